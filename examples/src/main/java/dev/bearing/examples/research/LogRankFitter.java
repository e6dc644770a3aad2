package dev.bearing.examples.research;

import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.LogRank;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code --model log-rank}: do the groups differ? */
final class LogRankFitter implements Fitter {

    @Override
    public List<String> names() {
        return List.of("log-rank");
    }

    @Override
    public Set<String> options() {
        return Set.of("duration", "event", "entry", "group", "strata", "rho");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"), Set.of("group"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.YES_OR_NO);
        LogRank.Builder builder = LogRank.builder();
        request.options().number("rho").ifPresent(builder::rho);
        GroupTests.split(input, builder::add);
        LogRank test = Refusals.orRefuse("log-rank", builder.test());
        long events = Arrays.stream(input.event()).filter(event -> event > 0).count();
        Fitted fitted = new Fitted(
                FitProvenance.builder("log-rank", input.rows(), events).build(), input.fileRows());
        return GroupTests.tell(test.test(), test.groups(), fitted);
    }
}

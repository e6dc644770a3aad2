package dev.bearing.examples.research;

import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.GrayTest;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code --model gray}: do the groups lose the same share to one cause, where others compete? */
final class GrayFitter implements Fitter {

    @Override
    public List<String> names() {
        return List.of("gray");
    }

    @Override
    public Set<String> options() {
        return Set.of("duration", "event", "cause", "group", "strata", "rho");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"), Set.of("group"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        int cause = request.options().cause();
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.CAUSE);
        GrayTest.Builder builder = GrayTest.builder(cause);
        request.options().number("rho").ifPresent(builder::rho);
        GroupTests.split(input, builder::add);
        GrayTest test = Refusals.orRefuse("gray", builder.test());
        Fitted fitted = new Fitted(
                FitProvenance.builder("gray", input.rows(), input.eventsOf(cause))
                        .build(),
                input.fileRows());
        fitted.fields().put("cause", cause);
        return GroupTests.tell(test.test(), test.groups(), fitted);
    }
}

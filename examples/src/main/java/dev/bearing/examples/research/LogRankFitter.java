package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.LogRank;
import dev.bearing.survival.Spells;
import java.io.IOException;
import java.util.ArrayList;
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
        Labels groups = input.group().orElseThrow();
        LogRank.Builder builder = LogRank.builder();
        request.options().number("rho").ifPresent(builder::rho);
        Spells spells = input.spells();
        input.strata()
                .ifPresentOrElse(
                        strata -> stratified(spells, strata, groups, builder),
                        () -> spells.by(groups.words()).forEach(builder::add));
        LogRank test = Refusals.orRefuse("log-rank", builder.test());
        long events = Arrays.stream(input.event()).filter(event -> event > 0).count();
        Fitted fitted = new Fitted(
                FitProvenance.builder("log-rank", input.rows(), events).build(), input.fileRows());
        ObjectNode fields = fitted.fields();
        Json.put(fields, "statistic", test.statistic());
        fields.put("degreesOfFreedom", test.degreesOfFreedom());
        fields.put("pValue", test.pValue());
        Json.put(fields, "logPValue", test.logPValue());
        ArrayNode list = fields.putArray("groups");
        TextTable table = new TextTable("group", "n", "observed", "expected");
        for (LogRank.Group group : test.groups()) {
            ObjectNode node = list.addObject().put("group", group.name()).put("n", group.size());
            Json.put(node, "observed", group.observed());
            Json.put(node, "expected", group.expected());
            table.row(group.name(), group.size(), group.observed(), group.expected());
        }
        return fitted.table(
                "chi-square " + TextTable.number(test.statistic()) + " on " + test.degreesOfFreedom()
                        + " degrees of freedom, p = " + TextTable.number(test.pValue()) + ", log p = "
                        + TextTable.number(test.logPValue()),
                table);
    }

    private static void stratified(Spells spells, Labels strata, Labels groups, LogRank.Builder builder) {
        List<String> words = groups.words();
        List<String> of = strata.words();
        List<String> both = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            both.add(of.get(i).length() + ":" + of.get(i) + words.get(i));
        }
        spells.by(both).forEach((name, some) -> {
            int colon = name.indexOf(':');
            int end = colon + 1 + Integer.parseInt(name.substring(0, colon));
            builder.add(name.substring(colon + 1, end), name.substring(end), some);
        });
    }
}

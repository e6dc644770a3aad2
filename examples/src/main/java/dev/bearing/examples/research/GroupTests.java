package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.ChiSquareTest;
import dev.bearing.survival.LogRank;
import dev.bearing.survival.Spells;
import java.util.ArrayList;
import java.util.List;

/** How tests of groups get their rows and tell what they find. */
final class GroupTests {

    private GroupTests() {}

    /** Takes the part of a group that is in a stratum; all are in "" where there are no strata. */
    interface Taker {

        void add(String stratum, String group, Spells spells);
    }

    /** Splits the rows by group, and by stratum where there is a column for it. */
    static void split(SurvivalInput input, Taker taker) {
        Spells spells = input.spells();
        Labels groups = input.group().orElseThrow();
        input.strata()
                .ifPresentOrElse(
                        strata -> stratified(spells, strata, groups, taker),
                        () -> spells.by(groups.words()).forEach((group, some) -> taker.add("", group, some)));
    }

    private static void stratified(Spells spells, Labels strata, Labels groups, Taker taker) {
        List<String> words = groups.words();
        List<String> of = strata.words();
        List<String> both = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            both.add(of.get(i).length() + ":" + of.get(i) + words.get(i));
        }
        spells.by(both).forEach((name, some) -> {
            int colon = name.indexOf(':');
            int end = colon + 1 + Integer.parseInt(name.substring(0, colon));
            taker.add(name.substring(colon + 1, end), name.substring(end), some);
        });
    }

    static Fitted tell(ChiSquareTest test, List<LogRank.Group> groups, Fitted fitted) {
        ObjectNode fields = fitted.fields();
        Json.put(fields, "statistic", test.statistic());
        fields.put("degreesOfFreedom", test.degreesOfFreedom());
        fields.put("pValue", test.pValue());
        Json.put(fields, "logPValue", test.logPValue());
        ArrayNode list = fields.putArray("groups");
        TextTable table = new TextTable("group", "n", "observed", "expected");
        for (LogRank.Group group : groups) {
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
}

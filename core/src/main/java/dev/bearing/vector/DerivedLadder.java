package dev.bearing.vector;

import com.google.common.collect.Multimap;
import com.google.common.collect.MultimapBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Makes a ladder where the vendor has not written one. */
final class DerivedLadder {

    private static final String ATTRIBUTE = "tier";

    private DerivedLadder() {}

    static Ladder of(Collection<? extends TierFacts> facts) {
        Multimap<String, Long> byAttribute = amounts();
        Multimap<String, Long> byPlan = amounts();
        for (TierFacts account : facts) {
            long units = account.mrr().units();
            account.attribute(ATTRIBUTE)
                    .map(value -> value.asText())
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> byAttribute.put(text, units));
            account.plans().stream().filter(plan -> !plan.isBlank()).forEach(plan -> byPlan.put(plan, units));
        }
        if (!byAttribute.isEmpty()) {
            return ranked(byAttribute, value -> TierRule.attribute(ATTRIBUTE, value));
        }
        if (!byPlan.isEmpty()) {
            return ranked(byPlan, plan -> TierRule.plans(List.of(plan)));
        }
        return Ladder.of(ValueTier.of("all", 1, TierRule.everybody()));
    }

    private static Multimap<String, Long> amounts() {
        return MultimapBuilder.treeKeys().arrayListValues().build();
    }

    private static Ladder ranked(Multimap<String, Long> amounts, Function<String, TierRule> rule) {
        List<String> names = amounts.keySet().stream()
                .sorted(Comparator.comparingDouble((String name) -> median(amounts.get(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<ValueTier> tiers = new ArrayList<>();
        for (String name : names) {
            tiers.add(ValueTier.of(name, tiers.size() + 1, rule.apply(name)));
        }
        return new Ladder(tiers, 0);
    }

    /** The median of those who pay; 0 where nobody does. Who has left is still in the tier and must not lower it. */
    private static double median(Collection<Long> units) {
        long[] sorted = units.stream()
                .mapToLong(Long::longValue)
                .filter(amount -> amount > 0)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return 0;
        }
        return ((double) sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

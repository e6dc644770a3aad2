package dev.bearing.vector;

import dev.bearing.internal.stats.Quantiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes a ladder where the vendor has not written one. */
final class DerivedLadder {

    private static final String ATTRIBUTE = "tier";

    private DerivedLadder() {}

    static Ladder of(Collection<? extends TierFacts> facts) {
        SortedMap<String, List<Long>> byAttribute = new TreeMap<>();
        SortedMap<String, List<Long>> byPlan = new TreeMap<>();
        for (TierFacts account : facts) {
            long units = account.mrr().units();
            account.attribute(ATTRIBUTE)
                    .map(value -> value.asText())
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> add(byAttribute, text, units));
            account.plans().stream().filter(plan -> !plan.isBlank()).forEach(plan -> add(byPlan, plan, units));
        }
        if (!byAttribute.isEmpty()) {
            return ranked(byAttribute, value -> TierRule.attribute(ATTRIBUTE, value));
        }
        if (!byPlan.isEmpty()) {
            return ranked(byPlan, plan -> TierRule.plans(List.of(plan)));
        }
        return Ladder.of(ValueTier.of("all", 1, TierRule.everybody()));
    }

    private static void add(SortedMap<String, List<Long>> amounts, String name, long units) {
        amounts.computeIfAbsent(name, unseen -> new ArrayList<>()).add(units);
    }

    private static Ladder ranked(SortedMap<String, List<Long>> amounts, Function<String, TierRule> rule) {
        List<String> names = amounts.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, List<Long>> own) -> median(own.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
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
        return sorted.length == 0 ? 0 : Quantiles.median(sorted);
    }
}

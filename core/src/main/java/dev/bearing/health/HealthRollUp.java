package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkState;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The health of a whole from that of its parts: of a company from its sites, of a product from those who use it, of a
 * parent from its children.
 *
 * <pre>{@code
 * HealthRollUp byRevenue = HealthRollUp.weighted(account -> mrr(account).toDouble());
 * SortedMap<String, GroupHealth> parents =
 *         byRevenue.groups(healths, account -> attributes(account).get("parent_id").map(AttributeValue::asText));
 * }</pre>
 *
 * <p>A part whose health is unknown is left out and counted: it lowers the {@linkplain GroupHealth#coverage coverage},
 * and below the least coverage the whole is unknown as well.
 */
public final class HealthRollUp {

    private static final double ROUNDING = 1e-12;

    private final Method method;
    private final ToDoubleFunction<AccountId> weight;
    private final double minCoverage;

    private HealthRollUp(Method method, ToDoubleFunction<AccountId> weight, double minCoverage) {
        this.method = method;
        this.weight = weight;
        this.minCoverage = minCoverage;
    }

    /** How the parts make the whole. */
    public enum Method {
        /** The mean of the parts, each counting the same. */
        MEAN,
        /** The worst part. It contributes the health, the first of several, and the others 0. */
        WORST,
        /** The mean of the parts, weighted, such as by what they pay. */
        WEIGHTED
    }

    /** Returns the roll-up by the mean, with a least coverage of 0.5. */
    public static HealthRollUp mean() {
        return new HealthRollUp(Method.MEAN, account -> 1, 0.5);
    }

    /** Returns the roll-up by the worst part, with a least coverage of 0.5 of the parts by number. */
    public static HealthRollUp worst() {
        return new HealthRollUp(Method.WORST, account -> 1, 0.5);
    }

    /**
     * Returns the roll-up by the weighted mean, with a least coverage of 0.5 of the weight.
     *
     * @param weight how much a part counts, 0 or more and finite, on any scale, such as what it pays a month in one
     *     currency
     */
    public static HealthRollUp weighted(ToDoubleFunction<AccountId> weight) {
        return new HealthRollUp(Method.WEIGHTED, requireNonNull(weight, "weight"), 0.5);
    }

    /** Returns this roll-up with another least coverage, in {@code [0, 1]}; 0 = one known part will do. */
    public HealthRollUp withMinCoverage(double share) {
        checkArgument(share >= 0 && share <= 1, "minCoverage must be in [0, 1], was %s", share);
        return new HealthRollUp(method, weight, share);
    }

    /** Returns how the parts make the whole. */
    public Method method() {
        return method;
    }

    /**
     * Returns the health of each whole, by its name.
     *
     * @param healths the health of each part, or why it is not known
     * @param groupOf the whole that a part belongs to; a part without one is left out. Where parents have parents,
     *     return the topmost one, or roll up level by level
     * @throws IllegalStateException if a weight is negative or not finite
     */
    public SortedMap<String, GroupHealth> groups(
            Map<AccountId, Answer<Health>> healths, Function<AccountId, Optional<String>> groupOf) {
        TreeMap<String, TreeMap<AccountId, Answer<Health>>> parts = new TreeMap<>();
        healths.forEach((account, health) -> groupOf.apply(account)
                .ifPresent(group ->
                        parts.computeIfAbsent(group, name -> new TreeMap<>()).put(account, health)));
        TreeMap<String, GroupHealth> groups = new TreeMap<>();
        parts.forEach((name, own) -> groups.put(name, group(name, own)));
        return Collections.unmodifiableSortedMap(groups);
    }

    private GroupHealth group(String name, SortedMap<AccountId, Answer<Health>> parts) {
        double all = 0;
        double known = 0;
        for (Map.Entry<AccountId, Answer<Health>> part : parts.entrySet()) {
            double own = weight(part.getKey());
            all += own;
            known += part.getValue().isKnown() ? own : 0;
        }
        double coverage = all > 0 ? known / all : 0;
        List<GroupHealth.Part> list = method == Method.WORST ? worst(parts) : means(parts, known);
        return new GroupHealth(name, answer(list, all, coverage), coverage, list);
    }

    private Answer<Health> answer(List<GroupHealth.Part> parts, double all, double coverage) {
        long unknown = parts.stream().filter(part -> !part.health().isKnown()).count();
        if (!(all > 0)) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "none of " + parts.size() + " parts has a weight");
        }
        if (!(coverage > 0 && coverage >= minCoverage - ROUNDING)) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    String.format(
                            Locale.ROOT,
                            "the health of %d of %d parts is unknown; the others have %.1f %% of the weight, needed %.1f"
                                    + " %%",
                            unknown,
                            parts.size(),
                            100 * coverage,
                            100 * minCoverage));
        }
        List<Contribution> terms = parts.stream()
                .filter(part -> part.health().isKnown())
                .map(part -> new Contribution(part.accountId().value(), part.contribution()))
                .toList();
        double sum = terms.stream().mapToDouble(Contribution::value).sum();
        return Answer.known(Health.of(Math.max(0, Math.min(1, sum))), Explanation.sum(words(), terms));
    }

    private String words() {
        return switch (method) {
            case MEAN -> "mean of the parts";
            case WORST -> "worst part";
            case WEIGHTED -> "weighted mean of the parts";
        };
    }

    private List<GroupHealth.Part> means(SortedMap<AccountId, Answer<Health>> parts, double known) {
        List<GroupHealth.Part> list = new ArrayList<>();
        parts.forEach((account, health) -> {
            double share = health.isKnown() && known > 0 ? weight(account) / known : 0;
            double value = health.toOptional().map(Health::value).orElse(0.0);
            list.add(new GroupHealth.Part(account, health, share, share * value));
        });
        return list;
    }

    private static List<GroupHealth.Part> worst(SortedMap<AccountId, Answer<Health>> parts) {
        Optional<AccountId> worst = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<AccountId, Answer<Health>> part : parts.entrySet()) {
            if (part.getValue() instanceof Answer.Known<Health> known
                    && known.value().value() < least) {
                worst = Optional.of(part.getKey());
                least = known.value().value();
            }
        }
        List<GroupHealth.Part> list = new ArrayList<>();
        for (Map.Entry<AccountId, Answer<Health>> part : parts.entrySet()) {
            boolean decides = worst.filter(part.getKey()::equals).isPresent();
            list.add(new GroupHealth.Part(part.getKey(), part.getValue(), decides ? 1 : 0, decides ? least : 0));
        }
        return list;
    }

    private double weight(AccountId account) {
        double own = weight.applyAsDouble(account);
        checkState(own >= 0 && own < Double.POSITIVE_INFINITY, "weight of %s must be 0 or more, was %s", account, own);
        return own;
    }
}

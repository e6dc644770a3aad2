package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.TierId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The value tiers in the order in which customers are meant to ascend.
 *
 * <pre>{@code
 * Ladder ladder = Ladder.of(
 *         ValueTier.of("free", 1, TierRule.everybody()),
 *         ValueTier.of("person", 2, TierRule.plans(List.of("solo"))),
 *         ValueTier.of("business", 3, TierRule.plans(List.of("team", "company"))));
 * }</pre>
 *
 * @param tiers the tiers, lowest rank first; at least one, ids and ranks unique
 * @param annualDiscount the yearly rate at which future money is discounted, 0 or more (0.1 is 10 %)
 */
public record Ladder(List<ValueTier> tiers, double annualDiscount) {

    /** @throws IllegalArgumentException if there is no tier, two share an id or a rank, or the discount is negative */
    public Ladder {
        requireNonNull(tiers, "tiers");
        tiers = tiers.stream().sorted(Comparator.comparingInt(ValueTier::rank)).toList();
        checkArgument(!tiers.isEmpty(), "tiers must not be empty");
        Set<TierId> ids = new HashSet<>();
        Set<Integer> ranks = new HashSet<>();
        for (ValueTier tier : tiers) {
            checkArgument(ids.add(tier.id()), "tier ids must be unique, %s stands twice", tier.id());
            checkArgument(ranks.add(tier.rank()), "ranks must be unique, %s stands twice", tier.rank());
        }
        checkArgument(
                annualDiscount >= 0 && annualDiscount < Double.POSITIVE_INFINITY,
                "annualDiscount must be finite and not negative, was %s",
                annualDiscount);
        annualDiscount = annualDiscount + 0.0;
    }

    /** Returns a ladder without discount, of tiers in any order. */
    public static Ladder of(ValueTier... tiers) {
        requireNonNull(tiers, "tiers");
        return new Ladder(List.of(tiers), 0);
    }

    /**
     * Returns the ladder that the accounts themselves suggest, without discount: one tier for each value of the
     * attribute {@code tier} if any account has it, else one for each plan in force, ranked from 1 by the median
     * monthly amount of those of its accounts that pay (0 where none does, ties by name); else one tier {@code all} for
     * everybody.
     *
     * @param facts the accounts, of one currency, such as all of a day
     */
    public static Ladder derived(Collection<? extends TierFacts> facts) {
        requireNonNull(facts, "facts");
        return DerivedLadder.of(facts);
    }

    /** Returns this ladder with another yearly discount rate, 0 or more. */
    public Ladder withAnnualDiscount(double rate) {
        return new Ladder(tiers, rate);
    }

    /** Returns the discount rate per month that compounds to the yearly one: {@code (1 + d)^(1/12) - 1}. */
    public double monthlyDiscount() {
        return Math.expm1(Math.log1p(annualDiscount) / 12);
    }

    /** Returns the highest tier whose rule holds for the account, or empty if it belongs to none. */
    public Optional<TierId> tierOf(TierFacts facts) {
        for (int i = tiers.size() - 1; i >= 0; i--) {
            if (tiers.get(i).rule().holdsFor(facts)) {
                return Optional.of(tiers.get(i).id());
            }
        }
        return Optional.empty();
    }

    /** Returns the tier of a name, or empty. */
    public Optional<ValueTier> tier(TierId id) {
        return tiers.stream().filter(tier -> tier.id().equals(id)).findFirst();
    }
}

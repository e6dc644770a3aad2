package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.stats.FalseDiscovery;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Where customers get lost on their success paths: every leg and every milestone tested against a reference, in one
 * search whose share of false findings is kept down, gaps first and among them those with most value at risk.
 *
 * <pre>{@code
 * SuccessGaps.Builder search = SuccessGaps.builder(GapReference.share(0.6));
 * search.add(acme, progress, events);
 * search.addLost(globex, itsProgress, itsEvents, churnedOn);
 * SuccessGaps gaps = search.find().valuedBy(account -> Answer.known(4_800.0));
 * gaps.found();   // ranked: the legs on which more is missing than chance explains
 * }</pre>
 *
 * <p>A share is tested by the exact one-sided binomial test where there are few accounts, else by the score test;
 * against other accounts by Fisher's exact test, else by the score test of two shares; times by a log-rank test. The
 * p-values of all kinds and legs are adjusted together by Benjamini and Hochberg's procedure. A group that differs from
 * another is not thereby shown to differ because of what sets them apart. Immutable.
 */
public final class SuccessGaps {

    private static final Comparator<SuccessGap> BY_PLACE =
            Comparator.comparing(SuccessGap::path).thenComparing(SuccessGap::to).thenComparing(SuccessGap::kind);

    /** Gaps first, then places without, then those of which too little is known; each by value at risk. */
    private static final Comparator<SuccessGap> RANKING = Comparator.<SuccessGap>comparingInt(
                    gap -> gap.isGap() ? 0 : gap.verdict().isKnown() ? 1 : 2)
            .thenComparing(Comparator.comparingDouble(
                            (SuccessGap gap) -> gap.valueAtRisk().toOptional().orElse(-1.0))
                    .reversed())
            .thenComparing(BY_PLACE);

    private final GapReference reference;
    private final GapPolicy policy;
    private final List<LegWaits> waits;
    private final List<SuccessGap> gaps;

    private SuccessGaps(GapReference reference, GapPolicy policy, List<LegWaits> waits, List<SuccessGap> gaps) {
        this.reference = reference;
        this.policy = policy;
        this.waits = waits;
        this.gaps = gaps.stream().sorted(RANKING).toList();
    }

    /** Returns a search against a reference, under the {@linkplain GapPolicy#standard() standard} policy. */
    public static Builder builder(GapReference reference) {
        return new Builder(reference);
    }

    /** Returns against what was measured. */
    public GapReference reference() {
        return reference;
    }

    /** Returns how was searched. */
    public GapPolicy policy() {
        return policy;
    }

    /** Returns every place that was looked at, gaps first and each group by value at risk, the largest first. */
    public List<SuccessGap> all() {
        return gaps;
    }

    /** Returns the gaps that were found, the most value at risk first. */
    public List<SuccessGap> found() {
        return gaps.stream().filter(SuccessGap::isGap).toList();
    }

    /**
     * Returns the same findings ranked by what is at risk: the sum of the values of the accounts that wait at a gap.
     * Verdicts do not depend on it.
     *
     * @param value what an account is worth from now on, 0 or more and finite, or why that is not known; such accounts
     *     are left out of the sum
     */
    public SuccessGaps valuedBy(Function<AccountId, Answer<Double>> value) {
        return with(gap -> gap.withValueAtRisk(atRisk(gap, value)));
    }

    /**
     * Returns the same findings with the accounts that left at a gap for a competitor: whoever bridges a gap wins the
     * customers that wait at it.
     *
     * @param competitor whether an account that left is known to have gone to a competitor
     */
    public SuccessGaps leftTo(Predicate<AccountId> competitor) {
        return with(gap ->
                gap.withToCompetitor(gap.left().stream().filter(competitor).toList()));
    }

    private SuccessGaps with(UnaryOperator<SuccessGap> change) {
        return new SuccessGaps(
                reference, policy, waits, gaps.stream().map(change).toList());
    }

    /**
     * Returns the same search with only some accounts measured, such as those of one owner: against the same reference,
     * which may be of other accounts, in a search of its own whose share of false findings is kept down. No account is
     * valued yet, and none said to have gone to a competitor.
     */
    public SuccessGaps among(Set<AccountId> accounts) {
        return search(reference, policy, waits, Set.copyOf(accounts)::contains);
    }

    private static SuccessGaps search(
            GapReference reference, GapPolicy policy, List<LegWaits> waits, Predicate<AccountId> measured) {
        List<SuccessGap> raw = new ArrayList<>();
        waits.forEach(path -> raw.addAll(new GapSearch(path, reference, policy, measured).gaps()));
        return new SuccessGaps(reference, policy, waits, judged(raw, policy));
    }

    /** Adjusts the p-values of all tests together, and makes the verdicts. */
    private static List<SuccessGap> judged(List<SuccessGap> raw, GapPolicy policy) {
        double[] adjusted = FalseDiscovery.adjusted(raw.stream()
                .flatMap(gap -> gap.test().toOptional().stream())
                .mapToDouble(GapTest::pValue)
                .toArray());
        List<SuccessGap> judged = new ArrayList<>();
        int next = 0;
        for (SuccessGap gap : raw) {
            if (gap.test().isKnown()) {
                double p = adjusted[next++];
                judged.add(GapSearch.judged(gap, gap.test().map(test -> test.adjusted(p)), policy));
            } else {
                judged.add(gap);
            }
        }
        return judged;
    }

    private static Answer<Double> atRisk(SuccessGap gap, Function<AccountId, Answer<Double>> value) {
        double sum = 0;
        List<Contribution> terms = new ArrayList<>();
        for (AccountId account : gap.waiting()) {
            Answer<Double> worth = value.apply(account);
            if (worth instanceof Answer.Known<Double> known) {
                double amount = known.value();
                checkArgument(
                        amount >= 0 && amount < Double.POSITIVE_INFINITY,
                        "value of %s must be finite and not negative, was %s",
                        account,
                        amount);
                sum += amount;
                terms.add(new Contribution(account.value(), amount));
            }
        }
        return terms.isEmpty() && !gap.waiting().isEmpty()
                ? Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "of " + gap.waiting().size() + " accounts that wait, the value of none is known")
                : Answer.known(sum, Explanation.sum("value of the accounts that wait", terms));
    }

    /** Collects accounts and searches; the order of accounts does not matter; not thread-safe. */
    public static final class Builder {

        private final GapReference reference;
        private GapPolicy policy = GapPolicy.standard();
        private final Map<String, LegWaits> paths = new TreeMap<>();

        private Builder(GapReference reference) {
            this.reference = requireNonNull(reference, "reference");
        }

        /** Sets how is searched. */
        public Builder policy(GapPolicy value) {
            policy = requireNonNull(value, "policy");
            return this;
        }

        /**
         * Adds an account that has not churned, unless by its {@linkplain JourneyProgress#withSpells spells}.
         *
         * @param events the milestone events that the progress was made of
         */
        public Builder add(AccountId account, JourneyProgress progress, Collection<MilestoneEvent> events) {
            requireNonNull(events, "events");
            requireNonNull(progress, "progress");
            return add(account, progress, events, Long.MAX_VALUE);
        }

        /**
         * Adds an account that churned; one that does so after the progress's day has not done it yet.
         *
         * @param events the milestone events that the progress was made of
         * @param lostOn the first day it was no customer any more
         */
        public Builder addLost(
                AccountId account, JourneyProgress progress, Collection<MilestoneEvent> events, LocalDate lostOn) {
            requireNonNull(events, "events");
            requireNonNull(lostOn, "lostOn");
            requireNonNull(progress, "progress");
            return add(account, progress, events, lostOn.toEpochDay());
        }

        private Builder add(AccountId account, JourneyProgress progress, Collection<MilestoneEvent> events, long lost) {
            requireNonNull(account, "account");
            LegWaits waits = paths.computeIfAbsent(progress.path().id(), id -> new LegWaits(progress.path()));
            checkArgument(
                    waits.path().equals(progress.path()),
                    "two paths have the id %s",
                    progress.path().id());
            waits.add(account, progress, events, lost);
            return this;
        }

        /** Returns what the search finds among the accounts added so far; no account is valued yet. */
        public SuccessGaps find() {
            return search(
                    reference,
                    policy,
                    paths.values().stream().map(LegWaits::copy).toList(),
                    any -> true);
        }
    }
}

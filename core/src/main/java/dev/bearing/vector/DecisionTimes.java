package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.Spells;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How long after reaching a milestone accounts decide on its expansion, by milestone: the cumulative incidence of a
 * lead that is won or lost, with leaving as the competing risk. Accounts that nobody ever offers it go on waiting, so
 * that the share that decides stays below 1. A take rate says how many of those who decide buy; this says when, which
 * is what the revenue of one month turns on. Immutable.
 *
 * <pre>{@code
 * DecisionTimes.Builder builder = DecisionTimes.builder();
 * builder.add(progressOfOne, itsLeads, Optional.empty());
 * DecisionTimes times = builder.build();
 * times.decidedWithin("ten-users", 12, 30);   // reached it 12 days ago: decides within 30 days more
 * }</pre>
 *
 * @see CumulativeIncidence
 */
public final class DecisionTimes {

    /**
     * How many decisions a milestone must have seen for curves of its own; below, those of all milestones serve, and
     * where these are fewer too, accounts are taken to decide at once.
     */
    public static final int LEAST_DECISIONS = 5;

    private static final int DECIDED = 1;
    private static final int LEFT = 2;

    private final SortedMap<String, Curve> byMilestone;
    private final Curve pooled;

    private DecisionTimes(SortedMap<String, Curve> byMilestone, Curve pooled) {
        this.byMilestone = Collections.unmodifiableSortedMap(byMilestone);
        this.pooled = pooled;
    }

    /** By day since the milestone, the share that has decided and the share that has neither decided nor left. */
    private record Curve(long decisions, DayCurve days) {

        static Curve of(Spells spells) {
            CumulativeIncidence incidence = CumulativeIncidence.of(spells, LEFT);
            return new Curve(incidence.events(DECIDED), DayCurve.of(incidence, DECIDED));
        }
    }

    /** Returns a builder without any account. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the times of nobody: accounts decide as soon as they reach a milestone. */
    public static DecisionTimes atOnce() {
        return builder().build();
    }

    /** Returns how many decisions on a milestone's expansion were seen. */
    public long decisions(String milestone) {
        Curve own = byMilestone.get(milestone);
        return own == null ? 0 : own.decisions();
    }

    /** Returns whether too little is known of when accounts decide, so that they are taken to decide at once. */
    public boolean isAtOnce() {
        return pooled.decisions() < LEAST_DECISIONS;
    }

    /**
     * Returns the probability that an account which reached a milestone so long ago and has not decided on its
     * expansion does so within the days to come. After longer waits than any observed it is 0; where too few decisions
     * were seen, 1 for an account that reaches it now and 0 for one that did before.
     *
     * @param waitedDays the days since it reached the milestone, 0 or more
     * @param horizonDays the days to come, 0 or more
     */
    public double decidedWithin(String milestone, long waitedDays, long horizonDays) {
        if (isAtOnce()) {
            return waitedDays == 0 ? 1 : 0;
        }
        return curve(milestone).days().within(waitedDays, horizonDays);
    }

    /** Returns the share that has decided so many days after reaching the milestone. */
    double decided(String milestone, int days) {
        return isAtOnce() ? 1 : curve(milestone).days().share(days);
    }

    /** Returns the variance of the estimated share that decides over its square: about 1 over the decisions seen. */
    double relativeVariance(String milestone) {
        return isAtOnce() ? 0 : 1.0 / curve(milestone).decisions();
    }

    private Curve curve(String milestone) {
        Curve own = byMilestone.get(milestone);
        return own != null && own.decisions() >= LEAST_DECISIONS ? own : pooled;
    }

    /** Collects accounts; their order does not matter; not thread-safe. */
    public static final class Builder {

        private final SortedMap<String, Spells.Builder> spells = new TreeMap<>();
        private final Spells.Builder all = Spells.builder();

        private Builder() {}

        /**
         * Adds what became of the expansions of an account's path after it reached their milestones.
         *
         * @param progress how far it is, and as of which day; if it knows the account's
         *     {@linkplain JourneyProgress#withSpells spells}, who left after reaching a milestone left, though it came
         *     back
         * @param leads all its leads as known on that day; those that were decided before the milestone do not count
         * @param leftOn the day it left, if it did
         */
        public Builder add(JourneyProgress progress, Collection<ExpansionLead> leads, Optional<LocalDate> leftOn) {
            requireNonNull(leads, "leads");
            requireNonNull(leftOn, "leftOn");
            requireNonNull(progress, "progress");
            for (SuccessMilestone milestone : progress.path().milestones()) {
                Optional<LocalDate> reached = progress.firstReachedOn(milestone.id());
                if (milestone.expansion().isPresent() && reached.isPresent()) {
                    add(
                            milestone,
                            reached.get(),
                            decidedOn(milestone.expansion().get(), leads),
                            earlier(leftOn, progress.lostAfter(reached.get())),
                            progress);
                }
            }
            return this;
        }

        private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
            return Stream.of(one, other).flatMap(Optional::stream).min(LocalDate::compareTo);
        }

        private void add(
                SuccessMilestone milestone,
                LocalDate reached,
                Optional<LocalDate> decided,
                Optional<LocalDate> leftOn,
                JourneyProgress progress) {
            boolean goneBefore = leftOn.filter(reached::isAfter).isPresent();
            if (goneBefore || decided.filter(reached::isAfter).isPresent()) {
                return;
            }
            LocalDate left = leftOn.orElse(LocalDate.MAX);
            LocalDate end = decided.filter(day -> !day.isAfter(left)).orElse(left);
            boolean censored = end.isAfter(progress.asOf());
            LocalDate last = censored ? progress.asOf() : end;
            int cause = censored ? 0 : decided.filter(last::equals).isPresent() ? DECIDED : LEFT;
            long days = last.toEpochDay() - reached.toEpochDay();
            requireNonNull(spells.computeIfAbsent(milestone.id(), id -> Spells.builder()))
                    .add(days, cause);
            all.add(days, cause);
        }

        /** Returns the times of the accounts added so far. */
        public DecisionTimes build() {
            SortedMap<String, Curve> curves = new TreeMap<>();
            spells.forEach((milestone, builder) -> curves.put(milestone, Curve.of(builder.build())));
            return new DecisionTimes(curves, Curve.of(all.build()));
        }
    }

    /** Returns the day the first lead of an expansion was won or lost. */
    static Optional<LocalDate> decidedOn(LogicalExpansion expansion, Collection<ExpansionLead> leads) {
        return leads.stream()
                .filter(lead -> lead.expansion().equals(expansion.id()))
                .flatMap(lead -> Stream.of(lead.wonOn(), lead.lostOn()).flatMap(Optional::stream))
                .min(LocalDate::compareTo);
    }
}

package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When accounts on one path buy its expansions: how long they take to a milestone, and from there to the decision. What
 * is worked out for one account serves all others. Immutable in what it answers.
 *
 * <pre>{@code
 * ExpansionTiming timing = ExpansionTiming.of(legs, decisions, 6);
 * timing.due(progress).get(0).months().map(all -> all.get(0).decided());
 * }</pre>
 */
public final class ExpansionTiming {

    private final LegModel legs;
    private final DecisionTimes decisions;
    private final int months;
    private final List<DayCurve> curves;

    private ExpansionTiming(LegModel legs, DecisionTimes decisions, int months) {
        this.legs = requireNonNull(legs, "legs");
        this.decisions = requireNonNull(decisions, "decisions");
        this.months = months;
        this.curves = legs.path().milestones().stream()
                .map(milestone -> DayCurve.of(legs.incidence(milestone.id()), LegModel.REACHED))
                .toList();
    }

    /**
     * Returns the timing of a path.
     *
     * @param legs how long the legs of the path take
     * @param decisions when accounts decide
     * @param months how many months ahead to look, 1 or more; of 365/12 days each
     */
    public static ExpansionTiming of(LegModel legs, DecisionTimes decisions, int months) {
        checkArgument(months > 0, "months must be positive, was %s", months);
        return new ExpansionTiming(legs, decisions, months);
    }

    /**
     * Returns every expansion of the path, in its order: those that the account {@linkplain DueExpansion#isDecided has
     * decided on} or has already are for the caller to leave out.
     *
     * @throws IllegalArgumentException if the account is on another path
     */
    public List<DueExpansion> due(JourneyProgress progress) {
        checkArgument(
                progress.path().equals(legs.path()),
                "progress must be on path %s, was on %s",
                legs.path(),
                progress.path());
        DueChain chain = new DueChain(progress, legs, curves, Days.ofMonths(months));
        List<DueExpansion> due = new ArrayList<>();
        for (SuccessMilestone milestone : legs.path().milestones()) {
            if (milestone.expansion().isPresent()) {
                due.add(due(progress, milestone, chain));
            }
        }
        return due;
    }

    private DueExpansion due(JourneyProgress progress, SuccessMilestone milestone, DueChain chain) {
        String id = milestone.id();
        Optional<LocalDate> reached = progress.reachedOn(id);
        double seen = legs.incidence(id).events(LegModel.REACHED);
        return new DueExpansion(
                id,
                milestone.expansion().orElseThrow(),
                reached.isPresent(),
                reached.isPresent()
                        ? Answer.known(afterReaching(id, ChronoUnit.DAYS.between(reached.get(), progress.asOf())))
                        : chain.cumulative(milestone).map(reach -> beforeReaching(id, reach)),
                (seen > 0 ? 1 / seen : 0) + decisions.relativeVariance(id));
    }

    private List<DueExpansion.Chance> afterReaching(String milestone, long waited) {
        List<DueExpansion.Chance> chances = new ArrayList<>(months);
        for (int month = 1; month <= months; month++) {
            chances.add(new DueExpansion.Chance(1, decisions.decidedWithin(milestone, waited, Days.ofMonths(month))));
        }
        return chances;
    }

    /** Sums over the days on which the milestone may be reached how likely a decision is in the days left. */
    private List<DueExpansion.Chance> beforeReaching(String milestone, double[] reach) {
        double[] shares = new double[reach.length];
        for (int day = 0; day < shares.length; day++) {
            shares[day] = decisions.decided(milestone, day);
        }
        List<DueExpansion.Chance> chances = new ArrayList<>(months);
        for (int month = 1; month <= months; month++) {
            int end = Days.ofMonths(month);
            double due = reach[0] * shares[end];
            for (int day = 1; day <= end; day++) {
                due += (reach[day] - reach[day - 1]) * shares[end - day];
            }
            chances.add(new DueExpansion.Chance(
                    Math.min(1, reach[end]), reach[end] > 0 ? Math.max(0, Math.min(1, due / reach[end])) : 0));
        }
        return chances;
    }
}

package dev.bearing.vector;

import dev.bearing.internal.Lazy;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is known of all accounts that have waited as long on one leg; what a heading does not need is worked out when it
 * is asked for.
 */
final class LegStand {

    private final Answer<Double> dwell;
    private final Supplier<Answer<Double>> median;
    private final Supplier<Answer<Estimate>> eta;
    private final Supplier<Answer<Interval>> etaInterval;

    private LegStand(ReachPlan plan, JourneyProgress.Leg leg) {
        LegModel legs = plan.legs();
        String id = leg.milestone().id();
        long waited = leg.daysWaited();
        dwell = legs.dwellShare(id, Math.min(waited, legs.incidence(id).lastTime()));
        median = Lazy.of(() -> legs.medianRemainingDays(id, waited));
        eta = Lazy.of(() -> eta(legs, leg.milestone(), waited, median.get()));
        etaInterval = Lazy.of(() -> median.get().map(days -> interval(plan, leg, days)));
    }

    static LegStand of(ReachPlan plan, JourneyProgress.Leg leg) {
        return new LegStand(plan, leg);
    }

    /** Returns the share of comparable accounts ahead; after a wait longer than any observed, that of the longest. */
    Answer<Double> dwell() {
        return dwell;
    }

    /**
     * Returns in how many days half of them reach the milestone, with the first and the third quarter; where too few
     * have walked the leg, the milestone's expected days less those waited.
     */
    Answer<Estimate> eta() {
        return eta.get();
    }

    /**
     * Returns the 95 % interval of that median: the days at which the ends of the interval of the share that has
     * reached cross a half.
     */
    Answer<Interval> etaInterval() {
        return etaInterval.get();
    }

    private static Answer<Estimate> eta(LegModel legs, SuccessMilestone milestone, long waited, Answer<Double> median) {
        if (median instanceof Answer.Unknown<Double> unknown
                && (unknown.reason() == Answer.Reason.EMPTY_BASE || unknown.reason() == Answer.Reason.INSUFFICIENT_DATA)
                && milestone.expectedDays().isPresent()) {
            double days = Math.max(0.0, milestone.expectedDays().getAsInt() - (double) waited);
            return Answer.known(
                    new Estimate(days, Answer.unknown(unknown.reason(), unknown.message())),
                    Explanation.inputs(
                            "expected days less those waited",
                            List.of(new Contribution("days waited", (double) waited))));
        }
        Answer<Interval> quarters = legs.remainingDays(milestone.id(), waited, 0.25)
                .flatMap(early ->
                        legs.remainingDays(milestone.id(), waited, 0.75).map(late -> new Interval(early, late, 0.5)));
        return median.map(days -> new Estimate(days, quarters));
    }

    private static Interval interval(ReachPlan plan, JourneyProgress.Leg leg, double median) {
        LegCurve curve = plan.curve(plan.place(leg.milestone().id()));
        int waited = Math.toIntExact(leg.daysWaited());
        double accounts = (double) plan.legs().incidence(leg.milestone().id()).atRisk(waited + 1L);
        double earliest = Double.POSITIVE_INFINITY;
        double latest = Double.POSITIVE_INFINITY;
        for (int day = waited; day <= curve.lastDay() && latest == Double.POSITIVE_INFINITY; day++) {
            Interval share = EstimatedShare.interval(
                    curve.within(waited, day), curve.variance(waited, day), Math.max(1, accounts));
            earliest = share.upper() >= 0.5 ? Math.min(earliest, day - waited) : earliest;
            latest = share.lower() >= 0.5 ? (double) day - waited : latest;
        }
        return Interval.of95(Math.min(earliest, median), Math.max(latest, median));
    }
}

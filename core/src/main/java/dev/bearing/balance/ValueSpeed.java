package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.journey.TimeToValue;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.List;

/**
 * Whether value comes faster: the share of accounts that got there within so many days, less the share that was to be
 * expected. Those who still wait count as long as they were observed, those who churned first never got there.
 *
 * @param basis what it is held against
 * @param days the days within which they are to get there; unknown where the period before has no median
 * @param share the share that got there within the days
 * @param expected the share that was to be expected: a half for a benchmark, which is a median; else that of the period
 *     before
 * @param difference {@code share} less {@code expected}, above 0 where value comes faster, in [-1, 1]
 */
public record ValueSpeed(
        Basis basis, Answer<Double> days, Answer<Double> share, Answer<Double> expected, Answer<Estimate> difference) {

    private static final double HALF = 0.5;

    /** What the time is held against. */
    public enum Basis {
        /** A number of days that somebody named, within which half should get there. */
        BENCHMARK,
        /** The accounts that set out in the period before: their median, and the share of them that kept it. */
        PERIOD_BEFORE
    }

    /** Refuses null. */
    public ValueSpeed {
        requireNonNull(basis, "basis");
        requireNonNull(days, "days");
        requireNonNull(share, "share");
        requireNonNull(expected, "expected");
        requireNonNull(difference, "difference");
    }

    /**
     * Returns the speed against a benchmark.
     *
     * @param now the accounts that set out lately
     * @param medianDays the days within which half should get there, above 0, finite
     */
    public static ValueSpeed against(TimeToValue now, double medianDays) {
        requireNonNull(now, "now");
        checkArgument(
                medianDays > 0 && medianDays < Double.POSITIVE_INFINITY,
                "medianDays must be above 0 and finite, was %s",
                medianDays);
        return of(
                Basis.BENCHMARK,
                Answer.known(medianDays),
                reached(now, medianDays),
                Answer.known(new Reached(HALF, 0)));
    }

    /**
     * Returns the speed against the accounts of the period before: whether more of the new ones get there within the
     * days in which half of the former did. The days are taken as given; the interval is of both shares.
     *
     * @param now the accounts that set out lately
     * @param before those that set out in the period before
     */
    public static ValueSpeed against(TimeToValue now, TimeToValue before) {
        requireNonNull(now, "now");
        requireNonNull(before, "before");
        Answer<Double> median = before.medianDays();
        return of(
                Basis.PERIOD_BEFORE,
                median,
                median.flatMap(days -> reached(now, days)),
                median.flatMap(days -> reached(before, days)));
    }

    /** A share that got there in time, with its standard error. */
    private record Reached(double share, double error) {}

    private static Answer<Reached> reached(TimeToValue time, double days) {
        return time.incidence()
                .at(days)
                .flatMap(point -> point.standardErrors()
                        .map(errors -> new Reached(
                                point.incidences().get(TimeToValue.REACHED - 1), errors.get(TimeToValue.REACHED - 1))));
    }

    private static ValueSpeed of(Basis basis, Answer<Double> days, Answer<Reached> now, Answer<Reached> before) {
        return new ValueSpeed(
                basis,
                days,
                now.map(Reached::share),
                before.map(Reached::share),
                now.flatMap(later ->
                        before.flatMap(earlier -> Answer.known(difference(later, earlier), terms(later, earlier)))));
    }

    private static Explanation terms(Reached now, Reached before) {
        return Explanation.sum(
                "share in time less the share expected",
                List.of(new Contribution("share in time", now.share()), new Contribution("expected", -before.share())));
    }

    private static Estimate difference(Reached now, Reached before) {
        double value = now.share() - before.share();
        double error = Math.hypot(now.error(), before.error());
        if (!(error > 0)) {
            return new Estimate(
                    value,
                    Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "so few got there, or not, that nothing varies"));
        }
        double half = Proportions.Z95 * error;
        return Estimate.of(value, Interval.of95(Math.max(-1, value - half), Math.min(1, value + half)));
    }
}

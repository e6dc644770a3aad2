package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Crossing;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.AbstractList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share that is still waiting at each time, when many waits are not over yet: S(t) is the product over event times
 * up to t of 1 - d/n, d events among n at risk. At a tie events come before censorings. Every cause counts as the
 * event; where one outcome prevents another, ask {@link CumulativeIncidence} instead, since 1 - S then overstates.
 *
 * <p>With {@linkplain Spells#withWeights weights}, d and n are sums of weights. Weights are not counts, so the standard
 * error is then that of the infinitesimal jackknife, which does not change if all weights are multiplied by one number
 * and which is Greenwood's where they are all equal and no entry is delayed.
 *
 * <p>With delayed entry few may be at risk early on, and S can fall to 0 there and stay: {@link #earlyZero} tells, and
 * {@link #given} asks the question that can be answered, the share of those who waited so long already.
 *
 * <pre>{@code
 * KaplanMeier retention = KaplanMeier.of(Spells.of(tenureDays, churned));
 * retention.at(365).map(KaplanMeier.Point::survival); // Known 0.84, or OUTSIDE_MODEL_RANGE past the last day seen
 * retention.quantile(0.5);                            // the median tenure, or CENSORED where half still stay
 * retention.restrictedMean(365);                      // 312.4 of the first 365 days, with its standard error
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier (1958), equation (2b)</a>
 */
public final class KaplanMeier implements RetentionModel {

    private static final String NAME = "kaplan-meier";

    private final RiskTable table;
    private final double from;
    private final KaplanMeierErrors errors;
    private final double[] survival;
    /** The variance of log S, Greenwood's sum of d / (n (n - d)) or its jackknife; infinite where S is 0. */
    private final double[] logVariance;

    private KaplanMeier(RiskTable table, double from) {
        this.table = table;
        this.from = from;
        int rows = table.rows();
        survival = new double[rows];
        double s = 1;
        for (int i = 0; i < rows; i++) {
            if (table.endings[1][i] > 0) {
                s *= KaplanMeierErrors.left(table, i) / table.weightAtRisk(i);
            }
            survival[i] = s;
        }
        errors = new KaplanMeierErrors(table);
        logVariance = errors.logVariances();
    }

    /** Returns the curve of these spells; every cause but 0 is the event. */
    public static KaplanMeier of(Spells spells) {
        requireNonNull(spells, "spells");
        return new KaplanMeier(RiskTable.anyCause(spells), 0);
    }

    /**
     * Returns the curve of waits seen from their origin, straight from two columns: the fastest way in for whole ticks
     * that are small, such as months.
     *
     * @param ticks the last tick observed, one per wait, none negative
     * @param events whether the event happened at it, one per wait
     */
    public static KaplanMeier of(int[] ticks, boolean[] events) {
        requireNonNull(ticks, "ticks");
        requireNonNull(events, "events");
        checkArgument(
                ticks.length == events.length,
                "ticks and events must be of one length, were %s and %s",
                ticks.length,
                events.length);
        return new KaplanMeier(RiskTable.of(ticks, events), 0);
    }

    /**
     * The curve at one time.
     *
     * @param time the time
     * @param atRisk how many were at risk at it, before its events
     * @param events how many events fell on it
     * @param censored how many were last seen on it
     * @param survival S after its events, in [0, 1]
     * @param standardError the standard error of S, Greenwood's or with weights the infinitesimal jackknife's; not
     *     defined where S is 0
     */
    public record Point(
            double time, long atRisk, long events, long censored, double survival, Answer<Double> standardError) {

        /** Refuses null. */
        public Point {
            requireNonNull(standardError, "standardError");
        }

        /** Returns the 95 % interval of S on a scale, or why there is none. */
        public Answer<Interval> interval(IntervalScale scale) {
            return standardError.flatMap(error -> scale.around(survival, error));
        }
    }

    /** Returns how many spells the curve was made of, those of weight 0 left out. */
    public long size() {
        return table.size();
    }

    /** Returns how many events happened. */
    public long events() {
        return table.total(1);
    }

    /** Returns the last time at which anybody was observed; 0 where nobody was. */
    public double lastTime() {
        return table.lastTime();
    }

    /**
     * Returns the time at which S fell to 0 although others were observed later: with delayed entry, when all of the
     * few at risk by then had the event. The curve says nothing about later times; ask {@link #given} that time.
     */
    public OptionalDouble earlyZero() {
        for (int i = 0; i < survival.length - 1; i++) {
            if (survival[i] == 0) {
                return OptionalDouble.of(table.time(i));
            }
        }
        return OptionalDouble.empty();
    }

    /** Returns one point for each distinct time at which a spell ended, ascending; a view. */
    public List<Point> curve() {
        return new AbstractList<>() {
            @Override
            public Point get(int index) {
                return point(index, table.time(index));
            }

            @Override
            public int size() {
                return table.rows();
            }
        };
    }

    /**
     * Returns the sum of the weights at risk at a time that {@link #curve} has, before its events: their number without
     * weights.
     *
     * @param index the place of the time in the curve, from 0
     */
    public double weightAtRisk(int index) {
        return table.weightAtRisk(index);
    }

    /**
     * Returns the sum of the weights at risk at any time, before its events: their number without weights, 0 after the
     * last time observed.
     *
     * @param time 0 or more
     */
    public double weightAtRiskAt(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        return table.weightAtRiskAt(time);
    }

    /**
     * Returns the curve at a tick; EMPTY_BASE without spells, OUTSIDE_MODEL_RANGE after the last time observed unless
     * nobody was left by then.
     *
     * @param time the tick, 0 or more
     */
    public Answer<Point> at(long time) {
        checkArgument(time >= 0, "time must not be negative, was %s", time);
        return at((double) time);
    }

    /**
     * Returns the curve at a time that need not be whole; unknown as at a whole one.
     *
     * @param time the time, 0 or more
     */
    public Answer<Point> at(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        return row(time)
                .flatMap(row -> Answer.known(
                        point(row, time),
                        Explanation.inputs(
                                "Kaplan-Meier",
                                List.of(new Contribution("spells", size()), new Contribution("events", events())))));
    }

    /** Returns S after a tick; unknown where {@link #at(long)} is. */
    @Override
    public Answer<Double> survival(long time) {
        return at(time).map(Point::survival);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FitProvenance provenance() {
        FitProvenance.Builder builder = FitProvenance.builder(NAME, size(), events());
        if (table.isWeighted()) {
            builder.flag("weighted: standard errors by the infinitesimal jackknife");
        }
        earlyZero().ifPresent(time -> builder.flag("fell to 0 at " + time + " while others were observed later"));
        return builder.build();
    }

    /** Returns its name, rows, events and parameters. */
    @Override
    public String toString() {
        return provenance().inALine();
    }

    /** The row of a time, -1 before the first. */
    private Answer<Integer> row(double time) {
        if (table.rows() == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no spells");
        }
        int row = table.rowAt(time);
        return time > lastTime() && survival[row] > 0
                ? Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        "observed up to " + lastTime() + ", where " + survival[row] + " survive; asked for " + time)
                : Answer.known(row);
    }

    private double survivalAt(int row) {
        return row < 0 ? 1 : survival[row];
    }

    private Point point(int row, double time) {
        double s = survivalAt(row);
        Answer<Double> error = s > 0
                ? Answer.known(row < 0 ? 0.0 : s * Math.sqrt(logVariance[row]))
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "not defined where nobody survives");
        if (row >= 0 && table.time(row) == time) {
            return new Point(time, table.atRisk[row], table.endings[1][row], table.endings[0][row], s, error);
        }
        return new Point(time, table.atRiskAt(time), 0, 0, s, error);
    }

    /**
     * Returns the curve of those who waited longer than {@code waited}: S(t given T &gt; waited), 1 up to that time.
     * Time still counts from the origin of each wait.
     *
     * @param waited 0 or more
     */
    public KaplanMeier given(double waited) {
        checkArgument(
                waited >= 0 && waited < Double.POSITIVE_INFINITY,
                "waited must be finite and not negative, was %s",
                waited);
        return new KaplanMeier(table.after(waited), Math.max(from, waited));
    }

    /**
     * Returns the mean time spent waiting up to {@code tau}, the area under S, with its standard error; on the curve of
     * {@link #given} it counts from the time waited. EMPTY_BASE without spells; OUTSIDE_MODEL_RANGE where tau lies
     * after the last time observed and somebody still waits: the curve is not extended.
     *
     * @param tau 0 or more
     * @see <a href="https://doi.org/10.1186/1471-2288-13-152">Royston and Parmar (2013), section 2.1</a>
     */
    public Answer<EstimateWithError> restrictedMean(double tau) {
        checkArgument(tau >= 0 && tau < Double.POSITIVE_INFINITY, "tau must be finite and not negative, was %s", tau);
        return row(tau).flatMap(last -> {
            double[] areas = new double[survival.length];
            for (int i = 0; i <= last; i++) {
                double until = i == last ? tau : table.time(i + 1);
                areas[i] = (until - table.time(i)) * survival[i];
            }
            double before = Math.max(0, (last < 0 ? tau : table.time(0)) - from);
            return Answer.known(
                    sum(before, areas),
                    Explanation.inputs("area under Kaplan-Meier", List.of(new Contribution("tau", tau))));
        });
    }

    /**
     * Returns the sum of amounts[k] × S(times[k]), with its standard error from the covariance of the curve with
     * itself: discounted payments, say, each made by those who are still there. Unknown where a time is outside the
     * curve.
     *
     * @param times each 0 or more, in any order
     * @param amounts one per time, finite
     */
    public Answer<EstimateWithError> total(double[] times, double[] amounts) {
        checkArgument(
                times.length == amounts.length,
                "times and amounts must be of one length, were %s and %s",
                times.length,
                amounts.length);
        double[] terms = new double[survival.length];
        double certain = 0;
        for (int k = 0; k < times.length; k++) {
            Answer<Point> point = at(times[k]);
            if (!point.isKnown()) {
                return point.map(unused -> new EstimateWithError(0, 0));
            }
            int row = table.rowAt(times[k]);
            if (row < 0) {
                certain += amounts[k];
            } else {
                terms[row] += amounts[k] * survival[row];
            }
        }
        return Answer.known(sum(certain, terms), Explanation.inputs("sum over Kaplan-Meier", List.of()));
    }

    /** Returns the variance of a number that the logarithm of each row's factor moves by so much. */
    double varianceOfSum(double[] slopes) {
        return errors.varianceOfSum(slopes);
    }

    /** The sum of terms that are each a multiple of S at their row. */
    private EstimateWithError sum(double certain, double[] terms) {
        double[] later = new double[terms.length];
        double sum = 0;
        for (int i = terms.length - 1; i >= 0; i--) {
            sum += terms[i];
            later[i] = sum;
        }
        return new EstimateWithError(certain + sum, Math.sqrt(errors.varianceOfSum(later)));
    }

    /**
     * Returns the time by which a share of all has met the event: the first t with S(t) &lt;= 1 - p, or the midpoint of
     * the stretch on which S equals 1 - p. CENSORED where S never falls that far.
     *
     * @param p the share, in (0, 1); 0.5 is the median
     */
    public Answer<Double> quantile(double p) {
        check(p);
        if (table.rows() == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no spells");
        }
        double[] gone = new double[survival.length];
        for (int i = 0; i < gone.length; i++) {
            gone[i] = 1 - survival[i];
        }
        OptionalDouble time = Crossing.of(table::time, gone, p);
        return time.isPresent()
                ? Answer.known(time.getAsDouble(), Explanation.inputs("Kaplan-Meier quantile", List.of()))
                : Answer.unknown(
                        Answer.Reason.CENSORED,
                        "by " + lastTime() + ", the last time observed, " + gone[gone.length - 1]
                                + " of all had met the event, asked for " + p);
    }

    /**
     * Returns the 95 % interval of {@link #quantile}: the times at which the two limits of S fall to 1 - p. Its upper
     * end is infinite where the upper limit never does; INSUFFICIENT_DATA where the lower limit does not either.
     *
     * @param p the share, in (0, 1)
     * @see <a href="https://doi.org/10.2307/2530286">Brookmeyer and Crowley (1982)</a>
     */
    public Answer<Interval> quantileInterval(double p, IntervalScale scale) {
        check(p);
        double[] early = new double[survival.length];
        double[] late = new double[survival.length];
        for (int i = 0; i < survival.length; i++) {
            Answer<Interval> limits = point(i, table.time(i)).interval(scale);
            early[i] = limits.fold(known -> 1 - known.value().lower(), unknown -> Double.NaN);
            late[i] = limits.fold(known -> 1 - known.value().upper(), unknown -> Double.NaN);
        }
        OptionalDouble first = Crossing.of(table::time, early, p);
        if (first.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "the lower limit of the curve never falls to " + (1 - p));
        }
        OptionalDouble last = Crossing.of(table::time, late, p);
        return Answer.known(Interval.of95(first.getAsDouble(), last.orElse(Double.POSITIVE_INFINITY)));
    }

    private static void check(double p) {
        checkArgument(p > 0 && p < 1, "p must be in (0, 1), was %s", p);
    }
}

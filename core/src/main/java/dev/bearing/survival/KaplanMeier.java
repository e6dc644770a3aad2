package dev.bearing.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.AbstractList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share that is still waiting at each tick, when many waits are not over yet: S(t) is the product over event ticks
 * up to t of 1 - d/n, d events among n at risk. At a tie events come before censorings. Every cause counts as the
 * event; where one outcome prevents another, ask {@link CumulativeIncidence} instead, since 1 - S then overstates.
 *
 * <p>With delayed entry few may be at risk early on, and S can fall to 0 there and stay: look at {@link Point#atRisk}.
 *
 * <pre>{@code
 * KaplanMeier retention = KaplanMeier.of(Spells.of(tenureDays, churned));
 * retention.at(365).map(KaplanMeier.Point::survival); // Known 0.84, or OUTSIDE_MODEL_RANGE past the last day seen
 * retention.quantile(0.5);                            // the median tenure, or CENSORED where half still stay
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier (1958), equation (2b)</a>
 */
public final class KaplanMeier {

    private final RiskTable table;
    private final int size;
    private final double[] survival;
    /** Greenwood's sum of d / (n (n - d)): the squared standard error of log S; infinite where S is 0. */
    private final double[] greenwood;

    private KaplanMeier(RiskTable table, int size) {
        this.table = table;
        this.size = size;
        int rows = table.times.length;
        survival = new double[rows];
        greenwood = new double[rows];
        double s = 1;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double n = table.atRisk[i];
            double d = table.endings[1][i];
            if (d > 0) {
                s *= (n - d) / n;
                sum += d / (n * (n - d));
            }
            survival[i] = s;
            greenwood[i] = sum;
        }
    }

    /** Returns the curve of these spells; every cause but 0 is the event. */
    public static KaplanMeier of(Spells spells) {
        return new KaplanMeier(RiskTable.anyCause(spells), spells.size());
    }

    /**
     * The curve at one tick.
     *
     * @param time the tick
     * @param atRisk how many were at risk at it, before its events
     * @param events how many events fell on it
     * @param censored how many were last seen on it
     * @param survival S after its events, in [0, 1]
     * @param standardError Greenwood's standard error of S; not defined where S is 0
     */
    public record Point(
            long time, long atRisk, long events, long censored, double survival, Answer<Double> standardError) {

        /** Refuses null. */
        public Point {
            requireNonNull(standardError, "standardError");
        }

        /** Returns the 95 % interval of S on a scale, or why there is none. */
        public Answer<Interval> interval(IntervalScale scale) {
            return standardError.flatMap(error -> scale.around(survival, error));
        }
    }

    /** Returns how many spells the curve was made of. */
    public int size() {
        return size;
    }

    /** Returns how many events happened. */
    public long events() {
        return table.total(1);
    }

    /** Returns the last tick at which anybody was observed; 0 where nobody was. */
    public long lastTime() {
        return table.lastTime();
    }

    /** Returns one point for each distinct tick at which a spell ended, ascending; a view. */
    public List<Point> curve() {
        return new AbstractList<>() {
            @Override
            public Point get(int index) {
                return point(index, table.times[index]);
            }

            @Override
            public int size() {
                return table.times.length;
            }
        };
    }

    /**
     * Returns the curve at a tick; EMPTY_BASE without spells, OUTSIDE_MODEL_RANGE after the last tick observed unless
     * nobody was left by then.
     *
     * @param time the tick, 0 or more
     */
    public Answer<Point> at(long time) {
        checkArgument(time >= 0, "time must not be negative, was %s", time);
        if (size == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no spells");
        }
        int row = table.rowAt(time);
        if (time > lastTime() && survival[row] > 0) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE,
                    "observed up to tick " + lastTime() + ", where " + survival[row] + " survive; asked for " + time);
        }
        return Answer.known(
                point(row, time),
                Explanation.inputs(
                        "Kaplan-Meier",
                        List.of(new Contribution("spells", size), new Contribution("events", events()))));
    }

    private Point point(int row, long time) {
        double s = row < 0 ? 1 : survival[row];
        Answer<Double> error = s > 0
                ? Answer.known(row < 0 ? 0.0 : s * Math.sqrt(greenwood[row]))
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "not defined where nobody survives");
        if (row >= 0 && table.times[row] == time) {
            return new Point(time, table.atRisk[row], table.endings[1][row], table.endings[0][row], s, error);
        }
        return new Point(time, table.atRiskAt(time), 0, 0, s, error);
    }

    /**
     * Returns the tick by which a share of all has met the event: the first t with S(t) &lt;= 1 - p, or the midpoint of
     * the stretch on which S equals 1 - p. CENSORED where S never falls that far.
     *
     * @param p the share, in (0, 1); 0.5 is the median
     */
    public Answer<Double> quantile(double p) {
        check(p);
        if (size == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no spells");
        }
        double[] gone = new double[survival.length];
        for (int i = 0; i < gone.length; i++) {
            gone[i] = 1 - survival[i];
        }
        OptionalDouble time = Crossing.of(table.times, gone, p);
        return time.isPresent()
                ? Answer.known(time.getAsDouble(), Explanation.inputs("Kaplan-Meier quantile", List.of()))
                : Answer.unknown(
                        Answer.Reason.CENSORED,
                        "by tick " + lastTime() + ", the last observed, " + gone[gone.length - 1]
                                + " of all had met the" + " event, asked for " + p);
    }

    /**
     * Returns the 95 % interval of {@link #quantile}: the ticks at which the two limits of S fall to 1 - p. Its upper
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
            Answer<Interval> limits = point(i, table.times[i]).interval(scale);
            early[i] = limits.fold(known -> 1 - known.value().lower(), unknown -> Double.NaN);
            late[i] = limits.fold(known -> 1 - known.value().upper(), unknown -> Double.NaN);
        }
        OptionalDouble from = Crossing.of(table.times, early, p);
        if (from.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "the lower limit of the curve never falls to " + (1 - p));
        }
        OptionalDouble to = Crossing.of(table.times, late, p);
        return Answer.known(Interval.of95(from.getAsDouble(), to.orElse(Double.POSITIVE_INFINITY)));
    }

    private static void check(double p) {
        checkArgument(p > 0 && p < 1, "p must be in (0, 1), was %s", p);
    }
}

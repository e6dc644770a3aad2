package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Lazy;
import dev.bearing.internal.stats.Crossing;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.AbstractList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The share that has met each of several competing causes by each tick (Aalen-Johansen): an account that churned can no
 * longer reach its milestone, which one minus a survival curve would forget. With S the share still waiting, n at risk
 * and d of them meeting cause k at a tick, F_k grows by S(before)·d/n. At a tie all causes count at once, exactly, and
 * before censorings. At every tick the incidences and S add up to 1.
 *
 * <p>Standard errors are Aalen's, by the delta method, as in cmprsk but where the last one at risk meets a cause, which
 * adds nothing to them; those of the infinitesimal jackknife differ from the third digit on. With
 * {@linkplain Spells#withWeights weights}, d and n are sums of weights, and there is no standard error.
 *
 * <pre>{@code
 * CumulativeIncidence leg = CumulativeIncidence.of(spells, 2); // 1 = reached, 2 = churned
 * leg.incidence(1, 90);     // share of all that has reached by day 90
 * leg.within(1, 20, 30);    // of those still waiting on day 20, the share that reaches within 30 days more
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1002/sim.2712">Putter, Fiocco and Geskus (2007), section 3.2</a>, for the estimator
 *     of Aalen and Johansen (1978)
 */
public final class CumulativeIncidence {

    private final RiskTable table;
    private final int size;
    private final double[] eventFree;
    /** {@code double[1 + causes][rows]}; row 0 is unused. */
    private final double[][] incidence;
    /** By cause, cause 1 first; not to be asked for where the spells are weighted. */
    private final Lazy<List<AalenVariance>> variances;

    private CumulativeIncidence(RiskTable table, int causes) {
        this.table = table;
        this.size = (int) table.size();
        int rows = table.rows();
        eventFree = new double[rows];
        incidence = new double[causes + 1][rows];
        double[] reached = new double[causes + 1];
        double waiting = 1;
        for (int i = 0; i < rows; i++) {
            double n = table.weightAtRisk(i);
            double all = 0;
            int ended = 0;
            for (int c = 1; c <= causes; c++) {
                if (table.endings[c][i] > 0) {
                    double d = table.weightEnding(c, i);
                    reached[c] += waiting * (d / n);
                    all += d;
                    ended += table.endings[c][i];
                }
                incidence[c][i] = reached[c];
            }
            if (ended > 0) {
                waiting *= ended == table.atRisk[i] ? 0 : (n - all) / n;
            }
            eventFree[i] = waiting;
        }
        variances = Lazy.of(() -> IntStream.rangeClosed(1, causes)
                .mapToObj(c -> new AalenVariance(table, c, eventFree, incidence[c]))
                .toList());
    }

    /**
     * Returns the curves of these spells.
     *
     * @param causes how many causes compete, 1 or more; a cause may have happened to nobody
     * @throws IllegalArgumentException if a spell ended by a larger cause
     */
    public static CumulativeIncidence of(Spells spells, int causes) {
        requireNonNull(spells, "spells");
        checkArgument(causes >= 1, "causes must be 1 or more, was %s", causes);
        checkArgument(
                spells.largestCause() <= causes,
                "no spell may end by a cause above %s, one ended by %s",
                causes,
                spells.largestCause());
        return new CumulativeIncidence(RiskTable.byCause(spells, causes), causes);
    }

    /**
     * The curves at one time.
     *
     * @param time the time
     * @param atRisk how many were at risk at it, before its events
     * @param eventFree the share that still waits after its events, in [0, 1]
     * @param incidences the share that has met each cause, cause 1 first, each in [0, 1]
     * @param standardErrors Aalen's standard error of each incidence, cause 1 first; unknown for weighted spells
     */
    public record Point(
            double time, long atRisk, double eventFree, List<Double> incidences, Answer<List<Double>> standardErrors) {

        /** What rounding makes of a standard error of 0. */
        private static final double NOTHING = 1e-12;

        /** Copies the lists. */
        public Point {
            requireNonNull(incidences, "incidences");
            requireNonNull(standardErrors, "standardErrors");
            incidences = List.copyOf(incidences);
            standardErrors = standardErrors.map(List::copyOf);
        }

        /**
         * Returns the 95 % interval of the incidence of a cause, on a scale applied to the incidence itself.
         * INSUFFICIENT_DATA where nobody or everybody has met the cause, as the standard error is 0 there.
         *
         * @param cause from 1
         */
        public Answer<Interval> interval(int cause, IntervalScale scale) {
            checkIndex(cause - 1, incidences.size());
            double share = incidences.get(cause - 1);
            return standardErrors.flatMap(errors -> share > 0 && errors.get(cause - 1) > NOTHING
                    ? scale.around(share, errors.get(cause - 1))
                    : Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            (share > 0 ? "everybody" : "nobody") + " has met cause " + cause
                                    + ", so the standard error is 0 and says nothing"));
        }
    }

    /** Returns how many spells the curves were made of, those of weight 0 left out. */
    public int size() {
        return size;
    }

    /** Returns how many causes compete. */
    public int causes() {
        return incidence.length - 1;
    }

    /** Returns how many spells ended by a cause, from 1. */
    public long events(int cause) {
        checkCause(cause);
        return table.total(cause);
    }

    /**
     * Returns the last tick at which anybody was observed, a time that is not whole rounded down; 0 where nobody was.
     */
    public long lastTime() {
        return (long) table.lastTime();
    }

    /** Returns how many are at risk at a tick, before its events; 0 after the last tick observed. */
    public long atRisk(long time) {
        return table.atRiskAt((double) time);
    }

    /** Returns how many are at risk at a time that need not be whole. */
    public long atRisk(double time) {
        checkTime(time);
        return table.atRiskAt(time);
    }

    /** Returns one point for each distinct tick at which a spell ended, ascending; a view. */
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

    private Point point(int row, double time) {
        boolean exact = row >= 0 && table.time(row) == time;
        return new Point(
                time,
                exact ? table.atRisk[row] : table.atRiskAt(time),
                waiting(row),
                byCause(c -> value(c, row)),
                table.isWeighted() ? noErrors() : Answer.known(byCause(c -> error(c, -1, row))));
    }

    private List<Double> byCause(IntToDoubleFunction value) {
        return IntStream.rangeClosed(1, causes()).mapToDouble(value).boxed().toList();
    }

    private static <T> Answer<T> noErrors() {
        return Answer.unknown(
                Answer.Reason.OUTSIDE_MODEL_RANGE, "Aalen's standard error counts heads and does not hold for weights");
    }

    /**
     * Returns the curves at a time, which need not be whole; unknown where {@link #incidence(int, long)} is.
     *
     * @param time 0 or more
     */
    public Answer<Point> at(double time) {
        return row(time).map(row -> point(row, time));
    }

    /**
     * Returns Aalen's standard error of {@link #incidence(int, long)}; unknown where that is, and for weighted spells.
     *
     * @param cause from 1
     * @param time the tick, 0 or more
     */
    public Answer<Double> standardError(int cause, long time) {
        return standardError(cause, (double) time);
    }

    /** Returns {@link #standardError(int, long)} at a time that need not be whole. */
    public Answer<Double> standardError(int cause, double time) {
        checkCause(cause);
        return at(time).flatMap(Point::standardErrors).map(errors -> errors.get(cause - 1));
    }

    /**
     * Returns the mean time lost to a cause up to {@code tau}, the area under its incidence: of the first tau days, how
     * many a customer is gone by this cause. Over the causes and with the area under the share that waits, it adds up
     * to tau. Unknown where {@link #incidence(int, long)} at tau is.
     *
     * @param cause from 1
     * @param tau 0 or more
     * @see <a href="https://doi.org/10.1002/sim.5903">Andersen (2013), Decomposition of number of life years lost
     *     according to causes of death</a>
     */
    public Answer<Double> restrictedTimeLost(int cause, double tau) {
        checkCause(cause);
        return row(tau).map(last -> {
            double area = 0;
            for (int i = 0; i <= last; i++) {
                double until = i == last ? tau : table.time(i + 1);
                area += (until - table.time(i)) * incidence[cause][i];
            }
            return area;
        });
    }

    /**
     * Returns the share of all that has met a cause by a tick, that tick included; EMPTY_BASE without spells,
     * OUTSIDE_MODEL_RANGE after the last tick observed unless nobody waited any more.
     *
     * @param cause from 1
     * @param time the tick, 0 or more
     */
    public Answer<Double> incidence(int cause, long time) {
        return incidence(cause, (double) time);
    }

    /** Returns {@link #incidence(int, long)} by a time that need not be whole. */
    public Answer<Double> incidence(int cause, double time) {
        checkCause(cause);
        return row(time).map(row -> value(cause, row));
    }

    /** Returns the share that still waits after a tick; unknown where {@link #incidence(int, long)} is. */
    public Answer<Double> eventFree(long time) {
        return eventFree((double) time);
    }

    /** Returns {@link #eventFree(long)} after a time that need not be whole. */
    public Answer<Double> eventFree(double time) {
        return row(time).map(this::waiting);
    }

    /**
     * Returns, of those still waiting after a tick a, the share that meets a cause within h ticks more: (F(a+h) - F(a))
     * / S(a). OUTSIDE_MODEL_RANGE where nobody waits that long or a+h lies after the last tick observed.
     *
     * @param cause from 1
     * @param waited a, the ticks waited so far, 0 or more
     * @param horizon h, 0 or more
     */
    public Answer<Double> within(int cause, long waited, long horizon) {
        checkCause(cause);
        checkArgument(horizon >= 0, "horizon must not be negative, was %s", horizon);
        return between(cause, (double) waited, (double) Math.addExact(waited, horizon));
    }

    /**
     * Returns {@link #within(int, long, long)} for times that need not be whole; their sum counts as it is rounded, so
     * that an event exactly at the end of the horizon may fall on either side of it.
     */
    public Answer<Double> within(int cause, double waited, double horizon) {
        checkCause(cause);
        checkArgument(horizon >= 0, "horizon must not be negative, was %s", horizon);
        return between(cause, waited, waited + horizon);
    }

    private Answer<Double> between(int cause, double waited, double until) {
        return waitingRow(waited)
                .flatMap(from -> row(until).flatMap(to -> {
                    double more = value(cause, to) - value(cause, from);
                    double waiting = waiting(from);
                    return Answer.known(
                            Math.min(1, more / waiting),
                            Explanation.quotient(
                                    "(F(a+h) - F(a)) / S(a)",
                                    new Contribution("F(a+h) - F(a)", more),
                                    new Contribution("S(a)", waiting)));
                }));
    }

    /**
     * Returns the standard error of {@link #within(int, long, long)}, by the delta method: Aalen's, of the curve of
     * those who waited so long. Unknown where that is, and for weighted spells.
     *
     * @param cause from 1
     * @param waited a, the ticks waited so far, 0 or more
     * @param horizon h, 0 or more
     */
    public Answer<Double> withinError(int cause, long waited, long horizon) {
        checkCause(cause);
        checkArgument(horizon >= 0, "horizon must not be negative, was %s", horizon);
        return errorBetween(cause, (double) waited, (double) Math.addExact(waited, horizon));
    }

    /** Returns {@link #withinError(int, long, long)} for times that need not be whole. */
    public Answer<Double> withinError(int cause, double waited, double horizon) {
        checkCause(cause);
        checkArgument(horizon >= 0, "horizon must not be negative, was %s", horizon);
        return errorBetween(cause, waited, waited + horizon);
    }

    private Answer<Double> errorBetween(int cause, double waited, double until) {
        return table.isWeighted()
                ? noErrors()
                : waitingRow(waited).flatMap(from -> row(until).map(to -> error(cause, from, to)));
    }

    private double error(int cause, int from, int to) {
        return Math.sqrt(variances.get().get(cause - 1).between(from, to));
    }

    /**
     * Returns the share that has met a cause by a tick, among those that met none of the other causes by then: F(a) /
     * (1 - sum of the others' incidences). It tells how long a wait of a ticks is, from 0 (nobody is faster) to 1
     * (everybody is). OUTSIDE_MODEL_RANGE where the others met all.
     *
     * @param cause from 1
     * @param waited a, 0 or more
     */
    public Answer<Double> shareAhead(int cause, long waited) {
        return shareAhead(cause, (double) waited);
    }

    /** Returns {@link #shareAhead(int, long)} for a time that need not be whole. */
    public Answer<Double> shareAhead(int cause, double waited) {
        checkCause(cause);
        return row(waited).flatMap(row -> {
            double reached = value(cause, row);
            double comparable = reached + waiting(row);
            if (!(comparable > 0)) {
                return Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE, "by " + waited + " another cause had met everybody");
            }
            return Answer.known(
                    reached / comparable,
                    Explanation.quotient(
                            "F(a) / (F(a) + S(a))",
                            new Contribution("F(a)", reached),
                            new Contribution("F(a) + S(a)", comparable)));
        });
    }

    /**
     * Returns the tick by which a share of all has met a cause: the first t with F(t) &gt;= p, or the midpoint of the
     * stretch on which F equals p. CENSORED where F never gets that far, as when most churn instead.
     *
     * @param cause from 1
     * @param p the share, in (0, 1); 0.5 is the median
     */
    public Answer<Double> quantile(int cause, double p) {
        checkCause(cause);
        checkShare(p);
        if (size == 0) {
            return noSpells();
        }
        return crossing(cause, p, 0);
    }

    /**
     * Returns how many ticks more it takes until a share of those still waiting after a tick a has met a cause: the
     * smallest h with (F(a+h) - F(a)) / S(a) &gt;= p. CENSORED where that many never do; OUTSIDE_MODEL_RANGE where
     * nobody waits that long.
     *
     * @param cause from 1
     * @param p the share, in (0, 1); 0.5 is the median remaining time
     * @param waited a, 0 or more
     */
    public Answer<Double> remainingQuantile(int cause, double p, long waited) {
        return remainingQuantile(cause, p, (double) waited);
    }

    /** Returns {@link #remainingQuantile(int, double, long)} for a time waited that need not be whole. */
    public Answer<Double> remainingQuantile(int cause, double p, double waited) {
        checkCause(cause);
        checkShare(p);
        return waitingRow(waited)
                .flatMap(row -> crossing(cause, value(cause, row) + p * waiting(row), waited)
                        .map(time -> Math.max(0, time - waited)));
    }

    private Answer<Double> crossing(int cause, double level, double waited) {
        OptionalDouble time = Crossing.of(table::time, incidence[cause], level);
        if (time.isEmpty()) {
            double last = incidence[cause][incidence[cause].length - 1];
            return Answer.unknown(
                    Answer.Reason.CENSORED,
                    "by tick " + lastTime() + ", the last observed, " + last + " of all had met cause " + cause
                            + ", asked for " + level + (waited == 0 ? "" : " after waiting " + waited));
        }
        return Answer.known(
                time.getAsDouble(),
                Explanation.inputs(
                        "Aalen-Johansen quantile",
                        List.of(new Contribution("spells", size), new Contribution("level", level))));
    }

    /** Returns the row of a tick at which somebody still waits. */
    private Answer<Integer> waitingRow(double waited) {
        return row(waited)
                .flatMap(row -> waiting(row) > 0
                        ? Answer.known(row)
                        : Answer.unknown(
                                Answer.Reason.OUTSIDE_MODEL_RANGE, "nobody was still waiting after " + waited));
    }

    /** Returns the row of a tick, -1 before the first. */
    private Answer<Integer> row(double time) {
        checkTime(time);
        if (size == 0) {
            return noSpells();
        }
        int row = table.rowAt(time);
        if (time > table.lastTime() && waiting(row) > 0) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE,
                    "observed up to " + table.lastTime() + ", where " + waiting(row) + " still wait; asked for "
                            + time);
        }
        return Answer.known(row, Explanation.inputs("Aalen-Johansen", List.of(new Contribution("spells", size))));
    }

    private static <T> Answer<T> noSpells() {
        return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no spells");
    }

    private double waiting(int row) {
        return row < 0 ? 1 : eventFree[row];
    }

    private double value(int cause, int row) {
        return row < 0 ? 0 : incidence[cause][row];
    }

    private void checkCause(int cause) {
        checkArgument(cause >= 1 && cause <= causes(), "cause must be in [1, causes = %s], was %s", causes(), cause);
    }

    private static void checkTime(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
    }

    private static void checkShare(double p) {
        checkArgument(p > 0 && p < 1, "p must be in (0, 1), was %s", p);
    }
}

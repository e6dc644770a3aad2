package dev.bearing.survival;

import static com.google.common.base.Preconditions.checkArgument;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.AbstractList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The share that has met each of several competing causes by each tick (Aalen-Johansen): an account that churned can no
 * longer reach its milestone, which one minus a survival curve would forget. With S the share still waiting, n at risk
 * and d of them meeting cause k at a tick, F_k grows by S(before)·d/n. At a tie all causes count at once, exactly, and
 * before censorings. At every tick the incidences and S add up to 1.
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

    private CumulativeIncidence(RiskTable table, int size, int causes) {
        this.table = table;
        this.size = size;
        int rows = table.times.length;
        eventFree = new double[rows];
        incidence = new double[causes + 1][rows];
        double[] reached = new double[causes + 1];
        double waiting = 1;
        for (int i = 0; i < rows; i++) {
            double n = table.atRisk[i];
            long all = 0;
            for (int c = 1; c <= causes; c++) {
                long d = table.endings[c][i];
                if (d > 0) {
                    reached[c] += waiting * (d / n);
                    all += d;
                }
                incidence[c][i] = reached[c];
            }
            if (all > 0) {
                waiting *= (n - all) / n;
            }
            eventFree[i] = waiting;
        }
    }

    /**
     * Returns the curves of these spells.
     *
     * @param causes how many causes compete, 1 or more; a cause may have happened to nobody
     * @throws IllegalArgumentException if a spell ended by a larger cause
     */
    public static CumulativeIncidence of(Spells spells, int causes) {
        checkArgument(causes >= 1, "causes must be 1 or more, was %s", causes);
        checkArgument(
                spells.largestCause() <= causes,
                "no spell may end by a cause above %s, one ended by %s",
                causes,
                spells.largestCause());
        return new CumulativeIncidence(RiskTable.byCause(spells, causes), spells.size(), causes);
    }

    /**
     * The curves at one tick.
     *
     * @param time the tick
     * @param atRisk how many were at risk at it, before its events
     * @param eventFree the share that still waits after its events, in [0, 1]
     * @param incidences the share that has met each cause, cause 1 first, each in [0, 1]
     */
    public record Point(long time, long atRisk, double eventFree, List<Double> incidences) {

        /** Copies the incidences. */
        public Point {
            incidences = List.copyOf(incidences);
        }
    }

    /** Returns how many spells the curves were made of. */
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

    /** Returns the last tick at which anybody was observed; 0 where nobody was. */
    public long lastTime() {
        return table.lastTime();
    }

    /** Returns how many are at risk at a tick, before its events; 0 after the last tick observed. */
    public long atRisk(long time) {
        return table.atRiskAt(time);
    }

    /** Returns one point for each distinct tick at which a spell ended, ascending; a view. */
    public List<Point> curve() {
        return new AbstractList<>() {
            @Override
            public Point get(int index) {
                return new Point(
                        table.times[index],
                        table.atRisk[index],
                        eventFree[index],
                        IntStream.rangeClosed(1, causes())
                                .mapToObj(c -> incidence[c][index])
                                .toList());
            }

            @Override
            public int size() {
                return table.times.length;
            }
        };
    }

    /**
     * Returns the share of all that has met a cause by a tick, that tick included; EMPTY_BASE without spells,
     * OUTSIDE_MODEL_RANGE after the last tick observed unless nobody waited any more.
     *
     * @param cause from 1
     * @param time the tick, 0 or more
     */
    public Answer<Double> incidence(int cause, long time) {
        checkCause(cause);
        return row(time).map(row -> value(cause, row));
    }

    /** Returns the share that still waits after a tick; unknown where {@link #incidence} is. */
    public Answer<Double> eventFree(long time) {
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
        return waitingRow(waited)
                .flatMap(from -> row(Math.addExact(waited, horizon)).flatMap(to -> {
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
     * Returns the share that has met a cause by a tick, among those that met none of the other causes by then: F(a) /
     * (1 - sum of the others' incidences). It tells how long a wait of a ticks is, from 0 (nobody is faster) to 1
     * (everybody is). OUTSIDE_MODEL_RANGE where the others met all.
     *
     * @param cause from 1
     * @param waited a, 0 or more
     */
    public Answer<Double> shareAhead(int cause, long waited) {
        checkCause(cause);
        return row(waited).flatMap(row -> {
            double reached = value(cause, row);
            double comparable = reached + waiting(row);
            if (!(comparable > 0)) {
                return Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE, "by tick " + waited + " another cause had met everybody");
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
        checkCause(cause);
        checkShare(p);
        return waitingRow(waited)
                .flatMap(row -> crossing(cause, value(cause, row) + p * waiting(row), waited)
                        .map(time -> Math.max(0, time - waited)));
    }

    private Answer<Double> crossing(int cause, double level, long waited) {
        OptionalDouble time = Crossing.of(table.times, incidence[cause], level);
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
    private Answer<Integer> waitingRow(long waited) {
        return row(waited)
                .flatMap(row -> waiting(row) > 0
                        ? Answer.known(row)
                        : Answer.unknown(
                                Answer.Reason.OUTSIDE_MODEL_RANGE, "nobody was still waiting after tick " + waited));
    }

    /** Returns the row of a tick, -1 before the first. */
    private Answer<Integer> row(long time) {
        checkArgument(time >= 0, "time must not be negative, was %s", time);
        if (size == 0) {
            return noSpells();
        }
        int row = table.rowAt(time);
        if (time > lastTime() && waiting(row) > 0) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE,
                    "observed up to tick " + lastTime() + ", where " + waiting(row) + " still wait; asked for " + time);
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

    private static void checkShare(double p) {
        checkArgument(p > 0 && p < 1, "p must be in (0, 1), was %s", p);
    }
}

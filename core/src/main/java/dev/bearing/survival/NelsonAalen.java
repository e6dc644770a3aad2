package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.AbstractList;
import java.util.List;

/**
 * The cumulative hazard: H(t) adds up d/n over event times, d events among n at risk. Its slope is how fast customers
 * leave at that age. Every cause counts as the event, and at a tie events come before censorings.
 *
 * <p>As a {@link RetentionModel} it answers with exp(-H(t)), which lies a little above {@link KaplanMeier}.
 *
 * <p>With {@linkplain Spells#withWeights weights}, d and n are sums of weights, and the standard error is that of the
 * infinitesimal jackknife.
 *
 * <pre>{@code
 * NelsonAalen hazard = NelsonAalen.of(spells, NelsonAalen.Form.POISSON);
 * hazard.at(12).map(NelsonAalen.Point::cumulativeHazard); // Known 0.168
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344247">Aalen (1978), Nonparametric inference for a family of counting
 *     processes</a>
 */
public final class NelsonAalen implements RetentionModel {

    private static final String NAME = "nelson-aalen";
    private static final double ROUNDING = 1e-12;

    /** What is added up at d tied events among n at risk, and its variance. */
    public enum Form {
        /** d/n, with the variance d/n² of a Poisson count: Aalen's, and the default of R's survival package. */
        POISSON,
        /** d/n, with the variance (n - d)·d/n³ of a binomial count: smaller, and 0 where all have the event. */
        BINOMIAL,
        /**
         * As if the tied events came one after the other: 1/n + 1/(n-1) + … + 1/(n-d+1), with the variance 1/n² +
         * 1/(n-1)² + …; not for weighted spells.
         *
         * @see <a href="https://doi.org/10.1080/03610928408828837">Fleming and Harrington (1984)</a>
         */
        FLEMING_HARRINGTON
    }

    private final RiskTable table;
    private final Form form;
    private final double[] hazard;
    private final double[] variance;

    private NelsonAalen(RiskTable table, Form form) {
        this.table = table;
        this.form = form;
        int rows = table.rows();
        hazard = new double[rows];
        double[] sums = new double[rows];
        double h = 0;
        double v = 0;
        for (int i = 0; i < rows; i++) {
            int events = table.endings[1][i];
            double n = table.weightAtRisk(i);
            double d = table.weightEnding(1, i);
            if (form == Form.FLEMING_HARRINGTON) {
                for (int j = 0; j < events; j++) {
                    h += 1 / (n - j);
                    v += 1 / ((n - j) * (n - j));
                }
            } else if (events > 0) {
                h += d / n;
                v += form == Form.POISSON ? d / (n * n) : (n - d) * d / (n * n * n);
            }
            hazard[i] = h;
            sums[i] = v;
        }
        variance = table.isWeighted() ? robust() : sums;
    }

    private double[] robust() {
        double[] pull = new double[hazard.length];
        double[] jump = new double[hazard.length];
        for (int i = 0; i < pull.length; i++) {
            double n = table.weightAtRisk(i);
            pull[i] = table.weightEnding(1, i) / (n * n);
            jump[i] = 1 / n;
        }
        return table.weights().variances(pull, jump);
    }

    /**
     * Returns the cumulative hazard of these spells; every cause but 0 is the event.
     *
     * @throws IllegalArgumentException if the spells are weighted and the form is {@link Form#FLEMING_HARRINGTON}
     */
    public static NelsonAalen of(Spells spells, Form form) {
        requireNonNull(spells, "spells");
        requireNonNull(form, "form");
        checkArgument(
                !(spells.isWeighted() && form == Form.FLEMING_HARRINGTON),
                "weighted spells must not be taken one event after the other");
        return new NelsonAalen(RiskTable.anyCause(spells), form);
    }

    /**
     * The cumulative hazard at one time.
     *
     * @param time the time
     * @param atRisk how many were at risk at it, before its events
     * @param events how many events fell on it
     * @param cumulativeHazard H after its events, 0 or more
     * @param standardError the standard error of H
     */
    public record Point(double time, long atRisk, long events, double cumulativeHazard, double standardError) {

        /**
         * Returns the 95 % interval H·exp(±1.96·se/H), which is never negative; INSUFFICIENT_DATA before the first
         * event, and where the standard error is 0, as with {@link Form#BINOMIAL} of customers who all left at once.
         */
        public Answer<Interval> interval() {
            return interval(IntervalScale.LOG);
        }

        /**
         * Returns the 95 % interval on a scale: LOG is that of {@link #interval()}, and so is LOG_LOG, for that of
         * exp(-H) is symmetric in log H; PLAIN is H ± 1.96·se, cut at 0. Unknown where {@link #interval()} is.
         */
        public Answer<Interval> interval(IntervalScale scale) {
            requireNonNull(scale, "scale");
            if (!(cumulativeHazard > 0)) {
                return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no event yet");
            }
            if (!(standardError > ROUNDING * cumulativeHazard)) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "the standard error is 0, and says nothing of the interval");
            }
            double half = Proportions.Z95 * standardError;
            if (scale == IntervalScale.PLAIN) {
                return Answer.known(Interval.of95(Math.max(0, cumulativeHazard - half), cumulativeHazard + half));
            }
            double factor = Math.exp(half / cumulativeHazard);
            return Answer.known(Interval.of95(cumulativeHazard / factor, cumulativeHazard * factor));
        }
    }

    /** Returns how many spells it was made of, those of weight 0 left out. */
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
     * Returns the cumulative hazard at a tick; EMPTY_BASE without spells, OUTSIDE_MODEL_RANGE after the last time
     * observed.
     *
     * @param time 0 or more
     */
    public Answer<Point> at(long time) {
        return at((double) time);
    }

    /**
     * Returns the cumulative hazard at a time that need not be whole; unknown as at a whole one.
     *
     * @param time 0 or more
     */
    public Answer<Point> at(double time) {
        checkArgument(
                time >= 0 && time < Double.POSITIVE_INFINITY, "time must be finite and not negative, was %s", time);
        if (table.rows() == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no spells");
        }
        if (time > lastTime()) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE, "observed up to " + lastTime() + "; asked for " + time);
        }
        return Answer.known(
                point(table.rowAt(time), time),
                Explanation.inputs(
                        "Nelson-Aalen",
                        List.of(new Contribution("spells", size()), new Contribution("events", events()))));
    }

    private Point point(int row, double time) {
        boolean exact = row >= 0 && table.time(row) == time;
        return new Point(
                time,
                exact ? table.atRisk[row] : table.atRiskAt(time),
                exact ? table.endings[1][row] : 0,
                row < 0 ? 0 : hazard[row],
                row < 0 ? 0 : Math.sqrt(variance[row]));
    }

    /** Returns exp(-H) after a tick; unknown where {@link #at(long)} is. */
    @Override
    public Answer<Double> survival(long time) {
        return at(time).map(point -> Math.exp(-point.cumulativeHazard()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FitProvenance provenance() {
        FitProvenance.Builder builder =
                FitProvenance.builder(NAME, size(), events()).flag("form: " + form.name());
        if (table.isWeighted()) {
            builder.flag("weighted: standard errors by the infinitesimal jackknife");
        }
        return builder.build();
    }
}

package dev.bearing.survival;

import dev.bearing.internal.logistic.ColumnBlocks;
import dev.bearing.internal.logistic.ColumnScales;
import dev.bearing.internal.optim.ConcaveLikelihood;
import java.util.Arrays;

/**
 * The log-likelihood of a discrete-time hazard: each tick lived through is a trial (Allison 1982, equation 5). Its
 * parameters are the intercept, the columns of time, and the covariates, all but the first on standardised columns.
 * Time and covariates are kept apart: a pass costs one link a cell, and never a row of all columns.
 *
 * @see <a href="https://doi.org/10.2307/270718">Allison (1982)</a>
 */
final class HazardLikelihood implements ConcaveLikelihood {

    private final HazardCells cells;
    private final HazardLink link;
    /** {@code double[ticks][1 + q]}, standardised, the first column 1. */
    private final double[][] time;
    /** {@code double[patterns][p]}, standardised. */
    private final double[][] covariates;

    private final ColumnScales scales;
    private final int timeColumns;
    private final double[] exposure;
    private final double trials;
    private final double events;
    private int curvature = HazardLink.OBSERVED;

    HazardLikelihood(HazardCells cells, HazardLink link, TimeShape shape, int columns) {
        this.cells = cells;
        this.link = link;
        double[][] rawTime = shape.table(cells.lastTick());
        this.timeColumns = shape.columns().size();
        this.exposure = new double[cells.lastTick()];
        double[] weights = new double[cells.patterns.length];
        double happened = 0;
        for (int g = 0; g < weights.length; g++) {
            int last = cells.select(g);
            for (int t = 1; t <= last; t++) {
                weights[g] += cells.atRisk(t);
                exposure[t - 1] += cells.atRisk(t);
                happened += cells.happened(t);
            }
        }
        this.trials = Arrays.stream(weights).sum();
        this.events = happened;
        ColumnScales timeScales = ColumnScales.of(ColumnBlocks.ofRows(rawTime, timeColumns), exposure);
        ColumnScales ownScales = ColumnScales.of(ColumnBlocks.ofRows(cells.patterns, columns), weights);
        this.scales = timeScales.and(ownScales);
        this.time = Arrays.stream(timeScales.standardised(rawTime))
                .map(HazardLikelihood::withOne)
                .toArray(double[][]::new);
        this.covariates = ownScales.standardised(cells.patterns);
    }

    private static double[] withOne(double[] row) {
        double[] longer = new double[row.length + 1];
        longer[0] = 1;
        System.arraycopy(row, 0, longer, 1, row.length);
        return longer;
    }

    ColumnScales scales() {
        return scales;
    }

    /** Returns how many ticks all spells lived through together. */
    long trials() {
        return (long) trials;
    }

    @Override
    public int parameters() {
        return 1 + scales.columns();
    }

    @Override
    public double nullIntercept() {
        return link.linear(events / trials);
    }

    @Override
    public double evaluate(double[] beta, double[] gradient, double[][] information) {
        int q = 1 + timeColumns;
        int p = beta.length - q;
        double[] levels = levels(beta);
        double[] slopes = new double[time.length];
        double[] curves = new double[time.length];
        double[][] mixed = new double[p][time.length];
        double[] own = new double[time.length];
        double[] into = new double[4];
        double sum = 0;
        for (int g = 0; g < covariates.length; g++) {
            double[] x = covariates[g];
            double shift = shift(beta, x);
            int last = cells.select(g);
            double slope = 0;
            double curve = 0;
            for (int t = 1; t <= last; t++) {
                double atRisk = cells.atRisk(t);
                own[t - 1] = 0;
                if (atRisk > 0) {
                    link.cell(levels[t - 1] + shift, atRisk, cells.happened(t), into);
                    sum += into[HazardLink.VALUE];
                    slope += into[HazardLink.SLOPE];
                    slopes[t - 1] += into[HazardLink.SLOPE];
                    own[t - 1] = into[curvature];
                    curve += into[curvature];
                    curves[t - 1] += into[curvature];
                }
            }
            for (int j = 0; j < p; j++) {
                gradient[q + j] += x[j] * slope;
                double factor = x[j] * curve;
                for (int k = 0; k <= j; k++) {
                    information[q + j][q + k] += factor * x[k];
                }
                for (int t = 0; t < last; t++) {
                    mixed[j][t] += x[j] * own[t];
                }
            }
        }
        addTime(gradient, information, slopes, curves, mixed);
        return sum;
    }

    private void addTime(
            double[] gradient, double[][] information, double[] slopes, double[] curves, double[][] mixed) {
        int q = 1 + timeColumns;
        for (int t = 0; t < time.length; t++) {
            for (int a = 0; a < q; a++) {
                gradient[a] += slopes[t] * time[t][a];
                for (int b = 0; b <= a; b++) {
                    information[a][b] += curves[t] * time[t][a] * time[t][b];
                }
                for (int j = 0; j < mixed.length; j++) {
                    information[q + j][a] += mixed[j][t] * time[t][a];
                }
            }
        }
    }

    /** Returns the expected information, lower triangle. */
    double[][] expectedInformation(double[] beta) {
        double[][] information = new double[beta.length][beta.length];
        curvature = HazardLink.EXPECTED;
        evaluate(beta, new double[beta.length], information);
        curvature = HazardLink.OBSERVED;
        return information;
    }

    private double[] levels(double[] beta) {
        double[] levels = new double[time.length];
        for (int t = 0; t < levels.length; t++) {
            for (int a = 0; a <= timeColumns; a++) {
                levels[t] += beta[a] * time[t][a];
            }
        }
        return levels;
    }

    private double shift(double[] beta, double[] x) {
        double shift = 0;
        for (int j = 0; j < x.length; j++) {
            shift += beta[1 + timeColumns + j] * x[j];
        }
        return shift;
    }

    @Override
    public double reachBound(double[] direction) {
        double bound = Math.abs(direction[0]);
        for (int j = 0; j < scales.columns(); j++) {
            bound += Math.abs(direction[j + 1]) * scales.largest()[j];
        }
        return bound;
    }

    @Override
    public double[] reach(double[] direction) {
        double[] levels = levels(direction);
        double largest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < covariates.length; g++) {
            double shift = shift(direction, covariates[g]);
            int last = cells.select(g);
            for (int t = 1; t <= last; t++) {
                double move = levels[t - 1] + shift;
                if (cells.atRisk(t) > 0) {
                    largest = Math.max(largest, Math.abs(move));
                    least = cells.happened(t) > 0 ? Math.min(least, move) : least;
                    least = cells.happened(t) < cells.atRisk(t) ? Math.min(least, -move) : least;
                }
            }
        }
        return new double[] {largest, least};
    }
}

package dev.bearing.benchmarks;

import dev.bearing.health.BandPolicy;
import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.SignalTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Accounts with twenty measures, the same for the same seed, and the scorecard for them: eight measures with straight
 * lines through four points, six with an S-shape, six with a ramp, every other of these upside down. One number in
 * fourteen is missing and its weight redistributed.
 */
final class HealthData {

    static final int MEASURES = 20;
    static final LocalDate DAY = LocalDate.of(2026, 9, 30);
    static final double MIDDLE_FROM = 0.4;
    static final double HIGH_FROM = 0.7;

    private static final int LINES = 8;
    private static final int SIGMOIDS = 14;
    private static final double MISSING = 0.07;

    /** {@code double[20][accounts]}, NaN where there is no number. */
    final double[][] columns;

    private HealthData(double[][] columns) {
        this.columns = columns;
    }

    static HealthData draw(int accounts, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[MEASURES][accounts];
        for (double[] column : columns) {
            for (int i = 0; i < accounts; i++) {
                column[i] =
                        random.nextDouble() < MISSING ? Double.NaN : Math.round((50 + 22 * normal(random)) * 1e4) / 1e4;
            }
        }
        return new HealthData(columns);
    }

    /** The sum of twelve, so that a column of ten million is drawn soon. */
    private static double normal(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    int accounts() {
        return columns[0].length;
    }

    static String name(int measure) {
        return "m" + measure;
    }

    static double weight(int measure) {
        return 1 + measure % 5;
    }

    static boolean isLines(int measure) {
        return measure < LINES;
    }

    static boolean isSigmoid(int measure) {
        return measure >= LINES && measure < SIGMOIDS;
    }

    static double[] knots(int measure) {
        return new double[] {10 + measure, 30 + measure, 60 + measure, 85 + measure};
    }

    /** The healths at the knots. */
    static double[] levels() {
        return new double[] {0, 0.4, 0.8, 1};
    }

    static double steepness(int measure) {
        return (8 + measure - LINES) / 100.0;
    }

    static double midpoint(int measure) {
        return 45 + measure % 5;
    }

    static boolean isUpsideDown(int measure) {
        return measure % 2 == 1;
    }

    /** The value of health 0. */
    static double rampFrom(int measure) {
        return isUpsideDown(measure) ? 90 : 5 + measure;
    }

    /** The value of health 1. */
    static double rampTo(int measure) {
        return isUpsideDown(measure) ? 5 + measure : 90;
    }

    static Scorecard scorecard() {
        Scorecard.Builder builder = Scorecard.builder("twenty", "1")
                .minCoverage(1e-9)
                .bands(BandPolicy.builder()
                        .band("low", 0)
                        .band("middle", MIDDLE_FROM)
                        .band("high", HIGH_FROM)
                        .build());
        for (int j = 0; j < MEASURES; j++) {
            builder.measure(Measure.builder(name(j), curve(j)).weight(weight(j)).build());
        }
        return builder.build();
    }

    private static Curve curve(int measure) {
        if (isLines(measure)) {
            List<Curve.Point> points = new ArrayList<>();
            for (int k = 0; k < knots(measure).length; k++) {
                points.add(new Curve.Point(knots(measure)[k], levels()[k]));
            }
            return new Curve.PiecewiseLinear(points);
        }
        return isSigmoid(measure)
                ? new Curve.Logistic(midpoint(measure), steepness(measure))
                : new Curve.Linear(rampFrom(measure), rampTo(measure));
    }

    /** Returns the columns as the library takes them; afterwards they are gone from here, for want of memory. */
    SignalTable toTable() {
        int accounts = accounts();
        SignalTable.Builder builder = SignalTable.builder(DAY, accounts);
        for (int j = 0; j < MEASURES; j++) {
            BitSet missing = new BitSet(accounts);
            for (int i = 0; i < accounts; i++) {
                missing.set(i, Double.isNaN(columns[j][i]));
            }
            builder.column(name(j), columns[j], missing);
            columns[j] = new double[0];
        }
        return builder.build();
    }
}

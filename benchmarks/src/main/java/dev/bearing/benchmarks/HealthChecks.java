package dev.bearing.benchmarks;

import dev.bearing.health.HealthTable;

/** Compares the library's scores with another engine's, account by account. */
final class HealthChecks {

    static final double TOLERANCE = 1e-12;

    private HealthChecks() {}

    /** Returns the largest difference of two scores; fails if it is more than the tolerance. */
    static double requireScores(String engine, double[] ours, double[] theirs) {
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            double difference = Math.abs(ours[i] - theirs[i]);
            if (!(difference <= TOLERANCE)) {
                throw new IllegalStateException(
                        "score of account " + i + ", the library and " + engine + ": " + ours[i] + " and " + theirs[i]);
            }
            largest = Math.max(largest, difference);
        }
        return largest;
    }

    /** Fails if a band differs, other than of a score at the edge of two. */
    static void requireBands(double[] scores, int[] ours, int[] theirs) {
        for (int i = 0; i < ours.length; i++) {
            boolean atAnEdge = Math.abs(scores[i] - HealthData.MIDDLE_FROM) <= TOLERANCE
                    || Math.abs(scores[i] - HealthData.HIGH_FROM) <= TOLERANCE;
            if (ours[i] != theirs[i] && !atAnEdge) {
                throw new IllegalStateException("band of account " + i + ": " + ours[i] + " and " + theirs[i]);
            }
        }
    }

    /** Fails if a reason differs from DuckDB's, other than where both cost the same or nothing. */
    static void requireReasons(HealthTable table, int[] ours, int[] theirs) {
        for (int at = 0; at < ours.length; at++) {
            if (ours[at] != theirs[at]) {
                int account = at / DuckScores.REASONS;
                if (Math.abs(cost(table, account, ours[at]) - cost(table, account, theirs[at])) > TOLERANCE) {
                    throw new IllegalStateException(
                            "reasons of account " + account + ": " + ours[at] + " and " + theirs[at]);
                }
            }
        }
    }

    private static double cost(HealthTable table, int account, int measure) {
        if (measure < 0) {
            return 0;
        }
        var part = table.assess(account).orElseThrow("score").components().get(measure);
        return part.weight() - part.contribution();
    }
}

package dev.bearing.benchmarks;

import dev.bearing.health.HealthTable;
import dev.bearing.health.Scorecard;
import dev.bearing.health.SignalTable;

/** What is measured of many accounts at once. */
enum HealthTask {
    /** The score and the band of every account. */
    SCORES("scores and bands", 8) {
        @Override
        Object ours(Scorecard scorecard, SignalTable table) {
            return scorecard.assessAll(table);
        }

        @Override
        String sql(HealthSql.Way way) {
            return HealthSql.scores(way);
        }
    },
    /** The same, and for every account the three measures that cost it most. */
    REASONS("scores, bands and the top 3 reasons of everyone", 8) {
        @Override
        Object ours(Scorecard scorecard, SignalTable table) {
            HealthTable health = scorecard.assessAll(table);
            return health.reasonIndexes(DuckScores.REASONS);
        }

        @Override
        String sql(HealthSql.Way way) {
            return HealthSql.reasons(way);
        }
    };

    private final String text;
    private final double goal;

    HealthTask(String text, double goal) {
        this.text = text;
        this.goal = goal;
    }

    String text() {
        return text;
    }

    /** Returns how many times as long DuckDB should take. */
    double goal() {
        return goal;
    }

    abstract Object ours(Scorecard scorecard, SignalTable table);

    abstract String sql(HealthSql.Way way);
}

package dev.bearing.health;

import java.time.LocalDate;

/** What the measures of a scorecard read, by measure, and what it would make of other readings. */
final class Readings {

    private final Scorecard scorecard;
    private final double[] observed;
    private final int[] ages;

    private Readings(Scorecard scorecard, double[] observed, int[] ages) {
        this.scorecard = scorecard;
        this.observed = observed;
        this.ages = ages;
    }

    static Readings of(Scorecard scorecard, HealthSignals signals) {
        ScoreKernel.Row row = scorecard.read(signals);
        return new Readings(scorecard, row.observed, row.ages);
    }

    Readings copy() {
        return new Readings(scorecard, observed.clone(), ages.clone());
    }

    /** Returns the same readings under a scorecard with the same measures and other curves. */
    Readings by(Scorecard other) {
        return new Readings(other, observed, ages);
    }

    Scorecard scorecard() {
        return scorecard;
    }

    int size() {
        return observed.length;
    }

    /** Returns the number that the measure reads, NaN where it is missing. */
    double observed(int measure) {
        return observed[measure];
    }

    /** Returns the days since the newest observation, negative where there is none. */
    int age(int measure) {
        return ages[measure];
    }

    void observe(int measure, double value) {
        observed[measure] = value;
    }

    void age(int measure, int days) {
        ages[measure] = days;
    }

    /** Returns the score of these readings, NaN where they have none. */
    double score() {
        return scorecard.scoreOf(row());
    }

    /** Returns the score of these readings with all its parts; there must be one. */
    HealthScore assess(LocalDate asOf) {
        return scorecard.assess(asOf, row()).orElseThrow("score of " + scorecard);
    }

    private ScoreKernel.Row row() {
        ScoreKernel.Row row = new ScoreKernel.Row(scorecard.units());
        System.arraycopy(observed, 0, row.observed, 0, observed.length);
        System.arraycopy(ages, 0, row.ages, 0, ages.length);
        return row;
    }
}

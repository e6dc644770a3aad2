package dev.bearing.evidence;

/**
 * The placements of an AUC less their mean, summed by group and outcome: what its variance is made of where several
 * rows belong to one account.
 *
 * @see <a href="https://doi.org/10.2307/2533958">Obuchowski (1997)</a>, the variance of a clustered AUC
 */
final class GroupedDeviations {

    private final double[] positive;
    private final double[] negative;
    private final int withPositives;
    private final int withNegatives;
    private final int groups;
    private final double positives;
    private final double negatives;

    private GroupedDeviations(
            double[] positive, double[] negative, int withPositives, int withNegatives, int groups, double[] rows) {
        this.positive = positive;
        this.negative = negative;
        this.withPositives = withPositives;
        this.withNegatives = withNegatives;
        this.groups = groups;
        this.positives = rows[0];
        this.negatives = rows[1];
    }

    static GroupedDeviations of(ScoredOutcomes scored, double[] placements, double mean) {
        int n = scored.size();
        double[] positive = new double[n];
        double[] negative = new double[n];
        boolean[] hasPositive = new boolean[n];
        boolean[] hasNegative = new boolean[n];
        for (int i = 0; i < n; i++) {
            int group = scored.group(i);
            if (scored.outcome(i)) {
                positive[group] += placements[i] - mean;
                hasPositive[group] = true;
            } else {
                negative[group] += placements[i] - mean;
                hasNegative[group] = true;
            }
        }
        int withPositives = 0;
        int withNegatives = 0;
        int groups = 0;
        for (int group = 0; group < n; group++) {
            withPositives += hasPositive[group] ? 1 : 0;
            withNegatives += hasNegative[group] ? 1 : 0;
            groups += hasPositive[group] || hasNegative[group] ? 1 : 0;
        }
        return new GroupedDeviations(positive, negative, withPositives, withNegatives, groups, new double[] {
            scored.positives(), scored.negatives()
        });
    }

    /** Returns how many groups have a row with the event. */
    int withPositives() {
        return withPositives;
    }

    /** Returns how many groups have a row without it. */
    int withNegatives() {
        return withNegatives;
    }

    /** Returns the variance; at least two groups have the event and two do not. */
    double variance() {
        double ofPositives = 0;
        double ofNegatives = 0;
        double together = 0;
        for (int group = 0; group < positive.length; group++) {
            ofPositives += positive[group] * positive[group];
            ofNegatives += negative[group] * negative[group];
            together += positive[group] * negative[group];
        }
        return ofPositives / positives / positives * withPositives / (withPositives - 1.0)
                + ofNegatives / negatives / negatives * withNegatives / (withNegatives - 1.0)
                + 2 * together / positives / negatives * groups / (groups - 1.0);
    }
}

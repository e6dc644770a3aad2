package dev.bearing.evidence;

/**
 * Parts of an estimate, summed by the group that each row belongs to: rows of one account are not independent, sums of
 * different accounts are.
 *
 * @see <a href="https://doi.org/10.1093/biomet/73.1.13">Liang and Zeger (1986)</a>, on the variance of such sums
 */
final class GroupedSums {

    private final double[] sums;
    private final int groups;

    private GroupedSums(double[] sums, int groups) {
        this.sums = sums;
        this.groups = groups;
    }

    /**
     * Returns the sums of all rows.
     *
     * @param parts what each row adds to the estimate, less its share of the expectation; they add up to 0
     */
    static GroupedSums of(ScoredOutcomes scored, double[] parts) {
        double[] sums = new double[scored.size()];
        boolean[] there = new boolean[sums.length];
        int groups = 0;
        for (int i = 0; i < parts.length; i++) {
            int group = scored.group(i);
            if (scored.weight(i) > 0) {
                groups += there[group] ? 0 : 1;
                there[group] = true;
            }
            sums[group] += parts[i];
        }
        return new GroupedSums(sums, groups);
    }

    int groups() {
        return groups;
    }

    /** Returns the variance of the estimate, with the correction for a small number of groups, at least 2. */
    double variance() {
        return plainVariance() * groups / (groups - 1.0);
    }

    /** Returns the variance of the estimate without that correction: that of the closed forms for counts. */
    double plainVariance() {
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        return squares;
    }
}

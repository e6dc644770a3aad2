package dev.bearing.internal.cox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The weighted partial log-likelihood of a subdistribution regression, Breslow's for ties, in time O(rows ·
 * covariates²). A risk set has two parts: who is still there, summed from the last event time to the first, and who
 * ended by another cause before, whose risk divided by G at its end is summed from the first event time to the last.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1999.10474144">Fine and Gray (1999), section 3.2</a>
 */
final class FineGrayLikelihood extends PartialLikelihood {

    /** The first place of those that ended by another cause. */
    final int firstOther;
    /** Of each of those, how many event times lie at or before its end, and 1 / G just before its end. */
    final int[] groupsSeen;

    final double[] inverse;
    /** G just before each event time. */
    final double[] uncensored;
    /** Of who ended by another cause before each event time: risk / G, and that times each covariate. */
    final RiskSums gone;

    FineGrayLikelihood(FineGrayRows rows, CoxDesign design) {
        super(design);
        RiskSets sets = design.sets;
        int first = sets.active;
        while (first > 0 && rows.ending[sets.order[first - 1]] == FineGrayRows.OTHER) {
            first--;
        }
        firstOther = first;
        groupsSeen = new int[sets.active - first];
        inverse = new double[groupsSeen.length];
        for (int i = 0; i < inverse.length; i++) {
            int row = sets.order[first + i];
            groupsSeen[i] = FineGrayRows.groupsUpTo(design, rows.stop[row]);
            inverse[i] = 1 / rows.uncensored[row];
        }
        uncensored = new double[sets.groups()];
        for (int group = 0; group < uncensored.length; group++) {
            uncensored[group] = rows.uncensored[sets.order[sets.firstRow[group]]];
        }
        gone = new RiskSums(design);
    }

    @Override
    public void at(double[] beta, @Nullable RiskSums keep) {
        begin(beta);
        addGone();
        riskSets(keep);
        expect();
        end(null);
    }

    private void addGone() {
        double atRisk = 0;
        double[] sums = new double[score.length];
        int next = 0;
        for (int group = 0; group < hazard.length; group++) {
            int from = next;
            while (next < groupsSeen.length && groupsSeen[next] <= group) {
                atRisk += risk[firstOther + next] * inverse[next];
                next++;
            }
            for (int j = 0; j < sums.length; j++) {
                double[] column = design.x[j];
                double sum = 0;
                for (int i = from; i < next; i++) {
                    sum += risk[firstOther + i] * inverse[i] * column[firstOther + i];
                }
                sums[j] += sum;
            }
            gone.set(group, atRisk, sums);
        }
    }

    private void riskSets(@Nullable RiskSums keep) {
        int p = score.length;
        double there = 0;
        double[] sums = new double[p];
        double[] all = new double[p];
        int to = groupsSeen.length;
        for (int group = hazard.length - 1; group >= 0; group--) {
            int from = to;
            while (from > 0 && groupsSeen[from - 1] > group) {
                from--;
            }
            int first = design.sets.firstRow[group];
            int last = Math.min(firstOther, design.sets.firstRow[group + 1]);
            there += Gram.sum(risk, first, last) + Gram.sum(risk, firstOther + from, firstOther + to);
            double weight = uncensored[group];
            double atRisk = there + weight * gone.atRisk[group];
            for (int j = 0; j < p; j++) {
                double[] column = design.x[j];
                sums[j] += Gram.dot(risk, column, first, last)
                        + Gram.dot(risk, column, firstOther + from, firstOther + to);
                all[j] = sums[j] + weight * gone.sums[group * p + j];
                means[j][meansFilled] = all[j] / atRisk;
            }
            int deaths = design.sets.deaths[group];
            subtractSquare(deaths);
            logLikelihood -= deaths * Math.log(atRisk);
            hazard[group] = deaths / atRisk;
            if (keep != null) {
                keep.set(group, atRisk, all);
            }
            to = from;
        }
    }

    /**
     * Each row goes through the hazard up to its end, and after an end by another cause through what its weight leaves.
     */
    private void expect() {
        double through = 0;
        double[] upTo = new double[hazard.length + 1];
        for (int group = 0; group < hazard.length; group++) {
            through += hazard[group];
            upTo[group + 1] = through;
            int last = Math.min(firstOther, design.sets.firstRow[group + 1]);
            for (int i = design.sets.firstRow[group]; i < last; i++) {
                expected[i] = risk[i] * through;
            }
        }
        double[] after = after(hazard);
        for (int i = 0; i < groupsSeen.length; i++) {
            int seen = groupsSeen[i];
            expected[firstOther + i] = risk[firstOther + i] * (upTo[seen] + inverse[i] * after[seen]);
        }
    }

    /** Returns the sums of G times the values from each group on, {@code double[groups + 1]}. */
    double[] after(double[] values) {
        double[] after = new double[values.length + 1];
        for (int group = values.length - 1; group >= 0; group--) {
            after[group] = after[group + 1] + uncensored[group] * values[group];
        }
        return after;
    }

    /** Returns the sums of the values before each group, {@code double[groups + 1]}. */
    static double[] before(double[] values) {
        double[] before = Arrays.copyOf(values, values.length + 1);
        double sum = 0;
        for (int group = 0; group < before.length; group++) {
            double value = before[group];
            before[group] = sum;
            sum += value;
        }
        return before;
    }
}

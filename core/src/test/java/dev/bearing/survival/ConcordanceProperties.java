package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.cox.CoxDesign;
import dev.bearing.internal.cox.CoxRows;
import dev.bearing.internal.cox.CoxSample;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ConcordanceProperties {

    @Property(seed = "20261122", tries = 200)
    void countsThePairsOfItsDefinition(@ForAll long seed, @ForAll boolean late, @ForAll boolean weighted) {
        Random random = new Random(seed);
        CoxSample sample = CoxSample.of(random, 2 + random.nextInt(40), late, weighted);
        double[] risk = random.ints(sample.size(), 0, 6).asDoubleStream().toArray();
        Concordance c = count(sample, risk);
        double[] pairs = pairs(sample, risk, -1);
        assertThat(new double[] {c.concordant(), c.discordant(), c.tiedScore(), c.tiedTime(), c.tiedBoth()})
                .containsExactly(pairs, within(1e-9));
    }

    /** The jackknife by its definition: what C changes by with each row's weight, by differences. */
    @Property(seed = "20261122", tries = 100)
    void itsErrorIsTheJackknifeOfItsDefinition(@ForAll long seed, @ForAll boolean late, @ForAll boolean weighted) {
        Random random = new Random(seed);
        CoxSample sample = CoxSample.of(random, 2 + random.nextInt(25), late, weighted);
        double[] risk = random.ints(sample.size(), 0, 6).asDoubleStream().toArray();
        Concordance c = count(sample, risk);
        double value = value(pairs(sample, risk, -1));
        if (Double.isNaN(value)) {
            assertThat(c.value().isKnown() || c.standardError().isKnown()).isFalse();
            return;
        }
        double squares = 0;
        for (int i = 0; i < sample.size(); i++) {
            if (sample.weight(i) > 0) {
                double change = (value(pairs(sample, risk, i)) - value) / 1e-6 * sample.weight(i);
                squares += change * change;
            }
        }
        assertThat(c.standardError().orElseThrow("error")).isCloseTo(Math.sqrt(squares), within(1e-4));
    }

    @Property(seed = "20261122", tries = 100)
    void neitherTheOrderOfRowsNorARisingFunctionOfTheScoreMatters(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(40);
        double[] stop = random.ints(n, 0, 10).asDoubleStream().toArray();
        double[] risk = random.ints(n, -5, 5).asDoubleStream().toArray();
        boolean[] event = new boolean[n];
        for (int i = 0; i < n; i++) {
            event[i] = random.nextBoolean();
        }
        double[] backStop = new double[n];
        double[] backRisk = new double[n];
        boolean[] backEvent = new boolean[n];
        for (int i = 0; i < n; i++) {
            backStop[i] = stop[n - 1 - i];
            backRisk[i] = Math.exp(risk[n - 1 - i]);
            backEvent[i] = event[n - 1 - i];
        }
        Concordance c = Concordance.of(stop, event, risk);
        Concordance other = Concordance.of(backStop, backEvent, backRisk);
        assertThat(other.concordant()).isEqualTo(c.concordant());
        assertThat(other.discordant()).isEqualTo(c.discordant());
        assertThat(other.tiedScore()).isEqualTo(c.tiedScore());
        Concordance opposite =
                Concordance.of(stop, event, Arrays.stream(risk).map(r -> -r).toArray());
        assertThat(opposite.concordant()).isEqualTo(c.discordant());
        assertThat(c.reversed().discordant()).isEqualTo(c.concordant());
    }

    private static Concordance count(CoxSample sample, double[] risk) {
        CoxDesign design = CoxDesign.of(sample.rows());
        double[] sorted = new double[design.sets.active];
        Arrays.setAll(sorted, i -> risk[design.sets.order[i]]);
        return Concordance.of(design, sorted);
    }

    /** Concordant, discordant, tied score, tied time, both; with the weight of {@code heavier} raised a little. */
    private static double[] pairs(CoxSample sample, double[] risk, int heavier) {
        double[] counts = new double[5];
        CoxRows rows = sample.rows();
        for (int i = 0; i < sample.size(); i++) {
            for (int j = 0; j < sample.size(); j++) {
                if (i == j || !rows.event[i] || !sample.atRisk(j, i)) {
                    continue;
                }
                double both = weight(sample, i, heavier) * weight(sample, j, heavier);
                boolean sameTime = rows.event[j] && rows.stop[j] == rows.stop[i];
                int order = Double.compare(risk[i], risk[j]);
                if (sameTime) {
                    counts[order == 0 ? 4 : 3] += both / 2;
                } else {
                    counts[order > 0 ? 0 : order < 0 ? 1 : 2] += both;
                }
            }
        }
        return counts;
    }

    private static double weight(CoxSample sample, int row, int heavier) {
        return sample.weight(row) + (row == heavier ? 1e-6 : 0);
    }

    private static double value(double[] pairs) {
        return (pairs[0] + pairs[2] / 2) / (pairs[0] + pairs[1] + pairs[2]);
    }
}

package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.TierId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

class LadderModelProperties {

    private static final int TIERS = 4;
    private static final YearMonth MONTH = YearMonth.of(2026, 1);

    @Property(seed = "20261122", tries = 300)
    void oneTierIsMarginOverChurn(
            @ForAll @IntRange(min = 1, max = 1000) int lost,
            @ForAll @IntRange(min = 0, max = 100_000) int kept,
            @ForAll @DoubleRange(min = 0, max = 1e6) double margin) {
        LadderModel model = model(new int[][] {{kept, lost}}, new double[] {margin}, 0);
        assertThat(value(model, 0)).isEqualTo(margin / ((double) lost / (lost + kept)));
    }

    @Property(seed = "20261122", tries = 300)
    void aValueIsPositiveAndGrowsWithEachMargin(
            @ForAll("counts") int[][] counts,
            @ForAll("margins") double[] margins,
            @ForAll @IntRange(min = 0, max = TIERS - 1) int raised,
            @ForAll @DoubleRange(min = 0, max = 0.5) double discount) {
        double[] more = margins.clone();
        more[raised] += 10;
        LadderModel model = model(counts, margins, discount);
        LadderModel richer = model(counts, more, discount);
        for (int i = 0; i < TIERS; i++) {
            assertThat(value(model, i)).isNotNegative();
            assertThat(value(richer, i)).isGreaterThanOrEqualTo(value(model, i) * (1 - 1e-9));
        }
    }

    @Property(seed = "20261122", tries = 300)
    void movingToAWorthierTierLowersNoValue(
            @ForAll("counts") int[][] counts,
            @ForAll("margins") double[] margins,
            @ForAll @IntRange(min = 0, max = TIERS - 1) int row,
            @ForAll @IntRange(min = 0, max = TIERS - 1) int a,
            @ForAll @IntRange(min = 0, max = TIERS - 1) int b) {
        LadderModel model = model(counts, margins, 0);
        int low = value(model, a) <= value(model, b) ? a : b;
        int high = low == a ? b : a;
        int[][] moved = copy(counts);
        int shift = moved[row][low] / 2;
        moved[row][low] -= shift;
        moved[row][high] += shift;
        LadderModel better = model(moved, margins, 0);
        for (int i = 0; i < TIERS; i++) {
            assertThat(value(better, i)).isGreaterThanOrEqualTo(value(model, i) * (1 - 1e-9));
        }
    }

    @Property(seed = "20261122", tries = 300)
    void aValueIsKnownIffEveryTierOnTheWayCanBeLostOrMoneyIsDiscounted(@ForAll("sparse") int[][] counts) {
        double[] margins = {1, 2, 3, 4};
        LadderModel model = model(counts, margins, 0);
        LadderModel discounted = model(counts, margins, 0.1);
        for (int i = 0; i < TIERS; i++) {
            boolean[] reached = reach(counts, i);
            boolean solvable = true;
            for (int j = 0; j < TIERS; j++) {
                solvable &= !reached[j] || canBeLost(counts, j);
            }
            assertThat(model.lifetimeValue(id(i)).isKnown()).isEqualTo(solvable);
            assertThat(discounted.lifetimeValue(id(i)).isKnown()).isTrue();
        }
    }

    @Property(seed = "20261122", tries = 200)
    void theMixOnlyShrinks(@ForAll("counts") int[][] counts, @ForAll @IntRange(min = 0, max = 40) int months) {
        LadderModel model = model(counts, new double[TIERS], 0);
        Map<TierId, Double> start = Map.of(id(0), 100.0, id(1), 20.0, id(2), 5.0, id(3), 1.0);
        double now = total(model.mixAfter(start, months));
        double later = total(model.mixAfter(start, months + 1));
        assertThat(now).isLessThanOrEqualTo(126 + 1e-9);
        assertThat(later).isLessThanOrEqualTo(now + 1e-9);
    }

    @Property(seed = "20261122", tries = 200)
    void relabellingTiersPermutesTheValues(
            @ForAll("counts") int[][] counts, @ForAll("margins") double[] margins, @ForAll long seed) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order, new Random(seed));
        int[][] permuted = new int[TIERS][TIERS + 1];
        double[] permutedMargins = new double[TIERS];
        for (int i = 0; i < TIERS; i++) {
            permutedMargins[order.get(i)] = margins[i];
            permuted[order.get(i)][TIERS] = counts[i][TIERS];
            for (int j = 0; j < TIERS; j++) {
                permuted[order.get(i)][order.get(j)] = counts[i][j];
            }
        }
        LadderModel model = model(counts, margins, 0.05);
        LadderModel relabelled = model(permuted, permutedMargins, 0.05);
        for (int i = 0; i < TIERS; i++) {
            assertThat(value(relabelled, order.get(i)))
                    .isCloseTo(value(model, i), within(1e-9 * (1 + value(model, i))));
        }
    }

    /** A second algorithm: the sum of v^k Q^k m, until nothing is added any more. */
    @Property(seed = "20261122", tries = 100)
    void theValueIsTheSumOfFutureMargins(@ForAll("counts") int[][] counts, @ForAll("margins") double[] margins) {
        LadderModel model = model(counts, margins, 0.2);
        double v = 1 / (1 + model.monthlyDiscount());
        for (int i = 0; i < TIERS; i++) {
            Map<TierId, Double> mix = Map.of(id(i), 1.0);
            double sum = 0;
            double weight = 1;
            for (int month = 0; month < 3_000; month++) {
                for (int j = 0; j < TIERS; j++) {
                    sum += weight * mix.getOrDefault(id(j), 0.0) * margins[j];
                }
                mix = model.mixAfter(mix, 1).orElseThrow("mix");
                weight *= v;
            }
            assertThat(value(model, i)).isCloseTo(sum, within(1e-8 * (1 + sum)));
        }
    }

    @Provide
    Arbitrary<int[][]> counts() {
        return row(1, 300).array(int[][].class).ofSize(TIERS);
    }

    /** Many rows without loss and many moves never seen, but every tier seen. */
    @Provide
    Arbitrary<int[][]> sparse() {
        return Arbitraries.of(0, 0, 0, 1)
                .array(int[].class)
                .ofSize(TIERS + 1)
                .array(int[][].class)
                .ofSize(TIERS)
                .map(rows -> {
                    for (int i = 0; i < TIERS; i++) {
                        rows[i][i]++;
                    }
                    return rows;
                });
    }

    @Provide
    Arbitrary<double[]> margins() {
        return Arbitraries.doubles().between(0, 1000).array(double[].class).ofSize(TIERS);
    }

    private static Arbitrary<int[]> row(int least, int most) {
        return Arbitraries.integers().between(least, most).array(int[].class).ofSize(TIERS + 1);
    }

    private static LadderModel model(int[][] counts, double[] margins, double discount) {
        List<ValueTier> tiers = new ArrayList<>();
        Map<TierId, Double> byTier = new HashMap<>();
        TierMoves.Builder moves = TierMoves.builder();
        int n = counts.length;
        for (int i = 0; i < n; i++) {
            tiers.add(ValueTier.of("t" + i, i, TierRule.everybody()));
            byTier.put(id(i), margins[i]);
            moves.lost(MONTH, id(i), counts[i][n]);
            for (int j = 0; j < n; j++) {
                moves.moved(MONTH, id(i), id(j), counts[i][j]);
            }
        }
        return LadderModel.fit(new Ladder(tiers, discount), moves.build(), CurrencyUnit.USD, byTier);
    }

    private static TierId id(int i) {
        return TierId.of("t" + i);
    }

    private static double value(LadderModel model, int i) {
        return model.lifetimeValue(id(i)).orElseThrow("value").amount();
    }

    private static double total(Answer<? extends Map<TierId, Double>> mix) {
        return mix.orElseThrow("mix").values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static int[][] copy(int[][] rows) {
        int[][] copy = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    private static boolean[] reach(int[][] counts, int from) {
        boolean[] reached = new boolean[TIERS];
        List<Integer> queue = new ArrayList<>(List.of(from));
        reached[from] = true;
        for (int at = 0; at < queue.size(); at++) {
            for (int j = 0; j < TIERS; j++) {
                if (counts[queue.get(at)][j] > 0 && !reached[j]) {
                    reached[j] = true;
                    queue.add(j);
                }
            }
        }
        return reached;
    }

    private static boolean canBeLost(int[][] counts, int from) {
        boolean[] reached = reach(counts, from);
        for (int j = 0; j < TIERS; j++) {
            if (reached[j] && counts[j][TIERS] > 0) {
                return true;
            }
        }
        return false;
    }
}

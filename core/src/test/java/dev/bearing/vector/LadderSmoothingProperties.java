package dev.bearing.vector;

import static dev.bearing.vector.Ladders.model;
import static dev.bearing.vector.Ladders.tier;
import static dev.bearing.vector.Ladders.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

class LadderSmoothingProperties {

    private static final int TIERS = 4;
    private static final YearMonth MONTH = YearMonth.of(2026, 1);
    private static final Map<TierId, Long> BASE = Map.of(tier(0), 100L, tier(1), 40L, tier(2), 10L, tier(3), 3L);

    @Property(seed = "20261122", tries = 300)
    void aRowOfWhichAnythingIsKnownAddsUpToOne(
            @ForAll("sparse") int[][] counts, @ForAll @DoubleRange(min = 0, max = 50) double prior) {
        for (TransitionRow row : smoothed(counts, 0, prior).transitions()) {
            double sum = row.lost().probability();
            for (TransitionRow.Cell cell : row.to().values()) {
                sum += cell.probability();
            }
            assertThat(sum).isCloseTo(row.accountMonths() == 0 && !row.fromPrior() ? 0 : 1, within(1e-12));
        }
    }

    @Property(seed = "20261122", tries = 300)
    void aSmoothedShareLiesBetweenTheCountedOneAndThatOfThePrior(
            @ForAll("counts") int[][] counts, @ForAll @DoubleRange(min = 1, max = 50) double prior) {
        double lost = 0;
        double all = 0;
        for (int[] row : counts) {
            for (int j = 0; j <= TIERS; j++) {
                all += row[j];
                lost += j == TIERS ? row[j] : 0;
            }
        }
        LadderModel model = smoothed(counts, 0, prior);
        for (int i = 0; i < TIERS; i++) {
            double counted = model.churn(tier(i)).fraction().orElseThrow("seen");
            assertThat(model.churnProbability(tier(i)).orElseThrow("seen"))
                    .isBetween(Math.min(counted, lost / all) - 1e-12, Math.max(counted, lost / all) + 1e-12);
        }
    }

    /** The odds of the prior and the counts: with k account-months beside n it moves a share by at most k / (n + k). */
    @Property(seed = "20261122", tries = 200)
    void theMoreIsSeenTheLessThePriorMatters(
            @ForAll("counts") int[][] counts, @ForAll @DoubleRange(min = 0, max = 50) double prior) {
        LadderModel plain = model(counts, new double[TIERS], 0);
        LadderModel smooth = smoothed(counts, 0, prior);
        for (int i = 0; i < TIERS; i++) {
            double most = prior / (plain.moves().atRisk(tier(i)) + prior) + 1e-12;
            for (Map.Entry<TierId, Double> entry : smooth.probabilities(tier(i)).entrySet()) {
                double counted = plain.probabilities(tier(i)).getOrDefault(entry.getKey(), 0.0);
                assertThat(entry.getValue()).isCloseTo(counted, within(most));
            }
        }
    }

    @Property(seed = "20261122", tries = 300)
    void aSmoothedValueIsKnownPositiveAndGrowsWithEachMargin(
            @ForAll("sparse") int[][] counts, @ForAll @IntRange(min = 0, max = TIERS - 1) int raised) {
        double[] more = {1, 2, 3, 4};
        more[raised] += 10;
        LadderModel model = smoothed(counts, 0.05, 12);
        LadderModel richer = model(counts, more, 0.05).smoothedBy(LadderPrior.standard());
        for (int i = 0; i < TIERS; i++) {
            if (model.lifetimeValue(tier(i)).isKnown()) {
                assertThat(value(model, i)).isPositive();
                assertThat(value(richer, i)).isGreaterThanOrEqualTo(value(model, i) * (1 - 1e-9));
            }
        }
    }

    /** With a prior and anybody lost, every tier can be lost from. */
    @Property(seed = "20261122", tries = 300)
    void aSmoothedLadderWithAnyLossIsSolvableWithoutDiscount(@ForAll("sparse") int[][] counts) {
        boolean anyLost = false;
        for (int[] row : counts) {
            anyLost |= row[TIERS] > 0;
        }
        LadderModel model = smoothed(counts, 0, 12);
        for (int i = 0; i < TIERS; i++) {
            assertThat(model.lifetimeValue(tier(i)).isKnown()).isEqualTo(anyLost);
        }
    }

    @Property(seed = "20261122", tries = 200)
    void theWorthOfAPointHasTheSignOfWhatItLeadsTo(
            @ForAll("counts") int[][] counts, @ForAll("margins") double[] margins) {
        LadderModel model = model(counts, margins, 0).smoothedBy(LadderPrior.standard());
        for (MovePrice price : model.movePrices(BASE)) {
            double from = amount(model.lifetimeValue(price.from()));
            double to = price.to().map(id -> amount(model.lifetimeValue(id))).orElse(0.0);
            assertThat(Math.signum(amount(price.perAccount()))).isEqualTo(Math.signum(to - from));
            assertThat(Math.signum(amount(price.base()))).isEqualTo(Math.signum(to - from));
            price.onePoint().toOptional().ifPresent(point -> {
                assertThat(Math.signum(point.amount())).isEqualTo(Math.signum(to - from));
                assertThat(Math.abs(point.amount())) // less than the slope promises: fewer stay to move
                        .isLessThanOrEqualTo(Math.abs(amount(price.base())) * (1 + 1e-9));
            });
        }
    }

    /** A second algorithm: rows of whole hundreds, refitted with a hundredth of the row moved. */
    @Property(seed = "20261122", tries = 150)
    void aWholePointIsTheDifferenceOfTwoFits(
            @ForAll("counts") int[][] counts,
            @ForAll("margins") double[] margins,
            @ForAll @DoubleRange(min = 0, max = 0.3) double discount) {
        int[][] hundreds = scaled(counts, 100);
        LadderModel model = model(hundreds, margins, discount);
        for (MovePrice price : model.movePrices(BASE)) {
            int from = place(price.from());
            int to = price.to().map(LadderSmoothingProperties::place).orElse(TIERS);
            int point = (int) (model.moves().atRisk(price.from()) / 100);
            if (hundreds[from][from] >= point) {
                int[][] moved = scaled(hundreds, 1);
                moved[from][from] -= point;
                moved[from][to] += point;
                LadderModel after = model(moved, margins, discount);
                double worth = worth(after) - worth(model);
                assertThat(amount(price.onePoint())).isCloseTo(worth, within(1e-8 * (1 + worth(model))));
            }
        }
    }

    /** Central differences of rows of a million times the counts. */
    @Property(seed = "20261122", tries = 100)
    void theDerivativeIsTheLimitOfDifferences(@ForAll("counts") int[][] counts, @ForAll("margins") double[] margins) {
        int[][] many = scaled(counts, 1_000_000);
        LadderModel model = model(many, margins, 0);
        for (MovePrice price : model.movePrices(BASE)) {
            int from = place(price.from());
            int to = price.to().map(LadderSmoothingProperties::place).orElse(TIERS);
            int step = (int) (model.moves().atRisk(price.from()) / 10_000);
            step = Math.min(step, Math.min(many[from][from], many[from][to]) / 1000);
            double share = (double) step / model.moves().atRisk(price.from());
            double slope =
                    (worth(shifted(many, from, to, step, margins)) - worth(shifted(many, from, to, -step, margins)))
                            / (2 * share);
            assertThat(amount(price.base())).isCloseTo(slope / 100, within(1e-4 * (Math.abs(slope / 100) + 1)));
        }
    }

    @Property(seed = "20261122", tries = 50)
    void moneyScalesEverything(@ForAll("counts") int[][] counts, @ForAll("margins") double[] margins) {
        double[] eightfold = margins.clone();
        for (int i = 0; i < TIERS; i++) {
            eightfold[i] *= 8;
        }
        LadderModel one = model(counts, margins, 0.1).smoothedBy(LadderPrior.standard());
        LadderModel eight = model(counts, eightfold, 0.1).smoothedBy(LadderPrior.standard());
        for (int i = 0; i < TIERS; i++) {
            assertThat(value(eight, i)).isCloseTo(8 * value(one, i), within(1e-9 * (1 + value(eight, i))));
            if (one.interval(tier(i)).isKnown()) {
                Interval narrow = one.interval(tier(i)).orElseThrow("interval");
                Interval wide = eight.interval(tier(i)).orElseThrow("interval");
                assertThat(wide.lower()).isCloseTo(8 * narrow.lower(), within(1e-9 * (1 + wide.upper())));
                assertThat(wide.upper()).isCloseTo(8 * narrow.upper(), within(1e-9 * (1 + wide.upper())));
            }
        }
        assertThat(eight.projection(BASE, 3)).isEqualTo(one.projection(BASE, 3));
    }

    @Property(seed = "20261122", tries = 100)
    void neitherTheOrderOfObservationsNorTheirMonthsMatter(
            @ForAll("counts") int[][] counts, @ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int later) {
        List<Consumer<TierMoves.Builder>> observations = new ArrayList<>();
        for (int i = 0; i < TIERS; i++) {
            for (int j = 0; j <= TIERS; j++) {
                TierId from = tier(i);
                int to = j;
                int half = counts[i][j] / 2;
                for (int part : new int[] {half, counts[i][j] - half}) {
                    observations.add(moves -> add(moves, MONTH.plusMonths(later), from, to, part));
                }
            }
        }
        Collections.shuffle(observations, random);
        TierMoves.Builder builder = TierMoves.builder();
        observations.forEach(observation -> observation.accept(builder));
        LadderModel shifted = LadderModel.fit(
                        Ladders.ladder(TIERS), builder.build(), CurrencyUnit.USD, Map.of(tier(0), 1.0, tier(1), 2.0))
                .smoothedBy(LadderPrior.standard());
        LadderModel straight = LadderModel.fit(
                        Ladders.ladder(TIERS),
                        Ladders.moves(counts),
                        CurrencyUnit.USD,
                        Map.of(tier(0), 1.0, tier(1), 2.0))
                .smoothedBy(LadderPrior.standard());
        assertThat(shifted.transitions()).isEqualTo(straight.transitions());
        assertThat(shifted.lifetimeValue(tier(0))).isEqualTo(straight.lifetimeValue(tier(0)));
    }

    /** The ids of tiers, of which maps are sorted, have no part in anything; ranks have. */
    @Property(seed = "20261122", tries = 100)
    void newNamesPermuteTheResults(@ForAll("counts") int[][] counts, @ForAll("margins") double[] margins) {
        List<ValueTier> tiers = new ArrayList<>();
        Map<TierId, Double> byTier = new HashMap<>();
        TierMoves.Builder moves = TierMoves.builder();
        for (int i = 0; i < TIERS; i++) {
            tiers.add(new ValueTier(renamed(i), i, TierRule.everybody()));
            byTier.put(renamed(i), margins[i]);
            moves.lost(MONTH, renamed(i), counts[i][TIERS]);
            for (int j = 0; j < TIERS; j++) {
                moves.moved(MONTH, renamed(i), renamed(j), counts[i][j]);
            }
        }
        LadderModel other = LadderModel.fit(new Ladder(tiers, 0), moves.build(), CurrencyUnit.USD, byTier)
                .smoothedBy(LadderPrior.standard());
        LadderModel model = model(counts, margins, 0).smoothedBy(LadderPrior.standard());
        for (int i = 0; i < TIERS; i++) {
            assertThat(amount(other.lifetimeValue(renamed(i)))).isEqualTo(value(model, i));
            assertThat(other.interval(renamed(i)).toOptional())
                    .isEqualTo(model.interval(tier(i)).toOptional());
        }
    }

    @Property(seed = "20261122", tries = 50)
    void theProjectedMixOnlyShrinksAndIsThatOfThePowers(
            @ForAll("counts") int[][] counts, @ForAll @IntRange(min = 1, max = 18) int months) {
        LadderModel model = smoothed(counts, 0, 12);
        List<ProjectedMix> mixes = model.projection(BASE, months).orElseThrow("projection");
        double before = 153;
        Map<TierId, Double> start = new HashMap<>();
        BASE.forEach((id, accounts) -> start.put(id, (double) accounts));
        for (ProjectedMix mix : mixes) {
            SortedMap<TierId, Double> powers =
                    model.mixAfter(start, mix.monthsAhead()).orElseThrow("mix");
            double total = 0;
            for (Map.Entry<TierId, Double> entry : powers.entrySet()) {
                assertThat(mix.accounts().get(entry.getKey()).value()).isEqualTo(entry.getValue());
                total += entry.getValue();
            }
            assertThat(total).isLessThanOrEqualTo(before + 1e-9);
            before = total;
        }
    }

    @Property(seed = "20261122", tries = 200)
    void flowsOfAllTiersBalance(@ForAll("counts") int[][] counts) {
        long promotedIn = 0;
        long promotedOut = 0;
        long demotedIn = 0;
        long demotedOut = 0;
        for (VectorGroup group : smoothed(counts, 0, 12).groups(Map.of())) {
            TierFlow flow = group.flows().get(0);
            assertThat(flow.closing()).isEqualTo(flow.opening() + flow.in() - flow.out());
            assertThat(flow.closing()).isNotNegative();
            promotedIn += flow.promotedIn();
            promotedOut += flow.promotedOut();
            demotedIn += flow.demotedIn();
            demotedOut += flow.demotedOut();
        }
        assertThat(promotedIn).isEqualTo(promotedOut);
        assertThat(demotedIn).isEqualTo(demotedOut);
    }

    @Provide
    Arbitrary<int[][]> counts() {
        return Arbitraries.integers()
                .between(1, 300)
                .array(int[].class)
                .ofSize(TIERS + 1)
                .array(int[][].class)
                .ofSize(TIERS);
    }

    /** Most moves never seen, some tiers not at all. */
    @Provide
    Arbitrary<int[][]> sparse() {
        return Arbitraries.of(0, 0, 0, 0, 1, 7)
                .array(int[].class)
                .ofSize(TIERS + 1)
                .array(int[][].class)
                .ofSize(TIERS);
    }

    @Provide
    Arbitrary<double[]> margins() {
        return Arbitraries.doubles().between(0, 1000).array(double[].class).ofSize(TIERS);
    }

    private static LadderModel smoothed(int[][] counts, double discount, double prior) {
        return model(counts, new double[] {1, 2, 3, 4}, discount).smoothedBy(new LadderPrior(prior));
    }

    private static LadderModel shifted(int[][] counts, int from, int to, int step, double[] margins) {
        int[][] moved = scaled(counts, 1);
        moved[from][from] -= step;
        moved[from][to] += step;
        return model(moved, margins, 0);
    }

    private static double worth(LadderModel model) {
        return 100 * value(model, 0) + 40 * value(model, 1) + 10 * value(model, 2) + 3 * value(model, 3);
    }

    private static int[][] scaled(int[][] counts, int factor) {
        int[][] scaled = new int[TIERS][TIERS + 1];
        for (int i = 0; i < TIERS; i++) {
            for (int j = 0; j <= TIERS; j++) {
                scaled[i][j] = counts[i][j] * factor;
            }
        }
        return scaled;
    }

    private static void add(TierMoves.Builder moves, YearMonth month, TierId from, int to, int accounts) {
        if (to == TIERS) {
            moves.lost(month, from, accounts);
        } else {
            moves.moved(month, from, tier(to), accounts);
        }
    }

    private static TierId renamed(int i) {
        return TierId.of("z" + (9 - i));
    }

    private static int place(TierId id) {
        return Integer.parseInt(id.value().substring(1));
    }

    private static double amount(Answer<EstimatedMoney> answer) {
        return answer.orElseThrow("known").amount();
    }
}

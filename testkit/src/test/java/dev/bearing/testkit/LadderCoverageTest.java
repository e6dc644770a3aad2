package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.testkit.Dice.Purpose;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.LadderPrior;
import dev.bearing.vector.ProjectedMix;
import dev.bearing.vector.TierMoves;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.TransitionRow;
import dev.bearing.vector.ValueTier;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A ladder whose true matrix is known is drawn, account by account, and fitted again: its shares, lifetime values and
 * mixes to come are to be found within their intervals as often as those say. The normal build draws few worlds; with
 * {@code -Pcoverage} it draws 2,000.
 */
class LadderCoverageTest {

    private static final int REPLICATES = Integer.getInteger("bearing.coverage.replicates", 60);

    /** How far an interval that is exact only for many accounts may lie from its level with some dozens. */
    private static final double SLACK = 0.02;

    /** Free, person, business, enterprise: to each of the four a month later; the rest leaves. */
    private static final double[][] TRUTH = {
        {0.90, 0.03, 0, 0}, {0.01, 0.93, 0.02, 0}, {0, 0.01, 0.96, 0.01}, {0, 0, 0.01, 0.98}
    };

    private static final double[] CHURN = {0.07, 0.04, 0.02, 0.01};

    /** (I - Q)⁻¹ m in exact fractions, m = 0, 10, 100, 1000. */
    private static final double[] VALUES = {19_000 / 11.0, 190_000 / 33.0, 620_000 / 33.0, 1_960_000 / 33.0};

    private static final int[] START = {200, 150, 100, 60};
    private static final int LOST = 4;
    private static final int MONTHS = 12;
    private static final int AHEAD = 6;

    @ParameterizedTest
    @ValueSource(doubles = {0, 12})
    void ofLifetimeValuesAndOfAPromotion(double prior) {
        Coverages coverages = new Coverages();
        for (int seed = 1; seed <= REPLICATES; seed++) {
            LadderModel model = fit(new World(seed), prior);
            for (int i = 0; i < LOST; i++) {
                coverages.add("value of " + tier(i), VALUES[i], model.interval(tier(i)));
            }
            coverages.add(
                    "worth of a promotion", VALUES[2] - VALUES[1], model.promotionWorthInterval(tier(1), tier(2)));
        }
        coverages.check(SLACK);
    }

    @Test
    void ofTheShareThatMovesUpDownAndOut() {
        Coverages coverages = new Coverages();
        for (int seed = 1; seed <= REPLICATES; seed++) {
            List<TransitionRow> rows = fit(new World(seed), 12).transitions();
            for (int i = 0; i < LOST; i++) {
                for (int j = 0; j < LOST; j++) {
                    if (TRUTH[i][j] > 0) {
                        coverages.add(
                                i + " to " + j,
                                TRUTH[i][j],
                                rows.get(i).to().get(tier(j)).observed().interval());
                    }
                }
                coverages.add(
                        i + " lost", CHURN[i], rows.get(i).lost().observed().interval());
            }
        }
        coverages.check(SLACK);
    }

    /** The counts to come are whole and few at the top, so that their intervals hold a little more than they say. */
    @Test
    void ofTheMixToCome() {
        Coverages coverages = new Coverages();
        for (int seed = 1; seed <= REPLICATES; seed++) {
            World world = new World(seed);
            LadderModel model = fit(world, 12);
            SortedMap<TierId, Long> today = new TreeMap<>();
            for (int i = 0; i < LOST; i++) {
                today.put(tier(i), world.at[i]);
            }
            List<ProjectedMix> mix = model.projection(today, AHEAD).orElseThrow("a projection");
            for (int month = 0; month < AHEAD; month++) {
                world.month(TierMoves.builder(), YearMonth.of(2030, 1));
            }
            for (int i = 0; i < LOST; i++) {
                Estimate estimate = mix.get(AHEAD - 1).accounts().get(tier(i));
                coverages.add("accounts in " + tier(i), (double) world.at[i], estimate.interval());
            }
        }
        coverages.check(SLACK + 0.015);
    }

    private static LadderModel fit(World world, double prior) {
        TierMoves.Builder moves = TierMoves.builder();
        for (int month = 0; month < MONTHS; month++) {
            world.month(moves, YearMonth.of(2026, 1).plusMonths(month));
        }
        List<ValueTier> tiers = new ArrayList<>();
        for (int i = 0; i < LOST; i++) {
            tiers.add(ValueTier.of(tier(i).value(), i, TierRule.everybody()));
        }
        return LadderModel.fit(
                        new Ladder(tiers, 0),
                        moves.build(),
                        CurrencyUnit.USD,
                        Map.of(tier(0), 0.0, tier(1), 10.0, tier(2), 100.0, tier(3), 1000.0))
                .smoothedBy(new LadderPrior(prior));
    }

    private static TierId tier(int i) {
        return TierId.of("t" + i);
    }

    /** Accounts that move by the true matrix, each by a draw of its own. */
    private static final class World {

        private final Dice dice;
        private long[] at = new long[LOST];

        World(long seed) {
            this.dice = Dice.of(seed, 0, Purpose.STAYS);
            for (int i = 0; i < LOST; i++) {
                at[i] = START[i];
            }
        }

        void month(TierMoves.Builder moves, YearMonth month) {
            long[] next = new long[LOST];
            for (int from = 0; from < LOST; from++) {
                long[] went = new long[LOST + 1];
                for (long account = 0; account < at[from]; account++) {
                    went[destination(from)]++;
                }
                for (int to = 0; to < LOST; to++) {
                    moves.moved(month, tier(from), tier(to), went[to]);
                    next[to] += went[to];
                }
                moves.lost(month, tier(from), went[LOST]);
            }
            at = next;
        }

        private int destination(int from) {
            double left = dice.uniform();
            for (int to = 0; to < LOST; to++) {
                left -= TRUTH[from][to];
                if (left < 0) {
                    return to;
                }
            }
            return LOST;
        }
    }

    /** How often each kind of interval held its truth. */
    private static final class Coverages {

        private final SortedMap<String, int[]> counts = new TreeMap<>();

        void add(String what, double truth, Answer<Interval> interval) {
            int[] count = counts.computeIfAbsent(what, first -> new int[2]);
            count[0]++;
            count[1] += interval.orElseThrow(what).contains(truth) ? 1 : 0;
        }

        void check(double slack) {
            assertThat(counts).isNotEmpty();
            counts.forEach((what, count) -> {
                IntervalCoverage coverage = new IntervalCoverage(count[0], count[0], count[1], 0.95);
                assertThat(coverage.share().orElseThrow("share"))
                        .as("share of %d intervals that hold the %s", count[0], what)
                        .isCloseTo(0.95, within(slack + 4 * coverage.deviation().orElseThrow("deviation")));
            });
        }
    }
}

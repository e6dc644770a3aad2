package dev.bearing.vector;

import static dev.bearing.vector.Ladders.model;
import static dev.bearing.vector.Ladders.reason;
import static dev.bearing.vector.Ladders.tier;
import static dev.bearing.vector.Ladders.worked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.TierId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixProjectionTest {

    private static final Map<TierId, Long> MIX = Map.of(tier(0), 1000L, tier(1), 200L, tier(2), 50L, tier(3), 5L);

    /** G3, recomputed outside with exact fractions. */
    @Test
    void expectsTheWorkedMixAfterAYear() {
        List<ProjectedMix> year = worked().projection(MIX, 12).orElseThrow("projection");
        double[] expected = {299.54, 227.93, 77.31, 10.77};
        assertThat(year).hasSize(12);
        assertThat(year.get(11).monthsAhead()).isEqualTo(12);
        for (int i = 0; i < 4; i++) {
            Estimate last = year.get(11).accounts().get(tier(i));
            assertThat(last.value()).isCloseTo(expected[i], within(0.005));
            assertThat(interval(last).contains(last.value())).isTrue();
        }
        assertThat(year.get(0).accounts().get(tier(0)).value()).isCloseTo(902, within(1e-9));
        assertThat(worked().projection(MIX, 12)).isEqualTo(worked().projection(MIX, 12));
    }

    /** A second algorithm: the accounts drawn one by one, month by month, from a chain known almost exactly. */
    @Test
    void theIntervalIsThatOfAccountsDrawnOneByOne() {
        int[][] many = new int[4][5];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 5; j++) {
                many[i][j] = Ladders.WORKED[i][j] * 10_000_000;
            }
        }
        List<ProjectedMix> year =
                model(many, Ladders.WORKED_MARGINS, 0).projection(MIX, 6).orElseThrow("projection");
        SplittableRandom random = new SplittableRandom(7);
        double[][] seen = new double[4][2_000];
        int[] start = {1000, 200, 50, 5};
        for (int r = 0; r < 2_000; r++) {
            for (int i = 0; i < 4; i++) {
                for (int account = 0; account < start[i]; account++) {
                    int at = i;
                    for (int month = 0; month < 6 && at < 4; month++) {
                        double u = random.nextDouble() * 100;
                        int to = 0;
                        while (u >= Ladders.WORKED[at][to]) {
                            u -= Ladders.WORKED[at][to++];
                        }
                        at = to;
                    }
                    if (at < 4) {
                        seen[at][r]++;
                    }
                }
            }
        }
        for (int i = 0; i < 4; i++) {
            Arrays.sort(seen[i]);
            Interval interval = interval(year.get(5).accounts().get(tier(i)));
            double spread = seen[i][1949] - seen[i][49];
            assertThat(interval.lower()).isCloseTo(seen[i][49], within(1 + 0.1 * spread)); // 1,000 draws
            assertThat(interval.upper()).isCloseTo(seen[i][1949], within(1 + 0.1 * spread));
        }
    }

    @Test
    void aChainSeenForAShortTimeIsLessCertain() {
        int[][] tenfold = new int[4][5];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 5; j++) {
                tenfold[i][j] = Ladders.WORKED[i][j] * 100;
            }
        }
        Interval few = interval(last(worked(), 12, 1));
        Interval many = interval(last(model(tenfold, Ladders.WORKED_MARGINS, 0), 12, 1));
        assertThat(few.upper() - few.lower()).isGreaterThan(1.5 * (many.upper() - many.lower()));
    }

    @Test
    void theIntervalIsUnknownWhereATierOnTheWayWasSeenTooLittle() {
        LadderModel few = model(new int[][] {{90, 3, 7}, {1, 15, 4}}, new double[] {1, 2}, 0);
        Answer<Interval> interval = last(few, 3, 0).interval();
        assertThat(reason(interval)).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        LadderModel unseen = model(new int[][] {{90, 3, 7}, {0, 0, 0}}, new double[] {1, 2}, 0);
        assertThat(reason(unseen.projection(Map.of(tier(0), 5L), 3))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(unseen.smoothedBy(LadderPrior.standard())
                        .projection(Map.of(tier(0), 5L), 3)
                        .isKnown())
                .isTrue();
    }

    @Test
    void nobodyTodayIsNobodyThen() {
        Estimate none = last(worked(), 1, 0, Map.of());
        assertThat(none.value()).isZero();
        assertThat(interval(none)).isEqualTo(Interval.of95(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> worked().projection(Map.of(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> worked().projection(Map.of(tier(0), -1L), 1));
    }

    private static Estimate last(LadderModel model, int months, int tier) {
        return last(model, months, tier, Map.of(tier(0), 500L, tier(1), 500L));
    }

    private static Estimate last(LadderModel model, int months, int tier, Map<TierId, Long> accounts) {
        return model.projection(accounts, months)
                .orElseThrow("projection")
                .get(months - 1)
                .accounts()
                .get(tier(tier));
    }

    private static Interval interval(Estimate estimate) {
        return estimate.interval().orElseThrow("interval");
    }
}

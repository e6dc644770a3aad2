package dev.bearing.vector;

import static dev.bearing.vector.Ladders.WORKED;
import static dev.bearing.vector.Ladders.model;
import static dev.bearing.vector.Ladders.reason;
import static dev.bearing.vector.Ladders.tier;
import static dev.bearing.vector.Ladders.value;
import static dev.bearing.vector.Ladders.worked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.TierId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LadderSensitivityTest {

    private static final int FREE = 0;
    private static final int PERSON = 1;
    private static final int BUSINESS = 2;
    private static final int ENTERPRISE = 3;
    private static final int LOST = 4;

    /** G2 and G2b, recomputed outside with exact fractions: person to business 3 in place of 2 %. */
    @Test
    void onePointMoreFromPersonToBusinessIsTheDifferenceOfTheWorkedLadders() {
        double[] differences = {2298.54 - 1727.27, 7661.80 - 5757.58, 19331.94 - 18787.88, 59665.97 - 59393.94};
        for (int k = FREE; k <= ENTERPRISE; k++) {
            MovePrice price = price(worked(), Map.of(tier(k), 1L), PERSON, BUSINESS);
            assertThat(amount(price.onePoint())).isCloseTo(differences[k], within(0.011)); // two roundings of a cent
        }
    }

    /** A second algorithm: the ladder is fitted again with the point moved, and the base valued before and after. */
    @Test
    void onePointOverTheBaseIsTheBaseValuedAnew() {
        Map<TierId, Long> base = Map.of(tier(FREE), 1000L, tier(PERSON), 200L, tier(BUSINESS), 50L);
        for (int from = FREE; from <= ENTERPRISE; from++) {
            for (int to = FREE; to <= LOST; to++) {
                if (from != to && WORKED[from][to] > 0) {
                    int[][] moved = copy(WORKED, 1);
                    moved[from][from]--;
                    moved[from][to]++;
                    LadderModel after = model(moved, Ladders.WORKED_MARGINS, 0);
                    double difference = 1000 * (value(after, FREE) - value(worked(), FREE))
                            + 200 * (value(after, PERSON) - value(worked(), PERSON))
                            + 50 * (value(after, BUSINESS) - value(worked(), BUSINESS));
                    assertThat(amount(price(worked(), base, from, to).onePoint()))
                            .isCloseTo(difference, within(1e-6 * Math.abs(difference)));
                }
            }
        }
    }

    /** Central differences of ladders of 100 million account-months, ± 100 of them moved. */
    @Test
    void theDerivativeIsTheLimitOfFiniteDifferences() {
        int scale = 1_000_000;
        double step = 100.0 / (100.0 * scale);
        for (double discount : new double[] {0, 0.1}) {
            LadderModel model = model(copy(WORKED, scale), Ladders.WORKED_MARGINS, discount);
            for (int from = FREE; from <= ENTERPRISE; from++) {
                for (int to = FREE; to <= LOST; to++) {
                    if (from != to && WORKED[from][to] > 0) {
                        double slope = (value(shifted(scale, from, to, 100, discount), from)
                                        - value(shifted(scale, from, to, -100, discount), from))
                                / (2 * step);
                        assertThat(amount(price(model, Map.of(), from, to).perAccount()))
                                .isCloseTo(slope / 100, within(1e-6 * Math.abs(slope / 100)));
                    }
                }
            }
        }
    }

    @Test
    void aRowStandsForEveryMoveThatHappensTheLostLast() {
        List<MovePrice> prices = worked().movePrices(Map.of(tier(PERSON), 1L));
        assertThat(prices).hasSize(10); // free: up, lost; person and business: up, down, lost; enterprise: down, lost
        assertThat(prices.get(0).from()).isEqualTo(tier(FREE));
        assertThat(prices.get(0).to()).contains(tier(PERSON));
        assertThat(prices.get(1).to()).isEmpty();
        assertThat(prices.get(1).observed().numerator()).isEqualTo(7);
        assertThat(prices.get(1).probability()).isEqualTo(0.07);
        assertThat(amount(prices.get(1).perAccount())).isNegative();
        assertThat(amount(prices.get(0).base())).isPositive(); // persons may come down to free, and up again
        assertThatIllegalArgumentException().isThrownBy(() -> worked().movePrices(Map.of(tier(0), -1L)));
    }

    @Test
    void aPriceIsUnknownWhereAValueIs() {
        LadderModel trap = model(new int[][] {{90, 3, 0, 7}, {1, 95, 0, 4}, {0, 2, 98, 0}}, new double[] {1, 2, 3}, 0);
        LadderModel immortal = model(new int[][] {{90, 3, 7}, {0, 50, 0}}, new double[] {1, 2}, 0);
        assertThat(trap.movePrices(Map.of()))
                .allSatisfy(price -> assertThat(price.perAccount().isKnown()).isTrue());
        MovePrice up = immortal.movePrices(Map.of()).get(0);
        assertThat(reason(up.perAccount())).isEqualTo(Answer.Reason.UNBOUNDED);
        assertThat(reason(up.onePoint())).isEqualTo(Answer.Reason.UNBOUNDED);
    }

    @Test
    void aWholePointNeedsThatManyWhoStay() {
        LadderModel restless = model(new int[][] {{0, 90, 10}, {0, 90, 10}}, new double[] {1, 2}, 0);
        MovePrice up = restless.movePrices(Map.of(tier(0), 1L)).get(0);
        assertThat(reason(up.onePoint())).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(up.perAccount().isKnown()).isTrue();
    }

    private static LadderModel shifted(int scale, int from, int to, int accounts, double discount) {
        int[][] moved = copy(WORKED, scale);
        moved[from][from] -= accounts;
        moved[from][to] += accounts;
        return model(moved, Ladders.WORKED_MARGINS, discount);
    }

    private static int[][] copy(int[][] rows, int scale) {
        int[][] copy = new int[rows.length][rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                copy[i][j] = rows[i][j] * scale;
            }
        }
        return copy;
    }

    private static MovePrice price(LadderModel model, Map<TierId, Long> accounts, int from, int to) {
        Optional<TierId> target = to == LOST ? Optional.empty() : Optional.of(tier(to));
        return model.movePrices(accounts).stream()
                .filter(price -> price.from().equals(tier(from)) && price.to().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private static double amount(Answer<EstimatedMoney> answer) {
        return answer.orElseThrow("known").amount();
    }
}

package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.vector.FlowMonth.PowerSums;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class MonthEffectsTest {

    private static final YearMonth FIRST = YearMonth.of(2023, 1);

    /** As many losses of one unit as a function of the month says, from a base of 10,000. */
    private static MonthEffects effects(int months, IntUnaryOperator losses) {
        List<FlowMonth> all = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            int n = losses.applyAsInt(i);
            all.add(new FlowMonth(
                    FIRST.plusMonths(i),
                    10_000,
                    new PowerSums(n, n, n, n),
                    PowerSums.NONE,
                    PowerSums.NONE,
                    10_000 - n));
        }
        return MonthEffects.of(all, FlowMonth::churn, 12);
    }

    @Test
    void evenMonthsLeaveNothingButTheErrorOfTheRate() {
        MonthEffects even = effects(36, month -> 100);
        assertThat(even.factor(FIRST, 3)).isEqualTo(1);
        assertThat(even.relativeVariance(FIRST, 3)).isCloseTo(1.0 / 1_201, within(1e-12));
    }

    @Test
    void whatComesBackEveryYearIsASeason() {
        MonthEffects seasonal = effects(36, month -> month % 12 == 0 ? 400 : 100);
        double mean = (400 + 11 * 100) / 12.0;
        assertThat(seasonal.factor(YearMonth.of(2025, 12), 1)).isCloseTo(400 / mean, within(0.05));
        assertThat(seasonal.factor(YearMonth.of(2026, 1), 1)).isCloseTo(100 / mean, within(0.05));
        assertThat(seasonal.factor(YearMonth.of(2025, 12), 12)).isCloseTo(1, within(0.01));
        assertThat(seasonal.relativeVariance(YearMonth.of(2025, 12), 1)).isLessThan(0.01);
    }

    @Test
    void whatDoesNotIsAShockThatAveragesOut() {
        MonthEffects shocks = effects(36, month -> month == 5 || month == 20 ? 500 : 100);
        assertThat(shocks.factor(YearMonth.of(2023, 5), 1)).isEqualTo(1);
        double month = shocks.relativeVariance(FIRST, 1);
        assertThat(month).isBetween(0.3, 1.0);
        assertThat(shocks.relativeVariance(FIRST, 4)).isBetween(month / 4, month / 2);
    }

    @Test
    void twoYearsAreNeededToSeeASeason() {
        assertThat(effects(23, month -> month % 12 == 0 ? 400 : 100).factor(YearMonth.of(2024, 12), 1))
                .isEqualTo(1);
    }

    @Test
    void nothingSeenIsKnownBadly() {
        MonthEffects none = effects(12, month -> 0);
        assertThat(none.factor(FIRST, 1)).isEqualTo(1);
        assertThat(none.relativeVariance(FIRST, 1)).isEqualTo(1);
    }

    /** One of 900 and nine of 100 a month, for twelve months: the squares over the square of the sum. */
    @Test
    void aFewLargeAmountsAreKnownWorseThanManyEqualOnes() {
        List<FlowMonth> months = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            PowerSums lost = PowerSums.NONE.plus(900);
            for (int j = 0; j < 9; j++) {
                lost = lost.plus(100);
            }
            months.add(new FlowMonth(FIRST.plusMonths(i), 10_000, lost, PowerSums.NONE, PowerSums.NONE, 8_200));
        }
        double uneven = 12 * (900.0 * 900 + 9 * 100 * 100) / Math.pow(12 * 1_800, 2);
        assertThat(MonthEffects.of(months, FlowMonth::churn, 12).relativeVariance(FIRST, 1))
                .isCloseTo(uneven * 120 / 121, within(1e-12))
                .isGreaterThan(2 / 121.0);
    }
}

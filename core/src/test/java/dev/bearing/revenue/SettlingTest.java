package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import dev.bearing.value.Rate.Maturity;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a rate of January 2025 is final, and that it does not change afterwards. */
class SettlingTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    @ParameterizedTest
    @CsvSource({"2025-02-03, PROVISIONAL", "2025-02-04, FINAL"})
    void underStrictARateIsFinalThreeDaysAfterItsPeriod(LocalDate asOf, Maturity expected) {
        Rate churn = churn(RevenuePolicy.strict(), asOf, paying(START).build());
        assertThat(churn.maturity()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-10, 1, PROVISIONAL",
        "2025-02-20, 0, PROVISIONAL",
        "2025-03-02, 0, PROVISIONAL",
        "2025-03-03, 0, FINAL"
    })
    void aGapThatMayStillBeClosedKeepsItProvisional(LocalDate asOf, long lost, Maturity expected) {
        Rate churn = churn(
                RevenuePolicies.recurlyLike(), // 30 days of merging
                asOf,
                paying(START).to(LocalDate.of(2025, 1, 28)).build(),
                paying(LocalDate.of(2025, 2, 20)).build());
        assertThat(churn.numerator()).isEqualTo(lost);
        assertThat(churn.denominator()).isEqualTo(1);
        assertThat(churn.maturity()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2025-03-02, 0, PROVISIONAL", "2025-03-03, 0, FINAL", "2025-06-30, 0, FINAL"})
    void theLongestGapIsClosedBeforeTheRateIsFinal(LocalDate asOf, long lost, Maturity expected) {
        Rate churn = churn(
                RevenuePolicies.recurlyLike(),
                asOf,
                paying(START).to(LocalDate.of(2025, 1, 31)).build(),
                paying(LocalDate.of(2025, 3, 2)).build()); // 30 days later
        assertThat(churn.numerator()).isEqualTo(lost);
        assertThat(churn.maturity()).isEqualTo(expected);
    }

    @Test
    void settlingLongerThanTheGapCounts() {
        RevenuePolicy slow = RevenuePolicy.strict().toBuilder("slow")
                .mergeGapDays(7)
                .settleDays(20)
                .build();
        PriceState state = paying(START).build();
        assertThat(churn(slow, LocalDate.of(2025, 2, 20), state).maturity()).isEqualTo(Maturity.PROVISIONAL);
        assertThat(churn(slow, LocalDate.of(2025, 2, 21), state).maturity()).isEqualTo(Maturity.FINAL);
    }

    /** Its bill is due on 10 January and grace ends on 9 February: lost then, or not at all, but never in January. */
    @ParameterizedTest
    @CsvSource({"2025-02-04", "2025-02-09", "2025-03-31"})
    void graceThatRunsBeyondTheMonthNeverChangesIt(LocalDate asOf) {
        LocalDate due = LocalDate.of(2025, 1, 10);
        PriceState before = paying(START).to(due).build();
        PriceState unpaid = paying(due).status(PriceStatus.PAST_DUE).build();
        PriceState unpaidUntil = paying(due)
                .status(PriceStatus.PAST_DUE)
                .to(LocalDate.of(2025, 2, 5))
                .build();
        PriceState paid = paying(LocalDate.of(2025, 2, 5)).build();
        Rate never = churn(RevenuePolicy.strict(), asOf, before, unpaid);
        Rate late = churn(RevenuePolicy.strict(), asOf, before, unpaidUntil, paid);
        for (Rate rate : List.of(never, late)) {
            assertThat(List.of(rate.numerator(), rate.denominator())).containsExactly(0L, 1L);
            assertThat(rate.maturity()).isEqualTo(Maturity.FINAL);
        }
    }

    /** An end on 14 February that was written down on 5 March: two answers for one month, which are told apart. */
    @Test
    void aRateTellsTheDayWhoseKnowledgeItIs() {
        LocalDate end = LocalDate.of(2025, 2, 28);
        LocalDate later = LocalDate.of(2025, 3, 31);
        List<PriceState> states = List.of(
                paying(START).build(),
                paying(START)
                        .to(LocalDate.of(2025, 2, 14))
                        .recordedOn(LocalDate.of(2025, 3, 5))
                        .build());
        DateRange january = JANUARY;
        Rate then = RevenueLedger.of(states, RevenuePolicy.strict(), end)
                .in(CurrencyUnit.USD)
                .logoChurn(january);
        Rate now = RevenueLedger.of(states, RevenuePolicy.strict(), end, later)
                .in(CurrencyUnit.USD)
                .logoChurn(january);
        assertThat(then.asOf()).contains(end);
        assertThat(now.asOf()).contains(later);
        assertThat(List.of(then.numerator(), then.denominator()))
                .isEqualTo(List.of(now.numerator(), now.denominator()));
        assertThat(then).isNotEqualTo(now);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then.plus(now))
                .withMessage("rates as of 2025-02-28 and as of 2025-03-31 do not add");
    }

    private static Rate churn(RevenuePolicy policy, LocalDate asOf, PriceState... states) {
        return RevenueLedger.of(List.of(states), policy, asOf)
                .in(CurrencyUnit.USD)
                .logoChurn(JANUARY);
    }

    private static PriceState.Builder paying(LocalDate from) {
        return PriceState.builder("s1", ACME, from).price("100", CurrencyUnit.USD);
    }
}

package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joda.money.CurrencyUnit.EUR;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class UsageRevenueTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    /** A bill over 73 days, a fifth of a year, from the given fifth of 2026 on. */
    private static UsageBill fifth(int number, String amount) {
        LocalDate from = START.plusDays(73L * number);
        return new UsageBill(ACME, DateRange.of(from, from.plusDays(73)), Money.parse(amount));
    }

    private final UsageRevenue usage =
            UsageRevenue.of(List.of(fifth(2, "USD 72"), fifth(0, "USD 12"), fifth(3, "USD 600"), fifth(1, "USD 24")));

    @Test
    void aMonthOfUsageIsTheMeanOfTheLastThreeClosedBills() {
        // a fifth of a year is 2.4 months: 5, 10 and 30 a month; the fourth bill has not closed
        assertThat(usage.on(START.plusDays(219), USD).toString()).isEqualTo("USD 15.00 a month");
        assertThat(usage.on(START.plusDays(291), USD).toString()).isEqualTo("USD 15.00 a month");
        assertThat(usage.on(START.plusDays(292), USD).toString()).isEqualTo("USD 96.67 a month");
    }

    @Test
    void fewerBillsAreAllThatThereAre() {
        assertThat(usage.on(START.plusDays(72), USD).isZero()).isTrue();
        assertThat(usage.on(START.plusDays(73), USD).toString()).isEqualTo("USD 5.00 a month");
        assertThat(usage.on(START.plusDays(146), USD).toString()).isEqualTo("USD 7.50 a month");
    }

    @Test
    void theNumberOfBillsCanBeSaid() {
        assertThat(usage.withBills(1).on(START.plusDays(219), USD).toString()).isEqualTo("USD 30.00 a month");
        assertThatIllegalArgumentException().isThrownBy(() -> usage.withBills(0));
    }

    /** By hand: USD 100 for each of 31, 29 and 31 days is 100.37 a month; the last bill closed on 1 April 2020. */
    @Test
    void anAccountWithoutNewBillsUsesNothingAfterAYearOrWhatElseIsSaid() {
        UsageRevenue gone = UsageRevenue.of(List.of(month(1), month(2), month(3)));
        assertThat(gone.on(LocalDate.of(2021, 4, 2), USD).toString()).isEqualTo("USD 100.37 a month");
        assertThat(gone.on(LocalDate.of(2021, 4, 3), USD).isZero()).isTrue();
        UsageRevenue monthly = gone.withBills(2).notOlderThan(31).withBills(3);
        assertThat(monthly.on(LocalDate.of(2020, 5, 2), USD).toString()).isEqualTo("USD 100.37 a month");
        assertThat(monthly.on(ACME, LocalDate.of(2020, 5, 3), USD).isZero()).isTrue();
        assertThat(gone.notOlderThan(0).on(LocalDate.of(2020, 4, 1), USD).isPositive())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gone.notOlderThan(-1))
                .withMessage("days must not be negative, was -1");
    }

    private static UsageBill month(int month) {
        return new UsageBill(ACME, DateRange.of(YearMonth.of(2020, month)), Money.parse("USD 100"));
    }

    /** 3 bills of nothing and one of 1 yen over 30 days: 365 / 12 / 30 / 4 × 166,320 = 42,157.5 units, the even one. */
    @Test
    void theMeanIsRoundedOnce() {
        List<UsageBill> bills = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            LocalDate from = START.plusDays(30L * i);
            bills.add(new UsageBill(
                    ACME, DateRange.of(from, from.plusDays(30)), Money.parse(i == 3 ? "JPY 1" : "JPY 0")));
        }
        assertThat(UsageRevenue.of(bills)
                        .withBills(4)
                        .on(START.plusDays(120), CurrencyUnit.JPY)
                        .units())
                .isEqualTo(42_158);
    }

    @Test
    void currenciesNeverMix() {
        assertThat(usage.on(START.plusDays(219), EUR).isZero()).isTrue();
    }

    @Test
    void equalBillsCountOnceAndOverlappingOnesAreRefused() {
        UsageRevenue twice = UsageRevenue.of(List.of(fifth(0, "USD 12"), fifth(0, "USD 12")));
        assertThat(twice.on(ACME, START.plusDays(80), USD).toString()).isEqualTo("USD 5.00 a month");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UsageRevenue.of(List.of(fifth(0, "USD 12"), fifth(0, "USD 13"))))
                .withMessageContaining("bills of account acme must not overlap");
    }

    @Test
    void billsThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UsageBill(ACME, DateRange.startingOn(START), Money.parse("USD 1")))
                .withMessageContaining("period must have an end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UsageBill(ACME, DateRange.of(START, START.plusDays(1)), Money.parse("USD -1")))
                .withMessage("amount must not be negative, was USD -1.00");
    }
}

package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceLineTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate RENEWAL = LocalDate.of(2025, 12, 31);

    /**
     * <a href="https://dev.chartmogul.com/docs/how-mrr-is-calculated-from-prorated-invoices">ChartMogul's formula</a>:
     * two seats at 500 a year with 100 of 365 days left bill 273.97, and are 1,000 / 12 a month.
     */
    @Test
    void aProratedUpgradeIsWorthItsFullPrice() {
        InvoiceLine line = line(100, "273.97").every(BillingInterval.YEAR).build();
        assertThat(line.fullService().days()).isEqualTo(365);
        assertThat(line.mrr()).isEqualTo(usd("83.33"));
    }

    @ParameterizedTest
    @CsvSource({"30,0,MONTH,1,30", "33,3,MONTH,1,30", "36.50,0,MONTH,2,18.25", "7,0,WEEK,1,30.42", "1,0,DAY,1,30.42"})
    void aWholePeriodIsItsPriceLessTax(
            BigDecimal amount, BigDecimal tax, BillingInterval interval, int count, String monthly) {
        LocalDate from = interval.after(RENEWAL, -count);
        InvoiceLine line = InvoiceLine.builder("s", ACME, DateRange.of(from, RENEWAL))
                .amount(amount, CurrencyUnit.USD)
                .tax(tax)
                .every(count, interval)
                .build();
        assertThat(line.mrr()).isEqualTo(usd(monthly));
    }

    @Test
    void linesThatFollowOneAnotherAreOneSubscription() {
        LocalDate start = LocalDate.of(2025, 1, 1);
        List<PriceState> states = List.of(
                month(start, "31").toPriceState(),
                month(start.plusMonths(1), "31").toPriceState(),
                month(start.plusMonths(2), "62").toPriceState());
        assertThat(RevenueLedger.of(states, RevenuePolicy.strict(), LocalDate.of(2025, 3, 31))
                        .in(CurrencyUnit.USD)
                        .movements())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.EXPANSION);
    }

    @Test
    void refusesCreditsAndPeriodsThatDoNotHoldTheService() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(100, "-5").build())
                .withMessage("amount must be at least the tax = 0, was -5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(100, "5").tax(new BigDecimal("6")).build())
                .withMessage("amount must be at least the tax = 6, was 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(100, "5")
                        .fullService(DateRange.of(RENEWAL.minusDays(99), RENEWAL))
                        .build())
                .withMessageStartingWith("fullService must hold service = ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InvoiceLine.builder("s", ACME, DateRange.startingOn(RENEWAL))
                        .build())
                .withMessageStartingWith("service must have an end, was ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(1, "5").every(0, BillingInterval.MONTH).build())
                .withMessage("intervalCount must be at least 1, was 0");
    }

    private static InvoiceLine month(LocalDate from, String amount) {
        return InvoiceLine.builder("s", ACME, DateRange.of(from, from.plusMonths(1)))
                .amount(new BigDecimal(amount), CurrencyUnit.USD)
                .build();
    }

    private static InvoiceLine.Builder line(int days, String amount) {
        return InvoiceLine.builder("s", ACME, DateRange.of(RENEWAL.minusDays(days), RENEWAL))
                .amount(new BigDecimal(amount), CurrencyUnit.USD);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}

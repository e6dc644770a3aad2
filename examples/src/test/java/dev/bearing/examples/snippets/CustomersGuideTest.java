package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.InvoiceLine;
import dev.bearing.revenue.Movement;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.RollUp;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of the page on revenue about who is one customer, what lies ahead, and invoices. */
class CustomersGuideTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    @Test
    void aParentIsOneCustomer() {
        AccountId acme = AccountId.of("acme");
        AccountId acmeUk = AccountId.of("acme-uk");
        List<PriceState> prices = List.of(
                PriceState.builder("s-1", acme, JANUARY).price("100", USD).build(),
                PriceState.builder("s-2", acmeUk, JANUARY)
                        .price("40", USD)
                        .to(JUNE)
                        .cancelRequestedOn(MARCH)
                        .build());

        // snippet: roll-up
        RollUp groups = RollUp.toParent(Map.of(acmeUk, acme));
        RevenueLedger byParent = groups.ledger(prices, RevenuePolicy.strict(), JUNE);
        List<Movement> movements = byParent.in(USD).movements(); // NEW +140, CONTRACTION −40: nobody is lost
        // end

        assertThat(movements).extracting(Movement::kind).containsExactly(MovementKind.NEW, MovementKind.CONTRACTION);

        // snippet: ahead
        RevenueLedger ledger = RevenueLedger.of(prices, RevenuePolicy.strict(), MARCH);
        Mrr overdue = ledger.atRiskMrrOn(MARCH, USD); // counts, but the bill is not paid: 0
        List<Movement> leaving = ledger.scheduledChurn(USD, 120); // acme-uk on 1 June, −40
        Mrr committed = ledger.committedMrr(USD, 120); // 100
        // end

        assertThat(overdue.isZero()).isTrue();
        assertThat(leaving).extracting(Movement::on).containsExactly(JUNE);
        assertThat(committed.toDecimal()).isEqualByComparingTo("100");
    }

    @Test
    void anInvoiceIsAPrice() {
        // snippet: invoice-line
        LocalDate renewal = LocalDate.of(2026, 12, 31);
        InvoiceLine upgrade = InvoiceLine.builder(
                        "s-1", AccountId.of("acme"), DateRange.of(renewal.minusDays(100), renewal))
                .amount(new BigDecimal("273.97"), USD) // 1,000 a year for 100 of 365 days
                .every(BillingInterval.YEAR)
                .build();
        Mrr monthly = upgrade.mrr(); // USD 83.33 a month
        PriceState price = upgrade.toPriceState();
        // end

        assertThat(monthly.toDecimal()).isEqualByComparingTo("83.33");
        assertThat(price.mrr()).isEqualTo(monthly);
    }
}

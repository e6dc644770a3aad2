package dev.bearing.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.Segmentation;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** What a book tells of revenue and segments, by two clocks. */
class BookRevenueTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    private final CustomerBook book = CustomerBook.builder()
            .add(Account.builder(ACME).attribute("tier", "person").build())
            .add(AttributeChange.of(ACME, "tier", JUNE, new AttributeValue.Text("business")))
            .add(PriceState.builder("s", ACME, JUNE)
                    .price("100", CurrencyUnit.USD)
                    .build())
            .add(PriceState.builder("s", ACME, JUNE)
                    .price("80", CurrencyUnit.USD)
                    .recordedOn(JUNE.plusDays(40))
                    .build())
            .build();

    @Test
    void theSecondClockDecidesWhichVersionCounts() {
        LocalDate end = JUNE.plusDays(29);
        RevenueLedger then = book.revenue(RevenuePolicy.strict(), end, end);
        RevenueLedger now = book.revenue(RevenuePolicy.strict(), end, end.plusMonths(1));

        assertThat(then.in(CurrencyUnit.USD).mrrOn(end).toDecimal()).isEqualByComparingTo("100");
        assertThat(now.in(CurrencyUnit.USD).mrrOn(end).toDecimal()).isEqualByComparingTo("80");
        assertThat(now.asOf()).isEqualTo(end);
        assertThat(now.knownAt()).isEqualTo(end.plusMonths(1));
    }

    @Test
    void segmentsChangeOnTheirDay() {
        Segmentation tiers = book.segmentation("tier", JUNE);

        assertThat(tiers.segmentOn(ACME, JUNE.minusDays(1))).isEqualTo("person");
        assertThat(tiers.segmentOn(ACME, JUNE)).isEqualTo("business");
        assertThat(book.segmentation("tier", JUNE.minusDays(1)).segmentOn(ACME, JUNE))
                .isEqualTo("person");
        assertThat(tiers.segmentOn(AccountId.of("nobody"), JUNE)).isEqualTo(Segmentation.NONE);
    }
}

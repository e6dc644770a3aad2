package dev.bearing.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.Segmentation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** An attribute that nobody has puts all accounts in no segment: that is told. */
class SegmentNoteTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final AccountId ACME = AccountId.of("acme");
    private static final CustomerBook BOOK = CustomerBook.of(List.of(
            Account.builder(ACME).attribute("tier", "business").build(),
            PriceState.builder("s", ACME, DAY.minusMonths(3))
                    .price("10", CurrencyUnit.USD)
                    .build()));

    @Test
    void aMisspeltAttributeIsNoted() {
        assertThat(notes("teir")).contains("revenue.segmentBy: no account has the attribute teir on 2026-01-31");
        assertThat(notes("tier")).noneMatch(note -> note.startsWith("revenue.segmentBy"));
    }

    @Test
    void aSegmentationOfNobodyIsEmpty() {
        Segmentation misspelt = BOOK.segmentation("teir", DAY);
        assertThat(misspelt.isEmpty()).isTrue();
        assertThat(misspelt).hasToString("teir of 0 accounts");
        assertThat(misspelt.segmentOn(ACME, DAY)).isEqualTo(Segmentation.NONE);

        Segmentation byTier = BOOK.segmentation("tier", DAY);
        assertThat(byTier.isEmpty()).isFalse();
        assertThat(byTier).hasToString("tier of 1 accounts");
    }

    private static List<String> notes(String attribute) {
        RevenueSettings none = RevenueSettings.defaults();
        RevenueSettings settings =
                new RevenueSettings(none.reporting(), Optional.of(attribute), none.orders(), none.renewalGraceDays());
        return SuccessReview.of(BOOK, Playbook.builder().revenue(settings).build(), DAY)
                .notes();
    }
}

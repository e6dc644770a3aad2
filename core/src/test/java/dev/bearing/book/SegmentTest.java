package dev.bearing.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A segment of a book, as it was on a day. */
class SegmentTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId ZEST = AccountId.of("zest");
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final AttributeCondition BUSINESS = new AttributeCondition("tier", "business");

    private final CustomerBook book = CustomerBook.builder()
            .add(Account.builder(ZEST).attribute("tier", "business").build())
            .add(Account.of(ACME))
            .add(AttributeChange.of(ACME, "tier", JUNE, new AttributeValue.Text("business")))
            .build();

    @Test
    void hasTheAccountsThatMetTheConditionOnTheDay() {
        assertThat(book.accountIds(BUSINESS, JUNE.minusDays(1))).containsExactly(ZEST);
        assertThat(book.accountIds(BUSINESS, JUNE)).containsExactly(ACME, ZEST);
        assertThat(book.accountIds(new AttributeCondition("tier", "solo"), JUNE))
                .isEmpty();
    }

    @Test
    void leavesOutWhoWasNotKnownYet() {
        AccountId late = AccountId.of("late");
        CustomerBook more = book.plus(Account.builder(late)
                .attribute("tier", "business")
                .recordedOn(JUNE.plusDays(1))
                .build());

        assertThat(more.accountIds(BUSINESS, JUNE)).doesNotContain(late);
        assertThat(more.accountIds(BUSINESS, JUNE.plusDays(1))).contains(late);
    }

    @Test
    void cannotBeChanged() {
        assertThatThrownBy(() -> book.accountIds(BUSINESS, JUNE).add(AccountId.of("other")))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}

package dev.bearing.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import dev.bearing.vector.SuccessVector;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class AccountReviewTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Test
    void findsTheVectorOfACurrency() {
        AccountId acme = AccountId.of("acme");
        CustomerBook book = CustomerBook.of(List.of(
                Account.of(acme),
                PriceState.builder("s-1", acme, START)
                        .price("10", CurrencyUnit.EUR)
                        .build()));
        Playbook playbook = Playbook.builder()
                .path(SuccessPath.of(
                        "all", List.of(SuccessMilestone.builder("value-seen").build())))
                .build();

        AccountReview account = SuccessReview.of(book, playbook, START.plusMonths(1))
                .account(acme)
                .orElseThrow();

        assertThat(account.vector(CurrencyUnit.EUR).map(SuccessVector::accountId))
                .isEqualTo(Answer.known(acme));
        assertThat(account.vector(CurrencyUnit.USD))
                .isEqualTo(Answer.unknown(
                        Answer.Reason.EMPTY_BASE, "acme is no customer in USD on " + START.plusMonths(1)));
    }

    @Test
    void saysWhyAnAccountWithoutAPathHasNoVector() {
        AccountId acme = AccountId.of("acme");
        CustomerBook book = CustomerBook.of(List.of(
                Account.of(acme),
                PriceState.builder("s-1", acme, START)
                        .price("10", CurrencyUnit.EUR)
                        .build()));

        AccountReview account = SuccessReview.of(book, Playbook.empty(), START.plusMonths(1))
                .account(acme)
                .orElseThrow();

        assertThat(account.facts()).hasToString("acme as of " + START.plusMonths(1));
        assertThat(account.revenue())
                .hasToString("revenue of acme in [EUR] as of " + START.plusMonths(1) + " under "
                        + RevenuePolicy.strict().fingerprint());
        assertThat(account.vectors()).isEmpty();
        assertThat(account.vector(CurrencyUnit.EUR))
                .isEqualTo(Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED,
                        "acme is on no success path: the playbook has none for it, or the facts do not tell when it"
                                + " set out"));
    }
}

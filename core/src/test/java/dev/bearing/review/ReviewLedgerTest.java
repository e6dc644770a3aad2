package dev.bearing.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ReviewLedgerTest {

    private static final LocalDate SIGNED = LocalDate.of(2025, 3, 10);
    private static final LocalDate ENDS = SIGNED.plusYears(1);
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final DateRange MARCH = DateRange.of(YearMonth.of(2026, 3));

    /** One of two terms was not renewed; a third account is bound by nothing. */
    @Test
    void contractsOfTheBookSayWhoCouldLeave() {
        RevenuePolicy policy = RevenuePolicy.strict().toBuilder("terms")
                .logoPopulation(RevenuePolicy.Population.AVAILABLE_TO_RENEW)
                .build();
        CustomerBook book = CustomerBook.of(facts());
        Playbook playbook = Playbook.builder().revenuePolicy(policy).build();
        assertThat(SuccessReview.of(book, playbook, AS_OF)
                        .revenue()
                        .in(CurrencyUnit.USD)
                        .logoChurn(MARCH))
                .hasToString("1/2 AVAILABLE_TO_RENEW");
        assertThat(book.revenue(policy, AS_OF, AS_OF).in(CurrencyUnit.USD).logoChurn(MARCH))
                .hasToString("1/2 AVAILABLE_TO_RENEW");
        assertThat(SuccessReview.of(book, Playbook.builder().build(), AS_OF)
                        .revenue()
                        .in(CurrencyUnit.USD)
                        .logoChurn(MARCH))
                .hasToString("1/3 CLOSED_COHORT");
    }

    /** By hand: one of two terms ended for good; asked for explicitly it is there under every policy. */
    @Test
    void thePopulationCanBeAskedForUnderAnyPolicy() {
        CustomerBook book = CustomerBook.of(facts());
        Rate ofBook = book.revenue(RevenuePolicy.strict(), AS_OF, AS_OF)
                .in(CurrencyUnit.USD)
                .logoChurn(MARCH, RevenuePolicy.Population.AVAILABLE_TO_RENEW);
        assertThat(ofBook).hasToString("1/2 AVAILABLE_TO_RENEW");
        assertThat(ofBook.policy()).endsWith(";renewalGraceDays=30");
        Playbook playbook = Playbook.builder()
                .revenue(RevenueSettings.defaults().withRenewalGraceDays(60))
                .build();
        SuccessReview review = SuccessReview.of(book, playbook, AS_OF);
        Rate ofReview =
                review.revenue().in(CurrencyUnit.USD).logoChurn(MARCH, RevenuePolicy.Population.AVAILABLE_TO_RENEW);
        assertThat(ofReview).hasToString("1/2 AVAILABLE_TO_RENEW");
        assertThat(ofReview.policy()).endsWith(";renewalGraceDays=60");
        assertThat(review.only(Set.of(AccountId.of("leaves")))
                        .revenue()
                        .in(CurrencyUnit.USD)
                        .logoChurn(MARCH, RevenuePolicy.Population.AVAILABLE_TO_RENEW))
                .hasToString("1/1 AVAILABLE_TO_RENEW");
    }

    private static List<Fact> facts() {
        AccountId stays = AccountId.of("stays");
        AccountId leaves = AccountId.of("leaves");
        AccountId unbound = AccountId.of("unbound");
        return List.of(
                Account.of(stays),
                Account.of(leaves),
                Account.of(unbound),
                price(stays).build(),
                price(leaves).to(ENDS).build(),
                price(unbound).build(),
                Contract.builder("1", stays, SIGNED, ENDS).build(),
                Contract.builder("2", leaves, SIGNED, ENDS).build());
    }

    private static PriceState.Builder price(AccountId account) {
        return PriceState.builder(account.value(), account, SIGNED).price("100", CurrencyUnit.USD);
    }
}

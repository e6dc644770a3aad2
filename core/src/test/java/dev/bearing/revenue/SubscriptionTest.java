package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate MAR = LocalDate.of(2026, 3, 1);

    @Test
    void chainsItsStatesInOrderAndKeepsTheLastVersion() {
        PriceState wrong = state("s", JAN).price("9", CurrencyUnit.USD).build();
        PriceState corrected =
                state("s", JAN).to(MAR).recordedOn(JAN.plusDays(5)).build();
        PriceState next = state("s", MAR).build();
        PriceState other = state("t", MAR).build();
        List<Subscription> all = Subscription.of(List.of(other, next, corrected, wrong));
        assertThat(all).extracting(Subscription::subscriptionId).containsExactly("s", "t");
        assertThat(all.get(0).states()).containsExactly(corrected, next);
    }

    @Test
    void refusesStatesThatOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of(List.of(
                        state("s", JAN).to(MAR.plusDays(1)).build(),
                        state("s", MAR).build())))
                .withMessage("price states of subscription s overlap: 2026-01-01 to 2026-03-02 and from 2026-03-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of(
                        List.of(state("s", JAN).build(), state("s", MAR).build())))
                .withMessage("price states of subscription s overlap: 2026-01-01 to open and from 2026-03-01");
    }

    @Test
    void refusesTwoCurrenciesAlsoInAVersionThatWasCorrected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of(List.of(
                        state("s", JAN).price("1", CurrencyUnit.EUR).to(MAR).build(),
                        state("s", MAR).build())))
                .withMessage("subscription s has price states in EUR and in USD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of(List.of(
                        state("s", JAN).price("1", CurrencyUnit.EUR).build(),
                        state("s", JAN).recordedOn(MAR).build())))
                .withMessage("subscription s has price states in EUR and in USD");
    }

    @Test
    void refusesTwoAccountsAndNoState() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.of(List.of(
                        state("s", JAN).to(MAR).build(),
                        PriceState.builder("s", AccountId.of("b"), MAR)
                                .price("1", CurrencyUnit.USD)
                                .build())))
                .withMessage("subscription s belongs to two accounts, a and b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Subscription("s", List.of()))
                .withMessage("subscription s has no price state");
    }

    @Test
    void aStateWhoseEndWasNotKnownYetEndsWhereTheNextOneBegins() {
        PriceState open = state("s", JAN).build();
        PriceState ended = state("s", JAN).to(MAR).recordedOn(MAR.plusDays(9)).build();
        PriceState next = state("s", MAR).build();
        List<PriceState> all = List.of(open, ended, next);
        assertThat(Subscription.asOf(all, MAR.plusDays(8)).get(0).states())
                .extracting(PriceState::to)
                .containsExactly(java.util.Optional.of(MAR), java.util.Optional.empty());
        assertThat(Subscription.asOf(all, MAR.plusDays(9)).get(0).states()).containsExactly(ended, next);
        assertThat(Subscription.asOf(all, MAR.minusDays(1)).get(0).states()).containsExactly(open);
    }

    private static PriceState.Builder state(String subscription, LocalDate from) {
        return PriceState.builder(subscription, AccountId.of("a"), from).price("1", CurrencyUnit.USD);
    }
}

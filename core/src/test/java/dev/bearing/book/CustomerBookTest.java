package dev.bearing.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.revenue.PriceState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class CustomerBookTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId BOLT = AccountId.of("bolt");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEB = LocalDate.of(2026, 2, 1);
    private static final LocalDate MAR = LocalDate.of(2026, 3, 1);

    private final CustomerBook book = CustomerBook.builder()
            .add(price("s", ACME, JAN).to(MAR).build())
            .add(Account.of(BOLT))
            .add(Account.builder(ACME).attribute("tier", "free").build())
            .build();

    /** A fact about no account: a target of the vendor's plan, say. */
    record Target(String metric, LocalDate on, long value, LocalDate recordedOn) implements Fact {

        @Override
        public Object key() {
            return List.of(metric, on);
        }

        @Override
        public LocalDate effectiveOn() {
            return on;
        }

        @Override
        public Fact asKnownOn(LocalDate day) {
            return this;
        }
    }

    @Test
    void theOrderOfFactsAndDuplicatesNeverMatter() {
        List<Fact> facts = List.of(
                price("s", ACME, JAN).to(MAR).build(),
                Account.of(BOLT),
                Account.builder(ACME).attribute("tier", "free").build());
        List<Fact> twice = new ArrayList<>(facts);
        twice.add(0, facts.get(2));
        twice.add(facts.get(0));
        assertThat(CustomerBook.of(twice)).isEqualTo(book).hasSameHashCodeAs(book);
        assertThat(book.plus(facts)).isEqualTo(book);
        assertThat(book).isNotEqualTo(CustomerBook.empty()).hasToString("book of 2 accounts");
        assertThat(book.accountIds()).containsExactly(ACME, BOLT);
    }

    @Test
    void keepsOnlySomeAccountsAndWhatIsAboutNone() {
        Target target = new Target("mrr", JAN, 100, JAN);
        CustomerBook whole = book.plus(target).plus(price("t", BOLT, FEB).build());

        assertThat(whole.only(Set.of(ACME, AccountId.of("unknown"))))
                .isEqualTo(book.only(Set.of(ACME)).plus(target));
        assertThat(whole.only(Set.of(ACME, BOLT))).isEqualTo(whole);
        assertThat(whole.only(Set.of()).accountIds()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.only(Set.of(ACME))
                        .plus(Account.of(BOLT))
                        .plus(price("s", BOLT, FEB).build()))
                .withMessageContaining("subscription s belongs to two accounts");
    }

    @Test
    void plusLeavesTheOldBookAsItIs() {
        CustomerBook more = book.plus(price("s", ACME, MAR).build());
        assertThat(more.facts(PriceState.class)).hasSize(2);
        assertThat(book.facts(PriceState.class)).hasSize(1);
    }

    @Test
    void sharesWhatDoesNotChange() {
        CustomerBook large = CustomerBook.empty();
        List<Fact> accounts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            accounts.add(Account.of(AccountId.of("a" + i)));
            accounts.add(price("s" + i, AccountId.of("a" + i), JAN).build());
        }
        large = large.plus(accounts);
        CustomerBook grown = large;
        for (int i = 0; i < 300; i++) {
            grown = grown.plus(tier(AccountId.of("a" + i), FEB, "business"));
        }
        List<Fact> all = new ArrayList<>(accounts);
        for (int i = 0; i < 300; i++) {
            all.add(tier(AccountId.of("a" + i), FEB, "business"));
        }
        assertThat(grown).isEqualTo(CustomerBook.of(all));
        assertThat(large.facts(AttributeChange.class)).isEmpty();
        PriceState untouched = large.facts(PriceState.class).get(500);
        assertThat(grown.facts(PriceState.class).get(500)).isSameAs(untouched);
    }

    @Test
    void refusesAFactAboutAnAccountThatIsNotKnown() {
        PriceState stray = price("x", AccountId.of("nobody"), JAN).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.plus(stray))
                .withMessage(
                        "%s of %s is about the account nobody, which is not known: add its Account",
                        stray.getClass().getSimpleName(), stray.effectiveOn());
        assertThat(book.plus(stray, Account.of(AccountId.of("nobody"))).accountIds())
                .hasSize(3);
    }

    @Test
    void refusesTwoVersionsOfOneFactOfOneDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        book.plus(price("s", ACME, JAN).to(MAR).quantity(2).build()))
                .withMessageStartingWith(
                        "two facts have the key [s, 2026-01-01], were recorded on 2026-01-01 and differ: ");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CustomerBook.of(List.of(new Target("nrr", JAN, 1, JAN), new Target("nrr", JAN, 2, JAN))))
                .withMessageContaining("differ");
    }

    @Test
    void refusesPriceStatesThatOverlapOrDifferInCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.plus(price("s", ACME, FEB).build()))
                .withMessage("price states of subscription s overlap: 2026-01-01 to 2026-03-01 and from 2026-02-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.plus(
                        price("s", ACME, MAR).price("1", CurrencyUnit.EUR).build()))
                .withMessage("subscription s has price states in USD and in EUR");
    }

    @Test
    void refusesASubscriptionInTwoAccountsAcrossCallsAndWithinOne() {
        String message = "subscription s belongs to two accounts, acme and bolt";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.plus(price("s", BOLT, MAR).build()))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerBook.of(List.of(
                        Account.of(ACME),
                        Account.of(BOLT),
                        price("s", ACME, JAN).to(MAR).build(),
                        price("s", BOLT, MAR).build())))
                .withMessage(message);
    }

    @Test
    void aLaterRecordSupersedesFromItsDayOn() {
        CustomerBook corrected = book.plus(
                price("s", ACME, JAN).to(MAR).quantity(3).recordedOn(FEB).build());
        assertThat(view(corrected, FEB.minusDays(1)).facts(PriceState.class))
                .extracting(PriceState::quantity)
                .containsExactly(1L);
        assertThat(view(corrected, FEB).facts(PriceState.class))
                .extracting(PriceState::quantity)
                .containsExactly(3L);
        assertThat(corrected.facts(PriceState.class)).hasSize(2);
        assertThat(view(corrected, FEB.minusDays(1)).versions(PriceState.class)).hasSize(1);
        assertThat(view(corrected, FEB).versions(PriceState.class)).hasSize(2);
    }

    @Test
    void aViewDoesNotSeeWhatIsPlanned() {
        assertThat(view(book, FEB).facts(PriceState.class))
                .extracting(state -> state.to().isEmpty())
                .containsExactly(true);
        assertThat(view(book, MAR).facts(PriceState.class))
                .extracting(state -> state.to().isEmpty())
                .containsExactly(false);
        assertThat(view(book, JAN.minusDays(1)).facts(PriceState.class)).isEmpty();
    }

    @Test
    void anAccountIsThereFromTheDayItWasRecorded() {
        CustomerBook late =
                CustomerBook.of(List.of(Account.builder(ACME).recordedOn(FEB).build()));
        assertThat(late.account(ACME, FEB.minusDays(1))).isEmpty();
        assertThat(late.account(ACME, FEB)).isPresent();
        assertThat(late.accounts(JAN)).isEmpty();
        assertThat(late.account(BOLT, FEB)).isEmpty();
        assertThat(view(late, FEB).id()).isEqualTo(ACME);
        assertThat(view(late, FEB).asOf()).isEqualTo(FEB);
    }

    @Test
    void anAttributeIsTheDatedValueInForceElseTheUndatedOne() {
        CustomerBook dated = book.plus(tier(ACME, FEB, "person"), tier(ACME, MAR, "business"));
        AccountView acme = view(dated, MAR);
        assertThat(acme.attributeOn("tier", JAN)).contains(new AttributeValue.Text("free"));
        assertThat(acme.attributeOn("tier", FEB)).contains(new AttributeValue.Text("person"));
        assertThat(acme.attribute("tier")).contains(new AttributeValue.Text("business"));
        assertThat(acme.attribute("owner")).isEmpty();
        assertThat(acme.attributeTimeline("tier").changes()).hasSize(2);
        assertThat(view(dated, MAR.minusDays(1)).attribute("tier")).contains(new AttributeValue.Text("person"));
    }

    @Test
    void theNewestDayIsNeverAPlannedEnd() {
        assertThat(CustomerBook.empty().newestDay()).isEmpty();
        assertThat(CustomerBook.empty().firstDay(Fact.LAST_DAY)).isEmpty();
        assertThat(CustomerBook.of(List.of(Account.builder(ACME)
                                .customerSince(JAN)
                                .recordedOn(MAR)
                                .build()))
                        .newestDay())
                .isEmpty();
        assertThat(book.newestDay()).contains(JAN); // the state's end on 1 March is a plan
        assertThat(book.firstDay(Fact.LAST_DAY)).contains(JAN);
        assertThat(book.plus(price("t", ACME, JAN).cancelRequestedOn(FEB).build())
                        .newestDay())
                .contains(FEB);
        assertThat(book.plus(price("t", ACME, JAN).recordedOn(MAR).build()).newestDay())
                .contains(MAR);
    }

    @Test
    void keepsFactsAboutNoAccount() {
        CustomerBook planned = book.plus(new Target("nrr", FEB, 1, JAN), new Target("nrr", FEB, 2, MAR));
        assertThat(planned.generalFacts(Target.class, FEB))
                .extracting(Target::value)
                .containsExactly(1L);
        assertThat(planned.generalFacts(Target.class, MAR))
                .extracting(Target::value)
                .containsExactly(2L);
        assertThat(planned.facts(Target.class)).hasSize(2);
        assertThat(book.facts(Target.class)).isEmpty();
        assertThat(planned.newestDay()).contains(MAR);
        assertThat(planned.firstDay(Fact.LAST_DAY)).contains(JAN); // the plan does not make the history longer
        assertThat(planned).isNotEqualTo(book);
    }

    private static AccountView view(CustomerBook book, LocalDate asOf) {
        return book.account(ACME, asOf).orElseThrow();
    }

    private static PriceState.Builder price(String subscription, AccountId account, LocalDate from) {
        return PriceState.builder(subscription, account, from).price("10", CurrencyUnit.USD);
    }

    private static AttributeChange tier(AccountId account, LocalDate from, String value) {
        return AttributeChange.of(account, "tier", from, new AttributeValue.Text(value));
    }
}

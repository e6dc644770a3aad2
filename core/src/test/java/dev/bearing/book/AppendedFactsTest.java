package dev.bearing.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.balance.Target;
import dev.bearing.health.Signal;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.PriceState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class AppendedFactsTest {

    private static final AccountId A = AccountId.of("a");
    private static final AccountId B = AccountId.of("b");

    @Test
    void anAppendedFactIsInTheNewBookOnly() {
        CustomerBook book = CustomerBook.of(List.of(Account.of(A)));
        CustomerBook more = book.plus(logins("2026-01-05", 7));

        assertThat(more.account(A, day("2026-01-05")).orElseThrow().facts(Signal.class))
                .hasSize(1);
        assertThat(book.facts(Signal.class)).isEmpty();
    }

    @Test
    void manyAppendedFactsMakeTheSameBookAsAllAtOnce() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            AccountId id = AccountId.of("account-" + i);
            facts.add(Account.of(id));
            facts.add(PriceState.builder("sub-" + i, id, day("2026-01-01"))
                    .price("10", CurrencyUnit.USD)
                    .build());
        }
        CustomerBook oneByOne = CustomerBook.empty();
        for (int i = 0; i < facts.size(); i += 2) {
            oneByOne = oneByOne.plus(facts.get(i), facts.get(i + 1));
        }
        Collections.shuffle(facts, new Random(1));

        assertThat(oneByOne).isEqualTo(CustomerBook.of(facts)).hasSameHashCodeAs(CustomerBook.of(facts));
        assertThat(oneByOne.accountIds()).hasSize(300).isSorted();
        assertThat(oneByOne).hasToString("book of 300 accounts").isNotEqualTo(CustomerBook.empty());
    }

    @Test
    void aVersionRecordedLaterCountsFromThatDayOn() {
        CustomerBook book = CustomerBook.of(List.of(
                Account.of(A),
                logins("2026-01-05", 7),
                new Signal(A, "logins", day("2026-01-05"), 9, day("2026-02-01"))));

        assertThat(logins(book, "2026-01-31")).containsExactly(7.0);
        assertThat(logins(book, "2026-02-01")).containsExactly(9.0);
        assertThat(logins(book, "2026-01-04")).isEmpty();
        assertThat(book.account(A, day("2026-02-01")).orElseThrow().versions(Signal.class))
                .hasSize(2);
    }

    @Test
    void refusesAFactAboutNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerBook.of(List.of(logins("2026-01-05", 7))))
                .withMessage("Signal of 2026-01-05 is about the account a, which is not known: add its Account");
    }

    @Test
    void refusesTwoVersionsOfOneDayThatDiffer() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CustomerBook.of(List.of(Account.of(A), logins("2026-01-05", 7), logins("2026-01-05", 8))))
                .withMessageContaining("[a, logins, 2026-01-05]")
                .withMessageContaining("recorded on 2026-01-05 and differ");
    }

    @Test
    void refusesASubscriptionOfTwoAccounts() {
        CustomerBook book = CustomerBook.of(List.of(Account.of(A), Account.of(B), price(A, "2026-01-01")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.plus(price(B, "2026-03-01")))
                .withMessage("subscription s belongs to two accounts, a and b");
    }

    @Test
    void refusesStatesThatOverlap() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CustomerBook.of(List.of(Account.of(A), price(A, "2026-01-01"), price(A, "2026-03-01"))))
                .withMessage("price states of subscription s overlap: 2026-01-01 to open and from 2026-03-01");
    }

    @Test
    void theNewestDayIsNeverAPlannedOne() {
        CustomerBook book = CustomerBook.of(List.of(
                Account.of(A),
                Contract.builder("c", A, day("2026-01-01"), day("2027-01-01")).build(),
                PriceState.builder("s", A, day("2026-01-01"))
                        .price("10", CurrencyUnit.USD)
                        .to(day("2026-12-01"))
                        .cancelRequestedOn(day("2026-02-03"))
                        .build()));

        assertThat(book.newestDay()).contains(day("2026-02-03"));
        assertThat(CustomerBook.of(List.of(Account.of(A))).newestDay()).isEmpty();
    }

    @Test
    void theFirstDayIsOfWhatWasKnown() {
        CustomerBook book = CustomerBook.of(List.of(
                Account.of(A),
                Account.builder(B).recordedOn(day("2026-09-01")).build(),
                new Signal(A, "logins", day("2026-01-05"), 7, day("2026-06-01")),
                new Signal(B, "logins", day("2025-01-05"), 7, day("2025-06-01")),
                logins("2026-04-02", 7),
                Target.of("mrr", YearMonth.of(2020, 1), BigDecimal.TEN).withRecordedOn(day("2020-01-01"))));

        assertThat(book.firstDay(day("2026-04-01"))).isEmpty();
        assertThat(book.firstDay(day("2026-05-31"))).contains(day("2026-04-02"));
        assertThat(book.firstDay(day("2026-06-01"))).contains(day("2026-01-05"));
        assertThat(book.firstDay(day("2026-09-01"))).contains(day("2025-01-05"));
    }

    @Test
    void attributesAreThoseOfTheDay() {
        CustomerBook book = CustomerBook.of(List.of(
                Account.builder(A)
                        .attribute("tier", "free")
                        .attribute("country", "DE")
                        .build(),
                new AttributeChange(A, "tier", day("2026-02-01"), new AttributeValue.Text("paid"), day("2026-02-01"))));
        AccountView later = book.account(A, day("2026-03-01")).orElseThrow();

        assertThat(later.attribute("tier")).contains(new AttributeValue.Text("paid"));
        assertThat(later.attributeOn("tier", day("2026-01-31"))).contains(new AttributeValue.Text("free"));
        assertThat(later.attribute("country")).contains(new AttributeValue.Text("DE"));
        assertThat(later.attribute("size")).isEmpty();
        assertThat(later.attributes().get("tier")).contains(new AttributeValue.Text("paid"));
        assertThat(book.account(A, day("2026-01-31")).orElseThrow().attribute("tier"))
                .contains(new AttributeValue.Text("free"));
    }

    @Test
    void whatIsAboutNoAccountIsKeptBesideThem() {
        Target target = Target.of("mrr", YearMonth.of(2026, 3), BigDecimal.TEN).withRecordedOn(day("2026-01-01"));
        CustomerBook book = CustomerBook.of(List.of(Account.of(A), target, target));

        assertThat(book.generalFacts(Target.class, day("2026-01-01"))).containsExactly(target);
        assertThat(book.generalFacts(Target.class, day("2025-12-31"))).isEmpty();
    }

    @Test
    void anAccountIsThereFromTheDayItWasRecorded() {
        CustomerBook book = CustomerBook.of(List.of(
                Account.of(A), Account.builder(B).recordedOn(day("2026-02-01")).build()));

        assertThat(book.accounts(day("2026-01-31"))).extracting(AccountView::id).containsExactly(A);
        assertThat(book.accounts(day("2026-02-01"))).extracting(AccountView::id).containsExactly(A, B);
    }

    private static Signal logins(String on, double value) {
        return Signal.of(A, "logins", day(on), value);
    }

    private static List<Double> logins(CustomerBook book, String asOf) {
        return book.account(A, day(asOf)).orElseThrow().facts(Signal.class).stream()
                .map(Signal::value)
                .toList();
    }

    private static PriceState price(AccountId account, String from) {
        return PriceState.builder("s", account, day(from))
                .price("10", CurrencyUnit.USD)
                .build();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}

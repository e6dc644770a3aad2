package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Signal;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class HealthHistoryTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 6, 10);
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    private final CustomerBook book = CustomerBook.builder()
            .add(Account.of(ACME))
            .add(price(START, END, START))
            .add(Signal.of(ACME, "logins", LocalDate.of(2025, 3, 1), 5))
            .add(new Signal(ACME, "logins", LocalDate.of(2025, 3, 1), 9, LocalDate.of(2025, 4, 15)))
            .add(new Signal(ACME, "nps", LocalDate.of(2025, 3, 20), 7, LocalDate.of(2025, 5, 20)))
            .build();

    private static PriceState price(LocalDate from, LocalDate to, LocalDate recordedOn) {
        return PriceState.builder("s", ACME, from)
                .to(to)
                .price("100", CurrencyUnit.USD)
                .recordedOn(recordedOn)
                .build();
    }

    private static HealthHistory of(CustomerBook book) {
        return HealthHistory.of(book, RevenuePolicy.strict(), AS_OF);
    }

    @Test
    void replaysADayAsItWasKnownThen() {
        HealthObservation march = of(book).on(LocalDate.of(2025, 3, 31)).get(0);
        assertThat(march.accountId()).isEqualTo(ACME);
        assertThat(march.signals().last("logins")).isEqualTo(OptionalDouble.of(5));
        assertThat(march.signals().has("nps")).isFalse();
        HealthObservation may = of(book).on(LocalDate.of(2025, 5, 31)).get(0);
        assertThat(may.signals().last("logins")).isEqualTo(OptionalDouble.of(9));
        assertThat(may.signals().has("nps")).isTrue();
        assertThat(may.churnedOn()).contains(END);
    }

    @Test
    void onlyCustomersAreObserved() {
        assertThat(of(book).on(START.minusDays(1))).isEmpty();
        assertThat(of(book).on(END.minusDays(1))).hasSize(1);
        assertThat(of(book).on(END)).isEmpty();
        assertThat(of(book).firstDay()).contains(START);
        assertThat(of(book).accountIds()).containsExactly(ACME);
    }

    @Test
    void whoLeftUnnoticedIsStillTakenForACustomer() {
        LocalDate noticed = LocalDate.of(2025, 7, 5);
        CustomerBook late = CustomerBook.builder()
                .add(Account.of(ACME))
                .add(price(START, LocalDate.of(2026, 1, 1), START))
                .add(price(START, END, noticed))
                .build();
        HealthObservation june = of(late).on(LocalDate.of(2025, 6, 30)).get(0);
        assertThat(june.churnedOn()).contains(END);
        assertThat(BacktestPlan.monthly().withLeadDays(0).outcomeOf(june, AS_OF))
                .isEqualTo(BacktestPlan.Outcome.LEFT_TOO_SOON);
        assertThat(of(late).on(noticed)).isEmpty();
    }

    @Test
    void theFirstPayingDayIsTheOneKnownOnTheDay() {
        LocalDate noticed = LocalDate.of(2025, 3, 10);
        LocalDate earlier = LocalDate.of(2024, 11, 1);
        CustomerBook late = CustomerBook.builder()
                .add(Account.of(ACME))
                .add(price(START, END, START))
                .add(PriceState.builder("before", ACME, earlier)
                        .to(START)
                        .price("100", CurrencyUnit.USD)
                        .recordedOn(noticed)
                        .build())
                .build();
        assertThat(of(late).on(noticed.minusDays(1)).get(0).signals().customerSince())
                .contains(START);
        assertThat(of(late).on(noticed).get(0).signals().customerSince()).contains(earlier);
        assertThat(HealthHistory.builder(AS_OF)
                        .stay(ACME, DateRange.startingOn(START))
                        .build()
                        .on(END)
                        .get(0)
                        .signals()
                        .customerSince())
                .contains(START);
    }

    @Test
    void rowsOfAHostMakeTheSameHistory() {
        HealthHistory fromRows = HealthHistory.builder(AS_OF)
                .stay(ACME, DateRange.of(LocalDate.of(2025, 4, 1), END))
                .stay(ACME, DateRange.of(START, LocalDate.of(2025, 4, 1)))
                .signals(book.facts(Signal.class))
                .signals(book.facts(Signal.class))
                .build();
        for (LocalDate day : BacktestPlan.monthly().days(of(book))) {
            assertThat(fromRows.on(day))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("attributes")
                    .isEqualTo(of(book).on(day));
        }
    }

    @Test
    void attributesAreThoseOfTheDay() {
        HealthHistory history = HealthHistory.builder(AS_OF)
                .stay(ACME, DateRange.startingOn(START))
                .attribute(AttributeChange.of(ACME, "tier", START, new AttributeValue.Text("small")))
                .attribute(AttributeChange.of(ACME, "tier", END, new AttributeValue.Text("large")))
                .build();
        assertThat(history.on(END.minusDays(1)).get(0).attributes())
                .isEqualTo(Attributes.of(Map.of("tier", new AttributeValue.Text("small"))));
        assertThat(history.on(END).get(0).attributes().get("tier")).contains(new AttributeValue.Text("large"));
    }

    @Test
    void whatIsLaterThanItsLastDayIsLeftOut() {
        HealthHistory history = HealthHistory.builder(END.minusDays(1))
                .stay(ACME, DateRange.of(START, END))
                .signals(List.of(new Signal(ACME, "late", START, 1, END)))
                .build();
        assertThat(history.on(END.minusDays(1)).get(0).churnedOn()).isEmpty();
        assertThat(history.on(END.minusDays(1)).get(0).signals().names()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.on(END))
                .withMessage("day must not be after asOf = 2025-06-09, was 2025-06-10");
    }

    @Test
    void aReturnBeginsANewStay() {
        HealthHistory history = HealthHistory.builder(AS_OF)
                .stay(ACME, DateRange.of(START, END))
                .stay(ACME, DateRange.startingOn(END.plusDays(60)))
                .build();
        assertThat(history.on(END.minusDays(1)).get(0).churnedOn()).contains(END);
        assertThat(history.on(END.plusDays(60)).get(0).churnedOn()).isEmpty();
    }
}

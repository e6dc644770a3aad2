package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes back after a window of 90 days, in a ledger of all currencies; a euro is two dollars throughout. */
class ConvertedWinBackTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate AS_OF = LocalDate.of(2025, 1, 31);
    private static final LocalDate BACK = LocalDate.of(2025, 1, 10);
    private static final RevenuePolicy WINDOW = RevenuePolicy.strict().toBuilder("window")
            .reactivationWindowDays(90)
            .build();

    @Test
    void whoLeftBothCurrenciesLongAgoIsNewAgain() {
        List<PriceState> states = book(LocalDate.of(2023, 6, 1), LocalDate.of(2023, 6, 1));
        CurrencyLedger converted = converted(states);
        assertThat(converted.movements())
                .extracting(Movement::on, Movement::kind, Movement::reason)
                .containsExactly(
                        tuple(LocalDate.of(2023, 1, 1), MovementKind.NEW, MovementReason.NEW_SUBSCRIPTION),
                        tuple(LocalDate.of(2023, 6, 1), MovementKind.CHURN, MovementReason.UNSPECIFIED),
                        tuple(BACK, MovementKind.NEW, MovementReason.WIN_BACK));
        assertThat(RevenueLedger.of(states, WINDOW, AS_OF)
                        .in(CurrencyUnit.USD)
                        .movements()
                        .get(2))
                .extracting(Movement::kind, Movement::reason)
                .containsExactly(MovementKind.NEW, MovementReason.WIN_BACK); // as in its own currency
        DateRange january = DateRange.of(YearMonth.of(2025, 1));
        assertThat(converted.averageSellingPrice(january).orElseThrow("one is new"))
                .isEqualByComparingTo("30");
        assertThat(converted.newCustomerChurn(january).denominator()).isEqualTo(1);
        assertThat(converted.bridge(january).line(MovementKind.REACTIVATION).count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-10-12, REACTIVATION, NEW_SUBSCRIPTION", // 90 days
        "2024-10-11, NEW,          WIN_BACK", // 91 days
    })
    void theWindowIsCountedFromTheDayTheLastCurrencyWasLeft(LocalDate left, MovementKind kind, MovementReason reason) {
        Movement back = last(converted(book(left, LocalDate.of(2023, 6, 1))));
        assertThat(back.on()).isEqualTo(BACK);
        assertThat(back.kind()).isEqualTo(kind);
        assertThat(back.reason()).isEqualTo(reason);
    }

    @Test
    void withoutAWindowItIsReactivatedHoweverLate() {
        List<PriceState> states = book(LocalDate.of(2023, 6, 1), LocalDate.of(2023, 6, 1));
        Movement back = last(RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF)
                .convertedTo(CurrencyUnit.USD, FxPolicy.eventDate(), (from, to, day) -> two()));
        assertThat(back.kind()).isEqualTo(MovementKind.REACTIVATION);
    }

    /** 10 euros until one day, 30 dollars until another and again from BACK. */
    private static List<PriceState> book(LocalDate eurosUntil, LocalDate dollarsUntil) {
        LocalDate start = LocalDate.of(2023, 1, 1);
        List<PriceState> states = new ArrayList<>();
        states.add(PriceState.builder("e", ACME, start)
                .price("10", CurrencyUnit.EUR)
                .to(eurosUntil)
                .build());
        states.add(PriceState.builder("u", ACME, start)
                .price("30", CurrencyUnit.USD)
                .to(dollarsUntil)
                .build());
        states.add(PriceState.builder("u", ACME, BACK)
                .price("30", CurrencyUnit.USD)
                .build());
        return states;
    }

    private static CurrencyLedger converted(List<PriceState> states) {
        return RevenueLedger.of(states, WINDOW, AS_OF)
                .convertedTo(CurrencyUnit.USD, FxPolicy.eventDate(), (from, to, day) -> two());
    }

    private static Optional<BigDecimal> two() {
        return Optional.of(BigDecimal.valueOf(2));
    }

    private static Movement last(CurrencyLedger ledger) {
        List<Movement> all = ledger.movements();
        return all.get(all.size() - 1);
    }
}

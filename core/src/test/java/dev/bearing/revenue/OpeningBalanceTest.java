package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Facts that begin on 1 January 2025: who paid by then is no new customer. */
class OpeningBalanceTest {

    private static final LocalDate BEGINS = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));
    private static final AccountId OLD = AccountId.of("old");
    private static final AccountId BEFORE = AccountId.of("before");
    private static final AccountId FRESH = AccountId.of("fresh");

    private final List<PriceState> states = List.of(
            PriceState.builder("1", OLD, BEGINS).price("100", CurrencyUnit.USD).build(),
            PriceState.builder("2", BEFORE, LocalDate.of(2024, 12, 1))
                    .price("60", CurrencyUnit.USD)
                    .build(),
            PriceState.builder("3", FRESH, LocalDate.of(2025, 1, 2))
                    .price("7", CurrencyUnit.USD)
                    .build());

    @Test
    void whoPaidWhenTheFactsBeginIsOpeningAndNotNew() {
        RevenueBridge january = usd().bridge(JANUARY);
        assertThat(january.opening()).isEqualTo(mrr("60"));
        assertThat(january.line(MovementKind.OPENING)).isEqualTo(new RevenueBridge.Line(mrr("100"), 1));
        assertThat(january.line(MovementKind.NEW)).isEqualTo(new RevenueBridge.Line(mrr("7"), 1));
        assertThat(january.closing()).isEqualTo(mrr("167"));
        assertThat(january.gains()).isEqualTo(mrr("7"));
        assertThat(usd().bridge(DateRange.of(YearMonth.of(2024, 12)))
                        .line(MovementKind.OPENING)
                        .amount())
                .isEqualTo(mrr("60"));
        assertThat(usd().bridge(JANUARY, RevenuePolicy.BridgeMode.SNAPSHOT)
                        .line(MovementKind.OPENING)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void openingIsNoEntryOfAnyRateAndInNoCohort() {
        assertThat(usd().logoChurn(JANUARY, Population.EXPOSURE_COUNT).denominator())
                .isEqualTo(2); // before, fresh
        assertThat(usd().newCustomerChurn(JANUARY).denominator()).isEqualTo(1);
        assertThat(usd().averageSellingPrice(JANUARY).orElseThrow("asp")).isEqualByComparingTo("7");
        for (RetentionTriangle.Measure measure : RetentionTriangle.Measure.values()) {
            assertThat(usd().triangle(measure, RetentionTriangle.Age.CALENDAR).cohorts())
                    .singleElement()
                    .satisfies(cohort -> assertThat(cohort.size()).isEqualTo(1));
        }
        assertThat(usd().logoChurn(DateRange.of(YearMonth.of(2025, 2))).denominator())
                .isEqualTo(3);
    }

    @Test
    void aFirstPaidDayThatIsGivenDecides() {
        RevenueLedger given = ledger().withFirstPaid(
                        Map.of(OLD, BEGINS, BEFORE, LocalDate.of(2019, 5, 1), FRESH, LocalDate.of(2020, 1, 1)));
        assertThat(kinds(given)).containsExactly(MovementKind.OPENING, MovementKind.NEW, MovementKind.REACTIVATION);
        assertThat(given.in(CurrencyUnit.USD)
                        .triangle(RetentionTriangle.Measure.LOGO_POINT_IN_TIME, RetentionTriangle.Age.CALENDAR)
                        .cohorts())
                .singleElement()
                .satisfies(cohort -> assertThat(cohort.month()).isEqualTo(YearMonth.of(2025, 1)));
        assertThat(kinds(ledger().withFirstPaid(Map.of(FRESH, AS_OF)))).isEqualTo(kinds(ledger())); // later: no news
    }

    @Test
    void convertedTheOpeningIsOpening() {
        CurrencyLedger euros = ledger().convertedTo(
                        CurrencyUnit.EUR,
                        FxPolicy.constant(BEGINS),
                        (from, to, day) -> Optional.of(new BigDecimal("0.5")));
        assertThat(euros.movements())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.OPENING, MovementKind.OPENING, MovementKind.NEW);
    }

    @Test
    void aWholeHistoryHasNoOpening() {
        assertThat(kinds(RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF)))
                .containsOnly(MovementKind.NEW);
    }

    /** Two plans on the day the history begins, in two currencies, are two openings: each ledger has its own. */
    @Test
    void everyCurrencyHasItsOwnOpening() {
        RevenueLedger ledger = RevenueLedger.of(
                List.of(
                        PriceState.builder("1", OLD, BEGINS)
                                .price("100", CurrencyUnit.USD)
                                .build(),
                        PriceState.builder("2", OLD, BEGINS)
                                .price("50", CurrencyUnit.EUR)
                                .build()),
                policy(),
                AS_OF);
        assertThat(ledger.in(CurrencyUnit.USD).movements())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.OPENING);
        assertThat(ledger.in(CurrencyUnit.EUR).movements())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.OPENING);
    }

    private static List<MovementKind> kinds(RevenueLedger ledger) {
        return ledger.in(CurrencyUnit.USD).movements().stream()
                .map(Movement::kind)
                .toList();
    }

    private CurrencyLedger usd() {
        return ledger().in(CurrencyUnit.USD);
    }

    private RevenueLedger ledger() {
        return RevenueLedger.of(states, policy(), AS_OF);
    }

    private static RevenuePolicy policy() {
        return RevenuePolicy.strict().toBuilder("migrated")
                .historyBeginsOn(BEGINS)
                .build();
    }

    private static Mrr mrr(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}

package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** What one week of merging makes of changes a few days apart; amounts by hand. */
class FoldingTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    @Test
    void endingBothSubscriptionsInOneGapIsOneChurn() {
        PriceState[] both = {ended("one", "60", 50), ended("two", "40", 53)};
        assertThat(moves(0, both)).containsExactly("NEW 0 100", "CONTRACTION 50 -60", "CHURN 53 -40");
        assertThat(moves(7, both)).containsExactly("NEW 0 100", "CHURN 53 -100");
    }

    @Test
    void endingThemApartIsContractionAndThenChurn() {
        PriceState[] apart = {ended("one", "60", 50), ended("two", "40", 58)};
        assertThat(moves(7, apart)).containsExactly("NEW 0 100", "CONTRACTION 50 -60", "CHURN 58 -40");
    }

    @Test
    void threeThatEndOneAfterTheOtherAreOneChurn() {
        assertThat(moves(7, ended("one", "60", 50), ended("two", "40", 52), ended("three", "5", 57)))
                .containsExactly("NEW 0 105", "CHURN 57 -105");
        assertThat(moves(7, ended("one", "60", 49), ended("two", "40", 52), ended("three", "5", 57)))
                .containsExactly("NEW 0 105", "CONTRACTION 49 -60", "CHURN 57 -45");
    }

    @Test
    void aDowngradeBeforeChurnStaysADowngrade() {
        assertThat(moves(
                        7,
                        ended("one", "60", 50),
                        state("one", "40", 50).to(START.plusDays(53)).build()))
                .containsExactly("NEW 0 60", "CONTRACTION 50 -20", "CHURN 53 -40");
    }

    @Test
    void aPlanSwitchedByCancellingAndCreatingIsTheNetChange() {
        PriceState[] switched = {
            state("stays", "10", 0).build(),
            ended("old", "60", 50),
            state("new", "90", 53).build()
        };
        assertThat(moves(0, switched)).containsExactly("NEW 0 70", "CONTRACTION 50 -60", "EXPANSION 53 90");
        assertThat(moves(7, switched)).containsExactly("NEW 0 70", "EXPANSION 53 30");
        assertThat(moves(7, ended("old", "60", 50), state("new", "90", 53).build()))
                .containsExactly("NEW 0 60", "EXPANSION 53 30"); // the only one
        assertThat(moves(
                        7,
                        state("stays", "10", 0).build(),
                        ended("old", "60", 50),
                        state("new", "60", 53).build()))
                .containsExactly("NEW 0 70"); // at the same price it is no change at all
    }

    @Test
    void twoThatAreReplacedByOneAreTheNetChange() {
        assertThat(moves(
                        7,
                        state("stays", "10", 0).build(),
                        ended("one", "60", 50),
                        ended("two", "40", 52),
                        state("new", "90", 53).build()))
                .containsExactly("NEW 0 110", "CONTRACTION 53 -10");
    }

    @Test
    void bothEndedAndSoonReplacedIsTheNetChange() {
        assertThat(moves(
                        7,
                        ended("one", "60", 50),
                        ended("two", "40", 52),
                        state("new", "90", 55).build()))
                .containsExactly("NEW 0 100", "CONTRACTION 55 -10");
    }

    @Test
    void aCurrencySwitchedWithinTheGapIsTheNetChange() {
        List<PriceState> states = List.of(
                ended("old", "100", 50),
                PriceState.builder("new", ACME, START.plusDays(53))
                        .price("80", CurrencyUnit.EUR)
                        .build());
        RevenueLedger ledger = RevenueLedger.of(states, policy(7), AS_OF);
        assertThat(ledger.in(CurrencyUnit.USD).movements())
                .extracting(FoldingTest::text)
                .containsExactly("NEW 0 100", "CHURN 53 -100");
        assertThat(ledger.in(CurrencyUnit.EUR).movements())
                .extracting(FoldingTest::text)
                .containsExactly("NEW 53 80");
        assertThat(ledger.in(CurrencyUnit.EUR).movements())
                .extracting(Movement::reason)
                .containsExactly(MovementReason.CURRENCY_SWITCH);
        CurrencyLedger converted = dollars(ledger);
        assertThat(converted.movements())
                .extracting(FoldingTest::text)
                .containsExactly("NEW 0 100", "EXPANSION 53 60"); // 80 EUR at 2 are 160
        assertThat(dollars(RevenueLedger.of(states, policy(0), AS_OF)).movements())
                .extracting(FoldingTest::text)
                .containsExactly("NEW 0 100", "CHURN 50 -100", "REACTIVATION 53 160");
        assertThat(dollars(RevenueLedger.of(states, policy(2), AS_OF)).movements())
                .hasSize(3);
        assertThat(dollars(RevenueLedger.of(states, policy(3), AS_OF)).movements())
                .hasSize(2);
    }

    /** On day 51 nobody knows of day 53: the ledger up to then tells of the switch once it is known. */
    @Test
    void whatIsKnownLaterTellsOfTheSwitch() {
        List<PriceState> states = List.of(
                ended("old", "100", 50),
                PriceState.builder("new", ACME, START.plusDays(53))
                        .price("80", CurrencyUnit.EUR)
                        .build());
        LocalDate early = START.plusDays(51);
        assertThat(RevenueLedger.of(states, policy(7), early)
                        .in(CurrencyUnit.USD)
                        .movements())
                .extracting(FoldingTest::text)
                .containsExactly("NEW 0 100", "CHURN 50 -100");
        RevenueLedger later = RevenueLedger.of(states, policy(7), early, AS_OF);
        assertThat(later.in(CurrencyUnit.USD).movements())
                .extracting(FoldingTest::text)
                .containsExactly("NEW 0 100");
        assertThat(later.currencies()).containsExactly(CurrencyUnit.USD);
    }

    @Test
    void whoPaysInAThirdCurrencyMeanwhileHasContracted() {
        List<PriceState> states = List.of(
                ended("old", "100", 50),
                PriceState.builder("new", ACME, START.plusDays(53))
                        .price("80", CurrencyUnit.EUR)
                        .build(),
                PriceState.builder("third", ACME, START)
                        .price("10", CurrencyUnit.GBP)
                        .build());
        assertThat(RevenueLedger.of(states, policy(7), AS_OF)
                        .in(CurrencyUnit.USD)
                        .movements())
                .extracting(FoldingTest::text)
                .containsExactly("NEW 0 100", "CHURN 50 -100");
    }

    private static CurrencyLedger dollars(RevenueLedger ledger) {
        return ledger.convertedTo(
                CurrencyUnit.USD, FxPolicy.constant(START), (from, to, day) -> Optional.of(new BigDecimal("2")));
    }

    private static List<String> moves(int gapDays, PriceState... states) {
        return RevenueLedger.of(List.of(states), policy(gapDays), AS_OF).in(CurrencyUnit.USD).movements().stream()
                .map(FoldingTest::text)
                .toList();
    }

    private static RevenuePolicy policy(int gapDays) {
        return RevenuePolicy.strict().toBuilder("merged").mergeGapDays(gapDays).build();
    }

    private static PriceState ended(String subscription, String price, int on) {
        return state(subscription, price, 0).to(START.plusDays(on)).build();
    }

    private static PriceState.Builder state(String subscription, String price, int from) {
        return PriceState.builder(subscription, ACME, START.plusDays(from)).price(price, CurrencyUnit.USD);
    }

    private static String text(Movement movement) {
        return movement.kind() + " " + ChronoUnit.DAYS.between(START, movement.on()) + " "
                + movement.amount().toDecimal().stripTrailingZeros().toPlainString();
    }
}

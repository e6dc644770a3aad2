package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.BridgeMode;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Accounts that are paused when January 2025 opens and lost when it closes; both ways to fold agree. */
class SnapshotOfPausesTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 3, 31);

    @Test
    void aPauseThatEndsInNothingIsNoChurn() {
        CurrencyLedger ledger =
                ledger(paying("2024-01-01", "2024-12-11"), paused("2024-12-11").to(LocalDate.of(2025, 1, 10)));
        assertThat(churned(ledger, BridgeMode.EVENT)).isZero();
        assertThat(churned(ledger, BridgeMode.SNAPSHOT)).isZero();
        RevenuePolicy netting = RevenuePolicy.strict().toBuilder("netting")
                .bridge(BridgeMode.SNAPSHOT)
                .build();
        CurrencyLedger net = ledger(
                netting,
                paying("2024-01-01", "2024-12-11"),
                paused("2024-12-11").to(LocalDate.of(2025, 1, 10)));
        assertThat(net.logoChurn(DateRange.of(JANUARY), Population.FLOW_OVER_OPENING)
                        .numerator())
                .isZero();
    }

    @Test
    void aPauseThatLastsTooLongIs() {
        CurrencyLedger ledger = ledger(paying("2024-01-01", "2024-10-20"), paused("2024-10-20")); // 90 days: 18 January
        assertThat(churned(ledger, BridgeMode.EVENT)).isEqualTo(1);
        assertThat(churned(ledger, BridgeMode.SNAPSHOT)).isEqualTo(1);
    }

    @Test
    void aPauseAfterChurnTimesOutInSilence() {
        CurrencyLedger ledger = ledger(paying("2024-01-01", "2024-10-19"), paused("2024-10-20"));
        assertThat(churned(ledger, BridgeMode.EVENT)).isZero(); // it churned on 19 October
        assertThat(churned(ledger, BridgeMode.SNAPSHOT)).isZero();
    }

    @Test
    void whoResumesAndLeavesWithinTheMonthIsChurn() {
        CurrencyLedger ledger = ledger(
                paying("2024-01-01", "2024-12-11"),
                paused("2024-12-11").to(LocalDate.of(2025, 1, 5)),
                paying("2025-01-05", "2025-01-20"));
        assertThat(churned(ledger, BridgeMode.EVENT)).isEqualTo(1);
        assertThat(churned(ledger, BridgeMode.SNAPSHOT)).isEqualTo(1);
        assertThat(ledger.bridge(DateRange.of(JANUARY), BridgeMode.SNAPSHOT)
                        .line(MovementKind.CHURN)
                        .amount()
                        .isZero())
                .isTrue();
    }

    /** The churn of January in one bridge, which is that of several months folded at once. */
    private static long churned(CurrencyLedger ledger, BridgeMode mode) {
        RevenueBridge january = ledger.bridge(DateRange.of(JANUARY), mode);
        List<RevenueBridge> months = ledger.bridges(JANUARY.minusMonths(1), JANUARY, mode);
        assertThat(months.get(1)).isEqualTo(january);
        return january.line(MovementKind.CHURN).count();
    }

    private static CurrencyLedger ledger(PriceState.Builder... states) {
        return ledger(RevenuePolicy.strict(), states);
    }

    private static CurrencyLedger ledger(RevenuePolicy policy, PriceState.Builder... states) {
        return RevenueLedger.of(
                        List.of(states).stream().map(PriceState.Builder::build).toList(), policy, AS_OF)
                .in(CurrencyUnit.USD);
    }

    private static PriceState.Builder paying(String from, String to) {
        return PriceState.builder("s", ACME, LocalDate.parse(from))
                .price("100", CurrencyUnit.USD)
                .to(LocalDate.parse(to));
    }

    private static PriceState.Builder paused(String from) {
        return PriceState.builder("s", ACME, LocalDate.parse(from))
                .price("0", CurrencyUnit.USD)
                .status(PriceStatus.PAUSED);
    }
}

package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Ten made-up accounts whose churn and retention were computed by Python with mpmath 1.2.1, by the definitions of Gold
 * (2020), "Fighting Churn with Data", chapter 2.
 */
class PublishedRetentionTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final LocalDate OPENING = LocalDate.of(2025, 1, 1);
    private static final LocalDate CLOSING = LocalDate.of(2025, 4, 1);

    /** What accounts A to J pay at the start and at the end. */
    private static final int[][] MRR = {
        {100, 120}, {100, 100}, {50, 0}, {200, 150}, {80, 80}, {0, 90}, {300, 330}, {40, 0}, {60, 60}, {10, 25}
    };

    private final CurrencyLedger ledger = ledger();
    private final DateRange period = DateRange.of(OPENING, CLOSING);

    private static CurrencyLedger ledger() {
        List<PriceState> states = new ArrayList<>();
        LocalDate change = LocalDate.of(2025, 2, 10);
        for (int i = 0; i < MRR.length; i++) {
            String name = String.valueOf((char) ('A' + i));
            AccountId id = AccountId.of(name);
            if (MRR[i][0] > 0) {
                states.add(PriceState.builder(name, id, LocalDate.of(2024, 6, 1))
                        .price(String.valueOf(MRR[i][0]), USD)
                        .to(change)
                        .build());
            }
            if (MRR[i][1] > 0) {
                states.add(PriceState.builder(name, id, change)
                        .price(String.valueOf(MRR[i][1]), USD)
                        .build());
            }
        }
        return RevenueLedger.of(states, RevenuePolicy.strict(), CLOSING).in(USD);
    }

    @Test
    void logoChurnAndItsWilsonIntervalAreThose() {
        var churn = ledger.logoChurn(period);
        assertThat(churn.fraction().orElseThrow("churn")).isEqualTo(0.2222222222222222, EXACT);
        assertThat(churn.interval().orElseThrow("interval").lower()).isEqualTo(0.06322510711784672, EXACT);
        assertThat(churn.interval().orElseThrow("interval").upper()).isEqualTo(0.547411030893011, EXACT);
    }

    @Test
    void grossAndNetRetentionAreThose() {
        assertThat(ledger.grossRevenueRetention(period).fraction().orElseThrow("gross"))
                .isEqualTo(0.851063829787234, EXACT);
        assertThat(ledger.netRevenueRetention(period).fraction().orElseThrow("net"))
                .isEqualTo(0.9202127659574468, EXACT);
    }

    @Test
    void theMovementsAreThose() {
        RevenueBridge bridge = ledger.bridge(period);
        assertThat(amount(bridge, MovementKind.CHURN)).isEqualTo(-90);
        assertThat(amount(bridge, MovementKind.CONTRACTION)).isEqualTo(-50);
        assertThat(amount(bridge, MovementKind.EXPANSION)).isEqualTo(65);
        assertThat(amount(bridge, MovementKind.NEW)).isEqualTo(90);
    }

    private static double amount(RevenueBridge bridge, MovementKind kind) {
        return bridge.line(kind).amount().toDouble();
    }
}

package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Examples that others printed, or that were worked by hand, through the whole ledger. */
class WorkedExamplesTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 1);
    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final DateRange MARCH = DateRange.of(MONTH);

    private final List<PriceState> prices = new ArrayList<>();

    @Test
    void fiveOfAHundredLeaveAndTheRestGrowsByHalf() {
        // Murphy's: 10,000, less 500, plus 5,000 is 145 % net retention with 5 of 100 logos lost
        for (int i = 0; i < 94; i++) {
            pays("stays" + i, "100", LONG_AGO, 0);
        }
        for (int i = 0; i < 5; i++) {
            pays("leaves" + i, "100", LONG_AGO, 10);
        }
        pays("grows", "100", LONG_AGO, 15);
        pays("grows", "5100", MONTH.atDay(15), 0);

        assertThat(fraction(ledger().netRevenueRetention(MARCH))).isCloseTo(1.45, within(1e-12));
        assertThat(1 - fraction(ledger().netRevenueRetention(MARCH))).isCloseTo(-0.45, within(1e-12));
        assertThat(fraction(ledger().grossRevenueRetention(MARCH))).isCloseTo(0.95, within(1e-12));
        assertThat(fraction(ledger().logoChurn(MARCH))).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void theBridgeHoldsMoreThanTheCohort() {
        // by hand: 100 + 18.4 + 12.3 + .7 - 4.1 - 9.8 = 117.5; of the cohort 9.2 churned, 3.9 shrank, 10.9 grew
        pays("leaves", "9.2", LONG_AGO, 10);
        pays("shrinks", "10", LONG_AGO, 10);
        pays("shrinks", "6.1", MONTH.atDay(10), 0);
        pays("grows", "80.8", LONG_AGO, 10);
        pays("grows", "91.7", MONTH.atDay(10), 0);
        pays("new", "17.8", MONTH.atDay(2), 10);
        pays("new", "19.2", MONTH.atDay(10), 20);
        pays("new", "19", MONTH.atDay(20), 0);
        pays("short", "0.6", MONTH.atDay(3), 20);
        prices.add(price("back", "5", LONG_AGO).to(LocalDate.of(2025, 6, 1)).build());
        pays("back", "0.7", MONTH.atDay(20), 0);

        RevenueBridge bridge = ledger().bridge(MARCH);
        assertThat(bridge.opening().toDecimal()).isEqualByComparingTo("100");
        assertThat(amount(bridge, MovementKind.NEW)).isEqualTo("18.40");
        assertThat(amount(bridge, MovementKind.EXPANSION)).isEqualTo("12.30");
        assertThat(amount(bridge, MovementKind.REACTIVATION)).isEqualTo("0.70");
        assertThat(amount(bridge, MovementKind.CONTRACTION)).isEqualTo("-4.10");
        assertThat(amount(bridge, MovementKind.CHURN)).isEqualTo("-9.80");
        assertThat(bridge.closing().toDecimal()).isEqualByComparingTo("117.5");
        assertThat(fraction(ledger().netRevenueRetention(MARCH))).isCloseTo(0.978, within(1e-12));
        assertThat(fraction(ledger().grossRevenueRetention(MARCH))).isCloseTo(0.869, within(1e-12));
    }

    private static String amount(RevenueBridge bridge, MovementKind kind) {
        return bridge.line(kind).amount().toDecimal().toPlainString();
    }

    private CurrencyLedger ledger() {
        return RevenueLedger.of(prices, RevenuePolicy.strict(), MONTH.atEndOfMonth())
                .in(CurrencyUnit.USD);
    }

    /** A price from a day until a day of the month, or without an end for 0. */
    private void pays(String account, String amount, LocalDate from, int until) {
        PriceState.Builder state = price(account, amount, from);
        prices.add(until == 0 ? state.build() : state.to(MONTH.atDay(until)).build());
    }

    private static PriceState.Builder price(String account, String amount, LocalDate from) {
        return PriceState.builder(account, AccountId.of(account), from).price(amount, CurrencyUnit.USD);
    }

    private static double fraction(Rate rate) {
        return rate.fraction().orElseThrow("rate");
    }
}

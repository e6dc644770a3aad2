package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** What is too large to be added up exactly says so, and what the limit is, wherever it is added up. */
class TooLargeAmountsTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 3, 31);
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    /** Twelve of these are more than a long holds. */
    private static final String LARGE = "50000000000";

    @Test
    void ofOneAccount() {
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            states.add(state("s" + i, "acme").build());
        }
        refused(() -> RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF));
        PriceColumns.Builder columns = PriceColumns.builder();
        states.forEach(columns::add);
        PriceColumns built = columns.build();
        refused(() -> ColumnarLedger.of(built, RevenuePolicy.strict(), AS_OF));
    }

    @Test
    void ofAllAccounts() {
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            states.add(state("s" + i, "a" + i).to(LocalDate.of(2025, 3, 10 + i)).build());
        }
        CurrencyLedger ledger =
                RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF).in(USD);
        refused(() -> ledger.mrrOn(START));
        for (RevenuePolicy.BridgeMode mode : RevenuePolicy.BridgeMode.values()) {
            refused(() -> ledger.bridge(DateRange.of(JANUARY), mode));
            refused(() -> ledger.bridges(JANUARY, YearMonth.of(2025, 3), mode));
            refused(() -> ledger.withThreads(2).bridges(JANUARY, YearMonth.of(2025, 3), mode));
        }
        refused(() -> ledger.netRevenueRetention(DateRange.of(YearMonth.of(2025, 2))));
        refused(() -> ledger.retentionSeries(YearMonth.of(2025, 2), YearMonth.of(2025, 3), 1));
        for (RetentionTriangle.Age age : RetentionTriangle.Age.values()) {
            refused(() -> ledger.triangle(RetentionTriangle.Measure.NET, age));
        }
        SegmentedRevenue segments =
                SegmentedRevenue.of(ledger, Segmentation.byAttribute("tier", List.of(), List.of(), AS_OF));
        refused(() -> segments.months(JANUARY, YearMonth.of(2025, 3)));
        refused(() -> segments.bridges(DateRange.of(JANUARY)));
        refused(() -> GrowthReport.of(ledger, DateRange.of(YearMonth.of(2025, 3))));
    }

    @Test
    void ofOrders() {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            orders.add(Order.builder("o" + i, AccountId.of("acme"), START, USD)
                    .amount(new BigDecimal(LARGE))
                    .build());
        }
        refused(() -> OrderLedger.of(orders, USD, OrderPolicy.ofWindow(90), AS_OF));
    }

    @Test
    void ofTwoRates() {
        Rate most = Rate.ofCounts(Long.MAX_VALUE, Long.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(Rate.ofCounts(1, 2)))
                .withMessage("numerators of rates must add up to at most 9223372036854775807 in size, were "
                        + "9223372036854775807 and 1");
    }

    private static void refused(ThrowingCallable sum) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(sum)
                .withMessageEndingWith(" must be below 5.5e13 of the currency's smallest units to be held exactly");
    }

    private static PriceState.Builder state(String subscription, String account) {
        return PriceState.builder(subscription, AccountId.of(account), START).price(LARGE, USD);
    }
}

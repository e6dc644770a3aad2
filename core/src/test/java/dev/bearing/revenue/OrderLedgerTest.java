package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class OrderLedgerTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final DateRange APRIL = DateRange.of(YearMonth.of(2026, 4));

    /**
     * A window of 30 days; active before April is who bought from 2 to 31 March, after it who bought from 1 to 30
     * April.
     */
    private final List<Order> orders = List.of(
            order("1", "stays", "2026-03-10", "100"),
            order("2", "stays", "2026-04-20", "130"),
            order("3", "shrinks", "2026-03-31", "200"),
            order("4", "shrinks", "2026-04-01", "50"),
            order("5", "lapses", "2026-03-02", "70"),
            order("6", "returns", "2026-01-05", "10"),
            order("7", "returns", "2026-04-30", "40"),
            order("8", "comes", "2026-04-15", "60"),
            order("9", "long gone", "2026-03-01", "500"),
            order("10", "free", "2026-04-15", "0"));

    private final OrderLedger ledger = OrderLedger.of(orders, CurrencyUnit.USD, OrderPolicy.ofWindow(30), AS_OF);

    @Test
    void activeIsWhoBoughtWithinTheWindow() {
        assertThat(ledger.activeOn(LocalDate.of(2026, 3, 31)))
                .extracting(AccountId::value)
                .containsExactly("lapses", "shrinks", "stays");
        assertThat(ledger.customersOn(LocalDate.of(2026, 4, 30))).isEqualTo(4);
        assertThat(ledger.trailingValueOn(LocalDate.of(2026, 3, 31))).isEqualByComparingTo("370");
        assertThat(ledger.trailingValueOn(LocalDate.of(2026, 4, 30))).isEqualByComparingTo("280");
        assertThat(ledger.customersOn(AS_OF)).isZero();
    }

    /** Who says "ever" by the largest number there is gets what a very large one gets. */
    @Test
    void windowsMayBeAsLongAsANumberCan() {
        Rate ever = ledger.cohortRepurchase(YearMonth.of(2026, 1), Integer.MAX_VALUE);
        assertThat(ever).hasToString("0/0 FIRST_ORDER_COHORT");
        assertThat(ever.flags()).contains(Rate.Flag.PARTIAL_PERIOD);
        for (RetentionTriangle.Age age : RetentionTriangle.Age.values()) {
            assertThat(everActive(Integer.MAX_VALUE, age)).isEqualTo(everActive(100_000, age));
        }
    }

    private List<String> everActive(int windowDays, RetentionTriangle.Age age) {
        RetentionTriangle triangle = OrderLedger.of(orders, CurrencyUnit.USD, OrderPolicy.ofWindow(windowDays), AS_OF)
                .triangle(RetentionTriangle.Measure.NET, age);
        assertThat(triangle.cohorts()).hasSize(3);
        return triangle.cohorts().stream()
                .flatMap(cohort -> cohort.cells().stream())
                .map(cell -> cell.age() + " " + cell.rate())
                .toList();
    }

    @Test
    void theBridgeGoesFromOpeningToClosing() {
        OrderBridge bridge = ledger.bridge(APRIL);

        assertThat(bridge.complete()).isTrue();
        assertThat(bridge.opening()).isEqualTo(line(3, "370.00"));
        assertThat(bridge.line(OrderBridge.Kind.NEW)).isEqualTo(line(1, "60.00"));
        assertThat(bridge.line(OrderBridge.Kind.REACTIVATED)).isEqualTo(line(1, "40.00"));
        assertThat(bridge.line(OrderBridge.Kind.INCREASED)).isEqualTo(line(1, "30.00"));
        assertThat(bridge.line(OrderBridge.Kind.DECREASED)).isEqualTo(line(1, "-150.00"));
        assertThat(bridge.line(OrderBridge.Kind.LAPSED)).isEqualTo(line(1, "-70.00"));
        assertThat(bridge.closing()).isEqualTo(line(4, "280.00"));
    }

    @Test
    void ratesAreOfWhoWasActiveBeforeThePeriod() {
        Rate churn = ledger.logoChurn(APRIL);
        assertThat(churn).hasToString("1/3 CLOSED_COHORT");
        assertThat(churn.policy()).isEqualTo("orders:windowDays=30");
        assertThat(churn.members().stream()
                        .filter(member -> member.numerator() == 1)
                        .map(Rate.Member::id))
                .containsExactly("lapses");
        assertThat(ledger.repurchase(APRIL)).hasToString("2/3 CLOSED_COHORT");
        assertThat(ledger.grossRetention(APRIL)).hasToString("USD 150.00/370.00 CLOSED_COHORT");
        assertThat(ledger.netRetention(APRIL)).hasToString("USD 180.00/370.00 CLOSED_COHORT");
        assertThat(ledger.netRetention(APRIL).members()).hasSize(3);
    }

    @Test
    void everyRateSaysFromWhichKnowledgeItIs() {
        RetentionTriangle triangle =
                ledger.triangle(RetentionTriangle.Measure.LOGO_POINT_IN_TIME, RetentionTriangle.Age.CALENDAR);
        List<Rate> rates = new ArrayList<>(List.of(
                ledger.logoChurn(APRIL),
                ledger.repurchase(APRIL),
                ledger.grossRetention(APRIL),
                ledger.netRetention(APRIL),
                ledger.cohortRepurchase(YearMonth.of(2026, 3), 41)));
        rates.addAll(triangle.pooled());
        rates.addAll(triangle.development());
        triangle.cohorts().forEach(cohort -> cohort.cells().forEach(cell -> rates.add(cell.rate())));
        assertThat(rates).hasSizeGreaterThan(10).extracting(Rate::asOf).containsOnly(Optional.of(AS_OF));
    }

    @Test
    void aCohortIsJudgedOnceItHasHadTheTime() {
        YearMonth march = YearMonth.of(2026, 3);
        // stays came back after 41 days, shrinks after 1; lapses and long gone did not
        assertThat(ledger.cohortRepurchase(march, 41)).hasToString("2/4 FIRST_ORDER_COHORT");
        assertThat(ledger.cohortRepurchase(march, 40)).hasToString("1/4 FIRST_ORDER_COHORT");
        Rate tooEarly = ledger.cohortRepurchase(march, 120);
        assertThat(tooEarly).hasToString("0/2 FIRST_ORDER_COHORT"); // two of four first bought 120 days ago or more
        assertThat(tooEarly.flags()).contains(Rate.Flag.PARTIAL_PERIOD);
        assertThat(ledger.cohortRepurchase(march, 41).members()).hasSize(4);
    }

    @Test
    void measuresToDateWhereThePeriodIsNotOver() {
        OrderLedger early =
                OrderLedger.of(orders, CurrencyUnit.USD, OrderPolicy.ofWindow(30), LocalDate.of(2026, 4, 14));
        assertThat(early.logoChurn(APRIL).flags()).contains(Rate.Flag.PARTIAL_PERIOD);
        assertThat(early.bridge(APRIL).complete()).isFalse();
        assertThat(early.bridge(APRIL).line(OrderBridge.Kind.NEW).count()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> early.logoChurn(DateRange.of(YearMonth.of(2026, 5))))
                .withMessageStartingWith("period must begin by asOf = 2026-04-14");
        assertThatIllegalArgumentException().isThrownBy(() -> early.customersOn(AS_OF));
    }

    @Test
    void currenciesDoNotMixAndSegmentsSplit() {
        List<Order> mixed = new ArrayList<>(orders);
        mixed.add(Order.builder("e", AccountId.of("stays"), LocalDate.of(2026, 3, 11), CurrencyUnit.EUR)
                .amount(BigDecimal.TEN)
                .build());
        OrderLedger euros = OrderLedger.of(mixed, CurrencyUnit.EUR, OrderPolicy.ofWindow(30), AS_OF);
        assertThat(euros.trailingValueOn(LocalDate.of(2026, 3, 31))).isEqualByComparingTo("10");
        OrderLedger one = ledger.where(id -> id.value().startsWith("s"));
        assertThat(one.logoChurn(APRIL)).hasToString("0/2 CLOSED_COHORT");
        assertThat(one.currency()).isEqualTo(CurrencyUnit.USD);
        assertThat(one.policy()).isEqualTo(OrderPolicy.ofWindow(30));
        assertThat(one.asOf()).isEqualTo(AS_OF);
    }

    @Test
    void theWindowIsChosenFromTheTimeBetweenOrders() {
        assertThat(ledger.gaps().size()).isEqualTo(3); // 41, 1 and 115 days
        assertThat(ledger.gaps().quantile(0.5).orElseThrow("days")).isEqualTo(41);
    }

    @Test
    void refusesAWindowOfNoDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderPolicy.ofWindow(0))
                .withMessage("windowDays must be at least 1, was 0");
    }

    @Property(seed = "20261122", tries = 200)
    void theBridgeAddsUpAndOrderNeverMatters(
            @ForAll("books") List<Order> drawn, @ForAll @IntRange(min = 1, max = 120) int window) {
        OrderLedger one = OrderLedger.of(drawn, CurrencyUnit.USD, OrderPolicy.ofWindow(window), AS_OF);
        List<Order> shuffled = new ArrayList<>(drawn);
        shuffled.addAll(drawn);
        Collections.shuffle(shuffled, new Random(1));
        OrderLedger two = OrderLedger.of(shuffled, CurrencyUnit.USD, OrderPolicy.ofWindow(window), AS_OF);
        OrderBridge bridge = one.bridge(APRIL);
        assertThat(two.bridge(APRIL)).isEqualTo(bridge);

        assertThat(bridge.opening().count()
                        + bridge.line(OrderBridge.Kind.NEW).count()
                        + bridge.line(OrderBridge.Kind.REACTIVATED).count()
                        - bridge.line(OrderBridge.Kind.LAPSED).count())
                .isEqualTo(bridge.closing().count());
        BigDecimal sum = bridge.opening().amount();
        for (OrderBridge.Line line : bridge.lines().values()) {
            sum = sum.add(line.amount());
        }
        assertThat(sum).isEqualByComparingTo(bridge.closing().amount());
        // a second reckoning, order by order
        LocalDate last = LocalDate.of(2026, 4, 30);
        BigDecimal trailing = drawn.stream()
                .distinct()
                .filter(order -> order.on().isAfter(last.minusDays(window))
                        && !order.on().isAfter(last))
                .map(Order::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(bridge.closing().amount()).isEqualByComparingTo(trailing);
        assertThat(one.logoChurn(APRIL).numerator())
                .isEqualTo(bridge.line(OrderBridge.Kind.LAPSED).count());
        assertThat(one.grossRetention(APRIL).numerator())
                .isLessThanOrEqualTo(Math.min(
                        one.grossRetention(APRIL).denominator(),
                        one.netRetention(APRIL).numerator()));
    }

    /** By hand: April is over on 1 May and settled on the 4th; orders of March are repeated until 30 April. */
    @Test
    void ratesAreProvisionalUntilThreeDaysAfterTheirPeriod() {
        for (int day = 1; day <= 9; day++) {
            OrderLedger early =
                    OrderLedger.of(orders, CurrencyUnit.USD, OrderPolicy.ofWindow(30), LocalDate.of(2026, 5, day));
            Rate.Maturity expected = day < 4 ? Rate.Maturity.PROVISIONAL : Rate.Maturity.FINAL;
            assertThat(early.logoChurn(APRIL).maturity()).isEqualTo(expected);
            assertThat(early.netRetention(APRIL).maturity()).isEqualTo(expected);
            assertThat(early.cohortRepurchase(YearMonth.of(2026, 3), 30).maturity())
                    .isEqualTo(expected);
        }
    }

    /**
     * By hand, a window of 30 days. A: 100 on 10 January and 60 on 5 February, so 100 at the end of January, 60 at the
     * end of February, lapsed on 7 March. B: 50 on 20 January, lapsed on 19 February. C: 80 on 10 February, lapsed on
     * 12 March, and 20 on 15 April.
     */
    @Test
    void aTriangleTellsWhatIsLeftOfEachMonthsNewCustomers() {
        OrderLedger three = OrderLedger.of(
                List.of(
                        order("1", "a", "2026-01-10", "100"),
                        order("2", "a", "2026-02-05", "60"),
                        order("3", "b", "2026-01-20", "50"),
                        order("4", "c", "2026-02-10", "80"),
                        order("5", "c", "2026-04-15", "20")),
                CurrencyUnit.USD,
                OrderPolicy.ofWindow(30),
                LocalDate.of(2026, 4, 30));

        assertThat(cells(three, RetentionTriangle.Measure.LOGO_POINT_IN_TIME, RetentionTriangle.Age.CALENDAR))
                .containsExactly("2/2 1/2 0/2 0/2", "1/1 0/1 1/1");
        assertThat(cells(three, RetentionTriangle.Measure.LOGO_SURVIVAL, RetentionTriangle.Age.CALENDAR))
                .containsExactly("2/2 1/2 0/2 0/2", "1/1 0/1 0/1");
        assertThat(cells(three, RetentionTriangle.Measure.NET, RetentionTriangle.Age.CALENDAR))
                .containsExactly("150/150 60/150 0/150 0/150", "80/80 0/80 20/80");
        assertThat(cells(three, RetentionTriangle.Measure.GROSS_MONOTONE, RetentionTriangle.Age.CALENDAR))
                .containsExactly("150/150 60/150 0/150 0/150", "80/80 0/80 0/80");
        // A on 10 February: 60, of what was ordered from 12 January on; B on 20 February: lapsed the day before; C on
        // 10 March: lapses two days later
        assertThat(cells(three, RetentionTriangle.Measure.NET, RetentionTriangle.Age.ANNIVERSARY))
                .containsExactly("150/150 60/150 0/150 0/150", "80/80 80/80 0/80");
        RetentionTriangle net = three.triangle(RetentionTriangle.Measure.NET, RetentionTriangle.Age.CALENDAR);
        assertThat(net.pooled())
                .extracting(OrderLedgerTest::parts)
                .containsExactly("230/230", "60/230", "20/230", "0/150");
        assertThat(net.pooled().get(2).policy()).isEqualTo("orders:windowDays=30");
        assertThat(net.cohorts().get(1).cells())
                .extracting(cell -> cell.rate().maturity())
                .containsExactly(Rate.Maturity.FINAL, Rate.Maturity.FINAL, Rate.Maturity.PROVISIONAL);
        assertThat(net.cohorts().get(0).cells().get(1).rate().members())
                .extracting(Rate.Member::id)
                .containsExactly("a", "b");
    }

    /** Every active customer is in one cohort: those left of all cohorts at a month's end are the customers then. */
    @Property(tries = 100, seed = "20261122")
    void theCellsOfAMonthAddUpToItsCustomers(
            @ForAll("books") List<Order> drawn, @ForAll @IntRange(min = 1, max = 90) int window) {
        OrderLedger one = OrderLedger.of(drawn, CurrencyUnit.USD, OrderPolicy.ofWindow(window), AS_OF);
        RetentionTriangle logos =
                one.triangle(RetentionTriangle.Measure.LOGO_POINT_IN_TIME, RetentionTriangle.Age.CALENDAR);
        for (YearMonth month = YearMonth.of(2026, 1);
                !month.atEndOfMonth().isAfter(AS_OF);
                month = month.plusMonths(1)) {
            long left = 0;
            for (RetentionTriangle.Cohort cohort : logos.cohorts()) {
                long age = cohort.month().until(month, ChronoUnit.MONTHS);
                left += age < 0 ? 0 : cohort.cells().get((int) age).rate().numerator();
            }
            assertThat(left).isEqualTo(one.customersOn(month.atEndOfMonth()));
        }
    }

    private static List<String> cells(
            OrderLedger ledger, RetentionTriangle.Measure measure, RetentionTriangle.Age age) {
        return ledger.triangle(measure, age).cohorts().stream()
                .map(cohort ->
                        cohort.cells().stream().map(cell -> parts(cell.rate())).collect(Collectors.joining(" ")))
                .toList();
    }

    private static String parts(Rate rate) {
        return rate.numeratorDecimal().stripTrailingZeros().toPlainString()
                + "/"
                + rate.denominatorDecimal().stripTrailingZeros().toPlainString();
    }

    @Provide
    Arbitrary<List<Order>> books() {
        Arbitrary<Integer> account = Arbitraries.integers().between(1, 6);
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 180);
        Arbitrary<Integer> amount = Arbitraries.integers().between(0, 500);
        return Combinators.combine(account, day, amount)
                .as((who, when, howMuch) -> List.of(who, when, howMuch))
                .list()
                .ofMaxSize(40)
                .map(rows -> {
                    List<Order> drawn = new ArrayList<>();
                    for (int i = 0; i < rows.size(); i++) {
                        drawn.add(order(
                                "o" + i,
                                "a" + rows.get(i).get(0),
                                LocalDate.of(2026, 1, 1)
                                        .plusDays(rows.get(i).get(1))
                                        .toString(),
                                rows.get(i).get(2).toString()));
                    }
                    return drawn;
                });
    }

    private static OrderBridge.Line line(long count, String amount) {
        return new OrderBridge.Line(count, new BigDecimal(amount));
    }

    private static Order order(String id, String account, String on, String amount) {
        return Order.builder(id, AccountId.of(account), LocalDate.parse(on), CurrencyUnit.USD)
                .amount(new BigDecimal(amount))
                .build();
    }
}

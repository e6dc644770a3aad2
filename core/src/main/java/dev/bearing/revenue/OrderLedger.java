package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.internal.Days;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.DateRange;
import dev.bearing.value.EventGaps;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.joda.money.CurrencyUnit;

/**
 * One-off business of one currency: who counts as an active customer because of what it bought, and how many of them
 * stay. An account is active on a day if it bought something within the {@linkplain OrderPolicy window} that ends with
 * that day; what it bought within it is its trailing order value, which takes the place of recurring revenue.
 *
 * <pre>{@code
 * OrderLedger orders = OrderLedger.of(book.facts(Order.class), CurrencyUnit.USD, OrderPolicy.ofWindow(90), asOf);
 * orders.gaps().quantile(0.9);                                  // was 90 days a good choice?
 * orders.customersOn(asOf);
 * orders.logoChurn(DateRange.of(YearMonth.of(2026, 9)));        // who was active before the month and lapsed
 * orders.repurchase(DateRange.of(YearMonth.of(2026, 9)));       // who was active before it and bought again
 * orders.triangle(RetentionTriangle.Measure.LOGO_SURVIVAL, RetentionTriangle.Age.CALENDAR);
 * }</pre>
 *
 * <p>Orders that cost nothing count for nothing. Each amount is exact to 1/166 320 of a minor unit. A rate is
 * provisional until {@value OrderLedger#SETTLE_DAYS} days after its period.
 */
public final class OrderLedger {

    private static final String CLOSED_COHORT = "CLOSED_COHORT";
    private static final int SETTLE_DAYS = 3;

    private final CurrencyUnit currency;
    private final OrderPolicy policy;
    private final LocalDate asOf;
    private final List<BuyerLine> lines;

    private OrderLedger(CurrencyUnit currency, OrderPolicy policy, LocalDate asOf, List<BuyerLine> lines) {
        this.currency = currency;
        this.policy = policy;
        this.asOf = asOf;
        this.lines = lines;
    }

    /**
     * Returns the ledger of orders as known on a day; those in other currencies are left out. Order and exact
     * duplicates do not matter.
     *
     * @throws IllegalArgumentException if two different versions of an order were recorded on one day
     */
    public static OrderLedger of(Collection<Order> orders, CurrencyUnit currency, OrderPolicy policy, LocalDate asOf) {
        requireNonNull(orders, "orders");
        requireNonNull(currency, "currency");
        requireNonNull(policy, "policy");
        Days.check("asOf", asOf);
        TreeMap<AccountId, List<Order>> grouped = new TreeMap<>();
        for (Order order : KnownFacts.asOf(KnownFacts.distinct(orders), asOf)) {
            if (order.currency().equals(currency) && order.amount().signum() > 0) {
                grouped.computeIfAbsent(order.accountId(), id -> new ArrayList<>())
                        .add(order);
            }
        }
        List<BuyerLine> lines = new ArrayList<>(grouped.size());
        grouped.forEach((id, list) -> {
            list.sort(Comparator.comparing(Order::on));
            lines.add(new BuyerLine(id, list));
        });
        return new OrderLedger(currency, policy, asOf, List.copyOf(lines));
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Returns the policy. */
    public OrderPolicy policy() {
        return policy;
    }

    /** Returns the day up to which the ledger goes. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the part of this ledger about the accounts that pass a test: a segment, say. */
    public OrderLedger where(Predicate<AccountId> accounts) {
        return new OrderLedger(
                currency,
                policy,
                asOf,
                lines.stream().filter(line -> accounts.test(line.accountId())).toList());
    }

    /** Returns the days between an account's order and its next one: what to choose the window from. */
    public EventGaps gaps() {
        return EventGaps.of(lines.stream()
                .map(line -> Arrays.stream(line.distinctDays())
                        .mapToObj(LocalDate::ofEpochDay)
                        .toList())
                .toList());
    }

    /** Returns the accounts that are active at the end of a day, sorted. */
    public List<AccountId> activeOn(LocalDate day) {
        int at = epoch(day);
        return lines.stream()
                .filter(line -> isActive(line, at))
                .map(BuyerLine::accountId)
                .toList();
    }

    /** Returns how many accounts are active at the end of a day. */
    public long customersOn(LocalDate day) {
        int at = epoch(day);
        return lines.stream().filter(line -> isActive(line, at)).count();
    }

    /** Returns what was bought within the window that ends with a day, in major units. */
    public BigDecimal trailingValueOn(LocalDate day) {
        int at = epoch(day);
        return decimal(sum(line -> trailing(line, at)));
    }

    /** Returns how active accounts and their trailing order value went over a period. */
    public OrderBridge bridge(DateRange period) {
        int opening = openingOf(period);
        int closing = closingOf(period);
        Map<OrderBridge.Kind, Long> counts = new EnumMap<>(OrderBridge.Kind.class);
        Map<OrderBridge.Kind, Long> units = new EnumMap<>(OrderBridge.Kind.class);
        for (BuyerLine line : lines) {
            boolean before = isActive(line, opening);
            boolean after = isActive(line, closing);
            long change = trailing(line, closing) - trailing(line, opening);
            if (before != after || change != 0) {
                OrderBridge.Kind kind = kindOf(line, before, after, change > 0, opening);
                counts.merge(kind, 1L, Long::sum);
                units.merge(kind, change, ExactAmounts::plus);
            }
        }
        Map<OrderBridge.Kind, OrderBridge.Line> all = new EnumMap<>(OrderBridge.Kind.class);
        for (OrderBridge.Kind kind : OrderBridge.Kind.values()) {
            all.put(kind, new OrderBridge.Line(counts.getOrDefault(kind, 0L), decimal(units.getOrDefault(kind, 0L))));
        }
        return new OrderBridge(period, isComplete(period), state(opening), state(closing), all);
    }

    private OrderBridge.Line state(int day) {
        return new OrderBridge.Line(
                lines.stream().filter(line -> isActive(line, day)).count(), decimal(sum(line -> trailing(line, day))));
    }

    private static OrderBridge.Kind kindOf(BuyerLine line, boolean before, boolean after, boolean more, int opening) {
        if (before && after) {
            return more ? OrderBridge.Kind.INCREASED : OrderBridge.Kind.DECREASED;
        } else if (before) {
            return OrderBridge.Kind.LAPSED;
        }
        return line.firstDay() > opening ? OrderBridge.Kind.NEW : OrderBridge.Kind.REACTIVATED;
    }

    /** Returns the share of the accounts active on the day before the period that are not on its last day. */
    public Rate logoChurn(DateRange period) {
        int closing = closingOf(period);
        return counted(period, line -> !isActive(line, closing));
    }

    /**
     * Returns the share of the accounts active on the day before the period that bought something in it: unlike 1 -
     * {@link #logoChurn} it does not depend on how the window reaches into the period.
     */
    public Rate repurchase(DateRange period) {
        int opening = openingOf(period);
        int closing = closingOf(period);
        return counted(period, line -> line.bought(opening, closing));
    }

    /**
     * Returns the trailing order value that is left of the accounts active on the day before the period, each at most
     * what it was then: never more than 1.
     */
    public Rate grossRetention(DateRange period) {
        int opening = openingOf(period);
        int closing = closingOf(period);
        return valued(period, line -> Math.min(trailing(line, opening), trailing(line, closing)));
    }

    /**
     * Returns the trailing order value of the accounts active on the day before the period, then and on its last day.
     */
    public Rate netRetention(DateRange period) {
        int closing = closingOf(period);
        return valued(period, line -> trailing(line, closing));
    }

    /**
     * Returns the share of the accounts that first bought in a month and bought again on a later day within
     * {@code withinDays} of that. Accounts whose first order is not that long ago are in no part, bought again or not:
     * what has not happened yet is not a loss. The rate is flagged where there are such accounts, or the month is not
     * over.
     *
     * @param cohort the month of the first order
     * @param withinDays at least 1
     */
    public Rate cohortRepurchase(YearMonth cohort, int withinDays) {
        checkArgument(withinDays >= 1, "withinDays must be at least 1, was %s", withinDays);
        DateRange month = DateRange.of(cohort);
        List<BuyerLine> all = lines.stream()
                .filter(line -> month.contains(LocalDate.ofEpochDay(line.firstDay())))
                .toList();
        int today = Days.epoch(asOf);
        List<BuyerLine> observed = all.stream()
                .filter(line -> (long) line.firstDay() + withinDays <= today)
                .toList();
        Predicate<BuyerLine> again = line -> line.bought(line.firstDay(), line.firstDay() + withinDays);
        Rate rate = Rate.ofCounts(
                        observed.stream().filter(again).count(),
                        observed.size(),
                        () -> observed.stream()
                                .map(line -> new Rate.Member(line.accountId().value(), again.test(line) ? 1 : 0, 1))
                                .toList())
                .named("FIRST_ORDER_COHORT", policy.fingerprint() + ";withinDays=" + withinDays)
                .maturing(maturity(month.to().plusDays(withinDays)))
                .withAsOf(asOf);
        return observed.size() == all.size() && isComplete(month) ? rate : rate.flagged(Rate.Flag.PARTIAL_PERIOD);
    }

    /**
     * Returns what is left of each month's new customers, by age: a cohort is the month of the first order, a customer
     * is kept while it is active and lost when it lapses, and amounts are trailing order values, compared with that at
     * the end of the first order's day.
     */
    public RetentionTriangle triangle(RetentionTriangle.Measure measure, RetentionTriangle.Age age) {
        List<AccountLine> trailing = lines.stream()
                .map(line -> line.trailing(currency, policy.windowDays(), Days.epoch(asOf)))
                .toList();
        TriangleSource source = new TriangleSource(
                trailing,
                currency,
                asOf,
                (rate, population, month) ->
                        named(rate, population, DateRange.of(month).to()));
        return new RetentionTriangles(measure, age, source).build();
    }

    private Rate counted(DateRange period, Predicate<BuyerLine> part) {
        List<BuyerLine> base = base(period);
        return finish(
                Rate.ofCounts(
                        base.stream().filter(part).count(),
                        base.size(),
                        () -> base.stream()
                                .map(line -> new Rate.Member(line.accountId().value(), part.test(line) ? 1 : 0, 1))
                                .toList()),
                period);
    }

    private Rate valued(DateRange period, ToLongFunction<BuyerLine> part) {
        int opening = openingOf(period);
        List<BuyerLine> base = base(period);
        long numerator = 0;
        long denominator = 0;
        for (BuyerLine line : base) {
            numerator = ExactAmounts.plus(numerator, part.applyAsLong(line));
            denominator = ExactAmounts.plus(denominator, trailing(line, opening));
        }
        return finish(
                Rate.ofMoney(
                        Mrr.ofUnits(currency, numerator),
                        Mrr.ofUnits(currency, denominator),
                        base.size(),
                        () -> base.stream()
                                .map(line -> new Rate.Member(
                                        line.accountId().value(), part.applyAsLong(line), trailing(line, opening)))
                                .toList()),
                period);
    }

    private Rate finish(Rate rate, DateRange period) {
        Rate named = named(rate, CLOSED_COHORT, period.to());
        return isComplete(period) ? named : named.flagged(Rate.Flag.PARTIAL_PERIOD);
    }

    private Rate named(Rate rate, String population, LocalDate end) {
        return rate.named(population, policy.fingerprint())
                .maturing(maturity(end))
                .withAsOf(asOf);
    }

    /** Whether late orders of the days before one should be in by now. */
    private Rate.Maturity maturity(LocalDate end) {
        boolean settled =
                !end.equals(LocalDate.MAX) && !end.plusDays(SETTLE_DAYS).isAfter(asOf);
        return settled ? Rate.Maturity.FINAL : Rate.Maturity.PROVISIONAL;
    }

    private List<BuyerLine> base(DateRange period) {
        int opening = openingOf(period);
        return lines.stream().filter(line -> isActive(line, opening)).toList();
    }

    private boolean isActive(BuyerLine line, int day) {
        return line.bought(day - policy.windowDays(), day);
    }

    private long trailing(BuyerLine line, int day) {
        return line.units(day - policy.windowDays(), day);
    }

    private long sum(ToLongFunction<BuyerLine> part) {
        long units = 0;
        for (BuyerLine line : lines) {
            units = ExactAmounts.plus(units, part.applyAsLong(line));
        }
        return units;
    }

    private BigDecimal decimal(long units) {
        return Mrr.ofUnits(currency, units).toDecimal();
    }

    private boolean isComplete(DateRange period) {
        return !period.to().isAfter(asOf.plusDays(1));
    }

    private int openingOf(DateRange period) {
        checkArgument(!period.from().isAfter(asOf), "period must begin by asOf = %s, was %s", asOf, period);
        return Days.epoch(period.from()) - 1;
    }

    private int closingOf(DateRange period) {
        return Math.min(Days.epoch(period.to()) - 1, Days.epoch(asOf));
    }

    private int epoch(LocalDate day) {
        checkArgument(!day.isAfter(asOf), "day must not be after asOf = %s, was %s", asOf, day);
        return Days.epoch(day);
    }
}

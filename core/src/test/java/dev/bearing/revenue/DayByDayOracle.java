package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * A second implementation of the ledger, as naive as it can be: it asks every account on every day what it pays, adds
 * exact fractions, and knows no change points. It shares only the words with the library. Of the policies it knows
 * those that keep the strict treatment of free plans, keep no paused revenue, and bridge no gaps.
 */
final class DayByDayOracle {

    /** One account in one currency on one day. */
    record Day(LocalDate date, long units, CustomerState state) {}

    /** One change of one account in one currency. */
    record Change(AccountId account, LocalDate on, MovementKind kind, long units) {}

    /** Both parts of a rate. */
    record Parts(long numerator, long denominator) {}

    private final List<PriceState> known;
    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final LocalDate firstDay;
    private final Map<CurrencyUnit, NavigableMap<AccountId, NavigableMap<LocalDate, Day>>> days = new TreeMap<>();
    private final Map<CurrencyUnit, List<Change>> changes = new TreeMap<>();

    DayByDayOracle(Collection<PriceState> states, LocalDate asOf) {
        this(states, RevenuePolicy.strict(), asOf);
    }

    DayByDayOracle(Collection<PriceState> states, RevenuePolicy policy, LocalDate asOf) {
        this.policy = policy;
        this.asOf = asOf;
        known = knownOn(states, asOf);
        firstDay = known.stream()
                .map(PriceState::from)
                .min(Comparator.naturalOrder())
                .orElse(asOf)
                .minusDays(1);
        for (CurrencyUnit currency : currencies()) {
            changes.put(currency, new ArrayList<>());
            days.put(currency, new TreeMap<>());
            for (AccountId account : accounts(currency)) {
                days.get(currency).put(account, live(account, currency));
            }
            changes.get(currency).sort(Comparator.comparing(Change::on).thenComparing(Change::account));
        }
    }

    /** The version recorded last by the day of every row that had begun by it. */
    private static List<PriceState> knownOn(Collection<PriceState> states, LocalDate day) {
        return states.stream()
                .filter(state ->
                        !state.recordedOn().isAfter(day) && !state.from().isAfter(day))
                .filter(state -> states.stream()
                        .noneMatch(other -> other.subscriptionId().equals(state.subscriptionId())
                                && other.from().equals(state.from())
                                && !other.recordedOn().isAfter(day)
                                && other.recordedOn().isAfter(state.recordedOn())))
                .distinct()
                .toList();
    }

    Set<CurrencyUnit> currencies() {
        return new TreeSet<>(known.stream().map(PriceState::currency).toList());
    }

    Set<AccountId> accounts(CurrencyUnit currency) {
        return new TreeSet<>(known.stream()
                .filter(state -> state.currency().equals(currency))
                .map(PriceState::accountId)
                .toList());
    }

    // --- one day -------------------------------------------------------------------------------------------------

    /**
     * What a state counts for on a day, as a fraction of units: amount × quantity, less a discount, × bills a month.
     */
    static Fraction exactUnits(PriceState state, boolean discounted) {
        return exactUnits(state, discounted, IntervalFactors.YEAR_365);
    }

    private static Fraction exactUnits(PriceState state, boolean discounted, IntervalFactors factors) {
        Fraction bill = Fraction.of(state.amount()).times(Fraction.of(state.quantity(), 1));
        if (discounted && state.discount().isPresent()) {
            Discount discount = state.discount().get();
            if (discount.percentOff().isPresent()) {
                Fraction kept = Fraction.of(100, 1)
                        .minus(Fraction.of(discount.percentOff().get()));
                bill = bill.times(kept).times(Fraction.of(1, 100));
            }
            if (discount.amountOff().isPresent()) {
                bill = bill.minus(Fraction.of(discount.amountOff().get())).max(Fraction.ZERO);
            }
        }
        Fraction billsAMonth = switch (state.interval()) {
            case DAY -> daysAMonth(factors);
            case WEEK -> weeksAMonth(factors);
            case MONTH -> Fraction.of(1, 1);
            case QUARTER -> Fraction.of(1, 3);
            case HALF_YEAR -> Fraction.of(1, 6);
            case YEAR -> Fraction.of(1, 12);
        };
        long minorPerMajor = (long) Math.pow(10, state.currency().getDecimalPlaces());
        return bill.times(billsAMonth)
                .times(Fraction.of(1, state.intervalCount()))
                .times(Fraction.of(minorPerMajor, 1))
                .times(Fraction.of(Mrr.UNITS_PER_MINOR, 1));
    }

    private static Fraction daysAMonth(IntervalFactors factors) {
        return switch (factors) {
            case YEAR_365, YEAR_52W -> Fraction.of(365, 12);
            case PADDLE, THIRTY_DAY -> Fraction.of(30, 1);
            case MEAN_GREGORIAN -> Fraction.of(new BigDecimal("30.436875"));
        };
    }

    private static Fraction weeksAMonth(IntervalFactors factors) {
        return switch (factors) {
            case YEAR_365, MEAN_GREGORIAN -> daysAMonth(factors).times(Fraction.of(1, 7));
            case YEAR_52W -> Fraction.of(52, 12);
            case PADDLE -> Fraction.of(new BigDecimal("4.33"));
            case THIRTY_DAY -> Fraction.of(4, 1);
        };
    }

    /** A row whose end is not known yet ends where the next one begins: a subscription has one price at a time. */
    private boolean inForce(PriceState state, LocalDate day) {
        return !day.isBefore(state.from())
                && state.to().map(day::isBefore).orElse(true)
                && !cancelled(state, day)
                && known.stream()
                        .noneMatch(other -> other.subscriptionId().equals(state.subscriptionId())
                                && other.from().isAfter(state.from())
                                && !other.from().isAfter(day));
    }

    /** Whether the request itself ends it: one that no other row follows on the day it ends. */
    private boolean cancelled(PriceState state, LocalDate day) {
        return policy.recognition() == RevenuePolicy.Recognition.ON_REQUEST
                && state.cancelRequestedOn()
                        .filter(request -> !request.isAfter(asOf) && !request.isAfter(day))
                        .isPresent()
                && known.stream()
                        .noneMatch(other -> other.subscriptionId().equals(state.subscriptionId())
                                && state.to().filter(other.from()::equals).isPresent());
    }

    private long units(PriceState state, LocalDate day) {
        boolean counts = switch (state.status()) {
            case ACTIVE -> true;
            case PAST_DUE ->
                policy.pastDueGraceDays().isEmpty()
                        || day.isBefore(pastDueSince(state)
                                .plusDays(policy.pastDueGraceDays().getAsInt()));
            case PAUSED, FREE -> false;
        };
        return counts
                ? exactUnits(state, discountHolds(state, day), policy.intervalFactors())
                        .halfEven()
                : 0;
    }

    /** Past-due rows that follow one another without a gap are one spell. */
    private LocalDate pastDueSince(PriceState state) {
        return known.stream()
                .filter(other -> other.subscriptionId().equals(state.subscriptionId())
                        && other.status() == PriceStatus.PAST_DUE
                        && inForce(other, state.from().minusDays(1)))
                .findAny()
                .map(this::pastDueSince)
                .orElse(state.from());
    }

    private boolean discountHolds(PriceState state, LocalDate day) {
        if (state.discount().isEmpty()) {
            return false;
        }
        if (!policy.discounts().foreverCounts()) {
            return false;
        }
        if (state.discount().get().bills().isEmpty()) {
            return true;
        }
        if (policy.discounts().fewestBills().isEmpty()) {
            return false;
        }
        int bills = state.discount().get().bills().getAsInt();
        long intervals = (long) bills * state.intervalCount();
        LocalDate end = switch (state.interval()) {
            case DAY -> state.from().plusDays(intervals);
            case WEEK -> state.from().plusWeeks(intervals);
            case MONTH -> state.from().plusMonths(intervals);
            case QUARTER -> state.from().plusMonths(3 * intervals);
            case HALF_YEAR -> state.from().plusMonths(6 * intervals);
            case YEAR -> state.from().plusMonths(12 * intervals);
        };
        return bills >= policy.discounts().fewestBills().getAsInt() && day.isBefore(end);
    }

    // --- one account -----------------------------------------------------------------------------------------------

    private NavigableMap<LocalDate, Day> live(AccountId account, CurrencyUnit currency) {
        List<PriceState> own = known.stream()
                .filter(state ->
                        state.accountId().equals(account) && state.currency().equals(currency))
                .toList();
        NavigableMap<LocalDate, Day> life = new TreeMap<>();
        long before = 0;
        boolean everPaid = false;
        boolean pausedBefore = false;
        int pausedDays = 0;
        boolean lossIsTold = false;
        boolean timedOut = false;
        for (LocalDate day = firstDay; !day.isAfter(asOf); day = day.plusDays(1)) {
            long total = 0;
            boolean pauseInForce = false;
            for (PriceState state : own) {
                if (inForce(state, day)) {
                    total += units(state, day);
                    pauseInForce |= state.status() == PriceStatus.PAUSED
                            && policy.pauses() == RevenuePolicy.Pauses.ZERO_MRR_NOT_CHURN;
                }
            }
            pausedDays = total == 0 && everPaid && pauseInForce ? pausedDays + 1 : 0;
            timedOut = total == 0 && (timedOut || pausedDays > policy.pauseTimeoutDays());
            boolean paused = pausedDays > 0 && !timedOut;
            if (before == 0 && total > 0) {
                MovementKind kind = MovementKind.REACTIVATION;
                if (!everPaid) {
                    kind = MovementKind.NEW;
                } else if (pausedBefore) {
                    kind = MovementKind.RESUME;
                }
                move(account, currency, new Change(account, day, kind, total));
            } else if (before > 0 && total == 0) {
                MovementKind kind = pauseInForce ? MovementKind.PAUSE : MovementKind.CHURN;
                move(account, currency, new Change(account, day, kind, -before));
            } else if (total != before) {
                MovementKind kind = total > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
                move(account, currency, new Change(account, day, kind, total - before));
            } else if (pausedDays == policy.pauseTimeoutDays() + 1 && !lossIsTold) {
                move(account, currency, new Change(account, day, MovementKind.CHURN, 0));
            }
            lossIsTold = total == 0 && (lossIsTold || timedOut || before > 0 && !pauseInForce);
            everPaid |= total > 0;
            CustomerState state = CustomerState.LOST;
            if (total > 0) {
                state = CustomerState.PAYING;
            } else if (!everPaid) {
                state = CustomerState.NEVER_PAID;
            } else if (paused) {
                state = CustomerState.PAUSED;
            }
            life.put(day, new Day(day, total, state));
            before = total;
            pausedBefore = paused;
        }
        return life;
    }

    private void move(AccountId account, CurrencyUnit currency, Change change) {
        changes.get(currency).add(change);
    }

    Day on(AccountId account, CurrencyUnit currency, LocalDate day) {
        Day early = new Day(day, 0, CustomerState.NEVER_PAID);
        return days.get(currency).get(account).getOrDefault(day, early);
    }

    // --- all accounts of a currency --------------------------------------------------------------------------------

    List<Change> changes(CurrencyUnit currency) {
        return changes.get(currency);
    }

    long units(CurrencyUnit currency, LocalDate day) {
        return sum(currency, account -> on(account, currency, day).units());
    }

    long customers(CurrencyUnit currency, LocalDate day) {
        return sum(currency, account -> pays(account, currency, day) ? 1 : 0);
    }

    Map<MovementKind, Parts> bridge(CurrencyUnit currency, DateRange period) {
        Map<MovementKind, Parts> lines = new EnumMap<>(MovementKind.class);
        for (MovementKind kind : MovementKind.values()) {
            List<Change> own = changes(currency).stream()
                    .filter(change -> change.kind() == kind && period.contains(change.on()))
                    .toList();
            lines.put(kind, new Parts(own.stream().mapToLong(Change::units).sum(), own.size()));
        }
        return lines;
    }

    LocalDate lastDay(DateRange period) {
        LocalDate last = period.to().minusDays(1);
        return last.isAfter(asOf) ? asOf : last;
    }

    Parts logoChurn(CurrencyUnit currency, DateRange period) {
        LocalDate last = lastDay(period);
        return cohort(
                currency,
                period,
                account -> {
                    CustomerState state = on(account, currency, last).state();
                    return state == CustomerState.PAYING || state == CustomerState.PAUSED ? 0 : 1;
                },
                account -> 1);
    }

    /** Churn movements of the period over what the population asks for; the fraction of a hazard is not taken here. */
    Parts logoChurn(CurrencyUnit currency, DateRange period, RevenuePolicy.Population population) {
        long events = bridge(currency, period).get(MovementKind.CHURN).denominator();
        long opening = customers(currency, period.from().minusDays(1));
        return switch (population) {
            case CLOSED_COHORT -> logoChurn(currency, period);
            case FLOW_OVER_OPENING -> new Parts(events, opening);
            case EXPOSURE_COUNT ->
                new Parts(
                        events,
                        opening + bridge(currency, period).get(MovementKind.NEW).denominator());
            case AVERAGE -> new Parts(2 * events, opening + customers(currency, lastDay(period)));
            case EXPOSURE_PERSON_TIME -> {
                long days = 0;
                for (LocalDate day = period.from(); !day.isAfter(lastDay(period)); day = day.plusDays(1)) {
                    days += customers(currency, day);
                }
                yield new Parts(events, days);
            }
        };
    }

    /** Losses of the period, less what was won back if asked for, over revenue when it opened. */
    Parts flowChurn(CurrencyUnit currency, DateRange period, boolean net) {
        long lost = 0;
        for (Change change : changes(currency)) {
            if (period.contains(change.on()) && (change.units() < 0 || net && change.kind() != MovementKind.NEW)) {
                lost -= change.units();
            }
        }
        return new Parts(lost, units(currency, period.from().minusDays(1)));
    }

    Parts grossRetention(CurrencyUnit currency, DateRange period) {
        return cohort(
                currency,
                period,
                account -> Math.min(opening(account, currency, period), closing(account, currency, period)),
                account -> opening(account, currency, period));
    }

    Parts netRetention(CurrencyUnit currency, DateRange period) {
        return cohort(
                currency,
                period,
                account -> closing(account, currency, period),
                account -> opening(account, currency, period));
    }

    /** Per month of a first paying day and per age: what is left, out of what there was. */
    Map<YearMonth, List<Parts>> triangle(CurrencyUnit currency, RetentionTriangle.Measure measure) {
        Map<YearMonth, List<Parts>> cohorts = new TreeMap<>();
        YearMonth lastMonth = YearMonth.from(asOf);
        for (YearMonth month = YearMonth.from(firstDay); !month.isAfter(lastMonth); month = month.plusMonths(1)) {
            List<Day> firsts = new ArrayList<>();
            List<AccountId> members = new ArrayList<>();
            for (AccountId account : accounts(currency)) {
                Stream<Day> paying = days.get(currency).get(account).values().stream()
                        .filter(day -> day.state() == CustomerState.PAYING);
                Day first = paying.findFirst().orElse(null);
                if (first != null && YearMonth.from(first.date()).equals(month)) {
                    firsts.add(first);
                    members.add(account);
                }
            }
            if (members.isEmpty()) {
                continue;
            }
            List<Parts> cells = new ArrayList<>();
            for (YearMonth end = month; !end.isAfter(lastMonth); end = end.plusMonths(1)) {
                LocalDate day = end.atEndOfMonth().isAfter(asOf) ? asOf : end.atEndOfMonth();
                long left = 0;
                long base = 0;
                for (int i = 0; i < members.size(); i++) {
                    long now = on(members.get(i), currency, day).units();
                    long then = firsts.get(i).units();
                    switch (measure) {
                        case LOGO -> {
                            left += now > 0 ? 1 : 0;
                            base += 1;
                        }
                        case GROSS -> {
                            left += Math.min(now, then);
                            base += then;
                        }
                        case NET -> {
                            left += now;
                            base += then;
                        }
                    }
                }
                cells.add(new Parts(left, base));
            }
            cohorts.put(month, cells);
        }
        return cohorts;
    }

    private long opening(AccountId account, CurrencyUnit currency, DateRange period) {
        return on(account, currency, period.from().minusDays(1)).units();
    }

    private long closing(AccountId account, CurrencyUnit currency, DateRange period) {
        return on(account, currency, lastDay(period)).units();
    }

    private boolean pays(AccountId account, CurrencyUnit currency, LocalDate day) {
        return on(account, currency, day).state() == CustomerState.PAYING;
    }

    private Parts cohort(
            CurrencyUnit currency,
            DateRange period,
            ToLongFunction<AccountId> numerator,
            ToLongFunction<AccountId> denominator) {
        LocalDate opening = period.from().minusDays(1);
        return new Parts(
                sum(currency, account -> pays(account, currency, opening) ? numerator.applyAsLong(account) : 0),
                sum(currency, account -> pays(account, currency, opening) ? denominator.applyAsLong(account) : 0));
    }

    private long sum(CurrencyUnit currency, ToLongFunction<AccountId> part) {
        return accounts(currency).stream().mapToLong(part).sum();
    }
}

package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import org.joda.money.CurrencyUnit;

/**
 * A second implementation of the ledger, as naive as it can be: it asks every account on every day what it pays, adds
 * exact fractions, and knows no change points. It shares only the words with the library.
 */
final class DayByDayOracle {

    /** One change of one account in one currency. */
    record Change(AccountId account, LocalDate on, MovementKind kind, long units, MovementReason reason) {}

    /** Both parts of a rate. */
    record Parts(long numerator, long denominator) {}

    private final DayByDayRows rows;
    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final LocalDate firstDay;
    private final Map<CurrencyUnit, NavigableMap<AccountId, DayByDayLife>> lives = new TreeMap<>();
    private final Map<CurrencyUnit, List<Change>> changes = new TreeMap<>();
    private final Map<AccountId, LocalDate> firstPaid = new TreeMap<>();
    private final Map<AccountId, DayByDayExchange> exchanges = new TreeMap<>();

    DayByDayOracle(Collection<PriceState> states, LocalDate asOf) {
        this(states, RevenuePolicy.strict(), asOf);
    }

    DayByDayOracle(Collection<PriceState> states, RevenuePolicy policy, LocalDate asOf) {
        this(new DayByDayRows(states, policy, asOf), policy);
    }

    DayByDayOracle(DayByDayRows rows, RevenuePolicy policy) {
        this.rows = rows;
        this.policy = policy;
        this.asOf = rows.asOf();
        firstDay = rows.known().stream()
                .map(PriceState::from)
                .min(Comparator.naturalOrder())
                .orElse(asOf)
                .minusDays(1);
        for (PriceState state : rows.known()) {
            lives.computeIfAbsent(state.currency(), currency -> new TreeMap<>())
                    .computeIfAbsent(
                            state.accountId(), account -> new DayByDayLife(rows, account, state.currency(), policy));
        }
        lives.values().stream().flatMap(own -> own.values().stream()).forEach(life -> {
            life.live(firstDay, asOf);
            life.merge();
        });
        mergeCurrencies();
        open();
    }

    /** All currencies of another one in one. */
    private DayByDayOracle(DayByDayOracle other, CurrencyUnit reporting, FxPolicy fx, FxRates rates) {
        rows = other.rows;
        policy = other.policy;
        asOf = other.asOf;
        firstDay = other.firstDay;
        lives.put(reporting, new TreeMap<>());
        for (PriceState state : rows.known()) {
            exchanges.computeIfAbsent(state.accountId(), account -> {
                DayByDayExchange exchange = new DayByDayExchange(other, account, reporting, fx, rates);
                DayByDayLife life = new DayByDayLife(rows, account, reporting, policy);
                exchange.live(life, firstDay, asOf);
                lives.get(reporting).put(account, life);
                return exchange;
            });
        }
        open();
        telling(other.firstPaid);
    }

    DayByDayOracle converted(CurrencyUnit reporting, FxPolicy fx, FxRates rates) {
        return new DayByDayOracle(this, reporting, fx, rates);
    }

    private void open() {
        lives.values().forEach(own -> own.values().forEach(DayByDayLife::open));
        lives.keySet().forEach(this::listChanges);
    }

    /** The same, of accounts that are known to have first paid on a day: what they begin with is something else. */
    DayByDayOracle telling(Map<AccountId, LocalDate> days) {
        firstPaid.putAll(days);
        days.forEach((account, day) -> {
            List<DayByDayLife> own = lives.values().stream()
                    .filter(some -> some.containsKey(account))
                    .map(some -> some.get(account))
                    .filter(life -> !life.changes.isEmpty())
                    .toList();
            own.stream()
                    .map(life -> life.changes.get(0).on())
                    .min(Comparator.naturalOrder())
                    .ifPresent(first -> own.stream()
                            .filter(life -> life.changes.get(0).on().equals(first))
                            .forEach(life -> life.begin(day)));
        });
        lives.keySet().forEach(this::listChanges);
        return this;
    }

    private void listChanges(CurrencyUnit currency) {
        List<Change> all = new ArrayList<>();
        lives.get(currency)
                .forEach((account, life) -> life.changes.forEach(change -> all.add(new Change(
                        account,
                        change.on(),
                        change.kind(),
                        change.units(),
                        isSwitch(account, currency, change) ? MovementReason.CURRENCY_SWITCH : change.reason()))));
        all.sort(Comparator.comparing(Change::on).thenComparing(Change::account));
        changes.put(currency, all);
    }

    /** Who leaves a currency and enters another within the gap, paying nothing meanwhile, leaves it on that day. */
    private void mergeCurrencies() {
        List<Runnable> repairs = new ArrayList<>();
        for (CurrencyUnit currency : currencies()) {
            lives.get(currency)
                    .forEach((account, life) -> life.changes.stream()
                            .filter(change -> change.kind() == MovementKind.CHURN && change.units() < 0)
                            .forEach(churn -> {
                                LocalDate day = churn.on();
                                LocalDate last = day.plusDays(policy.mergeGapDays());
                                while (!day.isAfter(last) && !day.isAfter(asOf) && idle(account, day)) {
                                    day = day.plusDays(1);
                                }
                                LocalDate entered = day;
                                if (entered.isAfter(churn.on())
                                        && !entered.isAfter(last)
                                        && !entered.isAfter(asOf)
                                        && on(account, currency, entered).state() == CustomerState.LOST
                                        && noStateOfItsOwn(life, churn.on(), entered)) {
                                    repairs.add(() -> life.postpone(churn, entered));
                                }
                            }));
        }
        repairs.forEach(Runnable::run);
    }

    /** Whether an account leaves one currency and enters another on the day of a change, and this is either. */
    private boolean isSwitch(AccountId account, CurrencyUnit currency, DayByDayLife.Change change) {
        return (leaves(change) || enters(account, currency, change))
                && anyOn(account, change.on(), (some, other) -> leaves(other))
                && anyOn(account, change.on(), (some, other) -> enters(account, some, other));
    }

    private boolean anyOn(AccountId account, LocalDate day, BiPredicate<CurrencyUnit, DayByDayLife.Change> test) {
        return currencies().stream()
                .filter(currency -> lives.get(currency).containsKey(account))
                .anyMatch(currency -> lives.get(currency).get(account).changes.stream()
                        .anyMatch(change -> change.on().equals(day) && test.test(currency, change)));
    }

    private static boolean leaves(DayByDayLife.Change change) {
        return change.kind() == MovementKind.CHURN && change.units() != 0;
    }

    private boolean enters(AccountId account, CurrencyUnit currency, DayByDayLife.Change change) {
        return change.units() > 0 && on(account, currency, change.on()).units() == change.units();
    }

    private boolean idle(AccountId account, LocalDate day) {
        return currencies().stream()
                .allMatch(currency -> !lives.get(currency).containsKey(account)
                        || on(account, currency, day).units() == 0);
    }

    private static boolean noStateOfItsOwn(DayByDayLife life, LocalDate from, LocalDate to) {
        return life.days.subMap(from, true, to, true).values().stream()
                .allMatch(day -> day.state() == CustomerState.LOST);
    }

    Set<CurrencyUnit> currencies() {
        return lives.keySet();
    }

    Set<AccountId> accounts(CurrencyUnit currency) {
        return lives.get(currency).keySet();
    }

    DayByDayLife life(AccountId account, CurrencyUnit currency) {
        return lives.get(currency).get(account);
    }

    RevenuePolicy policy() {
        return policy;
    }

    LocalDate asOf() {
        return asOf;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    DayByDayLife.Day on(AccountId account, CurrencyUnit currency, LocalDate day) {
        DayByDayLife.Day early = new DayByDayLife.Day(day, 0, CustomerState.NEVER_PAID);
        return lives.get(currency).get(account).days.getOrDefault(day, early);
    }

    // --- all accounts of a currency --------------------------------------------------------------------------------

    List<Change> changes(CurrencyUnit currency) {
        return changes.get(currency);
    }

    long units(CurrencyUnit currency, LocalDate day) {
        return sum(currency, account -> on(account, currency, day).units());
    }

    long customers(CurrencyUnit currency, LocalDate day) {
        return sum(currency, account -> on(account, currency, day).units() > 0 ? 1 : 0);
    }

    /** The day whose state opens a period. */
    LocalDate openingDay(DateRange period) {
        return policy.opening() == RevenuePolicy.Opening.FIRST_DAY
                ? period.from()
                : period.from().minusDays(1);
    }

    /** The day whose state closes a period. */
    LocalDate lastDay(DateRange period) {
        LocalDate last = policy.opening() == RevenuePolicy.Opening.FIRST_DAY
                ? period.to()
                : period.to().minusDays(1);
        return last.isAfter(asOf) ? asOf : last;
    }

    /** Whether the state that closes a period is that of its end. */
    boolean isOver(DateRange period) {
        return !(policy.opening() == RevenuePolicy.Opening.FIRST_DAY
                        ? period.to()
                        : period.to().minusDays(1))
                .isAfter(asOf);
    }

    Map<MovementKind, Parts> bridge(CurrencyUnit currency, DateRange period) {
        List<Change> moved = moved(currency, period);
        Map<MovementKind, Parts> lines = new EnumMap<>(MovementKind.class);
        for (MovementKind kind : MovementKind.values()) {
            List<Change> own =
                    moved.stream().filter(change -> change.kind() == kind).toList();
            lines.put(kind, new Parts(own.stream().mapToLong(Change::units).sum(), own.size()));
        }
        return lines;
    }

    /** New revenue of a period, and how many accounts were new in it. */
    Parts newOnes(CurrencyUnit currency, DateRange period) {
        List<Change> news = moved(currency, period).stream()
                .filter(change -> change.kind() == MovementKind.NEW)
                .toList();
        return new Parts(
                news.stream().mapToLong(Change::units).sum(),
                news.stream().map(Change::account).distinct().count());
    }

    private List<Change> moved(CurrencyUnit currency, DateRange period) {
        return policy.bridge() == RevenuePolicy.BridgeMode.EVENT
                ? events(currency, period)
                : netChanges(currency, period);
    }

    private List<Change> events(CurrencyUnit currency, DateRange period) {
        return changes(currency).stream()
                .filter(change ->
                        change.on().isAfter(openingDay(period)) && !change.on().isAfter(lastDay(period)))
                .toList();
    }

    private List<Change> netChanges(CurrencyUnit currency, DateRange period) {
        List<Change> net = new ArrayList<>();
        LocalDate last = lastDay(period);
        for (AccountId account : accounts(currency)) {
            DayByDayLife.Day before = on(account, currency, openingDay(period));
            DayByDayLife.Day after = on(account, currency, last);
            long worth = withoutExchange(account, currency, period);
            long units = worth - before.units();
            if (after.units() != worth) {
                net.add(new Change(account, last, MovementKind.FX, after.units() - worth, MovementReason.UNSPECIFIED));
            }
            boolean gone = !lost(before)
                    && lost(after)
                    && events(currency, period).stream()
                            .anyMatch(
                                    change -> change.account().equals(account) && change.kind() == MovementKind.CHURN);
            if (units == 0 && !(gone && before.units() == 0)) {
                continue;
            }
            MovementKind kind = units > 0 ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
            if (before.units() == 0 && after.units() > 0) {
                kind = events(currency, period).stream()
                        .filter(change -> change.account().equals(account)
                                && change.units() > 0
                                && change.kind() != MovementKind.FX)
                        .findFirst()
                        .orElseThrow()
                        .kind();
            } else if (after.units() == 0 && lost(after)) {
                kind = MovementKind.CHURN;
            } else if (after.units() == 0 && after.state() == CustomerState.PAUSED) {
                kind = MovementKind.PAUSE;
            }
            net.add(new Change(account, last, kind, units, MovementReason.UNSPECIFIED));
        }
        return net;
    }

    static boolean active(DayByDayLife.Day day) {
        return day.state() == CustomerState.PAYING || day.state() == CustomerState.ACTIVE_AT_ZERO;
    }

    static boolean lost(DayByDayLife.Day day) {
        return !active(day) && day.state() != CustomerState.PAUSED;
    }

    private long active(CurrencyUnit currency, LocalDate day) {
        return sum(currency, account -> active(on(account, currency, day)) ? 1 : 0);
    }

    Parts logoChurn(CurrencyUnit currency, DateRange period) {
        LocalDate opening = openingDay(period);
        LocalDate last = lastDay(period);
        return new Parts(
                sum(
                        currency,
                        account -> active(on(account, currency, opening)) && lost(on(account, currency, last)) ? 1 : 0),
                active(currency, opening));
    }

    /** Churn movements of the period over what the population asks for; the fraction of a hazard is not taken here. */
    Parts logoChurn(CurrencyUnit currency, DateRange period, RevenuePolicy.Population population) {
        long events = bridge(currency, period).get(MovementKind.CHURN).denominator();
        long opening = active(currency, openingDay(period));
        return switch (population) {
            case CLOSED_COHORT -> logoChurn(currency, period);
            case FLOW_OVER_OPENING -> new Parts(events, opening);
            case AVAILABLE_TO_RENEW -> new Parts(0, 0); // no contracts are known here
            case EXPOSURE_COUNT ->
                new Parts(
                        events,
                        opening + bridge(currency, period).get(MovementKind.NEW).denominator());
            case AVERAGE -> new Parts(2 * events, opening + active(currency, lastDay(period)));
            case EXPOSURE_PERSON_TIME -> {
                long days = 0;
                for (LocalDate day = openingDay(period).plusDays(1);
                        !day.isAfter(lastDay(period));
                        day = day.plusDays(1)) {
                    days += active(currency, day);
                }
                yield new Parts(events, days);
            }
        };
    }

    /** Losses of the period, less what was won back if asked for, over revenue when it opened. */
    Parts flowChurn(CurrencyUnit currency, DateRange period, boolean net) {
        Map<MovementKind, Parts> lines = bridge(currency, period);
        long lost = -lines.get(MovementKind.CHURN).numerator()
                - lines.get(MovementKind.CONTRACTION).numerator();
        long won = lines.get(MovementKind.EXPANSION).numerator();
        if (policy.pauseIsLoss()) {
            lost -= lines.get(MovementKind.PAUSE).numerator();
            won += lines.get(MovementKind.RESUME).numerator();
        }
        if (policy.reactivationIsGain()) {
            won += lines.get(MovementKind.REACTIVATION).numerator();
        }
        return new Parts(net ? lost - won : lost, units(currency, openingDay(period)));
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

    private long opening(AccountId account, CurrencyUnit currency, DateRange period) {
        return on(account, currency, openingDay(period)).units();
    }

    private long closing(AccountId account, CurrencyUnit currency, DateRange period) {
        return valued(account, currency, openingDay(period), lastDay(period));
    }

    /** What is paid on a day; of a converted ledger at the rates of an earlier one. */
    long valued(AccountId account, CurrencyUnit currency, LocalDate first, LocalDate day) {
        return exchanges.isEmpty()
                ? on(account, currency, day).units()
                : exchanges.get(account).valued(first, day);
    }

    /** What is paid when a period closes, at the rates of its opening, or at those at which the account came in. */
    private long withoutExchange(AccountId account, CurrencyUnit currency, DateRange period) {
        LocalDate entry = lastDay(period);
        if (exchanges.isEmpty()
                || pays(account, currency, openingDay(period))
                || on(account, currency, entry).units() == 0) {
            return closing(account, currency, period);
        }
        while (on(account, currency, entry.minusDays(1)).units() > 0) {
            entry = entry.minusDays(1);
        }
        return exchanges.get(account).valuedAsEntered(entry, lastDay(period));
    }

    private boolean pays(AccountId account, CurrencyUnit currency, LocalDate day) {
        return on(account, currency, day).units() > 0;
    }

    private Parts cohort(
            CurrencyUnit currency,
            DateRange period,
            ToLongFunction<AccountId> numerator,
            ToLongFunction<AccountId> denominator) {
        LocalDate opening = openingDay(period);
        return new Parts(
                sum(currency, account -> pays(account, currency, opening) ? numerator.applyAsLong(account) : 0),
                sum(currency, account -> pays(account, currency, opening) ? denominator.applyAsLong(account) : 0));
    }

    private long sum(CurrencyUnit currency, ToLongFunction<AccountId> part) {
        return accounts(currency).stream().mapToLong(part).sum();
    }
}

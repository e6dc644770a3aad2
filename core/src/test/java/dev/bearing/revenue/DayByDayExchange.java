package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/**
 * One account in the reporting currency, day after day: what it pays in each currency is converted by exact fractions,
 * and every day's difference told apart into business and exchange.
 */
final class DayByDayExchange {

    private final DayByDayOracle oracle;
    private final AccountId account;
    private final CurrencyUnit reporting;
    private final FxPolicy policy;
    private final FxRates rates;
    private final Set<CurrencyUnit> currencies = new TreeSet<>();

    /** Per day and currency the day whose rate the balance was carried at. */
    private final NavigableMap<LocalDate, Map<CurrencyUnit, LocalDate>> carried = new TreeMap<>();

    DayByDayExchange(DayByDayOracle oracle, AccountId account, CurrencyUnit reporting, FxPolicy policy, FxRates rates) {
        this.oracle = oracle;
        this.account = account;
        this.reporting = reporting;
        this.policy = policy;
        this.rates = rates;
        oracle.currencies().stream()
                .filter(currency -> oracle.accounts(currency).contains(account))
                .forEach(currencies::add);
    }

    private long units(CurrencyUnit currency, LocalDate day) {
        return oracle.on(account, currency, day).units();
    }

    /** At the rate of one day, rounded once, and something wherever there was something. */
    private long worth(CurrencyUnit currency, long units, LocalDate rateDay) {
        if (units == 0 || currency.equals(reporting)) {
            return units;
        }
        Fraction rate = Fraction.of(rates.rate(currency, reporting, rateDay)
                .orElseThrow(() -> new MissingFxRateException(currency, reporting, rateDay)));
        int places = reporting.getDecimalPlaces() - currency.getDecimalPlaces();
        Fraction tens = Fraction.of((long) Math.pow(10, Math.abs(places)), 1);
        Fraction scale = places >= 0 ? tens : Fraction.of(1, tens.numerator().longValueExact());
        return Math.max(1, Fraction.of(units, 1).times(rate).times(scale).halfEven());
    }

    private static boolean endsMonth(LocalDate day) {
        return day.plusDays(1).getDayOfMonth() == 1;
    }

    private static LocalDate lastMonthEnd(LocalDate day) {
        return endsMonth(day) ? day : YearMonth.from(day).minusMonths(1).atEndOfMonth();
    }

    /** The day whose rate a policy takes on a day for what was not there before. */
    private LocalDate rateDay(LocalDate day) {
        if (policy instanceof FxPolicy.Constant constant) {
            return constant.rateDate();
        }
        return policy instanceof FxPolicy.PeriodEnd ? lastMonthEnd(day) : day;
    }

    /** What it pays at the end of a day, as the policy carries it. */
    private long balance(LocalDate day) {
        long sum = 0;
        for (CurrencyUnit currency : currencies) {
            sum += worth(currency, units(currency, day), carriedAt(currency, day));
        }
        return sum;
    }

    private LocalDate carriedAt(CurrencyUnit currency, LocalDate day) {
        return policy instanceof FxPolicy.EventDate
                ? carried.getOrDefault(day, Map.of()).getOrDefault(currency, day)
                : rateDay(day);
    }

    /** What is paid on one day, at the rates of an earlier one: as carried then, where it was paid then. */
    long valued(LocalDate first, LocalDate day) {
        long sum = 0;
        for (CurrencyUnit currency : currencies) {
            LocalDate rateDay = units(currency, first) > 0 ? carriedAt(currency, first) : rateDay(first);
            sum += worth(currency, units(currency, day), rateDay);
        }
        return sum;
    }

    /** What is paid on one day, at the rates that counted for what came in on an earlier one. */
    long valuedAsEntered(LocalDate entry, LocalDate day) {
        LocalDate rateDay = rateDay(policy instanceof FxPolicy.PeriodEnd ? entry.minusDays(1) : entry);
        return currencies.stream()
                .mapToLong(currency -> worth(currency, units(currency, day), rateDay))
                .sum();
    }

    private CustomerState state(LocalDate day) {
        Set<CustomerState> states = new TreeSet<>();
        currencies.forEach(
                currency -> states.add(oracle.on(account, currency, day).state()));
        for (CustomerState state : new CustomerState[] {
            CustomerState.PAYING, CustomerState.PAUSED, CustomerState.ACTIVE_AT_ZERO, CustomerState.LOST
        }) {
            if (states.contains(state)) {
                return state;
            }
        }
        return CustomerState.NEVER_PAID;
    }

    /** Tells all days to a life. */
    void live(DayByDayLife life, LocalDate firstDay, LocalDate asOf) {
        CustomerState before = CustomerState.NEVER_PAID;
        LocalDate lostSince = firstDay;
        boolean lossIsTold = false;
        for (LocalDate day = firstDay; !day.isAfter(asOf); day = day.plusDays(1)) {
            LocalDate eve = day.minusDays(1);
            Map<CurrencyUnit, LocalDate> rateDays = new TreeMap<>(carried.getOrDefault(eve, Map.of()));
            for (CurrencyUnit currency : currencies) {
                if (units(currency, eve) != units(currency, day)) {
                    rateDays.put(currency, day);
                }
            }
            carried.put(day, rateDays);
            CustomerState state = state(day);
            long opening = balance(eve);
            long closing = balance(day);
            long first = opening > 0 && closing > 0 ? revaluation(eve, day) : 0;
            long moved = closing - opening - first;
            long last = 0;
            if (policy instanceof FxPolicy.PeriodEnd && endsMonth(day)) {
                long atOpeningRates = 0;
                for (CurrencyUnit currency : currencies) {
                    atOpeningRates += worth(currency, units(currency, day), rateDay(eve));
                }
                last = closing - atOpeningRates;
                moved = atOpeningRates - opening;
            }
            exchange(life, day, first);
            if (opening == 0 && closing > 0) {
                move(life, day, life.fromNothing(before, day, lostSince), moved);
                lossIsTold = false;
            } else if (opening > 0 && closing == 0) {
                MovementKind kind = switch (state) {
                    case PAUSED -> MovementKind.PAUSE;
                    case ACTIVE_AT_ZERO -> MovementKind.CONTRACTION;
                    default -> MovementKind.CHURN;
                };
                move(life, day, kind, moved);
                lossIsTold = kind == MovementKind.CHURN;
            } else if (moved != 0) {
                move(life, day, moved > 0 ? MovementKind.EXPANSION : MovementKind.CONTRACTION, moved);
            } else if (closing == 0
                    && state == CustomerState.LOST
                    && before != CustomerState.LOST
                    && (before == CustomerState.ACTIVE_AT_ZERO || !lossIsTold)
                    && losesAtZero(day)) {
                move(life, day, MovementKind.CHURN, 0);
                lossIsTold = true;
            }
            exchange(life, day, last);
            if (state == CustomerState.LOST && before != CustomerState.LOST) {
                lostSince = day;
            }
            life.days.put(day, new DayByDayLife.Day(day, closing, state));
            before = state;
        }
    }

    /** What was paid in currencies that change, anew at the day's rates less as it was carried. */
    private long revaluation(LocalDate eve, LocalDate day) {
        long difference = 0;
        if (policy instanceof FxPolicy.EventDate) {
            for (CurrencyUnit currency : currencies) {
                long units = units(currency, eve);
                if (units > 0 && units != units(currency, day)) {
                    difference += worth(currency, units, day) - worth(currency, units, carriedAt(currency, eve));
                }
            }
        }
        return difference;
    }

    private static void exchange(DayByDayLife life, LocalDate day, long units) {
        if (units != 0) {
            life.changes.add(new DayByDayLife.Change(
                    day, MovementKind.FX, units, DayByDayLife.Cause.OTHER, MovementReason.UNSPECIFIED));
        }
    }

    /** The reason is told only of who ever had one currency: that of its own. */
    private void move(DayByDayLife life, LocalDate day, MovementKind kind, long units) {
        MovementReason reason = MovementReason.UNSPECIFIED;
        if (currencies.size() == 1) {
            reason = nativeChanges(day).get(0).reason();
        }
        life.changes.add(new DayByDayLife.Change(day, kind, units, DayByDayLife.Cause.OTHER, reason));
    }

    private boolean losesAtZero(LocalDate day) {
        return nativeChanges(day).stream().anyMatch(change -> change.kind() == MovementKind.CHURN);
    }

    private List<DayByDayOracle.Change> nativeChanges(LocalDate day) {
        return currencies.stream()
                .flatMap(currency -> oracle.changes(currency).stream())
                .filter(change ->
                        change.account().equals(account) && change.on().equals(day))
                .toList();
    }
}

package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.revenue.AccountLine.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/**
 * Converts the lines of one account after another into one line each in the reporting currency; see {@link FxPolicy}.
 */
@SuppressWarnings("EnumOrdinal") // a step holds ordinals
final class Conversion {

    private final CurrencyUnit reporting;
    private final FxPolicy policy;
    private final FxRates rates;
    private final int asOf;
    private final Map<CurrencyUnit, Map<Integer, BigDecimal>> asked = new HashMap<>();

    Conversion(CurrencyUnit reporting, FxPolicy policy, FxRates rates, LocalDate asOf) {
        this.reporting = reporting;
        this.policy = policy;
        this.rates = rates;
        this.asOf = (int) asOf.toEpochDay();
    }

    /** What a converted line was made from, and how it values one day at the rates of another. */
    static final class Parts {

        private final Conversion conversion;
        private final List<AccountLine> natives;

        private Parts(Conversion conversion, List<AccountLine> natives) {
            this.conversion = conversion;
            this.natives = natives;
        }

        long units(int opening, int day) {
            long sum = 0;
            for (AccountLine line : natives) {
                long units = line.unitsOn(day);
                if (units > 0) {
                    sum = ExactAmounts.plus(sum, conversion.converted(line.currency(), units, rateDay(line, opening)));
                }
            }
            return sum;
        }

        private int rateDay(AccountLine line, int opening) {
            return line.unitsOn(opening) > 0 ? conversion.carriedAt(line, opening) : conversion.rateDay(opening);
        }
    }

    /** Returns the converted line of one account's lines, at least one. */
    AccountLine of(List<AccountLine> natives) {
        List<Step> steps = new ArrayList<>();
        long total = 0;
        CustomerState state = CustomerState.NEVER_PAID;
        for (int day : daysOf(natives)) {
            boolean changes = natives.stream().anyMatch(line -> hasStepOn(line, day));
            if (changes) {
                long carried = revaluedBefore(natives, day);
                if (carried != total) {
                    steps.add(fx(day, carried, state));
                    total = carried;
                }
                long next = changedOn(natives, day);
                Merged merged = new Merged(natives, day);
                if (next != total || merged.isOfInterest(state)) {
                    steps.add(merged.step(total, next, state));
                    total = next;
                    state = merged.state();
                }
            }
            long valued = valueOn(natives, day);
            if (valued != total) {
                steps.add(fx(day, valued, state));
                total = valued;
            }
        }
        return new AccountLine(natives.get(0).accountId(), reporting, steps, new Parts(this, natives));
    }

    private static Step fx(int day, long units, CustomerState state) {
        return new Step(day, units, state, MovementKind.FX.ordinal(), MovementReason.UNSPECIFIED);
    }

    /**
     * The balance before a day's changes: what changes and goes on is first valued at the day's rates, if they count.
     */
    private long revaluedBefore(List<AccountLine> natives, int day) {
        boolean goesOn = natives.stream().anyMatch(line -> line.unitsOn(day) > 0);
        long sum = 0;
        for (AccountLine line : natives) {
            long before = line.unitsOn(day - 1);
            if (before > 0) {
                boolean anew = policy instanceof FxPolicy.EventDate && goesOn && line.unitsOn(day) != before;
                sum = ExactAmounts.plus(sum, converted(line.currency(), before, anew ? day : carriedAt(line, day - 1)));
            }
        }
        return sum;
    }

    /** The balance after a day's changes, at the rates at which movements count. */
    private long changedOn(List<AccountLine> natives, int day) {
        if (!(policy instanceof FxPolicy.PeriodEnd)) {
            return valueOn(natives, day);
        }
        long sum = 0;
        for (AccountLine line : natives) {
            long units = line.unitsOn(day);
            if (units > 0) {
                sum = ExactAmounts.plus(sum, converted(line.currency(), units, rateDay(day - 1)));
            }
        }
        return sum;
    }

    /** The balance at the end of a day, as it is carried from there. */
    private long valueOn(List<AccountLine> natives, int day) {
        long sum = 0;
        for (AccountLine line : natives) {
            long units = line.unitsOn(day);
            if (units > 0) {
                sum = ExactAmounts.plus(sum, converted(line.currency(), units, carriedAt(line, day)));
            }
        }
        return sum;
    }

    /** The day whose rate a line's balance is carried at on a day on which it is paid. */
    private int carriedAt(AccountLine line, int day) {
        if (!(policy instanceof FxPolicy.EventDate)) {
            return rateDay(day);
        }
        int step = line.stepOn(day);
        while (line.change(step) == 0) {
            step--;
        }
        return line.day(step);
    }

    /** The day whose rates the policy applies on a day, whatever was there before. */
    private int rateDay(int day) {
        if (policy instanceof FxPolicy.Constant constant) {
            return (int) constant.rateDate().toEpochDay();
        }
        if (policy instanceof FxPolicy.PeriodEnd && !isMonthEnd(day)) {
            return (int)
                    LocalDate.ofEpochDay(day).withDayOfMonth(1).minusDays(1).toEpochDay();
        }
        return day;
    }

    private static boolean isMonthEnd(int day) {
        return LocalDate.ofEpochDay(day + 1L).getDayOfMonth() == 1;
    }

    private static boolean hasStepOn(AccountLine line, int day) {
        int step = line.stepOn(day);
        return step >= 0 && line.day(step) == day;
    }

    private Iterable<Integer> daysOf(List<AccountLine> natives) {
        Set<Integer> days = new TreeSet<>();
        for (AccountLine line : natives) {
            for (int i = 0; i < line.size(); i++) {
                days.add(line.day(i));
            }
        }
        if (policy instanceof FxPolicy.PeriodEnd && !days.isEmpty()) {
            int first = days.iterator().next();
            LocalDate end = YearMonth.from(LocalDate.ofEpochDay(first)).atEndOfMonth();
            while (end.toEpochDay() <= asOf) {
                days.add((int) end.toEpochDay());
                end = YearMonth.from(end).plusMonths(1).atEndOfMonth();
            }
        }
        return days;
    }

    /** Converts and rounds: the one place that does. */
    private long converted(CurrencyUnit from, long units, int day) {
        if (from.equals(reporting)) {
            return units;
        }
        long rounded = BigDecimal.valueOf(units)
                .multiply(rate(from, day))
                .scaleByPowerOfTen(reporting.getDecimalPlaces() - from.getDecimalPlaces())
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return Math.max(1, rounded);
    }

    private BigDecimal rate(CurrencyUnit from, int day) {
        synchronized (asked) {
            return asked.computeIfAbsent(from, currency -> new HashMap<>())
                    .computeIfAbsent(day, key -> ask(from, LocalDate.ofEpochDay(day)));
        }
    }

    private BigDecimal ask(CurrencyUnit from, LocalDate day) {
        BigDecimal rate =
                rates.rate(from, reporting, day).orElseThrow(() -> new MissingFxRateException(from, reporting, day));
        checkArgument(
                rate.signum() > 0, "the rate from %s to %s on %s must be positive, was %s", from, reporting, day, rate);
        return rate;
    }

    /** What one day did to an account over all its currencies. */
    private static final class Merged {

        /** In which currency an account is a customer decides that it is one. */
        private static final List<CustomerState> ORDER =
                List.of(CustomerState.PAYING, CustomerState.ACTIVE_AT_ZERO, CustomerState.PAUSED, CustomerState.LOST);

        private final List<AccountLine> natives;
        private final int day;

        private Merged(List<AccountLine> natives, int day) {
            this.natives = natives;
            this.day = day;
        }

        private CustomerState state() {
            return natives.stream().map(line -> line.stateOn(day)).reduce(CustomerState.NEVER_PAID, Merged::stronger);
        }

        private static CustomerState stronger(CustomerState a, CustomerState b) {
            for (CustomerState state : ORDER) {
                if (a == state || b == state) {
                    return state;
                }
            }
            return CustomerState.NEVER_PAID;
        }

        private boolean isOfInterest(CustomerState before) {
            return state() != before;
        }

        private Step step(long before, long after, CustomerState stateBefore) {
            List<AccountLine> moved = natives.stream().filter(this::moves).toList();
            CustomerState state = state();
            if (natives.size() == 1) {
                AccountLine line = natives.get(0);
                int step = line.stepOn(day);
                int kind = line.isMovement(step) ? line.kind(step).ordinal() : AccountLine.SILENT;
                return new Step(day, after, state, kind, line.reason(step));
            }
            if (before == 0 && after == 0) {
                boolean timedOut = !moved.isEmpty() && state == CustomerState.LOST;
                return new Step(
                        day,
                        0,
                        state,
                        timedOut ? MovementKind.CHURN.ordinal() : AccountLine.SILENT,
                        timedOut ? reason(moved) : MovementReason.UNSPECIFIED);
            }
            if (before == after) {
                return new Step(day, after, state, AccountLine.SILENT, MovementReason.UNSPECIFIED);
            }
            MovementKind kind = kind(before, after, stateBefore);
            boolean change = before > 0 && after > 0;
            return new Step(day, after, state, kind.ordinal(), change ? reasonOfChange(moved) : reason(moved));
        }

        private boolean moves(AccountLine line) {
            return hasStepOn(line, day) && line.isMovement(line.stepOn(day));
        }

        private MovementKind kind(long before, long after, CustomerState stateBefore) {
            if (before == 0) {
                return switch (stateBefore) {
                    case NEVER_PAID -> firstKind();
                    case PAUSED -> MovementKind.RESUME;
                    case ACTIVE_AT_ZERO -> MovementKind.EXPANSION;
                    default -> MovementKind.REACTIVATION;
                };
            }
            if (after == 0) {
                return switch (state()) {
                    case PAUSED -> MovementKind.PAUSE;
                    case ACTIVE_AT_ZERO -> MovementKind.CONTRACTION;
                    default -> MovementKind.CHURN;
                };
            }
            return after > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
        }

        /** New, unless the account was a customer before its facts. */
        private MovementKind firstKind() {
            Set<MovementKind> kinds = EnumSet.noneOf(MovementKind.class);
            natives.stream().filter(this::moves).forEach(line -> kinds.add(own(line)));
            return kinds.size() == 1 ? kinds.iterator().next() : MovementKind.NEW;
        }

        private MovementKind own(AccountLine line) {
            return line.kind(line.stepOn(day));
        }

        private MovementReason reason(List<AccountLine> moved) {
            Set<MovementReason> reasons = EnumSet.noneOf(MovementReason.class);
            moved.forEach(line -> reasons.add(line.reason(line.stepOn(day))));
            if (reasons.remove(MovementReason.WIN_BACK)) {
                reasons.add(MovementReason.NEW_SUBSCRIPTION); // it may have paid in another currency since
            }
            return oneOf(reasons);
        }

        private MovementReason reasonOfChange(List<AccountLine> moved) {
            Set<MovementReason> reasons = EnumSet.noneOf(MovementReason.class);
            moved.forEach(line -> reasons.add(partial(line)));
            return reasons.contains(MovementReason.CURRENCY_SWITCH) ? MovementReason.CURRENCY_SWITCH : oneOf(reasons);
        }

        private static MovementReason oneOf(Set<MovementReason> reasons) {
            return switch (reasons.size()) {
                case 0 -> MovementReason.UNSPECIFIED;
                case 1 -> reasons.iterator().next();
                default -> MovementReason.SEVERAL;
            };
        }

        /** Why one currency of several changed: what is all of it there is a part here. */
        private MovementReason partial(AccountLine line) {
            MovementReason reason = line.reason(line.stepOn(day));
            if (reason == MovementReason.CURRENCY_SWITCH) {
                return reason;
            }
            return switch (own(line)) {
                case NEW, OPENING, REACTIVATION -> MovementReason.NEW_SUBSCRIPTION;
                case RESUME -> MovementReason.SUBSCRIPTION_RESUMED;
                case PAUSE -> MovementReason.SUBSCRIPTION_PAUSED;
                case CHURN ->
                    reason == MovementReason.INVOLUNTARY || reason == MovementReason.FREE_DOWNGRADE
                            ? reason
                            : MovementReason.SUBSCRIPTION_ENDED;
                default -> reason;
            };
        }
    }
}

package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.revenue.AccountLine.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
    private final OptionalInt reactivationWindowDays;
    private final Map<CurrencyUnit, Map<Integer, BigDecimal>> asked = new HashMap<>();

    /** @param basis of the ledger that is converted */
    Conversion(CurrencyUnit reporting, FxPolicy policy, FxRates rates, LedgerBasis basis) {
        this.reporting = reporting;
        this.policy = policy;
        this.rates = rates;
        asOf = (int) basis.asOf().toEpochDay();
        reactivationWindowDays = basis.policy().reactivationWindowDays();
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

        /** What is paid on a day, at the rates at which who paid nothing before came in on another. */
        long unitsAsEntered(int entry, int day) {
            int rateDay = conversion.movementRateDay(entry);
            long sum = 0;
            for (AccountLine line : natives) {
                long units = line.unitsOn(day);
                if (units > 0) {
                    sum = ExactAmounts.plus(sum, conversion.converted(line.currency(), units, rateDay));
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
        int lostSince = 0;
        for (int day : daysOf(natives)) {
            boolean changes = natives.stream().anyMatch(line -> hasStepOn(line, day));
            if (changes) {
                long carried = revaluedBefore(natives, day);
                if (carried != total) {
                    steps.add(fx(day, carried, state));
                    total = carried;
                }
                long next = changedOn(natives, day);
                MergedDay merged = new MergedDay(natives, day, reactivationWindowDays);
                if (next != total || merged.isOfInterest(state)) {
                    steps.add(merged.step(total, next, state, lostSince));
                    lostSince = state == CustomerState.LOST ? lostSince : day;
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
                sum = ExactAmounts.plus(sum, converted(line.currency(), units, movementRateDay(day)));
            }
        }
        return sum;
    }

    /** The day whose rates a day's movements are counted at. */
    private int movementRateDay(int day) {
        return rateDay(policy instanceof FxPolicy.PeriodEnd ? day - 1 : day);
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

    static boolean hasStepOn(AccountLine line, int day) {
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
}

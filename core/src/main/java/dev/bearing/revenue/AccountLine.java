package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.Conversion.Parts;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * One account's revenue in one currency as a step line: from {@code day(i)} on it pays its units and stands in its
 * state. A step without a kind is a silent change of state (a pause that ends in nothing). A view of columns that
 * others may share.
 */
@SuppressWarnings("EnumOrdinal") // codes are made of ordinals
final class AccountLine {

    /** The kind of a silent step. */
    static final int SILENT = -1;

    private final @Nullable AccountId accountId;
    private final @Nullable IdColumn names;
    private final long key;
    private final CurrencyUnit currency;
    private final StepBuffer steps;
    private final int from;
    private final int to;
    private final @Nullable Parts parts;

    private AccountLine(
            @Nullable AccountId accountId,
            @Nullable IdColumn names,
            long key,
            CurrencyUnit currency,
            StepBuffer steps,
            int from,
            int to,
            @Nullable Parts parts) {
        this.accountId = accountId;
        this.names = names;
        this.key = key;
        this.currency = currency;
        this.steps = steps;
        this.from = from;
        this.to = to;
        this.parts = parts;
    }

    AccountLine(AccountId accountId, CurrencyUnit currency, List<Step> steps) {
        this(accountId, currency, steps, null);
    }

    /** @param parts what it was converted from; null where nothing was */
    AccountLine(AccountId accountId, CurrencyUnit currency, List<Step> steps, @Nullable Parts parts) {
        this(accountId, null, 0, currency, bufferOf(steps), 0, steps.size(), parts);
    }

    /** A line of all steps of a buffer. */
    AccountLine(AccountId accountId, CurrencyUnit currency, StepBuffer steps) {
        this(accountId, null, 0, currency, steps, 0, steps.size, null);
    }

    /** The line of one account of a block, whose id is made only when somebody asks. */
    static AccountLine of(StepBlock block, int account) {
        return new AccountLine(
                null,
                block.names(),
                block.key(account),
                block.currency(),
                block.steps(),
                block.from(account),
                block.from(account + 1),
                null);
    }

    private static StepBuffer bufferOf(List<Step> steps) {
        StepBuffer buffer = new StepBuffer(steps.size());
        for (Step step : steps) {
            buffer.add(step.day(), step.units(), StepBuffer.code(step.state(), step.kind(), step.reason()));
        }
        return buffer;
    }

    /** One step, as a conversion finds it. */
    record Step(int day, long units, CustomerState state, int kind, MovementReason reason) {}

    AccountId accountId() {
        return accountId != null
                ? accountId
                : AccountId.of(requireNonNull(names).text(key));
    }

    CurrencyUnit currency() {
        return currency;
    }

    /** The columns it is a view of, from {@link #from} to {@link #to}. */
    StepBuffer steps() {
        return steps;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether it was converted from other currencies. */
    boolean isConverted() {
        return parts != null;
    }

    int size() {
        return to - from;
    }

    int day(int step) {
        return steps.days[from + step];
    }

    private long units(int step) {
        return steps.units[from + step];
    }

    /** What it pays from a step on, 0 before the first. */
    long unitsAt(int step) {
        return step < 0 ? 0 : units(step);
    }

    /** Whether it pays from a step on, or is active without. */
    boolean isActiveAt(int step) {
        return step >= 0 && (units(step) > 0 || state(step) == CustomerState.ACTIVE_AT_ZERO);
    }

    /** Whether it neither is active nor paused from a step on. */
    boolean isLostAt(int step) {
        return step < 0 || (!isActiveAt(step) && state(step) != CustomerState.PAUSED);
    }

    /** The last step on or before {@code day}, known to be {@code step} or one soon after it, or -1. */
    int stepFrom(int step, int day) {
        int at = step;
        while (at + 1 < size() && day(at + 1) <= day) {
            at++;
        }
        return at;
    }

    CustomerState state(int step) {
        return StepBuffer.state(steps.codes[from + step]);
    }

    boolean isMovement(int step) {
        return StepBuffer.isMovement(steps.codes[from + step]);
    }

    MovementKind kind(int step) {
        return StepBuffer.kind(steps.codes[from + step]);
    }

    long change(int step) {
        return units(step) - (step == 0 ? 0 : units(step - 1));
    }

    MovementReason reason(int step) {
        return StepBuffer.reason(steps.codes[from + step]);
    }

    Movement movement(int step) {
        return new Movement(
                accountId(),
                LocalDate.ofEpochDay(day(step)),
                kind(step),
                reason(step),
                Mrr.ofUnits(currency, change(step)));
    }

    /**
     * The last step on or before {@code day}, or -1. A day has two steps where exchange rates changed with the rest.
     */
    int stepOn(int day) {
        int at = Arrays.binarySearch(steps.days, from, to, day);
        if (at < 0) {
            return -at - 2 - from;
        }
        return (at + 1 < to && steps.days[at + 1] == day ? at + 1 : at) - from;
    }

    long unitsOn(int day) {
        int step = stepOn(day);
        return step < 0 ? 0 : units(step);
    }

    /**
     * What it pays on {@code day}, valued at the exchange rates of what it paid on {@code opening}: two days compared
     * without the change of rates. The same as {@link #unitsOn} where nothing was converted.
     */
    long unitsAtRatesOf(int opening, int day) {
        return parts == null ? unitsOn(day) : parts.units(opening, day);
    }

    /** What it pays on {@code day}, valued at the exchange rates at which it came in on {@code entry}. */
    long unitsAsEntered(int entry, int day) {
        return parts == null ? unitsOn(day) : parts.unitsAsEntered(entry, day);
    }

    CustomerState stateOn(int day) {
        int step = stepOn(day);
        return step < 0 ? CustomerState.NEVER_PAID : state(step);
    }

    /** Whether it pays on a day, or is active without. */
    boolean isActiveOn(int day) {
        return unitsOn(day) > 0 || stateOn(day) == CustomerState.ACTIVE_AT_ZERO;
    }

    /** Whether it neither is active nor paused on a day. */
    boolean isLostOn(int day) {
        return !isActiveOn(day) && stateOn(day) != CustomerState.PAUSED;
    }

    /** The first step on which it pays, or -1. */
    int firstPaying() {
        for (int i = 0; i < size(); i++) {
            if (state(i) == CustomerState.PAYING) {
                return i;
            }
        }
        return -1;
    }

    /** The first day on which it is lost, or a day that never comes. */
    int firstLost() {
        for (int i = 0; i < size(); i++) {
            if (state(i) == CustomerState.LOST) {
                return day(i);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether the step is churn of an account that paid until then. */
    boolean leaves(int step) {
        return isMovement(step) && kind(step) == MovementKind.CHURN && change(step) != 0;
    }

    /** Whether the step begins a stretch of paying. */
    boolean enters(int step) {
        return units(step) > 0 && units(step) == change(step);
    }

    /** Adds its steps to a buffer. */
    void appendTo(StepBuffer buffer) {
        for (int i = from; i < to; i++) {
            buffer.add(steps.days[i], steps.units[i], steps.codes[i]);
        }
    }

    /** This line up to a day. */
    AccountLine until(int day) {
        int last = stepOn(day);
        return new AccountLine(accountId, names, key, currency, steps, from, from + last + 1, parts);
    }

    /** This line with another kind of one step. */
    AccountLine withKind(int step, MovementKind kind) {
        StepBuffer changed = new StepBuffer(size());
        appendTo(changed);
        short code = changed.codes[step];
        changed.codes[step] = StepBuffer.code(StepBuffer.state(code), kind.ordinal(), StepBuffer.reason(code));
        return new AccountLine(accountId, names, key, currency, changed, 0, changed.size, parts);
    }

    /** This line with the reason CURRENCY_SWITCH where it leaves or enters on one of the given days. */
    AccountLine switchedOn(Set<Integer> switchDays) {
        StepBuffer switched = new StepBuffer(size());
        for (int i = 0; i < size(); i++) {
            short code = steps.codes[from + i];
            boolean isSwitch = switchDays.contains(day(i)) && (leaves(i) || enters(i));
            switched.add(day(i), units(i), isSwitch ? StepBuffer.because(code, MovementReason.CURRENCY_SWITCH) : code);
        }
        return new AccountLine(accountId, names, key, currency, switched, 0, switched.size, parts);
    }
}

package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.Conversion.Parts;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * One account's revenue in one currency as a step line: from {@code days[i]} on it pays {@code units[i]} and stands in
 * {@code states[i]}. A step without a kind is a silent change of state (a pause that ends in nothing).
 */
@SuppressWarnings("EnumOrdinal") // columns of ordinals, written and read only here and in Classifier
final class AccountLine {

    private final AccountId accountId;
    private final CurrencyUnit currency;
    private final int[] days;
    private final long[] units;
    private final byte[] states;
    private final byte[] kinds;
    private final byte[] reasons;
    private final @Nullable Parts parts;

    private static final CustomerState[] STATES = CustomerState.values();
    private static final MovementKind[] KINDS = MovementKind.values();
    private static final MovementReason[] REASONS = MovementReason.values();

    /** The kind of a silent step. */
    static final int SILENT = -1;

    AccountLine(AccountId accountId, CurrencyUnit currency, List<Step> steps) {
        this(accountId, currency, steps, null);
    }

    /** @param parts what it was converted from; null where nothing was */
    AccountLine(AccountId accountId, CurrencyUnit currency, List<Step> steps, @Nullable Parts parts) {
        this.parts = parts;
        this.accountId = accountId;
        this.currency = currency;
        int n = steps.size();
        days = new int[n];
        units = new long[n];
        states = new byte[n];
        kinds = new byte[n];
        reasons = new byte[n];
        for (int i = 0; i < n; i++) {
            Step step = steps.get(i);
            days[i] = step.day();
            units[i] = step.units();
            states[i] = (byte) step.state().ordinal();
            kinds[i] = (byte) step.kind();
            reasons[i] = (byte) step.reason().ordinal();
        }
    }

    /** One step, as the classifier found it. */
    record Step(int day, long units, CustomerState state, int kind, MovementReason reason) {}

    AccountId accountId() {
        return accountId;
    }

    CurrencyUnit currency() {
        return currency;
    }

    int size() {
        return days.length;
    }

    int day(int step) {
        return days[step];
    }

    CustomerState state(int step) {
        return STATES[states[step]];
    }

    boolean isMovement(int step) {
        return kinds[step] != SILENT;
    }

    MovementKind kind(int step) {
        return KINDS[kinds[step]];
    }

    long change(int step) {
        return units[step] - (step == 0 ? 0 : units[step - 1]);
    }

    MovementReason reason(int step) {
        return REASONS[reasons[step]];
    }

    Movement movement(int step) {
        return new Movement(
                accountId,
                LocalDate.ofEpochDay(days[step]),
                kind(step),
                reason(step),
                Mrr.ofUnits(currency, change(step)));
    }

    /**
     * The last step on or before {@code day}, or -1. A day has two steps where exchange rates changed with the rest.
     */
    int stepOn(int day) {
        int at = Arrays.binarySearch(days, day);
        if (at < 0) {
            return -at - 2;
        }
        return at + 1 < days.length && days[at + 1] == day ? at + 1 : at;
    }

    long unitsOn(int day) {
        int step = stepOn(day);
        return step < 0 ? 0 : units[step];
    }

    /**
     * What it pays on {@code day}, valued at the exchange rates of what it paid on {@code opening}: two days compared
     * without the change of rates. The same as {@link #unitsOn} where nothing was converted.
     */
    long unitsAtRatesOf(int opening, int day) {
        return parts == null ? unitsOn(day) : parts.units(opening, day);
    }

    CustomerState stateOn(int day) {
        int step = stepOn(day);
        return step < 0 ? CustomerState.NEVER_PAID : STATES[states[step]];
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
        for (int i = 0; i < states.length; i++) {
            if (STATES[states[i]] == CustomerState.PAYING) {
                return i;
            }
        }
        return -1;
    }

    /** The first day on which it is lost, or a day that never comes. */
    int firstLost() {
        for (int i = 0; i < states.length; i++) {
            if (STATES[states[i]] == CustomerState.LOST) {
                return days[i];
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
        return units[step] > 0 && units[step] == change(step);
    }

    /** This line with another kind of one step. */
    AccountLine withKind(int step, MovementKind kind) {
        List<Step> steps = new ArrayList<>(days.length);
        for (int i = 0; i < days.length; i++) {
            int own = i == step ? kind.ordinal() : kinds[i];
            steps.add(new Step(days[i], units[i], STATES[states[i]], own, REASONS[reasons[i]]));
        }
        return new AccountLine(accountId, currency, steps);
    }

    /** This line with the reason CURRENCY_SWITCH where it leaves or enters on one of the given days. */
    AccountLine switchedOn(Set<Integer> switchDays) {
        List<Step> steps = new ArrayList<>(days.length);
        for (int i = 0; i < days.length; i++) {
            boolean switched = switchDays.contains(days[i]) && (leaves(i) || enters(i));
            steps.add(new Step(
                    days[i],
                    units[i],
                    STATES[states[i]],
                    kinds[i],
                    switched ? MovementReason.CURRENCY_SWITCH : REASONS[reasons[i]]));
        }
        return new AccountLine(accountId, currency, steps);
    }
}

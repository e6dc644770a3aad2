package dev.bearing.revenue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Steps one after another in columns: from {@code days[i]} on an account pays {@code units[i]}; where it stands, what
 * kind of change that was and why is packed into {@code codes[i]}. The columns grow; only the first {@code size}
 * entries count.
 */
@SuppressWarnings("EnumOrdinal") // codes are made of ordinals, written and read only here
final class StepBuffer {

    private static final CustomerState[] STATES = CustomerState.values();
    private static final MovementKind[] KINDS = MovementKind.values();
    private static final MovementReason[] REASONS = MovementReason.values();
    private static final int KIND_SHIFT = 3;
    private static final int REASON_SHIFT = 7;
    private static final int STATE_MASK = (1 << KIND_SHIFT) - 1;

    /** How many numbers of kinds there are, a power of two. */
    static final int KIND_NUMBERS = 1 << (REASON_SHIFT - KIND_SHIFT);

    private static final int KIND_MASK = (1 << (REASON_SHIFT - KIND_SHIFT)) - 1;
    private static final int FIRST_SHIFT = 14;
    private static final int REASON_MASK = (1 << (FIRST_SHIFT - REASON_SHIFT)) - 1;

    /** Amounts are added without their lowest bits, so that no sum of as many as there can be overflows. */
    private static final int VOLUME_SHIFT = 28;

    int size;
    int[] days;
    long[] units;
    short[] codes;

    StepBuffer(int capacity) {
        days = new int[capacity];
        units = new long[capacity];
        codes = new short[capacity];
    }

    void add(int day, long paid, short code) {
        int at = size;
        if (at == days.length) {
            ensure(1);
        }
        days[at] = day;
        units[at] = paid;
        codes[at] = code;
        size = at + 1;
    }

    /** Makes room for so many more. */
    void ensure(int more) {
        if (days.length - size < more) {
            int capacity = Math.max(Math.max(16, size + more), days.length * 2);
            days = Arrays.copyOf(days, capacity);
            units = Arrays.copyOf(units, capacity);
            codes = Arrays.copyOf(codes, capacity);
        }
    }

    /** The steps from one on, as objects. */
    List<AccountLine.Step> stepsFrom(int first) {
        List<AccountLine.Step> steps = new ArrayList<>(size - first);
        for (int i = first; i < size; i++) {
            short code = codes[i];
            steps.add(new AccountLine.Step(days[i], units[i], state(code), kindOrdinal(code), reason(code)));
        }
        return steps;
    }

    /** Replaces the steps from one on. */
    void replaceFrom(int first, List<AccountLine.Step> steps) {
        size = first;
        for (AccountLine.Step step : steps) {
            add(step.day(), step.units(), code(step.state(), step.kind(), step.reason()));
        }
    }

    /** What all steps pay together at most, and no more than a little less. */
    double volume() {
        long sum = size;
        for (int i = 0; i < size; i++) {
            sum += units[i] >>> VOLUME_SHIFT;
        }
        return (double) sum * (1L << VOLUME_SHIFT);
    }

    /** A bit for each state, by its ordinal, in which a step leaves its account. */
    int states() {
        int bits = 0;
        for (int i = 0; i < size; i++) {
            bits |= 1 << stateOrdinal(codes[i]);
        }
        return bits;
    }

    /** A copy without room to grow. */
    StepBuffer copyExactly() {
        StepBuffer copy = new StepBuffer(0);
        copy.size = size;
        copy.days = Arrays.copyOf(days, size);
        copy.units = Arrays.copyOf(units, size);
        copy.codes = Arrays.copyOf(codes, size);
        return copy;
    }

    /** @param kind an ordinal, or {@link AccountLine#SILENT} */
    static short code(CustomerState state, int kind, MovementReason reason) {
        return (short) (state.ordinal() | ((kind + 1) << KIND_SHIFT) | (reason.ordinal() << REASON_SHIFT));
    }

    static CustomerState state(short code) {
        return STATES[code & STATE_MASK];
    }

    /** The ordinal of the state. */
    static int stateOrdinal(int code) {
        return code & STATE_MASK;
    }

    static boolean isMovement(short code) {
        return ((code >>> KIND_SHIFT) & KIND_MASK) != 0;
    }

    /** A number for the kind, 0 for {@link AccountLine#SILENT} and less than {@link #KIND_NUMBERS}. */
    static int kindNumber(int code) {
        return (code >>> KIND_SHIFT) & KIND_MASK;
    }

    /** The ordinal of the kind, or {@link AccountLine#SILENT}. */
    static int kindOrdinal(short code) {
        return ((code >>> KIND_SHIFT) & KIND_MASK) - 1;
    }

    static MovementKind kind(short code) {
        return KINDS[kindOrdinal(code)];
    }

    static MovementReason reason(short code) {
        return REASONS[(code >>> REASON_SHIFT) & REASON_MASK];
    }

    /** 1 for the first step of a line, where {@link #markFirst} has marked these, else 0. */
    static int first(int code) {
        return (code >>> FIRST_SHIFT) & 1;
    }

    /** Marks the first step of a line, so that many lines can be read as one. */
    void markFirst(int step) {
        codes[step] |= (short) (1 << FIRST_SHIFT);
    }

    /** The same step for another reason. */
    static short because(short code, MovementReason reason) {
        return (short) ((code & ((1 << REASON_SHIFT) - 1)) | (reason.ordinal() << REASON_SHIFT));
    }
}

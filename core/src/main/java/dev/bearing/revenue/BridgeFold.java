package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The bridges of consecutive months from one pass over the steps: each step is added to its month, and the balances
 * follow from the first one's opening. A sum of one kind has one sign, so that none overflows in one order of accounts
 * and not in another.
 */
@SuppressWarnings("EnumOrdinal") // sums by kind are kept in an array
final class BridgeFold implements LineFold {

    private static final int KINDS = StepBuffer.KIND_NUMBERS;
    /** The number of a kind is one more than its ordinal. */
    private static final int CHURN = MovementKind.CHURN.ordinal() + 1;

    private static final int PAUSED = CustomerState.PAUSED.ordinal();
    private static final int LOST = CustomerState.LOST.ordinal();

    private final DayTable table;
    private final boolean byEvent;
    private final int months;
    private final long[] amounts;
    private final long[] counts;
    private final long[] customers;
    private long opening;
    private long openingCustomers;
    /** What the blocks taken at once pay. */
    private double volume;

    private BridgeFold(DayTable table, boolean byEvent, int months) {
        this.table = table;
        this.byEvent = byEvent;
        this.months = months;
        amounts = new long[(months + 2) * KINDS];
        counts = new long[(months + 2) * KINDS];
        customers = new long[months + 2];
    }

    /** Returns the bridges of the months whose spans are given, the first one's opening first. */
    static List<RevenueBridge> of(CurrencyLedger ledger, List<YearMonth> months, RevenuePolicy.BridgeMode mode) {
        try {
            return sum(ledger, months, mode);
        } catch (ArithmeticException e) {
            throw ExactAmounts.tooLarge(e);
        }
    }

    private static List<RevenueBridge> sum(
            CurrencyLedger ledger, List<YearMonth> months, RevenuePolicy.BridgeMode mode) {
        List<PeriodSpan> spans =
                months.stream().map(month -> ledger.span(DateRange.of(month))).toList();
        int[] days = new int[spans.size() + 1];
        days[0] = spans.get(0).opening();
        for (int i = 0; i < spans.size(); i++) {
            days[i + 1] = spans.get(i).closing();
        }
        DayTable table = new DayTable(days);
        boolean byEvent = mode == RevenuePolicy.BridgeMode.EVENT;
        List<BridgeFold> folds =
                LineFold.over(ledger.lines(), ledger.threads(), () -> new BridgeFold(table, byEvent, months.size()));
        folds.forEach(BridgeFold::open);
        BridgeFold sum = folds.get(0);
        folds.subList(1, folds.size()).forEach(sum::add);
        return sum.bridges(ledger, months, spans, mode);
    }

    /**
     * Takes a block as if it were one line, whose first steps are marked: the way through a step is the same for every
     * step, so that the processor need not guess where lines begin.
     */
    @Override
    public void take(StepBlock block) {
        volume += block.volume();
        if (!byEvent || volume > MOST_AT_ONCE) {
            LineFold.super.take(block);
            return;
        }
        StepBuffer steps = block.steps();
        long before = 0;
        for (int i = 0; i < steps.size; i++) {
            short code = steps.codes[i];
            before &= StepBuffer.first(code) - 1L;
            long after = steps.units[i];
            int month = table.of(steps.days[i]);
            int cell = month * KINDS + StepBuffer.kindNumber(code);
            amounts[cell] += after - before;
            counts[cell]++;
            countCustomers(month, before, after);
            before = after;
        }
    }

    /** Makes of what was taken at once before the first month the balance with which that opens. */
    private void open() {
        long before = 0;
        for (int cell = 0; cell < KINDS; cell++) {
            before += amounts[cell];
            amounts[cell] = 0;
        }
        opening = Math.addExact(opening, before);
        openingCustomers += customers[0];
        Arrays.fill(amounts, (months + 1) * KINDS, amounts.length, 0);
    }

    @Override
    public void take(StepBuffer steps, int from, int to) {
        int[] days = steps.days;
        int i = from;
        while (i < to && table.of(days[i]) == 0) {
            i++;
        }
        long paid = i == from ? 0 : steps.units[i - 1];
        if (paid > 0) {
            opening = Math.addExact(opening, paid);
            openingCustomers++;
        }
        if (byEvent) {
            takeEvents(steps, i, to, paid);
        } else {
            takeNet(steps, from, i, to);
        }
    }

    private void takeEvents(StepBuffer steps, int from, int to, long paidBefore) {
        long before = paidBefore;
        for (int i = from; i < to; i++) {
            int month = table.of(steps.days[i]);
            if (month > months) {
                break;
            }
            long after = steps.units[i];
            add(month * KINDS + StepBuffer.kindNumber(steps.codes[i]), after - before);
            countCustomers(month, before, after);
            before = after;
        }
    }

    private void takeNet(StepBuffer steps, int first, int from, int to) {
        int[] days = steps.days;
        int i = from;
        int month = from < to ? table.of(days[from]) : 0;
        long before = from == first ? 0 : steps.units[from - 1];
        while (i < to && month <= months) {
            int next = i + 1;
            int nextMonth = month;
            while (next < to && (nextMonth = table.of(days[next])) == month) {
                next++;
            }
            long after = steps.units[next - 1];
            if (before != after) {
                add(month * KINDS + netKind(steps, i, next, before), after - before);
                countCustomers(month, before, after);
            } else if (before == 0
                    && i > first
                    && !isLost(steps, i - 1)
                    && isLost(steps, next - 1)
                    && churns(steps, i, next)) {
                add(month * KINDS + CHURN, 0);
            }
            i = next;
            month = nextMonth;
            before = after;
        }
    }

    /** What one net change is, as {@link Moves} has it: who was new, left and came back is new. */
    private static int netKind(StepBuffer steps, int from, int to, long before) {
        long after = steps.units[to - 1];
        if (to - from == 1) {
            return StepBuffer.kindNumber(steps.codes[from]);
        }
        if (before == 0) {
            int entry = from;
            while (steps.units[entry] == 0) {
                entry++;
            }
            return StepBuffer.kindNumber(steps.codes[entry]);
        }
        if (after == 0 && isLost(steps, to - 1)) {
            return CHURN;
        }
        if (after == 0 && StepBuffer.stateOrdinal(steps.codes[to - 1]) == PAUSED) {
            return MovementKind.PAUSE.ordinal() + 1;
        }
        return (after > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION).ordinal() + 1;
    }

    private static boolean churns(StepBuffer steps, int from, int to) {
        for (int i = from; i < to; i++) {
            if (StepBuffer.kindNumber(steps.codes[i]) == CHURN) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLost(StepBuffer steps, int step) {
        return StepBuffer.stateOrdinal(steps.codes[step]) == LOST;
    }

    private void add(int cell, long change) {
        amounts[cell] = Math.addExact(amounts[cell], change);
        counts[cell]++;
    }

    private void countCustomers(int month, long before, long after) {
        // no amount is negative
        customers[month] += (-after >>> 63) - (-before >>> 63);
    }

    private void add(BridgeFold other) {
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = Math.addExact(amounts[i], other.amounts[i]);
            counts[i] += other.counts[i];
        }
        for (int i = 0; i < customers.length; i++) {
            customers[i] += other.customers[i];
        }
        opening = Math.addExact(opening, other.opening);
        openingCustomers += other.openingCustomers;
    }

    private List<RevenueBridge> bridges(
            CurrencyLedger ledger, List<YearMonth> of, List<PeriodSpan> spans, RevenuePolicy.BridgeMode mode) {
        List<RevenueBridge> bridges = new ArrayList<>(months);
        long paid = opening;
        long paying = openingCustomers;
        for (int i = 0; i < months; i++) {
            Map<MovementKind, RevenueBridge.Line> lines = new EnumMap<>(MovementKind.class);
            long closing = paid;
            for (MovementKind kind : MovementKind.values()) {
                int cell = (i + 1) * KINDS + kind.ordinal() + 1;
                closing = Math.addExact(closing, amounts[cell]);
                lines.put(kind, new RevenueBridge.Line(Mrr.ofUnits(ledger.currency(), amounts[cell]), counts[cell]));
            }
            long atEnd = paying + customers[i + 1];
            bridges.add(new RevenueBridge(
                    DateRange.of(of.get(i)),
                    mode,
                    spans.get(i).complete(),
                    Mrr.ofUnits(ledger.currency(), paid),
                    Mrr.ofUnits(ledger.currency(), closing),
                    paying,
                    atEnd,
                    lines));
            paid = closing;
            paying = atEnd;
        }
        return bridges;
    }
}

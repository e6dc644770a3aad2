package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The bridges of the segments over one period, while accounts are added to them. */
@SuppressWarnings("EnumOrdinal") // sums by kind are kept in an array
final class SegmentBridges {

    private static final int KINDS = MovementKind.values().length;

    private final PeriodSpan span;
    private final Map<String, Sums> sums = new HashMap<>();
    private long account;

    SegmentBridges(PeriodSpan span, Collection<String> segments) {
        this.span = span;
        segments.forEach(segment -> sums.put(segment, new Sums()));
    }

    /**
     * Adds an account.
     *
     * @param before its last step up to the opening, or -1
     */
    void add(AccountLine line, Segmentation.Track track, int before) {
        int opening = span.opening();
        int closing = span.closing();
        if (before < 0 && (line.size() == 0 || line.day(0) > closing)) {
            return;
        }
        account++;
        if (before >= 0) {
            of(track.on(opening)).open(line.unitsAt(before));
        }
        int last = before;
        for (int i = before + 1; i < line.size() && line.day(i) <= closing; i++) {
            if (line.isMovement(i)) {
                of(track.on(line.day(i))).move(line.kind(i), line.change(i), account);
            }
            last = i;
        }
        for (int day : track.crossings(opening, closing)) {
            long carried = line.unitsOn(day - 1);
            if (carried > 0) {
                of(track.on(day - 1)).leave(carried);
                of(track.on(day)).enter(carried);
            }
        }
        of(track.on(closing)).close(line.unitsAt(last));
    }

    private Sums of(String segment) {
        return sums.computeIfAbsent(segment, key -> new Sums());
    }

    /** How many accounts were new in a segment, each once. */
    long newAccounts(String segment) {
        return of(segment).newAccounts;
    }

    /** The bridges, sorted by segment. */
    SortedMap<String, SegmentBridge> bridges(DateRange period, CurrencyLedger ledger) {
        TreeMap<String, SegmentBridge> bridges = new TreeMap<>();
        sums.forEach((segment, sum) -> bridges.put(segment, sum.bridge(segment, period, span.complete(), ledger)));
        return bridges;
    }

    /** The sums of one segment. */
    private static final class Sums {

        private final long[] amounts = new long[KINDS];
        private final long[] counts = new long[KINDS];
        private long opening;
        private long closing;
        private long openingCustomers;
        private long closingCustomers;
        private long entered;
        private long enteredCount;
        private long left;
        private long leftCount;
        private long newAccounts;
        private long lastNew;

        void open(long units) {
            opening = ExactAmounts.plus(opening, units);
            openingCustomers += units > 0 ? 1 : 0;
        }

        void close(long units) {
            closing = ExactAmounts.plus(closing, units);
            closingCustomers += units > 0 ? 1 : 0;
        }

        void move(MovementKind kind, long units, long account) {
            if (kind == MovementKind.NEW && lastNew != account) {
                newAccounts++;
                lastNew = account;
            }
            amounts[kind.ordinal()] = ExactAmounts.plus(amounts[kind.ordinal()], units);
            counts[kind.ordinal()]++;
        }

        void enter(long units) {
            entered = ExactAmounts.plus(entered, units);
            enteredCount++;
        }

        void leave(long units) {
            left = ExactAmounts.plus(left, -units);
            leftCount++;
        }

        SegmentBridge bridge(String segment, DateRange period, boolean complete, CurrencyLedger ledger) {
            Map<MovementKind, RevenueBridge.Line> lines = new EnumMap<>(MovementKind.class);
            for (MovementKind kind : MovementKind.values()) {
                lines.put(kind, line(ledger, amounts[kind.ordinal()], counts[kind.ordinal()]));
            }
            return new SegmentBridge(
                    segment,
                    period,
                    complete,
                    Mrr.ofUnits(ledger.currency(), opening),
                    Mrr.ofUnits(ledger.currency(), closing),
                    openingCustomers,
                    closingCustomers,
                    lines,
                    line(ledger, entered, enteredCount),
                    line(ledger, left, leftCount));
        }

        private static RevenueBridge.Line line(CurrencyLedger ledger, long units, long count) {
            return new RevenueBridge.Line(Mrr.ofUnits(ledger.currency(), units), count);
        }
    }
}

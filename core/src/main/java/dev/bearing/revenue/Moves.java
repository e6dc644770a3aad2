package dev.bearing.revenue;

/** What one account's revenue did in a period: each of its movements, or no more than their net. */
final class Moves {

    /** Takes one movement. */
    @FunctionalInterface
    interface Sink {
        void accept(MovementKind kind, long units);
    }

    private Moves() {}

    static void each(AccountLine line, PeriodSpan span, RevenuePolicy.BridgeMode bridge, Sink sink) {
        if (bridge == RevenuePolicy.BridgeMode.EVENT) {
            for (int i = line.stepOn(span.opening()) + 1; i < line.size() && line.day(i) <= span.closing(); i++) {
                if (line.isMovement(i)) {
                    sink.accept(line.kind(i), line.change(i));
                }
            }
            return;
        }
        long before = line.unitsOn(span.opening());
        long carried = line.unitsOn(span.closing());
        long after = carried > 0 && line.isConverted() ? withoutExchange(line, span, before) : carried;
        if (after != carried) {
            sink.accept(MovementKind.FX, carried - after);
        }
        if (before != after) {
            sink.accept(netKind(line, span, before, after), after - before);
        } else if (before == 0
                && !line.isLostOn(span.opening())
                && line.isLostOn(span.closing())
                && churns(line, span)) {
            sink.accept(MovementKind.CHURN, 0);
        }
    }

    /** What it pays at the end at the rates of the opening, or at those at which it last came in since. */
    private static long withoutExchange(AccountLine line, PeriodSpan span, long before) {
        if (before > 0) {
            return line.unitsAtRatesOf(span.opening(), span.closing());
        }
        int step = line.stepOn(span.closing());
        while (!line.enters(step)) {
            step--;
        }
        return line.unitsAsEntered(line.day(step), span.closing());
    }

    /** Whether it churns in the period: a pause that ends in nothing leaves it lost without any movement. */
    private static boolean churns(AccountLine line, PeriodSpan span) {
        for (int i = line.stepOn(span.opening()) + 1; i < line.size() && line.day(i) <= span.closing(); i++) {
            if (line.isMovement(i) && line.kind(i) == MovementKind.CHURN) {
                return true;
            }
        }
        return false;
    }

    private static MovementKind netKind(AccountLine line, PeriodSpan span, long before, long after) {
        if (before == 0) {
            return firstEntry(line, span);
        }
        if (after == 0 && line.isLostOn(span.closing())) {
            return MovementKind.CHURN;
        }
        if (after == 0 && line.stateOn(span.closing()) == CustomerState.PAUSED) {
            return MovementKind.PAUSE;
        }
        return after > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
    }

    /** What the first movement from nothing is: an account that was new, left and came back is new. */
    private static MovementKind firstEntry(AccountLine line, PeriodSpan span) {
        int step = line.stepOn(span.opening()) + 1;
        while (!line.enters(step)) {
            step++;
        }
        return line.kind(step);
    }

    /** How many movements of a kind there are. */
    static long count(MovementKind wanted, AccountLine line, PeriodSpan span, RevenuePolicy.BridgeMode bridge) {
        long[] count = new long[1];
        each(line, span, bridge, (kind, units) -> count[0] += kind == wanted ? 1 : 0);
        return count[0];
    }
}

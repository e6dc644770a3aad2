package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.DateRange;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How active buyers and their trailing order value went from the opening to the closing of a period, each account net
 * over the period: who came and lapsed within it is in no line.
 *
 * <p>Counts: opening + NEW + REACTIVATED - LAPSED = closing. Amounts, which are signed, all add up.
 *
 * @param period the period
 * @param complete whether the period is over; otherwise the closing is that of the evaluation day
 * @param opening active accounts on the day before the period, and their trailing order value
 * @param closing active accounts on its last day, and their trailing order value
 * @param lines every kind of change
 */
public record OrderBridge(DateRange period, boolean complete, Line opening, Line closing, Map<Kind, Line> lines) {

    /** A kind of change of an account between opening and closing. */
    public enum Kind {
        /** Active for the first time. */
        NEW,
        /** Active again after it had lapsed. */
        REACTIVATED,
        /** Active before and after, and its trailing order value rose. */
        INCREASED,
        /** Active before and after, and its trailing order value fell. */
        DECREASED,
        /** Active before and not after. */
        LAPSED
    }

    /**
     * A number of accounts and an amount.
     *
     * @param count how many accounts
     * @param amount trailing order value, or its change, in major units
     */
    public record Line(long count, BigDecimal amount) {

        /** Refuses null. */
        public Line {
            requireNonNull(amount, "amount");
        }
    }

    /** Copies the lines; a kind that is absent is nothing. */
    public OrderBridge {
        requireNonNull(lines, "lines");
        requireNonNull(period, "period");
        requireNonNull(opening, "opening");
        requireNonNull(closing, "closing");
        Map<Kind, Line> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, lines.getOrDefault(kind, new Line(0, BigDecimal.ZERO)));
        }
        lines = Collections.unmodifiableMap(all);
    }

    /** Returns one kind of change. */
    public Line line(Kind kind) {
        return requireNonNull(lines.get(kind));
    }
}

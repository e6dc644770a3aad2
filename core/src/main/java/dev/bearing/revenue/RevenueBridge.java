package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How monthly recurring revenue went from its opening to its closing balance, by every change of the period (a customer
 * who left and came back appears twice) or by one net change per account. The identity opening + movements = closing
 * holds to the last unit; a bridge for which it does not cannot be made.
 *
 * @param period the days, the opening being the state on the day before and the closing the state on the last day,
 *     unless the policy's {@link RevenuePolicy#opening()} says otherwise
 * @param mode whether every movement is listed, or one net change per account
 * @param complete whether the period was over on the evaluation day; if not, the closing is the state on that day
 * @param opening recurring revenue before the period
 * @param closing recurring revenue at its end
 * @param openingCustomers paying accounts before the period
 * @param closingCustomers paying accounts at its end
 * @param lines one for each kind of movement, also where nothing moved
 */
public record RevenueBridge(
        DateRange period,
        RevenuePolicy.BridgeMode mode,
        boolean complete,
        Mrr opening,
        Mrr closing,
        long openingCustomers,
        long closingCustomers,
        Map<MovementKind, Line> lines) {

    /**
     * All movements of one kind.
     *
     * @param amount their signed sum
     * @param count how many movements
     */
    public record Line(Mrr amount, long count) {

        /** Refuses null. */
        public Line {
            requireNonNull(amount, "amount");
        }
    }

    /** @throws IllegalArgumentException if a kind is missing or the movements do not lead from opening to closing */
    public RevenueBridge {
        requireNonNull(period, "period");
        requireNonNull(mode, "mode");
        requireNonNull(opening, "opening");
        requireNonNull(closing, "closing");
        requireNonNull(lines, "lines");
        Map<MovementKind, Line> copy = new EnumMap<>(MovementKind.class);
        copy.putAll(lines);
        Mrr sum = opening;
        for (MovementKind kind : MovementKind.values()) {
            Line line = copy.get(kind);
            checkArgument(line != null, "lines must have every kind, %s is missing", kind);
            sum = sum.plus(line.amount());
        }
        checkArgument(sum.equals(closing), "opening and movements make %s, closing is %s", sum, closing);
        lines = Collections.unmodifiableMap(copy);
    }

    /** Returns the line of a kind. */
    public Line line(MovementKind kind) {
        return requireNonNull(lines.get(kind));
    }

    /** Returns new, expansion, reactivation and resumed revenue together. */
    public Mrr gains() {
        return line(MovementKind.NEW)
                .amount()
                .plus(line(MovementKind.EXPANSION).amount())
                .plus(line(MovementKind.REACTIVATION).amount())
                .plus(line(MovementKind.RESUME).amount());
    }

    /** Returns contracted, paused and churned revenue together, as a positive amount. */
    public Mrr losses() {
        return line(MovementKind.CONTRACTION)
                .amount()
                .plus(line(MovementKind.PAUSE).amount())
                .plus(line(MovementKind.CHURN).amount())
                .negated();
    }
}

package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Explanation;
import dev.bearing.value.Mrr;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a segment's monthly recurring revenue went from its opening to its closing balance: its movements, and what came
 * in from other segments and went out to them. A crossing comes before the other changes of its day, with the balance
 * of the evening before; what moves on that day and later belongs to the new segment. Over all segments, entered and
 * left cancel out, and everything else adds up to the {@link RevenueBridge} of the whole by every movement, to the last
 * unit: it does not net per account, also where the policy's bridge does.
 *
 * @param segment its name
 * @param period the days, the opening being the state on the day before and the closing the state on the last day
 * @param complete whether the period was over on the evaluation day; if not, the closing is the state on that day
 * @param opening recurring revenue before the period of those who were in the segment then
 * @param closing recurring revenue at the end of those who are in it then
 * @param openingCustomers paying accounts in the segment before the period
 * @param closingCustomers paying accounts in the segment at its end
 * @param lines one for each kind of movement, also where nothing moved
 * @param entered what paying accounts brought with them from other segments (ENTERED_SEGMENT), 0 or more
 * @param left what paying accounts took with them to other segments (LEFT_SEGMENT), 0 or less
 */
public record SegmentBridge(
        String segment,
        DateRange period,
        boolean complete,
        Mrr opening,
        Mrr closing,
        long openingCustomers,
        long closingCustomers,
        Map<MovementKind, RevenueBridge.Line> lines,
        RevenueBridge.Line entered,
        RevenueBridge.Line left) {

    /** @throws IllegalArgumentException if a kind is missing or the rows do not lead from opening to closing */
    public SegmentBridge {
        requireNonNull(opening, "opening");
        requireNonNull(closing, "closing");
        requireNonNull(lines, "lines");
        requireNonNull(entered, "entered");
        requireNonNull(left, "left");
        requireNonNull(segment, "segment");
        requireNonNull(period, "period");
        Map<MovementKind, RevenueBridge.Line> copy = new EnumMap<>(MovementKind.class);
        copy.putAll(lines);
        Mrr sum = opening.plus(entered.amount()).plus(left.amount());
        for (MovementKind kind : MovementKind.values()) {
            RevenueBridge.Line line = copy.get(kind);
            checkArgument(line != null, "lines must have every kind, %s is missing", kind);
            sum = sum.plus(line.amount());
        }
        checkArgument(sum.equals(closing), "opening and rows make %s, closing is %s", sum, closing);
        lines = Collections.unmodifiableMap(copy);
    }

    /** Returns the line of a kind. */
    public RevenueBridge.Line line(MovementKind kind) {
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

    /**
     * Returns gains / losses by every movement, with the pauses and returns that the policy's quick ratio counts;
     * crossings are in neither. UNBOUNDED where nothing was lost, EMPTY_BASE where nothing moved.
     */
    public Answer<Double> quickRatio(RevenuePolicy policy) {
        Mrr nothing = Mrr.zero(opening.currency());
        Mrr pauses = policy.pauseIsLoss() ? nothing : line(MovementKind.PAUSE).amount();
        Mrr resumed = policy.pauseIsLoss() ? nothing : line(MovementKind.RESUME).amount();
        Mrr back = policy.reactivationIsGain()
                ? nothing
                : line(MovementKind.REACTIVATION).amount();
        Mrr gained = gains().minus(resumed).minus(back);
        Mrr lost = losses().plus(pauses);
        if (lost.isZero()) {
            return gained.isZero()
                    ? Answer.unknown(Answer.Reason.EMPTY_BASE, "nothing was gained or lost in " + period)
                    : Answer.unknown(Answer.Reason.UNBOUNDED, "nothing was lost in " + period);
        }
        return Answer.known(
                (double) gained.units() / lost.units(),
                Explanation.quotient(
                        "quick ratio",
                        new Contribution("gains", gained.toDouble()),
                        new Contribution("losses", lost.toDouble())));
    }
}

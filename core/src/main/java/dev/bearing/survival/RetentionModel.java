package dev.bearing.survival;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * How long customers stay: the one view over every model of retention, fitted or made up, so that lifetime value,
 * vector, forecast and back-test take any of them. Time is counted in whole ticks (days, months, renewals) since the
 * customer began; a customer that leaves at tick t is there before t and gone from t on.
 *
 * <p>A model of one's own needs three methods; the rest follows from the curve:
 *
 * <pre>{@code
 * record HalfEveryYear() implements RetentionModel {
 *     public String name() { return "half-every-year"; }
 *     public Answer<Double> survival(long time) {
 *         if (time < 0) {
 *             throw new IllegalArgumentException("time must not be negative, was " + time);
 *         }
 *         return Answer.known(Math.pow(0.5, time / 12.0));
 *     }
 *     public FitProvenance provenance() { return FitProvenance.builder(name(), 0, 0).build(); }
 * }
 * }</pre>
 *
 * <p>Implementations are immutable. Whatever they cannot tell is {@link Answer.Unknown}: OUTSIDE_MODEL_RANGE beyond the
 * last tick a curve covers, say.
 */
public interface RetentionModel {

    /** Returns the model's stable name, for tables and leaderboards. */
    String name();

    /**
     * Returns S(t), the share of all customers that is still there after tick {@code time}; never rising, and 1 before
     * anybody left.
     *
     * @param time 0 or more
     * @throws IllegalArgumentException if the time is negative
     */
    Answer<Double> survival(long time);

    /**
     * Returns where the model comes from: its name and the numbers of rows and events that it was fitted to, 0 and 0
     * for one that was made up, {@code FitProvenance.builder(name(), 0, 0).build()}.
     */
    FitProvenance provenance();

    /**
     * Returns the probability that a customer who is there after tick {@code age} leaves within the next
     * {@code horizon} ticks: 1 - S(age + horizon) / S(age). EMPTY_BASE where nobody gets that old.
     *
     * @param age 0 or more
     * @param horizon 0 or more
     * @throws IllegalArgumentException if either is negative
     */
    default Answer<Double> churnWithin(long age, long horizon) {
        RetentionAges.check(age, horizon);
        return survival(age)
                .flatMap(now -> survival(age + horizon)
                        .flatMap(then -> now > 0
                                ? Answer.known(
                                        Math.max(0, 1 - then / now),
                                        Explanation.inputs(
                                                "1 - S(age + horizon) / S(age)",
                                                List.of(
                                                        new Contribution("S(age)", now),
                                                        new Contribution("S(age + horizon)", then))))
                                : RetentionAges.nobodyLeft(age)));
    }

    /**
     * Returns the expected number of ticks that a customer who is there after tick {@code age} stays within the next
     * {@code horizon}: the restricted mean residual lifetime, the sum of S(age + u) / S(age) over u from 0 to horizon -
     * 1. EMPTY_BASE where nobody gets that old.
     *
     * @param age 0 or more
     * @param horizon 0 or more
     * @throws IllegalArgumentException if either is negative
     * @see <a href="https://doi.org/10.1186/1471-2288-13-152">Royston and Parmar (2013)</a>, on restricted means
     */
    default Answer<Double> expectedRemaining(long age, long horizon) {
        RetentionAges.check(age, horizon);
        return survival(age).flatMap(now -> {
            if (!(now > 0)) {
                return RetentionAges.nobodyLeft(age);
            }
            double sum = 0;
            for (long u = 0; u < horizon; u++) {
                Answer<Double> there = survival(age + u);
                if (!there.isKnown()) {
                    return there;
                }
                double share = there.orElseThrow("the curve is known");
                if (share == 0) {
                    break;
                }
                sum += share;
            }
            return Answer.known(
                    sum / now,
                    Explanation.quotient(
                            "sum of S over the horizon / S(age)",
                            new Contribution("sum of S", sum),
                            new Contribution("S(age)", now)));
        });
    }

    /**
     * Returns the tick at which a customer who is there after tick {@code age} leaves, drawn from the model; empty
     * where it stays beyond {@code horizon} more ticks. Draws one number. EMPTY_BASE where nobody gets that old.
     *
     * @param age 0 or more
     * @param horizon 0 or more
     * @param random where the draw comes from
     * @throws IllegalArgumentException if age or horizon is negative
     */
    default Answer<OptionalLong> sample(long age, long horizon, RandomGenerator random) {
        RetentionAges.check(age, horizon);
        double u = 1 - random.nextDouble();
        return survival(age)
                .flatMap(now -> now > 0 ? firstBelow(u * now, age, horizon) : RetentionAges.nobodyLeft(age));
    }

    /** The first tick in (age, age + horizon] at which less than {@code share} of all is left. */
    private Answer<OptionalLong> firstBelow(double share, long age, long horizon) {
        Answer<Double> last = survival(age + horizon);
        if (!last.isKnown() || last.orElseThrow("known") >= share) {
            return last.map(left -> OptionalLong.empty());
        }
        long staying = age;
        long gone = age + horizon;
        while (gone - staying > 1) {
            long middle = staying + (gone - staying) / 2;
            Answer<Double> left = survival(middle);
            if (!left.isKnown()) {
                return left.map(unused -> OptionalLong.empty());
            }
            if (left.orElseThrow("known") >= share) {
                staying = middle;
            } else {
                gone = middle;
            }
        }
        return Answer.known(OptionalLong.of(gone));
    }
}

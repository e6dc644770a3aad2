package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.FalseDiscovery;
import dev.bearing.internal.stats.TwoProportions;
import java.util.ArrayList;
import java.util.List;

/**
 * How the share of those who did something differs between the accounts that had something and those that did not. It
 * says that the two go together, and how surely; not that one brought about the other. Immutable.
 *
 * <pre>{@code
 * Association contact = Association.of(Rate.ofCounts(40, 50), Rate.ofCounts(30, 60), 10).orElseThrow("both are large");
 * contact.difference();   // 0.3: 80 % against 50 %
 * contact.lift();         // Known 1.6
 * contact.interval();     // 0.12 to 0.45, Newcombe's
 * contact.pValue();       // 0.001
 * }</pre>
 */
public final class Association {

    private final Rate with;
    private final Rate without;
    private final double pValue;
    private final double adjusted;

    private Association(Rate with, Rate without, double pValue, double adjusted) {
        this.with = with;
        this.without = without;
        this.pValue = pValue;
        this.adjusted = adjusted;
    }

    /**
     * Returns the association of what two groups did with what tells them apart.
     *
     * @param with the share of those that had it, a rate of counts
     * @param without the share of those that did not have it, a rate of counts; nobody is in both
     * @param minimum how many must be in each group, 1 or more
     * @return it, or INSUFFICIENT_DATA where a group is smaller
     */
    public static Answer<Association> of(Rate with, Rate without, int minimum) {
        requireNonNull(with, "with");
        requireNonNull(without, "without");
        check(with);
        check(without);
        checkArgument(minimum >= 1, "minimum must be 1 or more, was %s", minimum);
        if (Math.min(with.denominator(), without.denominator()) < minimum) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    with.denominator() + " accounts with it and " + without.denominator() + " without, " + minimum
                            + " of each are needed");
        }
        double p =
                TwoProportions.pValue(with.numerator(), with.denominator(), without.numerator(), without.denominator());
        return Answer.known(new Association(with, without, p, p));
    }

    private static void check(Rate rate) {
        checkArgument(
                rate.currency().isEmpty() && rate.form() == Rate.Form.SHARE,
                "an association is of shares of counts, one was %s",
                rate);
    }

    /**
     * Returns associations that were looked for together, in their order, each with the p-value that is adjusted for
     * there being so many; those that are unknown stay so and do not count.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg (1995)</a>
     */
    public static List<Answer<Association>> together(List<Answer<Association>> all) {
        requireNonNull(all, "all");
        double[] adjusted = FalseDiscovery.adjusted(all.stream()
                .flatMap(answer -> answer.toOptional().stream())
                .mapToDouble(Association::pValue)
                .toArray());
        List<Answer<Association>> together = new ArrayList<>();
        int known = 0;
        for (Answer<Association> answer : all) {
            if (answer instanceof Answer.Known<Association> one) {
                Association it = one.value();
                together.add(Answer.known(new Association(it.with, it.without, it.pValue, adjusted[known])));
                known++;
            } else {
                together.add(answer);
            }
        }
        return List.copyOf(together);
    }

    /** Returns the share of those that had it. */
    public Rate with() {
        return with;
    }

    /** Returns the share of those that did not have it. */
    public Rate without() {
        return without;
    }

    /** Returns how much larger the share is with it than without, in [-1, 1]. */
    public double difference() {
        return (double) with.numerator() / with.denominator() - (double) without.numerator() / without.denominator();
    }

    /**
     * Returns the 95 % interval of the {@link #difference}, within [-1, 1].
     *
     * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe
     *     (1998), method 10</a>
     */
    public Interval interval() {
        double[] ends = TwoProportions.newcombe95(
                with.numerator(), with.denominator(), without.numerator(), without.denominator());
        return Interval.of95(Math.max(-1, ends[0]), Math.min(1, ends[1]));
    }

    /** Returns the share with it over the share without it; UNBOUNDED where nobody without it did it. */
    public Answer<Double> lift() {
        if (without.numerator() == 0) {
            return Answer.unknown(Answer.Reason.UNBOUNDED, "nobody of those without it did it");
        }
        double share = (double) with.numerator() / with.denominator();
        double other = (double) without.numerator() / without.denominator();
        return Answer.known(
                share / other,
                Explanation.quotient("lift", new Contribution("with", share), new Contribution("without", other)));
    }

    /**
     * Returns the two-sided p-value that both shares are the same: of Fisher's exact test where an expected count is
     * below 5, else of the score test.
     */
    public double pValue() {
        return pValue;
    }

    /** Returns the p-value adjusted for all that was looked for {@link #together}; without that, the p-value. */
    public double adjustedPValue() {
        return adjusted;
    }

    /**
     * Returns whether it counts as found, when of all that counts so a share of at most {@code q} may be false.
     *
     * @param q the false discovery rate, in (0, 1)
     */
    public boolean isFoundAt(double q) {
        checkArgument(q > 0 && q < 1, "q must be in (0, 1), was %s", q);
        return adjusted <= q;
    }

    /** Returns both shares and the p-value. */
    @Override
    public String toString() {
        return with + " with, " + without + " without, p = " + pValue;
    }
}

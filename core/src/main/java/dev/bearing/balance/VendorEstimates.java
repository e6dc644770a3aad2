package dev.bearing.balance;

import dev.bearing.internal.stats.Quantiles;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The vendor's attainment with all accounts, and how it changed, with intervals by drawing the accounts anew: an
 * account keeps all of its numbers together, those of both days too. The seed is fixed: the same accounts give the same
 * interval.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani (1993), section 13.3</a>
 */
public final class VendorEstimates {

    private static final int REPLICATES = 1_000;
    private static final int LEAST_FOR_AN_INTERVAL = 30;
    private static final long SEED = 20_260_601L;

    private VendorEstimates() {}

    /**
     * One account on an earlier day and now.
     *
     * @param before its sums up to the earlier day
     * @param now its sums up to now
     */
    public record Both(VendorTally before, VendorTally now) {

        Both plus(Both other) {
            return new Both(before.plus(other.before), now.plus(other.now));
        }

        boolean isEmpty() {
            return before.equals(VendorTally.zero()) && now.equals(VendorTally.zero());
        }
    }

    /**
     * Returns the vendor's attainment with some accounts together, one entry for each in a fixed order; the reason of
     * {@link VendorSide#attainment} where there is none. Its interval is INSUFFICIENT_DATA below 30 accounts.
     */
    public static Answer<Estimate> attainment(List<VendorTally> accounts, VendorTally.Plan plan) {
        return estimate(
                accounts.stream().map(now -> new Both(VendorTally.zero(), now)).toList(),
                sum -> sum.now().against(plan).attainment());
    }

    /**
     * Returns how the vendor's attainment changed, each day's against its own plan: of those who paid when the months
     * up to that day began, those that left by that day included. So churn that goes on as before is no change.
     *
     * @param accounts one entry for each account in a fixed order
     * @param before what was planned for the months up to the earlier day
     * @param now what was planned for the months up to now
     */
    public static Answer<Estimate> change(List<Both> accounts, VendorTally.Plan before, VendorTally.Plan now) {
        return estimate(
                accounts,
                sum -> sum.now()
                        .against(now)
                        .attainment()
                        .flatMap(late ->
                                sum.before().against(before).attainment().map(early -> late - early)));
    }

    private static Answer<Estimate> estimate(List<Both> accounts, Function<Both, Answer<Double>> number) {
        List<Both> members =
                accounts.stream().filter(account -> !account.isEmpty()).toList();
        Both sum = new Both(VendorTally.zero(), VendorTally.zero());
        for (Both member : members) {
            sum = sum.plus(member);
        }
        return number.apply(sum).map(value -> new Estimate(value, interval(value, members, number)));
    }

    private static Answer<Interval> interval(double value, List<Both> members, Function<Both, Answer<Double>> number) {
        int n = members.size();
        if (n < LEAST_FOR_AN_INTERVAL) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "a bootstrap needs " + LEAST_FOR_AN_INTERVAL + " accounts, there are " + n);
        }
        Columns columns = new Columns(members);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = new double[REPLICATES];
        int known = 0;
        for (int r = 0; r < REPLICATES; r++) {
            Answer<Double> one = number.apply(columns.draw(random));
            if (one instanceof Answer.Known<Double> found) {
                drawn[known++] = found.value();
            }
        }
        if (known == 0) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "of " + REPLICATES + " draws all were unknown");
        }
        double[] sorted = Arrays.copyOf(drawn, known);
        Arrays.sort(sorted);
        return Answer.known(Interval.of95(
                Math.min(value, Quantiles.of(sorted, 0.025)), Math.max(value, Quantiles.of(sorted, 0.975))));
    }

    /** The members' numbers side by side, so that a draw makes two tallies and not two for each member. */
    private static final class Columns {

        private static final int PER_DAY = 5;

        private final double[][] rows;

        Columns(List<Both> members) {
            rows = new double[members.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = row(members.get(i));
            }
        }

        private static double[] row(Both both) {
            VendorTally b = both.before();
            VendorTally n = both.now();
            return new double[] {
                b.opening(), b.closing(), b.revenue(), b.cost(), b.unknownCosts(),
                n.opening(), n.closing(), n.revenue(), n.cost(), n.unknownCosts()
            };
        }

        Both draw(SplittableRandom random) {
            double[] sums = new double[2 * PER_DAY];
            for (int i = 0; i < rows.length; i++) {
                double[] row = rows[random.nextInt(rows.length)];
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += row[c];
                }
            }
            return new Both(tally(sums, 0), tally(sums, PER_DAY));
        }

        private static VendorTally tally(double[] sums, int at) {
            return new VendorTally(sums[at], sums[at + 1], sums[at + 2], sums[at + 3], (long) sums[at + 4]);
        }
    }
}

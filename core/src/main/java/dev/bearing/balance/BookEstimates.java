package dev.bearing.balance;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Quantiles;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What is estimated of all accounts together: the vendor's attainment, how it changed, and what both sides have in
 * common; with intervals by drawing the accounts anew.
 *
 * <p>Why a bootstrap: both sides are bound to [0, 1] and their harmonic mean has a corner where one is 0, which the
 * delta method takes for straight; and the two sides go together, since a customer that has what it wants is likelier
 * to stay, so their errors must not be added as if they did not. An account that is drawn brings all of its numbers
 * along, those of both sides and of both days. One set of draws serves all four numbers. The seed is fixed: the same
 * accounts give the same intervals.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani (1993), section 13.3</a>
 */
public final class BookEstimates {

    private static final int REPLICATES = 1_000;
    private static final int LEAST_FOR_AN_INTERVAL = 30;
    private static final long SEED = 20_260_601L;

    private final Answer<Estimate> vendor;
    private final Answer<Estimate> vendorChange;
    private final Answer<Estimate> mutual;
    private final Answer<Estimate> imbalance;

    private BookEstimates(List<Member> members, VendorTally.Plan before, VendorTally.Plan now) {
        Sums all = new Columns(members).all();
        Sides sides = all.sides(before, now);
        Draws draws = members.size() < LEAST_FOR_AN_INTERVAL ? new Draws(0) : draws(members, before, now);
        this.vendor = estimate(sides.now(), draws.vendor, count(members, Member::servesNow));
        this.vendorChange = estimate(sides.change(), draws.change, count(members, Member::serves));
        MutualSuccess both = new MutualSuccess(sides.customer(), sides.now());
        long likely = Math.min(count(members, Member::servesNow), count(members, one -> one.customer.isKnown()));
        this.mutual = estimate(both.mutual(), draws.mutual, likely);
        this.imbalance = estimate(both.imbalance(), draws.imbalance, likely);
    }

    /**
     * One account.
     *
     * @param customer its attainment now, in [0, 1]; unknown where it is not known, or where it pays no more
     * @param before the vendor's sums up to the earlier day
     * @param now the vendor's sums up to now
     */
    public record Member(Answer<Double> customer, VendorTally before, VendorTally now) {

        /** Refuses null. */
        public Member {
            requireNonNull(customer, "customer");
            requireNonNull(before, "before");
            requireNonNull(now, "now");
        }

        boolean servesNow() {
            return !now.equals(VendorTally.zero());
        }

        boolean serves() {
            return servesNow() || !before.equals(VendorTally.zero());
        }

        boolean isEmpty() {
            return !serves() && !customer.isKnown();
        }
    }

    /**
     * Returns the estimates of some accounts.
     *
     * @param accounts one entry for each account, in a fixed order
     * @param before what was planned for the months up to the earlier day
     * @param now what was planned for the months up to now
     */
    public static BookEstimates of(List<Member> accounts, VendorTally.Plan before, VendorTally.Plan now) {
        requireNonNull(accounts, "accounts");
        requireNonNull(before, "before");
        requireNonNull(now, "now");
        return new BookEstimates(
                accounts.stream().filter(account -> !account.isEmpty()).toList(), before, now);
    }

    /**
     * Returns the vendor's attainment with all accounts together; the reason of {@link VendorSide#attainment} where
     * there is none. Its interval is INSUFFICIENT_DATA below 30 accounts.
     */
    public Answer<Estimate> vendor() {
        return vendor;
    }

    /**
     * Returns how the vendor's attainment changed, each day's against its own plan: of those who paid when the months
     * up to that day began, those that left by that day included. So churn that goes on as before is no change.
     */
    public Answer<Estimate> vendorChange() {
        return vendorChange;
    }

    /**
     * Returns {@link MutualSuccess#mutual} of the mean customer and the vendor with all. Its interval is
     * INSUFFICIENT_DATA where either side is known of fewer than 30 accounts.
     */
    public Answer<Estimate> mutual() {
        return mutual;
    }

    /** Returns {@link MutualSuccess#imbalance} of the same two sides, its interval likewise. */
    public Answer<Estimate> imbalance() {
        return imbalance;
    }

    private static long count(List<Member> members, Predicate<Member> counted) {
        return members.stream().filter(counted).count();
    }

    private static Answer<Estimate> estimate(Answer<Double> value, Draw draw, long accounts) {
        return value.map(known -> new Estimate(
                known,
                accounts < LEAST_FOR_AN_INTERVAL
                        ? Answer.unknown(
                                Answer.Reason.INSUFFICIENT_DATA,
                                "a bootstrap needs " + LEAST_FOR_AN_INTERVAL + " accounts, there are " + accounts)
                        : draw.interval(known)));
    }

    private static Draws draws(List<Member> members, VendorTally.Plan before, VendorTally.Plan now) {
        Columns columns = new Columns(members);
        SplittableRandom random = new SplittableRandom(SEED);
        Draws draws = new Draws(REPLICATES);
        for (int r = 0; r < REPLICATES; r++) {
            draws.add(columns.draw(random).sides(before, now));
        }
        return draws;
    }

    /** Both sides of some accounts together. */
    private record Sides(Answer<Double> customer, Answer<Double> before, Answer<Double> now) {

        Answer<Double> change() {
            return now.flatMap(late -> before.map(early -> late - early));
        }
    }

    /** What some accounts add up to. */
    private record Sums(double customer, double customers, VendorTally before, VendorTally now) {

        Sides sides(VendorTally.Plan planBefore, VendorTally.Plan planNow) {
            return new Sides(
                    customers > 0
                            ? Answer.known(Math.min(1, customer / customers))
                            : Answer.unknown(
                                    Answer.Reason.EMPTY_BASE,
                                    "it is known of no customer how far it has what it wants"),
                    before.against(planBefore).attainment(),
                    now.against(planNow).attainment());
        }
    }

    /** The numbers of all draws. */
    private static final class Draws {

        private final Draw vendor;
        private final Draw change;
        private final Draw mutual;
        private final Draw imbalance;

        Draws(int most) {
            vendor = new Draw(most);
            change = new Draw(most);
            mutual = new Draw(most);
            imbalance = new Draw(most);
        }

        void add(Sides sides) {
            vendor.add(sides.now());
            change.add(sides.change());
            if (sides.customer() instanceof Answer.Known<Double> c && sides.now() instanceof Answer.Known<Double> v) {
                mutual.add(HarmonicMean.of(c.value(), v.value()));
                imbalance.add(c.value() - v.value());
            }
        }
    }

    /** The known ones of one number's draws. */
    private static final class Draw {

        private final double[] drawn;
        private int known;

        Draw(int most) {
            drawn = new double[most];
        }

        void add(Answer<Double> answer) {
            if (answer instanceof Answer.Known<Double> found) {
                add(found.value());
            }
        }

        void add(double number) {
            drawn[known++] = number;
        }

        Answer<Interval> interval(double value) {
            if (known == 0) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "of " + drawn.length + " draws all were unknown");
            }
            double[] sorted = Arrays.copyOf(drawn, known);
            Arrays.sort(sorted);
            return Answer.known(Interval.of95(
                    Math.min(value, Quantiles.of(sorted, 0.025)), Math.max(value, Quantiles.of(sorted, 0.975))));
        }
    }

    /** The members' numbers side by side, so that a draw makes two tallies and not two for each member. */
    private static final class Columns {

        private static final int BEFORE = 2;
        private static final int NOW = 7;
        private static final int WIDTH = 12;

        private final double[][] rows;

        Columns(List<Member> members) {
            rows = new double[members.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = row(members.get(i));
            }
        }

        private static double[] row(Member member) {
            double[] row = new double[WIDTH];
            member.customer().toOptional().ifPresent(share -> {
                row[0] = share;
                row[1] = 1;
            });
            put(row, BEFORE, member.before());
            put(row, NOW, member.now());
            return row;
        }

        private static void put(double[] row, int at, VendorTally tally) {
            row[at] = tally.opening();
            row[at + 1] = tally.closing();
            row[at + 2] = tally.revenue();
            row[at + 3] = tally.cost();
            row[at + 4] = tally.unknownCosts();
        }

        Sums all() {
            double[] sums = new double[WIDTH];
            for (double[] row : rows) {
                add(sums, row);
            }
            return sums(sums);
        }

        Sums draw(SplittableRandom random) {
            double[] sums = new double[WIDTH];
            for (int i = 0; i < rows.length; i++) {
                add(sums, rows[random.nextInt(rows.length)]);
            }
            return sums(sums);
        }

        private static void add(double[] sums, double[] row) {
            for (int c = 0; c < WIDTH; c++) {
                sums[c] += row[c];
            }
        }

        private static Sums sums(double[] sums) {
            return new Sums(sums[0], sums[1], tally(sums, BEFORE), tally(sums, NOW));
        }

        private static VendorTally tally(double[] sums, int at) {
            return new VendorTally(sums[at], sums[at + 1], sums[at + 2], sums[at + 3], (long) sums[at + 4]);
        }
    }
}

package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.BinomialSampler;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many customers were up for their first, second, … renewal, and how many of them were lost at it: all that a
 * discrete model of retention needs to know of its data. Cohorts add up, since a customer's renewals count from its own
 * beginning. Immutable.
 *
 * <pre>{@code
 * RenewalCounts one = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593);     // a cohort, year by year
 * RenewalCounts both = one.plus(RenewalCounts.ofSurvivors(1000, 880, 770));    // and a younger one
 * RenewalCounts tenures = RenewalCounts.ofTenures(Spells.of(months, churned)); // customers one by one
 * }</pre>
 *
 * <p>Give counts, never percentages: 100 customers instead of 10,000 make every standard error ten times too large.
 */
public final class RenewalCounts {

    /** More renewals than any customer has seen, so that a tick given in milliseconds is noticed. */
    static final int MOST_RENEWALS = 1_000_000;

    private static final int FEW_RENEWALS = 4096;

    /**
     * Customers of one history: not seen before {@code entry} renewals, seen up to {@code exit}, and then lost or not.
     */
    record History(int entry, int exit, boolean lost) implements Comparable<History> {

        @Override
        public int compareTo(History other) {
            int byEntry = Integer.compare(entry, other.entry);
            int byExit = Integer.compare(exit, other.exit);
            return byEntry != 0 ? byEntry : byExit != 0 ? byExit : Boolean.compare(lost, other.lost);
        }
    }

    private final History[] histories;
    private final long[] customers;
    /** By renewal; index 0 is not used. */
    private final long[] atRisk;

    private final long[] lost;

    RenewalCounts(History[] histories, long[] customers) {
        this.histories = histories;
        this.customers = customers;
        int renewals = 0;
        for (int i = 0; i < histories.length; i++) {
            renewals = customers[i] > 0 ? Math.max(renewals, histories[i].exit) : renewals;
        }
        atRisk = new long[renewals + 2];
        lost = new long[renewals + 1];
        for (int i = 0; i < histories.length; i++) {
            History history = histories[i];
            if (customers[i] > 0) {
                atRisk[history.entry + 1] += customers[i];
                atRisk[history.exit + 1] -= customers[i];
                lost[history.exit] += history.lost ? customers[i] : 0;
            }
        }
        for (int t = 1; t < atRisk.length; t++) {
            atRisk[t] += atRisk[t - 1];
        }
    }

    private static RenewalCounts of(Map<History, Long> counts) {
        TreeMap<History, Long> sorted = new TreeMap<>(counts);
        return new RenewalCounts(
                sorted.keySet().toArray(History[]::new),
                sorted.values().stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * Returns the counts of one cohort, all of whose customers began together.
     *
     * @param alive how many were there at the start, after the first renewal, after the second, …; never rising, at
     *     least one number
     */
    public static RenewalCounts ofSurvivors(long... alive) {
        requireNonNull(alive, "alive");
        checkArgument(alive.length > 0, "alive must not be empty");
        checkArgument(alive.length <= MOST_RENEWALS, "alive must have at most %s numbers", MOST_RENEWALS);
        TreeMap<History, Long> counts = new TreeMap<>();
        for (int t = 1; t < alive.length; t++) {
            checkArgument(
                    alive[t] <= alive[t - 1],
                    "alive must never rise, was %s and then %s at renewal %s",
                    alive[t - 1],
                    alive[t],
                    t);
            counts.put(new History(0, t, true), alive[t - 1] - alive[t]);
        }
        long last = alive[alive.length - 1];
        checkArgument(last >= 0, "alive must not be negative, was %s", last);
        counts.put(new History(0, alive.length - 1, false), last);
        counts.values().removeIf(count -> count == 0);
        return of(counts);
    }

    /**
     * Returns the counts of customers observed one by one, in ticks of one renewal: who ended at tick t had renewed t -
     * 1 times and was lost at the t-th renewal; who is censored at t has renewed t times and is still there. Every
     * cause but 0 is a loss. A delayed entry counts from the renewal after it.
     *
     * @throws IllegalArgumentException if somebody was lost at tick 0, before any renewal, a tick is above a million or
     *     not whole, or the tenures are weighted: the counts are of heads
     */
    public static RenewalCounts ofTenures(Spells tenures) {
        requireNonNull(tenures, "tenures");
        tenures.requireCountable("tenures");
        long largest = 0;
        for (int i = 0; i < tenures.size(); i++) {
            largest = Math.max(largest, tenures.exit(i));
        }
        checkArgument(largest <= MOST_RENEWALS, "a tenure must be at most %s renewals, was %s", MOST_RENEWALS, largest);
        boolean few = largest <= Math.max(FEW_RENEWALS, 2L * tenures.size());
        RenewalCounts counts = few && !tenures.isDelayed() ? ofOrigins(tenures, (int) largest) : of(histories(tenures));
        checkArgument(counts.lost[0] == 0, "nobody may be lost at tick 0, before the first renewal");
        return counts;
    }

    /** Customers seen from their beginning: counted without looking any of them up. */
    private static RenewalCounts ofOrigins(Spells tenures, int largest) {
        long[] ends = new long[2 * (largest + 1)];
        long[] exits = tenures.exitKeys();
        int[] causes = tenures.causes();
        for (int i = 0; i < exits.length; i++) {
            ends[2 * (int) exits[i] + (causes[i] > 0 ? 1 : 0)]++;
        }
        Map<History, Long> counts = new TreeMap<>();
        for (int end = 0; end < ends.length; end++) {
            if (ends[end] > 0) {
                counts.put(new History(0, end / 2, end % 2 == 1), ends[end]);
            }
        }
        return of(counts);
    }

    private static Map<History, Long> histories(Spells tenures) {
        Map<History, Long> counts = new TreeMap<>();
        for (int i = 0; i < tenures.size(); i++) {
            History history = new History((int) tenures.entry(i), (int) tenures.exit(i), tenures.cause(i) > 0);
            counts.merge(history, 1L, Long::sum);
        }
        return counts;
    }

    /** Returns the counts of both groups together, which must share nobody. */
    public RenewalCounts plus(RenewalCounts other) {
        TreeMap<History, Long> sum = new TreeMap<>();
        for (RenewalCounts part : new RenewalCounts[] {this, other}) {
            for (int i = 0; i < part.histories.length; i++) {
                sum.merge(part.histories[i], part.customers[i], Math::addExact);
            }
        }
        return of(sum);
    }

    /** Returns how many customers there are, those included who were never up for a renewal. */
    public long customers() {
        return Arrays.stream(customers).sum();
    }

    /** Returns the last renewal that anybody was up for; 0 where nobody was. */
    public int renewals() {
        int last = lost.length - 1;
        while (last > 0 && atRisk[last] == 0) {
            last--;
        }
        return last;
    }

    /**
     * Returns how many were up for a renewal.
     *
     * @param renewal from 1 to {@link #renewals()}
     */
    public long atRisk(int renewal) {
        checkIndex(renewal - 1, renewals());
        return atRisk[renewal];
    }

    /**
     * Returns how many were lost at a renewal.
     *
     * @param renewal from 1 to {@link #renewals()}
     */
    public long lost(int renewal) {
        checkIndex(renewal - 1, renewals());
        return lost[renewal];
    }

    /** Returns how many were lost in all. */
    public long lost() {
        return Arrays.stream(lost).sum();
    }

    /** Returns how many times a customer was up for a renewal in all. */
    public long opportunities() {
        return Arrays.stream(atRisk).sum();
    }

    /** Returns the same customers as spells, one each, for a model that takes those. */
    public Spells toSpells() {
        Spells.Builder spells = Spells.builder();
        for (int i = 0; i < histories.length; i++) {
            for (long left = customers[i]; left > 0; left--) {
                spells.add(histories[i].entry, histories[i].exit, histories[i].lost ? 1 : 0);
            }
        }
        return spells.build();
    }

    /** Returns how many customers stand behind each history; the order is fixed. */
    long[] multiplicities() {
        return customers.clone();
    }

    /** Returns these histories, each with another number of customers. */
    RenewalCounts withMultiplicities(long[] counts) {
        return new RenewalCounts(histories, counts.clone());
    }

    /**
     * Returns counts that the model might have given: those up for a renewal are lost with its probability, and the
     * rest leave observation with the share they did here. Only what a likelihood reads is drawn, so that each renewal
     * stands for itself.
     */
    RenewalCounts drawn(RenewalModel model, BinomialSampler random) {
        long[] joined = new long[atRisk.length];
        long[] left = new long[atRisk.length];
        for (int i = 0; i < histories.length; i++) {
            joined[histories[i].entry + 1] += customers[i];
            left[histories[i].exit] += histories[i].lost ? 0 : customers[i];
        }
        TreeMap<History, Long> counts = new TreeMap<>();
        long there = 0;
        for (int t = 1; t <= renewals(); t++) {
            there += joined[t] - (t == 1 ? left[0] : 0);
            long gone = random.next(there, 1 - model.retentionRate(t));
            counts.put(new History(t - 1, t, true), gone);
            counts.put(new History(t - 1, t, false), there - gone);
            long kept = atRisk[t] - lost[t];
            there -= gone;
            there -= kept > 0 ? random.next(there, (double) left[t] / kept) : 0;
        }
        counts.values().removeIf(count -> count == 0);
        return of(counts);
    }

    /** Returns the numbers, such as {@code 1000 customers, 4 renewals, 407 lost}. */
    @Override
    public String toString() {
        return customers() + " customers, " + renewals() + " renewals, " + lost() + " lost";
    }
}

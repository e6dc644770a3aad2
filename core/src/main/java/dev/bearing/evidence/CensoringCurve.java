package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.survival.Spell;
import dev.bearing.survival.Spells;
import java.util.Arrays;

/**
 * G(t), the share of waits that would still be under observation after tick t if nothing but censoring ended them: the
 * Kaplan-Meier curve of censoring, in which at a tie events leave before censorings are counted. It says how much each
 * known outcome stands for among those not known.
 */
public final class CensoringCurve {

    private final long[] ticks;
    /** G at each tick with a censoring. */
    private final double[] left;

    private CensoringCurve(long[] ticks, double[] left) {
        this.ticks = ticks;
        this.left = left;
    }

    /**
     * Returns the curve of these waits.
     *
     * @throws IllegalArgumentException if one came under observation late, has a weight or ends at a tick that is not
     *     whole
     */
    public static CensoringCurve of(Spells spells) {
        requireNonNull(spells, "spells");
        spells.requireCountable("spells");
        int n = spells.size();
        long[] exits = new long[n];
        long[] censored = new long[n];
        long[] events = new long[n];
        int censorings = 0;
        int happened = 0;
        for (int i = 0; i < n; i++) {
            Spell spell = spells.get(i);
            checkArgument(
                    spell.entry() == 0, "spells must be observed from their origin, one entered at %s", spell.entry());
            exits[i] = spell.exit();
            if (spell.cause() == 0) {
                censored[censorings++] = spell.exit();
            } else {
                events[happened++] = spell.exit();
            }
        }
        Arrays.sort(exits);
        censored = Arrays.copyOf(censored, censorings);
        events = Arrays.copyOf(events, happened);
        Arrays.sort(censored);
        Arrays.sort(events);
        long[] ticks = new long[censorings];
        double[] left = new double[censorings];
        double share = 1;
        int rows = 0;
        for (int i = 0; i < censorings; ) {
            long tick = censored[i];
            int lost = 0;
            for (; i < censorings && censored[i] == tick; i++) {
                lost++;
            }
            int atRisk = countFrom(exits, tick) - (countFrom(events, tick) - countFrom(events, tick + 1));
            share *= (double) (atRisk - lost) / atRisk;
            ticks[rows] = tick;
            left[rows++] = share;
        }
        return new CensoringCurve(Arrays.copyOf(ticks, rows), Arrays.copyOf(left, rows));
    }

    /** Returns how many of ascending numbers are at least {@code from}. */
    private static int countFrom(long[] ascending, long from) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ascending.length - low;
    }

    /**
     * Returns G(t), after the censorings of tick t, in [0, 1].
     *
     * @param tick 0 or more
     */
    public double at(long tick) {
        checkArgument(tick >= 0, "tick must not be negative, was %s", tick);
        int found = Arrays.binarySearch(ticks, tick);
        int row = found >= 0 ? found : -found - 2;
        return row < 0 ? 1 : left[row];
    }

    /**
     * Returns G(t-), before the censorings of tick t, in (0, 1].
     *
     * @param tick 0 or more
     */
    public double before(long tick) {
        checkArgument(tick >= 0, "tick must not be negative, was %s", tick);
        return tick == 0 ? 1 : at(tick - 1);
    }
}

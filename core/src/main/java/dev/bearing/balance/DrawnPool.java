package dev.bearing.balance;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A pool of amounts, drawn anew with replacement once: each place is drawn when it is first looked at, so that a pool
 * of which little is asked costs little. Not thread-safe.
 */
final class DrawnPool {

    private static final int NOT_DRAWN = -1;

    private final double[] values;
    private final int[] drawn;
    private final SplittableRandom random;

    DrawnPool(double[] values, SplittableRandom random) {
        this.values = values;
        this.drawn = new int[values.length];
        Arrays.fill(drawn, NOT_DRAWN);
        this.random = random;
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    /** Returns the amount at a place of the pool drawn anew, any of them with the same probability. */
    double any() {
        return at(random.nextInt(values.length));
    }

    private double at(int place) {
        if (drawn[place] == NOT_DRAWN) {
            drawn[place] = random.nextInt(values.length);
        }
        return values[drawn[place]];
    }

    double[] all() {
        double[] all = new double[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = at(i);
        }
        return all;
    }
}

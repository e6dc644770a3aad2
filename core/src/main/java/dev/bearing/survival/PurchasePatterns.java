package dev.bearing.survival;

import java.util.Arrays;

/** The distinct purchase histories and how many customers have each, in the order in which they first appear. */
final class PurchasePatterns {

    private int[] repeats = new int[256];
    private double[] recency = new double[256];
    private double[] age = new double[256];
    private double[] customers = new double[256];
    private int size;
    private int[] slots = new int[1024];

    PurchasePatterns(RepeatPurchases purchases) {
        for (int i = 0; i < purchases.size(); i++) {
            add(purchases.repeats(i), purchases.recency(i), purchases.age(i));
        }
        slots = new int[0];
    }

    private void add(int x, double last, double now) {
        int slot = slot(x, last, now);
        if (slots[slot] > 0) {
            customers[slots[slot] - 1]++;
            return;
        }
        if (size == repeats.length) {
            int capacity = 2 * size;
            repeats = Arrays.copyOf(repeats, capacity);
            recency = Arrays.copyOf(recency, capacity);
            age = Arrays.copyOf(age, capacity);
            customers = Arrays.copyOf(customers, capacity);
        }
        repeats[size] = x;
        recency[size] = last;
        age[size] = now;
        customers[size] = 1;
        slots[slot] = ++size;
        if (2 * size > slots.length) {
            slots = new int[4 * slots.length];
            for (int row = 0; row < size; row++) {
                slots[slot(repeats[row], recency[row], age[row])] = row + 1;
            }
        }
    }

    /** The slot that holds a history, or the free one where it belongs. */
    private int slot(int x, double last, double now) {
        long hash = Double.doubleToRawLongBits(last) * 0x9E3779B97F4A7C15L
                + Double.doubleToRawLongBits(now) * 0xC2B2AE3D27D4EB4FL
                + x * 0x165667B19E3779F9L;
        hash ^= hash >>> 32;
        hash *= 0xD6E8FEB86659FD93L;
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 40) & mask;
        while (slots[slot] > 0 && !holds(slots[slot] - 1, x, last, now)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(int row, int x, double last, double now) {
        return repeats[row] == x && recency[row] == last && age[row] == now;
    }

    int size() {
        return size;
    }

    int repeats(int row) {
        return repeats[row];
    }

    double recency(int row) {
        return recency[row];
    }

    double age(int row) {
        return age[row];
    }

    double customers(int row) {
        return customers[row];
    }
}

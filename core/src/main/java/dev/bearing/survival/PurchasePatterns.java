package dev.bearing.survival;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.Arrays;

/** The distinct purchase histories and how many customers have each, in the order in which they first appear. */
final class PurchasePatterns {

    private int[] repeats = new int[256];
    private double[] recency = new double[256];
    private double[] age = new double[256];
    private double[] customers = new double[256];
    private int size;
    private int[] slots = new int[1024];
    private double totalRepeats;
    private double totalAge;
    private double totalCustomers;
    private double cameBack;

    /** Returns the patterns of customers, or why they tell no model: nobody is there, or nobody came back. */
    static Answer<PurchasePatterns> of(RepeatPurchases purchases) {
        requireNonNull(purchases, "purchases");
        if (purchases.size() == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "there are no customers");
        }
        PurchasePatterns patterns = new PurchasePatterns(purchases);
        return patterns.totalRepeats > 0 && patterns.totalAge > 0
                ? Answer.known(patterns)
                : Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "none of " + purchases.size() + " customers came back");
    }

    PurchasePatterns(RepeatPurchases purchases) {
        for (int i = 0; i < purchases.size(); i++) {
            add(purchases.repeats(i), purchases.recency(i), purchases.age(i));
        }
        slots = new int[0];
        for (int i = 0; i < size; i++) {
            totalRepeats += customers[i] * repeats[i];
            totalAge += customers[i] * age[i];
            totalCustomers += customers[i];
            cameBack += repeats[i] > 0 ? customers[i] : 0;
        }
    }

    /** Returns the provenance of a fit to these: a row is a customer, an event one who came back. */
    FitProvenance.Builder provenance(String model) {
        return FitProvenance.builder(model, (long) totalCustomers, (long) cameBack);
    }

    double totalRepeats() {
        return totalRepeats;
    }

    double totalAge() {
        return totalAge;
    }

    double totalCustomers() {
        return totalCustomers;
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

    /** Returns, for each number from 0, how many customers have more repeats than that. */
    double[] customersAbove() {
        int most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, repeats[i]);
        }
        double[] above = new double[most];
        for (int i = 0; i < size; i++) {
            if (repeats[i] > 0) {
                above[repeats[i] - 1] += customers[i];
            }
        }
        for (int j = most - 2; j >= 0; j--) {
            above[j] += above[j + 1];
        }
        return above;
    }
}

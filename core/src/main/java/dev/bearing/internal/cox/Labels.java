package dev.bearing.internal.cox;

import java.util.Arrays;

/** Any whole numbers as 0, 1, 2, … in ascending order. */
public final class Labels {

    /** The distinct numbers, ascending. */
    public final int[] distinct;

    private Labels(int[] distinct) {
        this.distinct = distinct;
    }

    static Labels of(int[] labels) {
        int[] sorted = labels.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return new Labels(Arrays.copyOf(sorted, count));
    }

    int count() {
        return distinct.length;
    }

    /** Returns the place of a number among the distinct ones, negative where it is not among them. */
    public int indexOf(int label) {
        return Arrays.binarySearch(distinct, label);
    }

    /** Returns the places of all {@code labels}, each of which is known. */
    int[] indicesOf(int[] labels) {
        int[] indices = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            indices[i] = indexOf(labels[i]);
        }
        return indices;
    }
}

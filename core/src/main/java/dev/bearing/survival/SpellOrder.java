package dev.bearing.survival;

import dev.bearing.internal.sort.RadixSort;
import java.util.Arrays;

/** The order in which weighted spells are added up: one and the same, however they were given. */
final class SpellOrder {

    private SpellOrder() {}

    /** Returns the places of the spells of positive weight, by exit, entry, cause and weight. */
    static int[] of(Spells spells) {
        int[] places = new int[spells.size()];
        int kept = 0;
        for (int i = 0; i < places.length; i++) {
            if (spells.weight(i) > 0) {
                places[kept++] = i;
            }
        }
        places = Arrays.copyOf(places, kept);
        long[] column = new long[kept];
        int[] order = new int[kept];
        for (int i = 0; i < kept; i++) {
            order[i] = i;
            column[i] = Double.doubleToRawLongBits(spells.weight(places[i]));
        }
        order = RadixSort.order(order, column);
        for (int i = 0; i < kept; i++) {
            column[i] = spells.cause(places[i]);
        }
        order = RadixSort.order(order, column);
        for (int i = 0; i < kept; i++) {
            column[i] = spells.entryKey(places[i]);
        }
        order = RadixSort.order(order, column);
        for (int i = 0; i < kept; i++) {
            column[i] = spells.exitKey(places[i]);
        }
        order = RadixSort.order(order, column);
        for (int i = 0; i < kept; i++) {
            order[i] = places[order[i]];
        }
        return order;
    }
}

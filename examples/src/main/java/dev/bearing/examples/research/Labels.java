package dev.bearing.examples.research;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A column of words.
 *
 * @param names the distinct words
 * @param rows for each row the position of its word
 */
record Labels(List<String> names, ImmutableIntArray rows) {

    /** Returns the same with its words in alphabetical order. */
    Labels sorted() {
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        int[] place = new int[names.size()];
        for (int i = 0; i < place.length; i++) {
            place[i] = Collections.binarySearch(sorted, names.get(i));
        }
        ImmutableIntArray.Builder moved = ImmutableIntArray.builder(rows.length());
        for (int i = 0; i < rows.length(); i++) {
            moved.add(place[rows.get(i)]);
        }
        return new Labels(sorted, moved.build());
    }

    /** Returns the labels of some rows. */
    Labels only(int[] kept) {
        ImmutableIntArray.Builder some = ImmutableIntArray.builder(kept.length);
        for (int row : kept) {
            some.add(rows.get(row));
        }
        return new Labels(names, some.build());
    }

    /** Returns the word of each row. */
    List<String> words() {
        return rows.stream().mapToObj(names::get).toList();
    }
}

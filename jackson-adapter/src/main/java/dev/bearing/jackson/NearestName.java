package dev.bearing.jackson;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant to write. */
final class NearestName {

    private static final int LONGEST = 100;

    private NearestName() {}

    /** Returns the known name that takes the fewest edits; of several the first. */
    static String of(String given, Collection<String> known) {
        String shortened = given.substring(0, Math.min(given.length(), LONGEST)).toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(name -> edits(shortened, name.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    /**
     * Returns the known name that takes the fewest edits where these are few; empty where none is like the given one.
     */
    static Optional<String> near(String given, Collection<String> known) {
        if (known.isEmpty() || given.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = of(given, known);
        int edits = edits(given.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT));
        return Optional.of(nearest).filter(name -> edits <= Math.max(1, given.length() / 4));
    }

    /** Levenshtein's distance: the fewest single characters to insert, delete or replace. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

package dev.bearing.journey;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a name, to tell what it speaks of. */
final class NameWords {

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameWords() {}

    /** Returns whether a name has words that are no fillers, and all of them are among the ones looked for. */
    static boolean sayNoMoreThan(Set<String> lookedFor, Set<String> fillers, String name) {
        List<String> words = OTHERS.splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty() && !fillers.contains(word))
                .toList();
        return !words.isEmpty() && lookedFor.containsAll(words);
    }
}

package dev.bearing.journey;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a name, to tell what it speaks of. */
final class NameWords {

    private static final Splitter WORDS = Splitter.onPattern("[^\\p{L}\\p{N}]+").omitEmptyStrings();

    private NameWords() {}

    /** Returns whether a name has words that are no fillers, and all of them are among the ones looked for. */
    static boolean sayNoMoreThan(Set<String> lookedFor, Set<String> fillers, String name) {
        List<String> words = WORDS.splitToStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> !fillers.contains(word))
                .toList();
        return !words.isEmpty() && lookedFor.containsAll(words);
    }
}

package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a vendor's words for why a {@linkplain PriceState#reason() price state} began or ends mean. Billing systems have
 * words of their own, {@code card_declined} or {@code Went bust}; only the host knows which of them is a payment that
 * failed. Upper and lower case and spaces around a word make no difference. A price state has one word for its
 * beginning and its end, and of one with an end that lies ahead it is read only when the end is known: an add-on that
 * is known to end is told as ADD_ON from then on.
 *
 * <pre>{@code
 * RevenuePolicy ours = RevenuePolicy.strict().toBuilder("ours")
 *         .reasonWords(ReasonWords.none()
 *                 .with("card_declined", MovementReason.INVOLUNTARY)
 *                 .with("went bust", MovementReason.BUSINESS_CLOSED))
 *         .build();
 * }</pre>
 *
 * @param meanings by word, sorted; each one of {@link MovementReason#VOLUNTARY}, {@link MovementReason#INVOLUNTARY},
 *     {@link MovementReason#EXPIRED} and {@link MovementReason#BUSINESS_CLOSED}, which are read where nothing is paid
 *     any more, or {@link MovementReason#ADD_ON}, which is read where a customer pays more
 */
public record ReasonWords(SortedMap<String, MovementReason> meanings) {

    private static final String NONE = "none";
    private static final Set<MovementReason> STATABLE = Collections.unmodifiableSet(EnumSet.of(
            MovementReason.VOLUNTARY,
            MovementReason.INVOLUNTARY,
            MovementReason.EXPIRED,
            MovementReason.BUSINESS_CLOSED,
            MovementReason.ADD_ON));

    private static final ReasonWords EMPTY = new ReasonWords(new TreeMap<>());

    /** @throws IllegalArgumentException if a word is blank, stands for two reasons, or its reason cannot be stated */
    public ReasonWords {
        requireNonNull(meanings, "meanings");
        TreeMap<String, MovementReason> plain = new TreeMap<>();
        meanings.forEach((word, reason) -> {
            checkText("a word", word);
            checkArgument(
                    STATABLE.contains(requireNonNull(reason, "reason")),
                    "the meaning of %s must be one of %s, was %s",
                    word,
                    words(STATABLE),
                    wordOf(reason));
            MovementReason other = plain.put(plain(word), reason);
            checkArgument(other == null || other == reason, "the word %s must have one meaning", plain(word));
        });
        meanings = Collections.unmodifiableSortedMap(plain);
    }

    /** Returns that no word means anything: reasons are what the price states show of themselves. */
    public static ReasonWords none() {
        return EMPTY;
    }

    /** Returns these words and one more, in place of what it meant before. */
    public ReasonWords with(String word, MovementReason reason) {
        TreeMap<String, MovementReason> more = new TreeMap<>(meanings);
        more.put(plain(word), reason);
        return new ReasonWords(more);
    }

    /** Returns what a word means, or empty where that is not said. */
    public Optional<MovementReason> meaning(String word) {
        return Optional.ofNullable(meanings.get(plain(word)));
    }

    /** Returns whether no word means anything. */
    public boolean isEmpty() {
        return meanings.isEmpty();
    }

    /**
     * Returns the words that {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text names no such words
     */
    public static ReasonWords parse(String text) {
        if (requireNonNull(text, "text").equals(NONE)) {
            return EMPTY;
        }
        TreeMap<String, MovementReason> read = new TreeMap<>();
        for (String entry : split(text, ';')) {
            List<String> parts = split(entry, '=');
            checkArgument(
                    parts.size() == 2,
                    "reasonWords must be %s or words with their meanings such as card_declined=involuntary, was %s",
                    NONE,
                    text);
            String word = unescaped(parts.get(0));
            checkArgument(!read.containsKey(plain(word)), "the word %s must stand once", word);
            read.put(plain(word), reason(word, parts.get(1).strip()));
        }
        return new ReasonWords(read);
    }

    private static MovementReason reason(String word, String text) {
        return STATABLE.stream()
                .filter(reason -> wordOf(reason).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the meaning of " + word + " must be one of " + words(STATABLE) + ", was " + text));
    }

    /** Returns {@code none}, or the words as {@code card_declined=involuntary;went bust=business_closed}. */
    @Override
    public String toString() {
        return meanings.isEmpty()
                ? NONE
                : meanings.entrySet().stream()
                        .map(entry -> escaped(entry.getKey()) + "=" + wordOf(entry.getValue()))
                        .collect(Collectors.joining(";"));
    }

    /** Splits at a mark where no backslash stands before it. */
    private static List<String> split(String text, char mark) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == mark) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    private static String escaped(String word) {
        return word.replaceAll("[\\\\;=]", "\\\\$0");
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    private static String words(Set<MovementReason> reasons) {
        return reasons.stream().map(ReasonWords::wordOf).collect(Collectors.joining(", "));
    }

    private static String wordOf(MovementReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}

package dev.bearing.revenue;

import dev.bearing.internal.FactFields;
import java.util.Arrays;

/**
 * The keys of accounts or of subscriptions, row by row: whole numbers as they are while all texts are those of whole
 * numbers, and through a dictionary from the first other text on.
 */
final class IdColumn {

    /** Any so many digits make a {@code long}. */
    private static final int MOST_DIGITS = 18;

    private static final long NO_NUMBER = -1;

    private final String name;
    private final LongColumn keys;
    private String[] texts = new String[0];
    private int[] table = new int[16];
    private int distinct;
    private boolean numbers = true;

    /** @param name what the keys are, for messages */
    IdColumn(String name, int expected) {
        this.name = name;
        this.keys = new LongColumn(expected);
    }

    /** Returns the number that stands for a text. */
    long encoded(CharSequence text) {
        if (numbers) {
            long number = number(text);
            if (number != NO_NUMBER) {
                return number;
            }
            FactFields.checkId(name, text.toString());
            takeTexts();
        }
        int mask = table.length - 1;
        int at = spread(hash(text)) & mask;
        while (table[at] != 0) {
            if (texts[table[at] - 1].contentEquals(text)) {
                return table[at] - 1L;
            }
            at = (at + 1) & mask;
        }
        String id = text.toString();
        FactFields.checkId(name, id);
        return added(id, at);
    }

    /** Returns the number that stands for a number. */
    long encoded(long number) {
        return numbers ? number : encoded(Long.toString(number));
    }

    /** The number that a text is the decimal text of, with no sign and no zero before it; else -1. */
    private static long number(CharSequence text) {
        int length = text.length();
        if (length == 0 || length > MOST_DIGITS || (text.charAt(0) == '0' && length > 1)) {
            return NO_NUMBER;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Makes texts of the numbers so far. */
    private void takeTexts() {
        numbers = false;
        for (int row = 0; row < keys.size(); row++) {
            keys.set(row, encoded(Long.toString(keys.get(row))));
        }
    }

    private long added(String text, int at) {
        if (distinct == texts.length) {
            texts = Arrays.copyOf(texts, Math.max(8, distinct + (distinct >> 1)));
        }
        texts[distinct++] = text;
        table[at] = distinct;
        if (distinct > table.length - (table.length >> 2)) {
            rehash();
        }
        return distinct - 1L;
    }

    private void rehash() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int i = 0; i < distinct; i++) {
            int at = spread(hash(texts[i])) & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = i + 1;
        }
    }

    private static int hash(CharSequence text) {
        if (text instanceof String string) {
            return string.hashCode();
        }
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    /** Spreads a hash so that its low bits depend on all of it. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    void add(long key) {
        keys.add(key);
    }

    LongColumn keys() {
        return keys;
    }

    /** Returns the text of a key, as an account id or a subscription id has it. */
    String text(long key) {
        return numbers ? Long.toString(key) : texts[(int) key];
    }

    /** Forgets what only adding needs. */
    void close() {
        table = new int[0];
        texts = Arrays.copyOf(texts, distinct);
    }
}

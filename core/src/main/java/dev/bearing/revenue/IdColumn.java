package dev.bearing.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;

import java.util.Arrays;

/** The keys of accounts or of subscriptions, row by row: whole numbers as they are, texts through a dictionary. */
final class IdColumn {

    private final String name;
    private final LongColumn keys;
    private String[] texts = new String[0];
    private int[] table = new int[16];
    private int distinct;
    private boolean numbers;

    /** @param name what the keys are, for messages */
    IdColumn(String name, int expected) {
        this.name = name;
        this.keys = new LongColumn(expected);
    }

    /** Returns the number that stands for a text; the text itself where the column is of numbers. */
    long encoded(String text) {
        checkState(!numbers, "%s keys must all be texts or all be numbers", name);
        int mask = table.length - 1;
        int at = spread(text.hashCode()) & mask;
        while (table[at] != 0) {
            if (texts[table[at] - 1].equals(text)) {
                return table[at] - 1L;
            }
            at = (at + 1) & mask;
        }
        return added(text, at);
    }

    private long added(String text, int at) {
        checkArgument(!text.isBlank(), "%s must not be blank", name);
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
            int at = spread(texts[i].hashCode()) & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = i + 1;
        }
    }

    /** Spreads a hash so that its low bits depend on all of it. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    /** Takes note that keys are whole numbers. */
    long number(long key) {
        checkState(distinct == 0, "%s keys must all be texts or all be numbers", name);
        numbers = true;
        return key;
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

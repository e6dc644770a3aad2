package dev.bearing.jackson;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * Reads the cells of a column, those of some rows after each other. Each kind has a class and a loop of its own, which
 * are soon compiled.
 */
abstract class PlainColumn {

    private static final int ABSENT = -1;

    private final int at;

    /** @param at which cell of each row; below zero if there is none */
    private PlainColumn(int at) {
        this.at = at;
    }

    boolean isPresent() {
        return at > ABSENT;
    }

    /** Whether it is this cell of each row. */
    boolean isAt(int cell) {
        return at == cell;
    }

    /** Which cell of all it is that a row has. */
    final int cell(CsvRows rows, int row) {
        return rows.firstCell(row) + at;
    }

    /** Makes room for so many rows, of no value. */
    abstract void grow(int room);

    /** Forgets what was read of earlier rows, where that is much. */
    void forgetIfMany() {}

    /** Reads the rows from one to another that are usual so far, and notes which are no more. */
    abstract void read(CsvRows rows, boolean[] usual, int first, int limit);

    /** Ids. */
    static final class Keys extends PlainColumn {

        private long[] keys = new long[0];

        Keys(int at) {
            super(at);
        }

        @Override
        void grow(int room) {
            keys = new long[room];
        }

        @Override
        void read(CsvRows rows, boolean[] usual, int first, int limit) {
            ByteBuffer words = rows.words();
            for (int row = first; row < limit; row++) {
                if (usual[row]) {
                    int cell = cell(rows, row);
                    keys[row] = PlainCells.key(words, rows.from(cell), rows.to(cell));
                    usual[row] = rows.from(cell) < rows.to(cell);
                }
            }
        }

        /** The id as a number; {@link PlainCells#UNUSUAL} if it is a text. */
        long get(int row) {
            return keys[row];
        }
    }

    /** Days. */
    static final class Days extends PlainColumn {

        /** No day: also what is {@link PlainCells#UNUSUAL}. */
        static final int NONE = -1;

        private final boolean required;
        private int[] days = new int[0];

        Days(int at, boolean required) {
            super(at);
            this.required = required;
        }

        @Override
        void grow(int room) {
            days = new int[room];
            Arrays.fill(days, NONE);
        }

        @Override
        void read(CsvRows rows, boolean[] usual, int first, int limit) {
            ByteBuffer words = rows.words();
            for (int row = first; row < limit; row++) {
                if (usual[row]) {
                    int cell = cell(rows, row);
                    int day = PlainCells.day(words, rows.from(cell), rows.to(cell));
                    days[row] = day;
                    usual[row] = day != PlainCells.UNUSUAL || (!required && rows.from(cell) == rows.to(cell));
                }
            }
        }

        /** The epoch day, or {@link #NONE}. */
        int get(int row) {
            return days[row];
        }
    }

    /** Whole numbers, one where there is none. */
    static final class Numbers extends PlainColumn {

        private final long least;
        private final long most;
        private long[] numbers = new long[0];

        Numbers(int at, long least, long most) {
            super(at);
            this.least = least;
            this.most = most;
        }

        @Override
        void grow(int room) {
            numbers = new long[room];
            Arrays.fill(numbers, 1);
        }

        @Override
        void read(CsvRows rows, boolean[] usual, int first, int limit) {
            ByteBuffer words = rows.words();
            for (int row = first; row < limit; row++) {
                if (usual[row]) {
                    int cell = cell(rows, row);
                    boolean given = rows.from(cell) < rows.to(cell);
                    long number = given ? PlainCells.number(words, rows.from(cell), rows.to(cell)) : 1;
                    numbers[row] = number;
                    usual[row] = number >= least && number <= most;
                }
            }
        }

        long get(int row) {
            return numbers[row];
        }
    }

    /**
     * Texts, each of which stands for something.
     *
     * @param <T> what they stand for
     */
    static final class Texts<T> extends PlainColumn {

        /** No text: also what is {@link SeenTexts#UNREADABLE}. */
        private static final int NONE = -1;

        private final SeenTexts<T> seen;
        private final boolean required;
        private int[] numbers = new int[0];

        Texts(int at, Function<String, Optional<T>> read, boolean required) {
            super(at);
            seen = new SeenTexts<>(read);
            this.required = required;
        }

        @Override
        void grow(int room) {
            numbers = new int[room];
            Arrays.fill(numbers, NONE);
        }

        /** Forgets all texts that were read, if they are many. */
        @Override
        void forgetIfMany() {
            seen.forgetIfMany();
        }

        @Override
        void read(CsvRows rows, boolean[] usual, int first, int limit) {
            int latest = NONE;
            for (int row = first; row < limit; row++) {
                if (usual[row]) {
                    int cell = cell(rows, row);
                    int from = rows.from(cell);
                    int to = rows.to(cell);
                    if (from == to) {
                        numbers[row] = NONE;
                        usual[row] = !required;
                    } else {
                        if (latest == NONE || !seen.isText(latest, rows, from, to)) {
                            latest = seen.of(rows, from, to);
                        }
                        numbers[row] = latest;
                        usual[row] = latest != SeenTexts.UNREADABLE;
                    }
                }
            }
        }

        /** Whether a row has one. */
        boolean has(int row) {
            return numbers[row] != NONE;
        }

        /** What the text of a row that has one stands for. */
        T get(int row) {
            return seen.get(numbers[row]);
        }
    }

    /** Amounts in the smallest units of their currencies, which must have been read. */
    static final class Amounts extends PlainColumn {

        private final Texts<CurrencyUnit> currencies;
        private long[] amounts = new long[0];

        Amounts(int at, Texts<CurrencyUnit> currencies) {
            super(at);
            this.currencies = currencies;
        }

        @Override
        void grow(int room) {
            amounts = new long[room];
        }

        @Override
        void read(CsvRows rows, boolean[] usual, int first, int limit) {
            ByteBuffer words = rows.words();
            for (int row = first; row < limit; row++) {
                if (usual[row]) {
                    int cell = cell(rows, row);
                    int places = currencies.get(row).getDecimalPlaces();
                    long amount = PlainCells.amount(words, rows.from(cell), rows.to(cell), places);
                    amounts[row] = amount;
                    usual[row] = amount != PlainCells.UNUSUAL;
                }
            }
        }

        long get(int row) {
            return amounts[row];
        }
    }

    /** Cells that are too rare to be read here: a row that has one is not usual. */
    static final class Rare extends PlainColumn {

        Rare(int at) {
            super(at);
        }

        @Override
        void grow(int room) {}

        @Override
        void read(CsvRows rows, boolean[] usual, int first, int limit) {
            for (int row = first; row < limit; row++) {
                if (usual[row]) {
                    int cell = cell(rows, row);
                    usual[row] = rows.from(cell) == rows.to(cell);
                }
            }
        }
    }
}

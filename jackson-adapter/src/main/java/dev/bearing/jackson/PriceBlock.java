package dev.bearing.jackson;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of a file of price states, read by themselves: begun outside of quotes, they are rows of their own if they
 * can be taken apart, since an open quote at their end cannot.
 */
final class PriceBlock {

    private final byte[] bytes;
    private int length;
    private boolean startsFile;
    private boolean endsLine;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CsvRows rows = new CsvRows();
    private final Places places = new Places();
    private @Nullable PriceStateCells cells;
    private boolean isSplit;
    private long lines;

    /** Hands out the text of the rows, and knows where in it the latest characters were. */
    private static final class Text extends Reader {

        private final char[] text;
        private final int end;
        private int at;
        /** Where a character is in the text, less where it was put. */
        private int shift;

        Text(char[] text, int from, int end) {
            this.text = text;
            this.end = end;
            at = from;
        }

        @Override
        public int read(char[] target, int offset, int wanted) {
            int read = Math.min(wanted, end - at);
            if (read == 0) {
                return -1;
            }
            System.arraycopy(text, at, target, offset, read);
            shift = at - offset;
            at += read;
            return read;
        }

        @Override
        public void close() {}
    }

    /** Notes where the cells of rows are. */
    private final class Places extends AbstractBaseCsvCallbackHandler<CsvRows> {

        private Text text = new Text(new char[0], 0, 0);

        @Override
        protected void handleBegin(long startingLineNumber) {
            lines = startingLineNumber - 1;
            rows.beginRow();
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int size, boolean quoted) {
            if (field >= CsvFile.MOST_COLUMNS) {
                throw new CsvParseException("over a limit");
            }
            if (quoted) {
                rows.add(buffer, offset, size); // of which the quotes are gone
            } else {
                rows.place(offset + text.shift, size);
            }
        }

        @Override
        protected CsvRows buildRecord() {
            rows.endRow(getStartingLineNumber());
            return rows;
        }
    }

    /** @param size the most bytes it holds */
    PriceBlock(int size) {
        bytes = new byte[size];
    }

    /** Takes the next block of a file; returns whether there is one. */
    boolean fill(LineBlocks file) throws IOException {
        startsFile = file.isAtStart();
        length = file.read(bytes);
        endsLine = file.isAtLine();
        return length > 0;
    }

    /** Takes its rows apart; false if that cannot be done without what follows, or not at all. */
    boolean split() {
        isSplit = splits();
        return isSplit;
    }

    private boolean splits() {
        char[] text = rows.begin(length);
        CharBuffer chars = CharBuffer.wrap(text);
        decoder.reset();
        if (!endsLine
                || decoder.decode(ByteBuffer.wrap(bytes, 0, length), chars, true)
                        .isError()) {
            return false;
        }
        rows.textEnds(chars.position());
        places.text = new Text(text, startsFile && text[0] == Utf8Reader.BYTE_ORDER_MARK ? 1 : 0, chars.position());
        // Closing is of no use, since the text is in memory.
        @SuppressWarnings("resource")
        CsvReader<CsvRows> csv = CsvFile.reader().build(places, places.text);
        try {
            csv.forEach(row -> {});
        } catch (CsvParseException broken) {
            return false;
        }
        return true;
    }

    /** Reads the states of its rows from one of them on. */
    void read(List<String> names, int from) {
        if (cells == null) {
            cells = new PriceStateCells(names);
        }
        cells.read(rows, from);
    }

    /** Whether its rows could be taken apart. */
    boolean isSplit() {
        return isSplit;
    }

    CsvRows rows() {
        return rows;
    }

    PriceStateCells cells() {
        return Objects.requireNonNull(cells);
    }

    /** How many lines it has, with those that are no row, unless it ends within one. */
    long lines() {
        return lines;
    }

    /** Whether it is the first of its file. */
    boolean startsFile() {
        return startsFile;
    }

    /** Its bytes, to be read again. */
    InputStream stream() {
        return new ByteArrayInputStream(bytes, 0, length);
    }
}

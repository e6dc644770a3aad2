package dev.bearing.jackson;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
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

    private static final long NO_ASCII = 0x8080808080808080L;

    private final byte[] bytes;
    private final ByteBuffer words;
    private int length;
    private boolean startsFile;
    private boolean endsLine;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharsetDecoder widener = StandardCharsets.ISO_8859_1.newDecoder();
    private boolean isAscii;
    private int characters;
    /** The characters of what is no ASCII. */
    private char[] wide = new char[0];

    /** Where the latest characters that were handed out are in the text, less where they were put. */
    private int shift;

    private final CsvRows rows = new CsvRows();
    private final Places places = new Places();
    private @Nullable PriceStateCells cells;
    private boolean isSplit;
    private long lines;

    /** Hands out the text of the rows. */
    private final class Text extends Reader {

        private int at;

        Text(int from) {
            at = from;
        }

        @Override
        public int read(char[] target, int offset, int wanted) {
            int read = Math.min(wanted, characters - at);
            if (read == 0) {
                return -1;
            }
            if (isAscii) {
                words.limit(at + read).position(at);
                widener.decode(words, CharBuffer.wrap(target, offset, read), false);
            } else {
                System.arraycopy(wide, at, target, offset, read);
            }
            shift = at - offset;
            at += read;
            return read;
        }

        @Override
        public void close() {}
    }

    /** Notes where the cells of rows are. */
    private final class Places extends AbstractBaseCsvCallbackHandler<CsvRows> {

        @Override
        protected void handleBegin(long startingLineNumber) {
            lines = startingLineNumber - 1;
            rows.beginRow();
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int size, boolean quoted) {
            if (quoted) {
                rows.add(buffer, offset, size); // of which the quotes are gone
            } else {
                rows.place(offset + shift, size);
            }
        }

        @Override
        protected CsvRows buildRecord() {
            if (getFieldCount() > CsvFile.MOST_COLUMNS) {
                throw new CsvParseException("over a limit");
            }
            if (getRecordType() == RecordType.DATA) { // and no empty line
                rows.endRow(getStartingLineNumber());
            }
            return rows;
        }
    }

    /** @param size the most bytes it holds */
    PriceBlock(int size) {
        bytes = new byte[size + CsvRows.SLACK];
        words = ByteBuffer.wrap(bytes);
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
        isSplit = endsLine && decode() && splitText();
        return isSplit;
    }

    private boolean decode() {
        words.clear();
        isAscii = isAscii();
        if (isAscii) {
            characters = length;
            rows.begin(bytes, length);
            return true;
        }
        if (wide.length == 0) {
            wide = new char[bytes.length];
        }
        CharBuffer target = CharBuffer.wrap(wide);
        if (decoder.reset().decode(words.limit(length), target, true).isError()) {
            return false;
        }
        characters = target.position();
        rows.begin(wide, characters);
        return true;
    }

    private boolean isAscii() {
        int at = 0;
        while (at <= length - Long.BYTES && (words.getLong(at) & NO_ASCII) == 0) {
            at += Long.BYTES;
        }
        while (at < length && bytes[at] >= 0) {
            at++;
        }
        return at == length;
    }

    private boolean splitText() {
        boolean isMarked = startsFile && !isAscii && wide[0] == Utf8Reader.BYTE_ORDER_MARK;
        // Closing is of no use, since the text is in memory.
        @SuppressWarnings("resource")
        CsvReader<CsvRows> csv = CsvFile.reader().build(places, new Text(isMarked ? 1 : 0));
        try {
            csv.forEach(row -> {});
            return true;
        } catch (CsvParseException broken) {
            return false;
        }
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

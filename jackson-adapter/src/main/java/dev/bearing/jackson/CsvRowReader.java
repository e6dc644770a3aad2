package dev.bearing.jackson;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.Reader;
import java.util.Iterator;

/** Takes a text of comma-separated values apart, some rows at a time. */
final class CsvRowReader {

    private final Iterator<CsvRows> rows;
    private CsvRows current = new CsvRows();

    /** Receives the cells of rows from the reader's own buffer. */
    private final class Handler extends AbstractBaseCsvCallbackHandler<CsvRows> {

        @Override
        protected void handleBegin(long startingLineNumber) {
            current.beginRow();
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            if (field >= CsvFile.MOST_COLUMNS || length > CsvFile.LONGEST_ROW - current.characters()) {
                throw new CsvParseException("over a limit, starting at line " + getStartingLineNumber());
            }
            current.add(buffer, offset, length);
        }

        @Override
        protected CsvRows buildRecord() {
            if (getRecordType() == RecordType.DATA) { // and no empty line
                current.endRow(getStartingLineNumber());
            }
            return current;
        }
    }

    /** Receives rows. */
    @FunctionalInterface
    interface Taker {
        /** Returns whether to go on. */
        boolean take(CsvRows some);
    }

    /** @param in stays open */
    CsvRowReader(Reader in) {
        // Closing is the caller's, who owns the stream.
        @SuppressWarnings("resource")
        CsvReader<CsvRows> csv = CsvFile.reader().build(new Handler(), in);
        rows = csv.iterator();
    }

    /** Hands out all rows, then throws what kept it from reading more. */
    void each(Taker taker) {
        CsvRows some = new CsvRows();
        boolean wanted;
        do {
            fill(some);
            wanted = taker.take(some);
        } while (wanted && !some.isLast());
        if (wanted) {
            some.throwIfFailed();
        }
    }

    private void fill(CsvRows some) {
        some.clear();
        current = some;
        try {
            while (!some.isFull()) {
                if (!rows.hasNext()) {
                    some.end(null);
                    return;
                }
                rows.next();
            }
        } catch (RuntimeException failed) {
            some.end(failed);
        }
    }
}

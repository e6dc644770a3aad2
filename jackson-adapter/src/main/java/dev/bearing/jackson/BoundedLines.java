package dev.bearing.jackson;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Reads line after line and never holds more than a bounded number of characters of one. */
final class BoundedLines {

    private final Reader in;
    private final int longest;
    private final char[] chunk = new char[1 << 14];
    private int position;
    private int end;
    private char[] line = new char[1 << 10];
    private int length;
    private long number;
    private boolean tooLong;

    BoundedLines(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Goes to the next line; returns false after the last one, and at one that is too long. */
    boolean next() throws IOException {
        length = 0;
        boolean any = false;
        while (position < end || fill()) {
            if (!any) {
                any = true;
                number++;
            }
            int lineEnd = position;
            while (lineEnd < end && chunk[lineEnd] != '\n') {
                lineEnd++;
            }
            if (!append(lineEnd)) {
                return false;
            }
            if (lineEnd < end) {
                position = lineEnd + 1;
                return true;
            }
            position = end;
        }
        return any;
    }

    /** Returns whether the last line was too long to be read. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Returns the number of the line, from 1. */
    long number() {
        return number;
    }

    /** Returns the array that holds the line, from 0 to {@link #length()}; reused for the next one. */
    char[] buffer() {
        return line;
    }

    int length() {
        return length;
    }

    String text() {
        return new String(line, 0, length);
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (!Character.isWhitespace(line[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean append(int lineEnd) {
        int more = lineEnd - position;
        if (length + more > longest) {
            tooLong = true;
            return false;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
        }
        System.arraycopy(chunk, position, line, length, more);
        length += more;
        return true;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(chunk, 0, chunk.length));
        return end > 0;
    }
}

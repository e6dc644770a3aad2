package dev.bearing.jackson;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 and nothing else: a byte that is none is an error with its line. A byte order mark is skipped. */
final class Utf8Reader extends Reader {

    /** There is a byte that is no UTF-8. */
    static final class MalformedTextException extends IOException {

        private static final long serialVersionUID = 1;

        private final long line;

        MalformedTextException(long line) {
            super("no UTF-8 on line " + line);
            this.line = line;
        }

        /** Returns the line of the byte, from 1. */
        long line() {
            return line;
        }
    }

    private static final int BUFFER = 1 << 16;
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private long lineEnds;
    private boolean carriageReturn;
    private boolean started;
    private boolean ended;

    Utf8Reader(InputStream in) {
        this(in, true);
    }

    /** @param fromStart whether a byte order mark may stand first */
    Utf8Reader(InputStream in, boolean fromStart) {
        this.in = in;
        started = !fromStart;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            countLines(target, offset, chars.position() - offset);
            if (result.isError() && chars.position() == offset) {
                throw new MalformedTextException(lineEnds + 1);
            }
            int read = withoutMark(target, offset, chars.position() - offset);
            if (read > 0) {
                return read;
            }
            chars = CharBuffer.wrap(target, offset, length);
            if (result.isOverflow()) {
                throw new IOException("a buffer of " + length + " cannot hold a character");
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private int withoutMark(char[] target, int offset, int read) {
        if (started || read == 0) {
            return read;
        }
        started = true;
        if (target[offset] != BYTE_ORDER_MARK) {
            return read;
        }
        System.arraycopy(target, offset + 1, target, offset, read - 1);
        return read - 1;
    }

    private void countLines(char[] target, int offset, int read) {
        int end = offset + read;
        int lastReturn = carriageReturn ? offset - 1 : -2;
        for (int i = offset; i < end; i++) {
            char c = target[i];
            if (c > '\r') {
                continue; // nearly all
            }
            if (c == '\r' || (c == '\n' && lastReturn != i - 1)) {
                lineEnds++;
            }
            lastReturn = c == '\r' ? i : lastReturn;
        }
        carriageReturn = read == 0 ? carriageReturn : lastReturn == end - 1;
    }
}

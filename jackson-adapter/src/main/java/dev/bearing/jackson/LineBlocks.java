package dev.bearing.jackson;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** Cuts a stream into blocks that end with a line, so that each can be read by itself. */
final class LineBlocks {

    private final InputStream in;
    private final byte[] begun;
    /** How much of the next block has been read already. */
    private int length;

    private boolean isAtStart = true;
    private boolean isAtLine = true;

    /** @param size of a block, in bytes */
    LineBlocks(InputStream in, int size) {
        this.in = in;
        begun = new byte[size];
    }

    /**
     * Reads the next block; it ends with a line feed unless it is the last or its line is longer than a block.
     *
     * @return how many bytes it has, 0 at the end of the stream
     */
    int read(byte[] block) throws IOException {
        isAtStart = false;
        System.arraycopy(begun, 0, block, 0, length);
        int read = length;
        length = 0;
        read += in.readNBytes(block, read, begun.length - read);
        if (read < begun.length) {
            return read;
        }
        int end = read;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        isAtLine = end > 0;
        if (!isAtLine) {
            return read;
        }
        length = read - end;
        System.arraycopy(block, end, begun, 0, length);
        return end;
    }

    /** Whether no block has been read. */
    boolean isAtStart() {
        return isAtStart;
    }

    /** Whether the latest block ends with a line feed or with the stream. */
    boolean isAtLine() {
        return isAtLine;
    }

    /** Returns what no block has had. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(begun, length)), in);
    }
}

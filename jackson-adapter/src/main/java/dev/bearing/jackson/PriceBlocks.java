package dev.bearing.jackson;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a file of price states, one after the other, each read by the caller's thread or by a helper: who has
 * nothing to do takes the next one of the file.
 */
final class PriceBlocks implements AutoCloseable {

    /** How many bytes a block usually has: what is made of it fits a core's own memory. */
    static final int USUAL_SIZE = 1 << 17;

    private final int size;
    private final LineBlocks file;
    private List<String> names = List.of();
    /** The blocks that were taken and not handed out, in the order of the file. */
    private final Deque<PriceBlock> taken = new ArrayDeque<>();

    /** Those of them that are read. */
    private final Set<PriceBlock> read = new HashSet<>();

    private final Deque<PriceBlock> spare = new ArrayDeque<>();
    private final List<Thread> helpers = new ArrayList<>();
    private boolean ended;
    private @Nullable Throwable failure;

    /** @param size the most bytes of a block */
    PriceBlocks(InputStream in, int size) {
        this.size = size;
        file = new LineBlocks(in, size);
        spare.add(new PriceBlock(size));
    }

    /** Notes what the columns are called, so that cells can be read, and by how many threads. */
    synchronized void begin(List<String> columns, int threads) {
        names = columns;
        for (int i = 1; i < threads; i++) {
            spare.add(new PriceBlock(size));
            spare.add(new PriceBlock(size));
            Thread helper = new Thread(this::help, "bearing-csv-" + i);
            helper.setDaemon(true);
            helper.start();
            helpers.add(helper);
        }
    }

    /** Returns the next block, read; empty at the end of the file. */
    Optional<PriceBlock> next() throws IOException {
        try {
            while (true) {
                PriceBlock mine;
                synchronized (this) {
                    throwIfFailed();
                    if (!taken.isEmpty() && read.remove(taken.peek())) {
                        return Optional.of(taken.remove());
                    }
                    mine = take();
                    if (mine == null && taken.isEmpty()) {
                        return Optional.empty();
                    }
                    if (mine == null) {
                        wait();
                    }
                }
                if (mine != null) {
                    read(mine);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it read", interrupted);
        }
    }

    /** Takes back a block that was handed out and is of no use any more. */
    synchronized void giveBack(PriceBlock block) {
        spare.add(block);
        notifyAll();
    }

    /** Ends with a block that was handed out: returns the file from its first byte on. */
    synchronized InputStream from(PriceBlock block) {
        ended = true;
        List<InputStream> streams = new ArrayList<>();
        streams.add(block.stream());
        taken.forEach(later -> streams.add(later.stream()));
        streams.add(file.rest());
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /** Ends, after which the stream is no longer read. */
    @Override
    public void close() {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void help() {
        try {
            PriceBlock mine = await();
            while (mine != null) {
                read(mine);
                mine = await();
            }
        } catch (InterruptedException | IOException | RuntimeException | Error failed) {
            fail(failed);
        }
    }

    /** Waits for a block to read; null at the end. */
    private synchronized @Nullable PriceBlock await() throws IOException, InterruptedException {
        PriceBlock mine = take();
        while (mine == null && !ended) {
            wait();
            mine = take();
        }
        return mine;
    }

    /** Takes the next block of the file; null at its end and where all blocks are in use. */
    private @Nullable PriceBlock take() throws IOException {
        PriceBlock next = ended ? null : spare.poll();
        if (next == null) {
            return null;
        }
        if (!next.fill(file)) {
            ended = true;
            notifyAll();
            return null;
        }
        taken.add(next);
        return next;
    }

    private void read(PriceBlock block) {
        if (block.split() && !names.isEmpty()) {
            block.read(names, 0);
        }
        synchronized (this) {
            read.add(block);
            notifyAll();
        }
    }

    private synchronized void fail(Throwable why) {
        failure = why;
        ended = true;
        notifyAll();
    }

    private void throwIfFailed() throws IOException {
        if (failure instanceof IOException failed) {
            throw failed;
        }
        if (failure instanceof RuntimeException failed) {
            throw failed;
        }
        if (failure != null) {
            throw new IllegalStateException("a thread that read has failed", failure);
        }
    }
}

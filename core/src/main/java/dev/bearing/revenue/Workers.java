package dev.bearing.revenue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the same work on several threads, of which the caller's is one. */
final class Workers {

    /** The work of one thread. */
    @FunctionalInterface
    interface Work {
        void run(int worker);
    }

    private Workers() {}

    /** Returns when all are done; what the first to fail threw is thrown again. */
    static void run(int threads, Work work) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            int worker = i;
            Thread thread = new Thread(() -> guarded(work, worker, failure), "bearing-" + i);
            thread.setDaemon(true);
            others.add(thread);
            thread.start();
        }
        guarded(work, 0, failure);
        others.forEach(Workers::join);
        if (failure.get() instanceof RuntimeException exception) {
            throw exception;
        } else if (failure.get() instanceof Error error) {
            throw error;
        }
    }

    private static void guarded(Work work, int worker, AtomicReference<Throwable> failure) {
        try {
            work.run(worker);
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

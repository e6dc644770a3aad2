package dev.bearing.revenue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What one worker gathers of the step lines it is shown, in any order; workers' parts merge by adding. */
@FunctionalInterface
interface LineFold {

    /** Lines handed out at once: old accounts have more steps than young ones, so that halves are not equal work. */
    int CHUNK = 8192;

    /** Takes the line of the steps from {@code from} to before {@code to}. */
    void take(StepBuffer steps, int from, int to);

    /** Shows all lines to folds, one for each worker, and returns these. */
    static <F extends LineFold> List<F> over(List<AccountLine> lines, int threads, Supplier<F> made) {
        List<F> folds = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
            folds.add(made.get());
        }
        AtomicInteger next = new AtomicInteger();
        if (lines instanceof ColumnLines columns) {
            List<StepBlock> blocks = columns.blocks();
            Workers.run(threads, worker -> {
                F fold = folds.get(worker);
                for (int i = next.getAndIncrement(); i < blocks.size(); i = next.getAndIncrement()) {
                    blocks.get(i).each(fold);
                }
            });
        } else {
            Workers.run(threads, worker -> {
                F fold = folds.get(worker);
                for (int i = next.getAndAdd(CHUNK); i >= 0 && i < lines.size(); i = next.getAndAdd(CHUNK)) {
                    for (AccountLine line : lines.subList(i, Math.min(lines.size(), i + CHUNK))) {
                        fold.take(line.steps(), line.from(), line.to());
                    }
                }
            });
        }
        return folds;
    }
}

package dev.bearing.revenue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What one worker gathers of the step lines it is shown, in any order; workers' parts merge by adding. */
interface LineFold {

    /** What all steps of the blocks that are taken at once may pay together, so that no sum of theirs overflows. */
    double MOST_AT_ONCE = 0x1p60;

    /** Lines handed out at once: old accounts have more steps than young ones, so that halves are not equal work. */
    int CHUNK = 8192;

    /** Takes the line of the steps from {@code from} to before {@code to}. */
    void take(StepBuffer steps, int from, int to);

    /** Takes all lines of a block. */
    default void take(StepBlock block) {
        StepBuffer steps = block.steps();
        for (int i = 0; i < block.accounts(); i++) {
            take(steps, block.from(i), block.from(i + 1));
        }
    }

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
                    fold.take(blocks.get(i));
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

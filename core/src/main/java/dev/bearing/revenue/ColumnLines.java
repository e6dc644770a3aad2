package dev.bearing.revenue;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The lines of blocks as a list sorted by account: each line is a view made when somebody looks, and the order is found
 * when somebody first asks for it. Sums need no order: {@link #inAnyOrder}.
 */
final class ColumnLines extends AbstractList<AccountLine> implements RandomAccess {

    private final List<StepBlock> blocks;
    private final int[] firsts;
    private volatile long @Nullable [] places;

    ColumnLines(List<StepBlock> blocks) {
        this.blocks = List.copyOf(blocks);
        firsts = new int[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            firsts[i + 1] = Math.addExact(firsts[i], blocks.get(i).accounts());
        }
    }

    /** The lines in an order that costs nothing. */
    static List<AccountLine> inAnyOrder(List<AccountLine> lines) {
        return lines instanceof ColumnLines columns ? columns.new Stored() : lines;
    }

    List<StepBlock> blocks() {
        return blocks;
    }

    /** The day of the earliest step, or {@link Integer#MAX_VALUE} where there is none. */
    int firstDay() {
        return blocks.stream().mapToInt(StepBlock::firstDay).min().orElse(Integer.MAX_VALUE);
    }

    @Override
    public int size() {
        return firsts[blocks.size()];
    }

    @Override
    public AccountLine get(int index) {
        long[] sorted = places;
        if (sorted == null) {
            sorted = sorted();
            places = sorted;
        }
        return line((int) (sorted[index] >>> 32), (int) sorted[index]);
    }

    private AccountLine line(int block, int account) {
        return AccountLine.of(blocks.get(block), account);
    }

    private long[] sorted() {
        Place[] all = new Place[size()];
        int n = 0;
        for (int i = 0; i < blocks.size(); i++) {
            StepBlock block = blocks.get(i);
            for (int j = 0; j < block.accounts(); j++) {
                all[n++] = new Place(block.names().text(block.key(j)), ((long) i << 32) | j);
            }
        }
        Arrays.sort(all, Comparator.comparing(Place::id));
        return Arrays.stream(all).mapToLong(Place::at).toArray();
    }

    private record Place(String id, long at) {}

    /** The lines as they are stored. */
    private final class Stored extends AbstractList<AccountLine> implements RandomAccess {

        private int block;

        @Override
        public int size() {
            return firsts[blocks.size()];
        }

        @Override
        public AccountLine get(int index) {
            int at = block;
            if (index < firsts[at] || index >= firsts[at + 1]) {
                at = Arrays.binarySearch(firsts, index);
                at = at < 0 ? -at - 2 : at;
                while (firsts[at + 1] == index) {
                    at++;
                }
                block = at;
            }
            return line(at, index - firsts[at]);
        }
    }
}

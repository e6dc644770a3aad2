package dev.bearing.revenue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of columns, those of one account in one part, the parts small enough for a processor's cache: one sequential
 * pass over the columns, which copies each row, in the form of {@link RowLayout}, to the end of its part.
 */
final class RowPartitions {

    /**
     * About how many rows a part has at least: so many that a processor's nearer cache holds the ends of all parts
     * while rows are copied, and so few that its farther one holds a part.
     */
    private static final int ROWS_A_PART = 10_000;

    private static final int MOST_PARTS = 1 << 10;
    /** The least rows of a piece, which has about as many as a part, so that most parts lie in one place. */
    private static final int LEAST_PIECE = 32;

    /** The most rows of a piece, and where columns are given up, of which no more than a piece a part is missed. */
    private static final int MOST_PIECE = 2048;

    private static final int MOST_PIECE_OF_CONSUMED = 128;
    private static final long[] NOTHING = {};

    private final PriceColumns columns;
    private final int bits;
    private final RowLayout layout;
    private final Copier[] copiers;

    private RowPartitions(PriceColumns columns, int threads) {
        this.columns = columns;
        int wanted = Integer.highestOneBit(Math.max(2, Math.min(MOST_PARTS, columns.size() / ROWS_A_PART)));
        bits = Integer.numberOfTrailingZeros(wanted);
        layout = RowLayout.of(columns.quantities() != null, columns.rare() != null);
        copiers = new Copier[threads];
    }

    /** @param consumed whether the columns are given up as they are copied */
    static RowPartitions of(PriceColumns columns, int threads, boolean consumed) {
        RowPartitions made = new RowPartitions(columns, threads);
        Workers.run(threads, worker -> {
            int from = made.first(worker, threads);
            int to = made.first(worker + 1, threads);
            Copier copier = made.new Copier(to - from, consumed);
            made.copiers[worker] = copier;
            copier.copy(from, to, consumed);
        });
        return made;
    }

    /** How many parts there are. */
    int size() {
        return 1 << bits;
    }

    /** What stands where in a row. */
    RowLayout layout() {
        return layout;
    }

    /** How many cells the rows of a part have. */
    int cells(int part) {
        long cells = 0;
        for (Copier copier : copiers) {
            cells += copier.cells(part);
        }
        return Math.toIntExact(cells);
    }

    /** Shows the rows of a part, piece by piece. */
    void each(int part, PieceReader reader) {
        for (Copier copier : copiers) {
            copier.each(part, reader);
        }
    }

    /** Forgets the rows of a part. */
    void drop(int part) {
        for (Copier copier : copiers) {
            copier.drop(part);
        }
    }

    /** Is shown the rows of a part, piece by piece. */
    @FunctionalInterface
    interface PieceReader {
        void read(long[] cells, int end);
    }

    /** The highest bits of a hash in which accounts of one part differ. */
    int slot(long hash, int count) {
        return (int) ((hash << bits) >>> (64 - count));
    }

    private int first(int worker, int threads) {
        long chunks = (columns.size() + LongColumn.CHUNK - 1L) / LongColumn.CHUNK;
        return (int) Math.min(columns.size(), chunks * worker / threads * LongColumn.CHUNK);
    }

    /** What one worker copies: to each part in pieces, so that nobody need count the rows before. */
    private final class Copier {

        private final int width = layout.width();
        private final int pieceCells;
        /** The piece of each part that is being filled, and how far it is. */
        private final long[][] open = new long[1 << bits][];

        private final int[] filled = new int[1 << bits];
        private final long[][][] full = new long[1 << bits][][];
        private final int[] fullPieces = new int[1 << bits];

        private Copier(int rows, boolean consumed) {
            int each = rows >>> bits;
            int most = each + (each >> 4) + LEAST_PIECE;
            pieceCells = Math.min(most, consumed ? MOST_PIECE_OF_CONSUMED : MOST_PIECE) * width;
            Arrays.fill(open, NOTHING);
            Arrays.fill(filled, pieceCells);
            Arrays.fill(full, new long[0][]);
        }

        private long cells(int part) {
            return open[part].length == 0 ? 0 : (long) fullPieces[part] * pieceCells + filled[part];
        }

        private void each(int part, PieceReader reader) {
            for (int i = 0; i < fullPieces[part]; i++) {
                reader.read(full[part][i], pieceCells);
            }
            if (open[part].length > 0) {
                reader.read(open[part], filled[part]);
            }
        }

        private void drop(int part) {
            full[part] = new long[0][];
            fullPieces[part] = 0;
            open[part] = NOTHING;
        }

        private void copy(int from, int to, boolean consumed) {
            for (int row = from; row < to; row += LongColumn.CHUNK) {
                int n = Math.min(LongColumn.CHUNK, to - row);
                if (width == RowLayout.LEAST_WIDTH) {
                    copyLeast(row, n);
                } else {
                    copyAll(row, n);
                }
                if (consumed) {
                    columns.forget(row);
                }
            }
        }

        private void copyLeast(int row, int n) {
            long[] accounts = columns.accounts().keys().chunk(row);
            long[] subscriptions = columns.subscriptions().keys().chunk(row);
            long[] days = columns.days().chunk(row);
            long[] prices = columns.prices().chunk(row);
            int shift = 64 - bits;
            for (int i = 0; i < n; i++) {
                long hash = RowLayout.hash(accounts[i]);
                int part = (int) (hash >>> shift);
                int at = filled[part];
                if (at == pieceCells) {
                    addPiece(part);
                    at = 0;
                }
                long[] rows = open[part];
                rows[at] = hash;
                rows[at + RowLayout.SUBSCRIPTION] = subscriptions[i];
                rows[at + RowLayout.DAYS] = days[i];
                rows[at + RowLayout.PRICE] = prices[i];
                filled[part] = at + RowLayout.LEAST_WIDTH;
            }
        }

        private void copyAll(int row, int n) {
            long[] accounts = columns.accounts().keys().chunk(row);
            long[] subscriptions = columns.subscriptions().keys().chunk(row);
            long[] days = columns.days().chunk(row);
            long[] prices = columns.prices().chunk(row);
            long[] quantities = chunk(columns.quantities(), row);
            long[] rare = chunk(columns.rare(), row);
            int shift = 64 - bits;
            for (int i = 0; i < n; i++) {
                long hash = RowLayout.hash(accounts[i]);
                int part = (int) (hash >>> shift);
                if (filled[part] == pieceCells) {
                    addPiece(part);
                }
                int at = filled[part];
                long[] rows = open[part];
                rows[at] = hash;
                rows[at + RowLayout.SUBSCRIPTION] = subscriptions[i];
                rows[at + RowLayout.DAYS] = days[i];
                rows[at + RowLayout.PRICE] = prices[i];
                if (layout.quantityAt() >= 0) {
                    rows[at + layout.quantityAt()] = quantities[i];
                }
                if (layout.rareAt() >= 0) {
                    rows[at + layout.rareAt()] = rare[i];
                }
                filled[part] = at + width;
            }
        }

        private void addPiece(int part) {
            if (open[part].length > 0) {
                int pieces = fullPieces[part];
                if (pieces == full[part].length) {
                    full[part] = Arrays.copyOf(full[part], Math.max(8, pieces * 2));
                }
                full[part][pieces] = open[part];
                fullPieces[part] = pieces + 1;
            }
            open[part] = new long[pieceCells];
            filled[part] = 0;
        }
    }

    private static long[] chunk(@Nullable LongColumn column, int row) {
        return column == null ? NOTHING : column.chunk(row);
    }
}

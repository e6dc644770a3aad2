package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of step lines from parts of rows, each put in order within the cache: the usual accounts by
 * {@link ChainScan}, the others one by one. An instance is a worker's scratch memory and not thread-safe.
 */
final class BlockWorker {

    /** So few that the lines of a block stay in the cache while they are written. */
    private static final int ROWS_A_BLOCK = 1536;

    private final PriceColumns columns;
    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final int lastDay;
    private final PolicyTerms terms;
    private final Classifier classifier;
    private final AccountRows rows;
    private final PartRows sorted;
    private final RowLayout layout;
    private final int width;
    private final @Nullable ChainScan scan;
    private final PlainMerge merge;
    private final RowRanges others;
    private final Map<CurrencyUnit, StepBlock.Builder> builders = new TreeMap<>();
    private final Map<CurrencyUnit, List<StepBlock>> blocks = new TreeMap<>();

    private StepBlock.@Nullable Builder latest;
    private CurrencyUnit latestCurrency = CurrencyUnit.USD;
    private long accounts;

    BlockWorker(PriceColumns columns, RowPartitions parts, RevenuePolicy policy, LocalDate asOf) {
        this.columns = columns;
        this.policy = policy;
        this.asOf = asOf;
        lastDay = (int) asOf.toEpochDay();
        rows = new AccountRows(parts, lastDay);
        terms = PolicyTerms.of(columns.terms(), policy);
        classifier = new Classifier(parts.layout(), terms, lastDay);
        sorted = new PartRows(parts);
        layout = parts.layout();
        width = layout.width();
        scan = ChainScan.suits(policy) ? new ChainScan(parts.layout(), terms, lastDay) : null;
        merge = new PlainMerge(parts.layout(), terms, lastDay);
        others = new RowRanges(width);
    }

    /** How many accounts were seen. */
    long accounts() {
        return accounts;
    }

    /** The blocks made so far. */
    Map<CurrencyUnit, List<StepBlock>> blocks() {
        return blocks;
    }

    /** Adds the blocks of a part. */
    void work(int number) {
        sorted.take(number);
        int from = 0;
        while (from < sorted.end()) {
            int to = endOfBlock(from);
            work(from, to);
            from = to;
        }
    }

    /** About where the rows of a block end, all rows of an account being in one. */
    private int endOfBlock(int from) {
        long[] cells = sorted.cells();
        int end = sorted.end();
        int to = Math.min(end, from + ROWS_A_BLOCK * width);
        while (to < end && cells[to] == cells[to - width]) {
            to += width;
        }
        return to;
    }

    private void work(int from, int to) {
        others.clear();
        if (scan == null) {
            findAccounts(from, to);
        } else {
            scan(scan, from, to);
        }
        others.sort();
        for (int i = 0; i < others.size(); i++) {
            account(others.from(i), others.to(i));
        }
        builders.forEach((currency, builder) -> {
            if (!builder.isEmpty()) {
                blocks.computeIfAbsent(currency, key -> new ArrayList<>()).add(builder.build());
            }
        });
    }

    /** Takes the usual accounts and notes the others. */
    private void scan(ChainScan usual, int from, int to) {
        StepBlock.Builder block = builder(terms.get(0).currency());
        usual.take(sorted.cells(), from, to, block, others);
        accounts += block.accounts;
    }

    /** Notes all accounts. */
    private void findAccounts(int from, int to) {
        long[] cells = sorted.cells();
        others.ensure((to - from) / width);
        int first = from;
        for (int row = from + width; row <= to; row += width) {
            if (row == to || cells[row] != cells[first]) {
                others.note(first, row, 1);
                first = row;
            }
        }
    }

    private void account(int from, int to) {
        accounts++;
        if (scan == null || to - from > PlainRows.FEW * width || !isTakenAsFew(from, to)) {
            sorted.sortBySubscription(from, to);
            takeAny(from, to);
        }
    }

    private static int firstDay(long[] cells, int row) {
        return PackedPrice.from(cells[row + RowLayout.DAYS]);
    }

    /** Takes an account of few rows, all of them usual; false, with nothing added, if it is another one. */
    private boolean isTakenAsFew(int from, int to) {
        long[] cells = sorted.cells();
        sorted.sortByDay(from, to);
        if (firstDay(cells, to - width) > lastDay) {
            return false;
        }
        StepBlock.Builder block = builder(terms.get(0).currency());
        boolean taken = merge.takeFew(cells, from, to, block.begin(RowLayout.account(cells[from])));
        if (!taken) {
            block.drop();
        }
        return taken;
    }

    /** Takes any account, whose rows are in order. */
    private void takeAny(int from, int to) {
        int begun = begun(from, to);
        if (begun < 0) {
            accountOfObjects(from, to);
        } else if (begun > 0) {
            long[] cells = sorted.cells();
            rows.show(cells, from, from + begun * width);
            CurrencyUnit currency = terms.get(rows.terms(0)).currency();
            classifier.classify(rows, builder(currency).begin(RowLayout.account(cells[from])));
        }
    }

    private StepBlock.Builder builder(CurrencyUnit currency) {
        StepBlock.Builder known = latest;
        if (known == null || !currency.equals(latestCurrency)) {
            known = builders.computeIfAbsent(currency, key -> new StepBlock.Builder(key, columns.accounts()));
            latest = known;
            latestCurrency = currency;
        }
        return known;
    }

    /**
     * Moves the rows that have begun to the front and returns how many they are. Less than 0, with nothing moved, where
     * rows cannot be read as they stand: where they became known later than they began, or their bills end on a day of
     * their own, where a state has several versions or two states overlap, and where there are several currencies.
     */
    private int begun(int start, int end) {
        long[] cells = sorted.cells();
        boolean alike = terms.areAlike();
        int currency = -1;
        int begun = 0;
        long previous = 0;
        int previousTo = -1;
        for (int row = start; row < end; row += width) {
            long rare = layout.rare(cells, row);
            long days = cells[row + RowLayout.DAYS];
            long subscription = cells[row + RowLayout.SUBSCRIPTION];
            int from = PackedPrice.from(days);
            if ((from < previousTo && subscription == previous) || PackedPrice.recorded(rare) >= 0) {
                return -1;
            }
            if (!alike) {
                int term = PackedPrice.termsOf(days, rare);
                currency = row == start ? terms.currency(term) : currency;
                if (terms.currency(term) != currency || terms.hasBillingEnd(term)) {
                    return -1;
                }
            }
            previous = subscription;
            previousTo = PackedPrice.to(days);
            begun += from <= lastDay ? 1 : 0;
        }
        if (begun < (end - start) / width) {
            int kept = start;
            for (int row = start; row < end; row += width) {
                if (PackedPrice.from(cells[row + RowLayout.DAYS]) <= lastDay) {
                    System.arraycopy(cells, row, cells, kept, width);
                    kept += width;
                }
            }
        }
        return begun;
    }

    /** The rare cases, the long way round. */
    private void accountOfObjects(int from, int to) {
        List<PriceState> states = new ArrayList<>((to - from) / width);
        for (int row = from; row < to; row += width) {
            states.add(state(row));
        }
        Subscription.of(KnownFacts.distinct(states));
        long key = RowLayout.account(sorted.cells()[from]);
        AccountId id = AccountId.of(columns.accounts().text(key));
        for (AccountLine line : AccountRevenue.of(id, states, policy, asOf).lines()) {
            line.appendTo(builder(line.currency()).begin(key));
        }
    }

    private PriceState state(int row) {
        long[] cells = sorted.cells();
        return columns.state(
                RowLayout.account(cells[row]),
                cells[row + RowLayout.SUBSCRIPTION],
                cells[row + RowLayout.DAYS],
                layout.amount(cells, row),
                layout.quantity(cells, row),
                layout.rare(cells, row));
    }
}

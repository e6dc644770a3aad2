package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of step lines from parts of rows: groups a part's rows by account in the cache, puts each account's in
 * order and classifies it. An instance is a worker's scratch memory and not thread-safe.
 */
final class BlockWorker {

    /** Rows of one slot, more than which are sorted by the library. */
    private static final int FEW = 32;

    private final PriceColumns columns;
    private final RowPartitions parts;
    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final int lastDay;
    private final PolicyTerms terms;
    private final Classifier classifier;
    private final AccountRows rows;
    private final Map<CurrencyUnit, StepBlock.Builder> builders = new TreeMap<>();
    private final Map<CurrencyUnit, List<StepBlock>> blocks = new TreeMap<>();

    /** The array that the rows of the part are in, as they came. */
    private long[] part = new long[0];
    /** Where the rows begin: those of one slot together, then in the order of account, subscription and first day. */
    private int[] order = new int[0];

    private int[] slots = new int[0];
    private StepBlock.@Nullable Builder latest;
    private CurrencyUnit latestCurrency = CurrencyUnit.USD;
    private long accounts;

    BlockWorker(PriceColumns columns, RowPartitions parts, RevenuePolicy policy, LocalDate asOf) {
        this.columns = columns;
        this.parts = parts;
        this.policy = policy;
        this.asOf = asOf;
        lastDay = (int) asOf.toEpochDay();
        rows = new AccountRows(parts, lastDay);
        terms = PolicyTerms.of(columns.terms(), policy);
        classifier = new Classifier(terms, lastDay);
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
        part = parts.take(number);
        int bits = group(parts.start(number), parts.end(number));
        int from = 0;
        for (int i = 0; i < 1 << bits; i++) {
            if (slots[i] > from) {
                slot(from, slots[i]);
                from = slots[i];
            }
        }
        part = new long[0];
        builders.forEach((currency, builder) -> {
            if (!builder.isEmpty()) {
                blocks.computeIfAbsent(currency, key -> new ArrayList<>()).add(builder.build());
            }
        });
    }

    /**
     * Orders the rows so that those of accounts with the same highest bits of their hashes are together; slot {@code i}
     * then ends where its number says. Returns how many bits these are.
     */
    private int group(int start, int end) {
        int width = parts.width();
        int n = (end - start) / width;
        int bits = Math.max(1, 31 - Integer.numberOfLeadingZeros(n | 1));
        if (order.length < n) {
            order = new int[n];
        }
        if (slots.length < (1 << bits) + 1) {
            slots = new int[(1 << bits) + 1];
        }
        Arrays.fill(slots, 0, (1 << bits) + 1, 0);
        for (int row = start; row < end; row += width) {
            slots[parts.slot(part[row], bits) + 1]++;
        }
        for (int i = 1; i <= 1 << bits; i++) {
            slots[i] += slots[i - 1];
        }
        for (int row = start; row < end; row += width) {
            order[slots[parts.slot(part[row], bits)]++] = row;
        }
        return bits;
    }

    /** Sorts the rows of a slot and takes its accounts one by one. */
    private void slot(int from, int to) {
        if (to - from > FEW) {
            RowSort.sort(part, order, from, to);
        } else if (to - from > 1) {
            sort(from, to);
        }
        int lo = from;
        while (lo < to) {
            long hash = part[order[lo]];
            int hi = lo + 1;
            while (hi < to && part[order[hi]] == hash) {
                hi++;
            }
            account(lo, hi);
            accounts++;
            lo = hi;
        }
    }

    /** Puts a few rows that are nearly in order into order. */
    private void sort(int from, int to) {
        int[] places = order;
        long[] cells = part;
        for (int i = from + 1; i < to; i++) {
            int row = places[i];
            int at = i;
            while (at > from && RowSort.compare(cells, row, places[at - 1]) < 0) {
                places[at] = places[at - 1];
                at--;
            }
            places[at] = row;
        }
    }

    private void account(int lo, int hi) {
        int begun = begun(lo, hi);
        if (begun < 0) {
            accountOfObjects(lo, hi);
        } else if (begun > 0) {
            rows.show(part, order, lo, lo + begun);
            CurrencyUnit currency = terms.get(rows.terms(0)).currency();
            classifier.classify(rows, builder(currency).begin(RowPartitions.account(part[order[lo]])));
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
    private int begun(int lo, int hi) {
        long[] cells = part;
        int rareAt = parts.rareAt();
        boolean alike = terms.areAlike();
        int currency = -1;
        int begun = 0;
        long previous = 0;
        int previousTo = -1;
        for (int i = lo; i < hi; i++) {
            int row = order[i];
            long rare = rareAt < 0 ? 0 : cells[row + rareAt];
            long days = cells[row + RowPartitions.DAYS];
            long subscription = cells[row + RowPartitions.SUBSCRIPTION];
            int from = PriceColumns.from(days);
            if ((from < previousTo && subscription == previous) || PriceColumns.recorded(rare) >= 0) {
                return -1;
            }
            if (!alike) {
                int term = PriceColumns.termsOf(days, rare);
                currency = i == lo ? terms.currency(term) : currency;
                if (terms.currency(term) != currency || terms.hasBillingEnd(term)) {
                    return -1;
                }
            }
            previous = subscription;
            previousTo = PriceColumns.to(days);
            begun += from <= lastDay ? 1 : 0;
        }
        if (begun < hi - lo) {
            int kept = lo;
            for (int i = lo; i < hi; i++) {
                if (PriceColumns.from(cells[order[i] + RowPartitions.DAYS]) <= lastDay) {
                    order[kept++] = order[i];
                }
            }
        }
        return begun;
    }

    /** The rare cases, the long way round. */
    private void accountOfObjects(int lo, int hi) {
        List<PriceState> states = new ArrayList<>(hi - lo);
        for (int i = lo; i < hi; i++) {
            states.add(state(order[i]));
        }
        Subscription.of(KnownFacts.distinct(states));
        long key = RowPartitions.account(part[order[lo]]);
        AccountId id = AccountId.of(columns.accounts().text(key));
        for (AccountLine line : AccountRevenue.of(id, states, policy, asOf).lines()) {
            line.appendTo(builder(line.currency()).begin(key));
        }
    }

    private PriceState state(int row) {
        return columns.state(
                RowPartitions.account(part[row]),
                part[row + RowPartitions.SUBSCRIPTION],
                part[row + RowPartitions.DAYS],
                part[row + RowPartitions.AMOUNT],
                parts.quantityAt() < 0 ? 1 : part[row + parts.quantityAt()],
                parts.rareAt() < 0 ? 0 : part[row + parts.rareAt()]);
    }
}

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
    private final AccountRows rows = new AccountRows();
    private final Map<CurrencyUnit, StepBlock.Builder> builders = new TreeMap<>();
    private final Map<CurrencyUnit, List<StepBlock>> blocks = new TreeMap<>();

    /** The rows of the part, those of one slot together. */
    private long[] part = new long[0];
    /** Where the rows begin, in the order of account, subscription and first day. */
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
        long[] rowsAsTheyCame = parts.take(number);
        int n = rowsAsTheyCame.length / parts.width();
        group(rowsAsTheyCame, n);
        sort(n);
        int lo = 0;
        while (lo < n) {
            long hash = part[order[lo]];
            int hi = lo + 1;
            while (hi < n && part[order[hi]] == hash) {
                hi++;
            }
            account(lo, hi);
            accounts++;
            lo = hi;
        }
        builders.forEach((currency, builder) -> {
            if (!builder.isEmpty()) {
                blocks.computeIfAbsent(currency, key -> new ArrayList<>()).add(builder.build());
            }
        });
    }

    /** Copies the rows so that those of accounts with the same highest bits of their hashes are together. */
    private void group(long[] came, int n) {
        int width = parts.width();
        int bits = 32 - Integer.numberOfLeadingZeros(n | 1);
        if (part.length < n * width) {
            part = new long[n * width];
            order = new int[n];
        }
        if (slots.length < (1 << bits) + 1) {
            slots = new int[(1 << bits) + 1];
        }
        Arrays.fill(slots, 0, (1 << bits) + 1, 0);
        for (int i = 0; i < came.length; i += width) {
            slots[parts.slot(came[i], bits) + 1]++;
        }
        int most = 0;
        for (int i = 1; i <= 1 << bits; i++) {
            most = Math.max(most, slots[i]);
            slots[i] += slots[i - 1];
        }
        for (int i = 0; i < came.length; i += width) {
            int to = slots[parts.slot(came[i], bits)]++ * width;
            part[to] = came[i];
            part[to + 1] = came[i + 1];
            part[to + 2] = came[i + 2];
            part[to + 3] = came[i + 3];
            for (int j = 4; j < width; j++) {
                part[to + j] = came[i + j];
            }
        }
        for (int i = 0; i < n; i++) {
            order[i] = i * width;
        }
        if (most > FEW) {
            sortTheMany(1 << bits);
        }
    }

    /** Sorts the slots that many rows share; slot {@code i} ends where its number says by now. */
    private void sortTheMany(int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (slots[i] - from > FEW) {
                RowSort.sort(part, order, from, slots[i]);
            }
            from = slots[i];
        }
    }

    /** Puts rows that are nearly in order into order. */
    private void sort(int n) {
        int[] places = order;
        long[] cells = part;
        for (int i = 1; i < n; i++) {
            int row = places[i];
            int at = i;
            while (at > 0 && RowSort.compare(cells, row, places[at - 1]) < 0) {
                places[at] = places[at - 1];
                at--;
            }
            places[at] = row;
        }
    }

    private void account(int lo, int hi) {
        if (!load(lo, hi)) {
            accountOfObjects(lo, hi);
        } else if (rows.size > 0) {
            CurrencyUnit currency = terms.get(rows.terms[0]).currency();
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
     * Reads the rows that have begun. False where that does not do: where rows became known later than they began, or
     * their bills end on a day of their own, where a state has several versions or two states overlap, and where there
     * are several currencies.
     */
    private boolean load(int lo, int hi) {
        AccountRows into = rows;
        into.clear(hi - lo);
        long[] cells = part;
        int rareAt = parts.rareAt();
        int quantityAt = parts.quantityAt();
        int currency = 0;
        int n = 0;
        long previous = 0;
        int previousTo = -1;
        for (int i = lo; i < hi; i++) {
            int row = order[i];
            long rare = rareAt < 0 ? 0 : cells[row + rareAt];
            long days = cells[row + RowPartitions.DAYS];
            long subscription = cells[row + RowPartitions.SUBSCRIPTION];
            int term = PriceColumns.termsOf(days, rare);
            int from = PriceColumns.from(days);
            int to = PriceColumns.to(days);
            int cancelled = PriceColumns.cancelled(rare);
            currency = i == lo ? terms.currency(term) : currency;
            boolean overlaps = subscription == previous && from < previousTo;
            boolean known = PriceColumns.recorded(rare) < 0 && !terms.hasBillingEnd(term);
            if (overlaps || terms.currency(term) != currency || !known) {
                return false;
            }
            previous = subscription;
            previousTo = to;
            if (from <= lastDay) {
                boolean asked = cancelled >= 0 && cancelled <= lastDay;
                into.subscription[n] = subscription;
                into.from[n] = from;
                into.to[n] = to == PriceColumns.OPEN || (to > lastDay && !asked) ? AccountRows.NEVER : to;
                into.cancelled[n] = asked ? cancelled : AccountRows.NEVER;
                into.amount[n] = cells[row + RowPartitions.AMOUNT];
                into.quantity[n] = quantityAt < 0 ? 1 : cells[row + quantityAt];
                into.terms[n] = term;
                n++;
            }
        }
        into.size = n;
        return true;
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

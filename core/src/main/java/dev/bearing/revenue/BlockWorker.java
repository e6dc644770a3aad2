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

/**
 * Makes blocks of step lines from parts of rows: groups a part's rows by account in the cache, puts each account's in
 * order and classifies it. An instance is a worker's scratch memory and not thread-safe.
 */
final class BlockWorker {

    /** More rows than that are sorted by the library. */
    private static final int FEW = 24;

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

    private long[] part = new long[0];
    private int[] table = new int[16];
    private int[] group = new int[16];
    private int[] offsets = new int[16];
    private int[] order = new int[16];
    private long[] keys = new long[16];
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
        part = parts.take(number);
        int n = part.length / parts.width();
        int groups = group(n);
        for (int i = 0; i < groups; i++) {
            account(offsets[i], offsets[i + 1]);
        }
        accounts += groups;
        builders.forEach((currency, builder) -> {
            if (!builder.isEmpty()) {
                blocks.computeIfAbsent(currency, key -> new ArrayList<>()).add(builder.build());
            }
        });
        part = new long[0];
    }

    /** Orders the rows by account; account {@code i} has those from its offset on. Returns how many accounts. */
    private int group(int n) {
        ensure(n);
        int count = 32 - Integer.numberOfLeadingZeros(n | 1);
        int mask = (1 << count + 1) - 1;
        Arrays.fill(table, 0, mask + 1, 0);
        int width = parts.width();
        int groups = 0;
        for (int i = 0; i < n; i++) {
            long key = part[i * width];
            int at = parts.slot(key, count + 1);
            int found;
            while ((found = table[at]) != 0 && keys[found - 1] != key) {
                at = at + 1 & mask;
            }
            if (found == 0) {
                keys[groups] = key;
                offsets[groups] = 0;
                table[at] = found = ++groups;
            }
            group[i] = found - 1;
            offsets[found - 1]++;
        }
        int sum = 0;
        for (int i = 0; i < groups; i++) {
            sum += offsets[i];
            offsets[i] = sum;
        }
        offsets[groups] = sum;
        for (int i = n - 1; i >= 0; i--) {
            order[--offsets[group[i]]] = i * width;
        }
        return groups;
    }

    private void ensure(int n) {
        int slots = 1 << 33 - Integer.numberOfLeadingZeros(n | 1);
        if (table.length < slots) {
            table = new int[slots];
        }
        if (order.length < n + 1) {
            group = new int[n + 1];
            offsets = new int[n + 1];
            order = new int[n + 1];
            keys = new long[n + 1];
        }
    }

    private void account(int lo, int hi) {
        sort(lo, hi);
        if (!load(lo, hi)) {
            accountOfObjects(lo, hi);
        } else if (rows.size > 0) {
            CurrencyUnit currency = terms.get(rows.terms[0]).currency();
            classifier.classify(rows, builder(currency).begin(part[order[lo]]));
        }
    }

    private StepBlock.Builder builder(CurrencyUnit currency) {
        return builders.computeIfAbsent(currency, key -> new StepBlock.Builder(key, columns.accounts()));
    }

    /** Puts the rows of an account into the order of subscription and first day. */
    private void sort(int lo, int hi) {
        if (hi - lo > FEW) {
            RowSort.sort(part, order, lo, hi);
            return;
        }
        for (int i = lo + 1; i < hi; i++) {
            int row = order[i];
            int at = i;
            while (at > lo && isBefore(row, order[at - 1])) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = row;
        }
    }

    private boolean isBefore(int row, int other) {
        long subscription = part[row + RowPartitions.SUBSCRIPTION];
        long otherSubscription = part[other + RowPartitions.SUBSCRIPTION];
        return subscription != otherSubscription
                ? subscription < otherSubscription
                : PriceColumns.from(part[row + RowPartitions.DAYS])
                        < PriceColumns.from(part[other + RowPartitions.DAYS]);
    }

    /**
     * Reads the rows that have begun. False where that does not do: where rows became known later than they began,
     * where a state has several versions or two states overlap, and where there are several currencies.
     */
    private boolean load(int lo, int hi) {
        rows.clear(hi - lo);
        CurrencyUnit currency = CurrencyUnit.USD;
        int n = 0;
        for (int i = lo; i < hi; i++) {
            int row = order[i];
            long rare = parts.rareAt() < 0 ? 0 : part[row + parts.rareAt()];
            long days = part[row + RowPartitions.DAYS];
            int term = PriceColumns.termsOf(days, rare);
            int from = PriceColumns.from(days);
            int to = PriceColumns.to(days);
            int cancelled = PriceColumns.cancelled(rare);
            long subscription = part[row + RowPartitions.SUBSCRIPTION];
            CurrencyUnit own = terms.get(term).currency();
            currency = i == lo ? own : currency;
            boolean overlaps = i + 1 < hi
                    && part[order[i + 1] + RowPartitions.SUBSCRIPTION] == subscription
                    && PriceColumns.from(part[order[i + 1] + RowPartitions.DAYS]) < to;
            if (overlaps || !own.equals(currency) || PriceColumns.recorded(rare) >= 0) {
                return false;
            }
            if (from <= lastDay) {
                boolean asked = cancelled >= 0 && cancelled <= lastDay;
                rows.subscription[n] = subscription;
                rows.from[n] = from;
                rows.to[n] = to == PriceColumns.OPEN || to > lastDay && !asked ? AccountRows.NEVER : to;
                rows.cancelled[n] = asked ? cancelled : AccountRows.NEVER;
                rows.amount[n] = part[row + RowPartitions.AMOUNT];
                rows.quantity[n] = parts.quantityAt() < 0 ? 1 : part[row + parts.quantityAt()];
                rows.terms[n] = term;
                n++;
            }
        }
        rows.size = n;
        return true;
    }

    /** The rare cases, the long way round. */
    private void accountOfObjects(int lo, int hi) {
        List<PriceState> states = new ArrayList<>(hi - lo);
        for (int i = lo; i < hi; i++) {
            states.add(state(order[i]));
        }
        Subscription.of(KnownFacts.distinct(states));
        long key = part[order[lo]];
        AccountId id = AccountId.of(columns.accounts().text(key));
        for (AccountLine line : AccountRevenue.of(id, states, policy, asOf).lines()) {
            line.appendTo(builder(line.currency()).begin(key));
        }
    }

    private PriceState state(int row) {
        return columns.state(
                part[row],
                part[row + RowPartitions.SUBSCRIPTION],
                part[row + RowPartitions.DAYS],
                part[row + RowPartitions.AMOUNT],
                parts.quantityAt() < 0 ? 1 : part[row + parts.quantityAt()],
                parts.rareAt() < 0 ? 0 : part[row + parts.rareAt()]);
    }
}

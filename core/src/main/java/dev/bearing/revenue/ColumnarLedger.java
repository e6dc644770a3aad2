package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.CurrencyUnit;

/**
 * Every movement of recurring revenue of {@linkplain PriceColumns price states by the million}: what a
 * {@link RevenueLedger} of the same price states says, to the last unit, in about 20 bytes a price state and without an
 * object an account. Each currency has the same {@link CurrencyLedger} with every metric; those that fold many months
 * at once, {@link CurrencyLedger#bridges}, {@link CurrencyLedger#retentionSeries} and {@link CurrencyLedger#triangle},
 * take one pass over the columns.
 *
 * <pre>{@code
 * ColumnarLedger ledger = ColumnarLedger.of(columns, RevenuePolicy.strict(), LocalDate.of(2026, 9, 30), 2);
 * List<RevenueBridge> waterfall =
 *         ledger.in(CurrencyUnit.USD).bridges(YearMonth.of(2023, 10), YearMonth.of(2026, 9));
 * }</pre>
 *
 * <p>Neither the order of the rows nor the number of threads changes any result. Lists of accounts are put in order
 * when somebody first looks at one, which then takes longer than the sums did.
 */
public final class ColumnarLedger {

    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final long accounts;
    private final long priceStates;
    private final SortedMap<CurrencyUnit, List<StepBlock>> blocks;
    private final SortedMap<CurrencyUnit, CurrencyLedger> ledgers = new TreeMap<>();

    private ColumnarLedger(
            RevenuePolicy policy,
            LocalDate asOf,
            long accounts,
            long priceStates,
            SortedMap<CurrencyUnit, List<StepBlock>> blocks,
            int threads) {
        this.policy = policy;
        this.asOf = asOf;
        this.accounts = accounts;
        this.priceStates = priceStates;
        this.blocks = blocks;
        blocks.forEach((currency, own) -> ledgers.put(
                currency,
                new CurrencyLedger(currency, new LedgerBasis(policy, asOf, asOf), new ColumnLines(own))
                        .withThreads(threads)));
    }

    /**
     * Returns the ledger of price states as known on a day, made by one thread.
     *
     * @throws IllegalArgumentException if two different versions of a state were recorded on one day, or price states
     *     of one subscription overlap or differ in currency
     */
    public static ColumnarLedger of(PriceColumns columns, RevenuePolicy policy, LocalDate asOf) {
        requireNonNull(columns, "columns");
        return of(columns, policy, asOf, 1);
    }

    /**
     * Returns the ledger of price states as known on a day.
     *
     * @param threads how many threads work on it, and later on what is folded over all its accounts, at least 1
     * @throws IllegalArgumentException if two different versions of a state were recorded on one day, or price states
     *     of one subscription overlap or differ in currency
     */
    public static ColumnarLedger of(PriceColumns columns, RevenuePolicy policy, LocalDate asOf, int threads) {
        requireNonNull(columns, "columns");
        return of(columns, policy, asOf, threads, false);
    }

    /** The same of columns that nobody else has, which are given up. */
    static ColumnarLedger consuming(PriceColumns columns, RevenuePolicy policy, LocalDate asOf, int threads) {
        return of(columns, policy, asOf, threads, true);
    }

    private static ColumnarLedger of(
            PriceColumns columns, RevenuePolicy policy, LocalDate asOf, int threads, boolean consumed) {
        requireNonNull(policy, "policy");
        Days.check("asOf", asOf);
        checkArgument(threads >= 1, "threads must be at least 1, was %s", threads);
        RowPartitions parts = RowPartitions.of(columns, threads, consumed);
        BlockWorker[] workers = new BlockWorker[threads];
        AtomicInteger next = new AtomicInteger();
        Workers.run(threads, number -> {
            BlockWorker worker = new BlockWorker(columns, parts, policy, asOf);
            workers[number] = worker;
            for (int part = next.getAndIncrement(); part < parts.size(); part = next.getAndIncrement()) {
                worker.work(part);
            }
        });
        long accounts = 0;
        SortedMap<CurrencyUnit, List<StepBlock>> blocks = new TreeMap<>();
        for (BlockWorker worker : workers) {
            accounts += worker.accounts();
            worker.blocks()
                    .forEach((currency, own) -> blocks.computeIfAbsent(currency, key -> new ArrayList<>())
                            .addAll(own));
        }
        return new ColumnarLedger(policy, asOf, accounts, columns.size(), blocks, threads);
    }

    /** Returns the policy. */
    public RevenuePolicy policy() {
        return policy;
    }

    /** Returns the day up to which the ledger goes. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the currencies in which anybody was ever priced, sorted by code. */
    public Set<CurrencyUnit> currencies() {
        return Collections.unmodifiableSet(ledgers.keySet());
    }

    /** Returns the ledger of one currency; an empty one where nobody was ever priced in it. */
    public CurrencyLedger in(CurrencyUnit currency) {
        CurrencyLedger ledger = ledgers.get(currency);
        return ledger != null ? ledger : new CurrencyLedger(currency, new LedgerBasis(policy, asOf, asOf), List.of());
    }

    /** Returns how many accounts have a price state. */
    public long accounts() {
        return accounts;
    }

    /** Returns how many price states the ledger was made of, every version counted. */
    public long priceStates() {
        return priceStates;
    }

    /** Returns how many bytes its columns take, beside the ids of the accounts. */
    public long bytes() {
        long sum = 0;
        for (Map.Entry<CurrencyUnit, List<StepBlock>> entry : blocks.entrySet()) {
            for (StepBlock block : entry.getValue()) {
                sum += block.bytes();
            }
        }
        return sum;
    }
}

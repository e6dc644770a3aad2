package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.Attributes;
import dev.bearing.account.KnownFacts;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Signal;
import dev.bearing.internal.Days;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.survival.ObservationPlan;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who was a customer when, what was known of each on any day, and who left: what a health score is tested on. Any day
 * up to {@link #asOf} is replayed {@linkplain #on as it was known then}; what became known later is not in it.
 *
 * <pre>{@code
 * HealthHistory history = HealthHistory.of(book, RevenuePolicy.strict(), asOf);
 * Backtest backtest = Backtest.of(scorecard, history, BacktestPlan.monthly().withLeadDays(30));
 * }</pre>
 */
public final class HealthHistory {

    private final LocalDate asOf;
    private final List<CustomerRecord> customers;

    private HealthHistory(LocalDate asOf, Collection<CustomerRecord> customers) {
        this.asOf = asOf;
        this.customers = List.copyOf(customers);
    }

    /**
     * Returns the history of a book's accounts as known on a day. A customer is who pays, is paused or is active at
     * zero under the policy; a stay that ends is churn.
     *
     * @param asOf the last day of the history
     */
    public static HealthHistory of(CustomerBook book, RevenuePolicy policy, LocalDate asOf) {
        requireNonNull(book, "book");
        Days.check("asOf", asOf);
        requireNonNull(policy, "policy");
        List<CustomerRecord> customers = new ArrayList<>();
        for (AccountView view : book.accounts(asOf)) {
            List<PriceState> states = view.versions(PriceState.class);
            AccountRevenue revenue = AccountRevenue.of(view.id(), states, policy, asOf);
            List<DateRange> stays = revenue.spells();
            KnownRevenue known = mayHaveLookedOtherwise(states, policy)
                    ? KnownRevenue.of(view.id(), states, policy, asOf)
                    : KnownRevenue.always(revenue);
            LocalDate knownSince = knownSince(view);
            customers.add(new CustomerRecord(
                    view.id(),
                    view.versions(Signal.class),
                    stays,
                    day -> !day.isBefore(knownSince) && known.isCustomerOn(day),
                    known::firstPaidOn,
                    day -> book.account(view.id(), day)
                            .map(AccountView::attributes)
                            .orElseGet(() -> Attributes.of(Map.of()))));
        }
        return new HealthHistory(asOf, customers);
    }

    /** Whether something became known after it took effect, so that a day looked otherwise then than it does today. */
    private static boolean mayHaveLookedOtherwise(List<PriceState> states, RevenuePolicy policy) {
        return policy.mergeGapDays() > 0
                || states.stream().anyMatch(state -> state.recordedOn().isAfter(state.from()));
    }

    /** The first day on which the account itself was known. */
    private static LocalDate knownSince(AccountView view) {
        return view.versions(Account.class).stream()
                .map(Account::newestDay)
                .min(LocalDate::compareTo)
                .orElse(view.asOf());
    }

    static boolean isIn(List<DateRange> stays, LocalDate day) {
        for (DateRange stay : stays) {
            if (stay.contains(day)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a builder of a history from rows that a host has, without a book.
     *
     * @param asOf the last day of the history; what is dated or recorded later is left out
     */
    public static Builder builder(LocalDate asOf) {
        return new Builder(asOf);
    }

    /** Returns the last day of the history. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the first day of the first stay; empty where there never was a customer. */
    public Optional<LocalDate> firstDay() {
        return customers.stream()
                .flatMap(customer -> customer.stays().stream())
                .map(DateRange::from)
                .min(LocalDate::compareTo);
    }

    /** Returns the accounts that were ever a customer, sorted. */
    public List<AccountId> accountIds() {
        return customers.stream()
                .filter(customer -> !customer.stays().isEmpty())
                .map(CustomerRecord::accountId)
                .sorted()
                .toList();
    }

    /**
     * Returns the customers of a day as it was known then, sorted by account: a score of that day, and the peers that
     * it compares with, may look at nothing else. Each costs a look through its signals.
     *
     * @throws IllegalArgumentException if the day is after {@link #asOf}
     */
    public List<HealthObservation> on(LocalDate day) {
        Days.check("day", day);
        checkArgument(!day.isAfter(asOf), "day must not be after asOf = %s, was %s", asOf, day);
        return customers.stream().flatMap(customer -> customer.on(day).stream()).toList();
    }

    List<CustomerRecord> customers() {
        return customers;
    }

    @Override
    public String toString() {
        return "history of " + accountIds().size() + " customers up to " + asOf;
    }

    /** Collects rows for a history; the order of calls does not matter, nor does giving an equal row twice. */
    public static final class Builder {

        private final LocalDate asOf;
        private final SortedMap<AccountId, List<DateRange>> stays = new TreeMap<>();
        private final SortedMap<AccountId, List<Signal>> signals = new TreeMap<>();
        private final SortedMap<AccountId, List<AttributeChange>> attributes = new TreeMap<>();

        private Builder(LocalDate asOf) {
            Days.check("asOf", asOf);
            this.asOf = asOf;
        }

        /**
         * Adds days over which an account was a customer: one that ends by the last day of the history is churn on its
         * end, the first day without; ranges that overlap or meet are one stay.
         */
        public Builder stay(AccountId account, DateRange days) {
            requireNonNull(account, "account");
            requireNonNull(days, "days");
            stays.computeIfAbsent(account, id -> new ArrayList<>()).add(days);
            return this;
        }

        /** Adds observations of any accounts. */
        public Builder signals(Collection<Signal> observations) {
            requireNonNull(observations, "observations");
            for (Signal signal : observations) {
                signals.computeIfAbsent(signal.accountId(), id -> new ArrayList<>())
                        .add(signal);
            }
            return this;
        }

        /** Adds an attribute that takes a value from a day on, for scorecards that are for some accounts only. */
        public Builder attribute(AttributeChange change) {
            requireNonNull(change, "change");
            attributes
                    .computeIfAbsent(change.accountId(), id -> new ArrayList<>())
                    .add(change);
            return this;
        }

        /** Returns the history; signals of an account that was never a customer are left out. */
        public HealthHistory build() {
            ObservationPlan plan = ObservationPlan.every(Period.ofMonths(1));
            List<CustomerRecord> customers = new ArrayList<>();
            stays.forEach((id, ranges) -> {
                List<DateRange> known = plan.bridged(ranges, asOf);
                List<AttributeChange> changes = KnownFacts.distinct(attributes.getOrDefault(id, List.of()));
                customers.add(new CustomerRecord(
                        id,
                        signals.getOrDefault(id, List.of()).stream()
                                .filter(signal -> !signal.newestDay().isAfter(asOf))
                                .toList(),
                        known,
                        day -> isIn(known, day),
                        day -> known.stream().map(DateRange::from).min(LocalDate::compareTo),
                        day -> attributes(changes, day)));
            });
            return new HealthHistory(asOf, customers);
        }

        private static Attributes attributes(List<AttributeChange> changes, LocalDate day) {
            return Attributes.empty().with(KnownFacts.asOf(changes, day)); // the earliest first
        }
    }
}

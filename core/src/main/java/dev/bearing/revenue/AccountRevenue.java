package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.internal.Days;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * One account's recurring revenue over time, per currency: its movements, what it pays and where it stands on any day
 * up to {@link #asOf()}. A pure function of its price states, a policy and a day.
 */
public final class AccountRevenue {

    /** A thousand years: further ahead than any price ends that somebody has agreed on. */
    private static final int ALL_DAYS = 366_000;

    private final AccountId accountId;
    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final List<AccountLine> lines;
    private final List<AccountLine> knownLines;
    private final List<CurrencyUnit> currencies;
    private final List<Subscription> subscriptions;
    private final List<PriceState> scheduled;

    private AccountRevenue(
            AccountId accountId,
            RevenuePolicy policy,
            LocalDate asOf,
            List<AccountLine> lines,
            List<AccountLine> knownLines,
            List<Subscription> subscriptions,
            List<PriceState> scheduled) {
        this.accountId = accountId;
        this.policy = policy;
        this.asOf = asOf;
        this.lines = lines;
        this.knownLines = knownLines;
        this.currencies = lines.stream().map(AccountLine::currency).toList();
        this.subscriptions = subscriptions;
        this.scheduled = scheduled;
    }

    /**
     * Returns the revenue of one account as known on a day. A price state whose end was not known by then ends where
     * the next one of its subscription begins; whether the latest versions overlap is not checked here, but where a
     * book or a {@link RevenueLedger} is made of them.
     *
     * @param states of this account; order, duplicates and superseded versions do not matter
     * @throws IllegalArgumentException if a state is of another account, or two different versions of a state were
     *     recorded on one day
     */
    public static AccountRevenue of(
            AccountId accountId, Collection<PriceState> states, RevenuePolicy policy, LocalDate asOf) {
        requireNonNull(accountId, "accountId");
        requireNonNull(states, "states");
        requireNonNull(policy, "policy");
        return of(accountId, states, policy, asOf, asOf);
    }

    /** Returns the revenue up to {@code asOf} as known on {@code knownAt}, not earlier. */
    static AccountRevenue of(
            AccountId accountId,
            Collection<PriceState> states,
            RevenuePolicy policy,
            LocalDate asOf,
            LocalDate knownAt) {
        Days.check("asOf", asOf);
        for (PriceState state : states) {
            checkArgument(
                    state.accountId().equals(accountId),
                    "states must be of account %s, was one of %s",
                    accountId,
                    state.accountId());
        }
        List<PriceState> distinct = KnownFacts.distinct(states);
        Map<Boolean, List<Subscription>> begun = Subscription.asOf(distinct, knownAt).stream()
                .collect(Collectors.partitioningBy(
                        subscription -> !subscription.states().get(0).from().isAfter(asOf)));
        List<Subscription> subscriptions = requireNonNull(begun.get(true));
        List<Subscription> later = requireNonNull(begun.get(false));
        PolicyTerms terms = new PolicyTerms(policy, distinct.size());
        SortedMap<CurrencyUnit, AccountRows> rows = rows(subscriptions, later, terms);
        SortedMap<CurrencyUnit, StepBuffer> steps = new TreeMap<>();
        Classifier classifier = new Classifier(RowLayout.FULL, terms, Days.epoch(knownAt));
        rows.forEach((currency, list) -> {
            StepBuffer own = new StepBuffer(2 * list.size());
            classifier.classify(list, own);
            steps.put(currency, own);
        });
        Folding.currencies(steps, policy.mergeGapDays());
        Set<CurrencyUnit> currencies = currencies(subscriptions);
        List<AccountLine> lines = new ArrayList<>(currencies.size());
        List<AccountLine> known = new ArrayList<>(steps.size());
        steps.forEach((currency, own) -> {
            AccountLine line = new AccountLine(accountId, currency, own);
            known.add(line);
            if (currencies.contains(currency)) {
                lines.add(knownAt.equals(asOf) ? line : line.until(Days.epoch(asOf)));
            }
        });
        List<PriceState> scheduled = new ArrayList<>(CommittedRevenue.scheduled(distinct, knownAt));
        later.forEach(subscription -> scheduled.addAll(subscription.states()));
        return new AccountRevenue(
                accountId,
                policy,
                asOf,
                RevenueLedger.withCurrencySwitches(lines),
                knownAt.equals(asOf) ? lines : known,
                subscriptions,
                List.copyOf(scheduled));
    }

    /** The price states by currency; what is known of later days may tell of earlier ones: a gap closes. */
    private static SortedMap<CurrencyUnit, AccountRows> rows(
            List<Subscription> begun, List<Subscription> later, PolicyTerms terms) {
        TreeMap<CurrencyUnit, AccountRows> rows = new TreeMap<>();
        long number = 0;
        for (List<Subscription> some : List.of(begun, later)) {
            for (Subscription subscription : some) {
                rows.computeIfAbsent(currency(subscription), currency -> new AccountRows())
                        .add(subscription, number++, terms);
            }
        }
        return rows;
    }

    private static Set<CurrencyUnit> currencies(List<Subscription> subscriptions) {
        return subscriptions.stream().map(AccountRevenue::currency).collect(Collectors.toSet());
    }

    private static CurrencyUnit currency(Subscription subscription) {
        return subscription.states().get(0).currency();
    }

    List<AccountLine> lines() {
        return lines;
    }

    /** What was known to be paid after {@link #asOf()}, too, in currencies that came later as well. */
    List<AccountLine> knownLines() {
        return knownLines;
    }

    /** This revenue, of an account known to have first paid on a day. */
    AccountRevenue withFirstPaid(LocalDate day) {
        return new AccountRevenue(
                accountId,
                policy,
                asOf,
                Acquisition.firstPaid(lines, policy, day),
                knownLines,
                subscriptions,
                scheduled);
    }

    /** Returns the account. */
    public AccountId accountId() {
        return accountId;
    }

    /** Returns the policy. */
    public RevenuePolicy policy() {
        return policy;
    }

    /** Returns the day up to which this goes. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the currencies in which the account was ever priced, sorted by code. */
    public List<CurrencyUnit> currencies() {
        return currencies;
    }

    /** Returns the price states that are known and lie ahead. */
    List<PriceState> scheduled() {
        return scheduled;
    }

    /** Returns the account's subscriptions as known on the day, sorted by id. */
    public List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** Returns the price states in force on a day. */
    public List<PriceState> statesOn(LocalDate day) {
        requireNonNull(day, "day");
        List<PriceState> inForce = new ArrayList<>(subscriptions.size());
        for (Subscription subscription : subscriptions) {
            for (PriceState state : subscription.states()) {
                if (!state.from().isAfter(day)
                        && (state.to().isEmpty() || state.to().get().isAfter(day))) {
                    inForce.add(state);
                }
            }
        }
        return Collections.unmodifiableList(inForce);
    }

    /** Returns what the account pays a month in a currency at the end of a day up to {@link #asOf()}. */
    public Mrr mrrOn(LocalDate day, CurrencyUnit currency) {
        requireNonNull(day, "day");
        AccountLine line = line(currency);
        return Mrr.ofUnits(currency, line == null ? 0 : line.unitsOn(epoch(day)));
    }

    /** Returns where the account stands in a currency at the end of a day up to {@link #asOf()}. */
    public CustomerState stateOn(LocalDate day, CurrencyUnit currency) {
        requireNonNull(day, "day");
        requireNonNull(currency, "currency");
        AccountLine line = line(currency);
        return line == null ? CustomerState.NEVER_PAID : line.stateOn(epoch(day));
    }

    /**
     * Returns the account over one period in one currency: what a {@link Metric} reads, for programs that fold accounts
     * themselves.
     *
     * @throws IllegalArgumentException if the period begins after {@link #asOf()}
     */
    public AccountPeriod over(DateRange period, CurrencyUnit currency) {
        requireNonNull(period, "period");
        requireNonNull(currency, "currency");
        AccountLine line = line(currency);
        return new AccountPeriod(
                line == null ? new AccountLine(accountId, currency, List.of()) : line,
                period,
                PeriodSpan.of(period, policy, asOf));
    }

    /** Returns whether the account pays, is paused or is active at zero on a day, in any currency. */
    public boolean isCustomerOn(LocalDate day) {
        requireNonNull(day, "day");
        int at = epoch(day);
        for (AccountLine line : lines) {
            if (!line.isLostOn(at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns committed monthly recurring revenue {@code horizonDays} after {@link #asOf()}: what the price states
     * known by then say will be in force, valued without discounts that end. A cancellation counts from the day it
     * takes effect, if it was asked for by {@link #asOf()}; a price state that begins later counts if it was recorded
     * by then. What is past due counts if it counts on {@link #asOf()}.
     *
     * @param horizonDays how far to look, 0 or more
     * @see <a href="http://www.bvp.com/cloud/law2/">Bessemer Venture Partners on CMRR</a>
     */
    public Mrr committedMrr(CurrencyUnit currency, int horizonDays) {
        checkArgument(horizonDays >= 0, "horizonDays must not be negative, was %s", horizonDays);
        return CommittedRevenue.of(this, scheduled, currency, ahead(horizonDays));
    }

    /**
     * Returns what the account pays a month on a day in a currency for bills that are overdue but within the policy's
     * grace: revenue that counts and is at risk.
     *
     * @param day up to {@link #asOf()}
     */
    public Mrr atRiskMrrOn(LocalDate day, CurrencyUnit currency) {
        requireNonNull(day, "day");
        return Mrr.ofUnits(currency, CommittedRevenue.atRisk(this, currency, epoch(day)));
    }

    /**
     * Returns the churn that is known to lie ahead: what would happen up to {@code horizonDays} after {@link #asOf()}
     * if nothing else became known, since every subscription the account still has was cancelled by then. No movement
     * until its day, and gone without a trace in revenue if the cancellation is taken back. Bills that are overdue are
     * not scheduled to be unpaid; see {@link #atRiskMrrOn}.
     *
     * @param horizonDays how far to look, 0 or more
     * @return by day; the amounts are what it pays on the day before, negative
     */
    public List<Movement> scheduledChurn(CurrencyUnit currency, int horizonDays) {
        requireNonNull(currency, "currency");
        checkArgument(horizonDays >= 0, "horizonDays must not be negative, was %s", horizonDays);
        return CommittedRevenue.churn(this, scheduled, currency, ahead(horizonDays));
    }

    /**
     * Returns the first day on which the account will pay nothing in a currency if nothing else becomes known, however
     * far ahead; empty where something that it pays for has no end yet, or it pays nothing.
     */
    public Optional<LocalDate> leavesOn(CurrencyUnit currency) {
        return scheduledChurn(currency, ALL_DAYS).stream().map(Movement::on).findFirst();
    }

    /** Returns the movements in all currencies, the earliest first. */
    public List<Movement> movements() {
        List<Movement> all = new ArrayList<>();
        for (AccountLine line : lines) {
            for (int i = 0; i < line.size(); i++) {
                if (line.isMovement(i)) {
                    all.add(line.movement(i));
                }
            }
        }
        all.sort(Comparator.comparing(Movement::on)
                .thenComparing(movement -> movement.amount().currency()));
        return all;
    }

    /**
     * Returns the first day on which the account paid, in any currency, as the price states tell; empty if it never
     * did. A day that {@link RevenueLedger#withFirstPaid} was told of decides what its first movement is, and is not
     * this.
     */
    public Optional<LocalDate> firstPaidOn() {
        int first = Integer.MAX_VALUE;
        for (AccountLine line : lines) {
            int step = line.firstPaying();
            first = step < 0 ? first : Math.min(first, line.day(step));
        }
        return first == Integer.MAX_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(first));
    }

    /**
     * Returns the stretches of days over which the account was a customer: paying, paused, or active at zero, in any
     * currency. The last one has no end while it is a customer still.
     */
    public List<DateRange> spells() {
        Set<LocalDate> days = new TreeSet<>();
        for (AccountLine line : lines) {
            for (int i = 0; i < line.size(); i++) {
                days.add(LocalDate.ofEpochDay(line.day(i)));
            }
        }
        List<DateRange> spells = new ArrayList<>();
        Optional<LocalDate> began = Optional.empty();
        for (LocalDate day : days) {
            boolean customer = isCustomerOn(day);
            if (customer && began.isEmpty()) {
                began = Optional.of(day);
            } else if (!customer && began.isPresent()) {
                spells.add(DateRange.of(began.get(), day));
                began = Optional.empty();
            }
        }
        began.ifPresent(day -> spells.add(DateRange.startingOn(day)));
        return spells;
    }

    /**
     * Returns the {@linkplain #spells() stretches} as tenures: gaps of at most the policy's {@code tenureGapDays} do
     * not end one.
     *
     * @see <a href="https://github.com/carl24k/fight-churn">Gold (2020), Fighting Churn with Data, listing 3.12</a>
     */
    public List<DateRange> tenures() {
        List<DateRange> tenures = new ArrayList<>();
        for (DateRange spell : spells()) {
            int last = tenures.size() - 1;
            if (last >= 0 && ChronoUnit.DAYS.between(tenures.get(last).to(), spell.from()) <= policy.tenureGapDays()) {
                tenures.set(last, DateRange.of(tenures.get(last).from(), spell.to()));
            } else {
                tenures.add(spell);
            }
        }
        return tenures;
    }

    private @Nullable AccountLine line(CurrencyUnit currency) {
        for (AccountLine line : lines) {
            if (line.currency().equals(currency)) {
                return line;
            }
        }
        return null;
    }

    /** A day ahead; the last of all where that is further. */
    private LocalDate ahead(int horizonDays) {
        return Days.earlier(asOf.plusDays(horizonDays), Days.LAST);
    }

    private int epoch(LocalDate day) {
        checkArgument(!day.isAfter(asOf), "day must not be after asOf = %s, was %s", asOf, day);
        return Days.epoch(day);
    }

    /** Returns whose revenue it is, and as of which day under which policy. */
    @Override
    public String toString() {
        return "revenue of " + accountId + " in " + currencies() + " as of " + asOf + " under " + policy.fingerprint();
    }
}

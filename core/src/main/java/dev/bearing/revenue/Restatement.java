package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Why a number about the same days is another one today than it was then: account by account, what was known then, what
 * is known now, and which price states changed in between. The rows add up exactly to the difference.
 *
 * <pre>{@code
 * RevenueLedger then = RevenueLedger.of(states, policy, feb28, feb28);
 * RevenueLedger now = RevenueLedger.of(states, policy, feb28, mar31);
 * Restatement restatement = Restatement.between(then, now, ledger -> ledger.in(USD));
 * restatement.bridge(february).rows();                               // acme: CHURN 0 then, -100 now
 * restatement.rate(ledger -> ledger.logoChurn(february)).rows();     // acme: 0/1 then, 1/1 now
 * }</pre>
 */
public final class Restatement {

    /**
     * A price state that is known otherwise than it was. At least one of both is there.
     *
     * @param then as it was known, or empty where it was not known yet
     * @param now as it is known, or empty where it is no longer so
     */
    public record FactChange(Optional<PriceState> then, Optional<PriceState> now) {

        /** Refuses a change of nothing. */
        public FactChange {
            requireNonNull(then, "then");
            requireNonNull(now, "now");
            checkArgument(then.isPresent() || now.isPresent(), "then or now must be there");
        }
    }

    /** What of a bridge a row is about. */
    public sealed interface Item {

        /** The opening balance. */
        record Opening() implements Item {}

        /**
         * The movements of one kind.
         *
         * @param kind the kind
         */
        record Movements(MovementKind kind) implements Item {

            /** Refuses null. */
            public Movements {
                requireNonNull(kind, "kind");
            }
        }

        /** The closing balance. */
        record Closing() implements Item {}
    }

    /**
     * What one account changed in one item of a bridge.
     *
     * @param accountId the account
     * @param item opening, closing, or a kind of movement
     * @param then its amount as known then
     * @param now its amount as known now, another one
     * @param facts the account's price states that are known otherwise
     */
    public record BridgeRow(AccountId accountId, Item item, Mrr then, Mrr now, List<FactChange> facts) {

        /** Copies the facts. */
        public BridgeRow {
            requireNonNull(accountId, "accountId");
            requireNonNull(item, "item");
            requireNonNull(then, "then");
            requireNonNull(now, "now");
            requireNonNull(facts, "facts");
            facts = List.copyOf(facts);
        }

        /** Returns by how much the account changed the item. */
        public Mrr difference() {
            return now.minus(then);
        }
    }

    /**
     * A bridge then and now.
     *
     * @param then as known then
     * @param now as known now
     * @param rows what changed, by account and then item; of each item they add up to the difference of the bridges
     */
    public record RestatedBridge(RevenueBridge then, RevenueBridge now, List<BridgeRow> rows) {

        /** Copies the rows. */
        public RestatedBridge {
            rows = List.copyOf(rows);
        }

        /** Returns the sum of the rows about one item: the difference of the two bridges in it. */
        public Mrr difference(Item item) {
            Mrr sum = Mrr.zero(then.opening().currency());
            for (BridgeRow row : rows) {
                if (row.item().equals(item)) {
                    sum = sum.plus(row.difference());
                }
            }
            return sum;
        }
    }

    /**
     * What one account changed in a rate. Parts are counts, or units of {@link Mrr}, as the rate's own.
     *
     * @param accountId the account
     * @param numeratorThen its part of the numerator as known then
     * @param numeratorNow as known now
     * @param denominatorThen its part of the denominator as known then
     * @param denominatorNow as known now
     * @param facts the account's price states that are known otherwise
     */
    public record RateRow(
            AccountId accountId,
            long numeratorThen,
            long numeratorNow,
            long denominatorThen,
            long denominatorNow,
            List<FactChange> facts) {

        /** Copies the facts. */
        public RateRow {
            requireNonNull(accountId, "accountId");
            requireNonNull(facts, "facts");
            facts = List.copyOf(facts);
        }
    }

    /**
     * A rate then and now.
     *
     * @param then as known then
     * @param now as known now
     * @param rows the accounts whose parts changed, by id; they add up to the differences of both parts
     */
    public record RestatedRate(Rate then, Rate now, List<RateRow> rows) {

        /** Copies the rows. */
        public RestatedRate {
            requireNonNull(then, "then");
            requireNonNull(now, "now");
            requireNonNull(rows, "rows");
            rows = List.copyOf(rows);
        }
    }

    private final CurrencyLedger then;
    private final CurrencyLedger now;
    private final Map<AccountId, List<FactChange>> facts;
    private final Map<AccountId, List<FactChange>> later;

    private Restatement(
            CurrencyLedger then,
            CurrencyLedger now,
            Map<AccountId, List<FactChange>> facts,
            Map<AccountId, List<FactChange>> later) {
        this.then = then;
        this.now = now;
        this.facts = facts;
        this.later = later;
    }

    /**
     * Returns what changed between two ledgers of the same policy and customers that go up to the same day.
     *
     * @param then as known earlier
     * @param now as known later
     * @param view the part to look at: {@code ledger -> ledger.in(USD)}, or a conversion, whose table of rates may be
     *     that of {@link RevenueLedger#knownAt()}; then rows without facts are changes of rates
     * @throws IllegalArgumentException if the ledgers differ in policy, in who is one customer, or in last day
     */
    public static Restatement between(
            RevenueLedger then, RevenueLedger now, Function<RevenueLedger, CurrencyLedger> view) {
        requireNonNull(then, "then");
        requireNonNull(now, "now");
        requireNonNull(view, "view");
        checkArgument(
                then.basis().fingerprint().equals(now.basis().fingerprint()),
                "both must be under one policy and of the same customers, were %s and %s",
                then.basis().fingerprint(),
                now.basis().fingerprint());
        checkArgument(
                then.asOf().equals(now.asOf()),
                "both must go up to the same day, were %s and %s",
                then.asOf(),
                now.asOf());
        return new Restatement(
                view.apply(then),
                view.apply(now),
                changes(then, then.asOf(), now, now.asOf()),
                changes(then, then.knownAt(), now, now.knownAt()));
    }

    /** Returns the price states that are known otherwise, by account; accounts without one are absent. */
    public Map<AccountId, List<FactChange>> facts() {
        return facts;
    }

    /** Returns what changed in the bridge of a period, by every movement. */
    public RestatedBridge bridge(DateRange period) {
        Map<AccountId, AccountPeriod> before = periods(then, period);
        Map<AccountId, AccountPeriod> after = periods(now, period);
        List<BridgeRow> rows = new ArrayList<>();
        for (AccountId id : union(before, after)) {
            Map<Item, Mrr> old = items(Optional.ofNullable(before.get(id)));
            items(Optional.ofNullable(after.get(id))).forEach((item, amount) -> {
                Mrr was = requireNonNull(old.get(item));
                if (!was.equals(amount)) {
                    rows.add(new BridgeRow(id, item, was, amount, factsOf(id)));
                }
            });
        }
        return new RestatedBridge(
                then.bridge(period, RevenuePolicy.BridgeMode.EVENT),
                now.bridge(period, RevenuePolicy.BridgeMode.EVENT),
                rows);
    }

    /**
     * Returns what changed in a rate. A row without facts changed by what was learnt of something else: of contracts in
     * the churn of those available to renew, of exchange rates in a conversion.
     *
     * @param rate the rate, one that lists its {@linkplain Rate#members() members}
     * @throws IllegalArgumentException if the members of the rate do not make its parts
     */
    public RestatedRate rate(Function<CurrencyLedger, Rate> rate) {
        Rate was = rate.apply(then);
        Rate is = rate.apply(now);
        TreeMap<String, long[]> parts = new TreeMap<>();
        addMembers(was, 0, parts);
        addMembers(is, 2, parts);
        List<RateRow> rows = new ArrayList<>();
        parts.forEach((id, part) -> {
            if (part[0] != part[2] || part[1] != part[3]) {
                AccountId account = AccountId.of(id);
                rows.add(new RateRow(account, part[0], part[2], part[1], part[3], factsOf(account)));
            }
        });
        return new RestatedRate(was, is, rows);
    }

    private static void addMembers(Rate rate, int offset, Map<String, long[]> parts) {
        long numerator = 0;
        long denominator = 0;
        for (Rate.Member member : rate.members()) {
            long[] part = parts.computeIfAbsent(member.id(), id -> new long[4]);
            part[offset] = ExactAmounts.plus(part[offset], member.numerator());
            part[offset + 1] = ExactAmounts.plus(part[offset + 1], member.denominator());
            numerator = ExactAmounts.plus(numerator, member.numerator());
            denominator = ExactAmounts.plus(denominator, member.denominator());
        }
        checkArgument(
                numerator == rate.numerator() && denominator == rate.denominator(),
                "the members of %s must make its parts, they make %s and %s",
                rate,
                numerator,
                denominator);
    }

    private List<FactChange> factsOf(AccountId id) {
        // a policy that merges gaps, or asks whether anything follows, looks at what begins later
        return Optional.ofNullable(facts.get(id))
                .or(() -> Optional.ofNullable(later.get(id)))
                .orElse(List.of());
    }

    private Map<Item, Mrr> items(Optional<AccountPeriod> account) {
        Mrr nothing = Mrr.zero(then.currency());
        Map<MovementKind, Mrr> moved = new EnumMap<>(MovementKind.class);
        account.ifPresent(period ->
                period.movements().forEach(movement -> moved.merge(movement.kind(), movement.amount(), Mrr::plus)));
        Map<Item, Mrr> items = new LinkedHashMap<>();
        items.put(new Item.Opening(), account.map(AccountPeriod::opening).orElse(nothing));
        for (MovementKind kind : MovementKind.values()) {
            items.put(new Item.Movements(kind), moved.getOrDefault(kind, nothing));
        }
        items.put(new Item.Closing(), account.map(AccountPeriod::closing).orElse(nothing));
        return items;
    }

    private static Map<AccountId, AccountPeriod> periods(CurrencyLedger ledger, DateRange period) {
        TreeMap<AccountId, AccountPeriod> periods = new TreeMap<>();
        for (AccountLine line : ledger.lines()) {
            periods.put(line.accountId(), new AccountPeriod(line, period, ledger.span(period)));
        }
        return periods;
    }

    private static List<AccountId> union(Map<AccountId, ?> one, Map<AccountId, ?> other) {
        TreeMap<AccountId, Boolean> all = new TreeMap<>();
        one.keySet().forEach(id -> all.put(id, true));
        other.keySet().forEach(id -> all.put(id, true));
        return List.copyOf(all.keySet());
    }

    /** What differs between the states that had begun by a day of each. */
    private static Map<AccountId, List<FactChange>> changes(
            RevenueLedger then, LocalDate begunThen, RevenueLedger now, LocalDate begunNow) {
        TreeMap<AccountId, List<FactChange>> changes = new TreeMap<>();
        TreeMap<AccountId, Boolean> ids = new TreeMap<>();
        then.accounts().forEach(account -> ids.put(account.accountId(), true));
        now.accounts().forEach(account -> ids.put(account.accountId(), true));
        for (AccountId id : ids.keySet()) {
            Map<Object, PriceState> before = states(then, id, begunThen);
            Map<Object, PriceState> after = states(now, id, begunNow);
            List<FactChange> own = new ArrayList<>();
            before.forEach((key, state) -> {
                Optional<PriceState> other = Optional.ofNullable(after.get(key));
                if (!other.map(version -> seen(version, begunNow)).equals(Optional.of(seen(state, begunNow)))) {
                    own.add(new FactChange(Optional.of(state), other));
                }
            });
            after.forEach((key, state) -> {
                if (!before.containsKey(key)) {
                    own.add(new FactChange(Optional.empty(), Optional.of(state)));
                }
            });
            if (!own.isEmpty()) {
                own.sort(Comparator.comparing(Restatement::from).thenComparing(Restatement::subscription));
                changes.put(id, List.copyOf(own));
            }
        }
        return Collections.unmodifiableSortedMap(changes);
    }

    private static LocalDate from(FactChange change) {
        return change.now().or(change::then).orElseThrow().from();
    }

    private static String subscription(FactChange change) {
        return change.now().or(change::then).orElseThrow().subscriptionId();
    }

    private static Map<Object, PriceState> states(RevenueLedger ledger, AccountId id, LocalDate begunBy) {
        Map<Object, PriceState> states = new HashMap<>();
        ledger.account(id)
                .ifPresent(account -> Stream.concat(
                                account.subscriptions().stream()
                                        .flatMap(subscription -> subscription.states().stream()),
                                account.scheduled().stream())
                        .filter(state -> !state.from().isAfter(begunBy))
                        .forEach(state -> states.putIfAbsent(state.key(), state)));
        return states;
    }

    /** What of a state can be seen in a ledger up to a day: nothing dated later, and not when it was recorded. */
    private static PriceState seen(PriceState state, LocalDate asOf) {
        PriceState begun = state.withRecordedOn(state.from());
        return begun.asKnownOn(asOf);
    }
}

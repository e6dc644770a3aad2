package dev.bearing.book;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.internal.Lazy;
import dev.bearing.value.Timeline;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One account as it was known on a day: nothing later can be seen through it.
 *
 * <pre>{@code
 * AccountView acme = book.account(AccountId.of("acme"), asOf).orElseThrow();
 * acme.facts(MilestoneEvent.class);
 * acme.attribute("tier");
 * }</pre>
 */
public final class AccountView {

    private final Account account;
    private final AccountFacts facts;
    private final LocalDate asOf;
    private final Supplier<Map<String, Timeline<AttributeValue>>> timelines = Lazy.of(this::timelines);

    AccountView(Account account, AccountFacts facts, LocalDate asOf) {
        this.account = account;
        this.facts = facts;
        this.asOf = asOf;
    }

    /** Returns the account's key. */
    public AccountId id() {
        return account.accountId();
    }

    /** Returns the day of this view. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the account itself. */
    public Account account() {
        return account;
    }

    /** Returns the facts of a class as known on the day, the earliest first; of each the version recorded last. */
    public <F extends AccountFact> List<F> facts(Class<F> type) {
        requireNonNull(type, "type");
        return facts.asOf(type, asOf);
    }

    /**
     * Returns every version of the facts of a class that was recorded by the day and took effect by it: for methods
     * that do their own reckoning of what was known when.
     */
    public <F extends AccountFact> List<F> versions(Class<F> type) {
        requireNonNull(type, "type");
        return facts.all(type).stream()
                .filter(fact ->
                        !fact.recordedOn().isAfter(asOf) && !fact.effectiveOn().isAfter(asOf))
                .map(type::cast)
                .toList();
    }

    /**
     * Returns every version of the facts of a class that was recorded by the day, those that take effect later
     * included: a price that is agreed for next month, say.
     */
    public <F extends AccountFact> List<F> recorded(Class<F> type) {
        requireNonNull(type, "type");
        return facts.all(type).stream()
                .filter(fact -> !fact.recordedOn().isAfter(asOf))
                .map(type::cast)
                .toList();
    }

    /** Returns all attributes as they were on the day of this view: the dated values in force, and the undated ones. */
    public Attributes attributes() {
        return account.attributes().with(facts(AttributeChange.class)); // the earliest first
    }

    /** Returns an attribute as it was on the day of this view. */
    public Optional<AttributeValue> attribute(String name) {
        requireNonNull(name, "name");
        return attributeOn(name, asOf);
    }

    /** Returns an attribute as it was on {@code day}: the dated value in force, else the undated one. */
    public Optional<AttributeValue> attributeOn(String name, LocalDate day) {
        requireNonNull(name, "name");
        requireNonNull(day, "day");
        return attributeTimeline(name).on(day).or(() -> account.attributes().get(name));
    }

    /** Returns the dated values of an attribute; empty where it has none. */
    public Timeline<AttributeValue> attributeTimeline(String name) {
        requireNonNull(name, "name");
        return timelines.get().getOrDefault(name, Timeline.empty());
    }

    /** Returns whose view it is and of which day, such as {@code acme as of 2026-08-31}. */
    @Override
    public String toString() {
        return id() + " as of " + asOf();
    }

    private Map<String, Timeline<AttributeValue>> timelines() {
        Map<String, Map<LocalDate, AttributeValue>> values = new HashMap<>();
        for (AttributeChange change : facts(AttributeChange.class)) {
            values.computeIfAbsent(change.attribute(), name -> new TreeMap<>()).put(change.from(), change.value());
        }
        return values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Timeline.of(entry.getValue())));
    }
}

package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How early customers were told what to expect. Immutable.
 *
 * <pre>{@code
 * EarlyExpectations told = EarlyExpectations.of(customersSince, book.facts(ExpectationSet.class), asOf);
 * told.within(30);   // 61 of 80: of those who came 30 days ago or earlier
 * }</pre>
 */
public final class EarlyExpectations {

    /** The days by which expectations are usually managed. */
    public static final List<Integer> USUAL_DAYS = List.of(30, 60, 90);

    private final SortedMap<AccountId, LocalDate> since;
    private final SortedMap<AccountId, LocalDate> told;
    private final LocalDate asOf;

    private EarlyExpectations(
            SortedMap<AccountId, LocalDate> since, SortedMap<AccountId, LocalDate> told, LocalDate asOf) {
        this.since = since;
        this.told = told;
        this.asOf = asOf;
    }

    /**
     * Returns how early some accounts were told.
     *
     * @param since the day each became a customer, also of those that have left
     * @param expectations of any accounts, in any order
     * @param asOf the day; what happened or became known later is ignored
     */
    public static EarlyExpectations of(
            Map<AccountId, LocalDate> since, Collection<ExpectationSet> expectations, LocalDate asOf) {
        requireNonNull(since, "since");
        requireNonNull(expectations, "expectations");
        requireNonNull(asOf, "asOf");
        SortedMap<AccountId, LocalDate> told = new TreeMap<>();
        for (ExpectationSet one : expectations) {
            if (!one.on().isAfter(asOf) && !one.recordedOn().isAfter(asOf)) {
                told.merge(one.accountId(), one.on(), Days::earlier);
            }
        }
        return new EarlyExpectations(new TreeMap<>(since), told, asOf);
    }

    /**
     * Returns how many accounts were told anything within {@code days} days of becoming a customer, or before, out of
     * those that became one that long ago or earlier, with the accounts as members.
     *
     * @param days 0 or more
     */
    public Rate within(int days) {
        checkArgument(days >= 0, "days must not be negative, was %s", days);
        List<Rate.Member> members = new ArrayList<>();
        since.forEach((id, start) -> {
            if (ChronoUnit.DAYS.between(start, asOf) >= days) {
                boolean early = told.containsKey(id) && !told.get(id).isAfter(start.plusDays(days));
                members.add(new Rate.Member(id.value(), early ? 1 : 0, 1));
            }
        });
        return Rate.ofMembers(members).named("CUSTOMERS_LONG_ENOUGH", "told what to expect within " + days + " days");
    }

    /** Returns whether any account was told anything. */
    public boolean isEmpty() {
        return told.isEmpty();
    }
}

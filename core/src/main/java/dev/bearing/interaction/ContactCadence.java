package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A requirement of the appropriate experience that can be read off the interactions: contact at least every so many
 * days.
 *
 * <pre>{@code
 * ContactCadence monthly = ContactCadence.every(30, "monthly contact");
 * ContactCadence.Standing standing = monthly.standing(interactionsOfAcme, customerSince, asOf);
 * standing.isMet();       // false
 * standing.daysLate();    // 12
 * standing.kept();        // 7 of 8 waits were short enough
 * }</pre>
 *
 * @param requirement the name of the requirement in the desired outcome, not blank
 * @param everyDays the longest wait between two contacts that meets it, positive, in days
 * @param counts which interactions count as contact
 */
public record ContactCadence(String requirement, int everyDays, MeaningfulContact counts) {

    /** @throws IllegalArgumentException if the name is blank or the days are not positive */
    public ContactCadence {
        checkText("requirement", requirement);
        checkArgument(everyDays > 0, "everyDays must be positive, was %s", everyDays);
        requireNonNull(counts, "counts");
    }

    /** Returns that contact of any kind is required every {@code days} days. */
    public static ContactCadence every(int days, String requirement) {
        return new ContactCadence(requirement, days, MeaningfulContact.any());
    }

    /** Returns this cadence, for which only some interactions count. */
    public ContactCadence counting(MeaningfulContact contact) {
        return new ContactCadence(requirement, everyDays, contact);
    }

    /**
     * How an account's contacts stand against a cadence.
     *
     * @param cadence the cadence
     * @param lastOn the last contact since the account became a customer, if there was one
     * @param dueOn the day by which the next is due; it is met on that day and late after it
     * @param daysLate how many days the next contact is late, 0 where it is not
     * @param kept of the waits that are over or too long by now, the share that was short enough
     */
    public record Standing(
            ContactCadence cadence, Optional<LocalDate> lastOn, LocalDate dueOn, long daysLate, Rate kept) {

        /** @throws IllegalArgumentException if the days are negative */
        public Standing {
            requireNonNull(cadence, "cadence");
            requireNonNull(lastOn, "lastOn");
            requireNonNull(dueOn, "dueOn");
            checkArgument(daysLate >= 0, "daysLate must not be negative, was %s", daysLate);
            requireNonNull(kept, "kept");
        }

        /** Returns whether the requirement is met: the next contact is not late. */
        public boolean isMet() {
            return daysLate == 0;
        }
    }

    /**
     * Returns how one account stands.
     *
     * @param interactions the account's, in any order; those before {@code since} and after {@code asOf} do not count
     * @param since the day from which it may expect contact, such as the first of its contract
     * @param asOf the day, not before {@code since}
     */
    public Standing standing(Collection<Interaction> interactions, LocalDate since, LocalDate asOf) {
        checkArgument(!asOf.isBefore(since), "asOf must not be before since = %s, was %s", since, asOf);
        NavigableSet<LocalDate> contacts = new TreeSet<>();
        interactions.stream()
                .filter(counts::includes)
                .filter(interaction -> !interaction.recordedOn().isAfter(asOf))
                .map(Interaction::on)
                .filter(day -> !day.isBefore(since) && !day.isAfter(asOf))
                .forEach(contacts::add);
        List<Long> waits = new ArrayList<>();
        LocalDate from = since;
        for (LocalDate contact : contacts) {
            waits.add(ChronoUnit.DAYS.between(from, contact));
            from = contact;
        }
        LocalDate due = from.plusDays(everyDays);
        long late = Math.max(0, ChronoUnit.DAYS.between(due, asOf));
        long shortEnough = waits.stream().filter(days -> days <= everyDays).count();
        return new Standing(
                this,
                contacts.isEmpty() ? Optional.empty() : Optional.of(contacts.last()),
                due,
                late,
                Rate.ofCounts(shortEnough, waits.size() + (late > 0 ? 1 : 0))
                        .named("DECIDED_WAITS", "contact every " + everyDays + " days"));
    }
}

package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * When a customer is a lead for an expansion, how it is then sold, and how long a lead lives.
 *
 * @param signals what shows that the situation has changed, any of those that speak for an expansion is enough; an
 *     expansion for which none speaks has the one signal that its milestone was reached within {@code freshDays}
 * @param routing how a lead is sold
 * @param freshDays for how many days a milestone reached is a signal by itself, 1 or more
 * @param expireDays how many days a lead has to be won or lost before it expires, 1 or more
 * @param retryDays for how many days after a lead was lost or has expired there is no other for the same expansion, 0
 *     or more
 */
public record LeadPolicy(List<LeadSignal> signals, LeadRouting routing, int freshDays, int expireDays, int retryDays) {

    private static final LeadPolicy STANDARD = new LeadPolicy(List.of(), LeadRouting.standard(), 90, 120, 180);

    private static final Set<String> RENEWALS = Set.of("renew", "renewal", "renewals", "renewed");

    /** @throws IllegalArgumentException if a number of days is out of its range */
    public LeadPolicy {
        requireNonNull(signals, "signals");
        signals = List.copyOf(signals);
        requireNonNull(routing, "routing");
        checkArgument(freshDays >= 1, "freshDays must be at least 1, was %s", freshDays);
        checkArgument(expireDays >= 1, "expireDays must be at least 1, was %s", expireDays);
        checkArgument(retryDays >= 0, "retryDays must not be negative, was %s", retryDays);
    }

    /** Returns the standard routing, 90 days of freshness, 120 to live and 180 before another try: conventions. */
    public static LeadPolicy standard() {
        return STANDARD;
    }

    /** Returns this policy with other signals. */
    public LeadPolicy withSignals(LeadSignal... others) {
        return new LeadPolicy(List.of(others), routing, freshDays, expireDays, retryDays);
    }

    /** Returns this policy with another routing. */
    public LeadPolicy withRouting(LeadRouting other) {
        return new LeadPolicy(signals, other, freshDays, expireDays, retryDays);
    }

    /** Returns this policy with another life of a lead, in days, 1 or more. */
    public LeadPolicy withExpireDays(int days) {
        return new LeadPolicy(signals, routing, freshDays, days, retryDays);
    }

    /**
     * Returns how far a lead has got on a day, as it was known then. It is accepted once somebody has accepted it or
     * the customer was offered it, and expired {@code expireDays} after it was opened.
     *
     * @param lead opened on or before the day
     */
    public LeadStatus statusOn(ExpansionLead lead, LocalDate day) {
        checkArgument(!lead.openedOn().isAfter(day), "the lead must be opened by %s, was %s", day, lead.openedOn());
        ExpansionLead known = lead.asKnownOn(day);
        if (known.wonOn().isPresent() || known.lostOn().isPresent()) {
            return known.isTaken() ? LeadStatus.WON : LeadStatus.LOST;
        }
        if (ChronoUnit.DAYS.between(known.openedOn(), day) >= expireDays) {
            return LeadStatus.EXPIRED;
        }
        return known.takenUpOn().isPresent() ? LeadStatus.ACCEPTED : LeadStatus.OPEN;
    }

    /** Returns the day a lead that is neither alive nor won ended. */
    LocalDate endedOn(ExpansionLead lead, LocalDate day) {
        ExpansionLead known = lead.asKnownOn(day);
        return known.lostOn().orElseGet(() -> known.openedOn().plusDays(expireDays));
    }

    /** Returns whether an expansion is a renewal by its name; a renewal adds nothing and is never a lead. */
    static boolean isRenewal(String expansion) {
        for (String word : expansion.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            if (RENEWALS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    boolean hasOwnSignal(LogicalExpansion expansion) {
        return signals.stream().anyMatch(signal -> signal.speaksFor(expansion));
    }
}

package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Motion;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many leads were opened, accepted and won in a period: events of the period, each by its own day, and no cohort. A
 * lead won in the period may have been opened before it. Over all time these are the numbers of the funnel
 * ({@link dev.bearing.action.LeadFunnel}), which means the same by each word.
 *
 * @param opened how many were opened, 0 or more
 * @param accepted how many were taken up, 0 or more: accepted by somebody, offered to the customer (a checkout needs
 *     nobody to accept), or won, whichever came first ({@link ExpansionLead#takenUpOn()})
 * @param won how many were won, 0 or more
 */
public record LeadEvents(long opened, long accepted, long won) {

    private static final LeadEvents ZERO = new LeadEvents(0, 0, 0);

    /** @throws IllegalArgumentException if a count is negative */
    public LeadEvents {
        checkArgument(opened >= 0, "opened must not be negative, was %s", opened);
        checkArgument(accepted >= 0, "accepted must not be negative, was %s", accepted);
        checkArgument(won >= 0, "won must not be negative, was %s", won);
    }

    /** Returns no leads: adding them changes nothing. */
    public static LeadEvents zero() {
        return ZERO;
    }

    /** Returns the counts of both; no lead may be in both. */
    public LeadEvents plus(LeadEvents other) {
        return new LeadEvents(
                Math.addExact(opened, other.opened),
                Math.addExact(accepted, other.accepted),
                Math.addExact(won, other.won));
    }

    /** Returns the counts of a period by motion, with an entry for each motion. */
    static SortedMap<Motion, LeadEvents> of(Collection<ExpansionLead> leads, DateRange period) {
        Map<Motion, LeadEvents> all = new EnumMap<>(Motion.class);
        for (Motion motion : Motion.values()) {
            all.put(motion, ZERO);
        }
        for (ExpansionLead lead : leads) {
            all.merge(
                    lead.motion(),
                    new LeadEvents(
                            count(lead, period, any -> Optional.of(any.openedOn())),
                            count(lead, period, ExpansionLead::takenUpOn),
                            count(lead, period, any -> any.wonOn().filter(day -> any.isTaken()))),
                    LeadEvents::plus);
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(all));
    }

    private static long count(ExpansionLead lead, DateRange period, Function<ExpansionLead, Optional<LocalDate>> day) {
        return day.apply(lead).filter(period::contains).isPresent() ? 1 : 0;
    }
}

package dev.bearing.journey;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;

/** How many days a leg still takes, after a wait so far; the source of a {@link Route}'s times. */
@FunctionalInterface
public interface LegTimes {

    /**
     * Returns the days from now until the milestone is reached, 0 or more, or why that is not known.
     *
     * @param daysWaited the days on the leg so far, 0 where it has not begun
     */
    Answer<Double> daysLeft(SuccessMilestone milestone, long daysWaited);

    /**
     * Returns the plan's own times: a milestone's expected days less those waited. A wait that has outlasted its plan
     * is planned anew, with all of its days; it is not about to end because it is late.
     */
    static LegTimes planned() {
        return (milestone, waited) -> {
            if (milestone.expectedDays().isEmpty()) {
                return Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED, "milestone " + milestone.id() + " has no expected days");
            }
            int expected = milestone.expectedDays().getAsInt();
            return Answer.known((double) (waited > expected ? expected : expected - waited));
        };
    }

    /**
     * Returns times seen of others: the days within which half of those who have waited as long get there, see
     * {@link LegModel#medianRemainingDays}.
     */
    static LegTimes observed(LegModel legs) {
        requireNonNull(legs, "legs");
        return (milestone, waited) -> legs.medianRemainingDays(milestone.id(), waited);
    }

    /**
     * Returns these times, or another's where too little was seen or nothing is set. Where it was seen that a wait goes
     * on for longer than can be told, that stays the answer: a plan knows no better.
     */
    default LegTimes orElse(LegTimes other) {
        return (milestone, waited) -> daysLeft(milestone, waited)
                .fold(known -> known, unknown -> switch (unknown.reason()) {
                    case EMPTY_BASE, INSUFFICIENT_DATA, NOT_CONFIGURED -> other.daysLeft(milestone, waited);
                    default -> unknown;
                });
    }
}

package dev.bearing.interaction;

import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;

/** What the other side was to the vendor on the day of an interaction. */
public enum ContactPhase {
    /** Not a customer yet: marketing, selling, a trial. */
    BEFORE_FIRST_CONTRACT,
    /** A customer. */
    CUSTOMER,
    /** No customer any more, and either it came back later or the interaction was one of marketing or sales. */
    WIN_BACK,
    /** No customer any more, and no win-back: an interaction that should not have taken place, or a wrong record. */
    AFTER_END;

    /**
     * Returns the phase of an interaction.
     *
     * @param stays the days on which its account was a customer, in their order and apart from one another; the last
     *     may be open
     */
    public static ContactPhase of(Interaction interaction, List<DateRange> stays) {
        LocalDate day = interaction.on();
        if (stays.isEmpty() || day.isBefore(stays.get(0).from())) {
            return BEFORE_FIRST_CONTRACT;
        }
        if (stays.stream().anyMatch(stay -> stay.contains(day))) {
            return CUSTOMER;
        }
        boolean cameBack = stays.get(stays.size() - 1).from().isAfter(day);
        boolean selling = interaction
                .stage()
                .filter(stage -> stage == Interaction.Stage.MARKETING || stage == Interaction.Stage.SALES)
                .isPresent();
        return cameBack || selling ? WIN_BACK : AFTER_END;
    }
}

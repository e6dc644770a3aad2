package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A term of a contract and how it went, as known on a day.
 *
 * @param contract the contract
 * @param standing how the term went
 * @param decidedOn the day it was renewed or ended: before the term's end for an early renewal; empty while it is open
 */
public record RenewalTerm(Contract contract, Standing standing, Optional<LocalDate> decidedOn) {

    /** How a term went. */
    public enum Standing {
        /** Another term followed, within the grace. */
        RENEWED,
        /** Nothing followed within the grace. */
        NOT_RENEWED,
        /** Not known yet. */
        OPEN
    }

    /** @throws IllegalArgumentException if an open term has a day, or a decided one has none */
    public RenewalTerm {
        requireNonNull(contract, "contract");
        checkArgument(
                decidedOn.isPresent() == (standing != Standing.OPEN),
                "decidedOn must be there exactly for a decided term, was %s for %s",
                decidedOn,
                standing);
    }

    /** Returns whether the term was renewed. */
    public boolean isRenewed() {
        return standing == Standing.RENEWED;
    }
}

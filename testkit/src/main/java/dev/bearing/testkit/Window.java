package dev.bearing.testkit;

import dev.bearing.account.AccountFact;
import dev.bearing.account.Fact;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The days a company is simulated for. The simulation runs three months further, so that what is planned on the last
 * day (a cancellation, a renewal) is planned as it will come; what nobody knew on the last day is then cut off.
 *
 * @param first the first day
 * @param last the last day on which anything is known
 */
record Window(LocalDate first, LocalDate last) {

    private static final int MONTHS_BEYOND = 3;

    /** Returns the day the simulation stops. */
    LocalDate horizon() {
        return last.plusMonths(MONTHS_BEYOND);
    }

    /** Returns whether a day is neither before the first nor after the last. */
    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Returns a fact as it was known on the last day, or empty if it was not. */
    Optional<Fact> known(Fact fact) {
        if (fact.recordedOn().isAfter(last) || fact.effectiveOn().isAfter(last)) {
            return Optional.empty();
        }
        return Optional.of(fact instanceof AccountFact about ? about.asKnownOn(last) : fact.asKnownOn(last));
    }
}

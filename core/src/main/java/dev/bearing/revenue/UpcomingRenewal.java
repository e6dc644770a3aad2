package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.List;

/**
 * A term that is to be renewed or lost soon.
 *
 * @param contract the contract
 * @param atStake what the account pays a month today, one amount per currency, sorted; empty where it pays nothing
 * @param overdue whether the term has ended already and only the grace is left
 */
public record UpcomingRenewal(Contract contract, List<Mrr> atStake, boolean overdue) {

    /** Copies the amounts. */
    public UpcomingRenewal {
        requireNonNull(contract, "contract");
        atStake = List.copyOf(atStake);
    }

    /** Returns the first day after the term. */
    public LocalDate termEndsOn() {
        return contract.termEndsOn();
    }

    /** Returns whether the account has given notice. */
    public boolean noticeGiven() {
        return contract.noticeOn().isPresent();
    }
}

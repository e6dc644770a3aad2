package dev.bearing.revenue;

import dev.bearing.value.Rate;
import java.time.LocalDate;

/**
 * What a ledger says with each of its rates of a period, beside who could be counted.
 *
 * @param policy the fingerprint under which was counted
 * @param minimumBase a rate of fewer is flagged LOW_BASE
 * @param maturity whether late facts should be in by now
 * @param complete whether the period was over; if not, the rate is flagged PARTIAL_PERIOD
 * @param asOf the day whose knowledge it is made of
 */
record LedgerLabel(String policy, int minimumBase, Rate.Maturity maturity, boolean complete, LocalDate asOf) {

    Rate on(Rate rate, String population) {
        Rate named = rate.named(population, policy)
                .withMinimumBase(minimumBase)
                .maturing(maturity)
                .withAsOf(asOf);
        return complete ? named : named.flagged(Rate.Flag.PARTIAL_PERIOD);
    }
}

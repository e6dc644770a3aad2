package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.value.Rate;
import java.util.Map;
import java.util.Set;

/**
 * The accounts that could leave in a period, since a term of theirs ended in it and it is known how that went.
 *
 * @param lastDays of each, the last day before it could leave on which it was active, as epoch day
 * @param lost those who are under no term any more
 * @param open whether it is not known yet of some
 * @param maturity whether terms may still turn out otherwise
 */
record EndingTerms(Map<AccountId, Integer> lastDays, Set<AccountId> lost, boolean open, Rate.Maturity maturity) {

    /** Where nothing is known of contracts. */
    static final EndingTerms NONE = new EndingTerms(Map.of(), Set.of(), false, Rate.Maturity.FINAL);

    /** Whether an account that was active could leave. */
    boolean couldLeave(AccountLine line) {
        Integer day = lastDays.get(line.accountId());
        return day != null && line.isActiveOn(day);
    }

    boolean left(AccountLine line) {
        return couldLeave(line) && lost.contains(line.accountId());
    }
}

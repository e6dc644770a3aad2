package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;

/**
 * What is at stake in terms that end in the same month, or within the whole calendar, in one currency. An account
 * counts once with all it pays, however many of its terms end; then with the chance of the one least likely to be
 * renewed.
 *
 * @param terms how many terms end
 * @param accounts how many accounts they belong to
 * @param atStake what those pay a month today
 * @param expectedLoss how much of it is expected not to be renewed, a month; unknown where no account's chance is known
 * @param interval between which it lies in nine cases of ten, the expected loss in any case: whether each account
 *     renews is open, and so are the shares that were counted, each for its whole group at once
 * @param withoutChance how many of the accounts have no known chance, and are in {@code atStake} alone
 */
public record RenewalLoss(
        long terms,
        long accounts,
        Mrr atStake,
        Answer<EstimatedMoney> expectedLoss,
        Answer<Interval> interval,
        long withoutChance) {

    /** @throws IllegalArgumentException if a count is out of its range */
    public RenewalLoss {
        checkArgument(
                0 <= accounts && accounts <= terms, "accounts must be in [0, terms = %s], was %s", terms, accounts);
        requireNonNull(atStake, "atStake");
        requireNonNull(expectedLoss, "expectedLoss");
        requireNonNull(interval, "interval");
        checkArgument(
                0 <= withoutChance && withoutChance <= accounts,
                "withoutChance must be in [0, accounts = %s], was %s",
                accounts,
                withoutChance);
    }
}

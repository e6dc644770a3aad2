package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import java.util.List;

/**
 * One paying account of the base whose revenue is forecast.
 *
 * @param accountId the account
 * @param mrr what it pays a month, in major units, positive and finite
 * @param churn the probability that it has left by the end of each month ahead, from the first: each in [0, 1], not
 *     decreasing; 1 where that is known already
 * @param ending how much of that is known to end by the end of each month ahead while the account stays, in major units
 *     a month: each in [0, mrr], not decreasing; empty where nothing is
 * @param churnFactor multiplies these probabilities up to 1; 1 but in a what-if
 * @param contractionFactor multiplies the contraction expected of it; 1 but in a what-if
 * @param expansionFactor multiplies the expansion expected of it besides that of milestones; 1 but in a what-if
 */
public record BaseAccount(
        AccountId accountId,
        double mrr,
        List<Double> churn,
        List<Double> ending,
        double churnFactor,
        double contractionFactor,
        double expansionFactor) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public BaseAccount {
        requireNonNull(churn, "churn");
        requireNonNull(ending, "ending");
        requireNonNull(accountId, "accountId");
        checkArgument(mrr > 0 && mrr < Double.POSITIVE_INFINITY, "mrr must be positive and finite, was %s", mrr);
        churn = List.copyOf(churn);
        checkArgument(!churn.isEmpty(), "churn must have a month");
        double before = 0;
        for (double probability : churn) {
            checkArgument(
                    probability >= before - 1e-12 && probability <= 1,
                    "churn must be in [0, 1] and not decrease, was %s",
                    churn);
            before = probability;
        }
        ending = List.copyOf(ending);
        checkArgument(
                ending.isEmpty() || ending.size() == churn.size(),
                "ending must have as many months as churn, %s, had %s",
                churn.size(),
                ending.size());
        double ended = 0;
        for (double amount : ending) {
            checkArgument(
                    amount >= ended && amount <= mrr,
                    "ending must be in [0, mrr = %s] and not decrease, was %s",
                    mrr,
                    ending);
            ended = amount;
        }
        checkFactor("churnFactor", churnFactor);
        checkFactor("contractionFactor", contractionFactor);
        checkFactor("expansionFactor", expansionFactor);
    }

    /** Returns an account of the base as it is. */
    public static BaseAccount of(AccountId accountId, double mrr, List<Double> churn) {
        return new BaseAccount(accountId, mrr, churn, List.of(), 1, 1, 1);
    }

    /** Returns this account with what is known to end of it, by month ahead; empty for nothing. */
    public BaseAccount withEnding(List<Double> amounts) {
        return new BaseAccount(accountId, mrr, churn, amounts, churnFactor, contractionFactor, expansionFactor);
    }

    /** Returns this account with other factors. */
    public BaseAccount multipliedBy(double churnBy, double contractionBy, double expansionBy) {
        return new BaseAccount(
                accountId,
                mrr,
                churn,
                ending,
                churnFactor * churnBy,
                contractionFactor * contractionBy,
                expansionFactor * expansionBy);
    }

    /** Returns whether it is known to have left by the end of a month ahead. */
    boolean leavesBy(int month) {
        return churn.get(month - 1) == 1;
    }

    /** Returns the probability that it has left by the end of a month ahead; 0 months ahead nobody has. */
    double churnBy(int month) {
        if (month == 0) {
            return 0;
        }
        double probability = churn.get(month - 1);
        return probability == 1 ? 1 : Math.min(1, probability * churnFactor);
    }

    /** Returns what is known to have ended by the end of a month ahead; 0 months ahead nothing has. */
    double endingBy(int month) {
        return month == 0 || ending.isEmpty() ? 0 : ending.get(month - 1);
    }

    private static void checkFactor(String name, double factor) {
        checkArgument(
                factor >= 0 && factor < Double.POSITIVE_INFINITY,
                "%s must be 0 or more and finite, was %s",
                name,
                factor);
    }
}

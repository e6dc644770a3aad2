package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.journey.Intervention;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What to do about a term that ends soon while its account is heading the wrong way. Nothing says that doing it keeps
 * the account: the limit is the most it could be worth if it always did.
 *
 * @param accountId the account
 * @param contractId the contract
 * @param termEndsOn the first day after the term
 * @param reasons why, in words, the strongest first; at least one
 * @param intervention what to do: what the playbook has for it, else in a review a call by its owner,
 *     {@code owner_call}
 * @param choice why that one, in words
 * @param expectedLoss what is expected to be lost in the twelve months after the term: a year of what the account pays
 *     today × the probability that it is not renewed
 * @param cost what the intervention costs; unknown where there is none, or in which currency costs are is not known
 * @param costLimit the most that keeping the account may cost: the probability that it is not renewed × what an account
 *     of its tier that pays as much is expected to pay until it is lost
 */
public record SaveAction(
        AccountId accountId,
        String contractId,
        LocalDate termEndsOn,
        List<String> reasons,
        Optional<Intervention> intervention,
        String choice,
        Answer<EstimatedMoney> expectedLoss,
        Answer<EstimatedMoney> cost,
        Answer<EstimatedMoney> costLimit) {

    /** @throws IllegalArgumentException if there is no reason */
    public SaveAction {
        requireNonNull(reasons, "reasons");
        requireNonNull(accountId, "accountId");
        requireNonNull(contractId, "contractId");
        requireNonNull(termEndsOn, "termEndsOn");
        reasons = List.copyOf(reasons);
        checkArgument(!reasons.isEmpty(), "a save action needs a reason");
        requireNonNull(intervention, "intervention");
        requireNonNull(choice, "choice");
        requireNonNull(expectedLoss, "expectedLoss");
        requireNonNull(cost, "cost");
        requireNonNull(costLimit, "costLimit");
    }

    /**
     * Returns whether the intervention costs at most the limit; unknown where one of both is, or they are in two
     * currencies.
     */
    public Answer<Boolean> isWithinLimit() {
        return cost.flatMap(spent -> costLimit.flatMap(limit -> spent.currency().equals(limit.currency())
                ? Answer.known(spent.amount() <= limit.amount())
                : Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED,
                        "costs are in " + spent.currency() + ", the account pays in " + limit.currency())));
    }
}

package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import java.util.List;
import java.util.Optional;

/**
 * Where one account is, where it is heading, how fast, and what that is worth within a horizon: a forward-looking
 * indicator, in place of a snapshot. (Some authors call a group of accounts with a similar lifetime value a success
 * vector too; that is a {@link ValueTier}.)
 *
 * @param accountId the account
 * @param path the id of the path it is on
 * @param milestone the id of the milestone next ahead; empty once it has arrived, or all are waived
 * @param horizonMonths how many months ahead the probabilities look
 * @param position how far along the path it is, in [0, 1]
 * @param direction where it is heading
 * @param directionExplanation what the direction was read from
 * @param pace its speed over the speed it would need, 0 or more; 1 is on time
 * @param etaDays in how many days half of the accounts like it reach the next milestone, with the days of the first and
 *     third quarter as its interval
 * @param reachProbability the probability that it reaches the next milestone within the horizon
 * @param takeProbability the probability that it takes the next milestone's expansion once it is there
 * @param churnProbability the probability that it churns within the horizon
 * @param expectedExpansion reach × take × a year's value, over the expansions ahead
 * @param advantage what its own probabilities make it worth above the others of its tier
 * @param chances the expansions ahead, nearest first
 * @param reaches the milestones ahead with the probability to reach each within the horizon, in the path's order
 * @param uncertainty how far the numbers can be trusted
 */
public record SuccessVector(
        AccountId accountId,
        String path,
        Optional<String> milestone,
        int horizonMonths,
        Answer<Double> position,
        Heading direction,
        Explanation directionExplanation,
        Answer<Double> pace,
        Answer<Estimate> etaDays,
        Answer<Double> reachProbability,
        Answer<Double> takeProbability,
        Answer<Double> churnProbability,
        Answer<EstimatedMoney> expectedExpansion,
        Answer<EstimatedMoney> advantage,
        List<ExpansionChance> chances,
        List<MilestoneReach> reaches,
        VectorUncertainty uncertainty) {

    /** Copies the chances and reaches. */
    public SuccessVector {
        requireNonNull(chances, "chances");
        requireNonNull(reaches, "reaches");
        requireNonNull(accountId, "accountId");
        requireNonNull(path, "path");
        requireNonNull(milestone, "milestone");
        requireNonNull(position, "position");
        requireNonNull(direction, "direction");
        requireNonNull(directionExplanation, "directionExplanation");
        requireNonNull(pace, "pace");
        requireNonNull(etaDays, "etaDays");
        requireNonNull(reachProbability, "reachProbability");
        requireNonNull(takeProbability, "takeProbability");
        requireNonNull(churnProbability, "churnProbability");
        requireNonNull(expectedExpansion, "expectedExpansion");
        requireNonNull(advantage, "advantage");
        chances = List.copyOf(chances);
        reaches = List.copyOf(reaches);
        requireNonNull(uncertainty, "uncertainty");
    }
}

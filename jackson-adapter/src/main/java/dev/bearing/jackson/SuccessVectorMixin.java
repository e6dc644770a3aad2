package dev.bearing.jackson;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.vector.ExpansionChance;
import dev.bearing.vector.Heading;
import dev.bearing.vector.MilestoneReach;
import dev.bearing.vector.VectorUncertainty;
import java.util.List;
import java.util.Optional;

/** Says what of a vector must be there, since a number that is not would be read as 0. */
record SuccessVectorMixin(
        AccountId accountId,
        String path,
        Optional<String> milestone,
        @JsonProperty(required = true) int horizonMonths,
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
        VectorUncertainty uncertainty) {}

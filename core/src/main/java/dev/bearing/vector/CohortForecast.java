package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Lazy;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/**
 * What the accounts due to reach one milestone are expected to buy: size × reach × take × value. An empty cohort is
 * worth 0, without spread.
 */
public final class CohortForecast {

    private final String milestone;
    private final List<CohortMember> members;
    private final SortedMap<AccountId, String> leftOut;
    private final double reaches;
    private final double decisions;
    private final double takes;
    private final EstimatedMoney mean;
    private final Supplier<Double> sd;

    CohortForecast(
            String milestone, CurrencyUnit currency, List<CohortMember> members, SortedMap<AccountId, String> leftOut) {
        this.milestone = requireNonNull(milestone, "milestone");
        this.members = List.copyOf(members);
        this.leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        this.reaches = members.stream().mapToDouble(CohortMember::reach).sum();
        this.decisions = members.stream().mapToDouble(CohortMember::due).sum();
        this.takes = members.stream().mapToDouble(CohortMember::takes).sum();
        double sum = 0;
        for (CohortMember member : members) {
            sum += member.expected();
        }
        this.mean = EstimatedMoney.of(currency, sum);
        this.sd = Lazy.of(() -> Math.sqrt(
                ForecastMoments.of(ForecastUnit.ofCohort(this.members)).variance()));
    }

    /** Returns the milestone's id. */
    public String milestone() {
        return milestone;
    }

    /** Returns the accounts that are forecast, in the order of their ids. */
    public List<CohortMember> members() {
        return members;
    }

    /** Returns the accounts of this cohort that could not be forecast, each with the reason; no sum counts them. */
    public SortedMap<AccountId, String> leftOut() {
        return leftOut;
    }

    /** Returns how many accounts are forecast. */
    public int accounts() {
        return members.size();
    }

    /**
     * Returns how many of them are expected to have reached the milestone by the end of the horizon, those who are
     * there already included.
     */
    public double expectedReaches() {
        return reaches;
    }

    /** Returns how many of them are expected to decide on the expansion within the horizon. */
    public double expectedDecisions() {
        return decisions;
    }

    /** Returns how many of them are expected to take the expansion. */
    public double expectedTakes() {
        return takes;
    }

    /** Returns the expected value of what they take. */
    public EstimatedMoney mean() {
        return mean;
    }

    /**
     * Returns the standard deviation of that value in major units, the uncertainty of estimated take rates included.
     */
    public double sd() {
        return sd.get();
    }

    /** Returns each account's reach × decided × take × value, which add up to the mean. */
    public Explanation explanation() {
        return Explanation.sum(
                "reach x take x value",
                members.stream()
                        .map(member -> new Contribution(member.accountId().value(), member.expected()))
                        .toList());
    }
}

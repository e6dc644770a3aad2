package dev.bearing.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.Attributes;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a customer wants: the required outcome, told by metrics, and the appropriate experience, the way it must come
 * about. Both or it is not a desired outcome.
 *
 * @param segment which accounts it is meant for; all where empty
 * @param jobToBeDone what the customer is trying to get done, in its own words
 * @param metrics the required outcome, at least one metric, each named once
 * @param experience the appropriate experience
 */
public record DesiredOutcome(
        Optional<AttributeCondition> segment,
        Optional<String> jobToBeDone,
        List<OutcomeMetric> metrics,
        AppropriateExperience experience) {

    /** @throws IllegalArgumentException if there is no metric or one is named twice */
    public DesiredOutcome {
        requireNonNull(segment, "segment");
        requireNonNull(jobToBeDone, "jobToBeDone");
        requireNonNull(experience, "experience");
        metrics = List.copyOf(metrics);
        checkArgument(!metrics.isEmpty(), "a desired outcome must have a metric");
        Set<String> seen = new HashSet<>();
        metrics.forEach(metric -> checkArgument(seen.add(metric.name()), "metric %s stands twice", metric.name()));
    }

    /** Returns what every account wants. */
    public static DesiredOutcome of(List<OutcomeMetric> metrics, AppropriateExperience experience) {
        return new DesiredOutcome(Optional.empty(), Optional.empty(), metrics, experience);
    }

    /** Returns this desired outcome, meant only for the accounts of a segment. */
    public DesiredOutcome forSegment(AttributeCondition condition) {
        return new DesiredOutcome(Optional.of(condition), jobToBeDone, metrics, experience);
    }

    /** Returns this desired outcome with what the customer is trying to get done. */
    public DesiredOutcome withJobToBeDone(String job) {
        return new DesiredOutcome(segment, Optional.of(job), metrics, experience);
    }

    /** Returns whether it is meant for an account with these attributes. */
    public boolean appliesTo(Attributes attributes) {
        return segment.map(condition -> condition.holdsFor(attributes)).orElse(true);
    }

    /**
     * Returns how far one account has got. The goal of a metric is the one that began last, its value the one measured
     * last, a requirement is as it was observed last; what happened or became known after the day is ignored.
     *
     * @param goals the account's goals, in any order
     * @param measurements the account's measurements, in any order
     * @param observations the account's observations, in any order
     * @param asOf the day
     * @throws IllegalArgumentException if the facts are of several accounts
     */
    public OutcomeAssessment assess(
            Collection<OutcomeGoal> goals,
            Collection<OutcomeMeasurement> measurements,
            Collection<ExperienceObservation> observations,
            LocalDate asOf) {
        checkOneAccount(List.of(goals, measurements, observations));
        List<OutcomeAssessment.MetricAttainment> attainments = new ArrayList<>();
        for (OutcomeMetric metric : metrics) {
            Optional<OutcomeGoal> goal = latest(
                    goals.stream().filter(g -> g.metric().equals(metric.name())).toList(),
                    asOf,
                    Comparator.comparingDouble(OutcomeGoal::target).thenComparingDouble(OutcomeGoal::baseline));
            Optional<OutcomeMeasurement> measured = latest(
                    measurements.stream()
                            .filter(m -> m.metric().equals(metric.name()))
                            .toList(),
                    asOf,
                    Comparator.comparingDouble(OutcomeMeasurement::value));
            attainments.add(attainment(metric, goal, measured, asOf));
        }
        List<OutcomeAssessment.RequirementFulfilment> fulfilments = new ArrayList<>();
        for (AppropriateExperience.Requirement requirement : experience.requirements()) {
            Optional<ExperienceObservation> observed = latest(
                    observations.stream()
                            .filter(o -> o.requirement().equals(requirement.requirement()))
                            .toList(),
                    asOf,
                    Comparator.comparing(ExperienceObservation::met));
            Fulfilment fulfilment = observed.map(o -> o.met() ? Fulfilment.MET : Fulfilment.VIOLATED)
                    .orElse(Fulfilment.UNKNOWN);
            fulfilments.add(new OutcomeAssessment.RequirementFulfilment(requirement, fulfilment));
        }
        return new OutcomeAssessment(asOf, attainments, fulfilments);
    }

    private static OutcomeAssessment.MetricAttainment attainment(
            OutcomeMetric metric, Optional<OutcomeGoal> goal, Optional<OutcomeMeasurement> measured, LocalDate asOf) {
        if (goal.isEmpty() || measured.isEmpty()) {
            String missing = goal.isEmpty() ? "no goal" : "no measurement";
            return new OutcomeAssessment.MetricAttainment(
                    metric,
                    Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA,
                            "there is " + missing + " of " + metric.name() + " by " + asOf));
        }
        return new OutcomeAssessment.MetricAttainment(
                metric, Answer.known(goal.get().attainment(measured.get().value(), metric.direction())));
    }

    /** Returns the fact that took effect last, and of those the version known last; content settles what is left. */
    private static <F extends AccountFact> Optional<F> latest(
            Collection<F> facts, LocalDate asOf, Comparator<F> content) {
        return facts.stream()
                .filter(fact ->
                        !fact.effectiveOn().isAfter(asOf) && !fact.recordedOn().isAfter(asOf))
                .max(Comparator.<F, LocalDate>comparing(AccountFact::effectiveOn)
                        .thenComparing(AccountFact::recordedOn)
                        .thenComparing(content));
    }

    private static void checkOneAccount(List<Collection<? extends AccountFact>> facts) {
        Set<AccountId> accounts = new HashSet<>();
        facts.forEach(group -> group.forEach(fact -> accounts.add(fact.accountId())));
        checkArgument(accounts.size() <= 1, "facts must be of one account, were of %s", accounts.size());
    }
}

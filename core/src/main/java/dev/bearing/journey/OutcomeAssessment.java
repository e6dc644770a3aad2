package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far one account has got towards its desired outcome, as of a day. What nobody has measured is unknown, never 0.
 *
 * @param asOf the day
 * @param metrics how far each metric of the required outcome has got, in the desired outcome's order
 * @param requirements how each requirement of the experience stands, in the desired outcome's order
 * @param statement when and by whom the desired outcome was said last
 */
public record OutcomeAssessment(
        LocalDate asOf, List<MetricAttainment> metrics, List<RequirementFulfilment> requirements, Statement statement) {

    /** @throws IllegalArgumentException if there is no metric */
    public OutcomeAssessment {
        requireNonNull(metrics, "metrics");
        requireNonNull(requirements, "requirements");
        requireNonNull(asOf, "asOf");
        requireNonNull(statement, "statement");
        metrics = List.copyOf(metrics);
        requirements = List.copyOf(requirements);
        checkArgument(!metrics.isEmpty(), "metrics must not be empty");
    }

    /**
     * How far a metric has got.
     *
     * @param metric the metric
     * @param attainment the share of the way from baseline to target, in [0, 1], 1 exactly where the goal is met; or
     *     INSUFFICIENT_DATA without a goal or a measurement that counts
     * @param progress how its goal has gone; empty where the attainment is unknown
     */
    public record MetricAttainment(OutcomeMetric metric, Answer<Double> attainment, Optional<GoalProgress> progress) {

        /** Refuses null. */
        public MetricAttainment {
            requireNonNull(metric, "metric");
            requireNonNull(attainment, "attainment");
            requireNonNull(progress, "progress");
        }

        /** Returns whether the goal is met; unknown where the attainment is. */
        public Answer<Boolean> met() {
            return attainment.map(share -> share == 1);
        }
    }

    /**
     * How a requirement stands.
     *
     * @param requirement the requirement
     * @param fulfilment whether it is met
     * @param observedOn the day somebody looked last, also where that is too long ago to count
     */
    public record RequirementFulfilment(
            AppropriateExperience.Requirement requirement, Fulfilment fulfilment, Optional<LocalDate> observedOn) {

        /** Refuses null. */
        public RequirementFulfilment {
            requireNonNull(requirement, "requirement");
            requireNonNull(fulfilment, "fulfilment");
            requireNonNull(observedOn, "observedOn");
        }

        /** Returns how many days ago somebody looked last; empty where nobody did. */
        public Optional<Long> ageDays(LocalDate asOf) {
            return observedOn.map(day -> ChronoUnit.DAYS.between(day, asOf));
        }
    }

    /**
     * When and by whom it was last said what the account wants.
     *
     * @param policy when that is too long ago
     * @param asOf the day
     * @param statedOn the day it was said last: to the account, of all it is meant for, or by a new version; empty
     *     where no such day is known
     * @param statedBy who said so then, where that is known
     */
    public record Statement(
            StalenessPolicy policy, LocalDate asOf, Optional<LocalDate> statedOn, Optional<OutcomeSource> statedBy) {

        /** Refuses null. */
        public Statement {
            requireNonNull(policy, "policy");
            requireNonNull(asOf, "asOf");
            requireNonNull(statedOn, "statedOn");
            requireNonNull(statedBy, "statedBy");
        }

        /** Returns how many days ago it was said; INSUFFICIENT_DATA where no day is known. */
        public Answer<Long> ageDays() {
            return statedOn.<Answer<Long>>map(day -> Answer.known(ChronoUnit.DAYS.between(day, asOf)))
                    .orElse(Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA, "nobody is known to have said what is wanted by " + asOf));
        }

        /** Returns whether that is too long ago under the policy; unknown where {@link #ageDays} is. */
        public Answer<Boolean> stale() {
            return ageDays().map(age -> age > policy.statedDays());
        }
    }

    /** Returns the weighted mean of the metrics' attainments, in [0, 1]; INSUFFICIENT_DATA where one is unknown. */
    public Answer<Double> attainment() {
        double total = 0;
        double heaviest = 0;
        for (MetricAttainment metric : metrics) {
            heaviest = Math.max(heaviest, metric.metric().weight());
        }
        for (MetricAttainment metric : metrics) {
            total += metric.metric().weight() / heaviest;
        }
        List<Contribution> terms = new ArrayList<>();
        double sum = 0;
        for (MetricAttainment metric : metrics) {
            if (metric.attainment() instanceof Answer.Unknown<Double> unknown) {
                return Answer.unknown(unknown.reason(), unknown.message());
            }
            double weighted =
                    metric.metric().weight() / heaviest * metric.attainment().orElseThrow("checked to be known");
            sum += weighted;
            terms.add(new Contribution(metric.metric().name(), weighted / total));
        }
        return Answer.known(
                Math.min(1, sum / total), Explanation.sum("weighted mean of the metrics' attainments", terms));
    }

    /** Returns whether every metric's goal is met: false as soon as one is not, unknown while one is unknown. */
    public Answer<Boolean> outcomeMet() {
        Answer<Boolean> all = Answer.known(true);
        for (MetricAttainment metric : metrics) {
            Answer<Boolean> met = metric.met();
            if (met instanceof Answer.Known<Boolean> known && !known.value()) {
                return Answer.known(false);
            }
            if (all.isKnown() && !met.isKnown()) {
                all = met;
            }
        }
        return all;
    }

    /**
     * Returns how well the experience is kept: the weight of the requirements met out of the weight of those somebody
     * has looked at, in [0, 1]; INSUFFICIENT_DATA where nobody has looked at any.
     */
    public Answer<Double> experienceFulfilment() {
        double heaviest = requirements.stream()
                .mapToDouble(r -> r.requirement().weight())
                .max()
                .orElse(1);
        double known = 0;
        double met = 0;
        List<Contribution> terms = new ArrayList<>();
        for (RequirementFulfilment requirement : requirements) {
            double weight = requirement.requirement().weight() / heaviest;
            if (requirement.fulfilment() != Fulfilment.UNKNOWN) {
                known += weight;
            }
            if (requirement.fulfilment() == Fulfilment.MET) {
                met += weight;
                terms.add(new Contribution(requirement.requirement().requirement(), weight));
            }
        }
        if (!(known > 0)) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "nobody has looked at a requirement of the experience by " + asOf);
        }
        double all = known;
        List<Contribution> shares = terms.stream()
                .map(term -> new Contribution(term.name(), term.value() / all))
                .toList();
        return Answer.known(Math.min(1, met / all), Explanation.sum("weight met out of the weight looked at", shares));
    }

    /**
     * Returns whether the required part of the experience is kept: false as soon as one requirement is violated, else
     * unknown while nobody has looked at one. Preferred requirements do not count; without a required one it is kept.
     */
    public Answer<Boolean> requiredExperienceMet() {
        if (requiredExperienceViolated()) {
            return Answer.known(false);
        }
        return requirements.stream()
                .filter(r -> r.requirement().necessity() == Necessity.REQUIRED && r.fulfilment() == Fulfilment.UNKNOWN)
                .findFirst()
                .<Answer<Boolean>>map(r -> Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "nobody has looked at "
                                + r.requirement().requirement()
                                + (r.observedOn().isPresent() ? " lately" : "")
                                + " by "
                                + asOf))
                .orElse(Answer.known(true));
    }

    /** Returns whether a requirement without which the outcome is not the desired one is known to be violated. */
    public boolean requiredExperienceViolated() {
        return requirements.stream()
                .anyMatch(r ->
                        r.requirement().necessity() == Necessity.REQUIRED && r.fulfilment() == Fulfilment.VIOLATED);
    }

    /**
     * Returns whether the customer has what it wants: the outcome is met and no required part of the experience is
     * known to be violated. False as soon as one of both fails, else unknown while the outcome is unknown.
     */
    public Answer<Boolean> success() {
        return requiredExperienceViolated() ? Answer.known(false) : outcomeMet();
    }
}

package dev.bearing.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How far one account has got towards its desired outcome, as of a day. What nobody has measured is unknown, never 0.
 *
 * @param asOf the day
 * @param metrics how far each metric of the required outcome has got, in the desired outcome's order
 * @param requirements how each requirement of the experience stands, in the desired outcome's order
 */
public record OutcomeAssessment(
        LocalDate asOf, List<MetricAttainment> metrics, List<RequirementFulfilment> requirements) {

    /** @throws IllegalArgumentException if there is no metric */
    public OutcomeAssessment {
        requireNonNull(asOf, "asOf");
        metrics = List.copyOf(metrics);
        requirements = List.copyOf(requirements);
        checkArgument(!metrics.isEmpty(), "metrics must not be empty");
    }

    /**
     * How far a metric has got.
     *
     * @param metric the metric
     * @param attainment the share of the way from baseline to target, in [0, 1], 1 exactly where the goal is met; or
     *     INSUFFICIENT_DATA without a goal or a measurement
     */
    public record MetricAttainment(OutcomeMetric metric, Answer<Double> attainment) {

        /** Refuses null. */
        public MetricAttainment {
            requireNonNull(metric, "metric");
            requireNonNull(attainment, "attainment");
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
     */
    public record RequirementFulfilment(AppropriateExperience.Requirement requirement, Fulfilment fulfilment) {

        /** Refuses null. */
        public RequirementFulfilment {
            requireNonNull(requirement, "requirement");
            requireNonNull(fulfilment, "fulfilment");
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

    /** Returns how many of the requirements that somebody has looked at are met. */
    public Rate experienceFulfilment() {
        long met = count(Fulfilment.MET);
        return Rate.ofCounts(met, met + count(Fulfilment.VIOLATED)).named("REQUIREMENTS_OBSERVED", "");
    }

    /** Returns whether a requirement without which the outcome is not the desired one is known to be violated. */
    public boolean requiredExperienceViolated() {
        return requirements.stream()
                .anyMatch(r ->
                        r.requirement().necessity() == Necessity.REQUIRED && r.fulfilment() == Fulfilment.VIOLATED);
    }

    /**
     * Returns whether the customer has what it wants: the outcome is met and no required part of the experience is
     * violated. False as soon as one of both fails, else unknown while the outcome is unknown.
     */
    public Answer<Boolean> success() {
        return requiredExperienceViolated() ? Answer.known(false) : outcomeMet();
    }

    private long count(Fulfilment fulfilment) {
        return requirements.stream().filter(r -> r.fulfilment() == fulfilment).count();
    }
}

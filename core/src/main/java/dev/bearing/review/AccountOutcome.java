package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Thresholds;
import dev.bearing.journey.CoverageAssignment;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.GoalProgress;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.value.Answer;
import java.util.List;
import java.util.Optional;

/**
 * What one account wants and how far it has got, in both halves: the outcome, and the way it comes about.
 *
 * @param accountId the account
 * @param customer whether it is a customer on the review's day
 * @param desired what it wants, in the version valid on the day; empty where that was derived from its path
 * @param assessment how far it has got; empty where what it wants was derived
 * @param metrics how far each metric has got, sorted by name
 * @param coverage the coverage segment that serves the experience it needs
 * @param effortHours the hours per month it takes now, under the playbook's convention
 */
public record AccountOutcome(
        AccountId accountId,
        boolean customer,
        Optional<DesiredOutcome> desired,
        Optional<OutcomeAssessment> assessment,
        List<Metric> metrics,
        Answer<CoverageAssignment> coverage,
        Answer<Double> effortHours) {

    /** Copies the metrics. */
    public AccountOutcome {
        requireNonNull(metrics, "metrics");
        requireNonNull(accountId, "accountId");
        requireNonNull(desired, "desired");
        requireNonNull(assessment, "assessment");
        requireNonNull(coverage, "coverage");
        requireNonNull(effortHours, "effortHours");
        metrics = List.copyOf(metrics);
    }

    /**
     * One metric.
     *
     * @param metric its name; the milestone's id where it was derived from a path
     * @param attainment the share of the way, in [0, 1]
     * @param met whether its goal is met
     * @param progress how its goal has gone, where it has one that counts
     */
    public record Metric(
            String metric, Answer<Double> attainment, Answer<Boolean> met, Optional<GoalProgress> progress) {

        /** Refuses null. */
        public Metric {
            requireNonNull(metric, "metric");
            requireNonNull(attainment, "attainment");
            requireNonNull(met, "met");
            requireNonNull(progress, "progress");
        }
    }

    /** Returns whether every metric's goal is met: false as soon as one is not, unknown while one is unknown. */
    public Answer<Boolean> outcomeMet() {
        Answer<Boolean> all = Answer.known(true);
        for (Metric metric : metrics) {
            if (metric.met().toOptional().filter(met -> !met).isPresent()) {
                return metric.met();
            }
            if (all.isKnown() && !metric.met().isKnown()) {
                all = metric.met();
            }
        }
        return all;
    }

    /** Returns {@link OutcomeAssessment#experienceFulfilment}; NOT_CONFIGURED where no experience is written. */
    public Answer<Double> experienceFulfilment() {
        return assessment.map(OutcomeAssessment::experienceFulfilment).orElseGet(AccountOutcome::noExperience);
    }

    /** Returns {@link OutcomeAssessment#requiredExperienceMet}; NOT_CONFIGURED where no experience is written. */
    public Answer<Boolean> experienceMet() {
        return assessment.map(OutcomeAssessment::requiredExperienceMet).orElseGet(AccountOutcome::noExperience);
    }

    /**
     * Returns {@link OutcomeAssessment#success}. Where no experience is written, half of what is wanted is not known:
     * false where the outcome is not met, else unknown.
     */
    public Answer<Boolean> success() {
        return assessment
                .map(OutcomeAssessment::success)
                .orElseGet(() -> outcomeMet().flatMap(met -> met ? noExperience() : Answer.known(false)));
    }

    /** Returns whether it takes more hours than its segment's norm; unknown where either is unknown. */
    public Answer<Boolean> overDelivered() {
        return coverage.flatMap(assigned -> effortHours.map(
                hours -> Thresholds.isAbove(hours, assigned.segment().hoursPerMonth())));
    }

    private static <T> Answer<T> noExperience() {
        return Answer.unknown(
                Answer.Reason.NOT_CONFIGURED, "the playbook does not say which experience the account needs");
    }
}

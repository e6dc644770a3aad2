package dev.bearing.journey;

import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Judges the facts of one account by a desired outcome. */
final class OutcomeJudge {

    private final DesiredOutcome outcome;
    private final OutcomeFacts facts;
    private final StalenessPolicy policy;
    private final LocalDate asOf;

    OutcomeJudge(DesiredOutcome outcome, OutcomeFacts facts, StalenessPolicy policy, LocalDate asOf) {
        this.outcome = outcome;
        this.facts = facts;
        this.policy = policy;
        this.asOf = asOf;
    }

    OutcomeAssessment assess() {
        return new OutcomeAssessment(
                asOf,
                outcome.metrics().stream().map(this::metric).toList(),
                outcome.experience().requirements().stream()
                        .map(this::requirement)
                        .toList(),
                statement());
    }

    private OutcomeAssessment.MetricAttainment metric(OutcomeMetric metric) {
        Optional<OutcomeGoal> goal = facts.goal(metric.name(), asOf);
        List<OutcomeMeasurement> measured = facts.measured(metric.name(), asOf);
        if (goal.isEmpty() || measured.isEmpty()) {
            String missing = goal.isEmpty() ? "no goal" : "no measurement";
            return unknown(metric, "there is " + missing + " of " + metric.name() + " by " + asOf);
        }
        GoalProgress progress = GoalProgress.of(goal.get(), measured, metric.direction(), asOf);
        if (policy.isExpired(progress.measuredOn(), asOf)) {
            return unknown(
                    metric,
                    "the last measurement of " + metric.name() + " is of " + progress.measuredOn() + ", older than "
                            + policy.evidenceDays().getAsInt() + " days on " + asOf);
        }
        return new OutcomeAssessment.MetricAttainment(
                metric,
                Answer.known(goal.get().attainment(progress.current(), metric.direction())),
                Optional.of(progress));
    }

    private static OutcomeAssessment.MetricAttainment unknown(OutcomeMetric metric, String message) {
        return new OutcomeAssessment.MetricAttainment(
                metric, Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, message), Optional.empty());
    }

    private OutcomeAssessment.RequirementFulfilment requirement(AppropriateExperience.Requirement requirement) {
        Optional<ExperienceObservation> observed = facts.observed(requirement.requirement(), asOf);
        Fulfilment fulfilment = observed.filter(seen -> !policy.isExpired(seen.on(), asOf))
                .map(seen -> seen.met() ? Fulfilment.MET : Fulfilment.VIOLATED)
                .orElse(Fulfilment.UNKNOWN);
        return new OutcomeAssessment.RequirementFulfilment(
                requirement, fulfilment, observed.map(ExperienceObservation::on));
    }

    /** What was said last: to the account, of all, or by writing this version down. */
    private OutcomeAssessment.Statement statement() {
        Optional<OutcomeStatement> said = facts.statement(asOf);
        Optional<LocalDate> ofAll = outcome.reviewedOn().filter(day -> !day.isAfter(asOf));
        Optional<LocalDate> begun = outcome.inForce().map(DateRange::from).filter(day -> !day.isAfter(asOf));
        Optional<LocalDate> written = later(ofAll, begun);
        boolean saidLast = said.isPresent()
                && written.filter(day -> day.isAfter(said.get().on())).isEmpty();
        return new OutcomeAssessment.Statement(
                policy,
                asOf,
                later(said.map(OutcomeStatement::on), written),
                saidLast ? Optional.of(said.get().statedBy()) : outcome.statedBy());
    }

    private static Optional<LocalDate> later(Optional<LocalDate> a, Optional<LocalDate> b) {
        return a.isPresent() && b.isPresent() && b.get().isAfter(a.get()) ? b : a.or(() -> b);
    }
}

package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.balance.CustomerSide;
import dev.bearing.balance.ProvenValue;
import dev.bearing.book.AccountView;
import dev.bearing.journey.DesiredOutcomes;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.OutcomeFacts;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeStatement;
import dev.bearing.journey.StalenessPolicy;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The customers' sides: how far each has its desired outcome, on the review's day or an earlier one. */
final class CustomerSides {

    private final DesiredOutcomes desired;
    private final StalenessPolicy staleness;
    private final Map<AccountId, AccountOutcome> outcomes;

    CustomerSides(DesiredOutcomes desired, OutcomeReview review) {
        this.desired = desired;
        this.staleness = review.staleness();
        this.outcomes = new HashMap<>();
        review.accounts().forEach(outcome -> outcomes.put(outcome.accountId(), outcome));
    }

    CustomerSide now(AccountId account) {
        AccountOutcome outcome = outcomes.get(account);
        if (outcome == null) {
            return unknown(account);
        }
        return outcome.assessment()
                .map(CustomerSides::of)
                .orElseGet(() -> derived(outcome.metrics().stream()
                        .map(AccountOutcome.Metric::attainment)
                        .toList()));
    }

    /** As it was known on an earlier day: the facts, and which version of the outcome was valid. */
    CustomerSide then(AccountView view, Optional<JourneyProgress> progressNow) {
        if (!desired.all().isEmpty()) {
            return desired.of(view.id(), view.attributes(), view.asOf())
                    .map(outcome -> of(outcome.assess(facts(view), staleness, view.asOf())))
                    .orElseGet(() -> unknown(view.id()));
        }
        return progressNow
                .filter(progress -> !progress.start().isAfter(view.asOf()))
                .map(progress -> JourneyProgress.of(
                        progress.path(), view.facts(MilestoneEvent.class), progress.start(), view.asOf()))
                .map(progress -> derived(Outcomes.lastMilestones(progress.path()).stream()
                        .map(id -> Answer.known(progress.reachedOn(id).isPresent() ? 1.0 : 0.0))
                        .toList()))
                .orElseGet(() -> unknown(view.id()));
    }

    private static CustomerSide of(OutcomeAssessment assessment) {
        return new CustomerSide(
                assessment.attainment(),
                assessment.requirements().isEmpty()
                        ? Optional.empty()
                        : Optional.of(assessment.experienceFulfilment()));
    }

    /** The last milestones stand for what is wanted; nothing is said of the way. */
    private static CustomerSide derived(List<Answer<Double>> milestones) {
        double reached = 0;
        for (Answer<Double> milestone : milestones) {
            reached += milestone.toOptional().orElse(0.0);
        }
        return new CustomerSide(Answer.known(reached / milestones.size()), Optional.empty());
    }

    private static CustomerSide unknown(AccountId account) {
        return new CustomerSide(
                Answer.unknown(Answer.Reason.NOT_CONFIGURED, "it is not known what " + account + " wants"),
                Optional.empty());
    }

    private static OutcomeFacts facts(AccountView view) {
        return new OutcomeFacts(
                view.facts(OutcomeGoal.class),
                view.facts(OutcomeMeasurement.class),
                view.facts(ExperienceObservation.class),
                view.facts(OutcomeStatement.class));
    }

    /** The milestones whose outcome is there, and those of them that are evidenced or confirmed since. */
    static ProvenValue.Count proven(JourneyProgress progress, AccountView view) {
        List<MilestoneEvent> events = view.facts(MilestoneEvent.class);
        long attained = 0;
        long proven = 0;
        for (SuccessMilestone milestone : progress.path().milestones()) {
            Optional<LocalDate> since = progress.reachedOn(milestone.id());
            if (since.isPresent()) {
                attained++;
                boolean confirmed = progress.confirmedOn(milestone.id()).isPresent();
                proven += confirmed || isEvidenced(milestone.id(), since.get(), events) ? 1 : 0;
            }
        }
        return new ProvenValue.Count(view.id(), attained, proven);
    }

    /** Evidence from before the milestone was lost again does not count. */
    private static boolean isEvidenced(String milestone, LocalDate since, List<MilestoneEvent> events) {
        return events.stream()
                .anyMatch(event -> event.milestone().equals(milestone)
                        && event.level().reaches()
                        && !event.on().isBefore(since)
                        && event.evidence().isPresent());
    }
}

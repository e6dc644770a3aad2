package dev.bearing.review;

import dev.bearing.interaction.Interaction;
import dev.bearing.journey.CoverageAssignment;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.DesiredOutcomes;
import dev.bearing.journey.EffortPolicy;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts both halves of each account's desired outcome together. */
final class Outcomes {

    private final OutcomeSettings settings;
    private final DesiredOutcomes desired;

    Outcomes(OutcomeSettings settings, DesiredOutcomes desired) {
        this.settings = settings;
        this.desired = desired;
    }

    OutcomeReview review(List<AccountReview> accounts) {
        List<AccountOutcome> known = new ArrayList<>();
        long without = 0;
        for (AccountReview account : accounts) {
            Optional<AccountOutcome> outcome = of(account);
            outcome.ifPresent(known::add);
            if (outcome.isEmpty() && isCustomer(account)) {
                without++;
            }
        }
        return new OutcomeReview(settings, known, without);
    }

    /** Returns what an account wants; empty where that is neither written nor can be told from a path. */
    Optional<AccountOutcome> of(AccountReview account) {
        if (!desired.all().isEmpty()) {
            LocalDate asOf = account.facts().asOf();
            Optional<DesiredOutcome> own =
                    desired.of(account.accountId(), account.facts().attributes(), asOf);
            return own.flatMap(wanted -> account.outcome().map(assessment -> written(account, wanted, assessment)));
        }
        return account.progress().map(progress -> derived(account, progress));
    }

    private AccountOutcome written(AccountReview account, DesiredOutcome wanted, OutcomeAssessment assessment) {
        List<AccountOutcome.Metric> metrics = assessment.metrics().stream()
                .map(metric -> new AccountOutcome.Metric(
                        metric.metric().name(), metric.attainment(), metric.met(), metric.progress()))
                .sorted(Comparator.comparing(AccountOutcome.Metric::metric))
                .toList();
        return new AccountOutcome(
                account.accountId(),
                isCustomer(account),
                Optional.of(wanted),
                Optional.of(assessment),
                metrics,
                settings.assignment().assign(wanted.experience(), settings.segments()),
                effort(account));
    }

    /** The last milestones of the path stand for what is wanted: each is reached or not. */
    private AccountOutcome derived(AccountReview account, JourneyProgress progress) {
        List<AccountOutcome.Metric> metrics = lastMilestones(progress.path()).stream()
                .map(id -> {
                    boolean reached = progress.reachedOn(id).isPresent();
                    return new AccountOutcome.Metric(
                            id, Answer.known(reached ? 1.0 : 0.0), Answer.known(reached), Optional.empty());
                })
                .toList();
        Answer<CoverageAssignment> coverage = Answer.unknown(
                Answer.Reason.NOT_CONFIGURED, "the playbook does not say which experience the account needs");
        return new AccountOutcome(
                account.accountId(),
                isCustomer(account),
                Optional.empty(),
                Optional.empty(),
                metrics,
                coverage,
                effort(account));
    }

    /** Returns the ids of the milestones that no other comes after, sorted. */
    static List<String> lastMilestones(SuccessPath path) {
        Set<String> before = new HashSet<>();
        for (SuccessMilestone milestone : path.milestones()) {
            before.addAll(milestone.after());
            before.addAll(milestone.afterAny());
        }
        return path.milestones().stream()
                .map(SuccessMilestone::id)
                .filter(id -> !before.contains(id))
                .sorted()
                .toList();
    }

    private Answer<Double> effort(AccountReview account) {
        if (settings.effort().isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED, "the playbook does not say how many hours interactions take");
        }
        EffortPolicy policy = settings.effort().get();
        LocalDate asOf = account.facts().asOf();
        List<Interaction> interactions = account.facts().facts(Interaction.class);
        if (interactions.isEmpty()) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no interaction with the account is known");
        }
        LocalDate windowBegins = asOf.minusDays(policy.windowDays() - 1L);
        boolean isNew = account.revenue()
                .firstPaidOn()
                .filter(day -> day.isAfter(windowBegins))
                .isPresent();
        if (isNew) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "the account has been a customer for less than " + policy.windowDays() + " days");
        }
        return Answer.known(policy.hoursPerMonth(interactions, asOf));
    }

    private static boolean isCustomer(AccountReview account) {
        return account.revenue().isCustomerOn(account.facts().asOf());
    }
}

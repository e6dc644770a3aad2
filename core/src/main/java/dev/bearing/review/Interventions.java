package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.InterventionComparison;
import dev.bearing.action.InterventionEffect;
import dev.bearing.action.TouchPolicy;
import dev.bearing.fit.FitAssessment;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The interventions of a playbook among the accounts of a review. */
final class Interventions {

    /** Accounts that start in the same quarter of their path are compared with each other. */
    private static final int STARTS = 4;

    private final Learnt learnt;
    private final Collection<AccountCase> cases;
    private final BiFunction<AccountId, LocalDate, String> fit;
    private final LegWorth worth;
    private final Map<String, List<AccountId>> due = new HashMap<>();

    private Interventions(
            Learnt learnt,
            Collection<AccountCase> cases,
            CostCurrency costs,
            BiFunction<AccountId, LocalDate, String> fit) {
        this.learnt = learnt;
        this.cases = cases;
        this.fit = fit;
        this.worth = new LegWorth(learnt, cases, costs);
    }

    /** Tells the class of an account as it was last assessed by the day it came to a leg. */
    static BiFunction<AccountId, LocalDate, String> fitThen(Collection<AccountCase> cases) {
        Map<AccountId, List<FitAssessment>> assessed = new HashMap<>();
        cases.forEach(account -> assessed.put(account.id(), account.view().facts(FitAssessment.class)));
        return (account, day) -> assessed.getOrDefault(account, List.of()).stream()
                .filter(one -> !one.on().isAfter(day) && !one.recordedOn().isAfter(day))
                .max(Comparator.comparing(FitAssessment::on))
                .flatMap(one -> one.classify().toOptional())
                .map(Enum::name)
                .orElse("not assessed");
    }

    static List<InterventionReview> review(
            Learnt learnt,
            Collection<AccountCase> cases,
            CostCurrency costs,
            BiFunction<AccountId, LocalDate, String> fit) {
        List<Intervention> all = learnt.written().interventions().interventions();
        if (all.isEmpty()) {
            return List.of();
        }
        Interventions interventions = new Interventions(learnt, cases, costs, fit);
        cases.forEach(interventions::noteWhatIsDue);
        return all.stream().map(interventions::review).toList();
    }

    private void noteWhatIsDue(AccountCase account) {
        if (account.lostOn().isPresent()) {
            return;
        }
        learnt.journeys().allProgress(account).stream()
                .flatMap(progress -> learnt
                        .written()
                        .interventions()
                        .dueFor(
                                progress,
                                account.view().facts(MilestoneEvent.class),
                                account.signals(),
                                account.view().facts(InterventionEvent.class))
                        .stream())
                .distinct()
                .forEach(intervention -> due.computeIfAbsent(intervention.id(), id -> new ArrayList<>())
                        .add(account.id()));
    }

    private InterventionReview review(Intervention intervention) {
        List<AccountId> accounts = due.getOrDefault(intervention.id(), List.of());
        Optional<SuccessPath> path = intervention.gap().flatMap(this::path);
        if (path.isEmpty()) {
            return new InterventionReview(intervention, accounts, 0, noGap(), 0, noGap(), noGap(), noGap());
        }
        SuccessMilestone goal = path.get().milestone(intervention.gap().get()).orElseThrow();
        int within = Math.max(
                learnt.written().gaps().policy().withinDays(),
                goal.expectedDays().orElse(0));
        InterventionComparison comparison = compare(intervention, goal, within);
        InterventionEffect effect = comparison.effect();
        Answer<EstimatedMoney> crossing = worth.of(path.get(), goal);
        Answer<Estimate> value = crossing.flatMap(each -> effect.expectedValue(
                accounts.size(),
                each,
                EstimatedMoney.of(each.currency(), intervention.cost().doubleValue() * accounts.size())));
        return new InterventionReview(
                intervention,
                accounts,
                within,
                Answer.known(effect),
                comparison.leftOut(),
                crossing,
                value,
                crossing.flatMap(effect::costCeiling));
    }

    private InterventionComparison compare(Intervention intervention, SuccessMilestone goal, int within) {
        InterventionComparison comparison =
                new InterventionComparison(intervention.id(), goal.id(), within, TouchPolicy.FIRST_TOUCH);
        for (AccountCase account : cases) {
            learnt.journeys().allProgress(account).stream()
                    .filter(progress -> progress.path().milestone(goal.id()).isPresent())
                    .findFirst()
                    .ifPresent(progress -> comparison.add(
                            progress,
                            account.view().facts(InterventionEvent.class),
                            stratum(account, progress, comparison),
                            comparison.enteredOn(progress).flatMap(progress::lostAfter)));
        }
        return comparison;
    }

    /** Returns the fit of an account when it came to the leg, and the quarter of its path in which that was. */
    private String stratum(AccountCase account, JourneyProgress progress, InterventionComparison comparison) {
        LocalDate entry = comparison.enteredOn(progress).orElse(learnt.asOf());
        int quarter = Math.min(STARTS - 1, (int) Math.floor(progress.position(entry) * STARTS));
        return fit.apply(account.id(), entry) + ", from quarter " + (quarter + 1);
    }

    private Optional<SuccessPath> path(String milestone) {
        return learnt.playbook().paths().stream()
                .filter(path -> path.isInForceOn(learnt.asOf()))
                .filter(path -> path.milestone(milestone).isPresent())
                .findFirst();
    }

    private static <T> Answer<T> noGap() {
        return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "it names no gap, or one to a milestone that no path has");
    }
}

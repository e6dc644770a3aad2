package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.InterventionComparison;
import dev.bearing.action.InterventionEffect;
import dev.bearing.action.TouchPolicy;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/** The interventions of a playbook among the accounts of a review. */
final class Interventions {

    /** Accounts that start in the same quarter of their path are compared with each other. */
    private static final int STARTS = 4;

    private final Benchmarks benchmarks;
    private final Collection<AccountCase> cases;
    private final Function<AccountId, String> fit;
    private final Map<String, List<AccountId>> due = new HashMap<>();

    private Interventions(Benchmarks benchmarks, Collection<AccountCase> cases, Function<AccountId, String> fit) {
        this.benchmarks = benchmarks;
        this.cases = cases;
        this.fit = fit;
    }

    static List<InterventionReview> review(
            Benchmarks benchmarks, Collection<AccountCase> cases, Function<AccountId, String> fit) {
        List<Intervention> all = benchmarks.written().interventions().interventions();
        if (all.isEmpty()) {
            return List.of();
        }
        Interventions interventions = new Interventions(benchmarks, cases, fit);
        cases.forEach(interventions::noteWhatIsDue);
        return all.stream().map(interventions::review).toList();
    }

    private void noteWhatIsDue(AccountCase account) {
        if (account.lostOn().isPresent()) {
            return;
        }
        benchmarks.journeys().allProgress(account).stream()
                .flatMap(progress -> benchmarks
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
        Optional<SuccessMilestone> goal = intervention.gap().flatMap(this::milestone);
        if (goal.isEmpty()) {
            return new InterventionReview(intervention, accounts, noGap(), 0, noGap(), noGap(), noGap());
        }
        InterventionComparison comparison = compare(intervention, goal.get());
        InterventionEffect effect = comparison.effect();
        Answer<EstimatedMoney> worth = LegWorth.of(benchmarks, goal.get());
        Answer<Estimate> value = worth.flatMap(each -> effect.expectedValue(
                accounts.size(),
                each,
                EstimatedMoney.of(each.currency(), intervention.cost().doubleValue() * accounts.size())));
        return new InterventionReview(
                intervention,
                accounts,
                Answer.known(effect),
                comparison.leftOut(),
                worth,
                value,
                worth.flatMap(effect::costCeiling));
    }

    private InterventionComparison compare(Intervention intervention, SuccessMilestone goal) {
        int within = Math.max(
                benchmarks.written().gaps().policy().withinDays(),
                goal.expectedDays().orElse(0));
        InterventionComparison comparison =
                new InterventionComparison(intervention.id(), goal.id(), within, TouchPolicy.FIRST_TOUCH);
        for (AccountCase account : cases) {
            benchmarks.journeys().allProgress(account).stream()
                    .filter(progress -> progress.path().milestone(goal.id()).isPresent())
                    .findFirst()
                    .ifPresent(progress -> comparison.add(
                            progress,
                            account.view().facts(InterventionEvent.class),
                            fit.apply(account.id()) + ", " + start(progress, comparison)));
        }
        return comparison;
    }

    /** Returns in which quarter of its path an account came to the leg. */
    private static String start(JourneyProgress progress, InterventionComparison comparison) {
        double position = comparison.enteredOn(progress).map(progress::position).orElse(0.0);
        int quarter = Math.min(STARTS - 1, (int) Math.floor(position * STARTS));
        return "from quarter " + (quarter + 1);
    }

    private Optional<SuccessMilestone> milestone(String id) {
        return benchmarks.playbook().paths().stream()
                .filter(path -> path.isInForceOn(benchmarks.asOf()))
                .flatMap(path -> path.milestone(id).stream())
                .findFirst();
    }

    /** Costs are in the currency the vendor reports in, or in the only one there is. */
    static Optional<CurrencyUnit> currencyOfCosts(Playbook playbook, List<CurrencyUnit> currencies) {
        Optional<CurrencyUnit> reporting = playbook.revenue().reporting().map(ReportingCurrency::currency);
        return reporting.isPresent() || currencies.size() != 1 ? reporting : Optional.of(currencies.get(0));
    }

    private static <T> Answer<T> noGap() {
        return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "it names no gap, or one to a milestone that no path has");
    }
}

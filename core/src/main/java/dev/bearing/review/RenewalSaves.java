package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalOutlook;
import dev.bearing.action.SaveAction;
import dev.bearing.health.HealthBand;
import dev.bearing.health.HealthScore;
import dev.bearing.health.Scorecard;
import dev.bearing.internal.Lazy;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.InterventionKind;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Mrr;
import dev.bearing.vector.SuccessVector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * What to do about a term that ends soon while its account is heading the wrong way: it has given notice, drifts,
 * stalls or falls back, is in its scorecard's lowest band, or terms like its are seldom renewed. Of the playbook's
 * interventions, none that costs more than may be lost times how likely that is: first one that is due, then one for
 * the leg on which the account waits, then one that helps anywhere; among those the cheapest. None that was done on the
 * leg already. Where none is left, its owner calls: somebody has to.
 */
final class RenewalSaves {

    private static final int YEAR = 12;

    /** What is to be done where the playbook has nothing; taken to cost nothing beside the owner's time. */
    private static final Intervention CALL =
            Intervention.builder("owner_call", InterventionKind.HUMAN).build();

    private final SuccessReview review;
    private final Learnt learnt;
    private final RenewalSettings settings;
    private final Supplier<Map<String, Set<AccountId>>> due;

    RenewalSaves(SuccessReview review, Learnt learnt) {
        this.review = review;
        this.learnt = learnt;
        this.settings = learnt.written().renewals();
        this.due = Lazy.of(() -> review.interventions().stream()
                .collect(Collectors.toMap(one -> one.intervention().id(), one -> new HashSet<>(one.due()))));
    }

    /** Returns what to do about a term of an account that pays in its currency; empty where nothing is wrong. */
    Optional<SaveAction> of(RenewalOutlook outlook, AccountReview account) {
        CurrencyUnit currency = outlook.atStake().map(Mrr::currency).orElseThrow();
        Optional<AccountVector> vector = account.vectors().stream()
                .filter(heading -> heading.currency().equals(currency))
                .findFirst();
        List<String> reasons = reasons(outlook, account, vector.map(AccountVector::vector));
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        Answer<EstimatedMoney> limit = limit(outlook, currency, vector);
        Choice choice = choose(account, limit);
        return Optional.of(new SaveAction(
                outlook.accountId(),
                outlook.term().contract().contractId(),
                outlook.term().termEndsOn(),
                reasons,
                Optional.of(choice.intervention()),
                choice.why(),
                outlook.expectedLoss().map(loss -> EstimatedMoney.of(currency, loss * YEAR)),
                choice.intervention().equals(CALL)
                        ? Answer.known(EstimatedMoney.zero(currency))
                        : cost(choice.intervention()),
                limit));
    }

    private List<String> reasons(RenewalOutlook outlook, AccountReview account, Optional<SuccessVector> vector) {
        List<String> reasons = new ArrayList<>();
        outlook.term().contract().noticeOn().ifPresent(day -> reasons.add("notice was given on " + day));
        vector.flatMap(RenewalSaves::wrongWay).ifPresent(reasons::add);
        account.health()
                .toOptional()
                .filter(score -> isLowest(score, account))
                .ifPresent(score -> reasons.add("its health is " + score.band().name()));
        outlook.chance()
                .toOptional()
                .filter(chance -> chance.probability() < settings.saveBelow()
                        && !outlook.term().noticeGiven())
                .map(RenewalSaves::seldom)
                .ifPresent(reasons::add);
        return reasons;
    }

    private static Optional<String> wrongWay(SuccessVector vector) {
        String to = vector.milestone()
                .map(milestone -> " on its way to " + milestone)
                .orElse("");
        return switch (vector.direction()) {
            case DRIFTING -> Optional.of("it is drifting" + to);
            case STALLED -> Optional.of("it has stalled" + to);
            case REGRESSING -> Optional.of("it is falling back" + to);
            case ADVANCING, ARRIVED, UNKNOWN -> Optional.empty();
        };
    }

    private static String seldom(RenewalChance chance) {
        return chance.terms() > 0
                ? String.format(
                        Locale.ROOT, "of %s %d of %d were renewed", chance.group(), chance.renewed(), chance.terms())
                : String.format(Locale.ROOT, "the chance that it is renewed is %.0f %%", 100 * chance.probability());
    }

    private boolean isLowest(HealthScore score, AccountReview account) {
        return learnt.scorecards()
                .judging(account.facts())
                .map(Scorecard::bands)
                .map(bands -> bands.bands().size() > 1
                        && bands.bands().stream()
                                .min(Comparator.comparingDouble(HealthBand::from))
                                .filter(score.band()::equals)
                                .isPresent())
                .orElse(false);
    }

    /** An intervention and why it was chosen. */
    private record Choice(Intervention intervention, String why) {}

    private Choice choose(AccountReview account, Answer<EstimatedMoney> limit) {
        List<Intervention> open = learnt.written().interventions().interventions().stream()
                .filter(one -> !isDone(one, account) && !isTooDear(one, limit))
                .sorted(Comparator.comparing(Intervention::cost))
                .toList();
        Optional<Intervention> asked = open.stream()
                .filter(one -> due.get().getOrDefault(one.id(), Set.of()).contains(account.accountId()))
                .findFirst();
        if (asked.isPresent()) {
            return new Choice(asked.get(), "it is due by its own trigger");
        }
        for (JourneyProgress.Leg leg :
                account.progress().map(JourneyProgress::openLegs).orElse(List.of())) {
            String milestone = leg.milestone().id();
            Optional<Intervention> onLeg = open.stream()
                    .filter(one -> one.gap().filter(milestone::equals).isPresent())
                    .findFirst();
            if (onLeg.isPresent()) {
                return new Choice(
                        onLeg.get(), "it is for the leg to " + milestone + ", open for " + leg.daysWaited() + " days");
            }
        }
        Optional<Intervention> anywhere =
                open.stream().filter(one -> one.gap().isEmpty()).findFirst();
        return anywhere.isPresent()
                ? new Choice(anywhere.get(), "it is for any account")
                : new Choice(CALL, "the playbook has nothing for where it is, so its owner calls");
    }

    /** Whether it was done since the account came to the leg that it is for. */
    private static boolean isDone(Intervention intervention, AccountReview account) {
        LocalDate since = account.progress().stream()
                .flatMap(progress -> progress.openLegs().stream())
                .filter(leg ->
                        intervention.gap().filter(leg.milestone().id()::equals).isPresent())
                .map(JourneyProgress.Leg::beganOn)
                .findFirst()
                .orElse(account.facts().asOf().minusMonths(YEAR));
        return account.facts().facts(InterventionEvent.class).stream()
                .anyMatch(event -> event.intervention().equals(intervention.id())
                        && !event.on().isBefore(since));
    }

    /** Whether it is known to cost more than may be lost times how likely that is. */
    private boolean isTooDear(Intervention intervention, Answer<EstimatedMoney> limit) {
        return limit.flatMap(most -> cost(intervention)
                        .map(cost -> cost.currency().equals(most.currency()) && cost.amount() > most.amount()))
                .toOptional()
                .orElse(false);
    }

    private Answer<EstimatedMoney> cost(Intervention intervention) {
        return currencyOfCosts()
                .<Answer<EstimatedMoney>>map(currency -> Answer.known(
                        EstimatedMoney.of(currency, intervention.cost().doubleValue())))
                .orElseGet(() -> Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED, "the playbook does not name the currency in which costs are"));
    }

    private Optional<CurrencyUnit> currencyOfCosts() {
        return learnt.written()
                .revenue()
                .reporting()
                .map(ReportingCurrency::currency)
                .or(() -> review.currencies().size() == 1
                        ? Optional.of(review.currencies().get(0))
                        : Optional.empty());
    }

    /** What may be lost × how likely: the account's own payments until it is lost as fast as its tier, discounted. */
    private Answer<EstimatedMoney> limit(
            RenewalOutlook outlook, CurrencyUnit currency, Optional<AccountVector> vector) {
        Optional<LadderFit> ladder = Optional.ofNullable(learnt.ladders().get(currency));
        if (ladder.isEmpty() || vector.flatMap(AccountVector::tier).isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the account has no tier on a ladder");
        }
        double mrr = outlook.atStake().map(Mrr::toDouble).orElse(0.0);
        return vector.flatMap(AccountVector::tier)
                .map(tier -> ladder.get().monthsOfStaying(tier))
                .orElseThrow()
                .flatMap(months -> outlook.chance()
                        .map(chance -> EstimatedMoney.of(currency, mrr * months * chance.lossProbability())));
    }
}

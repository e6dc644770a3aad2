package dev.bearing.review;

import static dev.bearing.internal.Days.DAYS_A_MONTH;

import dev.bearing.churn.ChurnEvent;
import dev.bearing.interaction.Interaction;
import dev.bearing.revenue.ChurnCost;
import dev.bearing.revenue.Movement;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * Reckons what losses cost. Winning a customer cost what interactions of marketing and sales cost by its first paying
 * day; it brought what it paid less what all later interactions cost, all in the customer's currency.
 */
final class LossCosts {

    private final Learnt learnt;

    LossCosts(Learnt learnt) {
        this.learnt = learnt;
    }

    /** Returns the cost of one loss in one currency. */
    LossCost of(AccountCase account, ChurnEvent event, CurrencyUnit currency) {
        Optional<TierId> tier = lastTier(account, event, currency);
        Answer<EstimatedMoney> lost = tier.flatMap(
                        known -> Optional.ofNullable(learnt.ladders().get(currency))
                                .map(fit -> fit.model().lifetimeValue(known)))
                .orElse(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, event.accountId() + " was in no tier when it left"));
        Answer<EstimatedMoney> spent = spent(account, currency);
        Answer<ChurnCost> cost = lost.flatMap(value ->
                spent.map(money -> ChurnCost.of(atLeastNothing(value), money, margin(account, event, currency))));
        return new LossCost(event.accountId(), event.on(), tier, lost, cost);
    }

    private static EstimatedMoney atLeastNothing(EstimatedMoney value) {
        return EstimatedMoney.of(value.currency(), Math.max(0, value.amount()));
    }

    /** What those of whom it is known would have been worth. */
    Answer<Estimate> lostLifetimeValue(List<LossCost> losses, CurrencyUnit currency) {
        Map<TierId, Long> tiers = new TreeMap<>();
        for (LossCost loss : losses) {
            loss.tier()
                    .filter(tier -> loss.lostLifetimeValue().isKnown())
                    .ifPresent(tier -> tiers.merge(tier, 1L, Long::sum));
        }
        return tiers.isEmpty()
                ? Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "of nobody who left it is known what the last tier is worth")
                : Objects.requireNonNull(learnt.ladders().get(currency), "ladder")
                        .model()
                        .lifetimeValueOf(tiers);
    }

    private Optional<TierId> lastTier(AccountCase account, ChurnEvent event, CurrencyUnit currency) {
        Optional<Ladder> ladder =
                Optional.ofNullable(learnt.playbook().ladders().get(currency));
        Optional<LocalDate> lastPaid = movements(account, currency)
                .filter(movement -> !movement.on().isAfter(event.on()))
                .reduce((earlier, later) -> later)
                .map(movement -> movement.on().minusDays(1));
        return ladder.flatMap(known -> lastPaid.flatMap(
                day -> new TierStanding(account.view(), account.revenue(), currency).tierOn(known, day)));
    }

    private static Stream<Movement> movements(AccountCase account, CurrencyUnit currency) {
        return account.revenue().movements().stream()
                .filter(movement -> movement.amount().currency().equals(currency)
                        && !movement.amount().isZero());
    }

    private static Answer<EstimatedMoney> spent(AccountCase account, CurrencyUnit currency) {
        LocalDate won = account.revenue().firstPaidOn().orElse(account.asOf());
        List<BigDecimal> costs = costs(account, one -> isAcquisition(one, won));
        return costs.isEmpty()
                ? Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "what winning " + account.id() + " cost is not known")
                : Answer.known(EstimatedMoney.of(currency, sum(costs)));
    }

    private static boolean isAcquisition(Interaction one, LocalDate won) {
        boolean selling = one.stage()
                .filter(stage -> stage == Interaction.Stage.MARKETING || stage == Interaction.Stage.SALES)
                .isPresent();
        return selling && !one.on().isAfter(won);
    }

    private static List<BigDecimal> costs(AccountCase account, Predicate<Interaction> counted) {
        return account.view().facts(Interaction.class).stream()
                .filter(counted)
                .flatMap(one -> one.cost().stream())
                .toList();
    }

    private static double sum(List<BigDecimal> costs) {
        return costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
    }

    /** What it paid by the loss, less what serving it cost. */
    private static EstimatedMoney margin(AccountCase account, ChurnEvent event, CurrencyUnit currency) {
        LocalDate won = account.revenue().firstPaidOn().orElse(account.asOf());
        double paid = 0;
        double monthly = 0;
        LocalDate since = event.on();
        for (Movement movement : movements(account, currency)
                .filter(one -> !one.on().isAfter(event.on()))
                .toList()) {
            paid += monthly * Math.max(0, ChronoUnit.DAYS.between(since, movement.on())) / DAYS_A_MONTH;
            monthly += movement.amount().toDouble();
            since = movement.on();
        }
        double served =
                sum(costs(account, one -> !isAcquisition(one, won) && !one.on().isAfter(event.on())));
        return EstimatedMoney.of(currency, paid - served);
    }
}

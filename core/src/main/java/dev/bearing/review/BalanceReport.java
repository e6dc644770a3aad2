package dev.bearing.review;

import dev.bearing.account.AccountFact;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.action.RankedWork;
import dev.bearing.balance.CapacityPlan;
import dev.bearing.balance.MutualGainRanking;
import dev.bearing.balance.RoleScorecard;
import dev.bearing.balance.ValuationOutlook;
import dev.bearing.interaction.Interaction;
import dev.bearing.internal.Lazy;
import dev.bearing.journey.EffortPolicy;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.value.Answer;
import dev.bearing.value.Benchmark;
import dev.bearing.value.EstimatedMoney;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/**
 * Whether it is good for both sides, how the role itself does, and how many people it takes; each part is worked out
 * when it is first asked for.
 */
public final class BalanceReport {

    private final SuccessReview review;
    private final Supplier<CustomerSides> customers;
    private final Map<CurrencyUnit, Supplier<BalanceReview>> balances = new HashMap<>();
    private final Supplier<RoleScorecard.Facts> facts;

    BalanceReport(SuccessReview review, Learnt learnt) {
        this.review = review;
        this.customers = Lazy.of(() -> new CustomerSides(learnt.playbook().desiredOutcomes(), review.outcomes()));
        this.facts = Lazy.of(
                () -> RoleScorecard.Facts.of(review.actions().leadFunnel().counted(), known(AdvocacyEvent.class)));
    }

    /**
     * Returns both sides of those who pay in a currency.
     *
     * @throws IllegalArgumentException if nobody was ever priced in it
     */
    public BalanceReview in(CurrencyUnit currency) {
        Supplier<BalanceReview> balance;
        synchronized (balances) {
            balance = balances.computeIfAbsent(
                    currency, each -> Lazy.of(() -> BalanceParts.of(review, customers.get(), each)));
        }
        return balance.get();
    }

    /**
     * Returns the ranking of work by mutual gain with those who pay in a currency, for
     * {@link ActionReview#work(CurrencyUnit, dev.bearing.action.WorkRanking)}. An intervention is expected to move the
     * customer's attainment by the share of accounts that crossed its leg more often with it than without, an
     * association, times the milestone's share in the weight of the account's path; other work serves the vendor alone.
     *
     * @throws IllegalArgumentException if nobody was ever priced in it
     */
    public MutualGainRanking ranking(CurrencyUnit currency) {
        return MutualGains.ranking(review, in(currency));
    }

    /**
     * Returns the accounts of a currency to act on first for what both sides have in common, as many as the playbook
     * says, each with what to do first; fewer where less is known.
     */
    public List<RankedWork> today(CurrencyUnit currency) {
        return review.actions()
                .work(currency, ranking(currency))
                .today(review.playbook().actions().work().today());
    }

    /**
     * Returns the role's scorecard over the playbook's months up to the last one that is over: in the currency that the
     * playbook converts into, or the only one there is. Its two rates are empty where there are several and none to
     * convert into; {@link #role(CurrencyUnit)} has them.
     */
    public RoleScorecard role() {
        YearMonth last = BalanceParts.lastComplete(review.asOf());
        List<CurrencyUnit> currencies = review.currencies();
        Optional<CurrencyLedger> whole = review.convertedRevenue()
                .or(() -> currencies.size() == 1
                        ? Optional.of(review.revenue().in(currencies.get(0)))
                        : Optional.empty());
        int months = review.playbook().balance().months();
        return whole.map(ledger -> RoleScorecard.of(ledger, facts.get(), last, months))
                .orElseGet(() -> RoleScorecard.withoutRevenue(facts.get(), last, months));
    }

    /** Returns the role's scorecard with the rates of those who pay in a currency; its counts are of all. */
    public RoleScorecard role(CurrencyUnit currency) {
        return RoleScorecard.of(
                review.revenue().in(currency),
                facts.get(),
                BalanceParts.lastComplete(review.asOf()),
                review.playbook().balance().months());
    }

    /** Returns the benchmarks that the playbook holds the role's rates against. */
    public List<Benchmark> benchmarks() {
        return review.playbook().balance().benchmarks().stream()
                .map(Benchmark::shipped)
                .toList();
    }

    /**
     * Returns how many people it takes to serve today's customers by the norms of their coverage segments;
     * NOT_CONFIGURED where the playbook has no segments or does not say how many hours a person has.
     */
    public Answer<CapacityPlan> capacity() {
        OutcomeSettings settings = review.playbook().outcomes();
        if (settings.segments().isEmpty() || settings.hoursPerPerson().isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED,
                    "the playbook has no coverage segments, or no hours that a person has for customers");
        }
        OutcomeReview outcomes = review.outcomes();
        List<CapacityPlan.Load> loads = outcomes.coverage().stream()
                .map(served -> new CapacityPlan.Load(
                        served.segment(), served.customers().size()))
                .toList();
        long assigned = loads.stream().mapToLong(CapacityPlan.Load::customers).sum();
        long all = outcomes.customers().size() + outcomes.customersWithoutOutcome();
        return Answer.known(CapacityPlan.of(loads, settings.hoursPerPerson().get())
                .withUnassigned(all - assigned)
                .withHoursByFunction(
                        settings.effort().map(this::hoursByFunction).orElse(Map.of())));
    }

    private Map<Interaction.Function, Double> hoursByFunction(EffortPolicy effort) {
        Map<Interaction.Function, Double> hours = new EnumMap<>(Interaction.Function.class);
        List<Interaction> all = known(Interaction.class);
        for (Interaction.Function function : Interaction.Function.values()) {
            List<Interaction> own = all.stream()
                    .filter(one -> one.function().filter(function::equals).isPresent())
                    .toList();
            hours.put(function, effort.hoursPerMonth(own, review.asOf()));
        }
        return hours;
    }

    /**
     * Returns the what-if of the company's value in a currency, with what belongs beside it; NOT_CONFIGURED where the
     * playbook names no multiple.
     */
    public Answer<ValuationOutlook> valuation(CurrencyUnit currency) {
        BalanceSettings settings = review.playbook().balance();
        Optional<BalanceSettings.Valuation> valuation = settings.valuation();
        if (valuation.isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the playbook names no multiple");
        }
        Optional<EstimatedMoney> cost = valuation
                .get()
                .acquisitionCost()
                .filter(known -> VendorSides.costCurrency(review.playbook()).equals(Optional.of(currency)))
                .map(amount -> EstimatedMoney.of(currency, amount));
        return Answer.known(ValuationOutlook.of(
                review.revenue().in(currency), valuation.get().multiple(), cost, 1 - settings.costOfRevenue()));
    }

    private <F extends AccountFact> List<F> known(Class<F> type) {
        return review.book().accounts(review.asOf()).stream()
                .flatMap(account -> account.facts(type).stream())
                .toList();
    }
}

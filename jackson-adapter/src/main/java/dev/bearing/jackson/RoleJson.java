package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.balance.CapacityPlan;
import dev.bearing.balance.LeadEvents;
import dev.bearing.balance.RoleScorecard;
import dev.bearing.balance.ValuationOutlook;
import dev.bearing.journey.Motion;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.review.BalanceReport;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Benchmark;
import dev.bearing.value.EstimatedMoney;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.joda.money.CurrencyUnit;

/** {@code roleScorecard}, {@code capacity} and {@code valuation} in review.json. */
final class RoleJson {

    private static final double POINT = 0.01;
    private static final long MONTHS = 12;

    private RoleJson() {}

    static void addTo(ObjectNode node, SuccessReview review) {
        BalanceReport report = review.balance();
        node.set("roleScorecard", scorecard(review));
        report.capacity().toOptional().ifPresent(plan -> node.set("capacity", capacity(plan, review)));
        if (review.playbook().balance().valuation().isPresent()) {
            ArrayNode valuation = node.putArray("valuation");
            review.currencies()
                    .forEach(currency -> report.valuation(currency)
                            .toOptional()
                            .ifPresent(outlook -> valuation.add(
                                    valuation(outlook, review.revenue().in(currency)))));
        }
    }

    private static ObjectNode scorecard(SuccessReview review) {
        RoleScorecard role = review.balance().role();
        ObjectNode node = JsonForm.object()
                .put("from", role.first().toString())
                .put("to", role.last().toString());
        put(node, "logoChurn", role.logoChurn().map(JsonForm::rate));
        put(node, "netRevenueChurn", role.netRevenueChurn().map(JsonForm::rate));
        ArrayNode against = node.putArray("benchmarks");
        role.against(review.balance().benchmarks())
                .forEach(answer -> answer.toOptional().ifPresent(known -> against.add(comparison(known))));
        ObjectNode leads = node.putObject("leads");
        leads.set("opened", byMotion(role, LeadEvents::opened));
        leads.set("accepted", byMotion(role, LeadEvents::accepted));
        leads.set("won", byMotion(role, LeadEvents::won));
        node.put("referrals", role.referrals()).put("testimonials", role.testimonials());
        ArrayNode advocacy = node.putArray("advocacy");
        role.advocacy()
                .forEach((kind, count) ->
                        advocacy.addObject().put("kind", Place.wordOf(kind)).put("count", count));
        ArrayNode currencies = node.putArray("currencies");
        for (CurrencyUnit currency : review.currencies()) {
            RoleScorecard own = review.balance().role(currency);
            ObjectNode one = currencies.addObject().put("currency", currency.getCode());
            put(one, "logoChurn", own.logoChurn().map(JsonForm::rate));
            put(one, "netRevenueChurn", own.netRevenueChurn().map(JsonForm::rate));
        }
        return node;
    }

    private static void put(ObjectNode node, String name, Optional<ObjectNode> rate) {
        rate.ifPresentOrElse(known -> node.set(name, known), () -> {
            node.putNull(name);
            node.put(name + "Reason", Answer.Reason.NOT_CONFIGURED.name());
        });
    }

    private static ObjectNode comparison(Benchmark.Comparison comparison) {
        Benchmark benchmark = comparison.benchmark();
        ObjectNode node = JsonForm.object()
                .put("key", benchmark.key())
                .put("measure", benchmark.measures().iterator().next().name());
        benchmark.lower().ifPresent(end -> node.put("lower", end));
        benchmark.upper().ifPresent(end -> node.put("upper", end));
        benchmark.period().ifPresent(period -> node.put("period", period.name()));
        node.put("endsIncluded", benchmark.endsIncluded())
                .put("population", benchmark.population())
                .put("source", benchmark.source());
        benchmark.year().ifPresent(year -> node.put("year", year));
        node.put("grade", benchmark.grade().name())
                .put("value", comparison.value())
                .put("standing", comparison.standing().name());
        JsonForm.put(node, "clear", comparison.clear(), clear -> node.put("clear", clear.booleanValue()));
        return node;
    }

    private static ObjectNode byMotion(RoleScorecard role, ToLongFunction<LeadEvents> count) {
        ObjectNode node = JsonForm.object();
        for (Motion motion : Motion.values()) {
            node.put(Place.wordOf(motion), count.applyAsLong(role.leads().getOrDefault(motion, LeadEvents.zero())));
        }
        return node;
    }

    private static ObjectNode capacity(CapacityPlan plan, SuccessReview review) {
        ObjectNode node = JsonForm.object()
                .put("hoursPerPerson", plan.hoursPerPerson())
                .put("hours", plan.hours())
                .put("people", plan.people());
        JsonForm.putNumber(node, "peopleExactly", plan.peopleExactly());
        node.put("unassigned", plan.unassigned());
        ArrayNode segments = node.putArray("segments");
        plan.loads()
                .forEach(load -> segments.addObject()
                        .put("segment", load.segment().id())
                        .put("customers", load.customers())
                        .put("hours", load.hours()));
        ArrayNode functions = node.putArray("functions");
        plan.peopleByFunction()
                .forEach((function, people) ->
                        functions.addObject().put("function", function.name()).put("people", people));
        revenuePerPerson(node, plan, review);
        return node;
    }

    /** All people serve all customers, so all revenue has to be in one currency: the reporting one, or the only one. */
    private static void revenuePerPerson(ObjectNode node, CapacityPlan plan, SuccessReview review) {
        Answer<CurrencyLedger> whole = review.convertedRevenue()
                .or(() -> review.currencies().size() == 1
                        ? Optional.of(review.revenue().in(review.currencies().get(0)))
                        : Optional.empty())
                .<Answer<CurrencyLedger>>map(Answer::known)
                .orElseGet(() -> Answer.unknown(
                        review.currencies().isEmpty() ? Answer.Reason.EMPTY_BASE : Answer.Reason.NOT_CONFIGURED,
                        "there is no one currency to tell all revenue in"));
        JsonForm.putEstimate(
                node,
                "revenuePerPerson",
                whole.flatMap(ledger -> plan.revenuePerPerson(EstimatedMoney.of(
                        ledger.currency(), MONTHS * ledger.mrrOn(review.asOf()).toDouble()))));
        whole.toOptional()
                .ifPresent(ledger ->
                        node.put("revenuePerPersonCurrency", ledger.currency().getCode()));
    }

    private static ObjectNode valuation(ValuationOutlook outlook, CurrencyLedger ledger) {
        ObjectNode node = JsonForm.object()
                .put("currency", ledger.currency().getCode())
                .put(
                        "annualRecurringRevenue",
                        JsonForm.amount(ledger.mrrOn(ledger.asOf()).multipliedBy(MONTHS)))
                .put("multiple", outlook.sensitivity().multiple())
                .put("value", outlook.sensitivity().value().amount())
                .put(
                        "ofOnePointLessChurn",
                        outlook.sensitivity().ofChurn(-POINT).amount())
                .put(
                        "ofOnePointMoreExpansion",
                        outlook.sensitivity().ofExpansion(POINT).amount());
        JsonForm.putEstimate(node, "ofOneTenthLessAcquisitionCost", outlook.ofOneTenthLessAcquisitionCost());
        node.set("netRevenueRetention", JsonForm.rate(outlook.netRevenueRetention()));
        JsonForm.putWithInterval(node, "lifetimeValueToCost", outlook.lifetimeValueToCost());
        JsonForm.putNumber(node, "paybackMonths", outlook.paybackMonths());
        return node;
    }
}

package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.AccountId;
import dev.bearing.action.RenewalCalendar;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalLoss;
import dev.bearing.action.RenewalOutlook;
import dev.bearing.action.SaveAction;
import dev.bearing.journey.Intervention;
import dev.bearing.revenue.Contract;
import dev.bearing.review.AccountReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** {@code renewals} and {@code renewalMonths} in review.json. */
final class RenewalCalendarJson {

    private RenewalCalendarJson() {}

    /** Returns the terms that end next: one entry per term and currency in which its account pays. */
    static ArrayNode calendar(SuccessReview review) {
        ArrayNode entries = JsonForm.array();
        Map<AccountId, AccountReview> accounts =
                review.accounts().stream().collect(Collectors.toMap(AccountReview::accountId, Function.identity()));
        for (RenewalOutlook outlook : review.renewalCalendar().outlooks()) {
            ObjectNode node = entries.addObject();
            outlook.atStake()
                    .map(Mrr::currency)
                    .ifPresentOrElse(
                            currency -> node.put("currency", currency.getCode()),
                            () -> node.putNull("currency").put("currencyReason", Answer.Reason.EMPTY_BASE.name()));
            AccountReview account = accounts.get(outlook.accountId());
            putTerm(node, outlook, account);
            putChance(node, outlook.chance());
            putAction(node, outlook);
        }
        return entries;
    }

    private static void putTerm(ObjectNode node, RenewalOutlook outlook, @Nullable AccountReview account) {
        Contract contract = outlook.term().contract();
        node.put("accountId", contract.accountId().value());
        if (account != null) {
            account.facts().account().name().ifPresent(name -> node.put("name", name));
        }
        node.put("contractId", contract.contractId());
        node.put("termEndsOn", contract.termEndsOn().toString());
        node.put("overdue", outlook.term().overdue());
        node.put("noticeGiven", outlook.term().noticeGiven());
        contract.autoRenews().ifPresent(renews -> node.put("autoRenews", renews));
        outlook.noticeBy().ifPresent(day -> node.put("noticeBy", day.toString()));
        node.put("mrr", outlook.atStake().map(JsonForm::amount).orElse("0"));
    }

    private static void putChance(ObjectNode node, Answer<RenewalChance> chance) {
        JsonForm.putNumber(node, "churnProbability", chance.map(RenewalChance::lossProbability));
        JsonForm.putNumber(node, "renewProbability", chance.map(RenewalChance::probability));
        JsonForm.putInterval(node, "interval", chance.flatMap(RenewalChance::interval));
        chance.toOptional()
                .ifPresent(known -> node.putObject("comparedWith")
                        .put("group", known.group())
                        .put("renewed", known.renewed())
                        .put("terms", known.terms()));
    }

    private static void putAction(ObjectNode node, RenewalOutlook outlook) {
        if (outlook.save().isEmpty()) {
            node.putNull("action")
                    .put("actionReason", Answer.Reason.OUTSIDE_MODEL_RANGE.name())
                    .put("actionMessage", "nothing speaks against its renewal, so that nothing is to be done");
            return;
        }
        SaveAction save = outlook.save().get();
        ObjectNode action = node.putObject("action");
        save.intervention()
                .ifPresentOrElse(
                        chosen -> putIntervention(action, chosen),
                        () -> action.putNull("intervention")
                                .put("interventionReason", Answer.Reason.NOT_CONFIGURED.name()));
        action.put("choice", save.choice());
        ArrayNode reasons = action.putArray("reasons");
        save.reasons().forEach(reasons::add);
        JsonForm.putEstimate(action, "expectedLossYear", save.expectedLoss());
        JsonForm.putEstimate(action, "cost", save.cost());
        JsonForm.putEstimate(action, "costLimit", save.costLimit());
        JsonForm.put(
                action,
                "withinLimit",
                save.isWithinLimit(),
                within -> action.put("withinLimit", within.booleanValue()));
    }

    private static void putIntervention(ObjectNode action, Intervention chosen) {
        action.put("intervention", chosen.id());
        action.put("kind", chosen.kind().name().toLowerCase(Locale.ROOT));
    }

    /** Returns what is at stake in a currency by month and in all. */
    static ObjectNode months(RenewalCalendar calendar, CurrencyUnit currency) {
        ObjectNode node = JsonForm.object();
        node.put("currency", currency.getCode());
        node.put("horizonDays", calendar.horizonDays());
        ArrayNode months = node.putArray("months");
        calendar.months(currency)
                .forEach((month, loss) -> months.add(loss(JsonForm.object().put("month", month.toString()), loss)));
        node.set("total", loss(JsonForm.object(), calendar.total(currency)));
        return node;
    }

    private static ObjectNode loss(ObjectNode node, RenewalLoss loss) {
        node.put("terms", loss.terms());
        node.put("accounts", loss.accounts());
        node.put("atStake", JsonForm.amount(loss.atStake()));
        JsonForm.putEstimate(node, "expectedLoss", loss.expectedLoss());
        JsonForm.putNumber(node, "lower", loss.interval().map(Interval::lower));
        JsonForm.putNumber(node, "upper", loss.interval().map(Interval::upper));
        node.put("accountsWithoutChance", loss.withoutChance());
        return node;
    }
}

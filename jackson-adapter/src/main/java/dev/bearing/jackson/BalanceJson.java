package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.action.RankedWork;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkPlan;
import dev.bearing.balance.AccountBalance;
import dev.bearing.balance.AttainmentChange;
import dev.bearing.balance.MonthEndContacts;
import dev.bearing.balance.MutualGainRanking;
import dev.bearing.balance.MutualSuccess;
import dev.bearing.balance.ValueSpeed;
import dev.bearing.review.BalanceReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** {@code balance} in review.json. */
final class BalanceJson {

    private static final double LEVEL = 0.05;

    private BalanceJson() {}

    /** One entry for each currency. */
    static ArrayNode of(SuccessReview review) {
        ArrayNode all = JsonForm.array();
        for (CurrencyUnit currency : review.currencies()) {
            ObjectNode one = of(review.balance().in(currency));
            MutualGainRanking ranking = review.balance().ranking(currency);
            WorkPlan plan = review.actions().work(currency, ranking);
            one.set("work", work(plan.today(review.playbook().actions().work().today())));
            one.set("workNotRanked", notRanked(plan.apart(), ranking));
            all.add(one);
        }
        return all;
    }

    private static ObjectNode of(BalanceReview balance) {
        ObjectNode node = JsonForm.object().put("currency", balance.currency().getCode());
        JsonForm.putWithInterval(node, "customerAttainment", balance.customerAttainment());
        node.put("customersKnown", balance.customersKnown());
        JsonForm.putWithInterval(node, "vendorAttainment", balance.vendorAttainment());
        balance.vendor().retention().ifPresent(share -> JsonForm.putNumber(node, "retentionAttainment", share));
        balance.vendor().margin().ifPresent(share -> JsonForm.putNumber(node, "marginAttainment", share));
        node.set("netRevenueRetention", JsonForm.rate(balance.netRevenueRetention()));
        JsonForm.putWithInterval(node, "mutual", balance.mutualAttainment());
        JsonForm.putWithInterval(node, "imbalance", balance.imbalance());
        putFinding(node, balance.finding());
        node.put("limit", balance.limit());
        node.set("findings", findings(balance));
        node.set("more", more(balance.more()));
        node.set("proven", JsonForm.rate(balance.proven()));
        node.set("faster", faster(balance.faster()));
        node.set("monthEnds", monthEnds(balance.monthEnds()));
        ArrayNode accounts = node.putArray("accounts");
        balance.accounts().forEach(account -> accounts.add(account(account, balance.limit())));
        return node;
    }

    private static void putMutual(ObjectNode node, MutualSuccess both, double limit) {
        JsonForm.putNumber(node, "mutual", both.mutual());
        JsonForm.putNumber(node, "imbalance", both.imbalance());
        putFinding(node, both.finding(limit));
    }

    private static void putFinding(ObjectNode node, Answer<MutualSuccess.Finding> finding) {
        JsonForm.put(node, "finding", finding, found -> node.put("finding", found.name()));
    }

    private static ObjectNode findings(BalanceReview balance) {
        ObjectNode node = JsonForm.object();
        long known = 0;
        for (MutualSuccess.Finding finding : MutualSuccess.Finding.values()) {
            int count = balance.accounts(finding).size();
            node.put(JourneyJson.word(finding.name()), count);
            known += count;
        }
        return node.put("unknown", balance.accounts().size() - known);
    }

    private static ObjectNode more(AttainmentChange change) {
        ObjectNode node = JsonForm.object().put("since", change.since().toString());
        JsonForm.putWithInterval(node, "customer", change.customer());
        node.put("customerAccounts", change.customers());
        JsonForm.putWithInterval(node, "vendor", change.vendor());
        return node;
    }

    private static ObjectNode faster(ValueSpeed speed) {
        ObjectNode node = JsonForm.object().put("basis", speed.basis().name());
        JsonForm.putWithInterval(node, "value", speed.difference());
        JsonForm.putNumber(node, "days", speed.days());
        JsonForm.putNumber(node, "share", speed.share());
        JsonForm.putNumber(node, "expected", speed.expected());
        return node;
    }

    private static ObjectNode monthEnds(MonthEndContacts ends) {
        ObjectNode node = JsonForm.object().put("lastDays", ends.lastDays());
        node.set("contacts", JsonForm.rate(ends.atMonthEnd()));
        node.put("expectedShare", ends.expectedShare());
        JsonForm.putNumber(node, "pValue", ends.pValue());
        Answer<Boolean> concentrated = ends.isConcentrated(LEVEL);
        JsonForm.put(node, "concentrated", concentrated, found -> node.put("concentrated", found.booleanValue()));
        return node;
    }

    private static ArrayNode work(List<RankedWork> today) {
        ArrayNode all = JsonForm.array();
        for (RankedWork work : today) {
            ObjectNode node = all.addObject()
                    .put("rank", work.rank())
                    .put("accountId", work.item().accountId().value())
                    .put("kind", work.item().kind().name())
                    .put("subject", work.item().subject());
            work.item().milestone().ifPresent(milestone -> node.put("milestone", milestone));
            node.put("reason", work.item().reason()).put("mutualGainPerHour", work.priority());
        }
        return all;
    }

    /** How many items have no place in the ranking, for each reason. */
    private static ArrayNode notRanked(List<WorkItem> apart, MutualGainRanking ranking) {
        SortedMap<Answer.Reason, Integer> counts = new TreeMap<>();
        for (WorkItem item : apart) {
            if (ranking.priority(item) instanceof Answer.Unknown<Double> unknown) {
                counts.merge(unknown.reason(), 1, Integer::sum);
            }
        }
        ArrayNode all = JsonForm.array();
        counts.forEach(
                (reason, items) -> all.addObject().put("reason", reason.name()).put("items", items.intValue()));
        return all;
    }

    private static ObjectNode account(AccountBalance account, double limit) {
        ObjectNode node = JsonForm.object().put("accountId", account.accountId().value());
        JsonForm.putNumber(node, "customerAttainment", account.customer().attainment());
        JsonForm.putNumber(node, "outcome", account.customer().outcome());
        account.customer().experience().ifPresent(share -> JsonForm.putNumber(node, "experience", share));
        JsonForm.putNumber(node, "vendorAttainment", account.vendor().attainment());
        account.vendor().retention().ifPresent(share -> JsonForm.putNumber(node, "retention", share));
        account.vendor().margin().ifPresent(share -> JsonForm.putNumber(node, "margin", share));
        putMutual(node, account.mutual(), limit);
        return node;
    }
}

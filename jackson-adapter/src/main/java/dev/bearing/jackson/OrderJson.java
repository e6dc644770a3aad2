package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.revenue.OrderBridge;
import dev.bearing.revenue.OrderLedger;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.EventGaps;
import java.time.YearMonth;
import java.util.Locale;

/** One currency's entry of {@code orders} in review.json. */
final class OrderJson {

    private OrderJson() {}

    /**
     * Returns the entry.
     *
     * @param first the first month to show
     */
    static ObjectNode of(OrderLedger ledger, YearMonth first) {
        ObjectNode node = JsonForm.object();
        node.put("currency", ledger.currency().getCode());
        node.put("windowDays", ledger.policy().windowDays());
        node.set("gaps", gaps(ledger.gaps()));
        ArrayNode months = node.putArray("months");
        YearMonth last = YearMonth.from(ledger.asOf());
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month(ledger, month));
        }
        return node;
    }

    private static ObjectNode gaps(EventGaps gaps) {
        ObjectNode node = JsonForm.object();
        node.put("count", gaps.size());
        putDays(node, "medianDays", gaps.quantile(0.5));
        putDays(node, "p90Days", gaps.quantile(0.9));
        return node;
    }

    private static void putDays(ObjectNode node, String name, Answer<Integer> days) {
        JsonForm.put(node, name, days, value -> node.put(name, value));
    }

    private static ObjectNode month(OrderLedger ledger, YearMonth month) {
        DateRange period = DateRange.of(month);
        OrderBridge bridge = ledger.bridge(period);
        ObjectNode node = JsonForm.object();
        node.put("month", month.toString());
        node.put("complete", bridge.complete());
        node.put("openingValue", JsonForm.amount(bridge.opening().amount()));
        node.put("closingValue", JsonForm.amount(bridge.closing().amount()));
        node.put("openingCustomers", bridge.opening().count());
        node.put("closingCustomers", bridge.closing().count());
        ObjectNode movements = node.putObject("movements");
        for (OrderBridge.Kind kind : OrderBridge.Kind.values()) {
            OrderBridge.Line line = bridge.line(kind);
            movements
                    .putObject(kind.name().toLowerCase(Locale.ROOT))
                    .put("amount", JsonForm.amount(line.amount()))
                    .put("count", line.count());
        }
        node.set("logoChurn", JsonForm.rate(ledger.logoChurn(period)));
        node.set("repurchase", JsonForm.rate(ledger.repurchase(period)));
        node.set("grossRetention", JsonForm.rate(ledger.grossRetention(period)));
        node.set("netRetention", JsonForm.rate(ledger.netRetention(period)));
        return node;
    }
}

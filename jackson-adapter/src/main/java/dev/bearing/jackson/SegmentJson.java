package dev.bearing.jackson;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.LifetimeValue;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.RevenueBridge;
import dev.bearing.revenue.SegmentBridge;
import dev.bearing.revenue.SegmentMonth;
import dev.bearing.revenue.SegmentedRevenue;
import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The revenue metrics by segment and month as JSON, in the forms of {@link ReviewJson}, with {@code enteredSegment} and
 * {@code leftSegment} beside the movements, so that segments add up to the whole. Rates of accounts carry their
 * interval; those of amounts do not, since a bootstrap for every cell would cost a thousand times the rest: ask the
 * {@link Rate} of the cell that matters.
 *
 * <pre>{@code
 * ReviewJson.write(
 *         SegmentJson.tree(SegmentedRevenue.of(ledger, book.segmentation("tier", asOf)), first, last),
 *         Path.of("segments.json"));
 * }</pre>
 */
public final class SegmentJson {

    /** The version of the document's schema. */
    public static final String SCHEMA_VERSION = "1.0";

    private SegmentJson() {}

    /**
     * Returns the document: {@code schemaVersion, asOf, currency, policy, segmentation, segments: [ {segment,
     * lifetimeValue, months: [ {month, …} … ]} … ]}.
     *
     * @param first the first month
     * @param last the last month, not before {@code first} nor after the month of the evaluation day
     */
    public static ObjectNode tree(SegmentedRevenue revenue, YearMonth first, YearMonth last) {
        ObjectNode node = JsonForm.object();
        node.put("schemaVersion", SCHEMA_VERSION);
        node.put("asOf", revenue.ledger().asOf().toString());
        return node.setAll(part(revenue, first, last));
    }

    /** Returns what stands in the document besides its version and day. */
    static ObjectNode part(SegmentedRevenue revenue, YearMonth first, YearMonth last) {
        CurrencyLedger ledger = revenue.ledger();
        ObjectNode node = JsonForm.object();
        node.put("currency", ledger.currency().getCode());
        node.putObject("policy").put("name", ledger.policy().name()).put("fingerprint", ledger.fingerprint());
        node.put("segmentation", revenue.segmentation().name());
        ArrayNode segments = node.putArray("segments");
        Map<String, ArrayNode> months = new HashMap<>();
        Map<String, Answer<LifetimeValue>> values = revenue.lifetimeValues();
        for (String segment : revenue.segments()) {
            ObjectNode own = segments.addObject().put("segment", segment);
            own.set("lifetimeValue", RevenueJson.lifetimeValue(requireNonNull(values.get(segment))));
            months.put(segment, own.putArray("months"));
        }
        for (SegmentMonth row : revenue.months(first, last)) {
            requireNonNull(months.get(row.segment())).add(month(row));
        }
        return node;
    }

    private static ObjectNode month(SegmentMonth row) {
        SegmentBridge bridge = row.bridge();
        ObjectNode node = JsonForm.object();
        node.put("month", row.month().toString());
        node.put("complete", bridge.complete());
        node.put("openingMrr", JsonForm.amount(bridge.opening()));
        node.put("closingMrr", JsonForm.amount(bridge.closing()));
        node.put("openingCustomers", bridge.openingCustomers());
        node.put("closingCustomers", bridge.closingCustomers());
        ObjectNode movements = node.putObject("movements");
        for (MovementKind kind : MovementKind.values()) {
            movements.set(kind.name().toLowerCase(Locale.ROOT), line(bridge.line(kind)));
        }
        node.set("enteredSegment", line(bridge.entered()));
        node.set("leftSegment", line(bridge.left()));
        putRates(node, row.monthly());
        JsonForm.putNumber(node.putObject("quickRatio"), "value", row.quickRatio());
        JsonForm.putAmount(node, "arpa", row.arpa());
        JsonForm.putAmount(node, "asp", row.averageSellingPrice());
        row.trailingYear().ifPresent(year -> putRates(node.putObject("trailingTwelveMonths"), year));
        return node;
    }

    private static ObjectNode line(RevenueBridge.Line line) {
        return JsonForm.object().put("amount", JsonForm.amount(line.amount())).put("count", line.count());
    }

    private static void putRates(ObjectNode node, SegmentMonth.Rates rates) {
        node.set("logoChurn", JsonForm.rate(rates.logoChurn()));
        node.set("grossRevenueRetention", JsonForm.rateWithoutInterval(rates.grossRevenueRetention()));
        node.set("netRevenueRetention", JsonForm.rateWithoutInterval(rates.netRevenueRetention()));
        node.set("grossRevenueChurn", JsonForm.rateWithoutInterval(rates.grossRevenueChurn()));
        node.set("netRevenueChurn", JsonForm.rateWithoutInterval(rates.netRevenueChurn()));
        node.set("newCustomerChurn", JsonForm.rate(rates.newCustomerChurn()));
    }
}

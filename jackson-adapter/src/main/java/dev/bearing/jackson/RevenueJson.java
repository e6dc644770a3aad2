package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.LifetimeValue;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.RetentionTriangle;
import dev.bearing.revenue.RevenueBridge;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;

/** One currency's entry of {@code revenue} in review.json. */
final class RevenueJson {

    private static final int YEAR = 12;

    private RevenueJson() {}

    /**
     * Returns the entry.
     *
     * @param ledger of one currency
     * @param first the first month to show
     */
    static ObjectNode of(CurrencyLedger ledger, YearMonth first) {
        ObjectNode node = JsonForm.object();
        node.put("currency", ledger.currency().getCode());
        node.putObject("policy").put("name", ledger.policy().name()).put("fingerprint", ledger.fingerprint());
        ArrayNode months = node.putArray("months");
        ArrayNode trailing = node.putArray("trailingTwelveMonths");
        YearMonth last = YearMonth.from(ledger.asOf());
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month(ledger, month));
            if (!month.isBefore(first.plusMonths(YEAR - 1))) {
                trailing.add(trailing(ledger, month));
            }
        }
        ObjectNode cohorts = node.putObject("cohorts");
        cohorts.set("logo", triangle(ledger, RetentionTriangle.Measure.LOGO_POINT_IN_TIME));
        cohorts.set("gross", triangle(ledger, RetentionTriangle.Measure.GROSS_POINTWISE));
        cohorts.set("net", triangle(ledger, RetentionTriangle.Measure.NET));
        ObjectNode lifetimeValue = node.putObject("lifetimeValue");
        lifetimeValue.setAll(lifetimeValue(ledger.lifetimeValue()));
        lifetimeValue.set("churn", JsonForm.rate(ledger.lifetimeValueChurn()));
        node.set("growth", GrowthJson.of(ledger));
        return node;
    }

    /** Returns an entry of the same form for all currencies in one. */
    static ObjectNode converted(CurrencyLedger ledger, FxPolicy policy, YearMonth first) {
        ObjectNode node = of(ledger, first);
        node.put("fx", policy.name());
        return node;
    }

    private static ObjectNode month(CurrencyLedger ledger, YearMonth month) {
        DateRange period = DateRange.of(month);
        ObjectNode node = JsonForm.object().put("month", month.toString());
        node.setAll(bridge(ledger.bridge(period)));
        node.set("logoChurn", JsonForm.rate(ledger.logoChurn(period)));
        node.set("grossRevenueRetention", JsonForm.rate(ledger.grossRevenueRetention(period)));
        node.set("netRevenueRetention", JsonForm.rate(ledger.netRevenueRetention(period)));
        JsonForm.putNumber(node.putObject("quickRatio"), "value", ledger.quickRatio(period));
        JsonForm.putAmount(
                node,
                "arpa",
                ledger.arpaOn(
                        period.to().minusDays(1).isAfter(ledger.asOf())
                                ? ledger.asOf()
                                : period.to().minusDays(1)));
        JsonForm.putAmount(node, "asp", ledger.averageSellingPrice(period));
        return node;
    }

    /** Returns how revenue went from opening to closing. */
    static ObjectNode bridge(RevenueBridge bridge) {
        ObjectNode node = JsonForm.object();
        node.put("complete", bridge.complete());
        node.put("openingMrr", JsonForm.amount(bridge.opening()));
        node.put("closingMrr", JsonForm.amount(bridge.closing()));
        node.put("openingCustomers", bridge.openingCustomers());
        node.put("closingCustomers", bridge.closingCustomers());
        ObjectNode movements = node.putObject("movements");
        for (MovementKind kind : MovementKind.values()) {
            RevenueBridge.Line line = bridge.line(kind);
            movements
                    .putObject(kind.name().toLowerCase(Locale.ROOT))
                    .put("amount", JsonForm.amount(line.amount()))
                    .put("count", line.count());
        }
        return node;
    }

    private static ObjectNode trailing(CurrencyLedger ledger, YearMonth month) {
        DateRange year = DateRange.ofMonthsEnding(month, YEAR);
        ObjectNode node = JsonForm.object();
        node.put("month", month.toString());
        node.set("grossRevenueRetention", JsonForm.rate(ledger.grossRevenueRetention(year)));
        node.set("netRevenueRetention", JsonForm.rate(ledger.netRevenueRetention(year)));
        node.set("logoChurn", JsonForm.rate(ledger.logoChurn(year)));
        return node;
    }

    private static ArrayNode triangle(CurrencyLedger ledger, RetentionTriangle.Measure measure) {
        RetentionTriangle triangle = ledger.triangle(measure, RetentionTriangle.Age.CALENDAR);
        ArrayNode cohorts = JsonForm.array();
        for (RetentionTriangle.Cohort cohort : triangle.cohorts()) {
            ObjectNode row = cohorts.addObject();
            row.put("cohort", cohort.month().toString());
            row.put("size", cohort.size());
            ArrayNode cells = row.putArray("cells");
            cohort.cells().forEach(cell -> cells.add(cell(cell)));
        }
        return cohorts;
    }

    private static ObjectNode cell(RetentionTriangle.Cell cell) {
        ObjectNode node = JsonForm.object();
        node.put("age", cell.age());
        node.put("status", cell.status().name().toLowerCase(Locale.ROOT));
        return node.setAll(JsonForm.parts(cell.rate()));
    }

    /** Returns what a customer is worth, with its ends. */
    static ObjectNode lifetimeValue(Answer<LifetimeValue> answer) {
        ObjectNode node = JsonForm.object();
        node.put("method", answer.toOptional().map(LifetimeValue::method).orElse("ARPA / churn"));
        JsonForm.putEstimate(node, "value", answer.flatMap(LifetimeValue::value));
        JsonForm.putEstimate(node, "lower", answer.flatMap(LifetimeValue::lower));
        JsonForm.putEstimate(node, "upper", answer.flatMap(LifetimeValue::upper));
        ArrayNode flags = node.putArray("flags");
        answer.toOptional().map(LifetimeValue::flags).orElse(Set.of()).forEach(flag -> flags.add(flag.name()));
        return node;
    }
}

package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.GrowthReport;
import dev.bearing.revenue.MovementReason;
import dev.bearing.revenue.RevenueBridge;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.Map;

/** {@code growth} of an entry of {@code revenue} in review.json: the twelve months that end on the review's day. */
final class GrowthJson {

    private static final int YEAR = 12;

    private GrowthJson() {}

    static ObjectNode of(CurrencyLedger ledger) {
        LocalDate end = ledger.asOf().plusDays(1);
        GrowthReport growth = GrowthReport.of(ledger, DateRange.of(end.minusMonths(YEAR), end));
        ObjectNode node = JsonForm.object()
                .put("from", growth.period().from().toString())
                .put("to", growth.period().to().toString())
                .put("lost", JsonForm.amount(growth.lost()));
        node.set("offset", JsonForm.rate(growth.offset()));
        JsonForm.putWithInterval(node, "grossNewToStandStill", growth.grossNewToStandStill());
        JsonForm.putWithInterval(node, "netNewToStandStill", growth.netNewToStandStill());
        JsonForm.putWithInterval(node, "customersToStandStill", growth.customersToStandStill());
        node.set("expansions", lines(growth.expansions()));
        node.set("contractions", lines(growth.contractions()));
        return node;
    }

    private static ArrayNode lines(Map<MovementReason, RevenueBridge.Line> lines) {
        ArrayNode all = JsonForm.array();
        lines.forEach((reason, line) -> all.addObject()
                .put("reason", reason.name())
                .put("amount", JsonForm.amount(line.amount()))
                .put("count", line.count()));
        return all;
    }
}

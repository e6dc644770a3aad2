package dev.bearing.jackson;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.Restatement;
import dev.bearing.value.Rate;
import java.util.List;
import java.util.Locale;

/**
 * Why a number about the same days is another one today as JSON, in the forms of {@link ReviewJson}.
 *
 * <pre>{@code
 * ReviewJson.write(RestatementJson.tree(restatement.bridge(february)), Path.of("restated.json"));
 * }</pre>
 *
 * <p>Rows carry {@code facts}: a list of {@code {then, now}}, each the columns of a price state as it was and is known,
 * absent where it was not known yet or is no longer so.
 */
public final class RestatementJson {

    /** The version of the documents' schema. */
    public static final String SCHEMA_VERSION = "1.0";

    private static final ObjectMapper FACTS = BearingModule.strictMapper();

    private RestatementJson() {}

    /** Returns all that is known otherwise: {@code schemaVersion, accounts: [ {accountId, facts} … ]}. */
    public static ObjectNode tree(Restatement restatement) {
        ObjectNode node = begin();
        ArrayNode accounts = node.putArray("accounts");
        restatement
                .facts()
                .forEach((id, facts) ->
                        accounts.addObject().put("accountId", id.value()).set("facts", facts(facts)));
        return node;
    }

    /**
     * Returns a bridge then and now: {@code schemaVersion, currency, from, to, then, now, rows: [ {accountId, item,
     * then, now, difference, facts} … ]}. {@code item} is {@code opening}, a kind of movement, or {@code closing};
     * {@code to} is the first day after the period.
     */
    public static ObjectNode tree(Restatement.RestatedBridge bridge) {
        ObjectNode node = begin();
        node.put("currency", bridge.then().opening().currency().getCode());
        node.put("from", bridge.then().period().from().toString());
        node.put("to", bridge.then().period().to().toString());
        node.set("then", RevenueJson.bridge(bridge.then()));
        node.set("now", RevenueJson.bridge(bridge.now()));
        ArrayNode rows = node.putArray("rows");
        for (Restatement.BridgeRow row : bridge.rows()) {
            rows.addObject()
                    .put("accountId", row.accountId().value())
                    .put("item", item(row.item()))
                    .put("then", JsonForm.amount(row.then()))
                    .put("now", JsonForm.amount(row.now()))
                    .put("difference", JsonForm.amount(row.difference()))
                    .set("facts", facts(row.facts()));
        }
        return node;
    }

    /**
     * Returns a rate then and now: {@code schemaVersion, then, now, rows: [ {accountId, then {numerator, denominator},
     * now, facts} … ]}.
     */
    public static ObjectNode tree(Restatement.RestatedRate rate) {
        ObjectNode node = begin();
        node.set("then", JsonForm.rate(rate.then()));
        node.set("now", JsonForm.rate(rate.now()));
        ArrayNode rows = node.putArray("rows");
        for (Restatement.RateRow row : rate.rows()) {
            String id = row.accountId().value();
            ObjectNode made = rows.addObject().put("accountId", id);
            made.set(
                    "then",
                    JsonForm.member(new Rate.Member(id, row.numeratorThen(), row.denominatorThen()), rate.then()));
            made.set("now", JsonForm.member(new Rate.Member(id, row.numeratorNow(), row.denominatorNow()), rate.now()));
            made.set("facts", facts(row.facts()));
        }
        return node;
    }

    private static ObjectNode begin() {
        return JsonForm.object().put("schemaVersion", SCHEMA_VERSION);
    }

    private static String item(Restatement.Item item) {
        if (item instanceof Restatement.Item.Movements movements) {
            return movements.kind().name().toLowerCase(Locale.ROOT);
        }
        return item instanceof Restatement.Item.Opening ? "opening" : "closing";
    }

    private static ArrayNode facts(List<Restatement.FactChange> changes) {
        ArrayNode facts = JsonForm.array();
        for (Restatement.FactChange change : changes) {
            ObjectNode node = facts.addObject();
            change.then().ifPresent(state -> node.set("then", fact(state)));
            change.now().ifPresent(state -> node.set("now", fact(state)));
        }
        return facts;
    }

    private static ObjectNode fact(PriceState state) {
        return FACTS.valueToTree(state);
    }
}

package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.revenue.PolicyDiff;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Two policies over the same facts as JSON, in the forms of {@link ReviewJson}.
 *
 * <pre>{@code
 * ReviewJson.write(PolicyDiffJson.tree(diff.rate(USD, ledger -> ledger.logoChurn(january))), Path.of("churn.json"));
 * }</pre>
 */
public final class PolicyDiffJson {

    /** The version of the documents' schema. */
    public static final String SCHEMA_VERSION = "1.0";

    private PolicyDiffJson() {}

    /**
     * Returns what the policies do differently: {@code schemaVersion, asOf, first {name, fingerprint}, second,
     * switches: [ {name, first, second} … ]}.
     */
    public static ObjectNode tree(PolicyDiff diff) {
        ObjectNode node = begin();
        node.put("asOf", diff.first().asOf().toString());
        node.set("first", policy(diff.first().policy()));
        node.set("second", policy(diff.second().policy()));
        ArrayNode switches = node.putArray("switches");
        diff.switches()
                .forEach(difference -> switches.addObject()
                        .put("name", difference.name())
                        .put("first", difference.first())
                        .put("second", difference.second()));
        return node;
    }

    /**
     * Returns a rate under both: {@code schemaVersion, first, second, difference, accounts: [ {accountId, first
     * {numerator, denominator}, second, share} … ]}. The shares add up to the difference; they are absent where there
     * is none to split.
     */
    public static ObjectNode tree(PolicyDiff.OfRates rates) {
        ObjectNode node = begin();
        node.set("first", rate(rates.first()));
        node.set("second", rate(rates.second()));
        JsonForm.putNumber(node, "difference", rates.difference());
        ArrayNode accounts = node.putArray("accounts");
        for (PolicyDiff.RateDifference account : rates.accounts()) {
            ObjectNode row =
                    accounts.addObject().put("accountId", account.accountId().value());
            row.set("first", JsonForm.member(account.first(), rates.first()));
            row.set("second", JsonForm.member(account.second(), rates.second()));
            if (rates.sharesPerOne().signum() != 0) {
                row.put(
                        "share",
                        new BigDecimal(account.share())
                                .divide(new BigDecimal(rates.sharesPerOne()), MathContext.DECIMAL64)
                                .doubleValue());
            }
        }
        return node;
    }

    /**
     * Returns an amount under both: {@code schemaVersion, currency, first, second, difference, accounts: [ {accountId,
     * first, second, difference} … ]}. The accounts' differences add up to the difference.
     */
    public static ObjectNode tree(PolicyDiff.OfAmounts amounts) {
        ObjectNode node = begin();
        node.put("currency", amounts.first().currency().getCode());
        node.put("first", JsonForm.amount(amounts.first()));
        node.put("second", JsonForm.amount(amounts.second()));
        node.put("difference", JsonForm.amount(amounts.difference()));
        ArrayNode accounts = node.putArray("accounts");
        amounts.accounts()
                .forEach(account -> accounts.addObject()
                        .put("accountId", account.accountId().value())
                        .put("first", JsonForm.amount(account.first()))
                        .put("second", JsonForm.amount(account.second()))
                        .put("difference", JsonForm.amount(account.difference())));
        return node;
    }

    private static ObjectNode begin() {
        return JsonForm.object().put("schemaVersion", SCHEMA_VERSION);
    }

    private static ObjectNode policy(RevenuePolicy policy) {
        return JsonForm.object().put("name", policy.name()).put("fingerprint", policy.fingerprint());
    }

    private static ObjectNode rate(Rate rate) {
        return JsonForm.rate(rate).put("policy", rate.policy());
    }
}

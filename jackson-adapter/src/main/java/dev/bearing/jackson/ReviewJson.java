package dev.bearing.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.SegmentedRevenue;
import dev.bearing.review.AccountReview;
import dev.bearing.review.HealthDetails;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * A review as JSON: stable names that other programs may rely on. Amounts are decimal strings in major units; estimates
 * and ratios are numbers; an unknown is {@code null} with a sibling that ends in {@code Reason}. {@code ladder},
 * {@code forecast} and {@code revenue} have one entry for each currency; each entry of {@code vectors}, {@code gaps},
 * {@code actions} and {@code renewals} names its currency. {@code converted}, {@code segments}, {@code renewals},
 * {@code renewalMonths}, {@code renewalRates}, {@code orders}, {@code fit} and {@code fitSummary} are there where the
 * playbook asks for them and the book has such facts.
 *
 * <pre>{@code
 * ReviewJson.write(ReviewJson.tree(review), Path.of("review.json"));
 * }</pre>
 */
public final class ReviewJson {

    /** The version of the document's schema. */
    public static final String SCHEMA_VERSION = "1.0";

    private static final int YEAR = 12;

    /** Numbers by the shortest text that reads back the same, whatever the version of the JDK. */
    private static final ObjectWriter WRITER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .build()
            .writerWithDefaultPrettyPrinter();

    private ReviewJson() {}

    /** Returns the review as a document. */
    public static ObjectNode tree(SuccessReview review) {
        ObjectNode node = JsonForm.object();
        node.put("schemaVersion", SCHEMA_VERSION);
        node.put("asOf", review.asOf().toString());
        node.putObject("generatedBy").put("name", "bearing").put("version", SuccessReview.libraryVersion());
        ArrayNode derived = node.putArray("derived");
        review.derived().forEach(derived::add);
        ArrayNode notes = node.putArray("notes");
        review.notes().forEach(notes::add);
        YearMonth first = YearMonth.from(review.book().firstDay(review.asOf()).orElse(review.asOf()));
        ArrayNode revenue = node.putArray("revenue");
        ArrayNode ladder = node.putArray("ladder");
        for (CurrencyUnit currency : review.currencies()) {
            revenue.add(RevenueJson.of(review.revenue().in(currency), first));
            ladder.add(LadderJson.of(review, currency));
        }
        node.set("health", HealthJson.of(review));
        ArrayNode vectors = node.putArray("vectors");
        for (AccountReview account : review.accounts()) {
            account.vectors().forEach(vector -> vectors.add(VectorJson.vector(account, vector)));
        }
        node.set("paths", JourneyJson.paths(review.journeys()));
        node.set("journeys", JourneyJson.journeys(review.journeys()));
        ArrayNode forecast = node.putArray("forecast");
        for (CurrencyUnit currency : review.currencies()) {
            forecast.add(ForecastJson.of(review, currency));
        }
        OutcomeJson.addTo(node, review.outcomes());
        node.set("interactions", InteractionJson.of(review));
        node.set("valueDrivers", ValueDriverJson.of(review.valueDrivers(), review.valueAttributions()));
        OwnerJson.of(review).ifPresent(owners -> node.set("owners", owners));
        FitJson.addTo(node, review);
        GapJson.addTo(node, review);
        ActionJson.addTo(node, review);
        ChurnJson.addTo(node, review);
        node.set("trials", TrialJson.of(review.trialReview(), first));
        node.set("balance", BalanceJson.of(review));
        RoleJson.addTo(node, review);
        convertedAndSegments(review, node, first);
        renewals(review, node, first);
        PlanJson.addTo(node, review);
        if (!review.orders().isEmpty()) {
            ArrayNode orders = node.putArray("orders");
            review.orders().forEach(ledger -> orders.add(OrderJson.of(ledger, first)));
        }
        return node;
    }

    private static void convertedAndSegments(SuccessReview review, ObjectNode node, YearMonth first) {
        Optional<CurrencyLedger> converted = review.convertedRevenue();
        converted.ifPresent(ledger -> {
            FxPolicy policy =
                    review.playbook().revenue().reporting().orElseThrow().policyOn(review.asOf());
            node.set("converted", RevenueJson.converted(ledger, policy, first));
        });
        if (review.segments().isEmpty()) {
            return;
        }
        YearMonth last = YearMonth.from(review.asOf());
        YearMonth yearAgo = last.minusMonths(YEAR);
        ArrayNode segments = node.putArray("segments");
        for (SegmentedRevenue revenue : review.segments()) {
            segments.add(SegmentJson.part(revenue, first.isAfter(yearAgo) ? first : yearAgo, last)
                    .put("converted", converted.filter(revenue.ledger()::equals).isPresent()));
        }
    }

    private static void renewals(SuccessReview review, ObjectNode node, YearMonth first) {
        if (review.renewals().isEmpty()) {
            return;
        }
        node.set("renewals", RenewalCalendarJson.calendar(review));
        ArrayNode months = node.putArray("renewalMonths");
        review.currencies()
                .forEach(currency -> months.add(RenewalCalendarJson.months(review.renewalCalendar(), currency)));
        ArrayNode rates = node.putArray("renewalRates");
        review.currencies().forEach(currency -> rates.add(RenewalJson.rates(review, currency, first)));
    }

    /**
     * Returns why an account's health is what it is, how it moved and what would make it better, as it stands in a
     * review for the customers who are least well.
     */
    public static ObjectNode tree(HealthDetails details) {
        return HealthDetailsJson.of(details);
    }

    /**
     * Returns a rate as it stands in a review, and with it what a review says of all its rates at once: {@code policy},
     * the policy's fingerprint such as {@code strict:1a2b3c4d}, if the rate has one, and {@code currency} where it is
     * of amounts.
     */
    public static ObjectNode tree(Rate rate) {
        ObjectNode node = JsonForm.rate(rate);
        rate.currency().ifPresent(currency -> node.put("currency", currency.getCode()));
        if (!rate.policy().isBlank()) {
            node.put("policy", rate.policy());
        }
        return node;
    }

    /** Writes a document to a file, in place of one that is there. */
    public static void write(JsonNode document, Path file) throws IOException {
        Files.writeString(file, WRITER.writeValueAsString(document) + "\n");
    }
}

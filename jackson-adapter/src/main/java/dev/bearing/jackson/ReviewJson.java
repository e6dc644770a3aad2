package dev.bearing.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.review.AccountReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.joda.money.CurrencyUnit;

/**
 * A review as JSON: stable names that other programs may rely on. Amounts are decimal strings in major units; estimates
 * and ratios are numbers; an unknown is {@code null} with a sibling that ends in {@code Reason}. {@code ladder},
 * {@code forecast} and {@code revenue} have one entry for each currency; each entry of {@code vectors} names its
 * currency.
 *
 * <pre>{@code
 * ReviewJson.write(ReviewJson.tree(review), Path.of("review.json"));
 * }</pre>
 */
public final class ReviewJson {

    /** The version of the document's schema. */
    public static final String SCHEMA_VERSION = "1.0";

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

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
            ladder.add(VectorJson.ladder(review, currency));
        }
        node.set("health", HealthJson.of(review));
        ArrayNode vectors = node.putArray("vectors");
        for (AccountReview account : review.accounts()) {
            account.vectors().forEach(vector -> vectors.add(VectorJson.vector(account, vector)));
        }
        ArrayNode forecast = node.putArray("forecast");
        for (CurrencyUnit currency : review.currencies()) {
            forecast.add(VectorJson.forecast(review, currency));
        }
        node.set("trials", TrialJson.of(review.trials(), first));
        return node;
    }

    /** Returns a rate as it stands in a review. */
    public static ObjectNode tree(Rate rate) {
        return JsonForm.rate(rate);
    }

    /** Writes a document to a file, in place of one that is there. */
    public static void write(JsonNode document, Path file) throws IOException {
        Files.writeString(file, WRITER.writeValueAsString(document) + "\n");
    }
}

package dev.bearing.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.review.SuccessReview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** How long each part of a review takes in a warm JVM: from the files to the JSON document. */
final class ReviewPhases {

    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private int accounts;
    private long last;

    /** Reviews a company's directory some times. */
    static ReviewPhases of(Path directory, int times) throws IOException {
        ReviewPhases phases = new ReviewPhases();
        for (int i = 0; i < times; i++) {
            phases.once(directory);
        }
        return phases;
    }

    private void once(Path directory) throws IOException {
        long start = System.nanoTime();
        last = start;
        Company company = Company.read(directory);
        accounts = company.book().accountIds().size();
        end("reading the files");
        SuccessReview review = company.review();
        review.revenue();
        end("what each account pays");
        List<CurrencyUnit> currencies = review.currencies();
        currencies.forEach(review::ladder);
        review.account(company.book().accountIds().get(0));
        end("what is learnt from all accounts");
        review.accounts();
        end("every account's review");
        currencies.forEach(
                currency -> review.forecast(currency).toOptional().ifPresent(forecast -> forecast.quickQuantile(0.5)));
        end("forecasts");
        JsonNode document = ReviewJson.tree(review);
        end("rates, triangles and the document");
        if (!document.path("vectors").isArray()) {
            throw new IllegalStateException("the document has no vectors");
        }
        last = start;
        end("all");
    }

    private void end(String phase) {
        long now = System.nanoTime();
        millis.computeIfAbsent(phase, name -> new ArrayList<>()).add((now - last) / 1e6);
        last = now;
    }

    /** Returns how many accounts were reviewed. */
    int accounts() {
        return accounts;
    }

    /** Returns the names of the parts, in order. */
    List<String> names() {
        return List.copyOf(millis.keySet());
    }

    /** Returns how long a part took, in milliseconds. */
    Spread of(String phase) {
        return Spread.of(millis.getOrDefault(phase, List.of()));
    }
}

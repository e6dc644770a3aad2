package dev.bearing.examples.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.review.SuccessReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What review.json says of the example company's forecast, it says once: the same number wherever it stands. */
class ExampleForecastTest {

    private static final Path COMPANY = Path.of("example-company");
    private static final Map<String, String> SAME =
            Map.of("quantiles/0.05", "lower", "quantiles/0.5", "median", "quantiles/0.95", "upper");

    private static JsonNode review;

    @BeforeAll
    static void read() throws IOException {
        review = review(1);
    }

    private static JsonNode review(int horizonMonths) throws IOException {
        String playbook = Files.readString(COMPANY.resolve("playbook.json"));
        String other = playbook.replace("\"horizonMonths\": 1,", "\"horizonMonths\": " + horizonMonths + ",");
        assertThat(other).contains("\"horizonMonths\": " + horizonMonths);
        return ReviewJson.tree(SuccessReview.of(
                BookDirectory.read(COMPANY), PlaybookFormat.standard().parseJson(other), LocalDate.of(2026, 8, 31)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theHeadlineSaysWhatTheFanSaysOfTheSameMonth(int months) throws IOException {
        for (JsonNode forecast : review(months).path("forecast")) {
            JsonNode month = forecast.path("months").path(months - 1);
            assertThat(month.path("month").asInt()).isEqualTo(months);
            for (String name : List.of("mean", "sd", "quantileMethod", "quantileErrorBound", "net")) {
                assertThat(forecast.path(name)).as(name).isEqualTo(month.path(name));
            }
            SAME.forEach((here, there) ->
                    assertThat(forecast.at("/" + here)).as(here).isEqualTo(month.path(there)));
        }
    }

    @Test
    void everyApproximatedQuantileHasItsErrorBound() {
        List<String> methods = new ArrayList<>();
        for (JsonNode forecast : review.path("forecast")) {
            List<JsonNode> all = new ArrayList<>(List.of(forecast));
            List.of("months", "segments", "scenarios")
                    .forEach(part -> forecast.path(part).forEach(all::add));
            for (JsonNode one : all) {
                if (one.path("mean").isNumber()) {
                    String method = one.path("quantileMethod").asText();
                    methods.add(method);
                    assertThat(method).isIn("exact", "shaped");
                    assertThat(one.path("quantileErrorBound").isNumber()).isTrue();
                    assertThat(one.path("quantileErrorBound").asDouble() > 0).isEqualTo(method.equals("shaped"));
                }
            }
        }
        assertThat(methods).contains("shaped");
    }

    /** What is due is worth so many times what is expected of it, which is no less than all of that. */
    @Test
    void thePipelineIsWorthMoreThanWhatIsExpectedOfIt() {
        for (JsonNode forecast : review.path("forecast")) {
            if (forecast.path("mean").asDouble() > 0) {
                assertThat(forecast.path("pipelineCoverage").asDouble()).isGreaterThan(1);
            } else {
                assertThat(forecast.path("pipelineCoverageReason").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void everyBackTestedRateNamesItsPopulation() {
        for (JsonNode forecast : review.path("forecast")) {
            for (String part : List.of("expansion", "net")) {
                for (JsonNode horizon : forecast.path("backtest").path(part).path("horizons")) {
                    if (horizon.path("bias").isNumber()) {
                        assertThat(horizon.path("coverage").path("population").asText())
                                .isEqualTo("forecasts that came due");
                    }
                }
            }
        }
    }

    @Test
    void noRateOfTheReviewLeavesItsPopulationOpen() {
        assertThat(review.findValuesAsText("population")).isNotEmpty().doesNotContain("UNSPECIFIED", "");
    }
}

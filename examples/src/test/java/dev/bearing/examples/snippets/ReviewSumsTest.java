package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.jackson.ReviewJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/review-json.md says of sums: they hold but for the rounding of each amount to ten digits. */
class ReviewSumsTest {

    private static final BigDecimal ROUNDING = new BigDecimal("1e-9");

    private final JsonNode review = ReviewJson.tree(Example.REVIEW);

    @Test
    void movementsLeadFromTheOpeningToTheClosing() {
        List<JsonNode> lists = new ArrayList<>();
        review.path("revenue").forEach(revenue -> lists.add(revenue.path("months")));
        lists.add(review.path("converted").path("months"));
        review.path("segments").forEach(part -> part.path("segments").forEach(one -> lists.add(one.path("months"))));
        assertThat(lists).hasSizeGreaterThan(5).allSatisfy(months -> {
            assertThat(months).isNotEmpty().allSatisfy(ReviewSumsTest::addsUp);
            for (int i = 1; i < months.size(); i++) {
                assertThat(months.get(i).path("openingMrr"))
                        .isEqualTo(months.get(i - 1).path("closingMrr"));
            }
        });
    }

    private static void addsUp(JsonNode month) {
        BigDecimal sum = amount(month.path("openingMrr"));
        for (JsonNode movement : month.path("movements")) {
            sum = sum.add(amount(movement.path("amount")));
        }
        if (month.has("enteredSegment")) {
            sum = sum.add(amount(month.path("enteredSegment").path("amount")))
                    .add(amount(month.path("leftSegment").path("amount")));
        }
        assertThat(sum.subtract(amount(month.path("closingMrr"))).abs())
                .as(month.path("month").asText())
                .isLessThan(ROUNDING);
    }

    private static BigDecimal amount(JsonNode text) {
        return new BigDecimal(text.asText());
    }
}

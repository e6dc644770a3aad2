package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.trial.Trial;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialJsonTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 1, 31);

    private final CustomerBook book = CustomerBook.builder()
            .add(Account.of(AccountId.of("G")))
            .add(Account.of(AccountId.of("K")))
            .add(trial("G", LocalDate.of(2024, 12, 20), Trial.Outcome.CONVERTED, LocalDate.of(2025, 1, 3)))
            .add(trial("K", LocalDate.of(2025, 1, 10), Trial.Outcome.CANCELLED, LocalDate.of(2025, 1, 24)))
            .build();

    @Test
    void hasTheThreeDefinitionsForEachMonth() {
        JsonNode months = ReviewJson.tree(SuccessReview.of(book, Playbook.empty(), AS_OF))
                .path("trials")
                .path("months");

        assertThat(months).hasSize(2);
        JsonNode january = months.get(1);
        assertThat(january.path("month").asText()).isEqualTo("2025-01");
        assertThat(fractions(january)).containsExactly("0/1", "1/2", "1/1"); // worked by hand
        assertThat(january.path("cohort").path("population").asText()).isEqualTo("COHORT");
        assertThat(january.path("open").asLong()).isZero();
        assertThat(january.path("matureShare").asDouble()).isEqualTo(1);
        assertThat(fractions(months.get(0))).containsExactly("1/1", "0/0", "0/1");
        assertThat(months.get(0).path("endedWindow").path("value").isNull()).isTrue();
        assertThat(months.get(0).path("endedWindow").path("valueReason").asText())
                .isEqualTo("EMPTY_BASE");
    }

    @Test
    void allListsAreEmptyWhereThereNeverWasATrial() {
        CustomerBook empty =
                CustomerBook.builder().add(Account.of(AccountId.of("A"))).build();
        JsonNode trials = ReviewJson.tree(SuccessReview.of(empty, Playbook.empty(), AS_OF))
                .path("trials");

        assertThat(trials.toString()).isEqualTo("{\"months\":[],\"models\":[],\"leads\":[]}");
    }

    /** G and K are decided, K began on 10 January: final from the 14th on if no other trial is open. */
    @Test
    void aModelIsFinalOnceAllItsTrialsAreDecided() {
        JsonNode decided = model(book);
        assertThat(decided.path("conversion").path("numerator").asLong()).isEqualTo(1);
        assertThat(decided.path("conversion").path("denominator").asLong()).isEqualTo(2);
        CustomerBook more = CustomerBook.builder()
                .addAll(book.facts(Account.class))
                .addAll(book.facts(Trial.class))
                .add(Account.of(AccountId.of("open")))
                .add(Trial.builder(AccountId.of("open"), LocalDate.of(2025, 1, 12))
                        .build())
                .build();
        for (String rate : List.of("conversion", "assisted", "selfServe")) {
            assertThat(decided.path(rate).path("maturity").asText()).isEqualTo("FINAL");
            assertThat(decided.path(rate).path("flags").toString()).doesNotContain("PARTIAL_PERIOD");
            assertThat(model(more).path(rate).path("maturity").asText()).isEqualTo("PROVISIONAL");
            assertThat(model(more).path(rate).path("flags").toString()).contains("PARTIAL_PERIOD");
        }
    }

    private static JsonNode model(CustomerBook of) {
        return ReviewJson.tree(SuccessReview.of(of, Playbook.empty(), AS_OF))
                .path("trials")
                .path("models")
                .path(0);
    }

    private static List<String> fractions(JsonNode month) {
        return List.of("cohort", "endedWindow", "flowWindow").stream()
                .map(name -> month.path(name).path("numerator") + "/"
                        + month.path(name).path("denominator"))
                .toList();
    }

    private static Trial trial(String account, LocalDate started, Trial.Outcome outcome, LocalDate on) {
        return Trial.builder(AccountId.of(account), started)
                .outcome(outcome)
                .outcomeOn(on)
                .build();
    }
}

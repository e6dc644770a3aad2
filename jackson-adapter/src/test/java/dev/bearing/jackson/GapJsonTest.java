package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class GapJsonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final LocalDate START = LocalDate.of(2025, 10, 1);

    private static JsonNode review(String playbook) {
        CustomerBook.Builder book = CustomerBook.builder();
        for (int i = 0; i < 20; i++) {
            AccountId id = AccountId.of("a" + i);
            book.add(Account.of(id));
            book.add(PriceState.builder("s" + i, id, START)
                    .price("100", CurrencyUnit.USD)
                    .build());
            if (i < 4) {
                book.add(MilestoneEvent.of(id, "m", MilestoneLevel.OUTCOME, START.plusDays(30)));
                book.add(InterventionEvent.of(id, "call", START.plusDays(10)));
            }
        }
        Playbook parsed = PlaybookFormat.standard().parseYaml("schemaVersion: \"1.0\"\n" + playbook);
        return ReviewJson.tree(SuccessReview.of(book.build(), parsed, TODAY));
    }

    @Test
    void tellsAGapWithItsCountsTestAndWhatWaits() {
        JsonNode gap = review("""
                paths: [{id: p, milestones: [{id: m}]}]
                gaps: {share: 0.6}
                """).path("gaps").path(0);

        assertThat(gap.path("currency").asText()).isEqualTo("USD");
        assertThat(gap.path("path").asText()).isEqualTo("p");
        assertThat(gap.path("from").isNull()).isTrue();
        assertThat(gap.path("fromReason").asText()).isEqualTo("EMPTY_BASE");
        assertThat(gap.path("to").asText()).isEqualTo("m");
        assertThat(gap.path("kind").asText()).isEqualTo("DROP_OFF");
        assertThat(gap.path("verdict").asText()).isEqualTo("GAP");
        assertThat(gap.path("withinDays").asInt()).isEqualTo(90);
        assertThat(gap.path("observable").asInt()).isEqualTo(20);
        assertThat(gap.path("crossed").asInt()).isEqualTo(4);
        assertThat(gap.path("share").asDouble()).isEqualTo(0.2);
        assertThat(gap.path("reference").asDouble()).isEqualTo(0.6);
        assertThat(gap.path("effect").asDouble()).isCloseTo(0.4, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(gap.path("lower").asDouble()).isLessThan(0.4);
        assertThat(gap.path("upper").asDouble()).isGreaterThan(0.4);
        assertThat(gap.path("test").asText()).isEqualTo("exact one-sided binomial test");
        // scipy 1.17.1: binom.cdf(4, 20, .6)
        assertThat(gap.path("pValue").asDouble())
                .isCloseTo(0.00031703112116863, org.assertj.core.api.Assertions.within(1e-14));
        assertThat(gap.path("accounts").asInt()).isEqualTo(16);
        assertThat(gap.has("valueAtRisk")).isTrue();
    }

    @Test
    void anUnknownVerdictNamesItsReason() {
        JsonNode gap =
                review("paths: [{id: p, milestones: [{id: m}]}]").path("gaps").path(0);

        assertThat(gap.path("verdict").isNull()).isTrue();
        assertThat(gap.path("verdictReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(gap.path("pValueReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(gap.path("lowerReason").asText()).isEqualTo("INSUFFICIENT_DATA");
    }

    @Test
    void tellsAnInterventionWithItsCaution() {
        JsonNode call = review("""
                paths: [{id: p, milestones: [{id: m}]}]
                interventions: [{id: call, kind: human, gap: m, trigger: {waitedDays: 60}, cost: 50}]
                """).path("interventions").path(0);

        assertThat(call.path("kind").asText()).isEqualTo("human");
        assertThat(call.path("cost").asText()).isEqualTo("50");
        assertThat(call.path("due")).hasSize(16);
        assertThat(call.path("treated").path("crossed").asInt()).isEqualTo(4);
        assertThat(call.path("untreated").path("accounts").asInt()).isEqualTo(16);
        assertThat(call.path("difference").path("value").asDouble()).isEqualTo(1);
        assertThat(call.path("difference").path("lower").asDouble()).isPositive();
        assertThat(call.path("worthReason").asText()).isEqualTo("NOT_CONFIGURED");
        assertThat(call.path("caution").asText()).contains("not a control group");
        assertThat(review("paths: [{id: p, milestones: [{id: m}]}]").has("interventions"))
                .isFalse();
    }
}

package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Signal;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class HealthDetailsJsonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private final Playbook playbook = PlaybookFormat.standard().parseYaml("""
            schemaVersion: "1.0"
            scorecards:
              - id: smb
                trend: {windowDays: [14, 40], flat: 0.01}
                measures:
                  - {signal: logins, curve: {type: linear, from: 0, to: 20}, audience: customer, customerLabel: Sign-ins, step: 1, effort: 2, trendDays: 7}
                  - {signal: nps, window: 90, curve: {type: linear, from: 0, to: 10}, changeable: false}
            """);

    private static CustomerBook book(int accounts) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            AccountId id = AccountId.of("a" + i);
            facts.add(Account.of(id));
            facts.add(PriceState.builder("s" + i, id, TODAY.minusDays(200))
                    .price("10", CurrencyUnit.USD)
                    .build());
            facts.add(Signal.of(id, "logins", TODAY.minusDays(20), 10));
            facts.add(Signal.of(id, "logins", TODAY.minusDays(1), i % 14));
            facts.add(Signal.of(id, "nps", TODAY.minusDays(30), 5));
        }
        return CustomerBook.of(facts);
    }

    @Test
    void explainsTheTenLeastHealthyCustomersAndNoMore() {
        SuccessReview review = SuccessReview.of(book(30), playbook, TODAY);
        JsonNode health = ReviewJson.tree(review).path("health");
        JsonNode details = health.path("details");
        assertThat(details).hasSize(10);
        double previous = 0;
        for (JsonNode account : details) {
            assertThat(account.path("score").asDouble()).isGreaterThanOrEqualTo(previous);
            previous = account.path("score").asDouble();
            double costs = 0;
            for (JsonNode reason : account.path("reasons")) {
                costs += reason.path("most").asDouble()
                        - reason.path("contribution").asDouble();
            }
            assertThat(costs).isCloseTo(1 - previous, within(1e-12));
            for (JsonNode change : account.path("changes")) {
                double parts = 0;
                for (String part : List.of("behaviour", "ageing", "missingData", "model", "override")) {
                    parts += change.path(part).asDouble();
                }
                if (change.path("total").isNumber()) {
                    assertThat(parts).isEqualTo(change.path("total").asDouble());
                }
            }
        }
        JsonNode worst = details.get(0);
        assertThat(worst.path("accountId").asText()).isEqualTo("a0");
        assertThat(worst.path("reasons").get(0).path("code").asText()).isEqualTo("OBSERVED");
        assertThat(worst.path("trend").get(0).path("days").asInt()).isEqualTo(14);
        assertThat(worst.path("trend").get(0).path("direction").asText()).isEqualTo("FALLING");
        assertThat(worst.path("trend").get(1).path("change").isNull()).isTrue();
        assertThat(worst.path("trend").get(1).path("changeReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(worst.path("paths").get(0).path("text").asText()).isEqualTo("logins from 0 to 10: middle at 50");
        assertThat(worst.path("paths")
                        .get(0)
                        .path("steps")
                        .get(0)
                        .path("effort")
                        .asDouble())
                .isEqualTo(1);
    }

    @Test
    void givesTheSameForAnyAccountOnDemand() {
        SuccessReview review = SuccessReview.of(book(2), playbook, TODAY);
        JsonNode details = ReviewJson.tree(review).path("health").path("details");
        assertThat(ReviewJson.tree(
                        review.details(review.account(AccountId.of("a1")).orElseThrow())))
                .isEqualTo(details.get(1));
    }

    @Test
    void readsBackWhatAMeasureSaysOfItself() {
        PlaybookFormat format = PlaybookFormat.standard();
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
        assertThat(format.parseYaml(format.toYaml(playbook))).isEqualTo(playbook);
        assertThat(playbook.scorecards().get(0).measures().get(0).guide().customerLabel())
                .hasValue("Sign-ins");
    }
}

package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.LadderSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.vector.LadderPrior;
import dev.bearing.vector.TierSeparation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The ladder in review.json, and its part of a playbook. */
class LadderJsonTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);
    private static final String PLAYBOOK = "{\"schemaVersion\": \"1.0\", \"ladder\": {\"months\": 6,"
            + " \"priorAccountMonths\": 3, \"minimumAccounts\": 20, \"largestVariation\": 0.5,"
            + " \"projectionMonths\": 4, \"tiers\": ["
            + " {\"id\": \"solo\", \"rank\": 1, \"rule\": {\"plan\": [\"solo\"]}},"
            + " {\"id\": \"team\", \"rank\": 2, \"rule\": {\"plan\": [\"team\"]}}]}}";

    private final JsonNode ladder = ReviewJson.tree(SuccessReview.of(book(), read(PLAYBOOK), AS_OF))
            .path("ladder")
            .path(0);

    @Test
    void tellsTheTiersWithTheirRatesAndFlows() {
        JsonNode solo = ladder.path("tiers").path(0);
        assertThat(ladder.path("currency").asText()).isEqualTo("USD");
        assertThat(ladder.path("months").asInt()).isEqualTo(6);
        assertThat(ladder.path("priorAccountMonths").asDouble()).isEqualTo(3);
        assertThat(solo.path("tier").asText()).isEqualTo("solo");
        assertThat(solo.path("fromPrior").asBoolean()).isFalse();
        assertThat(solo.path("accountMonths").asInt()).isEqualTo(40 + 40 + 36 + 36 + 36 + 36);
        assertThat(solo.path("promotion").asDouble()).isEqualTo(4 / 224.0);
        assertThat(solo.path("promotionInterval")).hasSize(2);
        assertThat(solo.path("demotionInterval")).hasSize(2);
        assertThat(solo.path("churnInterval")).hasSize(2);
        JsonNode august = solo.path("flows").path(1);
        assertThat(august.path("month").asText()).isEqualTo("2025-08");
        assertThat(august.path("opening").asInt()).isEqualTo(40);
        assertThat(august.path("promotedOut").asInt()).isEqualTo(4);
        assertThat(august.path("closing").asInt()).isEqualTo(36);
    }

    @Test
    void tellsTheTransitionsWithCountsBesideProbabilities() {
        JsonNode row = ladder.path("transitions").path(0);
        assertThat(row.path("from").asText()).isEqualTo("solo");
        assertThat(row.path("to").path(1).path("tier").asText()).isEqualTo("team");
        assertThat(row.path("to").path(1).path("count").asInt()).isEqualTo(4);
        double sum = row.path("lost").path("probability").asDouble();
        for (JsonNode cell : row.path("to")) {
            sum += cell.path("probability").asDouble();
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void tellsWhatAPromotionAndEachMoveIsWorth() {
        JsonNode promotion = ladder.path("promotions").path(0);
        assertThat(promotion.path("from").asText()).isEqualTo("solo");
        assertThat(promotion.path("to").asText()).isEqualTo("team");
        assertThat(promotion.path("worth").asDouble())
                .isBetween(
                        promotion.path("lower").asDouble(),
                        promotion.path("upper").asDouble());
        JsonNode up = ladder.path("movePrices").path(0);
        assertThat(up.path("kind").asText()).isEqualTo("promotion");
        assertThat(up.path("base").asDouble())
                .isCloseTo(36 * up.path("perAccount").asDouble(), within(1e-6));
        assertThat(up.path("onePoint").isNumber()).isTrue();
        JsonNode lost = ladder.path("movePrices").path(1);
        assertThat(lost.path("kind").asText()).isEqualTo("churn");
        assertThat(lost.has("to")).isFalse();
    }

    @Test
    void tellsTheMixToComeAndWhetherTheTiersAreApart() {
        assertThat(ladder.path("projection")).hasSize(4);
        JsonNode last = ladder.path("projection").path(3);
        assertThat(last.path("monthsAhead").asInt()).isEqualTo(4);
        assertThat(last.path("tiers").path(0).path("accounts").asDouble()).isBetween(30.0, 36.0);
        assertThat(last.path("tiers").path(0).path("interval")).hasSize(2);
        JsonNode team = ladder.path("separation").path(1);
        assertThat(team.path("tier").asText()).isEqualTo("team");
        assertThat(team.path("accounts").asInt()).isEqualTo(44 - 3);
        assertThat(team.path("findings").path(0).asText()).isEqualTo("NOT_APART"); // three were lost
        assertThat(team.path("lower").asDouble()).isNegative();
        assertThat(ladder.path("proposedMerges").path(0).path(0).asText()).isEqualTo("solo");
        assertThat(ladder.path("proposedMerges").path(0).path(1).asText()).isEqualTo("team");
    }

    @Test
    void settingsAreReadAndWritten() {
        LadderSettings settings = read(PLAYBOOK).ladderSettings();
        assertThat(settings)
                .isEqualTo(new LadderSettings(6, new LadderPrior(3), new TierSeparation.Limits(20, 0.5), 4));
        PlaybookFormat format = PlaybookFormat.standard();
        assertThat(format.parseJson(format.toJson(read(PLAYBOOK)))).isEqualTo(read(PLAYBOOK));

        Playbook derived = read("{\"schemaVersion\": \"1.0\", \"ladder\": {\"months\": 24}}");
        assertThat(derived.ladder()).isEmpty();
        assertThat(derived.ladderSettings()).isEqualTo(LadderSettings.defaults().withMonths(24));
        assertThat(format.parseJson(format.toJson(derived))).isEqualTo(derived);
    }

    @Test
    void aBadSettingIsToldWithItsPlace() {
        assertThatThrownBy(() -> read("{\"schemaVersion\": \"1.0\", \"ladder\": {\"months\": 0}}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("ladder: months must be in [1, 1200], was 0");
        assertThatThrownBy(() -> read("{\"schemaVersion\": \"1.0\", \"ladder\": {\"discountAnnual\": 0.1}}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("ladder.tiers is missing");
    }

    private static Playbook read(String text) {
        return PlaybookFormat.standard().parseJson(text);
    }

    /** Forty on solo, four of which go up in August, and forty on team, three of which leave in October. */
    private static CustomerBook book() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            AccountId solo = AccountId.of("solo-" + i);
            AccountId team = AccountId.of("team-" + i);
            facts.add(Account.of(solo));
            facts.add(Account.of(team));
            PriceState.Builder first = state(solo, "solo", "10", LocalDate.of(2025, 1, 1));
            if (i < 4) {
                first.to(LocalDate.of(2025, 8, 10));
                facts.add(state(solo, "team", "100", LocalDate.of(2025, 8, 10)).build());
            }
            facts.add(first.build());
            PriceState.Builder large = state(team, "team", "100", LocalDate.of(2025, 1, 1));
            facts.add(i < 3 ? large.to(LocalDate.of(2025, 10, 10)).build() : large.build());
        }
        return CustomerBook.of(facts);
    }

    private static PriceState.Builder state(AccountId account, String plan, String price, LocalDate from) {
        return PriceState.builder("s-" + account.value(), account, from)
                .price(price, CurrencyUnit.USD)
                .plan(plan);
    }
}

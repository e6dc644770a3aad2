package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.BandStability;
import dev.bearing.health.Curve;
import dev.bearing.health.Health;
import dev.bearing.health.Measure;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** What stands in {@code health} only where there is something to say. */
class HealthStandingsJsonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final AccountId UK = AccountId.of("uk");
    private static final AccountId DE = AccountId.of("de");

    private static final Scorecard POINTS = Scorecard.builder("points", "1")
            .measure(Measure.builder("points", new Curve.Linear(0, 100)).build())
            .build();

    private static CustomerBook.Builder book(String... attribute) {
        CustomerBook.Builder book = CustomerBook.builder();
        for (AccountId id : new AccountId[] {UK, DE}) {
            Account.Builder account = Account.builder(id);
            if (attribute.length > 0) {
                account.attribute(attribute[0], attribute[1]);
            }
            book.add(account.build());
            book.add(PriceState.builder("s-" + id.value(), id, LocalDate.of(2026, 1, 1))
                    .price("100", CurrencyUnit.EUR)
                    .build());
        }
        return book.add(Signal.of(UK, "points", TODAY.minusDays(9), 90));
    }

    private static JsonNode health(CustomerBook book, Scorecard... scorecards) {
        Playbook.Builder playbook = Playbook.builder();
        for (Scorecard scorecard : scorecards) {
            playbook.scorecard(scorecard);
        }
        return ReviewJson.tree(SuccessReview.of(book, playbook.build(), TODAY)).get("health");
    }

    private static JsonNode account(JsonNode health, String id) {
        for (JsonNode account : health.get("accounts")) {
            if (account.get("accountId").asText().equals(id)) {
                return account;
            }
        }
        throw new AssertionError("no account " + id);
    }

    @Test
    void isAbsentWhereThereIsNothingToSay() {
        JsonNode health = health(book().build(), POINTS);
        assertThat(health.has("disagreements")).isFalse();
        assertThat(health.has("scorecards")).isFalse();
        assertThat(health.has("rollUp")).isFalse();
        assertThat(account(health, "uk").has("steadyBand")).isFalse();
        assertThat(account(health, "uk").has("statements")).isFalse();
    }

    @Test
    void saysTheSteadyBandBesideTheBandOfTheScore() {
        CustomerBook book =
                book().add(Signal.of(UK, "points", TODAY.minusDays(2), 60)).build();
        Scorecard steady = POINTS.toBuilder()
                .bandStability(BandStability.none().withDwellDays(7))
                .build();
        JsonNode health = health(book, steady);
        JsonNode uk = account(health, "uk");
        assertThat(uk.get("band").asText()).isEqualTo("middle");
        assertThat(uk.get("steadyBand").get("band").asText()).isEqualTo("high");
        assertThat(uk.get("steadyBand").get("since").asText()).isEqualTo("2026-06-06");
        assertThat(uk.get("steadyBand").get("pending").asText()).isEqualTo("middle");
        assertThat(uk.get("steadyBand").get("pendingSince").asText()).isEqualTo("2026-06-13");
        JsonNode de = account(health, "de").get("steadyBand");
        assertThat(de.get("band").isNull()).isTrue();
        assertThat(de.get("bandReason").asText()).isEqualTo("INSUFFICIENT_DATA");
    }

    @Test
    void saysWhoStatesWhatAndWhereThatIsAnotherBand() {
        ScoreOverride cap = ScoreOverride.builder(UK, TODAY.minusDays(3), TODAY.plusDays(9))
                .score(Health.of(0.4))
                .kind(ScoreOverride.Kind.CAP)
                .sentiment("low")
                .author("kim")
                .reason("unpaid")
                .build();
        JsonNode health = health(book().add(cap).build(), POINTS);
        JsonNode uk = account(health, "uk");
        assertThat(uk.get("score").asDouble()).isEqualTo(0.9);
        assertThat(uk.get("effectiveScore").asDouble()).isEqualTo(0.4);
        assertThat(uk.get("statements"))
                .hasToString("[{\"from\":\"2026-06-12\",\"until\":\"2026-06-24\",\"kind\":\"cap\",\"score\":0.4,"
                        + "\"sentiment\":\"low\",\"author\":\"kim\",\"reason\":\"unpaid\"}]");
        JsonNode report = health.get("disagreements").get(0);
        assertThat(report.get("bands")).hasToString("[\"low\",\"middle\",\"high\"]");
        assertThat(report.get("agreement").get("denominator").asInt()).isEqualTo(1);
        assertThat(report.get("accounts")).hasToString("{\"both\":1,\"scoreOnly\":0,\"personOnly\":0,\"neither\":1}");
        assertThat(report.get("matrix")).hasToString("[{\"computed\":\"high\",\"stated\":\"low\",\"accounts\":1}]");
        assertThat(report.get("list").get(0))
                .hasToString("{\"accountId\":\"uk\",\"computed\":\"high\",\"stated\":\"low\",\"bandsApart\":-2,"
                        + "\"since\":\"2026-06-12\",\"until\":\"2026-06-24\",\"author\":\"kim\",\"reason\":\"unpaid\","
                        + "\"mrr\":[{\"currency\":\"EUR\",\"amount\":\"100\"}]}");
    }

    @Test
    void saysWhichScorecardJudgesWhom() {
        Scorecard paying = Scorecard.builder("plan", "1")
                .when("plan", "team")
                .measure(Measure.builder("points", new Curve.Linear(0, 100)).build())
                .build();
        Scorecard other = POINTS.toBuilder().when("plan", "team").build();
        JsonNode scorecards =
                health(book("plan", "team").build(), paying, other).get("scorecards");
        assertThat(scorecards.get("uses"))
                .hasToString("[{\"scorecard\":\"plan\",\"priority\":0,\"applies\":2,\"judges\":2},"
                        + "{\"scorecard\":\"points\",\"priority\":0,\"applies\":2,\"judges\":0}]");
        assertThat(scorecards.get("conflicts")).hasSize(2);
        assertThat(scorecards.get("conflicts").get(0).get("reason").asText())
                .isEqualTo("plan: plan = team holds, and it is written before points");
        assertThat(scorecards.get("unresolved")).isEmpty();
    }

    @Test
    void rollsUpToParentsWithPartsThatAddUp() {
        JsonNode rollUp = health(book("parent_id", "acme").build(), POINTS).get("rollUp");
        assertThat(rollUp.get("attribute").asText()).isEqualTo("parent_id");
        assertThat(rollUp.get("method").asText()).isEqualTo("mean");
        JsonNode acme = rollUp.get("groups").get(0);
        assertThat(acme.get("name").asText()).isEqualTo("acme");
        assertThat(acme.get("score").asDouble()).isEqualTo(0.9);
        assertThat(acme.get("coverage").asDouble()).isEqualTo(0.5);
        double sum = 0;
        for (JsonNode part : acme.get("parts")) {
            sum += part.get("contribution").asDouble();
        }
        assertThat(sum).isCloseTo(0.9, within(1e-12));
        assertThat(acme.get("parts").get(0).get("scoreReason").asText()).isEqualTo("INSUFFICIENT_DATA");
    }
}

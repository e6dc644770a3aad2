package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.balance.Target;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.PlanSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.RenewalSettings;
import dev.bearing.review.SuccessReview;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class PlanJsonTest {

    private static final PlaybookFormat FORMAT = PlaybookFormat.standard();
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    /** 30 accounts pay 100 dollars each for a year, one pays euros, and a term of each ends in July. */
    private static JsonNode review(String playbook, Target... targets) {
        CustomerBook.Builder book = CustomerBook.builder();
        for (int i = 0; i < 31; i++) {
            AccountId id = AccountId.of("a" + i);
            LocalDate start = LocalDate.of(2025, 6, 10);
            book.add(Account.of(id));
            book.add(PriceState.builder("s" + i, id, start)
                    .price("100", i == 30 ? CurrencyUnit.EUR : CurrencyUnit.USD)
                    .build());
            book.add(Contract.builder("c" + i, id, start, LocalDate.of(2026, 7, 10))
                    .autoRenews(false)
                    .build());
        }
        for (Target target : targets) {
            book.add(target);
        }
        Playbook parsed = FORMAT.parseYaml("schemaVersion: \"1.0\"\n" + playbook);
        return ReviewJson.tree(SuccessReview.of(book.build(), parsed, TODAY));
    }

    private static Target target(String metric, int month, String value) {
        return Target.of(metric, YearMonth.of(2026, month), new BigDecimal(value));
    }

    @Test
    void aTargetStandsBesideWhatBecameOfIt() {
        JsonNode plan = review("plan: {currency: USD}", target("mrr", 6, "3100"), target("logoChurn", 6, "0.02"))
                .get("plan");
        JsonNode churn = plan.get(0);
        assertThat(churn.get("metric").asText()).isEqualTo("logoChurn");
        assertThat(churn.get("target").asDouble()).isEqualTo(0.02);
        assertThat(churn.get("actual").asDouble()).isZero();
        assertThat(churn.get("onTrack").asBoolean()).isTrue();
        JsonNode mrr = plan.get(1);
        assertThat(mrr.get("currency").asText()).isEqualTo("USD");
        assertThat(mrr.get("month").asText()).isEqualTo("2026-06");
        assertThat(mrr.get("complete").asBoolean()).isTrue();
        assertThat(mrr.get("target").asText()).isEqualTo("3100");
        assertThat(mrr.get("actual").asText()).isEqualTo("3000");
        assertThat(mrr.get("onTrack").asBoolean()).isFalse();
        // what was expected on the day before the month began
        assertThat(mrr.get("forecast").asDouble()).isBetween(2_500.0, 3_100.0);
        assertThat(mrr.get("forecastOn").asText()).isEqualTo("2026-05-31");
        assertThat(mrr.get("probability").asDouble()).isBetween(0.0, 1.0);
        JsonNode tiers = mrr.get("carriedBy").get(0);
        assertThat(tiers.get("by").asText()).isEqualTo("tier");
        assertThat(tiers.get("difference").asText()).isEqualTo("-100");
        assertThat(tiers.get("parts").get(0).get("difference").asText()).isEqualTo("-100");
        assertThat(mrr.get("carriedBy").findValuesAsText("by")).containsExactly("tier", "milestone");
    }

    @Test
    void monthsFurtherBackThanTheBackTestGoesHaveNoForecast() {
        JsonNode review = review(
                "plan: {currency: USD}\nforecast: {backtestMonths: 1}",
                target("mrr", 5, "3100"),
                target("mrr", 6, "3100"));
        JsonNode plan = review.get("plan");
        assertThat(plan.get(0).get("forecast").isNull()).isTrue();
        assertThat(plan.get(0).get("forecastReason").asText()).isEqualTo("OUTSIDE_MODEL_RANGE");
        assertThat(plan.get(0).has("forecastOn")).isFalse();
        assertThat(plan.get(1).get("forecast").isNumber()).isTrue();
        JsonNode track = review.get("planTrack").get(0);
        assertThat(track.get("metric").asText()).isEqualTo("mrr");
        assertThat(track.get("months").asInt()).isEqualTo(1);
        assertThat(track.get("bias").isNull()).isTrue(); // one forecast came due, six are needed
        assertThat(track.get("biasReason").asText()).isEqualTo("INSUFFICIENT_DATA");
    }

    @Test
    void whatIsOpenHasAForecastAndAChance() {
        JsonNode mrr = review("plan: {currency: USD}", target("mrr", 8, "2000"))
                .get("plan")
                .get(0);
        assertThat(mrr.get("actual").isNull()).isTrue();
        assertThat(mrr.get("actualReason").asText()).isEqualTo("CENSORED");
        assertThat(mrr.get("forecast").isNumber()).isTrue();
        assertThat(mrr.get("lower").asDouble())
                .isLessThanOrEqualTo(mrr.get("forecast").asDouble());
        assertThat(mrr.get("probability").asDouble()).isEqualTo(1);
        assertThat(mrr.get("onTrack").asBoolean()).isTrue();
        assertThat(mrr.has("carriedBy")).isFalse(); // only of the last complete month and of the next
    }

    @Test
    void aMetricMayNameItsCurrencyAndOneThatNamesNoneNeedsThePlans() {
        JsonNode plan =
                review("", target("mrr:EUR", 6, "90"), target("mrr", 6, "1")).get("plan");
        assertThat(plan).hasSize(1); // two currencies, and none that the vendor reports in
        assertThat(plan.get(0).get("currency").asText()).isEqualTo("EUR");
        assertThat(plan.get(0).get("metric").asText()).isEqualTo("mrr");
        assertThat(plan.get(0).get("onTrack").asBoolean()).isTrue();
    }

    @Test
    void withoutATargetThereIsNoPlan() {
        assertThat(review("").has("plan")).isFalse();
    }

    @Test
    void theCalendarHasChancesMonthsAndActions() {
        JsonNode review = review("""
                renewals: {horizonDays: 30, leastTerms: 0, noticeDays: 14, saveBelow: 0.9}
                interventions: [{id: call, kind: human, cost: 20}]
                plan: {currency: USD}
                """);
        assertThat(review.get("renewals")).hasSize(31);
        JsonNode first = review.get("renewals").get(0);
        assertThat(first.get("noticeBy").asText()).isEqualTo("2026-06-26");
        assertThat(first.get("autoRenews").asBoolean()).isFalse();
        assertThat(first.get("renewProbability").asDouble()).isEqualTo(0.5); // nothing is known yet
        assertThat(first.get("churnProbability").asDouble()).isEqualTo(0.5);
        assertThat(first.get("interval")).hasSize(2);
        assertThat(first.get("comparedWith").get("terms").asInt()).isZero();
        JsonNode action = first.get("action");
        assertThat(action.get("intervention").asText()).isEqualTo("call");
        assertThat(action.get("kind").asText()).isEqualTo("human");
        assertThat(action.get("expectedLossYear").asDouble()).isEqualTo(600);
        assertThat(action.get("costReason").asText()).isEqualTo("NOT_CONFIGURED"); // two currencies
        JsonNode euros = review.get("renewalMonths").get(0);
        assertThat(euros.get("currency").asText()).isEqualTo("EUR");
        assertThat(euros.get("horizonDays").asInt()).isEqualTo(30);
        assertThat(euros.get("months").get(0).get("month").asText()).isEqualTo("2026-07");
        assertThat(euros.get("total").get("atStake").asText()).isEqualTo("100");
        assertThat(euros.get("total").get("expectedLoss").asDouble()).isEqualTo(50);
        assertThat(euros.get("total").get("upper").asDouble()).isEqualTo(100);
    }

    @Test
    void bothPartsOfAPlaybookAreWrittenAndReadBack() {
        Playbook playbook = FORMAT.parseYaml("""
                schemaVersion: "1.0"
                renewals: {horizonDays: 120, priorTerms: 12.5, leastTerms: 30, noticeDays: 60, saveBelow: 0.4}
                plan: {currency: EUR, onTrackFrom: 0.8, historyMonths: 9}
                """);
        assertThat(playbook.renewals()).isEqualTo(new RenewalSettings(120, 12.5, 30, 60, 0.4));
        assertThat(playbook.plan())
                .isEqualTo(PlanSettings.defaults()
                        .withCurrency(CurrencyUnit.EUR)
                        .withOnTrackFrom(0.8)
                        .withHistoryMonths(9));
        assertThat(FORMAT.parseJson(FORMAT.toJson(playbook))).isEqualTo(playbook);
        assertThat(FORMAT.parseYaml(FORMAT.toYaml(playbook))).isEqualTo(playbook);
        assertThat(FORMAT.toYaml(Playbook.empty())).doesNotContain("renewals", "plan");
    }

    @Test
    void whatIsOutOfItsRangeIsNamed() {
        assertThatExceptionOfType(PlaybookFormatException.class)
                .isThrownBy(() -> FORMAT.parseYaml("""
                        schemaVersion: "1.0"
                        renewals: {horizonDays: 0}
                        plan: {currency: usd}
                        """))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactlyInAnyOrder(
                                "renewals: horizonDays must be at least 1, was 0",
                                "plan.currency must be a currency of ISO 4217 such as EUR, was usd"));
    }

    @Test
    void targetsInAListAreSortedByMetricAndMonth() {
        ArrayNode plan = (ArrayNode)
                review("plan: {currency: USD}", target("mrr", 6, "1"), target("mrr", 5, "1"), target("arr", 6, "1"))
                        .get("plan");
        assertThat(plan.findValuesAsText("month")).containsExactly("2026-06", "2026-05", "2026-06");
    }
}

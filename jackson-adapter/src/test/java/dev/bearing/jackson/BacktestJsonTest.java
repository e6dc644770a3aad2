package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.Backtest;
import dev.bearing.evidence.BacktestPlan;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class BacktestJsonTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 1, 31);
    private static final LocalDate TODAY = LocalDate.of(2025, 2, 28);
    private static final Scorecard SCORECARD = Scorecard.builder("smb", "1")
            .measure(Measure.builder("h", new Curve.Linear(0, 1)).build())
            .build();
    private static final BacktestPlan PLAN =
            BacktestPlan.monthly().withLeadDays(0).withHorizonDays(28).withLeastEvents(30);
    private static final CustomerBook BOOK = book();

    /** Of 156 red customers 31 leave ten days after the one day of observation, of 812 green ones 8. */
    private static CustomerBook book() {
        CustomerBook.Builder book = CustomerBook.builder();
        for (int i = 0; i < 968; i++) {
            AccountId id = AccountId.of("a" + (1000 + i));
            PriceState.Builder price = PriceState.builder("s" + i, id, START).price("10", CurrencyUnit.USD);
            boolean leaves = i < 31 || i >= 960;
            book.add(Account.of(id))
                    .add((leaves ? price.to(DAY.plusDays(10)) : price).build())
                    .add(Signal.of(id, "h", DAY, i < 156 ? 0.2 : 0.9));
        }
        return book.build();
    }

    private static JsonNode health(BacktestPlan plan) {
        Playbook playbook =
                Playbook.builder().scorecard(SCORECARD).backtest(plan).build();
        return ReviewJson.tree(SuccessReview.of(BOOK, playbook, TODAY)).get("health");
    }

    @Test
    void theReviewSaysHowItsScorecardsWouldHaveDone() {
        JsonNode backtest = health(PLAN).get("backtest");
        assertThat(backtest.get("score").asText()).isEqualTo("smb 1");
        assertThat(backtest.get("every").asText()).isEqualTo("P1M");
        assertThat(backtest.get("churns").asInt()).isEqualTo(39);
        assertThat(backtest.get("observations").asInt()).isEqualTo(968);
        assertThat(backtest.get("lift").get("value").asDouble()).isCloseTo(20.17, within(0.005));
        assertThat(backtest.get("lift").get("lower").asDouble()).isCloseTo(9.45, within(0.005));
        JsonNode red = backtest.get("bands").get(0);
        assertThat(red.get("band").asText()).isEqualTo("low");
        assertThat(red.get("rate").get("numerator").asInt()).isEqualTo(31);
        assertThat(red.get("rate").get("denominator").asInt()).isEqualTo(156);
        assertThat(red.get("rate").get("value").asDouble()).isCloseTo(0.1987, within(0.00005));
        JsonNode nobody = backtest.get("bands").get(1).get("rate");
        assertThat(nobody.get("value").isNull()).isTrue();
        assertThat(nobody.get("valueReason").asText()).isEqualTo("EMPTY_BASE");
        assertThat(backtest.get("falseGreens")).hasSize(8);
        assertThat(backtest.get("falseGreens").get(0).get("churnedOn").asText()).isEqualTo("2025-02-10");
        assertThat(backtest.get("gains")).hasSize(10);
        assertThat(backtest.get("brierReason").asText()).isEqualTo("INSUFFICIENT_DATA"); // one day: nothing before it
        assertThat(backtest.get("calibration").isNull()).isTrue();
        assertThat(backtest.get("leadTimes").get("churns").asInt()).isEqualTo(39);
        assertThat(backtest.get("leadTimes").get("never").asInt()).isEqualTo(8);
        assertThat(backtest.get("leadTimes")
                        .get("distribution")
                        .get(0)
                        .get("churns")
                        .asInt())
                .isEqualTo(31);
        assertThat(backtest.get("leakage").get("reachingScore")).isEmpty();
        assertThat(backtest.get("leakage").get("findings").get("RECORDED_LATE").asInt())
                .isZero();
    }

    @Test
    void tooFewChurnsAreToldWithTheirNumber() {
        JsonNode health = health(PLAN.withLeastEvents(50));
        assertThat(health.get("backtest").isNull()).isTrue();
        assertThat(health.get("backtestReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(health.get("backtestMessage").asText())
                .isEqualTo("39 churns in the windows of 968 observations with a score, needed 50");
    }

    @Test
    void aBacktestAndAComparisonAreDocumentsOfTheirOwn() {
        HealthHistory history = HealthHistory.of(BOOK, RevenuePolicy.strict(), TODAY);
        Backtest backtest = Backtest.of(SCORECARD, history, PLAN);
        JsonNode document = BacktestJson.tree(backtest);
        assertThat(document.get("schemaVersion").asText()).isEqualTo("1.0");
        assertThat(StreamSupport.stream(document.get("folds").spliterator(), false))
                .isEmpty();
        JsonNode same = BacktestJson.tree(backtest.against(backtest).orElseThrow("comparison"));
        assertThat(same.get("aucDifference").get("value").asDouble()).isZero();
        assertThat(same.get("aucDifference").get("lower").isNull()).isTrue();
        assertThat(same.get("liftRatio").get("value").asDouble()).isEqualTo(1);
        assertThat(same.get("brierDifferenceReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(List.of("observations", "churns", "onlyFirst", "onlySecond")).allMatch(same::has);
    }
}

package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalLoss;
import dev.bearing.action.RenewalOutlook;
import dev.bearing.balance.PlanEntry;
import dev.bearing.balance.PlanForecast;
import dev.bearing.balance.Target;
import dev.bearing.book.CustomerBook;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.revenue.Contract;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.vector.SuccessVector;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A book of one account that nothing happened to: what was never seen is not impossible. */
class NothingHappenedTest {

    private static final LocalDate TODAY = day("2026-06-30");
    private static final YearMonth JULY = YearMonth.of(2026, 7);

    private static SuccessReview review() {
        Playbook playbook = Playbook.builder()
                .ladder(SOLO_AND_TEAM.withAnnualDiscount(0.1))
                .path(Facts.path(
                        SuccessMilestone.builder("first").build(),
                        SuccessMilestone.builder("second").after("first").build()))
                .build();
        return SuccessReview.of(
                CustomerBook.of(List.of(
                        account("only"),
                        pays("only", "team", "2025-01-01").build(),
                        Contract.builder("c", id("only"), day("2025-01-01"), day("2026-08-01"))
                                .build(),
                        reached("only", "first", "2025-02-01"),
                        target("logoChurn"),
                        target("newCustomers"),
                        target("mrr"),
                        target("grossRevenueRetention"),
                        target("contractionMrr"))),
                playbook,
                TODAY);
    }

    private static Target target(String metric) {
        return Target.of(metric, JULY, BigDecimal.ONE);
    }

    private static PlanEntry entry(String metric) {
        return review().plan(USD).entries().stream()
                .filter(one -> one.name().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDayBeforeTheFirstFactIsNoted() {
        assertThat(review().notes()).isEmpty();
        assertThat(SuccessReview.of(review().book(), review().playbook(), day("1999-01-01"))
                        .notes())
                .containsExactly("nothing is known on 1999-01-01: no fact is dated on or before it");
    }

    /** None of 12 account-months, over a horizon of a month: [0, z² / (12 + z²)]. */
    @Test
    void theChurnOfATierThatLostNobodyHasTheIntervalOfItsAccountMonths() {
        SuccessReview review = review();
        SuccessVector vector =
                review.account(id("only")).orElseThrow().vector(USD).orElseThrow("vector");
        assertThat(vector.churnProbability().orElseThrow("churn")).isZero();
        Interval churn = vector.uncertainty().churn().orElseThrow("churn");
        double months = review.playbook().ladderSettings().months();
        double z2 = Proportions.Z95 * Proportions.Z95;
        double monthly = z2 / (months + z2);
        int horizon = review.playbook().forecast().horizonMonths();
        assertThat(churn.lower()).isZero();
        assertThat(churn.upper()).isCloseTo(1 - Math.pow(1 - monthly, horizon), within(1e-12));
    }

    @Test
    void anAdvantageOverATierThatLostNobodyIsNotCertain() {
        SuccessVector vector =
                review().account(id("only")).orElseThrow().vector(USD).orElseThrow("vector");
        assertThat(vector.advantage().orElseThrow("advantage").amount()).isZero();
        Interval ends = vector.uncertainty().advantage().orElseThrow("interval");
        assertThat(ends.lower()).isNegative();
        assertThat(ends.upper()).isPositive();
    }

    @Test
    void aRenewalIsNotCertainSinceNobodyWasLost() {
        RenewalOutlook outlook = review().renewalCalendar().outlooks().get(0);
        RenewalChance chance = outlook.chance().orElseThrow("chance");
        assertThat(chance.probability()).isStrictlyBetween(0.8, 1.0);
        Interval ends = chance.interval().orElseThrow("interval");
        assertThat(ends.contains(chance.probability())).isTrue();
        assertThat(ends.lower()).isLessThan(0.8); // Wilson's of 12 of 12 is 0.757
        RenewalLoss loss = review().renewalCalendar().total(USD);
        double mean = loss.expectedLoss().orElseThrow("loss").amount();
        assertThat(mean).isPositive();
        Interval range = loss.interval().orElseThrow("range");
        assertThat(range.contains(mean)).isTrue();
        assertThat(range.lower()).isLessThan(range.upper());
    }

    @Test
    void thePlansRangesHoldTheirMeanAndAreNoPoints() {
        for (String metric : List.of("logoChurn", "mrr", "grossRevenueRetention")) {
            PlanForecast forecast = entry(metric).forecast().orElseThrow(metric);
            assertThat(forecast.interval().contains(forecast.mean())).as(metric).isTrue();
            assertThat(forecast.interval().lower())
                    .isLessThan(forecast.interval().upper());
        }
        // none lost of 12 months, from Jeffreys' prior
        assertThat(entry("logoChurn").forecast().orElseThrow("churn").mean()).isCloseTo(0.5 / 13, within(1e-12));
    }

    @Test
    void whatWasNeverSeenInAPlanIsNotKnown() {
        for (String metric : List.of("newCustomers", "contractionMrr")) {
            assertThat(entry(metric).forecast()).isInstanceOfSatisfying(Answer.Unknown.class, unknown -> {
                assertThat(unknown.reason()).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
                assertThat(unknown.message()).contains("12 months").contains(metric);
            });
            assertThat(entry(metric).probability().isKnown()).isFalse();
        }
    }
}

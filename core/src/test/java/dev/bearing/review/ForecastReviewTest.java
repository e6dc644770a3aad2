package dev.bearing.review;

import static dev.bearing.Unknowns.reason;
import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.expansion;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.ForecastOutcome;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Answer;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.NetForecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ForecastReviewTest {

    private static final LocalDate TODAY = day("2026-06-30");
    private static final double EXACT = 1e-9;

    private static final Playbook PLAYBOOK = Playbook.builder()
            .path(path(SuccessMilestone.builder("decided")
                    .expansion(expansion("seats", "USD 1200"))
                    .build()))
            .ladder(SOLO_AND_TEAM)
            .revenue(RevenueSettings.defaults().withSegmentBy("size"))
            .forecast(ForecastSettings.defaults()
                    .withFanMonths(3)
                    .withScenarios(List.of(
                            Scenario.builder("as it is").build(),
                            Scenario.builder("half the churn of the small")
                                    .churn(0.5)
                                    .where("size", "small")
                                    .build())))
            .build();

    /** An account begins every ten days; it decides 40 days later, buys every second time, and every sixth leaves. */
    private static final CustomerBook BOOK = CustomerBook.of(facts());

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        LocalDate begin = day("2024-07-01");
        for (int i = 0; begin.plusDays(10L * i).isBefore(TODAY); i++) {
            String id = String.format(java.util.Locale.ROOT, "a%03d", i);
            LocalDate first = begin.plusDays(10L * i);
            facts.add(account(id));
            facts.add(AttributeChange.of(id(id), "size", first, AttributeValue.parse(i % 3 == 0 ? "large" : "small")));
            LocalDate leaves = first.plusDays(100 + 10L * (i % 12));
            boolean left = i % 6 == 5 && leaves.isBefore(TODAY);
            var price = pays(id, i % 2 == 0 ? "team" : "solo", first.toString());
            facts.add(left ? price.to(leaves).build() : price.build());
            LocalDate decided = first.plusDays(30 + i % 7);
            if (decided.isBefore(TODAY)) {
                facts.add(reached(id, "decided", decided.toString()));
                LocalDate resolved = decided.plusDays(10 + i % 5);
                ExpansionLead.Builder lead = ExpansionLead.builder(id(id), "seats", Motion.SELF_SERVE, decided);
                if (resolved.isBefore(TODAY)) {
                    facts.add((i % 2 == 0 ? lead.wonOn(resolved) : lead.lostOn(resolved)).build());
                }
            }
        }
        return facts;
    }

    private final ForecastReview forecasts =
            SuccessReview.of(BOOK, PLAYBOOK, TODAY).forecasts(USD);

    @Test
    void theFanGoesOnFromTheHorizon() {
        assertThat(forecasts.months()).extracting(ForecastMonth::months).containsExactly(1, 2, 3);
        assertThat(mean(forecasts.months().get(0))).isEqualTo(mean(forecasts.atHorizon()));
        assertThat(mean(forecasts.months().get(1)))
                .isGreaterThanOrEqualTo(mean(forecasts.months().get(0)));
        assertThat(net(forecasts.months().get(2)).churn().amount())
                .isGreaterThanOrEqualTo(net(forecasts.months().get(0)).churn().amount());
        assertThat(forecasts.currency()).isEqualTo(USD);
    }

    @Test
    void segmentsAddUp() {
        assertThat(forecasts.segments()).containsOnlyKeys("large", "small");
        double expansion = forecasts.segments().values().stream()
                .mapToDouble(ForecastReviewTest::mean)
                .sum();
        double closing = forecasts.segments().values().stream()
                .mapToDouble(month -> net(month).mean().amount())
                .sum();
        assertThat(expansion).isCloseTo(mean(forecasts.atHorizon()), within(EXACT));
        assertThat(closing).isCloseTo(net(forecasts.atHorizon()).mean().amount(), within(1e-6));
        assertThat(forecasts.by("unheard of")).containsOnlyKeys("(none)");
    }

    @Test
    void aWhatIfMovesWhatItNamesAndNothingElse() {
        ScenarioForecast same = forecasts.scenarios().get(0);
        assertThat(mean(same.forecast())).isEqualTo(mean(forecasts.atHorizon()));
        assertThat(net(same.forecast()).mean())
                .isEqualTo(net(forecasts.atHorizon()).mean());

        NetForecast half = net(forecasts.scenarios().get(1).forecast());
        NetForecast small = net(forecasts.segments().get("small"));
        NetForecast large = net(forecasts.segments().get("large"));
        assertThat(half.churn().amount())
                .isCloseTo(small.churn().amount() / 2 + large.churn().amount(), within(EXACT));
        assertThat(half.milestoneExpansion())
                .isEqualTo(net(forecasts.atHorizon()).milestoneExpansion());

        ForecastMonth more = forecasts.under(
                Scenario.builder("offers taken more often").take(1.2).build());
        assertThat(mean(more)).isCloseTo(1.2 * mean(forecasts.atHorizon()), within(1e-6));
        ForecastMonth none = forecasts.under(
                Scenario.builder("nobody decides in time").reach(0).build());
        assertThat(mean(none)).isZero();
    }

    @Test
    void aTrackIsWhatReviewsOfTheTimeSaidAndWhatCameTrue() {
        assertThat(forecasts.track().hasTested(1)).isTrue();
        assertThat(forecasts.track().hasTested(ForecastReplay.LONGEST + 1)).isFalse();
        List<ForecastOutcome> outcomes = forecasts.track().expansion().outcomes();
        assertThat(outcomes).filteredOn(outcome -> outcome.months() == 1).hasSize(12);
        ForecastOutcome may = outcomes.stream()
                .filter(outcome -> outcome.months() == 1 && outcome.asOf().equals(day("2026-05-31")))
                .findFirst()
                .orElseThrow();
        ForecastReview then = SuccessReview.of(BOOK, PLAYBOOK, may.asOf()).forecasts(USD);
        assertThat(may.forecast().mean()).isCloseTo(mean(then.atHorizon()), within(1e-6));
        double won = BOOK.facts(ExpansionLead.class).stream()
                .filter(lead -> lead.wonOn()
                        .filter(on -> on.isAfter(may.asOf()) && !on.isAfter(TODAY))
                        .isPresent())
                .count();
        assertThat(may.actual()).isEqualTo(1200 * won);

        ForecastOutcome net = forecasts.track().net().outcomes().stream()
                .filter(outcome -> outcome.months() == 1 && outcome.asOf().equals(may.asOf()))
                .findFirst()
                .orElseThrow();
        double now = net(then.atHorizon()).opening().amount();
        assertThat(net.forecast().mean())
                .isCloseTo(net(then.atHorizon()).netRevenueRetention().value(), within(1e-9));
        assertThat(net.actual() * now).isCloseTo(stillPaid(may.asOf()), within(1e-6));
    }

    @Test
    void theNaiveForecastCountsThoseWhomTheForecastCounts() {
        List<Fact> facts = facts();
        for (int i = 0; i < 6; i++) { // who pays in euros buys what is priced in dollars
            String id = "e" + i;
            facts.add(account(id));
            facts.add(PriceState.builder("sub-" + id, id(id), day("2025-01-01"))
                    .price("50", CurrencyUnit.EUR)
                    .build());
            LocalDate won = day("2025-08-15").plusMonths(i);
            facts.add(ExpansionLead.builder(id(id), "seats", Motion.SELF_SERVE, won.minusDays(10))
                    .wonOn(won)
                    .build());
        }
        List<ForecastOutcome> outcomes =
                SuccessReview.of(CustomerBook.of(facts), PLAYBOOK, TODAY)
                        .forecasts(USD)
                        .track()
                        .expansion()
                        .outcomes()
                        .stream()
                        .filter(outcome -> outcome.months() == 1)
                        .toList();
        assertThat(outcomes).hasSize(12);
        for (int i = 1; i < outcomes.size(); i++) {
            assertThat(outcomes.get(i).naive().mean())
                    .as("naive on %s", outcomes.get(i).asOf())
                    .isEqualTo(outcomes.get(i - 1).actual());
        }
    }

    private static double stillPaid(LocalDate since) {
        return SuccessReview.of(BOOK, PLAYBOOK, TODAY).accounts().stream()
                .filter(account -> account.revenue().mrrOn(since, USD).isPositive())
                .mapToDouble(account -> account.revenue().mrrOn(TODAY, USD).toDouble())
                .sum();
    }

    @Test
    void isUnknownWhereTheHistoryIsTooShort() {
        SuccessReview young = SuccessReview.of(BOOK, PLAYBOOK, day("2024-09-30"));
        assertThat(reason(young.forecasts(USD).net())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(young.forecasts(USD).track().net().horizon(1))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(young.forecasts(CurrencyUnit.EUR).net())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(young.forecasts(CurrencyUnit.EUR).track().expansion().outcomes())
                .isEmpty();
    }

    @Test
    void refusesFactorsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.builder("x").take(Double.NaN).build())
                .withMessage("take must be 0 or more and finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.builder(" ").build());
        Scenario one = Scenario.builder("one").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastSettings.defaults().withScenarios(List.of(one, one)))
                .withMessage("two scenarios have the name one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastSettings.defaults().withBacktestMonths(-1));
    }

    private static double mean(ForecastMonth month) {
        return month.expansion()
                .map(ExpansionForecast::mean)
                .orElseThrow("known")
                .amount();
    }

    private static NetForecast net(ForecastMonth month) {
        return month.net().orElseThrow("known");
    }
}

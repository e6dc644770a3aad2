package dev.bearing.review;

import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.expansion;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Fact;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.InterventionKind;
import dev.bearing.journey.InterventionPlan;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * Twenty customers of a path a, b, c: ten were helped on the way to b after 40 days; of the helped five cross, of the
 * others two. Four of the seven that reached b reach c 100 days later, where seats of $1,000 a year are sold: to three
 * of four that were offered them.
 */
class InterventionWorthTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final LocalDate PAID = day("2024-01-01");
    private static final LocalDate TODAY = day("2025-06-30");
    private static final int WAIT = 40;

    private static Playbook.Builder playbook() {
        return Playbook.builder()
                .path(path(
                        SuccessMilestone.builder("a").build(),
                        SuccessMilestone.builder("b").after("a").build(),
                        SuccessMilestone.builder("c")
                                .after("b")
                                .expansion(expansion("seats", "USD 1000"))
                                .build()))
                .interventions(InterventionPlan.of(List.of(Intervention.builder("call", InterventionKind.HUMAN)
                        .gap("b")
                        .trigger(new InterventionTrigger.Waited("b", 100))
                        .cost(new BigDecimal("60"))
                        .build())));
    }

    private static Playbook reportingInDollars(FxPolicy policy) {
        return playbook()
                .revenue(RevenueSettings.defaults()
                        .withReporting(ReportingCurrency.of(USD).withPolicy(policy)))
                .build();
    }

    private static List<Fact> facts(CurrencyUnit currency) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = String.format(Locale.ROOT, "a%02d", i);
            boolean helped = i < 10;
            boolean crosses = helped ? i < 5 : i < 12;
            facts.add(account(name));
            facts.add(PriceState.builder("sub-" + name, id(name), PAID)
                    .price("100", i == 19 ? currency : USD)
                    .build());
            facts.add(reached(name, "a", PAID.plusDays(1).toString()));
            if (helped) {
                facts.add(InterventionEvent.of(id(name), "call", PAID.plusDays(1 + WAIT)));
            }
            if (crosses) {
                facts.add(reached(name, "b", PAID.plusDays(60).toString()));
            }
            if (i < 4) {
                facts.add(reached(name, "c", PAID.plusDays(160).toString()));
                ExpansionLead.Builder lead =
                        ExpansionLead.builder(id(name), "seats", Motion.SELF_SERVE, PAID.plusDays(161));
                facts.add((i < 3 ? lead.wonOn(PAID.plusDays(170)) : lead.lostOn(PAID.plusDays(170))).build());
            }
        }
        return facts;
    }

    private static SuccessReview review(Playbook playbook, CurrencyUnit odd, Fact... more) {
        List<Fact> all = facts(odd);
        all.addAll(List.of(more));
        return SuccessReview.of(CustomerBook.of(all), playbook, TODAY);
    }

    /** 4/7 come to c within a year of b, 3/4 take, $1,000: 428.57. */
    @Test
    void crossingIsWorthTheExpansionsThatFollowWithinAYear() {
        InterventionReview call =
                review(playbook().build(), USD).interventions().get(0);
        double worth = 4.0 / 7 * 3 / 4 * 1000;
        assertThat(call.worth().orElseThrow("worth").amount()).isCloseTo(worth, within(1e-9));
        assertThat(call.withinDays()).isEqualTo(90);
        assertThat(call.leftOut()).isZero();
        assertThat(call.costCeiling().orElseThrow("ceiling").amount()).isCloseTo(0.3 * worth, within(1e-9));
        assertThat(call.due()).hasSize(8);
        assertThat(call.expectedValue().orElseThrow("value").value()).isCloseTo(8 * (0.3 * worth - 60), within(1e-9));
    }

    private static WorkItem helpForTheOdd(SuccessReview review) {
        List<WorkItem> all = new ArrayList<>(review.actions().work(EUR).apart());
        review.actions().work(EUR).ranked().forEach(work -> all.add(work.item()));
        return all.stream()
                .filter(item -> item.kind() == WorkKind.INTERVENTION)
                .findFirst()
                .orElseThrow();
    }

    private static FxRate euro(String on, String rate) {
        return FxRate.of(EUR, USD, day(on), new BigDecimal(rate));
    }

    /** The same gain as of a customer that pays in dollars, at 1.25 dollars for the euro on the review's day. */
    @Test
    void aGainInAnotherCurrencyIsAtTheRateOfTheReviewsDay() {
        SuccessReview review = review(
                reportingInDollars(FxPolicy.eventDate()), EUR, euro("2024-01-01", "2"), euro("2025-06-15", "1.25"));
        Estimate gain = helpForTheOdd(review).gain().orElseThrow("gain");
        assertThat(gain.value()).isCloseTo((0.3 * 3000 / 7 - 60) / 1.25, within(1e-9));
        assertThat(gain.interval().isKnown()).isTrue();
    }

    @Test
    void thePolicySaysWhichDaysRateCounts() {
        FxRate[] rates = {euro("2024-05-20", "2"), euro("2025-05-31", "1.5"), euro("2025-06-15", "1.25")};
        double dollars = 0.3 * 3000 / 7 - 60;
        SuccessReview constant = review(reportingInDollars(FxPolicy.constant(day("2024-06-01"))), EUR, rates);
        assertThat(helpForTheOdd(constant).gain().orElseThrow("gain").value()).isCloseTo(dollars / 2, within(1e-9));
        List<Fact> facts = facts(EUR);
        facts.addAll(List.of(rates));
        SuccessReview monthly =
                SuccessReview.of(CustomerBook.of(facts), reportingInDollars(FxPolicy.periodEnd()), TODAY.minusDays(1));
        assertThat(helpForTheOdd(monthly).gain().orElseThrow("gain").value()).isCloseTo(dollars / 1.5, within(1e-9));
    }

    @Test
    void withoutARateTheGainIsUnknownAndNamesThePairAndTheDay() {
        SuccessReview review = review(reportingInDollars(FxPolicy.eventDate()), EUR);
        assertThat(helpForTheOdd(review).gain()).isInstanceOfSatisfying(Answer.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
            assertThat(unknown.message()).isEqualTo("no exchange rate between USD and EUR is known on 2025-06-30");
        });
    }

    @Test
    void thereAndBackAnAmountIsWhatItWas() {
        CostCurrency costs = new CostCurrency(
                reportingInDollars(FxPolicy.eventDate()),
                List.of(USD, EUR),
                List.of(euro("2025-06-01", "1.17")),
                TODAY);
        EstimatedMoney there = costs.convert(EstimatedMoney.of(USD, 117), EUR).orElseThrow("euros");
        assertThat(there.currency()).isEqualTo(EUR);
        assertThat(there.amount()).isCloseTo(100, within(1e-9));
        assertThat(costs.convert(there, USD).orElseThrow("dollars").amount()).isCloseTo(117, within(1e-9));
    }
}

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

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.action.RenewalChance;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.vector.BaseAccount;
import dev.bearing.vector.NetForecast;
import dev.bearing.vector.SuccessVector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KnownEndingsTest {

    private static final LocalDate TODAY = day("2026-08-31");
    private static final SuccessPath PATH = Facts.path(
            SuccessMilestone.builder("first").build(),
            SuccessMilestone.builder("second").after("first").build());

    /** Twenty accounts that pay 100 a month, one lost every other month of 2026. */
    private static List<Fact> facts(Fact... more) {
        List<Fact> facts = new ArrayList<>(List.of(more));
        for (int i = 0; i < 20; i++) {
            facts.add(account("b" + i));
            facts.add(AttributeChange.of(
                    id("b" + i), "region", day("2025-01-01"), new AttributeValue.Text(i % 2 == 0 ? "north" : "south")));
            facts.add(
                    i < 4
                            ? pays("b" + i, "team", "2025-01-01")
                                    .to(day("2026-0" + (2 * i + 1) + "-15"))
                                    .build()
                            : pays("b" + i, "team", "2025-01-01").build());
            facts.add(reached("b" + i, "first", "2025-03-01"));
        }
        return facts;
    }

    private static PriceState.Builder addOn(String amount) {
        return PriceState.builder("add-on", id("b10"), day("2026-01-01")).price(amount, USD);
    }

    private static PriceState cancelled() {
        return pays("b10", "team", "2025-01-01")
                .to(day("2026-10-18"))
                .cancelRequestedOn(day("2026-08-30"))
                .recordedOn(day("2026-08-30"))
                .build();
    }

    private static Contract.Builder term() {
        return Contract.builder("c", id("b10"), day("2025-10-18"), day("2026-10-18"));
    }

    private static Contract notice() {
        return term().noticeOn(day("2026-08-30")).recordedOn(day("2026-08-30")).build();
    }

    private static SuccessReview review(LocalDate asOf, int months, Fact... more) {
        Playbook playbook = Playbook.builder()
                .ladder(SOLO_AND_TEAM)
                .path(PATH)
                .forecast(ForecastSettings.defaults().withHorizonMonths(months).withFanMonths(3))
                .build();
        return SuccessReview.of(CustomerBook.of(facts(more)), playbook, asOf);
    }

    private static NetForecast net(SuccessReview review, int month) {
        return review.forecasts(USD).months().get(month - 1).net().orElseThrow("net");
    }

    private static BaseAccount base(SuccessReview review) {
        return net(review, 3).accounts().stream()
                .filter(one -> one.accountId().equals(id("b10")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatArrivesAfterTheDayOfTheReviewIsJudgedOnItsOwnDay() {
        SuccessReview before = review(TODAY, 2, notice());
        SuccessReview after = before.plus(reached("b10", "second", "2026-09-02"));
        SuccessVector vector =
                after.account(id("b10")).orElseThrow().vector(USD).orElseThrow("vector");
        assertThat(after.asOf()).isEqualTo(day("2026-09-02"));
        assertThat(vector.churnProbability().isKnown()).isTrue();
        assertThat(after.renewalCalendar().outlooks())
                .hasSameSizeAs(before.renewalCalendar().outlooks());
    }

    @Test
    void aPriceThatIsAgreedToFollowTakesThePlaceOfTheOneThatEnds() {
        PriceState ends = pays("b10", "team", "2025-01-01")
                .to(day("2026-10-01"))
                .cancelRequestedOn(day("2026-08-20"))
                .recordedOn(day("2026-08-20"))
                .build();
        PriceState follows = pays("b10", "team", "2026-10-01")
                .price("120", USD)
                .recordedOn(day("2026-08-20"))
                .build();
        PriceState lower = pays("b10", "team", "2026-10-01")
                .price("70", USD)
                .recordedOn(day("2026-08-20"))
                .build();
        BaseAccount raised = base(review(TODAY, 3, ends, follows));
        assertThat(raised.churn().get(2)).isLessThan(1);
        assertThat(raised.ending()).isEmpty();
        assertThat(base(review(TODAY, 3, ends, lower)).ending()).containsExactly(0.0, 30.0, 30.0);
        assertThat(base(review(TODAY, 3, ends)).churn().get(2)).isEqualTo(1);
        PriceState notKnownYet =
                pays("b10", "team", "2026-10-01").price("120", USD).build();
        assertThat(base(review(TODAY, 3, ends, notKnownYet)).churn().get(2)).isEqualTo(1);
    }

    @Test
    void whatIsKnownToEndInPartIsContractionInItsMonth() {
        SuccessReview before = review(TODAY, 1, addOn("50").build());
        SuccessReview after = review(TODAY, 1, addOn("50").build(), cancelled());
        assertThat(base(before).ending()).isEmpty();
        assertThat(base(after).mrr()).isEqualTo(150);
        assertThat(base(after).ending()).containsExactly(0.0, 100.0, 100.0);
        assertThat(net(after, 1).mean()).isEqualTo(net(before, 1).mean());
        double contraction = net(after, 2).contraction().amount()
                - net(before, 2).contraction().amount();
        assertThat(contraction).isCloseTo(100, within(1.0)); // what ended contracts no more
    }

    @Test
    void allThatEndsIsChurn() {
        assertThat(base(review(TODAY, 1, cancelled())).churn()).endsWith(1.0, 1.0);
    }

    /** No notice has ever been decided: half a renewal and one and a half losses are held to have been, 3/4. */
    @Test
    void aTermWithNoticeIsLostByItsChanceInTheMonthOfItsEnd() {
        BaseAccount noticed = base(review(TODAY, 1, notice()));
        double usual = base(review(TODAY, 1)).churn().get(0);
        assertThat(noticed.churn().get(0)).isEqualTo(usual);
        assertThat(noticed.churn().get(1)).isCloseTo(0.75, within(1e-12));
        double third = base(review(TODAY, 1)).churn().get(2);
        assertThat(noticed.churn().get(2)).isCloseTo(0.75 + 0.25 * (1 - Math.cbrt(1 - third)), within(1e-12));
    }

    @Test
    void aTermWhoseNextIsSignedIsNoKnownEnding() {
        Contract signed = Contract.builder("next", id("b10"), day("2026-10-18"), day("2027-10-18"))
                .recordedOn(TODAY)
                .build();
        assertThat(base(review(TODAY, 1, notice(), signed)).churn())
                .isEqualTo(base(review(TODAY, 1)).churn());
    }

    @Test
    void whatWasNotKnownOnTheDayHasNoPart() {
        LocalDate before = day("2026-08-29");
        assertThat(base(review(before, 1, addOn("50").build(), cancelled(), notice())))
                .isEqualTo(base(review(before, 1, addOn("50").build(), term().build())));
    }

    @Test
    void theVectorSaysSoWithinItsHorizonAndWhy() {
        SuccessVector near = vector(review(TODAY, 1, notice()));
        SuccessVector far = vector(review(TODAY, 2, notice()));
        assertThat(near.churnProbability()).isEqualTo(vector(review(TODAY, 1)).churnProbability());
        assertThat(far.churnProbability().orElseThrow("churn")).isCloseTo(0.75, within(1e-12));
        Explanation why = far.churnProbability().fold(Answer.Known::explanation, unknown -> Explanation.given());
        assertThat(why.method()).isEqualTo("the term ends on 2026-10-18");
        assertThat(why.terms())
                .extracting(Contribution::name)
                .first()
                .asString()
                .contains("notice given");
        assertThat(why.terms().stream().mapToDouble(Contribution::value).sum()).isCloseTo(0.75, within(1e-12));
        assertThat(far.uncertainty().churn().orElseThrow("interval").contains(0.75))
                .isTrue();
    }

    private static SuccessVector vector(SuccessReview review) {
        return review.account(id("b10")).orElseThrow().vector(USD).orElseThrow("vector");
    }

    @Test
    void segmentsAddUpToTheWhole() {
        SuccessReview review = review(TODAY, 2, addOn("50").build(), cancelled(), notice());
        double whole = review.forecasts(USD).net().orElseThrow("net").mean().amount();
        double parts = review.forecasts(USD).by("region").values().stream()
                .mapToDouble(part -> part.net().orElseThrow("net").mean().amount())
                .sum();
        assertThat(parts).isCloseTo(whole, within(1e-9));
        assertThat(net(review, 2).explanation().terms().stream()
                        .mapToDouble(Contribution::value)
                        .sum())
                .isCloseTo(net(review, 2).mean().amount(), within(1e-9));
    }

    @Property(seed = "20261122", tries = 300)
    void aTermsLossIsAProbabilityThatDoesNotFall(
            @ForAll @IntRange(min = 1, max = 6) int month,
            @ForAll @DoubleRange(min = 0, max = 1) double loss,
            @ForAll @DoubleRange(min = 0, max = 1) double monthly) {
        TermLoss term = new TermLoss(TODAY, month, RenewalChance.ofChurn(loss));
        double before = 0;
        for (int ahead = 1; ahead <= 8; ahead++) {
            double lost = term.lostBy(ahead, 1 - Math.pow(1 - monthly, ahead));
            assertThat(lost).isBetween(before - 1e-12, 1 + 1e-12);
            before = lost;
            if (ahead == month) {
                assertThat(lost).isCloseTo(loss, within(1e-12));
            }
        }
    }
}

package dev.bearing.review;

import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sixteen accounts set out on 1 January 2024. Eight reach the first milestone on day 20; eight leave on day 31, and
 * come back on 1 June 2026.
 */
class ReturnedCustomersTest {

    private static final SuccessPath PATH = SuccessPath.of(
            "value",
            List.of(
                    SuccessMilestone.builder("connected").expectedDays(30).build(),
                    SuccessMilestone.builder("decided").after("connected").build()));

    private static SuccessReview review(String asOf, Fact... more) {
        List<Fact> facts = new ArrayList<>(List.of(more));
        for (int i = 0; i < 8; i++) {
            String back = "b" + i;
            facts.add(account(back));
            facts.add(pays(back, "solo", "2024-01-01").to(day("2024-02-01")).build());
            facts.add(PriceState.builder("again-" + back, id(back), day("2026-06-01"))
                    .price("10", USD)
                    .plan("solo")
                    .build());
            String stayed = "c" + i;
            facts.add(account(stayed));
            facts.add(pays(stayed, "solo", "2024-01-01").build());
            facts.add(reached(stayed, "connected", "2024-01-21"));
        }
        return SuccessReview.of(
                CustomerBook.of(facts), Playbook.builder().path(PATH).build(), day(asOf));
    }

    /** By hand, of sixteen: eight cross on day 20, eight churn on day 31, before and after they came back. */
    @Test
    void comingBackDoesNotUndoTheChurn() {
        for (String asOf : List.of("2024-06-30", "2026-06-14")) {
            PathReview path = review(asOf).journeys().get(0);
            assertThat(value(path.times().churnWithin("connected", 0, 60))).isCloseTo(0.5, within(1e-12));
            assertThat(value(path.times().reachWithin("connected", 0, 60))).isCloseTo(0.5, within(1e-12));
            assertThat(path.timeToFirstValue().churned()).isEqualTo(8);
            assertThat(path.timeToFirstValue().censored()).isZero();
        }
    }

    @Test
    void whoCameBackWaitsSinceThen() {
        SuccessReview review = review("2026-06-14");
        AccountJourney journey = review.journeys(id("b0")).get(0);
        assertThat(journey.progress().nextLeg().orElseThrow().daysWaited()).isEqualTo(13);
        assertThat(journey.standing().state()).isEqualTo(Answer.known(JourneyState.ON_TRACK));
        assertThat(review.gaps().all()).allMatch(gap -> gap.waiting().isEmpty());
    }

    /** What is reached in the new spell opens the next leg, and is no crossing of the one it had left. */
    @Test
    void whatIsReachedAfterwardsIsReached() {
        PathReview path = review("2026-06-14", reached("b0", "connected", "2026-06-05"))
                .journeys()
                .get(0);
        assertThat(value(path.times().reachWithin("connected", 0, 60))).isCloseTo(0.5, within(1e-12));
        assertThat(path.times().entered("decided")).isEqualTo(9);
        assertThat(path.accounts().stream()
                        .filter(one -> one.accountId().equals(id("b0")))
                        .map(one -> one.progress().position()))
                .containsExactly(0.5);
    }

    private static double value(Answer<Double> answer) {
        return answer.orElseThrow("value");
    }
}

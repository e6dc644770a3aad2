package dev.bearing.review;

import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.Backtest;
import dev.bearing.evidence.BacktestPlan;
import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ScoreBacktestTest {

    private static final LocalDate SEEN = day("2025-01-31");
    private static final LocalDate TODAY = day("2025-02-28");
    private static final BacktestPlan PLAN =
            BacktestPlan.monthly().withLeadDays(0).withHorizonDays(28).withLeastEvents(20);
    private static final Playbook PLAYBOOK = Playbook.builder()
            .scorecard(Scorecard.builder("h", "1")
                    .measure(Measure.builder("h", new Curve.Linear(0, 1)).build())
                    .build())
            .backtest(PLAN)
            .build();

    /** A hundred customers, of whom the first forty are red; of these every second leaves, and one of the others. */
    private static CustomerBook book() {
        CustomerBook.Builder book = CustomerBook.builder();
        for (int i = 0; i < 100; i++) {
            String name = "a" + (100 + i);
            PriceState.Builder price =
                    PriceState.builder("s" + i, id(name), day("2025-01-01")).price("10", USD);
            boolean leaves = i < 40 ? i % 2 == 0 : i == 99;
            book.add(account(name))
                    .add((leaves ? price.to(SEEN.plusDays(10)) : price).build())
                    .add(Signal.of(id(name), "h", SEEN, i < 40 ? 0.2 : 0.9));
        }
        return book.build();
    }

    @Test
    void testsTheScorecardsOfThePlaybookOnThePastOfTheBook() {
        SuccessReview review = SuccessReview.of(book(), PLAYBOOK, TODAY);
        Backtest backtest = review.backtest().orElseThrow("back-test");
        assertThat(backtest.name()).isEqualTo("h 1");
        assertThat(backtest.plan()).isEqualTo(PLAN);
        assertThat(backtest.lift().orElseThrow("lift").value()).isCloseTo(20.0 / 40 * 60, within(1e-12));
        assertThat(review.backtest().orElseThrow("again")).isSameAs(backtest);
    }

    @Test
    void whatComesLaterChangesNothing() {
        SuccessReview review = SuccessReview.of(book(), PLAYBOOK, TODAY);
        CustomerBook more = book().plus(
                        PriceState.builder("s1", id("a101"), day("2025-01-01"))
                                .price("10", USD)
                                .to(day("2025-03-05"))
                                .recordedOn(day("2025-03-05"))
                                .build(),
                        new Signal(id("a101"), "h", SEEN, 0.9, day("2025-03-05")));
        SuccessReview later = SuccessReview.of(more, PLAYBOOK, TODAY);
        assertThat(later.backtest().orElseThrow("later").counts())
                .isEqualTo(review.backtest().orElseThrow("back-test").counts());
        assertThat(later.backtest().flatMap(Backtest::auc))
                .isEqualTo(review.backtest().flatMap(Backtest::auc));
    }

    @Test
    void saysWhyThereIsNone() {
        CustomerBook silent = CustomerBook.builder().add(account("a")).build();
        assertThat(SuccessReview.of(silent, Playbook.empty(), TODAY).backtest())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED, "there is no scorecard, and no signal to derive one from"));
        Playbook more = Playbook.builder()
                .scorecard(PLAYBOOK.scorecards().get(0))
                .backtest(PLAN.withLeastEvents(22))
                .build();
        assertThat(SuccessReview.of(book(), more, TODAY).backtest())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "21 churns in the windows of 100 observations with a score, needed 22"));
    }
}

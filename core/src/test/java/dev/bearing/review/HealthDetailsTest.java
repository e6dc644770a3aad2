package dev.bearing.review;

import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.book;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.pays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.book.CustomerBook;
import dev.bearing.health.ChangeCause;
import dev.bearing.health.Curve;
import dev.bearing.health.Health;
import dev.bearing.health.HealthChange;
import dev.bearing.health.HealthReason;
import dev.bearing.health.HealthTrend;
import dev.bearing.health.ImpactReport;
import dev.bearing.health.Measure;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.value.Answer;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HealthDetailsTest {

    private static final LocalDate TODAY = day("2026-03-31");

    private final Scorecard scorecard = Scorecard.builder("smb", "1")
            .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                    .windowDays(60)
                    .build())
            .build();

    private final CustomerBook book = book(
            account("a"),
            account("b"),
            account("c"),
            pays("a", "solo", "2026-01-01").build(),
            pays("b", "team", "2026-01-01").build(),
            Signal.of(id("a"), "logins", day("2026-02-20"), 18),
            Signal.of(id("a"), "logins", day("2026-03-30"), 8),
            Signal.of(id("b"), "logins", day("2026-03-30"), 20),
            Signal.of(id("c"), "logins", day("2026-03-30"), 20),
            ScoreOverride.builder(id("a"), day("2026-03-15"), day("2026-06-01"))
                    .score(Health.of(0.9))
                    .kind(ScoreOverride.Kind.FORCE)
                    .author("kim")
                    .reason("they renew")
                    .build());

    private final SuccessReview review =
            SuccessReview.of(book, Playbook.builder().scorecard(scorecard).build(), TODAY);

    private HealthDetails details(SuccessReview of, String account) {
        return of.details(of.account(id(account)).orElseThrow());
    }

    @Test
    void explainsOneAccount() {
        HealthDetails details = details(review, "a");
        assertThat(details.accountId()).isEqualTo(id("a"));
        assertThat(details.reasons())
                .extracting(HealthReason::text)
                .containsExactly("logins: 8, newest in 60 days, worth 40 of at most 100 points");
        HealthTrend.Movement month =
                details.trend().orElseThrow("trend").over(30).orElseThrow("month");
        assertThat(month.before()).isEqualTo(Health.of(0.9));
        assertThat(month.direction()).isEqualTo(HealthTrend.Direction.FALLING);
        HealthChange change = details.change(30).orElseThrow("change");
        assertThat(change.part(ChangeCause.BEHAVIOUR)).isCloseTo(-0.5, within(1e-12));
        assertThat(change.part(ChangeCause.OVERRIDE)).isCloseTo(0.5, within(1e-12));
        assertThat(details.paths().orElseThrow("paths").get(0).text()).isEqualTo("logins from 8 to 10: middle at 50");
    }

    @Test
    void doesNotLookAhead() {
        CustomerBook later = book.plus(Signal.of(id("a"), "logins", TODAY.plusDays(1), 0));
        SuccessReview same = SuccessReview.of(later, review.playbook(), TODAY);
        assertThat(details(same, "a").change(30).orElseThrow("change").toString())
                .isEqualTo(details(review, "a").change(30).orElseThrow("change").toString());
    }

    @Test
    void saysWhyThereIsNothingToExplain() {
        SuccessReview empty = SuccessReview.of(book(account("a")), Playbook.empty(), TODAY);
        HealthDetails details = details(empty, "a");
        assertThat(details.reasons()).isEmpty();
        assertThat(details.trend().isKnown()).isFalse();
        assertThat(details.change(30).isKnown()).isFalse();
        assertThat(details.paths())
                .isEqualTo(Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no scorecard is for this account"));
    }

    @Test
    void saysWhoWouldMoveUnderANewVersion() {
        Scorecard stricter = Scorecard.builder("smb", "2")
                .measure(Measure.builder("logins", new Curve.Linear(0, 40))
                        .windowDays(60)
                        .build())
                .build();
        ImpactReport impact = review.impact(stricter, USD).orElseThrow("impact");
        // c is no customer
        assertThat(impact.accounts()).hasSize(2);
        assertThat(impact.moved())
                .extracting(ImpactReport.AccountImpact::accountId)
                .containsExactly(id("b"));
        assertThat(impact.movedMrr()).containsEntry(USD, Mrr.of(USD, BigDecimal.valueOf(100)));
        Scorecard unknown = Scorecard.builder("other", "1")
                .measure(scorecard.measures().get(0))
                .build();
        assertThat(review.impact(unknown, USD))
                .isEqualTo(Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no scorecard has the id other"));
    }
}

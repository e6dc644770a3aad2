package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.CancelFlowReport;
import dev.bearing.churn.CancelIntentReport;
import dev.bearing.churn.CancelIntentSignal;
import dev.bearing.churn.CauseClassifier;
import dev.bearing.churn.CauseReport;
import dev.bearing.churn.ChurnCase;
import dev.bearing.churn.ChurnEvent;
import dev.bearing.churn.ClassifiedChurn;
import dev.bearing.churn.FollowedFlow;
import dev.bearing.churn.RootCause;
import dev.bearing.churn.StatedCauses;
import dev.bearing.evidence.ConversionBacktest;
import dev.bearing.evidence.RocCurve;
import dev.bearing.health.Signal;
import dev.bearing.review.ChurnReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.trial.ActivityPlan;
import dev.bearing.trial.ConversionActivities;
import dev.bearing.trial.ConversionActivity;
import dev.bearing.trial.ProductQualifiedLead;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialActivity;
import dev.bearing.trial.TrialFunnel;
import dev.bearing.trial.TrialModel;
import dev.bearing.trial.VisitorFunnel;
import dev.bearing.value.Answer;
import dev.bearing.value.Benchmark;
import dev.bearing.value.DateRange;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The code of the pages on causes of churn, cancel flows and what goes with the conversion of trials. */
class CausesGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate LEFT = LocalDate.of(2026, 6, 1);

    @Test
    void aReviewTellsWhyTheyLeft() {
        SuccessReview review = Example.REVIEW;
        // snippet: why-they-churn-review
        ChurnReview churn = review.churn();
        CauseReport causes = churn.causes();
        causes.groups(); // how many, how much revenue and what they stated, for each kind of cause
        causes.churned().get(0).cause(); // of one: it did not get what it wanted, and where it stalled
        causes.reasonCoverage(); // of 71 that left, the cause of 64 is known
        causes.controllable(); // of those 64, 58 left for a cause the vendor could have done something about
        churn.naturalRetention(); // 137 of 142: what would stay if only the acquired and the closed left
        churn.repeatedReasons(); // customers left again for a reason that was known
        // end

        assertThat(causes.reasonCoverage()).hasToString("64/71 CHURNED");
        assertThat(causes.controllable()).hasToString("58/64 CHURNED_FOR_A_KNOWN_CAUSE");
        assertThat(churn.naturalRetention()).hasToString("137/142 NATURAL_RETENTION");
        assertThat(causes.churned().get(0).cause().kind()).isEqualTo(RootCause.Kind.OUTCOME_NOT_ACHIEVED);
        assertThat(churn.repeatedReasons()).isNotEmpty();
    }

    @Test
    void aLossIsClassifiedByWhatWasKnownOnItsDay() {
        // snippet: why-they-churn-classify
        StatedCauses words = StatedCauses.standard().with("not used", StatedCauses.Meaning.OUTCOME_NOT_ACHIEVED);
        ChurnEvent loss = ChurnEvent.builder(ACME, LEFT, ChurnEvent.Kind.CANCELLATION)
                .stated("not used")
                .build();
        ChurnCase onTheDay = ChurnCase.of(loss).withUnmet(Answer.known(List.of("technical")));
        ClassifiedChurn acme = ClassifiedChurn.of(loss, onTheDay, CauseClassifier.standard(), words);

        acme.cause(); // no success potential: the technical fit was not met when it was acquired
        acme.stated(); // outcome not achieved: what it said itself is another matter
        // end

        assertThat(acme.cause()).isEqualTo(new RootCause.NoSuccessPotential(List.of("technical")));
        assertThat(acme.stated()).contains(RootCause.Kind.OUTCOME_NOT_ACHIEVED);
    }

    @Test
    void onlyWhatLastsIsASave() {
        LocalDate asOf = LocalDate.of(2026, 12, 31);
        // snippet: cancel-flows-saves
        CancelFlow flow = CancelFlow.of(ACME, LocalDate.of(2026, 5, 1), CancelFlow.Outcome.KEPT)
                .withReason("price");
        DateRange customer = DateRange.of(LocalDate.of(2025, 1, 1), LEFT); // it left a month later all the same
        ChurnEvent loss =
                ChurnEvent.builder(ACME, LEFT, ChurnEvent.Kind.CANCELLATION).build();
        FollowedFlow followed = FollowedFlow.of(flow, List.of(customer), List.of(loss), 90);

        CancelFlowReport report = CancelFlowReport.of(List.of(followed), asOf, 90);
        report.saveRate(); // 1 of 1
        report.durableSaveRate(); // 0 of 1: gone within 90 days
        // end

        assertThat(report.saveRate()).hasToString("1/1 CANCEL_FLOWS");
        assertThat(report.durableSaveRate()).hasToString("0/1 CANCEL_FLOWS_90_DAYS_OLD");
    }

    @Test
    void aSignalOfIntentIsJudgedByTheLossesItForesaw() {
        LocalDate asOf = LocalDate.of(2026, 12, 31);
        DateRange customer = DateRange.of(LocalDate.of(2025, 1, 1), LEFT);
        ChurnEvent loss =
                ChurnEvent.builder(ACME, LEFT, ChurnEvent.Kind.CANCELLATION).build();
        List<Signal> signals = List.of(Signal.of(ACME, "data_exports", LEFT.minusDays(20), 1));
        // snippet: cancel-flows-intent
        List<CancelIntentSignal> intent =
                CancelIntentSignal.of(signals, List.of(new CancelIntentSignal.Rule("data_exports", 1)));
        CancelIntentReport report = CancelIntentReport.of(
                List.of(new CancelIntentReport.Watched(ACME, List.of(customer), List.of(loss), intent)), asOf, 60);
        report.precision(); // 1 of 1 alarm was followed by a loss within 60 days
        report.recall(); // 1 of 1 loss had one before
        report.open(); // who gave one within the last 60 days and is still here
        // end

        assertThat(report.precision()).hasToString("1/1 CANCEL_INTENT_ALARMS");
        assertThat(report.recall()).hasToString("1/1 LOSSES_BY_DECISION");
        assertThat(report.open()).isEmpty();
    }

    @Test
    void trialsStandByModelBesideWhatWasPublished() {
        LocalDate asOf = LocalDate.of(2026, 12, 31);
        DateRange year = DateRange.of(Year.of(2026));
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            trials.add(Trial.builder(AccountId.of("t" + i), LocalDate.of(2026, 2, 1))
                    .endsOn(LocalDate.of(2026, 2, 15))
                    .cardUpFront(false)
                    .outcome(i < 4 ? Trial.Outcome.CONVERTED : Trial.Outcome.EXPIRED)
                    .build());
        }
        Map<AccountId, LocalDate> firstPaidOn = Map.of(AccountId.of("t9"), LocalDate.of(2026, 3, 1));
        // snippet: trials-models
        TrialFunnel funnel = TrialFunnel.of(trials, asOf).attributing(firstPaidOn, 30); // t9 paid 14 days after the end
        TrialFunnel noCard = funnel.where(run -> run.model() == TrialModel.NO_CARD);
        Rate conversion = noCard.cohort(year); // 5 of 20
        List<Benchmark.Comparison> published =
                TrialModel.NO_CARD.compare(conversion); // above 15 %, within 15 to 25 % twice
        VisitorFunnel visitors = new VisitorFunnel(15_000, 327, 180); // 2.2 % try, 55 % of those pay: 1.2 % of all
        // end

        assertThat(conversion).hasToString("5/20 COHORT");
        assertThat(published)
                .extracting(Benchmark.Comparison::standing)
                .containsExactly(Benchmark.Standing.ABOVE, Benchmark.Standing.WITHIN, Benchmark.Standing.WITHIN);
        assertThat(visitors.customersPerVisitor().fraction().orElseThrow("share"))
                .isCloseTo(0.012, within(1e-12));
    }

    @Test
    void convertersShareActivities() {
        LocalDate start = LocalDate.of(2026, 1, 1);
        LocalDate asOf = LocalDate.of(2026, 3, 1);
        List<Trial> trials = new ArrayList<>();
        List<TrialActivity> activities = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            boolean converts = i < 60;
            AccountId id = AccountId.of("t" + i);
            trials.add(Trial.builder(id, start)
                    .endsOn(start.plusDays(14))
                    .outcome(converts ? Trial.Outcome.CONVERTED : Trial.Outcome.EXPIRED)
                    .build());
            if (i < 45 || (i >= 60 && i < 120)) {
                activities.add(TrialActivity.of(id, "report shared", start.plusDays(2)));
            }
        }
        trials.add(
                Trial.builder(ACME, asOf.minusDays(8)).endsOn(asOf.plusDays(6)).build());
        activities.add(TrialActivity.of(ACME, "report shared", asOf.minusDays(7)));
        Set<AccountId> fitting = Set.of(ACME);
        // snippet: trials-activities
        ConversionActivities common =
                ConversionActivities.of(TrialFunnel.of(trials, asOf), activities, ActivityPlan.standard());
        ConversionActivity shared = common.found().get(0); // done by 45 of 60 that converted, 60 of 120 that did not
        shared.lift(); // 1.5
        Answer<Interval> sure = shared.liftInterval(); // 1.2 to 1.9
        List<ProductQualifiedLead> leads = common.leads(0.4, id -> Answer.known(fitting.contains(id)));
        leads.get(0).isQualified(); // did it, and passes the gates
        ConversionBacktest past =
                ConversionBacktest.of(day -> TrialFunnel.of(trials, day), asOf, activities, ActivityPlan.standard());
        past.roc().map(RocCurve::auc); // on trials that the score had not seen
        // end

        assertThat(past.scored().size() + past.unscored()).isGreaterThan(100);

        assertThat(shared.lift().orElseThrow("lift")).isEqualTo(1.5);
        assertThat(sure.orElseThrow("interval").lower()).isCloseTo(1.2, within(0.05));
        assertThat(sure.orElseThrow("interval").upper()).isCloseTo(1.9, within(0.05));
        assertThat(leads).singleElement().matches(ProductQualifiedLead::isQualified);
    }
}

package dev.bearing.review;

import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.expansion;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Fact;
import dev.bearing.action.AdvocacyAsk;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.action.QualifiedLead;
import dev.bearing.action.RefusedLead;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkPolicy;
import dev.bearing.book.CustomerBook;
import dev.bearing.churn.CancelFlow;
import dev.bearing.interaction.Task;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.AdvocacyMoment;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.InterventionKind;
import dev.bearing.journey.InterventionPlan;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.revenue.Contract;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionReviewTest {

    private static final String TODAY = "2025-06-30";

    private static SuccessMilestone outcome(AdvocacyKind kind) {
        return SuccessMilestone.builder("outcome")
                .expectedDays(30)
                .expansion(expansion("seats", "USD 1000"))
                .advocacy(new AdvocacyMoment(kind, 180))
                .build();
    }

    private static Playbook playbook() {
        return Playbook.builder().path(path(outcome(AdvocacyKind.REFERRAL))).build();
    }

    private static SuccessReview review(Playbook playbook, Fact... facts) {
        return SuccessReview.of(CustomerBook.of(List.of(facts)), playbook, day(TODAY));
    }

    private static List<Fact> customer(String name) {
        return new ArrayList<>(
                List.of(account(name), pays(name, "team", "2025-01-01").build()));
    }

    private static List<WorkItem> work(SuccessReview review, WorkKind kind) {
        List<WorkItem> all = new ArrayList<>(review.actions().work(USD).apart());
        review.actions().work(USD).ranked().forEach(work -> all.add(work.item()));
        return all.stream().filter(item -> item.kind() == kind).toList();
    }

    private static SuccessReview of(Playbook playbook, List<Fact> facts, Fact... more) {
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(List.of(more));
        return review(playbook, all.toArray(Fact[]::new));
    }

    @Test
    void aLeadIsRankedByTakeTimesAYearsValue() {
        List<Fact> facts = customer("a");
        facts.addAll(customer("b"));
        SuccessReview review = of(
                playbook(),
                facts,
                reached("a", "outcome", "2025-06-01"),
                reached("b", "outcome", "2025-01-20"),
                ExpansionLead.builder(id("b"), "seats", Motion.SELF_SERVE, day("2025-01-21"))
                        .wonOn(day("2025-02-01"))
                        .build());
        WorkItem lead = work(review, WorkKind.LEAD).get(0);
        assertThat(lead.accountId()).isEqualTo(id("a"));
        double take = review.actions()
                .leads()
                .qualified()
                .get(0)
                .chance()
                .probability()
                .orElseThrow("p")
                .value();
        assertThat(lead.gain().orElseThrow("gain").value()).isCloseTo(1000 * take, within(1e-9));
        assertThat(review.actions().today(USD).get(0).item()).isEqualTo(lead);
    }

    @Test
    void anOpenedLeadTakesThePlaceOfTheProposal() {
        List<Fact> facts = customer("a");
        SuccessReview before = of(playbook(), facts, reached("a", "outcome", "2025-06-01"));
        QualifiedLead lead = before.actions().leads().qualified().get(0);
        SuccessReview after = before.plus(lead.asFact());
        assertThat(after.actions().leads().qualified()).isEmpty();
        assertThat(after.actions().leads().open()).hasSize(1);
        assertThat(work(after, WorkKind.LEAD)).hasSize(1);
        assertThat(after.actions().leadFunnel().all().opened()).isEqualTo(1);
    }

    /** Of two asks for a referral one yielded; the account sent pays 100 a month: 0.5 x 1 x 1,200. */
    @Test
    void anAskForAReferralIsWorthWhatSuchAsksBrought() {
        List<Fact> facts = customer("a");
        facts.addAll(customer("b"));
        facts.add(account("c"));
        facts.add(pays("c", "team", "2025-03-01").build());
        SuccessReview review = of(
                playbook(),
                facts,
                MilestoneEvent.of(id("a"), "outcome", MilestoneLevel.CONFIRMED, day("2025-06-01")),
                AdvocacyAsk.of(id("b"), AdvocacyKind.REFERRAL, day("2025-01-10")),
                AdvocacyAsk.of(id("c"), AdvocacyKind.REFERRAL, day("2025-03-10")),
                AdvocacyEvent.builder(id("b"), AdvocacyKind.REFERRAL, day("2025-02-20"))
                        .asked(true)
                        .resultingAccount(id("c"))
                        .build());
        WorkItem ask = work(review, WorkKind.ADVOCACY_ASK).get(0);
        assertThat(ask.accountId()).isEqualTo(id("a"));
        assertThat(ask.gain().orElseThrow("gain").value()).isCloseTo(600, within(1e-9));
        assertThat(review.actions().referredRevenue(USD).mrr().toDouble()).isEqualTo(100);
    }

    @Test
    void whatATestimonialIsWorthIsUnknownSoThatItStandsApart() {
        Playbook playbook =
                Playbook.builder().path(path(outcome(AdvocacyKind.TESTIMONIAL))).build();
        SuccessReview review = of(
                playbook,
                customer("a"),
                MilestoneEvent.of(id("a"), "outcome", MilestoneLevel.CONFIRMED, day("2025-06-01")));
        assertThat(review.actions().work(USD).apart()).anyMatch(item -> item.kind() == WorkKind.ADVOCACY_ASK);
        assertThat(review.actions().today(USD)).noneMatch(work -> work.item().kind() == WorkKind.ADVOCACY_ASK);
    }

    /**
     * Of two attempts to cancel one stayed; of 100 a month notice was given, for the first time: 0.5 x 0.75 x 1,200.
     */
    @Test
    void aTermOfWhichNoticeWasGivenIsWorthWhatStayedBefore() {
        List<Fact> facts = customer("a");
        facts.addAll(customer("b"));
        facts.add(account("c"));
        facts.add(pays("c", "team", "2025-01-01").to(day("2025-02-15")).build());
        SuccessReview review = of(
                playbook(),
                facts,
                CancelFlow.of(id("b"), day("2025-02-01"), CancelFlow.Outcome.KEPT),
                CancelFlow.of(id("c"), day("2025-02-01"), CancelFlow.Outcome.CANCELLED),
                Contract.builder("con", id("a"), day("2024-08-01"), day("2025-08-01"))
                        .noticeOn(day("2025-06-10"))
                        .build());
        WorkItem save = work(review, WorkKind.RENEWAL_SAVE).get(0);
        assertThat(save.gain().orElseThrow("gain").value()).isCloseTo(450, within(1e-9));
        assertThat(save.reason()).contains("2025-08-01", "notice was given");
    }

    @Test
    void whoSetOutToCancelLatelyIsToBeTalkedTo() {
        List<Fact> facts = customer("a");
        facts.addAll(customer("b"));
        SuccessReview review = of(
                playbook(),
                facts,
                CancelFlow.of(id("a"), day("2025-06-10"), CancelFlow.Outcome.KEPT)
                        .withReason("price"),
                CancelFlow.of(id("b"), day("2025-02-01"), CancelFlow.Outcome.KEPT));
        List<WorkItem> intents = work(review, WorkKind.CANCEL_INTENT);
        assertThat(intents).hasSize(1);
        assertThat(intents.get(0).reason()).isEqualTo("it set out to cancel on 2025-06-10 and was kept: price");
        assertThat(intents.get(0).gain().map(Estimate::value).orElseThrow("gain"))
                .isZero();
    }

    @Test
    void whoMayBeAboutToLeaveIsNoLead() {
        List<Fact> facts = customer("a");
        facts.addAll(customer("b"));
        facts.addAll(customer("c"));
        for (String name : List.of("a", "b", "c")) {
            facts.add(reached(name, "outcome", "2025-06-01"));
        }
        SuccessReview review = of(
                playbook(),
                facts,
                CancelFlow.of(id("a"), day("2025-06-10"), CancelFlow.Outcome.KEPT)
                        .withReason("price"),
                Contract.builder("con", id("b"), day("2024-08-01"), day("2025-08-01"))
                        .noticeOn(day("2025-06-10"))
                        .build());
        assertThat(review.actions().leads().qualified())
                .extracting(QualifiedLead::accountId)
                .containsExactly(id("c"));
        List<RefusedLead> refused = review.actions().leads().refused();
        assertThat(refused).extracting(RefusedLead::accountId).containsExactly(id("a"), id("b"));
        assertThat(refused.get(0).objections())
                .containsExactly(new RefusedLead.Objection(
                        RefusedLead.Kind.CANCEL_INTENT, "it set out to cancel on 2025-06-10 and was kept: price"));
        assertThat(refused.get(1).isFor(RefusedLead.Kind.CHURN_NOTICE)).isTrue();
        assertThat(refused.get(1).isFor(RefusedLead.Kind.RENEWAL_SAVE)).isTrue();
        assertThat(refused.get(1).objections())
                .extracting(RefusedLead.Objection::reason)
                .contains("its term ends on 2025-08-01; notice was given on 2025-06-10");
    }

    private static Playbook withWorkshop() {
        return Playbook.builder()
                .path(path(outcome(AdvocacyKind.REFERRAL)))
                .interventions(InterventionPlan.of(List.of(
                        Intervention.builder("call", InterventionKind.HUMAN)
                                .gap("outcome")
                                .cost(BigDecimal.TEN)
                                .escalatesTo("visit")
                                .build(),
                        Intervention.builder("visit", InterventionKind.HUMAN)
                                .gap("outcome")
                                .cost(BigDecimal.TEN)
                                .build())))
                .actions(
                        ActionSettings.defaults().withWork(WorkPolicy.standard().withHours("visit", 8)))
                .build();
    }

    @Test
    void whoIsStuckIsHelpedByTheNextInterventionForItsLeg() {
        WorkItem first =
                work(of(withWorkshop(), customer("a")), WorkKind.INTERVENTION).get(0);
        assertThat(first.subject()).isEqualTo("call");
        assertThat(first.milestone()).contains("outcome");
        assertThat(first.reason()).startsWith("stuck: outcome: 180 days waited, 30 expected");
        assertThat(first.gain().isKnown()).isFalse();
        WorkItem second = work(
                        of(
                                withWorkshop(),
                                customer("a"),
                                InterventionEvent.builder(id("a"), "call", day("2025-03-01"))
                                        .build()),
                        WorkKind.INTERVENTION)
                .get(0);
        assertThat(second.subject()).isEqualTo("visit");
        assertThat(second.effortHours()).isEqualTo(8);
    }

    @Test
    void overdueTasksAndOutcomesSaidLongAgoStandApart() {
        Playbook playbook = Playbook.builder()
                .path(path(outcome(AdvocacyKind.REFERRAL)))
                .desiredOutcome(DesiredOutcome.builder(
                                List.of(OutcomeMetric.of("hours", Direction.DOWN)),
                                AppropriateExperience.of(AppropriateExperience.Requirement.required("one contact")))
                        .reviewedOn(day("2024-01-01"))
                        .build())
                .build();
        SuccessReview review = of(
                playbook,
                customer("a"),
                Task.builder(id("a"), Task.Party.CUSTOMER, "name an owner", day("2025-06-01"))
                        .milestone("outcome")
                        .build());
        assertThat(work(review, WorkKind.TASK).get(0).reason())
                .isEqualTo("due on 2025-06-01, 29 days ago; taken on by the customer");
        assertThat(work(review, WorkKind.STALE_OUTCOME).get(0).reason())
                .isEqualTo("what it wants was said last on 2024-01-01, more than 365 days ago");
        assertThat(review.actions().work(USD).ranked()).isEmpty();
    }

    @Test
    void anotherRankingOrdersTheSameWork() {
        SuccessReview review = of(playbook(), customer("a"), reached("a", "outcome", "2025-06-01"));
        assertThat(review.actions().work(USD).ranked()).isEmpty(); // nobody was ever offered it
        assertThat(review.actions().work(USD, item -> Answer.known(1.0)).ranked())
                .hasSize(1);
    }

    @Test
    void aBookOfLessThanAYearHasNoEarnedGrowth() {
        assertThat(of(playbook(), customer("a")).actions().earnedGrowth(USD).isKnown())
                .isFalse();
    }
}

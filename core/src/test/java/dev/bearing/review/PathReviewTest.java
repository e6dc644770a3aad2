package dev.bearing.review;

import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.interaction.OpenSide;
import dev.bearing.interaction.Task;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.journey.TimeToValue;
import dev.bearing.value.DateRange;
import dev.bearing.vector.MilestoneReach;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PathReviewTest {

    private static final SuccessPath PATH = path(
            SuccessMilestone.builder("connected").expectedDays(30).build(),
            SuccessMilestone.builder("decided")
                    .after("connected")
                    .expectedDays(60)
                    .build());

    /** a has arrived, b is stuck on the first leg, c is behind on the second, d has left, e lost what it had. */
    private static List<Fact> facts() {
        return new ArrayList<>(List.of(
                account("a"),
                pays("a", "team", "2026-01-01").build(),
                reached("a", "connected", "2026-01-11"),
                reached("a", "decided", "2026-02-10"),
                account("b"),
                pays("b", "team", "2026-03-01").build(),
                Task.builder(id("b"), Task.Party.CUSTOMER, "grant access", day("2026-03-10"))
                        .milestone("connected")
                        .build(),
                account("c"),
                pays("c", "solo", "2026-03-01").build(),
                reached("c", "connected", "2026-03-21"),
                Task.builder(id("c"), Task.Party.VENDOR, "train the team", day("2026-04-01"))
                        .milestone("decided")
                        .doneOn(day("2026-04-05"))
                        .build(),
                account("d"),
                pays("d", "solo", "2026-01-01").to(day("2026-02-20")).build(),
                account("e"),
                pays("e", "solo", "2026-01-01").build(),
                reached("e", "connected", "2026-01-31"),
                MilestoneEvent.of(id("e"), "connected", MilestoneLevel.REGRESSED, day("2026-05-31"))));
    }

    private static SuccessReview review(List<Fact> facts, SuccessPath... paths) {
        Playbook.Builder playbook = Playbook.builder();
        for (SuccessPath path : paths) {
            playbook.path(path);
        }
        return SuccessReview.of(CustomerBook.of(facts), playbook.build(), day("2026-06-15"));
    }

    private static PathReview only() {
        return review(facts(), PATH).journeys().get(0);
    }

    @Test
    void countsHowCustomersStand() {
        PathReview path = only();
        assertThat(path.accounts())
                .extracting(AccountJourney::accountId)
                .containsExactly(id("a"), id("b"), id("c"), id("e"));
        assertThat(path.count(JourneyState.ARRIVED)).isEqualTo(1);
        assertThat(path.count(JourneyState.ON_TRACK)).isEqualTo(1);
        assertThat(path.count(JourneyState.BEHIND)).isEqualTo(1);
        assertThat(path.count(JourneyState.STUCK)).isEqualTo(1);
        assertThat(path.unknown()).isZero();
    }

    @Test
    void tellsOfEachLegWhoCrossedWhoWaitsAndWhoseTaskIsOpen() {
        LegReview first = only().legs().get(0);
        assertThat(first.arrivals()).isEqualTo(5);
        assertThat(first.crossed()).isEqualTo(3);
        assertThat(first.churned()).isEqualTo(1);
        assertThat(first.waiting()).isEqualTo(2);
        assertThat(first.regressions()).isEqualTo(1);
        assertThat(first.late()).containsOnlyKeys(OpenSide.CUSTOMER).containsEntry(OpenSide.CUSTOMER, 1L);
        // reached after 10, 20 and 30 days of five; one left on day 50; one waits
        assertThat(first.medianDays().orElseThrow("median")).isEqualTo(30);
        assertThat(first.p90Days().isKnown()).isFalse();
        assertThat(first.tasks().onTime(Task.Party.CUSTOMER).denominator()).isEqualTo(1);
        LegReview second = only().legs().get(1);
        assertThat(second.arrivals()).isEqualTo(3);
        assertThat(second.crossed()).isEqualTo(1);
        assertThat(second.waiting()).isEqualTo(1);
        assertThat(second.late()).containsEntry(OpenSide.NONE_KNOWN, 1L);
        assertThat(second.tasks().onTime(Task.Party.VENDOR).numerator()).isZero();
    }

    @Test
    void tellsTheTimeToFirstValueWithThoseWhoLeft() {
        TimeToValue time = review(facts(), PATH).timeToFirstValue();
        assertThat(time.n()).isEqualTo(5);
        assertThat(time.reached()).isEqualTo(3);
        assertThat(time.churned()).isEqualTo(1);
        assertThat(time.censored()).isEqualTo(1);
        assertThat(time.medianDays().orElseThrow("median")).isEqualTo(30);
        assertThat(only().timeToFirstValue().waits()).isEqualTo(time.waits());
        assertThat(TimeToValue.by(time.waits(), TimeToValue.Wait::startMonth))
                .containsOnlyKeys(YearMonth.of(2026, 1), YearMonth.of(2026, 3));
    }

    @Test
    void tellsTheTimeFromTheStartToEachMilestone() {
        TimeToValue decided = only().timeTo("decided");
        assertThat(decided.n()).isEqualTo(5);
        assertThat(decided.reached()).isEqualTo(1);
        assertThat(decided.quantileDays(0.1).orElseThrow("quantile")).isEqualTo(40);
        assertThat(only().timeTo("connected").waits())
                .isEqualTo(only().timeToFirstValue().waits());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> only().timeTo("x"))
                .withMessage("path value has no milestone x");
    }

    @Test
    void givesOneAccountWithItsReasonsAndItsRoute() {
        SuccessReview review = review(facts(), PATH);
        AccountJourney stuck = review.journeys(id("b")).get(0);
        assertThat(stuck.standing().reasons())
                .containsExactly("connected: 106 days waited, 30 expected; open is the customer's task");
        assertThat(stuck.standing().route()).hasToString("connected, decided");
        assertThat(review.journeys(id("d"))).isEmpty();
        assertThat(review.journeys(id("nobody"))).isEmpty();
        assertThat(review.journeys().get(0).accounts().get(1).standing()).isEqualTo(stuck.standing());
    }

    @Test
    void seesNothingThatIsKnownLater() {
        List<Fact> later = facts();
        later.add(reached("b", "connected", "2026-06-16"));
        later.add(MilestoneWaiver.of(id("b"), "connected", day("2026-06-16")));
        later.add(Task.builder(id("c"), Task.Party.VENDOR, "late news", day("2026-04-01"))
                .milestone("decided")
                .recordedOn(day("2026-06-16"))
                .build());
        PathReview path = review(later, PATH).journeys().get(0);
        for (int i = 0; i < 2; i++) {
            assertThat(path.legs().get(i).late()).isEqualTo(only().legs().get(i).late());
            assertThat(path.legs().get(i).waiting())
                    .isEqualTo(only().legs().get(i).waiting());
        }
    }

    @Test
    void opensTheWayForWhomAMilestoneIsWaived() {
        List<Fact> facts = facts();
        facts.add(MilestoneWaiver.of(id("b"), "connected", day("2026-06-01")));
        AccountJourney waived = review(facts, PATH).journeys(id("b")).get(0);
        assertThat(waived.standing().route()).hasToString("decided");
        assertThat(waived.standing().state().orElseThrow("state")).isEqualTo(JourneyState.ON_TRACK);
        assertThat(waived.progress().position()).isZero();
    }

    @Test
    void takesTheVersionInForceAndKeepsCreditByMilestone() {
        SuccessPath old = PATH.asVersion("1", DateRange.of(day("2026-01-01"), day("2026-06-01")));
        SuccessPath now = path(
                        SuccessMilestone.builder("invited").build(),
                        SuccessMilestone.builder("connected").expectedDays(30).build())
                .asVersion("2", DateRange.startingOn(day("2026-06-01")));
        SuccessReview review = review(facts(), old, now);
        assertThat(review.paths()).containsExactly(now);
        assertThat(review.journeys(id("a")).get(0).progress().position()).isEqualTo(0.5);
        assertThat(review.account(id("a"))
                        .orElseThrow()
                        .progress()
                        .orElseThrow()
                        .path())
                .isEqualTo(now);
        SuccessReview before = SuccessReview.of(review.book(), review.playbook(), day("2026-05-31"));
        assertThat(before.paths()).containsExactly(old);
        assertThat(before.journeys(id("a")).get(0).progress().position()).isEqualTo(1);
    }

    @Test
    void refusesVersionsInForceOnOneDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> review(
                        facts(),
                        PATH.asVersion("1", DateRange.of(day("2026-01-01"), day("2026-06-02"))),
                        PATH.asVersion("2", DateRange.startingOn(day("2026-06-01")))))
                .withMessage("versions 1 and 2 of path value must not be in force on one day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> review(
                        facts(),
                        PATH.asVersion("1", DateRange.of(day("2026-01-01"), day("2026-06-01")))
                                .onTrack("x"),
                        PATH.asVersion("2", DateRange.startingOn(day("2026-06-01")))))
                .withMessage("versions 1 and 2 of path value must be on one track");
    }

    @Test
    void putsAnAccountOnOnePathOfEachTrack() {
        List<Fact> facts = facts();
        facts.add(AttributeChange.of(id("a"), "payments", day("2026-05-16"), AttributeValue.parse("yes")));
        SuccessPath payments = SuccessPath.of(
                        "payments",
                        List.of(SuccessMilestone.builder("paid_by_card")
                                .expectedDays(20)
                                .build()))
                .onTrack("payments")
                .forSegment(new AttributeCondition("payments", "yes"));
        SuccessReview review = review(facts, PATH, payments);
        assertThat(review.journeys()).hasSize(2);
        assertThat(review.journeys().get(1).accounts())
                .extracting(AccountJourney::accountId)
                .containsExactly(id("a"));
        List<AccountJourney> both = review.journeys(id("a"));
        assertThat(both).hasSize(2);
        assertThat(both.get(1).progress().start()).isEqualTo(day("2026-05-16"));
        assertThat(both.get(1).standing().state().orElseThrow("state")).isEqualTo(JourneyState.BEHIND);
        assertThat(review.account(id("a"))
                        .orElseThrow()
                        .progress()
                        .orElseThrow()
                        .path())
                .isEqualTo(PATH);
    }

    /** The add-on is an attribute of the account from the day it was won on; the path of its enablement asks for it. */
    @Test
    void anAddOnThatIsWonRestartsEnablementOnAPathOfItsOwnFromItsDayOn() {
        LocalDate won = day("2026-05-16");
        SuccessPath addOn = SuccessPath.of(
                        "payments",
                        List.of(
                                SuccessMilestone.builder("paid_by_card").build(),
                                SuccessMilestone.builder("paid_abroad")
                                        .after("paid_by_card")
                                        .build()))
                .onTrack("payments")
                .forSegment(new AttributeCondition("payments", "yes"));
        List<Fact> facts = facts();
        facts.add(reached("a", "paid_by_card", "2026-04-01")); // as a trial, before it had the add-on
        SuccessReview offered = review(facts, PATH, addOn);
        assertThat(offered.journeys(id("a"))).hasSize(1);
        facts.add(ExpansionLead.builder(id("a"), "payments", Motion.SELF_SERVE, won)
                .wonOn(won)
                .build());
        facts.add(AttributeChange.of(id("a"), "payments", won, AttributeValue.parse("yes")));
        List<AccountJourney> journeys = review(facts, PATH, addOn).journeys(id("a"));
        assertThat(journeys).extracting(one -> one.progress().path().id()).containsExactly(PATH.id(), "payments");
        // the first path goes on as it was
        assertThat(journeys.get(0).standing())
                .isEqualTo(offered.journeys(id("a")).get(0).standing());
        assertThat(journeys.get(1).progress().start()).isEqualTo(won);
    }

    @Test
    void anAccountOnSeveralPathsHasAVectorOnEachAndAnExpansionCountsOnce() {
        List<Fact> facts = facts();
        facts.add(AttributeChange.of(id("a"), "payments", day("2026-05-16"), AttributeValue.parse("yes")));
        LogicalExpansion seats = LogicalExpansion.of("seats", Money.parse("USD 100"), Motion.SELF_SERVE);
        LogicalExpansion cards = LogicalExpansion.of("cards", Money.parse("USD 50"), Motion.SELF_SERVE);
        SuccessPath main = SuccessPath.of(
                PATH.id(),
                PATH.milestones().stream()
                        .map(milestone -> SuccessMilestone.builder(milestone.id())
                                .after(milestone.after().toArray(String[]::new))
                                .expansion(seats)
                                .build())
                        .toList());
        SuccessPath payments = SuccessPath.of(
                        "payments",
                        List.of(
                                SuccessMilestone.builder("paid_by_card")
                                        .expansion(cards)
                                        .build(),
                                SuccessMilestone.builder("paid_abroad")
                                        .expansion(seats)
                                        .build()))
                .onTrack("payments")
                .forSegment(new AttributeCondition("payments", "yes"));

        List<AccountVector> vectors =
                review(facts, main, payments).account(id("a")).orElseThrow().vectors();

        assertThat(vectors).extracting(own -> own.vector().path()).containsExactly(main.id(), "payments");
        assertThat(vectors.get(1).vector().chances())
                .extracting(chance -> chance.expansion().id())
                .containsExactly("cards");
        assertThat(vectors.get(1).vector().reaches())
                .extracting(MilestoneReach::milestone)
                .containsExactlyInAnyOrder("paid_by_card", "paid_abroad");
    }

    @Test
    void judgesANewFactAtOnce() {
        SuccessReview review = review(facts(), PATH).plus(reached("b", "connected", "2026-06-16"));
        assertThat(review.journeys().get(0).count(JourneyState.STUCK)).isZero();
        assertThat(review.journeys(id("b")).get(0).standing().route()).hasToString("decided");
    }
}

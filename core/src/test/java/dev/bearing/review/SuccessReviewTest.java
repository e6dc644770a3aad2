package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.book;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.expansion;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Account;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Aggregate;
import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.TierId;
import dev.bearing.vector.BetaPrior;
import dev.bearing.vector.CohortForecast;
import dev.bearing.vector.CohortMember;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.Heading;
import dev.bearing.vector.SuccessVector;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SuccessReviewTest {

    private static final LocalDate TODAY = day("2026-06-30");

    private static final SuccessPath PATH = path(
            SuccessMilestone.builder("connected").build(),
            SuccessMilestone.builder("decided")
                    .weight(3)
                    .after("connected")
                    .expansion(expansion("seats", "USD 1000"))
                    .build());

    private static final Playbook PLAYBOOK =
            Playbook.builder().path(PATH).ladder(SOLO_AND_TEAM).build();

    /**
     * Days from connected to decided: a1 30, a2 40; a3 left after 30; a4 waits for 91, a5 for 30, a6 for 20. By F with
     * churn competing: F(30) = 1/5, C(30) = 1/5, S(30) = 3/5; F(40) = 1/5 + 3/5 · 1/2 = 1/2, S(40) = 3/10. Days from
     * the start to connected: 10, 20, 10, 30, 30, 20; a7 waits for 20.
     */
    private static final CustomerBook BOOK = book(
            account("a1"),
            account("a2"),
            account("a3"),
            account("a4"),
            account("a5"),
            account("a6"),
            account("a7"),
            pays("a1", "team", "2026-01-01").build(),
            pays("a2", "team", "2026-01-01").build(),
            pays("a3", "solo", "2026-02-01").to(day("2026-03-13")).build(),
            pays("a4", "solo", "2026-03-01").build(),
            pays("a5", "team", "2026-05-01").build(),
            pays("a6", "solo", "2026-05-21").build(),
            pays("a7", "solo", "2026-06-10").build(),
            reached("a1", "connected", "2026-01-11"),
            reached("a1", "decided", "2026-02-10"),
            reached("a2", "connected", "2026-01-21"),
            reached("a2", "decided", "2026-03-02"),
            reached("a3", "connected", "2026-02-11"),
            reached("a4", "connected", "2026-03-31"),
            reached("a5", "connected", "2026-05-31"),
            reached("a6", "connected", "2026-06-10"),
            // offered while they were advancing: one of three was won
            lead("a1", "2026-02-05").wonOn(day("2026-02-20")).build(),
            lead("a2", "2026-02-20").lostOn(day("2026-03-20")).build(),
            lead("a3", "2026-02-20").lostOn(day("2026-03-10")).build());

    private static final SuccessReview REVIEW = SuccessReview.of(BOOK, PLAYBOOK, TODAY);

    private static ExpansionLead.Builder lead(String account, String offeredOn) {
        return ExpansionLead.builder(id(account), "seats", Motion.SELF_SERVE, day(offeredOn))
                .offeredOn(day(offeredOn));
    }

    private static SuccessVector vector(SuccessReview review, String account) {
        return review.account(id(account)).orElseThrow().vectors().get(0).vector();
    }

    private static double value(Answer<Double> answer) {
        return answer.orElseThrow("known");
    }

    private static Answer.Reason why(Answer<?> answer) {
        return answer.fold(
                known -> {
                    throw new AssertionError(known);
                },
                Answer.Unknown::reason);
    }

    @Nested
    class Vectors {

        @Test
        void reachIsOfThoseWhoWaitedAsLong() {
            // a6 waited 20 days: (F(50) - F(20)) / S(20) = 1/2; a5 waited 30: (1/2 - 1/5) / (3/5) = 1/2
            assertThat(value(vector(REVIEW, "a6").reachProbability())).isCloseTo(0.5, within(1e-12));
            assertThat(value(vector(REVIEW, "a5").reachProbability())).isCloseTo(0.5, within(1e-12));
            assertThat(why(vector(REVIEW, "a4").reachProbability())).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        }

        @Test
        void takeIsThatOfOffersMadeToAccountsHeadingAlike() {
            // (1 + 1) / (3 + 2) among the advancing; nothing was offered to the drifting, who are given that rate
            assertThat(value(vector(REVIEW, "a6").takeProbability())).isCloseTo(0.4, within(1e-12));
            assertThat(value(vector(REVIEW, "a4").takeProbability())).isCloseTo(0.4, within(1e-12));
        }

        @Test
        void directionIsReadFromMovementElseFromTheWait() {
            assertThat(vector(REVIEW, "a1").direction()).isEqualTo(Heading.ARRIVED);
            assertThat(vector(REVIEW, "a6").direction()).isEqualTo(Heading.ADVANCING);
            // a4 moved 91 days ago: of those not churned F / (F + S) = 0.5 / 0.8 were ahead of it
            assertThat(vector(REVIEW, "a4").direction()).isEqualTo(Heading.DRIFTING);
            // a7: 4/7 had connected after 20 days
            assertThat(vector(REVIEW, "a7").direction()).isEqualTo(Heading.DRIFTING);
        }

        @Test
        void whoHasLeftHasNone() {
            AccountReview left = REVIEW.account(id("a3")).orElseThrow();

            assertThat(left.vectors()).isEmpty();
            assertThat(left.progress()).isPresent();
            assertThat(left.revenue().isCustomerOn(TODAY)).isFalse();
        }

        @Test
        void whoIsPausedHasOneWithoutATier() {
            SuccessReview review = REVIEW.plus(
                    pays("a7", "solo", "2026-06-10")
                            .to(day("2026-06-20"))
                            .recordedOn(day("2026-06-20"))
                            .build(),
                    pays("a7", "solo", "2026-06-20").status(PriceStatus.PAUSED).build());

            AccountVector paused =
                    review.account(id("a7")).orElseThrow().vectors().get(0);
            assertThat(paused.tier()).isEmpty();
            assertThat(paused.currency()).isEqualTo(USD);
            assertThat(why(paused.vector().churnProbability())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
        }

        @Test
        void whoIsKnownToLeaveChurnsForSure() {
            SuccessReview review = SuccessReview.of(noticeOf("a6", "2026-07-31"), PLAYBOOK, TODAY);

            assertThat(value(vector(review, "a6").churnProbability())).isEqualTo(1);
        }

        @Test
        void whoLeavesAfterTheHorizonIsNotKnownToLeaveWithinIt() {
            SuccessReview review = SuccessReview.of(noticeOf("a6", "2026-08-01"), PLAYBOOK, TODAY);

            assertThat(value(vector(review, "a6").churnProbability())).isLessThan(1);
        }

        @Test
        void theAccountsOwnDateSetsThePaceAndAViolatedRequirementHoldsItBack() {
            DesiredOutcome outcome = DesiredOutcome.of(
                    List.of(OutcomeMetric.of("hours saved", Direction.UP)),
                    AppropriateExperience.of(AppropriateExperience.Requirement.required("one contact")));
            Playbook playbook = Playbook.builder()
                    .path(PATH)
                    .ladder(SOLO_AND_TEAM)
                    .desiredOutcome(outcome)
                    .build();
            SuccessReview review = SuccessReview.of(
                    BOOK.plus(
                            dev.bearing.journey.OutcomeGoal.builder(id("a6"), "hours saved", day("2026-06-01"))
                                    .baseline(0)
                                    .target(10)
                                    .dueOn(day("2026-09-28")) // in 90 days
                                    .build(),
                            ExperienceObservation.of(id("a6"), "one contact", day("2026-06-15"), false)),
                    playbook,
                    TODAY);

            // a quarter of the path in a window of 90 days, three quarters in the 90 days left
            assertThat(value(vector(review, "a6").pace())).isCloseTo(1.0 / 3, within(1e-12));
            assertThat(vector(review, "a6").direction()).isEqualTo(Heading.DRIFTING);
            assertThat(review.account(id("a6")).orElseThrow().outcome()).isPresent();
            assertThat(vector(review, "a5").direction()).isEqualTo(Heading.ADVANCING);
        }

        private static CustomerBook noticeOf(String account, String end) {
            return BOOK.plus(pays(account, "solo", "2026-05-21")
                    .to(day(end))
                    .cancelRequestedOn(day("2026-06-25"))
                    .recordedOn(day("2026-06-25"))
                    .build());
        }
    }

    @Nested
    class TheForecast {

        @Test
        void sumsReachTimesTakeTimesValue() {
            ExpansionForecast forecast = REVIEW.forecast(USD).orElseThrow("forecast");
            CohortForecast decided = forecast.cohorts().get(0);

            // a5 and a6 by one half; a7 cannot get there in 30 days; a4's reach is not known
            assertThat(decided.members().stream().map(CohortMember::accountId))
                    .containsExactly(id("a5"), id("a6"), id("a7"));
            assertThat(decided.expectedReaches()).isCloseTo(1, within(1e-12));
            assertThat(forecast.mean())
                    .isEqualTo(EstimatedMoney.of(USD, forecast.mean().amount()));
            // three decisions tell too little of when: who gets there decides at once
            assertThat(decided.expectedDecisions()).isCloseTo(1, within(1e-12));
            assertThat(forecast.mean().amount()).isCloseTo(0.4 * 1000, within(1e-9));
            // the shared rate is known as badly as its offers and the two seen to reach it let: Var = 0.14:
            // (2 · 0.2 · 0.8 + 2 · 0.5 · 0.5 · 0.14) · 1000²
            assertThat(forecast.sd()).isCloseTo(Math.sqrt(390_000), within(1e-9));
        }

        @Test
        void saysWhomItLeavesOut() {
            assertThat(REVIEW.notes())
                    .containsExactly("forecast in USD: 1 expansion ahead of an account is left out, since its"
                            + " probability is not known");
        }

        @Test
        void leavesOutWhoIsKnownToLeaveAndWhoHasIt() {
            SuccessReview review = SuccessReview.of(
                    BOOK.plus(
                            pays("a6", "solo", "2026-05-21")
                                    .to(day("2026-07-15"))
                                    .cancelRequestedOn(day("2026-06-25"))
                                    .recordedOn(day("2026-06-25"))
                                    .build(),
                            lead("a7", "2026-06-12").wonOn(day("2026-06-14")).build()),
                    PLAYBOOK,
                    TODAY);

            assertThat(review.forecast(USD)
                            .orElseThrow("forecast")
                            .cohorts()
                            .get(0)
                            .members())
                    .extracting(CohortMember::accountId)
                    .containsExactly(id("a5"));
        }

        @Test
        void isUnknownWithoutAnyOfferAndKnownWithAPrior() {
            CustomerBook noOffers = withoutLeads();

            assertThat(why(SuccessReview.of(noOffers, PLAYBOOK, TODAY).forecast(USD)))
                    .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);

            Playbook prior = Playbook.builder()
                    .path(PATH)
                    .ladder(SOLO_AND_TEAM)
                    .forecast(ForecastSettings.defaults().withPrior(new BetaPrior(9, 1)))
                    .build();
            assertThat(SuccessReview.of(noOffers, prior, TODAY)
                            .forecast(USD)
                            .orElseThrow("forecast")
                            .mean()
                            .amount())
                    .isCloseTo(2 * 0.5 * 0.9 * 1000, within(1e-9));
        }

        @Test
        void isNotConfiguredWhereNoMilestoneCarriesAnExpansionOfTheCurrency() {
            assertThat(why(REVIEW.forecast(CurrencyUnit.EUR))).isEqualTo(Answer.Reason.EMPTY_BASE);
            assertThat(why(SuccessReview.of(BOOK, Playbook.empty(), TODAY).forecast(USD)))
                    .isEqualTo(Answer.Reason.NOT_CONFIGURED);
        }

        private static CustomerBook withoutLeads() {
            return CustomerBook.of(Stream.of(Account.class, PriceState.class, dev.bearing.journey.MilestoneEvent.class)
                    .<Fact>flatMap(type -> BOOK.facts(type).stream())
                    .toList());
        }
    }

    @Nested
    class WhatIsDerived {

        @Test
        void aPathInTheOrderOfItsMedianDays() {
            SuccessReview review = SuccessReview.of(BOOK, Playbook.empty(), TODAY);

            assertThat(review.paths())
                    .singleElement()
                    .satisfies(derived -> assertThat(derived.milestones())
                            .extracting(SuccessMilestone::id)
                            .containsExactly("connected", "decided"));
            assertThat(review.derived())
                    .contains("success path: the 2 milestones seen, in the order of their median day since the first"
                            + " payment, equal weights");
        }

        @Test
        void aLadderFromPlansWhereNobodyHasATier() {
            SuccessReview review = SuccessReview.of(BOOK, Playbook.empty(), TODAY);

            assertThat(review.tiers(USD))
                    .extracting(group -> group.tier().value())
                    .containsExactly("solo", "team");
            assertThat(review.derived())
                    .contains("ladder in USD: 2 tiers from the facts, ranked by median recurring revenue");
        }

        @Test
        void aLadderFromTheAttributeTierWhereAnyAccountHasIt() {
            SuccessReview review = SuccessReview.of(
                    BOOK.plus(new AttributeChange(
                            id("a1"), "tier", day("2026-01-01"), new AttributeValue.Text("key"), day("2026-01-01"))),
                    Playbook.empty(),
                    TODAY);

            assertThat(review.tiers(USD))
                    .extracting(group -> group.tier().value())
                    .containsExactly("key");
            assertThat(review.tiers(USD).get(0).accounts()).isEqualTo(1);
        }

        @Test
        void aScorecardOfAllSignalsAsPercentiles() {
            SuccessReview review = SuccessReview.of(
                    BOOK.plus(
                            Signal.of(id("a4"), "logins", day("2026-06-20"), 3),
                            Signal.of(id("a5"), "logins", day("2026-06-20"), 9),
                            Signal.of(id("a6"), "logins", day("2026-05-01"), 50)),
                    Playbook.empty(),
                    TODAY);

            // of the two seen within 30 days: a share of 0 below and half of one of two; 1/2 below and that half
            assertThat(score(review, "a4")).isEqualTo(0.25);
            assertThat(score(review, "a5")).isEqualTo(0.75);
            assertThat(why(review.account(id("a6")).orElseThrow().health())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        }

        @Test
        void nothingWhereThereIsNothingToDeriveItFrom() {
            SuccessReview review = SuccessReview.of(book(account("a")), Playbook.empty(), TODAY);

            assertThat(review.paths()).isEmpty();
            assertThat(review.scorecards()).isEmpty();
            assertThat(review.currencies()).isEmpty();
            assertThat(review.ladder(USD)).isEmpty();
            assertThat(review.tiers(USD)).isEmpty();
            assertThat(review.notes())
                    .containsExactly("nothing is known on 2026-06-30: no fact is dated on or before it");
            assertThat(review.accounts()).singleElement().satisfies(account -> {
                assertThat(account.vectors()).isEmpty();
                assertThat(account.progress()).isEmpty();
                assertThat(account.outcome()).isEmpty();
                assertThat(why(account.health())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
            });
            assertThat(review.derived())
                    .containsExactly(
                            "success path: none, no paying account has met a milestone by 2026-06-30",
                            "scorecard: none, none of 1 accounts ever sent a signal",
                            "desired outcome: none, since there is no path",
                            "forecast: none, since no milestone of a written path carries an expansion");
        }

        @Test
        void nothingThatIsWritten() {
            Playbook written = Playbook.builder()
                    .path(PATH)
                    .ladder(SOLO_AND_TEAM)
                    .scorecard(logins())
                    .desiredOutcome(DesiredOutcome.of(
                            List.of(OutcomeMetric.of("hours saved", Direction.UP)),
                            AppropriateExperience.of(AppropriateExperience.Requirement.preferred("one contact"))))
                    .build();

            assertThat(SuccessReview.of(BOOK, written, TODAY).derived()).isEmpty();
        }

        private static double score(SuccessReview review, String account) {
            return review.account(id(account))
                    .orElseThrow()
                    .health()
                    .orElseThrow("health")
                    .score()
                    .value();
        }
    }

    @Nested
    class AFactThatArrives {

        @Test
        void changesTheAnswersOfItsAccount() {
            SuccessReview later = REVIEW.plus(reached("a6", "decided", "2026-07-02"));

            assertThat(later.asOf()).isEqualTo(day("2026-07-02"));
            assertThat(vector(later, "a6").direction()).isEqualTo(Heading.ARRIVED);
            assertThat(value(vector(later, "a6").position())).isEqualTo(1);
            assertThat(vector(REVIEW, "a6").direction()).isEqualTo(Heading.ADVANCING);
        }

        @Test
        void leavesWhatWasLearntFromAll() {
            SuccessReview later = REVIEW.plus(reached("a6", "decided", "2026-07-02"));

            assertThat(later.learntAsOf()).isEqualTo(TODAY);
            assertThat(later.tiers(USD)).isEqualTo(REVIEW.tiers(USD));
            assertThat(later.paths()).isEqualTo(REVIEW.paths());
            // a5 has waited two days more, compared with the same others: (F(62) - F(32)) / S(32)
            assertThat(value(vector(later, "a5").reachProbability())).isCloseTo(0.5, within(1e-12));
        }

        @Test
        void ofAnEarlierDayDoesNotTurnTheReviewBack() {
            SuccessReview later = REVIEW.plus(Signal.of(id("a6"), "logins", day("2026-06-01"), 7));

            assertThat(later.asOf()).isEqualTo(TODAY);
            assertThat(later.account(id("a6")).orElseThrow().facts().facts(Signal.class))
                    .hasSize(1);
        }

        @Test
        void movesRevenueAlong() {
            SuccessReview later =
                    REVIEW.plus(account("b"), pays("b", "team", "2026-07-05").build());

            assertThat(REVIEW.revenue().in(USD).customersOn(TODAY)).isEqualTo(6);
            assertThat(later.revenue().in(USD).customersOn(day("2026-07-05"))).isEqualTo(7);
            assertThat(later.account(id("b")).orElseThrow().vectors().get(0).tier())
                    .contains(TierId.of("team"));
            assertThat(REVIEW.account(id("b"))).isEmpty();
        }

        @Test
        void mayBringANewCurrency() {
            SuccessReview later = REVIEW.plus(
                    account("b"),
                    PriceState.builder("sub-b", id("b"), day("2026-07-05"))
                            .price("50", CurrencyUnit.EUR)
                            .build());

            assertThat(later.currencies()).containsExactly(CurrencyUnit.EUR, USD);
            assertThat(later.ladder(CurrencyUnit.EUR)).isEmpty();
            assertThat(why(later.forecast(CurrencyUnit.EUR))).isEqualTo(Answer.Reason.NOT_CONFIGURED);
            assertThat(later.account(id("b")).orElseThrow().vectors()).isEmpty();
        }

        @Test
        void isRefusedAsTheBookRefusesIt() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> REVIEW.plus(reached("nobody", "decided", "2026-07-02")))
                    .withMessageContaining("nobody");
        }

        @Test
        void countsOnlyWhoseAccountIsKnown() {
            SuccessReview review = SuccessReview.of(
                    BOOK.plus(
                            Account.builder(id("b"))
                                    .recordedOn(day("2026-12-01"))
                                    .build(),
                            pays("b", "team", "2026-06-01").build()),
                    PLAYBOOK,
                    TODAY);

            assertThat(review.revenue().in(USD).customersOn(TODAY)).isEqualTo(6);
            assertThat(review.plus(Signal.of(id("a6"), "logins", TODAY, 7))
                            .revenue()
                            .in(USD)
                            .customersOn(TODAY))
                    .isEqualTo(6);
        }
    }

    @Test
    void anAccountAloneIsJudgedAsAmongAll() {
        for (AccountReview account : REVIEW.accounts()) {
            AccountReview alone = SuccessReview.of(BOOK, PLAYBOOK, TODAY)
                    .account(account.accountId())
                    .orElseThrow();
            assertThat(alone.vectors()).isEqualTo(account.vectors());
            assertThat(alone.health()).isEqualTo(account.health());
        }
        assertThat(REVIEW.accounts())
                .extracting(AccountReview::accountId)
                .isSorted()
                .hasSize(7);
    }

    @Test
    void anAccountNobodyKnowsHasNoReview() {
        assertThat(REVIEW.account(id("nobody"))).isEmpty();
    }

    @Test
    void aMeasureScaledToTenureCountsFromTheFirstPayingDay() {
        Playbook scaled = Playbook.builder()
                .scorecard(Scorecard.builder("young", "1")
                        .measure(Measure.builder("logins", new Curve.Linear(0, 180))
                                .aggregate(Aggregate.SUM)
                                .windowDays(90)
                                .scaledToTenure(14)
                                .build())
                        .build())
                .build();
        CustomerBook book = BOOK.plus(
                account("free"),
                Signal.of(id("a6"), "logins", day("2026-05-20"), 500), // the day before it paid
                Signal.of(id("a6"), "logins", day("2026-05-21"), 20),
                Signal.of(id("a6"), "logins", day("2026-06-30"), 21),
                Signal.of(id("free"), "logins", day("2026-06-30"), 21));
        SuccessReview review = SuccessReview.of(book, scaled, TODAY);
        // 41 logins in the 41 days to 30 June, so 90 in 90
        assertThat(review.account(id("a6"))
                        .orElseThrow()
                        .health()
                        .orElseThrow("health")
                        .score()
                        .value())
                .isEqualTo(0.5);
        assertThat(why(review.account(id("free")).orElseThrow().health())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        // on its 13th day it is still too young
        SuccessReview early = SuccessReview.of(book, scaled, day("2026-06-02"));
        assertThat(why(early.account(id("a6")).orElseThrow().health())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void aScorecardAndAPathAreForTheirSegment() {
        Playbook segmented = Playbook.builder()
                .path(PATH.forSegment(new dev.bearing.account.AttributeCondition("tier", "key")))
                .scorecard(Scorecard.builder("key", "1")
                        .when("tier", "key")
                        .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                                .build())
                        .build())
                .build();
        SuccessReview review = SuccessReview.of(
                BOOK.plus(
                        new AttributeChange(
                                id("a6"), "tier", day("2026-06-01"), new AttributeValue.Text("key"), day("2026-06-01")),
                        Signal.of(id("a6"), "logins", day("2026-06-29"), 5),
                        Signal.of(id("a5"), "logins", day("2026-06-29"), 5)),
                segmented,
                TODAY);

        AccountReview key = review.account(id("a6")).orElseThrow();
        assertThat(key.progress()).isPresent();
        assertThat(key.health().orElseThrow("health").score().value()).isEqualTo(0.25);
        AccountReview other = review.account(id("a5")).orElseThrow();
        assertThat(other.progress()).isEmpty();
        assertThat(other.vectors()).isEmpty();
        assertThat(why(other.health())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
    }

    @Test
    void warningsOfAPathAreNotes() {
        Playbook doubtful = Playbook.builder()
                .path(path(
                        SuccessMilestone.builder("decided").build(),
                        SuccessMilestone.builder("onboarding").build()))
                .build();

        assertThat(SuccessReview.of(BOOK, doubtful, TODAY).notes())
                .singleElement()
                .asString()
                .contains("onboarding");
    }

    @Test
    void refusesADayOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessReview.of(BOOK, PLAYBOOK, LocalDate.of(1969, 12, 31)))
                .withMessage("asOf must be from 1970 to 9999, was 1969-12-31");
    }

    @Test
    void knowsItsParts() {
        assertThat(REVIEW.book()).isSameAs(BOOK);
        assertThat(REVIEW.policy().name()).isEqualTo("strict");
        assertThat(REVIEW.playbook().forecast().horizonMonths()).isEqualTo(1);
        assertThat(REVIEW.ladder(USD)).isPresent();
        assertThat(SuccessReview.libraryVersion()).isNotBlank();
    }

    private static Scorecard logins() {
        return Scorecard.builder("use", "1")
                .measure(Measure.builder("logins", new Curve.Linear(0, 20)).build())
                .build();
    }
}

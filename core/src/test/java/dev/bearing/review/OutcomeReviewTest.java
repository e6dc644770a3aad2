package dev.bearing.review;

import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.book;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.CoverageAssignment;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.EffortPolicy;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.OutcomeSource;
import dev.bearing.journey.OutcomeStatement;
import dev.bearing.journey.StalenessPolicy;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OutcomeReviewTest {

    private static final LocalDate TODAY = day("2026-06-30");
    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);
    private static final Optional<Boolean> UNKNOWN = Optional.empty();

    private static final AppropriateExperience EXPERIENCE =
            AppropriateExperience.of(Requirement.required("phone"), Requirement.preferred("german"));

    private static final DesiredOutcome OUTCOME =
            DesiredOutcome.of(List.of(OutcomeMetric.of("orders", Direction.UP)), EXPERIENCE);

    private static final OutcomeSettings SETTINGS = OutcomeSettings.defaults()
            .withStaleness(StalenessPolicy.of("quarter", 92))
            .withSegment(CoverageSegment.of("people", EXPERIENCE, 1))
            .withSegment(CoverageSegment.of("alone", AppropriateExperience.of(Requirement.required("help")), 0))
            .withEffort(EffortPolicy.of(73, 1))
            .withCapacityHours(8);

    private static final Playbook PLAYBOOK =
            Playbook.builder().desiredOutcome(OUTCOME).outcomes(SETTINGS).build();

    private static final CustomerBook BOOK = book(
            account("both"),
            account("lost"),
            account("wrong"),
            account("blank"),
            account("gone"),
            pays("both", "solo", "2026-01-01").build(),
            pays("lost", "solo", "2026-01-01").build(),
            pays("wrong", "team", "2026-01-01").build(),
            pays("blank", "solo", "2026-06-01").build(),
            pays("gone", "solo", "2026-01-01").to(day("2026-03-01")).build(),
            goal("both"),
            goal("lost"),
            goal("wrong"),
            goal("gone"),
            measured("both", "2026-05-01", 10),
            measured("lost", "2026-04-01", 12),
            measured("lost", "2026-05-01", 7.5),
            measured("wrong", "2026-05-01", 11),
            measured("gone", "2026-02-01", 10),
            phone("both", true),
            phone("wrong", false),
            said("both", "2026-06-01", OutcomeSource.CUSTOMER),
            said("lost", "2026-02-01", OutcomeSource.INFERRED),
            talk("both", "2026-06-01"),
            talk("both", "2026-05-01"),
            talk("both", "2026-04-30"),
            talk("wrong", "2026-06-29"),
            talk("blank", "2026-06-29"));

    private static final SuccessReview REVIEW = SuccessReview.of(BOOK, PLAYBOOK, TODAY);

    private static OutcomeGoal goal(String account) {
        return OutcomeGoal.builder(id(account), "orders", day("2026-01-01"))
                .baseline(0)
                .target(10)
                .build();
    }

    private static OutcomeMeasurement measured(String account, String on, double value) {
        return OutcomeMeasurement.of(id(account), "orders", day(on), value);
    }

    private static ExperienceObservation phone(String account, boolean met) {
        return ExperienceObservation.of(id(account), "phone", day("2026-05-01"), met);
    }

    private static OutcomeStatement said(String account, String on, OutcomeSource by) {
        return OutcomeStatement.of(id(account), day(on), by);
    }

    private static Interaction talk(String account, String on) {
        return Interaction.builder(id(account), day(on)).build();
    }

    private static AccountOutcome outcome(SuccessReview review, String account) {
        return review.outcomes().accounts().stream()
                .filter(one -> one.accountId().equals(id(account)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsCustomersInBothHalvesAndUnknownsAsUnknown() {
        OutcomeReview outcomes = REVIEW.outcomes();
        assertThat(outcomes.accounts()).hasSize(5);
        assertThat(outcomes.customers()).hasSize(4);
        assertThat(outcomes.customersWithoutOutcome()).isZero();
        assertThat(outcomes.count(YES, YES)).isEqualTo(1);
        assertThat(outcomes.count(YES, NO)).isEqualTo(1);
        assertThat(outcomes.count(NO, UNKNOWN)).isEqualTo(1);
        assertThat(outcomes.count(UNKNOWN, UNKNOWN)).isEqualTo(1);
        assertThat(outcomes.outcomeMet().numerator()).isEqualTo(2);
        assertThat(outcomes.outcomeMet().denominator()).isEqualTo(3);
        assertThat(outcomes.experienceMet().denominator()).isEqualTo(2);
        assertThat(outcomes.success().numerator()).isEqualTo(1);
        assertThat(outcomes.success().denominator()).isEqualTo(3);
    }

    @Test
    void tellsRegressionsStalenessAndWhatWasInferred() {
        OutcomeReview outcomes = REVIEW.outcomes();
        assertThat(outcomes.regressed()).extracting(AccountOutcome::accountId).containsExactly(id("lost"));
        assertThat(outcomes.stale()).isEqualTo(1);
        assertThat(outcomes.inferred()).isEqualTo(1);
        assertThat(outcomes.staleness().name()).isEqualTo("quarter");
    }

    @Test
    void oneAccountIsAsAmongAll() {
        AccountReview both = REVIEW.account(id("both")).orElseThrow();
        assertThat(REVIEW.outcome(both)).contains(outcome(REVIEW, "both"));
        assertThat(outcome(REVIEW, "lost").metrics().get(0).attainment()).isEqualTo(Answer.known(0.75));
    }

    @Test
    void effortAboveTheNormIsToldAndNotRewarded() {
        OutcomeReview.Coverage people = REVIEW.outcomes().coverage().get(0);
        assertThat(people.customers()).hasSize(4);
        assertThat(people.normHours()).isEqualTo(4);
        // three talks of an hour in 73 days, of which a month is 5/12: 1.25; one talk: 5/12
        assertThat(outcome(REVIEW, "both").effortHours().orElseThrow("hours")).isCloseTo(1.25, within(1e-12));
        assertThat(people.meanHours().orElseThrow("hours")).isCloseTo((1.25 + 5.0 / 12) / 2, within(1e-12));
        assertThat(people.overDelivered()).extracting(AccountOutcome::accountId).containsExactly(id("both"));
        assertThat(REVIEW.outcomes().coverage().get(1).customers()).isEmpty();
        assertThat(REVIEW.outcomes().coverage().get(1).meanHours().isKnown()).isFalse();
        assertThat(REVIEW.outcomes().capacityUsed()).isEqualTo(Answer.known(0.5));
    }

    @Test
    void effortIsUnknownOfTheYoungAndOfThoseNobodyWroteDown() {
        assertThat(outcome(REVIEW, "blank").effortHours())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "the account has been a customer for less than 73 days"));
        assertThat(outcome(REVIEW, "lost").effortHours())
                .isEqualTo(Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no interaction with the account is known"));
        assertThat(outcome(REVIEW, "lost").overDelivered().isKnown()).isFalse();
    }

    @Test
    void theVersionValidOnTheDayIsJudged() {
        DesiredOutcome early = OUTCOME.toBuilder()
                .id("growth")
                .inForce(DateRange.of(day("2026-01-01"), day("2026-06-01")))
                .build();
        DesiredOutcome late = DesiredOutcome.builder(List.of(OutcomeMetric.of("margin", Direction.UP)), EXPERIENCE)
                .id("growth")
                .inForce(DateRange.startingOn(day("2026-06-01")))
                .build();
        Playbook playbook =
                Playbook.builder().desiredOutcome(early).desiredOutcome(late).build();
        assertThat(outcome(SuccessReview.of(BOOK, playbook, day("2026-05-31")), "both")
                        .success())
                .isEqualTo(Answer.known(true));
        AccountOutcome now = outcome(SuccessReview.of(BOOK, playbook, TODAY), "both");
        assertThat(now.metrics()).extracting(AccountOutcome.Metric::metric).containsExactly("margin");
        assertThat(now.success().isKnown()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Playbook.builder()
                        .desiredOutcome(early)
                        .desiredOutcome(early)
                        .build());
    }

    @Test
    void withoutAPlaybookTheLastMilestoneStandsForTheOutcomeAndSuccessStaysUnknown() {
        Playbook playbook = Playbook.builder()
                .path(path(
                        SuccessMilestone.builder("connected").build(),
                        SuccessMilestone.builder("decided").after("connected").build()))
                .build();
        CustomerBook book = book(
                account("a"),
                account("b"),
                pays("a", "solo", "2026-01-01").build(),
                pays("b", "solo", "2026-01-01").build(),
                reached("a", "connected", "2026-02-01"),
                reached("a", "decided", "2026-03-01"),
                reached("b", "connected", "2026-02-01"));
        SuccessReview review = SuccessReview.of(book, playbook, TODAY);
        AccountOutcome a = outcome(review, "a");
        assertThat(a.desired()).isEmpty();
        assertThat(a.metrics())
                .containsExactly(
                        new AccountOutcome.Metric("decided", Answer.known(1.0), Answer.known(true), Optional.empty()));
        assertThat(a.success())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED, "the playbook does not say which experience the account needs"));
        assertThat(outcome(review, "b").success()).isEqualTo(Answer.known(false));
        assertThat(a.effortHours().isKnown()).isFalse();
        assertThat(a.coverage().isKnown()).isFalse();
        assertThat(review.outcomes().capacityUsed().isKnown()).isFalse();
        assertThat(review.outcomes().coverage()).isEmpty();
    }

    @Test
    void aCustomerOfWhomNothingIsWrittenIsNeitherSuccessfulNorNot() {
        Playbook playbook = Playbook.builder()
                .desiredOutcome(OUTCOME.toBuilder().accountId(id("both")).build())
                .build();
        OutcomeReview outcomes = SuccessReview.of(BOOK, playbook, TODAY).outcomes();
        assertThat(outcomes.accounts()).extracting(AccountOutcome::accountId).containsExactly(id("both"));
        assertThat(outcomes.customersWithoutOutcome()).isEqualTo(3);
    }

    @Test
    void warnsOfAMetricThatLooksLikeAnInput() {
        Playbook playbook = Playbook.builder()
                .desiredOutcome(DesiredOutcome.of(List.of(OutcomeMetric.of("weekly logins", Direction.UP)), EXPERIENCE))
                .build();
        assertThat(SuccessReview.of(BOOK, playbook, TODAY).notes())
                .anyMatch(note -> note.startsWith("desired outcome: metric weekly logins looks like use"));
    }

    @Property(seed = "20261122", tries = 50)
    void theSameExperienceHasTheSameSegmentWhateverItPays(
            @ForAll @IntRange(min = 0, max = 10_000_000) int amount,
            @ForAll @IntRange(min = 1, max = 1000) int quantity,
            @ForAll @IntRange(min = 0, max = 1) int plan) {
        List<Fact> facts = new ArrayList<>(List.of(account("a"), account("b")));
        facts.add(pays("a", "solo", "2026-01-01").build());
        facts.add(PriceState.builder("sub-b", id("b"), day("2026-01-01"))
                .price(Integer.toString(amount), Facts.USD)
                .quantity(quantity)
                .plan(plan == 0 ? "solo" : "enterprise")
                .build());
        SuccessReview review = SuccessReview.of(CustomerBook.of(facts), PLAYBOOK, TODAY);
        CoverageAssignment a = outcome(review, "a").coverage().orElseThrow("segment");
        assertThat(outcome(review, "b").coverage().orElseThrow("segment")).isEqualTo(a);
        assertThat(a.segment().id()).isEqualTo("people");
    }

    @Test
    void rejectsSettingsThatCannotBe() {
        CoverageSegment segment = CoverageSegment.of("people", EXPERIENCE, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withSegment(segment))
                .withMessage("two coverage segments have the id people");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withCapacityHours(Double.NaN))
                .withMessage("capacityHours must be positive and finite, was NaN");
    }

    @Test
    void aHostMayAssignSegmentsItsOwnWay() {
        OutcomeSettings own = SETTINGS.withAssignment(
                (experience, segments) -> Answer.known(new CoverageAssignment(segments.get(1), 0.5)));
        Playbook playbook =
                Playbook.builder().desiredOutcome(OUTCOME).outcomes(own).build();
        SuccessReview review = SuccessReview.of(BOOK, playbook, TODAY);
        assertThat(review.outcomes().coverage().get(1).customers()).hasSize(4);
    }
}

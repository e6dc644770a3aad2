package dev.bearing.review;

import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Signal;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.interaction.ContactPhase;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.Interaction.Function;
import dev.bearing.interaction.InteractionTotals;
import dev.bearing.interaction.InternalRequest;
import dev.bearing.interaction.MeaningfulContact;
import dev.bearing.interaction.Task;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.SegmentBridge;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InteractionReviewTest {

    private static Interaction contact(String account, String on, Function function, String cost) {
        return Interaction.builder(id(account), day(on))
                .function(function)
                .cost(new BigDecimal(cost))
                .build();
    }

    private static AttributeChange owner(String account, String from, String owner) {
        return AttributeChange.of(id(account), "owner", day(from), new AttributeValue.Text(owner));
    }

    /** a is mia's and was zoe's until April, b is zoe's, c has left and was mia's. */
    private static final List<Fact> FACTS = List.of(
            account("a"),
            pays("a", "team", "2026-01-10").build(),
            owner("a", "2026-01-01", "zoe"),
            owner("a", "2026-04-01", "mia"),
            reached("a", "connected", "2026-02-01"),
            contact("a", "2026-01-02", Function.BUSINESS_RELATIONS, "5.05"),
            contact("a", "2026-01-20", Function.TECHNICAL_ENABLEMENT, "100"),
            contact("a", "2026-06-01", Function.SUPPORT, "1.10"),
            Task.builder(id("a"), Task.Party.VENDOR, "train", day("2026-02-10"))
                    .doneOn(day("2026-02-11"))
                    .build(),
            InternalRequest.opened(id("a"), day("2026-05-01")).withResolvedOn(day("2026-05-08")),
            account("b"),
            pays("b", "solo", "2026-03-01").build(),
            owner("b", "2026-03-01", "zoe"),
            contact("b", "2026-03-05", Function.KNOWLEDGE, "20"),
            account("c"),
            pays("c", "solo", "2026-01-01").to(day("2026-03-01")).build(),
            owner("c", "2026-01-01", "mia"),
            contact("c", "2026-03-20", Function.SUPPORT, "2"));

    private static SuccessReview review() {
        Playbook playbook = Playbook.builder()
                .path(path(
                        SuccessMilestone.builder("connected").expectedDays(30).build()))
                .desiredOutcome(DesiredOutcome.of(
                        List.of(OutcomeMetric.of("hours_saved", Direction.UP)),
                        AppropriateExperience.of(Requirement.required("monthly contact"))))
                .interactions(InteractionSettings.defaults()
                        .withCadences(List.of(
                                ContactCadence.every(30, "monthly contact"), ContactCadence.every(7, "not wanted"))))
                .build();
        return SuccessReview.of(CustomerBook.of(FACTS), playbook, day("2026-06-15"));
    }

    private static InteractionTotals totals(long count, String cost) {
        return new InteractionTotals(count, new BigDecimal(cost), 0);
    }

    @Test
    void putsAllInteractionsInPhasesThatSumToTheWhole() {
        InteractionReview done = review().interactions();
        assertThat(done.ledger().total()).isEqualTo(totals(5, "128.15"));
        assertThat(done.total(ContactPhase.BEFORE_FIRST_CONTRACT)).isEqualTo(totals(1, "5.05"));
        assertThat(done.total(ContactPhase.CUSTOMER)).isEqualTo(totals(3, "121.10"));
        assertThat(done.total(ContactPhase.WIN_BACK)).isEqualTo(InteractionTotals.zero());
        assertThat(done.total(ContactPhase.AFTER_END)).isEqualTo(totals(1, "2"));
        assertThat(done.afterEnd()).extracting(Interaction::accountId).containsExactly(id("c"));
    }

    @Test
    void tellsOfEachCustomerWhenItWasInTouchAndWhatItsFirstValueTook() {
        AccountContact a = review().interactions().accounts().get(0);
        assertThat(a.daysSinceMeaningful().orElseThrow("known")).isEqualTo(14);
        assertThat(a.toFirstValue().orElseThrow().waited().days()).isEqualTo(22);
        assertThat(a.toFirstValue().orElseThrow().spent()).isEqualTo(totals(2, "105.05"));
        assertThat(review().interactions().accounts())
                .extracting(AccountContact::accountId)
                .containsExactly(id("a"), id("b"));
    }

    @Test
    void holdsContactAgainstTheCadenceOfTheExperience() {
        InteractionReview done = review().interactions();
        assertThat(done.late()).extracting(AccountContact::accountId).containsExactly(id("b"));
        assertThat(done.accounts().get(1).cadences())
                .singleElement()
                .satisfies(standing -> assertThat(standing.daysLate()).isEqualTo(102 - 30));
        assertThat(done.cadenceMet().numerator()).isEqualTo(1);
        assertThat(done.cadenceMet().denominator()).isEqualTo(2);
    }

    @Test
    void readsACadenceFromTheRequirementThatSaysItself() {
        Playbook playbook = Playbook.builder()
                .path(path(SuccessMilestone.builder("connected").build()))
                .desiredOutcome(DesiredOutcome.of(
                        List.of(OutcomeMetric.of("hours_saved", Direction.UP)),
                        AppropriateExperience.of(
                                Requirement.contactEvery(14, "contact"),
                                Requirement.contactEvery(14, "training"),
                                Requirement.required("own language"))))
                .interactions(InteractionSettings.defaults()
                        .withCadences(List.of(ContactCadence.every(60, "training")))
                        .withMeaningful(MeaningfulContact.any().named("support").ofFunctions(Function.SUPPORT)))
                .build();

        AccountContact a = SuccessReview.of(CustomerBook.of(FACTS), playbook, day("2026-06-15"))
                .interactions()
                .accounts()
                .get(0);

        assertThat(a.cadences())
                .extracting(standing -> standing.cadence().everyDays())
                .containsExactly(14, 60);
        assertThat(a.cadences().get(0).lastOn()).contains(day("2026-06-01"));
        assertThat(a.cadences()).allMatch(ContactCadence.Standing::isMet);
    }

    @Test
    void addsUpWhatTheFirstValueAndEachLegTook() {
        InteractionReview done = review().interactions();
        assertThat(done.costToFirstValue().reached()).isEqualTo(totals(2, "105.05"));
        assertThat(done.costToFirstValue().notReached()).isEqualTo(totals(1, "20"));
        assertThat(done.costToFirstValue().costPerOutcome().orElseThrow("known"))
                .isEqualByComparingTo("125.05");
        LegInteractions leg = done.legs().get(0);
        assertThat(leg.contacts().accounts()).hasSize(3);
        assertThat(leg.contacts().coverage(Function.TECHNICAL_ENABLEMENT).numerator())
                .isEqualTo(1);
        assertThat(leg.cost().time().churned()).isEqualTo(1);
        assertThat(leg.crossing().isKnown()).isFalse();
        assertThat(done.requests().medianDays().orElseThrow("known")).isEqualTo(7);
        assertThat(done.tasks().onTime(Task.Party.VENDOR).numerator()).isZero();
        assertThat(done.tasks().onTime(Task.Party.VENDOR).denominator()).isEqualTo(1);
    }

    @Test
    void cutsEverythingByOwner() {
        BooksOfBusiness owners = review().by("owner");
        assertThat(owners.books()).containsOnlyKeys("mia", "zoe");
        BookOfBusiness mia = owners.books().get("mia");
        BookOfBusiness zoe = owners.books().get("zoe");
        assertThat(mia.accounts()).extracting(AccountReview::accountId).containsExactly(id("a"));
        assertThat(zoe.accounts()).extracting(AccountReview::accountId).containsExactly(id("b"));
        assertThat(mia.mrr(USD)).isEqualTo(Mrr.of(USD, new BigDecimal("100")));
        assertThat(mia.count(JourneyState.ARRIVED)).isEqualTo(1);
        assertThat(zoe.count(JourneyState.STUCK)).isEqualTo(1);
        assertThat(mia.interactions().total())
                .as("c's too, none of a's before April")
                .isEqualTo(totals(2, "3.10"));
        assertThat(zoe.interactions().total()).isEqualTo(totals(3, "125.05"));
        assertThat(mia.success().denominator()).isZero();
    }

    @Test
    void revenueThatIsHandedOverLeavesOneBookAndEntersAnother() {
        SegmentBridge april =
                review().by("owner").revenue(USD).bridges(YearMonth.of(2026, 4)).get("mia");
        assertThat(april.entered().amount()).isEqualTo(Mrr.of(USD, new BigDecimal("100")));
        assertThat(april.line(MovementKind.EXPANSION).count()).isZero();
    }

    @Test
    void weighsHealthByWhatACallerSays() {
        List<Fact> more = new ArrayList<>(FACTS);
        more.add(Signal.of(id("a"), "use", day("2026-06-01"), 1));
        SuccessReview review = SuccessReview.of(CustomerBook.of(more), Playbook.empty(), day("2026-06-15"));
        BookOfBusiness zoe = review.by("owner").books().get("zoe");
        long scored = zoe.bands().values().stream().mapToLong(Long::longValue).sum();
        assertThat(scored + zoe.withoutHealth()).isEqualTo(zoe.accounts().size());
        assertThat(zoe.health(account -> 0).isKnown()).isFalse();
    }

    @Test
    void looksForDriversAmongThoseThatWereCustomersThen() {
        assertThat(review().valueDrivers().customers()).isZero();
        assertThat(review().valueDrivers().days().from())
                .isEqualTo(day("2026-06-15").minusDays(180));
    }

    @Test
    void settingsNameEachThingOnce() {
        ContactCadence monthly = ContactCadence.every(30, "contact");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InteractionSettings.defaults().withCadences(List.of(monthly, monthly)))
                .withMessage("two cadences are of one requirement");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InteractionSettings.defaults().withDrivers(List.of(), 0))
                .withMessage("driverDays must be positive, was 0");
    }
}

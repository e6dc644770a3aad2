package dev.bearing.review;

import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.pays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Fact;
import dev.bearing.action.RenewalCalendar;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalOutlook;
import dev.bearing.action.SaveAction;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.InterventionKind;
import dev.bearing.journey.InterventionPlan;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.Contract;
import dev.bearing.value.Answer;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalCalendarReviewTest {

    private static final LocalDate TODAY = day("2026-06-30");
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("first").build(),
                    SuccessMilestone.builder("second").after("first").build()));
    private static final Intervention WORKSHOP = Intervention.builder("workshop", InterventionKind.PAID_SERVICE)
            .gap("first")
            .cost(new BigDecimal("50"))
            .build();
    private static final Intervention CALL = Intervention.builder("call", InterventionKind.HUMAN)
            .cost(BigDecimal.TEN)
            .build();

    /** 20 accounts whose first term was renewed, or not for the first four, and whose second ends in July. */
    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = String.format(java.util.Locale.ROOT, "a%02d", i);
            facts.add(account(name));
            boolean lost = i < 4;
            facts.add(
                    lost
                            ? pays(name, "team", "2024-07-20")
                                    .to(day("2025-07-20"))
                                    .build()
                            : pays(name, "team", "2024-07-20").build());
            facts.add(Contract.builder("first-" + name, id(name), day("2024-07-20"), day("2025-07-20"))
                    .outcome(lost ? Contract.Outcome.ENDED : Contract.Outcome.RENEWED)
                    .build());
            if (!lost) {
                facts.add(Contract.builder("second-" + name, id(name), day("2025-07-20"), day("2026-07-20"))
                        .build());
                if (i % 2 == 0) {
                    facts.add(MilestoneEvent.of(id(name), "first", MilestoneLevel.OUTCOME, day("2024-08-20")));
                    facts.add(MilestoneEvent.of(id(name), "second", MilestoneLevel.OUTCOME, day("2024-09-20")));
                }
            }
        }
        return facts;
    }

    private static RenewalCalendar calendar(RenewalSettings settings, Fact... more) {
        List<Fact> facts = new ArrayList<>(facts());
        facts.addAll(List.of(more));
        Playbook playbook = Playbook.builder()
                .path(PATH)
                .interventions(InterventionPlan.of(List.of(CALL, WORKSHOP)))
                .renewals(settings)
                .build();
        return SuccessReview.of(CustomerBook.of(facts), playbook, TODAY).renewalCalendar();
    }

    private static RenewalOutlook of(RenewalCalendar calendar, String account) {
        return calendar.outlooks().stream()
                .filter(outlook -> outlook.accountId().value().equals(account))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theChanceIsThatOfTermsAsTheyStoodAsLongBeforeTheirEnd() {
        RenewalCalendar calendar = calendar(RenewalSettings.defaults());
        assertThat(calendar.outlooks()).hasSize(16);
        RenewalChance chance = of(calendar, "a05").chance().orElseThrow("chance");
        assertThat(chance.terms()).isEqualTo(20);
        assertThat(chance.renewed()).isEqualTo(16);
        assertThat(chance.probability()).isCloseTo(16.5 / 21, within(1e-12));
        double stake = calendar.total(USD).atStake().toDouble();
        assertThat(calendar.total(USD).expectedLoss().orElseThrow("loss").amount())
                .isCloseTo(stake * 4.5 / 21, within(1e-9));
    }

    /** By hand: 22 days before its end the first term of a06 was off the calendar, its next one signed in June. */
    @Test
    void termsWhoseNextWasSignedByThenAreNoneToCompareWith() {
        Contract signed = Contract.builder("second-a06", id("a06"), day("2025-07-20"), day("2026-07-20"))
                .recordedOn(day("2025-06-01"))
                .build();
        RenewalChance chance =
                of(calendar(RenewalSettings.defaults(), signed), "a05").chance().orElseThrow("chance");
        assertThat(chance.terms()).isEqualTo(19);
        assertThat(chance.renewed()).isEqualTo(15);
    }

    @Test
    void whoseNextTermIsSignedIsNotOnTheCalendar() {
        Contract signed = Contract.builder("third-a05", id("a05"), day("2026-07-20"), day("2027-07-20"))
                .recordedOn(TODAY)
                .build();
        assertThat(calendar(RenewalSettings.defaults(), signed).outlooks())
                .hasSize(15)
                .extracting(outlook -> outlook.accountId().value())
                .doesNotContain("a05");
    }

    @Test
    void whoDriftsGetsTheInterventionOfItsLegWithWhyAndWhatItMayCost() {
        SaveAction save = of(calendar(RenewalSettings.defaults()), "a05").save().orElseThrow();
        assertThat(save.reasons()).containsExactly("it is drifting on its way to first");
        assertThat(save.intervention()).contains(WORKSHOP);
        assertThat(save.choice()).startsWith("it is for the leg to first, open for ");
        assertThat(save.cost().orElseThrow("cost").amount()).isEqualTo(50);
        double mrr = of(calendar(RenewalSettings.defaults()), "a05")
                .atStake()
                .map(Mrr::toDouble)
                .orElseThrow();
        assertThat(save.expectedLoss().orElseThrow("loss").amount()).isCloseTo(12 * mrr * 4.5 / 21, within(1e-9));
        assertThat(save.isWithinLimit().isKnown()).isEqualTo(save.costLimit().isKnown());
        assertThat(of(calendar(RenewalSettings.defaults()), "a04").save()).isEmpty();
    }

    @Test
    void whatCostsMoreThanMayBeLostIsNotProposed() {
        Intervention dear = Intervention.builder("dear", InterventionKind.PAID_SERVICE)
                .gap("first")
                .cost(new BigDecimal("1000000"))
                .build();
        List<Fact> facts = new ArrayList<>(facts());
        facts.add(account("gone"));
        facts.add(pays("gone", "team", "2026-01-10").to(day("2026-03-10")).build());
        Playbook playbook = Playbook.builder()
                .path(PATH)
                .ladder(Facts.SOLO_AND_TEAM)
                .interventions(InterventionPlan.of(List.of(CALL, dear)))
                .build();
        SaveAction save = of(
                        SuccessReview.of(CustomerBook.of(facts), playbook, TODAY)
                                .renewalCalendar(),
                        "a05")
                .save()
                .orElseThrow();
        assertThat(save.costLimit().orElseThrow("limit").amount()).isBetween(10.0, 1_000_000.0);
        assertThat(save.intervention()).contains(CALL);
        assertThat(save.isWithinLimit().orElseThrow("limit")).isTrue();
    }

    @Test
    void whatWasDoneOnTheLegIsNotProposedAgain() {
        RenewalCalendar calendar =
                calendar(RenewalSettings.defaults(), InterventionEvent.of(id("a05"), "workshop", day("2026-05-01")));
        SaveAction save = of(calendar, "a05").save().orElseThrow();
        assertThat(save.intervention()).contains(CALL);
        assertThat(save.choice()).isEqualTo("it is for any account");
    }

    @Test
    void noticeComesFirstAndIsComparedWithOtherNotices() {
        Fact noticed = Contract.builder("second-a04", id("a04"), day("2025-07-20"), day("2026-07-20"))
                .noticeOn(day("2026-06-20"))
                .recordedOn(day("2026-06-20"))
                .build();
        RenewalOutlook outlook = of(calendar(RenewalSettings.defaults().withNoticeDays(15), noticed), "a04");
        assertThat(outlook.chance().orElseThrow("chance").probability()).isEqualTo(0.25);
        assertThat(outlook.noticeBy()).isEmpty();
        assertThat(outlook.save().orElseThrow().reasons()).containsExactly("notice was given on 2026-06-20");
        assertThat(of(calendar(RenewalSettings.defaults().withNoticeDays(15)), "a04")
                        .noticeBy())
                .contains(day("2026-07-05"));
    }

    @Test
    void whereThePlaybookHasNothingItsOwnerCalls() {
        List<Fact> facts = new ArrayList<>(facts());
        facts.add(Contract.builder("second-a04", id("a04"), day("2025-07-20"), day("2026-07-20"))
                .noticeOn(day("2026-06-20"))
                .recordedOn(day("2026-06-20"))
                .build());
        RenewalCalendar calendar = SuccessReview.of(
                        CustomerBook.of(facts), Playbook.builder().path(PATH).build(), TODAY)
                .renewalCalendar();
        SaveAction save = of(calendar, "a04").save().orElseThrow();
        assertThat(save.intervention().orElseThrow().id()).isEqualTo("owner_call");
        assertThat(save.intervention().orElseThrow().kind()).isEqualTo(InterventionKind.HUMAN);
        assertThat(save.choice()).isEqualTo("the playbook has nothing for where it is, so its owner calls");
        assertThat(save.cost().orElseThrow("cost").amount()).isZero();
        assertThat(calendar.saves()).allMatch(one -> one.intervention().isPresent());
    }

    /** The same group has other evidence longer before the end. */
    @Test
    void theGroupTellsHowLongBeforeTheirEndItsTermsWereLookedAt() {
        assertThat(of(calendar(RenewalSettings.defaults()), "a05")
                        .chance()
                        .orElseThrow("chance")
                        .group())
                .endsWith(", as they stood 0 to 44 days before their end");
    }

    @Test
    void aLowChanceAloneIsAReason() {
        SaveAction save = of(calendar(RenewalSettings.defaults().withSaveBelow(0.9)), "a04")
                .save()
                .orElseThrow();
        assertThat(save.reasons()).singleElement().asString().contains("16 of 20 were renewed");
    }

    @Test
    void withTooFewTermsItIsTheChurnCarriedToTheEnd() {
        Answer<RenewalChance> chance = of(calendar(RenewalSettings.defaults().withHistory(20, 21)), "a05")
                .chance();
        RenewalChance known = chance.orElseThrow("chance");
        assertThat(known.terms()).isZero();
        assertThat(known.weight()).isPositive();
        assertThat(known.probability()).isStrictlyBetween(0.0, 1.0);
        assertThat(known.interval().orElseThrow("interval").contains(known.probability()))
                .isTrue();
    }

    @Test
    void theHorizonIsThatOfTheSettings() {
        assertThat(calendar(RenewalSettings.defaults().withHorizonDays(19)).outlooks())
                .isEmpty();
        assertThat(calendar(RenewalSettings.defaults().withHorizonDays(20)).outlooks())
                .hasSize(16);
    }

    @Test
    void aBookWithoutContractsHasAnEmptyCalendar() {
        CustomerBook book =
                Facts.book(account("a"), pays("a", "team", "2026-01-01").build());
        RenewalCalendar calendar =
                SuccessReview.of(book, Playbook.empty(), TODAY).renewalCalendar();
        assertThat(calendar.outlooks()).isEmpty();
        assertThat(calendar.saves()).isEmpty();
    }

    @Test
    void refusesSettingsOutOfTheirRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalSettings.defaults().withHorizonDays(0))
                .withMessage("horizonDays must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalSettings.defaults().withHistory(Double.NaN, 0))
                .withMessage("priorTerms must be positive and finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalSettings.defaults().withHistory(1, -1))
                .withMessage("leastTerms must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalSettings.defaults().withNoticeDays(-1))
                .withMessage("noticeDays must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalSettings.defaults().withSaveBelow(Double.NaN))
                .withMessage("saveBelow must be in [0, 1], was NaN");
    }
}

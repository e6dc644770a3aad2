package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.USD;
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

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.Fact;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.GapKind;
import dev.bearing.journey.GapReference;
import dev.bearing.journey.GapVerdict;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.InterventionKind;
import dev.bearing.journey.InterventionPlan;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.LegCounts;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessGap;
import dev.bearing.journey.SuccessGaps;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.TierId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class GapReviewTest {

    private static final LocalDate TODAY = day("2026-06-30");
    private static final LocalDate PAID = day("2025-10-01");

    private static final SuccessPath PATH = path(
            SuccessMilestone.builder("connected").build(),
            SuccessMilestone.builder("decided")
                    .after("connected")
                    .expansion(new LogicalExpansion(
                            "team",
                            Money.parse("USD 1080"),
                            Motion.SELF_SERVE,
                            Optional.of(TierId.of("solo")),
                            Optional.of(TierId.of("team"))))
                    .build());

    private static final InterventionPlan PLAN = InterventionPlan.of(List.of(
            Intervention.builder("call", InterventionKind.HUMAN)
                    .gap("decided")
                    .trigger(new InterventionTrigger.Waited("decided", 60))
                    .cost(new BigDecimal("50"))
                    .build(),
            Intervention.builder("guide", InterventionKind.SELF_SERVE).build(),
            Intervention.builder("odd", InterventionKind.HUMAN).gap("elsewhere").build()));

    private static final Playbook PLAYBOOK = Playbook.builder()
            .path(PATH)
            .ladder(SOLO_AND_TEAM)
            .gaps(GapSettings.defaults().againstShare(0.6))
            .interventions(PLAN)
            .build();

    /** 40 accounts connect on their 10th day; 8 of the 16 that were called decide and 4 others; 2 are lost. */
    private static SuccessReview review(Playbook playbook) {
        return SuccessReview.of(book(facts().toArray(Fact[]::new)), playbook, TODAY);
    }

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String name = String.format(Locale.ROOT, "a%02d", i);
            facts.add(account(name));
            facts.add(
                    i >= 38
                            ? pays(name, "solo", PAID.toString())
                                    .to(day("2026-03-01"))
                                    .build()
                            : pays(name, i < 20 ? "solo" : "team", PAID.toString())
                                    .build());
            facts.add(reached(name, "connected", PAID.plusDays(10).toString()));
            if (i < 16) {
                facts.add(InterventionEvent.of(id(name), "call", PAID.plusDays(30)));
            }
            if (i < 8 || (i >= 16 && i < 20)) {
                facts.add(reached(name, "decided", PAID.plusDays(50).toString()));
            }
        }
        return facts;
    }

    private static SuccessGap gap(SuccessReview review, String to, GapKind kind) {
        return gap(review.gaps(USD), to, kind);
    }

    private static SuccessGap gap(SuccessGaps gaps, String to, GapKind kind) {
        return gaps.all().stream()
                .filter(gap -> gap.to().equals(to) && gap.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsTheLegAndWhatThoseWhoWaitAreWorth() {
        SuccessReview review = review(PLAYBOOK);
        SuccessGap gap = gap(review, "decided", GapKind.DROP_OFF);
        assertThat(gap.counts()).isEqualTo(new LegCounts(40, 40, 12));
        assertThat(gap.verdict().orElseThrow("verdict")).isEqualTo(GapVerdict.GAP);
        assertThat(gap.waiting()).hasSize(26).doesNotContain(id("a38"), id("a39"), id("a00"));
        double expected = gap.waiting().stream()
                .mapToDouble(account -> review.ladder(USD)
                        .orElseThrow()
                        .lifetimeValue(TierId.of(account.compareTo(id("a20")) < 0 ? "solo" : "team"))
                        .fold(known -> known.value().amount(), unknown -> 0.0))
                .sum();
        assertThat(gap.valueAtRisk().orElseThrow("value")).isPositive().isCloseTo(expected, within(1e-9));
        assertThat(gap(review, "connected", GapKind.DROP_OFF).isGap()).isFalse();
    }

    @Test
    void inACurrencyNobodyPaysInNobodyIsLost() {
        assertThat(review(PLAYBOOK).gaps(CurrencyUnit.EUR).all())
                .allMatch(gap -> gap.counts().arrived() == 0)
                .noneMatch(SuccessGap::isGap);
    }

    /** The 20 on the plan team pay in euros, two of them are lost; nobody of theirs decides. */
    @Test
    void eachCurrencyCountsItsOwnCustomersAndTogetherTheyAreAll() {
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : facts()) {
            facts.add(
                    fact instanceof PriceState state && state.accountId().compareTo(id("a20")) >= 0
                            ? PriceState.builder(state.subscriptionId(), state.accountId(), state.from())
                                    .price("100", CurrencyUnit.EUR)
                                    .build()
                            : fact);
        }
        SuccessReview review = SuccessReview.of(book(facts.toArray(Fact[]::new)), PLAYBOOK, TODAY);
        LegCounts dollars = gap(review.gaps(USD), "decided", GapKind.DROP_OFF).counts();
        LegCounts euros =
                gap(review.gaps(CurrencyUnit.EUR), "decided", GapKind.DROP_OFF).counts();
        LegCounts all = gap(review.gaps(), "decided", GapKind.DROP_OFF).counts();
        assertThat(dollars).isEqualTo(new LegCounts(20, 20, 12));
        assertThat(euros).isEqualTo(new LegCounts(20, 20, 0));
        assertThat(all.arrived()).isEqualTo(40);
        assertThat(all.crossed()).isEqualTo(12);
        assertThat(gap(review.gaps(USD), "decided", GapKind.DROP_OFF).isGap()).isFalse();
        assertThat(gap(review.gaps(CurrencyUnit.EUR), "decided", GapKind.DROP_OFF)
                        .isGap())
                .isTrue();
    }

    @Test
    void withoutSettingsAnEarlierPeriodIsTheReference() {
        SuccessReview review = review(Playbook.builder().path(PATH).build());
        assertThat(review.gaps(USD).reference()).isEqualTo(GapReference.before(TODAY.minusDays(365)));
        assertThat(review.gaps(USD).found()).isEmpty();
        assertThat(((Answer.Unknown<?>) gap(review, "decided", GapKind.DROP_OFF).verdict()).reason())
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(review.interventions()).isEmpty();
    }

    @Test
    void aSegmentIsAReferenceByItsAccounts() {
        SuccessReview review = review(Playbook.builder()
                .path(PATH)
                .gaps(GapSettings.defaults().againstSegment(new AttributeCondition("tier", "business")))
                .build());
        assertThat(review.gaps(USD).reference()).isEqualTo(GapReference.segment("tier = business", java.util.Set.of()));
    }

    @Test
    void saysForWhomAnInterventionIsDueAndHowCrossingGoesWithIt() {
        SuccessReview review = review(PLAYBOOK);
        InterventionReview call = review.interventions().get(0);
        // those who were called once on this leg are not due again; the lost are not
        assertThat(call.due()).hasSize(18).startsWith(id("a20")).doesNotContain(id("a38"), id("a08"));
        Estimate difference =
                call.effect().flatMap(effect -> effect.difference()).orElseThrow("difference");
        assertThat(difference.value()).isCloseTo(8.0 / 16 - 4.0 / 24, within(1e-12));
        assertThat(call.effect().orElseThrow("effect").treated().keySet())
                .containsExactly("not assessed, from quarter 3, after 20 days");
        assertThat(call.leftOut()).isZero();
        assertThat(call.worth())
                .isEqualTo(review.ladder(USD).orElseThrow().promotionWorth(TierId.of("solo"), TierId.of("team")));
    }

    @Test
    void anExpansionWithinATierIsWorthItsFirstYearTimesItsTakeRate() {
        SuccessPath path = path(
                SuccessMilestone.builder("connected").build(),
                SuccessMilestone.builder("decided")
                        .after("connected")
                        .expansion(LogicalExpansion.of("seats", Money.parse("USD 600"), Motion.SELF_SERVE))
                        .build());
        Playbook playbook = Playbook.builder()
                .path(path)
                .ladder(SOLO_AND_TEAM)
                .interventions(PLAN)
                .build();
        SuccessReview before = review(playbook);
        assertThat(((Answer.Unknown<?>) before.interventions().get(0).worth()).reason())
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);

        List<Fact> offers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ExpansionLead.Builder lead =
                    ExpansionLead.builder(id("a0" + i), "seats", Motion.SELF_SERVE, PAID.plusDays(60));
            offers.add((i < 3 ? lead.wonOn(PAID.plusDays(61)) : lead.lostOn(PAID.plusDays(61))).build());
        }
        SuccessReview after = SuccessReview.of(before.book().plus(offers), playbook, TODAY);
        assertThat(after.interventions().get(0).worth().orElseThrow("worth").amount())
                .isCloseTo(0.75 * 600, within(1e-9));
    }

    @Test
    void comparesWithinTheClassesOfAFunctionGiven() {
        InterventionReview call = review(PLAYBOOK)
                .interventions((AccountId account) -> account.compareTo(id("a12")) < 0 ? "good fit" : "other")
                .get(0);
        assertThat(call.effect().orElseThrow("effect").treated().keySet())
                .containsExactly("other, from quarter 3, after 20 days");
        // all twelve of the good fit were called on one day, and nobody like them waited uncalled
        assertThat(call.leftOut()).isEqualTo(12);
    }

    @Test
    void saysThatAnInterventionWithoutALegIsNotCompared() {
        SuccessReview review = review(PLAYBOOK);
        assertThat(review.interventions().subList(1, 3)).allSatisfy(intervention -> {
            assertThat(((Answer.Unknown<?>) intervention.effect()).reason()).isEqualTo(Answer.Reason.NOT_CONFIGURED);
            assertThat(intervention.due()).isEmpty();
        });
        assertThat(review.notes()).contains("intervention odd names milestone elsewhere, which no path has");
    }

    @Test
    void rejectsAShareBesideASegment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GapSettings(
                        GapSettings.defaults().policy(),
                        Optional.of(0.5),
                        Optional.of(new AttributeCondition("a", "b")),
                        365,
                        java.util.Set.of()))
                .withMessage("reference must be a share or a segment, not both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GapSettings.defaults().againstEarlierThan(0))
                .withMessage("priorDays must be at least 1, was 0");
    }
}

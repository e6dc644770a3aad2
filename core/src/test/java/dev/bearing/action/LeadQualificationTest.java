package dev.bearing.action;

import static dev.bearing.action.Customers.ACME;
import static dev.bearing.action.Customers.PATH;
import static dev.bearing.action.Customers.SEATS;
import static dev.bearing.action.Customers.acme;
import static dev.bearing.action.Customers.day;
import static dev.bearing.action.Customers.event;
import static dev.bearing.action.Customers.inputs;
import static dev.bearing.action.Customers.path;
import static dev.bearing.action.Customers.pays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.AccountView;
import dev.bearing.fit.FitEvaluation;
import dev.bearing.fit.FitGate;
import dev.bearing.health.Signal;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.revenue.Contract;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.TierId;
import dev.bearing.vector.BetaPrior;
import dev.bearing.vector.Heading;
import dev.bearing.vector.TakeHistory;
import dev.bearing.vector.TakeStratum;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadQualificationTest {

    private static final String TODAY = "2025-06-30";
    private static final Fact REACHED = event("outcome", MilestoneLevel.OUTCOME, "2025-06-01");

    private final LeadQualification standard = new LeadQualification(LeadPolicy.standard());

    private LeadFindings findings(LeadPolicy policy, Fact... facts) {
        return new LeadQualification(policy).of(inputs(acme(TODAY, facts), PATH).build());
    }

    private static RefusedLead.Kind only(LeadFindings found) {
        assertThat(found.qualified()).isEmpty();
        assertThat(found.open()).isEmpty();
        assertThat(found.refused()).hasSize(1);
        assertThat(found.refused().get(0).objections()).hasSize(1);
        return found.refused().get(0).objections().get(0).kind();
    }

    private static ExpansionLead.Builder lead(String openedOn) {
        return ExpansionLead.builder(ACME, "more-seats", Motion.SELF_SERVE, day(openedOn));
    }

    @Test
    void anOutcomeReachedLatelyIsALeadWithItsReasons() {
        QualifiedLead lead =
                findings(LeadPolicy.standard(), REACHED).qualified().get(0);
        assertThat(lead.accountId()).isEqualTo(ACME);
        assertThat(lead.expansion()).isEqualTo(SEATS);
        assertThat(lead.milestone()).isEqualTo("outcome");
        assertThat(lead.qualifiedOn()).isEqualTo(day(TODAY));
        assertThat(lead.reasons())
                .containsExactly(
                        "outcome was reached on 2025-06-01, 29 days ago",
                        "no gate was asked: no ideal customer profile is in force",
                        "self serve: as the expansion is sold");
    }

    @ParameterizedTest
    @EnumSource(
            value = MilestoneLevel.class,
            names = {"FUNCTIONAL", "REGRESSED"})
    void withoutTheOutcomeThereIsNoLead(MilestoneLevel level) {
        Fact[] facts = level == MilestoneLevel.REGRESSED
                ? new Fact[] {REACHED, event("outcome", level, "2025-06-10")}
                : new Fact[] {event("outcome", level, "2025-06-10")};
        assertThat(only(findings(LeadPolicy.standard(), facts))).isEqualTo(RefusedLead.Kind.NO_OUTCOME);
    }

    @Test
    void twoPathsToOneExpansionAreOneLead() {
        LeadFindings qualified = findings(LeadPolicy.standard(), REACHED);
        LeadFindings refused =
                findings(LeadPolicy.standard(), event("outcome", MilestoneLevel.FUNCTIONAL, "2025-06-10"));

        assertThat(LeadFindings.of(List.of(refused, qualified, qualified))).isEqualTo(qualified);
        assertThat(LeadFindings.of(List.of(refused, refused))).isEqualTo(refused);
    }

    @Test
    void whoNeverCameNearAMilestoneIsNoCandidate() {
        LeadFindings found = findings(LeadPolicy.standard());
        assertThat(found).isEqualTo(LeadFindings.none());
    }

    @Test
    void aSignalNamedTakesThePlaceOfTheFreshMilestone() {
        LeadPolicy policy = LeadPolicy.standard()
                .withSignals(LeadSignal.of(
                        new InterventionTrigger.SignalIs("utilisation", InterventionTrigger.Side.ABOVE, 0.8, 30)));
        assertThat(only(findings(policy, REACHED))).isEqualTo(RefusedLead.Kind.NO_SIGNAL);
        assertThat(findings(policy, REACHED)
                        .refused()
                        .get(0)
                        .objections()
                        .get(0)
                        .reason())
                .isEqualTo("nothing of this is seen: utilisation above 0.8 within 30 days");
        LeadFindings found = findings(policy, REACHED, Signal.of(ACME, "utilisation", day("2025-06-20"), 0.92));
        assertThat(found.qualified().get(0).reasons()).contains("utilisation was 0.92 on 2025-06-20, above 0.8");
    }

    @Test
    void aSignalForAnotherExpansionSaysNothing() {
        LeadPolicy policy = LeadPolicy.standard()
                .withSignals(LeadSignal.of(new InterventionTrigger.Happened("figures", MilestoneLevel.OUTCOME, 7))
                        .forExpansion("second-team"));
        assertThat(findings(policy, REACHED).qualified()).hasSize(1);
    }

    @Test
    void anOldMilestoneIsNoSignalByItself() {
        Fact old = event("outcome", MilestoneLevel.CONFIRMED, "2025-03-01");
        assertThat(only(findings(LeadPolicy.standard(), old))).isEqualTo(RefusedLead.Kind.NO_SIGNAL);
    }

    @Test
    void anOpenLeadIsNotOpenedTwice() {
        LeadFindings found =
                findings(LeadPolicy.standard(), REACHED, lead("2025-06-05").build());
        assertThat(found.qualified()).isEmpty();
        assertThat(found.refused()).isEmpty();
        assertThat(found.open()).hasSize(1);
        assertThat(found.open().get(0).status()).isEqualTo(LeadStatus.OPEN);
    }

    @Test
    void theLeadThatAProposalBecomesIsNotProposedAgain() {
        QualifiedLead lead =
                findings(LeadPolicy.standard(), REACHED).qualified().get(0);
        LeadFindings after = findings(LeadPolicy.standard(), REACHED, lead.asFact());
        assertThat(after.qualified()).isEmpty();
        assertThat(after.open().get(0).lead()).isEqualTo(lead.asFact());
    }

    @Test
    void whatIsOwnedIsNotOfferedAgain() {
        ExpansionLead won = lead("2025-02-01").wonOn(day("2025-02-20")).build();
        assertThat(only(findings(LeadPolicy.standard(), REACHED, won))).isEqualTo(RefusedLead.Kind.OWNED);
    }

    @Test
    void afterALostLeadTheNextWaits() {
        ExpansionLead lost = lead("2025-06-05").lostOn(day("2025-06-10")).build();
        assertThat(only(findings(LeadPolicy.standard(), REACHED, lost))).isEqualTo(RefusedLead.Kind.TRIED_LATELY);
        LeadPolicy impatient = new LeadPolicy(List.of(), LeadRouting.standard(), 90, 120, 20);
        assertThat(findings(impatient, REACHED, lost).qualified()).hasSize(1);
    }

    @Test
    void anExpiredLeadCountsAsTriedOnTheDayItExpired() {
        ExpansionLead forgotten = lead("2025-02-01").build();
        LeadFindings found = findings(LeadPolicy.standard(), REACHED, forgotten);
        assertThat(only(found)).isEqualTo(RefusedLead.Kind.TRIED_LATELY);
        assertThat(found.refused().get(0).objections().get(0).reason()).contains("2025-06-01");
    }

    @Test
    void whoAskedToLeaveIsNoLead() {
        Fact leaving = pays().cancelRequestedOn(day("2025-06-20"))
                .to(day("2025-07-01"))
                .build();
        assertThat(only(findings(LeadPolicy.standard(), REACHED, leaving))).isEqualTo(RefusedLead.Kind.CHURN_NOTICE);
        Fact notice = Contract.builder("con", ACME, day("2025-01-01"), day("2026-01-01"))
                .noticeOn(day("2025-06-20"))
                .build();
        assertThat(only(findings(LeadPolicy.standard(), REACHED, notice))).isEqualTo(RefusedLead.Kind.CHURN_NOTICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"renewal", "annual_renewal", "Renew 2026"})
    void aRenewalIsNeverALead(String id) {
        LogicalExpansion renewal = LogicalExpansion.of(id, Money.parse("USD 1200"), Motion.FULL_SERVE);
        LeadFindings found = standard.of(inputs(
                        acme(
                                TODAY,
                                REACHED,
                                ExpansionLead.builder(ACME, id, Motion.FULL_SERVE, day("2025-06-02"))
                                        .build()),
                        path(renewal))
                .build());
        assertThat(found.qualified()).isEmpty();
        assertThat(found.open()).isEmpty();
        assertThat(found.refused().get(0).isFor(RefusedLead.Kind.RENEWAL)).isTrue();
    }

    @Test
    void aGateThatIsNotPassedRefusesIt() {
        TreeMap<FitGate, Answer<Boolean>> gates = new TreeMap<>();
        gates.put(FitGate.ABLE, Answer.known(false));
        gates.put(FitGate.READY, Answer.known(true));
        FitEvaluation failing = new FitEvaluation(
                "2025",
                day(TODAY),
                gates,
                List.of(FitGate.ABLE),
                Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, "it does not fit"));
        LeadFindings found = standard.of(
                inputs(acme(TODAY, REACHED), PATH).fit(Answer.known(failing)).build());
        assertThat(only(found)).isEqualTo(RefusedLead.Kind.GATE);
        assertThat(found.refused().get(0).objections().get(0).reason())
                .isEqualTo("not passed: able, under profile 2025");
        FitEvaluation fits = new FitEvaluation("2025", day(TODAY), gates, List.of(), Answer.known(0.4));
        assertThat(standard.of(inputs(acme(TODAY, REACHED), PATH)
                                .fit(Answer.known(fits))
                                .build())
                        .qualified()
                        .get(0)
                        .reasons())
                .contains("passes the gates of profile 2025: ready, able");
    }

    @Test
    void whatIsPricedInAnotherCurrencyOrLeadsFromAnotherTierIsNotForSale() {
        LogicalExpansion euros = LogicalExpansion.of("more-seats", Money.parse("EUR 1000"), Motion.SELF_SERVE);
        assertThat(only(standard.of(inputs(acme(TODAY, REACHED), path(euros)).build())))
                .isEqualTo(RefusedLead.Kind.OTHER_CURRENCY);
        LogicalExpansion up = SEATS.between(TierId.of("person"), TierId.of("business"));
        assertThat(only(standard.of(inputs(acme(TODAY, REACHED), path(up)).build())))
                .isEqualTo(RefusedLead.Kind.OTHER_TIER);
        assertThat(standard.of(inputs(acme(TODAY, REACHED), path(up))
                                .tier(TierId.of("person"))
                                .build())
                        .qualified())
                .hasSize(1);
    }

    /** 27 of 30 took it: posterior mean 28 / 32 = 0.875, central 95 % from beta(28, 4). */
    @Test
    void itsChanceIsTheTakeRateOfThoseLikeIt() {
        AccountView account = acme(TODAY, REACHED);
        TakeStratum advancing = new TakeStratum(Heading.ADVANCING, false);
        List<ExpansionLead> offers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ExpansionLead.Builder offer =
                    ExpansionLead.builder(AccountId.of("a" + i), "more-seats", Motion.SELF_SERVE, day("2025-01-10"));
            offers.add((i < 27 ? offer.wonOn(day("2025-01-20")) : offer.lostOn(day("2025-01-20"))).build());
        }
        TakeHistory history = TakeHistory.fit(
                        offers, TakeHistory.milestones(PATH.milestones()), day(TODAY), (id, day) -> advancing)
                .withPrior(BetaPrior.UNIFORM);
        QualifiedLead lead = standard.of(
                        inputs(account, PATH).takes(history, advancing).build())
                .qualified()
                .get(0);
        Estimate chance = lead.chance().probability().orElseThrow("chance");
        assertThat(chance.value()).isCloseTo(0.875, within(1e-12));
        Estimate value = lead.chance().expectedValue().orElseThrow("value");
        assertThat(value.value()).isCloseTo(875, within(1e-9));
        assertThat(value.interval().orElseThrow("interval").lower()).isCloseTo(742.46, within(0.01));
        assertThat(lead.direction()).isEqualTo(Heading.ADVANCING);
    }

    @Test
    void withoutOffersItsWorthIsUnknownAndNotNothing() {
        QualifiedLead lead =
                findings(LeadPolicy.standard(), REACHED).qualified().get(0);
        assertThat(lead.chance().expectedValue().isKnown()).isFalse();
    }

    @Test
    void nothingThatHappensLaterIsSeen() {
        AccountView late = acme("2025-05-31", REACHED);
        assertThat(standard.of(inputs(late, PATH).build())).isEqualTo(LeadFindings.none());
    }
}

package dev.bearing.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.CancelIntentSignal;
import dev.bearing.churn.CauseGroup;
import dev.bearing.churn.CauseReport;
import dev.bearing.churn.ChurnReason;
import dev.bearing.churn.ClassifiedChurn;
import dev.bearing.churn.RepeatedReason;
import dev.bearing.churn.RootCause;
import dev.bearing.churn.StatedCauses;
import dev.bearing.fit.FitAssessment;
import dev.bearing.fit.FitGate;
import dev.bearing.fit.FitType;
import dev.bearing.fit.FitVerdict;
import dev.bearing.fit.GateCondition;
import dev.bearing.fit.IdealCustomerProfile;
import dev.bearing.health.Signal;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.Movement;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.PriceState;
import dev.bearing.trial.Trial;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.groups.Tuple;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ChurnReviewTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate LEFT = LocalDate.of(2025, 10, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final Playbook PLAYBOOK = Playbook.builder()
            .path(SuccessPath.of(
                    "path",
                    List.of(
                            SuccessMilestone.builder("connected").build(),
                            SuccessMilestone.builder("decided")
                                    .after("connected")
                                    .build())))
            .idealCustomerProfile(IdealCustomerProfile.builder("ideal", "v1")
                    .gate(FitGate.ABLE, GateCondition.atLeast("desks", 5))
                    .gate(FitGate.SUCCESS_POTENTIAL, GateCondition.atLeast("seats", 10))
                    .build())
            .churn(ChurnSettings.defaults()
                    .withStated(StatedCauses.standard().with("too big", StatedCauses.Meaning.NO_SUCCESS_POTENTIAL))
                    .withIntents(new CancelIntentSignal.Rule("exports", 1)))
            .build();

    private final List<Fact> facts = new ArrayList<>();

    private AccountId customer(String name, int seats, Optional<LocalDate> left) {
        AccountId id = AccountId.of(name);
        facts.add(Account.of(id));
        facts.add(AttributeChange.of(id, "seats", START, AttributeValue.parse(String.valueOf(seats))));
        PriceState.Builder price = PriceState.builder("s-" + name, id, START).price("100", USD);
        left.ifPresent(price::to);
        facts.add(price.build());
        return id;
    }

    private ChurnReview review() {
        return SuccessReview.of(CustomerBook.of(facts), PLAYBOOK, TODAY).churn();
    }

    private static RootCause causeOf(ChurnReview review, AccountId id) {
        return review.causes().churned().stream()
                .filter(one -> one.event().accountId().equals(id))
                .map(ClassifiedChurn::cause)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fitIsThatOfTheFirstPayingDayAndAnOutcomeThatOfTheLoss() {
        AccountId unfit = customer("unfit", 5, Optional.of(LEFT));
        facts.add(AttributeChange.of(unfit, "seats", START.plusMonths(3), AttributeValue.parse("50")));
        AccountId assessed = customer("assessed", 20, Optional.of(LEFT));
        facts.add(FitAssessment.builder(assessed, START)
                .allFits(FitVerdict.MET)
                .fit(FitType.TECHNICAL, FitVerdict.UNMET)
                .build());
        AccountId stalled = customer("stalled", 20, Optional.of(LEFT));
        facts.add(MilestoneEvent.of(stalled, "connected", MilestoneLevel.OUTCOME, START.plusDays(9)));
        AccountId shrank = customer("shrank", 20, Optional.of(LEFT));
        facts.add(AttributeChange.of(shrank, "seats", START.plusMonths(3), AttributeValue.parse("2")));
        ChurnReview review = review();
        assertThat(causeOf(review, unfit)).isEqualTo(new RootCause.NoSuccessPotential(List.of("success_potential")));
        assertThat(causeOf(review, assessed)).isEqualTo(new RootCause.NoSuccessPotential(List.of("technical")));
        assertThat(causeOf(review, stalled))
                .isEqualTo(new RootCause.OutcomeNotAchieved(RootCause.Half.REQUIRED_OUTCOME, Optional.of("decided")));
        assertThat(causeOf(review, shrank))
                .isEqualTo(new RootCause.OutcomeNotAchieved(RootCause.Half.REQUIRED_OUTCOME, Optional.of("connected")));
    }

    @Test
    void whoWasNotAbleToBuyCouldHaveSucceededAllTheSame() {
        AccountId poor = customer("poor", 20, Optional.of(LEFT));
        facts.add(AttributeChange.of(poor, "desks", START, AttributeValue.parse("1")));
        assertThat(review().causes().churned()).singleElement().satisfies(one -> {
            assertThat(one.cause().kind()).isEqualTo(RootCause.Kind.OUTCOME_NOT_ACHIEVED);
            assertThat(one.fitKnown()).isTrue();
        });
    }

    @Test
    void whereFitIsNotKnownAMissedOutcomeIsToldAndThatItIsNot() {
        customer("assessable", 20, Optional.of(LEFT));
        AccountId nobodyLooked = AccountId.of("nobody-looked");
        facts.add(Account.of(nobodyLooked));
        facts.add(PriceState.builder("s-nobody", nobodyLooked, START)
                .price("100", USD)
                .to(LEFT)
                .build());
        CauseGroup missed = review().causes().groups().get(1);
        assertThat(missed.rootCause()).isEqualTo(RootCause.Kind.OUTCOME_NOT_ACHIEVED);
        assertThat(missed.accounts()).isEqualTo(2);
        assertThat(missed.fitNotKnown()).isEqualTo(1);
        assertThat(review().causes().churned())
                .filteredOn(one -> !one.fitKnown())
                .extracting(one -> one.event().accountId())
                .containsExactly(nobodyLooked);
    }

    @Test
    void whatWasStatedAfterTheLossCountsAsStatedAndNotAsEvidence() {
        AccountId before = customer("before", 5, Optional.of(LEFT));
        facts.add(ChurnReason.of(before, LEFT, "Company closed"));
        AccountId after = customer("after", 5, Optional.of(LEFT));
        facts.add(ChurnReason.of(after, LEFT.plusDays(1), "Company closed"));
        AccountId lateKnown = customer("late", 5, Optional.of(LEFT));
        facts.add(ChurnReason.of(lateKnown, LEFT, "Company closed").withRecordedOn(LEFT.plusDays(1)));
        ChurnReview review = review();
        assertThat(causeOf(review, before)).isEqualTo(new RootCause.Exogenous(RootCause.OutsideEvent.CLOSED));
        assertThat(causeOf(review, after).kind()).isEqualTo(RootCause.Kind.NO_SUCCESS_POTENTIAL);
        assertThat(causeOf(review, lateKnown).kind()).isEqualTo(RootCause.Kind.NO_SUCCESS_POTENTIAL);
        assertThat(review.causes().statedCoverage()).hasToString("3/3 CHURNED");
    }

    @Test
    void naturalRetentionGoesOverTwelveCompleteMonths() {
        customer("stays", 20, Optional.empty());
        customer("left", 20, Optional.of(LEFT.plusMonths(2)));
        AccountId closed = customer("closed", 20, Optional.of(LEFT.plusMonths(3)));
        facts.add(ChurnReason.of(closed, LEFT.plusMonths(3), "closed"));
        ChurnReview review = review();
        assertThat(review.lastYear()).isEqualTo(DateRange.of(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 4, 1)));
        assertThat(review.naturalRetention()).hasToString("2/3 NATURAL_RETENTION");
    }

    @Test
    void aCostIsTheTiersLifetimeValueAndWhatWasNotPaidBack() {
        for (int i = 0; i < 40; i++) {
            customer("stays" + i, 20, Optional.empty());
        }
        customer("late", 20, Optional.of(TODAY.minusDays(20)));
        AccountId left = customer("left", 20, Optional.of(START.plusMonths(3)));
        facts.add(interaction(left, START.minusDays(5), Interaction.Stage.SALES, 500));
        facts.add(interaction(left, START.plusDays(40), Interaction.Stage.ADOPTION, 30));
        List<LossCost> costs = review().costs(USD);
        LossCost cost = costs.get(0);
        // by hand: 90 days at 100 a month of 365/12 days, less 30 for serving; 500 were spent
        double paid = 100 * 90 * 12 / 365.0;
        assertThat(cost.cost().orElseThrow("cost").unrecoveredAcquisition().amount())
                .isCloseTo(500 - (paid - 30), within(1e-9));
        assertThat(cost.cost().orElseThrow("cost").lostLifetimeValue())
                .isEqualTo(cost.lostLifetimeValue().orElseThrow("value"));
        assertThat(costs.get(1).cost())
                .isEqualTo(Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "what winning late cost is not known"));
        assertThat(costs.get(1).lostLifetimeValue().isKnown()).isTrue();
        Estimate together = review().lostLifetimeValue(USD).orElseThrow("together");
        double sum = costs.stream()
                .mapToDouble(one -> one.lostLifetimeValue().orElseThrow("one").amount())
                .sum();
        assertThat(together.value()).isCloseTo(sum, within(1e-6));
        assertThat(together.interval().orElseThrow("interval").contains(sum)).isTrue();
    }

    private static Interaction interaction(AccountId id, LocalDate on, Interaction.Stage stage, int cost) {
        return Interaction.builder(id, on)
                .stage(stage)
                .cost(BigDecimal.valueOf(cost))
                .build();
    }

    @Test
    void followsFlowsSignalsAndRepeatedReasons() {
        AccountId saved = customer("saved", 20, Optional.empty());
        facts.add(CancelFlow.of(saved, LEFT, CancelFlow.Outcome.KEPT));
        AccountId gone = customer("gone", 20, Optional.of(LEFT));
        facts.add(CancelFlow.of(gone, LEFT.minusDays(9), CancelFlow.Outcome.CANCELLED)
                .withReason("price"));
        facts.add(Signal.of(gone, "exports", LEFT.minusDays(12), 2));
        AccountId again = customer("again", 20, Optional.of(LEFT.plusDays(40)));
        facts.add(ChurnReason.of(again, LEFT.plusDays(40), "price"));
        ChurnReview review = review();
        assertThat(review.cancelFlows().durableSaveRate()).hasToString("1/2 CANCEL_FLOWS_90_DAYS_OLD");
        assertThat(review.cancelFlows().churns()).singleElement().satisfies(churn -> {
            assertThat(churn.accountId()).isEqualTo(gone);
            assertThat(churn.on()).isEqualTo(LEFT);
            assertThat(churn.stated()).containsExactly("price");
        });
        assertThat(review.cancelIntent().orElseThrow("intent").recall()).hasToString("1/2 LOSSES_BY_DECISION");
        assertThat(review.repeatedReasons()).extracting(RepeatedReason::reason).containsExactly("price");
        assertThat(SuccessReview.of(CustomerBook.of(facts), Playbook.empty(), TODAY)
                        .churn()
                        .cancelIntent())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED, "the playbook names no signal of the intent to cancel"));
    }

    @Test
    void whoCancelledAndIsStillHereIsNoChurnBeforeItsDay() {
        LocalDate ends = TODAY.plusDays(20);
        AccountId leaves = AccountId.of("leaves");
        facts.add(Account.of(leaves));
        facts.add(PriceState.builder("s-leaves", leaves, START)
                .price("100", USD)
                .to(ends)
                .cancelRequestedOn(TODAY.minusDays(3))
                .build());
        facts.add(CancelFlow.of(leaves, TODAY.minusDays(3), CancelFlow.Outcome.CANCELLED)
                .withReason("price"));
        AccountId half = customer("half", 20, Optional.empty()); // it cancelled one of two
        facts.add(PriceState.builder("s-other", half, START)
                .price("7", USD)
                .to(ends)
                .cancelRequestedOn(TODAY.minusDays(2))
                .build());
        facts.add(CancelFlow.of(half, TODAY.minusDays(2), CancelFlow.Outcome.CANCELLED));
        AccountId both = AccountId.of("both"); // in two currencies, the later end counts
        facts.add(Account.of(both));
        for (CurrencyUnit currency : List.of(USD, CurrencyUnit.EUR)) {
            facts.add(PriceState.builder("s-" + currency, both, START)
                    .price("10", currency)
                    .to(currency.equals(USD) ? ends : ends.plusDays(9))
                    .cancelRequestedOn(TODAY.minusDays(1))
                    .build());
        }
        facts.add(CancelFlow.of(both, TODAY.minusDays(1), CancelFlow.Outcome.CANCELLED));
        ChurnReview today = review();
        assertThat(today.openCancellations())
                .extracting(
                        one -> one.flow().accountId().value(), one -> one.flow().reason(), OpenCancellation::endsOn)
                .containsExactly(
                        Tuple.tuple("leaves", Optional.of("price"), Answer.known(ends)),
                        Tuple.tuple(
                                "half",
                                Optional.empty(),
                                Answer.unknown(Answer.Reason.CENSORED, "something that it pays for has no end yet")),
                        Tuple.tuple("both", Optional.empty(), Answer.known(ends.plusDays(9))));
        assertThat(today.causes().losses()).isEmpty();
        // on the day that was told, and not before it, it is gone, and so is its place among the open ones
        ChurnReview eve = SuccessReview.of(CustomerBook.of(facts), PLAYBOOK, ends.minusDays(1))
                .churn();
        assertThat(eve.causes().churned()).isEmpty();
        ChurnReview then =
                SuccessReview.of(CustomerBook.of(facts), PLAYBOOK, ends).churn();
        assertThat(then.causes().churned()).singleElement().satisfies(one -> {
            assertThat(one.event().accountId()).isEqualTo(leaves);
            assertThat(one.event().on()).isEqualTo(ends);
        });
        assertThat(then.openCancellations())
                .extracting(one -> one.flow().accountId())
                .containsExactly(half, both);
    }

    @Test
    void lossesAndReductionsAddUpToTheLedger() {
        AccountId less = customer("less", 20, Optional.of(LEFT));
        facts.add(PriceState.builder("s-less", less, LEFT).price("60", USD).build());
        customer("gone", 20, Optional.of(LEFT));
        SuccessReview review = SuccessReview.of(CustomerBook.of(facts), PLAYBOOK, TODAY);
        Mrr churned = Mrr.zero(USD);
        Mrr contracted = Mrr.zero(USD);
        for (Movement movement : review.revenue().in(USD).movements()) {
            churned = movement.kind() == MovementKind.CHURN ? churned.minus(movement.amount()) : churned;
            contracted = movement.kind() == MovementKind.CONTRACTION ? contracted.minus(movement.amount()) : contracted;
        }
        assertThat(review.churn().causes().groups().stream()
                        .map(group -> group.revenue().getOrDefault(USD, Mrr.zero(USD)))
                        .reduce(Mrr.zero(USD), Mrr::plus))
                .isEqualTo(churned)
                .isEqualTo(Mrr.of(USD, new BigDecimal("100")));
        assertThat(review.churn().reductions().get(0).lost()).containsEntry(USD, contracted);
    }

    @Test
    void refusesSettingsOutOfRange() {
        ChurnSettings usual = ChurnSettings.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChurnSettings(usual.stated(), -1, usual.classifier(), 90, List.of(), 60))
                .withMessage("statedWithinDays must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChurnSettings(usual.stated(), 90, usual.classifier(), 90, List.of(), 0))
                .withMessage("intentDays must be at least 1, was 0");
    }

    @Property(seed = "20261122", tries = 50)
    void neitherWhatHappensAfterALossNorATrialChangesACause(@ForAll("later") List<Fact> later) {
        facts.clear();
        AccountId gone = customer("gone", 20, Optional.of(LEFT));
        customer("stays", 20, Optional.empty());
        CauseReport before = review().causes();
        facts.addAll(later);
        facts.add(Trial.builder(gone, START.minusDays(20)).endsOn(START).build());
        CauseReport after = review().causes();
        assertThat(after.groups())
                .extracting(CauseGroup::rootCause, CauseGroup::accounts, CauseGroup::revenue)
                .isEqualTo(before.groups().stream()
                        .map(group -> Tuple.tuple(group.rootCause(), group.accounts(), group.revenue()))
                        .toList());
        assertThat(after.churned().get(0).cause())
                .isEqualTo(before.churned().get(0).cause());
        assertThat(after.naturalRetention(DateRange.of(START, TODAY), Set.of(gone)))
                .isEqualTo(before.naturalRetention(DateRange.of(START, TODAY), Set.of(gone)));
    }

    /** Facts of the customer that left, each of a day after it did or known only then. */
    @Provide
    static Arbitrary<List<Fact>> later() {
        AccountId gone = AccountId.of("gone");
        Arbitrary<Fact> one = Combinators.combine(
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(0, 4))
                .as((days, kind) -> {
                    LocalDate on = LEFT.plusDays(days);
                    return switch (kind) {
                        case 0 -> ChurnReason.of(gone, on, "closed");
                        case 1 -> new ChurnReason(gone, LEFT.minusDays(days / 3), "acquired", Optional.empty(), on);
                        case 2 -> MilestoneEvent.of(gone, "connected", MilestoneLevel.OUTCOME, on);
                        case 3 -> AttributeChange.of(gone, "seats", on, AttributeValue.parse("1"));
                        default ->
                            FitAssessment.builder(gone, on)
                                    .allFits(FitVerdict.UNMET)
                                    .build();
                    };
                });
        return one.list()
                .ofMaxSize(8)
                .map(all -> new ArrayList<>(all.stream()
                        .collect(Collectors.toMap(
                                fact -> List.of(fact.getClass(), ((AccountFact) fact).key()),
                                fact -> fact,
                                (a, b) -> a,
                                LinkedHashMap::new))
                        .values()));
    }

    /** A cause is told by what was known on the day of the loss, whatever came to light or happened after it. */
    @Property(seed = "20261122", tries = 60)
    void whatHappensAfterALossChangesNoCause(
            @ForAll @IntRange(min = 0, max = 3) int kind, @ForAll @IntRange(max = 2) int later, @ForAll long seed) {
        facts.clear();
        Random random = new Random(seed);
        AccountId left = customer("left", random.nextBoolean() ? 20 : 5, Optional.of(LEFT));
        if (random.nextBoolean()) {
            facts.add(MilestoneEvent.of(left, "connected", MilestoneLevel.OUTCOME, START.plusDays(9)));
        }
        if (random.nextBoolean()) {
            facts.add(FitAssessment.builder(left, START)
                    .allFits(FitVerdict.MET)
                    .fit(FitType.values()[random.nextInt(6)], FitVerdict.UNMET)
                    .build());
        }
        ClassifiedChurn before = only(review());
        LocalDate day = LEFT.plusDays(1 + random.nextInt(100));
        for (int i = 0; i <= later; i++) {
            facts.add(
                    switch ((kind + i) % 4) {
                        case 0 -> AttributeChange.of(left, "seats", day.plusDays(i), AttributeValue.parse("7"));
                        case 1 -> MilestoneEvent.of(left, "decided", MilestoneLevel.OUTCOME, day.plusDays(i));
                        case 2 ->
                            FitAssessment.builder(left, day.plusDays(i))
                                    .allFits(FitVerdict.UNMET)
                                    .build();
                        default -> MilestoneEvent.of(left, "connected", MilestoneLevel.REGRESSED, day.plusDays(i));
                    });
        }
        ClassifiedChurn after = only(review());
        assertThat(after.cause()).isEqualTo(before.cause());
        assertThat(after.fitKnown()).isEqualTo(before.fitKnown());
    }

    private static ClassifiedChurn only(ChurnReview review) {
        assertThat(review.causes().churned()).hasSize(1);
        return review.causes().churned().get(0);
    }
}

package dev.bearing.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.fit.FitGate;
import dev.bearing.fit.GateCondition;
import dev.bearing.fit.IdealCustomerProfile;
import dev.bearing.health.Signal;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.revenue.PriceState;
import dev.bearing.trial.ActivityPlan;
import dev.bearing.trial.ConversionActivities;
import dev.bearing.trial.ConversionActivity;
import dev.bearing.trial.ProductQualifiedLead;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialModel;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class TrialReviewTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    private final List<Fact> facts = new ArrayList<>();

    private AccountId trial(String name, LocalDate start, boolean card, Optional<Trial.Outcome> outcome) {
        AccountId id = AccountId.of(name);
        facts.add(Account.of(id));
        Trial.Builder trial =
                Trial.builder(id, start).endsOn(start.plusDays(14)).cardUpFront(card);
        outcome.ifPresent(trial::outcome);
        facts.add(trial.build());
        return id;
    }

    private SuccessReview review(TrialSettings settings) {
        Playbook playbook = Playbook.builder()
                .trials(settings)
                .idealCustomerProfile(IdealCustomerProfile.builder("ideal", "v1")
                        .gate(FitGate.ABLE, GateCondition.atLeast("seats", 10))
                        .build())
                .build();
        return SuccessReview.of(CustomerBook.of(facts), playbook, TODAY);
    }

    /** 20 trials without a card that convert and 20 that do not; three in four of the first invited somebody. */
    private void manyTrials() {
        for (int i = 0; i < 40; i++) {
            boolean converts = i < 20;
            AccountId id = trial(
                    "t" + i, START, false, Optional.of(converts ? Trial.Outcome.CONVERTED : Trial.Outcome.EXPIRED));
            if (i < 15) {
                facts.add(Signal.of(id, "invited", START.plusDays(2), 3));
                facts.add(Interaction.builder(id, START.plusDays(1))
                        .initiator(Interaction.Initiator.VENDOR)
                        .build());
            }
            facts.add(MilestoneEvent.of(id, "connected", MilestoneLevel.FUNCTIONAL, START.plusDays(1)));
            facts.add(Signal.of(id, "invited", START.plusDays(3), 1)); // too little to count
        }
    }

    @Test
    void milestonesAndNamedSignalsAreActivitiesOfEachModel() {
        manyTrials();
        trial("card", START, true, Optional.of(Trial.Outcome.CONVERTED));
        TrialReview review = review(TrialSettings.defaults()
                        .withSignals(new TrialSettings.SignalActivity("invited", 3))
                        .withPlan(ActivityPlan.standard()))
                .trialReview();
        assertThat(review.models()).containsOnlyKeys(TrialModel.CARD_UP_FRONT, TrialModel.NO_CARD);
        ConversionActivities common = Objects.requireNonNull(review.activities().get(TrialModel.NO_CARD));
        assertThat(common.activities())
                .extracting(ConversionActivity::activity)
                .containsExactly("invited", "connected");
        assertThat(common.activities())
                .extracting(ConversionActivity::ofConverted)
                .map(Rate::toString)
                .containsExactly("15/20 CONVERTED", "20/20 CONVERTED");
        assertThat(common.found()).extracting(ConversionActivity::activity).containsExactly("invited");
        assertThat(review.assisted(TrialModel.NO_CARD).assisted()).hasToString("15/15 ASSISTED");
        assertThat(review.assisted(TrialModel.NO_CARD).selfServe()).hasToString("5/25 SELF_SERVE");
    }

    @Test
    void aLeadPassesTheGatesOfTheProfileInForce() {
        manyTrials();
        for (String name : List.of("large", "small", "unknown")) {
            AccountId id = trial(name, TODAY.minusDays(9), false, Optional.empty());
            facts.add(Signal.of(id, "invited", TODAY.minusDays(8), 3));
            if (!name.equals("unknown")) {
                facts.add(AttributeChange.of(
                        id, "seats", TODAY.minusDays(9), AttributeValue.parse(name.equals("large") ? "20" : "5")));
            }
        }
        TrialSettings settings = TrialSettings.defaults().withSignals(new TrialSettings.SignalActivity("invited", 3));
        List<ProductQualifiedLead> leads = review(settings).trialReview().leads();
        assertThat(leads).hasSize(3);
        assertThat(leads)
                .filteredOn(ProductQualifiedLead::isQualified)
                .extracting(lead -> lead.trial().accountId().value())
                .containsExactly("large");
        List<ProductQualifiedLead> ungated = SuccessReview.of(
                        CustomerBook.of(facts),
                        Playbook.builder().trials(settings).build(),
                        TODAY)
                .trialReview()
                .leads();
        assertThat(ungated).hasSize(3).noneMatch(ProductQualifiedLead::isQualified);
    }

    @Test
    void aPaymentAfterTheEndIsPutDownToTheTrialWhereThePlaybookSaysHowLong() {
        AccountId late = trial("late", START, true, Optional.of(Trial.Outcome.EXPIRED));
        facts.add(PriceState.builder("s", late, START.plusDays(20))
                .price("100", CurrencyUnit.USD)
                .build());
        assertThat(review(TrialSettings.defaults()).trials().runs().get(0).isConverted())
                .isFalse();
        assertThat(review(TrialSettings.defaults().withAttributionDays(6))
                        .trials()
                        .runs()
                        .get(0)
                        .isConverted())
                .isTrue();
        assertThat(review(TrialSettings.defaults().withAttributionDays(5))
                        .trials()
                        .runs()
                        .get(0)
                        .isConverted())
                .isFalse();
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrialSettings.defaults().withAttributionDays(-1))
                .withMessage("attributionDays must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrialSettings(
                        Optional.empty(), ActivityPlan.standard(), List.of(), Double.NaN, Optional.empty(), 90))
                .withMessage("qualifiedFrom must be in [0, 1], was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrialSettings.SignalActivity("s", Double.NaN))
                .withMessage("atLeast must be finite, was NaN");
    }
}

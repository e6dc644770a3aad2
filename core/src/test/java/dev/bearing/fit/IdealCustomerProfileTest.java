package dev.bearing.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.StrategySpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdealCustomerProfileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);
    private static final IdealCustomerProfile PROFILE = IdealCustomerProfile.builder("smb", "2026-Q1")
            .effective(DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1)))
            .situation(new Situation(Goal.REVENUE, OptionalInt.of(3), List.of("two people for onboarding")))
            .gate(FitGate.READY, GateCondition.is("problem", "acute"))
            .gate(FitGate.ABLE, GateCondition.atLeast("seats", 10))
            .value(ValueMeasure.byAttribute(ValueInput.EFFICIENCY, "ltv_to_cac", 1, 5))
            .value(ValueMeasure.byAttribute(ValueInput.ASCENSION, "departments", 0, 10))
            .value(ValueMeasure.byAttribute(ValueInput.ADVOCACY, "days_to_refer", 100, 0))
            .mostStretch(0.2)
            .build();

    private static FitFacts account(String... pairs) {
        Attributes attributes = Attributes.empty();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes = attributes.with(pairs[i], AttributeValue.parse(pairs[i + 1]));
        }
        return FitFacts.of(AccountId.of("acme"), DAY, attributes);
    }

    @Test
    void scoresWhoPassesEveryGateByTheWeightsOfItsGoal() {
        FitEvaluation evaluation = PROFILE.evaluate(account(
                "problem", "acute", "seats", "12", "ltv_to_cac", "3", "departments", "4", "days_to_refer", "25"));
        assertThat(evaluation.fits()).isTrue();
        Answer.Known<Double> score = (Answer.Known<Double>) evaluation.score();
        assertThat(score.value()).isCloseTo(0.5 * 0.5 + 0.4 * 0.4 + 0.1 * 0.75, within(1e-12)); // by hand
        assertThat(score.explanation().terms())
                .extracting(Contribution::name)
                .containsExactly("efficiency", "ascension", "advocacy");
    }

    @Test
    void ranksOtherwiseInAnotherSituation() {
        FitFacts efficient = account(
                "problem", "acute", "seats", "12", "ltv_to_cac", "5", "departments", "0", "days_to_refer", "50");
        FitFacts growing = account(
                "problem", "acute", "seats", "12", "ltv_to_cac", "1", "departments", "10", "days_to_refer", "50");
        assertThat(score(PROFILE, efficient)).isGreaterThan(score(PROFILE, growing));
        IdealCustomerProfile expansion = PROFILE.withGoal(Goal.EXPANSION);
        assertThat(score(expansion, efficient)).isLessThan(score(expansion, growing));
    }

    @Test
    void listsTheGatesThatFailAndGivesNoScore() {
        FitEvaluation evaluation = PROFILE.evaluate(account("problem", "mild", "seats", "9", "ltv_to_cac", "50"));
        assertThat(evaluation.failing()).containsExactly(FitGate.READY, FitGate.ABLE);
        assertThat(evaluation.gates())
                .containsEntry(FitGate.READY, Answer.known(false))
                .containsEntry(
                        FitGate.WILLING,
                        Answer.unknown(Answer.Reason.NOT_CONFIGURED, "version 2026-Q1 does not ask for willing"));
        assertThat(evaluation.score())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        "only who passes every gate has a score; not passed: ready, able"));
    }

    @Test
    void doesNotPassAGateOfWhichTooLittleIsKnownUnlessThePolicySaysSo() {
        FitFacts silent = account("seats", "12", "ltv_to_cac", "3");
        FitEvaluation strict = PROFILE.evaluate(silent);
        assertThat(strict.failing()).containsExactly(FitGate.READY);
        assertThat(strict.gates().get(FitGate.READY))
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "it is not known of acme on 2026-02-01 whether problem = acute"));
        assertThat(builder()
                        .unknownGate(UnknownGate.PASSED)
                        .build()
                        .evaluate(silent)
                        .fits())
                .isTrue();
    }

    private static IdealCustomerProfile.Builder builder() {
        IdealCustomerProfile.Builder builder = IdealCustomerProfile.builder("smb", "2026-Q1");
        PROFILE.gates().forEach(builder::gate);
        PROFILE.values().forEach(builder::value);
        return builder;
    }

    @Test
    void sharesTheWeightOfWhatIsNotKnownAmongTheRest() {
        FitFacts account = account("problem", "acute", "seats", "12", "ltv_to_cac", "3", "days_to_refer", "25");
        assertThat(score(PROFILE, account)).isCloseTo((0.5 * 0.5 + 0.1 * 0.75) / 0.6, within(1e-12));
    }

    /** 0.5 and 0.1 of the weight are known. */
    @Test
    void theShareThatIsNeededIsEnough() {
        FitFacts account = account("problem", "acute", "seats", "12", "ltv_to_cac", "3", "days_to_refer", "25");
        for (int hundredths = 1; hundredths <= 60; hundredths++) {
            assertThat(builder()
                            .minCoverage(hundredths / 100.0)
                            .build()
                            .evaluate(account)
                            .score()
                            .isKnown())
                    .as("%s of 0.6", hundredths)
                    .isTrue();
        }
    }

    @Test
    void givesNoScoreWhereTooLittleOfTheWeightIsKnown() {
        FitFacts account = account("problem", "acute", "seats", "12", "departments", "3");
        assertThat(PROFILE.evaluate(account).score())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "what is known carries 0.4 of the weight, needed 0.5; not known: efficiency, advocacy"));
    }

    @Test
    void givesNoScoreWhereNothingThatWeighsIsMeasured() {
        IdealCustomerProfile gatesOnly = IdealCustomerProfile.builder("smb", "1")
                .gate(FitGate.ABLE, GateCondition.atLeast("seats", 10))
                .build();
        FitEvaluation evaluation = gatesOnly.evaluate(account("seats", "12"));
        assertThat(evaluation.fits()).isTrue();
        assertThat(evaluation.score())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED, "version 1 measures no value input that its goal gives weight"));
    }

    @Test
    void takesTheMeanWhereAnInputIsMeasuredTwice() {
        IdealCustomerProfile twice = IdealCustomerProfile.builder("smb", "1")
                .gate(FitGate.ABLE, GateCondition.atLeast("seats", 10))
                .value(ValueMeasure.given(ValueInput.EFFICIENCY, 1, 5))
                .value(ValueMeasure.byAttribute(ValueInput.EFFICIENCY, "days_to_close", 90, 0))
                .build();
        FitFacts account = account("seats", "12", "days_to_close", "45");
        FitValues values = (input, id) -> FitValues.efficiency(8_000, 2_000);
        assertThat(twice.evaluate(account, values).score().orElseThrow("score"))
                .isCloseTo((0.75 + 0.5) / 2, within(1e-12));
        assertThat(score(twice, account)).isEqualTo(0.5);
    }

    @Test
    void derivesValueInputsFromTheRestOfTheLibrary() {
        assertThat(FitValues.efficiency(3_000, 1_000))
                .extracting(IdealCustomerProfileTest::value)
                .isEqualTo(3.0);
        assertThat(FitValues.efficiency(3_000, 0).isKnown()).isFalse();
        assertThat(FitValues.ascension(4_000, 1_000))
                .extracting(IdealCustomerProfileTest::value)
                .isEqualTo(0.75);
        assertThat(FitValues.advocacy(2, 0.25))
                .extracting(IdealCustomerProfileTest::value)
                .isEqualTo(0.5);
        assertThat(FitValues.none().value(ValueInput.ADVOCACY, AccountId.of("acme")))
                .isEqualTo(Answer.unknown(Answer.Reason.NOT_CONFIGURED, "nothing tells advocacy of acme"));
    }

    private static Object value(Answer<Double> answer) {
        return answer.orElseThrow("value");
    }

    @Test
    void readsTheShortFormOfADocument() {
        IdealCustomerProfile read = IdealCustomerProfile.from(new StrategySpec(
                "ideal-customer-profile",
                new TreeMap<>(Map.of(
                        "version",
                        "v1",
                        "goal",
                        "logos",
                        "gates",
                        Map.of(
                                "ready", Map.of("attribute", "urgent", "equals", true),
                                "able",
                                        List.of(
                                                Map.of("attribute", "seats", "atLeast", 10),
                                                Map.of("attribute", "tier", "in", List.of(1, "b"))),
                                "successPotential", Map.of("assessed", true)),
                        "valueInputs",
                        Map.of("advocacy", Map.of("from", 0, "to", 2))))));
        assertThat(read.id()).isEqualTo("ideal");
        assertThat(read.effective()).isEqualTo(DateRange.startingOn(LocalDate.of(1970, 1, 1)));
        assertThat(read.gates())
                .containsEntry(FitGate.READY, GateCondition.is("urgent", "true"))
                .containsEntry(
                        FitGate.ABLE,
                        GateCondition.allOf(GateCondition.atLeast("seats", 10), GateCondition.is("tier", "1", "b")))
                .containsEntry(FitGate.SUCCESS_POTENTIAL, GateCondition.assessedPotential());
        assertThat(read.values()).containsExactly(ValueMeasure.given(ValueInput.ADVOCACY, 0, 2));
    }

    @Test
    void readsBackWhatItSaved() {
        IdealCustomerProfile weighted = builder()
                .effective(PROFILE.effective())
                .situation(PROFILE.situation())
                .mostStretch(0.2)
                .weights(Goal.LOGOS, new ValueWeights(1, 2, 3))
                .build();
        assertThat(IdealCustomerProfile.from(weighted.spec())).isEqualTo(weighted);
        assertThat(IdealCustomerProfile.from(PROFILE.spec())).isEqualTo(PROFILE);
    }

    @Test
    void saysWhereASavedFormDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdealCustomerProfile.from(saved("colour", "red")))
                .withMessageStartingWith("profile v1: unknown parameter colour, known are [");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdealCustomerProfile.from(saved("from", "soon")))
                .withMessage("profile v1: from must be a date such as 2026-01-31, was soon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdealCustomerProfile.from(saved("goal", "fame")))
                .withMessage("profile v1: goal must be one of [revenue, logos, advocates, expansion], was fame");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdealCustomerProfile.from(
                        saved("gates", Map.of("able", Map.of("attribute", "a", "atLeast", 1, "equals", 2)))))
                .withMessage("profile v1: gates: able: a must have one of equals, in, notIn, and atLeast with or"
                        + " without atMost");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdealCustomerProfile.from(saved("gates", Map.of("able", Map.of("assessed", false)))))
                .withMessage("profile v1: gates: able: assessed must be true, was false");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdealCustomerProfile.from(saved("gates", Map.of())))
                .withMessage("profile v1: gates must not be empty");
    }

    private static StrategySpec saved(String parameter, Object value) {
        return StrategySpec.of("ideal-customer-profile")
                .with("version", "v1")
                .with("goal", "revenue")
                .with("gates", Map.of("able", Map.of("attribute", "a", "equals", "b")))
                .with(parameter, value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
    void refusesACoverageOutsideItsRange(double bad) {
        IdealCustomerProfile.Builder builder = builder().minCoverage(bad);
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("minCoverage must be in (0, 1], was " + bad);
    }

    @Test
    void refusesWeightsAndMeasuresThatMeanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueWeights(0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueWeights(1, Double.NaN, 0))
                .withMessage("weight of ascension must be 0 or more and finite, was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> ValueMeasure.given(ValueInput.ADVOCACY, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Situation(Goal.LOGOS, OptionalInt.of(0), List.of()));
    }

    private static double score(IdealCustomerProfile profile, FitFacts facts) {
        return profile.evaluate(facts).score().orElseThrow("score");
    }
}

package dev.bearing.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(ProfileDomain.class)
@Domain(DomainContext.Global.class)
class IdealCustomerProfileProperties {

    @Property(seed = "20261122")
    void noValueBuysBackAFailingGate(
            @ForAll IdealCustomerProfile profile,
            @ForAll FitFacts facts,
            @ForAll @DoubleRange(max = 100) double value) {
        FitEvaluation poor = profile.evaluate(facts);
        FitEvaluation rich = profile.evaluate(facts, (input, account) -> Answer.known(value));
        assertThat(rich.failing()).isEqualTo(poor.failing());
        assertThat(rich.gates()).isEqualTo(poor.gates());
        if (!rich.fits()) {
            assertThat(rich.score().isKnown()).isFalse();
        }
    }

    @Property(seed = "20261122")
    void scoreIsAShareThatItsContributionsAddUpTo(
            @ForAll IdealCustomerProfile profile, @ForAll FitFacts facts, @ForAll @DoubleRange(max = 12) double value) {
        if (profile.evaluate(facts, (input, account) -> Answer.known(value)).score()
                instanceof Answer.Known<Double> score) {
            assertThat(score.value()).isBetween(0.0, 1.0);
            double sum = score.explanation().terms().stream()
                    .mapToDouble(Contribution::value)
                    .sum();
            assertThat(sum).isCloseTo(score.value(), within(1e-12));
        }
    }

    @Property(seed = "20261122")
    void anotherGoalNeverChangesAGate(@ForAll IdealCustomerProfile profile, @ForAll FitFacts facts, @ForAll Goal goal) {
        FitEvaluation before = profile.evaluate(facts);
        FitEvaluation after = profile.withGoal(goal).evaluate(facts);
        assertThat(after.gates()).isEqualTo(before.gates());
        assertThat(after.failing()).isEqualTo(before.failing());
    }

    @Property(seed = "20261122")
    void agreesWithAnotherWayOfReckoning(@ForAll IdealCustomerProfile profile, @ForAll FitFacts facts) {
        FitEvaluation evaluation = profile.evaluate(facts);
        boolean fits = profile.gates().values().stream().allMatch(condition -> {
            FitVerdict verdict = condition.verdict(facts);
            return verdict == FitVerdict.MET
                    || (verdict == FitVerdict.UNKNOWN && profile.unknownGate() == UnknownGate.PASSED);
        });
        assertThat(evaluation.fits()).isEqualTo(fits);
        assertThat(evaluation.gates()).hasSize(FitGate.values().length);
    }

    @Property(seed = "20261122")
    void readsBackWhatItSaved(@ForAll IdealCustomerProfile profile) {
        IdealCustomerProfile same = IdealCustomerProfile.from(profile.spec());
        assertThat(same.spec()).isEqualTo(profile.spec());
        assertThat(same.gates()).isEqualTo(profile.gates());
        assertThat(same.weightsInForce()).isEqualTo(profile.weightsInForce());
        assertThat(new TreeMap<>(same.weights())).isEqualTo(profile.weights());
        assertThat(same.values()).containsExactlyInAnyOrderElementsOf(profile.values());
    }
}

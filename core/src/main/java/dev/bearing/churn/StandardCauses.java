package dev.bearing.churn;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.StrategySpec;
import java.util.List;
import java.util.Optional;

/**
 * The built-in order: outside evidence, else fit at acquisition, else attainment at the loss. Where fit is not known
 * attainment is told all the same; {@link ClassifiedChurn#fitKnown} goes with it.
 */
record StandardCauses() implements CauseClassifier {

    static final StandardCauses INSTANCE = new StandardCauses();

    @Override
    public RootCause classify(ChurnCase customer) {
        if (customer.outside().isPresent()) {
            return new RootCause.Exogenous(customer.outside().get());
        }
        Optional<List<String>> unmet = customer.unmet().toOptional().filter(names -> !names.isEmpty());
        return unmet.<RootCause>map(RootCause.NoSuccessPotential::new).orElseGet(() -> attainment(customer));
    }

    private static RootCause attainment(ChurnCase customer) {
        Answer<Boolean> outcome = outcomeMet(customer);
        boolean outcomeMissing = outcome.toOptional().filter(met -> !met).isPresent();
        boolean experienceMissing = customer.assessment()
                .filter(OutcomeAssessment::requiredExperienceViolated)
                .isPresent();
        if (outcomeMissing || experienceMissing) {
            return new RootCause.OutcomeNotAchieved(half(outcomeMissing, experienceMissing), stalledAt(customer));
        }
        return outcome.<RootCause>fold(
                known -> new RootCause.Unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        customer.event().accountId() + " had what it wanted, as far as is known, and left"),
                unknown -> new RootCause.Unknown(unknown.reason(), unknown.message()));
    }

    private static RootCause.Half half(boolean outcome, boolean experience) {
        if (outcome && experience) {
            return RootCause.Half.BOTH;
        }
        return outcome ? RootCause.Half.REQUIRED_OUTCOME : RootCause.Half.APPROPRIATE_EXPERIENCE;
    }

    private static Answer<Boolean> outcomeMet(ChurnCase customer) {
        Answer<Boolean> measured = customer.assessment()
                .map(OutcomeAssessment::outcomeMet)
                .orElseGet(() -> Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "nobody knows what " + customer.event().accountId() + " wanted"));
        if (measured.isKnown()) {
            return measured;
        }
        return customer.progress()
                .filter(path -> !path.isWaivedThroughout())
                .map(path -> Answer.known(path.arrived()))
                .orElse(measured);
    }

    private static Optional<String> stalledAt(ChurnCase customer) {
        return customer.progress().flatMap(JourneyProgress::nextMilestone).map(SuccessMilestone::id);
    }

    @Override
    public Optional<StrategySpec> spec() {
        return Optional.of(StrategySpec.of("standard"));
    }
}

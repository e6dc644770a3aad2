package dev.bearing.fit;

import dev.bearing.internal.Thresholds;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The score of an account that fits: the weighted mean of its value inputs. */
record ValueScore(IdealCustomerProfile profile, FitFacts facts, FitValues values) {

    private static final String METHOD = "weighted mean of value inputs";

    Answer<Double> answer() {
        ValueWeights weights = profile.weightsInForce();
        SortedMap<ValueInput, Double> worths = new TreeMap<>();
        double asked = 0;
        double known = 0;
        List<String> missing = new ArrayList<>();
        for (ValueInput input : ValueInput.values()) {
            double weight = weights.of(input);
            List<Answer<Double>> measured = measured(input);
            if (weight == 0 || measured.isEmpty()) {
                continue;
            }
            asked += weight;
            Optional<Double> worth = mean(measured);
            if (worth.isPresent()) {
                known += weight;
                worths.put(input, worth.get());
            } else {
                missing.add(SavedNames.of(input));
            }
        }
        if (asked == 0) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED,
                    "version " + profile.version() + " measures no value input that its goal gives weight");
        }
        if (!Thresholds.isAtLeast(known / asked, profile.minCoverage())) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "what is known carries " + Thresholds.rounded(known / asked) + " of the weight, needed "
                            + profile.minCoverage() + "; not known: " + String.join(", ", missing));
        }
        return score(weights, worths, known);
    }

    private static Answer<Double> score(ValueWeights weights, SortedMap<ValueInput, Double> worths, double known) {
        List<Contribution> terms = new ArrayList<>();
        double sum = 0;
        for (var entry : worths.entrySet()) {
            double term = weights.of(entry.getKey()) / known * entry.getValue();
            terms.add(new Contribution(SavedNames.of(entry.getKey()), term));
            sum += term;
        }
        return Answer.known(Math.min(1, sum), Explanation.sum(METHOD, terms));
    }

    private List<Answer<Double>> measured(ValueInput input) {
        return profile.values().stream()
                .filter(measure -> measure.input() == input)
                .map(measure -> measure.worth(facts, values))
                .toList();
    }

    /** Returns the mean of the measures known, or empty where none is. */
    private static Optional<Double> mean(List<Answer<Double>> measured) {
        double sum = 0;
        int count = 0;
        for (Answer<Double> worth : measured) {
            if (worth.isKnown()) {
                sum += worth.toOptional().orElseThrow();
                count++;
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(sum / count);
    }
}

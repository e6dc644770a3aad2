package dev.bearing.fit;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one version of a profile says of one account on a day.
 *
 * @param version the version of the profile
 * @param day the day whose facts were judged
 * @param gates whether each gate's condition holds, INSUFFICIENT_DATA where that is not known, or NOT_CONFIGURED where
 *     the profile does not ask
 * @param failing the gates that are not passed; the account fits if there is none
 * @param score how much it is worth among those who fit, in [0, 1], as a sum over value inputs; OUTSIDE_MODEL_RANGE for
 *     an account that does not fit
 */
public record FitEvaluation(
        String version,
        LocalDate day,
        SortedMap<FitGate, Answer<Boolean>> gates,
        List<FitGate> failing,
        Answer<Double> score) {

    /** Copies the gates. */
    public FitEvaluation {
        requireNonNull(gates, "gates");
        requireNonNull(failing, "failing");
        requireNonNull(version, "version");
        requireNonNull(day, "day");
        gates = Collections.unmodifiableSortedMap(new TreeMap<>(gates));
        failing = List.copyOf(failing);
        requireNonNull(score, "score");
    }

    /** Returns whether every gate is passed. */
    public boolean fits() {
        return failing.isEmpty();
    }
}

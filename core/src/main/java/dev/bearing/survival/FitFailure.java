package dev.bearing.survival;

import dev.bearing.internal.logistic.ColumnScales;
import dev.bearing.internal.optim.PenalisedNewton;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;

/** Says why a search for the maximum of a likelihood found none. */
final class FitFailure {

    /** A covariate takes part in a separation if it moves predictors by this share of the largest move. */
    private static final double PART = 1e-3;

    private FitFailure() {}

    static <T> Answer<T> of(List<String> names, PenalisedNewton.Fit fit, ColumnScales scales, double ridge) {
        if (fit.ending == PenalisedNewton.Ending.EXHAUSTED) {
            return Answer.unknown(
                    Answer.Reason.DID_NOT_CONVERGE, "no maximum found within " + fit.iterations + " steps");
        }
        List<String> parting = new ArrayList<>();
        double most = 0;
        for (int j = 0; j < names.size(); j++) {
            most = Math.max(most, move(fit, scales, j));
        }
        for (int j = 0; j < names.size(); j++) {
            if (move(fit, scales, j) > PART * most) {
                parting.add(names.get(j));
            }
        }
        return Answer.unknown(
                Answer.Reason.DID_NOT_CONVERGE,
                "the outcomes are separated by " + String.join(", ", parting)
                        + ": the likelihood rises for ever, no finite estimate is the best;"
                        + " leave a covariate out, or set a "
                        + (ridge > 0 ? "larger ridge penalty than " + ridge : "ridge penalty"));
    }

    private static double move(PenalisedNewton.Fit fit, ColumnScales scales, int j) {
        return Math.abs(fit.step[j + 1]) * scales.largest()[j];
    }
}

package dev.bearing.survival;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;

/**
 * The scale on which a 95 % interval of a survival probability S with standard error se is symmetric. With z the 97.5 %
 * quantile of the normal distribution; ends are cut to [0, 1].
 *
 * @see <a href="https://doi.org/10.1002/9781118032985">Kalbfleisch and Prentice (2002), section 1.4</a>
 */
public enum IntervalScale {
    /** S·exp(±z·se/S); the default of R's survival package. */
    LOG,
    /** S^exp(±z·se/(S·log S)): never leaves [0, 1]; not defined before the first event. */
    LOG_LOG,
    /** S ± z·se. */
    PLAIN;

    /** Returns the interval, or why there is none: nobody is left, or nothing has happened yet (log-log only). */
    Answer<Interval> around(double survival, double standardError) {
        if (!(survival > 0)) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "nobody survives, so the standard error is not defined");
        }
        double z = Proportions.Z95;
        switch (this) {
            case LOG -> {
                double factor = Math.exp(z * standardError / survival);
                return clipped(survival / factor, survival * factor);
            }
            case LOG_LOG -> {
                if (survival == 1) {
                    return Answer.unknown(
                            Answer.Reason.INSUFFICIENT_DATA, "no event yet, so the log-log interval is not defined");
                }
                double power = Math.exp(-z * standardError / (survival * Math.log(survival)));
                return clipped(Math.pow(survival, power), Math.pow(survival, 1 / power));
            }
            default -> {
                return clipped(survival - z * standardError, survival + z * standardError);
            }
        }
    }

    private static Answer<Interval> clipped(double lower, double upper) {
        return Answer.known(Interval.of95(Math.max(0, lower), Math.min(1, upper)));
    }
}

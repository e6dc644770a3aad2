package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Days.DAYS_A_YEAR;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a loss per period becomes a loss per other period. There is no default: 1 % a month is 11.36 % a year when it
 * compounds and 12 % when it is added up, and whoever converts says which.
 *
 * <pre>{@code
 * RateConversion.COMPOUND.convertLoss(0.01, RatePeriod.MONTH, RatePeriod.YEAR);   // 0.113615…
 * RateConversion.COMPOUND.convertLossOfDays(0.07, 30, RatePeriod.YEAR);           // 0.586369…
 * RateConversion.compoundRetention(1.02, RatePeriod.MONTH, RatePeriod.YEAR);      // 1.268242…
 * }</pre>
 *
 * <p>Only a loss has a choice: the share of customers lost, or of revenue lost to churn and contraction. Retention, and
 * net churn that may be negative, are converted {@linkplain #compoundRetention as a factor}.
 *
 * <p>Compounding takes the loss to be the same for all customers and at all times. Where customers differ, those likely
 * to leave go first, and the loss over a year is smaller than the compounded one.
 */
public enum RateConversion {
    /**
     * Losses add up: 12 times the monthly loss. A sum of shares of different bases, so that more than 1 may come out.
     * It is what much prose means by "0.42 % a month, 5 % a year", and is offered to read such prose.
     */
    LINEAR {
        @Override
        double scale(double loss, double factor) {
            checkArgument(
                    loss >= 0 && loss < Double.POSITIVE_INFINITY, "loss must be finite and at least 0, was %s", loss);
            return loss * factor;
        }
    },
    /**
     * What is kept compounds: 1 - (1 - loss)^(new / old period).
     *
     * @see <a href="https://www.manning.com/books/fighting-churn-with-data">Gold, Fighting Churn with Data (2020),
     *     listing 2.5</a>
     */
    COMPOUND {
        @Override
        double scale(double loss, double factor) {
            checkArgument(
                    loss >= 0 && loss <= 1, "loss must be in [0, 1], was %s; a net rate converts as a factor", loss);
            return -Math.expm1(factor * Math.log1p(-loss)) + 0.0;
        }
    };

    private static final double MONTHS_A_YEAR = 12;

    /**
     * Returns a loss of one period as a loss of another.
     *
     * @param loss the share lost in a period {@code from}: in {@code [0, 1]}, or at least 0 for {@link #LINEAR}
     * @throws IllegalArgumentException if the loss is out of its range: net churn below 0, say
     */
    public double convertLoss(double loss, RatePeriod from, RatePeriod to) {
        return scale(loss, (double) to.months() / from.months());
    }

    /**
     * Returns a loss of {@code days} days as a loss of a period; a year has 365 days and a month 365/12, in leap years
     * too.
     *
     * @param loss the share lost in these days: in {@code [0, 1]}, or at least 0 for {@link #LINEAR}
     * @param days how many, at least 1
     */
    public double convertLossOfDays(double loss, int days, RatePeriod to) {
        checkArgument(days >= 1, "days must be at least 1, was %s", days);
        return scale(loss, DAYS_A_YEAR * to.months() / (MONTHS_A_YEAR * days));
    }

    /**
     * Returns a rate of loss of one period as the loss of another; its explanation says that it is derived and how.
     * Unknown where the rate is.
     *
     * @param loss churn of customers, or gross churn of revenue: never retention, which {@link #compoundRetention}
     *     converts
     * @throws IllegalArgumentException if the rate is out of the range of {@link #convertLoss(double, RatePeriod,
     *     RatePeriod)}
     */
    public Answer<Double> convertLoss(Rate loss, RatePeriod from, RatePeriod to) {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        return loss.fraction()
                .flatMap(fraction -> Answer.known(
                        convertLoss(fraction, from, to),
                        Explanation.inputs(
                                "derived: " + this + ", " + from + " to " + to,
                                List.of(
                                        new Contribution("loss per " + from, fraction),
                                        new Contribution("periods", (double) to.months() / from.months())))));
    }

    /**
     * Returns what is kept of one period as what is kept of another: factor^(new / old period). For gross and net
     * retention; net churn of -2 % a month is a factor of 1.02, and -26.8 % a year.
     *
     * @param factor what is kept in a period {@code from}, at least 0; above 1 where it grows
     * @see <a href="https://www.manning.com/books/fighting-churn-with-data">Gold, Fighting Churn with Data (2020),
     *     listing 2.8</a>
     */
    public static double compoundRetention(double factor, RatePeriod from, RatePeriod to) {
        checkArgument(
                factor >= 0 && factor < Double.POSITIVE_INFINITY,
                "factor must be finite and at least 0, was %s",
                factor);
        return Math.pow(factor, (double) to.months() / from.months());
    }

    abstract double scale(double loss, double factor);
}

package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.balance.PlanPolicy;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * How the targets of a plan are held against the book.
 *
 * @param currency the currency that targets are about whose metric names none ({@code mrr:EUR} names one); absent: the
 *     one the vendor reports in, else the only one there is
 * @param onTrackFrom from which probability a target that is still open counts as on track, in (0, 1)
 * @param historyMonths over how many complete months the forecast counts its rates at most, at least 6
 */
public record PlanSettings(Optional<CurrencyUnit> currency, double onTrackFrom, int historyMonths) {

    private static final PlanSettings DEFAULT = new PlanSettings(Optional.empty(), 0.5, 12);

    /** @throws IllegalArgumentException if a number is out of its range */
    public PlanSettings {
        requireNonNull(currency, "currency");
        checkArgument(onTrackFrom > 0 && onTrackFrom < 1, "onTrackFrom must be in (0, 1), was %s", onTrackFrom);
        checkArgument(
                historyMonths >= PlanPolicy.LEAST_MONTHS,
                "historyMonths must be at least %s, was %s",
                PlanPolicy.LEAST_MONTHS,
                historyMonths);
    }

    /** Returns no currency, on track from a half, and 12 months of history. */
    public static PlanSettings defaults() {
        return DEFAULT;
    }

    /** Returns these settings with the currency of targets that name none. */
    public PlanSettings withCurrency(CurrencyUnit value) {
        return new PlanSettings(Optional.of(value), onTrackFrom, historyMonths);
    }

    /** Returns these settings with another probability from which a target counts as on track. */
    public PlanSettings withOnTrackFrom(double probability) {
        return new PlanSettings(currency, probability, historyMonths);
    }

    /** Returns these settings with another length of history. */
    public PlanSettings withHistoryMonths(int months) {
        return new PlanSettings(currency, onTrackFrom, months);
    }
}

package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.Fact;
import dev.bearing.internal.Days;
import dev.bearing.internal.FactFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;

/**
 * What one unit of a currency was worth in another on a day.
 *
 * @param fromCurrency the currency that is priced
 * @param toCurrency the currency it is priced in, another one
 * @param on the day
 * @param rate how many units of {@code toCurrency} one unit of {@code fromCurrency} gave, above 0, without trailing
 *     zeros
 * @param recordedOn the day this became known
 */
public record FxRate(
        CurrencyUnit fromCurrency, CurrencyUnit toCurrency, LocalDate on, BigDecimal rate, LocalDate recordedOn)
        implements Fact {

    /** @throws IllegalArgumentException if the currencies are the same, the rate is not positive, or a day is off */
    public FxRate {
        requireNonNull(fromCurrency, "fromCurrency");
        requireNonNull(toCurrency, "toCurrency");
        requireNonNull(on, "on");
        requireNonNull(rate, "rate");
        requireNonNull(recordedOn, "recordedOn");
        checkArgument(!fromCurrency.equals(toCurrency), "toCurrency must not be fromCurrency = %s", fromCurrency);
        Days.check("on", on);
        rate = FactFields.number("rate", rate);
        checkArgument(rate.signum() > 0, "rate must be positive, was %s", rate);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a rate known since its day. */
    public static FxRate of(CurrencyUnit fromCurrency, CurrencyUnit toCurrency, LocalDate on, BigDecimal rate) {
        return new FxRate(fromCurrency, toCurrency, on, rate, on);
    }

    /** Returns this rate as one that became known on {@code day}. */
    public FxRate withRecordedOn(LocalDate day) {
        return new FxRate(fromCurrency, toCurrency, on, rate, requireNonNull(day, "recordedOn"));
    }

    @Override
    public Object key() {
        return List.of(fromCurrency, toCurrency, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public FxRate asKnownOn(LocalDate day) {
        return this;
    }
}

package dev.bearing.revenue;

import java.time.LocalDate;
import org.joda.money.CurrencyUnit;

/** An exchange rate that a conversion needs is not there. Nothing is converted at a guess. */
public final class MissingFxRateException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String fromCode;
    private final String toCode;
    private final LocalDate day;

    /** Makes the exception of a pair and a day. */
    public MissingFxRateException(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
        super("no exchange rate from " + from.getCode() + " to " + to.getCode() + " on " + day);
        this.fromCode = from.getCode();
        this.toCode = to.getCode();
        this.day = day;
    }

    /** Returns the currency to convert from. */
    public CurrencyUnit from() {
        return CurrencyUnit.of(fromCode);
    }

    /** Returns the currency to convert into. */
    public CurrencyUnit to() {
        return CurrencyUnit.of(toCode);
    }

    /** Returns the day. */
    public LocalDate day() {
        return day;
    }
}

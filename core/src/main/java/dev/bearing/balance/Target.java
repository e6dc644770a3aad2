package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.Fact;
import dev.bearing.internal.Days;
import dev.bearing.internal.FactFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What the vendor plans a metric to be in a month. A plan looks ahead, so a target is known from the start unless
 * {@code recordedOn} says otherwise.
 *
 * @param metric the metric's name, not blank
 * @param month the month
 * @param value the planned value in the metric's own unit, without trailing zeros
 * @param recordedOn the day this became known
 */
public record Target(String metric, YearMonth month, BigDecimal value, LocalDate recordedOn) implements Fact {

    /** @throws IllegalArgumentException if the metric is blank or a day is outside 1970 to 9999 */
    public Target {
        requireNonNull(month, "month");
        checkText("metric", metric);
        Days.check("month", month.atDay(1));
        value = FactFields.number("value", value);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a target known from the start. */
    public static Target of(String metric, YearMonth month, BigDecimal value) {
        return new Target(metric, month, value, FIRST_DAY);
    }

    /** Returns this target as one that became known on {@code day}. */
    public Target withRecordedOn(LocalDate day) {
        return new Target(metric, month, value, requireNonNull(day, "recordedOn"));
    }

    @Override
    public Object key() {
        return List.of(metric, month);
    }

    /** Returns the day this became known: a plan begins when it is made. */
    @Override
    public LocalDate effectiveOn() {
        return recordedOn;
    }

    @Override
    public Target asKnownOn(LocalDate day) {
        return this;
    }
}

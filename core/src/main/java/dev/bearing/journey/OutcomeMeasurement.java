package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;

/**
 * An outcome metric of an account was measured.
 *
 * @param accountId the account
 * @param metric the metric's name
 * @param on the day
 * @param value what was measured, finite, in the metric's unit
 * @param recordedOn the day this became known
 */
public record OutcomeMeasurement(AccountId accountId, String metric, LocalDate on, double value, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the metric is blank, the value not finite or a day outside 1970 to 9999 */
    public OutcomeMeasurement {
        requireNonNull(metric, "metric");
        requireNonNull(accountId, "accountId");
        checkText("metric", metric);
        checkArgument(Double.isFinite(value), "value of %s must be finite, was %s", metric, value);
        Days.check("on", on);
        Days.check("recordedOn", recordedOn);
        value = value + 0.0;
    }

    /** Returns a measurement known since its day. */
    public static OutcomeMeasurement of(AccountId accountId, String metric, LocalDate on, double value) {
        return new OutcomeMeasurement(accountId, metric, on, value, on);
    }

    /** Returns this measurement, known since another day. */
    public OutcomeMeasurement withRecordedOn(LocalDate day) {
        return new OutcomeMeasurement(accountId, metric, on, value, day);
    }

    @Override
    public Object key() {
        return List.of(accountId, metric, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public OutcomeMeasurement asKnownOn(LocalDate day) {
        return this;
    }
}

package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.Attributes;
import dev.bearing.health.HealthSignals;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A customer on a day of the past, as it was known then, and how its stay went on as it is known today. A score may
 * look at {@link #signals} and {@link #attributes}, which hold nothing recorded later; {@link #churnedOn} is what it is
 * held against.
 */
public final class HealthObservation {

    private final AccountId accountId;
    private final HealthSignals signals;
    private final Supplier<Attributes> attributes;
    private final Optional<LocalDate> churnedOn;

    HealthObservation(
            AccountId accountId,
            HealthSignals signals,
            Supplier<Attributes> attributes,
            Optional<LocalDate> churnedOn) {
        this.accountId = requireNonNull(accountId, "accountId");
        this.signals = requireNonNull(signals, "signals");
        this.attributes = requireNonNull(attributes, "attributes");
        this.churnedOn = requireNonNull(churnedOn, "churnedOn");
    }

    /** Returns the account. */
    public AccountId accountId() {
        return accountId;
    }

    /** Returns the day. */
    public LocalDate on() {
        return signals.asOf();
    }

    /** Returns its signals as they were known on the day. */
    public HealthSignals signals() {
        return signals;
    }

    /** Returns its attributes as they were known on the day. */
    public Attributes attributes() {
        return attributes.get();
    }

    /**
     * Returns the first day after the stay that this day is in, as known on the last day of the history; empty while
     * the account stays. It may lie on or before the day of the observation, where the end became known only later.
     */
    public Optional<LocalDate> churnedOn() {
        return churnedOn;
    }

    /** Returns account and day. */
    @Override
    public String toString() {
        return accountId + " on " + on();
    }
}

package dev.bearing.account;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;

/**
 * An attribute takes a value from a day on: a segment, an owner, the number of seats. What was true then is what counts
 * then.
 *
 * @param accountId the account
 * @param attribute the attribute's name
 * @param from the day the value begins to hold
 * @param value the value
 * @param recordedOn the day this became known
 */
public record AttributeChange(
        AccountId accountId, String attribute, LocalDate from, AttributeValue value, LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the name is blank or a day is outside 1970 to 9999 */
    public AttributeChange {
        requireNonNull(attribute, "attribute");
        requireNonNull(accountId, "accountId");
        requireNonNull(value, "value");
        checkText("attribute", attribute);
        Days.check("from", from);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a change known since the day it took effect. */
    public static AttributeChange of(AccountId accountId, String attribute, LocalDate from, AttributeValue value) {
        return new AttributeChange(accountId, attribute, from, value, from);
    }

    @Override
    public Object key() {
        return List.of(accountId, attribute, from);
    }

    @Override
    public LocalDate effectiveOn() {
        return from;
    }

    @Override
    public AttributeChange asKnownOn(LocalDate day) {
        return this;
    }
}

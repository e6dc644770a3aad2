package dev.bearing.account;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.FactFields;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's own key of an account.
 *
 * @param value the key, 1 to {@value #MAX_LENGTH} characters, not blank, without control characters and without white
 *     space before or after it: {@code "a"} and {@code "a "} would be two customers that look the same
 */
public record AccountId(String value) implements Comparable<AccountId> {

    /** The longest key. */
    public static final int MAX_LENGTH = 512;

    /** @throws IllegalArgumentException if the key is blank, too long, or has what cannot be seen (see the key) */
    public AccountId {
        FactFields.checkId("an account id", value);
        checkArgument(
                value.length() <= MAX_LENGTH,
                "an account id has at most %s characters, was %s",
                MAX_LENGTH,
                value.length());
    }

    /** Returns the id of this key. */
    public static AccountId of(String value) {
        return new AccountId(value);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof AccountId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}

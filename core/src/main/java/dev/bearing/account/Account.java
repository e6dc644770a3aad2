package dev.bearing.account;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A customer of the vendor, or somebody who may become one. It is known from the start unless {@code recordedOn} says
 * otherwise.
 *
 * @param accountId its key
 * @param name its name, where there is one
 * @param customerSince the day the vendor counts it as a customer from; informative: who paid when is told by price
 *     states
 * @param attributes what is known without a date; dated attributes are {@link AttributeChange}s
 * @param recordedOn the day this became known
 */
public record Account(
        AccountId accountId,
        Optional<String> name,
        Optional<LocalDate> customerSince,
        Attributes attributes,
        LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if a day is outside 1970 to 9999 */
    public Account {
        requireNonNull(customerSince, "customerSince");
        requireNonNull(accountId, "accountId");
        requireNonNull(name, "name");
        requireNonNull(attributes, "attributes");
        customerSince.ifPresent(day -> Days.check("customerSince", day));
        Days.check("recordedOn", recordedOn);
    }

    /** Returns an account of which no more than its key is known. */
    public static Account of(AccountId accountId) {
        return builder(accountId).build();
    }

    /** Returns a builder of the account with this key. */
    public static Builder builder(AccountId accountId) {
        return new Builder(accountId);
    }

    @Override
    public AccountId key() {
        return accountId;
    }

    @Override
    public LocalDate effectiveOn() {
        return FIRST_DAY;
    }

    @Override
    public Account asKnownOn(LocalDate day) {
        return new Account(accountId, name, customerSince.filter(since -> !since.isAfter(day)), attributes, recordedOn);
    }

    /** Builds an account; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private Optional<String> name = Optional.empty();
        private Optional<LocalDate> customerSince = Optional.empty();
        private Attributes attributes = Attributes.empty();
        private LocalDate recordedOn = FIRST_DAY;

        private Builder(AccountId accountId) {
            this.accountId = requireNonNull(accountId, "accountId");
        }

        /** Sets the name. */
        public Builder name(String value) {
            requireNonNull(value, "name");
            name = Optional.of(value);
            return this;
        }

        /** Sets the day the vendor counts it as a customer from. */
        public Builder customerSince(LocalDate day) {
            requireNonNull(day, "customerSince");
            customerSince = Optional.of(day);
            return this;
        }

        /** Sets one attribute. */
        public Builder attribute(String attribute, AttributeValue value) {
            requireNonNull(attribute, "attribute");
            requireNonNull(value, "value");
            attributes = attributes.with(attribute, value);
            return this;
        }

        /** Sets one attribute to text. */
        public Builder attribute(String attribute, String text) {
            requireNonNull(attribute, "attribute");
            return attribute(attribute, new AttributeValue.Text(text));
        }

        /** Sets the day this became known. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the account. */
        public Account build() {
            return new Account(accountId, name, customerSince, attributes, recordedOn);
        }
    }
}

package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.internal.FactFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What technical enablement was agreed on with an account: what is to be delivered, by when, and on what commercial
 * terms. It repeats with every add-on.
 *
 * @param accountId the account
 * @param statement its name or number among the account's, not blank
 * @param agreedOn the day it was agreed on
 * @param dueOn the day by which all of it is to be delivered, not before {@code agreedOn}
 * @param deliverables what is to be delivered, at least one; none is blank or has a semicolon, which stands between
 *     them where they are written in one cell
 * @param commercial how it is paid for, such as {@code fixed_price} or {@code included}, where that is known
 * @param price what it costs the customer, in major units of its currency, 0 or more, where that is known
 * @param deliveredOn the day all of it was delivered, once it was; not before {@code agreedOn}
 * @param recordedOn the day this became known
 */
public record StatementOfWork(
        AccountId accountId,
        String statement,
        LocalDate agreedOn,
        LocalDate dueOn,
        List<String> deliverables,
        Optional<String> commercial,
        Optional<BigDecimal> price,
        Optional<LocalDate> deliveredOn,
        LocalDate recordedOn)
        implements AccountFact {

    /**
     * @throws IllegalArgumentException if a text is blank, nothing is to be delivered, a deliverable has a semicolon,
     *     the price is negative, or a day is before it was agreed on or outside 1970 to 9999
     */
    public StatementOfWork {
        requireNonNull(deliverables, "deliverables");
        requireNonNull(commercial, "commercial");
        requireNonNull(price, "price");
        requireNonNull(deliveredOn, "deliveredOn");
        requireNonNull(recordedOn, "recordedOn");
        requireNonNull(accountId, "accountId");
        checkText("statement", statement);
        Days.check("agreedOn", agreedOn);
        LocalDate agreed = agreedOn;
        Days.check("dueOn", dueOn);
        checkArgument(!dueOn.isBefore(agreed), "dueOn must not be before agreedOn = %s, was %s", agreed, dueOn);
        deliverables = List.copyOf(deliverables);
        checkArgument(!deliverables.isEmpty(), "deliverables must not be empty");
        for (String one : deliverables) {
            checkText("a deliverable", one);
            checkArgument(one.indexOf(';') < 0, "a deliverable must have no semicolon, was %s", one);
        }
        checkText("commercial", commercial);
        price = price.map(amount -> FactFields.amount("price", amount));
        deliveredOn.ifPresent(day -> {
            Days.check("deliveredOn", day);
            checkArgument(!day.isBefore(agreed), "deliveredOn must not be before agreedOn = %s, was %s", agreed, day);
        });
        Days.check("recordedOn", recordedOn);
    }

    /**
     * Returns a builder of a statement agreed on with an account, with no day by which it is due other than that day
     * until one is set.
     */
    public static Builder builder(AccountId accountId, String statement, LocalDate agreedOn) {
        return new Builder(accountId, statement, agreedOn);
    }

    @Override
    public Object key() {
        return List.of(accountId, statement);
    }

    @Override
    public LocalDate effectiveOn() {
        return agreedOn;
    }

    @Override
    public LocalDate newestDay() {
        LocalDate begun = Days.later(agreedOn, recordedOn);
        return Days.later(begun, deliveredOn.orElse(begun));
    }

    @Override
    public StatementOfWork asKnownOn(LocalDate day) {
        return new StatementOfWork(
                accountId,
                statement,
                agreedOn,
                dueOn,
                deliverables,
                commercial,
                price,
                deliveredOn.filter(on -> !on.isAfter(day)),
                recordedOn);
    }

    /** Builds a statement of work; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final String statement;
        private final LocalDate agreedOn;
        private LocalDate dueOn;
        private List<String> deliverables = List.of();
        private Optional<String> commercial = Optional.empty();
        private Optional<BigDecimal> price = Optional.empty();
        private Optional<LocalDate> deliveredOn = Optional.empty();
        private LocalDate recordedOn;

        private Builder(AccountId accountId, String statement, LocalDate agreedOn) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.statement = requireNonNull(statement, "statement");
            this.agreedOn = requireNonNull(agreedOn, "agreedOn");
            this.dueOn = agreedOn;
            this.recordedOn = agreedOn;
        }

        /** Sets the day by which all of it is to be delivered. */
        public Builder dueOn(LocalDate day) {
            dueOn = requireNonNull(day, "dueOn");
            return this;
        }

        /** Sets what is to be delivered. */
        public Builder deliverables(String... values) {
            requireNonNull(values, "deliverables");
            deliverables = List.of(values);
            return this;
        }

        /** Sets how it is paid for, such as {@code fixed_price}. */
        public Builder commercial(String value) {
            requireNonNull(value, "commercial");
            commercial = Optional.of(value);
            return this;
        }

        /** Sets what it costs the customer. */
        public Builder price(BigDecimal value) {
            requireNonNull(value, "price");
            price = Optional.of(value);
            return this;
        }

        /** Sets the day all of it was delivered. */
        public Builder deliveredOn(LocalDate day) {
            requireNonNull(day, "deliveredOn");
            deliveredOn = Optional.of(day);
            return this;
        }

        /** Sets the day this became known; by default the day it was agreed on. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the statement of work. */
        public StatementOfWork build() {
            return new StatementOfWork(
                    accountId, statement, agreedOn, dueOn, deliverables, commercial, price, deliveredOn, recordedOn);
        }
    }
}

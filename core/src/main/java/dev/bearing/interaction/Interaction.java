package dev.bearing.interaction;

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
 * Vendor and customer had to do with each other on a day. It may precede the first contract. Two rows that agree in
 * everything but {@code cost} are versions of one interaction.
 *
 * <p>Murphy's definition of customer success has the customer achieve its desired outcome through its interactions with
 * the vendor (2016); since 2024 he says through its relationship with it. What can be written down is the interactions.
 *
 * @param accountId the account
 * @param on the day
 * @param stage where in the relationship, where that is known
 * @param function which of the vendor's functions, where that is known
 * @param channel by which way, such as {@code email}, where that is known
 * @param initiator who began it, where that is known
 * @param cost what it cost the vendor, in major units of the vendor's own currency, 0 or more, where that is known
 * @param milestone the milestone it was about, where it was about one
 * @param recordedOn the day this became known
 */
public record Interaction(
        AccountId accountId,
        LocalDate on,
        Optional<Stage> stage,
        Optional<Function> function,
        Optional<String> channel,
        Optional<Initiator> initiator,
        Optional<BigDecimal> cost,
        Optional<String> milestone,
        LocalDate recordedOn)
        implements AccountFact {

    /** Where in the relationship an interaction took place. */
    public enum Stage {
        /** Before the first conversation about buying. */
        MARKETING,
        /** About buying. */
        SALES,
        /** Getting started. */
        ONBOARDING,
        /** Using more of it, and better. */
        ADOPTION,
        /** About going on. */
        RENEWAL
    }

    /** The four functions of customer success. */
    public enum Function {
        /** Setting up and integrating. */
        TECHNICAL_ENABLEMENT,
        /** Solving problems as they come. */
        SUPPORT,
        /** Teaching. */
        KNOWLEDGE,
        /** The relationship between the two companies. */
        BUSINESS_RELATIONS
    }

    /** Who began an interaction. */
    public enum Initiator {
        /** The vendor did. */
        VENDOR,
        /** The customer did. */
        CUSTOMER
    }

    /** @throws IllegalArgumentException if a text is blank, the cost negative, or a day outside 1970 to 9999 */
    public Interaction {
        requireNonNull(cost, "cost");
        requireNonNull(accountId, "accountId");
        Days.check("on", on);
        requireNonNull(stage, "stage");
        requireNonNull(function, "function");
        checkText("channel", channel);
        requireNonNull(initiator, "initiator");
        cost = cost.map(amount -> FactFields.amount("cost", amount));
        checkText("milestone", milestone);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a builder of an interaction with the account on a day. */
    public static Builder builder(AccountId accountId, LocalDate on) {
        return new Builder(accountId, on);
    }

    @Override
    public Object key() {
        return List.of(accountId, on, stage, function, channel, initiator, milestone);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public Interaction asKnownOn(LocalDate day) {
        return this;
    }

    /** Builds an interaction; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final LocalDate on;
        private Optional<Stage> stage = Optional.empty();
        private Optional<Function> function = Optional.empty();
        private Optional<String> channel = Optional.empty();
        private Optional<Initiator> initiator = Optional.empty();
        private Optional<BigDecimal> cost = Optional.empty();
        private Optional<String> milestone = Optional.empty();
        private LocalDate recordedOn;

        private Builder(AccountId accountId, LocalDate on) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.on = requireNonNull(on, "on");
            this.recordedOn = on;
        }

        /** Sets where in the relationship it took place. */
        public Builder stage(Stage value) {
            requireNonNull(value, "stage");
            stage = Optional.of(value);
            return this;
        }

        /** Sets which of the vendor's functions took part. */
        public Builder function(Function value) {
            requireNonNull(value, "function");
            function = Optional.of(value);
            return this;
        }

        /** Sets by which way it came, such as {@code email}. */
        public Builder channel(String value) {
            requireNonNull(value, "channel");
            channel = Optional.of(value);
            return this;
        }

        /** Sets who began it. */
        public Builder initiator(Initiator value) {
            requireNonNull(value, "initiator");
            initiator = Optional.of(value);
            return this;
        }

        /** Sets what it cost the vendor, in major units of the vendor's own currency. */
        public Builder cost(BigDecimal value) {
            requireNonNull(value, "cost");
            cost = Optional.of(value);
            return this;
        }

        /** Sets the milestone it was about. */
        public Builder milestone(String value) {
            requireNonNull(value, "milestone");
            milestone = Optional.of(value);
            return this;
        }

        /** Sets the day this became known; by default the day it took place. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the interaction. */
        public Interaction build() {
            return new Interaction(accountId, on, stage, function, channel, initiator, cost, milestone, recordedOn);
        }
    }
}

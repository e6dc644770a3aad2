package dev.bearing.journey;

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
 * Something was done to help an account over a gap.
 *
 * @param accountId the account
 * @param intervention the intervention's id
 * @param on the day
 * @param outcome what came of it, in the vendor's words
 * @param cost what it cost the vendor, in major units of its reporting currency, not negative, without trailing zeros
 * @param recordedOn the day this became known
 */
public record InterventionEvent(
        AccountId accountId,
        String intervention,
        LocalDate on,
        Optional<String> outcome,
        Optional<BigDecimal> cost,
        LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the id is blank, the cost negative or a day outside 1970 to 9999 */
    public InterventionEvent {
        requireNonNull(intervention, "intervention");
        requireNonNull(cost, "cost");
        requireNonNull(accountId, "accountId");
        checkText("intervention", intervention);
        requireNonNull(outcome, "outcome");
        cost = cost.map(value -> FactFields.amount("cost", value));
        Days.check("on", on);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns an intervention known since its day, with neither outcome nor cost. */
    public static InterventionEvent of(AccountId accountId, String intervention, LocalDate on) {
        return builder(accountId, intervention, on).build();
    }

    /** Returns a builder of an intervention. */
    public static Builder builder(AccountId accountId, String intervention, LocalDate on) {
        return new Builder(accountId, intervention, on);
    }

    @Override
    public Object key() {
        return List.of(accountId, intervention, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    @Override
    public InterventionEvent asKnownOn(LocalDate day) {
        return this;
    }

    /** Builds an intervention; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final String intervention;
        private final LocalDate on;
        private Optional<String> outcome = Optional.empty();
        private Optional<BigDecimal> cost = Optional.empty();
        private LocalDate recordedOn;

        private Builder(AccountId accountId, String intervention, LocalDate on) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.intervention = requireNonNull(intervention, "intervention");
            this.on = requireNonNull(on, "on");
            this.recordedOn = on;
        }

        /** Sets what came of it. */
        public Builder outcome(String value) {
            requireNonNull(value, "outcome");
            outcome = Optional.of(value);
            return this;
        }

        /** Sets what it cost the vendor. */
        public Builder cost(BigDecimal value) {
            requireNonNull(value, "cost");
            cost = Optional.of(value);
            return this;
        }

        /** Sets the day this became known. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the intervention. */
        public InterventionEvent build() {
            return new InterventionEvent(accountId, intervention, on, outcome, cost, recordedOn);
        }
    }
}

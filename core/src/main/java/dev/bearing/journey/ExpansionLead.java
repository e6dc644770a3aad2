package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.internal.FactFields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chance that an account expands, from the day it was opened to the day it was won or lost. It has no owner of its
 * own: whether expansions are customer success's or an account manager's work, they are work for the account's owner,
 * whom an attribute of the account names.
 *
 * @param accountId the account
 * @param expansion the id of the {@link LogicalExpansion}
 * @param motion how it is to be bought
 * @param openedOn the day it was opened
 * @param origin who opened it
 * @param offeredOn the day the account was offered it
 * @param acceptedOn the day somebody accepted to work on it
 * @param wonOn the day the account bought
 * @param lostOn the day the chance was gone
 * @param amount what it is worth a year, in major units of the account's currency, not negative, without trailing zeros
 * @param recordedOn the day this became known
 */
public record ExpansionLead(
        AccountId accountId,
        String expansion,
        Motion motion,
        LocalDate openedOn,
        Optional<LeadOrigin> origin,
        Optional<LocalDate> offeredOn,
        Optional<LocalDate> acceptedOn,
        Optional<LocalDate> wonOn,
        Optional<LocalDate> lostOn,
        Optional<BigDecimal> amount,
        LocalDate recordedOn)
        implements AccountFact {

    /** @throws IllegalArgumentException if the id is blank, the amount negative or a day outside 1970 to 9999 */
    public ExpansionLead {
        requireNonNull(expansion, "expansion");
        requireNonNull(offeredOn, "offeredOn");
        requireNonNull(acceptedOn, "acceptedOn");
        requireNonNull(wonOn, "wonOn");
        requireNonNull(lostOn, "lostOn");
        requireNonNull(amount, "amount");
        requireNonNull(accountId, "accountId");
        checkText("expansion", expansion);
        requireNonNull(motion, "motion");
        Days.check("openedOn", openedOn);
        requireNonNull(origin, "origin");
        offeredOn.ifPresent(day -> Days.check("offeredOn", day));
        acceptedOn.ifPresent(day -> Days.check("acceptedOn", day));
        wonOn.ifPresent(day -> Days.check("wonOn", day));
        lostOn.ifPresent(day -> Days.check("lostOn", day));
        amount = amount.map(value -> FactFields.amount("amount", value));
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a builder of a lead. */
    public static Builder builder(AccountId accountId, String expansion, Motion motion, LocalDate openedOn) {
        return new Builder(accountId, expansion, motion, openedOn);
    }

    /** Returns whether it is neither won nor lost. */
    public boolean isOpen() {
        return wonOn.isEmpty() && lostOn.isEmpty();
    }

    /**
     * Returns whether it was won; one that carries both days ended on the earlier, and was won if they are the same.
     */
    public boolean isTaken() {
        return wonOn.filter(won -> lostOn.filter(won::isAfter).isEmpty()).isPresent();
    }

    /**
     * Returns the day it was taken up: the first on which somebody accepted to work on it, the account was offered it
     * (a checkout needs nobody to accept), or it was won; empty where none of that happened.
     */
    public Optional<LocalDate> takenUpOn() {
        return Stream.of(acceptedOn, offeredOn, wonOn.filter(day -> isTaken()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    @Override
    public Object key() {
        return List.of(accountId, expansion, openedOn);
    }

    @Override
    public LocalDate effectiveOn() {
        return openedOn;
    }

    @Override
    public LocalDate newestDay() {
        LocalDate newest = Days.later(openedOn, recordedOn);
        for (Optional<LocalDate> day : List.of(offeredOn, acceptedOn, wonOn, lostOn)) {
            newest = Days.later(newest, day.orElse(newest));
        }
        return newest;
    }

    @Override
    public ExpansionLead asKnownOn(LocalDate day) {
        return new ExpansionLead(
                accountId,
                expansion,
                motion,
                openedOn,
                origin,
                offeredOn.filter(known -> !known.isAfter(day)),
                acceptedOn.filter(known -> !known.isAfter(day)),
                wonOn.filter(known -> !known.isAfter(day)),
                lostOn.filter(known -> !known.isAfter(day)),
                amount,
                recordedOn);
    }

    /** Builds a lead; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final String expansion;
        private final Motion motion;
        private final LocalDate openedOn;
        private Optional<LeadOrigin> origin = Optional.empty();
        private Optional<LocalDate> offeredOn = Optional.empty();
        private Optional<LocalDate> acceptedOn = Optional.empty();
        private Optional<LocalDate> wonOn = Optional.empty();
        private Optional<LocalDate> lostOn = Optional.empty();
        private Optional<BigDecimal> amount = Optional.empty();
        private LocalDate recordedOn;

        private Builder(AccountId accountId, String expansion, Motion motion, LocalDate openedOn) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.expansion = requireNonNull(expansion, "expansion");
            this.motion = requireNonNull(motion, "motion");
            this.openedOn = requireNonNull(openedOn, "openedOn");
            this.recordedOn = openedOn;
        }

        /** Sets who opened it. */
        public Builder origin(LeadOrigin value) {
            requireNonNull(value, "origin");
            origin = Optional.of(value);
            return this;
        }

        /** Sets the day the account was offered it. */
        public Builder offeredOn(LocalDate day) {
            requireNonNull(day, "offeredOn");
            offeredOn = Optional.of(day);
            return this;
        }

        /** Sets the day somebody accepted to work on it. */
        public Builder acceptedOn(LocalDate day) {
            requireNonNull(day, "acceptedOn");
            acceptedOn = Optional.of(day);
            return this;
        }

        /** Sets the day the account bought. */
        public Builder wonOn(LocalDate day) {
            requireNonNull(day, "wonOn");
            wonOn = Optional.of(day);
            return this;
        }

        /** Sets the day the chance was gone. */
        public Builder lostOn(LocalDate day) {
            requireNonNull(day, "lostOn");
            lostOn = Optional.of(day);
            return this;
        }

        /** Sets what it is worth a year. */
        public Builder amount(BigDecimal value) {
            requireNonNull(value, "amount");
            amount = Optional.of(value);
            return this;
        }

        /** Sets the day this became known. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the lead. */
        public ExpansionLead build() {
            return new ExpansionLead(
                    accountId,
                    expansion,
                    motion,
                    openedOn,
                    origin,
                    offeredOn,
                    acceptedOn,
                    wonOn,
                    lostOn,
                    amount,
                    recordedOn);
        }
    }
}

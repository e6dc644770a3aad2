package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A trial of the product by an account that may never become a customer.
 *
 * @param accountId the account
 * @param product what is tried, where the vendor has several products
 * @param startedOn its first day
 * @param endsOn the first day after it, later than {@code startedOn}; empty for a trial without an agreed end
 * @param cardUpFront whether a means of payment was asked for at the start, where that is known
 * @param model what kind of trial it is, where the vendor has free plans or takes the paid plan away at the end; never
 *     {@link TrialModel#NOT_KNOWN}
 * @param outcome how it turned out, once that is known
 * @param outcomeOn the day of the outcome; where there is an outcome without a day it is {@code endsOn}
 * @param recordedOn the day this became known
 */
public record Trial(
        AccountId accountId,
        Optional<String> product,
        LocalDate startedOn,
        Optional<LocalDate> endsOn,
        Optional<Boolean> cardUpFront,
        Optional<TrialModel> model,
        Optional<Outcome> outcome,
        Optional<LocalDate> outcomeOn,
        LocalDate recordedOn)
        implements AccountFact {

    /** How a trial turned out. */
    public enum Outcome {
        /** The account became a customer. */
        CONVERTED,
        /** It ended and nothing followed. */
        EXPIRED,
        /** The account called it off. */
        CANCELLED
    }

    /**
     * @throws IllegalArgumentException if the product is blank, a day is outside 1970 to 9999 or before the start, or
     *     an outcome has no day and the trial no end, or model and card contradict each other
     */
    public Trial {
        requireNonNull(endsOn, "endsOn");
        requireNonNull(model, "model");
        requireNonNull(outcome, "outcome");
        requireNonNull(outcomeOn, "outcomeOn");
        requireNonNull(accountId, "accountId");
        checkText("product", product);
        requireNonNull(cardUpFront, "cardUpFront");
        model.ifPresent(known -> checkModel(known, cardUpFront));
        Days.check("startedOn", startedOn);
        Days.check("recordedOn", recordedOn);
        if (outcome.isPresent() && outcomeOn.isEmpty()) {
            outcomeOn = endsOn;
        }
        checkArgument(
                outcome.isPresent() == outcomeOn.isPresent(),
                "outcome needs outcomeOn or endsOn, outcomeOn an outcome");
        LocalDate start = startedOn;
        endsOn.ifPresent(day -> {
            Days.check("endsOn", day);
            checkArgument(day.isAfter(start), "endsOn must be after startedOn = %s, was %s", start, day);
        });
        outcomeOn.ifPresent(day -> {
            Days.check("outcomeOn", day);
            checkArgument(!day.isBefore(start), "outcomeOn must not be before startedOn = %s, was %s", start, day);
        });
    }

    private static void checkModel(TrialModel model, Optional<Boolean> card) {
        checkArgument(model != TrialModel.NOT_KNOWN, "model must be one that is known, was %s", model);
        checkArgument(fits(model, card), "cardUpFront must go with model = %s, was %s", model, card.orElse(false));
    }

    private static boolean fits(TrialModel model, Optional<Boolean> card) {
        return card.map(asked -> model != (asked ? TrialModel.NO_CARD : TrialModel.CARD_UP_FRONT))
                .orElse(true);
    }

    /**
     * Returns the kind of trial: the one that is written, else with a card up front or without, else
     * {@link TrialModel#NOT_KNOWN}.
     */
    public TrialModel kind() {
        return model.orElseGet(() -> cardUpFront
                .map(card -> card ? TrialModel.CARD_UP_FRONT : TrialModel.NO_CARD)
                .orElse(TrialModel.NOT_KNOWN));
    }

    /**
     * Returns this trial as one of the kind that is usual with the vendor, unless its own is written or its card
     * contradicts that: a free plan, and a paid one that ends on it, may come with a card or without.
     */
    public Trial usually(TrialModel usual) {
        return model.isPresent() || !fits(usual, cardUpFront)
                ? this
                : new Trial(
                        accountId,
                        product,
                        startedOn,
                        endsOn,
                        cardUpFront,
                        Optional.of(usual),
                        outcome,
                        outcomeOn,
                        recordedOn);
    }

    /** Returns a builder of a trial of the account that started on a day. */
    public static Builder builder(AccountId accountId, LocalDate startedOn) {
        return new Builder(accountId, startedOn);
    }

    @Override
    public Object key() {
        return List.of(accountId, product, startedOn);
    }

    @Override
    public LocalDate effectiveOn() {
        return startedOn;
    }

    @Override
    public LocalDate newestDay() {
        LocalDate begun = Days.later(startedOn, recordedOn);
        return Days.later(begun, outcomeOn.orElse(begun));
    }

    @Override
    public Trial asKnownOn(LocalDate day) {
        boolean outcomeKnown = outcomeOn.filter(on -> !on.isAfter(day)).isPresent();
        return new Trial(
                accountId,
                product,
                startedOn,
                endsOn,
                cardUpFront,
                model,
                outcomeKnown ? outcome : Optional.empty(),
                outcomeKnown ? outcomeOn : Optional.empty(),
                recordedOn);
    }

    /** Builds a trial; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final LocalDate startedOn;
        private Optional<String> product = Optional.empty();
        private Optional<LocalDate> endsOn = Optional.empty();
        private Optional<Boolean> cardUpFront = Optional.empty();
        private Optional<TrialModel> model = Optional.empty();
        private Optional<Outcome> outcome = Optional.empty();
        private Optional<LocalDate> outcomeOn = Optional.empty();
        private LocalDate recordedOn;

        private Builder(AccountId accountId, LocalDate startedOn) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.startedOn = requireNonNull(startedOn, "startedOn");
            this.recordedOn = startedOn;
        }

        /** Sets what is tried. */
        public Builder product(String value) {
            requireNonNull(value, "product");
            product = Optional.of(value);
            return this;
        }

        /** Sets the first day after the trial. */
        public Builder endsOn(LocalDate day) {
            requireNonNull(day, "endsOn");
            endsOn = Optional.of(day);
            return this;
        }

        /** Sets whether a means of payment was asked for at the start. */
        public Builder cardUpFront(boolean value) {
            cardUpFront = Optional.of(value);
            return this;
        }

        /** Sets what kind of trial it is, where the card alone does not say. */
        public Builder model(TrialModel value) {
            requireNonNull(value, "model");
            model = Optional.of(value);
            return this;
        }

        /** Sets how it turned out; its day is the trial's end unless {@link #outcomeOn} says otherwise. */
        public Builder outcome(Outcome value) {
            requireNonNull(value, "outcome");
            outcome = Optional.of(value);
            return this;
        }

        /** Sets the day of the outcome. */
        public Builder outcomeOn(LocalDate day) {
            requireNonNull(day, "outcomeOn");
            outcomeOn = Optional.of(day);
            return this;
        }

        /** Sets the day this became known; by default the trial's first day. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the trial. */
        public Trial build() {
            return new Trial(accountId, product, startedOn, endsOn, cardUpFront, model, outcome, outcomeOn, recordedOn);
        }
    }
}

package dev.bearing.health;

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
 * What a person says about an account's health, for a while, under their name. It stands beside the computed score and
 * is never averaged with it: where the two disagree, both are worth reading. {@link JudgedHealth} shows the two
 * together.
 *
 * @param accountId the account
 * @param from the first day it holds
 * @param until the first day it no longer holds, planned when it was given
 * @param score the health that the author sees, or the bound that they set
 * @param kind what the score does; an opinion unless said otherwise
 * @param sentiment the author's word for it, such as {@code worried}
 * @param author who says so, not blank
 * @param reason why, not blank
 * @param recordedOn the day this became known
 */
public record ScoreOverride(
        AccountId accountId,
        LocalDate from,
        LocalDate until,
        Optional<Health> score,
        Kind kind,
        Optional<String> sentiment,
        String author,
        String reason,
        LocalDate recordedOn)
        implements AccountFact {

    /** What the score of an override does to the health that is in effect. The computed score stays as it is. */
    public enum Kind {
        /** Nothing: it is what the author thinks. */
        OPINION,
        /** It takes the place of the computed score. */
        FORCE,
        /** The health in effect is at most this. */
        CAP,
        /** The health in effect is at least this. */
        FLOOR
    }

    /**
     * @throws IllegalArgumentException if {@code until} is not after {@code from}, neither score nor sentiment is
     *     given, a kind other than an opinion has no score, author or reason is blank, or a day is outside 1970 to 9999
     */
    public ScoreOverride {
        requireNonNull(score, "score");
        requireNonNull(sentiment, "sentiment");
        requireNonNull(author, "author");
        requireNonNull(reason, "reason");
        requireNonNull(accountId, "accountId");
        Days.check("from", from);
        Days.check("until", until);
        Days.check("recordedOn", recordedOn);
        checkArgument(until.isAfter(from), "until must be after from = %s, was %s", from, until);
        requireNonNull(kind, "kind");
        checkArgument(score.isPresent() || sentiment.isPresent(), "an override must have a score or a sentiment");
        checkArgument(score.isPresent() || kind == Kind.OPINION, "an override of kind %s must have a score", kind);
        checkText("sentiment", sentiment);
        checkText("author", author);
        checkText("reason", reason);
    }

    /** Returns a builder of an override of this account from {@code from}, included, to {@code until}, excluded. */
    public static Builder builder(AccountId accountId, LocalDate from, LocalDate until) {
        return new Builder(accountId, from, until);
    }

    /** Returns whether the override holds on {@code day}. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    @Override
    public Object key() {
        return List.of(accountId, from);
    }

    @Override
    public LocalDate effectiveOn() {
        return from;
    }

    @Override
    public ScoreOverride asKnownOn(LocalDate day) {
        return this;
    }

    /** Builds an override; the order of calls does not matter. Author and reason must be given. */
    public static final class Builder {

        private final AccountId accountId;
        private final LocalDate from;
        private final LocalDate until;
        private Optional<Health> score = Optional.empty();
        private Kind kind = Kind.OPINION;
        private Optional<String> sentiment = Optional.empty();
        private String author = "";
        private String reason = "";
        private LocalDate recordedOn;

        private Builder(AccountId accountId, LocalDate from, LocalDate until) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.from = requireNonNull(from, "from");
            this.until = requireNonNull(until, "until");
            this.recordedOn = from;
        }

        /** Sets the health that the author sees, or the bound that they set. */
        public Builder score(Health health) {
            requireNonNull(health, "health");
            score = Optional.of(health);
            return this;
        }

        /** Sets what the score does; without it, it is an opinion. */
        public Builder kind(Kind value) {
            kind = requireNonNull(value, "kind");
            return this;
        }

        /** Sets the author's word for it. */
        public Builder sentiment(String word) {
            requireNonNull(word, "word");
            sentiment = Optional.of(word);
            return this;
        }

        /** Sets who says so. */
        public Builder author(String name) {
            author = requireNonNull(name, "author");
            return this;
        }

        /** Sets why. */
        public Builder reason(String text) {
            reason = requireNonNull(text, "reason");
            return this;
        }

        /** Sets the day this became known; without it, the first day it holds. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the override. */
        public ScoreOverride build() {
            return new ScoreOverride(accountId, from, until, score, kind, sentiment, author, reason, recordedOn);
        }
    }
}

package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.churn.CancelIntentSignal;
import dev.bearing.churn.CauseClassifier;
import dev.bearing.churn.StatedCauses;
import java.util.List;

/**
 * How a review tells why customers leave.
 *
 * @param stated what the reasons in the vendor's own list stand for
 * @param statedWithinDays a reason stated so many days before a loss is one for it, 0 or more
 * @param classifier what tells the cause from the facts
 * @param durableDays a save is durable if the account is still a customer so many days later, at least 1
 * @param intents which signals tell of the intent to cancel; without one the review says nothing of it
 * @param intentDays a loss at most so many days after such a signal is in time, at least 1
 */
public record ChurnSettings(
        StatedCauses stated,
        int statedWithinDays,
        CauseClassifier classifier,
        int durableDays,
        List<CancelIntentSignal.Rule> intents,
        int intentDays) {

    private static final ChurnSettings DEFAULTS =
            new ChurnSettings(StatedCauses.standard(), 90, CauseClassifier.standard(), 90, List.of(), 60);

    /** @throws IllegalArgumentException if a number is out of its range */
    public ChurnSettings {
        requireNonNull(intents, "intents");
        requireNonNull(stated, "stated");
        requireNonNull(classifier, "classifier");
        checkArgument(statedWithinDays >= 0, "statedWithinDays must not be negative, was %s", statedWithinDays);
        checkArgument(durableDays >= 1, "durableDays must be at least 1, was %s", durableDays);
        intents = List.copyOf(intents);
        checkArgument(intentDays >= 1, "intentDays must be at least 1, was %s", intentDays);
    }

    /**
     * Returns 90 days for reasons and saves, 60 for intent, plain words for outside events, and no signal of intent.
     */
    public static ChurnSettings defaults() {
        return DEFAULTS;
    }

    /** Returns these settings with other meanings of stated reasons. */
    public ChurnSettings withStated(StatedCauses value) {
        return new ChurnSettings(value, statedWithinDays, classifier, durableDays, intents, intentDays);
    }

    /** Returns these settings with another classifier. */
    public ChurnSettings withClassifier(CauseClassifier value) {
        return new ChurnSettings(stated, statedWithinDays, value, durableDays, intents, intentDays);
    }

    /** Returns these settings with other signals of intent. */
    public ChurnSettings withIntents(CancelIntentSignal.Rule... rules) {
        return new ChurnSettings(stated, statedWithinDays, classifier, durableDays, List.of(rules), intentDays);
    }

    /** Returns these settings where a reason stated so many days before a loss is one for it, 0 or more. */
    public ChurnSettings withStatedWithinDays(int days) {
        return new ChurnSettings(stated, days, classifier, durableDays, intents, intentDays);
    }

    /** Returns these settings where a save is durable so many days later, 1 or more. */
    public ChurnSettings withDurableDays(int days) {
        return new ChurnSettings(stated, statedWithinDays, classifier, days, intents, intentDays);
    }

    /** Returns these settings where a loss so many days after a signal of intent is in time, 1 or more. */
    public ChurnSettings withIntentDays(int days) {
        return new ChurnSettings(stated, statedWithinDays, classifier, durableDays, intents, days);
    }
}

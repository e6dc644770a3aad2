package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A customer that left, with the one cause that the facts tell and what it stated itself.
 *
 * @param event the loss, with all that was stated, also later
 * @param cause why it left, from what was known on the day
 * @param stated the kind of cause that its stated reasons stand for; empty where they stand for none
 * @param fitKnown whether it was known on the day if the customer could have succeeded; where it was not, a cause other
 *     than the lack of success potential does not say that it could
 */
public record ClassifiedChurn(ChurnEvent event, RootCause cause, Optional<RootCause.Kind> stated, boolean fitKnown) {

    /** @throws IllegalArgumentException if the event is no loss */
    public ClassifiedChurn {
        requireNonNull(event, "event");
        requireNonNull(cause, "cause");
        requireNonNull(stated, "stated");
        checkArgument(event.isLoss(), "event must be a loss, was %s", event.kind());
    }

    /**
     * Returns a loss with the cause that a classifier sees.
     *
     * @param event the loss, with all that was stated, also later
     * @param customer the same loss as it was known on the day
     * @param words what stated reasons stand for
     */
    public static ClassifiedChurn of(
            ChurnEvent event, ChurnCase customer, CauseClassifier classifier, StatedCauses words) {
        requireNonNull(event, "event");
        requireNonNull(customer, "customer");
        requireNonNull(classifier, "classifier");
        requireNonNull(words, "words");
        checkArgument(
                customer.event().accountId().equals(event.accountId())
                        && customer.event().on().equals(event.on()),
                "customer must be the loss of %s on %s",
                event.accountId(),
                event.on());
        Optional<RootCause.Kind> stated = event.stated().stream()
                .flatMap(reason -> words.meaning(reason).stream())
                .map(StatedCauses.Meaning::kind)
                .findFirst();
        return new ClassifiedChurn(
                event, classifier.classify(customer), stated, customer.unmet().isKnown());
    }
}

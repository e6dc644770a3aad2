package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was known of a customer on the day it left: all that a {@link CauseClassifier} may look at.
 *
 * @param event the loss, with the reasons stated by that day
 * @param outside what happened outside of both, where there is evidence of it
 * @param unmet the fits it did not meet when it was acquired, or the gate of success potential, empty where it met them
 *     all; unknown where nobody had looked. Fit is judged by whoever knows how: this package does not
 * @param assessment how far it had its desired outcome, on the day of the loss or before
 * @param progress how far it was on its path, on the day of the loss or before
 */
public record ChurnCase(
        ChurnEvent event,
        Optional<RootCause.OutsideEvent> outside,
        Answer<List<String>> unmet,
        Optional<OutcomeAssessment> assessment,
        Optional<JourneyProgress> progress) {

    /** @throws IllegalArgumentException if the event is no loss, or something is known of a later day */
    public ChurnCase {
        requireNonNull(assessment, "assessment");
        requireNonNull(progress, "progress");
        requireNonNull(event, "event");
        requireNonNull(outside, "outside");
        requireNonNull(unmet, "unmet");
        checkArgument(event.isLoss(), "event must be a loss, was %s", event.kind());
        LocalDate on = event.on();
        assessment.ifPresent(known -> checkNotAfter("assessment", known.asOf(), on));
        progress.ifPresent(known -> checkNotAfter("progress", known.asOf(), on));
    }

    private static void checkNotAfter(String name, LocalDate day, LocalDate on) {
        checkArgument(!day.isAfter(on), "%s must not be after the loss on %s, was of %s", name, on, day);
    }

    /** Returns the case of a loss of which nothing else is known. */
    public static ChurnCase of(ChurnEvent event) {
        requireNonNull(event, "event");
        Answer<List<String>> unmet = Answer.unknown(
                Answer.Reason.INSUFFICIENT_DATA, "nobody looked whether " + event.accountId() + " could succeed");
        return new ChurnCase(event, Optional.empty(), unmet, Optional.empty(), Optional.empty());
    }

    /** Returns this case with evidence of something outside. */
    public ChurnCase withOutside(RootCause.OutsideEvent happened) {
        return new ChurnCase(event, Optional.of(happened), unmet, assessment, progress);
    }

    /** Returns this case with what the customer did not meet when it was acquired. */
    public ChurnCase withUnmet(Answer<List<String>> fits) {
        return new ChurnCase(event, outside, fits, assessment, progress);
    }

    /** Returns this case with how far the customer had its desired outcome. */
    public ChurnCase withAssessment(OutcomeAssessment known) {
        return new ChurnCase(event, outside, unmet, Optional.of(known), progress);
    }

    /** Returns this case with how far the customer was on its path. */
    public ChurnCase withProgress(JourneyProgress known) {
        return new ChurnCase(event, outside, unmet, assessment, Optional.of(known));
    }
}

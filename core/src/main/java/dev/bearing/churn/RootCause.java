package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.List;
import java.util.Optional;

/**
 * Why a customer left, as the vendor should see it: it could not have succeeded, it could have and did not, or
 * something outside of both happened. Churn is the symptom; what a customer says when it leaves is another matter.
 *
 * @see <a href="https://sixteenventures.com/cancellations">Murphy, Cancellations</a>
 */
public sealed interface RootCause {

    /** The four kinds of causes. */
    enum Kind {
        /** It should not have been signed. */
        NO_SUCCESS_POTENTIAL,
        /** It did not get what it wanted, and nothing was known that would have kept it from succeeding. */
        OUTCOME_NOT_ACHIEVED,
        /** Something outside of both happened. */
        EXOGENOUS,
        /** The facts do not tell. */
        UNKNOWN
    }

    /** Which half of its desired outcome a customer did not get. */
    enum Half {
        /** What it had to achieve. */
        REQUIRED_OUTCOME,
        /** The way in which it had to come about. */
        APPROPRIATE_EXPERIENCE,
        /** Neither. */
        BOTH
    }

    /** What happened outside of vendor and customer success. */
    enum OutsideEvent {
        /** The customer was acquired. */
        ACQUIRED,
        /** The customer went out of business. */
        CLOSED
    }

    /**
     * It should not have been signed.
     *
     * @param unmet the fits that it did not meet when it was acquired, or the gate of success potential; at least one
     */
    record NoSuccessPotential(List<String> unmet) implements RootCause {

        /** @throws IllegalArgumentException if nothing is unmet, or a name is blank */
        public NoSuccessPotential {
            requireNonNull(unmet, "unmet");
            unmet = unmet.stream().distinct().sorted().toList();
            checkArgument(!unmet.isEmpty(), "unmet must not be empty");
            unmet.forEach(name -> checkText("unmet", name));
        }

        @Override
        public Kind kind() {
            return Kind.NO_SUCCESS_POTENTIAL;
        }
    }

    /**
     * It did not get what it wanted, and nothing was known that would have kept it from succeeding. Whether anybody had
     * looked, {@link ClassifiedChurn#fitKnown} tells.
     *
     * @param half which half of the desired outcome it did not get
     * @param stalledAt the milestone it had not reached; empty where it has no path, or had reached the end of it
     */
    record OutcomeNotAchieved(Half half, Optional<String> stalledAt) implements RootCause {

        /** @throws IllegalArgumentException if the milestone is blank */
        public OutcomeNotAchieved {
            requireNonNull(half, "half");
            checkText("stalledAt", stalledAt);
        }

        @Override
        public Kind kind() {
            return Kind.OUTCOME_NOT_ACHIEVED;
        }
    }

    /**
     * Something outside of both happened; neither side is to blame.
     *
     * @param event what
     */
    record Exogenous(OutsideEvent event) implements RootCause {

        /** Refuses null. */
        public Exogenous {
            requireNonNull(event, "event");
        }

        @Override
        public Kind kind() {
            return Kind.EXOGENOUS;
        }
    }

    /**
     * The facts do not tell.
     *
     * @param reason why not
     * @param message the same in a sentence
     */
    record Unknown(Answer.Reason reason, String message) implements RootCause {

        /** Refuses null. */
        public Unknown {
            requireNonNull(reason, "reason");
            requireNonNull(message, "message");
        }

        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** Returns the kind of this cause. */
    Kind kind();

    /** Returns whether the vendor could have done something: signed somebody else, or brought about the outcome. */
    default boolean isControllable() {
        return kind() == Kind.NO_SUCCESS_POTENTIAL || kind() == Kind.OUTCOME_NOT_ACHIEVED;
    }
}

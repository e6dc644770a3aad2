package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the reasons in a vendor's own list stand for, so that what customers state can be held against what the facts
 * tell, and so that a customer who was acquired or closed down is known as such. Upper and lower case are the same.
 *
 * @param meanings what each reason stands for, by reason; those that stand for no cause are left out
 */
public record StatedCauses(SortedMap<String, Meaning> meanings) {

    private static final StatedCauses STANDARD = new StatedCauses(new TreeMap<>(Map.of(
            "acquired", Meaning.ACQUIRED,
            "company acquired", Meaning.ACQUIRED,
            "closed", Meaning.CLOSED,
            "company closed", Meaning.CLOSED,
            "out of business", Meaning.CLOSED)));

    /** What a stated reason stands for. */
    public enum Meaning {
        /** The customer was acquired. */
        ACQUIRED(RootCause.Kind.EXOGENOUS),
        /** The customer went out of business. */
        CLOSED(RootCause.Kind.EXOGENOUS),
        /** It could not have succeeded. */
        NO_SUCCESS_POTENTIAL(RootCause.Kind.NO_SUCCESS_POTENTIAL),
        /** It did not get what it wanted. */
        OUTCOME_NOT_ACHIEVED(RootCause.Kind.OUTCOME_NOT_ACHIEVED);

        private final RootCause.Kind kind;

        Meaning(RootCause.Kind kind) {
            this.kind = kind;
        }

        /** Returns the kind of cause. */
        public RootCause.Kind kind() {
            return kind;
        }
    }

    /** @throws IllegalArgumentException if a reason is blank */
    public StatedCauses {
        requireNonNull(meanings, "meanings");
        TreeMap<String, Meaning> all = new TreeMap<>();
        meanings.forEach((reason, meaning) -> {
            checkText("reason", reason);
            all.put(lower(reason), meaning);
        });
        meanings = Collections.unmodifiableSortedMap(all);
    }

    /** Returns a few plain words for being acquired or closed down, in English. */
    public static StatedCauses standard() {
        return STANDARD;
    }

    /** Returns these with one more reason, in place of one that is the same. */
    public StatedCauses with(String reason, Meaning meaning) {
        TreeMap<String, Meaning> more = new TreeMap<>(meanings);
        more.put(lower(reason), meaning);
        return new StatedCauses(more);
    }

    /** Returns what a reason stands for; empty where it stands for no cause, like a price. */
    public Optional<Meaning> meaning(String reason) {
        return Optional.ofNullable(meanings.get(lower(reason)));
    }

    /** Returns the outside event that the first of some reasons to name one tells of. */
    public Optional<RootCause.OutsideEvent> outside(Iterable<String> reasons) {
        for (String reason : reasons) {
            Meaning meaning = meanings.get(lower(reason));
            if (meaning == Meaning.ACQUIRED) {
                return Optional.of(RootCause.OutsideEvent.ACQUIRED);
            }
            if (meaning == Meaning.CLOSED) {
                return Optional.of(RootCause.OutsideEvent.CLOSED);
            }
        }
        return Optional.empty();
    }

    /** Returns a reason as it is compared. */
    static String lower(String reason) {
        return reason.toLowerCase(Locale.ROOT);
    }
}

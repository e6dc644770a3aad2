package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.List;

/**
 * A reason for which a customer left although one had left for it before. A vendor that has heard a reason once could
 * have seen to it that nobody leaves for it again.
 *
 * @param reason the reason in the vendor's own words
 * @param first the day of the first loss for it
 * @param again the later losses for it, the earliest first, at least one
 */
public record RepeatedReason(String reason, LocalDate first, List<Loss> again) {

    /**
     * A loss for a reason that was known.
     *
     * @param accountId who left
     * @param on when
     */
    public record Loss(AccountId accountId, LocalDate on) {

        /** Refuses null. */
        public Loss {
            requireNonNull(accountId, "accountId");
            requireNonNull(on, "on");
        }
    }

    /** @throws IllegalArgumentException if nobody left for it again */
    public RepeatedReason {
        requireNonNull(again, "again");
        checkText("reason", reason);
        requireNonNull(first, "first");
        again = List.copyOf(again);
        checkArgument(!again.isEmpty(), "again must not be empty");
    }

    /** Returns how many left for it in all. */
    public long times() {
        return again.size() + 1L;
    }

    /** Returns the day of the last loss for it. */
    public LocalDate last() {
        return again.get(again.size() - 1).on();
    }
}

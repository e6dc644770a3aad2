package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many accounts were sent by others and ever paid, whatever they pay in. An account that was sent and never paid, a
 * trial that came to nothing say, has no currency and counts here alone.
 *
 * @param referred how many accounts were sent, 0 or more
 * @param everPaid how many of them ever paid, at most {@code referred}
 */
public record ReferredAccounts(long referred, long everPaid) {

    /** @throws IllegalArgumentException if more paid than were sent, or a count is negative */
    public ReferredAccounts {
        checkArgument(0 <= everPaid && everPaid <= referred, "everPaid must be in [0, %s], was %s", referred, everPaid);
    }

    /**
     * Returns the counts of a tree.
     *
     * @param tree who was sent
     * @param firstPaidOn the first day an account paid; empty where it never did
     * @param day what was paid later is not seen
     */
    public static ReferredAccounts of(
            ReferralTree tree, Function<AccountId, Optional<LocalDate>> firstPaidOn, LocalDate day) {
        requireNonNull(tree, "tree");
        requireNonNull(firstPaidOn, "firstPaidOn");
        requireNonNull(day, "day");
        long paid = tree.referred().stream()
                .filter(account -> firstPaidOn
                        .apply(account)
                        .filter(first -> !first.isAfter(day))
                        .isPresent())
                .count();
        return new ReferredAccounts(tree.referred().size(), paid);
    }

    /** Returns how many were sent and never paid. */
    public long neverPaid() {
        return referred - everPaid;
    }

    /** Returns the share of those sent that ever paid, with its Wilson interval. */
    public Rate paidShare() {
        return Rate.ofCounts(everPaid, referred).named("accounts sent", "ever paid");
    }
}

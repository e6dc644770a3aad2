package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.RevenueLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How long an account was a customer, in days of the calendar: the raw material of a curve.
 *
 * @param accountId the account
 * @param from its first day as a customer
 * @param endedOn the first day on which it no longer was one, not before {@code from}; empty while it is one still
 * @param cause why it ended, one number per cause, 1 or more: voluntary 1 and involuntary 2, say; not looked at while
 *     it goes on
 * @param weight how much it counts, such as what it pays: 0 or more and finite
 */
public record Tenure(AccountId accountId, LocalDate from, Optional<LocalDate> endedOn, int cause, double weight) {

    /** @throws IllegalArgumentException if a part is out of its range */
    public Tenure {
        requireNonNull(endedOn, "endedOn");
        requireNonNull(accountId, "accountId");
        Days.check("from", from);
        endedOn.ifPresent(day -> {
            Days.check("endedOn", day);
            checkArgument(!day.isBefore(from), "endedOn must not be before %s, was %s", from, day);
        });
        checkArgument(cause >= 1, "cause must be 1 or more, was %s", cause);
        Spell.checkWeight(weight);
    }

    /** Returns a tenure that goes on, of cause 1 if it ends, and weight 1. */
    public static Tenure since(AccountId accountId, LocalDate from) {
        return new Tenure(accountId, from, Optional.empty(), 1, 1);
    }

    /**
     * Returns the tenures of one account, each of cause 1 and weight 1, under the policy it was read with: a gap of at
     * most its {@code tenureGapDays} does not end one, unless it lasts still on the day of evaluation.
     */
    public static List<Tenure> of(AccountRevenue account) {
        requireNonNull(account, "account");
        return account.tenures().stream()
                .map(range -> new Tenure(account.accountId(), range.from(), range.end(), 1, 1))
                .toList();
    }

    /** Returns the tenures of all accounts of a ledger, as {@link #of(AccountRevenue)}. */
    public static List<Tenure> of(RevenueLedger ledger) {
        requireNonNull(ledger, "ledger");
        return ledger.accounts().stream()
                .flatMap(account -> of(account).stream())
                .toList();
    }

    /** Returns this tenure, ended on a day by its cause. */
    public Tenure endedOn(LocalDate day) {
        return new Tenure(accountId, from, Optional.of(day), cause, weight);
    }

    /** Returns this tenure with a cause. */
    public Tenure withCause(int value) {
        return new Tenure(accountId, from, endedOn, value, weight);
    }

    /** Returns this tenure with a weight. */
    public Tenure withWeight(double value) {
        return new Tenure(accountId, from, endedOn, cause, value);
    }
}

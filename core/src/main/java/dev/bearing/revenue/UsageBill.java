package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What an account was billed for usage in a period that is over: metered calls, overage, anything that a price agreed
 * in advance does not fix. A committed minimum is no usage; it is recurring and belongs into a {@link PriceState}.
 *
 * @param accountId who was billed
 * @param period the days whose usage it covers, with an end
 * @param amount what was billed, 0 or more
 */
public record UsageBill(AccountId accountId, DateRange period, Money amount) {

    /** @throws IllegalArgumentException if the period has no end or the amount is negative */
    public UsageBill {
        requireNonNull(period, "period");
        requireNonNull(amount, "amount");
        requireNonNull(accountId, "accountId");
        Days.check("from", period.from());
        Optional<LocalDate> end = period.end();
        checkArgument(end.isPresent(), "period must have an end, was %s", period);
        checkArgument(!amount.isNegative(), "amount must not be negative, was %s", amount);
    }
}

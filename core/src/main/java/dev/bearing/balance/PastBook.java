package dev.bearing.balance;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.AccountRevenue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * What was known of revenue at the end of a day of the past: what {@link PlanProgress#withPast} forecasts from.
 *
 * @param asOf the last day of a month
 * @param accounts what each account paid, as it was known on the day; a revenue that goes further is looked at up to
 *     the day alone
 * @param groups accounts of one part are expected to stay, grow and leave alike, as they were known on the day
 */
public record PastBook(LocalDate asOf, Collection<AccountRevenue> accounts, PlanCut groups) {

    /** Copies the accounts. */
    public PastBook {
        requireNonNull(accounts, "accounts");
        requireNonNull(asOf, "asOf");
        accounts = List.copyOf(accounts);
        requireNonNull(groups, "groups");
    }

    /** Returns the first month in which anybody paid in a currency. */
    Optional<YearMonth> firstMonth(CurrencyUnit currency) {
        return accounts.stream()
                .filter(account -> account.currencies().contains(currency))
                .flatMap(account -> firstPaidOn(account, currency))
                .min(LocalDate::compareTo)
                .map(YearMonth::from);
    }

    private static Stream<LocalDate> firstPaidOn(AccountRevenue account, CurrencyUnit currency) {
        return account.currencies().size() == 1
                ? account.firstPaidOn().stream()
                : account.movements().stream()
                        .filter(movement -> movement.amount().currency().equals(currency))
                        .map(movement -> movement.on());
    }

    /** Returns the part of an account. */
    String groupOf(AccountId account, LocalDate day) {
        return groups.partOf(account, day);
    }
}

package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Whether there is more for both: how the two attainments changed from one day to another.
 *
 * @param since the earlier day
 * @param customer the mean change of the attainment of those who were customers on both days and of whom it is known on
 *     both, in [-1, 1], so that accounts that came or went between do not pass for a change; EMPTY_BASE where there is
 *     none
 * @param customers of how many that is known
 * @param vendor the change of the vendor's attainment with all accounts, in [-1, 1], see
 *     {@link BookEstimates#vendorChange}
 */
public record AttainmentChange(LocalDate since, Answer<Estimate> customer, long customers, Answer<Estimate> vendor) {

    /** @throws IllegalArgumentException if the count is negative */
    public AttainmentChange {
        requireNonNull(since, "since");
        requireNonNull(customer, "customer");
        requireNonNull(vendor, "vendor");
        checkArgument(customers >= 0, "customers must not be negative, was %s", customers);
    }

    /**
     * One customer on both days.
     *
     * @param accountId the account
     * @param before its attainment on the earlier day
     * @param now its attainment on the later day
     */
    public record Pair(AccountId accountId, Answer<Double> before, Answer<Double> now) {

        /** Refuses null. */
        public Pair {
            requireNonNull(accountId, "accountId");
            requireNonNull(before, "before");
            requireNonNull(now, "now");
        }
    }

    /**
     * Returns the change. The customers' interval is Student's, of the mean of the differences; INSUFFICIENT_DATA below
     * 10 accounts.
     *
     * @param since the earlier day
     * @param customers those who were customers on both days, in any order
     * @param vendor the change of the vendor's attainment
     */
    public static AttainmentChange of(LocalDate since, Collection<Pair> customers, Answer<Estimate> vendor) {
        requireNonNull(customers, "customers");
        List<Double> differences = customers.stream()
                .sorted(Comparator.comparing(Pair::accountId))
                .flatMap(pair ->
                        pair.now().flatMap(now -> pair.before().map(before -> now - before)).toOptional().stream())
                .toList();
        return new AttainmentChange(
                since,
                MeanShare.of(differences, -1, 1, "no customer's attainment is known both on " + since + " and now"),
                differences.size(),
                vendor);
    }
}

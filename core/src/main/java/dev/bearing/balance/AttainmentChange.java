package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Whether there is more for both: how the two attainments changed from one day to another. Each change is the mean over
 * the accounts of which that side is known on both days, so that accounts that came or went between do not pass for a
 * change.
 *
 * @param since the earlier day
 * @param customer the mean change of the customers' attainment, in [-1, 1]; EMPTY_BASE where it is known of nobody on
 *     both days
 * @param customers of how many accounts it is known on both days
 * @param vendor the same of the vendor's attainment
 * @param vendors of how many accounts that is known on both days
 */
public record AttainmentChange(
        LocalDate since, Answer<Estimate> customer, long customers, Answer<Estimate> vendor, long vendors) {

    /** @throws IllegalArgumentException if a count is negative */
    public AttainmentChange {
        requireNonNull(since, "since");
        requireNonNull(customer, "customer");
        requireNonNull(vendor, "vendor");
        checkArgument(customers >= 0, "customers must not be negative, was %s", customers);
        checkArgument(vendors >= 0, "vendors must not be negative, was %s", vendors);
    }

    /**
     * One account on both days.
     *
     * @param before its two sides on the earlier day
     * @param now its two sides on the later day
     */
    public record Pair(AccountBalance before, AccountBalance now) {

        /** @throws IllegalArgumentException if the two are not the same account */
        public Pair {
            checkArgument(
                    before.accountId().equals(now.accountId()),
                    "both must be one account, were %s and %s",
                    before.accountId(),
                    now.accountId());
        }
    }

    /**
     * Returns the change of some accounts, in any order. Intervals are Student's, of the mean of the differences;
     * INSUFFICIENT_DATA below 10 accounts.
     *
     * @param since the earlier day
     */
    public static AttainmentChange of(LocalDate since, Collection<Pair> pairs) {
        List<Pair> sorted = pairs.stream()
                .sorted(Comparator.comparing(pair -> pair.now().accountId()))
                .toList();
        List<Double> ofCustomers =
                differences(sorted, balance -> balance.customer().attainment());
        List<Double> ofVendors = differences(sorted, balance -> balance.vendor().attainment());
        return new AttainmentChange(
                since,
                MeanShare.of(ofCustomers, -1, 1, "no customer's attainment is known both on " + since + " and now"),
                ofCustomers.size(),
                MeanShare.of(
                        ofVendors, -1, 1, "the vendor's attainment is known of nobody both on " + since + " and now"),
                ofVendors.size());
    }

    private static List<Double> differences(List<Pair> pairs, Function<AccountBalance, Answer<Double>> side) {
        List<Double> differences = new ArrayList<>();
        for (Pair pair : pairs) {
            side.apply(pair.now())
                    .toOptional()
                    .flatMap(now -> side.apply(pair.before()).toOptional().map(before -> now - before))
                    .ifPresent(differences::add);
        }
        return differences;
    }
}

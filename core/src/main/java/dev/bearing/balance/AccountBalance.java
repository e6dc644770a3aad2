package dev.bearing.balance;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Both sides of one account.
 *
 * @param accountId the account
 * @param customer the customer's side
 * @param vendor the vendor's side
 */
public record AccountBalance(AccountId accountId, CustomerSide customer, VendorSide vendor) {

    /** Refuses null. */
    public AccountBalance {
        requireNonNull(accountId, "accountId");
        requireNonNull(customer, "customer");
        requireNonNull(vendor, "vendor");
    }

    /** Returns both attainments together. */
    public MutualSuccess mutual() {
        return new MutualSuccess(customer.attainment(), vendor.attainment());
    }

    /**
     * Returns the mean of the customers' attainments over the accounts of which it is known, each counting as one, with
     * Student's interval, INSUFFICIENT_DATA below 10; EMPTY_BASE where it is known of nobody.
     */
    public static Answer<Estimate> meanCustomerAttainment(Collection<AccountBalance> accounts) {
        requireNonNull(accounts, "accounts");
        List<Double> known = accounts.stream()
                .sorted(Comparator.comparing(AccountBalance::accountId))
                .flatMap(account -> account.customer().attainment().toOptional().stream())
                .toList();
        return MeanShare.of(known, 0, 1, "it is known of no customer how far it has what it wants");
    }
}

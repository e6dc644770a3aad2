package dev.bearing.balance;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;

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
}

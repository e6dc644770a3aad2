package dev.bearing.review;

import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import java.time.LocalDate;
import java.util.Collection;

/** Builds the ledger of a review. */
final class ReviewLedger {

    private ReviewLedger() {}

    /** The ledger of accounts; with their contracts where the policy's churn is of those available to renew. */
    static RevenueLedger of(
            CustomerBook book, Collection<AccountRevenue> accounts, RevenuePolicy policy, LocalDate asOf) {
        RevenueLedger ledger = RevenueLedger.ofAccounts(accounts, policy, asOf);
        return policy.logoPopulation() == RevenuePolicy.Population.AVAILABLE_TO_RENEW
                ? ledger.withContracts(book.facts(Contract.class))
                : ledger;
    }
}

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

    /** The ledger of accounts under a playbook's policy, with their contracts and the playbook's grace of renewals. */
    static RevenueLedger of(CustomerBook book, Collection<AccountRevenue> accounts, Playbook playbook, LocalDate asOf) {
        RevenuePolicy policy = playbook.revenuePolicy().orElse(RevenuePolicy.strict());
        return RevenueLedger.ofAccounts(accounts, policy, asOf)
                .withContracts(
                        () -> book.facts(Contract.class), playbook.revenue().renewalGraceDays());
    }
}

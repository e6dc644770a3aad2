package dev.bearing.revenue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the ledgers of all currencies have in common.
 *
 * @param policy the conventions
 * @param asOf the last day
 * @param knownAt the day whose knowledge counts, {@code asOf} or later
 * @param suffix what the fingerprint of the rates says beside the policy: who is one customer, and how amounts were
 *     converted; empty where neither was touched
 * @param customers who is one customer: to whom facts about accounts belong
 * @param renewals how the terms of contracts went, where contracts were given; found out when somebody asks
 */
record LedgerBasis(
        RevenuePolicy policy,
        LocalDate asOf,
        LocalDate knownAt,
        String suffix,
        RollUp customers,
        Optional<Supplier<Renewals>> renewals) {

    LedgerBasis(RevenuePolicy policy, LocalDate asOf, LocalDate knownAt) {
        this(policy, asOf, knownAt, "", RollUp.toAccount(), Optional.empty());
    }

    LedgerBasis withSuffix(String more) {
        return new LedgerBasis(policy, asOf, knownAt, suffix + more, customers, renewals);
    }

    /** The same of other customers than accounts, which the rates say. */
    LedgerBasis by(RollUp rollUp) {
        return new LedgerBasis(policy, asOf, knownAt, suffix + "+by(" + rollUp + ")", rollUp, renewals);
    }

    LedgerBasis withRenewals(Supplier<Renewals> some) {
        return new LedgerBasis(policy, asOf, knownAt, suffix, customers, Optional.of(some));
    }

    String fingerprint() {
        return policy.fingerprint() + suffix;
    }
}

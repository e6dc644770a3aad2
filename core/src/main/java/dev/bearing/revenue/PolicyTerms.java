package dev.bearing.revenue;

import java.util.Arrays;
import java.util.Optional;

/** Terms by number, with what a policy makes of each worked out once. */
final class PolicyTerms {

    private final RevenuePolicy policy;
    private PriceTerms[] terms;
    private long[] whole;
    private boolean[] plain;
    private boolean[] billed;
    private int[] currencies;
    private int size;
    private boolean allPlain = true;
    private boolean alike = true;

    PolicyTerms(RevenuePolicy policy, int capacity) {
        this.policy = policy;
        terms = new PriceTerms[capacity];
        whole = new long[capacity];
        plain = new boolean[capacity];
        billed = new boolean[capacity];
        currencies = new int[capacity];
    }

    /** The terms of a dictionary, by its numbers. */
    static PolicyTerms of(TermsDictionary dictionary, RevenuePolicy policy) {
        PolicyTerms all = new PolicyTerms(policy, dictionary.size());
        for (int i = 0; i < dictionary.size(); i++) {
            all.add(dictionary.get(i));
        }
        return all;
    }

    RevenuePolicy policy() {
        return policy;
    }

    int add(PriceTerms added) {
        if (size == terms.length) {
            int capacity = Math.max(4, size * 2);
            terms = Arrays.copyOf(terms, capacity);
            whole = Arrays.copyOf(whole, capacity);
            plain = Arrays.copyOf(plain, capacity);
            billed = Arrays.copyOf(billed, capacity);
            currencies = Arrays.copyOf(currencies, capacity);
        }
        terms[size] = added;
        whole[size] = added.wholeUnits(policy.intervalFactors());
        plain[size] = added.status() == PriceStatus.ACTIVE && !hasDiscount(size);
        billed[size] = added.billingEndsOn().isPresent();
        currencies[size] = currencyNumber(added);
        allPlain &= plain[size];
        alike &= currencies[size] == 0 && !billed[size];
        return size++;
    }

    private int currencyNumber(PriceTerms added) {
        for (int i = 0; i < size; i++) {
            if (i == currencies[i] && terms[i].currency().equals(added.currency())) {
                return i;
            }
        }
        return size;
    }

    /** A number that terms in the same currency share. */
    int currency(int number) {
        return currencies[number];
    }

    PriceTerms get(int number) {
        return terms[number];
    }

    /** Whether it is active at its own price throughout. */
    boolean isPlain(int number) {
        return plain[number];
    }

    /** Whether all are. */
    boolean areAllPlain() {
        return allPlain;
    }

    /** Whether all are in one currency, and no bills end on a day of their own. */
    boolean areAlike() {
        return alike;
    }

    /** Whether its bills end on a day of their own. */
    boolean hasBillingEnd(int number) {
        return billed[number];
    }

    /** The day on which it stops counting under a policy that goes by bills, as epoch day; else another one. */
    int billingEnd(int number, int otherwise) {
        return terms[number].billingEndsOn().map(day -> (int) day.toEpochDay()).orElse(otherwise);
    }

    /** The discount, if the policy counts it. */
    Optional<Discount> discount(int number) {
        return terms[number].discount().filter(policy.discounts()::counts);
    }

    private boolean hasDiscount(int number) {
        return discount(number).isPresent();
    }

    /** What a price comes to a month. */
    long units(int number, long amount, long quantity) {
        long fast = PriceTerms.wholeUnits(whole[number], amount, quantity);
        return fast >= 0 ? fast : terms[number].units(policy.intervalFactors(), amount, quantity, false);
    }

    /** What a price comes to a month less its discount. */
    long discountedUnits(int number, long amount, long quantity) {
        return terms[number].units(policy.intervalFactors(), amount, quantity, true);
    }
}

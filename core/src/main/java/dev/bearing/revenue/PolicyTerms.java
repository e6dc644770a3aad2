package dev.bearing.revenue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Terms by number, with what a policy makes of each worked out once. */
@SuppressWarnings("EnumOrdinal") // intervals are compared by number
final class PolicyTerms {

    private final RevenuePolicy policy;
    private PriceTerms[] terms;
    private long[] whole;
    private boolean[] plain;
    private boolean[] billed;
    private int[] currencies;
    private long[] most;
    private int[] plans;
    private long[] intervals;
    private @Nullable MovementReason[] meanings;
    private final Map<Optional<String>, Integer> planNumbers = new HashMap<>();
    private int size;
    private boolean alike = true;

    PolicyTerms(RevenuePolicy policy, int capacity) {
        this.policy = policy;
        terms = new PriceTerms[capacity];
        whole = new long[capacity];
        plain = new boolean[capacity];
        billed = new boolean[capacity];
        currencies = new int[capacity];
        most = new long[capacity];
        plans = new int[capacity];
        intervals = new long[capacity];
        meanings = new MovementReason[capacity];
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
            most = Arrays.copyOf(most, capacity);
            plans = Arrays.copyOf(plans, capacity);
            intervals = Arrays.copyOf(intervals, capacity);
            meanings = Arrays.copyOf(meanings, capacity);
        }
        terms[size] = added;
        whole[size] = added.wholeUnits(policy.intervalFactors());
        plain[size] = added.status() == PriceStatus.ACTIVE && !hasDiscount(size);
        billed[size] = added.billingEndsOn().isPresent();
        currencies[size] = currencyNumber(added);
        most[size] =
                plain[size] && whole[size] != PriceTerms.NOT_WHOLE ? (PriceState.TOO_MANY_UNITS - 1) / whole[size] : 0;
        plans[size] = planNumbers.computeIfAbsent(added.plan(), plan -> size);
        intervals[size] = added.intervalCount() * 16L + added.interval().ordinal();
        meanings[size] = added.reason().flatMap(policy.reasonWords()::meaning).orElse(null);
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

    /** Whether it is in the currency of the first ones, and its bills do not end on a day of their own. */
    boolean isUsual(int number) {
        return alike || (currencies[number] == 0 && !billed[number]);
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

    /**
     * What an amount of minor units comes to a month, where the terms are active at their own price and that is a whole
     * number; else 0.
     *
     * @param count as a number without a sign
     */
    long plainUnits(int number, long count) {
        return Long.compareUnsigned(count - 1, most[number]) < 0 ? count * whole[number] : 0;
    }

    /** What its own word for why it began or ends means, or null where the policy does not say. */
    @Nullable MovementReason meaning(int number) {
        return meanings[number];
    }

    /** A number that terms of the same plan share. */
    int plan(int number) {
        return plans[number];
    }

    /**
     * Why a paid row is worth something else than the one it follows.
     *
     * @param sameQuantity whether it has the same quantity
     * @param onlyMore whether it has the same amount and is worth more
     */
    MovementReason reason(int old, int now, boolean sameQuantity, boolean onlyMore) {
        if (plans[old] != plans[now]) {
            return MovementReason.PLAN;
        } else if (!sameQuantity) {
            return MovementReason.SEATS;
        } else if (intervals[old] != intervals[now]) {
            return MovementReason.TERM;
        } else if (onlyMore && terms[old].discount().isPresent() && terms[old].isSameForm(terms[now])) {
            return MovementReason.DISCOUNT_EXPIRED;
        }
        return MovementReason.PRICE;
    }

    /** What a price comes to a month less its discount. */
    long discountedUnits(int number, long amount, long quantity) {
        return terms[number].units(policy.intervalFactors(), amount, quantity, true);
    }
}

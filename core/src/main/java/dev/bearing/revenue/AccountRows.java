package dev.bearing.revenue;

import java.util.Arrays;

/**
 * The price states of one account in one currency as known on a day, in columns sorted by subscription and first day:
 * what the kernel reads, whether they came as objects or in bulk. No two of a subscription overlap. The columns grow;
 * only the first {@code size} entries count.
 */
final class AccountRows {

    /** The end of what goes on, and the day of what was never asked for. */
    static final int NEVER = Integer.MAX_VALUE;

    int size;
    /** A number for the subscription, the same for all of its rows and for no others. */
    long[] subscription = new long[8];

    int[] from = new int[8];
    /** The first day after, or {@link #NEVER}. */
    int[] to = new int[8];
    /** The day on which the end was asked for, or {@link #NEVER}. */
    int[] cancelled = new int[8];

    long[] amount = new long[8];
    long[] quantity = new long[8];
    /** The number of its terms. */
    int[] terms = new int[8];

    /** Makes room for so many rows. */
    void clear(int capacity) {
        size = 0;
        if (from.length < capacity) {
            int more = Math.max(capacity, from.length * 2);
            subscription = new long[more];
            from = new int[more];
            to = new int[more];
            cancelled = new int[more];
            amount = new long[more];
            quantity = new long[more];
            terms = new int[more];
        }
    }

    /** Adds the chain of one subscription. */
    void add(Subscription chain, long number, PolicyTerms policyTerms) {
        for (PriceState state : chain.states()) {
            ensureOneMore();
            subscription[size] = number;
            from[size] = (int) state.from().toEpochDay();
            to[size] = state.to().map(day -> (int) day.toEpochDay()).orElse(NEVER);
            cancelled[size] =
                    state.cancelRequestedOn().map(day -> (int) day.toEpochDay()).orElse(NEVER);
            PriceTerms own = PriceTerms.of(state);
            amount[size] = own.unscaled(state.amount());
            quantity[size] = state.quantity();
            terms[size] = policyTerms.add(own);
            size++;
        }
    }

    private void ensureOneMore() {
        if (size == from.length) {
            int more = size * 2;
            subscription = Arrays.copyOf(subscription, more);
            from = Arrays.copyOf(from, more);
            to = Arrays.copyOf(to, more);
            cancelled = Arrays.copyOf(cancelled, more);
            amount = Arrays.copyOf(amount, more);
            quantity = Arrays.copyOf(quantity, more);
            terms = Arrays.copyOf(terms, more);
        }
    }
}

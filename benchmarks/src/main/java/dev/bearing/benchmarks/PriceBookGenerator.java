package dev.bearing.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws the same {@link PriceBook} for the same size and seed, on every machine. Of the accounts 80 % have one
 * subscription, 15 % two and 5 % three; each month 1.8 % of the subscriptions end, 4 % change plan or seats, and 3 % of
 * those that ended begin again.
 */
final class PriceBookGenerator {

    private static final int MONTHS_BEFORE = 24;
    private static final int MONTHS = MONTHS_BEFORE + PriceBook.MONTHS;
    private static final int DAYS_OF_A_MONTH = 28;
    private static final int[] PRICES = {4_900, 19_900, 59_900, 249_900};

    private final SplittableRandom random;
    private final int[] firstDays = new int[MONTHS];
    private final long[] account;
    private final long[] subscription;
    private final int[] from;
    private final int[] to;
    private final int[] quantity;
    private final byte[] plan;
    private int size;

    private PriceBookGenerator(int rows, long seed) {
        random = new SplittableRandom(seed);
        Arrays.setAll(firstDays, month -> (int) PriceBook.FIRST
                .minusMonths(MONTHS_BEFORE - (long) month)
                .atDay(1)
                .toEpochDay());
        account = new long[rows];
        subscription = new long[rows];
        from = new int[rows];
        to = new int[rows];
        quantity = new int[rows];
        plan = new byte[rows];
    }

    /** Draws a book in which most accounts have two or three rows. */
    static PriceBook draw(int rows, long seed) {
        return new PriceBookGenerator(rows, seed).drawn(0);
    }

    /**
     * Draws a book in which one account has many rows.
     *
     * @param large how many rows of all of them belong to one account, at most {@code rows}
     */
    static PriceBook drawSkewed(int rows, int large, long seed) {
        return new PriceBookGenerator(rows, seed).drawn(large);
    }

    private PriceBook drawn(int large) {
        int accounts = 0;
        if (large > 0) {
            accounts = 1;
            for (int i = 0; size < large; i++) {
                subscription(keyOf(0), i, random.nextInt(MONTHS), large);
            }
        }
        for (; size < account.length; accounts++) {
            double draw = random.nextDouble();
            int subscriptions = draw < 0.80 ? 1 : draw < 0.95 ? 2 : 3;
            int signUp = random.nextInt(MONTHS);
            for (int i = 0; i < subscriptions && size < account.length; i++) {
                int month = i == 0 ? signUp : Math.min(MONTHS - 1, signUp + random.nextInt(12));
                subscription(keyOf(accounts), i, month, account.length);
            }
        }
        return inOrderOfBeginning(accounts);
    }

    /** A key as a system hands it out: no small number, and not in the order of the accounts. */
    private static long keyOf(int account) {
        return 10_000_000_000L + (account * 2_654_435_761L & 0xFFFF_FFFFL) * 3;
    }

    /** Draws one subscription from its first month to the last one; stops at a number of rows. */
    private void subscription(long accountKey, int number, int firstMonth, int limit) {
        long key = accountKey * 100_000 + number;
        double tier = random.nextDouble();
        int currentPlan = tier < 0.5 ? 0 : tier < 0.8 ? 1 : tier < 0.95 ? 2 : 3;
        int seats = 1 + (int) (4 * Math.abs(bell()));
        int begin = dayOf(firstMonth);
        boolean open = true;
        for (int month = firstMonth + 1; month < MONTHS && size < limit; month++) {
            double draw = random.nextDouble();
            if (!open) {
                if (draw < 0.03) {
                    open = true;
                    begin = dayOf(month);
                    seats = Math.max(1, seats - 1);
                }
            } else if (draw < 0.058) {
                int end = dayOf(month);
                add(accountKey, key, begin, end, currentPlan, seats);
                begin = end;
                open = draw >= 0.018;
                if (open && random.nextDouble() < 0.4) {
                    currentPlan = Math.max(0, Math.min(3, currentPlan + (random.nextDouble() < 0.6 ? 1 : -1)));
                } else if (open) {
                    seats = Math.max(
                            1, seats + (random.nextDouble() < 0.65 ? 1 + random.nextInt(3) : -1 - random.nextInt(2)));
                }
            }
        }
        if (open && size < limit) {
            add(accountKey, key, begin, PriceBook.OPEN, currentPlan, seats);
        }
    }

    private int dayOf(int month) {
        return firstDays[month] + random.nextInt(DAYS_OF_A_MONTH);
    }

    /** About normal, by the sum of twelve uniform numbers, which is the same on every machine. */
    private double bell() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private void add(long accountKey, long key, int begin, int end, int currentPlan, int seats) {
        account[size] = accountKey;
        subscription[size] = key;
        from[size] = begin;
        to[size] = end;
        plan[size] = (byte) currentPlan;
        quantity[size] = seats;
        size++;
    }

    /** Sorts by the day on which the states begin, by counting. */
    private PriceBook inOrderOfBeginning(int accounts) {
        int[] next = new int[MONTHS * 31 + 2];
        for (int day : from) {
            next[day - firstDays[0] + 1]++;
        }
        for (int day = 1; day < next.length; day++) {
            next[day] += next[day - 1];
        }
        int rows = account.length;
        PriceBook book = new PriceBook(
                accounts,
                new long[rows],
                new long[rows],
                new int[rows],
                new int[rows],
                new int[rows],
                new int[rows],
                new byte[rows]);
        for (int i = 0; i < rows; i++) {
            int at = next[from[i] - firstDays[0]]++;
            book.account()[at] = account[i];
            book.subscription()[at] = subscription[i];
            book.from()[at] = from[i];
            book.to()[at] = to[i];
            book.unitCents()[at] = PRICES[plan[i]];
            book.quantity()[at] = quantity[i];
            book.plan()[at] = plan[i];
        }
        return book;
    }
}

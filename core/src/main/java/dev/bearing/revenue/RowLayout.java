package dev.bearing.revenue;

/**
 * What stands where in a row of cells, which begins with the hash of its account, the number of its subscription, its
 * packed days and its price.
 *
 * @param width how many cells a row has
 * @param quantityAt where its quantity is, or -1 where the price holds it
 * @param rareAt where its rare days are, or -1 where no row has any
 */
record RowLayout(int width, int quantityAt, int rareAt) {

    /** Where the hash of the account is, from which {@link #account} finds the key. */
    static final int HASH = 0;

    static final int SUBSCRIPTION = 1;
    static final int DAYS = 2;
    static final int PRICE = 3;

    /** How many cells a row has at least. */
    static final int LEAST_WIDTH = 4;

    /** That of rows with every cell. */
    static final RowLayout FULL = of(true, true);

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** What undoes a multiplication by {@link #GOLDEN}. */
    private static final long INVERSE = 0xF1DE83E19937733DL;

    static RowLayout of(boolean hasQuantities, boolean hasRare) {
        int quantities = hasQuantities ? 1 : 0;
        return new RowLayout(
                LEAST_WIDTH + quantities + (hasRare ? 1 : 0),
                hasQuantities ? LEAST_WIDTH : -1,
                hasRare ? LEAST_WIDTH + quantities : -1);
    }

    /** The hash of an account: no two have the same. */
    static long hash(long account) {
        return account * GOLDEN;
    }

    /** The key of the account with a hash. */
    static long account(long hash) {
        return hash * INVERSE;
    }

    long amount(long[] cells, int row) {
        long price = cells[row + PRICE];
        return quantityAt < 0 ? PackedPrice.amount(price) : price;
    }

    long quantity(long[] cells, int row) {
        return quantityAt < 0 ? PackedPrice.quantity(cells[row + PRICE]) : cells[row + quantityAt];
    }

    /** How many minor units its price has, as a number without a sign; 0 where that does not hold it. */
    long minorUnits(long[] cells, int row) {
        long price = cells[row + PRICE];
        if (quantityAt < 0) {
            return PackedPrice.amount(price) * PackedPrice.quantity(price);
        }
        long quantity = cells[row + quantityAt];
        return Math.multiplyHigh(price, quantity) == 0 ? price * quantity : 0;
    }

    /** Its rare days and the higher bits of the number of its terms. */
    long rare(long[] cells, int row) {
        return rareAt < 0 ? 0 : cells[row + rareAt];
    }

    int term(long[] cells, int row) {
        return PackedPrice.termsOf(cells[row + DAYS], rare(cells, row));
    }
}

package dev.bearing.health;

/** Keeps of every account the measures that cost it most. */
final class TopReasons {

    private final int most;
    private final int[] indexes;
    /** By place and account of a block what the measure at that place costs, 0 where there is none. */
    private final double[][] costs;

    private final int[][] places;

    /** Takes the array that is filled in: account by account, {@code most} places each, none of them taken. */
    TopReasons(int most, int[] indexes) {
        this.most = most;
        this.indexes = indexes;
        costs = new double[most][BulkKernel.BLOCK];
        places = new int[most][BulkKernel.BLOCK];
    }

    /** Fills in one account's measures from what each of them costs. */
    void add(int account, double[] losses) {
        clear(1);
        for (int measure = 0; measure < losses.length; measure++) {
            put(0, measure, losses[measure]);
        }
        write(account, 1);
    }

    /** Begins a block of {@code n} accounts. */
    void clear(int n) {
        for (int place = 0; place < most; place++) {
            for (int i = 0; i < n; i++) {
                costs[place][i] = 0;
                places[place][i] = HealthTable.NONE;
            }
        }
    }

    /** Takes in what a measure costs the accounts of the block. */
    void put(int measure, double[] losses, int n) {
        double[] last = costs[most - 1];
        for (int i = 0; i < n; i++) {
            if (losses[i] > last[i]) {
                put(i, measure, losses[i]);
            }
        }
    }

    private void put(int i, int measure, double loss) {
        int place = most;
        while (place > 0 && loss > costs[place - 1][i]) {
            place--;
        }
        for (int k = most - 1; k > place; k--) {
            costs[k][i] = costs[k - 1][i];
            places[k][i] = places[k - 1][i];
        }
        if (place < most) {
            costs[place][i] = loss;
            places[place][i] = measure;
        }
    }

    /** Ends a block that begins at this account. */
    void write(int first, int n) {
        for (int i = 0; i < n; i++) {
            for (int place = 0; place < most; place++) {
                indexes[(first + i) * most + place] = places[place][i];
            }
        }
    }
}

package dev.bearing.revenue;

/**
 * What blocks of accounts, none of them ever active at zero, add to trailing windows. A window opens at one boundary
 * between months and closes some later; what is kept changes from one window to the next where the level at the opening
 * changes and where that at the closing does. Both changes of all accounts of a block are merged, account by account
 * and window by window, in one loop without a way that the processor would have to guess. All sums are differences
 * between a window and the one before.
 */
@SuppressWarnings("EnumOrdinal") // codes are made of ordinals
final class WindowSums {

    private static final int LOST = CustomerState.LOST.ordinal();

    /** The sums of a window stand side by side. */
    private static final int WIDTH = 4;

    private static final int OPENING = 0;
    private static final int NET = 1;
    private static final int GROSS = 2;
    /** Who paid when the window opened; in the lower half, how many of these are lost when it closes. */
    private static final int COUNTS = 3;

    private static final long ONE = 1L << 32;

    /** More windows do not fit beside each other into a cell of {@link #firstWindows}. */
    private static final int MOST_WINDOWS = 1 << 15;

    private static final int HALF = 16;

    private final int windows;
    /**
     * By day: in the lower half the first window that opens after a step on it, in the upper half the first one that
     * closes after it.
     */
    private final DayTable firstWindows;

    private final long[] sums;
    /** How many of the lower bits of a key are the number of a window; the others are that of the account. */
    private final int windowBits;

    /** The account and the window from which on a level holds at the opening. */
    private int[] openKeys = new int[0];

    private long[] openUnits = new long[0];
    /** The account and the window from which on a level holds at the closing. */
    private int[] closeKeys = new int[0];

    /** Twice the amount, and 1 more if the account is lost. */
    private long[] closeUnits = new long[0];

    private int opens;
    private int closes;

    /**
     * @param table the stretches between boundaries: a window opens at the end of the stretch with its number
     * @param months how many boundaries later it closes
     */
    WindowSums(DayTable table, int windows, int months) {
        this.windows = windows;
        firstWindows = table.map(slot -> Math.min(slot, windows) | (Math.max(slot - months, 0) << HALF));
        sums = new long[(windows + 1) * WIDTH];
        windowBits = Integer.SIZE - Integer.numberOfLeadingZeros(windows);
    }

    /** What is paid when a window opens. */
    long opening(int window) {
        return sums[window * WIDTH + OPENING];
    }

    /** What they pay when it closes who paid when it opened. */
    long net(int window) {
        return sums[window * WIDTH + NET];
    }

    /** The same, of each at most what it paid. */
    long gross(int window) {
        return sums[window * WIDTH + GROSS];
    }

    /** Who paid when the window opened; in the lower half, how many of these are lost when it closes. */
    long counts(int window) {
        return sums[window * WIDTH + COUNTS];
    }

    /** Whether a block can be taken: whether nobody in it was ever active and paid nothing, and numbers fit. */
    boolean suits(StepBlock block) {
        return windows < MOST_WINDOWS
                && block.accounts() < Integer.MAX_VALUE >>> (windowBits + 1)
                && !block.hasState(CustomerState.ACTIVE_AT_ZERO);
    }

    /** Adds a block. */
    void take(StepBlock block) {
        findLevels(block.steps());
        merge();
    }

    /**
     * Finds the windows from which on each step holds; of several from the same one on, only the last one counts, and
     * what is paid at a closing counts from the first window on that may open on something.
     */
    private void findLevels(StepBuffer steps) {
        ensure(steps.size + 2);
        int opening = 0;
        int closing = 0;
        int account = -1 << windowBits;
        int firstOpen = 0;
        int openBefore = -1;
        int closeBefore = -1;
        for (int i = 0; i < steps.size; i++) {
            int code = steps.codes[i];
            int first = StepBuffer.first(code);
            account += first << windowBits;
            int both = firstWindows.of(steps.days[i]);
            int open = both & (MOST_WINDOWS - 1);
            firstOpen ^= (firstOpen ^ open) & -first;
            int openKey = account + open;
            int closeKey = account + Math.max(both >>> HALF, firstOpen);
            opening += ZeroOrOne.less(openBefore, openKey);
            closing += ZeroOrOne.less(closeBefore, closeKey);
            openKeys[opening] = openKey;
            openUnits[opening] = steps.units[i];
            closeKeys[closing] = closeKey;
            closeUnits[closing] = 2 * steps.units[i] + ZeroOrOne.same(StepBuffer.stateOrdinal(code), LOST);
            openBefore = openKey;
            closeBefore = closeKey;
        }
        opens = opening;
        closes = closing;
    }

    /** Goes from one change to the next, both changes at once where they are at the same window. */
    private void merge() {
        openKeys[opens + 1] = Integer.MAX_VALUE;
        closeKeys[closes + 1] = Integer.MAX_VALUE;
        int open = 1;
        int close = 1;
        int account = -1;
        long then = 0;
        long now = 0;
        long net = 0;
        long gross = 0;
        long counts = 0;
        while (open + close < opens + closes + 2) {
            int openKey = openKeys[open];
            int closeKey = closeKeys[close];
            int closesBefore = (closeKey - openKey) >> 31;
            int opensBefore = (openKey - closeKey) >> 31;
            int key = Math.min(openKey, closeKey);
            int own = key >>> windowBits;
            long isSame = -(long) ZeroOrOne.same(own, account);
            long before = then & isSame;
            then = (before & closesBefore) | (openUnits[open] & ~(long) closesBefore);
            now = (now & opensBefore) | (closeUnits[close] & ~(long) opensBefore);
            open += 1 + closesBefore;
            close += 1 + opensBefore;

            long isOfCohort = -then >> 63; // no amount is negative
            long paid = now >>> 1;
            long less = (paid - then) & ((paid - then) >> 63);
            long netThen = paid & isOfCohort;
            long grossThen = then + less;
            long countsThen = (ONE | (now & 1)) & isOfCohort;
            int at = (key & ((1 << windowBits) - 1)) * WIDTH;
            sums[at + OPENING] += then - before;
            sums[at + NET] += netThen - (net & isSame);
            sums[at + GROSS] += grossThen - (gross & isSame);
            sums[at + COUNTS] += countsThen - (counts & isSame);
            account = own;
            net = netThen;
            gross = grossThen;
            counts = countsThen;
        }
    }

    private void ensure(int levels) {
        if (openKeys.length < levels) {
            openKeys = new int[levels + (levels >> 1)];
            openUnits = new long[openKeys.length];
            closeKeys = new int[openKeys.length];
            closeUnits = new long[openKeys.length];
        }
    }
}

package dev.bearing.revenue;

/** What the steps of an account are called to which nothing happens but prices that begin, change and end. */
@SuppressWarnings("EnumOrdinal") // codes are made of ordinals
final class PlainSteps {

    private static final int NEW = MovementKind.NEW.ordinal();
    private static final int EXPANSION = MovementKind.EXPANSION.ordinal();
    private static final int CONTRACTION = MovementKind.CONTRACTION.ordinal();

    private static final short BEGUN = paying(NEW, MovementReason.NEW_SUBSCRIPTION);
    private static final short OPENED = paying(MovementKind.OPENING.ordinal(), MovementReason.NEW_SUBSCRIPTION);
    private static final short RETURNED = paying(MovementKind.REACTIVATION.ordinal(), MovementReason.NEW_SUBSCRIPTION);
    private static final short WON_BACK = paying(NEW, MovementReason.WIN_BACK);
    private static final short VOLUNTARY = left(MovementReason.VOLUNTARY);
    private static final short UNSPECIFIED = left(MovementReason.UNSPECIFIED);

    /** By how rows differ: 1 for another quantity, 2 for another plan, 4 for more. */
    private static final short[] CHANGES = {
        changed(false, MovementReason.PRICE),
        changed(false, MovementReason.SEATS),
        changed(false, MovementReason.PLAN),
        changed(false, MovementReason.PLAN),
        changed(true, MovementReason.PRICE),
        changed(true, MovementReason.SEATS),
        changed(true, MovementReason.PLAN),
        changed(true, MovementReason.PLAN)
    };

    /** What begins, by 1 for after a limit and 2 for not the first time. */
    private static final short[] BEGINNINGS = {OPENED, BEGUN, RETURNED, WON_BACK};

    private final int historyBegins;
    private final int window;

    PlainSteps(RevenuePolicy policy) {
        historyBegins =
                policy.historyBeginsOn().map(day -> (int) day.toEpochDay()).orElse(-1);
        window = Math.min(policy.reactivationWindowDays().orElse(Integer.MAX_VALUE), PackedPrice.OPEN);
    }

    private static short paying(int kind, MovementReason reason) {
        return StepBuffer.code(CustomerState.PAYING, kind, reason);
    }

    private static short left(MovementReason reason) {
        return StepBuffer.code(CustomerState.LOST, MovementKind.CHURN.ordinal(), reason);
    }

    /** It pays for the first time. */
    short first(int day) {
        return day <= historyBegins ? OPENED : BEGUN;
    }

    /** It pays again, having been lost since a day. */
    short again(int lost, int day) {
        return day - lost > window ? WON_BACK : RETURNED;
    }

    /**
     * It pays for the first time or again.
     *
     * @param again 0 or 1
     * @param lost the day since which it has been lost if it pays again
     */
    short begun(int again, int lost, int day) {
        int since = ZeroOrOne.choose(again, lost + window, historyBegins);
        return BEGINNINGS[2 * again + ZeroOrOne.less(since, day)];
    }

    /** It pays more or less than before. */
    static short changed(boolean more, MovementReason reason) {
        return paying(more ? EXPANSION : CONTRACTION, reason);
    }

    /**
     * It pays more or less than before.
     *
     * @param more 0 or 1
     * @param differences what differs from before: 1 for the quantity, 2 for the plan
     */
    static short changed(int more, int differences) {
        return CHANGES[4 * more + differences];
    }

    /** It pays nothing any more. */
    static short left(boolean askedFor) {
        return askedFor ? VOLUNTARY : UNSPECIFIED;
    }
}

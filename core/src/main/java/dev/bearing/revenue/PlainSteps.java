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

    private final int historyBegins;
    private final int window;

    PlainSteps(RevenuePolicy policy) {
        historyBegins =
                policy.historyBeginsOn().map(day -> (int) day.toEpochDay()).orElse(Integer.MIN_VALUE);
        window = policy.reactivationWindowDays().orElse(Integer.MAX_VALUE);
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

    /** It pays more or less than before. */
    static short changed(boolean more, MovementReason reason) {
        return paying(more ? EXPANSION : CONTRACTION, reason);
    }

    /** It pays nothing any more. */
    static short left(boolean askedFor) {
        return askedFor ? VOLUNTARY : UNSPECIFIED;
    }
}

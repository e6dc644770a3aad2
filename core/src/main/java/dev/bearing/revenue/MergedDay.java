package dev.bearing.revenue;

import dev.bearing.revenue.AccountLine.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What one day did to an account over all its currencies. */
@SuppressWarnings("EnumOrdinal") // a step holds ordinals
final class MergedDay {

    /**
     * In which currency an account is a customer decides that it is one; a pause comes before what is free, as among
     * the subscriptions of one currency.
     */
    private static final List<CustomerState> ORDER =
            List.of(CustomerState.PAYING, CustomerState.PAUSED, CustomerState.ACTIVE_AT_ZERO, CustomerState.LOST);

    private final List<AccountLine> natives;
    private final int day;
    private final OptionalInt reactivationWindowDays;

    /** @param reactivationWindowDays that of the {@link RevenuePolicy} */
    MergedDay(List<AccountLine> natives, int day, OptionalInt reactivationWindowDays) {
        this.natives = natives;
        this.day = day;
        this.reactivationWindowDays = reactivationWindowDays;
    }

    CustomerState state() {
        return natives.stream().map(line -> line.stateOn(day)).reduce(CustomerState.NEVER_PAID, MergedDay::stronger);
    }

    private static CustomerState stronger(CustomerState a, CustomerState b) {
        for (CustomerState state : ORDER) {
            if (a == state || b == state) {
                return state;
            }
        }
        return CustomerState.NEVER_PAID;
    }

    boolean isOfInterest(CustomerState before) {
        return state() != before;
    }

    /**
     * What it was over all currencies.
     *
     * @param lostSince the day it was lost on, read where {@code stateBefore} is LOST
     */
    Step step(long before, long after, CustomerState stateBefore, int lostSince) {
        List<AccountLine> moved = natives.stream().filter(this::moves).toList();
        CustomerState state = state();
        if (natives.size() == 1) {
            AccountLine line = natives.get(0);
            int step = line.stepOn(day);
            int kind = line.isMovement(step) ? line.kind(step).ordinal() : AccountLine.SILENT;
            return new Step(day, after, state, kind, line.reason(step));
        }
        if (before == 0 && after == 0) {
            boolean timedOut = !moved.isEmpty() && state == CustomerState.LOST;
            return new Step(
                    day,
                    0,
                    state,
                    timedOut ? MovementKind.CHURN.ordinal() : AccountLine.SILENT,
                    timedOut ? reason(moved) : MovementReason.UNSPECIFIED);
        }
        if (before == after) {
            return new Step(day, after, state, AccountLine.SILENT, MovementReason.UNSPECIFIED);
        }
        MovementKind kind = kind(before, after, stateBefore, lostSince);
        if (kind == MovementKind.NEW && stateBefore != CustomerState.NEVER_PAID) {
            return new Step(day, after, state, kind.ordinal(), MovementReason.WIN_BACK);
        }
        boolean change = before > 0 && after > 0;
        return new Step(day, after, state, kind.ordinal(), change ? reasonOfChange(moved) : reason(moved));
    }

    private boolean moves(AccountLine line) {
        return Conversion.hasStepOn(line, day) && line.isMovement(line.stepOn(day));
    }

    private MovementKind kind(long before, long after, CustomerState stateBefore, int lostSince) {
        if (before == 0) {
            return switch (stateBefore) {
                case NEVER_PAID -> firstKind();
                case PAUSED -> MovementKind.RESUME;
                case ACTIVE_AT_ZERO -> MovementKind.EXPANSION;
                default -> isWinBack(lostSince) ? MovementKind.NEW : MovementKind.REACTIVATION;
            };
        }
        if (after == 0) {
            return switch (state()) {
                case PAUSED -> MovementKind.PAUSE;
                case ACTIVE_AT_ZERO -> MovementKind.CONTRACTION;
                default -> MovementKind.CHURN;
            };
        }
        return after > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
    }

    /** Whether it comes back later than the policy's window allows, counted from the day it was lost in all. */
    private boolean isWinBack(int lostSince) {
        return reactivationWindowDays.isPresent() && day - lostSince > reactivationWindowDays.getAsInt();
    }

    /** New, unless the account was a customer before its facts. */
    private MovementKind firstKind() {
        Set<MovementKind> kinds = EnumSet.noneOf(MovementKind.class);
        natives.stream().filter(this::moves).forEach(line -> kinds.add(own(line)));
        return kinds.size() == 1 ? kinds.iterator().next() : MovementKind.NEW;
    }

    private MovementKind own(AccountLine line) {
        return line.kind(line.stepOn(day));
    }

    private MovementReason reason(List<AccountLine> moved) {
        Set<MovementReason> reasons = EnumSet.noneOf(MovementReason.class);
        moved.forEach(line -> reasons.add(line.reason(line.stepOn(day))));
        if (reasons.remove(MovementReason.WIN_BACK)) {
            reasons.add(MovementReason.NEW_SUBSCRIPTION); // it may have paid in another currency since
        }
        return oneOf(reasons);
    }

    private MovementReason reasonOfChange(List<AccountLine> moved) {
        Set<MovementReason> reasons = EnumSet.noneOf(MovementReason.class);
        moved.forEach(line -> reasons.add(partial(line)));
        return reasons.contains(MovementReason.CURRENCY_SWITCH) ? MovementReason.CURRENCY_SWITCH : oneOf(reasons);
    }

    private static MovementReason oneOf(Set<MovementReason> reasons) {
        return switch (reasons.size()) {
            case 0 -> MovementReason.UNSPECIFIED;
            case 1 -> reasons.iterator().next();
            default -> MovementReason.SEVERAL;
        };
    }

    /** Why one currency of several changed: what is all of it there is a part here. */
    private MovementReason partial(AccountLine line) {
        MovementReason reason = line.reason(line.stepOn(day));
        if (reason == MovementReason.CURRENCY_SWITCH) {
            return reason;
        }
        return switch (own(line)) {
            case NEW, OPENING, REACTIVATION -> MovementReason.NEW_SUBSCRIPTION;
            case RESUME -> MovementReason.SUBSCRIPTION_RESUMED;
            case PAUSE -> MovementReason.SUBSCRIPTION_PAUSED;
            case CHURN ->
                reason == MovementReason.INVOLUNTARY || reason == MovementReason.FREE_DOWNGRADE
                        ? reason
                        : MovementReason.SUBSCRIPTION_ENDED;
            default -> reason;
        };
    }
}

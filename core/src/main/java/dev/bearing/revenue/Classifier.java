package dev.bearing.revenue;

import dev.bearing.revenue.AccountLine.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns the segments of one account and currency into its step line: a pure function, so that accounts can be
 * classified anywhere and in any order.
 *
 * <p>All changes of a day are one change. From nothing the account is NEW the first time, RESUME straight out of a
 * pause, else REACTIVATION; to nothing it is PAUSE while a paused segment is in force, else CHURN. A pause that
 * outlasts the policy's limit is a CHURN of amount 0 on its last tolerated day, unless the account had churned before;
 * a pause that ends in nothing changes the state silently. That is the strict policy; where another one departs from
 * it, {@link RevenuePolicy} says how.
 */
@SuppressWarnings("EnumOrdinal") // a step holds ordinals
final class Classifier {

    private final RevenuePolicy policy;
    private final int asOf;
    private final List<Step> steps = new ArrayList<>();

    private CustomerState state = CustomerState.NEVER_PAID;
    private long total;
    private int pausedSince;
    private int lostSince;
    private boolean churned;
    private boolean timedOut;

    private Classifier(RevenuePolicy policy, int asOf) {
        this.policy = policy;
        this.asOf = asOf;
    }

    /**
     * Returns the steps up to a day.
     *
     * @param segments of all the account's subscriptions in one currency
     * @param asOf as epoch day
     */
    static List<Step> steps(Collection<Segment> segments, RevenuePolicy policy, int asOf) {
        SortedMap<Integer, DayChange> changes = new TreeMap<>();
        for (Segment segment : segments) {
            changes.computeIfAbsent(segment.start(), day -> new DayChange())
                    .begins
                    .add(segment);
            if (segment.end() != Segment.OPEN) {
                changes.computeIfAbsent(segment.end(), day -> new DayChange())
                        .ends
                        .add(segment);
            }
        }
        return Folding.of(new Classifier(policy, asOf).sweep(changes), policy.mergeGapDays());
    }

    private List<Step> sweep(SortedMap<Integer, DayChange> changes) {
        int paused = 0;
        int free = 0;
        for (var entry : changes.entrySet()) {
            int day = entry.getKey();
            if (day > asOf) {
                break;
            }
            DayChange change = entry.getValue();
            timeOutBefore(day);
            long next = total + change.units();
            if (policy.pauses() != RevenuePolicy.Pauses.CHURN) {
                paused += change.count(Segment.Type.PAUSED);
            }
            free += change.count(Segment.Type.FREE);
            apply(day, next, paused > 0, change, free > 0);
        }
        timeOutBefore(asOf + 1);
        return steps;
    }

    private void apply(int day, long next, boolean pausedInForce, DayChange change, boolean freeInForce) {
        boolean activeAtZero = freeInForce && policy.free() == RevenuePolicy.Free.ACTIVE_AT_ZERO;
        if (next == 0 && total == 0) {
            rest(day, pausedInForce, activeAtZero);
            return;
        }
        if (next > 0) {
            int kind = total == 0 ? kindFromNothing(day).ordinal() : kindOfChange(next);
            if (kind != AccountLine.SILENT) {
                boolean wonBack = kind == MovementKind.NEW.ordinal() && state != CustomerState.NEVER_PAID;
                add(
                        day,
                        next,
                        CustomerState.PAYING,
                        kind,
                        wonBack ? MovementReason.WIN_BACK : change.reason(freeInForce, false));
            }
            churned = false;
            timedOut = false;
        } else if (pausedInForce) {
            add(day, 0, CustomerState.PAUSED, MovementKind.PAUSE.ordinal(), MovementReason.UNSPECIFIED);
            pausedSince = day;
        } else if (activeAtZero) {
            add(
                    day,
                    0,
                    CustomerState.ACTIVE_AT_ZERO,
                    MovementKind.CONTRACTION.ordinal(),
                    MovementReason.FREE_DOWNGRADE);
        } else {
            add(day, 0, CustomerState.LOST, MovementKind.CHURN.ordinal(), change.reason(freeInForce, true));
            churned = true;
        }
    }

    /** A day that begins and ends with nothing paid: only the state may change, silently but where it is churn. */
    private void rest(int day, boolean pausedInForce, boolean activeAtZero) {
        if (state == CustomerState.PAUSED && !pausedInForce) {
            CustomerState next = activeAtZero ? CustomerState.ACTIVE_AT_ZERO : CustomerState.LOST;
            add(day, 0, next, AccountLine.SILENT, MovementReason.UNSPECIFIED);
        } else if (state == CustomerState.LOST && pausedInForce && !timedOut) {
            add(day, 0, CustomerState.PAUSED, AccountLine.SILENT, MovementReason.UNSPECIFIED);
            pausedSince = day;
        } else if (state == CustomerState.ACTIVE_AT_ZERO && pausedInForce) {
            add(day, 0, CustomerState.PAUSED, AccountLine.SILENT, MovementReason.UNSPECIFIED);
            pausedSince = day;
        } else if (state == CustomerState.ACTIVE_AT_ZERO && !activeAtZero) {
            add(day, 0, CustomerState.LOST, MovementKind.CHURN.ordinal(), MovementReason.UNSPECIFIED);
            churned = true;
        }
    }

    private MovementKind kindFromNothing(int day) {
        return switch (state) {
            case NEVER_PAID -> MovementKind.NEW;
            case PAUSED -> MovementKind.RESUME;
            case ACTIVE_AT_ZERO -> MovementKind.EXPANSION;
            default ->
                policy.reactivationWindowDays().isPresent()
                                && day - lostSince
                                        > policy.reactivationWindowDays().getAsInt()
                        ? MovementKind.NEW
                        : MovementKind.REACTIVATION;
        };
    }

    private int kindOfChange(long next) {
        if (next == total) {
            return AccountLine.SILENT;
        }
        return (next > total ? MovementKind.EXPANSION : MovementKind.CONTRACTION).ordinal();
    }

    private void timeOutBefore(int day) {
        if (state == CustomerState.PAUSED && (long) pausedSince + policy.pauseTimeoutDays() < day) {
            timeOut();
        }
    }

    private void timeOut() {
        int kind = churned ? AccountLine.SILENT : MovementKind.CHURN.ordinal();
        add(pausedSince + policy.pauseTimeoutDays(), 0, CustomerState.LOST, kind, MovementReason.PAUSE_TIMEOUT);
        churned = true;
        timedOut = true;
    }

    private void add(int day, long next, CustomerState nextState, int kind, MovementReason reason) {
        steps.add(new Step(day, next, nextState, kind, reason));
        if (nextState == CustomerState.LOST && state != CustomerState.LOST) {
            lostSince = day;
        }
        total = next;
        state = nextState;
    }
}

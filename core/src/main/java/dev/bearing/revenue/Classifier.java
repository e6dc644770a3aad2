package dev.bearing.revenue;

import org.jspecify.annotations.Nullable;

/**
 * Turns the price states of one account and currency into its step line, the one kernel of the single and of the bulk
 * path: a pure function, so that accounts can be classified anywhere and in any order. An instance is a worker's
 * scratch memory and not thread-safe.
 *
 * <p>All changes of a day are one change. From nothing the account is NEW the first time, RESUME straight out of a
 * pause, else REACTIVATION; to nothing it is PAUSE while a paused segment is in force, else CHURN. A pause that
 * outlasts the policy's limit is a CHURN of amount 0 on its last tolerated day, unless the account had churned before;
 * a pause that ends in nothing changes the state silently. That is the strict policy; where another one departs from
 * it, {@link RevenuePolicy} says how.
 */
@SuppressWarnings("EnumOrdinal") // a step holds ordinals
final class Classifier {

    private static final int NEW = MovementKind.NEW.ordinal();
    private static final int CHURN = MovementKind.CHURN.ordinal();
    private static final int EXPANSION = MovementKind.EXPANSION.ordinal();
    private static final int CONTRACTION = MovementKind.CONTRACTION.ordinal();

    private final RevenuePolicy policy;
    private final boolean pausesCount;
    private final boolean freeCounts;
    private final int historyBegins;
    private final int asOf;
    private final Segments segments;
    private final DayChange change;
    private final DayEvents events = new DayEvents();
    private final @Nullable PlainMerge merge;

    private StepBuffer steps = new StepBuffer(0);
    private CustomerState state = CustomerState.NEVER_PAID;
    private long total;
    private int pausedSince;
    private int lostSince;
    private boolean churned;
    private boolean timedOut;

    /**
     * @param layout the form of the rows
     * @param asOf the last day, as epoch day
     */
    Classifier(RowLayout layout, PolicyTerms terms, int asOf) {
        policy = terms.policy();
        merge = PlainMerge.suits(policy) ? new PlainMerge(layout, terms, asOf) : null;
        this.asOf = asOf;
        pausesCount = policy.pauses() != RevenuePolicy.Pauses.CHURN;
        freeCounts = policy.free() == RevenuePolicy.Free.ACTIVE_AT_ZERO;
        historyBegins =
                policy.historyBeginsOn().map(day -> (int) day.toEpochDay()).orElse(Integer.MIN_VALUE);
        segments = new Segments(terms);
        change = new DayChange(terms, segments);
    }

    private void begin(StepBuffer into) {
        steps = into;
        state = CustomerState.NEVER_PAID;
        total = 0;
        churned = false;
        timedOut = false;
    }

    private void fold(StepBuffer into, int first) {
        if (policy.mergeGapDays() > 0) {
            into.replaceFrom(first, Folding.of(into.stepsFrom(first), policy.mergeGapDays()));
        }
    }

    /** Appends the steps up to the last day of one account and currency. */
    void classify(AccountRows rows, StepBuffer into) {
        int first = into.size;
        begin(into);
        if (merge == null || !merge.take(rows.cells(), rows.first(), rows.end(), into)) {
            segments.cut(rows);
            collectEvents();
            sweep(rows);
        }
        fold(into, first);
    }

    /** The days on which a segment begins, or ends and none follows, in order. */
    private void collectEvents() {
        int n = segments.size;
        events.clear(2 * n);
        for (int i = 0; i < n; i++) {
            if (segments.start[i] <= asOf) {
                events.begin(segments.start[i], i);
                if (segments.end[i] <= asOf && (i + 1 == n || !segments.joined[i + 1])) {
                    events.end(segments.end[i], i);
                }
            }
        }
        events.sort();
    }

    private void sweep(AccountRows rows) {
        int paused = 0;
        int free = 0;
        int i = 0;
        while (i < events.size()) {
            int day = events.day(i);
            change.clear();
            do {
                if (events.begins(i)) {
                    change.begin(events.number(i), rows);
                } else {
                    change.end(events.number(i), rows);
                }
                i++;
            } while (i < events.size() && events.day(i) == day);
            timeOutBefore(day);
            if (pausesCount) {
                paused += change.paused();
            }
            free += change.free();
            apply(day, change.after(total), paused > 0, free > 0);
        }
        timeOutBefore(asOf + 1);
    }

    private void apply(int day, long next, boolean pausedInForce, boolean freeInForce) {
        boolean activeAtZero = freeInForce && freeCounts;
        if (next == 0 && total == 0) {
            rest(day, pausedInForce, activeAtZero);
        } else if (next > 0) {
            pay(day, next);
        } else if (pausedInForce) {
            add(day, 0, CustomerState.PAUSED, MovementKind.PAUSE.ordinal(), MovementReason.UNSPECIFIED);
            pausedSince = day;
        } else if (activeAtZero) {
            add(day, 0, CustomerState.ACTIVE_AT_ZERO, CONTRACTION, MovementReason.FREE_DOWNGRADE);
        } else {
            add(day, 0, CustomerState.LOST, CHURN, change.reasonOfChurn(freeInForce));
            churned = true;
        }
    }

    private void pay(int day, long next) {
        int kind = total == 0 ? kindFromNothing(day).ordinal() : kindOfChange(next);
        if (kind != AccountLine.SILENT) {
            MovementReason why = total == 0 ? change.reasonFromNothing() : change.reason();
            boolean wonBack = kind == NEW && state != CustomerState.NEVER_PAID;
            add(day, next, CustomerState.PAYING, kind, wonBack ? MovementReason.WIN_BACK : why);
        }
        churned = false;
        timedOut = false;
    }

    /** A day that begins and ends with nothing paid: only the state may change, silently but where it is churn. */
    private void rest(int day, boolean pausedInForce, boolean activeAtZero) {
        if (state == CustomerState.PAUSED && !pausedInForce) {
            CustomerState next = activeAtZero ? CustomerState.ACTIVE_AT_ZERO : CustomerState.LOST;
            add(day, 0, next, AccountLine.SILENT, MovementReason.UNSPECIFIED);
        } else if ((state == CustomerState.LOST && pausedInForce && !timedOut)
                || (state == CustomerState.ACTIVE_AT_ZERO && pausedInForce)) {
            add(day, 0, CustomerState.PAUSED, AccountLine.SILENT, MovementReason.UNSPECIFIED);
            pausedSince = day;
        } else if (state == CustomerState.ACTIVE_AT_ZERO && !activeAtZero) {
            add(day, 0, CustomerState.LOST, CHURN, MovementReason.UNSPECIFIED);
            churned = true;
        }
    }

    private MovementKind kindFromNothing(int day) {
        return switch (state) {
            case NEVER_PAID -> day <= historyBegins ? MovementKind.OPENING : MovementKind.NEW;
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
        return next > total ? EXPANSION : CONTRACTION;
    }

    private void timeOutBefore(int day) {
        if (state == CustomerState.PAUSED && (long) pausedSince + policy.pauseTimeoutDays() < day) {
            timeOut();
        }
    }

    private void timeOut() {
        int kind = churned ? AccountLine.SILENT : CHURN;
        add(pausedSince + policy.pauseTimeoutDays(), 0, CustomerState.LOST, kind, MovementReason.PAUSE_TIMEOUT);
        churned = true;
        timedOut = true;
    }

    private void add(int day, long next, CustomerState nextState, int kind, MovementReason reason) {
        steps.add(day, next, StepBuffer.code(nextState, kind, reason));
        if (nextState == CustomerState.LOST && state != CustomerState.LOST) {
            lostSince = day;
        }
        total = next;
        state = nextState;
    }
}

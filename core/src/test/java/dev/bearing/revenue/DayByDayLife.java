package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * One account in one currency, day after day: every day follows from the day before and the rows in force. What the
 * policy merges is then repaired by hand in the finished list of days.
 */
final class DayByDayLife {

    /** One day. */
    record Day(LocalDate date, long units, CustomerState state) {}

    /** What happened on a day: all subscriptions that changed ended, or began, or something else. */
    enum Cause {
        ENDED,
        BEGUN,
        OTHER
    }

    /** One change. */
    record Change(LocalDate on, MovementKind kind, long units, Cause cause, MovementReason reason) {}

    final NavigableMap<LocalDate, Day> days = new TreeMap<>();
    final List<Change> changes = new ArrayList<>();

    private final DayByDayRows rows;
    private final List<PriceState> own;
    private final DayByDayReasons reasons;
    private final RevenuePolicy policy;

    DayByDayLife(DayByDayRows rows, AccountId account, CurrencyUnit currency, RevenuePolicy policy) {
        this.rows = rows;
        this.policy = policy;
        this.own = rows.known().stream()
                .filter(state ->
                        state.accountId().equals(account) && state.currency().equals(currency))
                .toList();
        this.reasons = new DayByDayReasons(rows, own, rows.asOf());
    }

    void live(LocalDate first, LocalDate last) {
        CustomerState state = CustomerState.NEVER_PAID;
        long before = 0;
        int pausedDays = 0;
        boolean timedOut = false;
        boolean lossIsTold = false;
        LocalDate lostSince = first;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            long total = total(day);
            boolean pause = anyPause(day);
            boolean free = policy.free() == RevenuePolicy.Free.ACTIVE_AT_ZERO && anyFree(day);
            CustomerState next = next(state, total, pause && !timedOut, free);
            pausedDays = next == CustomerState.PAUSED ? pausedDays + 1 : 0;
            boolean timesOut = pausedDays > policy.pauseTimeoutDays();
            if (timesOut) {
                next = CustomerState.LOST;
                pausedDays = 0;
            }
            if (before == 0 && total > 0) {
                MovementKind kind = fromNothing(state, day, lostSince);
                boolean wonBack = kind == MovementKind.NEW && state != CustomerState.NEVER_PAID;
                changes.add(new Change(
                        day, kind, total, Cause.OTHER, wonBack ? MovementReason.WIN_BACK : reasons.ofChange(day)));
            } else if (before > 0 && total == 0) {
                MovementKind kind = switch (pause ? CustomerState.PAUSED : next) {
                    case PAUSED -> MovementKind.PAUSE;
                    case ACTIVE_AT_ZERO -> MovementKind.CONTRACTION;
                    default -> MovementKind.CHURN;
                };
                changes.add(new Change(day, kind, -before, Cause.OTHER, reasonOfLoss(kind, day)));
                lossIsTold = kind == MovementKind.CHURN;
            } else if (total != before) {
                MovementKind kind = total > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
                changes.add(new Change(day, kind, total - before, cause(day), reasons.ofChange(day)));
            } else if (timesOut && !lossIsTold || state == CustomerState.ACTIVE_AT_ZERO && next == CustomerState.LOST) {
                changes.add(new Change(
                        day,
                        MovementKind.CHURN,
                        0,
                        Cause.OTHER,
                        timesOut ? MovementReason.PAUSE_TIMEOUT : MovementReason.UNSPECIFIED));
                lossIsTold = true;
            }
            timedOut = total == 0 && (timedOut || timesOut);
            lossIsTold &= total == 0;
            if (next == CustomerState.LOST && state != CustomerState.LOST) {
                lostSince = day;
            }
            days.put(day, new Day(day, total, next));
            before = total;
            state = next;
        }
    }

    private MovementReason reasonOfLoss(MovementKind kind, LocalDate day) {
        return switch (kind) {
            case CHURN -> reasons.ofChurn(day);
            case CONTRACTION -> MovementReason.FREE_DOWNGRADE;
            default -> MovementReason.UNSPECIFIED;
        };
    }

    private static CustomerState next(CustomerState before, long total, boolean pause, boolean free) {
        if (total > 0) {
            return CustomerState.PAYING;
        } else if (before == CustomerState.NEVER_PAID) {
            return CustomerState.NEVER_PAID;
        } else if (pause) {
            return CustomerState.PAUSED;
        }
        return before == CustomerState.LOST || !free ? CustomerState.LOST : CustomerState.ACTIVE_AT_ZERO;
    }

    MovementKind fromNothing(CustomerState before, LocalDate day, LocalDate lostSince) {
        return switch (before) {
            case NEVER_PAID -> MovementKind.NEW;
            case PAUSED -> MovementKind.RESUME;
            case ACTIVE_AT_ZERO -> MovementKind.EXPANSION;
            default ->
                policy.reactivationWindowDays().isPresent()
                                && lostSince
                                        .plusDays(
                                                policy.reactivationWindowDays().getAsInt())
                                        .isBefore(day)
                        ? MovementKind.NEW
                        : MovementKind.REACTIVATION;
        };
    }

    private long total(LocalDate day) {
        return own.stream()
                .filter(row -> rows.inForce(row, day))
                .mapToLong(row -> rows.units(row, day))
                .sum();
    }

    private boolean anyPause(LocalDate day) {
        return own.stream().anyMatch(row -> rows.inForce(row, day) && rows.isPause(row, day));
    }

    private boolean anyFree(LocalDate day) {
        return own.stream().anyMatch(row -> rows.inForce(row, day) && rows.isFree(row, day));
    }

    private Cause cause(LocalDate day) {
        LocalDate eve = day.minusDays(1);
        boolean onlyEnded = true;
        boolean onlyBegun = true;
        for (String subscription :
                own.stream().map(PriceState::subscriptionId).distinct().toList()) {
            if (paid(subscription, eve) != paid(subscription, day)) {
                onlyEnded &= isThere(subscription, eve) && !isThere(subscription, day);
                onlyBegun &= !isThere(subscription, eve) && isThere(subscription, day);
            }
        }
        return onlyEnded ? Cause.ENDED : onlyBegun ? Cause.BEGUN : Cause.OTHER;
    }

    private long paid(String subscription, LocalDate day) {
        return own.stream()
                .filter(row -> row.subscriptionId().equals(subscription) && rows.inForce(row, day))
                .mapToLong(row -> rows.units(row, day))
                .sum();
    }

    private boolean isThere(String subscription, LocalDate day) {
        return own.stream().anyMatch(row -> row.subscriptionId().equals(subscription) && rows.inForce(row, day));
    }

    // --- what the policy merges: what changes within the gap is moved to its last day
    // ---------------------------------

    void merge() {
        if (policy.mergeGapDays() == 0) {
            return;
        }
        for (Change churn : List.copyOf(changes)) {
            if (churn.kind() == MovementKind.CHURN && churn.units() < 0) {
                postponeEndings(churn);
            }
        }
        for (Change churn : List.copyOf(changes)) {
            if (churn.kind() == MovementKind.CHURN && churn.units() < 0) {
                bridge(churn);
            }
        }
        for (Change begun : List.copyOf(changes)) {
            if (begun.kind() == MovementKind.EXPANSION && begun.cause() == Cause.BEGUN) {
                postponeEndings(begun);
            }
        }
    }

    /** Moves the endings straight before a change, if recent, to its day. */
    private void postponeEndings(Change last) {
        int at = changes.indexOf(last);
        long moved = last.units();
        LocalDate first = last.on();
        while (at > 0 && isRecentEnding(changes.get(at - 1), last.on())) {
            Change ending = changes.remove(--at);
            moved += ending.units();
            first = ending.on();
        }
        if (first.equals(last.on())) {
            return;
        }
        fill(first, last.on());
        MovementKind kind = last.kind();
        if (kind != MovementKind.CHURN) {
            kind = moved > 0 ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
        }
        MovementReason reason = kind == MovementKind.CHURN ? last.reason() : MovementReason.UNSPECIFIED;
        changes.set(at, new Change(last.on(), kind, moved, Cause.OTHER, reason));
        changes.removeIf(change -> change.units() == 0 && change.kind() != MovementKind.CHURN);
    }

    private boolean isRecentEnding(Change change, LocalDate day) {
        return change.kind() == MovementKind.CONTRACTION
                && change.cause() == Cause.ENDED
                && !change.on().plusDays(policy.mergeGapDays()).isBefore(day);
    }

    /** Takes a short gap for none. */
    private void bridge(Change churn) {
        LocalDate back = churn.on();
        while (days.containsKey(back) && days.get(back).state() == CustomerState.LOST) {
            back = back.plusDays(1);
        }
        if (!days.containsKey(back)
                || days.get(back).units() == 0
                || churn.on().plusDays(policy.mergeGapDays()).isBefore(back)) {
            return;
        }
        LocalDate end = back;
        long net = days.get(back).units() + churn.units();
        int at = changes.indexOf(churn);
        changes.removeIf(
                change -> !change.on().isBefore(churn.on()) && !change.on().isAfter(end));
        if (net != 0) {
            MovementKind kind = net > 0 ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
            changes.add(at, new Change(back, kind, net, Cause.OTHER, MovementReason.UNSPECIFIED));
        }
        fill(churn.on(), back);
    }

    /** The days from one up to another as the day before them. */
    void fill(LocalDate from, LocalDate to) {
        long units = days.get(from.minusDays(1)).units();
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            days.put(day, new Day(day, units, CustomerState.PAYING));
        }
    }

    /** Moves a churn to the day on which another currency is entered. */
    void postpone(Change churn, LocalDate to) {
        fill(churn.on(), to);
        changes.set(changes.indexOf(churn), new Change(to, churn.kind(), churn.units(), churn.cause(), churn.reason()));
    }

    /** The balance with which the facts begin is no new customer. */
    void open() {
        if (policy.historyBeginsOn().isPresent()
                && !changes.isEmpty()
                && !changes.get(0).on().isAfter(policy.historyBeginsOn().get())) {
            Change first = changes.get(0);
            changes.set(0, new Change(first.on(), MovementKind.OPENING, first.units(), first.cause(), first.reason()));
        }
    }

    /** Tells that it first paid on a day: before its facts it was a customer already, on their first day it is new. */
    void begin(LocalDate firstPaid) {
        Change first = changes.get(0);
        MovementKind kind = first.kind();
        if (firstPaid.equals(first.on())) {
            kind = MovementKind.NEW;
        } else if (firstPaid.isBefore(first.on()) && kind == MovementKind.NEW) {
            kind = MovementKind.REACTIVATION;
        }
        changes.set(0, new Change(first.on(), kind, first.units(), first.cause(), first.reason()));
    }
}

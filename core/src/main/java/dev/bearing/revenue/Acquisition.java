package dev.bearing.revenue;

import java.time.LocalDate;
import java.util.List;

/** Whether an account was acquired on the first day it is known to pay, or had been a customer before. */
final class Acquisition {

    private Acquisition() {}

    /** The step with which the account was acquired, or -1 where it never paid or was a customer before its facts. */
    static int step(AccountLine line) {
        int first = line.firstPaying();
        return first >= 0 && line.isMovement(first) && line.kind(first) == MovementKind.NEW ? first : -1;
    }

    /**
     * The lines of one account that first paid on a day. Earlier than the facts know it was acquired then, and what
     * they begin with is an opening balance or, after the history began, somebody who is back. On that day it is new.
     */
    static List<AccountLine> firstPaid(List<AccountLine> lines, RevenuePolicy policy, LocalDate day) {
        int known = lines.stream()
                .filter(line -> line.firstPaying() >= 0)
                .mapToInt(line -> line.day(line.firstPaying()))
                .min()
                .orElse(Integer.MIN_VALUE);
        if (known < day.toEpochDay()) {
            return lines;
        }
        MovementKind kind = MovementKind.NEW;
        if (known > day.toEpochDay()) {
            kind = policy.historyBeginsOn()
                            .filter(begins -> known <= begins.toEpochDay())
                            .isPresent()
                    ? MovementKind.OPENING
                    : MovementKind.REACTIVATION;
        }
        MovementKind first = kind;
        return lines.stream()
                .map(line -> {
                    int step = line.firstPaying();
                    return step >= 0 && line.day(step) == known ? line.withKind(step, first) : line;
                })
                .toList();
    }
}

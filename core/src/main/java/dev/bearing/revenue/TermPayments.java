package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;

/** What accounts pay on the days that their terms are judged by, up to the last day that a ledger knows of. */
final class TermPayments {

    /** What an account may be on a day, in one currency. */
    @FunctionalInterface
    private interface Standing {

        boolean holds(AccountLine line, int day);
    }

    private static final Standing PAYING = (line, day) -> line.unitsOn(day) > 0;
    private static final Standing ACTIVE = AccountLine::isActiveOn;

    private final RevenueLedger ledger;

    TermPayments(RevenueLedger ledger) {
        this.ledger = ledger;
    }

    /** What an account pays a month at the end of a day, in units; what is known of the last day for a later one. */
    long units(AccountId id, LocalDate day, CurrencyUnit currency) {
        int at = known(day);
        return lines(id).stream()
                .filter(line -> line.currency().equals(currency))
                .mapToLong(line -> line.unitsOn(at))
                .sum();
    }

    /** Whether an account pays on a day, which must have come, in any currency. */
    boolean pays(AccountId id, LocalDate day) {
        return !day.isAfter(ledger.knownAt())
                && lines(id).stream().anyMatch(line -> PAYING.holds(line, Days.epoch(day)));
    }

    /** Whether an account is not lost on a day: it pays, is active at zero or is paused. */
    boolean isCustomer(AccountId id, LocalDate day) {
        int at = known(day);
        return lines(id).stream().anyMatch(line -> line.isActiveOn(at) || line.stateOn(at) == CustomerState.PAUSED);
    }

    /** The first day from one to another, both included, on which an account pays in any currency. */
    Optional<LocalDate> firstPaid(AccountId id, LocalDate from, LocalDate until) {
        int last = known(until);
        return lines(id).stream()
                .map(line -> first(line, Days.epoch(from), last))
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .min(Integer::compare)
                .map(LocalDate::ofEpochDay);
    }

    /** The last day from one to another, both included, on which an account pays in any currency. */
    Optional<LocalDate> lastPaid(AccountId id, LocalDate from, LocalDate until) {
        return last(id, from, until, PAYING);
    }

    /** The last day from one to another, both included, on which an account is active in any currency. */
    Optional<LocalDate> lastActive(AccountId id, LocalDate from, LocalDate until) {
        return last(id, from, until, ACTIVE);
    }

    private Optional<LocalDate> last(AccountId id, LocalDate from, LocalDate until, Standing standing) {
        int last = known(until);
        return lines(id).stream()
                .map(line -> last(line, Days.epoch(from), last, standing))
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .max(Integer::compare)
                .map(LocalDate::ofEpochDay);
    }

    private static OptionalInt first(AccountLine line, int from, int until) {
        for (int step = Math.max(line.stepOn(from), 0); step < line.size() && line.day(step) <= until; step++) {
            int day = Math.max(from, line.day(step));
            if (day <= until && PAYING.holds(line, day)) {
                return OptionalInt.of(day);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt last(AccountLine line, int from, int until, Standing standing) {
        int day = until;
        for (int step = line.stepOn(until); step >= 0 && day >= from; step--) {
            if (standing.holds(line, day)) {
                return OptionalInt.of(day);
            }
            day = line.day(step) - 1;
        }
        return OptionalInt.empty();
    }

    private int known(LocalDate day) {
        return Days.epoch(day.isAfter(ledger.knownAt()) ? ledger.knownAt() : day);
    }

    private List<AccountLine> lines(AccountId id) {
        return ledger.account(id).map(AccountRevenue::knownLines).orElse(List.of());
    }
}

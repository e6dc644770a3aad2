package dev.bearing.jackson;

import dev.bearing.account.Fact;
import java.time.LocalDate;

/** Checks of two cells of a row against each other. */
final class RowChecks {

    private RowChecks() {}

    static <F extends Fact> void checkAfter(Row<F> row, Column<F, LocalDate> later, Column<F, LocalDate> day) {
        LocalDate start = row.get(day);
        row.check(
                row.find(later).filter(end -> !end.isAfter(start)).isEmpty(),
                later,
                "a date after " + day.name() + ", which is " + start);
    }

    static <F extends Fact> void checkNotBefore(Row<F> row, Column<F, LocalDate> later, Column<F, LocalDate> day) {
        LocalDate start = row.get(day);
        row.check(
                row.find(later).filter(end -> end.isBefore(start)).isEmpty(),
                later,
                "a date not before " + day.name() + ", which is " + start);
    }

    /** Where the second column has a value. */
    static <F extends Fact> void checkNotAfter(Row<F> row, Column<F, LocalDate> earlier, Column<F, LocalDate> day) {
        row.find(day)
                .ifPresent(end -> row.check(
                        row.find(earlier).filter(own -> own.isAfter(end)).isEmpty(),
                        earlier,
                        "a date not after " + day.name() + ", which is " + end));
    }
}

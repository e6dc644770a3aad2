package dev.bearing.revenue;

import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.CurrencyUnit;

/**
 * What a triangle is made of.
 *
 * @param lines what each account pays or buys, and when it was acquired
 * @param currency their currency
 * @param asOf the last day
 * @param finish names a rate
 */
record TriangleSource(List<AccountLine> lines, CurrencyUnit currency, LocalDate asOf, Finish finish) {

    /** Puts the name and the rules of a policy on a rate of what is left in a month. */
    @FunctionalInterface
    interface Finish {

        Rate of(Rate rate, String population, YearMonth month);
    }
}

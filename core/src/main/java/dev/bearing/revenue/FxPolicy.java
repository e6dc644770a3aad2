package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import java.time.LocalDate;

/**
 * At which exchange rates amounts of several currencies are added up. Whatever the policy:
 *
 * <ul>
 *   <li>An account's balance in a currency is converted and rounded half-even once, to a unit of
 *       {@link dev.bearing.value.Mrr}, and at least to one unit, so that no customer is lost by rounding. Movements are
 *       differences of such balances, so that opening + movements = closing holds to the last unit.
 *   <li>A change of rates is a movement of its own, {@link MovementKind#FX}. No other kind contains any of it: what an
 *       account gains is counted at the rates of the day on both sides, and what it loses by leaving is exactly the
 *       balance it had.
 *   <li>Gross and net revenue retention, and triangles of revenue, compare both days at the rates of the first one: a
 *       currency paid on that day at the rate its balance was carried at, another one at the policy's rate of that day.
 *       They never contain FX. A bridge that nets per account counts that way too, and the rest is FX; who paid nothing
 *       when it opened is counted at the rates at which it came in.
 * </ul>
 *
 * <p>A converted ledger says which policy it was made by in its {@linkplain CurrencyLedger#fingerprint() fingerprint}.
 */
public sealed interface FxPolicy {

    /**
     * Every day at the rates of one day: there is no FX, and every movement is business. The default for rates and
     * movements.
     *
     * @param rateDate the day whose rates count
     */
    record Constant(LocalDate rateDate) implements FxPolicy {

        /** @throws IllegalArgumentException if the day is outside 1970 to 9999 */
        public Constant {
            Days.check("rateDate", rateDate);
        }

        @Override
        public String name() {
            return "CONSTANT " + rateDate;
        }
    }

    /**
     * Balances at the rates of the last month's end, movements of a month at the rates it opened with; on the last day
     * of the month, after that day's other movements, everything is valued anew and the difference is FX. Needs rates
     * on the last days of months. A month that is not over on the evaluation day is still at the rates it opened with.
     */
    record PeriodEnd() implements FxPolicy {

        @Override
        public String name() {
            return "PERIOD_END";
        }
    }

    /**
     * Balances at the rate of the day on which the account last changed in that currency. When it changes again and
     * goes on paying, the old amount is valued anew first, which is FX, and the change is counted at that day's rate;
     * when it stops paying it loses the balance as it was carried, and there is no FX. Needs rates on the days of
     * changes.
     */
    record EventDate() implements FxPolicy {

        @Override
        public String name() {
            return "EVENT_DATE";
        }
    }

    /** Returns the policy in words, as fingerprints carry it. */
    String name();

    /** Returns the policy of one day's rates for all days. */
    static FxPolicy constant(LocalDate rateDate) {
        return new Constant(requireNonNull(rateDate, "rateDate"));
    }

    /** Returns the policy that values balances at the end of every month. */
    static FxPolicy periodEnd() {
        return new PeriodEnd();
    }

    /** Returns the policy that values balances when they change. */
    static FxPolicy eventDate() {
        return new EventDate();
    }
}

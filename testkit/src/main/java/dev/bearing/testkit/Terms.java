package dev.bearing.testkit;

import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.Discount;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What a subscription costs for the time being.
 *
 * @param plan the plan
 * @param interval how often it is billed
 * @param cents the price of one unit for one bill, in minor units
 * @param quantity how many units
 * @param discount what is taken off
 * @param status what it stands for
 */
record Terms(
        String plan,
        BillingInterval interval,
        long cents,
        int quantity,
        Optional<Discount> discount,
        PriceStatus status) {

    private static final LocalDate NEW_LIST = LocalDate.of(2025, 3, 1);

    /** Returns the terms that a tier begins with on a day. */
    static Terms of(Tier tier, LocalDate on, Dice dice) {
        BillingInterval interval = switch (tier) {
            case FREE -> BillingInterval.MONTH;
            case PERSON ->
                dice.oneOf(List.of(BillingInterval.MONTH, BillingInterval.YEAR, BillingInterval.WEEK), 74, 18, 8);
            case BUSINESS ->
                dice.oneOf(
                        List.of(
                                BillingInterval.MONTH,
                                BillingInterval.QUARTER,
                                BillingInterval.HALF_YEAR,
                                BillingInterval.YEAR),
                        58,
                        14,
                        4,
                        24);
            case ENTERPRISE -> dice.oneOf(List.of(BillingInterval.QUARTER, BillingInterval.YEAR), 25, 75);
        };
        int quantity = switch (tier) {
            case FREE, PERSON -> 1;
            case BUSINESS -> seats(dice, 12, 0.55, 3, 60);
            case ENTERPRISE -> seats(dice, 72, 0.45, 35, 240);
        };
        Optional<Discount> discount = tier == Tier.FREE ? Optional.empty() : discount(tier, dice);
        return new Terms(
                tier.plan(),
                interval,
                listPrice(tier, interval, on),
                quantity,
                discount,
                tier == Tier.FREE ? PriceStatus.FREE : PriceStatus.ACTIVE);
    }

    private static int seats(Dice dice, double median, double spread, int least, int most) {
        long drawn = Math.round(median * StrictMath.exp(spread * dice.normal()));
        return (int) Math.max(least, Math.min(most, drawn));
    }

    private static Optional<Discount> discount(Tier tier, Dice dice) {
        return switch (dice.weighted(70, 10, 9, 6, 5)) {
            case 1 -> Optional.of(Discount.percent(BigDecimal.valueOf(tier == Tier.ENTERPRISE ? 15 : 10)));
            case 2 -> Optional.of(Discount.percent(BigDecimal.valueOf(25)).forBills(3));
            case 3 -> Optional.of(Discount.percent(BigDecimal.valueOf(50)).forBills(1));
            case 4 ->
                Optional.of(Discount.amount(BigDecimal.valueOf(tier == Tier.PERSON ? 5 : 20))
                        .forBills(6));
            default -> Optional.empty();
        };
    }

    /** Returns the list price of one unit for one bill on a day, in minor units: the list rose once, by 6 %. */
    static long listPrice(Tier tier, BillingInterval interval, LocalDate on) {
        long monthly = switch (tier) {
            case FREE -> 0;
            case PERSON -> 4900;
            case BUSINESS -> 3600;
            case ENTERPRISE -> 5200;
        };
        long bill = switch (interval) {
            case DAY -> monthly / 30;
            case WEEK -> monthly / 4;
            case MONTH -> monthly;
            case QUARTER -> monthly * 29 / 10;
            case HALF_YEAR -> monthly * 56 / 10;
            case YEAR -> monthly * 10;
        };
        return on.isBefore(NEW_LIST) ? bill : bill * 106 / 100;
    }

    /** Returns how many months pass between two bills, for a week 1. */
    int months() {
        return switch (interval) {
            case DAY, WEEK, MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case YEAR -> 12;
        };
    }

    /** Returns these terms with another status. */
    Terms with(PriceStatus other) {
        return new Terms(plan, interval, cents, quantity, discount, other);
    }

    /** Returns these terms for another number of units. */
    Terms times(int units) {
        return new Terms(plan, interval, cents, units, discount, status);
    }

    /** Returns these terms at another price of one unit. */
    Terms at(long minorUnits) {
        return new Terms(plan, interval, minorUnits, quantity, discount, status);
    }

    /** Returns these terms with what is granted for some bills only taken away. */
    Terms withoutPassingDiscount() {
        return new Terms(
                plan,
                interval,
                cents,
                quantity,
                discount.filter(off -> off.bills().isEmpty()),
                status);
    }

    /** Fills in a price state. */
    PriceState.Builder fill(PriceState.Builder state, CurrencyUnit currency) {
        state.plan(plan)
                .every(interval)
                .price(BigDecimal.valueOf(cents, currency.getDecimalPlaces()), currency)
                .quantity(quantity)
                .status(status);
        discount.ifPresent(state::discount);
        return state;
    }
}

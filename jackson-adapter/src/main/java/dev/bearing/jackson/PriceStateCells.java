package dev.bearing.jackson;

import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.PriceStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;

/** Adds the price state of a row to columns where its cells are written in the usual way. */
final class PriceStateCells {

    /** What the cells of a column are, by the column's name. */
    private enum Role {
        SUBSCRIPTION_ID(1),
        ACCOUNT_ID(1),
        FROM(1),
        AMOUNT(1),
        CURRENCY(1),
        INTERVAL(1),
        INTERVAL_COUNT(0),
        QUANTITY(0),
        TO(0),
        PLAN(0),
        STATUS(0),
        CANCEL_REQUESTED_ON(0),
        REASON(0),
        RECORDED_ON(0),
        /** Too rare to be read here. */
        RARE(0);

        /** One if every row has a value, else none. */
        private final int required;

        Role(int required) {
            this.required = required;
        }
    }

    private static final int REQUIRED = 6;

    private final CsvCells cells;
    private final PriceColumns.Builder into;
    private final PlainCells plain;
    private final SeenTexts<String> plans;
    private final SeenTexts<String> reasons;
    private final SeenTexts<CurrencyUnit> currencies;
    private final SeenTexts<BillingInterval> intervals;
    private final SeenTexts<PriceStatus> statuses;
    private final Role[] roles;

    private int required;
    private int amountFrom;
    private int amountTo;
    private CurrencyUnit currency = CurrencyUnit.USD;
    private BillingInterval interval = BillingInterval.MONTH;
    private int intervalCount;

    /** @param names what the columns of the file are called, each known, and every required one among them */
    PriceStateCells(List<String> names, CsvCells cells, PriceColumns.Builder into) {
        this.cells = cells;
        this.into = into;
        plain = new PlainCells(cells);
        plans = new SeenTexts<>(cells, Cell.ANY_TEXT::parse);
        reasons = new SeenTexts<>(cells, Cell.ANY_TEXT::parse);
        currencies = new SeenTexts<>(cells, Cell.CURRENCY::parse);
        intervals = new SeenTexts<>(cells, Cell.oneOf(BillingInterval.class)::parse);
        statuses = new SeenTexts<>(cells, Cell.oneOf(PriceStatus.class)::parse);
        roles = names.stream().map(PriceStateCells::role).toArray(Role[]::new);
    }

    private static Role role(String name) {
        return EnumSet.allOf(Role.class).stream()
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(Role.RARE);
    }

    /** Adds the row; false, with nothing added, if it is written in another way or cannot be read. */
    boolean add() {
        boolean usual = cells.size() == roles.length;
        required = REQUIRED;
        intervalCount = 1;
        try {
            int from = usual ? cells.from(0) : 0;
            for (int cell = 0; cell < roles.length && usual; cell++) {
                int to = cells.to(cell);
                usual = from == to || take(roles[cell], from, to);
                from = to;
            }
            if (usual && required == 0) {
                long amount = plain.amount(amountFrom, amountTo, currency.getDecimalPlaces());
                if (amount != PlainCells.UNUSUAL) {
                    into.price(amount, currency).every(intervalCount, interval).add();
                    return true;
                }
            }
        } catch (IllegalArgumentException refused) {
            // the longer way tells why
        }
        into.drop();
        return false;
    }

    private boolean take(Role role, int from, int to) {
        required -= role.required;
        return switch (role) {
            case SUBSCRIPTION_ID -> takeSubscription(from, to);
            case ACCOUNT_ID -> takeAccount(from, to);
            case FROM -> takeDay(from, to, into::from);
            case TO -> takeDay(from, to, into::to);
            case CANCEL_REQUESTED_ON -> takeDay(from, to, into::cancelRequestedOn);
            case RECORDED_ON -> takeDay(from, to, into::recordedOn);
            case AMOUNT -> {
                amountFrom = from;
                amountTo = to;
                yield true;
            }
            case CURRENCY -> take(currencies, from, to, unit -> currency = unit);
            case INTERVAL -> take(intervals, from, to, unit -> interval = unit);
            case INTERVAL_COUNT -> takeIntervalCount(from, to);
            case QUANTITY -> takeQuantity(from, to);
            case PLAN -> take(plans, from, to, into::plan);
            case REASON -> take(reasons, from, to, into::reason);
            case STATUS -> take(statuses, from, to, into::status);
            case RARE -> false;
        };
    }

    private boolean takeSubscription(int from, int to) {
        long key = plain.key(from, to);
        if (key == PlainCells.UNUSUAL) {
            into.subscription(plain.text(from, to));
        } else {
            into.subscription(key);
        }
        return true;
    }

    private boolean takeAccount(int from, int to) {
        long key = plain.key(from, to);
        if (key == PlainCells.UNUSUAL) {
            into.account(plain.text(from, to));
        } else {
            into.account(key);
        }
        return true;
    }

    private boolean takeIntervalCount(int from, int to) {
        long count = plain.number(from, to);
        intervalCount = (int) Math.min(count, Integer.MAX_VALUE);
        return count >= 1 && count <= Integer.MAX_VALUE;
    }

    private boolean takeQuantity(int from, int to) {
        long quantity = plain.number(from, to);
        if (quantity != PlainCells.UNUSUAL) {
            into.quantity(quantity);
        }
        return quantity != PlainCells.UNUSUAL;
    }

    /** Receives an epoch day. */
    private interface DayTaker {
        PriceColumns.Builder accept(int epochDay);
    }

    private boolean takeDay(int from, int to, DayTaker taker) {
        int day = plain.day(from, to);
        if (day != PlainCells.UNUSUAL) {
            taker.accept(day);
        }
        return day != PlainCells.UNUSUAL;
    }

    private static <T> boolean take(SeenTexts<T> texts, int from, int to, Consumer<T> taker) {
        Optional<T> value = texts.of(from, to);
        value.ifPresent(taker);
        return value.isPresent();
    }
}

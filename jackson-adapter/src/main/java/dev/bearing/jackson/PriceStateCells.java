package dev.bearing.jackson;

import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.PriceStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;

/** Adds the price state of a row to columns where its cells are written in the usual way. */
final class PriceStateCells {

    /** What the cells of a column are, by the column's name. */
    private enum Role {
        SUBSCRIPTION_ID,
        ACCOUNT_ID,
        FROM,
        AMOUNT,
        CURRENCY,
        INTERVAL,
        INTERVAL_COUNT,
        QUANTITY,
        TO,
        PLAN,
        STATUS,
        CANCEL_REQUESTED_ON,
        REASON,
        RECORDED_ON,
        /** Too rare to be read here. */
        RARE
    }

    private static final Set<Role> REQUIRED = EnumSet.range(Role.SUBSCRIPTION_ID, Role.INTERVAL);

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
    private int amountCell;
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
        required = REQUIRED.size();
        intervalCount = 1;
        try {
            for (int cell = 0; cell < roles.length && usual; cell++) {
                usual = cells.isEmpty(cell) || take(roles[cell], cell);
            }
            if (usual && required == 0) {
                long amount = plain.amount(amountCell, currency.getDecimalPlaces());
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

    private boolean take(Role role, int cell) {
        if (REQUIRED.contains(role)) {
            required--;
        }
        return switch (role) {
            case SUBSCRIPTION_ID -> takeSubscription(cell);
            case ACCOUNT_ID -> takeAccount(cell);
            case FROM -> takeDay(cell, into::from);
            case TO -> takeDay(cell, into::to);
            case CANCEL_REQUESTED_ON -> takeDay(cell, into::cancelRequestedOn);
            case RECORDED_ON -> takeDay(cell, into::recordedOn);
            case AMOUNT -> {
                amountCell = cell;
                yield true;
            }
            case CURRENCY -> take(currencies, cell, unit -> currency = unit);
            case INTERVAL -> take(intervals, cell, unit -> interval = unit);
            case INTERVAL_COUNT -> takeIntervalCount(cell);
            case QUANTITY -> takeQuantity(cell);
            case PLAN -> take(plans, cell, into::plan);
            case REASON -> take(reasons, cell, into::reason);
            case STATUS -> take(statuses, cell, into::status);
            case RARE -> false;
        };
    }

    private boolean takeSubscription(int cell) {
        long key = plain.key(cell);
        if (key == PlainCells.UNUSUAL) {
            into.subscription(plain.text(cell));
        } else {
            into.subscription(key);
        }
        return true;
    }

    private boolean takeAccount(int cell) {
        long key = plain.key(cell);
        if (key == PlainCells.UNUSUAL) {
            into.account(plain.text(cell));
        } else {
            into.account(key);
        }
        return true;
    }

    private boolean takeIntervalCount(int cell) {
        long count = plain.number(cell);
        intervalCount = (int) Math.min(count, Integer.MAX_VALUE);
        return count >= 1 && count <= Integer.MAX_VALUE;
    }

    private boolean takeQuantity(int cell) {
        long quantity = plain.number(cell);
        if (quantity != PlainCells.UNUSUAL) {
            into.quantity(quantity);
        }
        return quantity != PlainCells.UNUSUAL;
    }

    /** Receives an epoch day. */
    private interface DayTaker {
        PriceColumns.Builder accept(int epochDay);
    }

    private boolean takeDay(int cell, DayTaker taker) {
        int day = plain.day(cell);
        if (day != PlainCells.UNUSUAL) {
            taker.accept(day);
        }
        return day != PlainCells.UNUSUAL;
    }

    private static <T> boolean take(SeenTexts<T> texts, int cell, Consumer<T> taker) {
        Optional<T> value = texts.of(cell);
        value.ifPresent(taker);
        return value.isPresent();
    }
}

package dev.bearing.jackson;

import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.PriceStatus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;

/** Reads the price states of rows whose cells are written in the usual way, a column of cells after the other. */
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

    /** No value: also what is {@link PlainCells#UNUSUAL} and {@link SeenTexts#UNREADABLE}. */
    private static final int NONE = -1;

    /** How many rows are read a column after the other: they fit the nearest memory. */
    private static final int FEW = 64;

    private final Role[] roles;
    private final int accountColumn;
    private final int subscriptionColumn;
    private final int amountColumn;
    private final SeenTexts<String> plans = new SeenTexts<>(Cell.ANY_TEXT::parse);
    private final SeenTexts<String> reasons = new SeenTexts<>(Cell.ANY_TEXT::parse);
    private final SeenTexts<CurrencyUnit> currencies = new SeenTexts<>(Cell.CURRENCY::parse);
    private final SeenTexts<BillingInterval> intervals = new SeenTexts<>(Cell.oneOf(BillingInterval.class)::parse);
    private final SeenTexts<PriceStatus> statuses = new SeenTexts<>(Cell.oneOf(PriceStatus.class)::parse);

    private CsvRows rows = new CsvRows();
    /** The rows that are being read. */
    private int first;

    private int limit;
    /** Whether a row is written in the usual way. */
    private boolean[] usual = new boolean[0];

    private long[] accounts = new long[0];
    private long[] subscriptions = new long[0];
    private long[] amounts = new long[0];
    private long[] quantities = new long[0];
    private long[] intervalCounts = new long[0];
    private int[] begins = new int[0];
    private int[] ends = new int[0];
    private int[] cancellations = new int[0];
    private int[] records = new int[0];
    private int[] currency = new int[0];
    private int[] interval = new int[0];
    private int[] plan = new int[0];
    private int[] status = new int[0];
    private int[] reason = new int[0];

    /** @param names what the columns of the file are called, each known, and every required one among them */
    PriceStateCells(List<String> names) {
        List<Role> columns = names.stream().map(PriceStateCells::role).toList();
        roles = columns.toArray(Role[]::new);
        accountColumn = columns.indexOf(Role.ACCOUNT_ID);
        subscriptionColumn = columns.indexOf(Role.SUBSCRIPTION_ID);
        amountColumn = columns.indexOf(Role.AMOUNT);
    }

    private static Role role(String name) {
        return EnumSet.allOf(Role.class).stream()
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(Role.RARE);
    }

    /** Reads the cells of rows from one of them on. */
    void read(CsvRows some, int from) {
        rows = some;
        List.of(plans, reasons).forEach(SeenTexts::forgetIfMany);
        grow(some.size());
        for (int row = from; row < some.size(); row += FEW) {
            first = row;
            limit = Math.min(row + FEW, some.size());
            readFew();
        }
    }

    private void readFew() {
        for (int row = first; row < limit; row++) {
            usual[row] = rows.cells(row) == roles.length;
        }
        for (int column = 0; column < roles.length; column++) {
            read(roles[column], column);
        }
        readAmounts(amountColumn); // which needs the currency
    }

    private void read(Role role, int column) {
        switch (role) {
            case SUBSCRIPTION_ID -> readKeys(column, subscriptions);
            case ACCOUNT_ID -> readKeys(column, accounts);
            case FROM -> readDays(column, begins, true);
            case TO -> readDays(column, ends, false);
            case CANCEL_REQUESTED_ON -> readDays(column, cancellations, false);
            case RECORDED_ON -> readDays(column, records, false);
            case CURRENCY -> readTexts(column, currencies, currency, true);
            case INTERVAL -> readTexts(column, intervals, interval, true);
            case STATUS -> readTexts(column, statuses, status, false);
            case PLAN -> readTexts(column, plans, plan, false);
            case REASON -> readTexts(column, reasons, reason, false);
            case INTERVAL_COUNT -> readNumbers(column, intervalCounts, 1, Integer.MAX_VALUE);
            case QUANTITY -> readNumbers(column, quantities, 0, Long.MAX_VALUE);
            case RARE -> expectNone(column);
            case AMOUNT -> {}
        }
    }

    private void readKeys(int column, long[] into) {
        ByteBuffer words = rows.words();
        for (int row = first; row < limit; row++) {
            if (usual[row]) {
                int cell = rows.firstCell(row) + column;
                into[row] = PlainCells.key(words, rows.from(cell), rows.to(cell));
                usual[row] = rows.from(cell) < rows.to(cell);
            }
        }
    }

    private void readDays(int column, int[] into, boolean required) {
        ByteBuffer words = rows.words();
        for (int row = first; row < limit; row++) {
            if (usual[row]) {
                int cell = rows.firstCell(row) + column;
                int day = PlainCells.day(words, rows.from(cell), rows.to(cell));
                into[row] = day;
                usual[row] = day != PlainCells.UNUSUAL || (!required && rows.from(cell) == rows.to(cell));
            }
        }
    }

    private void readTexts(int column, SeenTexts<?> texts, int[] into, boolean required) {
        int latest = NONE;
        for (int row = first; row < limit; row++) {
            if (usual[row]) {
                int cell = rows.firstCell(row) + column;
                int from = rows.from(cell);
                int to = rows.to(cell);
                if (from == to) {
                    into[row] = NONE;
                    usual[row] = !required;
                } else {
                    if (latest == NONE || !texts.isText(latest, rows, from, to)) {
                        latest = texts.of(rows, from, to);
                    }
                    into[row] = latest;
                    usual[row] = latest != SeenTexts.UNREADABLE;
                }
            }
        }
    }

    /** Reads whole numbers, one where there is none. */
    private void readNumbers(int column, long[] into, long least, long most) {
        ByteBuffer words = rows.words();
        for (int row = first; row < limit; row++) {
            if (usual[row]) {
                int cell = rows.firstCell(row) + column;
                boolean given = rows.from(cell) < rows.to(cell);
                long number = given ? PlainCells.number(words, rows.from(cell), rows.to(cell)) : 1;
                into[row] = number;
                usual[row] = number >= least && number <= most;
            }
        }
    }

    private void readAmounts(int column) {
        ByteBuffer words = rows.words();
        for (int row = first; row < limit; row++) {
            if (usual[row]) {
                int cell = rows.firstCell(row) + column;
                int places = currencies.get(currency[row]).getDecimalPlaces();
                long amount = PlainCells.amount(words, rows.from(cell), rows.to(cell), places);
                amounts[row] = amount;
                usual[row] = amount != PlainCells.UNUSUAL;
            }
        }
    }

    private void expectNone(int column) {
        for (int row = first; row < limit; row++) {
            if (usual[row]) {
                int cell = rows.firstCell(row) + column;
                usual[row] = rows.from(cell) == rows.to(cell);
            }
        }
    }

    /** Adds a row; false, with nothing added, if it is written in another way or cannot be read. */
    boolean add(int row, PriceColumns.Builder into) {
        if (!usual[row]) {
            return false;
        }
        try {
            addKeys(row, into);
            into.from(begins[row]);
            if (ends[row] != NONE) {
                into.to(ends[row]);
            }
            into.price(amounts[row], currencies.get(currency[row]));
            into.every((int) intervalCounts[row], intervals.get(interval[row]));
            into.quantity(quantities[row]);
            if (plan[row] != NONE) {
                into.plan(plans.get(plan[row]));
            }
            addRare(row, into);
            into.add();
            return true;
        } catch (IllegalArgumentException refused) {
            into.drop(); // the longer way tells why
            return false;
        }
    }

    private void addKeys(int row, PriceColumns.Builder into) {
        if (accounts[row] == PlainCells.UNUSUAL) {
            into.account(text(row, accountColumn));
        } else {
            into.account(accounts[row]);
        }
        if (subscriptions[row] == PlainCells.UNUSUAL) {
            into.subscription(text(row, subscriptionColumn));
        } else {
            into.subscription(subscriptions[row]);
        }
    }

    private void addRare(int row, PriceColumns.Builder into) {
        if (status[row] != NONE) {
            into.status(statuses.get(status[row]));
        }
        if (reason[row] != NONE) {
            into.reason(reasons.get(reason[row]));
        }
        if (cancellations[row] != NONE) {
            into.cancelRequestedOn(cancellations[row]);
        }
        if (records[row] != NONE) {
            into.recordedOn(records[row]);
        }
    }

    private String text(int row, int column) {
        int cell = rows.firstCell(row) + column;
        return rows.text(rows.from(cell), rows.to(cell));
    }

    /** Makes room for so many rows, in columns of no value. */
    private void grow(int size) {
        if (size <= usual.length) {
            return;
        }
        int room = size + size / 4;
        usual = new boolean[room];
        accounts = new long[room];
        subscriptions = new long[room];
        amounts = new long[room];
        quantities = filled(room, 1);
        intervalCounts = filled(room, 1);
        begins = new int[room];
        ends = none(room);
        cancellations = none(room);
        records = none(room);
        currency = none(room);
        interval = none(room);
        plan = none(room);
        status = none(room);
        reason = none(room);
    }

    private static long[] filled(int room, long value) {
        long[] column = new long[room];
        Arrays.fill(column, value);
        return column;
    }

    private static int[] none(int room) {
        int[] column = new int[room];
        Arrays.fill(column, NONE);
        return column;
    }
}

package dev.bearing.jackson;

import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceColumns;
import dev.bearing.revenue.PriceStatus;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** Reads the price states of rows whose cells are written in the usual way, a column of cells after the other. */
final class PriceStateCells {

    /** How many rows are read a column after the other: they fit the nearest memory. */
    private static final int FEW = 64;

    private final int width;
    private final PlainColumn.Keys accounts;
    private final PlainColumn.Keys subscriptions;
    private final PlainColumn.Days begins;
    private final PlainColumn.Days ends;
    private final PlainColumn.Days cancellations;
    private final PlainColumn.Days records;
    private final PlainColumn.Texts<CurrencyUnit> currencies;
    private final PlainColumn.Texts<BillingInterval> intervals;
    private final PlainColumn.Texts<PriceStatus> statuses;
    private final PlainColumn.Texts<String> plans;
    private final PlainColumn.Texts<String> reasons;
    private final PlainColumn.Numbers intervalCounts;
    private final PlainColumn.Numbers quantities;
    private final PlainColumn.Amounts amounts;
    /** All of them. */
    private final List<PlainColumn> columns;

    /** Those that the file has, in an order in which they can be read. */
    private final PlainColumn[] present;

    private CsvRows rows = new CsvRows();
    /** Whether a row is written in the usual way. */
    private boolean[] usual = new boolean[0];

    /** @param names what the columns of the file are called, each known, and every required one among them */
    PriceStateCells(List<String> names) {
        width = names.size();
        accounts = new PlainColumn.Keys(names.indexOf("account_id"));
        subscriptions = new PlainColumn.Keys(names.indexOf("subscription_id"));
        begins = new PlainColumn.Days(names.indexOf("from"), true);
        ends = new PlainColumn.Days(names.indexOf("to"), false);
        cancellations = new PlainColumn.Days(names.indexOf("cancel_requested_on"), false);
        records = new PlainColumn.Days(names.indexOf("recorded_on"), false);
        currencies = new PlainColumn.Texts<>(names.indexOf("currency"), Cell.CURRENCY::parse, true);
        intervals = new PlainColumn.Texts<>(names.indexOf("interval"), Cell.oneOf(BillingInterval.class)::parse, true);
        statuses = new PlainColumn.Texts<>(names.indexOf("status"), Cell.oneOf(PriceStatus.class)::parse, false);
        plans = new PlainColumn.Texts<>(names.indexOf("plan"), Cell.ANY_TEXT::parse, false);
        reasons = new PlainColumn.Texts<>(names.indexOf("reason"), Cell.ANY_TEXT::parse, false);
        intervalCounts = new PlainColumn.Numbers(names.indexOf("interval_count"), 1, Integer.MAX_VALUE);
        quantities = new PlainColumn.Numbers(names.indexOf("quantity"), 0, Long.MAX_VALUE);
        amounts = new PlainColumn.Amounts(names.indexOf("amount"), currencies);
        List<PlainColumn> usualOnes = List.of(
                accounts,
                subscriptions,
                begins,
                ends,
                cancellations,
                records,
                currencies,
                intervals,
                statuses,
                plans,
                reasons,
                intervalCounts,
                quantities,
                amounts);
        Stream<PlainColumn> rare = IntStream.range(0, width)
                .filter(at -> usualOnes.stream().noneMatch(column -> column.isAt(at)))
                .mapToObj(PlainColumn.Rare::new);
        columns = Stream.concat(usualOnes.stream(), rare).toList();
        present = columns.stream().filter(PlainColumn::isPresent).toArray(PlainColumn[]::new);
    }

    /** Reads the cells of rows from one of them on. */
    void read(CsvRows some, int from) {
        rows = some;
        for (PlainColumn column : present) {
            column.forgetIfMany();
        }
        if (some.size() > usual.length) {
            int room = some.size() + some.size() / 4;
            usual = new boolean[room];
            columns.forEach(column -> column.grow(room));
        }
        for (int row = from; row < some.size(); row += FEW) {
            readFew(row, Math.min(row + FEW, some.size()));
        }
    }

    private void readFew(int first, int limit) {
        for (int row = first; row < limit; row++) {
            usual[row] = rows.cells(row) == width;
        }
        for (PlainColumn column : present) {
            column.read(rows, usual, first, limit);
        }
    }

    /** Adds a row; false, with nothing added, if it is written in another way or cannot be read. */
    boolean add(int row, PriceColumns.Builder into) {
        if (!usual[row]) {
            return false;
        }
        try {
            addKeys(row, into);
            into.from(begins.get(row));
            if (ends.get(row) != PlainColumn.Days.NONE) {
                into.to(ends.get(row));
            }
            into.price(amounts.get(row), currencies.get(row));
            into.every((int) intervalCounts.get(row), intervals.get(row));
            into.quantity(quantities.get(row));
            if (plans.has(row)) {
                into.plan(plans.get(row));
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
        long account = accounts.get(row);
        if (account == PlainCells.UNUSUAL) {
            into.account(text(accounts, row));
        } else {
            into.account(account);
        }
        long subscription = subscriptions.get(row);
        if (subscription == PlainCells.UNUSUAL) {
            into.subscription(text(subscriptions, row));
        } else {
            into.subscription(subscription);
        }
    }

    private void addRare(int row, PriceColumns.Builder into) {
        if (statuses.has(row)) {
            into.status(statuses.get(row));
        }
        if (reasons.has(row)) {
            into.reason(reasons.get(row));
        }
        if (cancellations.get(row) != PlainColumn.Days.NONE) {
            into.cancelRequestedOn(cancellations.get(row));
        }
        if (records.get(row) != PlainColumn.Days.NONE) {
            into.recordedOn(records.get(row));
        }
    }

    private String text(PlainColumn column, int row) {
        int cell = column.cell(rows, row);
        return rows.text(rows.from(cell), rows.to(cell));
    }
}

package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkState;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Price states by the million, in columns of numbers and not as objects, in the order in which they came: about 32
 * bytes a state beside the texts of ids. {@link ColumnarLedger} is made of them.
 *
 * <pre>{@code
 * PriceColumns.Builder rows = PriceColumns.builder();
 * while (result.next()) {
 *     rows.account(result.getLong(1)).subscription(result.getLong(2)).from(day).price(9900, CurrencyUnit.USD).add();
 * }
 * PriceColumns columns = rows.build();
 * }</pre>
 *
 * <p>A subscription's id need be unique within its account only: one id used by two accounts is two subscriptions here,
 * where {@link RevenueLedger} refuses it.
 */
public final class PriceColumns {

    private final IdColumn accounts;
    private final IdColumn subscriptions;
    private final LongColumn days;
    private final LongColumn prices;
    private final @Nullable LongColumn quantities;
    private final @Nullable LongColumn rare;
    private final TermsDictionary terms;

    private PriceColumns(Builder builder) {
        accounts = builder.accounts;
        subscriptions = builder.subscriptions;
        days = builder.days;
        prices = builder.prices;
        quantities = builder.quantities;
        rare = builder.rare;
        terms = builder.terms;
    }

    /** Returns a builder of columns. */
    public static Builder builder() {
        return builder(0);
    }

    /**
     * Returns a builder of columns.
     *
     * @param expectedRows about how many, 0 or more; any other number works too
     */
    public static Builder builder(int expectedRows) {
        checkArgument(expectedRows >= 0, "expectedRows must not be negative, was %s", expectedRows);
        return new Builder(expectedRows);
    }

    /** Returns how many price states there are, every version counted. */
    public int size() {
        return days.size();
    }

    /**
     * Returns one price state as an object, made for the call.
     *
     * @param row its place in the order in which they came, from 0
     */
    public PriceState get(int row) {
        checkArgument(row >= 0 && row < size(), "row must be in [0, %s), was %s", size(), row);
        return state(
                accounts.keys().get(row),
                subscriptions.keys().get(row),
                days.get(row),
                quantities == null ? PackedPrice.amount(prices.get(row)) : prices.get(row),
                quantities == null ? PackedPrice.quantity(prices.get(row)) : quantities.get(row),
                rare == null ? 0 : rare.get(row));
    }

    /** The object that the cells of a row stand for. */
    PriceState state(long account, long subscription, long day, long amount, long quantity, long more) {
        PriceTerms term = terms.get(PackedPrice.termsOf(day, more));
        int from = PackedPrice.from(day);
        int recorded = PackedPrice.recorded(more);
        return new PriceState(
                subscriptions.text(subscription),
                AccountId.of(accounts.text(account)),
                LocalDate.ofEpochDay(from),
                PackedPrice.to(day) == PackedPrice.OPEN
                        ? Optional.empty()
                        : Optional.of(LocalDate.ofEpochDay(PackedPrice.to(day))),
                term.amount(amount),
                term.currency(),
                term.interval(),
                term.intervalCount(),
                quantity,
                term.plan(),
                term.discount(),
                term.status(),
                PackedPrice.cancelled(more) < 0
                        ? Optional.empty()
                        : Optional.of(LocalDate.ofEpochDay(PackedPrice.cancelled(more))),
                term.billingEndsOn(),
                term.reason(),
                LocalDate.ofEpochDay(recorded < 0 ? from : recorded));
    }

    /** Gives up the cells of the chunk of rows that begins with one, but not their ids. */
    void forget(int row) {
        accounts.keys().forget(row);
        subscriptions.keys().forget(row);
        days.forget(row);
        prices.forget(row);
        if (quantities != null) {
            quantities.forget(row);
        }
        if (rare != null) {
            rare.forget(row);
        }
    }

    IdColumn accounts() {
        return accounts;
    }

    IdColumn subscriptions() {
        return subscriptions;
    }

    LongColumn days() {
        return days;
    }

    /** Amounts and quantities in one number each, or the amounts alone where there is a column of quantities. */
    LongColumn prices() {
        return prices;
    }

    /** The quantities where a price is too great to hold its own. */
    @Nullable LongColumn quantities() {
        return quantities;
    }

    @Nullable LongColumn rare() {
        return rare;
    }

    TermsDictionary terms() {
        return terms;
    }

    /**
     * Fills columns, a row at a time: the order of calls within a row does not matter, {@link #add()} ends it. Account,
     * subscription, first day and price must be given for each row; the rest is as in {@link PriceState#builder} unless
     * given. Not thread-safe.
     */
    public static final class Builder {

        private static final int LAST_DAY = (int) LocalDate.of(9999, 12, 31).toEpochDay();
        private static final int NONE = -1;

        private final int expected;
        private final IdColumn accounts;
        private final IdColumn subscriptions;
        private final LongColumn days;
        private final LongColumn prices;
        private @Nullable LongColumn quantities;
        private @Nullable LongColumn rare;
        private final TermsDictionary terms = new TermsDictionary();
        private boolean built;

        private boolean hasAccount;
        private long account;
        private boolean hasSubscription;
        private long subscription;
        private int from = NONE;
        private int to = PackedPrice.OPEN;
        private boolean hasPrice;
        private long amount;
        private long quantity = 1;
        private int cancelRequestedOn = NONE;
        private int recordedOn = NONE;

        private Builder(int expected) {
            this.expected = expected;
            accounts = new IdColumn("accountId", expected);
            subscriptions = new IdColumn("subscriptionId", expected);
            days = new LongColumn(expected);
            prices = new LongColumn(expected);
        }

        /** Sets who pays, by a text of 1 to {@value AccountId#MAX_LENGTH} characters. */
        public Builder account(CharSequence id) {
            checkArgument(
                    id.length() <= AccountId.MAX_LENGTH,
                    "an account id has at most %s characters, was %s",
                    AccountId.MAX_LENGTH,
                    id.length());
            account = accounts.encoded(id);
            hasAccount = true;
            return this;
        }

        /** Sets who pays, by a number: the account id is its decimal text. */
        public Builder account(long id) {
            account = accounts.encoded(id);
            hasAccount = true;
            return this;
        }

        /** Sets the subscription, by a text. */
        public Builder subscription(CharSequence id) {
            subscription = subscriptions.encoded(id);
            hasSubscription = true;
            return this;
        }

        /** Sets the subscription, by a number: its id is the decimal text. */
        public Builder subscription(long id) {
            subscription = subscriptions.encoded(id);
            hasSubscription = true;
            return this;
        }

        /** Sets the first day, as epoch day. */
        public Builder from(int epochDay) {
            from = checked("from", epochDay);
            return this;
        }

        /** Sets the first day. */
        public Builder from(LocalDate day) {
            return from(epochDay(day));
        }

        /** Sets the first day it no longer holds, as epoch day. */
        public Builder to(int epochDay) {
            to = checked("to", epochDay);
            return this;
        }

        /** Sets the first day it no longer holds. */
        public Builder to(LocalDate day) {
            return to(epochDay(day));
        }

        /**
         * Sets the price of one unit for one bill.
         *
         * @param minorUnits in the currency's minor units (cents), 0 or more
         */
        public Builder price(long minorUnits, CurrencyUnit currency) {
            checkArgument(minorUnits >= 0, "amount must not be negative, was %s", minorUnits);
            amount = minorUnits;
            terms.priced(currency);
            hasPrice = true;
            return this;
        }

        /** Sets the price of one unit for one bill, in major units. */
        public Builder price(BigDecimal value, CurrencyUnit currency) {
            checkArgument(value.signum() >= 0, "amount must not be negative, was %s", value);
            PriceState.checkDigits("amount", value);
            amount = terms.priced(value, currency);
            hasPrice = true;
            return this;
        }

        /** Sets how often it is billed: once in an interval; monthly unless given. */
        public Builder every(BillingInterval interval) {
            return every(1, interval);
        }

        /** Sets how often it is billed: {@code every(2, WEEK)}; monthly unless given. */
        public Builder every(int count, BillingInterval interval) {
            checkArgument(count >= 1, "intervalCount must be at least 1, was %s", count);
            terms.every(count, requireNonNull(interval, "interval"));
            return this;
        }

        /** Sets how many units; one unless given. */
        public Builder quantity(long value) {
            checkArgument(value >= 0, "quantity must not be negative, was %s", value);
            quantity = value;
            return this;
        }

        /** Sets the plan. */
        public Builder plan(String value) {
            terms.plan(requireNonNull(value, "plan"));
            return this;
        }

        /** Sets what it stands for; active unless given. */
        public Builder status(PriceStatus value) {
            terms.status(requireNonNull(value, "status"));
            return this;
        }

        /** Sets what is taken off each bill. */
        public Builder discount(Discount value) {
            terms.discount(requireNonNull(value, "discount"));
            return this;
        }

        /** Sets why it began or ends. */
        public Builder reason(String value) {
            terms.reason(requireNonNull(value, "reason"));
            return this;
        }

        /** Sets the day the customer asked to end it, as epoch day. */
        public Builder cancelRequestedOn(int epochDay) {
            cancelRequestedOn = checked("cancelRequestedOn", epochDay);
            return this;
        }

        /** Sets the day the customer asked to end it. */
        public Builder cancelRequestedOn(LocalDate day) {
            return cancelRequestedOn(epochDay(day));
        }

        /** Sets the first day that no bill covers; the first day it no longer holds unless given. */
        public Builder billingEndsOn(LocalDate day) {
            terms.billingEndsOn(requireNonNull(day, "billingEndsOn"));
            return this;
        }

        /** Sets the day this became known, as epoch day; the first day unless given. */
        public Builder recordedOn(int epochDay) {
            recordedOn = checked("recordedOn", epochDay);
            return this;
        }

        /** Sets the day this became known. */
        public Builder recordedOn(LocalDate day) {
            return recordedOn(epochDay(day));
        }

        /**
         * Ends the row and begins the next.
         *
         * @throws IllegalArgumentException if a part is missing or out of its range, or the monthly amount too large to
         *     hold exactly; the row is dropped
         */
        public Builder add() {
            checkState(!built, "the columns are built");
            try {
                checkRow();
                append();
            } finally {
                reset();
            }
            return this;
        }

        /** Forgets what was set of the row, and begins another one. */
        public Builder drop() {
            reset();
            return this;
        }

        /** Adds a price state. */
        public Builder add(PriceState state) {
            account(state.accountId().value());
            subscription(state.subscriptionId());
            from(state.from());
            state.to().ifPresent(this::to);
            price(state.amount(), state.currency());
            every(state.intervalCount(), state.interval());
            quantity(state.quantity());
            state.plan().ifPresent(this::plan);
            state.discount().ifPresent(this::discount);
            status(state.status());
            state.cancelRequestedOn().ifPresent(this::cancelRequestedOn);
            state.billingEndsOn().ifPresent(this::billingEndsOn);
            state.reason().ifPresent(this::reason);
            recordedOn(state.recordedOn());
            return add();
        }

        /** Returns the columns; the builder cannot be used after. */
        public PriceColumns build() {
            checkState(!built, "the columns are built");
            built = true;
            accounts.close();
            subscriptions.close();
            return new PriceColumns(this);
        }

        /**
         * Returns the ledger of the rows as {@link ColumnarLedger#of(PriceColumns, RevenuePolicy, LocalDate, int)}
         * makes it, giving up the rows meanwhile, so that both together take little more memory than the rows alone.
         * The builder cannot be used after.
         */
        public ColumnarLedger ledger(RevenuePolicy policy, LocalDate asOf, int threads) {
            return ColumnarLedger.consuming(build(), policy, asOf, threads);
        }

        private void checkRow() {
            checkArgument(hasAccount, "accountId must be given");
            checkArgument(hasSubscription, "subscriptionId must be given");
            checkArgument(from != NONE, "from must be given");
            checkArgument(hasPrice, "price must be given");
            if (to <= from) {
                throw new IllegalArgumentException(
                        "to must be after from = " + LocalDate.ofEpochDay(from) + ", was " + LocalDate.ofEpochDay(to));
            }
            checkArgument(days.size() < Integer.MAX_VALUE, "there are too many rows");
        }

        private void append() {
            int term = terms.current();
            terms.get(term).units(IntervalFactors.YEAR_365, terms.strictUnits(term), amount, quantity);
            int row = days.size();
            if (quantities == null && !PackedPrice.isPackable(amount, quantity)) {
                quantities = quantitiesApart();
            }
            boolean isRare = cancelRequestedOn != NONE
                    || (recordedOn != NONE && recordedOn != from)
                    || (term >>> PackedPrice.TERMS_BITS) != 0;
            if (isRare && rare == null) {
                rare = LongColumn.filled(row, 0, expected);
            }
            accounts.add(account);
            subscriptions.add(subscription);
            days.add(PackedPrice.days(from, to, term));
            if (quantities == null) {
                prices.add(PackedPrice.packed(amount, quantity));
            } else {
                prices.add(amount);
                quantities.add(quantity);
            }
            if (rare != null) {
                rare.add(PackedPrice.rare(cancelRequestedOn, recordedOn == from ? NONE : recordedOn, term));
            }
        }

        /** Takes the quantities out of the prices, since one is too great to hold its own. */
        private LongColumn quantitiesApart() {
            LongColumn apart = new LongColumn(Math.max(prices.size(), expected));
            for (int row = 0; row < prices.size(); row++) {
                apart.add(PackedPrice.quantity(prices.get(row)));
                prices.set(row, PackedPrice.amount(prices.get(row)));
            }
            return apart;
        }

        private void reset() {
            hasAccount = false;
            hasSubscription = false;
            from = NONE;
            to = PackedPrice.OPEN;
            hasPrice = false;
            quantity = 1;
            cancelRequestedOn = NONE;
            recordedOn = NONE;
            terms.reset();
        }

        private static int epochDay(LocalDate day) {
            return Days.epoch(day);
        }

        private static int checked(String name, int day) {
            if (day < 0 || day > LAST_DAY) {
                throw new IllegalArgumentException(
                        name + " must be from 1970 to 9999, was " + LocalDate.ofEpochDay(day));
            }
            return day;
        }
    }
}

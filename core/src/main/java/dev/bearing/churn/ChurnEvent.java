package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * A customer left, or stayed and pays less. {@link ChurnEvents} finds them in what an account pays.
 *
 * @param accountId the account
 * @param on the first day on which it was gone, or paid less
 * @param noticeOn the day it said so, not after {@code on}; empty where no such day is known
 * @param kind how it left, or why it pays less
 * @param lost what it no longer pays a month, by currency, each above 0; for one that left, what it paid last, also
 *     where a pause came between
 * @param stated the reasons it gave in the vendor's own words, the latest first; empty where none is known
 */
public record ChurnEvent(
        AccountId accountId,
        LocalDate on,
        Optional<LocalDate> noticeOn,
        Kind kind,
        SortedMap<CurrencyUnit, Mrr> lost,
        List<String> stated) {

    /** How a customer left, or why it pays less. */
    public enum Kind {
        /** It ended its subscription, or went on for free. */
        CANCELLATION(true),
        /** It let a contract's term run out. */
        NON_RENEWAL(true),
        /** It stays with less. */
        DOWNSELL(false),
        /** It stays with the same for a lower price, by a discount. */
        DISCOUNT(false),
        /** A bill stayed unpaid past the days of grace. */
        INVOLUNTARY_PAYMENT(true);

        private final boolean loss;

        Kind(boolean loss) {
            this.loss = loss;
        }

        /** Returns whether the customer is gone, rather than paying less. */
        public boolean isLoss() {
            return loss;
        }
    }

    /** @throws IllegalArgumentException if a day, an amount or a reason is out of its range */
    public ChurnEvent {
        requireNonNull(noticeOn, "noticeOn");
        requireNonNull(lost, "lost");
        requireNonNull(stated, "stated");
        requireNonNull(accountId, "accountId");
        Days.check("on", on);
        LocalDate day = on;
        noticeOn.ifPresent(
                notice -> checkArgument(!notice.isAfter(day), "noticeOn must not be after %s, was %s", day, notice));
        requireNonNull(kind, "kind");
        lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
        lost.forEach((currency, amount) -> checkArgument(
                amount.isPositive() && amount.currency().equals(currency),
                "lost must be positive and in %s, was %s",
                currency,
                amount));
        stated = List.copyOf(stated);
        stated.forEach(reason -> checkText("stated", reason));
    }

    /** Returns a builder of an event on a day. */
    public static Builder builder(AccountId accountId, LocalDate on, Kind kind) {
        return new Builder(accountId, on, kind);
    }

    /** Returns whether the customer is gone, rather than paying less. */
    public boolean isLoss() {
        return kind.isLoss();
    }

    /** Returns the reason it gave last; empty where it gave none. */
    public Optional<String> statedLast() {
        return stated.stream().findFirst();
    }

    /** Returns this event with other reasons, the latest first. */
    public ChurnEvent withStated(List<String> reasons) {
        return new ChurnEvent(accountId, on, noticeOn, kind, lost, reasons);
    }

    /** Builds an event; only the order of reasons matters. */
    public static final class Builder {

        private final AccountId accountId;
        private final LocalDate on;
        private final Kind kind;
        private Optional<LocalDate> noticeOn = Optional.empty();
        private final SortedMap<CurrencyUnit, Mrr> lost = new TreeMap<>();
        private final List<String> stated = new ArrayList<>();

        private Builder(AccountId accountId, LocalDate on, Kind kind) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.on = requireNonNull(on, "on");
            this.kind = requireNonNull(kind, "kind");
        }

        /** Sets the day it said so. */
        public Builder noticeOn(LocalDate day) {
            requireNonNull(day, "noticeOn");
            noticeOn = Optional.of(day);
            return this;
        }

        /** Adds what it no longer pays a month in a currency. */
        public Builder lost(Mrr amount) {
            requireNonNull(amount, "lost");
            lost.merge(amount.currency(), amount, Mrr::plus);
            return this;
        }

        /** Adds a reason it gave, earlier than those added before. */
        public Builder stated(String reason) {
            stated.add(requireNonNull(reason, "reason"));
            return this;
        }

        /** Returns the event. */
        public ChurnEvent build() {
            return new ChurnEvent(accountId, on, noticeOn, kind, lost, stated);
        }
    }
}

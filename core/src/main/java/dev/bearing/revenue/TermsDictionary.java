package dev.bearing.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The distinct terms of many price states, and the terms of the row that is being written: no object a row. */
final class TermsDictionary {

    private final List<PriceTerms> all = new ArrayList<>();
    private long[] strictUnits = new long[16];
    private int[] table = new int[64];

    private @Nullable CurrencyUnit currency;
    private BillingInterval interval = BillingInterval.MONTH;
    private int intervalCount = 1;
    private @Nullable String plan;
    private PriceStatus status = PriceStatus.ACTIVE;
    private @Nullable Discount discount;
    private @Nullable String reason;
    private @Nullable LocalDate billingEndsOn;
    private int scale;
    private @Nullable BigDecimal odd;

    int size() {
        return all.size();
    }

    PriceTerms get(int number) {
        return all.get(number);
    }

    /** {@link PriceTerms#wholeUnits} of the factors of the strict policy. */
    long strictUnits(int number) {
        return strictUnits[number];
    }

    void priced(CurrencyUnit unit) {
        currency = unit;
        scale = unit.getDecimalPlaces();
        odd = null;
    }

    /** Takes the currency and returns the amount in the form of its column. */
    long priced(BigDecimal value, CurrencyUnit unit) {
        priced(unit);
        BigDecimal plain = PriceState.plain(value);
        scale = Math.max(plain.scale(), unit.getDecimalPlaces());
        if (PriceTerms.fits(plain, scale)) {
            return plain.movePointRight(scale).longValueExact();
        }
        odd = plain;
        return 0;
    }

    void every(int count, BillingInterval unit) {
        intervalCount = count;
        interval = unit;
    }

    void plan(String value) {
        plan = value;
    }

    void status(PriceStatus value) {
        status = value;
    }

    void discount(Discount value) {
        discount = value;
    }

    void reason(String value) {
        reason = value;
    }

    void billingEndsOn(LocalDate day) {
        billingEndsOn = day;
    }

    void reset() {
        currency = null;
        interval = BillingInterval.MONTH;
        intervalCount = 1;
        plan = null;
        status = PriceStatus.ACTIVE;
        discount = null;
        reason = null;
        billingEndsOn = null;
        odd = null;
    }

    /** Returns the number of the row's terms. */
    int current() {
        int mask = table.length - 1;
        int at = hash() & mask;
        while (table[at] != 0) {
            if (isCurrent(all.get(table[at] - 1))) {
                return table[at] - 1;
            }
            at = (at + 1) & mask;
        }
        return added(at);
    }

    private int added(int at) {
        int number = all.size();
        PriceTerms terms = new PriceTerms(
                Objects.requireNonNull(currency),
                interval,
                intervalCount,
                Optional.ofNullable(plan),
                status,
                Optional.ofNullable(discount),
                Optional.ofNullable(reason),
                Optional.ofNullable(billingEndsOn),
                scale,
                Optional.ofNullable(odd));
        all.add(terms);
        table[at] = number + 1;
        if (number == strictUnits.length) {
            strictUnits = Arrays.copyOf(strictUnits, number * 2);
        }
        strictUnits[number] = terms.wholeUnits(IntervalFactors.YEAR_365);
        if (all.size() > table.length >> 1) {
            rehash();
        }
        return number;
    }

    private void rehash() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int i = 0; i < all.size(); i++) {
            int at = hash(all.get(i)) & mask;
            while (table[at] != 0) {
                at = (at + 1) & mask;
            }
            table[at] = i + 1;
        }
    }

    private boolean isCurrent(PriceTerms terms) {
        return terms.currency().equals(currency)
                && terms.interval() == interval
                && terms.intervalCount() == intervalCount
                && terms.status() == status
                && terms.scale() == scale
                && Objects.equals(terms.plan().orElse(null), plan)
                && Objects.equals(terms.discount().orElse(null), discount)
                && Objects.equals(terms.reason().orElse(null), reason)
                && Objects.equals(terms.billingEndsOn().orElse(null), billingEndsOn)
                && terms.odd().equals(Optional.ofNullable(odd));
    }

    private int hash() {
        return mixed(
                Objects.hashCode(plan),
                intervalCount * 8 + scale,
                Objects.hashCode(discount),
                Objects.hashCode(odd) + Objects.hashCode(billingEndsOn));
    }

    private static int hash(PriceTerms terms) {
        return mixed(
                Objects.hashCode(terms.plan().orElse(null)),
                terms.intervalCount() * 8 + terms.scale(),
                Objects.hashCode(terms.discount().orElse(null)),
                Objects.hashCode(terms.odd().orElse(null))
                        + Objects.hashCode(terms.billingEndsOn().orElse(null)));
    }

    private static int mixed(int plan, int number, int discount, int odd) {
        int mixed = ((plan * 31 + number) * 31 + discount) * 31 + odd;
        mixed *= 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}

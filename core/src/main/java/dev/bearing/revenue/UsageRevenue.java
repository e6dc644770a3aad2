package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * Monthly revenue from usage, as a series of its own: it is never part of MRR, of a movement or of a retention rate,
 * since nobody agreed to pay it again. An account's usage a month is the mean of its last few bills that had closed by
 * the day, each per month of 365/12 days, as long as the last of them is not older than {@value #USUAL_MAX_AGE_DAYS}
 * days or {@linkplain #notOlderThan what else is said}. Until then an account without new bills goes on with its last
 * ones; a bill of 0 says earlier that it uses nothing.
 *
 * <pre>{@code
 * UsageRevenue usage = UsageRevenue.of(bills);
 * Mrr september = usage.on(LocalDate.of(2026, 9, 30), CurrencyUnit.USD);
 * }</pre>
 *
 * <p>Immutable; the order of the bills does not matter.
 */
public final class UsageRevenue {

    /** How many bills the mean is over unless said otherwise. */
    public static final int DEFAULT_BILLS = 3;

    /**
     * How many days ago an account's last bill may have closed unless said otherwise: a year, enough for one bill a
     * year.
     */
    public static final int USUAL_MAX_AGE_DAYS = 366;

    private static final BigDecimal DAYS_OF_TWELVE_MONTHS = BigDecimal.valueOf(365);
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    private final Map<AccountId, List<UsageBill>> byAccount;
    private final int bills;
    private final int maxAgeDays;

    private UsageRevenue(Map<AccountId, List<UsageBill>> byAccount, int bills, int maxAgeDays) {
        this.byAccount = byAccount;
        this.bills = bills;
        this.maxAgeDays = maxAgeDays;
    }

    /**
     * Returns the usage of these bills; equal bills count once.
     *
     * @throws IllegalArgumentException if two bills of one account and currency cover a day both
     */
    public static UsageRevenue of(Collection<UsageBill> bills) {
        requireNonNull(bills, "bills");
        TreeMap<AccountId, List<UsageBill>> byAccount = new TreeMap<>();
        bills.stream()
                .distinct()
                .sorted(Comparator.comparing((UsageBill bill) -> bill.amount().getCurrencyUnit())
                        .thenComparing(bill -> bill.period().from()))
                .forEach(bill -> byAccount
                        .computeIfAbsent(bill.accountId(), id -> new ArrayList<>())
                        .add(bill));
        byAccount.values().forEach(UsageRevenue::checkDisjoint);
        return new UsageRevenue(byAccount, DEFAULT_BILLS, USUAL_MAX_AGE_DAYS);
    }

    private static void checkDisjoint(List<UsageBill> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            UsageBill before = sorted.get(i - 1);
            UsageBill bill = sorted.get(i);
            boolean overlap =
                    before.amount().getCurrencyUnit().equals(bill.amount().getCurrencyUnit())
                            && bill.period().from().isBefore(before.period().to());
            checkArgument(
                    !overlap,
                    "bills of account %s must not overlap, %s and %s do",
                    bill.accountId(),
                    before.period(),
                    bill.period());
        }
    }

    /**
     * Returns the same with the mean over another number of bills.
     *
     * @param count at least 1
     */
    public UsageRevenue withBills(int count) {
        checkArgument(count >= 1, "count must be at least 1, was %s", count);
        return new UsageRevenue(byAccount, count, maxAgeDays);
    }

    /**
     * Returns the same, where an account uses nothing any more so many days after its last bill closed: 62 where all
     * are billed by the month, say. The bills before the last one count however old they are.
     *
     * @param days 0 or more; 0: on the day after the last one billed only
     */
    public UsageRevenue notOlderThan(int days) {
        checkArgument(days >= 0, "days must not be negative, was %s", days);
        return new UsageRevenue(byAccount, bills, days);
    }

    /** Returns the usage a month of all accounts on a day. */
    public Mrr on(LocalDate day, CurrencyUnit currency) {
        Mrr sum = Mrr.zero(currency);
        for (AccountId id : byAccount.keySet()) {
            sum = sum.plus(on(id, day, currency));
        }
        return sum;
    }

    /**
     * Returns the usage a month of one account on a day: the mean of its last bills that had closed by then, of as many
     * as there are, rounded once, half-even, to a unit of {@link Mrr}; nothing where there is none, or the last is too
     * old.
     */
    public Mrr on(AccountId id, LocalDate day, CurrencyUnit currency) {
        List<UsageBill> closed = byAccount.getOrDefault(id, List.of()).stream()
                .filter(bill -> bill.amount().getCurrencyUnit().equals(currency)
                        && !bill.period().to().isAfter(day))
                .toList();
        List<UsageBill> last = closed.subList(Math.max(0, closed.size() - bills), closed.size());
        if (last.isEmpty() || age(last.get(last.size() - 1), day) > maxAgeDays) {
            return Mrr.zero(currency);
        }
        BigInteger days = BigInteger.ONE;
        for (UsageBill bill : last) {
            BigInteger own = BigInteger.valueOf(days(bill));
            days = days.divide(days.gcd(own)).multiply(own);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (UsageBill bill : last) {
            BigDecimal times = new BigDecimal(days.divide(BigInteger.valueOf(days(bill))));
            sum = sum.add(bill.amount().getAmount().multiply(times));
        }
        BigDecimal units = sum.movePointRight(currency.getDecimalPlaces())
                .multiply(DAYS_OF_TWELVE_MONTHS)
                .multiply(BigDecimal.valueOf(Mrr.UNITS_PER_MINOR))
                .divide(
                        TWELVE.multiply(new BigDecimal(days)).multiply(BigDecimal.valueOf(last.size())),
                        0,
                        RoundingMode.HALF_EVEN);
        return Mrr.ofUnits(currency, ExactAmounts.units(currency, units));
    }

    /** How many days ago a bill closed. */
    private static long age(UsageBill bill, LocalDate day) {
        return ChronoUnit.DAYS.between(bill.period().to(), day);
    }

    private static long days(UsageBill bill) {
        return ChronoUnit.DAYS.between(bill.period().from(), bill.period().to());
    }
}

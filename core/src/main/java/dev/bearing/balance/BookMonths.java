package dev.bearing.balance;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CustomerState;
import dev.bearing.revenue.RevenueLedger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** What accounts paid in one currency when the last complete months ended, and what they pay today. */
final class BookMonths {

    /** An account that began to pay in a month: for the first time, or again. */
    record Arrival(AccountId account, LocalDate seenOn, double amount, boolean first, String group) {}

    /**
     * An account that pays today, or paid when the running month began.
     *
     * @param opening what it paid when the month that holds the evaluation day began
     * @param today what it pays on that day
     * @param lost whether it paid then and is lost on the day
     */
    record Standing(AccountId account, String group, double opening, double today, boolean lost) {}

    private final LocalDate asOf;
    private final CurrencyUnit currency;
    private final PlanCut cut;
    private final YearMonth last;
    private final List<LocalDate> days = new ArrayList<>();
    private final SortedMap<String, GroupMonths> groups = new TreeMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Standing> standings = new ArrayList<>();
    private final long[] customers;
    private final long[] lost;
    private final long[] arrived;

    private BookMonths(PastBook book, CurrencyUnit currency, int months) {
        this.asOf = book.asOf();
        this.currency = currency;
        this.cut = book.groups();
        this.last = lastComplete(asOf);
        for (int i = months; i >= 0; i--) {
            days.add(last.minusMonths(i).atEndOfMonth());
        }
        this.customers = new long[months];
        this.lost = new long[months];
        this.arrived = new long[months];
        book.accounts().stream()
                .filter(account -> account.currencies().contains(currency))
                .forEach(this::add);
    }

    /** Returns the months in which anybody paid, at most as many as the policy says. */
    static BookMonths of(RevenueLedger ledger, CurrencyUnit currency, PlanPolicy policy) {
        PastBook book = new PastBook(ledger.asOf(), ledger.accounts(), policy.groups());
        return of(book, currency, ledger.in(currency).firstMonth(), policy.historyMonths());
    }

    /** Returns the same of a day of the past. */
    static BookMonths of(PastBook book, CurrencyUnit currency, int historyMonths) {
        return of(book, currency, book.firstMonth(currency), historyMonths);
    }

    private static BookMonths of(PastBook book, CurrencyUnit currency, Optional<YearMonth> first, int historyMonths) {
        YearMonth last = lastComplete(book.asOf());
        int months = 0;
        while (months < historyMonths
                && first.filter(month -> month.isBefore(last)).isPresent()
                && first.get().isBefore(last.minusMonths(months))) {
            months++;
        }
        return new BookMonths(book, currency, months);
    }

    static YearMonth lastComplete(LocalDate asOf) {
        return YearMonth.from(asOf.plusDays(1)).minusMonths(1);
    }

    private void add(AccountRevenue account) {
        double[] paid = new double[days.size()];
        for (int i = 0; i < paid.length; i++) {
            paid[i] = account.mrrOn(days.get(i), currency).toDouble();
        }
        for (int i = 1; i < paid.length; i++) {
            if (paid[i - 1] > 0) {
                customers[i - 1]++;
                group(account.accountId(), days.get(i - 1)).add(paid[i - 1], paid[i], isPaused(account, days.get(i)));
                lost[i - 1] += paid[i] == 0 && !isPaused(account, days.get(i)) ? 1 : 0;
            } else if (paid[i] > 0) {
                arrive(account, i, paid[i]);
            }
        }
        stand(account, paid[paid.length - 1]);
    }

    private void arrive(AccountRevenue account, int month, double amount) {
        LocalDate before = days.get(month - 1);
        LocalDate seen = days.get(month);
        boolean first = account.firstPaidOn().filter(day -> day.isAfter(before)).isPresent();
        arrived[month - 1]++;
        arrivals.add(new Arrival(account.accountId(), seen, amount, first, cut.partOf(account.accountId(), seen)));
    }

    private void stand(AccountRevenue account, double opening) {
        double today = account.mrrOn(asOf, currency).toDouble();
        if (opening > 0 || today > 0) {
            LocalDate day = today > 0 ? asOf : days.get(days.size() - 1);
            String name = cut.partOf(account.accountId(), day);
            standings.add(
                    new Standing(account.accountId(), name, opening, today, today == 0 && !isPaused(account, asOf)));
            groups.computeIfAbsent(name, key -> new GroupMonths());
        }
    }

    private boolean isPaused(AccountRevenue account, LocalDate day) {
        return account.stateOn(day, currency) == CustomerState.PAUSED;
    }

    private GroupMonths group(AccountId account, LocalDate day) {
        return groups.computeIfAbsent(cut.partOf(account, day), key -> new GroupMonths());
    }

    /** Returns how many complete months there are. */
    int months() {
        return customers.length;
    }

    YearMonth last() {
        return last;
    }

    /** Returns the share of the month that holds the evaluation day which is still to come; 0 where it is complete. */
    double remaining() {
        return (double) (asOf.lengthOfMonth() - asOf.getDayOfMonth()) / asOf.lengthOfMonth();
    }

    SortedMap<String, GroupMonths> groups() {
        return groups;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    List<Standing> standings() {
        return standings;
    }

    /** Returns the part of an account under a cut, at the opening of the running month if it paid then, else today. */
    String partOf(Standing standing, PlanCut wanted) {
        LocalDate day = standing.opening() > 0 ? days.get(days.size() - 1) : asOf;
        return wanted.partOf(standing.account(), day);
    }

    /** Returns the variance beyond chance of the monthly number of customers lost, as a share of its square. */
    double lostShock() {
        double all = 0;
        double base = 0;
        for (int i = 0; i < lost.length; i++) {
            all += lost[i];
            base += customers[i];
        }
        double[] expected = new double[lost.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = base > 0 ? all / base * customers[i] : 0;
        }
        return Shock.variance(lost, expected);
    }

    /** Returns the same of the number of accounts that began to pay. */
    double arrivalShock() {
        double mean = months() == 0 ? 0 : (double) arrivals.size() / months();
        double[] expected = new double[arrived.length];
        Arrays.fill(expected, mean);
        return Shock.variance(arrived, expected);
    }
}

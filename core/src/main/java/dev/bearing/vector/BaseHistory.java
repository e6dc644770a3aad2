package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CustomerState;
import dev.bearing.vector.FlowMonth.PowerSums;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.joda.money.CurrencyUnit;

/**
 * What became of the revenue of each month's opening base in the past: how much was churned, contracted and expanded a
 * month, how unevenly over accounts, and how much more unevenly over months than single accounts explain. From it a
 * {@link NetForecast} takes its rates, its seasons and its shocks. Immutable.
 */
public final class BaseHistory {

    /** How many complete months at most are looked at: what repeats every year has to be seen three times. */
    public static final int MOST_MONTHS = 36;

    /** From how many of the last months the rates of contraction and expansion are taken. */
    public static final int RECENT_MONTHS = 12;

    private final CurrencyUnit currency;
    private final YearMonth last;
    private final List<FlowMonth> months;
    private final MonthEffects churn;
    private final MonthEffects contraction;
    private final MonthEffects expansion;

    private BaseHistory(CurrencyUnit currency, YearMonth last, List<FlowMonth> months) {
        this.currency = currency;
        this.last = last;
        this.months = List.copyOf(months);
        this.churn = MonthEffects.of(months, FlowMonth::churn, RECENT_MONTHS);
        this.contraction = MonthEffects.of(months, FlowMonth::contraction, RECENT_MONTHS);
        this.expansion = MonthEffects.of(months, FlowMonth::expansion, RECENT_MONTHS);
    }

    /**
     * Returns the history of accounts up to a day; the month that holds it counts if it is its last.
     *
     * @param accounts all accounts that ever paid in the currency, lost ones included, each up to {@code asOf}
     * @param asOf the day
     * @param attributed what an account's expansion in a month owes to the expansions of milestones, a month's worth in
     *     major units, 0 or more: a forecast counts those by their milestones, and here only the rest
     */
    public static BaseHistory of(
            Collection<AccountRevenue> accounts,
            CurrencyUnit currency,
            LocalDate asOf,
            ToDoubleBiFunction<AccountId, YearMonth> attributed) {
        requireNonNull(accounts, "accounts");
        requireNonNull(currency, "currency");
        requireNonNull(attributed, "attributed");
        YearMonth running = YearMonth.from(asOf);
        YearMonth last = asOf.equals(running.atEndOfMonth()) ? running : running.minusMonths(1);
        List<AccountRevenue> priced = accounts.stream()
                .filter(account -> account.currencies().contains(currency))
                .toList();
        Sums[] sums = new Sums[MOST_MONTHS];
        LocalDate[] ends = new LocalDate[MOST_MONTHS + 1];
        for (int i = 0; i <= MOST_MONTHS; i++) {
            ends[i] = last.minusMonths(MOST_MONTHS - i).atEndOfMonth();
        }
        Arrays.setAll(sums, i -> new Sums(last.minusMonths(MOST_MONTHS - 1L - i), ends[i + 1]));
        for (AccountRevenue account : priced) {
            double before = account.mrrOn(ends[0], currency).toDouble();
            for (int i = 0; i < MOST_MONTHS; i++) {
                double after = account.mrrOn(ends[i + 1], currency).toDouble();
                if (before > 0) {
                    sums[i].add(account, currency, attributed, before, after);
                }
                before = after;
            }
        }
        List<FlowMonth> months = new ArrayList<>();
        for (Sums month : sums) {
            if (month.opening > 0 || !months.isEmpty()) {
                months.add(month.month());
            }
        }
        return new BaseHistory(currency, last, months);
    }

    /** Adds up one month. */
    private static final class Sums {

        private final YearMonth month;
        private final LocalDate end;
        private double opening;
        private double closing;
        private PowerSums lost = PowerSums.NONE;
        private PowerSums less = PowerSums.NONE;
        private PowerSums more = PowerSums.NONE;

        Sums(YearMonth month, LocalDate end) {
            this.month = month;
            this.end = end;
        }

        void add(
                AccountRevenue account,
                CurrencyUnit currency,
                ToDoubleBiFunction<AccountId, YearMonth> attributed,
                double before,
                double after) {
            opening += before;
            closing += after;
            if (after > before) {
                more = more.plus(after - before - attributed.applyAsDouble(account.accountId(), month));
            } else if (after < before) {
                boolean stays = after > 0 || account.stateOn(end, currency) == CustomerState.PAUSED;
                less = stays ? less.plus(before - after) : less;
                lost = stays ? lost : lost.plus(before);
            }
        }

        FlowMonth month() {
            return new FlowMonth(month, opening, lost, less, more, closing);
        }
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Returns the last complete month. */
    public YearMonth last() {
        return last;
    }

    /** Returns how many complete months in a row it knows, from the first with a base. */
    public int months() {
        return months.size();
    }

    /** Returns what share of the base is lost a month, by the last {@value #RECENT_MONTHS}; 0 without a month. */
    public double churnRate() {
        return rate(FlowMonth::churn).first();
    }

    /** Returns the share by which the base contracts a month, pauses included; 0 without a month. */
    public double contractionRate() {
        return rate(FlowMonth::contraction).first();
    }

    /** Returns the share by which the base expands a month besides the expansions of milestones; 0 without a month. */
    public double expansionRate() {
        return rate(FlowMonth::expansion).first();
    }

    /** Returns net revenue retention of each complete month, from the first with a base to {@link #last}. */
    public List<Double> netRevenueRetention() {
        return months.stream()
                .map(month -> month.opening() > 0 ? month.closing() / month.opening() : 1)
                .toList();
    }

    /** Returns sums of single accounts' amounts, their squares and cubes, for each unit of the base and month. */
    PowerSums rate(Function<FlowMonth, PowerSums> flow) {
        PowerSums sum = PowerSums.NONE;
        double exposure = 0;
        for (FlowMonth month : months.subList(Math.max(0, months.size() - RECENT_MONTHS), months.size())) {
            sum = sum.plus(flow.apply(month));
            exposure += month.opening();
        }
        return exposure > 0
                ? new PowerSums(sum.count(), sum.first() / exposure, sum.second() / exposure, sum.third() / exposure)
                : PowerSums.NONE;
    }

    MonthEffects churn() {
        return churn;
    }

    MonthEffects contraction() {
        return contraction;
    }

    MonthEffects expansion() {
        return expansion;
    }
}

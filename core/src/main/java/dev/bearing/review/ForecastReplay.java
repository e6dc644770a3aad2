package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.ForecastBacktest;
import dev.bearing.evidence.ForecastOutcome;
import dev.bearing.evidence.PredictedValue;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.NetForecast;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * Makes the forecasts of past month ends again, with what was known on those days, and holds them against what came
 * true: what the same accounts bought and paid since, as known today.
 */
final class ForecastReplay {

    /** The longest horizon that is tried, in months. */
    static final int LONGEST = 3;

    private final CustomerBook book;
    private final Playbook playbook;
    private final LocalDate asOf;
    private final Collection<AccountCase> today;

    /**
     * Takes what the review knows.
     *
     * @param today all accounts as of the review's day
     */
    ForecastReplay(CustomerBook book, Playbook playbook, LocalDate asOf, Collection<AccountCase> today) {
        this.book = book;
        this.playbook = playbook;
        this.asOf = asOf;
        this.today = today;
    }

    /** Returns the track of each currency. */
    SortedMap<CurrencyUnit, ForecastTrack> run(Collection<CurrencyUnit> currencies) {
        SortedMap<CurrencyUnit, List<ForecastOutcome>> expansion = new TreeMap<>();
        SortedMap<CurrencyUnit, List<ForecastOutcome>> net = new TreeMap<>();
        currencies.forEach(currency -> {
            expansion.put(currency, new ArrayList<>());
            net.put(currency, new ArrayList<>());
        });
        YearMonth running = YearMonth.from(asOf);
        YearMonth last = asOf.equals(running.atEndOfMonth()) ? running : running.minusMonths(1);
        for (int back = playbook.forecast().backtestMonths(); back >= 1; back--) {
            LocalDate day = last.minusMonths(back).atEndOfMonth();
            int months = Math.min(back, LONGEST);
            Learnt then = Learnt.forForecast(book, playbook, day);
            for (CurrencyUnit currency : currencies) {
                ForecastAccounts accounts =
                        ForecastAccounts.of(then, then.cases().values(), currency, months);
                new Day(accounts, day, currency)
                        .add(months, requireNonNull(expansion.get(currency)), requireNonNull(net.get(currency)));
            }
        }
        SortedMap<CurrencyUnit, ForecastTrack> tracks = new TreeMap<>();
        currencies.forEach(currency -> tracks.put(
                currency, track(currency, requireNonNull(expansion.get(currency)), requireNonNull(net.get(currency)))));
        return tracks;
    }

    /** Returns the track of a currency in which nothing was ever forecast. */
    static ForecastTrack none(CurrencyUnit currency) {
        return track(currency, List.of(), List.of());
    }

    private static ForecastTrack track(
            CurrencyUnit currency, List<ForecastOutcome> expansion, List<ForecastOutcome> net) {
        return new ForecastTrack(
                ForecastBacktest.of("expansion in " + currency, expansion),
                ForecastBacktest.of("net revenue retention in " + currency, net));
    }

    /** One day of the past. */
    private final class Day {

        private final ForecastAccounts accounts;
        private final LocalDate day;
        private final ForecastActuals actuals;
        private final Set<AccountId> base = new LinkedHashSet<>();

        Day(ForecastAccounts accounts, LocalDate day, CurrencyUnit currency) {
            this.accounts = accounts;
            this.day = day;
            this.actuals = new ForecastActuals(today, accounts.expansions(), currency);
            accounts.members().forEach(member -> base.add(member.account().id()));
        }

        void add(int longest, List<ForecastOutcome> expansion, List<ForecastOutcome> net) {
            double opening = accounts.members().stream()
                    .mapToDouble(member -> member.base().mrr())
                    .sum();
            for (int months = 1; months <= longest; months++) {
                ForecastMonth forecast = Forecasts.month(accounts, months, account -> true);
                YearMonth end = YearMonth.from(day).plusMonths(months);
                int ahead = months;
                forecast.expansion()
                        .toOptional()
                        .ifPresent(known -> expansion.add(new ForecastOutcome(
                                day,
                                ahead,
                                expansion(known),
                                NaiveForecast.sum(accounts.wonByMonth(), ahead),
                                actuals.expansion(base, day, end.atEndOfMonth()))));
                forecast.net()
                        .toOptional()
                        .ifPresent(known -> net.add(new ForecastOutcome(
                                day,
                                ahead,
                                net(known),
                                NaiveForecast.product(accounts.history().netRevenueRetention(), ahead),
                                actuals.mrr(base, end.atEndOfMonth()) / opening)));
            }
        }
    }

    private static PredictedValue expansion(ExpansionForecast forecast) {
        return PredictedValue.of(
                forecast.mean().amount(),
                probability -> forecast.quickQuantile(probability).amount());
    }

    private static PredictedValue net(NetForecast forecast) {
        double opening = forecast.opening().amount();
        return PredictedValue.of(
                forecast.mean().amount() / opening,
                probability -> forecast.quantile(probability).amount() / opening);
    }
}

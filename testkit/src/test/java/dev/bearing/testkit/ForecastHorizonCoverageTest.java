package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.ForecastBacktest;
import dev.bearing.evidence.ForecastOutcome;
import dev.bearing.evidence.PredictedValue;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.review.ForecastMonth;
import dev.bearing.review.ForecastSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.vector.BaseAccount;
import dev.bearing.vector.BetaPrior;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.NetForecast;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/**
 * Forecasts of one, three, six and twelve months, of expansion and of net revenue, come true within their 90 %
 * intervals about that often and score better than the naive forecast: one forecast each in companies drawn anew, which
 * are independent of one another, also where leaving has seasons and months of shock. The companies begin after the
 * only price rise of their world, of which nothing in their past would tell. The normal build draws few companies of
 * each kind, {@code -Pcoverage} 200.
 */
class ForecastHorizonCoverageTest {

    private static final boolean IS_PROFILE = Integer.getInteger("bearing.coverage.replicates", 60) >= 1_000;
    private static final int COMPANIES = IS_PROFILE ? 200 : 6;
    private static final List<Integer> HORIZONS = List.of(1, 3, 6, 12);
    private static final int YEAR = 12;
    private static final int FEWEST_MONTHS = 42;
    private static final List<String> WORLDS = List.of("example", "seasonal", "shocks");
    private static final YearMonth START = YearMonth.of(2026, 9);
    private static final long SEED = 5_000;

    private static final Playbook PLAYBOOK = Playbook.builder()
            .path(ForecastCoverageTest.PLAYBOOK.paths().get(0))
            .ladder(ForecastCoverageTest.PLAYBOOK.ladder().orElseThrow())
            .forecast(ForecastSettings.defaults()
                    .withPrior(BetaPrior.UNIFORM)
                    .withFanMonths(YEAR)
                    .withBacktestMonths(0))
            .build();

    private static final Map<String, LogicalExpansion> EXPANSIONS = PLAYBOOK.paths().get(0).milestones().stream()
            .flatMap(milestone -> milestone.expansion().stream())
            .collect(Collectors.toMap(LogicalExpansion::id, expansion -> expansion));

    /** What was forecast in one company, and what came true. */
    private record Drawn(List<ForecastOutcome> expansion, List<ForecastOutcome> net) {}

    @Test
    void forecastsComeTrueAsOftenAsTheySayHoweverFarAhead() {
        List<ForecastOutcome> expansion = new ArrayList<>();
        List<ForecastOutcome> net = new ArrayList<>();
        for (String world : WORLDS) {
            List<Drawn> all = IntStream.range(0, COMPANIES)
                    .parallel()
                    .mapToObj(i -> drawn(world, i))
                    .toList();
            List<ForecastOutcome> taken =
                    all.stream().flatMap(one -> one.expansion().stream()).toList();
            List<ForecastOutcome> paid =
                    all.stream().flatMap(one -> one.net().stream()).toList();
            // what chance may do to the forecasts of one world alone
            holds(world + " expansion", taken, 2 * Math.sqrt(0.85 * 0.15 / COMPANIES));
            holds(world + " net", paid, 2 * Math.sqrt(0.85 * 0.15 / COMPANIES));
            expansion.addAll(taken);
            net.addAll(paid);
        }
        double chance = IS_PROFILE ? 0 : 2 * Math.sqrt(0.85 * 0.15 / COMPANIES / WORLDS.size());
        holds("expansion", expansion, chance);
        holds("net", net, chance);
    }

    private static void holds(String what, List<ForecastOutcome> outcomes, double chance) {
        ForecastBacktest pooled = ForecastBacktest.of(what, outcomes);
        for (int months : HORIZONS) {
            ForecastBacktest.Horizon horizon = pooled.horizon(months).orElseThrow("known");
            double covered = (double) horizon.coverage().numerator() / horizon.forecasts();
            assertThat(covered)
                    .as("%s covered at %s months", what, months)
                    .isBetween(0.85 - chance, Math.min(1, 0.95 + chance));
            if (IS_PROFILE) {
                assertThat(horizon.crps())
                        .as("score of %s at %s months", what, months)
                        .isLessThan(horizon.naiveCrps());
            }
        }
    }

    private static Drawn drawn(String world, int i) {
        SyntheticCompany company = SyntheticCompany.scenario(world)
                .seed(SEED + i)
                .startMonth(START)
                .months(FEWEST_MONTHS + i % YEAR)
                .build();
        CustomerBook book = company.book();
        YearMonth last = YearMonth.from(company.lastDay()).minusMonths(YEAR);
        Past past = new Past(company, book);
        List<ForecastMonth> fan = SuccessReview.of(book, PLAYBOOK, last.atEndOfMonth())
                .forecasts(CurrencyUnit.USD)
                .months();
        List<Double> retained = past.retained(last);
        List<Double> won = past.won(last);
        List<ForecastOutcome> expansion = new ArrayList<>();
        List<ForecastOutcome> net = new ArrayList<>();
        for (int months : HORIZONS) {
            YearMonth end = last.plusMonths(months);
            NetForecast netForecast = fan.get(months - 1).net().orElseThrow("net");
            ExpansionForecast milestones = fan.get(months - 1).expansion().orElseThrow("expansion");
            Set<AccountId> base =
                    netForecast.accounts().stream().map(BaseAccount::accountId).collect(Collectors.toSet());
            double opening = netForecast.opening().amount();
            net.add(new ForecastOutcome(
                    last.atEndOfMonth(),
                    months,
                    PredictedValue.of(
                            netForecast.mean().amount() / opening,
                            p -> netForecast.quantile(p).amount() / opening),
                    naive(retained, months, 1, (a, b) -> a * b),
                    past.paid(base, end) / opening));
            expansion.add(new ForecastOutcome(
                    last.atEndOfMonth(),
                    months,
                    PredictedValue.of(
                            milestones.mean().amount(),
                            p -> milestones.quickQuantile(p).amount()),
                    naive(won, months, 0, Double::sum),
                    past.taken(base, last, end)));
        }
        return new Drawn(expansion, net);
    }

    /** The last month repeats, as far off as that has been so far. */
    private static PredictedValue naive(List<Double> months, int ahead, double none, DoubleBinaryOperator fold) {
        List<Double> errors = new ArrayList<>();
        for (int at = 0; at + ahead < months.size(); at++) {
            double actual = none;
            double repeated = none;
            for (int i = 1; i <= ahead; i++) {
                actual = fold.applyAsDouble(actual, months.get(at + i));
                repeated = fold.applyAsDouble(repeated, months.get(at));
            }
            errors.add(actual - repeated);
        }
        double forecast = none;
        for (int i = 0; i < ahead; i++) {
            forecast = fold.applyAsDouble(forecast, months.get(months.size() - 1));
        }
        return PredictedValue.of(forecast, errors);
    }

    /** What is known in the end of what all accounts paid and bought. */
    private static final class Past {

        private final Collection<AccountRevenue> accounts;
        private final List<ExpansionLead> won;

        Past(SyntheticCompany company, CustomerBook book) {
            this.accounts = SuccessReview.of(book, PLAYBOOK, company.lastDay())
                    .revenue()
                    .accounts();
            this.won = company.facts().stream()
                    .filter(ExpansionLead.class::isInstance)
                    .map(ExpansionLead.class::cast)
                    .filter(lead -> lead.wonOn().isPresent() && EXPANSIONS.containsKey(lead.expansion()))
                    .toList();
        }

        double paid(Set<AccountId> some, YearMonth at) {
            return accounts.stream()
                    .filter(account -> some.contains(account.accountId()))
                    .mapToDouble(account -> paid(account, at))
                    .sum();
        }

        private static double paid(AccountRevenue account, YearMonth at) {
            return account.mrrOn(at.atEndOfMonth(), CurrencyUnit.USD).toDouble();
        }

        /** Net revenue retention of each month of the base it began with, up to one. */
        List<Double> retained(YearMonth last) {
            List<Double> months = new ArrayList<>();
            for (YearMonth month = START.plusMonths(1); !month.isAfter(last); month = month.plusMonths(1)) {
                double opening = 0;
                double closing = 0;
                for (AccountRevenue account : accounts) {
                    double before = paid(account, month.minusMonths(1));
                    opening += before;
                    closing += before > 0 ? paid(account, month) : 0;
                }
                if (opening > 0) {
                    months.add(closing / opening);
                }
            }
            return months;
        }

        double taken(Set<AccountId> some, YearMonth after, YearMonth last) {
            return value(
                    won.stream().filter(lead -> some.contains(lead.accountId())).toList(), after, last);
        }

        /** The annual value of what was taken in each month up to one. */
        List<Double> won(YearMonth last) {
            List<Double> months = new ArrayList<>();
            for (YearMonth month = START; !month.isAfter(last); month = month.plusMonths(1)) {
                double value = value(won, month.minusMonths(1), month);
                if (value > 0 || !months.isEmpty()) {
                    months.add(value);
                }
            }
            return months;
        }

        private static double value(List<ExpansionLead> leads, YearMonth after, YearMonth last) {
            return leads.stream()
                    .filter(lead -> {
                        LocalDate on = lead.wonOn().orElseThrow();
                        return on.isAfter(after.atEndOfMonth()) && !on.isAfter(last.atEndOfMonth());
                    })
                    .mapToDouble(lead ->
                            lead.amount().orElseGet(() -> annualValue(lead)).doubleValue())
                    .sum();
        }

        private static BigDecimal annualValue(ExpansionLead lead) {
            return EXPANSIONS.get(lead.expansion()).annualValue().getAmount();
        }
    }
}

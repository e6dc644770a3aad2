package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

/** What holds of the plan of any book. */
class PlanProgressProperties {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final PlanCut PARITY = new PlanCut(
            "parity",
            (account, day) -> account.value().length() % 2 == 0 ? "even" : "odd in " + day.getMonthValue() % 2);

    /** Accounts that come, change what they pay, leave and come back, all by chance. */
    private static List<PriceState> states(long seed, int accounts) {
        Random random = new Random(seed);
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            LocalDate from = START.plusDays(random.nextInt(700));
            for (int spell = 0; spell < 3 && from.isBefore(LocalDate.of(2026, 8, 1)); spell++) {
                LocalDate to = from.plusDays(20 + random.nextInt(400));
                states.add(PriceState.builder("s-" + i + "-" + spell, AccountId.of("a" + "x".repeat(i % 3) + i), from)
                        .price(String.valueOf(1 + random.nextInt(30_000) / 100.0), USD)
                        .to(to)
                        .build());
                from = random.nextBoolean() ? to : to.plusDays(random.nextInt(90));
            }
        }
        return states;
    }

    private static List<Target> targets(LocalDate asOf, double factor) {
        List<Target> targets = new ArrayList<>();
        for (PlanMetric metric : PlanMetric.values()) {
            for (int ahead = -2; ahead <= 3; ahead++) {
                double value = metric.unit() == PlanMetric.Unit.SHARE ? 0.03 * factor : 1_000 * factor;
                targets.add(Target.of(
                        metric.toString(), YearMonth.from(asOf).plusMonths(ahead), BigDecimal.valueOf(value)));
            }
        }
        return targets;
    }

    private static PlanProgress plan(long seed, int accounts, LocalDate asOf, double factor) {
        return PlanProgress.of(
                targets(asOf, factor),
                RevenueLedger.of(states(seed, accounts), RevenuePolicy.strict(), asOf),
                USD,
                PlanPolicy.standard().withGroups(PARITY).withCuts(List.of(PARITY, PlanCut.whole())));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2025, 6, 1).plusDays(day);
    }

    @Property(seed = "20261122", tries = 8, shrinking = ShrinkingMode.OFF)
    void thePartsAddUpToTheDifferenceToTheLastDigit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int accounts, @ForAll @IntRange(max = 400) int on) {
        PlanProgress plan = plan(seed, accounts, day(on), 1);
        for (PlanEntry entry : plan.entries()) {
            for (String cut : plan.cuts()) {
                plan.split(entry, cut).toOptional().ifPresent(split -> {
                    BigDecimal sum =
                            split.parts().stream().map(PlanPart::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertThat(sum)
                            .as(entry.name() + " " + entry.month() + " " + cut)
                            .isEqualByComparingTo(entry.difference().orElseThrow("difference"));
                });
            }
        }
    }

    @Property(seed = "20261122", tries = 6, shrinking = ShrinkingMode.OFF)
    void probabilitiesAreInRangeAndFallAsTheTargetGetsHarder(
            @ForAll long seed,
            @ForAll @IntRange(min = 20, max = 60) int accounts,
            @ForAll @IntRange(max = 400) int on) {
        PlanProgress plan = plan(seed, accounts, day(on), 1);
        PlanProgress higher = plan(seed, accounts, day(on), 1.3);
        for (int i = 0; i < plan.entries().size(); i++) {
            PlanEntry entry = plan.entries().get(i);
            PlanEntry other = higher.entries().get(i);
            assertThat(entry.probability().isKnown())
                    .isEqualTo(other.probability().isKnown());
            if (entry.probability().isKnown()) {
                double met = entry.probability().orElseThrow("p");
                double metHigher = other.probability().orElseThrow("p");
                assertThat(met).isBetween(0.0, 1.0);
                boolean up = entry.metric().orElseThrow().higherIsBetter();
                assertThat(up ? met - metHigher : metHigher - met).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Property(seed = "20261122", tries = 6, shrinking = ShrinkingMode.OFF)
    void forecastsKeepTheIdentitiesOfTheirMetrics(
            @ForAll long seed,
            @ForAll @IntRange(min = 20, max = 60) int accounts,
            @ForAll @IntRange(max = 400) int on) {
        PlanProgress plan = plan(seed, accounts, day(on), 1);
        YearMonth month = YearMonth.from(day(on)).plusMonths(2);
        if (!plan.forecast(PlanMetric.MRR, month).isKnown()) {
            return;
        }
        double mrr = mean(plan, PlanMetric.MRR, month);
        assertThat(mean(plan, PlanMetric.ARR, month)).isCloseTo(12 * mrr, within(1e-6 * (1 + mrr)));
        assertThat(mrr - mean(plan, PlanMetric.NET_NEW_MRR, month))
                .isCloseTo(mean(plan, PlanMetric.MRR, month.minusMonths(1)), within(1e-6 * (1 + mrr)));
        if (plan.forecast(PlanMetric.LOGO_CHURN, month).isKnown()) {
            double gross = mean(plan, PlanMetric.GROSS_REVENUE_RETENTION, month);
            assertThat(mean(plan, PlanMetric.LOGO_CHURN, month)).isBetween(0.0, 1.0);
            assertThat(gross).isBetween(0.0, 1.0);
            assertThat(gross).isLessThanOrEqualTo(mean(plan, PlanMetric.NET_REVENUE_RETENTION, month) + 1e-12);
            assertThat(plan.forecast(PlanMetric.LOGO_CHURN, month)
                            .orElseThrow("churn")
                            .interval()
                            .upper())
                    .isBetween(0.0, 1.0);
        }
    }

    private static double mean(PlanProgress plan, PlanMetric metric, YearMonth month) {
        return plan.forecast(metric, month).orElseThrow("forecast").mean();
    }

    @Property(seed = "20261122", tries = 6, shrinking = ShrinkingMode.OFF)
    void nothingThatHappensLaterChangesThePlan(
            @ForAll long seed,
            @ForAll @IntRange(min = 10, max = 40) int accounts,
            @ForAll @IntRange(max = 300) int on) {
        LocalDate asOf = day(on);
        List<PriceState> known = states(seed, accounts).stream()
                .filter(state -> !state.from().isAfter(asOf))
                .map(state -> state.asKnownOn(asOf))
                .toList();
        PlanProgress before = PlanProgress.of(
                targets(asOf, 1), RevenueLedger.of(known, RevenuePolicy.strict(), asOf), USD, PlanPolicy.standard());
        PlanProgress all = PlanProgress.of(
                targets(asOf, 1),
                RevenueLedger.of(states(seed, accounts), RevenuePolicy.strict(), asOf),
                USD,
                PlanPolicy.standard());
        for (int i = 0; i < all.entries().size(); i++) {
            assertThat(all.entries().get(i).probability().toOptional())
                    .isEqualTo(before.entries().get(i).probability().toOptional());
            assertThat(all.entries().get(i).actual().toOptional())
                    .isEqualTo(before.entries().get(i).actual().toOptional());
        }
    }
}

package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.evidence.ForecastBacktest;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
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
import org.junit.jupiter.api.Test;

/** What was forecast of months that are over. */
class PlanReplayTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final PlanPolicy POLICY = PlanPolicy.standard()
            .withGroups(new PlanCut(
                    "length", (account, day) -> "l" + account.value().length()));

    /** Accounts that come, change what they pay and leave by chance; one row in five becomes known months later. */
    private static List<PriceState> states(long seed) {
        Random random = new Random(seed);
        List<PriceState> states = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(760));
            for (int spell = 0; spell < 3; spell++) {
                LocalDate to = from.plusDays(30 + random.nextInt(300));
                LocalDate recorded = random.nextInt(5) == 0 ? from.plusDays(random.nextInt(120)) : from;
                states.add(PriceState.builder("s-" + i + "-" + spell, AccountId.of("a" + "x".repeat(i % 3) + i), from)
                        .price(String.valueOf(1 + random.nextInt(300)), USD)
                        .to(to)
                        .recordedOn(recorded)
                        .build());
                from = random.nextBoolean() ? to : to.plusDays(random.nextInt(90));
            }
        }
        return states;
    }

    private static RevenueLedger ledger(List<PriceState> states, LocalDate day) {
        return RevenueLedger.of(
                states.stream()
                        .filter(state -> !state.recordedOn().isAfter(day))
                        .toList(),
                RevenuePolicy.strict(),
                day);
    }

    private static List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (int back = -1; back < 18; back++) {
            for (PlanMetric metric : List.of(PlanMetric.MRR, PlanMetric.LOGO_CHURN)) {
                targets.add(Target.of(
                        metric.toString(),
                        YearMonth.from(AS_OF).minusMonths(back),
                        metric == PlanMetric.MRR ? new BigDecimal("5000") : new BigDecimal("0.05")));
            }
        }
        return targets;
    }

    private static PlanProgress plan(List<PriceState> states, int months) {
        return PlanProgress.of(targets(), ledger(states, AS_OF), USD, POLICY)
                .withPast(months, day -> new PastBook(day, ledger(states, day).accounts(), POLICY.groups()));
    }

    /** The same number, to the last digit, by a plan made of nothing but what was known on that day. */
    @Property(seed = "20261122", tries = 10, shrinking = ShrinkingMode.OFF)
    void whatWasForecastIsWhatAPlanOfThatDaySays(@ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int months) {
        List<PriceState> states = states(seed);
        PlanProgress plan = plan(states, months);
        for (PlanEntry entry : plan.entries()) {
            Answer<PlanForecast> before = plan.forecastBefore(entry);
            if (!entry.complete()) {
                assertThat(before).isEqualTo(entry.forecast());
                continue;
            }
            LocalDate day = entry.month().atDay(1).minusDays(1);
            assertThat(plan.forecastOn(entry)).isEqualTo(day);
            if (entry.month().isAfter(YearMonth.from(AS_OF).minusMonths(months))) {
                Answer<PlanForecast> then = PlanProgress.of(List.of(), ledger(states, day), USD, POLICY)
                        .forecast(entry.metric().orElseThrow(), entry.month());
                assertThat(before.map(PlanForecast::mean)).isEqualTo(then.map(PlanForecast::mean));
                before.toOptional()
                        .ifPresent(known -> assertThat(known.interval().lower())
                                .isLessThanOrEqualTo(known.interval().upper()));
            } else {
                assertThat(before)
                        .isInstanceOfSatisfying(
                                Answer.Unknown.class,
                                unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE));
                assertThat(plan.probabilityBefore(entry).isKnown()).isFalse();
            }
        }
    }

    @Property(seed = "20261122", tries = 6, shrinking = ShrinkingMode.OFF)
    void whatBecomesKnownLaterChangesNoForecastOfThePast(@ForAll long seed) {
        List<PriceState> states = states(seed);
        List<PriceState> more = new ArrayList<>(states);
        for (int i = 0; i < 30; i++) {
            more.add(PriceState.builder("late-" + i, AccountId.of("late" + i), LocalDate.of(2025, 2, 1))
                    .price("999", USD)
                    .recordedOn(AS_OF)
                    .build());
        }
        PlanProgress one = plan(states, 8);
        PlanProgress other = plan(more, 8);
        for (int i = 0; i < one.entries().size(); i++) {
            if (one.entries().get(i).complete()) {
                assertThat(other.forecastBefore(other.entries().get(i)).map(PlanForecast::mean))
                        .isEqualTo(one.forecastBefore(one.entries().get(i)).map(PlanForecast::mean));
            }
        }
    }

    /** By hand from what was said: the mean of the errors, and how many outcomes lay in the range. */
    @Test
    void theTrackHoldsThemAgainstWhatCameTrueAndTheMonthBefore() {
        PlanProgress plan = plan(states(11), 10);
        ForecastBacktest track = plan.track(PlanMetric.MRR);
        double bias = 0;
        double naive = 0;
        int covered = 0;
        int n = 0;
        for (PlanEntry entry : plan.entries()) {
            if (entry.name().equals("mrr")
                    && entry.complete()
                    && plan.forecastBefore(entry).isKnown()) {
                PlanForecast said = plan.forecastBefore(entry).orElseThrow("forecast");
                double came = entry.actual().orElseThrow("actual").doubleValue();
                double before = plan.entry("mrr", entry.month().minusMonths(1))
                        .flatMap(PlanEntry::actual)
                        .orElseThrow("before")
                        .doubleValue();
                bias += said.mean() - came;
                naive += Math.abs(before - came);
                covered += said.quantile(0.05) <= came && came <= said.quantile(0.95) ? 1 : 0;
                n++;
            }
        }
        assertThat(n).isEqualTo(10);
        ForecastBacktest.Horizon one = track.horizon(1).orElseThrow("horizon");
        assertThat(track.outcomes()).hasSize(n).allMatch(outcome -> outcome.months() == 1);
        assertThat(one.bias()).isCloseTo(bias / n, within(1e-9));
        assertThat(one.naiveMeanAbsoluteError()).isCloseTo(naive / n, within(1e-9));
        assertThat((double) one.coverage().numerator()).isCloseTo(covered, within(1.0));
    }

    @Test
    void withoutAPastNothingIsMadeAgain() {
        PlanProgress plan = PlanProgress.of(targets(), ledger(states(3), AS_OF), USD, POLICY);
        PlanEntry over = plan.entries().get(0);
        assertThat(over.complete()).isTrue();
        assertThat(plan.forecastBefore(over).isKnown()).isFalse();
        assertThat(plan.track(PlanMetric.MRR).outcomes()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(states(3), -1))
                .withMessage("months must not be negative, was -1");
    }
}

package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.evidence.ForecastBacktest;
import dev.bearing.evidence.ForecastOutcome;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.review.ForecastSettings;
import dev.bearing.review.ForecastTrack;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.vector.BetaPrior;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forecasts made month after month in drawn companies come true within their 90 % intervals about that often, and score
 * better than the naive forecast; also where leaving has seasons, months of shock and a drift. The normal build draws
 * one company of each kind; with {@code -Pcoverage} it draws seventeen, which makes 204 forecasts of one month each.
 */
class ForecastCoverageTest {

    private static final int COMPANIES = Integer.getInteger("bearing.coverage.replicates", 60) >= 1_000 ? 17 : 1;
    private static final int MONTHS_EACH = 12;
    private static final long SEED = 1_000;

    static final Playbook PLAYBOOK = Playbook.builder()
            .path(SuccessPath.of(
                    "decisions_on_data",
                    List.of(
                            SuccessMilestone.builder("data_connected").build(),
                            SuccessMilestone.builder("report_shared")
                                    .after("data_connected")
                                    .build(),
                            SuccessMilestone.builder("team_weekly_active")
                                    .after("report_shared")
                                    .expansion(expansion("automation", 600, Motion.SELF_SERVE))
                                    .build(),
                            SuccessMilestone.builder("first_outcome_confirmed")
                                    .after("team_weekly_active")
                                    .expansion(expansion("insights_pack", 3000, Motion.FULL_SERVE))
                                    .build(),
                            SuccessMilestone.builder("second_team_outcome")
                                    .after("first_outcome_confirmed")
                                    .expansion(expansion("second_department", 7200, Motion.FULL_SERVE))
                                    .build(),
                            SuccessMilestone.builder("board_decides_on_it")
                                    .after("second_team_outcome")
                                    .build())))
            .ladder(Ladder.of(tier("free", 1), tier("person", 2), tier("business", 3), tier("enterprise", 4)))
            .forecast(ForecastSettings.defaults().withPrior(BetaPrior.UNIFORM).withBacktestMonths(MONTHS_EACH))
            .build();

    private static LogicalExpansion expansion(String id, int annualValue, Motion motion) {
        return LogicalExpansion.of(id, Money.of(CurrencyUnit.USD, annualValue), motion);
    }

    private static ValueTier tier(String id, int rank) {
        return ValueTier.of(id, rank, new TierRule.AttributeEquals("tier", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "seasonal", "shocks", "drift"})
    void comesTrueAsOftenAsItSays(String world) {
        List<ForecastTrack> tracks = new ArrayList<>();
        for (int i = 0; i < COMPANIES; i++) {
            SyntheticCompany company =
                    SyntheticCompany.scenario(world).seed(SEED + i).build();
            tracks.add(SuccessReview.of(company.book(), PLAYBOOK, company.lastDay())
                    .forecasts(CurrencyUnit.USD)
                    .track());
        }
        holds(tracks, ForecastTrack::expansion);
        holds(tracks, ForecastTrack::net);
    }

    /** Pools the forecasts of all companies of a world, since each alone has only twelve months. */
    private static void holds(List<ForecastTrack> tracks, Function<ForecastTrack, ForecastBacktest> what) {
        List<ForecastOutcome> outcomes = tracks.stream()
                .flatMap(track -> what.apply(track).outcomes().stream())
                .toList();
        ForecastBacktest pooled = ForecastBacktest.of(what.apply(tracks.get(0)).name(), outcomes);
        ForecastBacktest.Horizon month = pooled.horizon(1).orElseThrow("known");
        assertThat(month.forecasts()).isEqualTo(COMPANIES * MONTHS_EACH);
        double covered = (double) month.coverage().numerator() / month.forecasts();
        // 85 to 95 %, and what chance may do to so few forecasts in the normal build
        double chance = COMPANIES > 1 ? 0 : 3 * Math.sqrt(0.9 * 0.1 / month.forecasts());
        assertThat(covered).as("covered of %s", pooled).isBetween(0.85 - chance, 0.95 + chance);
        for (int months : pooled.months()) {
            ForecastBacktest.Horizon horizon = pooled.horizon(months).orElseThrow("known");
            assertThat(horizon.crps()).as("score at %s months", months).isLessThan(horizon.naiveCrps());
            assertThat(horizon.skill().orElseThrow("known")).isPositive();
        }
    }
}

package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTrendTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private final Scorecard scorecard = Scorecard.builder("smb", "1")
            .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                    .weight(3)
                    .windowDays(365)
                    .build())
            .measure(Measure.builder("nps", new Curve.Linear(0, 10))
                    .windowDays(365)
                    .guide(MeasureGuide.builder().trendDays(7).build())
                    .build())
            .build();

    private final List<Signal> signals = List.of(
            Signal.of(ACME, "logins", DAY.minusDays(90), 18),
            Signal.of(ACME, "nps", DAY.minusDays(90), 8),
            Signal.of(ACME, "logins", DAY.minusDays(30), 10),
            Signal.of(ACME, "logins", DAY.minusDays(2), 10.5),
            Signal.of(ACME, "nps", DAY, 4),
            // found out late: on the day itself nobody knew
            new Signal(ACME, "logins", DAY.minusDays(31), 0, DAY.minusDays(1)));

    private static HealthTrend.Movement movement(Answer<HealthTrend.Movement> answer) {
        return answer.orElseThrow("movement");
    }

    @Test
    void comparesWithTheDaysBeforeAsTheyWereKnownThen() {
        HealthTrend trend = HealthTrend.of(scorecard, signals, DAY);
        assertThat(trend.windows()).hasSize(2);
        HealthTrend.Movement month = movement(trend.over(30));
        assertThat(month.before().value()).isCloseTo(0.75 * 0.5 + 0.25 * 0.8, within(1e-12));
        assertThat(month.after().value()).isCloseTo(0.75 * 0.525 + 0.25 * 0.4, within(1e-12));
        assertThat(month.direction()).isEqualTo(HealthTrend.Direction.FALLING);
        HealthTrend.Movement quarter = movement(trend.over(90));
        assertThat(quarter.change()).isCloseTo(0.49375 - 0.875, within(1e-12));
        assertThat(movement(trend.over(1)).before().value()).isCloseTo(0.75 * 0.525 + 0.2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100})
    void isNoLongerFlatFromTheChangeOfTheSettingsOn(int high) {
        Scorecard hundred = Scorecard.builder("points", "1")
                .measure(Measure.builder("points", new Curve.Linear(0, 100))
                        .windowDays(365)
                        .build())
                .build();
        List<Signal> fell =
                List.of(Signal.of(ACME, "points", DAY.minusDays(30), high), Signal.of(ACME, "points", DAY, high - 5));
        List<Signal> rose =
                List.of(Signal.of(ACME, "points", DAY.minusDays(30), high - 5), Signal.of(ACME, "points", DAY, high));
        List<Signal> fellLess = List.of(
                Signal.of(ACME, "points", DAY.minusDays(30), high), Signal.of(ACME, "points", DAY, high - 4.999));
        for (String of : List.of("score", "measure")) {
            assertThat(direction(HealthTrend.of(hundred, fell, DAY), of)).isEqualTo(HealthTrend.Direction.FALLING);
            assertThat(direction(HealthTrend.of(hundred, rose, DAY), of)).isEqualTo(HealthTrend.Direction.RISING);
            assertThat(direction(HealthTrend.of(hundred, fellLess, DAY), of)).isEqualTo(HealthTrend.Direction.FLAT);
        }
    }

    private static HealthTrend.Direction direction(HealthTrend trend, String of) {
        return movement(of.equals("score") ? trend.over(30) : trend.measure("points", 30))
                .direction();
    }

    @Test
    void takesAMeasureOverItsOwnWindow() {
        HealthTrend trend = HealthTrend.of(scorecard, signals, DAY);
        HealthTrend.Movement nps = movement(trend.measure("nps"));
        assertThat(nps.days()).isEqualTo(7);
        assertThat(nps.change()).isCloseTo(-0.4, within(1e-12));
        HealthTrend.Movement logins = movement(trend.measure("logins"));
        assertThat(logins.days()).isEqualTo(30);
        assertThat(logins.direction()).isEqualTo(HealthTrend.Direction.FLAT);
        assertThat(movement(trend.measure("logins", 89)).direction()).isEqualTo(HealthTrend.Direction.FALLING);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trend.measure("calls"))
                .withMessageEndingWith("was calls");
    }

    @Test
    void drawsPointsOldestFirstAndSaysWhereThereIsNone() {
        List<HealthTrend.Point> points = HealthTrend.of(scorecard, signals, DAY).points(5, 30);
        assertThat(points)
                .extracting(HealthTrend.Point::day)
                .startsWith(DAY.minusDays(120))
                .endsWith(DAY);
        assertThat(points.get(0).health().isKnown()).isFalse();
        assertThat(points.get(1).health().orElseThrow("health").value()).isCloseTo(0.875, within(1e-12));
    }

    @Test
    void doesNotLookAhead() {
        List<Signal> later = new ArrayList<>(signals);
        later.add(Signal.of(ACME, "logins", DAY.plusDays(1), 0));
        later.add(new Signal(ACME, "logins", DAY.minusDays(40), 0, DAY.plusDays(1)));
        assertThat(HealthTrend.of(scorecard, later, DAY).points(20, 7))
                .isEqualTo(HealthTrend.of(scorecard, signals, DAY).points(20, 7));
    }

    @Test
    void countsAsFlatWhatTheSettingsSay() {
        Scorecard coarse = scorecard.toBuilder()
                .trend(new TrendSettings(List.of(14, 60), 0.2))
                .build();
        HealthTrend trend = HealthTrend.of(coarse, signals, DAY);
        assertThat(trend.windows()).hasSize(2);
        assertThat(movement(trend.over(30)).direction()).isEqualTo(HealthTrend.Direction.FLAT);
        assertThat(Scorecard.from(coarse.spec().orElseThrow())).isEqualTo(coarse);
        Scorecard nothingIsFlat =
                scorecard.toBuilder().trend(new TrendSettings(List.of(14), 0)).build();
        assertThat(movement(HealthTrend.of(nothingIsFlat, signals, DAY.minusDays(3))
                                .over(3))
                        .direction())
                .isEqualTo(HealthTrend.Direction.FLAT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrendSettings(List.of(30, 30), 0))
                .withMessage("windowDays must be at least 1 and rise, were [30, 30]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrendSettings(List.of(30), Double.NaN))
                .withMessage("flat must be in [0, 1], was NaN");
    }
}

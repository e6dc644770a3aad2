package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.health.Aggregate;
import dev.bearing.health.BandPath;
import dev.bearing.health.BandPaths;
import dev.bearing.health.BandPolicy;
import dev.bearing.health.ChangeCause;
import dev.bearing.health.Curve;
import dev.bearing.health.CustomerHealth;
import dev.bearing.health.Health;
import dev.bearing.health.HealthChange;
import dev.bearing.health.HealthReason;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.HealthSnapshot;
import dev.bearing.health.HealthTrend;
import dev.bearing.health.ImpactReport;
import dev.bearing.health.Measure;
import dev.bearing.health.MeasureGuide;
import dev.bearing.health.PeerScores;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The code of the page on explaining health. */
class ExplainingHealthGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final LocalDate LAST_MONTH = TODAY.minusDays(30);

    private final Scorecard scorecard = Scorecard.builder("smb", "1")
            .bands(BandPolicy.builder()
                    .band("red", 0)
                    .band("yellow", 0.4)
                    .band("green", 0.7)
                    .build())
            .measure(Measure.builder("logins", new Curve.Linear(0, 12))
                    .aggregate(Aggregate.SUM)
                    .weight(40)
                    .guide(MeasureGuide.builder()
                            .customerLabel("Sign-ins")
                            .step(1)
                            .build())
                    .build())
            .measure(Measure.builder("nps", new Curve.Linear(-100, 100))
                    .windowDays(365)
                    .halfLifeDays(60)
                    .weight(60)
                    .guide(MeasureGuide.builder().effort(3).build()) // an opinion is harder to move
                    .build())
            .build();

    private final List<Signal> observations = List.of(
            Signal.of(ACME, "logins", TODAY.minusDays(40), 9),
            Signal.of(ACME, "nps", TODAY.minusDays(60), 20),
            Signal.of(ACME, "logins", TODAY.minusDays(3), 2),
            Signal.of(ACME, "logins", TODAY, 1));

    private final HealthSignals signals = HealthSignals.of(observations, TODAY);

    @Test
    void reasonsAndPaths() {
        // snippet: health-reasons
        HealthScore score = scorecard.assess(signals).orElseThrow("score");
        List<HealthReason> reasons = score.reasons();
        reasons.get(0).text(); // logins: 3 in 30 days, worth 14 of at most 57 points
        reasons.get(0).code(); // OBSERVED, for those who say it in another language
        reasons.get(0).cost(); // 0.43; all costs together are 1 − score
        // end
        assertThat(reasons.get(0).text()).isEqualTo("logins: 3 in 30 days, worth 14 of at most 57 points");
        assertThat(reasons.get(0).code()).isEqualTo(HealthReason.Code.OBSERVED);
        assertThat(reasons.get(0).cost()).isCloseTo(0.43, within(0.005));
        assertThat(reasons.stream().mapToDouble(HealthReason::cost).sum())
                .isCloseTo(1 - score.score().value(), within(1e-12));

        // snippet: health-paths
        List<BandPath> paths =
                BandPaths.standard().toBand("green", scorecard, signals).orElseThrow("paths");
        paths.get(0).text(); // logins from 3 to 10: green at 73
        paths.get(0).effort(); // 0.58 of the whole curve of logins
        // end
        assertThat(paths.get(0).text()).isEqualTo("logins from 3 to 10: green at 73");
        assertThat(paths.get(0).effort()).isCloseTo(7.0 / 12, within(1e-12));
    }

    @Test
    void change() {
        // snippet: health-change
        HealthChange change = HealthChange.between(
                        HealthSnapshot.of(scorecard, HealthSignals.of(observations, LAST_MONTH)),
                        HealthSnapshot.of(scorecard, HealthSignals.of(observations, TODAY)))
                .orElseThrow("change");
        change.total(); // -0.27
        change.part(ChangeCause.BEHAVIOUR); // -0.26: fewer logins
        change.part(ChangeCause.AGEING); // -0.01: nobody answered since, the old answer counts less
        change.part(ChangeCause.MODEL); // 0: the scorecard is the same
        // end
        assertThat(change.total()).isCloseTo(-0.27, within(0.005));
        assertThat(change.part(ChangeCause.BEHAVIOUR)).isCloseTo(-0.264, within(0.0005));
        assertThat(change.part(ChangeCause.AGEING)).isCloseTo(-0.01, within(0.005));
        assertThat(change.part(ChangeCause.MODEL)).isZero();

        // snippet: health-trend
        HealthTrend trend = HealthTrend.of(scorecard, observations, TODAY);
        trend.over(30); // from 0.67 to 0.40, FALLING
        trend.measure("logins"); // the same for one measure
        trend.points(13, 7); // a quarter, week by week, for a sparkline
        // end
        assertThat(trend.over(30).orElseThrow("trend").direction()).isEqualTo(HealthTrend.Direction.FALLING);
        assertThat(trend.over(30).orElseThrow("trend").before().value()).isCloseTo(0.67, within(0.005));
        assertThat(trend.over(30).orElseThrow("trend").after().value()).isCloseTo(0.40, within(0.005));
        assertThat(trend.points(13, 7)).hasSize(13);
    }

    @Test
    void forTheCustomer() {
        HealthScore score = scorecard.assess(signals).orElseThrow("score");
        List<Health> others = List.of(Health.of(0.2), Health.of(0.9));

        // snippet: health-customer
        CustomerHealth view = CustomerHealth.of(score, PeerScores.of(others));
        view.items().get(0).text(); // Sign-ins: 3 in 30 days, red
        view.percentile(); // INSUFFICIENT_DATA: fewer than 10 peers
        // end
        assertThat(view.items().get(0).text()).isEqualTo("Sign-ins: 3 in 30 days, red");
        assertThat(view.items()).hasSize(1);
        assertThat(view.percentile().isKnown()).isFalse();
    }

    @Test
    void beforeARelease() {
        Map<AccountId, HealthSignals> book = Map.of(ACME, signals);
        Scorecard proposed = scorecard.toBuilder().bands(BandPolicy.standard()).build();

        // snippet: health-impact
        ImpactReport impact =
                ImpactReport.of(scorecard, proposed, book, account -> Mrr.of(CurrencyUnit.USD, new BigDecimal("500")));
        impact.moved(); // who changes band: acme, from yellow to low
        impact.movedMrr(); // USD 500 a month
        impact.cells(); // every account in one cell of bands before and after
        // end
        assertThat(impact.moved()).hasSize(1);
        assertThat(impact.moved().get(0).from()).hasValue("yellow");
        assertThat(impact.moved().get(0).to()).hasValue("low");
        assertThat(impact.movedMrr()).hasSize(1);
        assertThat(impact.cells()).hasSize(1);
    }
}

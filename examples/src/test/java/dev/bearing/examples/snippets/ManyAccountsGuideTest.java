package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.health.Curve;
import dev.bearing.health.HealthCoverage;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.HealthTable;
import dev.bearing.health.Measure;
import dev.bearing.health.MeasureGroup;
import dev.bearing.health.ScoreCeiling;
import dev.bearing.health.Scorecard;
import dev.bearing.health.SignalTable;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of the page on health that groups measures and scores many accounts. */
class ManyAccountsGuideTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void groupsAndCeilings() {
        // snippet: groups-and-ceilings
        Scorecard scorecard = Scorecard.builder("smb", "2")
                .group(new MeasureGroup("use", 60, Scorecard.Aggregation.GEOMETRIC))
                .measure(
                        "use",
                        Measure.builder("logins", new Curve.Linear(0, 20)).build())
                .measure(
                        "use",
                        Measure.builder("exports", new Curve.Linear(0, 5)).build())
                .measure(Measure.builder("paid", new Curve.Linear(0, 1))
                        .weight(40)
                        .build())
                .ceiling(ScoreCeiling.of("paid", 0.5, 0.4)) // unpaid: at most 0.4
                .build();

        HealthSignals unpaid = HealthSignals.of(Map.of("logins", 20.0, "exports", 5.0, "paid", 0.0), DAY);
        HealthScore health = scorecard.assess(unpaid).orElseThrow("health");
        health.score(); // 0.4
        health.contributions(); // logins 0.3, exports 0.3, paid 0, ceiling of paid −0.2
        health.cut(); // the ceiling of paid: 0.6 before it
        health.groups(); // use: weight 0.6, health 1, adds 0.6

        HealthCoverage little = scorecard.coverage(HealthSignals.of(Map.of("exports", 5.0), DAY));
        little.share(); // 0.3: too little for a score, and known all the same
        // end

        assertThat(health.score().value()).isEqualTo(0.4);
        assertThat(health.contributions())
                .extracting(Contribution::name)
                .containsExactly("logins", "exports", "paid", "ceiling of paid");
        assertThat(health.contributions().get(3).value()).isCloseTo(-0.2, within(1e-15));
        assertThat(health.cut().orElseThrow().before()).isEqualTo(0.6);
        assertThat(health.groups().get(0).weight()).isCloseTo(0.6, within(1e-15));
        assertThat(health.groups().get(0).health()).hasValue(1);
        assertThat(little.share()).isCloseTo(0.3, within(1e-15));
    }

    @Test
    void manyAccounts() {
        Scorecard scorecard = Scorecard.builder("smb", "1")
                .measure(Measure.builder("logins", new Curve.Linear(0, 20)).build())
                .measure(Measure.builder("nps", new Curve.Linear(-100, 100)).build())
                .build();
        double[] logins = {20, 10, 0};
        double[] nps = {100, 0, 0};
        BitSet neverAsked = new BitSet();
        neverAsked.set(2);
        LocalDate asOf = DAY;

        // snippet: many-accounts
        SignalTable table = SignalTable.builder(asOf, logins.length)
                .column("logins", logins)
                .column("nps", nps, neverAsked)
                .build();
        HealthTable health = scorecard.assessAll(table);
        double[] scores = health.scores(-1); // 1, 0.5, 0; −1 would stand for an account without a score
        Map<String, Long> bands = health.accountsByBand(); // low 1, middle 1, high 1
        List<String> reasons = health.reasons(1, 3); // logins and nps: what costs the second account most
        HealthScore third = health.assess(2).orElseThrow("health"); // everything about one of them
        // end

        assertThat(scores).containsExactly(1, 0.5, 0);
        assertThat(bands).containsExactly(Map.entry("low", 1L), Map.entry("middle", 1L), Map.entry("high", 1L));
        assertThat(reasons).containsExactly("logins", "nps");
        assertThat(third.coverage()).isEqualTo(0.5);
    }
}

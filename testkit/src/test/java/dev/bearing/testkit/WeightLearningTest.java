package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.BacktestPlan;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.evidence.ScorecardOutcomes;
import dev.bearing.evidence.WeightLearner;
import dev.bearing.health.Aggregate;
import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.health.WeightProvenance.LearntWeight;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights learnt from simulated companies see nothing of what came later, and find what the simulation put there. */
class WeightLearningTest {

    private static final BacktestPlan PLAN = BacktestPlan.monthly().withLeadDays(0);
    private static final WeightLearner LEARNER =
            WeightLearner.standard().withLeastEvents(5).withLeastEventsPerMeasure(0);

    /** Percentiles and half-lives, so that peers and ages take part. */
    private static final Scorecard EXPERT = Scorecard.builder("smb", "2")
            .minCoverage(0.2)
            .measure(Measure.builder("weekly_active_share", new Curve.Percentile(true))
                    .weight(10)
                    .halfLifeDays(45)
                    .build())
            .measure(Measure.builder("sessions", new Curve.Percentile(true))
                    .aggregate(Aggregate.SUM)
                    .windowDays(60)
                    .weight(30)
                    .build())
            .measure(Measure.builder("support_tickets", new Curve.Linear(6, 0))
                    .aggregate(Aggregate.SUM)
                    .windowDays(60)
                    .weight(40)
                    .build())
            .measure(Measure.builder("sentiment", new Curve.Linear(0, 10))
                    .windowDays(120)
                    .weight(20)
                    .build())
            .build();

    private static Answer<Scorecard> learnt(List<Fact> facts, LocalDate asOf) {
        HealthHistory history = HealthHistory.of(CustomerBook.of(facts), RevenuePolicy.strict(), asOf);
        return LEARNER.learn(ScorecardOutcomes.of(EXPERT, history, PLAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "late-facts", "shocks"})
    void whatBecameKnownAfterTheDayChangesNoDigit(String scenario) {
        SyntheticCompany company = SyntheticCompany.scenario(scenario)
                .accounts(300)
                .months(24)
                .seed(5)
                .build();
        LocalDate day = company.lastDay().minusMonths(6);
        List<Fact> known = new ArrayList<>();
        List<Fact> tampered = new ArrayList<>(company.facts());
        for (Fact fact : company.facts()) {
            if (!fact.recordedOn().isAfter(day) && !fact.effectiveOn().isAfter(day)) {
                known.add(fact.asKnownOn(day));
            }
            if (fact instanceof Signal signal && signal.on().isBefore(day)) {
                // whoever sent anything corrects it afterwards, to what nobody could have known
                tampered.add(new Signal(signal.accountId(), signal.signal(), signal.on(), 1e6, day.plusDays(1)));
            }
        }
        Scorecard then = learnt(known, day).orElseThrow("weights");
        assertThat(learnt(company.facts(), day).orElseThrow("weights")).isEqualTo(then);
        assertThat(learnt(tampered, day).orElseThrow("weights")).isEqualTo(then);
        assertThat(then.version()).startsWith("2-learnt-2025-");
        assertThat(learnt(company.facts(), company.lastDay()).orElseThrow("weights"))
                .isNotEqualTo(then);
    }

    @Test
    void findsTheSignalsInWhichTheSimulationShowsDepartures() {
        SyntheticCompany company = SyntheticCompany.scenario("clear-signals")
                .accounts(1_500)
                .months(30)
                .seed(6)
                .build();
        Scorecard learnt = learnt(company.facts(), company.lastDay()).orElseThrow("weights");
        List<LearntWeight> weights = learnt.provenance().orElseThrow().weights();
        // use falls before nearly all of those departures; the expert thought more of support
        assertThat(weights.get(0).share()).isGreaterThan(2 * weights.get(0).expertShare());
        assertThat(weights.get(0).interval().orElseThrow().upper()).isNegative();
        assertThat(weights.get(2).share()).isLessThan(0.7 * weights.get(2).expertShare());
    }
}

package dev.bearing.testkit;

import static dev.bearing.testkit.BearingAssertions.assertThat;
import static dev.bearing.testkit.BearingAssertions.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.Backtest;
import dev.bearing.evidence.BacktestPlan;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.evidence.HealthObservation;
import dev.bearing.evidence.LeakageFinding;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Measure;
import dev.bearing.health.MissingPolicy;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A back-test of a simulated company sees nothing of what came later, and a score that does is found out. */
class NoLookAheadTest {

    private static final BacktestPlan PLAN = BacktestPlan.monthly();
    private static final SyntheticCompany COMPANY =
            SyntheticCompany.builder().accounts(420).months(36).build();
    /**
     * What prospects do on trial, and what those do who are about to cancel: events, of which most accounts have none.
     */
    private static final Set<String> EVENTS =
            Set.of("colleagues_invited", "help_pages_read", "reports_built", "cancel_page_views", "data_exports");

    private static final Scorecard SCORECARD = Scorecard.derivedFrom(HealthSignals.byAccount(
                            COMPANY.book().facts(Signal.class).stream()
                                    .filter(signal -> !EVENTS.contains(signal.signal()))
                                    .toList(),
                            COMPANY.lastDay())
                    .values())
            .orElseThrow("scorecard");

    private static HealthHistory history(List<Fact> facts, LocalDate asOf) {
        return HealthHistory.of(CustomerBook.builder().addAll(facts).build(), RevenuePolicy.strict(), asOf);
    }

    private static List<Fact> knownOn(LocalDate day, List<Fact> facts) {
        List<Fact> known = new ArrayList<>();
        for (Fact fact : facts) {
            if (!fact.recordedOn().isAfter(day) && !fact.effectiveOn().isAfter(day)) {
                known.add(fact.asKnownOn(day));
            }
        }
        return known;
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "late-facts", "shocks"})
    void factsAfterTheDayChangeNothing(String scenario) {
        SyntheticCompany company = SyntheticCompany.scenario(scenario)
                .accounts(120)
                .months(24)
                .seed(4)
                .build();
        HealthHistory whole = history(company.facts(), company.lastDay());
        for (LocalDate day : PLAN.judgedDays(whole)) {
            HealthHistory then = history(knownOn(day, company.facts()), day);
            List<HealthObservation> seen = whole.on(day);
            List<HealthObservation> seenThen = then.on(day);
            assertThat(seen).extracting(HealthObservation::accountId).isEqualTo(ids(seenThen));
            for (int i = 0; i < seen.size(); i++) {
                assertThat(seen.get(i).signals()).isEqualTo(seenThen.get(i).signals());
                assertThat(seen.get(i).attributes()).isEqualTo(seenThen.get(i).attributes());
            }
            Scorecard fitted = SCORECARD.fittedTo(signals(seen));
            assertThat(fitted).isEqualTo(SCORECARD.fittedTo(signals(seenThen)));
        }
    }

    private static List<AccountId> ids(List<HealthObservation> seen) {
        return seen.stream().map(HealthObservation::accountId).toList();
    }

    private static List<HealthSignals> signals(List<HealthObservation> seen) {
        return seen.stream().map(HealthObservation::signals).toList();
    }

    /** What somebody wrote down of every account that left for good, dated back by so many days. */
    private static List<Fact> withConfession(int daysBefore, boolean recordedAfterwards) {
        HealthHistory history = history(COMPANY.facts(), COMPANY.lastDay());
        TreeMap<AccountId, LocalDate> left = new TreeMap<>();
        for (LocalDate day : PLAN.judgedDays(history)) {
            history.on(day)
                    .forEach(one -> one.churnedOn()
                            .ifPresentOrElse(
                                    end -> left.put(one.accountId(), end), () -> left.remove(one.accountId())));
        }
        List<Fact> facts = new ArrayList<>(COMPANY.facts());
        left.forEach((id, end) -> {
            LocalDate on = end.minusDays(daysBefore);
            if (!end.isAfter(COMPANY.lastDay())) {
                facts.add(new Signal(id, "exit_interview", on, 1, recordedAfterwards ? end : on));
            }
        });
        return facts;
    }

    private static final Scorecard LEAKING = Scorecard.builder("leaking", "1")
            .minCoverage(0.01)
            .measure(Measure.builder("exit_interview", new Curve.Linear(1, 0))
                    .windowDays(365)
                    .weight(9)
                    .missing(new MissingPolicy.Neutral(1))
                    .build())
            .measure(Measure.builder("sessions", new Curve.Linear(0, 100))
                    .windowDays(365)
                    .build())
            .build();

    @Test
    void aSignalWrittenAfterwardsIsNamedAndNeverUsed() {
        HealthHistory honest = history(COMPANY.facts(), COMPANY.lastDay());
        HealthHistory leaking = history(withConfession(100, true), COMPANY.lastDay());
        assertThat(Backtest.of(LEAKING, leaking, PLAN).auc())
                .isEqualTo(Backtest.of(LEAKING, honest, PLAN).auc());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(LEAKING)
                        .onHistory(leaking)
                        .withLead(days(30))
                        .hasNoLeakage())
                .withMessageContaining("RECORDED_AFTER_CHURN: exit_interview of acct-");
    }

    @Test
    void aSignalDatedBackWithoutSayingSoIsFoundByBeingTooGood() {
        HealthHistory leaking = history(withConfession(100, false), COMPANY.lastDay());
        assertThat(Backtest.of(LEAKING, leaking, PLAN).leakage().reachingScore())
                .extracting(LeakageFinding::kind)
                .contains(LeakageFinding.Kind.ONLY_BEFORE_CHURN);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(LEAKING)
                        .onHistory(leaking)
                        .withLead(days(30))
                        .hasLiftAtLeast(1))
                .withMessageContaining("what it may have read knew the outcome")
                .withMessageContaining("ONLY_BEFORE_CHURN: exit_interview was seen of");
    }

    @Test
    void ranksAsWellAsTheSignalsOfTheSimulationTell() {
        HealthHistory history = history(COMPANY.facts(), COMPANY.lastDay());
        assertThat(SCORECARD)
                .onHistory(history)
                .withLead(days(30))
                .hasLiftAtLeast(1.5)
                .hasAucAtLeast(0.55);
        Backtest backtest = Backtest.of(SCORECARD, history, PLAN);
        assertThat(backtest.leakage().reachingScore()).isEmpty();
        assertThat(backtest.counts().churns()).isGreaterThanOrEqualTo(BacktestPlan.LEAST_EVENTS);
        assertThat(backtest.lift().isKnown()).isTrue();
        assertThat(backtest.against(backtest)
                        .flatMap(one -> one.aucDifference())
                        .map(gap -> gap.value()))
                .isEqualTo(Answer.known(0.0));
    }
}

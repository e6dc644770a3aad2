package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.monitor.HealthMonitor;
import dev.bearing.monitor.MonitorEvent;
import dev.bearing.monitor.MonitorPolicy;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A simulated company under watch, day by day, as a host would feed it. */
class MonitoredCompanyTest {

    private static final SyntheticCompany COMPANY = SyntheticCompany.builder()
            .accounts(60)
            .startMonth(YearMonth.of(2025, 1))
            .months(12)
            .seed(5)
            .build();

    @Test
    void isJudgedEachDayAsByTheScorecardAndTellsEveryEventOnce() {
        TreeMap<LocalDate, List<AccountFact>> byDay = new TreeMap<>();
        Set<String> names = new HashSet<>();
        List<Signal> signals = new ArrayList<>();
        for (Fact fact : COMPANY.facts()) {
            if (fact instanceof AccountFact own) {
                byDay.computeIfAbsent(own.recordedOn(), day -> new ArrayList<>())
                        .add(own);
            }
            if (fact instanceof Signal signal) {
                names.add(signal.signal());
                signals.add(signal);
            }
        }
        Scorecard.Builder builder = Scorecard.builder("all", "1");
        names.stream()
                .sorted()
                .forEach(name -> builder.measure(Measure.builder(name, new Curve.Linear(0, 1))
                        .windowDays(60)
                        .build()));
        Scorecard scorecard = builder.build();
        List<MonitorEvent> events = new ArrayList<>();
        LocalDate first = LocalDate.of(2024, 12, 31);
        HealthMonitor monitor =
                HealthMonitor.of(MonitorPolicy.builder(scorecard).drop(0.2, 60).build(), first, events::add);

        byDay.forEach((day, facts) -> {
            monitor.advanceTo(day);
            monitor.feed(facts);
        });
        monitor.advanceTo(COMPANY.lastDay());

        Map<AccountId, HealthSignals> expected = HealthSignals.byAccount(signals, COMPANY.lastDay());
        assertThat(expected).hasSizeGreaterThan(30);
        expected.forEach((id, own) -> assertThat(monitor.health(id).map(score -> score.score()))
                .isEqualTo(scorecard.assess(own).map(score -> score.score())));
        assertThat(events).extracting(MonitorEvent::id).doesNotHaveDuplicates();
        assertThat(events)
                .extracting(MonitorEvent::kind)
                .contains(MonitorEvent.Kind.BAND_CHANGED, MonitorEvent.Kind.STALE);
        assertThat(events).extracting(MonitorEvent::on).isSorted();
    }
}

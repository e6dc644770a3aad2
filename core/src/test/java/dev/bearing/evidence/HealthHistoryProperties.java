package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.health.Signal;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HealthHistoryProperties {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);

    /** Signals of one account, many of them recorded late, no two of one day and signal recorded on one day. */
    private static List<Signal> signals(Random random) {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            LocalDate on = START.plusDays(12L * i % 300);
            signals.add(new Signal(
                    AccountId.of("acme"),
                    random.nextBoolean() ? "logins" : "nps",
                    on,
                    random.nextInt(10),
                    on.plusDays(i + 40L * random.nextInt(2))));
        }
        return signals;
    }

    private static HealthHistory history(List<Signal> signals, LocalDate end, LocalDate asOf) {
        return HealthHistory.builder(asOf)
                .stay(AccountId.of("acme"), DateRange.of(START, end))
                .signals(signals)
                .build();
    }

    @Property(seed = "20261122")
    void whatIsRecordedAfterADayIsNotSeenOnIt(@ForAll long seed, @ForAll @IntRange(min = 0, max = 300) int offset) {
        List<Signal> all = signals(new Random(seed));
        LocalDate day = START.plusDays(offset);
        List<Signal> known =
                all.stream().filter(signal -> !signal.newestDay().isAfter(day)).toList();
        HealthObservation seen =
                history(all, AS_OF.minusDays(20), AS_OF).on(day).get(0);
        HealthObservation then =
                history(known, AS_OF.minusDays(20), day).on(day).get(0);
        assertThat(seen.signals()).isEqualTo(then.signals());
        assertThat(then.churnedOn()).isEmpty();
        assertThat(seen.churnedOn()).contains(AS_OF.minusDays(20));
    }

    @Property(seed = "20261122")
    void orderAndRepetitionDoNotMatter(@ForAll long seed, @ForAll @IntRange(min = 0, max = 300) int offset) {
        Random random = new Random(seed);
        List<Signal> all = signals(random);
        List<Signal> shuffled = new ArrayList<>(all);
        shuffled.addAll(all.subList(0, 7));
        Collections.shuffle(shuffled, random);
        LocalDate day = START.plusDays(offset);
        assertThat(history(shuffled, AS_OF, AS_OF).on(day).get(0).signals())
                .isEqualTo(history(all, AS_OF, AS_OF).on(day).get(0).signals());
    }

    @Property(seed = "20261122")
    void everyObservationHasExactlyOneOutcome(
            @ForAll @IntRange(min = 1, max = 365) int stayed,
            @ForAll @IntRange(min = 0, max = 120) int lead,
            @ForAll @IntRange(min = 1, max = 120) int horizon) {
        HealthHistory history = history(List.of(), START.plusDays(stayed), AS_OF);
        BacktestPlan plan = BacktestPlan.monthly().withLeadDays(lead).withHorizonDays(horizon);
        for (LocalDate day : plan.days(history)) {
            for (HealthObservation one : history.on(day)) {
                long left = stayed - (day.toEpochDay() - START.toEpochDay());
                boolean over = !plan.windowEnd(day).isAfter(AS_OF);
                BacktestPlan.Outcome expected = left <= lead
                        ? BacktestPlan.Outcome.LEFT_TOO_SOON
                        : !over
                                ? BacktestPlan.Outcome.CENSORED
                                : left <= lead + horizon ? BacktestPlan.Outcome.CHURNED : BacktestPlan.Outcome.STAYED;
                boolean known = !START.plusDays(stayed).isAfter(AS_OF);
                assertThat(plan.outcomeOf(one, AS_OF))
                        .isEqualTo(
                                known ? expected : over ? BacktestPlan.Outcome.STAYED : BacktestPlan.Outcome.CENSORED);
            }
        }
    }
}

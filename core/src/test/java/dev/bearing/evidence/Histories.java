package dev.bearing.evidence;

import dev.bearing.account.AccountId;
import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Small histories in which every number is known by construction. */
final class Histories {

    static final LocalDate START = LocalDate.of(2025, 1, 1);
    /** The one day of observation that a history up to {@link #ONE_DAY_END} is judged on. */
    static final LocalDate ONE_DAY = LocalDate.of(2025, 1, 31);

    static final LocalDate ONE_DAY_END = LocalDate.of(2025, 2, 28);
    static final BacktestPlan ONE_DAY_PLAN =
            BacktestPlan.monthly().withLeadDays(0).withHorizonDays(28);

    /** The last value of the signal {@code h}, which is the health itself. */
    static final Scorecard LAST_H = Scorecard.builder("h", "1")
            .measure(Measure.builder("h", new Curve.Linear(0, 1)).build())
            .build();

    private final HealthHistory.Builder builder;
    private int accounts;

    private Histories(LocalDate asOf) {
        builder = HealthHistory.builder(asOf);
    }

    static Histories until(LocalDate asOf) {
        return new Histories(asOf);
    }

    /** Accounts of one health on one day, of which some leave ten days later. */
    Histories onOneDay(int count, double health, int churned) {
        for (int i = 0; i < count; i++) {
            AccountId id = AccountId.of(String.format(Locale.ROOT, "a%05d", accounts++));
            stay(id, START, i < churned ? ONE_DAY.plusDays(10) : LocalDate.of(9999, 12, 31));
            signal(id, "h", ONE_DAY, health);
        }
        return this;
    }

    Histories stay(AccountId id, LocalDate from, LocalDate to) {
        builder.stay(id, DateRange.of(from, to));
        return this;
    }

    Histories signal(AccountId id, String name, LocalDate on, double value) {
        builder.signals(List.of(Signal.of(id, name, on, value)));
        return this;
    }

    Histories signals(Signal... signals) {
        builder.signals(List.of(signals));
        return this;
    }

    HealthHistory build() {
        return builder.build();
    }
}

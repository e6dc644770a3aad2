package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.health.Aggregate;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Measure;
import dev.bearing.health.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of the page on health that reads measures. */
class MeasuresGuideTest {

    private static final AccountId ACME = AccountId.of("acme");

    @Test
    void aYoungCustomer() {
        LocalDate asOf = LocalDate.of(2026, 3, 31);
        List<Signal> observations = new ArrayList<>();
        for (int back = 0; back < 10; back++) {
            observations.add(Signal.of(ACME, "logins", asOf.minusDays(back), 2));
        }
        observations.add(Signal.of(ACME, "active_users", asOf, 6));
        observations.add(Signal.of(ACME, "licences", asOf.minusDays(9), 10));

        // snippet: measures
        Measure normal = Measure.builder("logins", new Curve.Growth(0.5)) // unchanged is 0.5, doubled is 1
                .aggregate(Aggregate.RATIO_TO_BASELINE)
                .windowDays(30)
                .baselineDays(90)
                .build();
        Measure seats = Measure.builder("active_users", new Curve.Linear(0, 1))
                .shareOf("licences")
                .build();
        Measure logins = Measure.builder("logins", new Curve.Linear(0, 60))
                .aggregate(Aggregate.SUM)
                .scaledToTenure(7) // missing in its first six days
                .build();

        HealthSignals young = HealthSignals.of(observations, asOf).withCustomerSince(asOf.minusDays(9));
        young.observe(logins); // 60: 20 logins in 10 days
        young.observe(seats); // 0.6: 6 of 10
        young.observe(normal); // empty: nothing was seen before the window
        // end

        assertThat(young.observe(logins)).hasValue(60);
        assertThat(young.observe(seats)).hasValue(0.6);
        assertThat(young.observe(normal)).isEmpty();
    }
}

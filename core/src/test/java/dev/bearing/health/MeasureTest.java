package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final AccountId ACME = AccountId.of("acme");
    private static final Curve ANY = new Curve.Linear(0, 10);

    private final HealthSignals tenDaysOld =
            HealthSignals.of(List.of(Signal.of(ACME, "logins", DAY.minusDays(10), 4)), DAY);

    @Test
    void isTheLastValueOfThirtyDaysUnlessToldOtherwise() {
        Measure measure = Measure.builder("logins", ANY).build();
        assertThat(measure.windowDays()).isEqualTo(30);
        assertThat(measure.aggregate()).isEqualTo(Aggregate.LAST);
        assertThat(measure.weight()).isEqualTo(1);
        assertThat(measure.missing()).isEqualTo(new MissingPolicy.Redistribute());
        assertThat(measure.halfLifeDays()).isEmpty();
        assertThat(measure.expiresDays()).isEmpty();
        assertThat(measure.baselineDays()).isEmpty();
        assertThat(measure.shareOf()).isEmpty();
        assertThat(measure.leastTenureDays()).isEmpty();
    }

    @Test
    void readsItsWindow() {
        assertThat(observe(logins().windowDays(11).build())).isEqualTo(4);
        assertThat(observe(logins().windowDays(10).build())).isNaN();
    }

    @Test
    void isMissingOnceItsNewestObservationHasExpired() {
        assertThat(observe(logins().expiresDays(10).build())).isEqualTo(4);
        assertThat(observe(logins().expiresDays(9).build())).isNaN();
    }

    @Test
    void takesSilenceForZeroOnlyUntilItExpires() {
        Measure.Builder count = logins().aggregate(Aggregate.COUNT).windowDays(7);
        assertThat(observe(count.build())).isZero();
        assertThat(observe(count.expiresDays(9).build())).isNaN();
    }

    @Test
    void isMissingWhereTheSignalWasNeverSent() {
        Measure nps = Measure.builder("nps", ANY).aggregate(Aggregate.COUNT).build();
        assertThat(observe(nps)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAWeightThatIsNone(double bad) {
        rejects(logins().weight(bad), "weight of logins must be 0 or more and finite, was " + bad);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsAHalfLifeThatIsNone(double bad) {
        rejects(logins().halfLifeDays(bad), "halfLifeDays of logins must be positive and finite, was " + bad);
    }

    @Test
    void rejectsAWindowExpiryOrNameThatIsNone() {
        rejects(logins().windowDays(0), "window of logins must be at least 1 day, was 0");
        rejects(logins().expiresDays(-1), "expiresDays of logins must not be negative, was -1");
        rejects(Measure.builder(" ", ANY), "signal must not be blank");
    }

    @Test
    void comparesWithTheAccountsOwnNormal() {
        HealthSignals signals = logins(Map.of(0, 6.0, 29, 4.0, 30, 1.0, 119, 3.0, 120, 99.0));
        Measure.Builder ratio =
                logins().aggregate(Aggregate.RATIO_TO_BASELINE).windowDays(30).baselineDays(90);
        assertThat(ratio.build().observe(signals)).isEqualTo(5.0 / 2);
        assertThat(signals.observe(ratio.build())).hasValue(2.5);
        assertThat(signals.observe(ratio.windowDays(90).build())).hasValue((6 + 4 + 1) / 3.0 / ((3 + 99) / 2.0));
        assertThat(tenDaysOld.observe(ratio.build())).isEmpty();
    }

    @Test
    void isAShareOfTheNewestValueOfAnotherSignalHoweverOld() {
        HealthSignals signals = HealthSignals.of(
                List.of(
                        Signal.of(ACME, "users", DAY, 12),
                        Signal.of(ACME, "users", DAY.minusDays(9), 6),
                        Signal.of(ACME, "licences", DAY.minusDays(400), 20),
                        Signal.of(ACME, "licences", DAY.minusDays(700), 99)),
                DAY);
        Measure.Builder share = Measure.builder("users", ANY).shareOf("licences");
        assertThat(signals.observe(share.build())).hasValue(0.6);
        assertThat(signals.observe(share.aggregate(Aggregate.MEAN).build())).hasValue(0.45);
        assertThat(signals.observe(share.expiresDays(0).build())).hasValue(0.45); // the users' age, not the licences'
        assertThat(signals.with("licences", 0).observe(share.build())).isEmpty();
        assertThat(signals.with("licences", -4).observe(share.build())).isEmpty();
        assertThat(tenDaysOld.with("users", 3).observe(share.build())).isEmpty();
        assertThat(tenDaysOld.with("licences", 3).observe(share.build())).isEmpty();
    }

    @Test
    void scalesTheSumOfAYoungCustomerToItsWindow() {
        // 2 a day from the first day on, and 50 the day before in its trial
        HealthSignals young = daily(10, 2).withCustomerSince(DAY.minusDays(9));
        Measure.Builder sum = logins().aggregate(Aggregate.SUM).scaledToTenure(7);
        assertThat(young.observe(sum.build())).hasValue(60);
        assertThat(young.observe(logins().aggregate(Aggregate.SUM).build())).hasValue(20 + 50);
        assertThat(young.observe(sum.aggregate(Aggregate.COUNT).build())).hasValue(30);
        assertThat(young.observe(sum.aggregate(Aggregate.ACTIVE_SHARE).build())).hasValue(1);
        assertThat(young.observe(logins().aggregate(Aggregate.ACTIVE_SHARE)
                        .windowDays(22)
                        .build()))
                .hasValue(11 / 22.0);
    }

    @Test
    void isMissingBelowTheLeastTenureAndWithoutAFirstDay() {
        HealthSignals signals = daily(10, 2);
        Measure sum = logins().aggregate(Aggregate.SUM).scaledToTenure(7).build();
        assertThat(signals.withCustomerSince(DAY.minusDays(6)).observe(sum)).hasValue(60);
        assertThat(signals.withCustomerSince(DAY.minusDays(5)).observe(sum)).isEmpty();
        assertThat(signals.withCustomerSince(DAY).observe(sum)).isEmpty();
        assertThat(signals.observe(sum)).isEmpty();
        assertThat(signals.withCustomerSince(DAY.plusDays(1)).observe(sum)).isEmpty();
    }

    @Test
    void leavesACustomerAloneThatIsOlderThanTheWindow() {
        HealthSignals old = daily(10, 2).withCustomerSince(DAY.minusDays(29));
        for (Aggregate aggregate : List.of(Aggregate.SUM, Aggregate.COUNT, Aggregate.ACTIVE_SHARE)) {
            Measure.Builder measure = logins().aggregate(aggregate);
            assertThat(old.observe(measure.build()))
                    .isEqualTo(old.observe(measure.scaledToTenure(7).build()));
        }
    }

    @Test
    void takesTheGrowthOfAYoungCustomerByTheDay() {
        // 3 a day for 30 days after 2 a day for 10 days: by the day half as much again, by the window 4.5 times
        Map<Integer, Double> values = new HashMap<>();
        for (int day = 0; day < 40; day++) {
            values.put(day, day < 30 ? 3.0 : 2.0);
        }
        HealthSignals young = logins(values).withCustomerSince(DAY.minusDays(39));
        Measure.Builder growth = logins().aggregate(Aggregate.GROWTH);
        assertThat(young.observe(growth.build())).hasValue(4.5);
        assertThat(young.observe(growth.scaledToTenure(10).build())).hasValue(1.5);
        assertThat(young.observe(growth.scaledToTenure(11).build())).isEmpty();
        HealthSignals older = young.withCustomerSince(DAY.minusDays(99));
        assertThat(older.observe(growth.scaledToTenure(11).build())).hasValue(4.5);
    }

    @Test
    void isCopiedWhole() {
        for (Measure measure : List.of(
                logins().aggregate(Aggregate.SUM)
                        .scaledToTenure(7)
                        .halfLifeDays(3)
                        .build(),
                logins().shareOf("licences")
                        .expiresDays(9)
                        .missing(new MissingPolicy.Block())
                        .weight(2)
                        .build(),
                logins().aggregate(Aggregate.RATIO_TO_BASELINE)
                        .windowDays(7)
                        .baselineDays(28)
                        .build())) {
            assertThat(measure.toBuilder().build()).isEqualTo(measure);
            assertThat(Parameters.read("measure", measure.saved(), Measure::from))
                    .isEqualTo(measure);
            assertThat(measure.withCurve(new Curve.Growth(0.5)).curve()).isEqualTo(new Curve.Growth(0.5));
            assertThat(measure.withCurve(measure.curve())).isEqualTo(measure);
        }
    }

    @Test
    void saysWhatItReads() {
        assertThat(logins().build().reading()).isEqualTo("logins last 30d");
        assertThat(logins().aggregate(Aggregate.RATIO_TO_BASELINE)
                        .baselineDays(90)
                        .build()
                        .reading())
                .isEqualTo("logins ratio_to_baseline 30d to 90d");
        assertThat(logins().aggregate(Aggregate.SUM)
                        .shareOf("seats")
                        .scaledToTenure(7)
                        .build()
                        .reading())
                .isEqualTo("logins sum 30d of seats from 7d");
    }

    @Test
    void rejectsASettingThatDoesNotGoWithItsAggregate() {
        rejects(
                logins().aggregate(Aggregate.RATIO_TO_BASELINE),
                "baselineDays of logins must be set for ratio_to_baseline, was absent");
        rejects(
                logins().aggregate(Aggregate.RATIO_TO_BASELINE).baselineDays(29),
                "baselineDays of logins must be at least its window of 30 days, was 29");
        rejects(logins().baselineDays(90), "baselineDays of logins goes with ratio_to_baseline only, was with last");
        rejects(
                logins().aggregate(Aggregate.COUNT).shareOf("seats"),
                "shareOf of logins goes with last, sum, mean, median, min, max and slope only, was with count");
        rejects(logins().shareOf("logins"), "shareOf of logins must be another signal");
        rejects(logins().shareOf(" "), "shareOf of logins must not be blank");
        rejects(
                logins().scaledToTenure(7),
                "leastTenureDays of logins goes with sum, count, active_share and growth only, was with last");
        rejects(
                logins().aggregate(Aggregate.SUM).scaledToTenure(0),
                "leastTenureDays of logins must be at least 1, was 0");
    }

    /** Logins of so many days up to the as-of day, and 50 on the day before them. */
    private static HealthSignals daily(int days, double value) {
        Map<Integer, Double> values = new HashMap<>(Map.of(days, 50.0));
        for (int day = 0; day < days; day++) {
            values.put(day, value);
        }
        return logins(values);
    }

    private static HealthSignals logins(Map<Integer, Double> byDaysBack) {
        List<Signal> observations = new ArrayList<>();
        byDaysBack.forEach((back, value) -> observations.add(Signal.of(ACME, "logins", DAY.minusDays(back), value)));
        return HealthSignals.of(observations, DAY);
    }

    private double observe(Measure measure) {
        return measure.observe(tenDaysOld);
    }

    private static Measure.Builder logins() {
        return Measure.builder("logins", ANY);
    }

    private static void rejects(Measure.Builder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }
}

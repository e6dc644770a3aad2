package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MeasureProperties {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Curve ANY = new Curve.Linear(0, 10);

    @Property(seed = "20261122")
    void readsAFiniteNumberOrNone(@ForAll("measures") Measure measure, @ForAll("signals") HealthSignals signals) {
        signals.observe(measure).ifPresent(value -> assertThat(value).isFinite());
    }

    @Property(seed = "20261122")
    void isRebuiltFromItsSavedForm(@ForAll("measures") Measure measure) {
        assertThat(Parameters.read("measure", measure.saved(), Measure::from)).isEqualTo(measure);
        assertThat(measure.toBuilder().build()).isEqualTo(measure);
    }

    @Property(seed = "20261122")
    void doesNotSeeOrderDuplicatesOrLaterFacts(
            @ForAll("measures") Measure measure,
            @ForAll("histories") List<Signal> history,
            @ForAll @IntRange(max = 60) int daysBack,
            @ForAll long seed) {
        LocalDate earlier = DAY.minusDays(daysBack);
        List<Signal> known = new ArrayList<>(history.stream()
                .filter(signal -> !signal.newestDay().isAfter(earlier))
                .toList());
        known.addAll(known.subList(0, known.size() / 2));
        Collections.shuffle(known, new Random(seed));
        LocalDate first = DAY.minusDays(40);
        assertThat(HealthSignals.of(history, earlier).withCustomerSince(first).observe(measure))
                .isEqualTo(HealthSignals.of(known, earlier)
                        .withCustomerSince(first)
                        .observe(measure));
        // of a first day that lies ahead nothing is known
        assertThat(HealthSignals.of(history, earlier)
                        .withCustomerSince(earlier.plusDays(1))
                        .observe(measure))
                .isEqualTo(HealthSignals.of(known, earlier).observe(measure));
    }

    @Property(seed = "20261122")
    void silenceNeverAddsToASumOrACount(
            @ForAll("histories") List<Signal> history, @ForAll @IntRange(min = 1, max = 90) int days) {
        List<Signal> known =
                history.stream().filter(s -> !s.newestDay().isAfter(DAY)).toList();
        for (Aggregate aggregate : List.of(Aggregate.SUM, Aggregate.COUNT, Aggregate.ACTIVE_SHARE)) {
            Measure measure = Measure.builder("a", ANY).aggregate(aggregate).build();
            OptionalDouble now = HealthSignals.of(known, DAY).observe(measure);
            OptionalDouble later = HealthSignals.of(known, DAY.plusDays(days)).observe(measure);
            assertThat(later.isPresent()).isEqualTo(now.isPresent());
            assertThat(later.orElse(0)).isLessThanOrEqualTo(now.orElse(0) + 1e-9);
        }
    }

    @Property(seed = "20261122")
    void steadyUseIsTheSameAtEveryTenure(
            @ForAll @IntRange(min = 14, max = 400) int tenure,
            @ForAll @IntRange(min = 2, max = 180) int window,
            @ForAll @IntRange(min = 1, max = 14) int least) {
        List<Signal> daily = new ArrayList<>();
        for (int back = 0; back < tenure; back++) {
            daily.add(Signal.of(ACME, "a", DAY.minusDays(back), 3));
        }
        HealthSignals signals = HealthSignals.of(daily, DAY).withCustomerSince(DAY.minusDays(tenure - 1));
        Measure.Builder measure = Measure.builder("a", ANY).windowDays(window).scaledToTenure(least);
        assertThat(read(signals, measure.aggregate(Aggregate.SUM))).isCloseTo(3.0 * window, within(1e-9));
        assertThat(read(signals, measure.aggregate(Aggregate.COUNT))).isCloseTo(window, within(1e-9));
        assertThat(read(signals, measure.aggregate(Aggregate.ACTIVE_SHARE))).isEqualTo(1);
        if (tenure >= window + Math.min(window, least)) {
            assertThat(read(signals, measure.aggregate(Aggregate.GROWTH))).isCloseTo(1, within(1e-12));
        } else {
            assertThat(signals.observe(measure.aggregate(Aggregate.GROWTH).build()))
                    .isEmpty();
        }
    }

    @Property(seed = "20261122")
    void tenureChangesNothingOnceTheWindowIsLived(
            @ForAll("histories") List<Signal> history, @ForAll @IntRange(min = 2, max = 45) int window) {
        HealthSignals old = HealthSignals.of(history, DAY).withCustomerSince(DAY.minusDays(2L * window - 1));
        for (Aggregate aggregate : Aggregate.values()) {
            if (aggregate.growsWithTheWindow()) {
                Measure.Builder measure =
                        Measure.builder("a", ANY).windowDays(window).aggregate(aggregate);
                assertThat(old.observe(measure.scaledToTenure(1).build()))
                        .isEqualTo(old.observe(measureWithoutTenure(aggregate, window)));
            }
        }
    }

    private static Measure measureWithoutTenure(Aggregate aggregate, int window) {
        return Measure.builder("a", ANY).windowDays(window).aggregate(aggregate).build();
    }

    @Property(seed = "20261122")
    void isWhatASecondCalculationFromTheDefinitionGives(
            @ForAll("measures") Measure measure, @ForAll("signals") HealthSignals signals) {
        OptionalDouble expected = byDefinition(measure, signals);
        OptionalDouble observed = signals.observe(measure);
        assertThat(observed.isPresent()).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
            double value = expected.getAsDouble();
            assertThat(observed.getAsDouble()).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
        }
    }

    private static OptionalDouble byDefinition(Measure measure, HealthSignals signals) {
        SortedMap<LocalDate, Double> all = signals.history(measure.signal());
        if (all.isEmpty()
                || all.lastKey().isBefore(DAY.minusDays(measure.expiresDays().orElse(100_000)))) {
            return OptionalDouble.empty();
        }
        long tenure = signals.customerSince()
                .map(day -> DAY.toEpochDay() - day.toEpochDay() + 1)
                .orElse(0L);
        long least = measure.leastTenureDays().orElse(0);
        boolean scaled = least > 0;
        if (scaled && tenure < least) {
            return OptionalDouble.empty();
        }
        long lived = scaled ? Math.min(tenure, measure.windowDays()) : measure.windowDays();
        DoubleSummaryStatistics window = between(all, lived, 0);
        double factor = (double) measure.windowDays() / lived;
        double value = switch (measure.aggregate()) {
            case LAST -> window.getCount() > 0 ? signals.last(measure.signal()).orElseThrow() : Double.NaN;
            case SUM -> window.getSum() * factor;
            case MEAN -> window.getCount() > 0 ? window.getAverage() : Double.NaN;
            case MIN -> window.getCount() > 0 ? window.getMin() : Double.NaN;
            case MAX -> window.getCount() > 0 ? window.getMax() : Double.NaN;
            case COUNT -> window.getCount() * factor;
            case ACTIVE_SHARE -> {
                SortedMap<LocalDate, Double> days = all.tailMap(DAY.minusDays(lived - 1));
                yield (double) days.values().stream().filter(v -> v > 0).count() / lived;
            }
            case GROWTH -> {
                long before = scaled ? Math.min(tenure - lived, measure.windowDays()) : lived;
                double base = between(all, before, lived).getSum() / before;
                yield before >= Math.max(1, Math.min(measure.windowDays(), least)) && base > 0
                        ? window.getSum() / lived / base
                        : Double.NaN;
            }
            case RATIO_TO_BASELINE -> {
                DoubleSummaryStatistics base =
                        between(all, measure.baselineDays().orElseThrow(), lived);
                yield window.getCount() > 0 && base.getCount() > 0 && base.getAverage() > 0
                        ? window.getAverage() / base.getAverage()
                        : Double.NaN;
            }
            case DAYS_SINCE -> DAY.toEpochDay() - all.lastKey().toEpochDay();
            case MEDIAN, SLOPE -> throw new AssertionError("held against other sources");
        };
        if (measure.shareOf().isPresent()) {
            double whole = signals.last(measure.shareOf().get()).orElse(0);
            value = whole > 0 ? value / whole : Double.NaN;
        }
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The values of {@code days} days, the newest of which lies {@code back} days before the as-of day. */
    private static DoubleSummaryStatistics between(SortedMap<LocalDate, Double> all, long days, long back) {
        return all.subMap(DAY.minusDays(back + days - 1), DAY.minusDays(back - 1)).values().stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
    }

    private static double read(HealthSignals signals, Measure.Builder measure) {
        return signals.observe(measure.build()).orElseThrow();
    }

    @Provide
    static Arbitrary<Measure> measures() {
        return Combinators.combine(
                        Arbitraries.of(Aggregate.class)
                                .filter(aggregate -> aggregate != Aggregate.SLOPE && aggregate != Aggregate.MEDIAN),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(0, 60).optional(0.3),
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.integers().between(1, 30).optional(0.5),
                        Arbitraries.of(true, false))
                .as((aggregate, window, expires, longer, least, share) -> {
                    Measure.Builder measure =
                            Measure.builder("a", ANY).aggregate(aggregate).windowDays(window);
                    expires.ifPresent(measure::expiresDays);
                    if (aggregate == Aggregate.RATIO_TO_BASELINE) {
                        measure.baselineDays(window + longer);
                    }
                    if (aggregate.growsWithTheWindow()) {
                        least.ifPresent(measure::scaledToTenure);
                    }
                    if (share && aggregate.isInTheSignalsUnit()) {
                        measure.shareOf("b");
                    }
                    return measure.build();
                });
    }

    @Provide
    static Arbitrary<HealthSignals> signals() {
        return Combinators.combine(
                        histories(), Arbitraries.integers().between(0, 120).optional(0.8))
                .as((history, back) -> {
                    HealthSignals signals = HealthSignals.of(history, DAY);
                    return back.map(days -> signals.withCustomerSince(DAY.minusDays(days)))
                            .orElse(signals);
                });
    }

    /** Two signals, none of them below 0, one observation a day of each, some recorded late. */
    @Provide
    static Arbitrary<List<Signal>> histories() {
        return Combinators.combine(
                        Arbitraries.of("a", "a", "a", "b"),
                        Arbitraries.integers().between(-5, 90),
                        Arbitraries.of(0.0, 1.0, 2.5, 7.0, 40.0),
                        Arbitraries.of(0, 0, 0, 3))
                .as((name, back, value, late) -> new Signal(
                        ACME,
                        name,
                        DAY.minusDays(back),
                        value,
                        DAY.minusDays(back).plusDays(late)))
                .list()
                .ofMinSize(2)
                .ofMaxSize(60)
                .uniqueElements(Signal::key);
    }
}

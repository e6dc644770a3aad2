package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.health.Signal;
import dev.bearing.revenue.PriceState;
import dev.bearing.testkit.ClimateTruth.Shock;
import dev.bearing.testkit.Dice.Purpose;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Companies of the named scenarios: what is special about each is to be seen in its facts. */
class ScenariosTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 9, 1);

    /** Drawn once for all tests. */
    private static final Map<String, SyntheticCompany> COMPANIES = new ConcurrentHashMap<>();

    static List<String> names() {
        return SyntheticCompany.scenarios();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everythingHappensAboutAsOftenAsItsProbabilitySays(String name) {
        SyntheticCompany company =
                SyntheticCompany.scenario(name).accounts(600).seed(4).build();

        assertThat(company.tally().cells())
                .isNotEmpty()
                .allSatisfy((kind, cell) -> assertThat((double) cell.events())
                        .as(kind)
                        .isCloseTo(cell.expected(), within(5 * StrictMath.sqrt(cell.variance()) + 1e-9)));
    }

    @Test
    void theExampleIsOneOfThem() {
        assertThat(SyntheticCompany.scenario("example").build().facts())
                .isEqualTo(SyntheticCompany.example().facts());
    }

    @Test
    void inASeasonalCompanyMoreLeaveInJanuaryThanInAugust() {
        assertThat(leaving("seasonal", day -> day.getMonth() == Month.JANUARY))
                .isGreaterThan(2 * leaving("seasonal", day -> day.getMonth() == Month.AUGUST));
    }

    @Test
    void aShockDrivesMoreAwayThanTheMonthsAroundIt() {
        YearMonth shock = YearMonth.from(FIRST).plusMonths(24);

        assertThat(leaving("shocks", day -> YearMonth.from(day).equals(shock)))
                .isGreaterThan(leaving("shocks", day -> YearMonth.from(day).equals(shock.minusMonths(1)))
                        + leaving("shocks", day -> YearMonth.from(day).equals(shock.plusMonths(1))) / 2);
    }

    @Test
    void aDriftDrivesMoreAwayInTheLastYearThanASteadyClimate() {
        Predicate<LocalDate> lastYear = day -> !day.isBefore(FIRST.plusYears(2));

        assertThat(leaving("drift", lastYear)).isGreaterThan(leaving("example", lastYear) * 3 / 2);
    }

    /** Where the prone leave first, those left are the less prone: fewer leave in all though the mean is the same. */
    @Test
    void whereAccountsDifferFewerLeaveInAll() {
        assertThat(leaving("heterogeneous", day -> true)).isLessThan(leaving("example", day -> true));
    }

    @Test
    void clearSignalsFallBeforeDeparturesAndBlindOnesDoNot() {
        assertThat(useInLastMonth("clear-signals")).isLessThan(useInLastMonth("blind-signals") - 0.15);
    }

    @Test
    void inACompanyOfLateFactsMoreIsRecordedLate() {
        assertThat(daysLate("late-facts")).isGreaterThan(3 * daysLate("example"));
    }

    @Test
    void aFactorIsTheProductOfSeasonShockAndDrift() {
        ClimateTruth climate = ClimateTruth.steady()
                .withSeasons(List.of(2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0))
                .withShocks(List.of(new Shock(4, 3)))
                .withDriftPerYear(1.5);

        assertThat(climate.factor(LocalDate.of(2024, 1, 1), FIRST))
                .isCloseTo(2 * 3 * Math.pow(1.5, 122 / 365.25), within(1e-12));
        assertThat(ClimateTruth.steady().factor(LocalDate.of(2025, 7, 9), FIRST))
                .isEqualTo(1);
    }

    @Test
    void aGammaNumberHasItsShapeAsMeanAndVariance() {
        for (double shape : new double[] {0.4, 1, 5}) {
            Dice dice = Dice.of(1, 2, Purpose.CLIMATE);
            double[] draws =
                    DoubleStream.generate(() -> dice.gamma(shape)).limit(40_000).toArray();
            double mean = DoubleStream.of(draws).average().orElseThrow();

            assertThat(mean).isCloseTo(shape, within(0.04 * shape + 0.01));
            assertThat(DoubleStream.of(draws)
                            .map(x -> (x - mean) * (x - mean))
                            .average()
                            .orElseThrow())
                    .isCloseTo(shape, within(0.08 * shape + 0.02));
        }
    }

    @Test
    void anUnknownScenarioIsRefusedWithTheNamesOfAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyntheticCompany.scenario("flat"))
                .withMessage("scenario must be one of example, heterogeneous, seasonal, shocks, drift, blind-signals,"
                        + " clear-signals, late-facts, was flat");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsFactorsThatAreNegativeOrNotFinite(double bad) {
        ClimateTruth steady = ClimateTruth.steady();

        assertThatIllegalArgumentException().isThrownBy(() -> steady.withHeterogeneity(bad));
        assertThatIllegalArgumentException().isThrownBy(() -> steady.withDriftPerYear(bad));
        assertThatIllegalArgumentException().isThrownBy(() -> steady.withSeasons(Collections.nCopies(12, bad)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shock(1, bad))
                .withMessage("factor must be 0 or more and finite, was %s", bad);
    }

    @Test
    void rejectsLeadsAndDelaysThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalTruth.example().withLead(0, 5))
                .withMessage("lead must be 1 day or more, and the most no less than the least, was 0 to 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalTruth.example().withLead(9, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalTruth.example().withSeenComing(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordingTruth(0.5, 0, 5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordingTruth(0.5, 5, 301, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClimateTruth.steady().withSeasons(List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shock(-1, 1));
    }

    private static SyntheticCompany company(String scenario) {
        return COMPANIES.computeIfAbsent(
                scenario,
                name -> SyntheticCompany.scenario(name).accounts(1_500).seed(21).build());
    }

    private static long leaving(String scenario, Predicate<LocalDate> when) {
        return ends(company(scenario)).values().stream().filter(when).count();
    }

    /** The day each account was lost, of those who cancelled. */
    private static Map<AccountId, LocalDate> ends(SyntheticCompany company) {
        return company.book().facts(PriceState.class).stream()
                .filter(state -> state.reason().equals(Optional.of("cancelled")))
                .filter(state -> state.to()
                        .filter(day -> !day.isAfter(company.lastDay()))
                        .isPresent())
                .collect(Collectors.toMap(
                        PriceState::accountId, state -> state.to().orElseThrow(), (a, b) -> a.isBefore(b) ? a : b));
    }

    private static double useInLastMonth(String scenario) {
        SyntheticCompany company = company(scenario);
        Map<AccountId, LocalDate> ends = ends(company);
        return company.book().facts(Signal.class).stream()
                .filter(signal -> signal.signal().equals("weekly_active_share"))
                .filter(signal -> signal.value() <= 1)
                .filter(signal -> Optional.ofNullable(ends.get(signal.accountId()))
                        .filter(end -> signal.on().isBefore(end) && signal.on().isAfter(end.minusDays(30)))
                        .isPresent())
                .mapToDouble(Signal::value)
                .average()
                .orElseThrow();
    }

    private static double daysLate(String scenario) {
        return company(scenario).book().facts(PriceState.class).stream()
                .filter(state -> state.to().isPresent()
                        && state.recordedOn().isAfter(state.to().orElseThrow()))
                .mapToLong(state -> state.recordedOn().toEpochDay()
                        - state.to().orElseThrow().toEpochDay())
                .sum();
    }
}

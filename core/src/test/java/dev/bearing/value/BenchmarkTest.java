package dev.bearing.value;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Benchmark.Measure;
import dev.bearing.value.Benchmark.Standing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

class BenchmarkTest {

    private final Benchmark band = Benchmark.shipped("churn-very-small-business-month");

    @Test
    void saysWhereARateStandsAndWhoSaysSo() {
        Benchmark.Comparison above = band.compare(Rate.ofCounts(30, 400), Measure.LOGO_CHURN, RatePeriod.MONTH)
                .orElseThrow("comparison");

        assertThat(above.standing()).isEqualTo(Standing.ABOVE);
        assertThat(above.clear().orElseThrow("clear")).isTrue(); // Wilson of 30/400 begins at 5.3 %
        assertThat(above.sentence())
                .isEqualTo("7.50 % is above 3.0 % to 5.0 % a month (churn-very-small-business-month: vendors to very"
                        + " small businesses; customers or revenue not said;"
                        + " saastr.com/which-is-the-churn-benchmark-for-saas; grade R)");
    }

    @Test
    void aRateOfFewIsNotClear() {
        Benchmark.Comparison above = band.compare(Rate.ofCounts(1, 15), Measure.LOGO_CHURN, RatePeriod.MONTH)
                .orElseThrow("comparison");

        assertThat(above.standing()).isEqualTo(Standing.ABOVE);
        assertThat(above.clear().orElseThrow("clear")).isFalse();
        assertThat(above.sentence()).startsWith("6.67 % is above, by less than its own uncertainty, 3.0 % to 5.0 %");
    }

    @Test
    void whereThereIsNoIntervalNothingIsSaidOfItsSize() {
        Mrr one = Mrr.of(CurrencyUnit.USD, BigDecimal.valueOf(10));
        Rate ofOneAccount = Rate.ofMoney(one, Mrr.of(CurrencyUnit.USD, BigDecimal.valueOf(100)), 1, List::of);
        Benchmark.Comparison above = band.compare(ofOneAccount, Measure.GROSS_REVENUE_CHURN, RatePeriod.MONTH)
                .orElseThrow("comparison");

        assertThat(above.standing()).isEqualTo(Standing.ABOVE);
        assertThat(above.clear().isKnown()).isFalse();
        assertThat(above.sentence()).startsWith("10.00 % is above, its uncertainty is not known, 3.0 % to 5.0 %");
        assertThat(band.compare(0.1, Measure.LOGO_CHURN, RatePeriod.MONTH).sentence())
                .startsWith("10.00 % is above 3.0 % to 5.0 %");
    }

    @Test
    void endsBelongToABandAndNotToLessThan() {
        Benchmark target = Benchmark.shipped("account-churn-target");
        assertThat(standing(band, 0.03)).isEqualTo(Standing.WITHIN);
        assertThat(standing(band, 0.05)).isEqualTo(Standing.WITHIN);
        assertThat(standing(band, 0.0299)).isEqualTo(Standing.BELOW);
        assertThat(standing(target, 0.0099)).isEqualTo(Standing.WITHIN);
        assertThat(standing(target, 0.01)).isEqualTo(Standing.ABOVE);
        assertThat(Benchmark.shipped("revenue-churn-target")
                        .compare(0, Measure.NET_REVENUE_CHURN, RatePeriod.MONTH)
                        .standing())
                .isEqualTo(Standing.WITHIN);
        assertThat(Benchmark.shipped("net-retention-best-year")
                        .compare(1.2, Measure.NET_REVENUE_RETENTION, RatePeriod.YEAR)
                        .standing())
                .isEqualTo(Standing.BELOW);
    }

    @Test
    void refusesAnotherPeriod() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> band.compare(0.4, Measure.LOGO_CHURN, RatePeriod.YEAR))
                .withMessage("churn-very-small-business-month is per MONTH, the value per YEAR:"
                        + " name a RateConversion and convert first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> band.compare(Rate.ofCounts(1, 2), Measure.LOGO_CHURN))
                .withMessageContaining("the value per no period");
    }

    @Test
    void refusesAnotherMeasure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> band.compare(0.04, Measure.NET_REVENUE_CHURN, RatePeriod.MONTH))
                .withMessage("churn-very-small-business-month is about [LOGO_CHURN, GROSS_REVENUE_CHURN],"
                        + " not NET_REVENUE_CHURN");
    }

    @Test
    void refusesAmountsForCounts() {
        Mrr hundred = Mrr.of(CurrencyUnit.USD, BigDecimal.valueOf(100));
        Rate ofMoney = Rate.ofMoney(hundred, hundred, 1, List::of);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> band.compare(ofMoney, Measure.LOGO_CHURN, RatePeriod.MONTH))
                .withMessageStartingWith("LOGO_CHURN is a rate of counts, was USD 100.00/100.00");
        assertThat(band.compare(ofMoney, Measure.GROSS_REVENUE_CHURN, RatePeriod.MONTH)
                        .isKnown())
                .isTrue();
    }

    @Test
    void isUnknownWhereTheRateIs() {
        assertThat(Benchmark.shipped("freemium")
                        .compare(Rate.ofCounts(0, 0), Measure.FREEMIUM_CONVERSION)
                        .isKnown())
                .isFalse();
    }

    @Test
    void shipsEachNumberOnceWithItsProvenance() {
        List<Benchmark> all = Benchmark.shipped();

        assertThat(all).hasSize(34).doesNotHaveDuplicates();
        assertThat(all).extracting(Benchmark::key).isSorted().doesNotHaveDuplicates();
        assertThat(all).allSatisfy(each -> assertThat(each.source()).isNotBlank());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/value/benchmarks.csv", numLinesToSkip = 3)
    void eachSaysWhatItsSourcePrints(ArgumentsAccessor row) {
        Benchmark benchmark = Benchmark.shipped(row.getString(0));

        assertThat(benchmark.measures())
                .extracting(Measure::name)
                .containsExactly(row.getString(1).split(" "));
        assertThat(benchmark.period().map(RatePeriod::name)).isEqualTo(Optional.ofNullable(row.getString(2)));
        assertEnd(benchmark.lower(), row.getDouble(3));
        assertEnd(benchmark.upper(), row.getDouble(4));
        assertThat(benchmark.endsIncluded()).isEqualTo(row.getBoolean(5));
        assertThat(benchmark.grade().name()).isEqualTo(row.getString(6));
        assertThat(benchmark.year()).isEqualTo(Optional.ofNullable(row.getInteger(7)));
        assertThat(benchmark.source()).contains(row.getString(8));
    }

    @Test
    void theTableHoldsThemAll() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                requireNonNull(BenchmarkTest.class.getResourceAsStream("/dev/bearing/value/benchmarks.csv")),
                StandardCharsets.UTF_8))) {
            assertThat(lines.lines().skip(3).map(line -> line.substring(0, line.indexOf(','))))
                    .containsExactlyInAnyOrderElementsOf(
                            Benchmark.shipped().stream().map(Benchmark::key).toList());
        }
    }

    private static void assertEnd(Optional<Double> end, @Nullable Double printed) {
        assertThat(end.isPresent()).isEqualTo(printed != null);
        end.ifPresent(given -> assertThat(given).isCloseTo(requireNonNull(printed), within(5e-5)));
    }

    @Test
    void theFunnelOfOneVendorIsTheProductOfItsSteps() {
        // 15,000 visitors, 327 trials, 180 customers: .0218, .5505, .0120
        double trials = Benchmark.shipped("visitor-to-trial-one-vendor").lower().orElseThrow();
        double customers = Benchmark.shipped("trial-one-vendor").lower().orElseThrow();
        double overall =
                Benchmark.shipped("visitor-to-customer-one-vendor").lower().orElseThrow();
        assertThat(trials).isCloseTo(0.0218, within(5e-5));
        assertThat(customers).isCloseTo(0.5505, within(5e-5));
        assertThat(overall).isCloseTo(0.0120, within(5e-5)).isCloseTo(trials * customers, within(1e-15));
    }

    @Test
    void refusesAnUnknownKeyAndABenchmarkWithoutARange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Benchmark.shipped("nothing"))
                .withMessage("there is no benchmark nothing");
        Benchmark.Builder house = Benchmark.builder("house", Measure.LOGO_CHURN).population("us");
        assertThatIllegalArgumentException().isThrownBy(house::build).withMessageContaining("must have a lower");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> house.between(0.2, 0.1).build())
                .withMessageContaining("lower of house must be at most upper");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> house.of(0.1).build())
                .withMessage("source of house must not be blank");
    }

    private static Standing standing(Benchmark benchmark, double value) {
        return benchmark.compare(value, Measure.LOGO_CHURN, RatePeriod.MONTH).standing();
    }
}

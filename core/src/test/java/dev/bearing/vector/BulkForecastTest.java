package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class BulkForecastTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;

    /** G6. */
    @Test
    void anEstimatedTakeRateIsSharedByItsStratum() {
        double[] due = new double[100];
        Arrays.fill(due, 1);
        BulkForecast forecast = BulkForecast.builder(USD)
                .cohort("ten users", TakeRate.estimated("s", 27, 30), Money.parse("USD 1000"), due)
                .build();
        assertThat(forecast.mean().amount()).isCloseTo(87_500, within(1e-8));
        assertThat(forecast.sd()).isCloseTo(6_614.38, within(0.005));
        assertThat(forecast.cohorts().get(0).expectedTakes()).isCloseTo(87.5, within(1e-9));
        assertThat(forecast.quantile(0.05).amount()).isCloseTo(75_000, within(1_000.0));
        assertThat(forecast.quantile(0.999999).amount()).isLessThanOrEqualTo(100_000);
    }

    /** The same accounts one by one. */
    @Property(seed = "20261122", tries = 100)
    void saysWhatTheForecastOfSingleAccountsSays(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1) Double> one,
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1) Double> other) {
        double[] first = one.stream().mapToDouble(Double::doubleValue).toArray();
        double[] second = other.stream().mapToDouble(Double::doubleValue).toArray();
        TakeRate shared = TakeRate.estimated("s", 3, 7);
        Money small = Money.parse("USD 120");
        Money large = Money.parse("USD 990");
        BulkForecast bulk = BulkForecast.builder(USD)
                .cohort("a", shared, small, first)
                .cohort("b", shared, large, second)
                .cohort("c", TakeRate.known(0.4), large, first)
                .build();
        ExpansionForecast.Builder builder = ExpansionForecast.builder(USD, 1);
        add(builder, "a", shared, small, first);
        add(builder, "b", shared, large, second);
        add(builder, "c", TakeRate.known(0.4), large, first);
        ExpansionForecast single = builder.build();

        double scale = 1 + single.mean().amount();
        assertThat(bulk.mean().amount()).isCloseTo(single.mean().amount(), within(1e-9 * scale));
        assertThat(bulk.sd()).isCloseTo(single.sd(), within(1e-6 * scale));
        assertThat(bulk.quantile(0.3).amount())
                .isCloseTo(Math.max(0, single.moments().quantile(0.3)), within(1e-5 * scale));
        if (single.quickMethod() == ExpansionForecast.Method.SHAPED) {
            assertThat(bulk.quantileErrorBound()).isCloseTo(single.quickErrorBound(), within(1e-6 * scale));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(bulk.cohorts().get(i).mean())
                    .isCloseTo(single.cohorts().get(i).mean().amount(), within(1e-9 * scale));
            assertThat(bulk.cohorts().get(i).sd())
                    .isCloseTo(single.cohorts().get(i).sd(), within(1e-6 * scale));
        }
    }

    private static void add(
            ExpansionForecast.Builder builder, String milestone, TakeRate take, Money value, double[] due) {
        for (int i = 0; i < due.length; i++) {
            builder.add(milestone, new CohortMember(AccountId.of(milestone + i), due[i], take, value));
        }
    }

    @Test
    void refusesWhatIsNoProbabilityAnotherCurrencyAndTwoRatesOfAStratum() {
        BulkForecast.Builder builder = BulkForecast.builder(USD)
                .cohort("m", TakeRate.estimated("s", 1, 2), Money.parse("USD 1"), new double[] {0.5});
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> builder.cohort("m", TakeRate.known(1), Money.parse("USD 1"), new double[] {0.5, bad}))
                    .withMessage("every due probability must be in [0, 1]");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        builder.cohort("n", TakeRate.estimated("s", 2, 2), Money.parse("USD 1"), new double[] {0.5}));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> builder.cohort("n", TakeRate.known(1), Money.parse("EUR 1"), new double[0]));
        assertThat(BulkForecast.builder(USD).build().mean().amount()).isZero();
    }
}

package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.value.Contribution;
import dev.bearing.value.EstimatedMoney;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionForecastTest {

    private static final double ROOT = 1e-9;

    /** G4: 100 accounts, reach 1, take 0.9, $1,000. */
    @Test
    void hundredAccountsTimesAThousandTimesNinetyPercentIsNinetyThousand() {
        ExpansionForecast forecast = hundred(1.0, TakeRate.known(0.9));
        assertThat(forecast.mean()).isEqualTo(EstimatedMoney.of(CurrencyUnit.USD, 90_000));
        assertThat(forecast.sd()).isCloseTo(3_000, within(ROOT));
        assertThat(forecast.method()).isEqualTo(ExpansionForecast.Method.EXACT);
        assertThat(forecast.quantileErrorBound()).isZero();
        assertThat(quantiles(forecast)).containsExactly(85_000, 90_000, 95_000);
    }

    /** G20: a pipeline of which 20 % closes has to be 5 times what it brings, one of which 90 % does 1.11 times. */
    @Test
    void coverageIsOneOverTheShareThatTakes() {
        assertThat(hundred(1.0, TakeRate.known(0.2)).pipelineCoverage().orElseThrow("known"))
                .isCloseTo(5.0, within(1e-12));
        assertThat(hundred(1.0, TakeRate.known(0.9)).pipelineCoverage().orElseThrow("known"))
                .isCloseTo(1.1111, within(5e-5));
        assertThat(hundred(0, TakeRate.known(0.9)).pipelineCoverage().isKnown()).isFalse();
    }

    @Test
    void theQuickQuantileIsNearTheExactOne() {
        ExpansionForecast forecast = forecast(
                300, i -> member(i, 0.02 + i / 3_000.0, TakeRate.estimated("s", 20, 30), i % 5 == 0 ? "500" : "100"));
        assertThat(forecast.method()).isEqualTo(ExpansionForecast.Method.EXACT);
        for (double p : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
            assertThat(forecast.quickQuantile(p).amount())
                    .isCloseTo(forecast.quantile(p).amount(), within(100 + 0.02 * forecast.sd()));
        }
    }

    @Test
    void whoDecidesLaterIsNotDueYet() {
        CohortMember at = new CohortMember(AccountId.of("a"), 0.8, 0.5, TakeRate.known(0.9), Money.parse("USD 1000"));
        ExpansionForecast forecast =
                ExpansionForecast.builder(CurrencyUnit.USD, 1).add("m", at).build();
        CohortForecast cohort = forecast.cohorts().get(0);
        assertThat(cohort.expectedReaches()).isEqualTo(0.8);
        assertThat(cohort.expectedDecisions()).isEqualTo(0.4);
        assertThat(cohort.expectedTakes()).isCloseTo(0.36, within(1e-15));
        assertThat(forecast.sd()).isCloseTo(1000 * Math.sqrt(0.36 * 0.64), within(ROOT));
        assertThat(forecast.quantile(0.63).amount()).isZero();
        assertThat(forecast.quantile(0.65).amount()).isEqualTo(1000);
    }

    /** G5: reach 0.8. */
    @Test
    void reachAndTakeAreTwoProbabilities() {
        ExpansionForecast forecast = hundred(0.8, TakeRate.known(0.9));
        assertThat(forecast.mean().amount()).isCloseTo(72_000, within(ROOT));
        assertThat(forecast.sd()).isCloseTo(4_489.99, within(0.005));
        CohortForecast cohort = forecast.cohorts().get(0);
        assertThat(cohort.accounts()).isEqualTo(100);
        assertThat(cohort.expectedReaches()).isCloseTo(80, within(ROOT));
        assertThat(cohort.expectedTakes()).isCloseTo(72, within(ROOT));
        assertThat(cohort.mean()).isEqualTo(forecast.mean());
        assertThat(cohort.sd()).isEqualTo(forecast.sd());
    }

    @Test
    void reachMayComeFromAnyModelOfTheWait() {
        // 100 accounts that have waited one week on a leg which a fifth of those who wait completes each week
        double reach = GeometricRetention.of(0.2).churnWithin(1, 4).orElseThrow("reach");
        ExpansionForecast forecast = hundred(reach, TakeRate.known(0.9));
        assertThat(forecast.mean().amount()).isCloseTo(90_000 * (1 - Math.pow(0.8, 4)), within(ROOT));
    }

    /** G6: a take rate from 27 of 30 under a uniform prior more than doubles the spread. */
    @Test
    void anEstimatedTakeRateIsSharedByItsStratum() {
        ExpansionForecast forecast = hundred(1.0, TakeRate.estimated("ten users", 27, 30));
        assertThat(forecast.mean().amount()).isCloseTo(87_500, within(ROOT));
        assertThat(forecast.sd()).isCloseTo(6_614.38, within(0.005));
        assertThat(forecast.method()).isEqualTo(ExpansionForecast.Method.EXACT);
        double[] betaBinomial = betaBinomial(100, 28, 4); // the predictive distribution in closed form
        assertThat(quantiles(forecast))
                .containsExactly(
                        1000 * quantile(betaBinomial, 0.05),
                        1000 * quantile(betaBinomial, 0.5),
                        1000 * quantile(betaBinomial, 0.95));
    }

    /** G7: p = .9, .5, .2 give P(0..3) = .04, .41, .46, .09. */
    @Test
    void theCountOfTakersIsPoissonBinomial() {
        double[] p = {0.9, 0.5, 0.2};
        ExpansionForecast forecast = forecast(3, i -> member(i, p[i], TakeRate.known(1), "1"));
        assertThat(forecast.mean().amount()).isCloseTo(1.6, within(ROOT));
        assertThat(forecast.sd() * forecast.sd()).isCloseTo(0.5, within(ROOT));
        double[] cumulative = {0.04, 0.45, 0.91};
        for (int count = 0; count < 3; count++) {
            assertThat(forecast.quantile(cumulative[count] - 1e-6).amount()).isEqualTo(count);
            assertThat(forecast.quantile(cumulative[count] + 1e-6).amount()).isEqualTo(count + 1);
        }
    }

    /** G27: reach .8 then .5, take .9 and .6, value 1,000 and 2,500. */
    @Test
    void milestonesOfOneAccountAreAChain() {
        ExpansionForecast forecast = ExpansionForecast.builder(CurrencyUnit.USD, 3)
                .add("first", member(0, 0.8, TakeRate.known(0.9), "1000"))
                .add("second", member(0, 0.8 * 0.5, TakeRate.known(0.6), "2500"))
                .build();
        assertThat(forecast.mean().amount()).isCloseTo(1_320, within(ROOT));
        // outcomes by hand: 0, 1000, 2500, 3500
        double both = 0.4 * 0.9 * 0.6;
        double onlySecond = 0.4 * 0.1 * 0.6;
        double onlyFirst = 0.4 * 0.9 + 0.4 * 0.9 * 0.4;
        double squares = onlyFirst * 1e6 + onlySecond * 6.25e6 + both * 12.25e6;
        assertThat(forecast.sd()).isCloseTo(Math.sqrt(squares - 1_320.0 * 1_320), within(1e-6));
        double none = 1 - both - onlySecond - onlyFirst;
        assertThat(forecast.quantile(none - 1e-9).amount()).isZero();
        assertThat(forecast.quantile(none + 1e-9).amount()).isEqualTo(1_000);
        assertThat(forecast.quantile(none + onlyFirst + 1e-9).amount()).isEqualTo(2_500);
        assertThat(forecast.quantile(none + onlyFirst + onlySecond + 1e-9).amount())
                .isEqualTo(3_500);
    }

    /** A second algorithm: simulation of chained accounts in two estimated strata. */
    @Test
    void agreesWithASimulationOfSharedRatesAndChains() {
        ExpansionForecast.Builder builder = ExpansionForecast.builder(CurrencyUnit.USD, 3);
        TakeRate first = TakeRate.estimated("first", 3, 4);
        TakeRate second = TakeRate.estimated("second", 1, 5);
        for (int i = 0; i < 10; i++) {
            builder.add("first", member(i, 0.9 - 0.05 * i, first, "100"));
            builder.add("second", member(i, 0.5 - 0.03 * i, second, "300"));
        }
        ExpansionForecast forecast = builder.build();
        assertThat(forecast.method()).isEqualTo(ExpansionForecast.Method.EXACT);
        Random random = new Random(3);
        int n = 60_000;
        double[] sums = new double[n];
        for (int r = 0; r < n; r++) {
            double a = orderStatistic(random, 5, 4); // beta(4, 2)
            double b = orderStatistic(random, 6, 2); // beta(2, 5)
            for (int i = 0; i < 10; i++) {
                double u = random.nextDouble();
                if (u < 0.9 - 0.05 * i && random.nextDouble() < a) {
                    sums[r] += 100;
                }
                if (u < 0.5 - 0.03 * i && random.nextDouble() < b) {
                    sums[r] += 300;
                }
            }
        }
        double mean = Arrays.stream(sums).average().orElseThrow();
        double variance =
                Arrays.stream(sums).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertThat(forecast.mean().amount()).isCloseTo(mean, within(5 * forecast.sd() / Math.sqrt(n)));
        assertThat(forecast.sd()).isCloseTo(Math.sqrt(variance), within(0.02 * forecast.sd()));
        Arrays.sort(sums);
        assertThat(forecast.quantile(0.9).amount()).isCloseTo(sums[(int) (0.9 * n)], within(100.0));
    }

    @Test
    void anEmptyCohortIsNothingWithoutSpread() {
        ExpansionForecast forecast =
                ExpansionForecast.builder(CurrencyUnit.EUR, 1).cohort("none").build();
        assertThat(forecast.mean()).isEqualTo(EstimatedMoney.zero(CurrencyUnit.EUR));
        assertThat(forecast.sd()).isZero();
        assertThat(forecast.quantile(0.95).amount()).isZero();
        assertThat(forecast.cohorts()).hasSize(1);
        assertThat(forecast.cohorts().get(0).accounts()).isZero();
        assertThat(forecast.cohorts().get(0).sd()).isZero();
        assertThat(ExpansionForecast.builder(CurrencyUnit.EUR, 1).build().sd()).isZero();
    }

    @Test
    void certaintyHasNoSpread() {
        ExpansionForecast forecast = forecast(4, i -> member(i, i % 2, TakeRate.known(1), "250.50"));
        assertThat(forecast.mean().amount()).isEqualTo(501);
        assertThat(forecast.sd()).isZero();
        assertThat(quantiles(forecast)).containsExactly(501, 501, 501);
    }

    @Test
    void neverMixesCurrencies() {
        ExpansionForecast dollars = hundred(1, TakeRate.known(0.9));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() ->
                        ExpansionForecast.builder(CurrencyUnit.EUR, 1).add("m", member(0, 1, TakeRate.known(1), "1")));
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> dollars.plus(
                        ExpansionForecast.builder(CurrencyUnit.EUR, 1).build()));
    }

    @Test
    void refusesAnAccountTwiceInACohortAndAStratumWithTwoRates() {
        ExpansionForecast.Builder builder = ExpansionForecast.builder(CurrencyUnit.USD, 1)
                .add("m", member(0, 1, TakeRate.estimated("s", 1, 2), "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add("m", member(0, 1, TakeRate.known(1), "1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add("n", member(1, 1, TakeRate.estimated("s", 2, 2), "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> ExpansionForecast.builder(CurrencyUnit.USD, 0));
    }

    @Test
    void keepsWhoCouldNotBeForecastApart() {
        ExpansionForecast forecast = ExpansionForecast.builder(CurrencyUnit.USD, 1)
                .add("m", member(0, 1, TakeRate.known(0.5), "10"))
                .leaveOut("m", AccountId.of("b"), "nobody was ever offered it")
                .build();
        CohortForecast cohort = forecast.cohorts().get(0);
        assertThat(cohort.accounts()).isEqualTo(1);
        assertThat(cohort.leftOut()).containsEntry(AccountId.of("b"), "nobody was ever offered it");
        assertThat(forecast.plus(ExpansionForecast.builder(CurrencyUnit.USD, 1).build())
                        .cohorts()
                        .get(0)
                        .leftOut())
                .isEqualTo(cohort.leftOut());
    }

    @Test
    void explanationsAddUpToTheMean() {
        ExpansionForecast forecast = ExpansionForecast.builder(CurrencyUnit.USD, 1)
                .add("a", member(0, 0.3, TakeRate.known(0.7), "99.99"))
                .add("a", member(1, 0.9, TakeRate.estimated("s", 3, 9), "120"))
                .add("b", member(2, 0.1, TakeRate.estimated("t", 3, 9), "7"))
                .build();
        assertThat(forecast.explanation().terms().stream()
                        .mapToDouble(Contribution::value)
                        .reduce(0, Double::sum))
                .isEqualTo(forecast.mean().amount());
        for (CohortForecast cohort : forecast.cohorts()) {
            assertThat(cohort.explanation().terms().stream()
                            .mapToDouble(Contribution::value)
                            .reduce(0, Double::sum))
                    .isEqualTo(cohort.mean().amount());
        }
    }

    /**
     * Values of odd cents have no affordable lattice; the bound must hold against the exact answer of whole dollars.
     */
    @Test
    void roundsValuesToACoarserLatticeWithinItsBound() {
        IntFunction<String> cents = i -> 5_000 + 37 * i + "." + (10 + i % 89);
        ExpansionForecast odd =
                forecast(200, i -> member(i, 0.3 + i / 400.0, TakeRate.estimated("s", 5, 9), cents.apply(i)));
        assertThat(odd.method()).isEqualTo(ExpansionForecast.Method.ROUNDED);
        assertThat(odd.quantileErrorBound()).isLessThan(0.1 * odd.sd());
        double[] simulated = simulate(odd, 40_000);
        for (double p : new double[] {0.05, 0.5, 0.95}) {
            assertThat(odd.quantile(p).amount())
                    .isCloseTo(simulated[(int) (p * simulated.length)], within(0.04 * odd.sd()));
        }
    }

    /** The normal path against the exact one on the same accounts. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void theNormalPathAgreesWithTheExactOne(int offers) {
        TakeRate rate = offers == 0 ? TakeRate.known(0.3) : TakeRate.estimated("s", 3, offers);
        ExpansionForecast forecast = forecast(600, i -> member(i, 0.2 + i / 1_000.0, rate, i % 3 == 0 ? "200" : "100"));
        assertThat(forecast.method()).isEqualTo(ExpansionForecast.Method.EXACT);
        java.util.List<ForecastUnit> units =
                ForecastUnit.of(forecast.cohorts().get(0).members());
        GridDistribution normal = NormalKernel.of(units, ForecastMoments.of(units));
        assertThat(normal.mean()).isCloseTo(forecast.mean().amount(), within(0.01 * forecast.sd()));
        for (double p : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
            // half a lattice step of 100 beside 2 % of a standard deviation
            assertThat(normal.quantile(p)).isCloseTo(forecast.quantile(p).amount(), within(50 + 0.02 * forecast.sd()));
        }
    }

    @Test
    void ratesThatAccountsTieTogetherAreDrawnFromTheirPosteriors() {
        ExpansionForecast.Builder builder = ExpansionForecast.builder(CurrencyUnit.USD, 1);
        for (int i = 0; i < 120; i++) {
            builder.add("first", member(i, 0.4, TakeRate.estimated("first " + i % 3, 3, 10), "100"));
            builder.add("second", member(i, 0.2, TakeRate.estimated("second " + i % 4, 2, 8), "300"));
        }
        ExpansionForecast drawn = builder.build();
        assertThat(drawn.method()).isEqualTo(ExpansionForecast.Method.DRAWN);
        assertThat(drawn.quantileErrorBound()).isInfinite();
        double simulatedMedian = simulatedMedian();
        assertThat(drawn.quantile(0.5).amount()).isCloseTo(simulatedMedian, within(0.1 * drawn.sd()));
    }

    /** The same book by plain simulation: rates from sums of exponentials, then each account on its own. */
    private static double simulatedMedian() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(7);
        double[] totals = new double[20_000];
        for (int run = 0; run < totals.length; run++) {
            double[] first = {beta(random, 4, 8), beta(random, 4, 8), beta(random, 4, 8)};
            double[] second = {beta(random, 3, 7), beta(random, 3, 7), beta(random, 3, 7), beta(random, 3, 7)};
            for (int i = 0; i < 120; i++) {
                double u = random.nextDouble();
                totals[run] += u < 0.4 && random.nextDouble() < first[i % 3] ? 100 : 0;
                totals[run] += u < 0.2 && random.nextDouble() < second[i % 4] ? 300 : 0;
            }
        }
        java.util.Arrays.sort(totals);
        return totals[totals.length / 2];
    }

    private static double beta(java.util.SplittableRandom random, int a, int b) {
        double own = 0;
        double all = 0;
        for (int i = 0; i < a + b; i++) {
            double exponential = -Math.log(1 - random.nextDouble());
            all += exponential;
            own += i < a ? exponential : 0;
        }
        return own / all;
    }

    @Test
    void aHundredThousandAccountsTakeTheNormalPath() {
        ExpansionForecast forecast = forecast(
                100_000,
                i -> member(i, (i % 100) / 100.0, TakeRate.estimated("s" + i % 4, 30, 40), 100 + i % 977 + ".37"));
        assertThat(forecast.method()).isEqualTo(ExpansionForecast.Method.NORMAL);
        assertThat(forecast.quantileErrorBound()).isInfinite();
        double spread =
                forecast.quantile(0.95).amount() - forecast.quantile(0.05).amount();
        assertThat(spread).isCloseTo(2 * 1.645 * forecast.sd(), within(0.05 * forecast.sd()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void refusesAProbabilityOutsideItsRange(double bad) {
        ExpansionForecast forecast = hundred(1, TakeRate.known(0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forecast.quantile(bad))
                .withMessage("probability must be in (0, 1), was %s", bad);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void refusesAReachOutsideItsRange(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> member(0, bad, TakeRate.known(1), "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> TakeRate.known(bad));
    }

    static ExpansionForecast forecast(int accounts, IntFunction<CohortMember> member) {
        ExpansionForecast.Builder builder = ExpansionForecast.builder(CurrencyUnit.USD, 1);
        for (int i = 0; i < accounts; i++) {
            builder.add("milestone", member.apply(i));
        }
        return builder.build();
    }

    static CohortMember member(int account, double reach, TakeRate take, String value) {
        return new CohortMember(AccountId.of("account-" + account), reach, take, Money.parse("USD " + value));
    }

    private static ExpansionForecast hundred(double reach, TakeRate take) {
        return forecast(100, i -> member(i, reach, take, "1000"));
    }

    private static double[] quantiles(ExpansionForecast forecast) {
        return new double[] {
            forecast.quantile(0.05).amount(),
            forecast.quantile(0.5).amount(),
            forecast.quantile(0.95).amount()
        };
    }

    private static double[] betaBinomial(int n, double a, double b) {
        double[] p = new double[n + 1];
        double log = 0; // log of (b)_n / (a + b)_n
        for (int i = 0; i < n; i++) {
            log += Math.log(b + i) - Math.log(a + b + i);
        }
        p[0] = Math.exp(log);
        for (int k = 0; k < n; k++) {
            p[k + 1] = p[k] * (n - k) / (k + 1) * (a + k) / (b + n - k - 1);
        }
        return p;
    }

    private static int quantile(double[] probabilities, double p) {
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            sum += probabilities[k];
            if (sum >= p) {
                return k;
            }
        }
        throw new AssertionError("the probabilities add up to " + sum);
    }

    /** The k-th smallest of n uniform numbers is beta(k, n + 1 - k). */
    private static double orderStatistic(Random random, int n, int k) {
        return random.doubles(n).sorted().skip(k - 1).findFirst().orElseThrow();
    }

    private static double[] simulate(ExpansionForecast forecast, int n) {
        Random random = new Random(5);
        double[] sums = new double[n];
        for (int r = 0; r < n; r++) {
            double rate = orderStatistic(random, 10, 6); // beta(6, 5): 5 of 9 under the uniform prior
            for (CohortMember member : forecast.cohorts().get(0).members()) {
                if (random.nextDouble() < member.reach() * rate) {
                    sums[r] += member.amount();
                }
            }
        }
        Arrays.sort(sums);
        return sums;
    }
}

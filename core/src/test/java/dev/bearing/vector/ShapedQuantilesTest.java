package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.internal.stats.BetaSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How far quantiles that are shaped by three moments are off: from 5 to 95 % by no more than half the largest value and
 * 8 % of the standard deviation, over a grid of how many may take, how likely, for how much, and how well the take rate
 * is known. Held against exact convolution, and against simulation where milestones of one account are chained.
 */
class ShapedQuantilesTest {

    private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final int[] SIZES = {5, 10, 20, 50, 100, 300, 1_000};
    private static final int DRAWS = 8_000;

    /** What each account's expansion is worth, by its number and how many there are. */
    private enum Values {
        EQUAL,
        ONE_TO_TWELVE,
        ONE_TO_TWENTY,
        ONE_OUTWEIGHS_ALL;

        int of(int i, int n) {
            return switch (this) {
                case EQUAL -> 1_000;
                case ONE_TO_TWELVE -> i % 4 == 0 ? 7_200 : 600;
                case ONE_TO_TWENTY -> 100 * (1 + i * 7 % 20);
                case ONE_OUTWEIGHS_ALL -> i == 0 ? 100 * Math.max(10, n / 2) : 100;
            };
        }
    }

    private static final List<IntToDoubleFunction> REACHES =
            List.of(i -> 0.01, i -> 0.05, i -> 0.2, i -> 0.5, i -> 0.9, i -> (i % 10 + 0.5) / 10);

    private static final List<IntFunction<TakeRate>> TAKES = List.of(
            i -> TakeRate.known(1),
            i -> TakeRate.estimated("badly known", 3, 4),
            i -> TakeRate.estimated("well known", 27, 30),
            i -> TakeRate.estimated("stratum " + i % 4, 3, 10));

    @ParameterizedTest
    @EnumSource
    void areWithinTheirBoundOfTheExactOnes(Values values) {
        int compared = 0;
        for (IntFunction<TakeRate> take : TAKES) {
            for (IntToDoubleFunction reach : REACHES) {
                for (int n : SIZES) {
                    List<ForecastUnit> units = units(n, 1, i -> values.of(i, n), reach, take);
                    TakenDistribution exact = TakenDistribution.of(units);
                    if (exact.method() == ExpansionForecast.Method.EXACT) {
                        compared++;
                        for (double level : LEVELS) {
                            holds(units, level, exact.quantile(level), 0);
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(150);
    }

    @Test
    void areWithinTheirBoundOfSimulatedOnesWhereMilestonesAreChained() {
        IntUnaryOperator values = i -> new int[] {600, 3_000, 7_200}[i % 3];
        for (int accounts : new int[] {10, 40, 120}) {
            for (double reach : new double[] {0.1, 0.4, 0.9}) {
                for (int offers : new int[] {4, 30}) {
                    List<ForecastUnit> units = units(
                            3 * accounts,
                            3,
                            values,
                            i -> Math.pow(reach, 1 + i % 3),
                            i -> TakeRate.estimated("milestone " + i % 3, offers / 2, offers));
                    double[] drawn = simulated(units);
                    for (double level : LEVELS) {
                        // four standard errors of the simulated probability
                        double off = 4 * Math.sqrt(level * (1 - level) / DRAWS);
                        double low = drawn[(int) (DRAWS * Math.max(0, level - off))];
                        double high = drawn[(int) (DRAWS * Math.min(1, level + off))];
                        holds(units, level, (low + high) / 2, (high - low) / 2);
                    }
                }
            }
        }
    }

    private static void holds(List<ForecastUnit> units, double level, double quantile, double slack) {
        ForecastMoments moments = ForecastMoments.of(units);
        List<CohortMember> members =
                units.stream().flatMap(unit -> unit.members().stream()).toList();
        double most = members.stream().mapToDouble(CohortMember::amount).sum();
        double largest =
                members.stream().mapToDouble(CohortMember::amount).max().orElseThrow();
        double shaped = Math.min(most, Math.max(0, moments.three().quantile(level)));
        assertThat(Math.abs(shaped - quantile))
                .as("%s of %s chances", level, members.size())
                .isLessThanOrEqualTo(0.08 * Math.sqrt(moments.variance()) + largest / 2 + slack);
    }

    private static List<ForecastUnit> units(
            int n, int chain, IntUnaryOperator values, IntToDoubleFunction reach, IntFunction<TakeRate> take) {
        List<CohortMember> members = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            members.add(new CohortMember(
                    AccountId.of("a" + i / chain),
                    reach.applyAsDouble(i),
                    take.apply(i),
                    Money.ofMajor(CurrencyUnit.USD, values.applyAsInt(i))));
        }
        return ForecastUnit.of(members);
    }

    /** Returns sorted sums: the rates are drawn, then how far each account comes, then what it takes. */
    private static double[] simulated(List<ForecastUnit> units) {
        SplittableRandom random = new SplittableRandom(20_261_122);
        BetaSampler sampler = new BetaSampler(random);
        List<TakeRate.Estimated> rates = IntStream.range(0, 3)
                .mapToObj(
                        k -> (TakeRate.Estimated) units.get(0).members().get(k).take())
                .toList();
        double[] sums = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] share = rates.stream()
                    .mapToDouble(rate -> sampler.next(rate.a(), rate.b()))
                    .toArray();
            for (ForecastUnit unit : units) {
                double comes = random.nextDouble();
                for (int k = 0; k < share.length; k++) {
                    CohortMember member = unit.members().get(k);
                    sums[draw] += comes < member.reach() && random.nextDouble() < share[k] ? member.amount() : 0;
                }
            }
        }
        Arrays.sort(sums);
        return sums;
    }
}

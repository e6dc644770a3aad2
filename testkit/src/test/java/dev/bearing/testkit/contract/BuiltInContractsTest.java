package dev.bearing.testkit.contract;

import dev.bearing.health.Aggregate;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthStrategy;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.revenue.Metric;
import dev.bearing.revenue.Metrics;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.DiscreteTimeHazard;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.NelsonAalen;
import dev.bearing.survival.PiecewiseHazard;
import dev.bearing.survival.RetentionModel;
import dev.bearing.survival.ShiftedBetaGeometric;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import dev.bearing.vector.SuccessVectorStrategy;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;

/** What the library promises of strategies and models in general, held against those it ships. */
class BuiltInContractsTest {

    /** Tenures in months, every third not over yet; all those of 36 months and more. */
    private static final long[] TIMES =
            LongStream.range(0, 300).map(i -> 1 + i * 37 % 41).toArray();

    private static final int[] ENDS = IntStream.range(0, 300)
            .map(i -> i % 3 == 0 || TIMES[i] >= 36 ? 0 : 1)
            .toArray();
    private static final double[] X =
            IntStream.range(0, 300).mapToDouble(i -> i % 5).toArray();

    @Nested
    class TheStandardSuccessVector extends SuccessVectorStrategyContract {

        @Override
        protected SuccessVectorStrategy strategy() {
            return SuccessVectorStrategy.standard();
        }
    }

    @Nested
    class AScorecard extends HealthStrategyContract {

        @Override
        protected HealthStrategy strategy() {
            return Scorecard.builder("card", "1")
                    .measure(Measure.builder("logins", new Curve.Linear(0, 100))
                            .aggregate(Aggregate.MEAN)
                            .windowDays(30)
                            .build())
                    .measure(Measure.builder("nps", new Curve.Linear(0, 100))
                            .weight(2)
                            .build())
                    .build();
        }

        @Override
        protected List<String> signals() {
            return List.of("logins", "nps");
        }

        @Override
        protected List<String> higherIsBetter() {
            return signals();
        }
    }

    @Nested
    class LogoChurn extends MetricContract<Metrics.Share, Rate> {

        @Override
        protected Metric<Metrics.Share, Rate> metric() {
            return Metrics.logoChurn();
        }
    }

    @Nested
    class NetRevenueRetention extends MetricContract<Metrics.Share, Rate> {

        @Override
        protected Metric<Metrics.Share, Rate> metric() {
            return Metrics.netRevenueRetention();
        }
    }

    @Nested
    class ConstantChurnOfAHost extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return new RetentionModel() {
                @Override
                public String name() {
                    return "three-percent";
                }

                @Override
                public Answer<Double> survival(long time) {
                    if (time < 0) {
                        throw new IllegalArgumentException("time must not be negative, was " + time);
                    }
                    return Answer.known(Math.pow(0.97, time));
                }

                @Override
                public FitProvenance provenance() {
                    return FitProvenance.builder(name(), 0, 0).build();
                }
            };
        }
    }

    @Nested
    class KaplanMeierCurve extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return KaplanMeier.of(Spells.of(TIMES, ENDS));
        }
    }

    @Nested
    class NelsonAalenCurve extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return NelsonAalen.of(Spells.of(TIMES, ENDS), NelsonAalen.Form.POISSON);
        }
    }

    @Nested
    class PiecewiseConstantHazard extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return PiecewiseHazard.of(Spells.of(TIMES, ENDS), 6, 20);
        }
    }

    @Nested
    class CoxRegression extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            boolean[] event = new boolean[ENDS.length];
            for (int row = 0; row < ENDS.length; row++) {
                event[row] = ENDS[row] == 1;
            }
            return CoxModel.builder(LongStream.of(TIMES).asDoubleStream().toArray(), event)
                    .covariate("x", X)
                    .fit()
                    .orElseThrow("fit")
                    .forCustomer(new double[] {1});
        }
    }

    @Nested
    class HazardInDiscreteTime extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return DiscreteTimeHazard.builder("x")
                    .fit(
                            Spells.of(TIMES, ENDS),
                            DoubleStream.of(X).mapToObj(x -> new double[] {x}).toArray(double[][]::new))
                    .orElseThrow("fit")
                    .retention(1);
        }
    }

    @Nested
    class ShiftedBetaGeometricModel extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return ShiftedBetaGeometric.of(0.7, 1.2);
        }
    }

    @Nested
    class EverybodyLeavesAtTheFirstRenewal extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return GeometricRetention.of(1);
        }
    }
}

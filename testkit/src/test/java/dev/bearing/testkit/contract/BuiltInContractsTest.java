package dev.bearing.testkit.contract;

import dev.bearing.health.Aggregate;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthStrategy;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.revenue.Metric;
import dev.bearing.revenue.Metrics;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import dev.bearing.vector.SuccessVectorStrategy;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;

/** What the library promises of strategies and models in general, held against those it ships. */
class BuiltInContractsTest {

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

        @Override
        protected OptionalDouble withoutUnit(Rate result) {
            return result.fraction().toOptional().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
        }
    }

    @Nested
    class NetRevenueRetention extends MetricContract<Metrics.Share, Rate> {

        @Override
        protected Metric<Metrics.Share, Rate> metric() {
            return Metrics.netRevenueRetention();
        }

        @Override
        protected OptionalDouble withoutUnit(Rate result) {
            return result.fraction().toOptional().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
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
}

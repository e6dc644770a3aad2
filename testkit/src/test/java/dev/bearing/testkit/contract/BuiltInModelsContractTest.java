package dev.bearing.testkit.contract;

import dev.bearing.evidence.RetentionData;
import dev.bearing.survival.BetaDiscreteWeibull;
import dev.bearing.survival.BgBb;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.DiscreteTimeHazard;
import dev.bearing.survival.DiscreteWeibull;
import dev.bearing.survival.DurationFit;
import dev.bearing.survival.ExponentialGamma;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.HazardLink;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.NelsonAalen;
import dev.bearing.survival.ParetoNbd;
import dev.bearing.survival.PiecewiseHazard;
import dev.bearing.survival.RenewalCounts;
import dev.bearing.survival.RetentionFit;
import dev.bearing.survival.RetentionModel;
import dev.bearing.survival.ShiftedBetaGeometric;
import dev.bearing.survival.WeibullGamma;
import dev.bearing.survival.WeibullRetention;
import dev.bearing.testkit.RetentionWorld;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;

/** The promises of a model of retention, held against every one the library ships, each fitted to drawn rows. */
class BuiltInModelsContractTest {

    private static final RetentionData ROWS =
            RetentionWorld.named("proportional-hazards").draw(800, 48, 3).data();

    private static final RetentionWorld WORLD = RetentionWorld.named("late-entry");

    @Nested
    class AKaplanMeierCurve extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return KaplanMeier.of(ROWS.spells());
        }
    }

    @Nested
    class AKaplanMeierCurveOfLateEntries extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return KaplanMeier.of(WORLD.draw(300, 36, 4).spells());
        }
    }

    @Nested
    class AKaplanMeierCurveThatEndsAtZero extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return KaplanMeier.of(new int[] {3, 5, 5, 8}, new boolean[] {true, false, true, true});
        }
    }

    @Nested
    class ANelsonAalenCurve extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return NelsonAalen.of(ROWS.spells(), NelsonAalen.Form.POISSON);
        }
    }

    @Nested
    class ABinomialNelsonAalenCurve extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return NelsonAalen.of(WORLD.draw(300, 36, 4).spells(), NelsonAalen.Form.BINOMIAL);
        }
    }

    @Nested
    class APiecewiseHazard extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return PiecewiseHazard.of(ROWS.spells(), 6, 12);
        }
    }

    @Nested
    class AConstantHazard extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return PiecewiseHazard.constant(ROWS.spells());
        }
    }

    @Nested
    class AShiftedBetaGeometric extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return ShiftedBetaGeometric.fit(RenewalCounts.ofTenures(ROWS.spells()))
                    .map(RetentionFit::model)
                    .orElseThrow("it must fit");
        }
    }

    @Nested
    class ABgBb extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return BgBb.of(1.2, 0.75, 0.66, 2.8);
        }
    }

    @Nested
    class AParetoNbd extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return ParetoNbd.of(0.55, 10.6, 0.6, 11.7);
        }
    }

    @Nested
    class AnExtremeShiftedBetaGeometric extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return ShiftedBetaGeometric.of(1e-3, 2e-3);
        }

        @Override
        protected long horizon() {
            return 600;
        }
    }

    @Nested
    class ABetaDiscreteWeibull extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return BetaDiscreteWeibull.fit(RenewalCounts.ofTenures(ROWS.spells()))
                    .map(RetentionFit::model)
                    .orElseThrow("it must fit");
        }
    }

    @Nested
    class AnExtremeBetaDiscreteWeibull extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return BetaDiscreteWeibull.of(1e-3, 2e-3, 40);
        }

        @Override
        protected long horizon() {
            return 600;
        }
    }

    @Nested
    class ADiscreteWeibull extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return DiscreteWeibull.fit(RenewalCounts.ofTenures(ROWS.spells()))
                    .map(RetentionFit::model)
                    .orElseThrow("it must fit");
        }
    }

    @Nested
    class ADiscreteWeibullThatEndsSoon extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return DiscreteWeibull.of(0.3, 4);
        }
    }

    @Nested
    class AnExponentialGamma extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return ExponentialGamma.fit(ROWS.spells()).map(DurationFit::model).orElseThrow("it must fit");
        }
    }

    @Nested
    class AWeibullGamma extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return WeibullGamma.of(0.5, 200, 1.8);
        }
    }

    @Nested
    class AWeibullRetention extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return WeibullRetention.of(0.2, 2.5);
        }
    }

    @Nested
    class AGeometric extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return GeometricRetention.fit(RenewalCounts.ofTenures(ROWS.spells()))
                    .map(RetentionFit::model)
                    .orElseThrow("it must fit");
        }
    }

    @Nested
    class AGeometricOfWhichNobodyRenews extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return GeometricRetention.of(1);
        }
    }

    @Nested
    class ACurveOfACoxModel extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            double[] stops = Arrays.stream(ROWS.times()).asDoubleStream().toArray();
            return CoxModel.builder(stops, ROWS.eventFlags())
                    .covariates(ROWS.covariateNames(), ROWS.covariateRows())
                    .fit()
                    .orElseThrow("it must fit")
                    .forCustomer(new double[] {1, -2});
        }
    }

    @Nested
    class ADiscreteHazard extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return discrete(HazardLink.LOGIT).retention(0, 2);
        }
    }

    @Nested
    class ADiscreteHazardThatIsExtrapolated extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return discrete(HazardLink.CLOGLOG).extrapolated(1, 0);
        }
    }

    @Nested
    class TheTruthOfAWorldOfTwoKinds extends RetentionModelContract {

        @Override
        protected RetentionModel model() {
            return RetentionWorld.named("cured-fraction").truth();
        }
    }

    private static DiscreteTimeHazard discrete(HazardLink link) {
        return DiscreteTimeHazard.builder(ROWS.covariateNames())
                .link(link)
                .fit(ROWS.spells(), ROWS.covariateRows())
                .orElseThrow("it must fit");
    }
}

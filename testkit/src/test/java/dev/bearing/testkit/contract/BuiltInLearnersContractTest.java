package dev.bearing.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.evidence.RetentionLearner;
import dev.bearing.evidence.RetentionLearners;
import dev.bearing.survival.BetaDiscreteWeibull;
import dev.bearing.survival.WeibullGamma;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The promises of a learner, held against every one that has a name. */
class BuiltInLearnersContractTest {

    @Test
    void everyLearnerThatHasANameIsHeldAgainstThem() {
        assertThat(RetentionLearners.names())
                .isEqualTo(List.of(
                        "kaplan-meier",
                        "nelson-aalen",
                        "exponential",
                        "geometric",
                        "sbg",
                        "discrete-weibull",
                        "bdw",
                        "exponential-gamma",
                        "weibull-gamma",
                        "cox",
                        "discrete-time-hazard"));
    }

    @Nested
    class LearnsKaplanMeier extends OfTimeAlone {
        LearnsKaplanMeier() {
            super("kaplan-meier");
        }
    }

    /** exp(-H) lies above the product of the chances to stay, by half the square of a month's hazard for each month. */
    @Nested
    class LearnsNelsonAalen extends OfTimeAlone {
        LearnsNelsonAalen() {
            super("nelson-aalen");
        }
    }

    @Nested
    class LearnsAnExponential extends OfTimeAlone {
        LearnsAnExponential() {
            super("exponential");
        }
    }

    @Nested
    class LearnsAGeometric extends OfTimeAlone {
        LearnsAGeometric() {
            super("geometric");
        }
    }

    /** What is left of a beta mixture leaves ever more slowly. */
    @Nested
    class LearnsAShiftedBetaGeometric extends OfTimeAlone {
        LearnsAShiftedBetaGeometric() {
            super("sbg");
        }

        @Override
        protected double hazard(double covariate, long month) {
            return 0.8 / (0.8 + 12 + month - 1);
        }
    }

    /** A hazard of a month that falls by a power of age. */
    @Nested
    class LearnsADiscreteWeibull extends OfTimeAlone {
        LearnsADiscreteWeibull() {
            super("discrete-weibull");
        }

        @Override
        protected double hazard(double covariate, long month) {
            return 1 - Math.pow(0.93, Math.pow(month, 0.7) - Math.pow(month - 1, 0.7));
        }
    }

    /** A beta mixture of hazards that rise with age. */
    @Nested
    class LearnsABetaDiscreteWeibull extends OfTimeAlone {
        LearnsABetaDiscreteWeibull() {
            super("bdw");
        }

        @Override
        protected double hazard(double covariate, long month) {
            return 1 - BetaDiscreteWeibull.of(0.5, 8, 1.5).retentionRate(month);
        }
    }

    /** A month's share of a hazard that falls as those likely to leave go; months are taken for exact times. */
    @Nested
    class LearnsAnExponentialGamma extends OfTimeAlone {
        LearnsAnExponentialGamma() {
            super("exponential-gamma");
        }

        @Override
        protected double hazard(double covariate, long month) {
            return -Math.expm1(1.5 * Math.log((30.0 + month - 1) / (30.0 + month)));
        }
    }

    @Nested
    class LearnsAWeibullGamma extends OfTimeAlone {
        LearnsAWeibullGamma() {
            super("weibull-gamma");
        }

        @Override
        protected double hazard(double covariate, long month) {
            WeibullGamma model = WeibullGamma.of(2, 60, 1.2);
            return -Math.expm1(model.logSurvival((double) month) - model.logSurvival(month - 1.0));
        }
    }

    @Nested
    class LearnsCox extends RetentionLearnerContract {

        @Override
        protected RetentionLearner learner() {
            return RetentionLearners.cox();
        }
    }

    @Nested
    class LearnsADiscreteTimeHazard extends RetentionLearnerContract {

        @Override
        protected RetentionLearner learner() {
            return RetentionLearners.discreteTimeHazard();
        }
    }

    /** A learner that does not look at covariates. */
    private abstract static class OfTimeAlone extends RetentionLearnerContract {

        private final String name;

        OfTimeAlone(String name) {
            this.name = name;
        }

        @Override
        protected RetentionLearner learner() {
            return RetentionLearners.named(name).orElseThrow();
        }

        @Override
        protected boolean usesCovariates() {
            return false;
        }
    }
}

package dev.bearing.survival;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.function.Function;

/** A model whose numbers get their intervals from their slopes in the model's coordinates. */
record DeltaMethod(RetentionModel model, Steps steps) implements UncertainRetention {

    /** The step of a derivative; its error is of the order step^4. */
    private static final double STEP = 1e-3;

    /** The coordinates of a model, and how they vary. */
    interface Steps {

        Steps NONE = new Steps() {
            @Override
            public int dimensions() {
                return 0;
            }

            @Override
            public RetentionModel moved(int coordinate, double by) {
                throw new IndexOutOfBoundsException(coordinate);
            }

            @Override
            public boolean isFixed(int coordinate) {
                throw new IndexOutOfBoundsException(coordinate);
            }

            @Override
            public Answer<Double> variance(double[] slopes) {
                return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "the model is taken as certain");
            }
        };

        int dimensions();

        RetentionModel moved(int coordinate, double by);

        /** Returns whether a coordinate does not vary. */
        boolean isFixed(int coordinate);

        /** Returns the variance of a number with these slopes in the coordinates, or why there is none. */
        Answer<Double> variance(double[] slopes);

        static Steps of(FittedCoordinates fit) {
            return new Steps() {
                @Override
                public int dimensions() {
                    return fit.dimensions();
                }

                @Override
                public RetentionModel moved(int coordinate, double by) {
                    double[] all = new double[fit.dimensions()];
                    all[coordinate] = by;
                    return fit.moved(all);
                }

                @Override
                public boolean isFixed(int coordinate) {
                    return !(fit.covariance(coordinate, coordinate) > 0);
                }

                @Override
                public Answer<Double> variance(double[] slopes) {
                    double variance = 0;
                    for (int i = 0; i < slopes.length; i++) {
                        for (int j = 0; j < slopes.length; j++) {
                            double covariance = slopes[i] == 0 || slopes[j] == 0 ? 0 : fit.covariance(i, j);
                            variance += slopes[i] * slopes[j] * covariance;
                        }
                    }
                    return Answer.known(variance);
                }
            };
        }

        /** Of a number that no step moves the curve does not say that it is certain: too few were seen. */
        static Steps of(StepCurve curve) {
            return new Steps() {
                @Override
                public int dimensions() {
                    return curve.steps();
                }

                @Override
                public RetentionModel moved(int coordinate, double by) {
                    return curve.scaledFrom(coordinate, Math.exp(by));
                }

                @Override
                public boolean isFixed(int coordinate) {
                    return curve.isLast(coordinate);
                }

                @Override
                public Answer<Double> variance(double[] slopes) {
                    double variance = curve.variance(slopes);
                    return variance == 0
                            ? Answer.unknown(
                                    Answer.Reason.INSUFFICIENT_DATA,
                                    "no event moves the number, so its standard error is 0 and says nothing")
                            : Answer.known(variance);
                }
            };
        }
    }

    @Override
    public Answer<Estimate> estimate(Function<RetentionModel, Answer<Double>> quantity) {
        return finite(model, quantity).map(value -> new Estimate(value, interval(value, quantity)));
    }

    /** The number with its own explanation; UNBOUNDED where it is infinite. */
    static Answer<Double> finite(RetentionModel model, Function<RetentionModel, Answer<Double>> quantity) {
        Answer<Double> value = quantity.apply(model);
        return value.toOptional().filter(known -> !Double.isFinite(known)).isPresent()
                ? Answer.unknown(Answer.Reason.UNBOUNDED, "the number has no bound under " + model.name())
                : value;
    }

    private Answer<Interval> interval(double value, Function<RetentionModel, Answer<Double>> quantity) {
        double[] slopes = new double[steps.dimensions()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = steps.isFixed(i) ? 0 : slope(quantity, i);
        }
        return steps.variance(slopes).flatMap(variance -> around(value, variance));
    }

    private static Answer<Interval> around(double value, double variance) {
        if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "the number is not known on both sides of the parameters");
        }
        double error = Math.sqrt(variance);
        return Answer.known(
                Interval.of95(value - Proportions.Z95 * error, value + Proportions.Z95 * error),
                Explanation.inputs("delta method", List.of(new Contribution("standard error", error))));
    }

    private double slope(Function<RetentionModel, Answer<Double>> quantity, int coordinate) {
        double near = at(quantity, coordinate, STEP) - at(quantity, coordinate, -STEP);
        double far = at(quantity, coordinate, 2 * STEP) - at(quantity, coordinate, -2 * STEP);
        return (8 * near - far) / (12 * STEP);
    }

    private double at(Function<RetentionModel, Answer<Double>> quantity, int coordinate, double by) {
        return quantity.apply(steps.moved(coordinate, by)).toOptional().orElse(Double.NaN);
    }
}

package dev.bearing.review;

import dev.bearing.evidence.PredictedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** The forecast that takes no model: the last month repeats, with the errors that this has made so far. */
final class NaiveForecast {

    private NaiveForecast() {}

    /** Returns the last month's amount for each of so many months ahead, added up. */
    static PredictedValue sum(List<Double> months, int ahead) {
        return of(months, ahead, 0, Double::sum);
    }

    /** Returns the last month's ratio for each of so many months ahead, multiplied. */
    static PredictedValue product(List<Double> months, int ahead) {
        return of(months, ahead, 1, (a, b) -> a * b);
    }

    private static PredictedValue of(List<Double> months, int ahead, double none, DoubleBinaryOperator fold) {
        if (months.isEmpty()) {
            return PredictedValue.of(0);
        }
        List<Double> errors = new ArrayList<>();
        for (int at = 0; at + ahead < months.size(); at++) {
            double actual = none;
            for (int i = 1; i <= ahead; i++) {
                actual = fold.applyAsDouble(actual, months.get(at + i));
            }
            errors.add(actual - repeated(months.get(at), ahead, none, fold));
        }
        return PredictedValue.of(repeated(months.get(months.size() - 1), ahead, none, fold), errors);
    }

    private static double repeated(double month, int ahead, double none, DoubleBinaryOperator fold) {
        double sum = none;
        for (int i = 0; i < ahead; i++) {
            sum = fold.applyAsDouble(sum, month);
        }
        return sum;
    }
}

package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.linear.Eigenvalues;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The covariance of estimated parameters, by their names. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves its model
record ParameterCovariance(List<String> names, double[][] matrix) {

    Map<String, Double> standardErrors() {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            errors.put(names.get(i), Math.sqrt(matrix[i][i]));
        }
        return errors;
    }

    double of(String one, String other) {
        return matrix[index(one)][index(other)];
    }

    int index(String parameter) {
        int index = names.indexOf(parameter);
        checkArgument(index >= 0, "parameter must be one of %s, was %s", names, parameter);
        return index;
    }

    /** Returns the ratio of the largest to the smallest eigenvalue of the correlation matrix. */
    double conditionNumber() {
        int n = matrix.length;
        if (n == 1) {
            return 1;
        }
        if (n == 2) {
            double determinant = matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[0][1];
            double squared = determinant / (matrix[0][0] * matrix[1][1]);
            double correlation = Math.sqrt(1 - squared);
            return (1 + correlation) * (1 + correlation) / squared;
        }
        double[][] correlations = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                correlations[i][j] = matrix[i][j] / Math.sqrt(matrix[i][i] * matrix[j][j]);
            }
        }
        DoubleSummaryStatistics values =
                Arrays.stream(Eigenvalues.of(correlations)).summaryStatistics();
        return values.getMax() / values.getMin();
    }
}

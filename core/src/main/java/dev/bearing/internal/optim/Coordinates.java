package dev.bearing.internal.optim;

import static java.util.Objects.checkIndex;

/** The same function of other coordinates, with its derivatives. */
public final class Coordinates {

    private Coordinates() {}

    /**
     * Returns a function of the difference u of the first two coordinates and their sum w in place of the two, the
     * others as they are: Newton's steps are the same, but where w hardly matters the matrix keeps its digits.
     *
     * @param dimensions how many coordinates there are, 2 or more
     */
    public static DampedNewton.Objective differenceAndSum(DampedNewton.Objective objective, int dimensions) {
        double[] own = new double[dimensions];
        double[][] matrix = new double[dimensions][dimensions];
        return (point, gradient, hessian) -> {
            double value = objective.at(fromDifferenceAndSum(point), own, matrix);
            gradient[0] = (own[0] - own[1]) / 2;
            gradient[1] = (own[0] + own[1]) / 2;
            double outer = matrix[0][0] + matrix[1][1];
            hessian[0][0] = (outer - 2 * matrix[0][1]) / 4;
            hessian[1][1] = (outer + 2 * matrix[0][1]) / 4;
            hessian[0][1] = (matrix[0][0] - matrix[1][1]) / 4;
            hessian[1][0] = hessian[0][1];
            for (int i = 2; i < dimensions; i++) {
                gradient[i] = own[i];
                hessian[0][i] = (matrix[0][i] - matrix[1][i]) / 2;
                hessian[1][i] = (matrix[0][i] + matrix[1][i]) / 2;
                hessian[i][0] = hessian[0][i];
                hessian[i][1] = hessian[1][i];
                System.arraycopy(matrix[i], 2, hessian[i], 2, dimensions - 2);
            }
            return value;
        };
    }

    /** Returns u and w, then the rest, of coordinates. */
    public static double[] toDifferenceAndSum(double[] own) {
        double[] point = own.clone();
        point[0] = own[0] - own[1];
        point[1] = own[0] + own[1];
        return point;
    }

    /** Returns the coordinates of u and w, and the rest. */
    public static double[] fromDifferenceAndSum(double[] point) {
        double[] own = point.clone();
        own[0] = (point[1] + point[0]) / 2;
        own[1] = (point[1] - point[0]) / 2;
        return own;
    }

    /** Returns the covariance of the coordinates, given that of u and w and the rest. */
    public static double[][] covarianceFromDifferenceAndSum(double[][] c) {
        int n = c.length;
        double[][] own = new double[n][n];
        double outer = c[0][0] + c[1][1];
        own[0][0] = (outer + 2 * c[0][1]) / 4;
        own[1][1] = (outer - 2 * c[0][1]) / 4;
        own[0][1] = (c[1][1] - c[0][0]) / 4;
        own[1][0] = own[0][1];
        for (int i = 2; i < n; i++) {
            own[0][i] = (c[1][i] + c[0][i]) / 2;
            own[1][i] = (c[1][i] - c[0][i]) / 2;
            own[i][0] = own[0][i];
            own[i][1] = own[1][i];
            System.arraycopy(c[i], 2, own[i], 2, n - 2);
        }
        return own;
    }

    /**
     * Returns a function of all coordinates but one, in their order.
     *
     * @param dimensions how many coordinates there are, the one that is held included
     * @param held which one is held
     * @param value where it is held
     */
    public static DampedNewton.Objective holding(
            DampedNewton.Objective objective, int dimensions, int held, double value) {
        checkIndex(held, dimensions);
        double[] own = new double[dimensions];
        double[][] matrix = new double[dimensions][dimensions];
        double[] all = new double[dimensions];
        all[held] = value;
        return (point, gradient, hessian) -> {
            for (int i = 0; i < point.length; i++) {
                all[i < held ? i : i + 1] = point[i];
            }
            double result = objective.at(all, own, matrix);
            for (int i = 0; i < point.length; i++) {
                gradient[i] = own[i < held ? i : i + 1];
                for (int j = 0; j < point.length; j++) {
                    hessian[i][j] = matrix[i < held ? i : i + 1][j < held ? j : j + 1];
                }
            }
            return result;
        };
    }
}

package dev.bearing.internal.linear;

/** Products of small dense matrices. */
public final class Matrices {

    private Matrices() {}

    /** Returns {@code left · right}, summed in the order of the indices. */
    public static double[][] product(double[][] left, double[][] right) {
        int columns = right.length == 0 ? 0 : right[0].length;
        double[][] product = new double[left.length][columns];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                for (int j = 0; j < columns; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }
}

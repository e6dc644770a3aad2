package dev.bearing.survival;

/** log Γ(base + k) / Γ(base) for all k up to a limit, with its first two derivatives in the base. */
final class Rises {

    private final double[] value;
    private final double[] slope;
    private final double[] curvature;

    Rises(double base, int most) {
        value = new double[most + 1];
        slope = new double[most + 1];
        curvature = new double[most + 1];
        for (int j = 0; j < most; j++) {
            double inverse = 1 / (base + j);
            value[j + 1] = value[j] + Math.log(base + j);
            slope[j + 1] = slope[j] + inverse;
            curvature[j + 1] = curvature[j] - inverse * inverse;
        }
    }

    double value(int k) {
        return value[k];
    }

    double slope(int k) {
        return slope[k];
    }

    double curvature(int k) {
        return curvature[k];
    }
}

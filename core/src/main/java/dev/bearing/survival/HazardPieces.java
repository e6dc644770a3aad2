package dev.bearing.survival;

/** Events, time at risk and the covariance of the rates, piece by piece. */
final class HazardPieces {

    /** Below this a piece's hazard hardly bends the curve within it, and its integrals are taken by their series. */
    private static final double FLAT = 1e-3;

    private final double[] cuts;
    private final long rows;
    private final boolean weighted;
    private final double[] exposure;
    private final long[] events;
    private final double[] eventWeight;
    private final double[][] covariance;
    private long eventsAtOrigin;

    private HazardPieces(Spells spells, double[] cuts) {
        this.cuts = cuts;
        this.rows = spells.size();
        this.weighted = spells.isWeighted();
        int n = cuts.length + 1;
        exposure = new double[n];
        events = new long[n];
        eventWeight = new double[n];
        covariance = new double[n][n];
    }

    static HazardPieces of(Spells spells, double[] cuts) {
        HazardPieces pieces = new HazardPieces(spells, cuts.clone());
        for (int i = 0; i < spells.size(); i++) {
            pieces.add(spells, i);
        }
        for (int k = 0; k < pieces.size() && !pieces.weighted; k++) {
            double time = pieces.exposure[k];
            pieces.covariance[k][k] = time > 0 ? pieces.events[k] / (time * time) : 0;
        }
        for (int i = 0; i < spells.size() && pieces.weighted; i++) {
            pieces.addPull(spells, i);
        }
        return pieces;
    }

    private void add(Spells spells, int i) {
        double weight = spells.weight(i);
        for (int k = 0; k < size() && (k == 0 || from(k) < spells.exitTime(i)); k++) {
            exposure[k] += weight * timeIn(k, spells.entryTime(i), spells.exitTime(i));
            if (endsIn(k, spells, i)) {
                events[k]++;
                eventWeight[k] += weight;
                eventsAtOrigin += spells.exitTime(i) == 0 ? 1 : 0;
            }
        }
    }

    private boolean endsIn(int k, Spells spells, int i) {
        double exit = spells.exitTime(i);
        return spells.cause(i) > 0 && exit <= to(k) && (k == 0 || exit > from(k));
    }

    private double timeIn(int k, double entry, double exit) {
        return Math.max(0, Math.min(exit, to(k)) - Math.max(entry, from(k)));
    }

    /** Adds the square of how far a spell pulls the rates. */
    private void addPull(Spells spells, int i) {
        double[] pull = new double[size()];
        for (int k = 0; k < pull.length; k++) {
            double residual =
                    (endsIn(k, spells, i) ? 1 : 0) - rate(k) * timeIn(k, spells.entryTime(i), spells.exitTime(i));
            pull[k] = exposure[k] > 0 ? spells.weight(i) * residual / exposure[k] : 0;
        }
        for (int k = 0; k < pull.length; k++) {
            for (int l = 0; l < pull.length; l++) {
                covariance[k][l] += pull[k] * pull[l];
            }
        }
    }

    int size() {
        return exposure.length;
    }

    long rows() {
        return rows;
    }

    boolean isWeighted() {
        return weighted;
    }

    long eventsAtOrigin() {
        return eventsAtOrigin;
    }

    double from(int k) {
        return k == 0 ? 0 : cuts[k - 1];
    }

    double to(int k) {
        return k == cuts.length ? Double.POSITIVE_INFINITY : cuts[k];
    }

    double exposure(int k) {
        return exposure[k];
    }

    long events(int k) {
        return events[k];
    }

    double eventWeight(int k) {
        return eventWeight[k];
    }

    double rate(int k) {
        return exposure[k] > 0 ? eventWeight[k] / exposure[k] : 0;
    }

    double covariance(int k, int l) {
        return covariance[k][l];
    }

    double cumulativeHazard(double time) {
        double sum = 0;
        for (int k = 0; k < size() && from(k) < time; k++) {
            sum += rate(k) * timeIn(k, 0, time);
        }
        return sum;
    }

    EstimateWithError restrictedMean(double tau) {
        int n = size();
        double[] area = new double[n];
        double[] slope = new double[n];
        double later = 0;
        for (int k = n - 1; k >= 0; k--) {
            double length = timeIn(k, 0, tau);
            double survival = Math.exp(-cumulativeHazard(from(k)));
            area[k] = survival * integral(rate(k), length);
            slope[k] = -survival * moment(rate(k), length) - length * later;
            later += area[k];
        }
        double variance = 0;
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                variance += slope[k] * covariance[k][l] * slope[l];
            }
        }
        return new EstimateWithError(later, Math.sqrt(Math.max(0, variance)));
    }

    /** The integral of exp(-r u) over u from 0 to a length. */
    private static double integral(double r, double length) {
        return r == 0 ? length : -Math.expm1(-r * length) / r;
    }

    /** The integral of u exp(-r u) over u from 0 to a length. */
    private static double moment(double r, double length) {
        double x = r * length;
        if (x < FLAT) {
            return length * length * (0.5 - x / 3 + x * x / 8 - x * x * x / 30);
        }
        return (-Math.expm1(-x) - x * Math.exp(-x)) / (r * r);
    }
}

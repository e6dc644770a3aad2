package dev.bearing.vector;

import dev.bearing.survival.CumulativeIncidence;

/**
 * A cumulative incidence by the day, as plain numbers: the share that has met a cause and the share that still waits. A
 * day after the last observed is as the last.
 */
final class DayCurve {

    private final double[] met;
    private final double[] waiting;

    private DayCurve(double[] met, double[] waiting) {
        this.met = met;
        this.waiting = waiting;
    }

    static DayCurve of(CumulativeIncidence incidence, int cause) {
        int days = incidence.size() == 0 ? 0 : Math.toIntExact(incidence.lastTime()) + 1;
        double[] met = new double[days];
        double[] waiting = new double[days];
        for (int day = 0; day < days; day++) {
            met[day] = incidence.incidence(cause, day).orElseThrow("a day within those observed");
            waiting[day] = incidence.eventFree(day).orElseThrow("a day within those observed");
        }
        return new DayCurve(met, waiting);
    }

    /** Returns the share that has met the cause by the end of a day, from 0. */
    double share(int day) {
        return met.length == 0 ? 0 : met[Math.min(day, met.length - 1)];
    }

    /** Returns, of those who still wait after so many days, the share that meets the cause within so many more. */
    double within(long waited, long more) {
        if (waited >= met.length || waiting[(int) waited] <= 0) {
            return 0;
        }
        int from = (int) waited;
        int to = (int) Math.min(met.length - 1L, waited + more);
        return Math.min(1, (met[to] - met[from]) / waiting[from]);
    }
}

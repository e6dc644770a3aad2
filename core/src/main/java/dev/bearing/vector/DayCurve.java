package dev.bearing.vector;

import dev.bearing.survival.CumulativeIncidence;
import java.util.Arrays;

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
        int day = 0;
        double share = 0;
        double still = 1;
        for (CumulativeIncidence.Point point : incidence.curve()) {
            int on = (int) point.time();
            Arrays.fill(met, day, on, share);
            Arrays.fill(waiting, day, on, still);
            share = point.incidences().get(cause - 1);
            still = point.eventFree();
            day = on;
        }
        Arrays.fill(met, day, days, share);
        Arrays.fill(waiting, day, days, still);
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

package dev.bearing.vector;

import dev.bearing.journey.LegModel;
import dev.bearing.survival.CumulativeIncidence;

/**
 * The times of one leg by the day, as plain numbers: F, the share that has reached the milestone, S, the share that
 * still waits, and the variance that each day's events add. A day after the last observed is as the last; the day -1 is
 * before anything happened.
 */
final class LegCurve {

    private final double[] reached;
    private final double[] waiting;
    /** By day, the variance of the events of reaching times the square of S before. */
    private final double[] own;
    /** The same of churning first. */
    private final double[] other;
    // after each day, the sums of v a², v a b and v b², of which Aalen's variance is made
    private final double[] aa;
    private final double[] ab;
    private final double[] bb;

    LegCurve(CumulativeIncidence leg) {
        int days = Math.toIntExact(leg.lastTime() + 1);
        reached = new double[days];
        waiting = new double[days];
        own = new double[days];
        other = new double[days];
        aa = new double[days];
        ab = new double[days];
        bb = new double[days];
        int day = 0;
        double share = 0;
        double still = 1;
        for (CumulativeIncidence.Point point : leg.curve()) {
            int on = (int) point.time();
            for (; day < on; day++) {
                put(day, share, still);
            }
            double next = point.incidences().get(LegModel.REACHED - 1);
            double events = Math.rint((next - share) / still * point.atRisk());
            double all = Math.rint((still - point.eventFree()) / still * point.atRisk());
            own[on] = eventVariance((double) point.atRisk(), events) * still * still;
            other[on] =
                    point.eventFree() > 0 ? eventVariance((double) point.atRisk(), all - events) * still * still : 0;
            share = next;
            still = point.eventFree();
            put(day++, share, still);
        }
        addUp();
    }

    private void put(int day, double share, double still) {
        reached[day] = share;
        waiting[day] = still;
    }

    /** The variance of the share of those at risk that meet an event, with the factor for ties; as Aalen's. */
    private static double eventVariance(double atRisk, double events) {
        double finite = events <= 1 ? 1 : (atRisk - events) / (atRisk - 1);
        return finite * events / (atRisk * atRisk);
    }

    private void addUp() {
        double sumAa = 0;
        double sumAb = 0;
        double sumBb = 0;
        for (int day = 0; day < aa.length; day++) {
            double b = waiting[day] > 0 ? 1 / waiting[day] : 0;
            double a = reached[day] * b;
            sumAa += own[day] * (1 + a) * (1 + a) + other[day] * a * a;
            sumAb += own[day] * (1 + a) * b + other[day] * a * b;
            sumBb += (own[day] + other[day]) * b * b;
            aa[day] = sumAa;
            ab[day] = sumAb;
            bb[day] = sumBb;
        }
    }

    /** Returns the last day on which anybody was observed. */
    int lastDay() {
        return reached.length - 1;
    }

    double reached(int day) {
        return day < 0 ? 0 : reached[Math.min(day, lastDay())];
    }

    double waiting(int day) {
        return day < 0 ? 1 : waiting[Math.min(day, lastDay())];
    }

    /** Returns the variance that those who reached on a day add, 0 after the last. */
    double own(int day) {
        return day > lastDay() ? 0 : own[day];
    }

    /** Returns the variance that those who churned on a day add, 0 after the last. */
    double other(int day) {
        return day > lastDay() ? 0 : other[day];
    }

    /** Returns, of those still waiting after a day, the share that reaches by another: (F(to) - F(from)) / S(from). */
    double within(int from, int to) {
        return Math.min(1, (reached(to) - reached(from)) / waiting(from));
    }

    /** Returns the variance of {@link #within}, that of Aalen for those who waited so long. */
    double variance(int from, int to) {
        int last = Math.min(to, lastDay());
        int first = Math.min(from, last);
        double f = reached[last];
        if (f == reached(first)) {
            return 0; // exactly, whatever the sums round to
        }
        double sum = aa[last] - at(aa, first) - 2 * f * (ab[last] - at(ab, first)) + f * f * (bb[last] - at(bb, first));
        double start = waiting(from);
        return Math.max(0, sum) / (start * start);
    }

    private static double at(double[] sums, int day) {
        return day < 0 ? 0 : sums[day];
    }
}

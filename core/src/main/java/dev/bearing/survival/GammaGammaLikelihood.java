package dev.bearing.survival;

import dev.bearing.internal.special.LogGammas;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/** The log-likelihood of gamma-gamma with its derivatives; gamma functions once for each number of repeats. */
final class GammaGammaLikelihood {

    private static final int P = 0;
    private static final int Q = 1;
    private static final int V = 2;

    /** Repeats and total spend of each customer who came back and spent something. */
    private final double[] repeats;

    private final double[] totals;
    private final SortedMap<Integer, Integer> customersByRepeats = new TreeMap<>();
    private final double logSpends;

    GammaGammaLikelihood(RepeatPurchases purchases) {
        double[] times = new double[purchases.size()];
        double[] sums = new double[purchases.size()];
        int rows = 0;
        double logs = 0;
        for (int i = 0; i < purchases.size(); i++) {
            int x = purchases.repeats(i);
            double mean = purchases.meanSpend(i);
            if (x > 0 && mean > 0) {
                times[rows] = x;
                sums[rows++] = x * mean;
                logs += Math.log(mean);
                customersByRepeats.merge(x, 1, Integer::sum);
            }
        }
        repeats = Arrays.copyOf(times, rows);
        totals = Arrays.copyOf(sums, rows);
        logSpends = logs;
    }

    int customers() {
        return repeats.length;
    }

    /** Returns whether customers differ in what they spend. */
    boolean varies() {
        double first = totals[0] / repeats[0];
        boolean differs = false;
        for (int i = 1; i < totals.length; i++) {
            differs |= totals[i] / repeats[i] != first;
        }
        return differs;
    }

    double meanSpend() {
        double sum = 0;
        for (int i = 0; i < totals.length; i++) {
            sum += totals[i] / repeats[i];
        }
        return sum / totals.length;
    }

    /** Fills in the derivatives in the logarithms of p, q and v and returns the value. */
    double at(double[] logs, double[] gradient, double[][] hessian) {
        double[] parameters = {Math.exp(logs[P]), Math.exp(logs[Q]), Math.exp(logs[V])};
        double value = gammas(parameters, gradient, hessian) + rows(parameters, gradient, hessian);
        PurchaseFitter.toLogs(parameters, gradient, hessian);
        return value;
    }

    private double gammas(double[] parameters, double[] gradient, double[][] hessian) {
        double p = parameters[P];
        double q = parameters[Q];
        double sum = 0;
        double byP = 0;
        double byQ = 0;
        double pp = 0;
        double pq = 0;
        double qq = 0;
        double logGammaQ = LogGamma.value(q);
        double digammaQ = Digamma.value(q);
        double trigammaQ = Trigamma.value(q);
        for (Map.Entry<Integer, Integer> entry : customersByRepeats.entrySet()) {
            double x = entry.getKey();
            double n = entry.getValue();
            double all = Digamma.value(p * x + q);
            double allTwice = Trigamma.value(p * x + q);
            sum += n * (LogGammas.rise(p * x, q) - logGammaQ);
            byP += n * x * (all - Digamma.value(p * x));
            byQ += n * (all - digammaQ);
            pp += n * x * x * (allTwice - Trigamma.value(p * x));
            pq += n * x * allTwice;
            qq += n * (allTwice - trigammaQ);
        }
        gradient[P] = byP;
        gradient[Q] = byQ;
        gradient[V] = 0;
        hessian[P][P] = pp;
        hessian[P][Q] = pq;
        hessian[P][V] = 0;
        hessian[Q][Q] = qq;
        hessian[Q][V] = 0;
        hessian[V][V] = 0;
        return sum - logSpends;
    }

    private double rows(double[] parameters, double[] gradient, double[][] hessian) {
        double p = parameters[P];
        double q = parameters[Q];
        double v = parameters[V];
        double logV = Math.log(v);
        double sum = 0;
        double byP = 0;
        double byQ = 0;
        double byV = 0;
        double pv = 0;
        double qv = 0;
        double vv = 0;
        for (int i = 0; i < totals.length; i++) {
            double x = repeats[i];
            double all = v + totals[i];
            double logAll = Math.log(all);
            double own = Math.log(totals[i]) - logAll;
            double rest = logV - logAll;
            double shape = p * x + q;
            sum += p * x * own + q * rest;
            byP += x * own;
            byQ += rest;
            byV += q / v - shape / all;
            pv -= x / all;
            qv += 1 / v - 1 / all;
            vv += shape / (all * all) - q / (v * v);
        }
        gradient[P] += byP;
        gradient[Q] += byQ;
        gradient[V] += byV;
        hessian[P][V] += pv;
        hessian[Q][V] += qv;
        hessian[V][V] += vv;
        return sum;
    }
}

package dev.bearing.survival;

import java.util.Arrays;

/**
 * The log-likelihood of BG/NBD and MBG/NBD with its derivatives. The gamma functions of whole differences are sums of
 * logarithms, so that neither frequent buyers nor large parameters cost digits.
 */
final class BetaGeometricLikelihood {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int A = 2;
    private static final int B = 3;

    private final PurchasePatterns patterns;
    private final int early;
    private final double customers;
    /** How many customers have more than so many repeats. */
    private final double[] buyers;
    /** How many customers had more than so many chances to leave: a repeat is one, and so is an early one. */
    private final double[] stayers;

    /** @param early 1 where customers may leave at the start, 0 where they may not */
    BetaGeometricLikelihood(PurchasePatterns patterns, int early) {
        this.patterns = patterns;
        this.early = early;
        customers = patterns.totalCustomers();
        buyers = patterns.customersAbove();
        stayers = new double[early + buyers.length];
        Arrays.fill(stayers, 0, early, customers);
        System.arraycopy(buyers, 0, stayers, early, buyers.length);
    }

    /** Fills in the derivatives in the logarithms of r, alpha, a and b and returns the value. */
    double at(double[] logs, double[] gradient, double[][] hessian) {
        double[] parameters = PurchaseFitter.cleared(logs, gradient, hessian);
        double value = rates(parameters, gradient, hessian)
                + staying(parameters, gradient, hessian)
                + rows(parameters, gradient, hessian);
        PurchaseFitter.toLogs(parameters, gradient, hessian);
        return value;
    }

    /** Γ(r + x) / Γ(r) · α^r, over all customers. */
    private double rates(double[] parameters, double[] gradient, double[][] hessian) {
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        double sum = customers * r * Math.log(alpha);
        gradient[R] += customers * Math.log(alpha);
        gradient[ALPHA] += customers * r / alpha;
        hessian[R][ALPHA] += customers / alpha;
        hessian[ALPHA][ALPHA] -= customers * r / (alpha * alpha);
        for (int j = 0; j < buyers.length; j++) {
            double n = buyers[j];
            sum += n * Math.log(r + j);
            gradient[R] += n / (r + j);
            hessian[R][R] -= n / ((r + j) * (r + j));
        }
        return sum;
    }

    /** B(a, b + chances) / B(a, b), over all customers. */
    private double staying(double[] parameters, double[] gradient, double[][] hessian) {
        double b = parameters[B];
        double both = parameters[A] + b;
        double sum = 0;
        double byBoth = 0;
        double bothTwice = 0;
        for (int j = 0; j < stayers.length; j++) {
            double n = stayers[j];
            sum += n * Math.log((b + j) / (both + j));
            gradient[B] += n / (b + j);
            byBoth -= n / (both + j);
            hessian[B][B] -= n / ((b + j) * (b + j));
            bothTwice += n / ((both + j) * (both + j));
        }
        gradient[A] += byBoth;
        gradient[B] += byBoth;
        hessian[A][A] += bothTwice;
        hessian[A][B] += bothTwice;
        hessian[B][B] += bothTwice;
        return sum;
    }

    /** The logarithm of what is left: still a customer, or gone after the last chance. Adds to the derivatives. */
    private double rows(double[] parameters, double[] gradient, double[][] hessian) {
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        double a = parameters[A];
        double b = parameters[B];
        double logA = Math.log(a);
        double sum = 0;
        double byR = 0;
        double byAlpha = 0;
        double byA = 0;
        double byB = 0;
        double rr = 0;
        double rAlpha = 0;
        double rA = 0;
        double rB = 0;
        double alphaTwice = 0;
        double alphaA = 0;
        double alphaB = 0;
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int i = 0; i < patterns.size(); i++) {
            double n = patterns.customers(i);
            int x = patterns.repeats(i);
            double shape = r + x;
            double now = alpha + patterns.age(i);
            double logNow = Math.log(now);
            if (x + early == 0) {
                sum -= n * shape * logNow;
                byR -= n * logNow;
                byAlpha -= n * shape / now;
                rAlpha -= n / now;
                alphaTwice += n * shape / (now * now);
                continue;
            }
            double last = alpha + patterns.recency(i);
            double logLast = Math.log(last);
            double staying = b + x + early - 1;
            // the log-odds of having left at the last chance
            double odds = logA - Math.log(staying) + shape * (logNow - logLast);
            double small = Math.exp(-Math.abs(odds));
            double gone = (odds > 0 ? 1 : small) / (1 + small);
            double here = 1 - gone;
            sum += n * (Math.max(0, odds) + Math.log1p(small) - shape * logNow);
            double dR = logNow - logLast;
            double dAlpha = shape / now - shape / last;
            double dA = 1 / a;
            double dB = -1 / staying;
            double spread = n * gone * here;
            byR += n * (gone * dR - logNow);
            byAlpha += n * (gone * dAlpha - shape / now);
            byA += n * gone * dA;
            byB += n * gone * dB;
            rr += spread * dR * dR;
            rAlpha += spread * dR * dAlpha - n * (here / now + gone / last);
            rA += spread * dR * dA;
            rB += spread * dR * dB;
            alphaTwice += spread * dAlpha * dAlpha + n * shape * (here / (now * now) + gone / (last * last));
            alphaA += spread * dAlpha * dA;
            alphaB += spread * dAlpha * dB;
            aa += spread * dA * dA - n * gone * dA * dA;
            ab += spread * dA * dB;
            bb += spread * dB * dB + n * gone * dB * dB;
        }
        gradient[R] += byR;
        gradient[ALPHA] += byAlpha;
        gradient[A] += byA;
        gradient[B] += byB;
        hessian[R][R] += rr;
        hessian[R][ALPHA] += rAlpha;
        hessian[R][A] += rA;
        hessian[R][B] += rB;
        hessian[ALPHA][ALPHA] += alphaTwice;
        hessian[ALPHA][A] += alphaA;
        hessian[ALPHA][B] += alphaB;
        hessian[A][A] += aa;
        hessian[A][B] += ab;
        hessian[B][B] += bb;
        return sum;
    }
}

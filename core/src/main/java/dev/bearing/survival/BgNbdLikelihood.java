package dev.bearing.survival;

/**
 * The log-likelihood of BG/NBD with its derivatives. The gamma functions of whole differences are sums of logarithms,
 * so that neither frequent buyers nor large parameters cost digits.
 */
final class BgNbdLikelihood {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int A = 2;
    private static final int B = 3;

    private final PurchasePatterns patterns;
    /** How many customers have more than so many repeats. */
    private final double[] above;

    private final double customers;

    BgNbdLikelihood(PurchasePatterns patterns) {
        this.patterns = patterns;
        above = patterns.customersAbove();
        customers = patterns.totalCustomers();
    }

    /** Fills in the derivatives in the logarithms of r, alpha, a and b and returns the value. */
    double at(double[] logs, double[] gradient, double[][] hessian) {
        double[] parameters = PurchaseFitter.cleared(logs, gradient, hessian);
        double value = rises(parameters, gradient, hessian) + rows(parameters, gradient, hessian);
        PurchaseFitter.toLogs(parameters, gradient, hessian);
        return value;
    }

    /** Γ(r + x) / Γ(r) · α^r · B(a, b + x) / B(a, b), over all customers; overwrites the upper triangle. */
    private double rises(double[] parameters, double[] gradient, double[][] hessian) {
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        double b = parameters[B];
        double both = parameters[A] + b;
        double sum = customers * r * Math.log(alpha);
        double byR = customers * Math.log(alpha);
        double byB = 0;
        double byBoth = 0;
        double rTwice = 0;
        double bTwice = 0;
        double bothTwice = 0;
        for (int j = 0; j < above.length; j++) {
            double n = above[j];
            sum += n * (Math.log(r + j) + Math.log((b + j) / (both + j)));
            byR += n / (r + j);
            byB += n / (b + j);
            byBoth -= n / (both + j);
            rTwice -= n / ((r + j) * (r + j));
            bTwice -= n / ((b + j) * (b + j));
            bothTwice += n / ((both + j) * (both + j));
        }
        gradient[R] = byR;
        gradient[ALPHA] = customers * r / alpha;
        gradient[A] = byBoth;
        gradient[B] = byB + byBoth;
        hessian[R][R] = rTwice;
        hessian[R][ALPHA] = customers / alpha;
        hessian[R][A] = 0;
        hessian[R][B] = 0;
        hessian[ALPHA][ALPHA] = -customers * r / (alpha * alpha);
        hessian[ALPHA][A] = 0;
        hessian[ALPHA][B] = 0;
        hessian[A][A] = bothTwice;
        hessian[A][B] = bothTwice;
        hessian[B][B] = bTwice + bothTwice;
        return sum;
    }

    /** The logarithm of what is left: still a customer, or gone after the last purchase. Adds to the derivatives. */
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
            if (x == 0) {
                sum -= n * shape * logNow;
                byR -= n * logNow;
                byAlpha -= n * shape / now;
                rAlpha -= n / now;
                alphaTwice += n * shape / (now * now);
                continue;
            }
            double last = alpha + patterns.recency(i);
            double logLast = Math.log(last);
            double staying = b + x - 1;
            // the log-odds of having left right after the last purchase
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

package dev.bearing.survival;

import dev.bearing.internal.optim.DampedNewton;
import dev.bearing.value.Answer;

/**
 * The parameters of a renewal model where they have no bounds, in the model's order: their logarithms, or the log-odds
 * of a share.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves a fit
record RenewalCoordinates(double[] values, double[] scales) {

    static RenewalCoordinates of(RenewalModel model) {
        if (model instanceof ShiftedBetaGeometric sbg) {
            return ofLogs(sbg.alpha(), sbg.beta());
        }
        if (model instanceof BetaDiscreteWeibull bdw) {
            return ofLogs(bdw.alpha(), bdw.beta(), bdw.c());
        }
        if (model instanceof DiscreteWeibull weibull) {
            return new RenewalCoordinates(
                    new double[] {logOdds(weibull.churn()), Math.log(weibull.c())},
                    new double[] {weibull.churn() * (1 - weibull.churn()), weibull.c()});
        }
        double churn = ((GeometricRetention) model).churn();
        return new RenewalCoordinates(new double[] {logOdds(churn)}, new double[] {churn * (1 - churn)});
    }

    private static RenewalCoordinates ofLogs(double... parameters) {
        double[] logs = parameters.clone();
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(parameters[i]);
        }
        return new RenewalCoordinates(logs, parameters);
    }

    private static double logOdds(double share) {
        return Math.log(share) - Math.log1p(-share);
    }

    private static double moved(double share, double by) {
        return 1 / (1 + Math.exp(-logOdds(share) - by));
    }

    /** Returns the model, each coordinate moved by so much. */
    static RenewalModel moved(RenewalModel model, double[] by) {
        if (model instanceof ShiftedBetaGeometric sbg) {
            return new ShiftedBetaGeometric(
                    sbg.alpha() * Math.exp(by[0]), sbg.beta() * Math.exp(by[1]), sbg.provenance());
        }
        if (model instanceof BetaDiscreteWeibull bdw) {
            return new BetaDiscreteWeibull(
                    bdw.alpha() * Math.exp(by[0]),
                    bdw.beta() * Math.exp(by[1]),
                    bdw.c() * Math.exp(by[2]),
                    bdw.provenance());
        }
        if (model instanceof DiscreteWeibull weibull) {
            return new DiscreteWeibull(
                    moved(weibull.churn(), by[0]), weibull.c() * Math.exp(by[1]), weibull.provenance());
        }
        GeometricRetention geometric = (GeometricRetention) model;
        return new GeometricRetention(moved(geometric.churn(), by[0]), geometric.provenance());
    }

    /** Returns the log-likelihood of a model of this kind, as a function of its coordinates. */
    static DampedNewton.Objective likelihood(RenewalModel model, RenewalCounts counts) {
        if (model instanceof ShiftedBetaGeometric) {
            return new RenewalLikelihood(counts)::at;
        }
        RenewalRows rows = new RenewalRows(counts);
        if (model instanceof BetaDiscreteWeibull) {
            return new BetaDiscreteWeibullLikelihood(rows)::at;
        }
        if (model instanceof DiscreteWeibull) {
            return new DiscreteWeibullLikelihood(rows)::at;
        }
        double losses = rows.lostInAll();
        double all = rows.opportunities();
        return (point, gradient, hessian) -> {
            double churn = moved(0.5, point[0]);
            gradient[0] = losses - all * churn;
            hessian[0][0] = -all * churn * (1 - churn);
            return rows.ofConstantChurn(churn);
        };
    }

    /** Returns the fit of the model that {@link FitProvenance#model} names. */
    static Answer<RetentionFit> fit(String name, RenewalCounts counts) {
        return switch (name) {
            case GeometricRetention.NAME -> GeometricRetention.fit(counts);
            case DiscreteWeibull.NAME -> DiscreteWeibull.fit(counts);
            case BetaDiscreteWeibull.NAME -> BetaDiscreteWeibull.fit(counts);
            default -> ShiftedBetaGeometric.fit(counts);
        };
    }
}

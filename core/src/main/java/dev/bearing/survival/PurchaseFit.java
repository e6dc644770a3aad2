package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of purchases or spend fitted by maximum likelihood, with what tells how far to trust it. Immutable.
 *
 * @param <M> the model, such as {@link BgNbd} or {@link GammaGamma}
 */
public final class PurchaseFit<M> {

    private final M model;
    private final FitProvenance provenance;
    private final double logLikelihood;
    private final double[][] covariance;
    private final double gradientNorm;

    PurchaseFit(M model, FitProvenance provenance, double logLikelihood, double[][] covariance, double gradientNorm) {
        this.model = model;
        this.provenance = provenance;
        this.logLikelihood = logLikelihood;
        this.covariance = covariance;
        this.gradientNorm = gradientNorm;
    }

    /** Returns the model. */
    public M model() {
        return model;
    }

    /** Returns where it comes from; its parameters are named in the model's order. */
    public FitProvenance provenance() {
        return provenance;
    }

    /** Returns the log-likelihood. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Returns the standard error of each parameter, from the observed information. */
    public Map<String, Double> standardErrors() {
        Map<String, Double> errors = new LinkedHashMap<>();
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            errors.put(names.get(i), Math.sqrt(covariance[i][i]));
        }
        return errors;
    }

    /** Returns the covariance of two parameters; the variance where they are the same. */
    public double covariance(String one, String other) {
        return covariance[index(one)][index(other)];
    }

    /** Returns the largest slope of the log-likelihood in the logarithms of the parameters. */
    public double gradientNorm() {
        return gradientNorm;
    }

    private List<String> names() {
        return List.copyOf(provenance.parameters().keySet());
    }

    private int index(String parameter) {
        int index = names().indexOf(parameter);
        checkArgument(index >= 0, "parameter must be one of %s, was %s", names(), parameter);
        return index;
    }
}

package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.internal.cox.CoxDesign;
import java.util.List;

/** A customer's covariates as a fit on standardised columns takes them. */
final class CustomerCovariates {

    private final CoxDesign design;
    private final List<String> names;
    /** Where each coefficient's covariate stands among those given. */
    private final int[] kept;

    /**
     * Makes the view.
     *
     * @param design with the covariates that the fit kept
     * @param given with all that were given
     */
    CustomerCovariates(CoxDesign design, CoxDesign given) {
        this.design = design;
        names = List.of(given.names);
        kept = CoxErrors.places(design.names, given.names);
    }

    /** Returns the standardised values of the covariates kept, of values in the order given. */
    double[] standardised(double[] x) {
        checkArgument(x.length == names.size(), "x must have %s values %s, had %s", names.size(), names, x.length);
        for (int j = 0; j < x.length; j++) {
            checkArgument(Double.isFinite(x[j]), "%s must be finite, was %s", names.get(j), x[j]);
        }
        double[] values = new double[kept.length];
        for (int j = 0; j < kept.length; j++) {
            values[j] = (x[kept[j]] - design.mean[j]) / design.deviation[j];
        }
        return values;
    }

    /** Returns the linear predictor β·x of standardised values, that of covariates which are all 0 being 0. */
    double predictor(double[] standardised, double[] beta) {
        double sum = 0;
        for (int j = 0; j < beta.length; j++) {
            sum += beta[j] * (standardised[j] + design.mean[j] / design.deviation[j]);
        }
        return sum;
    }
}

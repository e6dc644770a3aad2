package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.ChiSquareTest;
import dev.bearing.value.Answer;
import java.util.Map;

/** Tells the parameters of a model that was fitted by maximum likelihood. */
final class Parameters {

    private static final int MOST_PERIODS = 10_000;

    private Parameters() {}

    /** Adds the parameters by name, their standard errors and the log-likelihood. */
    static void tell(Map<String, Double> errors, double logLikelihood, Fitted fitted) {
        ObjectNode fields = fitted.fields();
        TextTable table = new TextTable("", "estimate", "std.error");
        ObjectNode node = fields.putObject("standardErrors");
        fitted.provenance().parameters().forEach((name, value) -> {
            Json.put(fields, name, value);
            double error = errors.getOrDefault(name, Double.NaN);
            Json.put(node, name, error);
            table.row(name, value, error);
        });
        Json.put(fields, "logLikelihood", logLikelihood);
        fitted.table("parameters, log-likelihood " + TextTable.number(logLikelihood), table);
    }

    /** Adds parameters that grow without limit. */
    static void endless(Fitted fitted, String... names) {
        Answer<Double> endless = Answer.unknown(Answer.Reason.UNBOUNDED, "it grows without limit");
        for (String name : names) {
            Json.put(fitted.fields(), name, endless);
        }
    }

    /** Adds the test of c = 1, where the model has a c. */
    static void durationDependence(Answer<ChiSquareTest> answer, Fitted fitted) {
        answer.toOptional().ifPresent(test -> {
            ObjectNode node = fitted.fields().putObject("durationDependence");
            Json.put(node, "statistic", test.statistic());
            node.put("degreesOfFreedom", test.degreesOfFreedom());
            Json.put(node, "pValue", test.pValue());
            Json.put(node, "logPValue", test.logPValue());
            fitted.table(
                    "likelihood-ratio test of c = 1: chances to leave that do not change with age",
                    new TextTable("chi-square", "df", "p")
                            .row(test.statistic(), test.degreesOfFreedom(), test.pValue()));
        });
    }

    /** Returns a discount of 0 or more, as it was given. */
    static double discount(double discount) {
        if (!(discount >= 0)) {
            throw new FitOptions.UsageException("--discount must be 0 or more, was " + discount);
        }
        return discount;
    }

    /** Returns a horizon, as it was given. */
    static int horizon(FitOptions options, double otherwise) {
        int horizon = (int) options.number("horizon").orElse(otherwise);
        if (horizon < 1 || horizon > MOST_PERIODS) {
            throw new FitOptions.UsageException("--horizon must be from 1 to " + MOST_PERIODS + ", was " + horizon);
        }
        return horizon;
    }
}

package dev.bearing.examples.research;

import dev.bearing.survival.AcceleratedCurve;
import dev.bearing.survival.AcceleratedFailureTime;
import dev.bearing.survival.TimeDistribution;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code --model weibull} and its kin: log time as a sum of covariates, whose times are longer or shorter by a factor.
 */
final class AcceleratedFitter implements Fitter {

    private static final int POINTS = 100;

    @Override
    public List<String> names() {
        return Arrays.stream(TimeDistribution.values())
                .map(TimeDistribution::label)
                .toList();
    }

    @Override
    public Set<String> options() {
        return Set.of("duration", "event", "covariates", "entry", "weight");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.YES_OR_NO);
        double[] duration = input.duration();
        int[] positive = IntStream.range(0, duration.length)
                .filter(row -> duration[row] > 0)
                .toArray();
        TimeDistribution distribution = Arrays.stream(TimeDistribution.values())
                .filter(one -> one.label().equals(request.model()))
                .findFirst()
                .orElseThrow();
        AcceleratedFailureTime model = Refusals.orRefuse(request.model(), fit(distribution, input, positive));
        Fitted fitted = new Fitted(model.provenance(), input.fileRows());
        input.flagMissing(fitted);
        if (input.weight().isPresent()) {
            fitted.flag("weights are taken for numbers of equal rows: errors, z and p are those of so many");
        }
        if (positive.length < duration.length) {
            fitted.flag((duration.length - positive.length)
                    + " rows with time 0 are left out, since the logarithm of time is modelled");
        }
        tell(model, fitted);
        if (input.names().isEmpty()) {
            fitted.curve(
                    curve(model.forCustomer(), Arrays.stream(duration).max().orElse(1)));
        }
        return fitted;
    }

    private static void tell(AcceleratedFailureTime model, Fitted fitted) {
        Coefficients.tell(model.coefficients(), fitted);
        Estimate scale = model.scale();
        Json.put(fitted.fields(), "scale", scale.value());
        if (model.distribution() == TimeDistribution.EXPONENTIAL
                && model.coefficients().size() == 1) {
            Json.put(
                    fitted.fields(),
                    "hazard",
                    Math.exp(-model.coefficients().get(0).estimate()));
        }
        Json.put(fitted.fields(), "logLikelihood", model.logLikelihood());
        Json.put(fitted.fields(), "nullLogLikelihood", model.nullLogLikelihood());
        fitted.table(
                "scale of log time, log-likelihood " + TextTable.number(model.logLikelihood()),
                new TextTable("", "estimate").row("scale", scale.value()));
    }

    private static Answer<AcceleratedFailureTime> fit(
            TimeDistribution distribution, SurvivalInput input, int[] positive) {
        try {
            AcceleratedFailureTime.Builder builder = AcceleratedFailureTime.builder(
                    distribution, only(positive, input.duration()), events(positive, input.events()));
            double[][] matrix = input.matrix();
            builder.covariates(
                    input.names(),
                    Arrays.stream(positive).mapToObj(row -> matrix[row]).toArray(double[][]::new));
            input.entry().ifPresent(entry -> builder.entry(only(positive, entry)));
            input.weight().ifPresent(weight -> builder.weights(only(positive, weight)));
            return builder.fit();
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException("the rows cannot be fitted: " + refused.getMessage());
        }
    }

    private static double[] only(int[] rows, double[] values) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static boolean[] events(int[] rows, boolean[] events) {
        boolean[] kept = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            kept[i] = events[rows[i]];
        }
        return kept;
    }

    private static Curve curve(AcceleratedCurve model, double longest) {
        Curve curve = new Curve("survival", false);
        for (int i = 0; i <= POINTS; i++) {
            AcceleratedCurve.Point point = model.at(longest * i / POINTS);
            double half = 1.96 * point.standardError();
            curve.point(
                    point.time(),
                    point.survival(),
                    Math.max(0, point.survival() - half),
                    Math.min(1, point.survival() + half));
        }
        return curve;
    }
}

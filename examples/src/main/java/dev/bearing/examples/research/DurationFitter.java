package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.DurationFit;
import dev.bearing.survival.DurationModel;
import dev.bearing.survival.ExponentialGamma;
import dev.bearing.survival.Spells;
import dev.bearing.survival.WeibullGamma;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code --model exponential-gamma} and {@code weibull-gamma}: stays of customers who may leave at any time. */
final class DurationFitter implements Fitter {

    private static final String EXPONENTIAL = "exponential-gamma";

    @Override
    public List<String> names() {
        return List.of(EXPONENTIAL, "weibull-gamma");
    }

    @Override
    public Set<String> options() {
        return Set.of("duration", "event", "entry", "horizon", "discount");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.YES_OR_NO);
        Spells spells = input.spells();
        DurationFit fit = Refusals.orRefuse(
                request.model(),
                request.model().equals(EXPONENTIAL) ? ExponentialGamma.fit(spells) : WeibullGamma.fit(spells));
        Fitted fitted = new Fitted(fit.model().provenance(), input.fileRows());
        if (fit.isLimit()) {
            Parameters.endless(fitted, "r", "alpha");
        }
        Parameters.tell(fit.standardErrors(), fit.logLikelihood(), fitted);
        Parameters.durationDependence(fit.durationDependence(), fitted);
        double longest = Arrays.stream(input.duration()).max().orElse(1);
        int horizon = Parameters.horizon(request.options(), Math.max(1, Math.min(10_000, Math.ceil(longest))));
        survival(fit.model(), horizon, fitted);
        request.options()
                .number("discount")
                .ifPresent(discount -> lifetimes(fit.model(), Parameters.discount(discount), horizon, fitted));
        return fitted;
    }

    private static void survival(DurationModel model, int horizon, Fitted fitted) {
        ArrayNode list = fitted.fields().putArray("survival");
        TextTable table = new TextTable("time", "fitted");
        Curve drawn = new Curve(model.name(), false);
        for (int time = 0; time <= horizon; time++) {
            double share = Math.exp(model.logSurvival(time));
            Json.put(list.addObject().put("time", time), "fitted", share);
            table.row(time, share);
            drawn.point(time, share, Double.NaN, Double.NaN);
        }
        fitted.table("survival", table).curve(drawn);
    }

    private static void lifetimes(DurationModel model, double discount, int horizon, Fitted fitted) {
        double force = Math.log1p(discount);
        ArrayNode list = fitted.fields().putArray("discountedExpectedResidualLifetime");
        TextTable table = new TextTable("tenure", "residual lifetime");
        for (int tenure = 0; tenure <= Math.min(horizon, 12); tenure++) {
            ObjectNode node = list.addObject().put("tenure", tenure);
            double value = model.lifetime(tenure, force);
            Json.put(node, "value", value);
            table.row(tenure, value);
        }
        fitted.table(
                "discounted expected residual lifetime in continuous time, discount " + TextTable.number(discount)
                        + " a unit of time",
                table);
    }
}

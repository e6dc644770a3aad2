package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.PiecewiseHazard;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * {@code --model exponential}: one constant hazard, told as a regression of log time would tell it, with the logarithm
 * of the mean as intercept and scale 1.
 */
final class ExponentialFitter implements Fitter {

    @Override
    public List<String> names() {
        return List.of("exponential");
    }

    @Override
    public Set<String> options() {
        return Set.of("duration", "event", "entry");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.YES_OR_NO);
        Spells spells = input.spells();
        PiecewiseHazard model = PiecewiseHazard.constant(spells);
        PiecewiseHazard.Piece piece = model.pieces().get(0);
        double hazard = Json.orNaN(piece.rate());
        if (!(hazard > 0)) {
            throw new ResearchInputException("exponential could not be fitted: " + Answer.Reason.ZERO_CHURN
                    + ", nobody left, or nobody was observed, so that the mean has no upper end");
        }
        Fitted fitted = new Fitted(model.provenance(), input.fileRows());
        double intercept = -Math.log(hazard);
        double error = 1 / Math.sqrt((double) piece.events());
        ObjectNode node = fitted.fields().putArray("coefficients").addObject().put("name", "(Intercept)");
        Json.put(node, "estimate", intercept);
        Json.put(node, "standardError", error);
        fitted.fields().put("scale", 1);
        Json.put(fitted.fields(), "hazard", hazard);
        Json.put(fitted.fields(), "logLikelihood", model.logLikelihood());
        return fitted.table(
                "log mean time, log-likelihood " + TextTable.number(model.logLikelihood()),
                new TextTable("", "estimate", "std.error", "hazard").row("(Intercept)", intercept, error, hazard));
    }
}

package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.FineGrayModel;
import dev.bearing.value.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code --model fine-gray}: which covariates go with a larger share lost to one cause, where others compete. */
final class FineGrayFitter implements Fitter {

    @Override
    public List<String> names() {
        return List.of("fine-gray");
    }

    @Override
    public Set<String> options() {
        return Set.of("duration", "event", "cause", "covariates");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"), Set.of("covariates"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        int cause = request.options().cause();
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.CAUSE);
        FineGrayModel model = Refusals.orRefuse("fine-gray", fit(input, cause));
        Fitted fitted = new Fitted(model.provenance(), input.fileRows());
        input.flagMissing(fitted);
        ObjectNode fields = fitted.fields();
        fields.put("cause", cause);
        Coefficients.tell(model.coefficients(), fitted);
        Json.put(fields, "logLikelihood", model.logLikelihood());
        Json.put(fields, "nullLogLikelihood", model.nullLogLikelihood());
        ArrayNode list = fields.putArray("baseline");
        Curve curve = new Curve("baseline cumulative subdistribution hazard", true);
        for (FineGrayModel.BaselinePoint point : model.baseline()) {
            ObjectNode node = list.addObject();
            Json.put(node, "time", point.time());
            Json.put(node, "cumulativeHazard", point.cumulativeHazard());
            curve.point(point.time(), point.cumulativeHazard(), Double.NaN, Double.NaN);
        }
        return fitted.curve(curve);
    }

    private static Answer<FineGrayModel> fit(SurvivalInput input, int cause) {
        try {
            return FineGrayModel.builder(input.spells(), cause)
                    .covariates(input.names(), input.matrix())
                    .fit();
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException("the rows cannot be fitted: " + refused.getMessage());
        }
    }
}

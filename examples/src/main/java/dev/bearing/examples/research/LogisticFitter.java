package dev.bearing.examples.research;

import dev.bearing.survival.LogisticModel;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code --model logistic}: the chance of the event by covariates. */
final class LogisticFitter implements Fitter {

    @Override
    public List<String> names() {
        return List.of("logistic");
    }

    @Override
    public Set<String> options() {
        return Set.of("event", "covariates", "ridge", "weight");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("event"), Set.of("covariates"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.YES_OR_NO);
        LogisticModel.Builder builder = LogisticModel.builder(input.names());
        request.options().number("ridge").ifPresent(builder::ridge);
        input.weight().ifPresent(weight -> builder.weights(weight).robust());
        double[][] rows = input.matrix();
        LogisticModel model = Refusals.orRefuse("logistic", builder.fit(rows, input.events()));
        Fitted fitted = new Fitted(model.provenance(), input.fileRows());
        input.flagMissing(fitted);
        Coefficients.tell(model.coefficients(), fitted);
        Json.put(fitted.fields(), "logLikelihood", model.logLikelihood());
        Json.put(fitted.fields(), "nullLogLikelihood", model.nullLogLikelihood());
        Scores.tell(model.probabilities(rows), input.events(), input.weight(), fitted);
        return fitted;
    }
}

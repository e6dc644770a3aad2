package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.CoxBuilder;
import dev.bearing.survival.CoxModel;
import dev.bearing.survival.CoxTies;
import dev.bearing.survival.ProportionalityTest;
import dev.bearing.value.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code --model cox}: which covariates go with leaving earlier; with {@code --cause}, by one cause of several. */
final class CoxFitter implements Fitter {

    @Override
    public List<String> names() {
        return List.of("cox");
    }

    @Override
    public Set<String> options() {
        return Set.of("duration", "event", "cause", "covariates", "ties", "strata", "weight", "entry", "cluster");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("duration"), Set.of("event"), Set.of("covariates"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        CoxTies ties = ties(request.options().word("ties", "efron"));
        boolean causes = request.options().has("cause");
        int cause = request.options().cause();
        SurvivalInput input =
                SurvivalInput.read(request, causes ? SurvivalInput.Event.CAUSE : SurvivalInput.Event.YES_OR_NO);
        CoxModel model = Refusals.orRefuse("cox", fit(input, causes ? input.endedBy(cause) : input.events(), ties));
        Fitted fitted = new Fitted(model.provenance(), input.fileRows());
        input.flagMissing(fitted);
        if (input.weight().isPresent() || input.cluster().isPresent()) {
            fitted.flag("z, p and the test of proportionality stand on the robust errors");
        }
        ObjectNode fields = fitted.fields();
        if (causes) {
            fields.put("cause", cause);
        }
        fields.put("ties", request.options().word("ties", "efron"));
        Coefficients.tell(model.coefficients(), fitted);
        Json.put(fields, "logLikelihood", model.logLikelihood());
        Json.put(fields, "nullLogLikelihood", model.nullLogLikelihood());
        Json.put(fields, "concordance", model.concordance().value());
        baseline(model, input, fitted);
        proportionality(model, fitted);
        return fitted;
    }

    private static Answer<CoxModel> fit(SurvivalInput input, boolean[] events, CoxTies ties) {
        try {
            CoxBuilder builder = CoxModel.builder(input.duration(), events)
                    .covariates(input.names(), input.matrix())
                    .ties(ties);
            input.entry().ifPresent(builder::entry);
            input.weight().ifPresent(weight -> builder.weights(weight).robust());
            input.strata().ifPresent(labels -> builder.strata(labels.rows().toArray()));
            input.cluster().ifPresent(labels -> builder.clusters(labels.rows().toArray()));
            return builder.fit();
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException("the rows cannot be fitted: " + refused.getMessage());
        }
    }

    private static CoxTies ties(String word) {
        return switch (word) {
            case "efron" -> CoxTies.EFRON;
            case "breslow" -> CoxTies.BRESLOW;
            default -> throw new FitOptions.UsageException("--ties must be efron or breslow, was " + word);
        };
    }

    private static void baseline(CoxModel model, SurvivalInput input, Fitted fitted) {
        ArrayNode list = fitted.fields().putArray("baseline");
        boolean strata = input.strata().isPresent();
        Curve curve = new Curve("baseline cumulative hazard", true);
        for (CoxModel.BaselinePoint point : model.baseline()) {
            ObjectNode node = list.addObject();
            input.strata()
                    .ifPresent(labels -> node.put("stratum", labels.names().get(point.stratum())));
            Json.put(node, "time", point.time());
            Json.put(node, "cumulativeHazard", point.cumulativeHazard());
            curve.point(point.time(), point.cumulativeHazard(), Double.NaN, Double.NaN);
        }
        if (!strata) {
            fitted.curve(curve);
        }
    }

    private static void proportionality(CoxModel model, Fitted fitted) {
        model.proportionality(CoxModel.TimeScale.KAPLAN_MEIER).toOptional().ifPresent(test -> {
            ObjectNode node = fitted.fields().putObject("proportionality").put("method", test.method());
            ArrayNode list = node.putArray("covariates");
            TextTable table = new TextTable("", "chi-square", "df", "p");
            for (ProportionalityTest.Row row : test.covariates()) {
                ObjectNode entry = list.addObject().put("name", row.covariate());
                Json.put(entry, "statistic", row.test().statistic());
                entry.put("degreesOfFreedom", row.test().degreesOfFreedom())
                        .put("pValue", row.test().pValue());
                table.row(
                        row.covariate(),
                        row.test().statistic(),
                        row.test().degreesOfFreedom(),
                        row.test().pValue());
            }
            ObjectNode global = node.putObject("global");
            Json.put(global, "statistic", test.global().statistic());
            global.put("degreesOfFreedom", test.global().degreesOfFreedom())
                    .put("pValue", test.global().pValue());
            table.row(
                    "all",
                    test.global().statistic(),
                    test.global().degreesOfFreedom(),
                    test.global().pValue());
            fitted.table("are hazards proportional? (" + test.method() + ")", table);
        });
    }
}

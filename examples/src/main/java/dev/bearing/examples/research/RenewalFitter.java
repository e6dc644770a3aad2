package dev.bearing.examples.research;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.survival.BetaDiscreteWeibull;
import dev.bearing.survival.DiscountedLifetime;
import dev.bearing.survival.DiscreteWeibull;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.RenewalCounts;
import dev.bearing.survival.RetentionFit;
import dev.bearing.survival.ShiftedBetaGeometric;
import dev.bearing.survival.ValuationDate;
import dev.bearing.value.Answer;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code --model sbg}, {@code geometric}, {@code bdw} and {@code discrete-weibull}: renewals, from a cohort's survivors
 * or customers one by one.
 */
final class RenewalFitter implements Fitter {

    private static final Map<String, Function<RenewalCounts, Answer<RetentionFit>>> MODELS = models();

    private static Map<String, Function<RenewalCounts, Answer<RetentionFit>>> models() {
        Map<String, Function<RenewalCounts, Answer<RetentionFit>>> models = new LinkedHashMap<>();
        models.put("sbg", ShiftedBetaGeometric::fit);
        models.put("geometric", GeometricRetention::fit);
        models.put("bdw", BetaDiscreteWeibull::fit);
        models.put("discrete-weibull", DiscreteWeibull::fit);
        return models;
    }

    @Override
    public List<String> names() {
        return List.copyOf(MODELS.keySet());
    }

    @Override
    public Set<String> options() {
        return Set.of("survivors", "duration", "event", "horizon", "discount");
    }

    @Override
    public List<Set<String>> needs() {
        return List.of(Set.of("survivors", "duration"));
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        FitOptions options = request.options();
        Observed observed = options.has("survivors") ? survivors(request) : tenures(request);
        RetentionFit fit = Refusals.orRefuse(
                request.model(),
                requireNonNull(MODELS.get(request.model()), request.model()).apply(observed.counts()));
        Fitted fitted = new Fitted(fit.model().provenance(), observed.fileRows());
        if (fit.isDiscreteWeibullLimit()) {
            Parameters.endless(fitted, "alpha", "beta");
        }
        Parameters.tell(fit.standardErrors(), fit.logLikelihood(), fitted);
        Parameters.durationDependence(fit.durationDependence(), fitted);
        survival(fit, observed, horizon(options, observed), fitted);
        options.number("discount").ifPresent(discount -> lifetimes(fit, discount, horizon(options, observed), fitted));
        return fitted;
    }

    /** @param shares the observed shares by period; NaN where a period was not observed */
    private record Observed(RenewalCounts counts, List<Double> shares, int fileRows) {}

    private static Observed survivors(FitRequest request) throws IOException {
        FitOptions options = request.options();
        if (options.has("duration") || options.has("event")) {
            throw new FitOptions.UsageException("say either --survivors, or --duration and --event");
        }
        CsvTable table = new CsvTable(request.file());
        ColumnReader.Numbers column =
                table.want(new ColumnReader.Numbers(options.column("survivors"), ColumnReader.Range.COUNT));
        table.read();
        long[] left = Arrays.stream(column.values()).mapToLong(Math::round).toArray();
        if (left.length < 2) {
            throw new ResearchInputException(request.file() + ": expected the cohort's size and at least one period");
        }
        try {
            return new Observed(
                    RenewalCounts.ofSurvivors(left),
                    Arrays.stream(left).mapToObj(n -> n / (double) left[0]).toList(),
                    left.length);
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException(
                    request.file() + ", column " + options.column("survivors") + ": " + refused.getMessage());
        }
    }

    private static Observed tenures(FitRequest request) throws IOException {
        SurvivalInput input = SurvivalInput.read(request, SurvivalInput.Event.YES_OR_NO, ColumnReader.Range.COUNT);
        try {
            return new Observed(RenewalCounts.ofTenures(input.spells()), List.of(), input.fileRows());
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException(request.file() + ": " + refused.getMessage());
        }
    }

    private static int horizon(FitOptions options, Observed observed) {
        return Parameters.horizon(options, Math.max(12, observed.shares().size() - 1.0));
    }

    private static void survival(RetentionFit fit, Observed observed, int horizon, Fitted fitted) {
        ArrayNode list = fitted.fields().putArray("survival");
        TextTable table = new TextTable("period", "fitted", "observed");
        Curve drawn = new Curve(fit.model().name(), false);
        Curve seen = new Curve("observed", false);
        for (int period = 0; period <= horizon; period++) {
            ObjectNode node = list.addObject().put("period", period);
            double share = Math.exp(fit.model().logSurvival(period));
            double known = period < observed.shares().size() ? observed.shares().get(period) : Double.NaN;
            Json.put(node, "fitted", share);
            Json.put(node, "observed", known);
            table.row(period, share, known);
            drawn.point(period, share, Double.NaN, Double.NaN);
            if (!Double.isNaN(known)) {
                seen.point(period, known, Double.NaN, Double.NaN);
            }
        }
        fitted.table("survival", table).curve(drawn);
        if (!observed.shares().isEmpty()) {
            fitted.curve(seen);
        }
    }

    private static void lifetimes(RetentionFit fit, double discount, int horizon, Fitted fitted) {
        DiscountedLifetime lifetime = DiscountedLifetime.ofPeriodic(Parameters.discount(discount));
        Json.put(
                fitted.fields(),
                "discountedExpectedLifetime",
                lifetime.of(fit.model(), ValuationDate.TO_BE_ACQUIRED, 0));
        ArrayNode list = fitted.fields().putArray("discountedExpectedResidualLifetime");
        TextTable table = new TextTable("renewals made", "residual lifetime");
        for (int renewals = 0; renewals <= Math.min(horizon, 12); renewals++) {
            ObjectNode node = list.addObject().put("renewals", renewals);
            var value = lifetime.of(fit.model(), ValuationDate.BEFORE_RENEWAL, renewals);
            Json.put(node, "value", value);
            table.row(renewals, Json.orNaN(value));
        }
        fitted.table(
                "discounted expected residual lifetime, just before a renewal, discount " + TextTable.number(discount)
                        + " a period",
                table);
    }
}

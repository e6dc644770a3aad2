package dev.bearing.examples.research;

import dev.bearing.examples.research.ColumnReader.Numbers;
import dev.bearing.examples.research.ColumnReader.Range;
import dev.bearing.survival.BgBb;
import dev.bearing.survival.BgNbd;
import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.GammaGamma;
import dev.bearing.survival.MbgNbd;
import dev.bearing.survival.ParetoNbd;
import dev.bearing.survival.PurchaseFit;
import dev.bearing.survival.PurchaseHistory;
import dev.bearing.survival.RepeatPurchases;
import dev.bearing.value.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code --model bg-nbd} and its kin, and {@code --model gamma-gamma}: how often, and for how much, customers without
 * contract buy.
 */
final class PurchaseFitter implements Fitter {

    private static final String GAMMA_GAMMA = "gamma-gamma";
    private static final Range CUSTOMERS = new Range(0, 1e7, true, "a whole number from 0 to 10000000");

    private final String model;
    private final Function<RepeatPurchases, Answer<? extends PurchaseFit<?>>> fit;

    private PurchaseFitter(String model, Function<RepeatPurchases, Answer<? extends PurchaseFit<?>>> fit) {
        this.model = model;
        this.fit = fit;
    }

    /** Returns a fitter for each model. */
    static List<Fitter> all() {
        return List.of(
                new PurchaseFitter("bg-nbd", BgNbd::fit),
                new PurchaseFitter("mbg-nbd", MbgNbd::fit),
                new PurchaseFitter("pareto-nbd", ParetoNbd::fit),
                new PurchaseFitter("bg-bb", BgBb::fit),
                new PurchaseFitter(GAMMA_GAMMA, GammaGamma::fit));
    }

    @Override
    public List<String> names() {
        return List.of(model);
    }

    @Override
    public Set<String> options() {
        return isOfSpend() ? Set.of("frequency", "monetary") : Set.of("frequency", "recency", "age", "weight");
    }

    @Override
    public List<Set<String>> needs() {
        return options().stream()
                .filter(option -> !option.equals("weight"))
                .sorted()
                .map(Set::of)
                .toList();
    }

    private boolean isOfSpend() {
        return model.equals(GAMMA_GAMMA);
    }

    @Override
    public Fitted fit(FitRequest request) throws IOException {
        CsvTable table = new CsvTable(request.file());
        Numbers frequency = table.want(new Numbers(request.options().column("frequency"), Range.COUNT));
        RepeatPurchases purchases = isOfSpend() ? spends(request, table, frequency) : waits(request, table, frequency);
        try {
            return tell(Refusals.orRefuse(model, fit.apply(purchases)), frequency.values().length);
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException(request.file() + ": " + refused.getMessage());
        }
    }

    private static RepeatPurchases waits(FitRequest request, CsvTable table, Numbers frequency) throws IOException {
        Numbers recency = table.want(new Numbers(request.options().column("recency"), Range.NOT_NEGATIVE));
        Numbers age = table.want(new Numbers(request.options().column("age"), Range.NOT_NEGATIVE));
        Optional<Numbers> customers =
                request.options().optionalColumn("weight").map(name -> table.want(new Numbers(name, CUSTOMERS)));
        table.read();
        double[] x = frequency.values();
        double[] last = recency.values();
        double[] until = age.values();
        Optional<double[]> alike = customers.map(Numbers::values);
        RepeatPurchases.Builder purchases = RepeatPurchases.builder();
        for (int row = 0; row < x.length; row++) {
            int at = row;
            int times = alike.map(counts -> (int) counts[at]).orElse(1);
            add(request, row, () -> purchases.add(times, new PurchaseHistory((int) x[at], last[at], until[at])));
        }
        return purchases.build();
    }

    private static RepeatPurchases spends(FitRequest request, CsvTable table, Numbers frequency) throws IOException {
        Numbers monetary = table.want(new Numbers(request.options().column("monetary"), Range.NOT_NEGATIVE));
        table.read();
        double[] x = frequency.values();
        double[] mean = monetary.values();
        RepeatPurchases.Builder purchases = RepeatPurchases.builder();
        for (int row = 0; row < x.length; row++) {
            if (x[row] > 0) { // who never bought again tells nothing of what a purchase is worth
                int at = row;
                add(request, row, () -> purchases.add((int) x[at], 1, 1, mean[at]));
            }
        }
        return purchases.build();
    }

    private static void add(FitRequest request, int row, Runnable add) {
        try {
            add.run();
        } catch (IllegalArgumentException refused) {
            throw new ResearchInputException(
                    request.file() + ", row " + (row + 1) + " after the header: " + refused.getMessage());
        }
    }

    private static Fitted tell(PurchaseFit<?> fit, int rows) {
        FitProvenance provenance = fit.provenance();
        Fitted fitted = new Fitted(provenance, rows);
        var errors = fitted.fields().putObject("standardErrors");
        TextTable table = new TextTable("", "estimate", "std.error");
        provenance.parameters().forEach((name, value) -> {
            Json.put(fitted.fields(), name, value);
            double error = fit.standardErrors().getOrDefault(name, Double.NaN);
            Json.put(errors, name, error);
            table.row(name, value, error);
        });
        Json.put(fitted.fields(), "logLikelihood", fit.logLikelihood());
        return fitted.table("parameters, log-likelihood " + TextTable.number(fit.logLikelihood()), table);
    }
}

package dev.bearing.benchmarks;

import dev.bearing.account.AccountId;
import dev.bearing.vector.BulkForecast;
import dev.bearing.vector.CohortForecast;
import dev.bearing.vector.CohortMember;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.TakeRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Measures the expansion forecast of many cohorts of many accounts, on one thread: from arrays, and, for fewer
 * accounts, from an object for each, with quick quantiles and with the best. Both say the same of the same accounts,
 * which is checked first.
 */
public final class ForecastSpeed {

    private static final String RESULT = "benchmarks/results/forecast-speed.md";
    private static final long SEED = 42;
    private static final double GOAL_MILLIS = 1_000;
    private static final double WARM_UP_MILLIS = 2_000;
    private static final double LEAST_MILLIS = 60;

    private ForecastSpeed() {}

    /**
     * Measures and writes {@code benchmarks/results/forecast-speed.md}.
     *
     * @param arguments the repository's directory; how many cohorts, by default 1,000; of how many accounts, by default
     *     10,000; how often, by default 9
     */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".")
                .toAbsolutePath()
                .normalize();
        Extent extent = new Extent(
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000,
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10_000,
                arguments.length > 3 ? Integer.parseInt(arguments[3]) : 9);
        measure(root, extent, root.resolve(RESULT)).forEach(System.out::println);
    }

    /**
     * How much to measure.
     *
     * @param cohorts how many cohorts
     * @param accounts of how many accounts each
     * @param runs how often each is measured
     */
    record Extent(int cohorts, int accounts, int runs) {}

    /** Measures, writes the report to a file and returns its lines. */
    static List<String> measure(Path root, Extent extent, Path result) throws Exception {
        String before = Machine.load();
        Book book = Book.draw(extent.cohorts(), extent.accounts());
        Book few = book.first(Math.max(1, extent.cohorts() / 10), Math.max(1, extent.accounts() / 100));
        requireEqual(few);
        List<String> lines = new ArrayList<>(List.of(
                "# Expansion forecasts of many cohorts",
                "",
                "Written by `dev.bearing.benchmarks.ForecastSpeed`: every account has a chance of its own to reach the milestone"
                        + " and decide within a month,",
                "every cohort a take rate estimated from offers that all its accounts share. Mean, standard deviation and"
                        + " three quantiles of the whole, mean and",
                "standard deviation of each cohort; quantiles from three moments, as in a review, but for the last row. One thread. Medians, with the least and the greatest in parentheses.",
                ""));
        lines.addAll(Machine.describe(root));
        lines.add("- measured " + extent.runs() + " times each, after " + WARM_UP_MILLIS / 1_000 + " s of warming up");
        lines.add("");
        lines.add("| cohorts | accounts each | from | time | a chance |");
        lines.add("|---|---|---|---|---|");
        ModelTimes bulk = times(() -> said(book.bulk()), extent.runs());
        lines.add(row(book, "arrays", bulk));
        lines.add(row(few, "arrays", times(() -> said(few.bulk()), extent.runs())));
        lines.add(row(few, "an object an account", times(() -> said(few.single()), extent.runs())));
        lines.add(row(
                few, "an object an account, the best quantiles", times(() -> saidAtBest(few.single()), extent.runs())));
        lines.add("");
        lines.add("Goal: 1,000 cohorts of 10,000 accounts within 1 s. "
                + (bulk.wall().median() <= GOAL_MILLIS ? "Met." : "Not met."));
        lines.add("");
        lines.add("Load average over a minute: " + before + " when it began, " + Machine.load() + " at the end.");
        write(result, lines);
        return lines;
    }

    private static void write(Path result, List<String> lines) throws IOException {
        Path directory = result.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.write(result, lines);
    }

    private static ModelTimes times(Callable<?> task, int runs) throws Exception {
        ModelTimes.warmUp(task, runs > 1 ? WARM_UP_MILLIS : 0);
        ModelTimes times = new ModelTimes();
        for (int run = 0; run < runs; run++) {
            times.measure(task, runs > 1 ? LEAST_MILLIS : 0);
        }
        return times;
    }

    private static String row(Book book, String from, ModelTimes times) {
        double chances = (double) book.due.size() * book.due.get(0).length;
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %s | %.1f ms (%.1f to %.1f) | %.1f ns |",
                book.due.size(),
                book.due.get(0).length,
                from,
                times.wall().median(),
                times.wall().least(),
                times.wall().greatest(),
                times.wall().median() * 1e6 / chances);
    }

    private static double said(BulkForecast forecast) {
        double sum = forecast.mean().amount() + forecast.sd();
        for (double probability : new double[] {0.05, 0.5, 0.95}) {
            sum += forecast.quantile(probability).amount();
        }
        for (BulkForecast.Cohort cohort : forecast.cohorts()) {
            sum += cohort.mean() + cohort.sd();
        }
        return sum;
    }

    private static double said(ExpansionForecast forecast) {
        double sum = forecast.mean().amount() + forecast.sd();
        for (double probability : new double[] {0.05, 0.5, 0.95}) {
            sum += forecast.quickQuantile(probability).amount();
        }
        for (CohortForecast cohort : forecast.cohorts()) {
            sum += cohort.mean().amount() + cohort.sd();
        }
        return sum;
    }

    private static double saidAtBest(ExpansionForecast forecast) {
        double sum = forecast.mean().amount() + forecast.sd();
        for (double probability : new double[] {0.05, 0.5, 0.95}) {
            sum += forecast.quantile(probability).amount();
        }
        return sum;
    }

    private static void requireEqual(Book book) {
        BulkForecast bulk = book.bulk();
        ExpansionForecast single = book.single();
        require(bulk.mean().amount(), single.mean().amount(), 1e-9);
        require(bulk.sd(), single.sd(), 1e-7);
        for (double probability : new double[] {0.05, 0.5, 0.95}) {
            double off = Math.abs(bulk.quantile(probability).amount()
                    - single.quantile(probability).amount());
            if (!(off <= 0.1 * single.sd() + 10_000)) {
                throw new IllegalStateException("quantiles differ by " + off);
            }
        }
    }

    private static void require(double one, double other, double tolerance) {
        if (!(Math.abs(one - other) <= tolerance * Math.abs(other))) {
            throw new IllegalStateException(one + " and " + other + " should be equal");
        }
    }

    /** What is forecast. */
    private record Book(List<double[]> due, List<TakeRate> rates, List<Money> values) {

        static Book draw(int cohorts, int accounts) {
            SplittableRandom random = new SplittableRandom(SEED);
            List<double[]> due = new ArrayList<>();
            List<TakeRate> rates = new ArrayList<>();
            List<Money> values = new ArrayList<>();
            for (int i = 0; i < cohorts; i++) {
                due.add(random.doubles(accounts).toArray());
                int offers = 20 + random.nextInt(200);
                rates.add(TakeRate.estimated("cohort " + i, random.nextInt(offers + 1), offers));
                values.add(Money.ofMajor(CurrencyUnit.USD, 100L * (1 + random.nextInt(100))));
            }
            return new Book(due, rates, values);
        }

        Book first(int cohorts, int accounts) {
            return new Book(
                    due.subList(0, cohorts).stream()
                            .map(own -> Arrays.copyOf(own, accounts))
                            .toList(),
                    rates.subList(0, cohorts),
                    values.subList(0, cohorts));
        }

        BulkForecast bulk() {
            BulkForecast.Builder builder = BulkForecast.builder(CurrencyUnit.USD);
            for (int i = 0; i < due.size(); i++) {
                builder.cohort("cohort " + i, rates.get(i), values.get(i), due.get(i));
            }
            return builder.build();
        }

        ExpansionForecast single() {
            ExpansionForecast.Builder builder = ExpansionForecast.builder(CurrencyUnit.USD, 1);
            for (int i = 0; i < due.size(); i++) {
                double[] own = due.get(i);
                for (int j = 0; j < own.length; j++) {
                    builder.add(
                            "cohort " + i,
                            new CohortMember(AccountId.of(i + " " + j), own[j], rates.get(i), values.get(i)));
                }
            }
            return builder.build();
        }
    }
}

package dev.bearing.examples.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bearing.survival.BgBb;
import dev.bearing.survival.BgNbd;
import dev.bearing.survival.MbgNbd;
import dev.bearing.survival.ParetoNbd;
import dev.bearing.survival.PurchaseFit;
import dev.bearing.survival.PurchaseHistory;
import dev.bearing.survival.RepeatPurchases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PurchaseFitterTest {

    @TempDir
    Path folder;

    private final StringWriter screen = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @Test
    void writesTheModelsOfCustomersWhoBuyWhenTheyLike() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,t_x,T"));
        RepeatPurchases.Builder customers = RepeatPurchases.builder();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 1_500; i++) {
            // some buy often, some seldom; some leave early, some late
            double rate = -Math.log(1 - random.nextDouble()) / 8;
            double until = Math.min(40, random.nextDouble() * -60 * Math.log(1 - random.nextDouble()));
            int x = 0;
            double last = 0;
            double next = -Math.log(1 - random.nextDouble()) / rate;
            while (next <= until) {
                x++;
                last = next;
                next -= Math.log(1 - random.nextDouble()) / rate;
            }
            lines.add(x + "," + last + ",40");
            customers.add(x, last, 40);
        }
        Path data = Files.write(folder.resolve("purchases.csv"), lines);
        assertSame(fit("bg-nbd", data), BgNbd.fit(customers.build()).orElseThrow("fit"), "r", "alpha", "a", "b");
        assertSame(fit("mbg-nbd", data), MbgNbd.fit(customers.build()).orElseThrow("fit"), "r", "alpha", "a", "b");
        assertSame(
                fit("pareto-nbd", data),
                ParetoNbd.fit(customers.build()).orElseThrow("fit"),
                "r",
                "alpha",
                "s",
                "beta");
    }

    @Test
    void countsCustomersOfOneRowAndReadsOpportunities() throws IOException {
        // donations a year of three years, drawn up as the cells of a table
        int[][] cells = {{0, 0, 310}, {1, 1, 96}, {1, 2, 61}, {1, 3, 102}, {2, 2, 98}, {2, 3, 151}, {3, 3, 182}};
        List<String> lines = new ArrayList<>(List.of("x,t_x,T,customers"));
        RepeatPurchases.Builder customers = RepeatPurchases.builder();
        for (int[] cell : cells) {
            lines.add(cell[0] + "," + cell[1] + ",3," + cell[2]);
            customers.add(cell[2], new PurchaseHistory(cell[0], cell[1], 3));
        }
        Path data = Files.write(folder.resolve("purchases.csv"), lines);
        JsonNode json = fit("bg-bb", data, "--weight", "customers");
        assertThat(json.path("n").asLong()).isEqualTo(1_000);
        assertThat(json.path("input").path("rows").asInt()).isEqualTo(7);
        PurchaseFit<BgBb> fit = BgBb.fit(customers.build()).orElseThrow("fit");
        assertThat(json.path("logLikelihood").asDouble()).isCloseTo(fit.logLikelihood(), within(1e-9));
        for (String name : List.of("alpha", "beta", "gamma", "delta")) {
            assertThat(json.path(name).asDouble())
                    .isCloseTo(fit.provenance().parameters().get(name), within(1e-9));
        }
    }

    @Test
    void saysThatOpportunitiesAreWhole() throws IOException {
        Path data = Files.write(folder.resolve("purchases.csv"), List.of("x,t_x,T", "1,2.5,3"));
        assertThat(run("bg-bb", data)).isNotZero();
        assertThat(complaints.toString()).contains("recency and age must be whole numbers of opportunities");
    }

    private static void assertSame(JsonNode json, PurchaseFit<?> fit, String... names) {
        assertThat(json.path("n").asLong()).isEqualTo(1_500);
        assertThat(json.path("events").asLong()).isEqualTo(fit.provenance().events());
        assertThat(fit.standardErrors()).containsOnlyKeys(names);
        assertThat(json.path("logLikelihood").asDouble()).isCloseTo(fit.logLikelihood(), within(1e-9));
        for (String name : names) {
            double error = fit.standardErrors().get(name);
            assertThat(json.path(name).asDouble())
                    .isCloseTo(fit.provenance().parameters().get(name), within(1e-9));
            assertThat(json.path("standardErrors").path(name).asDouble()).isCloseTo(error, within(1e-9));
        }
    }

    @Test
    void saysWhichRowIsNoHistory() throws IOException {
        Path data = Files.write(folder.resolve("purchases.csv"), List.of("x,t_x,T", "1,2,3", "0,1,3"));
        assertThat(run("pareto-nbd", data)).isEqualTo(1);
        assertThat(complaints.toString()).contains("row 2 after the header: recency must be 0 without repeats");
    }

    private JsonNode fit(String model, Path data, String... more) throws IOException {
        assertThat(run(model, data, more)).as(complaints.toString()).isZero();
        assertThat(screen.toString()).contains(model);
        return JsonMapper.builder().build().readTree(folder.resolve("fit.json").toFile());
    }

    private int run(String model, Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("fit", "--model", model, "--data", data.toString()));
        arguments.addAll(List.of("--frequency", "x", "--recency", "t_x", "--age", "T"));
        arguments.addAll(List.of("--json", folder.resolve("fit.json").toString()));
        arguments.addAll(List.of(more));
        return new CommandLine(new ResearchCommand())
                .setOut(new PrintWriter(screen, true))
                .setErr(new PrintWriter(complaints, true))
                .execute(arguments.toArray(String[]::new));
    }
}

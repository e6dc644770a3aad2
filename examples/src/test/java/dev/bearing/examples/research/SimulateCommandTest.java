package dev.bearing.examples.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bearing.book.CustomerBook;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.testkit.RetentionWorld;
import dev.bearing.testkit.SyntheticCompany;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class SimulateCommandTest {

    @TempDir
    Path folder;

    private final StringWriter screen = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    static List<String> names() {
        return Simulation.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyScenarioIsABookThatCanBeReadWithItsTruthAndItsTenures(String scenario) throws IOException {
        Path out = folder.resolve("out");

        assertThat(run("--scenario", scenario, "--accounts", "60", "--months", "20", "--out", out.toString()))
                .isZero();
        CustomerBook book = BookDirectory.read(out);
        List<String> tenures = Files.readAllLines(out.resolve("tenures.csv"));
        assertThat(book.accountIds()).hasSizeBetween(20, 60);
        assertThat(tenures.get(0)).startsWith("account_id,started,duration,event");
        assertThat(tenures).hasSizeGreaterThan(20);
        assertThat(truth(out).get("scenario").asText()).isEqualTo(scenario);
        assertThat(truth(out).get("truth").size()).isPositive();
        assertThat(list(folder)).containsExactly("out");
    }

    @Test
    void aCompanyIsTheOneTheTestkitDrawsAndComesWithAPlaybook() throws IOException {
        Path out = folder.resolve("out");
        run("--scenario", "seasonal", "--accounts", "80", "--months", "30", "--seed", "5", "--out", out.toString());
        SyntheticCompany company = SyntheticCompany.scenario("seasonal")
                .accounts(80)
                .months(30)
                .seed(5)
                .build();
        JsonNode truth = truth(out);

        assertThat(BookDirectory.read(out)).isEqualTo(company.book());
        assertThat(PlaybookFormat.standard().read(out.resolve("playbook.json")).paths())
                .isNotEmpty();
        assertThat(truth.at("/truth/climate/seasons/0").asDouble()).isEqualTo(2.5);
        assertThat(truth.at("/truth/tiers/1/cancel").asDouble()).isEqualTo(0.045);
        assertThat(truth.get("lastDay").asText()).isEqualTo(company.lastDay().toString());
    }

    @Test
    void aWorldTellsItsTrueCurves() throws IOException {
        Path out = folder.resolve("out");
        run("--scenario", "competing-risks", "--out", out.toString());
        JsonNode card = truth(out).at("/curves/1");
        RetentionWorld world = RetentionWorld.named("competing-risks");

        assertThat(card.at("/covariates/card").asInt()).isEqualTo(1);
        assertThat(card.at("/survival/12").asDouble())
                .isCloseTo(world.truth(1).survival(12).orElseThrow("known"), within(1e-12));
        assertThat(card.at("/incidence2/12").asDouble()).isCloseTo(world.incidence(2, 12, 1), within(1e-12));
        assertThat(Files.readString(out.resolve("tenures.csv")))
                .startsWith("account_id,started,duration,event,cause,card\n");
    }

    @Test
    void theSameOptionsDrawTheSameFiles() throws IOException {
        for (String name : List.of("one", "other")) {
            run(
                    "--scenario",
                    "late-facts",
                    "--accounts",
                    "40",
                    "--out",
                    folder.resolve(name).toString());
        }

        for (String file : list(folder.resolve("one"))) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("other").resolve(file));
        }
    }

    @Test
    void itsTenuresAreReadyToCompareModelsOn() {
        Path out = folder.resolve("out");
        run("--scenario", "proportional-hazards", "--accounts", "300", "--out", out.toString());
        String tenures = out.resolve("tenures.csv").toString();
        int code = desk().execute(
                        "compare",
                        "--models",
                        "kaplan-meier,cox",
                        "--data",
                        tenures,
                        "--covariates",
                        "annual,distance");

        assertThat(code).as(complaints.toString()).isZero();
        assertThat(screen.toString()).contains("cox less kaplan-meier");
    }

    @Test
    void aNameThatIsNoneIsAnsweredWithAllThatAre() throws IOException {
        assertThat(run("--scenario", "flat", "--out", folder.resolve("out").toString()))
                .isEqualTo(2);
        assertThat(complaints.toString())
                .startsWith("--scenario must be one of example, heterogeneous, ")
                .contains("bathtub, was flat");
        assertThat(list(folder)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--accounts, 0, '--accounts must be from 1 to 1000000, was 0'",
        "--months, -1, '--months must be from 1 to 1200, was -1'",
        "--seed, soon, soon"
    })
    void numbersOutOfRangeAreBadUsage(String option, String value, String message) throws IOException {
        String out = folder.resolve("out").toString();

        assertThat(run("--scenario", "example", option, value, "--out", out)).isEqualTo(2);
        assertThat(complaints.toString()).contains(message);
        assertThat(list(folder)).isEmpty();
    }

    @Test
    void aFolderInWhichSomethingLiesIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThat(run("--scenario", "example", "--out", folder.toString())).isEqualTo(2);
        assertThat(complaints.toString()).contains("--out must be a folder that is empty or not there yet");
        assertThat(list(folder)).containsExactly("notes.txt");
    }

    private int run(String... options) {
        return desk().execute(
                        Stream.concat(Stream.of("simulate"), Stream.of(options)).toArray(String[]::new));
    }

    private CommandLine desk() {
        return new CommandLine(new ResearchCommand())
                .setOut(new PrintWriter(screen))
                .setErr(new PrintWriter(complaints));
    }

    private static JsonNode truth(Path out) throws IOException {
        return JsonMapper.builder().build().readTree(out.resolve("truth.json").toFile());
    }

    private static List<String> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

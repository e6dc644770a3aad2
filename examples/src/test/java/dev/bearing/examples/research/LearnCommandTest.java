package dev.bearing.examples.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bearing.health.Scorecard;
import dev.bearing.health.WeightProvenance;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.FileForm;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.review.Playbook;
import dev.bearing.testkit.SyntheticCompany;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LearnCommandTest {

    @TempDir
    Path folder;

    private final StringWriter screen = new StringWriter();
    private final StringWriter complaints = new StringWriter();
    private Path book;
    private Path playbook;

    @BeforeEach
    void writeACompany() throws IOException {
        book = folder.resolve("facts");
        playbook = folder.resolve("playbook.json");
        SyntheticCompany company =
                SyntheticCompany.builder().accounts(600).months(24).build();
        BookDirectory.write(company.book(), book, FileForm.CSV);
        try (InputStream in =
                Objects.requireNonNull(LearnCommandTest.class.getResourceAsStream("/example-company/playbook.json"))) {
            Files.copy(in, playbook);
        }
    }

    @Test
    void writesThePlaybookWithTheLearntScorecardInItsPlace() throws IOException {
        Path out = folder.resolve("learnt.json");
        Path json = folder.resolve("provenance.json");

        assertThat(run("--out", out.toString(), "--json", json.toString()))
                .as(complaints.toString())
                .isZero();
        Playbook before = PlaybookFormat.standard().read(playbook);
        Playbook after = PlaybookFormat.standard().read(out);
        Scorecard learnt = after.scorecards().get(0);
        WeightProvenance provenance = learnt.provenance().orElseThrow();
        assertThat(learnt.id()).isEqualTo("use_and_mood");
        assertThat(learnt.version()).startsWith("2-learnt-2025-");
        assertThat(learnt.bands()).isEqualTo(before.scorecards().get(0).bands());
        assertThat(after.paths()).isEqualTo(before.paths());
        assertThat(after.ladder()).isEqualTo(before.ladder());
        assertThat(after.scorecards()).hasSameSizeAs(before.scorecards());
        JsonNode tree = JsonMapper.builder().build().readTree(json.toFile());
        assertThat(tree.at("/sample/events").asLong())
                .isEqualTo(provenance.sample().events())
                .isGreaterThanOrEqualTo(50);
        assertThat(screen.toString())
                .contains("use_and_mood " + learnt.version() + ": "
                        + provenance.sample().rows() + " rows of ")
                .contains("Written: " + out)
                .contains(learnt.measureNames());
    }

    @Test
    void refusesTooFewChurnsWithTheirNumber() {
        assertThat(run("--as-of", "2024-03-31")).isNotZero();
        assertThat(complaints.toString())
                .contains("weights could not be fitted: INSUFFICIENT_DATA")
                .contains("needed 50 of each");
    }

    @Test
    void refusesAScorecardThatIsNotThere() {
        assertThat(run("--scorecard", "smb")).isEqualTo(2);
        assertThat(complaints.toString()).contains("--scorecard must be one of use_and_mood, was smb");
    }

    @Test
    void refusesAPlaybookThatCannotBeLearntFrom() throws IOException {
        Files.writeString(playbook, "{\"schemaVersion\": \"1.0\"}");
        assertThat(run()).isNotZero();
        assertThat(complaints.toString()).contains("has no scorecard whose weights could be learnt");

        Files.writeString(playbook, """
                {"schemaVersion": "1.0", "scorecards": [{"id": "s", "aggregation": "minimum",
                  "measures": [{"signal": "sessions", "curve": "percentile"}]}]}
                """);
        assertThat(run()).isNotZero();
        assertThat(complaints.toString()).contains("aggregation of scorecard s must be ARITHMETIC, was MINIMUM");

        Files.writeString(playbook, "{\"schemaVersion\": \"1.0\", \"colour\": 1}");
        assertThat(run()).isNotZero();
        assertThat(complaints.toString()).contains("colour is unknown");
    }

    private int run(String... options) {
        List<String> all = Stream.concat(
                        Stream.of("learn", "--book", book.toString(), "--playbook", playbook.toString()),
                        Stream.of(options))
                .toList();
        return new CommandLine(new ResearchCommand())
                .setOut(new PrintWriter(screen))
                .setErr(new PrintWriter(complaints))
                .execute(all.toArray(String[]::new));
    }
}

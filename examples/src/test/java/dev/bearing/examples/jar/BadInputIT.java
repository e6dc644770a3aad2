package dev.bearing.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.examples.jar.BearingJar.Run;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the built jar says to input that cannot be read: exit code 3, every problem with its file, line, column, value
 * and what was expected, and nothing written. Files that would exhaust memory are refused in 64 MB; their size is
 * {@code -Dbearing.hugeMegabytes}.
 */
class BadInputIT {

    private static final long HUGE_MEGABYTES = Long.getLong("bearing.hugeMegabytes", 80);
    private static final List<String> SMALL_HEAP = List.of("-Xmx64m");
    private static final String PRICES = "subscription_id,account_id,from,to,amount,currency,interval,recorded_on\n";
    private static final String SIGNALS = "account_id,signal,on,value\n";

    @TempDir
    Path folder;

    @Test
    void everyProblemOfEveryFileIsToldAtOnce() throws IOException {
        write("accounts.csv", "account_id\nA\n");
        write(
                "price_states.csv",
                PRICES,
                "s1,A,2026-01-01,,12x,USD,month,\n",
                "s2,A,1969-12-31,,10,USD,month,\n",
                "s3,A,10000-01-01,,10,USD,month,\n",
                "s4,A,2026-01-01,2026-01-01,10,USD,month,\n",
                "s5,A,2026-01-01,,-1,USD,month,\n",
                "s6,A,2026-01-01,,10,XYZ,month,\n",
                "s7,A,2026-01-01,,10,USD,fortnight,\n",
                "s8,A,2026-01-01,,1e19,USD,month,\n",
                "s9,A,2026-01-01,,NaN,USD,month,\n",
                "s10,C,2026-01-01,,10,USD,month,\n",
                "s11,A,2026-01-01,,10,USD,month,\n",
                "s11,A,2026-03-01,,10,USD,month,\n",
                "s12,A,2026-01-01,2026-02-01,10,USD,month,\n",
                "s12,A,2026-02-01,,10,EUR,month,\n",
                "s13,A,2026-01-01,,10,USD,month,2026-01-05\n",
                "s13,A,2026-01-01,,11,USD,month,2026-01-05\n",
                "s14,A,2026-01-01,,10,USD\n");
        write("signals.csv", SIGNALS, "A,logins,2026-01-05,many\n", "C,logins,2026-01-05,1\n");
        write(
                "milestones.jsonl",
                "{\"account_id\":\"A\",\"milestone\":\"m\",\"level\":\"done\",\"on\":\"2026-01-05\"}\n",
                "{\"account_id\":\"A\",\"on\":\"2026-01-05\",\"on\":\"2026-01-06\"}\n",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{\"i\":1}}}}}}}}}\n",
                "not JSON\n");
        write("siganls.csv", SIGNALS);

        Run run = refused();

        assertThat(run.err().lines())
                .contains(
                        "bearing: 22 problems:",
                        "price_states.csv, line 2, column amount: was \"12x\", expected a number of 0 or more with at"
                                + " most 18 digits before its point",
                        "price_states.csv, line 3, column from: was \"1969-12-31\", expected a date from 1970 to 9999"
                                + " such as 2026-01-31",
                        "price_states.csv, line 4, column from: was \"10000-01-01\", expected a date from 1970 to 9999"
                                + " such as 2026-01-31",
                        "price_states.csv, line 5, column to: was \"2026-01-01\", expected a date after from, which is"
                                + " 2026-01-01",
                        "price_states.csv, line 6, column amount: was \"-1\", expected a number of 0 or more with at"
                                + " most 18 digits before its point",
                        "price_states.csv, line 7, column currency: was \"XYZ\", expected a currency of ISO 4217 such as"
                                + " EUR",
                        "price_states.csv, line 8, column interval: was \"fortnight\", expected one of day, week, month,"
                                + " quarter, half_year, year",
                        "price_states.csv, line 9, column amount: was \"1e19\", expected a number of 0 or more with at"
                                + " most 18 digits before its point",
                        "price_states.csv, line 10, column amount: was \"NaN\", expected a number of 0 or more with at"
                                + " most 18 digits before its point",
                        "price_states.csv, line 11, column account_id: was \"C\", expected an account of the accounts"
                                + " file",
                        "price_states.csv, line 13, column from: was \"2026-03-01\", expected a day on which"
                                + " subscription s11 has no price yet, and line 12 holds from 2026-01-01 to an open end;"
                                + " give line 12 a `to`",
                        "price_states.csv, line 15, column currency: was \"EUR\", expected USD, as on line 14 of"
                                + " subscription s12",
                        "price_states.csv, line 17: expected no other row with the key [s13, 2026-01-01] recorded on"
                                + " 2026-01-05, and line 16 has another content",
                        "price_states.csv, line 18: expected 8 cells as in the header, and there are 6",
                        "signals.csv, line 2, column value: was \"many\", expected a finite number",
                        "signals.csv, line 3, column account_id: was \"C\", expected an account of the accounts file",
                        "milestones.jsonl, line 1, column level: was \"done\", expected one of functional, outcome,"
                                + " confirmed, regressed");
        assertThat(run.err())
                .contains("milestones.jsonl, line 2: was ", "Duplicate field 'on'")
                .contains("milestones.jsonl, line 3", "nesting depth")
                .contains("milestones.jsonl, line 4: was \"not JSON\"")
                .contains("siganls.csv: expected one of the files accounts, ", "did you mean signals?");
    }

    @Test
    void ofManyProblemsTheFirstTwentyOfEachFileAreShownAndAllAreCounted() throws IOException {
        write("accounts.csv", "account_id\nA\n");
        write(
                "signals.csv",
                SIGNALS,
                String.join(
                        "",
                        IntStream.range(0, 500)
                                .mapToObj(i -> "A,logins,day " + i + ",1\n")
                                .toList()));
        write("milestones.csv", "account_id,milestone,level,on\nA,m,done,2026-01-01\n");

        Run run = refused();

        assertThat(run.err().lines().filter(line -> line.startsWith("signals.csv")))
                .hasSize(20);
        assertThat(run.err())
                .startsWith("bearing: 501 problems, of each file the first 20 are shown")
                .contains("signals.csv, line 21, column on: was \"day 19\"")
                .contains("milestones.csv, line 2, column level: was \"done\"")
                .doesNotContain("\tat ");
    }

    @Test
    void problemsStandInTheOrderOfLines() throws IOException {
        write("accounts.csv", "account_id\nA\n");
        write("signals.csv", SIGNALS, "C,logins,2026-01-01,1\n", "A,logins,2026-01-02,x\n", "D,logins,2026-01-03,1\n");

        assertThat(refused().err().lines().skip(1))
                .extracting(line -> line.substring(0, line.indexOf(", column")))
                .containsExactly("signals.csv, line 2", "signals.csv, line 3", "signals.csv, line 4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account_id,signal,on,value,colour   | A,l,2026-01-01,1,red | signals.csv, line 1, column colour: was "colour", expected one of the columns account_id, signal, on, value, recorded_on
            account_id,signal,on                | A,l,2026-01-01       | signals.csv, line 1, column value: expected this column, and there is none
            account_id,signal,on,value,value    | A,l,2026-01-01,1,1   | signals.csv, line 1, column value: expected each column once, and it stands there twice
            account_id,signal,on,value          | A,"l,2026-01-01,1    | signals.csv, line 2: expected a row of RFC 4180, with quotes doubled within quotes and closed by the end of the file
            account_id,signal,on,value          | ,l,2026-01-01,1      | signals.csv, line 2, column account_id: expected an account id of 1 to 512 characters, not blank, no control character, no white space around it, and there is no value
            """)
    void aTableThatIsNone(String header, String row, String complaint) throws IOException {
        write("accounts.csv", "account_id\nA\n");
        write("signals.csv", header + "\n", row + "\n");

        assertThat(refused().err().lines()).containsExactly("bearing: 1 problem:", complaint);
    }

    @Test
    void anEmptyFile() throws IOException {
        write("accounts.csv", "account_id\nA\n");
        write("signals.csv", "");

        assertThat(refused().err()).contains("signals.csv, line 1: expected a header row, and the file is empty");
    }

    @Test
    void bytesThatAreNoText() throws IOException {
        write("accounts.csv", "account_id\nA\n");
        Files.write(book().resolve("signals.csv"), bytes(SIGNALS + "A,l,2026-01-01,1\nA,\u00ff,2026-01-02,1\n"));

        assertThat(refused().err()).contains("signals.csv, line 3: expected UTF-8, and there is a byte that is none");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreAccepted() throws IOException {
        write("accounts.csv", "\uFEFFaccount_id\r\nA\r\n");
        write("signals.csv", "\uFEFF" + SIGNALS.strip() + "\r\n", "A,l,2026-01-01,1\r\n");

        Run run = run(List.of());

        assertThat(run.exitCode()).isZero();
        assertThat(BearingJar.json(folder.resolve("out/review.json"))
                        .get("asOf")
                        .asText())
                .isEqualTo("2026-01-01");
    }

    @Test
    void noAccounts() throws IOException {
        write("signals.csv", SIGNALS, "A,l,2026-01-01,1\n");

        assertThat(refused().err()).contains("accounts.csv: expected this file (or accounts.jsonl), and there is none");
    }

    /** Each amount alone can be held exactly; the twenty together are beyond 2^63 of the smallest unit. */
    @Test
    void amountsThatTogetherAreTooLarge() throws IOException {
        StringBuilder accounts = new StringBuilder("account_id\n");
        StringBuilder prices = new StringBuilder(PRICES);
        for (int i = 0; i < 20; i++) {
            accounts.append("A").append(i).append('\n');
            prices.append("s").append(i).append(",A").append(i);
            prices.append(",2026-01-01,,50000000000.00,USD,month,2026-01-01\n");
        }
        write("accounts.csv", accounts.toString());
        write("price_states.csv", prices.toString());

        assertThat(refused().err())
                .contains("the amounts of all customers together are too large to be added up exactly")
                .doesNotContain("\tat ");
    }

    @Test
    void noBookAtAll() {
        assertThat(refused().err()).contains(book() + ": expected a directory that holds a book, and there is none");
    }

    @Test
    void oneTableInTwoForms() throws IOException {
        write("accounts.csv", "account_id\nA\n");
        write("accounts.jsonl", "{\"account_id\":\"A\"}\n");

        assertThat(refused().err())
                .contains("accounts: expected one file, and there are accounts.csv and accounts.jsonl");
    }

    @Test
    void aLineWithoutEndIsRefusedInLittleMemory() throws IOException {
        write("accounts.csv", "account_id\nA\n");
        huge("signals.csv", SIGNALS + "A,", "x".repeat(1 << 16));
        huge("milestones.jsonl", "{\"account_id\":\"", "x".repeat(1 << 16));

        Run run = refused(SMALL_HEAP);

        assertThat(run.err())
                .contains("signals.csv, line 2: expected a row of at most 1048576 characters")
                .contains("milestones.jsonl, line 1: expected a line of at most 1048576 characters");
    }

    @Test
    void aFileOfNothingButProblemsIsRefusedInLittleMemory() throws IOException {
        write("accounts.csv", "account_id\nA\n");
        huge("signals.csv", SIGNALS, "A,logins,yesterday,1\n".repeat(1 << 12));

        assertThat(refused(SMALL_HEAP).err()).contains("signals.csv, line 2, column on: was \"yesterday\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vector: {strategy: crystal_ball}                                     | vector.strategy must be one of path-vector, was crystal_ball
            laddder: {}                                                          | laddder is unknown, known are
            forecast: {horizonMonths: 0}                                         | horizonMonths must be in [1, 120], was 0
            paths: [{id: p, milestones: [{id: a, weight: -1}]}]                  | paths[0].milestones[0]: weight of a must be positive and finite, was -1.0
            paths: [{id: p, milestones: [{id: a, after: [b]}]}]                  | milestone a of path p comes after b, which the path does not have
            scorecards: [{id: x, measures: [{signal: l, curve: {type: guess}}]}] | curve: type must be one of step, three_steps, linear, piecewise_linear, logistic, growth, points_from, inverted, percentile, was guess
            scorecards: [{id: x, measures: [{signal: l, weight: .nan, curve: {type: linear, from: 0, to: 1}}]}] | scorecards[0]
            ladder: {discountAnnual: .inf, tiers: [{id: a, rank: 1}]}            | ladder
            revenuePolicy: {preset: lax}                                         | revenuePolicy.preset must be one of strict
            """)
    void aPlaybookThatSaysWhatCannotBe(String line, String complaint) throws IOException {
        Run run = withPlaybook("playbook.yaml", "schemaVersion: \"1.0\"\n" + line + "\n");

        assertThat(run.err())
                .startsWith("bearing: " + folder.resolve("playbook.yaml") + ": ")
                .contains(complaint);
    }

    @Test
    void aPlaybookThatWouldGrowWithoutEnd() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'k'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append(String.join(", ", java.util.Collections.nCopies(9, before)))
                    .append("]\n");
        }

        assertThat(withPlaybook("playbook.yaml", bomb.toString()).err())
                .contains("an alias (*a) on line 2 is not allowed");
    }

    @ParameterizedTest
    @CsvSource({"playbook.json", "playbook.yaml"})
    void aPlaybookNestedTooDeeply(String file) throws IOException {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);

        assertThat(withPlaybook(file, "{\"schemaVersion\": \"1.0\", \"paths\": " + deep + "}")
                        .err())
                .contains("nesting depth");
    }

    @ParameterizedTest
    @CsvSource({"playbook.json", "playbook.yaml"})
    void aPlaybookThatSaysSomethingTwice(String file) throws IOException {
        String twice = "{\"schemaVersion\": \"1.0\",\n\"forecast\": {\"horizonMonths\": 1},\n\"forecast\": {}}";

        assertThat(withPlaybook(file, twice).err()).contains("Duplicate field 'forecast' (line 3)");
    }

    @ParameterizedTest
    @CsvSource({"''", "'a: ['", "'{\"schemaVersion\": \"2.0\"}'", "'[]'", "'schemaVersion: \"1.0\" # \u00ff'"})
    void aDocumentThatIsNoPlaybook(String text) throws IOException {
        assertThat(withPlaybook("playbook.yaml", text).err())
                .startsWith("bearing: ")
                .doesNotContain("\tat ");
    }

    @Test
    void noPlaybookAtAll() throws IOException {
        write("accounts.csv", "account_id\nA\n");
        Run run = run(List.of(), "--playbook", folder.resolve("nowhere.yaml"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains(folder.resolve("nowhere.yaml") + ": expected a playbook, and there is no such file");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Path book() {
        return folder.resolve("book");
    }

    private void write(String file, String... text) throws IOException {
        Files.createDirectories(book());
        Files.writeString(book().resolve(file), String.join("", text));
    }

    private void huge(String file, String begin, String part) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(book().resolve(file))) {
            out.write(begin);
            for (long written = 0; written < HUGE_MEGABYTES << 20; written += part.length()) {
                out.write(part);
            }
        }
    }

    private Run run(List<String> options, Object... more) {
        Object[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("review", "--book", book(), "--out", folder.resolve("out")),
                        java.util.Arrays.stream(more))
                .toArray();
        return BearingJar.run(folder, options, arguments);
    }

    private Run refused() {
        return refused(List.of());
    }

    private Run refused(List<String> options) {
        Run run = run(options);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
        return run;
    }

    private Run withPlaybook(String name, String text) throws IOException {
        write("accounts.csv", "account_id\nA\n");
        Path file = folder.resolve(name);
        Files.write(file, bytes(text));
        Run run = run(List.of(), "--playbook", file);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("out")).doesNotExist();
        return run;
    }

    /** One byte for each character, so that a y with a diaeresis is no UTF-8. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

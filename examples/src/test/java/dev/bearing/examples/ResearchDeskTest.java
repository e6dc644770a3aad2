package dev.bearing.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bearing.examples.research.ResearchCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code research} writes and says. Expected numbers of telco.csv: R 4.2.2 with survival 3.5-3; of cohort.csv:
 * Fader and Hardie (2007), refined by Newton's method at 40 digits.
 */
class ResearchDeskTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final String COVARIATES =
            "senior_citizen,partner,paperless_billing,monthly_charges,contract_one_year"
                    + ",contract_two_year,pay_electronic_check";

    /** Twenty customers: 1 cancelled, 2 did not pay. */
    private static final String CAUSES = """
            months,cause,plan,seats
            2,1,basic,5
            3,2,basic,3
            3,1,pro,12
            4,0,basic,8
            5,1,basic,2
            6,2,pro,7
            6,0,pro,20
            7,1,basic,6
            8,2,basic,4
            8,2,pro,15
            9,0,basic,9
            10,1,pro,11
            11,2,basic,1
            12,1,pro,18
            12,0,pro,16
            13,0,basic,10
            14,2,basic,13
            15,1,basic,14
            16,0,pro,17
            18,0,pro,19
            """;

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static Path data(String name) {
        try {
            return Path.of(Objects.requireNonNull(ResearchCommand.class.getResource(name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    /** Fits a model to telco.csv, or to another file if the arguments name one, and returns what it wrote. */
    private JsonNode fit(String model, String... arguments) {
        Path json = folder.resolve("fit.json");
        List<String> all = new ArrayList<>(List.of("research", "fit", "--model", model, "--json", json.toString()));
        all.addAll(List.of(arguments));
        if (!all.contains("--data")) {
            all.addAll(List.of("--data", data("telco.csv").toString(), "--event", "status"));
            if (!model.equals("logistic")) {
                all.addAll(List.of("--duration", "time"));
            }
        }
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
        return read(json);
    }

    private static JsonNode read(Path json) {
        try {
            return JsonMapper.builder().build().readTree(json.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void kaplanMeierIsThatOfR() {
        JsonNode fit = fit("kaplan-meier", "--times", "1,6,12,24,48,72");
        assertThat(fit.path("n").asInt()).isEqualTo(7043);
        assertThat(fit.path("events").asInt()).isEqualTo(1869);
        assertThat(fit.path("flags")).isEmpty();
        JsonNode year = fit.path("at").path(2);
        assertThat(year.path("survival").asDouble()).isEqualTo(0.843199554, EXACT);
        assertThat(year.path("lower").asDouble()).isEqualTo(0.834440889, EXACT);
        assertThat(year.path("upper").asDouble()).isEqualTo(0.852050154, EXACT);
        JsonNode mean = fit.path("restrictedMean").path(2);
        assertThat(mean.path("tau").asInt()).isEqualTo(12);
        assertThat(mean.path("value").asDouble()).isEqualTo(10.77814811, within(1e-8));
        assertThat(mean.path("standardError").asDouble()).isEqualTo(0.03814195, within(1e-8));
        assertThat(fit.path("median").path("valueReason").asText()).isEqualTo("CENSORED");
        assertThat(fit.path("curve")).hasSize(73);
    }

    @Test
    void kaplanMeierByGroupAndByAnotherInterval() {
        JsonNode fit = fit("kaplan-meier", "--group", "contract", "--times", "12", "--conf-type", "log-log");
        assertThat(fit.path("at").path(0).path("lower").asDouble()).isEqualTo(0.834168686, EXACT);
        JsonNode monthly = fit.path("groups").path(0);
        assertThat(monthly.path("group").asText()).isEqualTo("Month-to-month");
        assertThat(monthly.path("at").path(0).path("survival").asDouble()).isEqualTo(0.703096636348866, EXACT);
        assertThat(monthly.path("median").path("value").asInt()).isEqualTo(35);
    }

    @Test
    void nelsonAalenIsThatOfR() {
        JsonNode at = fit("nelson-aalen", "--times", "72").path("at").path(0);
        assertThat(at.path("cumulativeHazard").asDouble()).isEqualTo(0.519423348, EXACT);
        double half = 1.959963984540054 * at.path("standardError").asDouble();
        assertThat(at.path("upper").asDouble()).isEqualTo(0.519423348 * Math.exp(half / 0.519423348), EXACT);
        JsonNode plain = fit("nelson-aalen", "--times", "72", "--conf-type", "plain")
                .path("at")
                .path(0);
        assertThat(plain.path("lower").asDouble()).isEqualTo(0.519423348 - half, EXACT);
        assertThat(plain.path("upper").asDouble()).isEqualTo(0.519423348 + half, EXACT);
    }

    /** Weights that are revenue: what is said of it in cents is what is said of it in dollars. */
    @ParameterizedTest
    @ValueSource(strings = {"cox", "logistic"})
    void theUnitOfRevenueDoesNotReachTestsOfCoefficients(String model) throws IOException {
        Random random = new Random(12);
        StringBuilder rows = new StringBuilder("duration,event,tickets,dollars,cents\n");
        for (int i = 0; i < 120; i++) {
            int tickets = random.nextInt(5);
            int dollars = 20 + random.nextInt(300);
            int months = 1 + (int) (-Math.log(1 - random.nextDouble()) * 12 / (1 + 0.2 * tickets));
            rows.append(Math.min(months, 10))
                    .append(',')
                    .append(months <= 10 ? 1 : 0)
                    .append(',');
            rows.append(tickets)
                    .append(',')
                    .append(dollars)
                    .append(',')
                    .append(100 * dollars)
                    .append('\n');
        }
        Path file = folder.resolve("revenue.csv");
        Files.writeString(file, rows);
        String[] options = {"--data", file.toString(), "--event", "event", "--covariates", "tickets", "--weight"};
        JsonNode dollars = fit(model, append(options, "dollars"));
        JsonNode cents = fit(model, append(options, "cents"));
        int at = model.equals("cox") ? 0 : 1;
        JsonNode one = dollars.path("coefficients").path(at);
        JsonNode same = cents.path("coefficients").path(at);
        double z = one.path("estimate").asDouble()
                / one.path("robustStandardError").asDouble();
        assertThat(one.path("z").asDouble()).isEqualTo(z, EXACT);
        assertThat(same.path("z").asDouble()).isEqualTo(z, within(1e-6));
        assertThat(same.path("pValue").asDouble()).isEqualTo(one.path("pValue").asDouble(), within(1e-6));
        assertThat(dollars.path("flags").toString()).contains("robust errors");
        assertThat(out.toString()).contains("coefficients, z and p by the robust errors");
        assertThat(cents.path("proportionality")
                        .path("global")
                        .path("statistic")
                        .asDouble())
                .isEqualTo(
                        dollars.path("proportionality")
                                .path("global")
                                .path("statistic")
                                .asDouble(),
                        within(1e-6));
    }

    private static String[] append(String[] options, String last) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(last);
        return all.toArray(String[]::new);
    }

    @Test
    void theLogRankTestTellsAPValueThatUnderflows() {
        JsonNode fit = fit("log-rank", "--group", "contract");
        assertThat(fit.path("statistic").asDouble()).isEqualTo(2352.872538, within(1e-6));
        assertThat(fit.path("degreesOfFreedom").asInt()).isEqualTo(2);
        assertThat(fit.path("pValue").asDouble()).isZero();
        assertThat(fit.path("logPValue").asDouble()).isEqualTo(-2352.872538 / 2, within(1e-6));
        assertThat(fit.path("groups")).hasSize(3);
    }

    /** R 4.2.2, cmprsk 2.2-11: cuminc(months, cause, plan)$Tests and crr(months, cause, cbind(seats, pro)). */
    @Test
    void causesThatCompeteAreThoseOfCmprsk() throws IOException {
        Path file = folder.resolve("causes.csv");
        Files.writeString(file, CAUSES);
        String[] columns = {"--data", file.toString(), "--duration", "months", "--event", "cause"};
        JsonNode gray = fit("gray", with(columns, "--group", "plan", "--cause", "2"));
        assertThat(gray.path("cause").asInt()).isEqualTo(2);
        assertThat(gray.path("statistic").asDouble()).isEqualTo(0.4625510578337841, EXACT);
        assertThat(gray.path("degreesOfFreedom").asInt()).isEqualTo(1);
        assertThat(gray.path("logPValue").asDouble())
                .isEqualTo(Math.log(gray.path("pValue").asDouble()), EXACT);
        assertThat(gray.path("groups").path(0).path("group").asText()).isEqualTo("basic");
        JsonNode fineGray = fit("fine-gray", with(columns, "--covariates", "seats,plan"));
        assertThat(fineGray.path("cause").asInt()).isEqualTo(1);
        assertThat(fineGray.path("events").asInt()).isEqualTo(7);
        JsonNode seats = fineGray.path("coefficients").path(0);
        assertThat(seats.path("name").asText()).isEqualTo("seats");
        assertThat(seats.path("estimate").asDouble()).isEqualTo(-0.0508750834172415, EXACT);
        assertThat(seats.path("robustStandardError").asDouble()).isEqualTo(0.0712348138709082, EXACT);
        assertThat(fineGray.path("logLikelihood").asDouble()).isEqualTo(-18.1526914934861, EXACT);
        assertThat(fineGray.path("baseline")).isNotEmpty();
        assertThat(fit("cox", with(columns, "--covariates", "seats", "--cause", "2"))
                        .path("events")
                        .asInt())
                .isEqualTo(6);
        assertThat(run(
                        "research",
                        "fit",
                        "--model",
                        "gray",
                        "--data",
                        file.toString(),
                        "--group",
                        "plan",
                        "--cause",
                        "0"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--cause must be 1 or more, was 0");
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void coxIsThatOfR() {
        JsonNode fit = fit("cox", "--covariates", COVARIATES);
        assertThat(fit.path("logLikelihood").asDouble()).isEqualTo(-14186.445245, within(1e-6));
        assertThat(fit.path("concordance").asDouble()).isEqualTo(0.828855488, EXACT);
        JsonNode partner = fit.path("coefficients").path(1);
        assertThat(partner.path("name").asText()).isEqualTo("partner");
        assertThat(partner.path("estimate").asDouble()).isEqualTo(-0.62975809853232, within(1e-8));
        assertThat(partner.path("standardError").asDouble()).isEqualTo(0.0500271626388323, within(1e-8));
        assertThat(partner.path("robustStandardError").asDouble()).isEqualTo(0.0509600133455431, within(1e-8));
        assertThat(fit.path("converged").asBoolean()).isTrue();
        assertThat(fit("cox", "--covariates", COVARIATES, "--ties", "breslow")
                        .path("logLikelihood")
                        .asDouble())
                .isEqualTo(-14225.735960, within(1e-6));
    }

    @Test
    void aColumnOfWordsBecomesOneColumnForEachWordButTheFirst() {
        JsonNode words = fit("cox", "--covariates", "contract");
        JsonNode numbers = fit("cox", "--covariates", "contract_one_year,contract_two_year");
        assertThat(words.path("coefficients").path(0).path("name").asText()).isEqualTo("contract=One year");
        assertThat(words.path("logLikelihood").asDouble())
                .isEqualTo(numbers.path("logLikelihood").asDouble(), within(1e-8));
    }

    @Test
    void theConstantHazardIsThatOfR() {
        assertThat(fit("exponential").path("hazard").asDouble()).isEqualTo(0.008197728, EXACT);
    }

    /** R's survreg on the same columns; the 11 customers in their first month have no logarithm of time. */
    @ParameterizedTest
    @CsvSource({
        "weibull, 1.18106727687673, -9202.90862719155, 0.70416388201094",
        "exponential, 1, -9242.88905880147, 0.645418338533057",
        "log-normal, 1.72905888539836, -9112.01940909572, 0.777117036577395",
        "log-logistic, 0.988004277080744, -9176.80948782522, 0.809381002435169"
    })
    void regressionsOfLogTimeAreThoseOfR(String name, double scale, double logLikelihood, double partner) {
        JsonNode fit = fit(
                name,
                "--covariates",
                "senior_citizen,partner,paperless_billing,monthly_charges,contract_one_year,contract_two_year,"
                        + "pay_electronic_check");
        assertThat(fit.path("scale").asDouble()).isEqualTo(scale, within(1e-6));
        assertThat(fit.path("logLikelihood").asDouble()).isEqualTo(logLikelihood, within(1e-6));
        assertThat(fit.path("coefficients").path(2).path("estimate").asDouble()).isEqualTo(partner, within(1e-6));
        assertThat(fit.path("n").asInt()).isEqualTo(7_032);
        assertThat(fit.path("flags").path(0).asText())
                .isEqualTo("11 rows with time 0 are left out, since the logarithm of time is modelled");
    }

    @Test
    void logisticTellsHowWellItRanks() {
        JsonNode fit = fit("logistic", "--covariates", COVARIATES);
        assertThat(fit.path("coefficients").path(0).path("name").asText()).isEqualTo("(Intercept)");
        assertThat(fit.path("metrics").path("auc").asDouble()).isBetween(0.75, 0.9);
        assertThat(fit.path("metrics").fieldNames())
                .toIterable()
                .containsExactly("auc", "averagePrecision", "brier", "logLoss", "topDecileLift");
    }

    @Test
    void theShiftedBetaGeometricIsThatOfTheAuthors() {
        JsonNode fit = fit(
                "sbg",
                "--data",
                data("cohort.csv").toString(),
                "--survivors",
                "left",
                "--horizon",
                "9",
                "--discount",
                "0.1");
        assertThat(fit.path("alpha").asDouble()).isEqualTo(0.7040772985, within(1e-8));
        assertThat(fit.path("beta").asDouble()).isEqualTo(1.1820430262, within(1e-8));
        assertThat(fit.path("logLikelihood").asDouble()).isEqualTo(-1680.2651885, within(1e-6));
        assertThat(fit.path("survival")).hasSize(10);
        assertThat(fit.path("survival").path(7).path("observed").asDouble()).isEqualTo(0.241, EXACT);
        assertThat(fit.path("survival").path(9).path("observed").isNull()).isTrue();
        assertThat(fit.path("discountedExpectedResidualLifetime")
                        .path(0)
                        .path("renewals")
                        .asInt())
                .isZero();
    }

    /** Fader and Hardie (2007), Table 1, Regular, years 0 to 7: by Newton's method at 40 digits. */
    @Test
    void theBetaDiscreteWeibullIsThatOfTheAuthors() {
        JsonNode fit = fit("bdw", "--data", data("cohort.csv").toString(), "--survivors", "left", "--discount", "0.1");
        assertThat(fit.path("alpha").asDouble()).isEqualTo(0.4556139894, within(1e-8));
        assertThat(fit.path("beta").asDouble()).isEqualTo(0.7793255084, within(1e-8));
        assertThat(fit.path("c").asDouble()).isEqualTo(1.2834512858, within(1e-8));
        assertThat(fit.path("standardErrors").path("c").asDouble()).isEqualTo(0.2980951112, within(1e-7));
        assertThat(fit.path("logLikelihood").asDouble()).isEqualTo(-1679.6028329, within(1e-6));
        assertThat(fit.path("survival").path(12).path("fitted").asDouble()).isEqualTo(0.1773313983, within(1e-8));
        assertThat(fit.path("discountedExpectedLifetime").asDouble()).isEqualTo(3.7291359494, within(1e-7));
        JsonNode test = fit.path("durationDependence");
        assertThat(test.path("statistic").asDouble()).isEqualTo(2 * (1680.2651885 - 1679.6028329), within(1e-6));
        assertThat(test.path("pValue").asDouble()).isBetween(0.2, 0.3);
        assertThat(fit.path("flags").path(0).asText()).contains("sbg does as well");
    }

    @Test
    void theBetaDiscreteWeibullTellsItsLimitInPlaceOfHugeParameters() {
        JsonNode fit = fit("bdw");
        assertThat(fit.path("alpha").isNull()).isTrue();
        assertThat(fit.path("alphaReason").asText()).isEqualTo("UNBOUNDED");
        assertThat(fit.path("beta").isNull()).isTrue();
        assertThat(fit.path("c").asDouble()).isBetween(0.1, 1.0);
        assertThat(fit.path("churn").asDouble()).isBetween(0.0, 0.2);
        assertThat(fit.path("flags").path(0).asText()).contains("the model is the discrete Weibull one");
        assertThat(fit("discrete-weibull").path("c")).isEqualTo(fit.path("c"));
    }

    /** By Newton's method at 40 digits; the lifetimes by Tricomi's function. */
    @Test
    void exponentialGammaIsThatOfMpmath() {
        JsonNode fit = fit("exponential-gamma", "--discount", Double.toString(Math.expm1(0.008)), "--horizon", "24");
        assertThat(fit.path("r").asDouble()).isEqualTo(0.1760986831, within(1e-8));
        assertThat(fit.path("alpha").asDouble()).isEqualTo(6.6434654296, within(1e-8));
        assertThat(fit.path("standardErrors").path("alpha").asDouble()).isEqualTo(0.6692671075, within(1e-7));
        assertThat(fit.path("logLikelihood").asDouble()).isEqualTo(-10559.9088048, within(1e-6));
        assertThat(fit.path("survival")).hasSize(25);
        assertThat(fit.path("survival").path(24).path("fitted").asDouble()).isEqualTo(0.7639773397, within(1e-8));
        JsonNode lifetimes = fit.path("discountedExpectedResidualLifetime");
        assertThat(lifetimes.path(0).path("value").asDouble()).isEqualTo(81.2034988484, within(1e-6));
        assertThat(lifetimes.path(6).path("value").asDouble()).isEqualTo(88.9473265456, within(1e-6));
        assertThat(fit.has("durationDependence")).isFalse();
    }

    @Test
    void weibullGammaSaysThatWholeMonthsAreNotForIt() {
        JsonNode fit = fit("weibull-gamma");
        assertThat(fit.path("c").asDouble()).isBetween(0.8, 1.0);
        assertThat(fit.path("durationDependence").path("pValue").asDouble()).isBetween(0.05, 1.0);
        assertThat(fit.path("flags").toString()).contains("rounded to whole periods", "exponential-gamma does as well");
    }

    @Test
    void modelsAreComparedOnRowsTheyHaveNotSeen() {
        Path json = folder.resolve("board.json");
        Path page = folder.resolve("board.html");
        int code = run(
                "research",
                "compare",
                "--models",
                "kaplan-meier,cox",
                "--data",
                data("telco.csv").toString(),
                "--duration",
                "time",
                "--event",
                "status",
                "--covariates",
                "contract_one_year,contract_two_year",
                "--folds",
                "3",
                "--horizon",
                "24",
                "--json",
                json.toString(),
                "--html",
                page.toString());
        assertThat(code).as(err.toString()).isZero();
        JsonNode board = read(json);
        assertThat(board.path("folds").asInt()).isEqualTo(3);
        assertThat(board.path("metric").asText()).isEqualTo("brier");
        assertThat(board.path("rows").path(0).path("model").asText()).isEqualTo("cox");
        assertThat(board.path("rows").path(0).path("concordance").asDouble()).isGreaterThan(0.7);
        assertThat(board.path("rows").path(1).path("concordance").asDouble()).isEqualTo(0.5);
        assertThat(board.path("paired").path(0).path("upper").asDouble()).isNegative();
        assertThat(page).content().contains("cox", "default-src 'none'");
        assertThat(out.toString()).contains("cox less kaplan-meier");
    }

    @Test
    void curvesAreDrawnOnAPageThatOpensAlone() throws IOException {
        Path page = folder.resolve("curves.html");
        fit("kaplan-meier", "--group", "contract", "--html", page.toString());
        String html = Files.readString(page);
        assertThat(html).contains("renderer: 'svg'", "Month-to-month", "default-src 'none'");
    }

    @Test
    void everyBadCellIsNamedAtOnce() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "time,status\n5,1\n-1,0\nx,maybe\n7\n");
        assertThat(run(
                        "research",
                        "fit",
                        "--model",
                        "kaplan-meier",
                        "--data",
                        file.toString(),
                        "--duration",
                        "time",
                        "--event",
                        "status"))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains(
                        "4 problems",
                        "bad.csv, line 3, column time: was \"-1\", expected a number, 0 or more",
                        "bad.csv, line 4, column time: was \"x\", expected a number, 0 or more",
                        "bad.csv, line 4, column status: was \"maybe\", expected 1 or 0, true or false, yes or no",
                        "bad.csv, line 5: expected 2 cells as in the header, and there are 1");
    }

    @Test
    void aMissingColumnIsNamedWithThoseThatThereAre() {
        assertThat(run(
                        "research",
                        "fit",
                        "--model",
                        "kaplan-meier",
                        "--data",
                        data("telco.csv").toString(),
                        "--duration",
                        "tenure",
                        "--event",
                        "status"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("column tenure: expected this column; the file has time, status, contract");
    }

    @Test
    void rowsWithAMissingCovariateAreLeftOutAndCounted() throws IOException {
        Path file = folder.resolve("gaps.csv");
        StringBuilder rows = new StringBuilder("time,status,x\n");
        for (int i = 1; i <= 40; i++) {
            rows.append(i)
                    .append(',')
                    .append(i % 3 == 0 ? 0 : 1)
                    .append(',')
                    .append(i == 7 ? "" : "" + i % 5)
                    .append('\n');
        }
        Files.writeString(file, rows);
        JsonNode fit =
                fit("cox", "--data", file.toString(), "--duration", "time", "--event", "status", "--covariates", "x");
        assertThat(fit.path("input").path("rows").asInt()).isEqualTo(40);
        assertThat(fit.path("n").asInt()).isEqualTo(39);
        assertThat(fit.path("flags").path(0).asText())
                .isEqualTo("1 of 40 rows are left out because a covariate is empty or NA");
    }

    @Test
    void renewalsInFractionsOfAPeriodAreBadInput() throws IOException {
        Path file = folder.resolve("fractions.csv");
        Files.writeString(file, "duration,event\n1.5,1\n2,0\n3.5,1\n");
        assertThat(run("research", "fit", "--model", "geometric", "--data", file.toString(), "--duration", "duration"))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains("line 2, column duration")
                .contains("1.5")
                .contains("line 4, column duration")
                .contains("a whole number, 0 or more")
                .doesNotContain("Exception");
    }

    @Test
    void renewalsTakeTheUsualEventColumn() throws IOException {
        Path file = folder.resolve("renewals.csv");
        Files.writeString(file, "duration,event\n1,1\n2,0\n2,1\n1,0\n");
        JsonNode fit = fit("geometric", "--data", file.toString(), "--duration", "duration");
        assertThat(fit.path("options").path("event").asText()).isEqualTo("event");
        // lost two of the six renewals that came up
        assertThat(fit.path("churn").asDouble()).isEqualTo(2 / 6.0, within(1e-12));
    }

    @Test
    void theWeightAtRiskIsTheSameAtATimeAndOnTheCurve() throws IOException {
        Path file = folder.resolve("weights.csv");
        Files.writeString(
                file, "duration,event,from,w\n1.5,1,0,2\n2.25,0,0,1\n3.5,1,1,1\n4,1,3.75,3\n5.5,0,0,1\n6,1,2,1\n");
        JsonNode fit = fit(
                "kaplan-meier",
                "--data",
                file.toString(),
                "--entry",
                "from",
                "--weight",
                "w",
                "--times",
                "1.5,3.5,3.6,3.8,4");
        List<Double> curve = new ArrayList<>();
        fit.path("curve").forEach(point -> curve.add(point.path("atRisk").asDouble()));
        List<Double> at = new ArrayList<>();
        fit.path("at").forEach(point -> at.add(point.path("atRisk").asDouble()));
        // by hand: who entered before the time and ended at it or later
        assertThat(curve).containsExactly(5.0, 4.0, 3.0, 5.0, 2.0, 1.0);
        assertThat(at).containsExactly(5.0, 3.0, 2.0, 5.0, 5.0);
    }

    @Test
    void theUsualColumnsAreTakenWhereNoneIsNamed() throws IOException {
        Path file = folder.resolve("usual.csv");
        Files.writeString(file, "duration,event\n3,1\n5,0\n2,1\n");
        JsonNode fit = fit("kaplan-meier", "--data", file.toString());
        assertThat(fit.path("n").asInt()).isEqualTo(3);
        assertThat(fit.path("options").path("duration").asText()).isEqualTo("duration");
    }

    @Test
    void whatCannotBeFittedSaysWhy() throws IOException {
        Path file = folder.resolve("same.csv");
        Files.writeString(file, "event,x\n1,2\n1,3\n");
        assertThat(run(
                        "research",
                        "fit",
                        "--model",
                        "logistic",
                        "--data",
                        file.toString(),
                        "--event",
                        "event",
                        "--covariates",
                        "x"))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains("logistic could not be fitted: INSUFFICIENT_DATA, both outcomes must occur");
    }

    @Test
    void badUsageIsToldWithWhatThereIs() {
        assertThat(run("research", "fit", "--model", "magic", "--data", "x.csv"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--model must be one of kaplan-meier, nelson-aalen");
        assertThat(run("research", "fit", "--model", "cox", "--data", "x.csv", "--duration", "t", "--event", "e"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cox needs --covariates");
        assertThat(run(
                        "research",
                        "fit",
                        "--model",
                        "log-rank",
                        "--data",
                        "x.csv",
                        "--duration",
                        "t",
                        "--event",
                        "e",
                        "--group",
                        "g",
                        "--ties",
                        "efron"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--ties is no option of log-rank");
        assertThat(run("research", "compare", "--models", "cox,cox", "--data", "x.csv"))
                .isEqualTo(2);
        assertThat(run("research")).isEqualTo(2);
        assertThat(run(
                        "research",
                        "fit",
                        "--model",
                        "kaplan-meier",
                        "--data",
                        "nowhere.csv",
                        "--duration",
                        "t",
                        "--event",
                        "e"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("nowhere.csv: expected a CSV with a header, and there is no such file");
    }
}

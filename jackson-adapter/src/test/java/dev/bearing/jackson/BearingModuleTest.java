package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.account.Fact;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.AdvocacyMoment;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.Order;
import dev.bearing.revenue.RevenuePolicies;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import dev.bearing.value.Arr;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import dev.bearing.value.StrategySpec;
import dev.bearing.value.TierId;
import dev.bearing.value.Timeline;
import dev.bearing.vector.BetaPrior;
import dev.bearing.vector.ExpansionChance;
import dev.bearing.vector.Heading;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.MilestoneReach;
import dev.bearing.vector.PathVector;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.TakeRate;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import dev.bearing.vector.VectorUncertainty;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BearingModuleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    /** What a host has by default: lenient, and none of our settings. */
    private static final ObjectMapper HOST = new ObjectMapper().findAndRegisterModules();

    private static final ObjectMapper STRICT = BearingModule.strictMapper();

    private static final LogicalExpansion SEATS = LogicalExpansion.of(
                    "more-seats", Money.parse("USD 1000"), Motion.SELF_SERVE)
            .between(TierId.of("person"), TierId.of("business"));

    private static final SuccessVector VECTOR = new SuccessVector(
            FactExamples.ACME,
            "analytics",
            Optional.of("decision-made"),
            3,
            Answer.known(
                    0.25, Explanation.sum("weights", List.of(new Contribution("a", 0.1), new Contribution("b", 0.15)))),
            Heading.ADVANCING,
            Explanation.given(),
            Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no date"),
            Answer.known(Estimate.of(12.5, Interval.of95(7, Double.POSITIVE_INFINITY))),
            Answer.known(0.5),
            Answer.known(0.75),
            Answer.known(0.01),
            Answer.known(EstimatedMoney.of(CurrencyUnit.USD, 375.125)),
            Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no ladder"),
            List.of(new ExpansionChance(
                    "decision-made",
                    SEATS,
                    Answer.known(0.5),
                    Answer.known(new TakeRate.Estimated("ADVANCING", 3, 4, new BetaPrior(1, 2))))),
            List.of(new MilestoneReach("decision-made", Answer.known(0.5), Answer.known(Interval.of95(0.25, 0.75)))),
            new VectorUncertainty(
                    Answer.known(Interval.of95(9, Double.POSITIVE_INFINITY)),
                    Answer.known(Interval.of95(0.25, 0.75)),
                    Answer.known(Interval.of95(0.5, 0.875)),
                    Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "three accounts"),
                    Answer.known(Interval.of95(120, 650)),
                    Answer.known(2_500.5),
                    Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no ladder")));

    static Stream<Object> nouns() {
        return Stream.of(
                AccountId.of("acme"),
                TierId.of("business"),
                CurrencyUnit.EUR,
                Attributes.of(Map.of(
                        "tier",
                        new AttributeValue.Text("12"),
                        "seats",
                        new AttributeValue.Numeric(new BigDecimal("12.5")),
                        "vip",
                        new AttributeValue.Flag(true))),
                new AttributeCondition("tier", "business"),
                DateRange.of(DAY, DAY.plusDays(1)),
                DateRange.startingOn(DAY),
                Mrr.of(CurrencyUnit.EUR, new BigDecimal("12.50")),
                Mrr.zero(CurrencyUnit.JPY),
                Mrr.ofUnits(CurrencyUnit.EUR, 1),
                Mrr.ofUnits(CurrencyUnit.EUR, Long.MIN_VALUE + 1),
                Arr.of(Mrr.of(CurrencyUnit.EUR, new BigDecimal("12.50"))),
                Arr.of(Mrr.ofUnits(CurrencyUnit.EUR, 1)),
                Money.parse("EUR 12.50"),
                EstimatedMoney.of(CurrencyUnit.USD, 0.1 + 0.2),
                Interval.of95(-1, 2),
                new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.9),
                Estimate.of(1, Interval.of95(0, 2)),
                new Contribution("a", -0.5),
                Explanation.quotient("a / b", new Contribution("a", 1), new Contribution("b", 2)),
                Rate.ofCounts(2, 9).named("CLOSED_COHORT", "strict:1a2b3c4d"),
                Rate.ofCounts(0, 0),
                Rate.ofCounts(2, 90).flagged(Rate.Flag.PARTIAL_PERIOD),
                Rate.ofMoney(
                                Mrr.ofUnits(CurrencyUnit.EUR, 1),
                                Mrr.of(CurrencyUnit.EUR, new BigDecimal(3)),
                                40,
                                List::of)
                        .named("CLOSED_COHORT", "strict:1a2b3c4d"),
                StrategySpec.of("mine")
                        .with("days", 90L)
                        .with("share", 0.5)
                        .with("on", true)
                        .with("names", List.of("a", "b")),
                RevenuePolicy.strict().toBuilder("patient")
                        .pauseTimeoutDays(120)
                        .build(),
                RevenuePolicies.chartMogulLike2025(),
                Rate.ofCounts(4, 322).asMonthlyHazard().maturing(Rate.Maturity.PROVISIONAL),
                Rate.ofCounts(12, 9).asFlow().withMinimumBase(5),
                Rate.ofCounts(4, 17).asFlowOverAverage(),
                Rate.ofCounts(4, 322).withBase(12).asMonthlyHazard().withAsOf(LocalDate.of(2026, 9, 30)),
                TakeRate.known(0.9),
                TakeRate.estimated("all", 3, 4),
                SEATS,
                new AdvocacyMoment(AdvocacyKind.REFERRAL, 0),
                OutcomeMetric.of("hours saved", Direction.DOWN).withUnit("h"),
                DesiredOutcome.of(
                                List.of(OutcomeMetric.of("hours saved", Direction.UP)),
                                AppropriateExperience.of(AppropriateExperience.Requirement.preferred("no calls")))
                        .forSegment(new AttributeCondition("tier", "business")),
                SuccessMilestone.builder("a").after("b").expansion(SEATS).build(),
                SuccessPath.of(
                        "p",
                        List.of(
                                SuccessMilestone.builder("a").build(),
                                SuccessMilestone.builder("b").after("a").build())),
                ValueTier.of("business", 2, TierRule.plans(List.of("team"))),
                Ladder.of(ValueTier.of("all", 1, TierRule.everybody())).withAnnualDiscount(0.1),
                PathVector.DEFAULT,
                VECTOR);
    }

    static Stream<Fact> facts() {
        return FactExamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource({"nouns", "facts"})
    void readsBackWhatItWrites(Object noun) throws IOException {
        Class<?> type = declaredType(noun);

        assertThat((Object) HOST.readValue(HOST.writeValueAsString(noun), type)).isEqualTo(noun);
        assertThat((Object) STRICT.readValue(STRICT.writeValueAsString(noun), type))
                .isEqualTo(noun);
    }

    /** What a field of a host's class would be declared as. */
    private static Class<?> declaredType(Object noun) {
        return noun instanceof TakeRate ? TakeRate.class : noun.getClass();
    }

    @Test
    void everyFactOfCoreHasAFileAndAnExample() throws Exception {
        Set<String> facts = factsOfCore();

        assertThat(facts).hasSizeGreaterThan(20);
        assertThat(FactFile.all()).extracting(file -> file.type().getName()).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(FactExamples.all().stream()
                        .map(fact -> fact.getClass().getName())
                        .collect(Collectors.toSet()))
                .isEqualTo(facts);
    }

    /** Release 0.1.0 wrote these; whatever is released later must read them. */
    @Test
    void readsTheFactsOfRelease010() throws IOException {
        try (var in = BearingModuleTest.class.getResourceAsStream("/json/0.1.0/facts.json")) {
            var tree = HOST.readTree(in);
            for (FactFile<?> file : FactFile.all()) {
                JavaType list = HOST.getTypeFactory().constructCollectionType(List.class, file.type());
                assertThat(HOST.<Object>convertValue(tree.get(file.name()), list))
                        .isEqualTo(FactExamples.all().stream()
                                .filter(file.type()::isInstance)
                                .toList());
            }
        }
    }

    @Test
    void readsTheVectorOfRelease010() throws IOException {
        try (var in = BearingModuleTest.class.getResourceAsStream("/json/0.1.0/success-vector.json")) {
            assertThat(HOST.readValue(in, SuccessVector.class)).isEqualTo(VECTOR);
        }
    }

    /** A regression test: the documents are what this release wrote. */
    @Test
    void writesWhatRelease010Wrote() throws IOException {
        var tree = STRICT.createObjectNode();
        for (FactFile<?> file : FactFile.all()) {
            var list = tree.putArray(file.name());
            FactExamples.all().stream()
                    .filter(file.type()::isInstance)
                    .forEach(fact -> list.add(STRICT.<com.fasterxml.jackson.databind.JsonNode>valueToTree(fact)));
        }

        assertThat(STRICT.writeValueAsString(tree) + "\n").isEqualTo(golden("facts.json"));
        assertThat(STRICT.writeValueAsString(VECTOR) + "\n").isEqualTo(golden("success-vector.json"));
    }

    @Test
    void writesAnExactAmountWithUnitsOnlyWhereItsDecimalIsRounded() throws JsonProcessingException {
        assertThat(HOST.writeValueAsString(Mrr.of(CurrencyUnit.EUR, new BigDecimal("12.5"))))
                .isEqualTo("{\"amount\":\"12.50\",\"currency\":\"EUR\"}");
        assertThat(HOST.writeValueAsString(Mrr.ofUnits(CurrencyUnit.EUR, Mrr.UNITS_PER_MINOR * 100 / 3)))
                .isEqualTo("{\"amount\":\"0.3333333333\",\"currency\":\"EUR\",\"units\":5544000}");
    }

    @Test
    void theStrictMapperWritesDatesAsText() throws JsonProcessingException {
        assertThat(STRICT.writeValueAsString(List.of(DAY, YearMonth.from(DAY))))
                .contains("\"2026-01-31\"", "\"2026-01\"");
        assertThat(STRICT.readValue("\"2026-01-31\"", LocalDate.class)).isEqualTo(DAY);
    }

    @Test
    void writesAnAmountAYearUnlikeOneAMonth() throws JsonProcessingException {
        assertThat(HOST.writeValueAsString(Arr.of(Mrr.of(CurrencyUnit.EUR, new BigDecimal("12.5")))))
                .isEqualTo("{\"annual\":\"150.00\",\"monthly\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}");
        assertThatThrownBy(() -> STRICT.readValue(
                        "{\"annual\": \"151\", \"monthly\": {\"amount\": \"12.50\", \"currency\": \"EUR\"}}",
                        Arr.class))
                .hasMessageContaining("annual must be twelve times monthly, which is 150.00, was 151");
    }

    @Test
    void writesARateAsInAReview() throws JsonProcessingException {
        assertThat(HOST.writeValueAsString(Rate.ofCounts(0, 0)))
                .isEqualTo("{\"value\":null,\"valueReason\":\"EMPTY_BASE\",\"numerator\":0,\"denominator\":0,"
                        + "\"interval\":null,\"intervalReason\":\"EMPTY_BASE\",\"population\":\"UNSPECIFIED\","
                        + "\"policy\":\"\",\"base\":0,\"flags\":[],\"maturity\":\"FINAL\"}");
    }

    @Test
    void aRateOfAmountsKeepsWhetherItsBaseIsLow() throws JsonProcessingException {
        Rate few = Rate.ofMoney(Mrr.ofUnits(CurrencyUnit.EUR, 1), Mrr.ofUnits(CurrencyUnit.EUR, 3), 9, List::of);
        Rate many = Rate.ofMoney(Mrr.ofUnits(CurrencyUnit.EUR, 1), Mrr.ofUnits(CurrencyUnit.EUR, 3), 10, List::of);

        assertThat(HOST.readValue(HOST.writeValueAsString(few), Rate.class).flags())
                .containsExactly(Rate.Flag.LOW_BASE);
        assertThat(HOST.readValue(HOST.writeValueAsString(many), Rate.class).flags())
                .isEmpty();
    }

    @Test
    void writesAnUnknownAsNullWithItsReason() throws JsonProcessingException {
        assertThat(HOST.writeValueAsString(Answer.unknown(Answer.Reason.ZERO_CHURN, "nobody left")))
                .isEqualTo("{\"value\":null,\"valueReason\":\"ZERO_CHURN\",\"valueMessage\":\"nobody left\"}");
    }

    @Test
    void readsAnswersAndTimelinesOfAnyType() throws JsonProcessingException {
        Answer<Mrr> answer = Answer.known(Mrr.zero(CurrencyUnit.EUR));
        Timeline<TierId> timeline =
                Timeline.<TierId>empty().with(DAY, TierId.of("person")).with(DAY.plusDays(1), TierId.of("business"));

        assertThat(HOST.readValue(HOST.writeValueAsString(answer), new TypeReference<Answer<Mrr>>() {}))
                .isEqualTo(answer);
        assertThat(HOST.writeValueAsString(timeline))
                .isEqualTo("{\"2026-01-31\":\"person\",\"2026-02-01\":\"business\"}");
        assertThat(HOST.readValue(HOST.writeValueAsString(timeline), new TypeReference<Timeline<TierId>>() {}))
                .isEqualTo(timeline);
    }

    @Test
    void keysStandAsPropertyNames() throws JsonProcessingException {
        Map<AccountId, Map<CurrencyUnit, TierId>> map =
                Map.of(FactExamples.ACME, Map.of(CurrencyUnit.EUR, TierId.of("all")));

        assertThat(HOST.writeValueAsString(map)).isEqualTo("{\"acme\":{\"EUR\":\"all\"}}");
        assertThat(HOST.readValue(
                        HOST.writeValueAsString(map),
                        new TypeReference<Map<AccountId, Map<CurrencyUnit, TierId>>>() {}))
                .isEqualTo(map);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    dev.bearing.account.AccountId  | " "                                      | an account id must not be blank
                    dev.bearing.value.Mrr          | {"currency": "EUR"}                      | amount is missing
                    dev.bearing.value.Mrr          | {"amount": "1", "currency": "eur"}       | currency must be a currency of ISO 4217 such as EUR, was eur
                    dev.bearing.value.Mrr          | {"amount": "1e100000000", "currency": "EUR"} | amount must be a number with at most 18 digits before its point, was 1e100000000
                    dev.bearing.value.Mrr          | {"amount": "1", "currency": "EUR", "units": 1} | amount must be that of units = 1, which is 0.0000000601, was 1
                    dev.bearing.value.EstimatedMoney | {"amount": "NaN", "currency": "EUR"}   | amount must be finite, was NaN
                    dev.bearing.value.EstimatedMoney | {"currency": "EUR"}                    | amount is missing
                    dev.bearing.value.Contribution | {"name": "a"}                            | value is missing
                    dev.bearing.value.DateRange    | {"from": "2026-01-01", "to": "2025-01-01"} | to must be after from = 2026-01-01, was 2025-01-01
                    dev.bearing.value.DateRange    | {"from": "1.1.2026"}                     | from must be a date from 1970 to 9999 such as 2026-01-31, was 1.1.2026
                    dev.bearing.value.Answer       | {"value": 1, "valueReason": "CENSORED"}  | an answer must have either a value or a valueReason
                    dev.bearing.value.Answer       | {}                                       | an answer must have either a value or a valueReason
                    dev.bearing.value.Answer       | {"valueReason": "TIRED"}                 | valueReason must be one of [INSUFFICIENT_DATA, EMPTY_BASE, ZERO_CHURN, UNBOUNDED, CENSORED, NOT_CONFIGURED, OUTSIDE_MODEL_RANGE, DID_NOT_CONVERGE], was TIRED
                    dev.bearing.value.Answer       | 1                                        | an answer must be an object
                    dev.bearing.value.Timeline     | {"soon": 1}                              | a timeline's key must be a date from 1970 to 9999 such as 2026-01-31, was soon
                    dev.bearing.value.Timeline     | {"2026-01-01": null}                     | a timeline's value must not be null
                    dev.bearing.value.Timeline     | 1                                        | a timeline must be an object
                    dev.bearing.value.Rate         | {"numerator": 1.5, "denominator": 2, "population": "a"} | numerator must be a whole number, was 1.5
                    dev.bearing.account.Attributes | {"a": []}                                | an attribute must be a number, true, false or text
                    dev.bearing.account.Attributes | {"a": 1e100000000}                       | an attribute must be a number, true, false or text, was 1e100000000
                    dev.bearing.account.Attributes | 1                                        | attributes must be an object
                    dev.bearing.revenue.Order      | {"order_id": "o", "colour": 1}           | orders, line 1, column colour: was "colour", expected one of the columns order_id, account_id, on, amount, currency, recorded_on
                    dev.bearing.revenue.Order      | 1                                        | orders: expected an object
                    dev.bearing.vector.TakeRate    | {"stratum": "a", "takes": 1, "offers": 2, "prior": [1]} | prior must be two numbers, were 1
                    dev.bearing.vector.Ladder      | {"tiers": [{"id": "a"}]}                 | tiers[0].rank is missing
                    """)
    void refusesWhatIsNotAsItShouldBe(Class<?> type, String json, String message) {
        assertThatThrownBy(() -> HOST.readValue(json, type))
                .isInstanceOf(JsonMappingException.class)
                .extracting(thrown -> ((JsonMappingException) thrown).getOriginalMessage())
                .isEqualTo(message);
    }

    @Test
    void aVectorWithoutAHorizonIsNoVector() throws IOException {
        String text = golden("success-vector.json").replaceFirst("\"horizonMonths\" : 3,", "");

        assertThatThrownBy(() -> HOST.readValue(text, SuccessVector.class)).hasMessageContaining("horizonMonths");
    }

    @Test
    void theStrictMapperRefusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> STRICT.readValue("{\"amount\": \"1\", \"currency\": \"EUR\", \"a\": 1}", Mrr.class))
                .hasMessageContaining("Unrecognized field \"a\"");
        assertThatThrownBy(() -> STRICT.readValue("\"acme\" 1", AccountId.class))
                .hasMessageContaining("Trailing token");
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ObjectMapper.findModules()).hasAtLeastOneElementOfType(BearingModule.class);
    }

    @Test
    void bringsTheModulesItNeeds() throws JsonProcessingException {
        ObjectMapper bare = JsonMapper.builder().addModule(new BearingModule()).build();

        assertThat(bare.readValue(bare.writeValueAsString(VECTOR), SuccessVector.class))
                .isEqualTo(VECTOR);
    }

    private static String golden(String name) throws IOException {
        try (var in = BearingModuleTest.class.getResourceAsStream("/json/0.1.0/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> factsOfCore() throws IOException, URISyntaxException {
        URI core =
                Order.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (Files.isDirectory(Path.of(core))) {
            return factsUnder(Path.of(core));
        }
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(core))) {
            return factsUnder(jar.getPath("/"));
        }
    }

    private static Set<String> factsUnder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && name.startsWith("dev"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(BearingModuleTest::isFact)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isFact(String name) {
        try {
            Class<?> type = Class.forName(name, false, BearingModuleTest.class.getClassLoader());
            return Fact.class.isAssignableFrom(type) && !type.isInterface();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

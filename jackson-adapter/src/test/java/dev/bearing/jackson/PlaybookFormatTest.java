package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bearing.account.AttributeCondition;
import dev.bearing.evidence.BacktestPlan;
import dev.bearing.fit.IdealCustomerProfile;
import dev.bearing.health.Aggregate;
import dev.bearing.health.BandPolicy;
import dev.bearing.health.BandStability;
import dev.bearing.health.Curve;
import dev.bearing.health.HealthRollUp;
import dev.bearing.health.Measure;
import dev.bearing.health.MeasureGroup;
import dev.bearing.health.MissingPolicy;
import dev.bearing.health.ScoreCeiling;
import dev.bearing.health.Scorecard;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.AdvocacyMoment;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.Beneficiary;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.StandingPolicy;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.DiscountPolicy;
import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.MovementReason;
import dev.bearing.revenue.OrderPolicy;
import dev.bearing.revenue.ReasonWords;
import dev.bearing.revenue.RevenuePolicies;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.review.ForecastSettings;
import dev.bearing.review.HealthSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.ReportingCurrency;
import dev.bearing.review.RevenueSettings;
import dev.bearing.value.DateRange;
import dev.bearing.value.StrategySpec;
import dev.bearing.value.TierId;
import dev.bearing.vector.BetaPrior;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.PathVector;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import dev.bearing.vector.VectorInputs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybookFormatTest {

    private static final Playbook FULL = Playbook.builder()
            .revenuePolicy(RevenuePolicy.strict().toBuilder("patient")
                    .pastDueGraceDays(45)
                    .pauseTimeoutDays(120)
                    .discounts(DiscountPolicy.atLeast(3))
                    .build())
            .path(SuccessPath.of(
                            "analytics",
                            List.of(
                                    SuccessMilestone.builder("data-connected")
                                            .name("The data is connected")
                                            .expectedDays(14)
                                            .build(),
                                    SuccessMilestone.builder("decision-made")
                                            .functionalCriterion("a report was opened")
                                            .outcomeCriterion("a manager names the decision")
                                            .beneficiary(Beneficiary.SHARED)
                                            .weight(2.5)
                                            .after("data-connected")
                                            .expansion(LogicalExpansion.of(
                                                            "more-seats", Money.parse("USD 1000.50"), Motion.SELF_SERVE)
                                                    .between(TierId.of("person"), TierId.of("business")))
                                            .advocacy(new AdvocacyMoment(AdvocacyKind.CASE_STUDY, 180))
                                            .build()))
                    .forSegment(new AttributeCondition("tier", "business")))
            .path(SuccessPath.of(
                    "everybody", List.of(SuccessMilestone.builder("started").build())))
            .ladder(Ladder.of(
                            ValueTier.of("free", 1, TierRule.everybody()),
                            ValueTier.of("person", 2, TierRule.plans(List.of("solo", "duo"))),
                            ValueTier.of("business", 3, TierRule.attribute("seats", "12.5")),
                            ValueTier.of(
                                    "enterprise", 4, TierRule.mrr(new BigDecimal("5000"), new BigDecimal("50000"))),
                            ValueTier.of("giant", 5, TierRule.mrrFrom(new BigDecimal("50000"))))
                    .withAnnualDiscount(0.1))
            .scorecard(Scorecard.builder("smb", "3")
                    .when("segment", "smb")
                    .minCoverage(0.4)
                    .aggregation(Scorecard.Aggregation.GEOMETRIC)
                    .bands(BandPolicy.builder()
                            .band("red", 0)
                            .band("green", 0.6)
                            .build())
                    .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                            .windowDays(14)
                            .aggregate(Aggregate.COUNT)
                            .weight(40)
                            .missing(new MissingPolicy.Penalise(0))
                            .halfLifeDays(30.5)
                            .expiresDays(60)
                            .build())
                    .measure(Measure.builder(
                                    "nps",
                                    new Curve.Step(0.1, List.of(new Curve.Point(0, 0.5), new Curve.Point(50, 1))))
                            .windowDays(90)
                            .weight(30)
                            .missing(new MissingPolicy.Neutral(0.6))
                            .build())
                    .build())
            .desiredOutcome(DesiredOutcome.of(
                            List.of(
                                    OutcomeMetric.of("hours saved", Direction.UP),
                                    OutcomeMetric.of("errors", Direction.DOWN)
                                            .withWeight(2)
                                            .withUnit("%")),
                            AppropriateExperience.of(
                                    AppropriateExperience.Requirement.required("a named contact"),
                                    AppropriateExperience.Requirement.preferred("no calls")))
                    .forSegment(new AttributeCondition("vip", "true"))
                    .withJobToBeDone("close the month in a day"))
            .forecast(ForecastSettings.defaults().withHorizonMonths(3).withPrior(new BetaPrior(2, 1.5)))
            .vector(new PathVector(60, 0.4, 0.8, 0.25))
            .build();

    private static final String KNOWN_SWITCHES = String.join(
            ", ", RevenuePolicy.strict().switches().keySet().stream().sorted().toList());

    private final PlaybookFormat format = PlaybookFormat.standard();

    @TempDir
    private Path directory;

    @Test
    void readsThePlaybookOfRelease010() throws IOException {
        assertThat(format.parseYaml(golden("playbook.yaml"))).isEqualTo(FULL);
        assertThat(format.parseJson(golden("playbook.json"))).isEqualTo(FULL);
    }

    /** A regression test: the document is what this release wrote. */
    @Test
    void writesThePlaybookOfRelease010() throws IOException {
        assertThat(format.toJson(FULL) + "\n").isEqualTo(golden("playbook.json"));
    }

    @Test
    void readsBackWhatItWrites() {
        assertThat(format.parseJson(format.toJson(FULL))).isEqualTo(FULL);
        assertThat(format.parseYaml(format.toYaml(FULL))).isEqualTo(FULL);
        assertThat(format.parseJson(format.toJson(Playbook.empty()))).isEqualTo(Playbook.empty());
        assertThat(format.parseYaml(format.toYaml(Playbook.empty()))).isEqualTo(Playbook.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"playbook.json", "playbook.YAML", "playbook.yml"})
    void choosesTheFormByTheFilesName(String name) throws IOException {
        Path file = directory.resolve(name);
        format.write(FULL, file);

        assertThat(format.read(file)).isEqualTo(FULL);
        assertThat(Files.readString(file).startsWith("{")).isEqualTo(name.endsWith("json"));
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Path file = directory.resolve("playbook.yaml");
        Files.write(file, "schemaVersion: \"1.0\"\n# M\u00FCller\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> format.read(file))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage("line 2 must be UTF-8");
    }

    @Test
    void aRevenuePolicyIsAPresetAndWhatDiffersFromIt() {
        Playbook playbook = format.parseYaml("schemaVersion: 1.0\nrevenuePolicy: {preset: stripeLike, name: ours,"
                + " pastDueGraceDays: 15, logoPopulation: average, reactivationIsGain: false}");
        assertThat(playbook.revenuePolicy())
                .contains(RevenuePolicies.stripeLike().toBuilder("ours")
                        .pastDueGraceDays(15)
                        .logoPopulation(RevenuePolicy.Population.AVERAGE)
                        .reactivationIsGain(false)
                        .build());
    }

    @Test
    void whatAVendorsWordsMeanIsAMapOrAText() {
        RevenuePolicy expected = RevenuePolicy.strict().toBuilder("ours")
                .reasonWords(ReasonWords.none()
                        .with("card_declined", MovementReason.INVOLUNTARY)
                        .with("went bust", MovementReason.BUSINESS_CLOSED))
                .build();
        Playbook map = format.parseYaml("""
                schemaVersion: "1.0"
                revenuePolicy:
                  name: ours
                  reasonWords: {card_declined: involuntary, Went Bust: business_closed}
                """);
        assertThat(map.revenuePolicy()).contains(expected);
        assertThat(format.parseYaml(format.toYaml(map))).isEqualTo(map);
        assertThat(format.parseJson(format.toJson(map))).isEqualTo(map);
        assertThat(format.parseYaml("{schemaVersion: 1.0, revenuePolicy: {name: ours, reasonWords:"
                                + " 'card_declined=involuntary;went bust=business_closed'}}")
                        .revenuePolicy())
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{x: pause_timeout} | revenuePolicy.reasonWords: the meaning of x must be one of voluntary, involuntary,"
                        + " expired, business_closed, add_on, was pause_timeout",
                "{x: nonsense} | revenuePolicy.reasonWords.x must be a reason such as involuntary, was nonsense",
                "[x] | revenuePolicy.reasonWords must be text, a whole number, true or false, was [\"x\"]"
            })
    void aMeaningThatIsNoneIsRefused(String words, String message) {
        assertThatThrownBy(() -> format.parseYaml("{schemaVersion: 1.0, revenuePolicy: {reasonWords: " + words + "}}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage(message);
    }

    @Test
    void revenueIsAReportingCurrencySegmentsAWindowAndAGrace() {
        Playbook playbook = format.parseYaml("""
                schemaVersion: "1.0"
                revenue:
                  fx: {reporting: USD, policy: constant, rateDate: 2026-08-31, inverses: true, maxRateAgeDays: 7}
                  segmentBy: tier
                  orders: {windowDays: 90}
                  renewalGraceDays: 14
                """);

        assertThat(playbook.revenue())
                .isEqualTo(RevenueSettings.defaults()
                        .withReporting(ReportingCurrency.of(CurrencyUnit.USD)
                                .withPolicy(FxPolicy.constant(LocalDate.of(2026, 8, 31)))
                                .withInverses()
                                .withMaxRateAgeDays(7))
                        .withSegmentBy("tier")
                        .withOrders(OrderPolicy.ofWindow(90))
                        .withRenewalGraceDays(14));
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
        assertThat(format.parseYaml(format.toYaml(playbook))).isEqualTo(playbook);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", policy: period_end", ", policy: event_date"})
    void everyExchangePolicyIsWrittenAndReadBack(String policy) {
        Playbook playbook =
                format.parseYaml("{schemaVersion: 1.0, revenue: {fx: {reporting: USD" + policy + "}, segmentBy: a}}");

        assertThat(playbook.revenue().reporting().orElseThrow().policy().isPresent())
                .isEqualTo(!policy.isEmpty());
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
    }

    /** Types and names first, then what the parts themselves refuse; what follows from the former is left out. */
    @Test
    void allProblemsAreToldTogether() {
        assertThatThrownBy(() -> format.parseYaml("""
                        schemaVersion: "1.0"
                        colour: red
                        revenuePolicy: {pauses: never, shade: 1}
                        revenue:
                          fx: {reporting: usd}
                          orders: {windowDays: 0}
                          renewalGraceDays: soon
                        paths:
                          - {id: p, milestones: [{id: m, beneficiary: us, advocacy: {kind: shout, coolDownDays: 1}}, {id: [n]}]}
                          - {id: q}
                        forecast: {horizonMonths: 0}
                        """))
                .isInstanceOfSatisfying(
                        PlaybookFormatException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactlyInAnyOrder(
                                        "colour is unknown, known are advocacy, backtest, balance, churn, coverage, desiredOutcomes, forecast, gaps, health, idealCustomerProfiles, interactions, interventions, ladder, leads, paths, plan, renewals, revenue, revenuePolicy, scenarios, schemaVersion, scorecards, staleness, trials, vector, work (line 2)",
                                        "revenue.renewalGraceDays must be a whole number (line 7)",
                                        "paths[0].milestones[1].id must be text (line 9)",
                                        "revenuePolicy: pauses must be one of zero_mrr_not_churn, keep_mrr, churn, was never",
                                        "revenuePolicy.shade is unknown, known are " + KNOWN_SWITCHES,
                                        "revenue.fx.reporting must be a currency of ISO 4217 such as EUR, was usd",
                                        "revenue.orders: windowDays must be at least 1, was 0",
                                        "paths[0].milestones[0].beneficiary must be one of customer, shared, vendor, was us",
                                        "paths[0].milestones[0].advocacy.kind must be one of referral, testimonial, review,"
                                                + " case_study, reference, was shout",
                                        "paths[1].milestones is missing",
                                        "forecast: horizonMonths must be in [1, 120], was 0"))
                .hasMessageStartingWith("11 problems:\n");
    }

    @Test
    void everyPresetIsWrittenAndReadBack() {
        for (RevenuePolicy preset : RevenuePolicies.all()) {
            Playbook playbook = Playbook.builder().revenuePolicy(preset).build();
            assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
            assertThat(format.parseYaml("schemaVersion: 1.0\nrevenuePolicy: {preset: " + preset.name() + "}"))
                    .isEqualTo(playbook);
        }
    }

    @Test
    void everyPartIsOptionalButTheVersion() {
        assertThat(format.parseYaml("schemaVersion: 1.0")).isEqualTo(Playbook.empty());
        assertThat(format.parseJson("{\"schemaVersion\": \"1.0\", \"vector\": {\"windowDays\": 30}}")
                        .vector())
                .isEqualTo(new PathVector(30, 0.5, 0.9, 0.5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                             | schemaVersion is missing: this version reads "1.0"
                    {"schemaVersion": "2.0"}                                       | schemaVersion must be 1.0, was 2.0
                    {"schemaVersion": "1.0", "colour": 1}                          | colour is unknown, known are advocacy, backtest, balance, churn, coverage, desiredOutcomes, forecast, gaps, health, idealCustomerProfiles, interactions, interventions, ladder, leads, paths, plan, renewals, revenue, revenuePolicy, scenarios, schemaVersion, scorecards, staleness, trials, vector, work (line 1)
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"id": "m", "colour": 1}]}]} | paths[0].milestones[0].colour is unknown, known are advocacy, after, afterAny, beneficiary, expansion, expectedDays, functionalCriterion, id, name, outcomeCriterion, weight (line 1)
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"id": "m", "weight": "NaN"}]}]} | paths[0].milestones[0]: weight of m must be positive and finite, was NaN
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"id": "m", "weight": 1e999}]}]} | paths[0].milestones[0]: weight of m must be positive and finite, was Infinity
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"id": "m", "weight": "7"}]}]} | paths[0].milestones[0].weight must be a number (line 1)
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"id": "m", "expectedDays": 7.5}]}]} | paths[0].milestones[0].expectedDays must be a whole number (line 1)
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"weight": 1}]}]} | paths[0].milestones[0].id is missing
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [null]}]} | paths[0].milestones[0] must not be null
                    {"schemaVersion": "1.0", "paths": [{"id": "p"}]}               | paths[0].milestones is missing
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": []}]} | paths[0]: path p must have a milestone that is the customer's own, all 0 are the vendor's or shared
                    {"schemaVersion": "1.0", "paths": {}}                          | paths must be a list (line 1)
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"id": "m", "beneficiary": "us"}]}]} | paths[0].milestones[0].beneficiary must be one of customer, shared, vendor, was us
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"id": "m", "expansion": {"id": "e", "annualValue": 1e100000000, "currency": "USD", "motion": "self_serve"}}]}]} | paths[0].milestones[0].expansion.annualValue must be a number with at most 18 digits before its point, was 1E+100000000
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"id": "m", "expansion": {"id": "e", "annualValue": 1, "currency": "usd", "motion": "self_serve"}}]}]} | paths[0].milestones[0].expansion.currency must be a currency of ISO 4217 such as EUR, was usd
                    {"schemaVersion": "1.0", "paths": [{"id": "p", "milestones": [{"id": "m", "expansion": {"id": "e", "annualValue": "0.001", "currency": "USD", "motion": "self_serve"}}]}]} | paths[0].milestones[0].expansion.annualValue: Scale of amount 0.001 is greater than the scale of the currency USD
                    {"schemaVersion": "1.0", "revenuePolicy": {"preset": "loose"}} | revenuePolicy.preset must be one of strict, stripeLike, chartMogulLike2025, baremetricsLike, profitWellLike, recurlyLike, chargebeeLike, goldBook, saasCapitalAnnual, boardNrr12, was loose
                    {"schemaVersion": "1.0", "revenuePolicy": {"pauseTimeoutDays": 0}} | revenuePolicy: pauseTimeoutDays must be at least 1, was 0
                    {"schemaVersion": "1.0", "revenuePolicy": {"pauses": "never"}} | revenuePolicy: pauses must be one of zero_mrr_not_churn, keep_mrr, churn, was never
                    {"schemaVersion": "1.0", "revenuePolicy": {"pastDueGraceDays": "long"}} | revenuePolicy: pastDueGraceDays must be a whole number or unlimited, was long
                    {"schemaVersion": "1.0", "revenuePolicy": {"mergeGapDays": 1.5}} | revenuePolicy.mergeGapDays must be text, a whole number, true or false, was 1.5
                    {"schemaVersion": "1.0", "revenuePolicy": {"colour": 1}}       | revenuePolicy.colour is unknown, known are bridge, discounts, free, headlineMonths, historyBeginsOn, intervalFactors, logoPopulation, mergeGapDays, minimumBase, opening, pastDueGraceDays, pauseIsLoss, pauseTimeoutDays, pauses, reactivationIsGain, reactivationWindowDays, reasonWords, recognition, revenueChurn, settleDays, tenureGapDays
                    {"schemaVersion": "1.0", "revenue": {"fx": {"policy": "constant"}}}    | revenue.fx.reporting is missing
                    {"schemaVersion": "1.0", "revenue": {"fx": {"reporting": "USD", "policy": "daily"}}} | revenue.fx.policy must be one of constant, period_end, event_date, was daily
                    {"schemaVersion": "1.0", "revenue": {"fx": {"reporting": "USD", "policy": "period_end", "rateDate": "2026-01-01"}}} | revenue.fx.rateDate is only for the policy constant, which was period_end
                    {"schemaVersion": "1.0", "revenue": {"fx": {"reporting": "USD", "rateDate": "soon"}}} | revenue.fx.rateDate must be a date from 1970 to 9999 such as 2026-01-31, was soon
                    {"schemaVersion": "1.0", "revenue": {"segmentBy": " "}}        | revenue: segmentBy must not be blank
                    {"schemaVersion": "1.0", "revenue": {"orders": {}}}            | revenue.orders.windowDays is missing
                    {"schemaVersion": "1.0", "ladder": {"tiers": [{"id": "t", "rank": 1, "rule": {"plan": ["a"], "mrrFrom": 1}}]}} | ladder.tiers[0].rule must be one of plan, attribute with equals, and mrrFrom with or without mrrTo
                    {"schemaVersion": "1.0", "ladder": {"tiers": [{"id": "t", "rank": 1, "rule": {"attribute": "a", "equals": []}}]}} | ladder.tiers[0].rule.equals must be text, a number, true or false
                    {"schemaVersion": "1.0", "ladder": {"discountAnnual": "NaN", "tiers": [{"id": "t", "rank": 1}]}} | ladder: annualDiscount must be finite and not negative, was NaN
                    {"schemaVersion": "1.0", "forecast": {"prior": [1]}}           | forecast.prior must be two numbers, were 1
                    {"schemaVersion": "1.0", "forecast": {"prior": [1, 0]}}        | forecast.prior: b must be positive and finite, was 0.0
                    {"schemaVersion": "1.0", "forecast": {"horizonMonths": 0}}     | forecast: horizonMonths must be in [1, 120], was 0
                    {"schemaVersion": "1.0", "vector": {"drifting": 2}}            | vector: drifting must be in (0, 1), was 2.0
                    {"schemaVersion": "1.0", "backtest": {"leadDays": -1}}         | backtest: leadDays must be in [0, 3660], was -1
                    {"schemaVersion": "1.0", "backtest": {"everyMonths": 0}}       | backtest.everyMonths must be at least 1, was 0
                    {"schemaVersion": "1.0", "backtest": {"leadDay": 30}}          | backtest.leadDay is unknown, known are everyMonths, folds, horizonDays, leadDays, leastEvents; did you mean leadDays? (line 1)
                    {"schemaVersion": "1.0", "backtest": {"lead": 30}}             | backtest.lead is unknown, known are everyMonths, folds, horizonDays, leadDays, leastEvents (line 1)
                    {"schemaVersion": "1.0", "vector": {"colour": 2}}              | vector.colour is unknown, known are drifting, functionalCredit, stalled, windowDays
                    {"schemaVersion": "1.0", "vector": {"strategy": "com.example.Evil"}} | vector.strategy must be one of path-vector, was com.example.Evil
                    {"schemaVersion": "1.0", "desiredOutcomes": [{"metrics": ["a"]}]} | desiredOutcomes[0].experience is missing
                    {"schemaVersion": "1.0", "desiredOutcomes": [{"metrics": ["a", "a"], "experience": ["b"]}]} | desiredOutcomes[0].experience[0] must be an object (requirement) (line 1)
                    {"schemaVersion": "1.0", "scorecards": [{"id": "s", "measures": [{"signal": "a", "curve": {"type": "cubic"}}]}]} | scorecards[0]: scorecard s: measures[0]: curve: type must be one of step, three_steps, linear, piecewise_linear, logistic, growth, points_from, inverted, percentile, was cubic
                    {"schemaVersion": "1.0", "scorecards": [{"id": "s", "measures": [{"signal": "a", "curve": "percentile", "aggregate": "mode"}]}]} | scorecards[0]: scorecard s: measures[0]: aggregate must be one of [last, sum, mean, median, min, max, count, active_share, slope, growth, ratio_to_baseline, days_since], was mode
                    {"schemaVersion": "1.0", "scorecards": [{"id": "s", "measures": [{"signal": "a", "curve": "percentile", "weight": 1e999}]}]} | scorecards[0]: scorecard s: measures[0]: weight of a must be 0 or more and finite, was Infinity
                    {"schemaVersion": "1.0", "schemaVersion": "1.0"}               | Duplicate field 'schemaVersion' (line 1)
                    """)
    void refusesADocumentWithThePlace(String document, String message) {
        assertThatThrownBy(() -> format.parseJson(document))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "1", "{\"schemaVersion\": \"1.0\"} {}", "{\"schemaVersion\": \"1.0\"", "NaN"})
    void refusesWhatIsNoSingleObject(String document) {
        assertThatThrownBy(() -> format.parseJson(document)).isInstanceOf(PlaybookFormatException.class);
    }

    @Test
    void refusesANumberThatIsNotFiniteWithItsPlace() {
        assertThatThrownBy(() -> format.parseYaml("""
                        schemaVersion: "1.0"
                        scorecards: [{id: s}, {id: t, measures: [{signal: a, weight: .nan}]}]
                        """))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage("scorecards[1].measures[0].weight must be a finite number, was .nan (line 2)");
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\nforecast: {prior: [1, -.inf]}\n"))
                .hasMessage("forecast.prior[1] must be a finite number, was -.inf (line 2)");
    }

    @Test
    void refusesAliasesInYaml() {
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: &v \"1.0\"\nrevenuePolicy: {name: *v}\n"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage("an alias (*v) on line 2 is not allowed");
    }

    @Test
    void refusesAPropertyThatStandsTwiceInYaml() {
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\nforecast: {}\nforecast: {}\n"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("forecast");
    }

    @Test
    void refusesASecondYamlDocument() {
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\n---\nschemaVersion: \"1.0\"\n"))
                .isInstanceOf(PlaybookFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 100_000})
    void refusesDeepNesting(int depth) {
        String deep = "{\"schemaVersion\": \"1.0\", \"leads\": " + "[".repeat(depth) + "]".repeat(depth) + "}";

        assertThatThrownBy(() -> format.parseJson(deep)).isInstanceOf(PlaybookFormatException.class);
        assertThatThrownBy(() -> format.parseYaml(deep)).isInstanceOf(PlaybookFormatException.class);
    }

    @Test
    void refusesADocumentThatIsFarTooLong() {
        String longDocument = "{\"schemaVersion\": \"1.0\"}" + " ".repeat(StrictMappers.LONGEST_DOCUMENT);

        assertThatThrownBy(() -> format.parseJson(longDocument))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage("a playbook has at most 4194304 characters, was " + longDocument.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | paths[0].milestones[0].id must be text (line 1)",
                "1.5 | paths[0].milestones[0].id must be text (line 1)",
                "true | paths[0].milestones[0].id must be text (line 1)",
                "010 | paths[0].milestones[0].id must be a plain number, or text in quotes, was 010 (line 1)",
                "007 | paths[0].milestones[0].id must be a plain number, or text in quotes, was 007 (line 1)",
                "0x1F | paths[0].milestones[0].id must be a plain number, or text in quotes, was 0x1F (line 1)",
                "1_000 | paths[0].milestones[0].id must be a plain number, or text in quotes, was 1_000 (line 1)",
            })
    void refusesWhatYamlReadsAsAnotherTextThanItIs(String id, String complaint) {
        String yaml = "{schemaVersion: \"1.0\", paths: [{id: p, milestones: [{id: %s}]}]}".formatted(id);
        assertThatThrownBy(() -> format.parseYaml(yaml))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage(complaint);
        assertThat(format.parseYaml(yaml.replace("id: " + id, "id: \"" + id + "\""))
                        .paths()
                        .get(0)
                        .milestones()
                        .get(0)
                        .id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "on", "off", "01099"})
    void keepsWordsOfYamlThatAreNoFlags(String word) {
        Playbook playbook = format.parseYaml(
                "{schemaVersion: \"1.0\", ladder: {tiers: [{id: t, rank: 1, rule: {attribute: a, equals: %s}}]}}"
                        .formatted(word));
        assertThat(format.toJson(playbook)).contains("\"equals\" : \"" + word + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balance: {benchmarks: [~]} | balance.benchmarks[0] must not be null",
                "ladder: {largestVariation: 1e400} | ladder: largestVariation must be positive and finite, was Infinity",
                "ladder: {largestVariation: Infinity} | ladder: largestVariation must be positive and finite, was Infinity",
            })
    void refusesNothingAndTheInfinite(String part, String complaint) {
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\n" + part))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void savesAStrategyOfTheHostUnderItsName() {
        PlaybookFormat own = format.withVectorStrategy(
                "our-vector", spec -> new OurVector(((Number) spec.parameters().get("boldness")).doubleValue()));
        Playbook playbook = Playbook.builder().vector(new OurVector(0.7)).build();

        assertThat(own.toJson(playbook)).contains("\"strategy\" : \"our-vector\"");
        assertThat(own.parseJson(own.toJson(playbook))).isEqualTo(playbook);
        assertThat(own.parseYaml(own.toYaml(playbook))).isEqualTo(playbook);
        assertThatThrownBy(() -> format.parseJson(own.toJson(playbook)))
                .hasMessage("vector.strategy must be one of path-vector, was our-vector");
    }

    @Test
    void refusesToSaveHalfOfAStrategy() {
        Playbook playbook = Playbook.builder()
                .vector(SuccessVectorStrategy.standard()::evaluate)
                .build();

        assertThatThrownBy(() -> format.toJson(playbook))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage("vector cannot be saved: the strategy has no name and parameters");
    }

    private record OurVector(double boldness) implements SuccessVectorStrategy {

        @Override
        public SuccessVector evaluate(VectorInputs inputs) {
            return SuccessVectorStrategy.standard().evaluate(inputs);
        }

        @Override
        public Optional<StrategySpec> spec() {
            return Optional.of(StrategySpec.of("our-vector").with("boldness", boldness));
        }
    }

    private static String golden(String name) throws IOException {
        try (var in = PlaybookFormatTest.class.getResourceAsStream("/json/0.1.0/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsVersionsOfTheIdealCustomerProfile() {
        Playbook playbook = format.parseYaml("""
                schemaVersion: "1.0"
                idealCustomerProfiles:
                  - version: 2026-H2
                    from: 2026-07-01
                    goal: expansion
                    gates:
                      ready: {attribute: problem, in: [acute, urgent]}
                      able: [{attribute: seats, atLeast: 10}, {attribute: country, notIn: [XX]}]
                      successPotential: {assessed: true}
                    valueInputs:
                      ascension: {from: 0, to: 1}
                    weights:
                      expansion: {efficiency: 1, ascension: 3, advocacy: 0}
                    mostStretch: 0.2
                  - {version: 2026-H1, from: 2026-01-01, to: 2026-07-01, goal: logos, gates: {ready: {attribute: problem, equals: acute}}}
                """);
        assertThat(playbook.idealCustomerProfiles())
                .extracting(IdealCustomerProfile::version)
                .containsExactly("2026-H1", "2026-H2");
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
        assertThat(format.parseYaml(format.toYaml(playbook))).isEqualTo(playbook);
    }

    @Test
    void saysWhatIsWrongWithAnIdealCustomerProfile() {
        assertThatThrownBy(() -> format.parseYaml("""
                        schemaVersion: "1.0"
                        idealCustomerProfiles:
                          - {version: a, goal: logos, gates: {eager: {attribute: problem, equals: acute}}}
                        """))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage("idealCustomerProfiles[0]: profile a: gates: unknown parameter eager, known are [able,"
                        + " ready, successPotential, willing]");
        assertThatThrownBy(() -> format.parseYaml("""
                        schemaVersion: "1.0"
                        idealCustomerProfiles:
                          - {version: a, goal: logos, gates: {ready: {attribute: problem, equals: acute}}}
                          - {version: b, goal: logos, gates: {ready: {attribute: problem, equals: acute}}}
                        """))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageStartingWith("versions a and b of ideal must not be in force on the same day");
    }

    @Test
    void readsRatiosSharesTenureAndEveryCurve() {
        Playbook playbook = format.parseYaml("""
                schemaVersion: "1.0"
                scorecards:
                  - id: smb
                    measures:
                      - {signal: logins, aggregate: ratio_to_baseline, window: 30, baselineDays: 90, curve: growth}
                      - {signal: logins, aggregate: growth, curve: {type: growth, unchanged: 0.4}, leastTenureDays: 14}
                      - {signal: users, aggregate: mean, shareOf: licences, curve: {type: linear, from: 0, to: 1}}
                      - {signal: events, aggregate: sum, leastTenureDays: 7, curve: {type: inverted, of: percentile}}
                      - {signal: tickets, aggregate: max, curve: {type: points_from, start: 1, perUnit: -0.1}}
                      - {signal: nps, aggregate: median, curve: {type: three_steps, averageFrom: 0, goodFrom: 50}}
                      - {signal: visits, aggregate: active_share, curve: {type: inverted, of: {type: linear, from: 1, to: 0}}}
                      - {signal: load, aggregate: min, curve: {type: three_steps, averageFrom: 9, goodFrom: 3, averageScore: 0.6}}
                """);
        Scorecard expected = Scorecard.builder("smb", "1")
                .measure(Measure.builder("logins", new Curve.Growth(0.5))
                        .aggregate(Aggregate.RATIO_TO_BASELINE)
                        .baselineDays(90)
                        .build())
                .measure(Measure.builder("logins", new Curve.Growth(0.4))
                        .aggregate(Aggregate.GROWTH)
                        .scaledToTenure(14)
                        .build())
                .measure(Measure.builder("users", new Curve.Linear(0, 1))
                        .aggregate(Aggregate.MEAN)
                        .shareOf("licences")
                        .build())
                .measure(Measure.builder("events", new Curve.Inverted(new Curve.Percentile(true)))
                        .aggregate(Aggregate.SUM)
                        .scaledToTenure(7)
                        .build())
                .measure(Measure.builder("tickets", new Curve.PointsFrom(1, -0.1))
                        .aggregate(Aggregate.MAX)
                        .build())
                .measure(Measure.builder("nps", new Curve.ThreeSteps(0, 50, 0.5))
                        .aggregate(Aggregate.MEDIAN)
                        .build())
                .measure(Measure.builder("visits", new Curve.Inverted(new Curve.Linear(1, 0)))
                        .aggregate(Aggregate.ACTIVE_SHARE)
                        .build())
                .measure(Measure.builder("load", new Curve.ThreeSteps(9, 3, 0.6))
                        .aggregate(Aggregate.MIN)
                        .build())
                .build();

        assertThat(playbook.scorecards()).containsExactly(expected);
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
        assertThat(format.parseYaml(format.toYaml(playbook))).isEqualTo(playbook);
    }

    @Test
    void readsGroupsCeilingsAndVetoes() {
        Playbook playbook = format.parseYaml("""
                schemaVersion: "1.0"
                scorecards:
                  - id: smb
                    groups: [{name: use, weight: 60, aggregation: geometric}, {name: people}]
                    measures:
                      - {signal: logins, group: use, curve: {type: linear, from: 0, to: 20}}
                      - {signal: champion, group: people, curve: {type: linear, from: 0, to: 1}, ceilings: [{below: 0.5, veto: true}]}
                      - {signal: paid, weight: 0, curve: {type: linear, from: 0, to: 1}, ceilings: [{below: 0.5, ceiling: 0.6}, {below: 0.2, ceiling: 0.3}]}
                """);
        Scorecard expected = Scorecard.builder("smb", "1")
                .group(new MeasureGroup("use", 60, Scorecard.Aggregation.GEOMETRIC))
                .group(new MeasureGroup("people", 1, Scorecard.Aggregation.ARITHMETIC))
                .measure(
                        "use",
                        Measure.builder("logins", new Curve.Linear(0, 20)).build())
                .measure(
                        "people",
                        Measure.builder("champion", new Curve.Linear(0, 1)).build())
                .measure(Measure.builder("paid", new Curve.Linear(0, 1))
                        .weight(0)
                        .build())
                .ceiling(ScoreCeiling.veto("champion", 0.5))
                .ceiling(ScoreCeiling.of("paid", 0.5, 0.6))
                .ceiling(ScoreCeiling.of("paid", 0.2, 0.3))
                .build();
        assertThat(playbook.scorecards()).containsExactly(expected);
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
        assertThat(format.parseYaml(format.toYaml(playbook))).isEqualTo(playbook);
    }

    @Test
    void saysWhereAGroupOrACeilingIsWrong() {
        assertThatThrownBy(() -> format.parseYaml("""
                {schemaVersion: "1.0", scorecards: [{id: smb, groups: [{name: use}], measures: [
                  {signal: users, group: usage, curve: growth}]}]}
                """))
                .hasMessageContaining("scorecard smb: group of users must be one of [use], was usage");
        assertThatThrownBy(() -> format.parseYaml("""
                {schemaVersion: "1.0", scorecards: [{id: smb, measures: [
                  {signal: users, curve: growth, ceilings: [{below: 2, ceiling: 0.5}]}]}]}
                """))
                .hasMessageContaining(
                        "measures[0]: ceilings[0]: below of the ceiling of a measure must be in (0, 1], was 2.0");
        assertThatThrownBy(() -> format.parseYaml("""
                {schemaVersion: "1.0", scorecards: [{id: smb, measures: [
                  {signal: users, curve: growth, ceilings: [{below: 0.5, veto: true, ceiling: 0.3}]}]}]}
                """))
                .hasMessageContaining("measures[0]: ceilings[0]: a veto must not have a ceiling");
    }

    @Test
    void healthIsARollUpAndTheBandsThatWordsStandFor() {
        Playbook playbook = PlaybookFormat.standard().parseJson("""
                {"schemaVersion": "1.0",
                 "scorecards": [{"id": "s", "priority": 10, "measures": [{"signal": "a", "curve": "percentile"}],
                   "bandStability": {"margin": 0.05, "dwellDays": 7, "coolDownDays": 14}}],
                 "health": {"rollUp": {"attribute": "product", "method": "weighted"}, "sentiments": {"worried": "low"}}}
                """);
        assertThat(playbook.health())
                .isEqualTo(HealthSettings.defaults()
                        .withRollUp("product", HealthRollUp.Method.WEIGHTED)
                        .withSentiment("worried", "low"));
        assertThat(playbook.scorecards().get(0).bandStability()).isEqualTo(new BandStability(0.05, 7, 14));
        assertThat(playbook.scorecards().get(0).priority()).isEqualTo(10);
        String written = PlaybookFormat.standard().toJson(playbook);
        assertThat(PlaybookFormat.standard().parseJson(written)).isEqualTo(playbook);
        assertThatThrownBy(() -> PlaybookFormat.standard()
                        .parseJson("{\"schemaVersion\": \"1.0\", \"health\": {\"rollUp\": {\"method\": \"best\"}}}"))
                .hasMessage("health.rollUp.method must be one of mean, worst, weighted, was best");
    }

    @Test
    void namesTheMeasureOfASettingThatDoesNotFit() {
        assertThatThrownBy(() -> format.parseYaml("""
                {schemaVersion: "1.0", scorecards: [{id: smb, measures: [
                  {signal: logins, aggregate: ratio_to_baseline, curve: growth}]}]}
                """))
                .hasMessageContaining(
                        "measures[0]: baselineDays of logins must be set for ratio_to_baseline, was absent");
        assertThatThrownBy(() -> format.parseYaml("""
                {schemaVersion: "1.0", scorecards: [{id: smb, measures: [
                  {signal: users, shareOf: users, curve: growth}]}]}
                """))
                .hasMessageContaining("measures[0]: shareOf of users must be another signal");
    }

    @Test
    void savesHowScorecardsAreTested() {
        BacktestPlan plan = BacktestPlan.monthly()
                .withEvery(Period.ofMonths(3))
                .withLeadDays(14)
                .withHorizonDays(60)
                .withLeastEvents(30);
        Playbook playbook = Playbook.builder().backtest(plan).build();
        String written = PlaybookFormat.standard().toJson(playbook);
        assertThat(written).contains("\"everyMonths\" : 3");
        assertThat(PlaybookFormat.standard().parseJson(written)).isEqualTo(playbook);
        assertThat(PlaybookFormat.standard()
                        .parseYaml("{schemaVersion: \"1.0\", backtest: {leadDays: 14}}")
                        .backtest())
                .isEqualTo(BacktestPlan.monthly().withLeadDays(14));
        Playbook weekly =
                Playbook.builder().backtest(plan.withEvery(Period.ofDays(7))).build();
        assertThatThrownBy(() -> PlaybookFormat.standard().toJson(weekly))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("backtest.everyMonths must be a whole number of months, was every P7D");
    }

    @Test
    void takesABareSegmentAsAValueOfTheAttributeOfThatName() {
        Playbook playbook = PlaybookFormat.standard()
                .parseYaml(
                        "{schemaVersion: \"1.0\", paths: [{id: p, segment: smb, milestones: [{id: m, weight: 1}]}]}");
        assertThat(playbook.paths().get(0).segment()).contains(new AttributeCondition("segment", "smb"));
    }

    @Test
    void readsVersionsTracksBranchesAndLimitsOfPaths() {
        String document = """
                {"schemaVersion": "1.0", "paths": [
                  {"id": "p", "version": "1", "to": "2026-06-01", "milestones": [{"id": "a"}]},
                  {"id": "p", "version": "2", "from": "2026-06-01", "standing": {"behindAfter": 1.5, "stuckAfter": 3},
                   "milestones": [{"id": "a"}, {"id": "b"}, {"id": "c", "afterAny": ["a", "b"]}]},
                  {"id": "payments", "track": "payments", "segment": {"attribute": "payments", "equals": true},
                   "milestones": [{"id": "paid_by_card"}]}]}
                """;
        Playbook playbook = format.parseJson(document);
        SuccessPath first = playbook.paths().get(0);
        SuccessPath second = playbook.paths().get(1);
        assertThat(first.isInForceOn(LocalDate.of(2026, 5, 31))).isTrue();
        assertThat(first.isInForceOn(LocalDate.of(2026, 6, 1))).isFalse();
        assertThat(second.version()).isEqualTo("2");
        assertThat(second.inForce()).contains(DateRange.startingOn(LocalDate.of(2026, 6, 1)));
        assertThat(second.standing()).isEqualTo(new StandingPolicy(1.5, 3));
        assertThat(second.milestone("c").orElseThrow().afterAny()).containsExactly("a", "b");
        assertThat(playbook.paths().get(2).track()).contains("payments");
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "from": "2026-6-1" | paths[0].from must be
                    "from": "2026-06-01", "to": "2026-06-01" | to must be after from
                    "standing": {"behindAfter": 0} | behindAfter must be positive
                    "standing": {"stuckAfter": 0.5} | stuckAfter must be finite and not below
                    "track": " " | track of path p must not be blank
                    """)
    void refusesWhatAPathCannotBe(String part, String message) {
        assertThatThrownBy(() -> format.parseJson("{\"schemaVersion\": \"1.0\", \"paths\": [{\"id\": \"p\", " + part
                        + ", \"milestones\": [{\"id\": \"a\"}]}]}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("paths[0]")
                .hasMessageContaining(message);
    }
}

package dev.bearing.jackson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The written form of a playbook, schema 1.0. Its names are a promise to whoever keeps such documents; a changed form
 * is another class. What is absent is null.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PlaybookDocument(
        @Nullable JsonNode schemaVersion,
        @Nullable Policy revenuePolicy,
        @Nullable Revenue revenue,
        @Nullable List<Path> paths,
        @Nullable LadderPart ladder,
        @Nullable List<Map<String, Object>> scorecards,
        @Nullable HealthPart health,
        @Nullable List<Map<String, Object>> idealCustomerProfiles,
        @Nullable List<Outcome> desiredOutcomes,
        @Nullable Staleness staleness,
        @Nullable Coverage coverage,
        @Nullable List<InterventionPart> interventions,
        @Nullable GapPart gaps,
        @Nullable LeadsPart leads,
        @Nullable AdvocacyPart advocacy,
        @Nullable WorkPart work,
        @Nullable Forecast forecast,
        @Nullable List<ScenarioPart> scenarios,
        @Nullable Map<String, Object> vector,
        @Nullable InteractionsPart interactions,
        @Nullable BacktestPart backtest,
        @Nullable ChurnPart churn,
        @Nullable TrialPart trials,
        @Nullable BalancePart balance,
        @Nullable RenewalPart renewals,
        @Nullable PlanPart plan) {

    static final String SCHEMA_VERSION = "1.0";

    /** A preset, a name, and switches by name: text, whole numbers and flags. */
    record Policy(@JsonValue Map<String, JsonNode> switches) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Policy {}
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Revenue(
            @Nullable Fx fx,
            @Nullable String segmentBy,
            @Nullable Orders orders,
            @Nullable Integer renewalGraceDays) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Fx(
            @Nullable String reporting,
            @Nullable String policy,
            @Nullable String rateDate,
            @Nullable Boolean inverses,
            @Nullable Integer maxRateAgeDays) {}

    record Orders(@Nullable Integer windowDays) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record HealthPart(@Nullable RollUpPart rollUp, @Nullable Map<String, String> sentiments) {}

    record RollUpPart(@Nullable String attribute, @Nullable String method) {}

    /** That an attribute has a value, which is text, a number or a flag; a bare text is a value of {@code segment}. */
    record Condition(@Nullable String attribute, @Nullable JsonNode equals) {

        @JsonCreator
        Condition {}

        @JsonCreator
        static Condition segment(String value) {
            return new Condition("segment", TextNode.valueOf(value));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Path(
            @Nullable String id,
            @Nullable String version,
            @Nullable String from,
            @Nullable String to,
            @Nullable String track,
            @Nullable Condition segment,
            @Nullable Standing standing,
            @Nullable List<Milestone> milestones) {}

    record Standing(@Nullable Double behindAfter, @Nullable Double stuckAfter) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Milestone(
            @Nullable String id,
            @Nullable String name,
            @Nullable String beneficiary,
            @Nullable String functionalCriterion,
            @Nullable String outcomeCriterion,
            @Nullable Double weight,
            @Nullable List<String> after,
            @Nullable List<String> afterAny,
            @Nullable Integer expectedDays,
            @Nullable Expansion expansion,
            @Nullable Advocacy advocacy) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Expansion(
            @Nullable String id,
            @Nullable JsonNode annualValue,
            @Nullable String currency,
            @Nullable String fromTier,
            @Nullable String toTier,
            @Nullable String motion) {}

    record Advocacy(@Nullable String kind, @Nullable Integer coolDownDays) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record LadderPart(
            @Nullable Double discountAnnual,
            @Nullable List<Tier> tiers,
            @Nullable Integer months,
            @Nullable Double priorAccountMonths,
            @Nullable Integer minimumAccounts,
            @Nullable Double largestVariation,
            @Nullable Integer projectionMonths) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Tier(
            @Nullable String id,
            @Nullable Integer rank,
            @Nullable Rule rule) {}

    /** One of: plans, an attribute and its value, or a range of monthly amounts. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Rule(
            @Nullable List<String> plan,
            @Nullable String attribute,
            @Nullable JsonNode equals,
            @Nullable JsonNode mrrFrom,
            @Nullable JsonNode mrrTo) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Outcome(
            @Nullable String id,
            @Nullable String from,
            @Nullable String to,
            @Nullable String account,
            @Nullable Condition segment,
            @Nullable String jobToBeDone,
            @Nullable List<String> conditions,
            @Nullable String statedBy,
            @Nullable String reviewedOn,
            @Nullable List<Metric> metrics,
            @Nullable List<Requirement> experience) {}

    /** A metric, or no more than its name. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Metric(
            @Nullable String name,
            @Nullable String direction,
            @Nullable Double weight,
            @Nullable String unit) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        Metric {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Metric named(String name) {
            return new Metric(name, null, null, null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Requirement(
            @Nullable String requirement,
            @Nullable String necessity,
            @Nullable String kind,
            @Nullable Double weight,
            @Nullable JsonNode value) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Staleness(
            @Nullable String name,
            @Nullable Integer statedDays,
            @Nullable Integer evidenceDays) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Coverage(
            @Nullable List<Segment> segments,
            @Nullable Effort effort,
            @Nullable Double capacityHours,
            @Nullable Double hoursPerPerson) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Segment(
            @Nullable String id,
            @Nullable List<Requirement> experience,
            @Nullable Double peopleShare,
            @Nullable Integer cadenceDays,
            @Nullable Double hoursPerMonth) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Effort(
            @Nullable Integer windowDays,
            @Nullable Double hoursPerInteraction,
            @Nullable Map<String, Double> hoursByChannel) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Forecast(
            @Nullable Integer horizonMonths,
            @Nullable List<Double> prior,
            @Nullable Integer fanMonths,
            @Nullable Integer backtestMonths) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ScenarioPart(
            @Nullable String name,
            @Nullable Double take,
            @Nullable Double reach,
            @Nullable Double churn,
            @Nullable Double contraction,
            @Nullable Double otherExpansion,
            @Nullable Condition where) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record InteractionsPart(
            @Nullable ContactPart meaningful,
            @Nullable List<CadencePart> cadences,
            @Nullable String owner,
            @Nullable List<DriverPart> valueDrivers,
            @Nullable Integer valueDriverDays) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ContactPart(
            @Nullable String name,
            @Nullable List<String> functions,
            @Nullable List<String> initiators) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record CadencePart(
            @Nullable String requirement,
            @Nullable Integer everyDays,
            @Nullable ContactPart counts) {}

    record DriverPart(
            @Nullable String key,
            @Nullable String source,
            @Nullable String metric,
            @Nullable Double atLeast,
            @Nullable String outcome,
            @Nullable Double valuePerUnit) {}

    record BacktestPart(
            @Nullable Integer everyMonths,
            @Nullable Integer leadDays,
            @Nullable Integer horizonDays,
            @Nullable Integer folds,
            @Nullable Integer leastEvents) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BalancePart(
            @Nullable Integer months,
            @Nullable Integer changeMonths,
            @Nullable Double limit,
            @Nullable Double netRevenueRetention,
            @Nullable Double margin,
            @Nullable Double costOfRevenue,
            @Nullable String costCurrency,
            @Nullable Double firstValueDays,
            @Nullable Integer monthEndDays,
            @Nullable List<String> benchmarks,
            @Nullable ValuationPart valuation) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValuationPart(
            @Nullable Double multiple, @Nullable Double acquisitionCost) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record InterventionPart(
            @Nullable String id,
            @Nullable String kind,
            @Nullable String gap,
            @Nullable TriggerPart trigger,
            @Nullable JsonNode cost,
            @Nullable JsonNode price,
            @Nullable String escalatesTo) {}

    /** One of: days waited, a signal on one side of a threshold, or something said of a milestone. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record TriggerPart(
            @Nullable Integer waitedDays,
            @Nullable String milestone,
            @Nullable String level,
            @Nullable String signal,
            @Nullable Double below,
            @Nullable Double above,
            @Nullable Integer withinDays) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record GapPart(
            @Nullable Double share,
            @Nullable Condition segment,
            @Nullable Integer priorDays,
            @Nullable Integer withinDays,
            @Nullable Integer confirmDays,
            @Nullable Integer minimumAccounts,
            @Nullable Integer exactBelow,
            @Nullable Double falseDiscoveryRate,
            @Nullable List<String> competitorReasons) {}

    /** Reasons by the vendor's own words, each with what it stands for. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ChurnPart(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> reasons,

            @Nullable Integer reasonDays,
            @Nullable Integer durableDays,
            @Nullable List<SignalPart> intents,
            @Nullable Integer intentDays) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record TrialPart(
            @Nullable Integer attributionDays,
            @Nullable Integer activityDays,
            @Nullable Integer minimum,
            @Nullable Double falseDiscoveryRate,
            @Nullable List<SignalPart> activities,
            @Nullable Double qualifiedFrom,
            @Nullable String model,
            @Nullable Integer freemiumDays) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record SignalPart(@Nullable String signal, @Nullable Double atLeast) {}

    /** How the calendar of renewals looks ahead. */
    record RenewalPart(
            @Nullable Integer horizonDays,
            @Nullable Double priorTerms,
            @Nullable Integer leastTerms,
            @Nullable Integer noticeDays,
            @Nullable Double saveBelow) {}

    /** How targets are held against the book. */
    record PlanPart(
            @Nullable String currency,
            @Nullable Double onTrackFrom,
            @Nullable Integer historyMonths) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record LeadsPart(
            @Nullable List<LeadSignalPart> signals,
            @Nullable Map<String, Object> routing,
            @Nullable Integer freshDays,
            @Nullable Integer expireDays,
            @Nullable Integer retryDays) {}

    /** A trigger, and the expansion it speaks for. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record LeadSignalPart(
            @Nullable String expansion,
            @Nullable Integer waitedDays,
            @Nullable String milestone,
            @Nullable String level,
            @Nullable String signal,
            @Nullable Double below,
            @Nullable Double above,
            @Nullable Integer withinDays) {}

    /** The built-in way to decide how a lead is sold. */
    record RoutingPart(
            @Nullable List<String> selfServeRequirements,
            @Nullable List<String> fullServeRequirements,
            @Nullable Map<String, JsonNode> fullServeFrom,
            @Nullable Integer fullServeComplications) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record AdvocacyPart(
            @Nullable Integer answerDays,
            @Nullable Integer rateDays,
            @Nullable Integer momentDays) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record WorkPart(
            @Nullable Map<String, Object> ranking,
            @Nullable Map<String, Double> hours,
            @Nullable Map<String, Double> hoursBySubject,
            @Nullable Integer today,
            @Nullable Integer renewalDays) {}

    /** The built-in way to judge a vector. */
    record PathVectorPart(
            @Nullable Integer windowDays,
            @Nullable Double drifting,
            @Nullable Double stalled,
            @Nullable Double functionalCredit) {}
}

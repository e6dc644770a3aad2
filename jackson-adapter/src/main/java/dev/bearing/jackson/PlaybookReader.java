package dev.bearing.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.fit.IdealCustomerProfile;
import dev.bearing.health.Scorecard;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.AdvocacyMoment;
import dev.bearing.journey.Beneficiary;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.review.Playbook;
import dev.bearing.value.StrategySpec;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.PathVector;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Makes a playbook of its written form; each refusal begins with its place. */
final class PlaybookReader {

    /** The property of a vector that names its strategy. */
    static final String STRATEGY = "strategy";

    private final HostStrategies strategies;
    private final ObjectMapper mapper;

    PlaybookReader(HostStrategies strategies, ObjectMapper mapper) {
        this.strategies = strategies;
        this.mapper = mapper;
    }

    Playbook read(PlaybookDocument document) {
        Place place = Place.DOCUMENT;
        if (document.schemaVersion() == null) {
            throw place.property("schemaVersion")
                    .complaint("is missing: this version reads \"" + PlaybookDocument.SCHEMA_VERSION + '"');
        }
        String version = document.schemaVersion().asText();
        if (!version.equals(PlaybookDocument.SCHEMA_VERSION)) {
            throw place.property("schemaVersion")
                    .complaint("must be " + PlaybookDocument.SCHEMA_VERSION + ", was " + version);
        }
        Playbook.Builder playbook = Playbook.builder();
        Complaints all = new Complaints();
        all.of(() -> place.part("revenuePolicy", document.revenuePolicy(), RevenuePolicyForm::read))
                .ifPresent(playbook::revenuePolicy);
        all.of(() -> place.part("revenue", document.revenue(), RevenueSettingsForm::read))
                .ifPresent(playbook::revenue);
        all.run(() -> place.each("paths", document.paths(), PathForm::read).forEach(playbook::path));
        all.of(() -> place.part("ladder", document.ladder(), LadderForm::tiers))
                .ifPresent(tiers -> tiers.ifPresent(playbook::ladder));
        all.of(() -> place.part("ladder", document.ladder(), LadderForm::settings))
                .ifPresent(playbook::ladderSettings);
        all.run(() -> place.each("scorecards", document.scorecards(), PlaybookReader::scorecard)
                .forEach(playbook::scorecard));
        all.of(() -> place.part("health", document.health(), HealthSettingsForm::read))
                .ifPresent(playbook::health);
        all.run(() -> place.each("idealCustomerProfiles", document.idealCustomerProfiles(), PlaybookReader::profile)
                .forEach(playbook::idealCustomerProfile));
        all.run(() -> place.each("desiredOutcomes", document.desiredOutcomes(), OutcomeForm::read)
                .forEach(playbook::desiredOutcome));
        all.run(() -> playbook.outcomes(OutcomeSettingsForm.read(place, document)));
        all.run(() -> playbook.forecast(ForecastForm.read(place, document)));
        all.of(() -> place.part("vector", document.vector(), this::vector)).ifPresent(playbook::vector);
        all.of(() -> place.part("interactions", document.interactions(), InteractionSettingsForm::read))
                .ifPresent(playbook::interactions);
        all.of(() -> place.part("backtest", document.backtest(), BacktestPlanForm::read))
                .ifPresent(playbook::backtest);
        all.of(() -> place.part("gaps", document.gaps(), GapSettingsForm::read)).ifPresent(playbook::gaps);
        all.of(() -> place.part("churn", document.churn(), ChurnSettingsForm::read))
                .ifPresent(playbook::churn);
        all.of(() -> place.part("trials", document.trials(), TrialSettingsForm::read))
                .ifPresent(playbook::trials);
        all.run(() -> playbook.interventions(InterventionForm.plan(place, document.interventions())));
        all.run(() -> playbook.actions(new ActionForm(strategies, mapper).read(place, document)));
        all.of(() -> place.part("balance", document.balance(), BalanceSettingsForm::read))
                .ifPresent(playbook::balance);
        all.of(() -> place.part("renewals", document.renewals(), RenewalSettingsForm::read))
                .ifPresent(playbook::renewals);
        all.of(() -> place.part("plan", document.plan(), PlanSettingsForm::read))
                .ifPresent(playbook::plan);
        all.throwIfAny();
        return place.check(playbook::build);
    }

    static AttributeCondition condition(Place place, PlaybookDocument.Condition condition) {
        return new AttributeCondition(
                place.required("attribute", condition.attribute()),
                scalar(place.property("equals"), place.required("equals", condition.equals())));
    }

    static SuccessMilestone milestone(Place place, PlaybookDocument.Milestone milestone) {
        SuccessMilestone.Builder made = SuccessMilestone.builder(place.required("id", milestone.id()));
        ifPresent(milestone.name(), made::name);
        Complaints complaints = new Complaints();
        complaints
                .of(() -> place.word("beneficiary", milestone.beneficiary(), Beneficiary.class))
                .ifPresent(made::beneficiary);
        ifPresent(milestone.functionalCriterion(), made::functionalCriterion);
        ifPresent(milestone.outcomeCriterion(), made::outcomeCriterion);
        ifPresent(milestone.weight(), made::weight);
        complaints.run(() -> made.after(
                place.each("after", milestone.after(), (at, id) -> id).toArray(String[]::new)));
        complaints.run(() -> made.afterAny(
                place.each("afterAny", milestone.afterAny(), (at, id) -> id).toArray(String[]::new)));
        ifPresent(milestone.expectedDays(), made::expectedDays);
        complaints
                .of(() -> place.part("expansion", milestone.expansion(), PlaybookReader::expansion))
                .ifPresent(made::expansion);
        complaints
                .of(() -> place.part("advocacy", milestone.advocacy(), PlaybookReader::advocacy))
                .ifPresent(made::advocacy);
        complaints.throwIfAny();
        return made.build();
    }

    static LogicalExpansion expansion(Place place, PlaybookDocument.Expansion expansion) {
        String code = place.required("currency", expansion.currency());
        CurrencyUnit currency = Cell.CURRENCY
                .parse(code)
                .orElseThrow(() ->
                        place.property("currency").complaint("must be " + Cell.CURRENCY.expected() + ", was " + code));
        BigDecimal value =
                decimal(place.property("annualValue"), place.required("annualValue", expansion.annualValue()));
        return new LogicalExpansion(
                place.required("id", expansion.id()),
                place.property("annualValue").check(() -> Money.of(currency, value)),
                place.required(
                        "motion",
                        place.word("motion", expansion.motion(), Motion.class).orElse(null)),
                Optional.ofNullable(expansion.fromTier()).map(TierId::of),
                Optional.ofNullable(expansion.toTier()).map(TierId::of));
    }

    static AdvocacyMoment advocacy(Place place, PlaybookDocument.Advocacy advocacy) {
        return new AdvocacyMoment(
                place.required(
                        "kind",
                        place.word("kind", advocacy.kind(), AdvocacyKind.class).orElse(null)),
                place.required("coolDownDays", advocacy.coolDownDays()));
    }

    static Ladder ladder(Place place, PlaybookDocument.LadderPart ladder) {
        return new Ladder(
                place.each("tiers", place.required("tiers", ladder.tiers()), PlaybookReader::tier),
                Objects.requireNonNullElse(ladder.discountAnnual(), 0.0));
    }

    static ValueTier tier(Place place, PlaybookDocument.Tier tier) {
        return new ValueTier(
                TierId.of(place.required("id", tier.id())),
                place.required("rank", tier.rank()),
                place.part("rule", tier.rule(), PlaybookReader::rule).orElse(TierRule.everybody()));
    }

    private static TierRule rule(Place place, PlaybookDocument.Rule rule) {
        boolean byAttribute = rule.attribute() != null || rule.equals() != null;
        boolean byMrr = rule.mrrFrom() != null || rule.mrrTo() != null;
        long kinds = Stream.of(rule.plan() != null, byAttribute, byMrr)
                .filter(given -> given)
                .count();
        if (kinds != 1) {
            throw place.complaint("must be one of plan, attribute with equals, and mrrFrom with or without mrrTo");
        }
        if (byAttribute) {
            return TierRule.attribute(
                    place.required("attribute", rule.attribute()),
                    scalar(place.property("equals"), place.required("equals", rule.equals())));
        }
        if (byMrr) {
            Optional<BigDecimal> to = place.part("mrrTo", rule.mrrTo(), PlaybookReader::decimal);
            return new TierRule.MrrRange(
                    place.part("mrrFrom", rule.mrrFrom(), PlaybookReader::decimal)
                            .orElse(BigDecimal.ZERO),
                    to);
        }
        SortedSet<String> plans = new TreeSet<>(place.each("plan", rule.plan(), (at, plan) -> plan));
        return new TierRule.Plans(plans);
    }

    private static Scorecard scorecard(Place place, Map<String, Object> scorecard) {
        return Scorecard.from(new StrategySpec("scorecard", new TreeMap<>(scorecard)));
    }

    private static IdealCustomerProfile profile(Place place, Map<String, Object> profile) {
        return IdealCustomerProfile.from(new StrategySpec("ideal-customer-profile", new TreeMap<>(profile)));
    }

    private SuccessVectorStrategy vector(Place place, Map<String, Object> vector) {
        SortedMap<String, Object> parameters = new TreeMap<>(vector);
        Object strategy = parameters.remove(STRATEGY);
        String name = strategy == null ? PathVector.NAME : strategy.toString();
        if (name.equals(PathVector.NAME)) {
            return pathVector(place, parameters);
        }
        return HostStrategies.read(place, strategies.vector(), new StrategySpec(name, parameters), PathVector.NAME);
    }

    private PathVector pathVector(Place place, SortedMap<String, Object> parameters) {
        PlaybookDocument.PathVectorPart part =
                JsonComplaint.read(mapper, place, parameters, PlaybookDocument.PathVectorPart.class);
        PathVector usual = PathVector.DEFAULT;
        return new PathVector(
                Objects.requireNonNullElse(part.windowDays(), usual.windowDays()),
                Objects.requireNonNullElse(part.drifting(), usual.drifting()),
                Objects.requireNonNullElse(part.stalled(), usual.stalled()),
                Objects.requireNonNullElse(part.functionalCredit(), usual.functionalCredit()));
    }

    /** Returns the text that a rule compares: of a number its plainest form. */
    static String scalar(Place place, JsonNode value) {
        if (value.isNumber()) {
            return new AttributeValue.Numeric(decimal(place, value)).asText();
        }
        if (!value.isTextual() && !value.isBoolean()) {
            throw place.complaint("must be text, a number, true or false");
        }
        return value.asText();
    }

    static BigDecimal decimal(Place place, JsonNode value) {
        Optional<BigDecimal> number =
                value.isNumber() || value.isTextual() ? PlainNumber.decimal(value.asText()) : Optional.empty();
        return number.orElseThrow(() -> place.complaint("must be a number with at most " + PlainNumber.MAX_EXPONENT
                + " digits before its point, was " + value));
    }

    private static <T> void ifPresent(@Nullable T value, Consumer<T> consumer) {
        if (value != null) {
            consumer.accept(value);
        }
    }
}

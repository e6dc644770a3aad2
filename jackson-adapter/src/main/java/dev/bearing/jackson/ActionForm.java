package dev.bearing.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bearing.action.AdvocacyPolicy;
import dev.bearing.action.GainPerHour;
import dev.bearing.action.LeadPolicy;
import dev.bearing.action.LeadRouting;
import dev.bearing.action.LeadSignal;
import dev.bearing.action.RoutingRules;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkPolicy;
import dev.bearing.action.WorkRanking;
import dev.bearing.review.ActionSettings;
import dev.bearing.value.StrategySpec;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The parts {@code leads}, {@code advocacy} and {@code work} of a playbook, read and written. */
final class ActionForm {

    private final HostStrategies strategies;
    private final ObjectMapper mapper;

    ActionForm(HostStrategies strategies, ObjectMapper mapper) {
        this.strategies = strategies;
        this.mapper = mapper;
    }

    ActionSettings read(Place place, PlaybookDocument document) {
        ActionSettings usual = ActionSettings.defaults();
        Complaints all = new Complaints();
        Optional<LeadPolicy> leads = all.of(() -> place.part("leads", document.leads(), this::leads));
        Optional<AdvocacyPolicy> advocacy =
                all.of(() -> place.part("advocacy", document.advocacy(), ActionForm::advocacy));
        Optional<WorkPolicy> work = all.of(() -> place.part("work", document.work(), this::work));
        all.throwIfAny();
        return new ActionSettings(
                leads.orElse(usual.leads()), advocacy.orElse(usual.advocacy()), work.orElse(usual.work()));
    }

    private LeadPolicy leads(Place place, PlaybookDocument.LeadsPart part) {
        LeadPolicy usual = LeadPolicy.standard();
        return new LeadPolicy(
                place.each("signals", part.signals(), ActionForm::signal),
                place.part("routing", part.routing(), this::routing).orElse(usual.routing()),
                Objects.requireNonNullElse(part.freshDays(), usual.freshDays()),
                Objects.requireNonNullElse(part.expireDays(), usual.expireDays()),
                Objects.requireNonNullElse(part.retryDays(), usual.retryDays()));
    }

    private static LeadSignal signal(Place place, PlaybookDocument.LeadSignalPart part) {
        PlaybookDocument.TriggerPart trigger = new PlaybookDocument.TriggerPart(
                part.waitedDays(),
                part.milestone(),
                part.level(),
                part.signal(),
                part.below(),
                part.above(),
                part.withinDays());
        return new LeadSignal(
                Optional.ofNullable(part.expansion()), InterventionForm.trigger(place, trigger, Optional.empty()));
    }

    private LeadRouting routing(Place place, Map<String, Object> routing) {
        SortedMap<String, Object> parameters = new TreeMap<>(routing);
        Object strategy = parameters.remove(PlaybookReader.STRATEGY);
        String name = strategy == null ? RoutingRules.NAME : strategy.toString();
        return name.equals(RoutingRules.NAME)
                ? rules(place, parameters)
                : HostStrategies.read(
                        place, strategies.routing(), new StrategySpec(name, parameters), RoutingRules.NAME);
    }

    private RoutingRules rules(Place place, SortedMap<String, Object> parameters) {
        PlaybookDocument.RoutingPart part =
                JsonComplaint.read(mapper, place, parameters, PlaybookDocument.RoutingPart.class);
        SortedMap<CurrencyUnit, BigDecimal> from = new TreeMap<>();
        Place values = place.property("fullServeFrom");
        Map<String, JsonNode> given = Objects.requireNonNullElse(part.fullServeFrom(), Map.of());
        given.forEach((code, value) -> from.put(
                Cell.CURRENCY
                        .parse(code)
                        .orElseThrow(() -> values.complaint("must name " + Cell.CURRENCY.expected() + ", was " + code)),
                PlaybookReader.decimal(values.property(code), value)));
        return new RoutingRules(
                new TreeSet<>(place.each("selfServeRequirements", part.selfServeRequirements(), (at, name) -> name)),
                new TreeSet<>(place.each("fullServeRequirements", part.fullServeRequirements(), (at, name) -> name)),
                from,
                Objects.requireNonNullElse(
                        part.fullServeComplications(), RoutingRules.DEFAULT.fullServeComplications()));
    }

    private static AdvocacyPolicy advocacy(Place place, PlaybookDocument.AdvocacyPart part) {
        AdvocacyPolicy usual = AdvocacyPolicy.standard();
        return new AdvocacyPolicy(
                Objects.requireNonNullElse(part.answerDays(), usual.answerDays()),
                Objects.requireNonNullElse(part.rateDays(), usual.rateDays()),
                Objects.requireNonNullElse(part.momentDays(), usual.momentDays()));
    }

    private WorkPolicy work(Place place, PlaybookDocument.WorkPart part) {
        WorkPolicy usual = WorkPolicy.standard();
        SortedMap<WorkKind, Double> hours = new TreeMap<>();
        Objects.requireNonNullElse(part.hours(), Map.<String, Double>of())
                .forEach((word, value) ->
                        hours.put(place.word("hours", word, WorkKind.class).orElseThrow(), value));
        return new WorkPolicy(
                place.part("ranking", part.ranking(), this::ranking).orElse(usual.ranking()),
                hours,
                new TreeMap<>(Objects.requireNonNullElse(part.hoursBySubject(), Map.<String, Double>of())),
                Objects.requireNonNullElse(part.today(), usual.today()),
                Objects.requireNonNullElse(part.renewalDays(), usual.renewalDays()));
    }

    private WorkRanking ranking(Place place, Map<String, Object> ranking) {
        SortedMap<String, Object> parameters = new TreeMap<>(ranking);
        Object strategy = parameters.remove(PlaybookReader.STRATEGY);
        String name = strategy == null ? GainPerHour.NAME : strategy.toString();
        if (!name.equals(GainPerHour.NAME)) {
            return HostStrategies.read(
                    place, strategies.ranking(), new StrategySpec(name, parameters), GainPerHour.NAME);
        }
        if (!parameters.isEmpty()) {
            throw place.complaint(GainPerHour.NAME + " has no parameter " + parameters.firstKey());
        }
        return WorkRanking.standard();
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable LeadsPart leads(LeadPolicy policy) {
        if (policy.equals(LeadPolicy.standard())) {
            return null;
        }
        return new PlaybookDocument.LeadsPart(
                policy.signals().stream().map(ActionForm::signal).toList(),
                saved("leads", policy.routing().spec(), RoutingRules.NAME),
                policy.freshDays(),
                policy.expireDays(),
                policy.retryDays());
    }

    private static PlaybookDocument.LeadSignalPart signal(LeadSignal signal) {
        PlaybookDocument.TriggerPart trigger = InterventionForm.trigger(signal.trigger());
        return new PlaybookDocument.LeadSignalPart(
                signal.expansion().orElse(null),
                trigger.waitedDays(),
                trigger.milestone(),
                trigger.level(),
                trigger.signal(),
                trigger.below(),
                trigger.above(),
                trigger.withinDays());
    }

    private static Map<String, Object> saved(String part, Optional<StrategySpec> spec, String builtIn) {
        StrategySpec known = spec.orElseThrow(() ->
                Place.DOCUMENT.property(part).complaint("cannot be saved: the strategy has no name and parameters"));
        Map<String, Object> parameters = new TreeMap<>(known.parameters());
        if (!known.name().equals(builtIn)) {
            parameters.put(PlaybookReader.STRATEGY, known.name());
        }
        return parameters;
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable AdvocacyPart advocacy(AdvocacyPolicy policy) {
        return policy.equals(AdvocacyPolicy.standard())
                ? null
                : new PlaybookDocument.AdvocacyPart(policy.answerDays(), policy.rateDays(), policy.momentDays());
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable WorkPart work(WorkPolicy policy) {
        if (policy.equals(WorkPolicy.standard())) {
            return null;
        }
        SortedMap<String, Double> hours = new TreeMap<>();
        policy.hours().forEach((kind, value) -> hours.put(Place.wordOf(kind), value));
        return new PlaybookDocument.WorkPart(
                saved("work", policy.ranking().spec(), GainPerHour.NAME),
                hours,
                policy.hoursBySubject(),
                policy.today(),
                policy.renewalDays());
    }
}

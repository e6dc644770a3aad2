package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.account.AttributeCondition;
import dev.bearing.value.StrategySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes the saved form of a scorecard, as {@link Scorecard#from} describes it. */
final class ScorecardForm {

    private static final String NAME = "scorecard";

    private ScorecardForm() {}

    static Scorecard read(StrategySpec spec) {
        checkArgument(spec.name().equals(NAME), "a scorecard's saved form must be named %s, was %s", NAME, spec.name());
        String place = spec.parameters().get("id") instanceof String id ? NAME + " " + id : NAME;
        return Parameters.read(place, spec.parameters(), ScorecardForm::read);
    }

    private static Scorecard read(Parameters parameters) {
        Scorecard.Builder builder = Scorecard.builder(
                parameters.text("id"), parameters.optionalText("version").orElse("1"));
        parameters
                .optionalPart("when", part -> new AttributeCondition(part.text("attribute"), part.text("equals")))
                .ifPresent(condition -> builder.when(condition.attribute(), condition.value()));
        parameters.optionalNumber("minCoverage").ifPresent(builder::minCoverage);
        parameters.optionalWord("aggregation", Scorecard.Aggregation.class).ifPresent(builder::aggregation);
        BandPolicy.Builder bands = BandPolicy.builder();
        parameters
                .optionalParts("bands", part -> bands.band(part.text("name"), part.number("from")))
                .ifPresent(list -> builder.bands(bands.build()));
        parameters.optionalPart("bandStability", ScorecardForm::stability).ifPresent(builder::bandStability);
        parameters.optionalWhole("priority").ifPresent(builder::priority);
        parameters.optionalPart("trend", ScorecardForm::trend).ifPresent(builder::trend);
        parameters.optionalParts("groups", ScorecardForm::group).ifPresent(groups -> groups.forEach(builder::group));
        List<PlacedMeasure> measures = parameters.parts("measures", ScorecardForm::measure);
        measures.forEach(measure -> measure.addTo(builder));
        parameters.optionalPart("provenance", WeightProvenance::from).ifPresent(builder::provenance);
        return withCeilings(builder, measures);
    }

    private static BandStability stability(Parameters part) {
        return new BandStability(
                part.optionalNumber("margin").orElse(0.0),
                part.optionalDays("dwellDays").orElse(0),
                part.optionalDays("coolDownDays").orElse(0));
    }

    private static TrendSettings trend(Parameters part) {
        TrendSettings standard = TrendSettings.standard();
        List<Integer> windows = part.optionalNumbers("windowDays")
                .map(days -> days.stream().map(ScorecardForm::wholeDays).toList())
                .orElse(standard.windowDays());
        return new TrendSettings(windows, part.optionalNumber("flat").orElse(standard.flat()));
    }

    private static int wholeDays(Double days) {
        checkArgument(days.intValue() == days, "windowDays must be whole numbers of days, one was %s", days);
        return days.intValue();
    }

    private static MeasureGroup group(Parameters part) {
        return new MeasureGroup(
                part.text("name"),
                part.optionalNumber("weight").orElse(1.0),
                part.optionalWord("aggregation", Scorecard.Aggregation.class).orElse(Scorecard.Aggregation.ARITHMETIC));
    }

    private static PlacedMeasure measure(Parameters part) {
        return new PlacedMeasure(
                part.optionalText("group").orElse(""),
                part.optionalParts("ceilings", ScorecardForm::ceiling).orElse(List.of()),
                Measure.from(part));
    }

    /** Returns the ceiling of a measure whose name is not known yet. */
    private static ScoreCeiling ceiling(Parameters part) {
        double below = part.number("below");
        if (part.flag("veto", false)) {
            checkArgument(part.optionalNumber("ceiling").isEmpty(), "a veto must not have a ceiling");
            return ScoreCeiling.veto("a measure", below);
        }
        return ScoreCeiling.of("a measure", below, part.number("ceiling"));
    }

    /** A measure with what is saved beside it; without a group where that is blank. */
    private record PlacedMeasure(String group, List<ScoreCeiling> ceilings, Measure measure) {

        void addTo(Scorecard.Builder builder) {
            if (group.isEmpty()) {
                builder.measure(measure);
            } else {
                builder.measure(group, measure);
            }
        }
    }

    /** Returns the scorecard with the ceilings of its measures, whose names follow from all measures together. */
    private static Scorecard withCeilings(Scorecard.Builder builder, List<PlacedMeasure> measures) {
        Scorecard scorecard = builder.build();
        if (measures.stream().allMatch(measure -> measure.ceilings().isEmpty())) {
            return scorecard;
        }
        for (int i = 0; i < measures.size(); i++) {
            String name = scorecard.measureNames().get(i);
            measures.get(i)
                    .ceilings()
                    .forEach(ceiling -> builder.ceiling(new ScoreCeiling(name, ceiling.below(), ceiling.ceiling())));
        }
        return builder.build();
    }

    static StrategySpec write(Scorecard scorecard) {
        StrategySpec spec = StrategySpec.of(NAME)
                .with("id", scorecard.id())
                .with("version", scorecard.version())
                .with("minCoverage", scorecard.minCoverage())
                .with("aggregation", Parameters.word(scorecard.aggregation()))
                .with(
                        "bands",
                        scorecard.bands().bands().stream()
                                .map(band -> sorted(Map.of("name", band.name(), "from", band.from())))
                                .toList())
                .with("measures", measures(scorecard));
        if (!scorecard.groups().isEmpty()) {
            spec = spec.with(
                    "groups",
                    scorecard.groups().stream().map(ScorecardForm::saved).toList());
        }
        if (!scorecard.bandStability().equals(BandStability.none())) {
            spec = spec.with("bandStability", saved(scorecard.bandStability()));
        }
        if (scorecard.priority() != 0) {
            spec = spec.with("priority", (long) scorecard.priority());
        }
        if (!scorecard.trend().equals(TrendSettings.standard())) {
            spec = spec.with("trend", saved(scorecard.trend()));
        }
        if (scorecard.provenance().isPresent()) {
            spec = spec.with("provenance", scorecard.provenance().get().saved());
        }
        if (scorecard.when().isPresent()) {
            AttributeCondition condition = scorecard.when().get();
            spec = spec.with("when", sorted(Map.of("attribute", condition.attribute(), "equals", condition.value())));
        }
        return spec;
    }

    private static List<Object> measures(Scorecard scorecard) {
        List<Object> measures = new ArrayList<>();
        for (int i = 0; i < scorecard.measures().size(); i++) {
            Map<String, Object> saved =
                    new TreeMap<>(scorecard.measures().get(i).saved());
            String name = scorecard.measureNames().get(i);
            scorecard.groupNames().get(i).ifPresent(group -> saved.put("group", group));
            List<Map<String, Object>> ceilings = scorecard.ceilings().stream()
                    .filter(ceiling -> ceiling.measure().equals(name))
                    .map(ScorecardForm::saved)
                    .toList();
            if (!ceilings.isEmpty()) {
                saved.put("ceilings", ceilings);
            }
            measures.add(Collections.unmodifiableMap(saved));
        }
        return List.copyOf(measures);
    }

    private static Map<String, Object> saved(BandStability stability) {
        return sorted(
                Map.of("margin", stability.margin(), "dwellDays", (long) stability.dwellDays(), "coolDownDays", (long)
                        stability.coolDownDays()));
    }

    private static Map<String, Object> saved(TrendSettings trend) {
        List<Long> windows = trend.windowDays().stream().map(Integer::longValue).toList();
        return sorted(Map.of("windowDays", windows, "flat", trend.flat()));
    }

    private static Map<String, Object> saved(MeasureGroup group) {
        return sorted(Map.of(
                "name", group.name(), "weight", group.weight(), "aggregation", Parameters.word(group.aggregation())));
    }

    private static Map<String, Object> saved(ScoreCeiling ceiling) {
        Map<String, Object> saved = new TreeMap<>();
        saved.put("below", ceiling.below());
        ceiling.ceiling().ifPresentOrElse(most -> saved.put("ceiling", most), () -> saved.put("veto", true));
        return Collections.unmodifiableMap(saved);
    }

    private static Map<String, Object> sorted(Map<String, Object> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}

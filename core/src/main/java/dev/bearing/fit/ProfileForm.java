package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.account.Fact;
import dev.bearing.value.DateRange;
import dev.bearing.value.StrategySpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads and writes the saved form of a profile, as {@link IdealCustomerProfile#from} describes it. */
final class ProfileForm {

    private static final String NAME = "ideal-customer-profile";
    private static final String USUAL_ID = "ideal";

    private ProfileForm() {}

    static IdealCustomerProfile read(StrategySpec spec) {
        checkArgument(spec.name().equals(NAME), "a profile's saved form must be named %s, was %s", NAME, spec.name());
        Object version = spec.parameters().get("version");
        return SavedPart.read(version == null ? "profile" : "profile " + version, spec.parameters(), ProfileForm::read);
    }

    private static IdealCustomerProfile read(SavedPart part) {
        IdealCustomerProfile.Builder profile = IdealCustomerProfile.builder(
                part.findText("id").orElse(USUAL_ID),
                part.findText("version").orElseThrow(() -> new IllegalArgumentException("version is missing")));
        LocalDate from = part.findDay("from").orElse(Fact.FIRST_DAY);
        profile.effective(
                part.findDay("to").map(to -> DateRange.of(from, to)).orElseGet(() -> DateRange.startingOn(from)));
        profile.situation(situation(part));
        SavedPart.read("gates", part.get("gates"), gates -> {
            for (FitGate gate : FitGate.values()) {
                gates.find(SavedNames.of(gate))
                        .ifPresent(condition -> profile.gate(gate, ConditionForm.read(SavedNames.of(gate), condition)));
            }
            return gates;
        });
        part.findWord("unknownGate", UnknownGate.class).ifPresent(profile::unknownGate);
        part.find("valueInputs")
                .ifPresent(inputs -> SavedPart.read("valueInputs", inputs, saved -> {
                    for (ValueInput input : ValueInput.values()) {
                        saved.find(SavedNames.of(input))
                                .ifPresent(measures -> SavedPart.parts(measures)
                                        .forEach(measure -> profile.value(SavedPart.read(
                                                SavedNames.of(input), measure, one -> measure(input, one)))));
                    }
                    return saved;
                }));
        part.find("weights")
                .ifPresent(weights -> SavedPart.read("weights", weights, saved -> {
                    for (Goal goal : Goal.values()) {
                        saved.find(SavedPart.word(goal))
                                .ifPresent(one -> profile.weights(
                                        goal, SavedPart.read(SavedPart.word(goal), one, ProfileForm::weights)));
                    }
                    return saved;
                }));
        part.findNumber("minCoverage").ifPresent(profile::minCoverage);
        part.findNumber("mostStretch").ifPresent(profile::mostStretch);
        return profile.build();
    }

    private static Situation situation(SavedPart part) {
        Goal goal =
                part.findWord("goal", Goal.class).orElseThrow(() -> new IllegalArgumentException("goal is missing"));
        Optional<Double> months = part.findNumber("timeFrameMonths");
        months.ifPresent(number ->
                checkArgument(number.intValue() == number, "timeFrameMonths must be a whole number, was %s", number));
        return new Situation(
                goal,
                months.isPresent() ? OptionalInt.of(months.get().intValue()) : OptionalInt.empty(),
                part.find("capabilities").isPresent() ? part.texts("capabilities") : List.of());
    }

    private static ValueMeasure measure(ValueInput input, SavedPart part) {
        return new ValueMeasure(input, part.findText("attribute"), part.number("from"), part.number("to"));
    }

    private static ValueWeights weights(SavedPart part) {
        return new ValueWeights(part.number("efficiency"), part.number("ascension"), part.number("advocacy"));
    }

    static StrategySpec write(IdealCustomerProfile profile) {
        Map<String, Object> gates = new TreeMap<>();
        profile.gates().forEach((gate, condition) -> gates.put(SavedNames.of(gate), ConditionForm.write(condition)));
        StrategySpec spec = StrategySpec.of(NAME)
                .with("id", profile.id())
                .with("version", profile.version())
                .with("from", profile.effective().from().toString())
                .with("goal", SavedPart.word(profile.situation().goal()))
                .with("gates", Collections.unmodifiableMap(gates))
                .with("unknownGate", SavedPart.word(profile.unknownGate()))
                .with("minCoverage", profile.minCoverage());
        if (profile.effective().end().isPresent()) {
            spec = spec.with("to", profile.effective().to().toString());
        }
        if (profile.situation().timeFrameMonths().isPresent()) {
            spec = spec.with("timeFrameMonths", (long)
                    profile.situation().timeFrameMonths().getAsInt());
        }
        if (!profile.situation().capabilities().isEmpty()) {
            spec = spec.with("capabilities", profile.situation().capabilities());
        }
        if (!profile.values().isEmpty()) {
            spec = spec.with("valueInputs", values(profile));
        }
        if (!profile.weights().isEmpty()) {
            Map<String, Object> weights = new TreeMap<>();
            profile.weights().forEach((goal, weight) -> weights.put(SavedPart.word(goal), saved(weight)));
            spec = spec.with("weights", Collections.unmodifiableMap(weights));
        }
        return profile.mostStretch().isPresent()
                ? spec.with("mostStretch", profile.mostStretch().get())
                : spec;
    }

    private static Map<String, Object> values(IdealCustomerProfile profile) {
        Map<String, Object> inputs = new TreeMap<>();
        for (ValueInput input : ValueInput.values()) {
            List<Object> measures = new ArrayList<>();
            profile.values().stream()
                    .filter(measure -> measure.input() == input)
                    .forEach(measure -> measures.add(saved(measure)));
            if (!measures.isEmpty()) {
                inputs.put(SavedNames.of(input), Collections.unmodifiableList(measures));
            }
        }
        return Collections.unmodifiableMap(inputs);
    }

    private static Map<String, Object> saved(ValueMeasure measure) {
        Map<String, Object> saved = new TreeMap<>(Map.of("from", measure.from(), "to", measure.to()));
        measure.attribute().ifPresent(attribute -> saved.put("attribute", attribute));
        return Collections.unmodifiableMap(saved);
    }

    private static Map<String, Object> saved(ValueWeights weights) {
        return Collections.unmodifiableMap(new TreeMap<>(Map.of(
                "efficiency", weights.efficiency(),
                "ascension", weights.ascension(),
                "advocacy", weights.advocacy())));
    }
}

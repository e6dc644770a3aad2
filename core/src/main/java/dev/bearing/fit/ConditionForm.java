package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads and writes the saved form of a gate's condition, as {@link IdealCustomerProfile#from} describes it. */
final class ConditionForm {

    private static final int DEEPEST = 16;

    private ConditionForm() {}

    /** Reads a condition, or a list of which all must hold. */
    static GateCondition read(String place, Object saved) {
        return read(place, saved, 0);
    }

    private static GateCondition read(String place, Object saved, int depth) {
        checkArgument(depth < DEEPEST, "%s must be nested less than %s deep", place, DEEPEST);
        return saved instanceof List<?> list
                ? new GateCondition.AllOf(all(place, list, depth))
                : SavedPart.read(place, saved, part -> read(part, depth));
    }

    private static GateCondition read(SavedPart part, int depth) {
        Optional<Object> allOf = part.find("allOf");
        Optional<Object> anyOf = part.find("anyOf");
        Optional<Object> assessed = part.find("assessed");
        Optional<Object> attribute = part.find("attribute");
        long kinds = List.of(allOf, anyOf, assessed, attribute).stream()
                .filter(Optional::isPresent)
                .count();
        checkArgument(kinds == 1, "a condition must have one of allOf, anyOf, assessed and attribute");
        if (allOf.isPresent()) {
            return new GateCondition.AllOf(all("allOf", SavedPart.parts(allOf.get()), depth));
        }
        if (anyOf.isPresent()) {
            return new GateCondition.AnyOf(all("anyOf", SavedPart.parts(anyOf.get()), depth));
        }
        if (assessed.isPresent()) {
            checkArgument(assessed.get().equals(true), "assessed must be true, was %s", assessed.get());
            return GateCondition.assessedPotential();
        }
        return ofAttribute(part, part.findText("attribute").orElseThrow());
    }

    private static GateCondition ofAttribute(SavedPart part, String attribute) {
        Optional<String> equal = part.findText("equals");
        boolean in = part.find("in").isPresent();
        boolean notIn = part.find("notIn").isPresent();
        Optional<Double> least = part.findNumber("atLeast");
        Optional<Double> most = part.findNumber("atMost");
        boolean bounds = least.isPresent() || most.isPresent();
        long kinds = List.of(equal.isPresent(), in, notIn, bounds).stream()
                .filter(there -> there)
                .count();
        checkArgument(
                kinds == 1, "%s must have one of equals, in, notIn, and atLeast with or without atMost", attribute);
        if (bounds) {
            return new GateCondition.Within(attribute, least, most);
        }
        List<String> values = equal.map(List::of).orElseGet(() -> part.texts(in ? "in" : "notIn"));
        return new GateCondition.OneOf(attribute, new TreeSet<>(values), !notIn);
    }

    private static List<GateCondition> all(String place, List<?> parts, int depth) {
        List<GateCondition> conditions = new ArrayList<>();
        for (Object part : parts) {
            conditions.add(read(place + "[" + conditions.size() + "]", part, depth + 1));
        }
        return conditions;
    }

    static Object write(GateCondition condition) {
        Map<String, Object> saved = new TreeMap<>();
        if (condition instanceof GateCondition.OneOf one) {
            saved.put("attribute", one.attribute());
            saved.put(one.among() ? "in" : "notIn", List.copyOf(one.values()));
        } else if (condition instanceof GateCondition.Within within) {
            saved.put("attribute", within.attribute());
            within.least().ifPresent(least -> saved.put("atLeast", least));
            within.most().ifPresent(most -> saved.put("atMost", most));
        } else if (condition instanceof GateCondition.AllOf all) {
            saved.put(
                    "allOf", all.conditions().stream().map(ConditionForm::write).toList());
        } else if (condition instanceof GateCondition.AnyOf any) {
            saved.put(
                    "anyOf", any.conditions().stream().map(ConditionForm::write).toList());
        } else {
            saved.put("assessed", true);
        }
        return Collections.unmodifiableMap(saved);
    }
}

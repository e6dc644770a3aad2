package dev.bearing.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.bearing.revenue.MovementReason;
import dev.bearing.revenue.ReasonWords;
import dev.bearing.revenue.RevenuePolicies;
import dev.bearing.revenue.RevenuePolicy;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The part {@code revenuePolicy} of a playbook, read and written. */
final class RevenuePolicyForm {

    private static final String STRICT = "strict";
    private static final String PRESET = "preset";
    private static final String NAME = "name";
    private static final String REASON_WORDS = "reasonWords";
    private static final Set<String> SWITCHES = Collections.unmodifiableSet(
            new TreeSet<>(RevenuePolicy.strict().switches().keySet()));

    /** The name under which the first version saved a discount policy. */
    private static final String MINIMUM_DISCOUNT_BILLS = "minimumDiscountBills";

    private RevenuePolicyForm() {}

    static RevenuePolicy read(Place place, PlaybookDocument.Policy policy) {
        Map<String, JsonNode> switches = new TreeMap<>(policy.switches());
        String preset = text(place.property(PRESET), switches.remove(PRESET)).orElse(STRICT);
        List<String> presets =
                RevenuePolicies.all().stream().map(RevenuePolicy::name).toList();
        if (!presets.contains(preset)) {
            throw place.property(PRESET).complaint("must be one of " + String.join(", ", presets) + ", was " + preset);
        }
        RevenuePolicy base = RevenuePolicies.named(preset);
        RevenuePolicy.Builder builder =
                base.toBuilder(text(place.property(NAME), switches.remove(NAME)).orElse(base.name()));
        Complaints complaints = new Complaints();
        switches.forEach((name, value) -> complaints.run(() -> set(place, builder, name, value)));
        complaints.throwIfAny();
        return builder.build();
    }

    private static void set(Place place, RevenuePolicy.Builder builder, String name, JsonNode value) {
        if (!name.equals(MINIMUM_DISCOUNT_BILLS) && !SWITCHES.contains(name)) {
            throw place.property(name).complaint("is unknown, known are " + String.join(", ", SWITCHES));
        }
        if (name.equals(REASON_WORDS) && value.isObject()) {
            place.property(name).check(() -> builder.reasonWords(reasonWords(place.property(name), value)));
            return;
        }
        String text = text(place.property(name), value).orElse("");
        place.check(() -> name.equals(MINIMUM_DISCOUNT_BILLS)
                ? builder.set("discounts", "at_least_" + text)
                : builder.set(name, text));
    }

    private static ReasonWords reasonWords(Place place, JsonNode value) {
        ReasonWords words = ReasonWords.none();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Place at = place.property(entry.getKey());
            String meaning = text(at, entry.getValue()).orElse("");
            MovementReason reason = Arrays.stream(MovementReason.values())
                    .filter(one -> Place.wordOf(one).equals(meaning))
                    .findFirst()
                    .orElseThrow(() -> at.complaint("must be a reason such as involuntary, was " + meaning));
            words = words.with(entry.getKey(), reason);
        }
        return words;
    }

    private static JsonNode written(ReasonWords words) {
        ObjectNode node = JsonForm.object();
        words.meanings().forEach((word, reason) -> node.put(word, Place.wordOf(reason)));
        return node;
    }

    private static Optional<String> text(Place place, @Nullable JsonNode value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual() && !value.isIntegralNumber() && !value.isBoolean()) {
            throw place.complaint("must be text, a whole number, true or false, was " + value);
        }
        return Optional.of(value.asText());
    }

    /** Every switch is written, so that a preset that changes with a later version changes no saved policy. */
    static PlaybookDocument.Policy write(RevenuePolicy policy) {
        Map<String, JsonNode> form = new LinkedHashMap<>();
        boolean isPreset =
                RevenuePolicies.all().stream().anyMatch(preset -> preset.name().equals(policy.name()));
        form.put("preset", TextNode.valueOf(isPreset ? policy.name() : "strict"));
        form.put("name", TextNode.valueOf(policy.name()));
        policy.switches()
                .forEach((name, text) -> form.put(
                        name,
                        text.matches("[0-9]+")
                                ? IntNode.valueOf(Integer.parseInt(text))
                                : text.equals("true") || text.equals("false")
                                        ? BooleanNode.valueOf(Boolean.parseBoolean(text))
                                        : TextNode.valueOf(text)));
        form.remove(REASON_WORDS);
        if (!policy.reasonWords().isEmpty()) {
            form.put(REASON_WORDS, written(policy.reasonWords()));
        }
        return new PlaybookDocument.Policy(form);
    }
}

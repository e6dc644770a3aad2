package dev.bearing.jackson;

import dev.bearing.health.HealthRollUp;
import dev.bearing.review.HealthSettings;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The part {@code health} of a playbook, read and written. */
final class HealthSettingsForm {

    private HealthSettingsForm() {}

    static HealthSettings read(Place place, PlaybookDocument.HealthPart health) {
        HealthSettings settings = place.part("rollUp", health.rollUp(), HealthSettingsForm::rollUp)
                .orElse(HealthSettings.defaults());
        SortedMap<String, String> sentiments = new TreeMap<>(Objects.requireNonNullElse(health.sentiments(), Map.of()));
        return new HealthSettings(settings.rollUpBy(), settings.rollUpMethod(), sentiments);
    }

    private static HealthSettings rollUp(Place place, PlaybookDocument.RollUpPart part) {
        HealthSettings usual = HealthSettings.defaults();
        return usual.withRollUp(
                Objects.requireNonNullElse(part.attribute(), usual.rollUpBy()),
                place.word("method", part.method(), HealthRollUp.Method.class).orElse(usual.rollUpMethod()));
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable HealthPart write(HealthSettings settings) {
        if (settings.equals(HealthSettings.defaults())) {
            return null;
        }
        return new PlaybookDocument.HealthPart(
                new PlaybookDocument.RollUpPart(settings.rollUpBy(), Place.wordOf(settings.rollUpMethod())),
                settings.sentiments());
    }
}

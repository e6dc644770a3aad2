package dev.bearing.jackson;

import dev.bearing.evidence.ValueDriver;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.MeaningfulContact;
import dev.bearing.review.InteractionSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part {@code interactions} of a playbook, read and written. */
final class InteractionSettingsForm {

    private InteractionSettingsForm() {}

    static InteractionSettings read(Place place, PlaybookDocument.InteractionsPart part) {
        InteractionSettings usual = InteractionSettings.defaults();
        return new InteractionSettings(
                place.part("meaningful", part.meaningful(), InteractionSettingsForm::contact)
                        .orElse(usual.meaningful()),
                place.each("cadences", part.cadences(), InteractionSettingsForm::cadence),
                Objects.requireNonNullElse(part.owner(), usual.ownerAttribute()),
                place.each("valueDrivers", part.valueDrivers(), InteractionSettingsForm::driver),
                Objects.requireNonNullElse(part.valueDriverDays(), usual.driverDays()));
    }

    private static MeaningfulContact contact(Place place, PlaybookDocument.ContactPart part) {
        return new MeaningfulContact(
                place.required("name", part.name()),
                words(place, "functions", part.functions(), Interaction.Function.class),
                words(place, "initiators", part.initiators(), Interaction.Initiator.class));
    }

    private static <E extends Enum<E>> Set<E> words(
            Place place, String name, @Nullable List<String> words, Class<E> type) {
        return new HashSet<>(place.each(
                name, words, (at, word) -> place.word(name, word, type).orElseThrow()));
    }

    private static ContactCadence cadence(Place place, PlaybookDocument.CadencePart part) {
        return new ContactCadence(
                place.required("requirement", part.requirement()),
                place.required("everyDays", part.everyDays()),
                place.part("counts", part.counts(), InteractionSettingsForm::contact)
                        .orElse(MeaningfulContact.any()));
    }

    private static ValueDriver driver(Place place, PlaybookDocument.DriverPart part) {
        String metric = place.required("metric", part.metric());
        return new ValueDriver(
                Objects.requireNonNullElse(part.key(), metric),
                place.word("source", part.source(), ValueDriver.Source.class).orElse(ValueDriver.Source.SIGNAL),
                metric,
                Objects.requireNonNullElse(part.atLeast(), 1.0),
                worth(place, part));
    }

    /** One does not stand without the other. */
    private static Optional<ValueDriver.Worth> worth(Place place, PlaybookDocument.DriverPart part) {
        return part.outcome() == null && part.valuePerUnit() == null
                ? Optional.empty()
                : Optional.of(new ValueDriver.Worth(
                        place.required("outcome", part.outcome()),
                        place.required("valuePerUnit", part.valuePerUnit())));
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable InteractionsPart write(InteractionSettings settings) {
        if (settings.equals(InteractionSettings.defaults())) {
            return null;
        }
        return new PlaybookDocument.InteractionsPart(
                contact(settings.meaningful()),
                settings.cadences().stream()
                        .map(cadence -> new PlaybookDocument.CadencePart(
                                cadence.requirement(), cadence.everyDays(), contact(cadence.counts())))
                        .toList(),
                settings.ownerAttribute(),
                settings.drivers().stream()
                        .map(driver -> new PlaybookDocument.DriverPart(
                                driver.key(),
                                Place.wordOf(driver.source()),
                                driver.metric(),
                                driver.atLeast(),
                                driver.worth().map(ValueDriver.Worth::outcome).orElse(null),
                                driver.worth().map(ValueDriver.Worth::perUnit).orElse(null)))
                        .toList(),
                settings.driverDays());
    }

    private static PlaybookDocument.@Nullable ContactPart contact(MeaningfulContact contact) {
        return contact.equals(MeaningfulContact.any())
                ? null
                : new PlaybookDocument.ContactPart(
                        contact.name(),
                        contact.functions().stream().map(Place::wordOf).toList(),
                        contact.initiators().stream().map(Place::wordOf).toList());
    }
}

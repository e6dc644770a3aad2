package dev.bearing.jackson;

import dev.bearing.review.RenewalSettings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part {@code renewals} of a playbook, read and written. */
final class RenewalSettingsForm {

    private RenewalSettingsForm() {}

    static RenewalSettings read(Place place, PlaybookDocument.RenewalPart part) {
        RenewalSettings usual = RenewalSettings.defaults();
        return new RenewalSettings(
                Objects.requireNonNullElse(part.horizonDays(), usual.horizonDays()),
                Objects.requireNonNullElse(part.priorTerms(), usual.priorTerms()),
                Objects.requireNonNullElse(part.leastTerms(), usual.leastTerms()),
                Objects.requireNonNullElse(part.noticeDays(), usual.noticeDays()),
                Objects.requireNonNullElse(part.saveBelow(), usual.saveBelow()));
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable RenewalPart write(RenewalSettings settings) {
        return settings.equals(RenewalSettings.defaults())
                ? null
                : new PlaybookDocument.RenewalPart(
                        settings.horizonDays(),
                        settings.priorTerms(),
                        settings.leastTerms(),
                        settings.noticeDays(),
                        settings.saveBelow());
    }
}

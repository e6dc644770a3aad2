package dev.bearing.jackson;

import dev.bearing.review.LadderSettings;
import dev.bearing.review.Playbook;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderPrior;
import dev.bearing.vector.TierSeparation;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part {@code ladder} of a playbook, read and written: the tiers, and how they are fitted. */
final class LadderForm {

    private LadderForm() {}

    /** Returns the written tiers, or empty where they are to be derived. */
    static Optional<Ladder> tiers(Place place, PlaybookDocument.LadderPart part) {
        return part.tiers() == null && part.discountAnnual() == null
                ? Optional.empty()
                : Optional.of(PlaybookReader.ladder(place, part));
    }

    static LadderSettings settings(Place place, PlaybookDocument.LadderPart part) {
        LadderSettings usual = LadderSettings.defaults();
        return place.check(() -> new LadderSettings(
                Objects.requireNonNullElse(part.months(), usual.months()),
                new LadderPrior(Objects.requireNonNullElse(
                        part.priorAccountMonths(), usual.prior().accountMonths())),
                new TierSeparation.Limits(
                        Objects.requireNonNullElse(
                                part.minimumAccounts(), usual.limits().minimumAccounts()),
                        Objects.requireNonNullElse(
                                part.largestVariation(), usual.limits().largestVariation())),
                Objects.requireNonNullElse(part.projectionMonths(), usual.projectionMonths())));
    }

    /** Returns the written form; null where there are no tiers and nothing departs from the defaults. */
    static PlaybookDocument.@Nullable LadderPart write(Playbook playbook) {
        LadderSettings settings = playbook.ladderSettings();
        Optional<PlaybookDocument.LadderPart> tiers = playbook.ladder().map(PlaybookWriter::ladder);
        if (settings.equals(LadderSettings.defaults())) {
            return tiers.orElse(null);
        }
        return new PlaybookDocument.LadderPart(
                tiers.map(PlaybookDocument.LadderPart::discountAnnual).orElse(null),
                tiers.map(PlaybookDocument.LadderPart::tiers).orElse(null),
                settings.months(),
                settings.prior().accountMonths(),
                settings.limits().minimumAccounts(),
                settings.limits().largestVariation(),
                settings.projectionMonths());
    }
}

package dev.bearing.jackson;

import dev.bearing.account.AttributeCondition;
import dev.bearing.journey.GapPolicy;
import dev.bearing.review.GapSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part {@code gaps} of a playbook, read and written. */
final class GapSettingsForm {

    private GapSettingsForm() {}

    static GapSettings read(Place place, PlaybookDocument.GapPart part) {
        GapPolicy usual = GapPolicy.standard();
        GapPolicy policy = new GapPolicy(
                Objects.requireNonNullElse(part.withinDays(), usual.withinDays()),
                Objects.requireNonNullElse(part.confirmDays(), usual.confirmDays()),
                Objects.requireNonNullElse(part.minimumAccounts(), usual.minimumAccounts()),
                Objects.requireNonNullElse(part.exactBelow(), usual.exactBelow()),
                Objects.requireNonNullElse(part.falseDiscoveryRate(), usual.falseDiscoveryRate()));
        Optional<AttributeCondition> segment = place.part("segment", part.segment(), PlaybookReader::condition);
        return new GapSettings(
                policy,
                Optional.ofNullable(part.share()),
                segment,
                Objects.requireNonNullElse(
                        part.priorDays(), GapSettings.defaults().priorDays()),
                Set.copyOf(place.each("competitorReasons", part.competitorReasons(), (at, reason) -> reason)));
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable GapPart write(GapSettings gaps) {
        if (gaps.equals(GapSettings.defaults())) {
            return null;
        }
        GapPolicy policy = gaps.policy();
        return new PlaybookDocument.GapPart(
                gaps.share().orElse(null),
                gaps.segment().map(PlaybookWriter::condition).orElse(null),
                gaps.priorDays(),
                policy.withinDays(),
                policy.confirmDays(),
                policy.minimumAccounts(),
                policy.exactBelow(),
                policy.falseDiscoveryRate(),
                gaps.competitorReasons().isEmpty() ? null : List.copyOf(gaps.competitorReasons()));
    }
}

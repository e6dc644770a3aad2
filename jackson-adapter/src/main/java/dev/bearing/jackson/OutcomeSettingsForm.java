package dev.bearing.jackson;

import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.CoverageStrategy;
import dev.bearing.journey.EffortPolicy;
import dev.bearing.journey.StalenessPolicy;
import dev.bearing.review.OutcomeSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts {@code staleness} and {@code coverage} of a playbook, read and written. */
final class OutcomeSettingsForm {

    private static final EffortPolicy USUAL = EffortPolicy.of(90, 1);

    private OutcomeSettingsForm() {}

    static OutcomeSettings read(Place place, PlaybookDocument document) {
        Complaints all = new Complaints();
        Optional<StalenessPolicy> staleness =
                all.of(() -> place.part("staleness", document.staleness(), OutcomeSettingsForm::staleness));
        Optional<OutcomeSettings> coverage =
                all.of(() -> place.part("coverage", document.coverage(), OutcomeSettingsForm::coverage));
        all.throwIfAny();
        OutcomeSettings settings = coverage.orElse(OutcomeSettings.defaults());
        return staleness.map(settings::withStaleness).orElse(settings);
    }

    private static StalenessPolicy staleness(Place place, PlaybookDocument.Staleness staleness) {
        StalenessPolicy usual = StalenessPolicy.yearly();
        int days = Objects.requireNonNullElse(staleness.statedDays(), usual.statedDays());
        String name = Objects.requireNonNullElse(
                staleness.name(), days == usual.statedDays() ? usual.name() : days + " days");
        StalenessPolicy policy = StalenessPolicy.of(name, days);
        return staleness.evidenceDays() == null ? policy : policy.withEvidenceDays(staleness.evidenceDays());
    }

    private static OutcomeSettings coverage(Place place, PlaybookDocument.Coverage coverage) {
        OutcomeSettings settings = OutcomeSettings.defaults();
        for (CoverageSegment segment : place.each("segments", coverage.segments(), OutcomeSettingsForm::segment)) {
            settings = settings.withSegment(segment);
        }
        Optional<EffortPolicy> effort = place.part("effort", coverage.effort(), OutcomeSettingsForm::effort);
        settings = effort.map(settings::withEffort).orElse(settings);
        settings = coverage.capacityHours() == null ? settings : settings.withCapacityHours(coverage.capacityHours());
        return coverage.hoursPerPerson() == null ? settings : settings.withHoursPerPerson(coverage.hoursPerPerson());
    }

    private static CoverageSegment segment(Place place, PlaybookDocument.Segment segment) {
        return new CoverageSegment(
                place.required("id", segment.id()),
                OutcomeForm.experience(place, segment.experience()),
                Objects.requireNonNullElse(segment.peopleShare(), 1.0),
                segment.cadenceDays() == null ? OptionalInt.empty() : OptionalInt.of(segment.cadenceDays()),
                place.required("hoursPerMonth", segment.hoursPerMonth()));
    }

    private static EffortPolicy effort(Place place, PlaybookDocument.Effort effort) {
        return new EffortPolicy(
                Objects.requireNonNullElse(effort.windowDays(), USUAL.windowDays()),
                Objects.requireNonNullElse(effort.hoursPerInteraction(), USUAL.hoursPerInteraction()),
                new TreeMap<>(Objects.requireNonNullElse(effort.hoursByChannel(), Map.of())));
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable Staleness staleness(OutcomeSettings settings) {
        StalenessPolicy policy = settings.staleness();
        if (policy.equals(StalenessPolicy.yearly())) {
            return null;
        }
        OptionalInt evidence = policy.evidenceDays();
        return new PlaybookDocument.Staleness(
                policy.name(), policy.statedDays(), evidence.isPresent() ? (Integer) evidence.getAsInt() : null);
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable Coverage coverage(OutcomeSettings settings) {
        if (!settings.assignment().equals(CoverageStrategy.nearest())) {
            throw Place.DOCUMENT
                    .property("coverage")
                    .complaint("cannot be saved: the assignment of segments has no name and parameters");
        }
        if (settings.withStaleness(StalenessPolicy.yearly()).equals(OutcomeSettings.defaults())) {
            return null;
        }
        List<PlaybookDocument.Segment> segments =
                settings.segments().stream().map(OutcomeSettingsForm::segment).toList();
        return new PlaybookDocument.Coverage(
                segments,
                settings.effort()
                        .map(effort -> new PlaybookDocument.Effort(
                                effort.windowDays(), effort.hoursPerInteraction(), effort.hoursByChannel()))
                        .orElse(null),
                settings.capacityHours().orElse(null),
                settings.hoursPerPerson().orElse(null));
    }

    private static PlaybookDocument.Segment segment(CoverageSegment segment) {
        OptionalInt cadence = segment.cadenceDays();
        return new PlaybookDocument.Segment(
                segment.id(),
                OutcomeForm.experience(segment.experience()),
                segment.peopleShare(),
                cadence.isPresent() ? (Integer) cadence.getAsInt() : null,
                segment.hoursPerMonth());
    }
}

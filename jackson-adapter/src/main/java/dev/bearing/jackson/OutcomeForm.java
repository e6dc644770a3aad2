package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.Necessity;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.OutcomeSource;
import dev.bearing.journey.RequirementKind;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A desired outcome in a playbook. A version without {@code from} was always valid, one without {@code to} stays so.
 */
final class OutcomeForm {

    private OutcomeForm() {}

    static DesiredOutcome read(Place place, PlaybookDocument.Outcome outcome) {
        List<OutcomeMetric> metrics =
                place.each("metrics", place.required("metrics", outcome.metrics()), OutcomeForm::metric);
        return new DesiredOutcome(
                Optional.ofNullable(outcome.id()),
                Optional.ofNullable(outcome.account())
                        .map(id -> place.property("account").check(() -> AccountId.of(id))),
                place.part("segment", outcome.segment(), PlaybookReader::condition),
                Optional.ofNullable(outcome.jobToBeDone()),
                place.each("conditions", outcome.conditions(), (at, condition) -> condition),
                metrics,
                experience(place, outcome.experience()),
                inForce(place, outcome),
                place.word("statedBy", outcome.statedBy(), OutcomeSource.class),
                place.part("reviewedOn", outcome.reviewedOn(), OutcomeForm::day));
    }

    static AppropriateExperience experience(Place place, @Nullable List<PlaybookDocument.Requirement> requirements) {
        return place.property("experience")
                .check(() -> new AppropriateExperience(place.each(
                        "experience", place.required("experience", requirements), OutcomeForm::requirement)));
    }

    private static Optional<DateRange> inForce(Place place, PlaybookDocument.Outcome outcome) {
        if (outcome.from() == null && outcome.to() == null) {
            return Optional.empty();
        }
        LocalDate from = place.part("from", outcome.from(), OutcomeForm::day).orElse(Fact.FIRST_DAY);
        LocalDate to = place.part("to", outcome.to(), OutcomeForm::day).orElse(LocalDate.MAX);
        return Optional.of(place.check(() -> DateRange.of(from, to)));
    }

    private static LocalDate day(Place place, String text) {
        return Cell.DAY
                .parse(text)
                .orElseThrow(() -> place.complaint("must be " + Cell.DAY.expected() + ", was " + text));
    }

    static OutcomeMetric metric(Place place, PlaybookDocument.Metric metric) {
        return new OutcomeMetric(
                place.required("name", metric.name()),
                place.word("direction", metric.direction(), Direction.class).orElse(Direction.UP),
                Objects.requireNonNullElse(metric.weight(), 1.0),
                Optional.ofNullable(metric.unit()));
    }

    private static AppropriateExperience.Requirement requirement(
            Place place, PlaybookDocument.Requirement requirement) {
        return new AppropriateExperience.Requirement(
                place.required("requirement", requirement.requirement()),
                place.word("necessity", requirement.necessity(), Necessity.class)
                        .orElse(Necessity.REQUIRED),
                place.word("kind", requirement.kind(), RequirementKind.class).orElse(RequirementKind.OTHER),
                Objects.requireNonNullElse(requirement.weight(), 1.0),
                place.part("value", requirement.value(), PlaybookReader::scalar));
    }

    static PlaybookDocument.Outcome write(DesiredOutcome outcome) {
        return new PlaybookDocument.Outcome(
                outcome.id().orElse(null),
                outcome.inForce()
                        .map(DateRange::from)
                        .filter(day -> !day.equals(Fact.FIRST_DAY))
                        .map(LocalDate::toString)
                        .orElse(null),
                outcome.inForce()
                        .flatMap(DateRange::end)
                        .map(LocalDate::toString)
                        .orElse(null),
                outcome.accountId().map(AccountId::value).orElse(null),
                outcome.segment().map(PlaybookWriter::condition).orElse(null),
                outcome.jobToBeDone().orElse(null),
                outcome.conditions(),
                outcome.statedBy().map(Place::wordOf).orElse(null),
                outcome.reviewedOn().map(LocalDate::toString).orElse(null),
                outcome.metrics().stream().map(OutcomeForm::metric).toList(),
                experience(outcome.experience()));
    }

    static List<PlaybookDocument.Requirement> experience(AppropriateExperience experience) {
        return experience.requirements().stream().map(OutcomeForm::requirement).toList();
    }

    private static PlaybookDocument.Requirement requirement(AppropriateExperience.Requirement requirement) {
        boolean usual = requirement.weight() == 1;
        return new PlaybookDocument.Requirement(
                requirement.requirement(),
                Place.wordOf(requirement.necessity()),
                requirement.kind() == RequirementKind.OTHER ? null : Place.wordOf(requirement.kind()),
                usual ? null : (Double) requirement.weight(),
                requirement.value().map(TextNode::valueOf).orElse(null));
    }

    static PlaybookDocument.Metric metric(OutcomeMetric metric) {
        return new PlaybookDocument.Metric(
                metric.name(),
                Place.wordOf(metric.direction()),
                metric.weight(),
                metric.unit().orElse(null));
    }
}

package dev.bearing.jackson;

import dev.bearing.account.AttributeCondition;
import dev.bearing.account.Fact;
import dev.bearing.journey.StandingPolicy;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A success path in a playbook. A version without {@code from} was always in force, one without {@code to} always is.
 */
final class PathForm {

    private static final String FIRST_VERSION = "1";

    private PathForm() {}

    static SuccessPath read(Place place, PlaybookDocument.Path path) {
        Complaints complaints = new Complaints();
        Optional<SuccessPath> plain = complaints.of(() -> Optional.of(SuccessPath.of(
                place.required("id", path.id()),
                place.each("milestones", place.required("milestones", path.milestones()), PlaybookReader::milestone))));
        Optional<AttributeCondition> segment =
                complaints.of(() -> place.part("segment", path.segment(), PlaybookReader::condition));
        Optional<StandingPolicy> standing =
                complaints.of(() -> place.part("standing", path.standing(), PathForm::standing));
        Optional<DateRange> inForce = complaints.of(() -> inForce(place, path));
        complaints.throwIfAny();
        SuccessPath made = plain.orElseThrow();
        made = segment.map(made::forSegment).orElse(made);
        made = standing.map(made::withStanding).orElse(made);
        made = Optional.ofNullable(path.track()).map(made::onTrack).orElse(made);
        if (path.version() == null && inForce.isEmpty()) {
            return made;
        }
        return made.asVersion(
                Objects.requireNonNullElse(path.version(), FIRST_VERSION),
                inForce.orElse(DateRange.startingOn(Fact.FIRST_DAY)));
    }

    private static Optional<DateRange> inForce(Place place, PlaybookDocument.Path path) {
        if (path.from() == null && path.to() == null) {
            return Optional.empty();
        }
        LocalDate from = place.part("from", path.from(), PathForm::day).orElse(Fact.FIRST_DAY);
        LocalDate to = place.part("to", path.to(), PathForm::day).orElse(LocalDate.MAX);
        return Optional.of(place.check(() -> DateRange.of(from, to)));
    }

    private static LocalDate day(Place place, String text) {
        return Cell.DAY
                .parse(text)
                .orElseThrow(() -> place.complaint("must be " + Cell.DAY.expected() + ", was " + text));
    }

    private static StandingPolicy standing(Place place, PlaybookDocument.Standing standing) {
        return place.check(() -> new StandingPolicy(
                Objects.requireNonNullElse(standing.behindAfter(), StandingPolicy.DEFAULT.behindAfter()),
                Objects.requireNonNullElse(standing.stuckAfter(), StandingPolicy.DEFAULT.stuckAfter())));
    }

    static PlaybookDocument.Path write(SuccessPath path) {
        Optional<DateRange> inForce = path.inForce();
        return new PlaybookDocument.Path(
                path.id(),
                inForce.isPresent() ? path.version() : null,
                inForce.map(DateRange::from)
                        .filter(day -> !day.equals(Fact.FIRST_DAY))
                        .map(LocalDate::toString)
                        .orElse(null),
                inForce.flatMap(DateRange::end).map(LocalDate::toString).orElse(null),
                path.track().orElse(null),
                path.segment().map(PlaybookWriter::condition).orElse(null),
                standing(path.standing()),
                path.milestones().stream().map(PlaybookWriter::milestone).toList());
    }

    private static PlaybookDocument.@Nullable Standing standing(StandingPolicy policy) {
        return policy.equals(StandingPolicy.DEFAULT)
                ? null
                : new PlaybookDocument.Standing(policy.behindAfter(), policy.stuckAfter());
    }
}

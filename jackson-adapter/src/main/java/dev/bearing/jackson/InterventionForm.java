package dev.bearing.jackson;

import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionKind;
import dev.bearing.journey.InterventionPlan;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.InterventionTrigger.Side;
import dev.bearing.journey.MilestoneLevel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part {@code interventions} of a playbook, read and written. */
final class InterventionForm {

    /** For how many days a signal or an event counts unless said otherwise. */
    private static final int WITHIN_DAYS = 30;

    private InterventionForm() {}

    static InterventionPlan plan(Place place, @Nullable List<PlaybookDocument.InterventionPart> parts) {
        List<Intervention> interventions = place.each("interventions", parts, InterventionForm::read);
        return place.property("interventions").check(() -> InterventionPlan.of(interventions));
    }

    private static Intervention read(Place place, PlaybookDocument.InterventionPart part) {
        Intervention.Builder made = Intervention.builder(
                place.required("id", part.id()),
                place.required(
                        "kind",
                        place.word("kind", part.kind(), InterventionKind.class).orElse(null)));
        Optional.ofNullable(part.gap()).ifPresent(made::gap);
        Optional.ofNullable(part.escalatesTo()).ifPresent(made::escalatesTo);
        made.cost(PlaybookReader.decimal(place.property("cost"), place.required("cost", part.cost())));
        place.part("price", part.price(), PlaybookReader::decimal).ifPresent(made::price);
        place.part("trigger", part.trigger(), (at, trigger) -> trigger(at, trigger, Optional.ofNullable(part.gap())))
                .ifPresent(made::trigger);
        return made.build();
    }

    static InterventionTrigger trigger(Place place, PlaybookDocument.TriggerPart part, Optional<String> gap) {
        long kinds = Stream.of(part.waitedDays() != null, part.signal() != null, part.level() != null)
                .filter(given -> given)
                .count();
        boolean stray = (part.signal() == null && (part.below() != null || part.above() != null))
                || (part.signal() != null && part.milestone() != null)
                || (part.waitedDays() != null && part.withinDays() != null);
        if (kinds != 1 || stray) {
            throw place.complaint("must be one of waitedDays with or without milestone, signal with below or above,"
                    + " and milestone with level; withinDays goes with the last two");
        }
        int within = Objects.requireNonNullElse(part.withinDays(), WITHIN_DAYS);
        if (part.signal() != null) {
            return signal(place, part, within);
        }
        String milestone = place.required("milestone", part.milestone() == null ? gap.orElse(null) : part.milestone());
        if (part.waitedDays() != null) {
            return new InterventionTrigger.Waited(milestone, part.waitedDays());
        }
        MilestoneLevel level = place.required(
                "level", place.word("level", part.level(), MilestoneLevel.class).orElse(null));
        return new InterventionTrigger.Happened(milestone, level, within);
    }

    private static InterventionTrigger signal(Place place, PlaybookDocument.TriggerPart part, int within) {
        if ((part.below() == null) == (part.above() == null)) {
            throw place.complaint("must have one of below and above");
        }
        Side side = part.below() != null ? Side.BELOW : Side.ABOVE;
        double threshold = place.required("above", part.below() != null ? part.below() : part.above());
        return new InterventionTrigger.SignalIs(place.required("signal", part.signal()), side, threshold, within);
    }

    static PlaybookDocument.InterventionPart write(Intervention intervention) {
        return new PlaybookDocument.InterventionPart(
                intervention.id(),
                Place.wordOf(intervention.kind()),
                intervention.gap().orElse(null),
                intervention.trigger().map(InterventionForm::trigger).orElse(null),
                PlaybookWriter.decimal(intervention.cost()),
                intervention.price().map(PlaybookWriter::decimal).orElse(null),
                intervention.escalatesTo().orElse(null));
    }

    static PlaybookDocument.TriggerPart trigger(InterventionTrigger trigger) {
        if (trigger instanceof InterventionTrigger.Waited waited) {
            return new PlaybookDocument.TriggerPart(waited.days(), waited.milestone(), null, null, null, null, null);
        }
        if (trigger instanceof InterventionTrigger.SignalIs signal) {
            boolean below = signal.side() == Side.BELOW;
            return new PlaybookDocument.TriggerPart(
                    null,
                    null,
                    null,
                    signal.signal(),
                    below ? signal.threshold() : null,
                    below ? null : signal.threshold(),
                    signal.withinDays());
        }
        InterventionTrigger.Happened event = (InterventionTrigger.Happened) trigger;
        return new PlaybookDocument.TriggerPart(
                null, event.milestone(), Place.wordOf(event.level()), null, null, null, event.withinDays());
    }
}

package dev.bearing.jackson;

import dev.bearing.review.TrialSettings;
import dev.bearing.trial.ActivityPlan;
import dev.bearing.trial.TrialModel;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part {@code trials} of a playbook, read and written. */
final class TrialSettingsForm {

    private TrialSettingsForm() {}

    static TrialSettings read(Place place, PlaybookDocument.TrialPart part) {
        TrialSettings usual = TrialSettings.defaults();
        ActivityPlan plan = usual.plan();
        return new TrialSettings(
                Optional.ofNullable(part.attributionDays()),
                new ActivityPlan(
                        Objects.requireNonNullElse(part.activityDays(), plan.withinDays()),
                        Objects.requireNonNullElse(part.minimum(), plan.minimum()),
                        Objects.requireNonNullElse(part.falseDiscoveryRate(), plan.falseDiscoveryRate())),
                place.each("activities", part.activities(), TrialSettingsForm::activity),
                Objects.requireNonNullElse(part.qualifiedFrom(), usual.qualifiedFrom()),
                place.word("model", part.model(), TrialModel.class),
                Objects.requireNonNullElse(part.freemiumDays(), usual.freemiumDays()));
    }

    private static TrialSettings.SignalActivity activity(Place place, PlaybookDocument.SignalPart part) {
        return new TrialSettings.SignalActivity(
                place.required("signal", part.signal()), Objects.requireNonNullElse(part.atLeast(), 1.0));
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable TrialPart write(TrialSettings trials) {
        if (trials.equals(TrialSettings.defaults())) {
            return null;
        }
        return new PlaybookDocument.TrialPart(
                trials.attributionDays().orElse(null),
                trials.plan().withinDays(),
                trials.plan().minimum(),
                trials.plan().falseDiscoveryRate(),
                trials.signals().stream()
                        .map(activity -> new PlaybookDocument.SignalPart(activity.signal(), activity.atLeast()))
                        .toList(),
                trials.qualifiedFrom(),
                trials.model().map(Place::wordOf).orElse(null),
                trials.freemiumDays());
    }
}

package dev.bearing.jackson;

import dev.bearing.churn.CancelIntentSignal;
import dev.bearing.churn.CauseClassifier;
import dev.bearing.churn.StatedCauses;
import dev.bearing.review.ChurnSettings;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The part {@code churn} of a playbook, read and written. */
final class ChurnSettingsForm {

    private ChurnSettingsForm() {}

    static ChurnSettings read(Place place, PlaybookDocument.ChurnPart part) {
        ChurnSettings usual = ChurnSettings.defaults();
        return new ChurnSettings(
                place.part("reasons", part.reasons(), ChurnSettingsForm::reasons)
                        .orElse(usual.stated()),
                Objects.requireNonNullElse(part.reasonDays(), usual.statedWithinDays()),
                usual.classifier(),
                Objects.requireNonNullElse(part.durableDays(), usual.durableDays()),
                place.each("intents", part.intents(), ChurnSettingsForm::intent),
                Objects.requireNonNullElse(part.intentDays(), usual.intentDays()));
    }

    private static StatedCauses reasons(Place place, Map<String, String> words) {
        TreeMap<String, StatedCauses.Meaning> meanings = new TreeMap<>();
        Complaints complaints = new Complaints();
        words.forEach((reason, word) -> complaints.run(() -> meanings.put(
                reason,
                place.word(reason, place.required(reason, word), StatedCauses.Meaning.class)
                        .orElseThrow())));
        complaints.throwIfAny();
        return new StatedCauses(meanings);
    }

    private static CancelIntentSignal.Rule intent(Place place, PlaybookDocument.SignalPart part) {
        return new CancelIntentSignal.Rule(
                place.required("signal", part.signal()), Objects.requireNonNullElse(part.atLeast(), 1.0));
    }

    /**
     * Returns the written form; null where nothing departs from the defaults.
     *
     * @throws PlaybookFormatException if the classifier is not the built-in one
     */
    static PlaybookDocument.@Nullable ChurnPart write(ChurnSettings churn) {
        if (churn.equals(ChurnSettings.defaults())) {
            return null;
        }
        if (!churn.classifier().equals(CauseClassifier.standard())) {
            throw Place.DOCUMENT
                    .property("churn")
                    .complaint("cannot be saved: the classifier of causes is not built in");
        }
        TreeMap<String, String> reasons = new TreeMap<>();
        churn.stated().meanings().forEach((reason, meaning) -> reasons.put(reason, Place.wordOf(meaning)));
        return new PlaybookDocument.ChurnPart(
                reasons,
                churn.statedWithinDays(),
                churn.durableDays(),
                churn.intents().stream()
                        .map(rule -> new PlaybookDocument.SignalPart(rule.signal(), rule.atLeast()))
                        .toList(),
                churn.intentDays());
    }
}

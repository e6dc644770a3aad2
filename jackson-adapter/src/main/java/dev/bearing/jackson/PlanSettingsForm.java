package dev.bearing.jackson;

import dev.bearing.review.PlanSettings;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The part {@code plan} of a playbook, read and written. */
final class PlanSettingsForm {

    private PlanSettingsForm() {}

    static PlanSettings read(Place place, PlaybookDocument.PlanPart part) {
        PlanSettings usual = PlanSettings.defaults();
        Optional<CurrencyUnit> currency = place.part("currency", part.currency(), PlanSettingsForm::currency);
        return new PlanSettings(
                currency,
                Objects.requireNonNullElse(part.onTrackFrom(), usual.onTrackFrom()),
                Objects.requireNonNullElse(part.historyMonths(), usual.historyMonths()));
    }

    private static CurrencyUnit currency(Place place, String code) {
        return Cell.CURRENCY
                .parse(code)
                .orElseThrow(() -> place.complaint("must be " + Cell.CURRENCY.expected() + ", was " + code));
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable PlanPart write(PlanSettings settings) {
        return settings.equals(PlanSettings.defaults())
                ? null
                : new PlaybookDocument.PlanPart(
                        settings.currency().map(CurrencyUnit::getCode).orElse(null),
                        settings.onTrackFrom(),
                        settings.historyMonths());
    }
}

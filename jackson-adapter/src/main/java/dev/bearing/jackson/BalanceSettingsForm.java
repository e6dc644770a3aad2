package dev.bearing.jackson;

import dev.bearing.review.BalanceSettings;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The part {@code balance} of a playbook, read and written. */
final class BalanceSettingsForm {

    private BalanceSettingsForm() {}

    static BalanceSettings read(Place place, PlaybookDocument.BalancePart part) {
        BalanceSettings usual = BalanceSettings.defaults();
        return new BalanceSettings(
                Objects.requireNonNullElse(part.months(), usual.months()),
                Objects.requireNonNullElse(part.changeMonths(), usual.changeMonths()),
                Objects.requireNonNullElse(part.limit(), usual.limit()),
                Optional.ofNullable(part.netRevenueRetention()),
                Optional.ofNullable(part.margin()),
                Objects.requireNonNullElse(part.costOfRevenue(), usual.costOfRevenue()),
                Optional.ofNullable(part.costCurrency()).map(code -> currency(place, code)),
                Optional.ofNullable(part.firstValueDays()),
                Objects.requireNonNullElse(part.monthEndDays(), usual.monthEndDays()),
                part.benchmarks() == null
                        ? usual.benchmarks()
                        : place.each("benchmarks", part.benchmarks(), (at, key) -> key),
                place.part("valuation", part.valuation(), BalanceSettingsForm::valuation));
    }

    private static CurrencyUnit currency(Place place, String code) {
        return Cell.CURRENCY
                .parse(code)
                .orElseThrow(() -> place.property("costCurrency")
                        .complaint("must be " + Cell.CURRENCY.expected() + ", was " + code));
    }

    private static BalanceSettings.Valuation valuation(Place place, PlaybookDocument.ValuationPart part) {
        return new BalanceSettings.Valuation(
                place.required("multiple", part.multiple()), Optional.ofNullable(part.acquisitionCost()));
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable BalancePart write(BalanceSettings settings) {
        if (settings.equals(BalanceSettings.defaults())) {
            return null;
        }
        return new PlaybookDocument.BalancePart(
                settings.months(),
                settings.changeMonths(),
                settings.limit(),
                settings.netRevenueRetention().orElse(null),
                settings.margin().orElse(null),
                settings.costOfRevenue(),
                settings.costCurrency().map(CurrencyUnit::getCode).orElse(null),
                settings.firstValueDays().orElse(null),
                settings.monthEndDays(),
                settings.benchmarks(),
                settings.valuation()
                        .map(each -> new PlaybookDocument.ValuationPart(
                                each.multiple(), each.acquisitionCost().orElse(null)))
                        .orElse(null));
    }
}

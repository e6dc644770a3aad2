package dev.bearing.jackson;

import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.FxTable;
import dev.bearing.revenue.OrderPolicy;
import dev.bearing.review.ReportingCurrency;
import dev.bearing.review.RevenueSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** The part {@code revenue} of a playbook, read and written. */
final class RevenueSettingsForm {

    private static final String CONSTANT = "constant";
    private static final String PERIOD_END = "period_end";
    private static final String EVENT_DATE = "event_date";
    private static final String RATE_DATE = "rateDate";
    private static final List<String> POLICIES = List.of(CONSTANT, PERIOD_END, EVENT_DATE);

    private RevenueSettingsForm() {}

    static RevenueSettings read(Place place, PlaybookDocument.Revenue revenue) {
        RevenueSettings usual = RevenueSettings.defaults();
        Complaints complaints = new Complaints();
        Optional<ReportingCurrency> reporting =
                complaints.of(() -> place.part("fx", revenue.fx(), RevenueSettingsForm::reporting));
        Optional<OrderPolicy> orders = complaints.of(() -> place.part(
                "orders",
                revenue.orders(),
                (at, part) -> OrderPolicy.ofWindow(at.required("windowDays", part.windowDays()))));
        complaints.throwIfAny();
        return new RevenueSettings(
                reporting,
                Optional.ofNullable(revenue.segmentBy()),
                orders,
                Objects.requireNonNullElse(revenue.renewalGraceDays(), usual.renewalGraceDays()));
    }

    private static ReportingCurrency reporting(Place place, PlaybookDocument.Fx fx) {
        String code = place.required("reporting", fx.reporting());
        CurrencyUnit currency = Cell.CURRENCY
                .parse(code)
                .orElseThrow(() ->
                        place.property("reporting").complaint("must be " + Cell.CURRENCY.expected() + ", was " + code));
        return new ReportingCurrency(
                currency,
                policy(place, fx),
                Objects.requireNonNullElse(fx.inverses(), false),
                Objects.requireNonNullElse(fx.maxRateAgeDays(), FxTable.USUAL_MAX_AGE_DAYS));
    }

    private static Optional<FxPolicy> policy(Place place, PlaybookDocument.Fx fx) {
        String name = Objects.requireNonNullElse(fx.policy(), CONSTANT);
        if (!POLICIES.contains(name)) {
            throw place.property("policy").complaint("must be one of " + String.join(", ", POLICIES) + ", was " + name);
        }
        if (name.equals(CONSTANT)) {
            return place.part(RATE_DATE, fx.rateDate(), RevenueSettingsForm::day)
                    .map(FxPolicy::constant);
        }
        if (fx.rateDate() != null) {
            throw place.property(RATE_DATE).complaint("is only for the policy " + CONSTANT + ", which was " + name);
        }
        return Optional.of(name.equals(PERIOD_END) ? FxPolicy.periodEnd() : FxPolicy.eventDate());
    }

    private static LocalDate day(Place place, String text) {
        return Cell.DAY
                .parse(text)
                .orElseThrow(() -> place.complaint("must be " + Cell.DAY.expected() + ", was " + text));
    }

    /** Returns the written form; null where nothing departs from the defaults. */
    static PlaybookDocument.@Nullable Revenue write(RevenueSettings settings) {
        if (settings.equals(RevenueSettings.defaults())) {
            return null;
        }
        return new PlaybookDocument.Revenue(
                settings.reporting().map(RevenueSettingsForm::fx).orElse(null),
                settings.segmentBy().orElse(null),
                settings.orders()
                        .map(policy -> new PlaybookDocument.Orders(policy.windowDays()))
                        .orElse(null),
                settings.renewalGraceDays());
    }

    private static PlaybookDocument.Fx fx(ReportingCurrency reporting) {
        FxPolicy policy = reporting.policy().orElse(null);
        String rateDate = policy instanceof FxPolicy.Constant constant
                ? constant.rateDate().toString()
                : null;
        return new PlaybookDocument.Fx(
                reporting.currency().getCode(),
                name(policy),
                rateDate,
                reporting.inverses(),
                reporting.maxRateAgeDays());
    }

    private static String name(@Nullable FxPolicy policy) {
        if (policy instanceof FxPolicy.PeriodEnd) {
            return PERIOD_END;
        }
        return policy instanceof FxPolicy.EventDate ? EVENT_DATE : CONSTANT;
    }
}

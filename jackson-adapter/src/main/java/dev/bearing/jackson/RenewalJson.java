package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.revenue.Renewals;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.DateRange;
import java.time.YearMonth;
import org.joda.money.CurrencyUnit;

/** {@code renewalRates} in review.json. */
final class RenewalJson {

    private static final int YEAR = 12;

    private RenewalJson() {}

    /**
     * Returns the rates of a currency: of the last twelve months that are over, and of those months together.
     *
     * @param first the first month to show
     */
    static ObjectNode rates(SuccessReview review, CurrencyUnit currency, YearMonth first) {
        Renewals renewals = review.renewals();
        ObjectNode node = JsonForm.object();
        node.put("currency", currency.getCode());
        node.put("graceDays", renewals.graceDays());
        ArrayNode months = node.putArray("months");
        YearMonth last = YearMonth.from(review.asOf().plusDays(1)).minusMonths(1);
        YearMonth from = first.isAfter(last.minusMonths(YEAR - 1)) ? first : last.minusMonths(YEAR - 1);
        for (YearMonth month = from; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(rates(renewals, currency, month, DateRange.of(month)));
        }
        if (!first.isAfter(last)) {
            node.set("trailingTwelveMonths", rates(renewals, currency, last, DateRange.ofMonthsEnding(last, YEAR)));
        }
        return node;
    }

    private static ObjectNode rates(Renewals renewals, CurrencyUnit currency, YearMonth month, DateRange period) {
        ObjectNode node = JsonForm.object();
        node.put("month", month.toString());
        node.set("logo", JsonForm.rate(renewals.logoRenewal(period, currency)));
        node.set("gross", JsonForm.rate(renewals.revenueRenewal(period, currency)));
        node.set("net", JsonForm.rate(renewals.netRevenueRenewal(period, currency)));
        return node;
    }
}

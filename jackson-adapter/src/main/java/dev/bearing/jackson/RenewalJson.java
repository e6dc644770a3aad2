package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.AccountId;
import dev.bearing.revenue.Renewals;
import dev.bearing.revenue.UpcomingRenewal;
import dev.bearing.review.AccountReview;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.vector.SuccessVector;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** {@code renewals} and {@code renewalRates} in review.json. */
final class RenewalJson {

    /** How far ahead the calendar looks. */
    static final int CALENDAR_DAYS = 90;

    private static final int YEAR = 12;

    private RenewalJson() {}

    /** Returns the terms that end next: one entry per term and currency in which its account pays. */
    static ArrayNode calendar(SuccessReview review) {
        ArrayNode entries = JsonForm.array();
        for (UpcomingRenewal renewal : review.renewals().upcomingWithinDays(CALENDAR_DAYS)) {
            AccountId id = renewal.contract().accountId();
            Optional<AccountReview> account = review.account(id);
            List<Mrr> amounts = renewal.atStake().isEmpty() ? nothing(account) : renewal.atStake();
            if (amounts.isEmpty()) {
                entries.add(entry(renewal, account, Optional.empty()));
            }
            amounts.forEach(amount -> entries.add(entry(renewal, account, Optional.of(amount))));
        }
        return entries;
    }

    /** Of an account that pays nothing: a zero in each currency in which it was ever priced. */
    private static List<Mrr> nothing(Optional<AccountReview> account) {
        return account.stream()
                .flatMap(known -> known.revenue().currencies().stream().map(Mrr::zero))
                .toList();
    }

    private static ObjectNode entry(UpcomingRenewal renewal, Optional<AccountReview> account, Optional<Mrr> amount) {
        ObjectNode node = JsonForm.object();
        amount.ifPresentOrElse(
                mrr -> node.put("currency", mrr.currency().getCode()),
                () -> node.putNull("currency").put("currencyReason", Answer.Reason.EMPTY_BASE.name()));
        node.put("accountId", renewal.contract().accountId().value());
        account.flatMap(known -> known.facts().account().name()).ifPresent(name -> node.put("name", name));
        node.put("contractId", renewal.contract().contractId());
        node.put("termEndsOn", renewal.termEndsOn().toString());
        node.put("overdue", renewal.overdue());
        node.put("noticeGiven", renewal.noticeGiven());
        node.put("mrr", amount.map(JsonForm::amount).orElse("0"));
        Answer<Double> churn = amount.map(Mrr::currency)
                .flatMap(currency -> account.flatMap(known -> known.vector(currency)))
                .map(SuccessVector::churnProbability)
                .orElseGet(() -> Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the account has no vector"));
        JsonForm.putNumber(node, "churnProbability", churn);
        node.putNull("action").put("actionReason", Answer.Reason.NOT_CONFIGURED.name());
        return node;
    }

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

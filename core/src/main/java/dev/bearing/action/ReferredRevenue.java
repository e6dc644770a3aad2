package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.GrowthArithmetic;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * What accounts that were sent by others pay in a currency. An account that was sent and never paid, a trial that came
 * to nothing say, counts as sent and brings nothing.
 *
 * @param currency the currency
 * @param referred how many accounts were sent
 * @param everPaid how many of them ever paid, in any currency; at most {@code referred}
 * @param paying how many pay in this currency today, at most {@code everPaid}
 * @param mrr what they pay a month today
 */
public record ReferredRevenue(CurrencyUnit currency, long referred, long everPaid, long paying, Mrr mrr) {

    /** @throws IllegalArgumentException if a later count exceeds an earlier one, or the currencies differ */
    public ReferredRevenue {
        requireNonNull(currency, "currency");
        checkArgument(
                0 <= paying && paying <= everPaid && everPaid <= referred,
                "referred, everPaid and paying must not grow, were %s, %s and %s",
                referred,
                everPaid,
                paying);
        checkArgument(mrr.currency().equals(currency), "mrr must be in %s, was in %s", currency, mrr.currency());
    }

    /**
     * Returns what the accounts of a tree pay on a day.
     *
     * @param tree who was sent
     * @param revenue what an account pays; empty where it is not known
     * @param day up to the day of the revenue
     */
    public static ReferredRevenue of(
            ReferralTree tree,
            Function<AccountId, Optional<AccountRevenue>> revenue,
            CurrencyUnit currency,
            LocalDate day) {
        long ever = 0;
        long now = 0;
        Mrr sum = Mrr.zero(currency);
        for (AccountId account : tree.referred()) {
            Optional<AccountRevenue> own = revenue.apply(account);
            boolean paid = own.flatMap(AccountRevenue::firstPaidOn)
                    .filter(first -> !first.isAfter(day))
                    .isPresent();
            Mrr amount = own.map(known -> known.mrrOn(day, currency)).orElse(Mrr.zero(currency));
            ever += paid ? 1 : 0;
            now += paid && amount.isPositive() ? 1 : 0;
            sum = sum.plus(amount);
        }
        return new ReferredRevenue(currency, tree.referred().size(), ever, now, sum);
    }

    /** Returns how many were sent and never paid. */
    public long neverPaid() {
        return referred - everPaid;
    }

    /** Returns the share of those sent that ever paid, with its Wilson interval. */
    public Rate paidShare() {
        return Rate.ofCounts(everPaid, referred).named("accounts sent", "ever paid");
    }

    /**
     * Returns earned new revenue of a period: what accounts that were sent and first paid in the period pay on its last
     * day, out of what all accounts paid when it opened.
     *
     * @param revenue what an account pays; empty where it is not known
     */
    public static Rate earnedNew(
            ReferralTree tree,
            Function<AccountId, Optional<AccountRevenue>> revenue,
            CurrencyLedger ledger,
            DateRange period) {
        CurrencyUnit currency = ledger.currency();
        LocalDate last = period.end().orElseThrow().minusDays(1);
        Mrr opening = ledger.mrrOn(period.from().minusDays(1));
        List<Rate.Member> members = new ArrayList<>();
        Mrr earned = Mrr.zero(currency);
        for (AccountId account : tree.referred()) {
            Optional<AccountRevenue> own = revenue.apply(account)
                    .filter(known ->
                            known.firstPaidOn().filter(period::contains).isPresent());
            if (own.isPresent()) {
                Mrr amount = own.get().mrrOn(last, currency);
                members.add(new Rate.Member(account.value(), amount.units(), 0));
                earned = earned.plus(amount);
            }
        }
        return Rate.ofMoney(earned, opening, ledger.customersOn(period.from().minusDays(1)), () -> members)
                .asFlow()
                .named("revenue at the start of the period", "new revenue of accounts that were sent");
    }

    /**
     * Returns earned growth of a period: net revenue retention + earned new - 1. Without referrals it is net retention
     * less 1; EMPTY_BASE where nothing was paid when the period opened.
     *
     * @see <a href="https://hbr.org/2021/11/net-promoter-3-0">Reichheld, Darnell and Burns, Net Promoter 3.0 (2021)</a>
     */
    public static Answer<Double> earnedGrowth(
            ReferralTree tree,
            Function<AccountId, Optional<AccountRevenue>> revenue,
            CurrencyLedger ledger,
            DateRange period) {
        return GrowthArithmetic.earnedGrowth(
                ledger.netRevenueRetention(period), earnedNew(tree, revenue, ledger, period));
    }
}

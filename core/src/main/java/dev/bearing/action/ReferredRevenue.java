package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.GrowthArithmetic;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * What accounts that were sent by others pay in one currency; how many were sent at all is {@link ReferredAccounts}.
 *
 * @param currency the currency
 * @param everPaid how many of those sent ever paid in it
 * @param paying how many pay in it today, at most {@code everPaid}
 * @param mrr what they pay a month today
 */
public record ReferredRevenue(CurrencyUnit currency, long everPaid, long paying, Mrr mrr) {

    /** @throws IllegalArgumentException if more pay than ever did, or the currencies differ */
    public ReferredRevenue {
        requireNonNull(mrr, "mrr");
        requireNonNull(currency, "currency");
        checkArgument(0 <= paying && paying <= everPaid, "paying must be in [0, %s], was %s", everPaid, paying);
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
        requireNonNull(tree, "tree");
        requireNonNull(revenue, "revenue");
        requireNonNull(day, "day");
        long ever = 0;
        long now = 0;
        Mrr sum = Mrr.zero(currency);
        for (AccountId account : tree.referred()) {
            Optional<AccountRevenue> own = revenue.apply(account);
            Mrr amount = own.map(known -> known.mrrOn(day, currency)).orElse(Mrr.zero(currency));
            ever += own.filter(known -> hasPaid(known, currency, day)).isPresent() ? 1 : 0;
            now += amount.isPositive() ? 1 : 0;
            sum = sum.plus(amount);
        }
        return new ReferredRevenue(currency, ever, now, sum);
    }

    /** Every stretch over which an account pays in a currency opens with a movement up from nothing. */
    private static boolean hasPaid(AccountRevenue account, CurrencyUnit currency, LocalDate day) {
        return account.movements().stream()
                .anyMatch(movement -> movement.amount().currency().equals(currency)
                        && movement.amount().isPositive()
                        && !movement.on().isAfter(day));
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
        requireNonNull(tree, "tree");
        requireNonNull(revenue, "revenue");
        requireNonNull(period, "period");
        requireNonNull(ledger, "ledger");
        CurrencyUnit currency = ledger.currency();
        LocalDate last = period.end().orElseThrow().minusDays(1);
        Mrr opening = ledger.mrrOn(period.from().minusDays(1));
        Map<String, Mrr> earned = new TreeMap<>();
        for (AccountId account : tree.referred()) {
            revenue.apply(account)
                    .filter(known ->
                            known.firstPaidOn().filter(period::contains).isPresent())
                    .ifPresent(known -> earned.put(account.value(), known.mrrOn(last, currency)));
        }
        return Rate.ofMoney(
                        earned.values().stream().reduce(Mrr.zero(currency), Mrr::plus),
                        opening,
                        ledger.customersOn(period.from().minusDays(1)),
                        () -> members(ledger.netRevenueRetention(period), earned))
                .asFlow()
                .named("revenue at the start of the period", "new revenue of accounts that were sent");
    }

    /** Those who paid at the start, each with nothing earned and what it paid, and those who came. */
    private static List<Rate.Member> members(Rate kept, Map<String, Mrr> earned) {
        Stream<Rate.Member> opening = kept.members().stream()
                .filter(member -> member.denominator() > 0)
                .map(member -> new Rate.Member(member.id(), 0, member.denominator()));
        return Stream.concat(
                        opening,
                        earned.entrySet().stream()
                                .map(own -> new Rate.Member(
                                        own.getKey(), own.getValue().units(), 0)))
                .toList();
    }

    /**
     * Returns earned growth of a period: net revenue retention + earned new - 1. Without referrals it is net retention
     * less 1; EMPTY_BASE where nothing was paid when the period opened. Its 95 % interval is the percentile bootstrap
     * over the accounts that paid at the start and those that were sent and came, drawn together; it has none below 30
     * that paid at the start.
     *
     * @see <a href="https://hbr.org/2021/11/net-promoter-3-0">Reichheld, Darnell and Burns, Net Promoter 3.0 (2021)</a>
     */
    public static Answer<Estimate> earnedGrowth(
            ReferralTree tree,
            Function<AccountId, Optional<AccountRevenue>> revenue,
            CurrencyLedger ledger,
            DateRange period) {
        requireNonNull(tree, "tree");
        requireNonNull(revenue, "revenue");
        requireNonNull(period, "period");
        requireNonNull(ledger, "ledger");
        Rate kept = ledger.netRevenueRetention(period);
        Rate earned = earnedNew(tree, revenue, ledger, period);
        return GrowthArithmetic.earnedGrowth(kept, earned)
                .map(value -> new Estimate(
                        value,
                        together(kept, earned)
                                .interval()
                                .map(ends -> new Interval(ends.lower() - 1, ends.upper() - 1, ends.level()))));
    }

    /** What those of the start pay at the end and what was earned, out of what was paid at the start. */
    private static Rate together(Rate kept, Rate earned) {
        CurrencyUnit currency = kept.currency().orElseThrow();
        return Rate.ofMoney(
                        Mrr.ofUnits(currency, ExactAmounts.plus(currency, kept.numerator(), earned.numerator())),
                        Mrr.ofUnits(currency, kept.denominator()),
                        kept.base(),
                        () -> Stream.concat(
                                        kept.members().stream(),
                                        earned.members().stream().filter(member -> member.denominator() == 0))
                                .toList())
                .asFlow();
    }
}

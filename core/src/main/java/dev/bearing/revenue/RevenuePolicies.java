package dev.bearing.revenue;

import static dev.bearing.revenue.RevenuePolicy.strict;

import dev.bearing.revenue.RevenuePolicy.BridgeMode;
import dev.bearing.revenue.RevenuePolicy.Free;
import dev.bearing.revenue.RevenuePolicy.Opening;
import dev.bearing.revenue.RevenuePolicy.Pauses;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.revenue.RevenuePolicy.RevenueChurn;
import java.util.List;

/**
 * The presets: {@link RevenuePolicy#strict()} and what well-known products, a book and a survey count by, each with its
 * sources. They are <em>our reading</em> of public pages, made in 2025; vendors change their settings, so those of
 * products are named {@code …Like}. {@link PolicyDiff} names the accounts that make two of them differ.
 *
 * <pre>{@code
 * RevenuePolicy ours = RevenuePolicies.stripeLike().toBuilder("ours").pastDueGraceDays(30).build();
 * }</pre>
 */
public final class RevenuePolicies {

    private RevenuePolicies() {}

    /**
     * Returns our reading of Stripe's published definitions as of 2025: logo churn is the events of the period over
     * those active when it opens <em>and</em> those new in it; a past-due subscription counts until it is cancelled, a
     * paused one keeps its revenue, the free are lost, revenue churn sums movements. Stripe lets its users choose which
     * discounts count; this takes the recurring ones, of two bills or more.
     *
     * @see <a href="https://support.stripe.com/questions/calculating-churn-rate-in-billing">Stripe on churn</a>
     * @see <a href="https://support.stripe.com/questions/metric-configurations">Stripe on configuration</a>
     */
    public static RevenuePolicy stripeLike() {
        return strict().toBuilder("stripeLike")
                .pauses(Pauses.KEEP_MRR)
                .unlimitedPastDueGrace()
                .logoPopulation(Population.EXPOSURE_COUNT)
                .revenueChurn(RevenueChurn.FLOW_OVER_OPENING)
                .build();
    }

    /**
     * Returns our reading of ChartMogul's published definitions as of 2025: every discount counts, a past-due
     * subscription counts until it is cancelled, a paused one keeps its revenue (as with billing through Stripe), who
     * goes on for free stays active (since 30 January 2025); logo churn is that of a closed cohort, but revenue churn
     * sums movements, and reactivation offsets it. ChartMogul folds changes within 60 minutes; here all changes of a
     * day are one.
     *
     * @see <a href="https://help.chartmogul.com/hc/en-us/articles/207340419">ChartMogul on customer churn</a>
     * @see <a href="https://help.chartmogul.com/hc/en-us/articles/203359341">ChartMogul on gross MRR churn</a>
     * @see <a href="https://help.chartmogul.com/hc/en-us/articles/4414075567250">ChartMogul on net MRR churn</a>
     * @see <a href="https://help.chartmogul.com/article/303-handling-past-due-subscriptions">ChartMogul on past due</a>
     */
    public static RevenuePolicy chartMogulLike2025() {
        return strict().toBuilder("chartMogulLike2025")
                .discounts(DiscountPolicy.all())
                .pauses(Pauses.KEEP_MRR)
                .unlimitedPastDueGrace()
                .free(Free.ACTIVE_AT_ZERO)
                .revenueChurn(RevenueChurn.FLOW_OVER_OPENING)
                .build();
    }

    /**
     * Returns our reading of Baremetrics' published definitions as of 2025: every discount counts, 30 days of past due
     * and then churn, the free are lost; logo churn is the events of the period, those of accounts that joined in it
     * included, over those active when it opens; reactivation is no gain.
     *
     * @see <a href="https://help.baremetrics.com/en/articles/5380347-user-and-revenue-churn">Baremetrics on churn</a>
     * @see <a href="https://help.baremetrics.com/en/articles/5380330-monthly-recurring-revenue">Baremetrics on MRR</a>
     */
    public static RevenuePolicy baremetricsLike() {
        return strict().toBuilder("baremetricsLike")
                .discounts(DiscountPolicy.all())
                .logoPopulation(Population.FLOW_OVER_OPENING)
                .revenueChurn(RevenueChurn.FLOW_OVER_OPENING)
                .reactivationIsGain(false)
                .build();
    }

    /**
     * Returns our reading of the SQL listings 2.1 to 2.8 in C. S. Gold, Fighting Churn with Data (2020): closed cohorts
     * throughout, net changes per account, and the state <em>on</em> the first day opens a period, since a subscription
     * is live where {@code start ≤ day < end}. The listings know neither pauses nor past due: a subscription counts
     * until it ends, and one that is paused has ended.
     *
     * @see <a href="https://github.com/carl24k/fight-churn">The book's listings</a>
     */
    public static RevenuePolicy goldBook() {
        return strict().toBuilder("goldBook")
                .pauses(Pauses.CHURN)
                .unlimitedPastDueGrace()
                .bridge(BridgeMode.SNAPSHOT)
                .opening(Opening.FIRST_DAY)
                .build();
    }

    /**
     * Returns our reading of ProfitWell's published definitions as of 2025: every discount counts, 15 days of past due
     * (what it advises at least), nothing for what is paused, the free are no customers. Logo churn is the customers
     * lost in the period over those active when it opens; one new and lost within it is ignored, so that this nets per
     * account. Its smoothing is not published and not reproduced.
     *
     * @see <a href="https://www.paddle.com/help/profitwell-metrics/measure/compare/profitwell-vs-recurly">ProfitWell
     *     beside Recurly</a>
     */
    public static RevenuePolicy profitWellLike() {
        return strict().toBuilder("profitWellLike")
                .discounts(DiscountPolicy.all())
                .pastDueGraceDays(15)
                .logoPopulation(Population.FLOW_OVER_OPENING)
                .revenueChurn(RevenueChurn.FLOW_OVER_OPENING)
                .bridge(BridgeMode.SNAPSHOT)
                .build();
    }

    /**
     * Returns our reading of Recurly's published definitions as of 2025: a day is a thirtieth of a month, what is not
     * paid counts until it is cancelled, subscriptions back to back within a month are one and only who returns after
     * it is reactivated, revenue churn sums movements. Recurly reads invoices; this reads price states.
     *
     * @see <a href="https://docs.recurly.com/docs/monthly-recurring-revenue">Recurly on MRR</a>
     * @see <a href="https://docs.recurly.com/docs/subscribers">Recurly on subscribers</a>
     */
    public static RevenuePolicy recurlyLike() {
        return strict().toBuilder("recurlyLike")
                .intervalFactors(IntervalFactors.THIRTY_DAY)
                .unlimitedPastDueGrace()
                .mergeGapDays(30)
                .revenueChurn(RevenueChurn.FLOW_OVER_OPENING)
                .build();
    }

    /**
     * Returns our reading of Chargebee's published definitions as of 2025: recurring discounts count and coupons for
     * one bill do not, cancellations in the month of activation are left out, so that this nets per account, and churn
     * is over those active when the period opens. Convert its amounts {@linkplain FxPolicy#periodEnd() at month ends}.
     *
     * @see <a href="https://www.chargebee.com/docs/2.0/charts.html">Chargebee on its charts</a>
     */
    public static RevenuePolicy chargebeeLike() {
        return strict().toBuilder("chargebeeLike")
                .logoPopulation(Population.FLOW_OVER_OPENING)
                .revenueChurn(RevenueChurn.FLOW_OVER_OPENING)
                .bridge(BridgeMode.SNAPSHOT)
                .build();
    }

    /**
     * Returns our reading of SaaS Capital's survey: retention of a closed cohort over twelve months, each customer's
     * revenue capped at last year's for the gross rate. Ask for {@code grossRevenueRetention(ledger.headline(month))}.
     *
     * @see <a href="https://edocr.com/v/yol7ozkn/techcelerate/2019-saas-retention-benchmarks">SaaS Capital (2019)</a>
     */
    public static RevenuePolicy saasCapitalAnnual() {
        return strict().toBuilder("saasCapitalAnnual").headlineMonths(12).build();
    }

    /**
     * Returns what boards mean by net retention: the customers of twelve months ago, their revenue then and now. Ask
     * for {@code netRevenueRetention(ledger.headline(month))}.
     *
     * @see <a href="https://kellblog.com/2022/10/05/accept-no-imitations-or-subtitutes-lazy-nrr-is-not-nrr/">Kellogg
     *     (2022)</a>
     */
    public static RevenuePolicy boardNrr12() {
        return strict().toBuilder("boardNrr12").headlineMonths(12).build();
    }

    /** Returns all presets, the default first. */
    public static List<RevenuePolicy> all() {
        return List.of(
                strict(),
                stripeLike(),
                chartMogulLike2025(),
                baremetricsLike(),
                profitWellLike(),
                recurlyLike(),
                chargebeeLike(),
                goldBook(),
                saasCapitalAnnual(),
                boardNrr12());
    }

    /**
     * Returns the preset of a name, such as {@code stripeLike}.
     *
     * @throws IllegalArgumentException if there is none; it lists the names
     */
    public static RevenuePolicy named(String name) {
        return all().stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("preset must be one of "
                        + String.join(
                                ", ", all().stream().map(RevenuePolicy::name).toList())
                        + ", was " + name));
    }
}

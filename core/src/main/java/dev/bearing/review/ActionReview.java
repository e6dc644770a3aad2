package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.AdvocacyCandidate;
import dev.bearing.action.AdvocacyReport;
import dev.bearing.action.LeadFindings;
import dev.bearing.action.LeadFunnel;
import dev.bearing.action.RankedWork;
import dev.bearing.action.ReferralTree;
import dev.bearing.action.ReferredAccounts;
import dev.bearing.action.ReferredRevenue;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkPlan;
import dev.bearing.action.WorkRanking;
import dev.bearing.internal.Lazy;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Rate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/**
 * What to do next: leads, customers to ask to speak for the vendor, and everything that could be done today in the
 * order of expected gain per effort. Everything is worked out when it is first asked for.
 *
 * <pre>{@code
 * ActionReview actions = review.actions();
 * actions.today(CurrencyUnit.USD);              // ten accounts to act on, each with its reason
 * actions.leads().refused();                    // who is no lead, and why
 * actions.leadFunnel().of(Motion.FULL_SERVE);   // opened, accepted, won
 * actions.advocacy().askedYield();
 * }</pre>
 */
public final class ActionReview {

    private static final int YEAR = 12;

    private final SuccessReview review;
    private final Supplier<List<ActingAccount>> customers;
    private final Supplier<LeadFindings> leads;
    private final Supplier<LeadFunnel> funnel;
    private final Supplier<AdvocacyParts> advocates;
    private final Supplier<List<AdvocacyCandidate>> moments;
    private final Supplier<AdvocacyReport> advocacy;
    private final Supplier<ReferralTree> referrals;
    private final Supplier<List<WorkItem>> work;

    ActionReview(SuccessReview review, Learnt learnt, Supplier<Collection<AccountCase>> cases) {
        this.review = review;
        this.customers = Lazy.of(() -> customers(review, learnt.journeys(), cases.get()));
        this.leads = Lazy.of(() -> new LeadSearch(review, learnt.journeys()).of(customers.get()));
        this.funnel = Lazy.of(() -> new LeadSearch(review, learnt.journeys()).funnel(cases.get()));
        this.advocates = Lazy.of(() -> new AdvocacyParts(cases.get(), learnt.journeys()));
        this.moments = Lazy.of(() -> AdvocacyParts.moments(
                customers.get(), review.playbook().actions().advocacy()));
        this.advocacy = Lazy.of(() -> advocates.get().report(review));
        this.referrals = Lazy.of(() -> advocates.get().referrals());
        this.work = Lazy.of(() -> new WorkSources(review, this, learnt.journeys()).items(customers.get()));
    }

    private static List<ActingAccount> customers(
            SuccessReview review, Journeys journeys, Collection<AccountCase> cases) {
        Map<AccountId, AccountReview> reviews = new HashMap<>();
        review.accounts().forEach(account -> reviews.put(account.accountId(), account));
        List<ActingAccount> all = new ArrayList<>();
        for (AccountCase account : cases) {
            AccountReview own = reviews.get(account.id());
            if (own != null && account.isAround()) {
                all.add(ActingAccount.of(account, own, journeys));
            }
        }
        return all;
    }

    /** Returns who should be offered which expansion, which leads are open, and who is no lead and why. */
    public LeadFindings leads() {
        return leads.get();
    }

    /** Returns what became of all leads that were ever opened for an expansion of the playbook's paths. */
    public LeadFunnel leadFunnel() {
        return funnel.get();
    }

    /**
     * Returns the moments that customers have come to at which they may be asked to speak, and what speaks against it.
     */
    public List<AdvocacyCandidate> advocacyMoments() {
        return moments.get();
    }

    /** Returns what asking goes together with, how long it takes, and how many customers speak. */
    public AdvocacyReport advocacy() {
        return advocacy.get();
    }

    /** Returns who was sent by whom, and the referrals that are refused. */
    public ReferralTree referrals() {
        return referrals.get();
    }

    /** Returns how many accounts were sent by others and ever paid, whatever they pay in. */
    public ReferredAccounts referredAccounts() {
        return ReferredAccounts.of(
                referrals(),
                account -> advocates.get().revenue(account).flatMap(AccountRevenue::firstPaidOn),
                review.asOf());
    }

    /** Returns what accounts that were sent by others pay in a currency today. */
    public ReferredRevenue referredRevenue(CurrencyUnit currency) {
        return ReferredRevenue.of(referrals(), account -> advocates.get().revenue(account), currency, review.asOf());
    }

    /**
     * Returns earned new revenue over the last twelve complete months: what accounts that were sent and first paid in
     * them pay at their end, out of what all paid at their start.
     */
    public Rate earnedNew(CurrencyUnit currency) {
        return ReferredRevenue.earnedNew(
                referrals(), account -> advocates.get().revenue(account), ledger(currency), year());
    }

    /**
     * Returns earned growth over the last twelve complete months: net revenue retention + earned new - 1, with the 95 %
     * interval of {@link ReferredRevenue#earnedGrowth}; unknown where the book does not reach back so far.
     *
     * @see <a href="https://hbr.org/2021/11/net-promoter-3-0">Reichheld, Darnell and Burns, Net Promoter 3.0 (2021)</a>
     */
    public Answer<Estimate> earnedGrowth(CurrencyUnit currency) {
        return ReferredRevenue.earnedGrowth(
                referrals(), account -> advocates.get().revenue(account), ledger(currency), year());
    }

    private CurrencyLedger ledger(CurrencyUnit currency) {
        return review.revenue().in(currency);
    }

    private DateRange year() {
        return DateRange.ofMonthsEnding(
                YearMonth.from(review.asOf().plusDays(1)).minusMonths(1), YEAR);
    }

    /**
     * Returns everything that could be done for the customers of a currency, in the order of the playbook's ranking.
     */
    public WorkPlan work(CurrencyUnit currency) {
        return work(currency, review.playbook().actions().work().ranking());
    }

    /** Returns the same in the order of another ranking. */
    public WorkPlan work(CurrencyUnit currency, WorkRanking ranking) {
        return WorkPlan.of(
                work.get().stream()
                        .filter(item -> item.currency().equals(currency))
                        .toList(),
                ranking);
    }

    /** Returns the accounts to act on today, as many as the playbook says, each with what to do first and why. */
    public List<RankedWork> today(CurrencyUnit currency) {
        return work(currency).today(review.playbook().actions().work().today());
    }
}

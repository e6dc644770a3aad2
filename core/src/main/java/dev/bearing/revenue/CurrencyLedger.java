package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.internal.Lazy;
import dev.bearing.value.Answer;
import dev.bearing.value.Arr;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Explanation;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.joda.money.CurrencyUnit;

/**
 * The movements of one currency and every metric that follows from them. Amounts are exact; rates keep their counts; a
 * period that is not over on the evaluation day is measured to date and flagged.
 */
public final class CurrencyLedger {

    /** The population of the churn of new customers. */
    static final String ACQUIRED_IN_PERIOD = "ACQUIRED_IN_PERIOD";

    private final CurrencyUnit currency;
    private final LedgerBasis basis;
    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final List<AccountLine> lines;
    private final int threads;
    private final Supplier<String> fingerprint;

    /**
     * @param basis what it has in common with the ledgers of other currencies
     * @param lines sorted by account
     */
    CurrencyLedger(CurrencyUnit currency, LedgerBasis basis, List<AccountLine> lines) {
        this(currency, basis, lines, 1);
    }

    private CurrencyLedger(CurrencyUnit currency, LedgerBasis basis, List<AccountLine> lines, int threads) {
        this.currency = currency;
        this.basis = basis;
        this.policy = basis.policy();
        this.asOf = basis.asOf();
        this.lines = lines instanceof ColumnLines ? lines : List.copyOf(lines);
        this.threads = threads;
        fingerprint = Lazy.of(basis::fingerprint);
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Returns the policy. */
    public RevenuePolicy policy() {
        return policy;
    }

    /** Returns the day up to which the ledger goes. */
    public LocalDate asOf() {
        return asOf;
    }

    /**
     * Returns the fingerprint that its rates carry: the policy's, and who is one customer and how amounts were
     * converted where that was said, such as {@code strict:1a2b3c4d+by(parent)+fx(PERIOD_END)}.
     */
    public String fingerprint() {
        return fingerprint.get();
    }

    /**
     * Returns this ledger with so many threads for what is folded over all accounts at once, {@link #bridges},
     * {@link #retentionSeries} and {@link #triangle}; one unless said otherwise. The results are the same.
     *
     * @param count at least 1
     */
    public CurrencyLedger withThreads(int count) {
        checkArgument(count >= 1, "count must be at least 1, was %s", count);
        return new CurrencyLedger(currency, basis, lines, count);
    }

    /** Returns the part of this ledger about the accounts that pass a test: a segment, say. */
    public CurrencyLedger where(Predicate<AccountId> accounts) {
        requireNonNull(accounts, "accounts");
        return ofLines(
                lines.stream().filter(line -> accounts.test(line.accountId())).toList());
    }

    CurrencyLedger withBasis(LedgerBasis changed) {
        return new CurrencyLedger(currency, changed, lines, threads);
    }

    /** Returns a ledger of some of this one's lines. */
    CurrencyLedger ofLines(List<AccountLine> some) {
        return new CurrencyLedger(currency, basis, some, threads);
    }

    /** Returns a metric of a period, folded over all accounts of this ledger in the order of their keys. */
    public <S, R> R measure(Metric<S, R> metric, DateRange period) {
        requireNonNull(metric, "metric");
        PeriodSpan span = span(period);
        S state = metric.empty();
        for (AccountLine line : lines) {
            state = metric.merge(state, metric.of(new AccountPeriod(line, period, span)));
        }
        return metric.finish(state, MetricScope.of(this, period));
    }

    /** Returns the accounts that were ever priced in this currency, sorted. */
    public List<AccountId> accountIds() {
        return lines.stream().map(AccountLine::accountId).toList();
    }

    /** Returns all movements, sorted by day and account. */
    public List<Movement> movements() {
        List<Movement> all = new ArrayList<>();
        for (AccountLine line : lines) {
            for (int i = 0; i < line.size(); i++) {
                if (line.isMovement(i)) {
                    all.add(line.movement(i));
                }
            }
        }
        all.sort(Comparator.comparing(Movement::on).thenComparing(Movement::accountId));
        return all;
    }

    /** Returns monthly recurring revenue at the end of a day. */
    public Mrr mrrOn(LocalDate day) {
        int at = epoch(day);
        return sum(line -> line.unitsOn(at));
    }

    /** Returns annual recurring revenue at the end of a day: twelve times {@link #mrrOn}. */
    public Arr arrOn(LocalDate day) {
        return Arr.of(mrrOn(day));
    }

    /** Returns how many accounts pay at the end of a day. */
    public long customersOn(LocalDate day) {
        int at = epoch(day);
        return inAnyOrder().stream().filter(line -> line.unitsOn(at) > 0).count();
    }

    /** Returns recurring revenue per paying account at the end of a day, in major units, or EMPTY_BASE. */
    public Answer<BigDecimal> arpaOn(LocalDate day) {
        return Averages.perAccount("ARPA", mrrOn(day), customersOn(day), "no account pays on " + day);
    }

    /** Returns the average selling price: new revenue of a period per account that was new in it, in major units. */
    public Answer<BigDecimal> averageSellingPrice(DateRange period) {
        RevenueBridge.Line won = bridge(period).line(MovementKind.NEW);
        return Averages.perAccount(
                "average selling price", won.amount(), newAccounts(period, won), "no account was new in " + period);
    }

    /** How many accounts were new: who came back later than the policy's window allows may have been new before. */
    private long newAccounts(DateRange period, RevenueBridge.Line won) {
        if (policy.bridge() == RevenuePolicy.BridgeMode.SNAPSHOT
                || policy.reactivationWindowDays().isEmpty()) {
            return won.count();
        }
        PeriodSpan span = span(period);
        return inAnyOrder().stream()
                .filter(line -> Moves.count(MovementKind.NEW, line, span, RevenuePolicy.BridgeMode.EVENT) > 0)
                .count();
    }

    /**
     * Returns how recurring revenue went from the opening to the closing balance of a period, by every movement or by
     * one net change per account, as the policy's {@linkplain RevenuePolicy#bridge() bridge} says.
     */
    public RevenueBridge bridge(DateRange period) {
        return bridge(period, policy.bridge());
    }

    /** Returns how recurring revenue went from the opening to the closing balance of a period. */
    public RevenueBridge bridge(DateRange period, RevenuePolicy.BridgeMode mode) {
        requireNonNull(mode, "mode");
        return Bridges.of(this, period, mode);
    }

    /**
     * Returns the bridges of consecutive months, all from one pass over the movements: as many calls of {@link #bridge}
     * in a fraction of the time.
     *
     * @param last the last month, not before {@code first}; it begins by {@link #asOf()}
     */
    public List<RevenueBridge> bridges(YearMonth first, YearMonth last) {
        return bridges(first, last, policy.bridge());
    }

    /** Returns the bridges of consecutive months, by every movement or by one net change per account and month. */
    public List<RevenueBridge> bridges(YearMonth first, YearMonth last, RevenuePolicy.BridgeMode mode) {
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        requireNonNull(mode, "mode");
        return Series.of(this).bridges(first, last, mode);
    }

    /**
     * Returns what was kept of the closed cohorts of trailing windows, one that ends with each of consecutive months,
     * all from one pass over the movements: net and gross revenue retention and logo retention of the last 12 months,
     * say, as it was at the end of each month.
     *
     * @param first the month with which the first window ends
     * @param last the month with which the last window ends, not before {@code first}
     * @param months how long the windows are, at least 1
     */
    public List<RetentionMonth> retentionSeries(YearMonth first, YearMonth last, int months) {
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        return Series.of(this).retention(first, last, months);
    }

    /**
     * Returns gains / losses of a period: (new + expansion + reactivation + resumed) / (contraction + pause + churn),
     * where the policy may leave out reactivation, or pauses and what was resumed. UNBOUNDED where nothing was lost,
     * EMPTY_BASE where nothing moved.
     */
    public Answer<Double> quickRatio(DateRange period) {
        RevenueFlow flow = flow(period);
        Mrr gains = Mrr.ofUnits(currency, flow.gains());
        Mrr losses = Mrr.ofUnits(currency, flow.losses());
        if (losses.isZero()) {
            return gains.isZero()
                    ? Answer.unknown(Answer.Reason.EMPTY_BASE, "nothing was gained or lost in " + period)
                    : Answer.unknown(Answer.Reason.UNBOUNDED, "nothing was lost in " + period);
        }
        return Answer.known(
                (double) gains.units() / losses.units(),
                Explanation.quotient(
                        "quick ratio",
                        new Contribution("gains", gains.toDouble()),
                        new Contribution("losses", losses.toDouble())));
    }

    /**
     * Returns the customers lost in a period out of the policy's {@linkplain RevenuePolicy#logoPopulation()
     * population}: by default the share of the accounts paying on the day before the period that neither pay nor are
     * paused on its last day. Who joined in the period is in neither part; who left and came back within it is not
     * lost.
     */
    public Rate logoChurn(DateRange period) {
        return logoChurn(period, policy.logoPopulation());
    }

    /** Returns the customers lost in a period out of a population. */
    public Rate logoChurn(DateRange period, RevenuePolicy.Population population) {
        requireNonNull(population, "population");
        PeriodSpan span = span(period);
        boolean ofTerms = population == RevenuePolicy.Population.AVAILABLE_TO_RENEW;
        Optional<Renewals> renewals = ofTerms ? basis.renewals().map(Supplier::get) : Optional.empty();
        EndingTerms terms = renewals.map(some -> some.ending(period)).orElse(EndingTerms.NONE);
        Rate rate = finish(new LogoChurn(lines, span, policy.bridge(), terms).in(population), population.name(), span)
                .named(
                        population.name(),
                        fingerprint() + renewals.map(Renewals::fingerprint).orElse(""));
        return terms.maturity() == Rate.Maturity.FINAL ? rate : rate.maturing(terms.maturity());
    }

    /**
     * Returns the sum, over the days of a period, of that day's churn movements out of the accounts active on the day
     * before: a formula once common that is no share of anything, and can exceed 1. EMPTY_BASE where nobody was active
     * on any day.
     *
     * @see <a href="https://help.chartmogul.com/hc/en-us/articles/207340419">ChartMogul, the "Shopify" formula</a>
     */
    public Answer<Double> sumOfDailyLogoChurn(DateRange period) {
        return new LogoChurn(lines, span(period), RevenuePolicy.BridgeMode.EVENT).sumOfDays();
    }

    /** Returns the share of the accounts new in a period that neither pay nor are paused on its last day. */
    public Rate newCustomerChurn(DateRange period) {
        PeriodSpan span = span(period);
        return finish(
                new LogoChurn(lines, span, RevenuePolicy.BridgeMode.EVENT).ofNewCustomers(), ACQUIRED_IN_PERIOD, span);
    }

    /**
     * Returns what the accounts paying on the day before the period still pay on its last day, each at most what it
     * paid then, out of what they paid: never more than 1, and never hidden by another account's growth. A closed
     * cohort under every policy.
     */
    public Rate grossRevenueRetention(DateRange period) {
        return ofClosedCohort(period, RevenueFlow::grossRetention);
    }

    /**
     * Returns what the accounts paying on the day before the period pay on its last day, out of what they paid then.
     * Revenue of accounts won in the period is in neither part. A closed cohort under every policy; opening plus
     * expansion less losses over opening is not this number, since it counts accounts outside the cohort.
     *
     * @see <a href="https://kellblog.com/2022/10/05/accept-no-imitations-or-subtitutes-lazy-nrr-is-not-nrr/">Kellogg
     *     (2022), Lazy NRR is not NRR</a>
     */
    public Rate netRevenueRetention(DateRange period) {
        return ofClosedCohort(period, RevenueFlow::netRetention);
    }

    /**
     * Returns revenue lost in a period out of revenue when it opened, growth left out: by default 1 less
     * {@link #grossRevenueRetention}; where the policy's {@link RevenuePolicy#revenueChurn()} sums movements, churned,
     * contracted and (if the policy says so) paused revenue of anybody, which may exceed 1.
     */
    public Rate grossRevenueChurn(DateRange period) {
        PeriodSpan span = span(period);
        RevenuePolicy.RevenueChurn form = policy.revenueChurn();
        return finish(flow(period).grossChurn(form), form.name(), span);
    }

    /**
     * Returns revenue lost in a period net of growth out of revenue when it opened; negative where growth prevails. By
     * default 1 less {@link #netRevenueRetention}; where the policy's {@link RevenuePolicy#revenueChurn()} sums
     * movements, lost revenue less expanded and, if the policy says so, reactivated and resumed revenue of anybody.
     */
    public Rate netRevenueChurn(DateRange period) {
        PeriodSpan span = span(period);
        RevenuePolicy.RevenueChurn form = policy.revenueChurn();
        return finish(flow(period).netChurn(form), form.name(), span);
    }

    /**
     * Returns monthly logo churn pooled over several months: those lost in each month out of those who paid when it
     * began, added up over the months.
     *
     * @param last the last month
     * @param months how many, at least 1
     */
    public Rate pooledMonthlyLogoChurn(YearMonth last, int months) {
        return LedgerLifetime.pooledMonthlyChurn(this, last, months, policy.logoPopulation());
    }

    /**
     * Returns what a customer is worth in revenue: ARPA on the evaluation day / {@link #lifetimeValueChurn()}.
     * OUTSIDE_MODEL_RANGE where the policy's population allows a churn above 1 and it is.
     */
    public Answer<LifetimeValue> lifetimeValue() {
        return lifetimeValue(1);
    }

    /**
     * Returns what a customer is worth in margin: {@link #lifetimeValue()} × the margin.
     *
     * @param grossMargin the share of revenue left after the cost of serving, in (0, 1]
     */
    public Answer<LifetimeValue> lifetimeValue(double grossMargin) {
        return LedgerLifetime.value(this, grossMargin);
    }

    /**
     * Returns the churn that {@link #lifetimeValue()} divides by: monthly logo churn pooled over the last 12 complete
     * months, a share of the customers lost per month. Churn of those available to renew is no churn of a month; where
     * the policy asks for that, this is that of the closed cohort.
     */
    public Rate lifetimeValueChurn() {
        return LedgerLifetime.churn(this);
    }

    /**
     * Returns the period of a headline rate: as many months as the policy's {@link RevenuePolicy#headlineMonths()
     * headlineMonths}, up to the end of one. A board that reads net retention of twelve months asks for
     * {@code netRevenueRetention(ledger.headline(month))}.
     *
     * @param last the last month
     */
    public DateRange headline(YearMonth last) {
        return DateRange.ofMonthsEnding(last, policy.headlineMonths());
    }

    /**
     * Returns what is left of each month's new customers, by age. {@code strict} counts accounts in time and amounts
     * pointwise, by calendar months; the other forms are those that well-known products show.
     */
    public RetentionTriangle triangle(RetentionTriangle.Measure measure, RetentionTriangle.Age age) {
        requireNonNull(measure, "measure");
        requireNonNull(age, "age");
        return RetentionTriangles.of(measure, age, this);
    }

    /** Returns the first month with a step of any account; empty for an empty ledger. */
    public Optional<YearMonth> firstMonth() {
        return inAnyOrder().stream()
                .filter(line -> line.size() > 0)
                .map(line -> YearMonth.from(LocalDate.ofEpochDay(line.day(0))))
                .min(Comparator.naturalOrder());
    }

    private Rate ofClosedCohort(DateRange period, Function<RevenueFlow, Rate> rate) {
        return finish(rate.apply(flow(period)), RevenuePolicy.RevenueChurn.CLOSED_COHORT.name(), span(period));
    }

    private RevenueFlow flow(DateRange period) {
        return new RevenueFlow(currency, lines, span(period), policy);
    }

    /** Who is one customer. */
    RollUp customers() {
        return basis.customers();
    }

    /** The day whose knowledge it is made of. */
    LocalDate knownAt() {
        return basis.knownAt();
    }

    PeriodSpan span(DateRange period) {
        requireNonNull(period, "period");
        return PeriodSpan.of(period, policy, asOf, basis.knownAt());
    }

    /** A rate under the policy's name and rules. */
    Rate finish(Rate rate, String population, PeriodSpan span) {
        return label(span.maturity(), span.complete()).on(rate, population);
    }

    /** A rate of what is left in a month that has begun, under the policy's name and rules. */
    Rate finish(Rate rate, String population, YearMonth month) {
        return label(span(DateRange.of(month)).maturity(), true).on(rate, population);
    }

    private LedgerLabel label(Rate.Maturity maturity, boolean complete) {
        return new LedgerLabel(fingerprint(), policy.minimumBase(), maturity, complete, basis.knownAt());
    }

    Mrr sum(ToLongFunction<AccountLine> part) {
        long units = 0;
        for (AccountLine line : inAnyOrder()) {
            units = ExactAmounts.plus(currency, units, part.applyAsLong(line));
        }
        return Mrr.ofUnits(currency, units);
    }

    /** The accounts' step lines, sorted by account. */
    List<AccountLine> lines() {
        return lines;
    }

    /** Likewise, in an order that costs least. */
    List<AccountLine> inAnyOrder() {
        return ColumnLines.inAnyOrder(lines);
    }

    /** How many threads fold. */
    int threads() {
        return threads;
    }

    /** Whether amounts were converted from other currencies. */
    boolean isConverted() {
        return !(lines instanceof ColumnLines) && lines.stream().anyMatch(AccountLine::isConverted);
    }

    /** This ledger of one account only. */
    CurrencyLedger only(AccountLine line) {
        return ofLines(List.of(line));
    }

    private int epoch(LocalDate day) {
        requireNonNull(day, "day");
        checkArgument(!day.isAfter(asOf), "day must not be after asOf = %s, was %s", asOf, day);
        return Days.epoch(day);
    }

    /** Returns the currency, the policy's fingerprint, the day and how many accounts it is of. */
    @Override
    public String toString() {
        return "ledger in " + currency + " under " + fingerprint() + " as of " + asOf + " of " + lines.size()
                + (lines.size() == 1 ? " account" : " accounts");
    }
}

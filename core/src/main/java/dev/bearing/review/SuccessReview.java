package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.action.RenewalCalendar;
import dev.bearing.balance.PlanProgress;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.Backtest;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.evidence.ValueAttribution;
import dev.bearing.evidence.ValueAttributions;
import dev.bearing.evidence.ValueDriver;
import dev.bearing.evidence.ValueDriverReport;
import dev.bearing.health.ImpactReport;
import dev.bearing.health.Scorecard;
import dev.bearing.internal.Days;
import dev.bearing.internal.Lazy;
import dev.bearing.journey.SuccessGaps;
import dev.bearing.journey.SuccessPath;
import dev.bearing.journey.TimeToValue;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.OrderLedger;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.Renewals;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.SegmentedRevenue;
import dev.bearing.trial.TrialFunnel;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.VectorGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/**
 * A book under a playbook as of a day: revenue, health, where every account is heading, and what that is worth. A pure
 * function of the three; nothing dated later is seen.
 *
 * <pre>{@code
 * SuccessReview review = SuccessReview.of(book, playbook, LocalDate.of(2026, 8, 31));
 * review.revenue().in(CurrencyUnit.USD).mrrOn(review.asOf());
 * review.account(AccountId.of("acme")).orElseThrow().health();
 * review.forecast(CurrencyUnit.USD);
 * }</pre>
 *
 * <p>Everything is worked out when it is first asked for, and once. What is learnt from all accounts (a ladder, the
 * times of a path's legs, peers' percentiles) is fitted once; one account then costs that account and no other.
 */
public final class SuccessReview {

    private final CustomerBook book;
    private final LocalDate asOf;
    private final Learnt learnt;
    private final Supplier<RevenueLedger> ledger;
    private final Supplier<Collection<AccountCase>> cases;
    private final RevenueParts parts;
    private final TrialReview trials;
    private final ChurnReview churn;
    private final Supplier<RenewalCalendar> renewalCalendar;
    private final Plans plans;
    private final Supplier<List<AccountReview>> accounts;
    private final ForecastRoom forecasts;
    private final Supplier<List<PathReview>> journeys;
    private final Supplier<TimeToValue> timeToFirstValue;
    private final HealthStandings standings;
    private final Supplier<InteractionReview> interactions;
    private final Supplier<ValueDriverReport> valueDrivers;
    private final Supplier<OutcomeReview> outcomes;
    private final FitReport fit;
    private final Supplier<SuccessGaps> gaps;
    private final GapRoom gapRoom;
    private final Supplier<List<InterventionReview>> interventions;
    private final ActionReview actions;
    private final BalanceReport balance;
    private final Supplier<SortedMap<CurrencyUnit, LadderReport>> ladderReports;

    private SuccessReview(
            CustomerBook book,
            LocalDate asOf,
            Learnt learnt,
            Supplier<RevenueLedger> ledger,
            Supplier<Collection<AccountCase>> cases,
            Supplier<SuccessGaps> gaps) {
        this.book = book;
        this.asOf = asOf;
        this.learnt = learnt;
        this.ledger = ledger;
        this.cases = cases;
        this.parts = new RevenueParts(book, asOf, ledger, learnt);
        this.trials = new TrialReview(book, learnt, asOf, cases);
        this.churn = new ChurnReview(book, learnt, asOf, cases);
        this.renewalCalendar = Lazy.of(() -> RenewalOutlooks.calendar(this, learnt));
        this.plans = new Plans(this, learnt);
        this.accounts = Lazy.of(this::judgeAll);
        this.forecasts = new ForecastRoom(book, asOf, learnt, cases);
        this.journeys = Lazy.of(() -> PathReviews.of(learnt.journeys(), paths(), cases.get(), asOf));
        this.timeToFirstValue = Lazy.of(() -> PathReviews.timeToFirstValue(learnt.journeys(), cases.get()));
        this.standings = new HealthStandings(learnt, accounts);
        this.interactions =
                Lazy.of(() -> InteractionParts.review(this, playbook().interactions(), learnt.journeys(), cases.get()));
        this.valueDrivers = Lazy.of(this::lookForDrivers);
        this.outcomes = Lazy.of(() -> judge().review(accounts.get()));
        this.fit = new FitReport(book, learnt, asOf, accounts);
        this.gaps = gaps;
        this.gapRoom = new GapRoom(learnt, gaps, cases);
        this.interventions =
                Lazy.of(() -> Interventions.review(learnt, cases.get(), costs(), Interventions.fitThen(cases.get())));
        this.actions = new ActionReview(this, learnt, cases);
        this.balance = new BalanceReport(this, learnt);
        this.ladderReports = Lazy.of(learnt::ladderReports);
    }

    /**
     * Returns the review of a book as of a day.
     *
     * @param asOf the day; see {@link CustomerBook#newestDay()} for the last on which anything happened
     * @throws IllegalArgumentException if the day is outside 1970 to 9999, or before that of the exchange rates which
     *     the playbook asks for
     */
    public static SuccessReview of(CustomerBook book, Playbook playbook, LocalDate asOf) {
        requireNonNull(book, "book");
        requireNonNull(playbook, "playbook");
        Days.check("asOf", asOf);
        playbook.revenue().reporting().ifPresent(reporting -> reporting.checkKnownOn(asOf));
        Learnt learnt = new Learnt(book, playbook, asOf);
        return new SuccessReview(
                book, asOf, learnt, learnt::ledger, () -> learnt.cases().values(), Lazy.of(() -> Gaps.find(learnt)));
    }

    /** Returns the version of this library, or {@code development} where it was not packed into a jar. */
    public static String libraryVersion() {
        return Optional.ofNullable(SuccessReview.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /**
     * Returns this review with facts that have just arrived. Its day moves on to the newest day of the facts, if that
     * is later. What was learnt from all accounts stays as it was: ask for {@link #of a new review} to learn anew.
     *
     * @throws IllegalArgumentException as {@link CustomerBook#plus(java.util.Collection)}
     */
    public SuccessReview plus(Fact... facts) {
        requireNonNull(facts, "facts");
        LocalDate newest = Arrays.stream(facts).map(Fact::newestDay).reduce(asOf, Days::later);
        CustomerBook more = book.plus(facts);
        return new SuccessReview(
                more,
                newest,
                learnt,
                Lazy.of(() -> ReviewLedger.of(
                        more,
                        more.accounts(newest).stream()
                                .map(view ->
                                        AccountRevenue.of(view.id(), view.recorded(PriceState.class), policy(), newest))
                                .toList(),
                        learnt.written(),
                        newest)),
                Lazy.of(() -> more.accounts(newest).stream()
                        .map(view -> AccountCase.of(view, policy()))
                        .toList()),
                gaps);
    }

    /**
     * Returns this review of some accounts alone, as if the book had no others: their revenue, health, journeys, gaps,
     * outcomes, fit, interactions, forecast and all else. Only what is learnt from all accounts stays as it is: the
     * ladder and its tiers, the times of legs, take rates, percentiles, the reference of gaps, the back-test.
     *
     * @param accounts their ids; one that the book does not have is ignored
     */
    public SuccessReview only(Set<AccountId> accounts) {
        requireNonNull(accounts, "accounts");
        Set<AccountId> ids = Set.copyOf(accounts);
        CustomerBook fewer = book.only(ids);
        Supplier<Collection<AccountCase>> kept = Lazy.of(() -> cases.get().stream()
                .filter(account -> ids.contains(account.id()))
                .toList());
        return new SuccessReview(
                fewer,
                asOf,
                learnt,
                Lazy.of(() -> ReviewLedger.of(
                        fewer, kept.get().stream().map(AccountCase::revenue).toList(), learnt.written(), asOf)),
                kept,
                Lazy.of(() -> gaps.get().among(ids)));
    }

    /** Returns the book. */
    public CustomerBook book() {
        return book;
    }

    /** Returns the playbook as written; {@link #derived()} says what was derived in place of what it does not say. */
    public Playbook playbook() {
        return learnt.written();
    }

    /** Returns the day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the day of what was learnt from all accounts; earlier than {@link #asOf()} after {@link #plus}. */
    public LocalDate learntAsOf() {
        return learnt.asOf();
    }

    /** Returns the policy under which revenue is counted. */
    public RevenuePolicy policy() {
        return learnt.policy();
    }

    /** Returns all movements of revenue, by currency. */
    public RevenueLedger revenue() {
        return ledger.get();
    }

    /**
     * Returns the movements of all currencies in one, or empty where the playbook names none to convert into.
     *
     * @throws dev.bearing.revenue.MissingFxRateException if the book has no rate for a pair on a day that is needed
     */
    public Optional<CurrencyLedger> convertedRevenue() {
        return parts.converted();
    }

    /**
     * Returns revenue by segment: an entry for each currency, and for {@link #convertedRevenue()} the last; empty where
     * the playbook names no attribute to segment by.
     *
     * @throws dev.bearing.revenue.MissingFxRateException as {@link #convertedRevenue()}
     */
    public List<SegmentedRevenue> segments() {
        return parts.segments();
    }

    /** Returns how the terms of contracts went, and which end next. */
    public Renewals renewals() {
        return parts.renewals();
    }

    /** Returns the terms that end next: what is at stake, how likely each is to be renewed, and what to do about it. */
    public RenewalCalendar renewalCalendar() {
        return renewalCalendar.get();
    }

    /**
     * Returns the plan of a currency against what became of it and what is expected to, cut by {@code tier}, by the
     * attribute of the playbook's segments, and by {@code milestone}, the last one reached.
     */
    public PlanProgress plan(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        return plans.in(currency);
    }

    /**
     * Returns one-off business, an entry for each currency in which anything was ordered; without one where no
     * repurchase window is written and nobody has bought twice.
     */
    public List<OrderLedger> orders() {
        return parts.orders();
    }

    /** Returns the trials and how they turned out; nothing else in the review counts them. */
    public TrialFunnel trials() {
        return trials.funnel();
    }

    /** Returns what tells which trials convert: by model, activities, help, and the leads among those that run. */
    public TrialReview trialReview() {
        return trials;
    }

    /** Returns why customers left, what that cost, what came of cancel flows, and signals of the intent to cancel. */
    public ChurnReview churn() {
        return churn;
    }

    /**
     * Returns one account's review, or empty if the account was not known on the day. Costs that account and no other.
     */
    public Optional<AccountReview> account(AccountId id) {
        requireNonNull(id, "id");
        return book.account(id, asOf).map(view -> learnt.judge(AccountCase.of(view, policy())));
    }

    /** Returns the reviews of all accounts, sorted by id. */
    public List<AccountReview> accounts() {
        return accounts.get();
    }

    /** Returns the currencies in which any account was ever priced, sorted by code. */
    public List<CurrencyUnit> currencies() {
        return List.copyOf(revenue().currencies());
    }

    /** Returns the success paths in force on the day: those of the playbook, or the derived one. */
    public List<SuccessPath> paths() {
        return learnt.playbook().paths().stream()
                .filter(path -> path.isInForceOn(asOf))
                .toList();
    }

    /** Returns each of the {@link #paths} with all that are on it: times, who waits where, and whose task is open. */
    public List<PathReview> journeys() {
        return journeys.get();
    }

    /**
     * Returns one account on each of its paths, the main one first; empty where it is no customer or has no path. Costs
     * that account and no other.
     */
    public List<AccountJourney> journeys(AccountId id) {
        requireNonNull(id, "id");
        return book.account(id, asOf)
                .map(view -> PathReviews.of(learnt.journeys(), AccountCase.of(view, policy())))
                .orElse(List.of());
    }

    /** Returns how long accounts waited for the first value of their main path, churned ones included. */
    public TimeToValue timeToFirstValue() {
        return timeToFirstValue.get();
    }

    /** Returns what was done with all accounts, at what cost, whose contact is late, and what each leg took. */
    public InteractionReview interactions() {
        return interactions.get();
    }

    /**
     * Returns which drivers of value go together with customers staying: those of the playbook, or every signal and
     * milestone. Customers are followed up to the review's day for the days that the playbook says.
     */
    public ValueDriverReport valueDrivers() {
        return valueDrivers.get();
    }

    /**
     * Returns what the playbook's drivers of value account for in how far the outcomes of today's customers have moved;
     * empty where no driver says what a unit of it is worth.
     */
    public ValueAttributions valueAttributions() {
        List<ValueDriver> drivers = playbook().interactions().drivers();
        return ValueAttributions.of(outcomes().customers().stream()
                .flatMap(account -> account.metrics().stream()
                        .flatMap(metric -> metric.progress().stream())
                        .map(progress -> ValueAttribution.of(book, account.accountId(), progress, drivers)))
                .toList());
    }

    /**
     * Returns this review cut by a dated attribute, such as the owner of an account: the books of business.
     *
     * @param attribute its name; {@code playbook().interactions().ownerAttribute()} is that of the owner
     */
    public BooksOfBusiness by(String attribute) {
        return BooksOfBusiness.of(this, attribute);
    }

    /** Returns the scorecards: those of the playbook, or the derived one. */
    public List<Scorecard> scorecards() {
        return learnt.playbook().scorecards();
    }

    /** Returns why an account's health is what it is, how it moved and what would make it better. */
    public HealthDetails details(AccountReview account) {
        requireNonNull(account, "account");
        return new HealthDetails(account, learnt.scorecards());
    }

    /**
     * Returns what a proposed scorecard would do to the customers whom the one with its id judges today, before it is
     * released: who changes band, with how much revenue.
     *
     * @param proposed a new version of one of the {@linkplain #scorecards scorecards}
     * @param currency the currency of the revenue; what customers pay in others is not counted
     * @return the report, or NOT_CONFIGURED where no scorecard has that id, EMPTY_BASE where it judges no customer
     */
    public Answer<ImpactReport> impact(Scorecard proposed, CurrencyUnit currency) {
        requireNonNull(proposed, "proposed");
        return ScorecardImpact.of(learnt.scorecards(), proposed, accounts(), currency);
    }

    /** Returns what is known of health besides each score: steady bands, what people say, who judges whom, parents. */
    public HealthStandings standings() {
        return standings;
    }

    /** Returns who fits: each account under the ideal customer profile and by its assessment, and how those did. */
    public FitReport fit() {
        return fit;
    }

    /**
     * Returns how the scorecards would have done in the past, by the playbook's plan; NOT_CONFIGURED without a
     * scorecard, INSUFFICIENT_DATA with fewer churns than the plan asks for. Costs a score for every customer and
     * month. A scorecard that was made by looking at the same past does better in it than it will do in the future.
     */
    public Answer<Backtest> backtest() {
        return learnt.backtest();
    }

    /** Returns the fitted ladder of a currency; empty where nobody was ever priced in it. */
    public Optional<LadderModel> ladder(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        return Optional.ofNullable(learnt.ladders().get(currency)).map(LadderFit::model);
    }

    /** Returns the tiers of a currency with their accounts, lifetime values and flows, lowest rank first. */
    public List<VectorGroup> tiers(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        return ladderReport(currency).map(LadderReport::tiers).orElse(List.of());
    }

    /**
     * Returns what is known of the ladder of a currency besides: what each move is worth, the mix of tiers to come and
     * whether the tiers are apart; empty where nobody was ever priced in it.
     */
    public Optional<LadderReport> ladderReport(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        return Optional.ofNullable(ladderReports.get().get(currency));
    }

    /** Returns what existing customers are expected to buy within the playbook's horizon, or why that is not known. */
    public Answer<ExpansionForecast> forecast(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        return currencies().contains(currency)
                ? forecasts(currency).expansion()
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was ever priced in " + currency);
    }

    /** Returns where the revenue of a currency is heading: net of churn, month by month, under what-ifs, and tested. */
    public ForecastReview forecasts(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        return forecasts.in(currency, currencies());
    }

    /**
     * Returns where customers of a currency get lost on their paths, tested against the playbook's reference and ranked
     * by what those who wait there are worth: the lifetime values of their tiers. Counted are the accounts that were
     * ever priced in it, all accounts where there is no other currency; what was learnt from all, the reference say, is
     * as of {@link #learntAsOf()}.
     */
    public SuccessGaps gaps(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        return gapRoom.in(currency, currencies());
    }

    /** Returns where customers get lost on their paths, whatever they pay in, or nothing; nobody is valued. */
    public SuccessGaps gaps() {
        return gapRoom.all();
    }

    /**
     * Returns the playbook's interventions in its order: for whom each is due, and how crossing goes together with it
     * among accounts that had waited on the leg as long, were of the same fit class when they came to it, and came to
     * it in the same quarter of their path.
     */
    public List<InterventionReview> interventions() {
        return interventions.get();
    }

    /**
     * Returns the same among accounts that are in the same class of a function given, in place of their fit class.
     *
     * @param fit a word for an account's class
     */
    public List<InterventionReview> interventions(Function<AccountId, String> fit) {
        requireNonNull(fit, "fit");
        return Interventions.review(learnt, cases.get(), costs(), (account, day) -> fit.apply(account));
    }

    CostCurrency costs() {
        return new CostCurrency(playbook(), currencies(), book.facts(FxRate.class), asOf);
    }

    /** Returns what to do next: leads, whom to ask to speak for the vendor, and all work in its order. */
    public ActionReview actions() {
        return actions;
    }

    /** Returns who has the desired outcome, who got it the right way, and which coverage segment serves whom. */
    public OutcomeReview outcomes() {
        return outcomes.get();
    }

    /**
     * Returns what one account wants and how far it has got; empty where that is neither written nor can be told from
     * its path. Costs that account and no other.
     */
    public Optional<AccountOutcome> outcome(AccountReview account) {
        requireNonNull(account, "account");
        return judge().of(account);
    }

    /** Returns whether it is good for both sides, how the role itself does, and how many people it takes. */
    public BalanceReport balance() {
        return balance;
    }

    private Outcomes judge() {
        return new Outcomes(playbook().outcomes(), learnt.playbook().desiredOutcomes());
    }

    /** Returns one sentence for each part of the playbook that was derived from the facts, or could not be. */
    public List<String> derived() {
        return learnt.playbook().derived();
    }

    /**
     * Returns what a reader of the review should know besides: that nothing was known yet, warnings about the playbook,
     * accounts that were left out.
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (book.firstDay(asOf).isEmpty()) {
            notes.add("nothing is known on " + asOf + ": no fact is dated on or before it");
        }
        notes.addAll(parts.warnings());
        paths().forEach(path -> notes.addAll(path.warnings()));
        playbook().desiredOutcomes().stream()
                .flatMap(outcome -> outcome.warnings().stream())
                .distinct()
                .forEach(notes::add);
        fit.finding().ifPresent(notes::add);
        notes.addAll(playbook().interventions().warnings(paths()));
        notes.addAll(
                UnknownNames.of(playbook(), paths(), learnt.playbook().ladders().values()));
        currencies()
                .forEach(currency ->
                        Forecasts.leftOut(forecasts(currency).atHorizon()).ifPresent(notes::add));
        return notes;
    }

    private ValueDriverReport lookForDrivers() {
        InteractionSettings settings = playbook().interactions();
        LocalDate first = Days.later(Fact.FIRST_DAY, asOf.minusDays(settings.driverDays()));
        List<ValueDriver> drivers =
                settings.drivers().isEmpty() ? ValueDriverReport.candidates(book, first) : settings.drivers();
        return ValueDriverReport.of(
                book, HealthHistory.of(book, policy(), asOf), drivers, DateRange.of(first, asOf.plusDays(1)));
    }

    private List<AccountReview> judgeAll() {
        return book.accountIds().stream().flatMap(id -> account(id).stream()).toList();
    }
}

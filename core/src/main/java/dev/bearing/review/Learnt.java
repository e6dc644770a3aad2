package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.Backtest;
import dev.bearing.internal.Lazy;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.VectorInputs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/**
 * What a review learns from all accounts, each part when it is first asked for; then any one account can be judged
 * alone.
 */
final class Learnt {

    private final Playbook written;
    private final RevenuePolicy policy;
    private final LocalDate asOf;
    private final Supplier<SortedMap<AccountId, AccountCase>> cases;
    private final Supplier<RevenueLedger> ledger;
    private final Supplier<CompletePlaybook> playbook;
    private final Supplier<Scorecards> scorecards;
    private final Supplier<Journeys> journeys;
    private final Supplier<SortedMap<CurrencyUnit, LadderFit>> ladders;
    private final Supplier<Answer<Backtest>> backtest;
    private final KnownEndings endings;

    Learnt(CustomerBook book, Playbook written, LocalDate asOf) {
        this(book, written, asOf, AccountCase::of);
    }

    /** Returns what a forecast asks for; nothing of signals is read unless a scorecard has to be derived. */
    static Learnt forForecast(CustomerBook book, Playbook written, LocalDate asOf) {
        return new Learnt(
                book, written, asOf, written.scorecards().isEmpty() ? AccountCase::of : AccountCase::withoutSignals);
    }

    private Learnt(
            CustomerBook book,
            Playbook written,
            LocalDate asOf,
            BiFunction<AccountView, RevenuePolicy, AccountCase> read) {
        this.written = written;
        this.policy = written.revenuePolicy().orElse(RevenuePolicy.strict());
        this.asOf = asOf;
        this.cases = Lazy.of(() -> cases(book, read));
        this.ledger = Lazy.of(() -> ReviewLedger.of(
                book, cases.get().values().stream().map(AccountCase::revenue).toList(), written, asOf));
        this.playbook = Lazy.of(
                () -> CompletePlaybook.of(written, List.copyOf(cases.get().values()), ledger.get(), asOf));
        this.scorecards = Lazy.of(
                () -> Scorecards.fit(playbook.get().scorecards(), cases.get().values()));
        this.journeys =
                Lazy.of(() -> Journeys.fit(playbook.get(), written, cases.get().values(), asOf));
        this.ladders = Lazy.of(this::fitLadders);
        this.endings = new KnownEndings(book, this);
        this.backtest =
                Lazy.of(() -> ScoreBacktest.of(playbook.get().scorecards(), written.backtest(), book, policy, asOf));
    }

    LocalDate asOf() {
        return asOf;
    }

    RevenuePolicy policy() {
        return policy;
    }

    RevenueLedger ledger() {
        return ledger.get();
    }

    CompletePlaybook playbook() {
        return playbook.get();
    }

    Answer<Backtest> backtest() {
        return backtest.get();
    }

    SortedMap<CurrencyUnit, LadderFit> ladders() {
        return ladders.get();
    }

    SortedMap<CurrencyUnit, LadderReport> ladderReports() {
        SortedMap<CurrencyUnit, LadderReport> reports = new TreeMap<>();
        ladders.get()
                .forEach((currency, fit) -> reports.put(currency, new LadderReport(fit, written.ladderSettings())));
        return reports;
    }

    SortedMap<AccountId, AccountCase> cases() {
        return cases.get();
    }

    Journeys journeys() {
        return journeys.get();
    }

    /** Returns what is known of how accounts will end. */
    KnownEndings endings() {
        return endings;
    }

    /** Judges one account by what was learnt from all. */
    AccountReview judge(AccountCase account) {
        Journeys paths = journeys.get();
        List<JourneyProgress> progress = paths.allProgress(account);
        Optional<OutcomeAssessment> outcome = paths.assessment(account, account.asOf());
        boolean violated = Journeys.isExperienceViolated(outcome);
        List<AccountVector> vectors = new ArrayList<>();
        if (!progress.isEmpty()) {
            account.revenue().currencies().stream()
                    .filter(currency -> isAround(account, currency))
                    .forEach(currency -> vectors.addAll(vectors(account, currency, progress, violated)));
        }
        return new AccountReview(
                account.view(),
                account.revenue(),
                scorecards.get().score(account),
                progress.stream().findFirst(),
                outcome,
                vectors);
    }

    /** Returns whether it is a customer in a currency, or uses the product for free. */
    private boolean isAround(AccountCase account, CurrencyUnit currency) {
        TierStanding standing = new TierStanding(account.view(), account.revenue(), currency);
        return ladder(currency)
                        .filter(ladder -> standing.isOn(ladder, account.asOf()))
                        .isPresent()
                || standing.isPaused(account.asOf());
    }

    /** Returns one vector for each path; an expansion that follows milestones of several counts on the first. */
    private List<AccountVector> vectors(
            AccountCase account, CurrencyUnit currency, List<JourneyProgress> progress, boolean experienceViolated) {
        Journeys paths = journeys.get();
        Optional<LadderFit> fit = Optional.ofNullable(ladders.get().get(currency));
        TierStanding standing = new TierStanding(account.view(), account.revenue(), currency);
        Optional<TierId> tier = ladder(currency).flatMap(ladder -> standing.tierOn(ladder, account.asOf()));
        int months = written.forecast().horizonMonths();
        boolean leaves = KnownEndings.leavesWithin(account, currency, months);
        Optional<TermLoss> term = endings.termWithin(account, months);
        Set<String> owned = won(account);
        Set<String> counted = new TreeSet<>();
        List<AccountVector> vectors = new ArrayList<>();
        for (JourneyProgress on : progress) {
            ChurnChance usual = churn(on, fit, tier);
            ChurnChance churn = leaves
                    ? ChurnChance.ofKnownLoss()
                    : term.map(open -> usual.atTheEndOf(open, months)).orElse(usual);
            VectorInputs.Builder inputs = VectorInputs.builder(account.id(), on, paths.reach(on.path()))
                    .takes(paths.takes())
                    .experienceViolated(experienceViolated)
                    .owned(notForSale(owned, counted, on.path(), currency))
                    .churnProbability(churn.probability());
            churn.uncertainty().ifPresent(inputs::churnUncertainty);
            dueOn(account).ifPresent(inputs::dueOn);
            if (fit.isPresent() && tier.isPresent()) {
                inputs.tier(fit.get().model(), tier.get());
            }
            vectors.add(new AccountVector(currency, tier, written.vector().evaluate(inputs.build())));
            count(on.path(), owned, counted);
        }
        return vectors;
    }

    private ChurnChance churn(JourneyProgress progress, Optional<LadderFit> fit, Optional<TierId> tier) {
        Answer<LadderFit.TierChurn> tierChurn = fit.isPresent() && tier.isPresent()
                ? fit.get().churnSeen(tier.get())
                : Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the account has no tier on a ladder");
        return ChurnChance.within(tierChurn, progress.nextLeg(), journeys.get().reach(progress.path()));
    }

    /** Expansions that the account has already. */
    static Set<String> won(AccountCase account) {
        Set<String> ids = new TreeSet<>();
        account.view().facts(ExpansionLead.class).stream()
                .filter(lead -> lead.wonOn().isPresent())
                .forEach(lead -> ids.add(lead.expansion()));
        return ids;
    }

    /** Notes the expansions of a path and the milestones they follow, which count on no other path. */
    static void count(SuccessPath path, Set<String> owned, Set<String> counted) {
        path.milestones()
                .forEach(milestone -> milestone.expansion().ifPresent(expansion -> {
                    owned.add(expansion.id());
                    counted.add(milestone.id());
                }));
    }

    /**
     * Those, the path's expansions priced in another currency than it pays in, and those at milestones that were
     * counted on another path.
     */
    static Set<String> notForSale(Set<String> owned, Set<String> counted, SuccessPath path, CurrencyUnit currency) {
        Set<String> ids = new TreeSet<>(owned);
        path.milestones()
                .forEach(milestone -> milestone
                        .expansion()
                        .filter(expansion -> counted.contains(milestone.id())
                                || !expansion.annualValue().getCurrencyUnit().equals(currency))
                        .map(LogicalExpansion::id)
                        .ifPresent(ids::add));
        return ids;
    }

    private static Optional<LocalDate> dueOn(AccountCase account) {
        return account.view().facts(OutcomeGoal.class).stream()
                .flatMap(goal -> goal.dueOn().stream())
                .max(LocalDate::compareTo);
    }

    private Optional<Ladder> ladder(CurrencyUnit currency) {
        return Optional.ofNullable(playbook.get().ladders().get(currency));
    }

    private SortedMap<AccountId, AccountCase> cases(
            CustomerBook book, BiFunction<AccountView, RevenuePolicy, AccountCase> read) {
        SortedMap<AccountId, AccountCase> all = new TreeMap<>();
        book.accounts(asOf).forEach(view -> all.put(view.id(), read.apply(view, policy)));
        return all;
    }

    private SortedMap<CurrencyUnit, LadderFit> fitLadders() {
        SortedMap<CurrencyUnit, LadderFit> fits = new TreeMap<>();
        playbook.get().ladders().forEach((currency, ladder) -> {
            List<TierStanding> standings = cases.get().values().stream()
                    .filter(account -> account.revenue().currencies().contains(currency))
                    .map(account -> new TierStanding(account.view(), account.revenue(), currency))
                    .toList();
            LadderFit.Rules rules = new LadderFit.Rules(ladder, currency, written.ladderSettings());
            fits.put(currency, LadderFit.of(rules, standings, asOf));
        });
        return fits;
    }

    Scorecards scorecards() {
        return scorecards.get();
    }

    Playbook written() {
        return written;
    }
}

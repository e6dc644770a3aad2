package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CustomerState;
import dev.bearing.value.Answer;
import dev.bearing.value.TierId;
import dev.bearing.vector.BaseAccount;
import dev.bearing.vector.BaseHistory;
import dev.bearing.vector.DecisionTimes;
import dev.bearing.vector.DueExpansion;
import dev.bearing.vector.ExpansionTiming;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.ReachModel;
import dev.bearing.vector.TakeRate;
import dev.bearing.vector.TakeStratum;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;

/** What a forecast asks of the paying accounts of one currency, worked out once for all its months and what-ifs. */
final class ForecastAccounts {

    private static final double MONTHS_A_YEAR = 12;

    /**
     * An expansion that an account may take.
     *
     * @param take the share of those like it that take it
     */
    record Chance(DueExpansion due, Answer<TakeRate> take) {}

    /** A paying account with what it may take, and its part of the base. */
    record Member(AccountCase account, List<Chance> chances, BaseAccount base) {

        Member {
            chances = List.copyOf(chances);
        }
    }

    private final CurrencyUnit currency;
    private final List<SuccessMilestone> milestones;
    private final List<Member> members;
    private final BaseHistory history;
    private final Map<String, LogicalExpansion> expansions;
    private final WonExpansions won;

    private ForecastAccounts(
            Fit fit,
            Map<String, LogicalExpansion> expansions,
            WonExpansions won,
            List<SuccessMilestone> milestones,
            List<Member> members) {
        this.currency = fit.currency;
        this.expansions = expansions;
        this.won = won;
        this.history = fit.history;
        this.milestones = List.copyOf(milestones);
        this.members = List.copyOf(members);
    }

    static ForecastAccounts of(Learnt learnt, Collection<AccountCase> cases, CurrencyUnit currency, int months) {
        List<SuccessPath> paths = learnt.playbook().paths();
        Map<String, LogicalExpansion> expansions = expansions(paths, currency);
        List<AccountRevenue> revenues = cases.stream().map(AccountCase::revenue).toList();
        WonExpansions won = new WonExpansions(cases, expansions, currency);
        BaseHistory history = BaseHistory.of(revenues, currency, learnt.asOf(), won::monthly);
        Fit fit = new Fit(learnt, history, currency, months);
        List<Member> members = fit.members(cases);
        List<SuccessMilestone> carrying = paths.stream()
                .filter(path -> path.isInForceOn(learnt.asOf()))
                .flatMap(path -> path.milestones().stream())
                .filter(milestone ->
                        milestone.expansion().filter(expansions::containsValue).isPresent())
                .toList();
        return new ForecastAccounts(fit, expansions, won, carrying, members);
    }

    CurrencyUnit currency() {
        return currency;
    }

    /** Returns the milestones of paths in force that carry an expansion in the currency. */
    List<SuccessMilestone> milestones() {
        return milestones;
    }

    List<Member> members() {
        return members;
    }

    BaseHistory history() {
        return history;
    }

    /** Returns the expansions of milestones by id that are priced in the currency. */
    Map<String, LogicalExpansion> expansions() {
        return expansions;
    }

    /**
     * Returns the annual value of milestones' expansions that accounts of the base won in each complete month, those
     * that paid in the currency as it began, from the first month with one.
     */
    List<Double> wonByMonth() {
        return won.byMonth(history.last());
    }

    /** Returns the expansions by id that are priced in the currency. */
    private static Map<String, LogicalExpansion> expansions(List<SuccessPath> paths, CurrencyUnit currency) {
        SortedMap<String, LogicalExpansion> all = new TreeMap<>();
        paths.stream()
                .flatMap(path -> path.milestones().stream())
                .flatMap(milestone -> milestone.expansion().stream())
                .filter(expansion -> expansion.annualValue().getCurrencyUnit().equals(currency))
                .forEach(expansion -> all.putIfAbsent(expansion.id(), expansion));
        return all;
    }

    /** What was learnt from all accounts. */
    private static final class Fit {

        private final Learnt learnt;
        private final BaseHistory history;
        private final CurrencyUnit currency;
        private final int months;
        private final Map<String, Double> relativeVariances = new HashMap<>();
        private final Map<SuccessPath, ExpansionTiming> timings = new HashMap<>();
        private final Map<SuccessPath, List<ReachModel>> reaches = new HashMap<>();

        Fit(Learnt learnt, BaseHistory history, CurrencyUnit currency, int months) {
            this.learnt = learnt;
            this.history = history;
            this.currency = currency;
            this.months = months;
        }

        List<Member> members(Collection<AccountCase> cases) {
            List<List<JourneyProgress>> journeys = new ArrayList<>(cases.size());
            DecisionTimes.Builder decisions = DecisionTimes.builder();
            for (AccountCase account : cases) {
                List<ExpansionLead> leads = account.view().facts(ExpansionLead.class);
                List<JourneyProgress> own = learnt.journeys().allProgress(account);
                own.forEach(progress -> decisions.add(progress, leads, account.lostOn()));
                journeys.add(own);
            }
            DecisionTimes times = decisions.build();
            List<Member> members = new ArrayList<>();
            int i = 0;
            for (AccountCase account : cases) {
                List<JourneyProgress> own = journeys.get(i++);
                if (account.revenue().stateOn(account.asOf(), currency) == CustomerState.PAYING) {
                    members.add(member(account, own, times));
                }
            }
            return members;
        }

        private Member member(AccountCase account, List<JourneyProgress> all, DecisionTimes times) {
            List<Chance> chances = new ArrayList<>();
            Set<String> owned = Learnt.won(account);
            Set<String> counted = new TreeSet<>();
            for (JourneyProgress progress : all) {
                Set<String> notForSale = Learnt.notForSale(owned, counted, progress.path(), currency);
                chances.addAll(chances(account, progress, times, notForSale));
                Learnt.count(progress.path(), owned, counted);
            }
            double mrr = account.revenue().mrrOn(account.asOf(), currency).toDouble();
            return new Member(
                    account,
                    chances,
                    BaseAccount.of(account.id(), mrr, churn(account, all)).withEnding(ending(account)));
        }

        private List<Chance> chances(
                AccountCase account, JourneyProgress progress, DecisionTimes times, Set<String> notForSale) {
            List<ExpansionLead> leads = account.view().facts(ExpansionLead.class);
            List<Chance> chances = new ArrayList<>();
            Optional<TakeStratum> stratum = Optional.empty();
            for (DueExpansion due : timing(progress.path(), times).due(progress)) {
                if (notForSale.contains(due.expansion().id()) || due.isDecided(leads)) {
                    continue;
                }
                if (stratum.isEmpty()) {
                    stratum = Optional.of(learnt.journeys().stratum(account, account.asOf()));
                }
                chances.add(new Chance(due, take(due, stratum.get())));
            }
            return chances;
        }

        private ExpansionTiming timing(SuccessPath path, DecisionTimes times) {
            return timings.computeIfAbsent(
                    path, own -> ExpansionTiming.of(learnt.journeys().legs(own), times, months));
        }

        /** The take rate of its stratum, known as badly as reach and decision are: alike for all of a milestone. */
        private Answer<TakeRate> take(DueExpansion due, TakeStratum stratum) {
            double more = relativeVariances.computeIfAbsent(due.milestone(), id -> due.relativeVariance());
            return learnt.journeys()
                    .takes()
                    .rate(due.milestone(), stratum)
                    .map(rate -> rate instanceof TakeRate.Estimated estimated ? estimated.widened(more) : rate);
        }

        /** What is known to end by the end of each month ahead. */
        private List<Double> ending(AccountCase account) {
            if (!KnownEndings.changes(account, currency, KnownEndings.horizon(account.asOf(), months))) {
                return List.of(); // nearly always, and then no month need be asked
            }
            List<Double> ending = new ArrayList<>(months);
            double before = 0;
            for (int month = 1; month <= months; month++) {
                before = Math.max(before, KnownEndings.endingWithin(account, currency, month));
                ending.add(before);
            }
            return before > 0 ? ending : List.of();
        }

        /** The probability of having left by the end of each month ahead. */
        private List<Double> churn(AccountCase account, List<JourneyProgress> progress) {
            Answer<LadderFit.TierChurn> tier = tierChurn(account);
            Optional<TermLoss> term = learnt.endings().termWithin(account, months);
            List<Double> churn = new ArrayList<>(months);
            double before = 0;
            for (int month = 1; month <= months; month++) {
                double pooled = -Math.expm1(month * Math.log1p(-Math.min(1, history.churnRate())));
                double usual =
                        chance(tier, progress.stream().findFirst(), month).orElse(pooled);
                int ahead = month;
                double own = KnownEndings.leavesWithin(account, currency, month)
                        ? 1
                        : term.map(open -> open.lostBy(ahead, usual)).orElse(usual);
                before = Math.max(before, Math.min(own, 1));
                churn.add(before);
            }
            return churn;
        }

        private Optional<Double> chance(
                Answer<LadderFit.TierChurn> tier, Optional<JourneyProgress> progress, int month) {
            return progress.map(on -> ChurnChance.within(tier, on.nextLeg(), reach(on.path(), month))
                            .probability())
                    .orElseGet(() -> tier.flatMap(
                            known -> ChurnChance.ofTier(known, month).probability()))
                    .toOptional();
        }

        private ReachModel reach(SuccessPath path, int month) {
            return reaches.computeIfAbsent(
                            path,
                            own -> IntStream.rangeClosed(1, months)
                                    .mapToObj(ahead ->
                                            ReachModel.of(learnt.journeys().legs(own), ahead))
                                    .toList())
                    .get(month - 1);
        }

        private Answer<LadderFit.TierChurn> tierChurn(AccountCase account) {
            LadderFit fit = learnt.ladders().get(currency);
            Ladder ladder = learnt.playbook().ladders().get(currency);
            Optional<TierId> tier = ladder == null
                    ? Optional.empty()
                    : new TierStanding(account.view(), account.revenue(), currency).tierOn(ladder, account.asOf());
            return fit != null && tier.isPresent()
                    ? fit.churnSeen(tier.get())
                    : Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the account has no tier on a ladder");
        }
    }

    /** The expansions of milestones that were won, by account and month, as a month's worth in major units. */
    private static final class WonExpansions {

        private final Map<AccountId, Map<YearMonth, Double>> won = new HashMap<>();
        /** Those of the base: of accounts that paid in the currency as the month began. */
        private final SortedMap<YearMonth, Double> ofBase = new TreeMap<>();

        WonExpansions(Collection<AccountCase> cases, Map<String, LogicalExpansion> expansions, CurrencyUnit currency) {
            for (AccountCase account : cases) {
                for (ExpansionLead lead : account.view().facts(ExpansionLead.class)) {
                    LogicalExpansion expansion = expansions.get(lead.expansion());
                    if (expansion != null && lead.wonOn().isPresent()) {
                        YearMonth month = YearMonth.from(lead.wonOn().get());
                        double value = ForecastActuals.value(lead, expansion);
                        won.computeIfAbsent(account.id(), id -> new HashMap<>())
                                .merge(month, value / MONTHS_A_YEAR, Double::sum);
                        LocalDate before = month.atDay(1).minusDays(1);
                        boolean isOfBase = account.revenue().stateOn(before, currency) == CustomerState.PAYING;
                        ofBase.merge(month, isOfBase ? value : 0, Double::sum);
                    }
                }
            }
        }

        List<Double> byMonth(YearMonth last) {
            List<Double> months = new ArrayList<>();
            if (!ofBase.isEmpty()) {
                for (YearMonth month = ofBase.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
                    months.add(ofBase.getOrDefault(month, 0.0));
                }
            }
            return months;
        }

        double monthly(AccountId account, YearMonth month) {
            return won.getOrDefault(account, Map.of()).getOrDefault(month, 0.0);
        }
    }
}

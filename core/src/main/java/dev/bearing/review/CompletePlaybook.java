package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Scorecard;
import dev.bearing.journey.DesiredOutcomes;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.PathDerivation;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.OrderPolicy;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.value.Answer;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.TierFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * A playbook without gaps: what the vendor wrote, and what was derived from the facts in place of what it did not.
 *
 * @param paths the success paths; empty where none is written and no milestone was ever met
 * @param ladders the ladder of each currency
 * @param scorecards the scorecards, not fitted to peers yet; empty where none is written and no signal was ever seen
 * @param desiredOutcomes what success means, where written
 * @param orderPolicies when a buyer counts as active, for each currency in which anything was ordered and a window is
 *     known
 * @param derived one sentence for each part that was derived, or could not be
 */
record CompletePlaybook(
        List<SuccessPath> paths,
        SortedMap<CurrencyUnit, Ladder> ladders,
        List<Scorecard> scorecards,
        DesiredOutcomes desiredOutcomes,
        SortedMap<CurrencyUnit, OrderPolicy> orderPolicies,
        List<String> derived) {

    static CompletePlaybook of(Playbook playbook, List<AccountCase> accounts, RevenueLedger ledger, LocalDate asOf) {
        List<String> derived = new ArrayList<>();
        List<SuccessPath> paths = paths(playbook, accounts, asOf, derived);
        SortedMap<CurrencyUnit, Ladder> ladders = ladders(playbook, accounts, ledger, derived);
        List<Scorecard> scorecards = scorecards(playbook, accounts, derived);
        if (playbook.desiredOutcomes().isEmpty()) {
            derived.add(
                    paths.isEmpty()
                            ? "desired outcome: none, since there is no path"
                            : "desired outcome: the last milestone of the path");
        }
        if (playbook.paths().stream()
                .flatMap(path -> path.milestones().stream())
                .noneMatch(milestone -> milestone.expansion().isPresent())) {
            derived.add("forecast: none, since no milestone of a written path carries an expansion");
        }
        SortedMap<CurrencyUnit, OrderPolicy> orders =
                OrderWindows.of(playbook.revenue().orders(), accounts, asOf, derived);
        return new CompletePlaybook(
                paths,
                ladders,
                scorecards,
                new DesiredOutcomes(playbook.desiredOutcomes()),
                orders,
                List.copyOf(derived));
    }

    private static List<SuccessPath> paths(
            Playbook playbook, List<AccountCase> accounts, LocalDate asOf, List<String> derived) {
        if (!playbook.paths().isEmpty()) {
            return playbook.paths();
        }
        Map<AccountId, LocalDate> firstPaid = new TreeMap<>();
        List<MilestoneEvent> events = new ArrayList<>();
        for (AccountCase account : accounts) {
            account.revenue().firstPaidOn().ifPresent(day -> firstPaid.put(account.id(), day));
            events.addAll(account.view().facts(MilestoneEvent.class));
        }
        Answer<SuccessPath> path = PathDerivation.derive(firstPaid, events, asOf);
        derived.add(path.fold(
                known -> "success path: the " + known.value().milestones().size()
                        + " milestones seen, in the order of their median day since the first payment, equal weights",
                unknown -> "success path: none, " + unknown.message()));
        return path.toOptional().map(List::of).orElse(List.of());
    }

    private static SortedMap<CurrencyUnit, Ladder> ladders(
            Playbook playbook, List<AccountCase> accounts, RevenueLedger ledger, List<String> derived) {
        SortedMap<CurrencyUnit, Ladder> ladders = new TreeMap<>();
        for (CurrencyUnit currency : ledger.currencies()) {
            ladders.put(currency, playbook.ladder().orElseGet(() -> derivedLadder(accounts, currency, ledger.asOf())));
        }
        if (playbook.ladder().isEmpty()) {
            ladders.forEach((currency, ladder) -> derived.add("ladder in " + currency + ": "
                    + (ladder.tiers().size() == 1
                            ? "one tier, " + ladder.tiers().get(0).id()
                            : ladder.tiers().size() + " tiers from the facts, ranked by median recurring revenue")));
        }
        return ladders;
    }

    private static Ladder derivedLadder(List<AccountCase> accounts, CurrencyUnit currency, LocalDate asOf) {
        List<TierFacts> facts = accounts.stream()
                .filter(account -> account.revenue().currencies().contains(currency))
                .map(account -> new TierStanding(account.view(), account.revenue(), currency).factsOn(asOf))
                .toList();
        return Ladder.derived(facts);
    }

    private static List<Scorecard> scorecards(Playbook playbook, List<AccountCase> accounts, List<String> derived) {
        if (!playbook.scorecards().isEmpty()) {
            return playbook.scorecards();
        }
        List<HealthSignals> signals =
                accounts.stream().map(AccountCase::signals).toList();
        Answer<Scorecard> scorecard = Scorecard.derivedFrom(signals);
        derived.add(scorecard.fold(
                known -> "scorecard: the last value in 30 days of "
                        + (known.value().measures().size() == 1
                                ? "the one signal"
                                : "each of " + known.value().measures().size() + " signals")
                        + " as a percentile among accounts, equal weights; that high is good is a guess until a"
                        + " back-test has shown it",
                unknown -> "scorecard: none, " + unknown.message()));
        return scorecard.toOptional().map(List::of).orElse(List.of());
    }
}

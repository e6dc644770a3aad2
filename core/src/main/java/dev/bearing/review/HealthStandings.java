package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.health.BandPolicy;
import dev.bearing.health.BandStability;
import dev.bearing.health.BandState;
import dev.bearing.health.BandTracker;
import dev.bearing.health.DisagreementReport;
import dev.bearing.health.GroupHealth;
import dev.bearing.health.Health;
import dev.bearing.health.HealthRollUp;
import dev.bearing.health.HealthScore;
import dev.bearing.health.JudgedHealth;
import dev.bearing.health.ResolverReport;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.health.SignalHistory;
import dev.bearing.internal.Lazy;
import dev.bearing.value.Answer;
import dev.bearing.value.Mrr;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a review knows of health besides each account's score: the band that holds against flip-flop, what people say
 * beside it and where they differ, which scorecard judges whom, and the health of parents. Worked out when it is asked
 * for.
 */
public final class HealthStandings {

    private final Learnt learnt;
    private final HealthSettings settings;
    private final Supplier<SortedMap<AccountId, AccountReview>> accounts;
    private final Supplier<List<AccountReview>> customers;

    HealthStandings(Learnt learnt, Supplier<List<AccountReview>> accounts) {
        this.learnt = learnt;
        this.settings = learnt.written().health();
        this.accounts = Lazy.of(() -> accounts.get().stream()
                .collect(Collectors.toMap(AccountReview::accountId, account -> account, (a, b) -> b, TreeMap::new)));
        this.customers = Lazy.of(() -> this.accounts.get().values().stream()
                .filter(account ->
                        account.revenue().isCustomerOn(account.facts().asOf()))
                .toList());
    }

    /** Returns the settings of the playbook. */
    public HealthSettings settings() {
        return settings;
    }

    /**
     * Returns where an account stands among the bands once the stability of its scorecard has been applied to every day
     * since its first signal, each scored from what was known on it; empty where the scorecard has no stability, and so
     * the band is that of the score. Percentiles are among the peers of the review's day throughout.
     */
    public Optional<BandState> band(AccountReview account) {
        return scorecard(account)
                .filter(scorecard -> !scorecard.bandStability().equals(BandStability.none()))
                .map(scorecard -> {
                    SignalHistory history = SignalHistory.of(account.facts().versions(Signal.class));
                    SignalHistory whole = account.revenue()
                            .firstPaidOn()
                            .map(history::withCustomerSince)
                            .orElse(history);
                    return BandTracker.of(scorecard)
                            .follow(scorecard, whole, account.facts().asOf());
                });
    }

    /** Returns an account's computed health beside what people say about it. */
    public JudgedHealth judged(AccountReview account) {
        return JudgedHealth.of(
                account.health().map(HealthScore::score),
                account.facts().versions(ScoreOverride.class),
                account.facts().asOf());
    }

    /**
     * Returns where people and the score disagree among the customers: a report for each way to cut bands, in the order
     * of the scorecards; without one where nobody states a band.
     */
    public List<DisagreementReport> disagreements() {
        Map<BandPolicy, DisagreementReport.Builder> builders = new LinkedHashMap<>();
        scorecards().forEach(scorecard -> builders.computeIfAbsent(scorecard.bands(), this::report));
        for (AccountReview account : customers.get()) {
            Optional<Scorecard> scorecard = scorecard(account);
            if (scorecard.isPresent()) {
                BandPolicy bands = scorecard.get().bands();
                JudgedHealth judged = judged(account);
                DisagreementReport.Builder report = builders.computeIfAbsent(bands, this::report);
                Optional<BandState> steady = judged.inForce().isEmpty() ? Optional.empty() : band(account);
                steady.ifPresentOrElse(
                        state -> report.add(account.accountId(), judged, state),
                        () -> report.add(account.accountId(), judged));
            }
        }
        return builders.values().stream()
                .map(DisagreementReport.Builder::build)
                .filter(report -> report.accounts(DisagreementReport.Standing.BOTH)
                                + report.accounts(DisagreementReport.Standing.PERSON_ONLY)
                        > 0)
                .toList();
    }

    /** Returns how the scorecards share out the customers: who is judged by which, and where several would be meant. */
    public ResolverReport resolutions() {
        return learnt.scorecards()
                .report(customers.get().stream().map(AccountReview::facts).toList());
    }

    /**
     * Returns the health of each parent by its key, from that of its customers; empty where no account has the
     * attribute of the settings. Where the attribute names an account, that account's own score counts as one more
     * part, if it has one, and the topmost parent is meant. Weighted by what is paid, the parts must all pay in one
     * currency.
     */
    public SortedMap<String, GroupHealth> rollUps() {
        SortedMap<AccountId, Answer<Health>> healths = new TreeMap<>();
        SortedMap<AccountId, String> groups = new TreeMap<>();
        Map<AccountId, String> parents = parents();
        for (AccountReview account : customers.get()) {
            AccountId id = account.accountId();
            boolean heads =
                    parents.containsValue(id.value()) && account.health().isKnown();
            if (parents.containsKey(id) || heads) {
                healths.put(id, account.health().map(HealthScore::score));
                groups.put(id, topmost(id, parents));
            }
        }
        SortedMap<String, GroupHealth> rolled =
                rollUp().groups(healths, account -> Optional.ofNullable(groups.get(account)));
        if (settings.rollUpMethod() != HealthRollUp.Method.WEIGHTED) {
            return rolled;
        }
        TreeMap<String, GroupHealth> oneCurrency = new TreeMap<>();
        rolled.forEach((name, group) -> oneCurrency.put(name, paidInOneCurrency(group)));
        return oneCurrency;
    }

    private HealthRollUp rollUp() {
        return switch (settings.rollUpMethod()) {
            case MEAN -> HealthRollUp.mean();
            case WORST -> HealthRollUp.worst();
            case WEIGHTED ->
                HealthRollUp.weighted(account ->
                        mrr(account).stream().mapToDouble(Mrr::toDouble).sum());
        };
    }

    private GroupHealth paidInOneCurrency(GroupHealth group) {
        List<String> currencies = group.parts().stream()
                .flatMap(part -> mrr(part.accountId()).stream())
                .map(amount -> amount.currency().getCode())
                .distinct()
                .sorted()
                .toList();
        return currencies.size() <= 1
                ? group
                : new GroupHealth(
                        group.name(),
                        Answer.unknown(
                                Answer.Reason.NOT_CONFIGURED,
                                "parts pay in " + String.join(" and ", currencies) + ", which do not weigh alike"),
                        group.coverage(),
                        group.parts());
    }

    private Map<AccountId, String> parents() {
        Map<AccountId, String> parents = new TreeMap<>();
        customers
                .get()
                .forEach(account -> account.facts()
                        .attribute(settings.rollUpBy())
                        .map(AttributeValue::asText)
                        .filter(parent -> !parent.isBlank())
                        .ifPresent(parent -> parents.put(account.accountId(), parent)));
        return parents;
    }

    /** Returns the last parent on the way up; where the way goes round in a circle, the first. */
    private static String topmost(AccountId account, Map<AccountId, String> parents) {
        String at = account.value();
        Set<String> seen = new HashSet<>();
        while (seen.add(at)) {
            String above = parents.get(AccountId.of(at));
            if (above == null) {
                return at;
            }
            at = above;
        }
        return seen.stream().min(String::compareTo).orElse(at);
    }

    private List<Mrr> mrr(AccountId id) {
        AccountReview account = accounts.get().get(id);
        return account == null
                ? List.of()
                : account.revenue().currencies().stream()
                        .map(currency -> account.revenue().mrrOn(account.facts().asOf(), currency))
                        .filter(Mrr::isPositive)
                        .toList();
    }

    private DisagreementReport.Builder report(BandPolicy bands) {
        DisagreementReport.Builder builder = DisagreementReport.builder(bands).mrr(this::mrr);
        Set<String> names = new HashSet<>();
        bands.bands().forEach(band -> names.add(band.name()));
        settings.sentiments().forEach((word, band) -> {
            if (names.contains(band)) { // a word may be meant for the bands of another scorecard
                builder.sentiment(word, band);
            }
        });
        return builder;
    }

    private List<Scorecard> scorecards() {
        return learnt.playbook().scorecards();
    }

    private Optional<Scorecard> scorecard(AccountReview account) {
        return learnt.scorecards().judging(account.facts());
    }
}

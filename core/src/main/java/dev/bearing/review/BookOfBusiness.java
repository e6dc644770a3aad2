package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.fit.AccountFit;
import dev.bearing.fit.FitPortfolio;
import dev.bearing.health.HealthScore;
import dev.bearing.interaction.InteractionLedger;
import dev.bearing.internal.ExactAmounts;
import dev.bearing.internal.Lazy;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.SuccessGaps;
import dev.bearing.value.Answer;
import dev.bearing.value.Explanation;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * The customers that one owner has on the day of a review, or that share any other attribute, and how they do. Of the
 * interactions those count here that took place while the account was in this book.
 */
public final class BookOfBusiness {

    private final String owner;
    private final List<AccountReview> accounts;
    private final Map<JourneyState, Long> journeys;
    private final InteractionLedger interactions;
    private final SuccessReview whole;
    private final Supplier<SuccessReview> review;

    BookOfBusiness(
            SuccessReview whole,
            String owner,
            List<AccountReview> accounts,
            Map<JourneyState, Long> journeys,
            InteractionLedger interactions) {
        this.whole = whole;
        this.review = Lazy.of(() -> whole.only(ids()));
        this.owner = owner;
        this.accounts = List.copyOf(accounts);
        this.journeys = journeys.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(journeys));
        this.interactions = interactions;
    }

    /** Returns the value of the attribute; {@link dev.bearing.revenue.Segmentation#NONE} where accounts have none. */
    public String owner() {
        return owner;
    }

    /** Returns the customers, sorted by id. */
    public List<AccountReview> accounts() {
        return accounts;
    }

    /** Returns what they pay a month in a currency. */
    public Mrr mrr(CurrencyUnit currency) {
        long units = 0;
        for (AccountReview account : accounts) {
            units = ExactAmounts.plus(currency, units, mrr(account, currency).units());
        }
        return Mrr.ofUnits(currency, units);
    }

    private static Mrr mrr(AccountReview account, CurrencyUnit currency) {
        return account.revenue().mrrOn(account.facts().asOf(), currency);
    }

    /** Returns how many of them are in each health band, by the bands' names; those without a score are not there. */
    public SortedMap<String, Long> bands() {
        SortedMap<String, Long> bands = new TreeMap<>();
        accounts.forEach(account -> account.health()
                .toOptional()
                .map(score -> score.band().name())
                .ifPresent(band -> bands.merge(band, 1L, Long::sum)));
        return Collections.unmodifiableSortedMap(bands);
    }

    /** Returns of how many of them no health score is known. */
    public long withoutHealth() {
        return accounts.stream().filter(account -> !account.health().isKnown()).count();
    }

    /**
     * Returns the mean of their health scores weighted by what they pay in a currency, in [0, 1]; EMPTY_BASE where none
     * with a score pays in it.
     */
    public Answer<Double> health(CurrencyUnit currency) {
        return health(account -> mrr(account, currency).toDouble());
    }

    /**
     * Returns the weighted mean of their health scores, in [0, 1]; those without one are left out; EMPTY_BASE where no
     * weight is positive.
     *
     * @param weight the weight of an account, 0 or more
     */
    public Answer<Double> health(ToDoubleFunction<AccountReview> weight) {
        double weights = 0;
        double sum = 0;
        for (AccountReview account : accounts) {
            if (account.health() instanceof Answer.Known<HealthScore> known) {
                double own = weight.applyAsDouble(account);
                weights += own;
                sum += own * known.value().score().value();
            }
        }
        return weights > 0
                ? Answer.known(
                        Math.min(1, sum / weights), Explanation.inputs("weighted mean of the health scores", List.of()))
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "no account of " + owner + " has a score and a weight");
    }

    /** Returns how many of them stand so on their main path. */
    public long count(JourneyState state) {
        return journeys.getOrDefault(state, 0L);
    }

    /** Returns of how many it is known whether they have what they want, and of how many of those they do. */
    public Rate success() {
        List<Rate.Member> members = new ArrayList<>();
        for (AccountReview account : accounts) {
            account.outcome()
                    .map(OutcomeAssessment::success)
                    .flatMap(Answer::toOptional)
                    .ifPresent(met ->
                            members.add(new Rate.Member(account.accountId().value(), met ? 1 : 0, 1)));
        }
        return Rate.ofMembers(members).named("OUTCOME_KNOWN", "success");
    }

    /** Returns the interactions that took place while their account was in this book, whoever has it today. */
    public InteractionLedger interactions() {
        return interactions;
    }

    /** Returns how many of them are of each fit class. */
    public FitPortfolio fit() {
        Set<AccountId> ids = ids();
        return FitPortfolio.of(whole.fit().accounts().stream()
                .filter(account -> ids.contains(account.accountId()))
                .map(AccountFit::fitClass)
                .toList());
    }

    /**
     * Returns where they get lost on their paths, measured against the reference of the whole review, and ranked by
     * what those who wait are worth in a currency. Of a small book most verdicts are unknown.
     */
    public SuccessGaps gaps(CurrencyUnit currency) {
        return review.get().gaps(currency);
    }

    /**
     * Returns the whole review of these customers alone: every result of it cut by owner. All that is known of them
     * counts, whoever had them then. See {@link SuccessReview#only}.
     */
    public SuccessReview review() {
        return review.get();
    }

    private Set<AccountId> ids() {
        return accounts.stream().map(AccountReview::accountId).collect(Collectors.toUnmodifiableSet());
    }
}

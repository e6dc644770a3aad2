package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.book.AccountView;
import dev.bearing.health.HealthScore;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.value.Answer;
import dev.bearing.vector.SuccessVector;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * One account as of a review's day.
 *
 * @param facts what is known of it
 * @param revenue what it pays and paid
 * @param health its health, or why it is not known
 * @param progress how far it is on its success path; empty where it has no path or never set out
 * @param outcome how far it has its desired outcome; empty where the playbook does not say what that is
 * @param vectors where it is heading, one entry for each currency in which it is a customer or on a free plan and each
 *     of its paths, the main path first; empty where it is neither, or has no path
 */
public record AccountReview(
        AccountView facts,
        AccountRevenue revenue,
        Answer<HealthScore> health,
        Optional<JourneyProgress> progress,
        Optional<OutcomeAssessment> outcome,
        List<AccountVector> vectors) {

    /** Copies the vectors. */
    public AccountReview {
        requireNonNull(vectors, "vectors");
        requireNonNull(facts, "facts");
        requireNonNull(revenue, "revenue");
        requireNonNull(health, "health");
        requireNonNull(progress, "progress");
        requireNonNull(outcome, "outcome");
        vectors = List.copyOf(vectors);
    }

    /**
     * Returns where the account is heading on its main path in a currency; NOT_CONFIGURED where it is on no path (which
     * path a derived playbook has, if any, is told by {@link SuccessReview#derived()}), EMPTY_BASE where it is no
     * customer in that currency.
     */
    public Answer<SuccessVector> vector(CurrencyUnit currency) {
        requireNonNull(currency, "currency");
        return vectors.stream()
                .filter(heading -> heading.currency().equals(currency))
                .findFirst()
                .map(heading -> Answer.known(heading.vector()))
                .orElseGet(() -> noVector(currency));
    }

    private Answer<SuccessVector> noVector(CurrencyUnit currency) {
        return progress.isEmpty()
                ? Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED,
                        accountId()
                                + " is on no success path: the playbook has none for it, or the facts do not tell when"
                                + " it set out")
                : Answer.unknown(
                        Answer.Reason.EMPTY_BASE,
                        accountId() + " is no customer in " + currency + " on " + facts.asOf());
    }

    /** Returns the account's key. */
    public AccountId accountId() {
        return facts.id();
    }
}

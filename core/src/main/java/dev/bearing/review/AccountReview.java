package dev.bearing.review;

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
 * @param vectors where it is heading, one entry for each currency in which it is a customer and each of its paths, the
 *     main path first; empty where it is no customer, or has no path
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
        vectors = List.copyOf(vectors);
    }

    /**
     * Returns where the account is heading on its main path in a currency; empty where it is no customer in it, or has
     * no path.
     */
    public Optional<SuccessVector> vector(CurrencyUnit currency) {
        return vectors.stream()
                .filter(heading -> heading.currency().equals(currency))
                .map(AccountVector::vector)
                .findFirst();
    }

    /** Returns the account's key. */
    public AccountId accountId() {
        return facts.id();
    }
}

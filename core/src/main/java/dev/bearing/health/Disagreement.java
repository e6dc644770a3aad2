package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An account that its score has in one band and a person in another.
 *
 * @param accountId the account
 * @param computed the band of the score
 * @param stated the band of the person
 * @param bandsApart how many bands the person is above the score, or below it where negative; never 0
 * @param pointsApart the stated score − the computed one, in {@code [−1, 1]}; empty where only a word was stated
 * @param statement who says so, why, and until when
 * @param since the first day of the statement or, where the band's history was given and is younger, of the band
 * @param mrr what the account pays, an entry for each currency; empty where nothing is known of it
 */
public record Disagreement(
        AccountId accountId,
        HealthBand computed,
        HealthBand stated,
        int bandsApart,
        OptionalDouble pointsApart,
        ScoreOverride statement,
        LocalDate since,
        List<Mrr> mrr) {

    /** @throws IllegalArgumentException if the two bands are one */
    public Disagreement {
        requireNonNull(accountId, "accountId");
        requireNonNull(computed, "computed");
        requireNonNull(stated, "stated");
        checkArgument(bandsApart != 0, "bandsApart must not be 0");
        requireNonNull(pointsApart, "pointsApart");
        requireNonNull(statement, "statement");
        requireNonNull(since, "since");
        mrr = List.copyOf(mrr);
    }

    /** Which way a person differs from the score. */
    public enum Direction {
        /** The person sees the account in a worse band. */
        PERSON_WORSE,
        /** The person sees the account in a better band. */
        PERSON_BETTER
    }

    /** Returns which way the person differs. */
    public Direction direction() {
        return bandsApart < 0 ? Direction.PERSON_WORSE : Direction.PERSON_BETTER;
    }
}

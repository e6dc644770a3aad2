package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores of other accounts, to say where one stands among them without naming any: below a least number of peers
 * nothing is said, since among a few a rank gives their scores away.
 */
public final class PeerScores {

    /** The least number of peers unless another is set: 10. */
    public static final int LEAST_PEERS = 10;

    private final Peers scores;
    private final int least;

    private PeerScores(Peers scores, int least) {
        this.scores = scores;
        this.least = least;
    }

    /** Returns the peers of an account: the scores of the others, without its own, at least {@link #LEAST_PEERS}. */
    public static PeerScores of(Collection<Health> others) {
        requireNonNull(others, "others");
        return of(others, LEAST_PEERS);
    }

    /**
     * Returns the peers of an account.
     *
     * @param others the scores of the others, without the account's own, in any order
     * @param least how many there must be, at least 2
     */
    public static PeerScores of(Collection<Health> others, int least) {
        checkArgument(least >= 2, "least must be at least 2, was %s", least);
        return new PeerScores(
                new Peers(others.stream().mapToDouble(Health::value).toArray()), least);
    }

    /** Returns how many peers there are. */
    public int count() {
        return scores.count();
    }

    /**
     * Returns the share of peers that are less well plus half the share of those that are as well, rounded to
     * hundredths; INSUFFICIENT_DATA where there are too few.
     */
    public Answer<Double> percentile(Health health) {
        if (scores.count() < least) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, scores.count() + " peers, at least " + least + " are needed");
        }
        return Answer.known(
                Math.round(100 * scores.shareBelow(health.value())) / 100.0,
                Explanation.inputs("mid-rank among peers", List.of(new Contribution("peers", scores.count()))));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PeerScores that && least == that.least && scores.equals(that.scores);
    }

    @Override
    public int hashCode() {
        return 31 * least + scores.hashCode();
    }

    /** Returns the number of peers. */
    @Override
    public String toString() {
        return scores.count() + " peers";
    }
}

package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How likely a trial converts by what the account did at its start: naive Bayes on the activities that were found to go
 * together with conversion. It takes activities as if each were done for itself; where those who do one do the others,
 * too, it goes too far towards 0 and 1, so it serves to rank trials and to draw a line among them.
 *
 * @see <a href="https://doi.org/10.1023/A:1007413511361">Domingos and Pazzani (1997), on when it ranks well all the
 *     same</a>
 */
public final class ConversionScore {

    private final List<ConversionActivity> activities;
    private final double prior;

    private ConversionScore(List<ConversionActivity> activities, double prior) {
        this.activities = activities;
        this.prior = prior;
    }

    /**
     * Returns the score of some activities.
     *
     * @param activities at least one
     * @param converted how many trials converted, 0 or more
     * @param lost how many did not, 0 or more
     */
    static ConversionScore of(List<ConversionActivity> activities, long converted, long lost) {
        checkArgument(!activities.isEmpty(), "activities must not be empty");
        return new ConversionScore(List.copyOf(activities), Math.log((converted + 0.5) / (lost + 0.5)));
    }

    /** Returns the activities it looks at. */
    public List<ConversionActivity> activities() {
        return activities;
    }

    /**
     * Returns the natural logarithm of the odds that a trial converts; the explanation's terms add up to it: the odds
     * of any trial, and for each activity what doing it, or not, adds. Shares are smoothed by half a trial on either
     * side.
     *
     * @param done what the account did
     */
    public Answer<Double> logOdds(Set<String> done) {
        List<Contribution> terms = new ArrayList<>();
        terms.add(new Contribution("any trial", prior));
        double sum = prior;
        for (ConversionActivity activity : activities) {
            boolean did = done.contains(activity.activity());
            double ofConverted = smoothed(
                    activity.ofConverted().numerator(), activity.ofConverted().denominator());
            double ofLost =
                    smoothed(activity.ofLost().numerator(), activity.ofLost().denominator());
            double term = did ? Math.log(ofConverted / ofLost) : Math.log((1 - ofConverted) / (1 - ofLost));
            terms.add(new Contribution((did ? "" : "no ") + activity.activity(), term));
            sum += term;
        }
        return Answer.known(sum, Explanation.sum("naive Bayes, log odds", terms));
    }

    /** Returns the same as a probability, in (0, 1). */
    public double probability(Set<String> done) {
        return 1 / (1 + Math.exp(-logOdds(done).orElseThrow("the odds are always known")));
    }

    private static double smoothed(long count, long of) {
        return (count + 0.5) / (of + 1.0);
    }
}

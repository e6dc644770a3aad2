package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.survival.LogisticModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How likely a trial converts by what the account did at its start, from the activities that were found to go together
 * with conversion.
 *
 * <p>With at least ten trials of either outcome for each activity found it is a logistic regression with a ridge
 * penalty of 1, which minds that who does one does the others, too. With fewer it is naive Bayes, which takes
 * activities as if each were done for itself, goes too far towards 0 and 1 where they go together, and serves to rank
 * trials. {@link #method} says which. Whether it held on trials it had not seen is what {@code ConversionBacktest} of
 * the package evidence tells.
 *
 * @see <a href="https://doi.org/10.1016/S0895-4356(96)00236-3">Peduzzi and others (1996), on ten events for each
 *     variable</a>
 * @see <a href="https://doi.org/10.1023/A:1007413511361">Domingos and Pazzani (1997), on when naive Bayes ranks well
 *     all the same</a>
 */
public final class ConversionScore {

    private static final int EVENTS_FOR_EACH = 10;

    private final List<ConversionActivity> activities;
    private final double prior;
    private final Optional<LogisticModel> model;

    private ConversionScore(List<ConversionActivity> activities, double prior, Optional<LogisticModel> model) {
        this.activities = activities;
        this.prior = prior;
        this.model = model;
    }

    /** How the score is worked out. */
    public enum Method {
        /** Each activity by itself; where data are few. */
        NAIVE_BAYES,
        /** All activities together, by logistic regression with a ridge penalty. */
        LOGISTIC
    }

    /**
     * Returns the score of some activities.
     *
     * @param activities at least one
     * @param converted what the account of each trial that converted did
     * @param lost what the account of each trial that did not did
     */
    static ConversionScore of(
            List<ConversionActivity> activities, List<Set<String>> converted, List<Set<String>> lost) {
        checkArgument(!activities.isEmpty(), "activities must not be empty");
        boolean many = Math.min(converted.size(), lost.size()) >= EVENTS_FOR_EACH * activities.size();
        return new ConversionScore(
                List.copyOf(activities),
                Math.log((converted.size() + 0.5) / (lost.size() + 0.5)),
                many ? fit(activities, converted, lost) : Optional.empty());
    }

    private static Optional<LogisticModel> fit(
            List<ConversionActivity> activities, List<Set<String>> converted, List<Set<String>> lost) {
        double[][] rows = new double[converted.size() + lost.size()][];
        boolean[] events = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            events[i] = i < converted.size();
            rows[i] = row(activities, events[i] ? converted.get(i) : lost.get(i - converted.size()));
        }
        return LogisticModel.builder(
                        activities.stream().map(ConversionActivity::activity).toList())
                .ridge(1)
                .fit(rows, events)
                .toOptional();
    }

    private static double[] row(List<ConversionActivity> activities, Set<String> done) {
        return activities.stream()
                .mapToDouble(activity -> done.contains(activity.activity()) ? 1 : 0)
                .toArray();
    }

    /** Returns the activities it looks at. */
    public List<ConversionActivity> activities() {
        return activities;
    }

    /** Returns how it is worked out. */
    public Method method() {
        return model.isPresent() ? Method.LOGISTIC : Method.NAIVE_BAYES;
    }

    /**
     * Returns the natural logarithm of the odds that a trial converts; the explanation's terms add up to it. Of naive
     * Bayes they are the odds of any trial, and for each activity what doing it, or not, adds, with shares smoothed by
     * half a trial on either side; of the regression the intercept and each activity's part, 0 where it was not done.
     *
     * @param done what the account did
     */
    public Answer<Double> logOdds(Set<String> done) {
        return model.map(fitted -> fitted.explain(row(activities, done))).orElseGet(() -> bayes(done));
    }

    private Answer<Double> bayes(Set<String> done) {
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
        return model.map(fitted -> fitted.probability(row(activities, done)))
                .orElseGet(() -> 1 / (1 + Math.exp(-bayes(done).orElseThrow("the odds are always known"))));
    }

    /**
     * Returns the same with its 95 % interval, that of the share among many such trials and not of one trial's fate.
     * Naive Bayes has none, INSUFFICIENT_DATA: it is used where there are too few trials to tell.
     */
    public Estimate chance(Set<String> done) {
        return model.map(fitted -> fitted.estimate(row(activities, done)))
                .orElseGet(() -> new Estimate(
                        probability(done),
                        Answer.unknown(
                                Answer.Reason.INSUFFICIENT_DATA,
                                "an interval needs " + EVENTS_FOR_EACH
                                        + " trials of either outcome for each activity")));
    }

    private static double smoothed(long count, long of) {
        return (count + 0.5) / (of + 1.0);
    }
}

package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;

import dev.bearing.health.Scorecard;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Learns a scorecard's weights from who left. The log odds of churn are fitted as a sum over the measures' healths, by
 * the likelihood less a penalty for leaving the expert's direction:
 *
 * <pre>ℓ(b₀, b) − λ/2 Σⱼ (bⱼ + κ sⱼ)²,  bⱼ ≤ 0,  κ ≥ 1</pre>
 *
 * with sⱼ the expert's shares of the weight and κ free. The learnt share of a measure is bⱼ / Σ b. With few churns it
 * is the expert's, with many the likelihood's. A measure whose better health went with more churn, the others held,
 * gets no weight, and the {@linkplain Scorecard#provenance provenance} says so. Weights say what went with churn, and
 * not what happens if one changes it.
 *
 * <pre>{@code
 * Scorecard learnt = WeightLearner.standard()
 *         .learn(rows)                     // ScorecardOutcomes
 *         .orElseThrow("learnt weights");
 * learnt.version();                        // 2-learnt-2026-03
 * learnt.provenance();                     // rows, churns, penalty, each measure's coefficient with its error
 * }</pre>
 *
 * <p>How strongly to hold to the expert is said in churns: an opinion worth w churns has λ = w · m · v, where m is the
 * number of rows per churn and v the mean variance of the measures' healths, so that about w churns move a weight half
 * way. Unless set, w is 10 for each measure, after the rule of ten events per variable. With fewer than 50 churns, or
 * fewer than 5 for each measure with a weight, nothing is learnt at all.
 *
 * @see <a href="https://doi.org/10.2307/2347628">le Cessie and van Houwelingen (1992)</a>, on ridge penalties in
 *     logistic regression
 * @see <a href="https://doi.org/10.1016/S0895-4356(96)00236-3">Peduzzi and others (1996)</a>, on ten events per
 *     variable; <a href="https://doi.org/10.1093/aje/kwk052">Vittinghoff and McCulloch (2007)</a>, on five
 */
public final class WeightLearner {

    private static final int LEAST_EVENTS = 50;
    private static final double LEAST_EVENTS_PER_MEASURE = 5;
    private static final double MOST_WORTH = 1e6;

    private static final WeightLearner STANDARD =
            new WeightLearner(LEAST_EVENTS, LEAST_EVENTS_PER_MEASURE, new Worth.PerMeasure(10), Optional.empty());

    /** How the worth of the expert's opinion is found. */
    private sealed interface Worth {

        record PerMeasure(double events) implements Worth {}

        record InAll(double events) implements Worth {}

        record ChosenInTime(int folds) implements Worth {}
    }

    private final int leastEvents;
    private final double leastEventsPerMeasure;
    private final Worth worth;
    private final Optional<String> version;

    private WeightLearner(int leastEvents, double leastEventsPerMeasure, Worth worth, Optional<String> version) {
        this.leastEvents = leastEvents;
        this.leastEventsPerMeasure = leastEventsPerMeasure;
        this.worth = worth;
        this.version = version;
    }

    /** Returns the learner with its defaults. */
    public static WeightLearner standard() {
        return STANDARD;
    }

    /**
     * Returns this learner with another least number of accounts that left, and of accounts that stayed; 50 unless set.
     *
     * @param count at least 1
     */
    public WeightLearner withLeastEvents(int count) {
        checkArgument(count >= 1, "leastEvents must be at least 1, was %s", count);
        return new WeightLearner(count, leastEventsPerMeasure, worth, version);
    }

    /**
     * Returns this learner with another least number of accounts that left for each measure with a weight; 5 unless
     * set.
     *
     * @param count 0 or more, finite
     */
    public WeightLearner withLeastEventsPerMeasure(double count) {
        checkArgument(
                count >= 0 && count < Double.POSITIVE_INFINITY,
                "leastEventsPerMeasure must be 0 or more and finite, was %s",
                count);
        return new WeightLearner(leastEvents, count, worth, version);
    }

    /**
     * Returns this learner with the expert's opinion worth {@code events} accounts that left; 10 for each measure
     * unless set.
     *
     * @param events in [0, 1,000,000]; 0 lets the data speak alone
     */
    public WeightLearner withExpertWorth(double events) {
        checkArgument(events >= 0 && events <= MOST_WORTH, "expertWorth must be in [0, 1000000], was %s", events);
        return new WeightLearner(leastEvents, leastEventsPerMeasure, new Worth.InAll(events), version);
    }

    /**
     * Returns this learner with the worth of the expert's opinion chosen by what it would have been worth before: of 1,
     * 3, 10, 30, 100, 300 and 1,000 churns for each measure the most whose log loss, on later days than those learnt
     * from, is within one standard error of the least. Takes rows of several days.
     *
     * @param folds in how many parts, one after the other in time, the days are judged; at least 2
     */
    public WeightLearner withWorthChosenInTime(int folds) {
        checkArgument(folds >= 2, "folds must be at least 2, was %s", folds);
        return new WeightLearner(leastEvents, leastEventsPerMeasure, new Worth.ChosenInTime(folds), version);
    }

    /**
     * Returns this learner with the version that learnt scorecards get; without it, the expert's with {@code -learnt-}
     * and the month by which all outcomes were known.
     */
    public WeightLearner withVersion(String name) {
        checkText("version", name);
        return new WeightLearner(leastEvents, leastEventsPerMeasure, worth, Optional.of(name));
    }

    /**
     * Returns the scorecard of rows with learnt weights, their {@linkplain Scorecard#provenance provenance} and a
     * version of its own. INSUFFICIENT_DATA with too few accounts that left or stayed, where all scores are equal, and
     * where no measure's better health goes with less churn; DID_NOT_CONVERGE where the healths tell exactly who left.
     */
    public Answer<Scorecard> learn(ScorecardOutcomes outcomes) {
        double[] shares = outcomes.scorecard().shares().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        int weighted = (int) Arrays.stream(shares).filter(share -> share > 0).count();
        LearningRows rows = outcomes.rows();
        Optional<Answer<Scorecard>> refusal = refusal(rows, weighted);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return worth(rows, shares, weighted).flatMap(events -> {
            double lambda = rows.penalty(events);
            return WeightFit.of(rows, shares, lambda).flatMap(fit -> {
                WeightReport report = new WeightReport(outcomes, shares, fit);
                return report.provenance(events, lambda, notes())
                        .map(learnt -> outcomes.scorecard()
                                .withLearntWeights(version.orElseGet(() -> report.version()), learnt));
            });
        });
    }

    private Optional<Answer<Scorecard>> refusal(LearningRows rows, int weighted) {
        int events = rows.events();
        int stayed = rows.accounts() - events;
        double byMeasure = leastEventsPerMeasure * weighted;
        long least = (long) Math.ceil(Math.max(leastEvents, byMeasure));
        if (events < least || stayed < least) {
            String rule = byMeasure > leastEvents
                    ? " (" + leastEventsPerMeasure + " for each of " + weighted + " measures)"
                    : "";
            return Optional.of(Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    events + " accounts left and " + stayed + " stayed, needed " + least + " of each" + rule));
        }
        if (!(rows.meanVariance() > 0)) {
            return Optional.of(Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA, "no measure varies among " + rows.size() + " rows"));
        }
        return Optional.empty();
    }

    private Answer<Double> worth(LearningRows rows, double[] shares, int weighted) {
        if (worth instanceof Worth.ChosenInTime chosen) {
            return new WorthChoice(rows, shares, chosen.folds()).choose(weighted);
        }
        return Answer.known(
                worth instanceof Worth.InAll inAll ? inAll.events() : ((Worth.PerMeasure) worth).events() * weighted);
    }

    private List<String> notes() {
        return worth instanceof Worth.ChosenInTime chosen
                ? List.of("the worth of the expert was chosen by log loss in " + chosen.folds() + " parts in time")
                : List.of();
    }
}

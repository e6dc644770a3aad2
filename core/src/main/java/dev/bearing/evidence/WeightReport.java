package dev.bearing.evidence;

import dev.bearing.health.Scorecard;
import dev.bearing.health.WeightProvenance;
import dev.bearing.health.WeightProvenance.LearntWeight;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Says where learnt weights come from. */
final class WeightReport {

    private final ScorecardOutcomes outcomes;
    private final double[] shares;
    private final WeightFit fit;

    WeightReport(ScorecardOutcomes outcomes, double[] shares, WeightFit fit) {
        this.outcomes = outcomes;
        this.shares = shares;
        this.fit = fit;
    }

    /** Returns the version of a scorecard with these weights, where nobody has named one. */
    String version() {
        return outcomes.scorecard().version() + "-learnt-" + YearMonth.from(lastKnown());
    }

    /** Returns the provenance; INSUFFICIENT_DATA where every measure is at its bound. */
    Answer<WeightProvenance> provenance(double worth, double lambda, List<String> settings) {
        List<LearntWeight> weights = new ArrayList<>();
        for (int j = 0; j < shares.length; j++) {
            if (Double.isNaN(fit.share(j))) {
                return Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "no measure's better health goes with less churn in " + outcomes.size()
                                + " rows: the curves may be the wrong way round");
            }
            weights.add(weight(j));
        }
        List<String> notes = new ArrayList<>(settings);
        addNotes(notes, weights);
        return Answer.known(
                new WeightProvenance(
                        outcomes.scorecard().version(),
                        sample(),
                        new WeightProvenance.Shrinkage(worth, lambda, fit.slope()),
                        fit.intercept(),
                        weights,
                        notes),
                Explanation.inputs(
                        "penalised logistic regression of churn on healths, shrunk towards the expert's weights",
                        weights.stream()
                                .map(weight -> new Contribution(weight.measure(), weight.coefficient()))
                                .toList()));
    }

    private LearntWeight weight(int measure) {
        double error = fit.error(measure);
        return new LearntWeight(
                outcomes.scorecard().measureNames().get(measure),
                shares[measure],
                fit.share(measure),
                fit.coefficient(measure),
                Double.isNaN(error) ? OptionalDouble.empty() : OptionalDouble.of(error),
                outcomes.observedShare(measure));
    }

    private WeightProvenance.Sample sample() {
        LearningRows rows = outcomes.rows();
        int[] days = IntStream.range(0, rows.size()).map(rows::observedOn).toArray();
        return new WeightProvenance.Sample(
                DateRange.of(
                        LocalDate.ofEpochDay(Arrays.stream(days).min().orElseThrow()),
                        LocalDate.ofEpochDay(1L + Arrays.stream(days).max().orElseThrow())),
                lastKnown(),
                outcomes.leadDays(),
                outcomes.horizonDays(),
                rows.size(),
                rows.accounts(),
                rows.events(),
                outcomes.unscored());
    }

    private LocalDate lastKnown() {
        LearningRows rows = outcomes.rows();
        return LocalDate.ofEpochDay(
                IntStream.range(0, rows.size()).map(rows::knownOn).max().orElseThrow());
    }

    private void addNotes(List<String> notes, List<LearntWeight> weights) {
        Scorecard scorecard = outcomes.scorecard();
        for (int j = 0; j < weights.size(); j++) {
            String name = weights.get(j).measure();
            double[] column = outcomes.rows().healths()[j];
            if (weights.get(j).isAtBound()) {
                notes.add(name + " has no weight: a better health went with more churn, the other measures held");
            } else if (Arrays.stream(column).distinct().count() == 1) {
                notes.add(name + " did not vary: its weight is the expert's");
            }
        }
        if (fit.slope() == WeightFit.LEAST_SLOPE) {
            notes.add("the score of version " + scorecard.version() + " hardly goes with less churn, or not at all");
        }
        if (weights.stream().anyMatch(weight -> weight.observedShare() < 1)) {
            notes.add(
                    "a measure that was missing was read as the scorecard reads it: as the score that the others make,"
                            + " or as the health that it assumes");
        }
        if (outcomes.unscored() > 0) {
            notes.add(outcomes.unscored() + " rows had no score and were left out");
        }
    }
}

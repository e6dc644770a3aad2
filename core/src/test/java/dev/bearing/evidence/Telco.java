package dev.bearing.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.ReferenceFile;
import dev.bearing.value.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The reference scores and metrics of the Telco customers. */
final class Telco {

    static final Map<String, double[]> METRICS =
            ReferenceFile.read(Telco.class, "telco_metrics.csv").values();

    private static final ReferenceFile SCORES = ReferenceFile.read(Telco.class, "telco_scores.csv.gz");

    private Telco() {}

    /** The scores of the model fitted to the training rows, on the test rows. */
    static ScoredOutcomes test() {
        return of("p_train", "test");
    }

    /** The scores of the model fitted to all rows, on all rows. */
    static ScoredOutcomes all() {
        return ScoredOutcomes.of(SCORES.numbers("p_all"), SCORES.flags("y"));
    }

    /** Scores on purpose too timid and shifted, of one split. */
    static ScoredOutcomes distorted(String split) {
        ScoredOutcomes scored = of("p_train", split);
        double[] scores = scored.copyOfScores();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = 0.5 * Math.log(scores[i] / (1 - scores[i])) - 0.5;
        }
        return ScoredOutcomes.of(scores, scored.copyOfOutcomes());
    }

    static ScoredOutcomes of(String column, String split) {
        List<String> splits = SCORES.texts("split");
        int[] rows = IntStream.range(0, SCORES.size())
                .filter(i -> splits.get(i).equals(split))
                .toArray();
        double[] scores = SCORES.numbers(column);
        boolean[] churned = SCORES.flags("y");
        double[] chosen = new double[rows.length];
        boolean[] outcomes = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = scores[rows[i]];
            outcomes[i] = churned[rows[i]];
        }
        return ScoredOutcomes.of(chosen, outcomes);
    }

    static double metric(String key) {
        return METRICS.get(key)[0];
    }

    static void assertMetric(double value, String key) {
        assertThat(value).as(key).isCloseTo(metric(key), within(1e-9));
    }

    static <T> T known(Answer<T> answer) {
        return answer.orElseThrow("the metric");
    }

    static Answer.Reason reason(Answer<?> answer) {
        return answer.fold(
                known -> {
                    throw new AssertionError("known: " + known.value());
                },
                Answer.Unknown::reason);
    }

    /** Few rows with many ties in their scores. */
    static ScoredOutcomes tied() {
        return ScoredOutcomes.of(
                new double[] {0.9, 0.5, 0.5, 0.5, 0.5, 0.1, 0.1, 0.7},
                new boolean[] {true, true, false, false, true, false, false, false});
    }
}

package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecewiseHazardTest {

    private static final Percentage CLOSE = Percentage.withPercentage(1e-10);
    private static final Offset<Double> NEAR = within(1e-12);

    @ParameterizedTest
    @ValueSource(strings = {"telco", "lung", "rossi"})
    void agreesWithROnOneRate(String data) {
        PiecewiseHazard hazard = PiecewiseHazard.constant(Samples.byGroup(data).get("all"));
        Map<String, String> row = rows(data, "constant").get(0);
        PiecewiseHazard.Piece piece = hazard.pieces().get(0);
        assertPiece(piece, row);
        Interval log = piece.interval().orElseThrow("interval");
        assertThat(log.lower()).isCloseTo(Samples.number(row, "log_lower"), CLOSE);
        assertThat(log.upper()).isCloseTo(Samples.number(row, "log_upper"), CLOSE);
        Interval exact = piece.exactInterval().orElseThrow("interval");
        assertThat(exact.lower()).isCloseTo(Samples.number(row, "exact_lower"), CLOSE);
        assertThat(exact.upper()).isCloseTo(Samples.number(row, "exact_upper"), CLOSE);
        assertThat(hazard.logLikelihood()).isCloseTo(Samples.number(row, "loglik"), CLOSE);
        assertThat(hazard.name()).isEqualTo("constant-hazard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"telco", "lung", "rossi"})
    void agreesWithROnTheRateOfEachPiece(String data) {
        List<Map<String, String>> rows = rows(data, "piecewise");
        double[] cuts = rows.stream()
                .mapToDouble(row -> Samples.number(row, "from"))
                .filter(from -> from > 0)
                .toArray();
        PiecewiseHazard hazard = PiecewiseHazard.of(Samples.byGroup(data).get("all"), cuts);
        assertThat(hazard.pieces()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertPiece(hazard.pieces().get(i), rows.get(i));
        }
        assertThat(hazard.name()).isEqualTo("piecewise-hazard");
        assertThat(hazard.provenance().parameters()).hasSameSizeAs(rows);
    }

    private static void assertPiece(PiecewiseHazard.Piece piece, Map<String, String> row) {
        assertThat(piece.from()).isEqualTo(Samples.number(row, "from"));
        assertThat(piece.exposure()).isCloseTo(Samples.number(row, "exposure"), CLOSE);
        assertThat((double) piece.events()).isEqualTo(Samples.number(row, "events"));
        assertThat(piece.rate().orElseThrow("rate")).isCloseTo(Samples.number(row, "rate"), CLOSE);
        assertThat(piece.standardError().orElseThrow("error")).isCloseTo(Samples.number(row, "se"), CLOSE);
    }

    private static List<Map<String, String>> rows(String data, String kind) {
        return Table.read("reference_hazards.csv").stream()
                .filter(row -> row.get("data").equals(data) && row.get("kind").equals(kind))
                .toList();
    }

    /** Two waits of 10, one event: 0.05 a tick; delayed entry takes time away but no event. */
    @Test
    void countsOnlyTheTimeUnderObservation() {
        PiecewiseHazard hazard =
                PiecewiseHazard.of(Spells.of(new long[] {0, 4}, new long[] {10, 10}, new int[] {1, 0}), 4, 6);
        assertThat(hazard.pieces().stream().map(PiecewiseHazard.Piece::exposure))
                .containsExactly(4.0, 4.0, 8.0);
        assertThat(hazard.pieces().stream().map(PiecewiseHazard.Piece::events)).containsExactly(0L, 0L, 1L);
        assertThat(hazard.survival(6).orElseThrow("share")).isEqualTo(1);
        assertThat(hazard.survival(14).orElseThrow("share")).isCloseTo(Math.exp(-1), NEAR);
    }

    @Test
    void theMeanOfOneRateHasAClosedForm() {
        Spells spells = Spells.of(new long[] {5, 10, 25}, new int[] {1, 1, 0}); // 2 events in 40
        PiecewiseHazard hazard = PiecewiseHazard.constant(spells);
        EstimateWithError mean = hazard.restrictedMean(30).orElseThrow("mean");
        double left = Math.exp(-1.5);
        assertThat(mean.value()).isCloseTo((1 - left) / 0.05, CLOSE);
        // d/dr (1 - exp(-30 r)) / r = (30 r exp(-30 r) - 1 + exp(-30 r)) / r²; se of r is r / √2
        double slope = (1.5 * left - 1 + left) / (0.05 * 0.05);
        assertThat(mean.standardError()).isCloseTo(-slope * 0.05 / Math.sqrt(2), CLOSE);
    }

    /** A cut changes nothing where both sides have the same rate, but for the error: each rate is estimated alone. */
    @Test
    void theMeanOverPiecesAgreesWithSumsOfSmallSteps() {
        PiecewiseHazard hazard = PiecewiseHazard.of(Samples.byGroup("telco").get("all"), 6, 12, 24, 48);
        EstimateWithError mean = hazard.restrictedMean(60).orElseThrow("mean");
        int steps = 60_000;
        double area = 0;
        for (int i = 0; i < steps; i++) {
            double t = 60.0 * (i + 0.5) / steps;
            double h = 0;
            for (PiecewiseHazard.Piece piece : hazard.pieces()) {
                h += piece.rate().orElseThrow("rate") * Math.max(0, Math.min(t, piece.to()) - piece.from());
            }
            area += Math.exp(-h) * 60 / steps;
        }
        assertThat(mean.value()).isCloseTo(area, within(1e-7));
        assertThat(mean.standardError()).isBetween(0.2, 0.4);
    }

    /** Scaling all weights changes nothing; each weighing 1 apart from one is not the same as counting. */
    @Test
    void hasARobustErrorWithWeights() {
        Spells spells = Spells.of(new long[] {5, 10, 25}, new int[] {1, 1, 0});
        PiecewiseHazard twice = PiecewiseHazard.constant(spells.withWeights(new double[] {2, 2, 2}));
        PiecewiseHazard.Piece piece = twice.pieces().get(0);
        assertThat(piece.rate().orElseThrow("rate")).isCloseTo(0.05, CLOSE);
        // by hand: residuals 1 - 0.25, 1 - 0.5, -1.25 over 40
        double robust = Math.sqrt(0.75 * 0.75 + 0.5 * 0.5 + 1.25 * 1.25) / 40;
        assertThat(piece.standardError().orElseThrow("error")).isCloseTo(robust, CLOSE);
        assertThat(reason(piece.exactInterval())).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(twice.provenance().flags()).hasSize(1);
    }

    @Test
    void saysWhatItDoesNotKnow() {
        PiecewiseHazard hazard = PiecewiseHazard.of(Spells.of(new long[] {5, 10}, new int[] {0, 0}), 20);
        PiecewiseHazard.Piece first = hazard.pieces().get(0);
        assertThat(first.rate().orElseThrow("rate")).isZero();
        assertThat(reason(first.standardError())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(first.interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        // exp(-x) = 0.025 at x = 3.6889: the upper limit of a count of 0
        assertThat(first.exactInterval().orElseThrow("interval").upper()).isCloseTo(-Math.log(0.025) / 15, CLOSE);
        assertThat(reason(hazard.pieces().get(1).rate())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(hazard.survival(20).orElseThrow("share")).isEqualTo(1);
        assertThat(reason(hazard.survival(21))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(hazard.restrictedMean(21))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(PiecewiseHazard.constant(Spells.of(List.of())).survival(1)))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void countsAnEventAtTheOriginAndSaysSo() {
        PiecewiseHazard hazard = PiecewiseHazard.constant(Spells.of(new long[] {0, 10}, new int[] {1, 1}));
        assertThat(hazard.pieces().get(0).rate().orElseThrow("rate")).isCloseTo(0.2, CLOSE);
        assertThat(hazard.provenance().flags()).anyMatch(flag -> flag.contains("events at time 0"));
    }

    @Test
    void rejectsCutsOutOfOrder() {
        Spells spells = Spells.of(new long[] {5}, new int[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PiecewiseHazard.of(spells, 3, 3))
                .withMessage("cuts must be positive, finite and ascending, 3.0 follows 3.0");
        assertThatIllegalArgumentException().isThrownBy(() -> PiecewiseHazard.of(spells, Double.NaN));
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).reason();
    }
}

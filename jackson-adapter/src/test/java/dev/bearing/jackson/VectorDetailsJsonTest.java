package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.vector.PathVector;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.VectorInputs;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VectorDetailsJsonTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final AccountId ACCOUNT = AccountId.of("a");
    private static final SuccessPath PATH =
            SuccessPath.of("path", List.of(SuccessMilestone.builder("connected").build()));

    /** Ten of fourteen arrived: surely half of all do, but it may be that no more than half do. */
    @Test
    void anIntervalWithoutAnUpperEndTellsItsLowerOne() {
        JsonNode eta = details(10, 4).path("intervals").path("etaDays");
        assertThat(eta.path("lower").isNumber()).isTrue();
        assertThat(eta.path("lower").asDouble()).isPositive();
        assertThat(eta.path("upper").isNull()).isTrue();
        assertThat(eta.path("upperReason").asText()).isEqualTo("UNBOUNDED");
        assertThat(eta.size()).isEqualTo(3);
    }

    @Test
    void anIntervalWithBothEndsIsAList() {
        JsonNode eta = details(40, 1).path("intervals").path("etaDays");
        assertThat(eta.isArray()).isTrue();
        assertThat(eta).hasSize(2).allMatch(JsonNode::isNumber);
        assertThat(eta.path(0).asDouble()).isLessThan(eta.path(1).asDouble());
    }

    private static ObjectNode details(int arrived, int waiting) {
        LegModel.Builder legs = LegModel.builder(PATH);
        IntStream.rangeClosed(1, arrived).forEach(i -> legs.add(progress(400, 10 + 3 * i)));
        IntStream.range(0, waiting).forEach(i -> legs.add(progress(400, 401)));
        SuccessVector vector = PathVector.DEFAULT.evaluate(
                VectorInputs.builder(ACCOUNT, progress(5, 6), legs.build()).build());
        ObjectNode node = JsonForm.object();
        VectorDetailsJson.addTo(node, vector);
        return node;
    }

    /** An account seen for some days that reaches its milestone on a day, or has not by then. */
    private static JourneyProgress progress(int seen, int reached) {
        LocalDate asOf = START.plusDays(seen);
        LocalDate on = START.plusDays(reached);
        return on.isAfter(asOf)
                ? JourneyProgress.of(PATH, List.of(), START, asOf)
                : JourneyProgress.of(
                        PATH,
                        List.of(MilestoneEvent.of(ACCOUNT, "connected", MilestoneLevel.OUTCOME, on)),
                        START,
                        asOf);
    }
}

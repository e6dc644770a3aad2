package dev.bearing.vector;

import static dev.bearing.vector.Ladders.tier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class TierFlowTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    private static final TierMoves MOVES = TierMoves.builder()
            .moved(JANUARY, tier(0), tier(0), 10)
            .moved(JANUARY, tier(0), tier(1), 3)
            .moved(JANUARY, tier(1), tier(1), 20)
            .moved(JANUARY, tier(1), tier(0), 1)
            .moved(JANUARY, tier(1), tier(2), 2)
            .moved(JANUARY, tier(2), tier(1), 4)
            .lost(JANUARY, tier(1), 5)
            .joined(JANUARY, tier(1), 6)
            .paused(JANUARY, tier(1), 2)
            .unplaced(JANUARY, tier(1), 1)
            .moved(FEBRUARY, tier(1), tier(1), 33)
            .build();

    @Test
    void whatATierOpensWithAndWhatComesAndGoesIsWhatItClosesWith() {
        TierFlow january = flows(1).get(0);

        assertThat(january).isEqualTo(new TierFlow(JANUARY, 31, 6, 3, 4, 2, 1, 5, 3));
        assertThat(january.in()).isEqualTo(13);
        assertThat(january.out()).isEqualTo(11);
        assertThat(january.closing()).isEqualTo(33);
        assertThat(flows(1).get(1).opening()).isEqualTo(33);
        assertThat(flows(0).get(0)).isEqualTo(new TierFlow(JANUARY, 13, 0, 0, 1, 3, 0, 0, 0));
    }

    /** The paused stayed, as far as the chain is concerned; who is in no tier any more was not observed. */
    @Test
    void theChainCountsThePausedAsStayingAndLeavesTheUnplacedOut() {
        assertThat(MOVES.in(JANUARY).moved(tier(1), tier(1))).isEqualTo(22);
        assertThat(MOVES.in(JANUARY).atRisk(tier(1))).isEqualTo(30);
        assertThat(MOVES.paused(tier(1))).isEqualTo(2);
        assertThat(MOVES.unplaced(tier(1))).isEqualTo(1);
        assertThat(MOVES.joined(tier(1))).isEqualTo(6);
    }

    @Test
    void monthsAddUpInAnyOrder() {
        assertThat(MOVES.in(FEBRUARY).plus(MOVES.in(JANUARY))).isEqualTo(MOVES).hasSameHashCodeAs(MOVES);
        assertThat(MOVES.in(YearMonth.of(2025, 1))).isEqualTo(TierMoves.empty());
        assertThat(MOVES).hasToString(MOVES.toString()).isNotEqualTo(MOVES.in(JANUARY));
    }

    @Test
    void refusesMoreLeavingThanThereWere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TierFlow(JANUARY, 1, 0, 0, 0, 1, 1, 0, 0))
                .withMessage("more than opening = 1 left the tier");
        assertThatIllegalArgumentException().isThrownBy(() -> new TierFlow(JANUARY, -1, 0, 0, 0, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TierFlow(JANUARY, 1, 0, 0, 0, 0, 0, 0, -1));
    }

    private static List<TierFlow> flows(int tier) {
        return LadderModel.fit(Ladders.ladder(3), MOVES, CurrencyUnit.USD, Map.of())
                .groups(Map.of())
                .get(tier)
                .flows();
    }
}

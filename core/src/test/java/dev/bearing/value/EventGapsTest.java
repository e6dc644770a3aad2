package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventGapsTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private final EventGaps gaps = EventGaps.of(List.of(days(0, 10, 10, 40), days(5), days(100, 95), days()));

    @Test
    void aGapLiesBetweenTwoDaysOfOneSubject() {
        assertThat(gaps.size()).isEqualTo(3); // 10, 30 and 5 days
        assertThat(gaps.quantile(1.0 / 3).orElseThrow("days")).isEqualTo(5);
        assertThat(gaps.quantile(0.5).orElseThrow("days")).isEqualTo(10);
        assertThat(gaps.quantile(1).orElseThrow("days")).isEqualTo(30);
        assertThat(gaps.shareWithin(29)).hasToString("2/3 GAPS_BETWEEN_EVENTS");
    }

    @Test
    void knowsNothingWithoutAGap() {
        assertThat(EventGaps.of(List.of(days(1), days())).quantile(0.5).isKnown())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gaps.quantile(Double.NaN))
                .withMessage("share must be in (0, 1], was NaN");
    }

    @Property(seed = "20261122")
    void theQuantileIsTheLeastWindowThatCoversTheShare(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 2000) Integer> offsets,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        EventGaps drawn =
                EventGaps.of(List.of(offsets.stream().map(START::plusDays).toList()));
        drawn.quantile(share).toOptional().ifPresent(days -> {
            assertThat(fraction(drawn.shareWithin(days))).isGreaterThanOrEqualTo(share - 1e-9);
            assertThat(fraction(drawn.shareWithin(days - 1))).isLessThan(share);
        });
        Collections.shuffle(offsets, new java.util.Random(7));
        assertThat(EventGaps.of(List.of(offsets.stream().map(START::plusDays).toList()))
                        .quantile(share)
                        .toOptional())
                .isEqualTo(drawn.quantile(share).toOptional());
    }

    private static double fraction(Rate rate) {
        return rate.fraction().orElseThrow("share");
    }

    private static List<LocalDate> days(int... offsets) {
        return java.util.Arrays.stream(offsets).mapToObj(START::plusDays).toList();
    }
}

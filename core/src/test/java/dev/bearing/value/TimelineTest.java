package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate JUN = LocalDate.of(2026, 6, 1);

    private final Timeline<String> tier =
            Timeline.<String>empty().with(JAN, "person").with(JUN, "business");

    @Test
    void aValueHoldsUntilTheNextOneBegins() {
        assertThat(tier.on(JAN.minusDays(1))).isEmpty();
        assertThat(tier.on(JAN)).contains("person");
        assertThat(tier.on(JUN.minusDays(1))).contains("person");
        assertThat(tier.on(JUN)).contains("business");
        assertThat(tier.on(LocalDate.MAX)).contains("business");
    }

    @Test
    void withReplacesWhatBeginsOnTheSameDayInACopy() {
        assertThat(tier.with(JUN, "enterprise").on(JUN)).contains("enterprise");
        assertThat(tier.on(JUN)).contains("business");
    }

    @Test
    void upToForgetsWhatCameLater() {
        assertThat(tier.upTo(JUN.minusDays(1)))
                .isEqualTo(Timeline.<String>empty().with(JAN, "person"));
        assertThat(tier.upTo(JUN)).isEqualTo(tier);
    }

    @Test
    void doesNotDependOnTheOrderOfItsParts() {
        Timeline<String> same = Timeline.of(Map.of(JUN, "business", JAN, "person"));
        assertThat(same).isEqualTo(tier).hasSameHashCodeAs(tier).hasToString(tier.toString());
        assertThat(same.changes().keySet()).containsExactly(JAN, JUN);
        assertThat(same).isNotEqualTo(Timeline.empty());
    }

    @Test
    void cannotBeChangedFromOutside() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> tier.changes().put(JAN, "free"));
    }
}

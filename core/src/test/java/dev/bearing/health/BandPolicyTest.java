package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandPolicyTest {

    @ParameterizedTest
    @CsvSource({"0,low", "0.49999999999999994,low", "0.5,middle", "0.7499999,middle", "0.75,high", "1,high"})
    void includesTheLowerEndOfABandAndTheUpperOneOfTheLast(double health, String band) {
        assertThat(BandPolicy.standard().bandOf(Health.of(health)).name()).isEqualTo(band);
    }

    @Test
    void mayHaveOneBandOnly() {
        BandPolicy one = BandPolicy.builder().band("all", 0).build();
        assertThat(one.bands()).containsExactly(new HealthBand("all", 0, 1));
        assertThat(one.bandOf(Health.of(1)).name()).isEqualTo("all");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, -0.1, Double.NaN})
    void rejectsAFirstBandThatDoesNotBeginAtZero(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BandPolicy.builder().band("red", bad))
                .withMessage("from of band red must be 0, since it is the first, was %s", bad);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 1, 50, Double.NaN})
    void rejectsALaterBandThatDoesNotBeginHigherUp(double bad) {
        BandPolicy.Builder builder = BandPolicy.builder().band("red", 0).band("amber", 0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.band("green", bad))
                .withMessage("from of band green must be in (0.5, 1), was %s", bad);
    }

    @Test
    void rejectsGapsOverlapsAndNamesTwice() {
        rejects("band b must begin at 0.4, was 0.5", new HealthBand("a", 0, 0.4), new HealthBand("b", 0.5, 1));
        rejects("band b must begin at 0.4, was 0.3", new HealthBand("a", 0, 0.4), new HealthBand("b", 0.3, 1));
        rejects("band a stands twice", new HealthBand("a", 0, 0.4), new HealthBand("a", 0.4, 1));
        rejects("the last band must end at 1, was 0.4", new HealthBand("a", 0, 0.4));
        rejects("bands must not be empty");
    }

    @Test
    void rejectsABandThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HealthBand(" ", 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HealthBand("a", 0.5, 0.5))
                .withMessage("to of band a must be in (0.5, 1], was 0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> new HealthBand("a", Double.NaN, 1));
    }

    @Property(seed = "20261122")
    void putsEveryHealthIntoExactlyOneBand(
            @ForAll @Size(max = 6) @UniqueElements List<@DoubleRange(min = 0.01, max = 0.99) Double> starts,
            @ForAll @DoubleRange(min = 0, max = 1) double value) {
        BandPolicy.Builder builder = BandPolicy.builder().band("first", 0);
        starts.stream().sorted().forEach(start -> builder.band("from " + start, start));
        BandPolicy policy = builder.build();
        Health health = Health.of(value);
        assertThat(policy.bands().stream().filter(band -> band.contains(health)))
                .containsExactly(policy.bandOf(health));
    }

    private static void rejects(String message, HealthBand... bands) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandPolicy(List.of(bands)))
                .withMessage(message);
    }
}

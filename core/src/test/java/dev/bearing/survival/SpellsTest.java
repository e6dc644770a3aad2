package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellsTest {

    @Test
    void givesBackTheSpellsItWasMadeOf() {
        List<Spell> spells =
                List.of(Spell.ended(5, 2), Spell.censored(7), Spell.ended(9, 1).withEntry(3));
        Spells columns = Spells.of(spells);
        assertThat(columns.size()).isEqualTo(3);
        assertThat(List.of(columns.get(0), columns.get(1), columns.get(2))).isEqualTo(spells);
        assertThat(columns.largestCause()).isEqualTo(2);
        assertThat(columns).hasToString("3 spells, 2 ended");
    }

    @Test
    void copiesTheArraysItIsGiven() {
        long[] exits = {5};
        int[] causes = {1};
        Spells spells = Spells.of(exits, causes);
        exits[0] = 99;
        causes[0] = 0;
        assertThat(spells.get(0)).isEqualTo(Spell.ended(5, 1));
    }

    @Test
    void growsAsItIsFilled() {
        Spells.Builder builder = Spells.builder();
        for (int i = 0; i < 1_000; i++) {
            builder.add(i, i % 2);
        }
        Spells early = builder.build();
        builder.add(5_000, 1);
        assertThat(early.size()).isEqualTo(1_000);
        assertThat(early.get(999)).isEqualTo(Spell.ended(999, 1));
    }

    @Test
    void hasNoCauseWithoutSpells() {
        assertThat(Spells.of(List.of()).largestCause()).isZero();
    }

    @Test
    void rejectsNumbersOutOfTheirRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spell(-1, 3, 0))
                .withMessage("entry must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spell.censored(-1))
                .withMessage("exit must not be negative, and later than a delayed entry, was -1 after entry 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spell.censored(3).withEntry(3))
                .withMessage("exit must not be negative, and later than a delayed entry, was 3 after entry 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spells.builder().add(3, -1))
                .withMessage("cause must be 0 (censored) or more, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spell.ended(3, 0))
                .withMessage("cause must be 1 or more, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spells.of(new long[2], new int[1]))
                .withMessage("entries, exits and causes must be of one length, were 2, 2 and 1");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Spells.of(List.of()).get(0));
    }

    @Test
    void keepsWeights() {
        Spell heavy = Spell.ended(5, 1).withWeight(99.5);
        assertThat(Spells.of(List.of(heavy)).get(0)).isEqualTo(heavy);
        assertThat(heavy.withEntry(2).weight()).isEqualTo(99.5);
        Spells plain = Spells.of(new long[] {5, 6}, new int[] {1, 0});
        assertThat(plain.get(1).weight()).isEqualTo(1);
        double[] weights = {2, 0};
        Spells weighted = plain.withWeights(weights);
        weights[0] = 7;
        assertThat(weighted.get(0).weight()).isEqualTo(2);
        assertThat(weighted.withWeights(new double[] {1, 1}).isWeighted()).isFalse();
    }

    @Test
    void splitsByGroup() {
        Spells spells = Spells.of(new long[] {0, 2, 0}, new long[] {5, 6, 7}, new int[] {1, 0, 2})
                .withWeights(new double[] {1, 2, 3});
        SortedMap<String, Spells> groups = spells.by(List.of("b", "a", "b"));
        assertThat(groups.keySet()).containsExactly("a", "b");
        assertThat(groups.get("a").get(0)).isEqualTo(new Spell(2, 6, 0, 2));
        assertThat(groups.get("b").get(1)).isEqualTo(new Spell(0, 7, 2, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spells.by(List.of("a")))
                .withMessage("there must be 3 groups, were 1");
    }

    @Test
    void takesTimesThatAreNotWhole() {
        Spells spells = Spells.ofDurations(new double[] {0.5, -0.0, 3}, new int[] {1, 0, 1});
        assertThat(spells.exitTime(0)).isEqualTo(0.5);
        assertThat(spells.exitKey(1)).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> spells.get(0))
                .withMessage("the times of these spells are not whole ticks");
        assertThat(Spells.ofDurations(new double[] {5, 7}, new int[] {1, 0}).get(1))
                .isEqualTo(Spell.censored(7));
        assertThat(Spells.ofDurations(new double[] {1}, new double[] {5}, new int[] {1})
                        .get(0))
                .isEqualTo(new Spell(1, 5, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsWeightsAndTimesOutOfRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spell.ended(5, 1).withWeight(bad))
                .withMessage("weight must be finite and not negative, was %s", bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spells.of(new long[] {5}, new int[] {1}).withWeights(new double[] {bad}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spells.ofDurations(new double[] {bad}, new int[] {1}))
                .withMessage("times must be finite and not negative, one was %s", bad);
    }
}

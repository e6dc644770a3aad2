package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}

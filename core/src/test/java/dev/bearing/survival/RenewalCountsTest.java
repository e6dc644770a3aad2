package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RenewalCountsTest {

    @Test
    void countsWhoWasUpForARenewalAndWhoWasLostAtIt() {
        RenewalCounts counts = RenewalCounts.ofSurvivors(100, 80, 70).plus(RenewalCounts.ofSurvivors(50, 45));
        assertThat(counts.renewals()).isEqualTo(2);
        assertThat(counts.customers()).isEqualTo(150);
        assertThat(counts.atRisk(1)).isEqualTo(150);
        assertThat(counts.lost(1)).isEqualTo(25);
        assertThat(counts.atRisk(2)).isEqualTo(80);
        assertThat(counts.lost(2)).isEqualTo(10);
        assertThat(counts.lost()).isEqualTo(35);
        assertThat(counts.opportunities()).isEqualTo(230);
        assertThat(counts).hasToString("150 customers, 2 renewals, 35 lost");
    }

    @Test
    void countsACensoredCustomerUpToTheLastRenewalItMade() {
        // lost at the 2nd renewal; still there after 3; seen only after the 1st and lost at the 3rd; just begun
        Spells spells = Spells.of(new long[] {0, 0, 1, 0}, new long[] {2, 3, 3, 0}, new int[] {1, 0, 2, 0});
        RenewalCounts counts = RenewalCounts.ofTenures(spells);
        assertThat(counts.customers()).isEqualTo(4);
        assertThat(counts.renewals()).isEqualTo(3);
        assertThat(new long[] {counts.atRisk(1), counts.atRisk(2), counts.atRisk(3)})
                .containsExactly(2, 3, 2);
        assertThat(new long[] {counts.lost(1), counts.lost(2), counts.lost(3)}).containsExactly(0, 1, 1);
        assertThat(counts.toSpells()).hasToString("4 spells, 2 ended");
        assertThat(RenewalCounts.ofTenures(counts.toSpells())).hasToString(counts.toString());
    }

    @Test
    void countsTheSameWhereSomebodyElseCameLate() {
        // beside a delayed entry, or a tenure far longer than the others, customers are looked up and not counted
        long[] exits = {2, 3, 0, 1, 3, 3};
        int[] causes = {1, 0, 0, 2, 1, 0};
        RenewalCounts counted = RenewalCounts.ofTenures(Spells.of(exits, causes));
        RenewalCounts late = RenewalCounts.ofTenures(Spells.of(new long[] {5}, new long[] {6}, new int[] {0}));
        RenewalCounts together = RenewalCounts.ofTenures(Spells.of(
                new long[] {0, 0, 0, 0, 0, 0, 5}, new long[] {2, 3, 0, 1, 3, 3, 6}, new int[] {1, 0, 0, 2, 1, 0, 0}));
        assertThat(together).usingRecursiveComparison().isEqualTo(counted.plus(late));
        RenewalCounts old = RenewalCounts.ofTenures(Spells.of(new long[] {10_000}, new int[] {0}));
        assertThat(RenewalCounts.ofTenures(
                        Spells.of(new long[] {2, 3, 0, 1, 3, 3, 10_000}, new int[] {1, 0, 0, 2, 1, 0, 0})))
                .usingRecursiveComparison()
                .isEqualTo(counted.plus(old));
    }

    @Test
    void aCohortThatHasJustBegunAddsCustomersButNoRenewals() {
        RenewalCounts begun = RenewalCounts.ofSurvivors(10_000);
        assertThat(begun.renewals()).isZero();
        assertThat(begun.opportunities()).isZero();
        assertThat(begun.plus(RenewalCounts.ofSurvivors(10, 9)).atRisk(1)).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> begun.plus(RenewalCounts.ofSurvivors()));
    }

    @Test
    void hasNoRenewalBeyondTheLast() {
        RenewalCounts counts = RenewalCounts.ofSurvivors(10, 9, 8);
        org.assertj.core.api.Assertions.assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> counts.atRisk(3));
        org.assertj.core.api.Assertions.assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> counts.lost(0));
    }

    @Test
    void refusesCountsThatRise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.ofSurvivors(10, 8, 9))
                .withMessage("alive must never rise, was 8 and then 9 at renewal 2");
        assertThatIllegalArgumentException().isThrownBy(() -> RenewalCounts.ofSurvivors(-1));
    }

    @Test
    void refusesALossBeforeTheFirstRenewalAndTicksThatAreNoRenewals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.ofTenures(Spells.of(new long[] {0}, new int[] {1})))
                .withMessage("nobody may be lost at tick 0, before the first renewal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.ofTenures(Spells.of(new long[] {1_600_000_000_000L}, new int[] {0})));
    }
}

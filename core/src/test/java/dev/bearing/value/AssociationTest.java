package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.internal.stats.FalseDiscovery;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class AssociationTest {

    private static Answer<Association> answer(long k, long n, long otherK, long otherN) {
        return Association.of(Rate.ofCounts(k, n), Rate.ofCounts(otherK, otherN), 1);
    }

    private static Association of(long k, long n, long otherK, long otherN) {
        return answer(k, n, otherK, otherN).orElseThrow("both groups have members");
    }

    /** Newcombe (1998), table II, contrast (a), method 10: 0.0524 to 0.3339. */
    @Test
    void hasThePublishedIntervalOfTheDifference() {
        Association published = of(56, 70, 48, 80);
        assertThat(published.difference()).isCloseTo(0.2, within(1e-15));
        assertThat(published.interval().lower()).isCloseTo(0.0524, within(5e-5));
        assertThat(published.interval().upper()).isCloseTo(0.3339, within(5e-5));
        assertThat(published.lift().orElseThrow("known")).isCloseTo(4.0 / 3, within(1e-15));
    }

    /** Of the 70 ways to choose 4 of 8 cups, 34 are as good as 3 right and 1 wrong, or as bad: Fisher (1935). */
    @Test
    void takesTheExactTestWhereLittleIsExpected() {
        assertThat(of(3, 4, 1, 4).pValue()).isCloseTo(34.0 / 70, within(1e-12));
    }

    /** By hand: 104 of 150 in all, z = 0.2 / sqrt(104/150 * 46/150 * (1/70 + 1/80)) = 2.6498, of which 0.00805. */
    @Test
    void takesTheScoreTestWhereEnoughIsExpected() {
        assertThat(of(56, 70, 48, 80).pValue()).isCloseTo(0.00805, within(1e-4));
    }

    /** Benjamini and Hochberg at 0.05 on these five find the first three. */
    @Test
    void adjustsForAllThatWasLookedForTogether() {
        assertThat(FalseDiscovery.adjusted(new double[] {0.001, 0.012, 0.03, 0.2, 0.6}))
                .containsExactly(new double[] {0.005, 0.03, 0.05, 0.25, 0.6}, within(1e-15));
        Answer<Association> strong = answer(90, 100, 50, 100);
        Answer<Association> none = answer(50, 100, 50, 100);
        Answer<Association> tooFew = Association.of(Rate.ofCounts(1, 1), Rate.ofCounts(1, 1), 5);
        List<Answer<Association>> together = Association.together(List.of(none, tooFew, strong));
        assertThat(together.get(1).isKnown()).isFalse();
        assertThat(together.get(0).orElseThrow("known").adjustedPValue()).isEqualTo(1.0);
        Association found = together.get(2).orElseThrow("known");
        assertThat(found.adjustedPValue()).isCloseTo(2 * found.pValue(), within(1e-18));
        assertThat(found.isFoundAt(0.05)).isTrue();
        assertThat(together.get(0).orElseThrow("known").isFoundAt(0.05)).isFalse();
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(of(3, 4, 0, 4).lift())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.UNBOUNDED));
        assertThat(Association.of(Rate.ofCounts(4, 4), Rate.ofCounts(50, 100), 5))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.message())
                                .isEqualTo("4 accounts with it and 100 without, 5 of each are needed"));
    }

    @Test
    void refusesRatesThatAreNoSharesOfCounts() {
        Rate money = Rate.ofMoney(Mrr.zero(CurrencyUnit.USD), Mrr.zero(CurrencyUnit.USD), 0, List::of);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Association.of(money, Rate.ofCounts(1, 2), 1))
                .withMessageContaining("an association is of shares of counts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(1, 2, 1, 2).isFoundAt(0))
                .withMessage("q must be in (0, 1), was 0.0");
    }
}

package dev.bearing.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalHistoryTest {

    private static List<PastTerm> terms(int renewed, int lost, boolean notice, String... groups) {
        List<PastTerm> terms = new ArrayList<>();
        for (int i = 0; i < renewed + lost; i++) {
            terms.add(new PastTerm(List.of(groups), notice, i < renewed));
        }
        return terms;
    }

    private static RenewalChance chance(RenewalHistory history, String... groups) {
        return history.chance(List.of(groups), false).orElseThrow("chance");
    }

    @Test
    void withoutGroupsItIsTheShareRenewedFromJeffreysPrior() {
        RenewalHistory history = RenewalHistory.of(terms(27, 3, false), 20, 10);
        RenewalChance all = chance(history);
        assertThat(all.probability()).isCloseTo(27.5 / 31, within(1e-15));
        assertThat(all.renewed()).isEqualTo(27);
        assertThat(all.terms()).isEqualTo(30);
        // scipy 1.17.1: beta.ppf([0.025, 0.975], 27.5, 3.5)
        Interval interval = all.interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(0.7565983910150729, within(1e-12));
        assertThat(interval.upper()).isCloseTo(0.97101938, within(1e-8));
    }

    @Test
    void aGroupStartsFromTheOthersWorthAtMostThePriorTerms() {
        List<PastTerm> past = new ArrayList<>(terms(80, 20, false, "business"));
        past.addAll(terms(8, 2, false, "person"));
        RenewalHistory history = RenewalHistory.of(past, 20, 10);
        double others = 80.5 / 101; // of those that are not of the group: nothing counts twice
        assertThat(chance(history, "person").probability()).isCloseTo((8 + 20 * others) / 30, within(1e-14));
        assertThat(chance(history, "nobody").probability()).isCloseTo(88.5 / 111, within(1e-14));
    }

    @Test
    void aGroupFurtherFromTheOthersThanChanceExplainsBorrowsLess() {
        List<PastTerm> past = new ArrayList<>(terms(80, 20, false, "business"));
        past.addAll(terms(13, 7, false, "person"));
        RenewalHistory history = RenewalHistory.of(past, 20, 10);
        double others = 80.5 / 101;
        // 20 (.65 - others)² / (others (1 - others)) = 1 + 19 / (m + 1)
        double spread = 20 * Math.pow(0.65 - others, 2) / (others * (1 - others));
        double worth = 19 / (spread - 1) - 1;
        assertThat(worth).isBetween(2.0, 20.0);
        assertThat(chance(history, "person").probability())
                .isCloseTo((13 + worth * others) / (20 + worth), within(1e-12));
        past.addAll(terms(0, 200, false, "person"));
        assertThat(chance(RenewalHistory.of(past, 20, 10), "person").probability())
                .isCloseTo((13 + 2 * others) / 222, within(1e-12)); // no fewer than two
    }

    @Test
    void whatIsBorrowedNarrowsNoIntervalBeyondTwoTerms() {
        List<PastTerm> past = new ArrayList<>(terms(800, 200, false, "business"));
        past.addAll(terms(8, 2, false, "person"));
        RenewalHistory history = RenewalHistory.of(past, 20, 10);
        assertThat(chance(history, "person").weight()).isEqualTo(12.0);
        assertThat(chance(history, "nobody").weight()).isCloseTo(2, within(1e-12));
        Interval nobody = chance(history, "nobody").interval().orElseThrow("interval");
        assertThat(nobody.upper() - nobody.lower()).isGreaterThan(0.7);
        assertThat(chance(history).weight()).isEqualTo(1011.0);
    }

    @Test
    void aPriorIsWorthNoMoreTermsThanThereWere() {
        List<PastTerm> past = new ArrayList<>(terms(3, 1, false, "a"));
        past.addAll(terms(10, 0, false, "b"));
        // 3 of 4 and Jeffreys' one: 3.5 of 5; ten of ten is 10 (.3)² / .21 = 4.3 times the spread of chance
        double worth = Math.max(2, 9 / (10 * 0.09 / 0.21 - 1) - 1);
        assertThat(chance(RenewalHistory.of(past, 20, 10), "b").probability())
                .isCloseTo((10 + worth * 0.7) / (10 + worth), within(1e-12));
    }

    @Test
    void whoGaveNoticeIsCountedApart() {
        List<PastTerm> past = new ArrayList<>(terms(90, 10, false, "business"));
        past.addAll(terms(1, 5, true, "business"));
        RenewalHistory history = RenewalHistory.of(past, 20, 10);
        assertThat(history.terms()).isEqualTo(106);
        assertThat(history.chance(List.of("business"), true)
                        .orElseThrow("notice")
                        .probability())
                .isCloseTo(1.5 / 8, within(1e-14));
        assertThat(chance(history).terms()).isEqualTo(100);
    }

    @Test
    void whereNobodyGaveNoticeBeforeAQuarterIsHeldToBeRenewed() {
        RenewalChance chance =
                RenewalHistory.of(List.of(), 20, 10).chance(List.of(), true).orElseThrow("notice");
        assertThat(chance.probability()).isEqualTo(0.25);
        assertThat(chance.interval().orElseThrow("interval").upper()).isGreaterThan(0.8);
    }

    @Test
    void saysNothingOfTooFewTerms() {
        Answer<RenewalChance> few =
                RenewalHistory.of(terms(9, 0, false, "a"), 20, 10).chance(List.of("a"), false);
        assertThat(few)
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.INSUFFICIENT_DATA));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAPriorWithoutAWeight(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalHistory.of(List.of(), bad, 10))
                .withMessage("priorTerms must be positive and finite, was %s", bad);
    }

    @Property(seed = "20261122")
    void theChanceIsAProbabilityInItsIntervalThatItsTermsAddUpTo(
            @ForAll @IntRange(max = 40) int renewed,
            @ForAll @IntRange(max = 40) int lost,
            @ForAll @IntRange(max = 40) int otherRenewed,
            @ForAll @IntRange(max = 40) int otherLost) {
        List<PastTerm> past = new ArrayList<>(terms(renewed, lost, false, "a", "x"));
        past.addAll(terms(otherRenewed, otherLost, false, "a", "y"));
        RenewalChance chance = chance(RenewalHistory.of(past, 20, 0), "a", "x");
        assertThat(chance.probability()).isBetween(0.0, 1.0);
        assertThat(chance.interval().orElseThrow("interval").lower()).isLessThanOrEqualTo(chance.probability());
        assertThat(chance.interval().orElseThrow("interval").upper())
                .isGreaterThanOrEqualTo(chance.probability() - 0.03);
        assertThat(chance.explanation().terms().stream()
                        .mapToDouble(Contribution::value)
                        .sum())
                .isCloseTo(chance.probability(), within(1e-12));
    }

    @Property(seed = "20261122")
    void oneMoreTermRenewedNeverLowersTheChance(
            @ForAll @IntRange(max = 40) int renewed, @ForAll @IntRange(max = 40) int lost) {
        List<PastTerm> past = new ArrayList<>(terms(renewed, lost, false, "a"));
        past.addAll(terms(20, 10, false, "b"));
        double before = chance(RenewalHistory.of(past, 20, 0), "a").probability();
        past.add(new PastTerm(List.of("a"), false, true));
        assertThat(chance(RenewalHistory.of(past, 20, 0), "a").probability()).isGreaterThanOrEqualTo(before - 1e-12);
    }

    @Property(seed = "20261122", tries = 100)
    void theOrderOfTermsDoesNotMatter(@ForAll long seed) {
        List<PastTerm> past = new ArrayList<>(terms(11, 4, false, "a", "x"));
        past.addAll(terms(5, 9, false, "a", "y"));
        past.addAll(terms(1, 3, true));
        double before = chance(RenewalHistory.of(past, 20, 0), "a", "y").probability();
        Collections.shuffle(past, new Random(seed));
        assertThat(chance(RenewalHistory.of(past, 20, 0), "a", "y").probability())
                .isEqualTo(before);
    }
}

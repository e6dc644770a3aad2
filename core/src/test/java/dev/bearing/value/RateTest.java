package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RateTest {

    // printed by this library, not by an outside source
    private static final double REGRESSION_LOWER = 0.39168111784424964;
    private static final double REGRESSION_UPPER = 0.5751967598853248;

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/bearing/value/wilson.csv", numLinesToSkip = 3)
    void countsHaveTheWilsonIntervalOfScipy(long k, long n, double lower, double upper) {
        Interval interval = interval(Rate.ofCounts(k, n));
        // near 0 scipy's form cancels: absolute, as far as a double of size 1 reaches
        assertThat(interval.lower()).isCloseTo(lower, within(2e-15));
        assertThat(interval.upper()).isCloseTo(upper, within(2e-15));
        assertThat(interval.level()).isEqualTo(0.95);
        assertThat(interval.contains((double) k / n)).isTrue();
    }

    @Test
    void keepsBothParts() {
        Rate rate = Rate.ofCounts(2, 9).named("CLOSED_COHORT", "strict:1234");
        assertThat(rate.numerator()).isEqualTo(2);
        assertThat(rate.denominator()).isEqualTo(9);
        assertThat(rate.currency()).isEmpty();
        assertThat(rate.population()).isEqualTo("CLOSED_COHORT");
        assertThat(rate.policy()).isEqualTo("strict:1234");
        assertThat(rate.numeratorDecimal()).isEqualByComparingTo("2");
        assertThat(rate.members()).isEmpty();
        assertThat(rate).hasToString("2/9 CLOSED_COHORT");
    }

    @Test
    void itsFractionExplainsItself() {
        Answer.Known<Double> known = (Answer.Known<Double>)
                Rate.ofCounts(2, 9).named("ALL", "strict").fraction();
        assertThat(known.value()).isEqualTo(2.0 / 9);
        assertThat(known.explanation())
                .isEqualTo(Explanation.quotient(
                        "ALL under strict", new Contribution("numerator", 2), new Contribution("denominator", 9)));
    }

    @Test
    void anEmptyBaseIsUnknownAndNeverZero() {
        Rate empty = Rate.ofCounts(0, 0);
        assertThat(reason(empty.fraction())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(empty.interval())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(empty.flags()).isEmpty();
    }

    @Test
    void saysWhereWilsonDoesNotApply() {
        assertThat(reason(Rate.ofCounts(3, 2).interval())).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
        assertThat(Rate.ofCounts(3, 2).fraction()).isInstanceOf(Answer.Known.class);
    }

    @Test
    void flagsFewerThanTen() {
        assertThat(Rate.ofCounts(1, 9).flags()).containsExactly(Rate.Flag.LOW_BASE);
        assertThat(Rate.ofCounts(1, 10).flags()).isEmpty();
        assertThat(Rate.ofCounts(1, 9).flagged(Rate.Flag.PARTIAL_PERIOD).flags())
                .containsExactly(Rate.Flag.PARTIAL_PERIOD, Rate.Flag.LOW_BASE);
        // amounts: how many accounts, not how many units
        assertThat(money(9).flags()).containsExactly(Rate.Flag.LOW_BASE);
        assertThat(money(10).flags()).isEmpty();
    }

    @Test
    void membersAddUpToTheRateOfThem() {
        List<Rate.Member> members = new ArrayList<>(List.of(new Rate.Member("a", 1, 3), new Rate.Member("b", 1, 1)));
        Rate rate = Rate.ofMembers(members);
        members.clear();
        assertThat(rate).isEqualTo(Rate.ofCounts(2, 4));
        assertThat(rate.members()).containsExactly(new Rate.Member("a", 1, 3), new Rate.Member("b", 1, 1));
        assertThat(Rate.ofMembers(List.of())).isEqualTo(Rate.ofCounts(0, 0));
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.ofCounts(-1, 9))
                .withMessage("numerator must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.ofCounts(0, -9))
                .withMessage("denominator must not be negative, was -9");
    }

    @Test
    void addsThePartsAndNeverAverages() {
        Rate pooled = Rate.ofCounts(1, 10).plus(Rate.ofCounts(50, 1000));
        assertThat(pooled.fraction().orElseThrow("rate")).isCloseTo(0.0505, within(5e-5)); // mean of rates: 0.0750
        assertThat(pooled).isEqualTo(Rate.ofCounts(51, 1010));
        assertThat(Rate.ofCounts(6, 9).plus(Rate.ofCounts(0, 9)).flags()).isEmpty(); // 18 together
    }

    @Test
    void addsFlagsAndMembers() {
        Rate one = Rate.ofCounts(1, 1, () -> List.of(new Rate.Member("a", 1, 1)));
        Rate other =
                Rate.ofCounts(0, 1, () -> List.of(new Rate.Member("b", 0, 1))).flagged(Rate.Flag.PARTIAL_PERIOD);
        Rate both = one.plus(other);
        assertThat(both.members()).extracting(Rate.Member::id).containsExactly("a", "b");
        assertThat(both.flags()).contains(Rate.Flag.PARTIAL_PERIOD);
    }

    @Test
    void refusesToAddWhatDiffersInMeaning() {
        Rate rate = Rate.ofCounts(1, 2).named("ALL", "strict");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rate.plus(Rate.ofCounts(1, 2).named("ALL", "other")))
                .withMessage("rates of population ALL under strict and ALL under other do not add");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rate.plus(Rate.ofCounts(1, 2).named("SOME", "strict")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.ofCounts(1, 2).plus(money(3)))
                .withMessage("rates of counts and of USD do not add");
    }

    @Test
    void anAmountIsOfOneCurrency() {
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> Rate.ofMoney(usd("1"), Mrr.zero(CurrencyUnit.EUR), 1, List::of));
        Rate rate = Rate.ofMoney(usd("1"), usd("3"), 1, List::of);
        assertThat(rate.currency()).contains(CurrencyUnit.USD);
        assertThat(rate.denominatorDecimal()).isEqualByComparingTo("3");
        assertThat(rate).hasToString("USD 1.00/3.00 UNSPECIFIED");
    }

    @Test
    void holdsAmountsWhoseSumWouldNotFit() {
        Mrr large = Mrr.ofUnits(CurrencyUnit.USD, Long.MAX_VALUE);
        assertThat(Rate.ofMoney(large, large, 1, List::of).numerator()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void ratesOfDifferentBasesDiffer() {
        assertThat(Rate.ofMoney(usd("1"), usd("3"), 5, List::of))
                .isNotEqualTo(Rate.ofMoney(usd("1"), usd("3"), 50, List::of))
                .isEqualTo(Rate.ofMoney(usd("1"), usd("3"), 5, List::of))
                .hasSameHashCodeAs(Rate.ofMoney(usd("1"), usd("3"), 5, List::of));
    }

    @Test
    void amountsNeedThirtyMembersForAnInterval() {
        assertThat(reason(money(29).interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(money(30).interval().isKnown()).isTrue();
    }

    @Test
    void twelveMonthsOfFiveAccountsAreFiveAccounts() {
        Rate year = money(5);
        for (int month = 1; month < 12; month++) {
            year = year.plus(money(5));
        }
        assertThat(year.members()).hasSize(60);
        assertThat(reason(year.interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void twelveEqualMonthsOfAnAccountTellNoMoreThanOne() {
        Rate year = money(40);
        for (int month = 1; month < 12; month++) {
            year = year.plus(money(40));
        }
        assertThat(interval(year).lower()).isCloseTo(interval(money(40)).lower(), within(1e-12));
        assertThat(interval(year).upper()).isCloseTo(interval(money(40)).upper(), within(1e-12));
    }

    @Test
    void theBootstrapComesCloseToAnIndependentOne() {
        // numpy 2, 400,000 replicates, numpy's own generator: [0.39204545, 0.5731227]; the ends of 1,000 replicates
        // scatter by 0.004
        Interval interval = interval(money(40));
        assertThat(interval.lower()).isCloseTo(0.39204545, within(0.012));
        assertThat(interval.upper()).isCloseTo(0.5731227, within(0.012));
    }

    @Test
    void theBootstrapComesCloseToATextbookLoop() {
        List<Rate.Member> members = money(40).members();
        Random random = new Random(7);
        double[] ratios = new double[100_000];
        for (int r = 0; r < ratios.length; r++) {
            long numerator = 0;
            long denominator = 0;
            for (int i = 0; i < members.size(); i++) {
                Rate.Member drawn = members.get(random.nextInt(members.size()));
                numerator += drawn.numerator();
                denominator += drawn.denominator();
            }
            ratios[r] = (double) numerator / denominator;
        }
        Arrays.sort(ratios);
        Interval interval = interval(money(40));
        assertThat(interval.lower()).isCloseTo(ratios[2_500], within(0.012));
        assertThat(interval.upper()).isCloseTo(ratios[97_500], within(0.012));
    }

    @Test
    void theBootstrapIsTheSameEveryTimeRegression() {
        assertThat(interval(money(40))).isEqualTo(interval(money(40)));
        assertThat(interval(money(40))).isEqualTo(Interval.of95(REGRESSION_LOWER, REGRESSION_UPPER));
    }

    @Test
    void aFlowThatNobodyWasPartOfIsAsUncertainAsTheShareOfAsMany() {
        // Wilson of 0 of n by hand: z^2 / (n + z^2), z = 1.959963984540054
        Interval flow = interval(Rate.ofCounts(0, 1200).asFlow());
        assertThat(flow.lower()).isZero();
        assertThat(flow.upper()).isCloseTo(3.841458820694124 / 1203.841458820694124, within(1e-15));
        assertThat(flow).isEqualTo(interval(Rate.ofCounts(0, 1200)));
        assertThat(interval(Rate.ofCounts(0, 2400).asFlowOverAverage())).isEqualTo(flow);
        assertThat(reason(Rate.ofCounts(1, 1200).asFlow().interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void daysWithoutAnEventHaveTheRuleOfThreeOfPoissonEvents() {
        Rate none = Rate.ofCounts(0, 36_500).asMonthlyHazard();
        // by hand: three in 36,500 days are .0025 in 365/12 days; exp(-3) < .05 is the chance to see none of three
        assertThat(interval(none)).isEqualTo(Interval.of95(0, -Math.expm1(-0.0025)));
        double twelfth = interval(Rate.ofCounts(0, 3).asMonthlyHazard()).upper();
        assertThat(twelfth).isCloseTo(1 - Math.exp(-365.0 / 12), within(1e-15)).isLessThanOrEqualTo(1);
    }

    @Test
    void amountsThatAllStayedOrAllWentHaveTheRuleOfThreeOverMembers() {
        // by hand: 1 - exp(-3/100) of 100 equal ones
        assertThat(interval(alike(100, 7, 7)).lower()).isCloseTo(Math.exp(-0.03), within(1e-12));
        assertThat(interval(alike(100, 7, 7)).upper()).isEqualTo(1);
        assertThat(interval(alike(100, 0, 7)).lower()).isZero();
        assertThat(interval(alike(100, 0, 7)).upper()).isCloseTo(-Math.expm1(-0.03), within(1e-12));
        assertThat(((Answer.Known<Interval>) alike(100, 7, 7).interval())
                        .explanation()
                        .method())
                .isEqualTo("rule of three");
    }

    @Test
    void growthOfAFewIsNoProofThatNobodyLeaves() {
        // 99 that kept their 7 and one that grew to 8: what may be lost is as if none had grown, 1 - exp(-3/100)
        Interval kept = interval(oneOther(8, 7));
        assertThat(kept.lower()).isCloseTo(Math.exp(-0.03), within(1e-12));
        assertThat(kept.upper()).isBetween(1.0, 1.01);
        // the same told as what was lost less what was won
        Interval lost = interval(oneOther(-1, 0));
        assertThat(lost.upper()).isCloseTo(-Math.expm1(-0.03), within(1e-12));
        assertThat(lost.lower()).isBetween(-0.01, 0.0);
        // who lost is in the draws
        assertThat(interval(oneOther(6, 7)).lower()).isGreaterThan(0.99);
    }

    private static Rate oneOther(long numerator, long ofOthers) {
        List<Rate.Member> members = IntStream.range(0, 100)
                .mapToObj(i -> new Rate.Member("a" + i, i == 0 ? numerator : ofOthers, 7))
                .toList();
        return Rate.ofMoney(
                Mrr.ofUnits(CurrencyUnit.USD, numerator + 99 * ofOthers),
                Mrr.ofUnits(CurrencyUnit.USD, 700),
                100,
                () -> members);
    }

    @Test
    void membersThatAreAlikeOtherwiseTellNothingOfOthers() {
        assertThat(reason(alike(100, 5, 7).interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(alike(100, 11, 7).interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        // a flow is no part of what each has: no bound of what may happen follows from that
        assertThat(reason(alike(100, 0, 7).asFlow().interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(alike(29, 7, 7).interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        List<Rate.Member> left = IntStream.range(0, 40)
                .mapToObj(i -> new Rate.Member("a" + i, 1, 1))
                .toList();
        assertThat(reason(Rate.ofCounts(40, 40, () -> left).asFlow().interval()))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    @Test
    void ratesOfDifferentKnowledgeAreDifferentAndDoNotAdd() {
        Rate february = Rate.ofCounts(2, 9).withAsOf(LocalDate.of(2025, 2, 28));
        Rate march = Rate.ofCounts(2, 9).withAsOf(LocalDate.of(2025, 3, 31));
        assertThat(february.asOf()).contains(LocalDate.of(2025, 2, 28));
        assertThat(Rate.ofCounts(2, 9).asOf()).isEmpty();
        assertThat(february).isNotEqualTo(march).isNotEqualTo(Rate.ofCounts(2, 9));
        assertThat(february.plus(february)).isEqualTo(Rate.ofCounts(4, 18).withAsOf(LocalDate.of(2025, 2, 28)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> february.plus(march))
                .withMessage("rates as of 2025-02-28 and as of 2025-03-31 do not add");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> february.plus(Rate.ofCounts(1, 2)))
                .withMessage("rates as of 2025-02-28 and as of no day do not add");
        Rate changed = february.named("X", "p")
                .asFlow()
                .maturing(Rate.Maturity.PROVISIONAL)
                .withMinimumBase(3)
                .withBase(7)
                .flagged(Rate.Flag.PARTIAL_PERIOD);
        assertThat(changed.asOf()).contains(LocalDate.of(2025, 2, 28));
    }

    @Test
    void aBaseIsSaidWhereTheDenominatorIsNoCount() {
        Rate days = Rate.ofCounts(4, 322).withBase(9);
        assertThat(days.base()).isEqualTo(9);
        assertThat(days.flags()).containsExactly(Rate.Flag.LOW_BASE);
        assertThat(days.plus(days).base()).isEqualTo(18);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days.withBase(-1))
                .withMessage("base must not be negative, was -1");
        assertThatIllegalStateException()
                .isThrownBy(() -> Rate.ofCounts(2, 18).asFlowOverAverage().withBase(9))
                .withMessage("the base of a flow over the average is half its denominator");
        assertThat(Rate.ofCounts(2, 18).withBase(12).asFlowOverAverage().base()).isEqualTo(9);
    }

    @Test
    void aBaseThatIsCountedTwiceIsFlaggedByItsSize() {
        Rate average = Rate.ofCounts(2, 18).asFlowOverAverage();
        assertThat(average.base()).isEqualTo(9);
        assertThat(average.fraction().orElseThrow("rate")).isEqualTo(1 / 9.0);
        assertThat(average.flags()).containsExactly(Rate.Flag.LOW_BASE);
        Rate half = Rate.ofCounts(1, 9).asFlowOverAverage(); // of four and a half
        assertThat(half.plus(half)).isEqualTo(average);
        assertThatIllegalStateException()
                .isThrownBy(() -> money(3).asFlowOverAverage())
                .withMessage("a flow over the average must be a rate of counts, was one of USD");
    }

    private static Rate alike(int members, long numerator, long denominator) {
        return Rate.ofMoney(
                Mrr.ofUnits(CurrencyUnit.USD, numerator * members),
                Mrr.ofUnits(CurrencyUnit.USD, denominator * members),
                members,
                () -> IntStream.range(0, members)
                        .mapToObj(i -> new Rate.Member("a" + i, numerator, denominator))
                        .toList());
    }

    private static Rate money(int members) {
        Supplier<List<Rate.Member>> list = () -> IntStream.range(0, members)
                .mapToObj(i -> new Rate.Member("a" + i, i % 7 * 10 + i % 3 * 5, 50 + i % 5 * 10))
                .toList();
        return Rate.ofMoney(
                Mrr.ofUnits(
                        CurrencyUnit.USD,
                        list.get().stream().mapToLong(Rate.Member::numerator).sum()),
                Mrr.ofUnits(
                        CurrencyUnit.USD,
                        list.get().stream().mapToLong(Rate.Member::denominator).sum()),
                members,
                list);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }

    private static Interval interval(Rate rate) {
        return rate.interval().orElseThrow("expected an interval");
    }

    private static <T> Answer.Reason reason(Answer<T> answer) {
        return ((Answer.Unknown<T>) answer).reason();
    }
}

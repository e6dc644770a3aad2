package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
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
    @CsvFileSource(resources = "/value/wilson.csv", numLinesToSkip = 3)
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

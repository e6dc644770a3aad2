package dev.bearing.balance;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.balance.AttainmentChange.Pair;
import dev.bearing.journey.TimeToValue;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** More, proven, faster: the three numbers of the book. */
class BookNumbersTest {

    private static final LocalDate THEN = LocalDate.of(2026, 5, 31);
    private static final Answer<Double> UNKNOWN = Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "not measured");

    private static final Answer<Estimate> NO_VENDOR = Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no plan");

    private static Pair pair(int account, Answer<Double> before, Answer<Double> now) {
        return new Pair(AccountId.of("a" + (100 + account)), before, now);
    }

    private static Pair pair(int account, double before, double now) {
        return pair(account, Answer.known(before), Answer.known(now));
    }

    private static TimeToValue waits(String prefix, int... days) {
        List<TimeToValue.Wait> waits = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            waits.add(new TimeToValue.Wait(
                    AccountId.of(prefix + i),
                    THEN,
                    Math.abs(days[i]),
                    days[i] > 0 ? TimeToValue.End.REACHED : TimeToValue.End.WAITING));
        }
        return TimeToValue.of(waits);
    }

    @Test
    void moreIsTheMeanChangeOfThoseKnownOnBothDays() {
        List<Pair> pairs = new ArrayList<>();
        double[] changes = {0.1, 0.2, -0.1, 0.05, 0.15, 0, 0.3, -0.2, 0.1, 0.2, 0.05, 0.1};
        for (int i = 0; i < changes.length; i++) {
            pairs.add(pair(i, 0.5, 0.5 + changes[i]));
        }
        pairs.add(pair(20, UNKNOWN, Answer.known(1.0)));
        pairs.add(pair(21, Answer.known(1.0), UNKNOWN));
        AttainmentChange more = AttainmentChange.of(THEN, pairs, NO_VENDOR);

        assertThat(more.customers()).isEqualTo(12);
        Estimate customer = more.customer().orElseThrow("more");
        assertThat(customer.value()).isCloseTo(0.95 / 12, within(1e-12));
        // scipy 1.17.1: ttest_1samp(changes, 0).confidence_interval(0.95)
        Interval interval = customer.interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(-0.006996002672819163, within(1e-9));
        assertThat(interval.upper()).isCloseTo(0.16532933600615252, within(1e-9));
        assertThat(more.vendor()).isEqualTo(NO_VENDOR);
    }

    @Test
    void fewAccountsHaveAMeanAndNoInterval() {
        AttainmentChange more = AttainmentChange.of(THEN, List.of(pair(1, 0.5, 0.7)), NO_VENDOR);
        assertThat(more.customer().orElseThrow("more").value()).isCloseTo(0.2, within(1e-12));
        assertThat(more.customer().orElseThrow("more").interval().isKnown()).isFalse();
        assertThat(reason(AttainmentChange.of(THEN, List.of(), NO_VENDOR).customer()))
                .isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Property(seed = "20261122")
    void theOrderOfAccountsDoesNotMatterAndNoChangeIsNone(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(max = 1) Double> before, @ForAll long seed) {
        List<Pair> pairs = new ArrayList<>();
        List<Pair> same = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            pairs.add(pair(i, before.get(i), 1 - before.get(i)));
            same.add(pair(i, before.get(i), before.get(i)));
        }
        AttainmentChange more = AttainmentChange.of(THEN, pairs, NO_VENDOR);
        Collections.shuffle(pairs, new Random(seed));
        assertThat(AttainmentChange.of(THEN, pairs, NO_VENDOR)).isEqualTo(more);
        assertThat(more.customer().orElseThrow("more").value()).isBetween(-1.0, 1.0);
        Estimate none = AttainmentChange.of(THEN, same, NO_VENDOR).customer().orElseThrow("more");
        assertThat(none.value()).isZero();
    }

    @Test
    void provenIsWhatHasEvidenceOrTheCustomersWord() {
        Rate proven = ProvenValue.of(List.of(
                new ProvenValue.Count(AccountId.of("b"), 3, 1),
                new ProvenValue.Count(AccountId.of("a"), 2, 2),
                new ProvenValue.Count(AccountId.of("c"), 0, 0)));
        assertThat(proven.numerator()).isEqualTo(3);
        assertThat(proven.denominator()).isEqualTo(5);
        assertThat(proven.members()).extracting(Rate.Member::id).containsExactly("a", "b");
        assertThat(reason(ProvenValue.of(List.of()).fraction())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProvenValue.Count(AccountId.of("a"), 1, 2))
                .withMessage("proven must be in [0, attained = 1], was 2");
    }

    @Test
    void fasterIsMoreInTimeThanTheBenchmarkSays() {
        // 7 of 10 within 20 days, where half were to be expected; nobody is censored before
        TimeToValue now = waits("n", 5, 8, 9, 12, 15, 18, 20, 25, 30, -40);
        ValueSpeed speed = ValueSpeed.against(now, 20);
        assertThat(speed.basis()).isEqualTo(ValueSpeed.Basis.BENCHMARK);
        assertThat(speed.share().orElseThrow("share")).isCloseTo(0.7, within(1e-12));
        Estimate faster = speed.difference().orElseThrow("faster");
        assertThat(faster.value()).isCloseTo(0.2, within(1e-12));
        // without censoring the error is that of a share, sqrt(.7 × .3 / 10), by Aalen's estimator with n / (n - 1)
        Interval interval = faster.interval().orElseThrow("interval");
        assertThat((interval.upper() - interval.lower()) / 2).isBetween(0.25, 0.35);
    }

    @Test
    void fasterIsMoreInTimeThanThePeriodBefore() {
        TimeToValue before = waits("b", 10, 20, 30, 40, 50, 60);
        TimeToValue now = waits("n", 5, 15, 25, 35, 45, 55);
        ValueSpeed speed = ValueSpeed.against(now, before);
        assertThat(speed.days()).isEqualTo(before.medianDays());
        // the former median is 35 days: 3 of 6 before, 4 of 6 now
        assertThat(speed.days().orElseThrow("days")).isCloseTo(35, within(1e-12));
        assertThat(speed.expected().orElseThrow("expected")).isCloseTo(0.5, within(1e-12));
        assertThat(speed.difference().orElseThrow("faster").value()).isCloseTo(4.0 / 6 - 0.5, within(1e-12));
    }

    @Test
    void withoutAMedianBeforeThereIsNothingToBeFasterThan() {
        ValueSpeed speed = ValueSpeed.against(waits("n", 5, 15), waits("b", -10, -20));
        assertThat(reason(speed.days())).isEqualTo(Answer.Reason.CENSORED);
        assertThat(reason(speed.difference())).isEqualTo(Answer.Reason.CENSORED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueSpeed.against(waits("n", 5), Double.NaN))
                .withMessage("medianDays must be above 0 and finite, was NaN");
    }

    @Property(seed = "20261122")
    void theSameTimesAreNeitherFasterNorSlowerAndEachDaySavedNeverSlows(
            @ForAll @Size(min = 2, max = 25) List<@IntRange(min = 2, max = 300) Integer> days) {
        int[] waited = days.stream().mapToInt(Integer::intValue).toArray();
        int[] sooner = days.stream().mapToInt(day -> day - 1).toArray();
        Estimate same = ValueSpeed.against(waits("n", waited), waits("b", waited))
                .difference()
                .orElseThrow("faster");
        assertThat(same.value()).isCloseTo(0, within(1e-12));
        Estimate faster = ValueSpeed.against(waits("n", sooner), waits("b", waited))
                .difference()
                .orElseThrow("faster");
        assertThat(faster.value()).isGreaterThanOrEqualTo(-1e-12);
    }
}

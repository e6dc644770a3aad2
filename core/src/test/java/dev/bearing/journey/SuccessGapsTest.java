package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessGapsTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final LocalDate START = AS_OF.minusDays(300);
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("a").build(),
                    SuccessMilestone.builder("b").after("a").expectedDays(30).build(),
                    SuccessMilestone.builder("c").after("b").build()));

    private final SuccessGaps.Builder search = SuccessGaps.builder(GapReference.share(0.6));
    private int accounts;

    /** Adds accounts that set out 300 days ago and reached the first so many milestones, ten days apart. */
    private void reaching(int count, int milestones) {
        for (int i = 0; i < count; i++) {
            List<MilestoneEvent> events = new ArrayList<>();
            for (int m = 0; m < milestones; m++) {
                events.add(event("abc".substring(m, m + 1), MilestoneLevel.OUTCOME, 10 * (m + 1)));
            }
            add(events);
        }
    }

    private MilestoneEvent event(String milestone, MilestoneLevel level, int day) {
        return MilestoneEvent.of(id(accounts), milestone, level, START.plusDays(day));
    }

    private void add(List<MilestoneEvent> events) {
        search.add(id(accounts++), JourneyProgress.of(PATH, events, START, AS_OF), events);
    }

    private void addLost(List<MilestoneEvent> events, int day) {
        search.addLost(id(accounts++), JourneyProgress.of(PATH, events, START, AS_OF), events, START.plusDays(day));
    }

    private static AccountId id(int number) {
        return AccountId.of(String.format(java.util.Locale.ROOT, "account-%04d", number));
    }

    private static SuccessGap gap(SuccessGaps gaps, String to, GapKind kind) {
        return gaps.all().stream()
                .filter(gap -> gap.to().equals(to) && gap.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static GapTest test(SuccessGap gap) {
        return gap.test().orElseThrow("test");
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).reason();
    }

    /** 200 set out, 150 reach a, 60 of them b, 50 of them c; measured against 60 %. */
    @Test
    void findsTheSecondLegOfTheWorkedExample() {
        reaching(50, 0);
        reaching(90, 1);
        reaching(10, 2);
        reaching(50, 3);
        SuccessGaps gaps =
                search.policy(GapPolicy.standard().withExactBelow(1_000)).find();
        SuccessGap leg = gap(gaps, "b", GapKind.DROP_OFF);
        assertThat(leg.from()).containsExactly("a");
        assertThat(leg.counts()).isEqualTo(new LegCounts(150, 150, 60));
        assertThat(test(leg).method()).isEqualTo("exact one-sided binomial test");
        assertThat(test(leg).pValue()).isCloseTo(6.082071158635292e-07, within(1e-16));
        assertThat(test(leg).effect().value()).isCloseTo(0.2, within(1e-12));
        // 0.6 less the Wilson interval of 60 of 150, [.3250 .4800]
        Interval interval = test(leg).effect().interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(0.6 - 0.4800, within(5e-5));
        assertThat(interval.upper()).isCloseTo(0.6 - 0.3250, within(5e-5));
        assertThat(leg.verdict())
                .isEqualTo(Answer.known(GapVerdict.GAP, leg.test().fold(k -> k.explanation(), u -> null)));
        assertThat(leg.incidence().orElseThrow("incidence")).isCloseTo(0.4, within(1e-12));
        assertThat(leg.waiting()).hasSize(90);
        assertThat(gap(gaps, "a", GapKind.DROP_OFF).counts()).isEqualTo(new LegCounts(200, 200, 150));
        assertThat(gap(gaps, "c", GapKind.DROP_OFF).counts()).isEqualTo(new LegCounts(60, 60, 50));
        assertThat(gap(gaps, "a", GapKind.DROP_OFF).isGap()).isFalse();
        assertThat(gap(gaps, "c", GapKind.DROP_OFF).isGap()).isFalse();
    }

    @Test
    void threeOfTenIsNotAGapYet() {
        reaching(7, 1);
        reaching(3, 2);
        SuccessGap leg = gap(search.find(), "b", GapKind.DROP_OFF);
        assertThat(test(leg).pValue()).isCloseTo(0.05476188160000002, within(1e-14));
        assertThat(leg.verdict().orElseThrow("verdict")).isEqualTo(GapVerdict.NO_GAP_FOUND);
    }

    @Test
    void fewerAccountsThanTheMinimumHaveNoVerdict() {
        reaching(9, 1);
        SuccessGaps gaps = search.find();
        SuccessGap leg = gap(gaps, "b", GapKind.DROP_OFF);
        assertThat(reason(leg.test())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(leg.verdict())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(reason(gap(gaps, "c", GapKind.DROP_OFF).verdict())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThat(gap(gaps, "c", GapKind.DROP_OFF).counts()).isEqualTo(new LegCounts(0, 0, 0));
        assertThat(reason(gap(gaps, "c", GapKind.DROP_OFF).incidence())).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(gap(gaps, "b", GapKind.DROP_OFF).verdict().isKnown()).isFalse();
        assertThat(gaps.found()).isEmpty();
    }

    @Test
    void whoeverChurnedBeforeCrossingHasNotCrossedAndWaitsNoMore() {
        for (int i = 0; i < 20; i++) {
            addLost(List.of(event("a", MilestoneLevel.OUTCOME, 10)), 40);
        }
        SuccessGap leg = gap(search.find(), "b", GapKind.DROP_OFF);
        assertThat(leg.counts()).isEqualTo(new LegCounts(20, 20, 0));
        assertThat(leg.isGap()).isTrue();
        assertThat(leg.waiting()).isEmpty();
    }

    @Test
    void whoeverCameLatelyIsNotObservableHoweverFastItCrossed() {
        reaching(12, 1);
        for (int i = 0; i < 30; i++) {
            add(List.of(event("a", MilestoneLevel.OUTCOME, 280), event("b", MilestoneLevel.OUTCOME, 281)));
        }
        SuccessGap leg = gap(search.find(), "b", GapKind.DROP_OFF);
        assertThat(leg.counts()).isEqualTo(new LegCounts(42, 12, 0));
    }

    @Test
    void tellsATaskWithoutItsOutcome() {
        for (int i = 0; i < 40; i++) {
            List<MilestoneEvent> events = new ArrayList<>(List.of(event("a", MilestoneLevel.FUNCTIONAL, 5)));
            if (i < 10) {
                events.add(event("a", MilestoneLevel.OUTCOME, 20));
            }
            add(events);
        }
        SuccessGap gap = gap(search.find(), "a", GapKind.FUNCTIONAL_TO_OUTCOME);
        assertThat(gap.counts()).isEqualTo(new LegCounts(40, 40, 10));
        assertThat(gap.from()).containsExactly("a");
        assertThat(gap.isGap()).isTrue();
        assertThat(test(gap).method()).isEqualTo("one-sided score test");
        // (10 - 24) / sqrt(9.6) = -4.518; scipy 1.17.1: norm.cdf
        assertThat(test(gap).pValue()).isCloseTo(3.1142493848156167e-06, within(1e-15));
        assertThat(gap.waiting()).hasSize(30);
    }

    @Test
    void tellsWhatTheVendorCallsSuccessAndTheCustomerDoesNot() {
        for (int i = 0; i < 40; i++) {
            List<MilestoneEvent> events = new ArrayList<>(List.of(event("a", MilestoneLevel.OUTCOME, 5)));
            if (i < 8) {
                events.add(event("a", MilestoneLevel.CONFIRMED, 20));
            } else if (i < 16) {
                events.add(event("a", MilestoneLevel.REGRESSED, 15));
                events.add(event("a", MilestoneLevel.CONFIRMED, 25));
            } else if (i < 20) {
                events.add(event("a", MilestoneLevel.CONFIRMED, 5 + 31));
            }
            add(events);
        }
        SuccessGap gap = gap(search.find(), "a", GapKind.PERCEPTION);
        assertThat(gap.withinDays()).isEqualTo(30);
        assertThat(gap.counts()).isEqualTo(new LegCounts(40, 40, 8));
        assertThat(gap.isGap()).isTrue();
        assertThat(gap.waiting()).hasSize(20);
    }

    @Test
    void nobodyIsBlamedForNotConfirmingWhereNobodyIsAsked() {
        reaching(40, 1);
        assertThat(reason(gap(search.find(), "a", GapKind.PERCEPTION).verdict()))
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    /** 40 accounts wait 60 days each for b, 20 cross then: E = ln 2 / 30 · 2400 = 55.45 at the expected pace. */
    @Test
    void tellsALegThatTakesTooLong() {
        for (int i = 0; i < 40; i++) {
            List<MilestoneEvent> events = new ArrayList<>(List.of(event("a", MilestoneLevel.OUTCOME, 10)));
            if (i < 20) {
                events.add(event("b", MilestoneLevel.OUTCOME, 70));
                add(events);
            } else {
                addLost(events, 70);
            }
        }
        SuccessGap dwell = gap(search.find(), "b", GapKind.DWELL);
        double expected = Math.log(2) / 30 * 2400;
        assertThat(test(dwell).method()).isEqualTo("one-sample log-rank test");
        assertThat(test(dwell).reference()).isCloseTo(expected, within(1e-9));
        assertThat(test(dwell).effect().value()).isCloseTo(1 - 20 / expected, within(1e-12));
        // (20 - 55.45) / sqrt(55.45) = -4.761; scipy 1.17.1: norm.cdf
        assertThat(test(dwell).pValue()).isCloseTo(9.641187684126375e-07, within(1e-15));
        assertThat(dwell.isGap()).isTrue();
        assertThat(reason(gap(search.find(), "a", GapKind.DWELL).verdict())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
    }

    @Test
    void anEarlierPeriodIsAReference() {
        SuccessGaps.Builder periods = SuccessGaps.builder(GapReference.before(AS_OF.minusDays(200)));
        for (int i = 0; i < 200; i++) {
            boolean late = i >= 100;
            LocalDate start = AS_OF.minusDays(late ? 150 : 350);
            List<MilestoneEvent> events = i % 100 < (late ? 40 : 75)
                    ? List.of(MilestoneEvent.of(id(i), "a", MilestoneLevel.OUTCOME, start.plusDays(20)))
                    : List.of();
            periods.add(id(i), JourneyProgress.of(PATH, events, start, AS_OF), events);
        }
        SuccessGap gap = gap(periods.find(), "a", GapKind.DROP_OFF);
        assertThat(gap.counts()).isEqualTo(new LegCounts(100, 100, 40));
        assertThat(test(gap).method()).isEqualTo("one-sided score test of two shares");
        assertThat(test(gap).reference()).isEqualTo(0.75);
        assertThat(test(gap).effect().value()).isCloseTo(0.35, within(1e-12));
        assertThat(gap.isGap()).isTrue();
    }

    @Test
    void anotherSegmentIsAReferenceAndFewAccountsAreTestedExactly() {
        Set<AccountId> enterprise =
                IntStream.range(0, 14).mapToObj(SuccessGapsTest::id).collect(Collectors.toSet());
        SuccessGaps.Builder segments = SuccessGaps.builder(GapReference.segment("enterprise", enterprise));
        for (int i = 0; i < 26; i++) {
            boolean crosses = i < 14 ? i < 9 : i < 17;
            List<MilestoneEvent> events = crosses
                    ? List.of(MilestoneEvent.of(id(i), "a", MilestoneLevel.OUTCOME, START.plusDays(20)))
                    : List.of();
            segments.add(id(i), JourneyProgress.of(PATH, events, START, AS_OF), events);
        }
        SuccessGap gap = gap(segments.find(), "a", GapKind.DROP_OFF);
        assertThat(test(gap).method()).isEqualTo("Fisher's exact one-sided test");
        assertThat(test(gap).pValue()).isCloseTo(0.05290752456589043, within(1e-13)); // scipy: 3 of 12 against 9 of 14
    }

    /** R 4.2.2, survival: survdiff and pnorm((obs - exp) / sqrt(var)). */
    @Test
    void timesAreComparedByTheLogRankTest() {
        long[] own = {5, 8, -8, -12, 15, -20, -20, 30, -40, -60};
        long[] others = {3, 4, 6, 6, -9, 10, 11, 14, 20, 25, 2, 7};
        GapTest test = DwellGapTest.against(waits(others), waits(own)).orElseThrow("test");
        DwellGapTest.LogRankParts parts = DwellGapTest.LogRankParts.of(waits(others), waits(own));
        assertThat(parts.observed()).isEqualTo(4);
        assertThat(parts.expected()).isCloseTo(9.220201070858966, within(1e-12));
        assertThat(parts.variance()).isCloseTo(3.229120824500504, within(1e-12));
        assertThat(test.pValue()).isCloseTo(0.001836306824574848, within(1e-12));
        assertThat(test.effect().value())
                .isCloseTo(1 - Math.exp((4 - 9.220201070858966) / 3.229120824500504), within(1e-12));
    }

    private static List<LegWait> waits(long[] days) {
        return java.util.Arrays.stream(days)
                .mapToObj(day ->
                        new LegWait(id(1), 0, Math.abs(day), day > 0 ? LegWait.End.CROSSED : LegWait.End.WAITING, 100))
                .toList();
    }

    @Test
    void gapsAreRankedByTheValueOfThoseWhoWait() {
        reaching(80, 0);
        reaching(60, 1);
        reaching(20, 3);
        SuccessGaps gaps = search.find();
        assertThat(gaps.found()).extracting(SuccessGap::to).contains("a", "b");
        assertThat(reason(gaps.found().get(0).valueAtRisk())).isEqualTo(Answer.Reason.NOT_CONFIGURED);
        // the first 80 accounts wait for a and are worth 1 each, the next 60 wait for b and are worth 10 each
        SuccessGaps valued = gaps.valuedBy(account -> Answer.known(account.compareTo(id(80)) < 0 ? 1.0 : 10.0));
        assertThat(valued.found().get(0).to()).isEqualTo("b");
        assertThat(valued.found().get(0).valueAtRisk().orElseThrow("value")).isEqualTo(600);
        SuccessGaps unknown = gaps.valuedBy(account -> Answer.unknown(Answer.Reason.EMPTY_BASE, "no"));
        assertThat(reason(unknown.found().get(0).valueAtRisk())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gaps.valuedBy(account -> Answer.known(Double.NaN)))
                .withMessageEndingWith("must be finite and not negative, was NaN");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void rejectsAShareOutsideItsRange(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GapReference.share(bad))
                .withMessage("share must be in (0, 1), was %s", bad);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GapPolicy.standard().withFalseDiscoveryRate(bad))
                .withMessage("falseDiscoveryRate must be in (0, 1), was %s", bad);
    }

    @Test
    void rejectsTwoPathsWithOneId() {
        reaching(1, 1);
        SuccessPath other =
                SuccessPath.of("p", List.of(SuccessMilestone.builder("a").build()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.add(id(9), JourneyProgress.of(other, List.of(), START, AS_OF), List.of()))
                .withMessage("two paths have the id p");
    }
}

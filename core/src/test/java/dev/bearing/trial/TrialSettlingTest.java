package dev.bearing.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a trial that is over may still convert, and that what is called final stays; by hand, and at random. */
class TrialSettlingTest {

    private static final AccountId T = AccountId.of("t");
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));
    private static final DateRange FEBRUARY = DateRange.of(YearMonth.of(2025, 2));

    /** A trial ends on 31 January, and that it converted on that day is recorded on 2 February. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-31, 0/0, 0/1, PROVISIONAL",
        "2025-02-01, 0/0, 0/1, PROVISIONAL",
        "2025-02-02, 1/1, 1/1, PROVISIONAL",
        "2025-02-03, 1/1, 1/1, PROVISIONAL",
        "2025-02-04, 1/1, 1/1, FINAL"
    })
    void aConversionMayBeRecordedLate(LocalDate asOf, String decided, String flow, Rate.Maturity maturity) {
        LocalDate end = LocalDate.of(2025, 1, 31);
        List<Trial> trials = List.of(
                trial("2025-01-10").endsOn(end).build(),
                trial("2025-01-10")
                        .endsOn(end)
                        .outcome(Trial.Outcome.CONVERTED)
                        .outcomeOn(end)
                        .recordedOn(LocalDate.of(2025, 2, 2))
                        .build());
        TrialFunnel funnel = TrialFunnel.of(trials, asOf);

        assertThat(funnel.endedWindow(JANUARY)).hasToString(decided + " ENDED_WINDOW");
        assertThat(funnel.cohort(JANUARY)).hasToString(decided + " COHORT");
        assertThat(funnel.flowWindow(JANUARY)).hasToString(flow + " FLOW_WINDOW");
        assertThat(List.of(funnel.endedWindow(JANUARY), funnel.cohort(JANUARY), funnel.flowWindow(JANUARY)))
                .extracting(Rate::maturity)
                .containsOnly(maturity);
        assertThat(funnel.cohort(JANUARY).flags().contains(Rate.Flag.PARTIAL_PERIOD))
                .isEqualTo(decided.equals("0/0"));
    }

    /** A trial to 24 January of which nothing is stated: lost from the 27th on. */
    @Test
    void aTrialWithoutAnOutcomeIsOpenForThreeDaysAndThenLostOnItsEnd() {
        List<Trial> trials =
                List.of(trial("2025-01-10").endsOn(LocalDate.of(2025, 1, 24)).build());
        TrialRun over = TrialFunnel.of(trials, LocalDate.of(2025, 1, 26)).runs().get(0);
        assertThat(over.isOpen()).isTrue();
        assertThat(over.isRunning()).isFalse();
        assertThat(over.settlesOn()).contains(LocalDate.of(2025, 1, 27));
        TrialRun lost = TrialFunnel.of(trials, LocalDate.of(2025, 1, 27)).runs().get(0);
        assertThat(lost.standing()).isEqualTo(TrialRun.Standing.LOST);
        assertThat(lost.decidedOn()).contains(LocalDate.of(2025, 1, 24));
    }

    /** A trial to 24 January; payments count for 30 days, to 23 February, and January is final on 3 March. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-31, true, 0/0, 0/0, PROVISIONAL",
        "2025-02-19, true, 0/0, 0/0, PROVISIONAL",
        "2025-02-20, true, 0/0, 1/1, PROVISIONAL",
        "2025-03-03, true, 0/0, 1/1, FINAL",
        "2025-02-22, false, 0/0, 0/0, PROVISIONAL",
        "2025-02-23, false, 0/1, 0/1, PROVISIONAL",
        "2025-03-02, false, 0/1, 0/1, PROVISIONAL",
        "2025-03-03, false, 0/1, 0/1, FINAL"
    })
    void aTrialIsOpenWhileAPaymentWouldBePutDownToIt(
            LocalDate asOf, boolean pays, String ended, String cohort, Rate.Maturity maturity) {
        LocalDate paid = LocalDate.of(2025, 2, 20);
        for (Optional<Trial.Outcome> outcome :
                List.of(Optional.<Trial.Outcome>empty(), Optional.of(Trial.Outcome.EXPIRED))) {
            Trial.Builder trial = trial("2025-01-10").endsOn(LocalDate.of(2025, 1, 24));
            outcome.ifPresent(trial::outcome);
            TrialFunnel funnel =
                    TrialFunnel.of(List.of(trial.build()), asOf).attributing(pays ? Map.of(T, paid) : Map.of(), 30);

            assertThat(funnel.endedWindow(JANUARY)).hasToString(ended + " ENDED_WINDOW");
            assertThat(funnel.endedWindow(JANUARY).maturity()).isEqualTo(maturity);
            assertThat(funnel.cohort(JANUARY)).hasToString(cohort + " COHORT");
            assertThat(funnel.cohort(JANUARY).maturity()).isEqualTo(maturity);
            if (cohort.equals("1/1")) {
                assertThat(funnel.endedWindow(FEBRUARY)).hasToString("1/1 ENDED_WINDOW");
            }
        }
    }

    /** Called off on 15 January: payments count to 14 February, whatever end was agreed. */
    @ParameterizedTest
    @CsvSource({"2025-02-14, 0/0, 1/1", "2025-02-15, 0/1, 0/1"})
    void aTrialThatWasCalledOffEndedThen(LocalDate paid, String ended, String cohort) {
        Trial trial = trial("2025-01-10")
                .endsOn(LocalDate.of(2025, 3, 31))
                .outcome(Trial.Outcome.CANCELLED)
                .outcomeOn(LocalDate.of(2025, 1, 15))
                .build();
        TrialFunnel funnel =
                TrialFunnel.of(List.of(trial), LocalDate.of(2025, 4, 30)).attributing(Map.of(T, paid), 30);

        assertThat(funnel.endedWindow(JANUARY)).hasToString(ended + " ENDED_WINDOW");
        assertThat(funnel.cohort(JANUARY)).hasToString(cohort + " COHORT");
    }

    /** Over on 24 January and converted on 5 March, as recorded: lost in January for good, and converted in March. */
    @Test
    void aConversionLongAfterTheEndLeavesTheWindowOfTheEnd() {
        Trial trial = trial("2025-01-10")
                .endsOn(LocalDate.of(2025, 1, 24))
                .outcome(Trial.Outcome.CONVERTED)
                .outcomeOn(LocalDate.of(2025, 3, 5))
                .build();
        TrialFunnel funnel = TrialFunnel.of(List.of(trial), LocalDate.of(2025, 3, 31));

        assertThat(funnel.endedWindow(JANUARY)).hasToString("0/1 ENDED_WINDOW");
        assertThat(funnel.endedWindow(DateRange.of(YearMonth.of(2025, 3)))).hasToString("1/1 ENDED_WINDOW");
        assertThat(funnel.cohort(JANUARY)).hasToString("1/1 COHORT");
        assertThat(funnel.attributing(Map.of(), 40).endedWindow(JANUARY)).hasToString("0/0 ENDED_WINDOW");
    }

    /**
     * Two trials over after 14 days are lost from day 44 on, one pays on day 20, one is over and open on day 16. On day
     * 20 three are at risk, so that a third converts.
     */
    @Test
    void theEstimateCountsThoseThatAreOverAmongThoseThatMayConvert() {
        List<Trial> trials = new ArrayList<>();
        for (String name : List.of("lost", "lost too", "paid")) {
            trials.add(Trial.builder(AccountId.of(name), LocalDate.of(2025, 1, 1))
                    .endsOn(LocalDate.of(2025, 1, 15))
                    .build());
        }
        trials.add(trial("2025-01-30").endsOn(LocalDate.of(2025, 2, 13)).build());
        TrialFunnel funnel = TrialFunnel.of(trials, LocalDate.of(2025, 2, 15))
                .attributing(Map.of(AccountId.of("paid"), LocalDate.of(2025, 1, 21)), 30);

        assertThat(funnel.progress(JANUARY)).isEqualTo(new TrialProgress(1, 2, 1));
        assertThat(funnel.eventualConversion(JANUARY).orElseThrow("share").value())
                .isCloseTo(1 / 3.0, within(1e-12));
    }

    /**
     * What happens to one account: trials one after another, until one converts, and a first payment so many days after
     * that or after the last one began.
     */
    private record Story(int start, List<Integer> lengths, int gap, Optional<Integer> converts, int paid) {}

    @Provide
    Arbitrary<List<Story>> stories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(7, 14, 30).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(-3, 0, 1, 20, 45),
                        Arbitraries.of(-5, 0, 2, 3, 4, 10, 29, 30, 31, 60).optional(0.5),
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(0, 100)))
                .as(Story::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(seed = "20261122", tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsFinalStaysSo(
            @ForAll("stories") List<Story> stories,
            @ForAll @IntRange(min = 10, max = 150) int early,
            @ForAll @IntRange(max = 120) int later,
            @ForAll @IntRange(max = 40) int days) {
        List<Trial> trials = new ArrayList<>();
        Map<AccountId, LocalDate> paid = new HashMap<>();
        for (int i = 0; i < stories.size(); i++) {
            AccountId id = AccountId.of("a" + i);
            List<Trial> own = trials(id, stories.get(i));
            Trial last = own.get(own.size() - 1);
            trials.addAll(own);
            paid.put(
                    id,
                    stories.get(i)
                            .converts()
                            .flatMap(day -> last.outcomeOn())
                            .orElse(last.startedOn())
                            .plusDays(stories.get(i).paid()));
        }
        LocalDate asOf = LocalDate.of(2025, 1, 1).plusDays(early);
        TrialFunnel then = TrialFunnel.of(trials, asOf);
        TrialFunnel now = TrialFunnel.of(trials, asOf.plusDays(later));
        for (int month = 1; month <= asOf.getMonthValue(); month++) {
            DateRange period = DateRange.of(YearMonth.of(2025, month));
            stays(then, now, period, TrialFunnel::endedWindow);
            stays(then, now, period, TrialFunnel::flowWindow);
            stays(then.attributing(paid, days), now.attributing(paid, days), period, TrialFunnel::endedWindow);
            boolean once = stories.stream().allMatch(story -> story.lengths().size() == 1);
            if (once) {
                stays(then.attributing(paid, days), now.attributing(paid, days), period, TrialFunnel::cohort);
            }
        }
    }

    private static void stays(
            TrialFunnel then, TrialFunnel now, DateRange period, BiFunction<TrialFunnel, DateRange, Rate> rate) {
        Rate was = rate.apply(then, period);
        if (was.maturity() == Rate.Maturity.FINAL) {
            assertThat(rate.apply(now, period)).hasToString(was.toString());
        }
    }

    private static List<Trial> trials(AccountId id, Story story) {
        List<Trial> trials = new ArrayList<>();
        LocalDate from = LocalDate.of(2025, 1, 1).plusDays(story.start());
        for (int i = 0; i < story.lengths().size(); i++) {
            LocalDate end = from.plusDays(story.lengths().get(i));
            Trial.Builder trial = Trial.builder(id, from).endsOn(end);
            boolean last = i == story.lengths().size() - 1;
            if (last && story.converts().isPresent()) {
                trial.outcome(Trial.Outcome.CONVERTED)
                        .outcomeOn(end.plusDays(story.converts().get()));
            } else if (story.gap() == 20) {
                trial.outcome(Trial.Outcome.CANCELLED).outcomeOn(end.minusDays(2));
            }
            trials.add(trial.build());
            from = end.plusDays(story.gap());
        }
        return trials;
    }

    private static Trial.Builder trial(String started) {
        return Trial.builder(T, LocalDate.parse(started));
    }
}

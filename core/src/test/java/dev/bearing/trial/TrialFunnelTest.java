package dev.bearing.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TrialFunnelTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 1, 31);
    private static final DateRange DECEMBER = DateRange.of(YearMonth.of(2024, 12));
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));

    /** One trial from 20 December that converts on 3 January, one from 10 January called off on the 24th. */
    private final List<Trial> golden = List.of(
            decided("G", "2024-12-20", Trial.Outcome.CONVERTED, "2025-01-03"),
            decided("K", "2025-01-10", Trial.Outcome.CANCELLED, "2025-01-24"));

    @Test
    void threeDefinitionsSayNothingHalfAndAll() {
        TrialFunnel funnel = TrialFunnel.of(golden, AS_OF); // worked by hand

        assertThat(funnel.cohort(DECEMBER)).hasToString("1/1 COHORT");
        assertThat(funnel.cohort(JANUARY)).hasToString("0/1 COHORT");
        assertThat(funnel.endedWindow(JANUARY)).hasToString("1/2 ENDED_WINDOW");
        assertThat(funnel.flowWindow(JANUARY)).hasToString("1/1 FLOW_WINDOW");
        assertThat(funnel.flowWindow(JANUARY).members())
                .containsExactly(new Rate.Member("G", 1, 0), new Rate.Member("K", 0, 1));
        assertThat(funnel.endedWindow(DECEMBER).fraction().isKnown()).isFalse();
    }

    @Test
    void tenTrialsOfWhichFivePaidAreHalf() {
        // ChartMogul's example: ten trials in May, five paid
        List<Trial> may = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            may.add(decided(
                    "m" + i,
                    "2024-05-0" + (i % 9 + 1),
                    i < 5 ? Trial.Outcome.CONVERTED : Trial.Outcome.EXPIRED,
                    "2024-06-10"));
        }
        Rate cohort = TrialFunnel.of(may, AS_OF).cohort(DateRange.of(YearMonth.of(2024, 5)));
        assertThat(cohort).hasToString("5/10 COHORT");
        assertThat(cohort.flags()).isEmpty();
    }

    @Test
    void aTrialThatRunsIsInNoPartButFlagsTheRate() {
        List<Trial> more = new ArrayList<>(golden);
        more.add(Trial.builder(AccountId.of("open"), LocalDate.of(2025, 1, 20))
                .endsOn(LocalDate.of(2025, 2, 20))
                .build());
        TrialFunnel funnel = TrialFunnel.of(more, AS_OF);

        assertThat(funnel.cohort(JANUARY)).hasToString("0/1 COHORT");
        assertThat(funnel.cohort(JANUARY).flags()).contains(Rate.Flag.PARTIAL_PERIOD);
        assertThat(funnel.progress(JANUARY)).isEqualTo(new TrialProgress(0, 1, 1));
        assertThat(funnel.progress(JANUARY).started()).isEqualTo(2);
        assertThat(funnel.progress(JANUARY).matureShare().orElseThrow("share")).isEqualTo(0.5);
        assertThat(new TrialProgress(0, 0, 0).matureShare().isKnown()).isFalse();
    }

    @Test
    void withinSoManyDaysNeedsSoManyDays() {
        List<Trial> trials = List.of(
                decided("quick", "2025-01-02", Trial.Outcome.CONVERTED, "2025-01-09"),
                decided("slow", "2025-01-02", Trial.Outcome.CONVERTED, "2025-01-30"),
                Trial.builder(AccountId.of("old"), LocalDate.of(2025, 1, 17)).build(),
                Trial.builder(AccountId.of("young"), LocalDate.of(2025, 1, 18)).build());
        TrialFunnel funnel = TrialFunnel.of(trials, AS_OF);

        assertThat(funnel.cohort(JANUARY, 14)).hasToString("1/3 COHORT_WITHIN_14_DAYS");
        assertThat(funnel.cohort(JANUARY, 13)).hasToString("1/4 COHORT_WITHIN_13_DAYS");
        assertThat(funnel.cohort(JANUARY, 28)).hasToString("2/2 COHORT_WITHIN_28_DAYS");
        assertThatIllegalArgumentException().isThrownBy(() -> funnel.cohort(JANUARY, -1));
    }

    @Test
    void anAccountHasOneTrialPerProduct() {
        List<Trial> trials = List.of(
                decided("a", "2025-01-02", Trial.Outcome.EXPIRED, "2025-01-09"),
                decided("a", "2025-01-12", Trial.Outcome.CONVERTED, "2025-01-20"),
                Trial.builder(AccountId.of("a"), LocalDate.of(2025, 1, 25)).build(),
                decided("b", "2025-01-02", Trial.Outcome.EXPIRED, "2025-01-09"),
                Trial.builder(AccountId.of("b"), LocalDate.of(2025, 1, 15)).build(),
                Trial.builder(AccountId.of("b"), LocalDate.of(2025, 1, 3))
                        .product("other")
                        .endsOn(LocalDate.of(2025, 1, 17))
                        .build());
        TrialFunnel funnel = TrialFunnel.of(trials, AS_OF);

        assertThat(funnel.runs())
                .containsExactly(
                        run("a", Optional.empty(), 2, TrialRun.Standing.CONVERTED, 20),
                        new TrialRun(
                                AccountId.of("b"),
                                Optional.empty(),
                                LocalDate.of(2025, 1, 2),
                                TrialRun.Standing.OPEN,
                                Optional.empty()),
                        run("b", Optional.of("other"), 3, TrialRun.Standing.LOST, 17)); // its end passed unpaid
        assertThat(funnel.where(run -> run.product().isPresent()).progress(JANUARY))
                .isEqualTo(new TrialProgress(0, 1, 0));
    }

    @Test
    void doesNotSeeWhatHappensLater() {
        TrialFunnel before = TrialFunnel.of(golden, LocalDate.of(2025, 1, 2));

        assertThat(before.progress(DECEMBER)).isEqualTo(new TrialProgress(0, 0, 1));
        assertThat(before.progress(JANUARY).started()).isZero();
        assertThat(before.endedWindow(JANUARY).flags()).contains(Rate.Flag.PARTIAL_PERIOD);
        assertThat(before.asOf()).isEqualTo(LocalDate.of(2025, 1, 2));
    }

    @Test
    void estimatesWhatWillConvertWithTheOpenOnesCensored() {
        // waits: converts after 10 days, lost after 20, open for 30, converts after 30. By hand: F = 1/4 on day 10,
        // nobody more on day 20, and on day 30, with two at risk, 1/2 * 1/2 more
        List<Trial> trials = List.of(
                decided("a", "2025-01-01", Trial.Outcome.CONVERTED, "2025-01-11"),
                decided("b", "2025-01-01", Trial.Outcome.CANCELLED, "2025-01-21"),
                Trial.builder(AccountId.of("c"), LocalDate.of(2025, 1, 1)).build(),
                decided("d", "2025-01-01", Trial.Outcome.CONVERTED, "2025-01-31"));
        TrialFunnel funnel = TrialFunnel.of(trials, AS_OF);

        assertThat(funnel.eventualConversion(JANUARY).orElseThrow("share")).isCloseTo(0.5, within(1e-12));
        assertThat(funnel.waits(JANUARY)).hasToString("4 spells, 3 ended");
        assertThat(reason(funnel.eventualConversion(DECEMBER))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(TrialFunnel.of(trials, LocalDate.of(2025, 1, 5)).eventualConversion(JANUARY)))
                .isEqualTo(Answer.Reason.CENSORED);
    }

    @Test
    void withoutOpenTrialsTheEstimateIsTheCohortRate() {
        TrialFunnel funnel = TrialFunnel.of(
                List.of(
                        decided("a", "2025-01-01", Trial.Outcome.CONVERTED, "2025-01-11"),
                        decided("b", "2025-01-02", Trial.Outcome.CANCELLED, "2025-01-21"),
                        decided("c", "2025-01-03", Trial.Outcome.EXPIRED, "2025-01-05")),
                AS_OF);
        assertThat(funnel.eventualConversion(JANUARY).orElseThrow("share")).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void anEmptyFunnelKnowsNothing() {
        TrialFunnel funnel = TrialFunnel.of(List.of(), AS_OF);
        assertThat(funnel.cohort(JANUARY).fraction().isKnown()).isFalse();
        assertThat(funnel.runs()).isEmpty();
    }

    @Test
    void refusesCountsBelowZeroAndAnOpenTrialThatIsDecided() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrialProgress(0, -1, 0))
                .withMessage("lost must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("a", Optional.empty(), 2, TrialRun.Standing.OPEN, 20));
    }

    @Property(tries = 200)
    void countsAreOrderedAndOneMoreTrialThatRunsChangesNoRate(@ForAll("trials") List<Trial> trials) {
        TrialFunnel funnel = TrialFunnel.of(trials, AS_OF);
        Rate cohort = funnel.cohort(JANUARY);
        TrialProgress progress = funnel.progress(JANUARY);
        assertThat(cohort.numerator()).isLessThanOrEqualTo(cohort.denominator());
        assertThat(cohort.denominator()).isLessThanOrEqualTo(progress.started());
        assertThat(funnel.cohort(JANUARY, 10).numerator()).isLessThanOrEqualTo(cohort.numerator());
        funnel.eventualConversion(JANUARY)
                .toOptional()
                .ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));

        List<Trial> shuffled = new ArrayList<>(trials);
        shuffled.addAll(trials);
        shuffled.add(Trial.builder(AccountId.of("one more"), LocalDate.of(2025, 1, 15))
                .build());
        Collections.shuffle(shuffled, new Random(3));
        TrialFunnel more = TrialFunnel.of(shuffled, AS_OF);
        assertThat(more.cohort(JANUARY).numerator()).isEqualTo(cohort.numerator());
        assertThat(more.cohort(JANUARY).denominator()).isEqualTo(cohort.denominator());
        assertThat(more.endedWindow(JANUARY)).isEqualTo(funnel.endedWindow(JANUARY));
    }

    @Provide
    Arbitrary<List<Trial>> trials() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(Trial.Outcome.class).optional(),
                        Arbitraries.of("p", "q").optional())
                .as((start, days, outcome, product) -> {
                    LocalDate started = LocalDate.of(2024, 12, 15).plusDays(start);
                    Trial.Builder trial = Trial.builder(AccountId.of("a" + start % 7), started)
                            .endsOn(started.plusDays(days));
                    product.ifPresent(trial::product);
                    outcome.ifPresent(trial::outcome);
                    return trial.build();
                })
                .list()
                .ofMaxSize(25)
                .map(all -> new ArrayList<>(all.stream()
                        .collect(java.util.stream.Collectors.toMap(Trial::key, trial -> trial, (a, b) -> a))
                        .values()));
    }

    private static TrialRun run(
            String account, Optional<String> product, int started, TrialRun.Standing standing, int decided) {
        return new TrialRun(
                AccountId.of(account),
                product,
                LocalDate.of(2025, 1, started),
                standing,
                Optional.of(LocalDate.of(2025, 1, decided)));
    }

    private static Trial decided(String account, String started, Trial.Outcome outcome, String on) {
        return Trial.builder(AccountId.of(account), LocalDate.parse(started))
                .outcome(outcome)
                .outcomeOn(LocalDate.parse(on))
                .build();
    }

    private static <T> Answer.Reason reason(Answer<T> answer) {
        return ((Answer.Unknown<T>) answer).reason();
    }
}

package dev.bearing.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Benchmark;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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
        assertThat(cohort.maturity()).isEqualTo(Rate.Maturity.FINAL);
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
        assertThat(funnel.cohort(JANUARY).maturity()).isEqualTo(Rate.Maturity.PROVISIONAL);
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
                        new TrialRun(
                                AccountId.of("a"),
                                Optional.empty(),
                                LocalDate.of(2025, 1, 2),
                                TrialRun.Standing.CONVERTED,
                                Optional.of(LocalDate.of(2025, 1, 20)),
                                TrialModel.NOT_KNOWN,
                                Optional.empty(),
                                0,
                                2,
                                Optional.of(LocalDate.of(2025, 1, 9)),
                                Optional.empty()),
                        new TrialRun(
                                AccountId.of("b"),
                                Optional.empty(),
                                LocalDate.of(2025, 1, 2),
                                TrialRun.Standing.OPEN,
                                Optional.empty(),
                                TrialModel.NOT_KNOWN,
                                Optional.empty(),
                                0,
                                1,
                                Optional.of(LocalDate.of(2025, 1, 9)),
                                Optional.empty()),
                        run("b", Optional.of("other"), 3, TrialRun.Standing.LOST, 17, Optional.of(17), 0)); // unpaid
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

        assertThat(funnel.eventualConversion(JANUARY).orElseThrow("share").value())
                .isCloseTo(0.5, within(1e-12));
        assertThat(funnel.waits(JANUARY)).hasToString("4 spells, 3 ended");
        assertThat(reason(funnel.eventualConversion(DECEMBER))).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(reason(TrialFunnel.of(trials, LocalDate.of(2025, 1, 5)).eventualConversion(JANUARY)))
                .isEqualTo(Answer.Reason.CENSORED);
    }

    @Test
    void theEstimatesIntervalHoldsTheTruthAsOftenAsItSaysWhileTrialsRun() {
        // decided after a wait of 10 to 29 days, 40 % for good; started over 30 days, a third of them still open
        SplittableRandom random = new SplittableRandom(20261122);
        LocalDate day = LocalDate.of(2025, 2, 5);
        int covered = 0;
        int replications = 400;
        for (int r = 0; r < replications; r++) {
            List<Trial> drawn = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                LocalDate start = LocalDate.of(2025, 1, 1).plusDays(i % 30);
                drawn.add(Trial.builder(AccountId.of("t" + i), start)
                        .outcome(random.nextDouble() < 0.4 ? Trial.Outcome.CONVERTED : Trial.Outcome.CANCELLED)
                        .outcomeOn(start.plusDays(10 + random.nextInt(20)))
                        .build());
            }
            Estimate share = TrialFunnel.of(drawn, day)
                    .eventualConversion(DateRange.startingOn(LocalDate.of(2025, 1, 1)))
                    .orElseThrow("share");
            covered += share.interval().orElseThrow("interval").contains(0.4) ? 1 : 0;
        }
        // 95 % of 400 within three binomial errors of .011, and the curve may end a little before the last wait
        assertThat(covered / (double) replications).isBetween(0.917, 0.983);
    }

    @Test
    void withoutOpenTrialsTheEstimateIsTheCohortRate() {
        TrialFunnel funnel = TrialFunnel.of(
                List.of(
                        decided("a", "2025-01-01", Trial.Outcome.CONVERTED, "2025-01-11"),
                        decided("b", "2025-01-02", Trial.Outcome.CANCELLED, "2025-01-21"),
                        decided("c", "2025-01-03", Trial.Outcome.EXPIRED, "2025-01-05")),
                AS_OF);
        assertThat(funnel.eventualConversion(JANUARY).orElseThrow("share").value())
                .isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void anEmptyFunnelKnowsNothing() {
        TrialFunnel funnel = TrialFunnel.of(List.of(), AS_OF);
        assertThat(funnel.cohort(JANUARY).fraction().isKnown()).isFalse();
        assertThat(funnel.runs()).isEmpty();
    }

    @Test
    void tellsAnExtensionFromARepeatAndWhoConvertedLate() {
        LocalDate start = LocalDate.of(2024, 12, 1);
        List<Trial> trials = List.of(
                Trial.builder(AccountId.of("a"), start)
                        .endsOn(start.plusDays(14))
                        .cardUpFront(false)
                        .build(),
                Trial.builder(AccountId.of("a"), start.plusDays(14)) // goes on where the first ends
                        .endsOn(start.plusDays(21))
                        .cardUpFront(true)
                        .build(),
                Trial.builder(AccountId.of("a"), start.plusDays(30)) // comes back
                        .endsOn(start.plusDays(44))
                        .outcome(Trial.Outcome.CONVERTED)
                        .outcomeOn(start.plusDays(50))
                        .build());
        TrialRun run = TrialFunnel.of(trials, AS_OF).runs().get(0);
        assertThat(run.extensions()).isEqualTo(1);
        assertThat(run.repeats()).isEqualTo(1);
        assertThat(run.model()).isEqualTo(TrialModel.NO_CARD); // that of the first trial
        assertThat(run.endsOn()).contains(start.plusDays(44));
        assertThat(run.convertedLate()).isTrue();
    }

    @Test
    void aPaymentSoonAfterTheEndIsPutDownToTheTrialAndOneLongAfterIsNot() {
        LocalDate start = LocalDate.of(2024, 12, 1);
        LocalDate end = start.plusDays(14);
        List<Trial> trials = new ArrayList<>();
        for (String name : List.of("soon", "late", "never")) {
            trials.add(Trial.builder(AccountId.of(name), start)
                    .endsOn(end)
                    .outcome(Trial.Outcome.EXPIRED)
                    .build());
        }
        trials.add(Trial.builder(AccountId.of("written late"), start)
                .endsOn(end)
                .outcome(Trial.Outcome.CONVERTED)
                .outcomeOn(end.plusDays(31))
                .build());
        Map<AccountId, LocalDate> paid =
                Map.of(AccountId.of("soon"), end.plusDays(30), AccountId.of("late"), end.plusDays(31));
        TrialFunnel funnel = TrialFunnel.of(trials, AS_OF);
        assertThat(funnel.cohort(DECEMBER)).hasToString("1/4 COHORT");
        assertThat(funnel.attributing(paid, 30).runs())
                .filteredOn(TrialRun::isConverted)
                .extracting(TrialRun::accountId)
                .containsExactly(AccountId.of("soon"));
        assertThat(funnel.attributing(paid, 31).cohort(DECEMBER)).hasToString("3/4 COHORT");
        assertThat(funnel.attributing(Map.of(), 31).cohort(DECEMBER)).hasToString("1/4 COHORT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> funnel.attributing(Map.of(), -1))
                .withMessage("days must not be negative, was -1");
    }

    @Test
    void trialsWithAndWithoutACardStandByThemselvesBesideWhatWasPublished() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            trials.add(Trial.builder(AccountId.of("t" + i), LocalDate.of(2024, 12, 3))
                    .cardUpFront(i < 10)
                    .endsOn(LocalDate.of(2024, 12, 17))
                    .outcome(i % 10 < (i < 10 ? 5 : 2) ? Trial.Outcome.CONVERTED : Trial.Outcome.EXPIRED)
                    .build());
        }
        SortedMap<TrialModel, TrialFunnel> models =
                TrialFunnel.of(trials, AS_OF).byModel();
        assertThat(models).containsOnlyKeys(TrialModel.CARD_UP_FRONT, TrialModel.NO_CARD);
        Rate card = Objects.requireNonNull(models.get(TrialModel.CARD_UP_FRONT)).cohort(DECEMBER);
        Rate without = Objects.requireNonNull(models.get(TrialModel.NO_CARD)).cohort(DECEMBER);
        assertThat(card).hasToString("5/10 COHORT");
        assertThat(without).hasToString("2/10 COHORT");
        assertThat(TrialModel.CARD_UP_FRONT.compare(card))
                .extracting(one -> one.benchmark().key())
                .containsExactly("trial-with-card", "trial-with-card-convention", "trial-with-card-lean-analytics");
        assertThat(TrialModel.NO_CARD.compare(without))
                .extracting(Benchmark.Comparison::standing)
                .containsExactly(
                        Benchmark.Standing.ABOVE,
                        Benchmark.Standing.WITHIN,
                        Benchmark.Standing.WITHIN); // 15 %, 15 % to 25 %
    }

    @Test
    void fourModelsAreToldApartAndEachStandsBesideItsOwnNumbers() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            TrialModel model = List.of(
                            TrialModel.CARD_UP_FRONT, TrialModel.NO_CARD, TrialModel.FREEMIUM, TrialModel.REVERSE)
                    .get(i % 4);
            Trial.Builder trial = Trial.builder(AccountId.of("t" + i), LocalDate.of(2024, 12, 3))
                    .model(model);
            if (model != TrialModel.FREEMIUM) {
                trial.endsOn(LocalDate.of(2024, 12, 17)).outcome(Trial.Outcome.EXPIRED);
            }
            trials.add(trial.build());
        }
        SortedMap<TrialModel, TrialFunnel> models =
                TrialFunnel.of(trials, AS_OF).byModel();
        assertThat(models).hasSize(4);
        models.forEach((model, funnel) -> assertThat(funnel.runs()).hasSize(10));
        Rate freemium = Rate.ofCounts(1, 10);
        assertThat(TrialModel.FREEMIUM.compare(freemium))
                .extracting(one -> one.benchmark().key())
                .containsExactly("freemium");
        assertThat(TrialModel.REVERSE.compare(freemium)).isEmpty(); // nothing published
    }

    @Test
    void aFreePlanIsHeldToANumberOfDaysWhateverElseItWouldRunForEver() {
        List<Trial> plans = List.of(
                freePlan("soon", Optional.of(20)),
                freePlan("late", Optional.of(40)),
                freePlan("never", Optional.empty()));
        TrialFunnel funnel = TrialFunnel.of(plans, AS_OF);
        // of those decided all converted: says nothing
        assertThat(funnel.cohort(DECEMBER)).hasToString("2/2 COHORT");
        assertThat(funnel.freemiumWithin(30).cohort(DECEMBER)).hasToString("1/3 COHORT");
        assertThat(funnel.freemiumWithin(40).cohort(DECEMBER)).hasToString("2/3 COHORT");
        // never is only 60 days old
        assertThat(funnel.freemiumWithin(61).progress(DECEMBER)).isEqualTo(new TrialProgress(2, 0, 1));
        assertThat(funnel.freemiumWithin(30).runs().get(0).decidedOn()).contains(LocalDate.of(2025, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> funnel.freemiumWithin(0))
                .withMessage("days must be at least 1, was 0");
    }

    private static Trial freePlan(String account, Optional<Integer> paidAfter) {
        LocalDate start = LocalDate.of(2024, 12, 2);
        Trial.Builder trial = Trial.builder(AccountId.of(account), start).model(TrialModel.FREEMIUM);
        paidAfter.ifPresent(days -> trial.outcome(Trial.Outcome.CONVERTED).outcomeOn(start.plusDays(days)));
        return trial.build();
    }

    @Test
    void fromVisitorsToCustomersAsPublished() {
        VisitorFunnel published = new VisitorFunnel(15_000, 327, 180); // G18
        assertThat(published.trialsPerVisitor().fraction().orElseThrow("rate")).isCloseTo(0.0218, within(5e-5));
        assertThat(published.conversion().fraction().orElseThrow("rate")).isCloseTo(0.5505, within(5e-5));
        assertThat(published.customersPerVisitor().fraction().orElseThrow("rate"))
                .isCloseTo(0.0120, within(5e-5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VisitorFunnel(10, 20, 5))
                .withMessage("customers <= trials <= visitors must hold, were 5, 20, 10");
    }

    @Test
    void refusesCountsBelowZeroAndAnOpenTrialThatIsDecided() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrialProgress(0, -1, 0))
                .withMessage("lost must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("a", Optional.empty(), 2, TrialRun.Standing.OPEN, 20, Optional.empty(), 0));
    }

    @Property(seed = "20261122", tries = 200)
    void countsAreOrderedAndOneMoreTrialThatRunsChangesNoRate(@ForAll("trials") List<Trial> trials) {
        TrialFunnel funnel = TrialFunnel.of(trials, AS_OF);
        Rate cohort = funnel.cohort(JANUARY);
        TrialProgress progress = funnel.progress(JANUARY);
        assertThat(cohort.numerator()).isLessThanOrEqualTo(cohort.denominator());
        assertThat(cohort.denominator()).isLessThanOrEqualTo(progress.started());
        assertThat(funnel.cohort(JANUARY, 10).numerator()).isLessThanOrEqualTo(cohort.numerator());
        funnel.eventualConversion(JANUARY).toOptional().ifPresent(share -> {
            assertThat(share.value()).isBetween(0.0, 1.0);
            share.interval().toOptional().ifPresent(range -> {
                assertThat(range.contains(share.value())).isTrue();
                assertThat(range.lower()).isGreaterThanOrEqualTo(0);
                assertThat(range.upper()).isLessThanOrEqualTo(1);
            });
        });

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

    @Property(seed = "20261122", tries = 200)
    void aLongerAttributionConvertsNoFewerAndModelsAddUp(
            @ForAll("trials") List<Trial> trials, @ForAll @IntRange(max = 60) int days) {
        TrialFunnel funnel = TrialFunnel.of(trials, AS_OF);
        Map<AccountId, LocalDate> paid = new HashMap<>();
        funnel.runs().forEach(run -> paid.put(run.accountId(), LocalDate.of(2025, 1, 20)));
        long shorter = converted(funnel.attributing(paid, days));
        assertThat(shorter).isLessThanOrEqualTo(converted(funnel.attributing(paid, days + 5)));
        assertThat(funnel.attributing(paid, days).runs()).hasSameSizeAs(funnel.runs());
        assertThat(funnel.byModel().values().stream()
                        .mapToInt(part -> part.runs().size())
                        .sum())
                .isEqualTo(funnel.runs().size());
    }

    private static long converted(TrialFunnel funnel) {
        return funnel.runs().stream().filter(TrialRun::isConverted).count();
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
                        .collect(Collectors.toMap(Trial::key, trial -> trial, (a, b) -> a))
                        .values()));
    }

    private static TrialRun run(
            String account,
            Optional<String> product,
            int started,
            TrialRun.Standing standing,
            int decided,
            Optional<Integer> ends,
            int repeats) {
        return new TrialRun(
                AccountId.of(account),
                product,
                LocalDate.of(2025, 1, started),
                standing,
                Optional.of(LocalDate.of(2025, 1, decided)),
                TrialModel.NOT_KNOWN,
                ends.map(day -> LocalDate.of(2025, 1, day)),
                0,
                repeats,
                standing == TrialRun.Standing.LOST ? Optional.of(LocalDate.of(2025, 1, decided)) : Optional.empty(),
                standing == TrialRun.Standing.LOST
                        ? Optional.of(LocalDate.of(2025, 1, decided).plusDays(TrialFunnel.SETTLE_DAYS))
                        : Optional.empty());
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

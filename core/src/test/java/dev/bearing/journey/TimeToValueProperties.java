package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.journey.TimeToValue.End;
import dev.bearing.journey.TimeToValue.Wait;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimeToValueProperties {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("a").build(),
                    SuccessMilestone.builder("b").build()));

    @Provide
    Arbitrary<List<Wait>> waits() {
        return waits(Arbitraries.of(End.values())).list().ofMinSize(1).ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Wait>> finished() {
        return waits(Arbitraries.just(End.REACHED)).list().ofMinSize(1).ofMaxSize(30);
    }

    private static Arbitrary<Wait> waits(Arbitrary<End> ends) {
        return Combinators.combine(Arbitraries.integers().between(0, 60), ends)
                .as((days, end) -> new Wait(AccountId.of("a"), START, days, end));
    }

    @Property(seed = "20261122")
    void theMedianIsNeverAfterTheNinthDecile(@ForAll("waits") List<Wait> waits) {
        TimeToValue time = TimeToValue.of(waits);
        Optional<Double> median = time.medianDays().toOptional();
        Optional<Double> ninth = time.p90Days().toOptional();
        if (ninth.isPresent()) {
            assertThat(median).isPresent();
            assertThat(median.get()).isLessThanOrEqualTo(ninth.get());
        }
        assertThat(time.reached() + time.churned() + time.censored()).isEqualTo(time.n());
    }

    @Property(seed = "20261122")
    void withoutCensoringTheyAreThePlainQuantiles(@ForAll("finished") List<Wait> waits) {
        long[] days = waits.stream().mapToLong(Wait::days).sorted().toArray();
        TimeToValue time = TimeToValue.of(waits);
        assertThat(time.medianDays().orElseThrow("median")).isEqualTo(quantile(days, 5));
        assertThat(time.p90Days().orElseThrow("p90")).isEqualTo(quantile(days, 9));
    }

    /** The smallest day by which at least so many tenths have finished; half way to the next where exactly so many. */
    private static double quantile(long[] sorted, int tenths) {
        int rank = sorted.length * tenths;
        int whole = rank / 10;
        return rank % 10 > 0 ? sorted[whole] : (sorted[whole - 1] + sorted[Math.min(whole, sorted.length - 1)]) / 2.0;
    }

    @Property(seed = "20261122")
    void movingEveryDateTogetherChangesNothing(
            @ForAll("starts") List<Integer> starts,
            @ForAll("starts") List<Integer> lengths,
            @ForAll("shift") int shift) {
        TimeToValue here = TimeToValue.of(journeys(starts, lengths, 0));
        TimeToValue there = TimeToValue.of(journeys(starts, lengths, shift));
        assertThat(there.medianDays()).isEqualTo(here.medianDays());
        assertThat(there.p90Days()).isEqualTo(here.p90Days());
        assertThat(there.incidence().curve()).isEqualTo(here.incidence().curve());
    }

    @Provide
    Arbitrary<List<Integer>> starts() {
        return Arbitraries.integers().between(0, 90).list().ofSize(8);
    }

    @Provide
    Arbitrary<Integer> shift() {
        return Arbitraries.integers().between(-2_000, 2_000);
    }

    /** One account per start; it gets to b after its length, if that is before the as-of day; every third churns. */
    private static List<Wait> journeys(List<Integer> starts, List<Integer> lengths, int shift) {
        LocalDate asOf = START.plusDays(100L + shift);
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            AccountId id = AccountId.of("a" + i);
            LocalDate start = START.plusDays((long) starts.get(i) + shift);
            MilestoneEvent reached = MilestoneEvent.of(id, "b", MilestoneLevel.OUTCOME, start.plusDays(lengths.get(i)));
            Wait wait = TimeToValue.toFirstValue(id, JourneyProgress.of(PATH, List.of(reached), start, asOf));
            waits.add(i % 3 == 0 ? wait.withChurn(start.plusDays(20)) : wait);
        }
        return waits;
    }

    @Property(seed = "20261122")
    void twoGroupsTogetherAreOneGroup(@ForAll("waits") List<Wait> some, @ForAll("waits") List<Wait> others) {
        List<Wait> all = new ArrayList<>(others);
        all.addAll(some);
        TimeToValue together = TimeToValue.of(some).plus(TimeToValue.of(others));
        assertThat(together.medianDays()).isEqualTo(TimeToValue.of(all).medianDays());
        assertThat(together.incidence().curve())
                .isEqualTo(TimeToValue.of(all).incidence().curve());
    }
}

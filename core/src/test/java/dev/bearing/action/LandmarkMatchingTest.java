package dev.bearing.action;

import static dev.bearing.action.LandmarkMatching.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.action.LandmarkMatching.Waiting;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Worlds with a known truth: accounts cross with a daily probability, help goes to those who have waited long, and
 * multiplies that probability by a factor.
 */
class LandmarkMatchingTest {

    private static final int WITHIN = 60;
    private static final int PATIENCE = 30;
    private static final double CROSSES = 0.015;
    private static final double IS_HELPED = 0.02;
    private static final long AS_OF = 900;

    private static List<Waiting> world(int accounts, double factor, SplittableRandom random) {
        List<Waiting> all = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            long entered = random.nextInt(700);
            long crossed = NEVER;
            long helped = NEVER;
            for (long day = entered + 1; day <= AS_OF && crossed == NEVER; day++) {
                if (random.nextDouble() < (helped == NEVER ? CROSSES : CROSSES * factor)) {
                    crossed = day;
                } else if (helped == NEVER && day - entered > PATIENCE && random.nextDouble() < IS_HELPED) {
                    helped = day;
                }
            }
            all.add(new Waiting(i, "all", entered, crossed, NEVER, helped, NEVER, AS_OF));
        }
        return all;
    }

    /** By recursion over days: the helped against those who are not helped yet and may be on any later day. */
    private static double truth(double factor) {
        double helped = 0;
        double others = 0;
        for (int day = 0; day < WITHIN; day++) {
            others = CROSSES + (1 - CROSSES) * (IS_HELPED * helped + (1 - IS_HELPED) * others);
            helped = CROSSES * factor + (1 - CROSSES * factor) * helped;
        }
        return helped - others;
    }

    /** The difference of all who were ever helped and all who never were, counted from the day they came. */
    private static double naive(List<Waiting> world) {
        EffectGroup helped = new EffectGroup(0, 0);
        EffectGroup others = new EffectGroup(0, 0);
        for (Waiting one : world) {
            boolean crosses = one.crossed() <= one.entered() + WITHIN;
            helped = one.helped() == NEVER ? helped : helped.with(crosses);
            others = one.helped() == NEVER ? others.with(crosses) : others;
        }
        return InterventionEffect.of(helped, others)
                .difference()
                .orElseThrow("difference")
                .value();
    }

    @Test
    void helpThatDoesNothingLooksHarmfulFromTheStartAndLikeNothingFromTheLandmark() {
        List<Waiting> world = world(20_000, 1, new SplittableRandom(20_261_122));
        assertThat(naive(world)).isLessThan(-0.3);
        InterventionEffect effect = LandmarkMatching.of(world, WITHIN).effect();
        Estimate difference = effect.stratifiedDifference().orElseThrow("difference");
        assertThat(truth(1)).isCloseTo(0, within(1e-12));
        assertThat(difference.value()).isCloseTo(0, within(0.03));
        assertThat(effect.difference().orElseThrow("difference").value()).isCloseTo(0, within(0.03));
    }

    @Test
    void helpThatDoublesTheDailyProbabilityShowsAsWhatItDoes() {
        List<Waiting> world = world(20_000, 2, new SplittableRandom(20_261_122));
        assertThat(naive(world)).isLessThan(-0.1);
        assertThat(LandmarkMatching.of(world, WITHIN)
                        .effect()
                        .stratifiedDifference()
                        .orElseThrow("difference")
                        .value())
                .isCloseTo(truth(2), within(0.03));
    }

    /** 300 worlds for each factor; the true coverage of 95 % would leave [0.91, 0.99] once in 10,000 times. */
    @Test
    void theIntervalCoversTheTruthAsOftenAsItSays() {
        for (double factor : new double[] {0.5, 1, 1.6, 3}) {
            int covered = 0;
            SplittableRandom seeds = new SplittableRandom(7);
            for (int i = 0; i < 300; i++) {
                Interval ends = LandmarkMatching.of(world(400, factor, seeds.split()), WITHIN)
                        .effect()
                        .stratifiedDifference()
                        .flatMap(Estimate::interval)
                        .orElseThrow("interval");
                covered += ends.lower() <= truth(factor) && truth(factor) <= ends.upper() ? 1 : 0;
            }
            assertThat(covered / 300.0).as("factor %s", factor).isBetween(0.91, 0.99);
        }
    }

    @Provide
    Arbitrary<List<Waiting>> accounts() {
        Arbitrary<Long> later =
                Arbitraries.longs().between(1, 120).injectNull(0.3).map(days -> days);
        return Combinators.combine(
                        Arbitraries.of("good", "poor"), Arbitraries.longs().between(0, 60), later, later, later)
                .as((stratum, entered, crossed, lost, helped) -> new long[] {
                    stratum.equals("good") ? 1 : 0,
                    entered,
                    crossed == null ? NEVER : entered + crossed,
                    lost == null ? NEVER : entered + lost,
                    helped == null ? NEVER : entered + helped
                })
                .list()
                .ofMaxSize(30)
                .map(rows -> {
                    List<Waiting> all = new ArrayList<>();
                    rows.forEach(row -> all.add(new Waiting(
                            all.size(), row[0] == 1 ? "good" : "poor", row[1], row[2], row[3], row[4], NEVER, 150)));
                    return all;
                });
    }

    @Property(seed = "20261122")
    void nobodyStandsForTheOthersTwiceAndEveryHelpedIsComparedOrLeftOut(@ForAll("accounts") List<Waiting> accounts) {
        LandmarkMatching matching = LandmarkMatching.of(accounts, 30);
        InterventionEffect effect = matching.effect();
        long helped = accounts.stream().filter(one -> one.helped() != NEVER).count();
        assertThat(effect.allTreated().accounts() + matching.leftOut()).isEqualTo(helped);
        assertThat(effect.allUntreated().accounts())
                .isLessThanOrEqualTo(Math.min(accounts.size(), LandmarkMatching.MOST * helped));
        effect.treated()
                .keySet()
                .forEach(stratum ->
                        assertThat(effect.untreated().get(stratum).accounts()).isPositive());
        effect.stratifiedDifference()
                .toOptional()
                .ifPresent(known -> assertThat(known.value()).isBetween(-1.0, 1.0));
    }

    /** What an account does after its landmark decides whether it crossed, and never who is compared with whom. */
    @Property(seed = "20261122")
    void theFutureDoesNotChooseWhoIsCompared(@ForAll("accounts") List<Waiting> accounts) {
        InterventionEffect effect = LandmarkMatching.of(accounts, 30).effect();
        List<Waiting> other = accounts.stream()
                .map(one -> {
                    boolean seen = one.crossed() != NEVER
                            && (one.helped() == NEVER || one.crossed() > one.helped())
                            && accounts.stream()
                                    .filter(any -> any.helped() != NEVER)
                                    .allMatch(any -> one.crossed() - one.entered() > any.waitedForHelp());
                    return seen
                            ? new Waiting(
                                    one.number(),
                                    one.stratum(),
                                    one.entered(),
                                    NEVER,
                                    one.lost(),
                                    one.helped(),
                                    NEVER,
                                    one.asOf())
                            : one;
                })
                .toList();
        InterventionEffect changed = LandmarkMatching.of(other, 30).effect();
        assertThat(changed.treated().keySet()).isEqualTo(effect.treated().keySet());
        effect.untreated()
                .forEach((stratum, group) ->
                        assertThat(changed.untreated().get(stratum).accounts()).isEqualTo(group.accounts()));
    }
}

package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CumulativeIncidenceProperties {

    private static final int CAUSES = 3;

    /** Few distinct ticks, so that ties are the rule. */
    @Provide
    Arbitrary<List<Spell>> spells() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 15),
                        Arbitraries.integers().between(0, CAUSES))
                .as((exit, cause) -> new Spell(0, exit, cause))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Spell>> delayed() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 10),
                        Arbitraries.longs().between(1, 10),
                        Arbitraries.integers().between(0, CAUSES))
                .as((entry, length, cause) -> new Spell(entry, entry + length, cause))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(seed = "20261122")
    void theIncidencesAndTheWaitingAddUpToOne(@ForAll("delayed") List<Spell> spells) {
        double before = 0;
        for (CumulativeIncidence.Point point :
                CumulativeIncidence.of(Spells.of(spells), CAUSES).curve()) {
            double happened = point.incidences().stream().mapToDouble(d -> d).sum();
            assertThat(happened + point.eventFree()).isCloseTo(1, within(1e-12));
            assertThat(happened).isGreaterThanOrEqualTo(before);
            before = happened;
        }
    }

    /** With one cause it is one minus Kaplan-Meier. */
    @Property(seed = "20261122")
    void withOneCauseItIsOneMinusKaplanMeier(@ForAll("delayed") List<Spell> spells) {
        Spells one = Spells.of(spells.stream()
                .map(s -> new Spell(s.entry(), s.exit(), Math.min(s.cause(), 1)))
                .toList());
        List<CumulativeIncidence.Point> incidence =
                CumulativeIncidence.of(one, 1).curve();
        List<KaplanMeier.Point> survival = KaplanMeier.of(one).curve();
        assertThat(incidence).hasSameSizeAs(survival);
        for (int i = 0; i < survival.size(); i++) {
            assertThat(incidence.get(i).incidences().get(0))
                    .isCloseTo(1 - survival.get(i).survival(), within(1e-12));
            assertThat(incidence.get(i).atRisk()).isEqualTo(survival.get(i).atRisk());
        }
    }

    /** A second algorithm: each event counts 1/(n G), G the probability of not having been censored before it. */
    @Property(seed = "20261122")
    void weightingByTheCensoringGivesTheSame(@ForAll("spells") List<Spell> spells) {
        CumulativeIncidence curves = CumulativeIncidence.of(Spells.of(spells), CAUSES);
        for (int cause = 1; cause <= CAUSES; cause++) {
            for (long time = 0; time <= curves.lastTime(); time++) {
                double weighted = 0;
                for (Spell spell : spells) {
                    if (spell.cause() == cause && spell.exit() <= time) {
                        weighted += 1 / (spells.size() * uncensoredBefore(spells, spell.exit()));
                    }
                }
                assertThat(curves.incidence(cause, time).orElseThrow("incidence"))
                        .isCloseTo(weighted, within(1e-9));
            }
        }
    }

    private static double uncensoredBefore(List<Spell> spells, long before) {
        double share = 1;
        for (long time = 0; time < before; time++) {
            long t = time;
            long censored =
                    spells.stream().filter(s -> s.exit() == t && s.cause() == 0).count();
            long events =
                    spells.stream().filter(s -> s.exit() == t && s.cause() > 0).count();
            long atRisk = spells.stream().filter(s -> s.exit() >= t).count() - events;
            share *= atRisk == 0 ? 1 : 1 - (double) censored / atRisk;
        }
        return share;
    }

    @Property(seed = "20261122")
    void theOrderOfSpellsDoesNotMatter(@ForAll("delayed") List<Spell> spells, @ForAll Random random) {
        List<Spell> shuffled = new ArrayList<>(spells);
        Collections.shuffle(shuffled, random);
        assertThat(CumulativeIncidence.of(Spells.of(shuffled), CAUSES).curve())
                .isEqualTo(CumulativeIncidence.of(Spells.of(spells), CAUSES).curve());
    }

    @Property(seed = "20261122")
    void conditionalProbabilitiesStayInRangeAndGrowWithTheHorizon(
            @ForAll("spells") List<Spell> spells, @ForAll("ticks") long waited) {
        CumulativeIncidence curves = CumulativeIncidence.of(Spells.of(spells), CAUSES);
        double before = 0;
        for (long horizon = 0; horizon <= 15; horizon++) {
            Answer<Double> answer = curves.within(1, waited, horizon);
            if (answer instanceof Answer.Known<Double> known) {
                assertThat(known.value()).isBetween(before, 1.0);
                before = known.value();
                if (horizon == 0) {
                    assertThat(known.value()).isZero();
                }
            }
        }
    }

    @Provide
    Arbitrary<Long> ticks() {
        return Arbitraries.longs().between(0, 15);
    }

    /** The median remaining time is the smallest horizon at which the conditional probability reaches one half. */
    @Property(seed = "20261122")
    void theRemainingQuantileInvertsTheConditionalProbability(
            @ForAll("spells") List<Spell> spells, @ForAll("ticks") long waited) {
        CumulativeIncidence curves = CumulativeIncidence.of(Spells.of(spells), CAUSES);
        if (curves.remainingQuantile(1, 0.45, waited) instanceof Answer.Known<Double> days) {
            long ceiling = (long) Math.ceil(days.value());
            assertThat(curves.within(1, waited, ceiling).orElseThrow("within the range"))
                    .isGreaterThanOrEqualTo(0.45 - 1e-7);
            if (ceiling > 0 && days.value() == ceiling) {
                assertThat(curves.within(1, waited, ceiling - 1).orElseThrow("within the range"))
                        .isLessThanOrEqualTo(0.45 + 1e-7);
            }
        }
    }

    /** Without censoring every curve is a plain share, and the median the usual one. */
    @Property(seed = "20261122")
    void withoutCensoringItIsThePlainShare(@ForAll("spells") List<Spell> spells) {
        List<Spell> complete = spells.stream()
                .map(s -> Spell.ended(s.exit(), Math.max(1, s.cause())))
                .toList();
        CumulativeIncidence curves = CumulativeIncidence.of(Spells.of(complete), CAUSES);
        for (long time = 0; time <= 15; time++) {
            long t = time;
            long happened = complete.stream()
                    .filter(s -> s.cause() == 2 && s.exit() <= t)
                    .count();
            assertThat(curves.incidence(2, time).orElseThrow("incidence"))
                    .isCloseTo((double) happened / complete.size(), within(1e-12));
        }
        long[] sorted = complete.stream().mapToLong(Spell::exit).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
        assertThat(KaplanMeier.of(Spells.of(complete)).quantile(0.5).orElseThrow("median"))
                .isEqualTo(median);
    }
}

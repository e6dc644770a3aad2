package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KaplanMeierProperties {

    @Provide
    Arbitrary<List<Spell>> spells() {
        Arbitrary<Spell> spell = Combinators.combine(
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.longs().between(1, 12),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(0.0, 1.0, 1.0, 2.5, 40.0))
                .as((entry, more, cause, weight) -> new Spell(entry, entry + more, cause, weight));
        return spell.list().ofMinSize(1).ofMaxSize(25);
    }

    @Property(seed = "20261122", tries = 300)
    void theOrderOfSpellsDoesNotMatter(@ForAll("spells") List<Spell> spells) {
        List<Spell> shuffled = new ArrayList<>(spells);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(KaplanMeier.of(Spells.of(shuffled)).curve())
                .isEqualTo(KaplanMeier.of(Spells.of(spells)).curve());
    }

    /** Times that are not whole take another way through the library: bits, sorted. */
    @Property(seed = "20261122", tries = 300)
    void timesThatAreNotWholeGiveTheSameCurve(@ForAll("spells") List<Spell> spells) {
        List<KaplanMeier.Point> whole = KaplanMeier.of(Spells.of(spells)).curve();
        List<KaplanMeier.Point> tenths =
                KaplanMeier.of(Samples.tenths(Spells.of(spells))).curve();
        assertThat(tenths.stream().map(point -> point.time() * 10).map(Math::rint))
                .containsExactlyElementsOf(
                        whole.stream().map(KaplanMeier.Point::time).toList());
        assertThat(tenths.stream().map(KaplanMeier.Point::survival))
                .containsExactlyElementsOf(
                        whole.stream().map(KaplanMeier.Point::survival).toList());
        assertThat(tenths.stream().map(KaplanMeier.Point::standardError))
                .containsExactlyElementsOf(
                        whole.stream().map(KaplanMeier.Point::standardError).toList());
    }

    /**
     * Without delayed entry the jackknife of counts is Greenwood's formula; 2.5 for each is a count in another unit.
     */
    @Property(seed = "20261122", tries = 300)
    void equalWeightsHaveGreenwoodsError(@ForAll("spells") List<Spell> spells) {
        Spells counted = Spells.of(
                spells.stream().map(spell -> spell.withEntry(0).withWeight(1)).toList());
        double[] weights = new double[spells.size()];
        Arrays.fill(weights, 2.5);
        List<KaplanMeier.Point> greenwood = KaplanMeier.of(counted).curve();
        List<KaplanMeier.Point> robust =
                KaplanMeier.of(counted.withWeights(weights)).curve();
        for (int i = 0; i < greenwood.size(); i++) {
            assertThat(robust.get(i).survival()).isCloseTo(greenwood.get(i).survival(), within(1e-12));
            double expected = greenwood.get(i).standardError().toOptional().orElse(-1.0);
            assertThat(robust.get(i).standardError().toOptional().orElse(-1.0)).isCloseTo(expected, within(1e-7));
        }
    }

    /** S(t) = S(w) × S(t given T &gt; w), while S(w) is above 0; and it is that of the spells cut off at w. */
    @Property(seed = "20261122", tries = 300)
    void theConditionalCurveIsTheRestOfTheCurve(@ForAll("spells") List<Spell> spells) {
        KaplanMeier curve = KaplanMeier.of(Spells.of(spells));
        long waited = 4;
        KaplanMeier given = curve.given(waited);
        List<Spell> cut = spells.stream()
                .filter(spell -> spell.exit() > waited)
                .map(spell -> spell.withEntry(Math.max(waited, spell.entry())))
                .toList();
        List<KaplanMeier.Point> own = KaplanMeier.of(Spells.of(cut)).curve();
        assertThat(given.curve()).hasSameSizeAs(own);
        double before = curve.survival(waited).toOptional().orElse(0.0);
        for (KaplanMeier.Point point : given.curve()) {
            double whole = curve.at(point.time()).orElseThrow("point").survival();
            if (before > 0) {
                assertThat(before * point.survival()).isCloseTo(whole, within(1e-12));
            }
        }
        boolean sameErrors = Spells.of(cut).isWeighted()
                == Spells.of(spells).isWeighted(); // else Greenwood's is not the jackknife's
        for (int i = 0; i < own.size(); i++) {
            assertSamePoint(given.curve().get(i), own.get(i));
            if (sameErrors) {
                assertThat(error(given.curve().get(i))).isCloseTo(error(own.get(i)), within(1e-12));
            }
        }
    }

    private static void assertSamePoint(KaplanMeier.Point point, KaplanMeier.Point expected) {
        assertThat(point.time()).isEqualTo(expected.time());
        assertThat(point.atRisk()).isEqualTo(expected.atRisk());
        assertThat(point.events()).isEqualTo(expected.events());
        assertThat(point.censored()).isEqualTo(expected.censored());
        assertThat(point.survival()).isCloseTo(expected.survival(), within(1e-12));
    }

    private static double error(KaplanMeier.Point point) {
        return point.standardError().toOptional().orElse(-1.0);
    }

    /** The pull of each spell by finite differences: a second way to the jackknife. */
    @Property(seed = "20261122", tries = 100, edgeCases = EdgeCasesMode.MIXIN)
    void theRobustErrorIsTheSumOfSquaredPulls(@ForAll("spells") List<Spell> spells) {
        List<Spell> heavy = spells.stream()
                .map(spell -> spell.withWeight(spell.weight() + 1.5))
                .toList();
        KaplanMeier curve = KaplanMeier.of(Spells.of(heavy));
        double step = 1e-6;
        for (KaplanMeier.Point point : curve.curve()) {
            double squares = 0;
            for (int i = 0; i < heavy.size(); i++) {
                List<Spell> moved = new ArrayList<>(heavy);
                moved.set(i, heavy.get(i).withWeight(heavy.get(i).weight() + step));
                double after = KaplanMeier.of(Spells.of(moved))
                        .at(point.time())
                        .orElseThrow("point")
                        .survival();
                double pull = heavy.get(i).weight() * (after - point.survival()) / step;
                squares += pull * pull;
            }
            double expected = Math.sqrt(squares);
            point.standardError()
                    .toOptional()
                    .ifPresent(error -> assertThat(error).isCloseTo(expected, within(1e-5)));
        }
    }
}

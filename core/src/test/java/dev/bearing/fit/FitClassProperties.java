package dev.bearing.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
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
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class FitClassProperties {

    private static final boolean[] BOTH = {false, true};
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    void improvingOneInputNeverMovesDownAndNothingIsGoodWithoutPotential() {
        List<FitClass> seen = new ArrayList<>();
        for (boolean initial : BOTH) {
            for (boolean inTime : BOTH) {
                for (boolean potential : BOTH) {
                    for (boolean shared : BOTH) {
                        FitClass fit = FitClass.of(initial, inTime, potential, shared);
                        seen.add(fit);
                        assertThat(FitClass.of(true, inTime, potential, shared).isAtLeast(fit))
                                .isTrue();
                        assertThat(FitClass.of(initial, true, potential, shared).isAtLeast(fit))
                                .isTrue();
                        assertThat(FitClass.of(initial, inTime, true, shared).isAtLeast(fit))
                                .isTrue();
                        assertThat(FitClass.of(initial, inTime, potential, true).isAtLeast(fit))
                                .isTrue();
                        assertThat(potential || fit != FitClass.GOOD).isTrue();
                    }
                }
            }
        }
        assertThat(seen).hasSize(16).contains(FitClass.values());
    }

    @Test
    void orderIsGoodThenStretchThenTheTwoCornersThenBad() {
        assertThat(FitClass.GOOD.isAtLeast(FitClass.STRETCH)).isTrue();
        assertThat(FitClass.STRETCH.isAtLeast(FitClass.OUTGROWS_US)).isTrue();
        assertThat(FitClass.NOT_YET.isAtLeast(FitClass.OUTGROWS_US)).isFalse();
        assertThat(FitClass.OUTGROWS_US.isAtLeast(FitClass.NOT_YET)).isFalse();
        assertThat(FitClass.BAD.isAtLeast(FitClass.NOT_YET)).isFalse();
        assertThat(FitClass.BAD.isAtLeast(FitClass.BAD)).isTrue();
    }

    @Property(seed = "20261122")
    void whateverTurnsOutTheClassIsTheOneThatWasSaidToBeKnown(
            @ForAll("assessments") FitAssessment assessment, @ForAll("assessments") FitAssessment other) {
        FitAssessment complete = completed(assessment, other);
        Answer<FitClass> before = assessment.classify();
        if (before.isKnown() && complete.classify().isKnown()) {
            assertThat(complete.classify()).isEqualTo(before);
        }
    }

    @Property(seed = "20261122")
    void worstCaseIsAlwaysKnownAndNeverBetterThanWhatTurnsOut(
            @ForAll("assessments") FitAssessment assessment, @ForAll("assessments") FitAssessment other) {
        FitClass worst = assessment.classify(UnknownFits.WORST_CASE).orElseThrow("worst case");
        FitClass later =
                completed(assessment, other).classify(UnknownFits.WORST_CASE).orElseThrow("worst case");
        assertThat(later.isAtLeast(worst)).isTrue();
    }

    @Property(seed = "20261122")
    void meetingOneMoreFitNeverMovesDown(@ForAll("assessments") FitAssessment assessment, @ForAll FitType type) {
        FitAssessment.Builder better = copy(assessment);
        better.fit(type, FitVerdict.MET);
        FitClass before = assessment.classify(UnknownFits.WORST_CASE).orElseThrow("before");
        assertThat(better.build()
                        .classify(UnknownFits.WORST_CASE)
                        .orElseThrow("after")
                        .isAtLeast(before))
                .isTrue();
    }

    @Provide
    static Arbitrary<FitAssessment> assessments() {
        Arbitrary<List<FitVerdict>> fits = Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.just(FitVerdict.MET)), Tuple.of(1, Arbitraries.of(FitVerdict.class)))
                .list()
                .ofSize(6);
        Arbitrary<Optional<Boolean>> maybe = Arbitraries.of(true, false).optional();
        Arbitrary<Optional<LocalDate>> day =
                Arbitraries.integers().between(0, 3).map(DAY::plusDays).optional();
        return Combinators.combine(fits, maybe, day, day, Arbitraries.of(true, true, false))
                .as((verdicts, initial, by, need, shared) -> {
                    FitAssessment.Builder made =
                            FitAssessment.builder(AccountId.of("a"), DAY).sharedUseCase(shared);
                    for (int i = 0; i < verdicts.size(); i++) {
                        made.fit(FitType.values()[i], verdicts.get(i));
                    }
                    initial.ifPresent(made::initialValueNow);
                    by.ifPresent(made::futureValueBy);
                    need.ifPresent(made::requiredBy);
                    return made.build();
                });
    }

    /** Returns the assessment with what it does not know filled in from another, where that one knows. */
    private static FitAssessment completed(FitAssessment assessment, FitAssessment other) {
        FitAssessment.Builder made = copy(assessment);
        assessment.fits().forEach((type, verdict) -> {
            if (verdict == FitVerdict.UNKNOWN) {
                made.fit(type, other.fits().getOrDefault(type, FitVerdict.UNKNOWN));
            }
        });
        assessment.initialValueNow().or(other::initialValueNow).ifPresent(made::initialValueNow);
        assessment.futureValueBy().or(other::futureValueBy).ifPresent(made::futureValueBy);
        assessment.requiredBy().or(other::requiredBy).ifPresent(made::requiredBy);
        return made.build();
    }

    private static FitAssessment.Builder copy(FitAssessment assessment) {
        FitAssessment.Builder made = FitAssessment.builder(assessment.accountId(), assessment.on())
                .sharedUseCase(assessment.sharedUseCase());
        assessment.fits().forEach(made::fit);
        assessment.initialValueNow().ifPresent(made::initialValueNow);
        assessment.futureValueBy().ifPresent(made::futureValueBy);
        assessment.requiredBy().ifPresent(made::requiredBy);
        return made;
    }
}

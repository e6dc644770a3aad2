package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JudgedHealthTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 15);
    private static final Answer<Health> GOOD = Answer.known(Health.of(0.8));
    private static final Answer<Health> NONE = Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no signal");

    private static ScoreOverride says(String author, int begunDaysAgo, ScoreOverride.Kind kind, double score) {
        return begun(author, begunDaysAgo).score(Health.of(score)).kind(kind).build();
    }

    private static ScoreOverride.Builder begun(String author, int daysAgo) {
        return ScoreOverride.builder(ACME, DAY.minusDays(daysAgo), DAY.plusDays(30))
                .author(author)
                .reason("their champion left");
    }

    @Test
    void showsTheComputedScoreAndTheOpinionSideBySideAndAveragesNothing() {
        ScoreOverride opinion = says("kim", 3, ScoreOverride.Kind.OPINION, 0.2);
        JudgedHealth judged = JudgedHealth.of(GOOD, List.of(opinion), DAY);
        assertThat(judged.computed()).isEqualTo(GOOD);
        assertThat(judged.stated()).contains(opinion);
        assertThat(judged.effective().toOptional()).contains(Health.of(0.8));
        assertThat(judged.isOverridden()).isFalse();
    }

    @Test
    void takesTheNewestStatementInForceAndKeepsTheExpiredOnesApart() {
        ScoreOverride old = says("kim", 9, ScoreOverride.Kind.OPINION, 0.4);
        ScoreOverride newer = says("lee", 2, ScoreOverride.Kind.OPINION, 0.6);
        ScoreOverride word = begun("ada", 1).sentiment("worried").build();
        ScoreOverride gone = ScoreOverride.builder(ACME, DAY.minusDays(40), DAY)
                .score(Health.of(0.1))
                .author("kim")
                .reason("unpaid")
                .build();
        ScoreOverride planned = says("kim", -1, ScoreOverride.Kind.OPINION, 0.9);
        JudgedHealth judged = JudgedHealth.of(GOOD, List.of(old, planned, gone, word, newer), DAY);
        assertThat(judged.inForce()).containsExactly(word, newer, old);
        assertThat(judged.expired()).containsExactly(gone);
        assertThat(judged.stated()).contains(newer);
        assertThat(judged.sentiment()).contains(word);
    }

    @Test
    void seesNothingThatWasRecordedLaterAndTheLastVersionOfWhatWas() {
        ScoreOverride first = begun("kim", 5).score(Health.of(0.3)).build();
        ScoreOverride corrected = begun("kim", 5)
                .score(Health.of(0.5))
                .recordedOn(DAY.minusDays(1))
                .build();
        ScoreOverride tomorrow = begun("kim", 5)
                .score(Health.of(0.9))
                .recordedOn(DAY.plusDays(1))
                .build();
        JudgedHealth judged = JudgedHealth.of(GOOD, List.of(tomorrow, corrected, first), DAY);
        assertThat(judged.inForce()).containsExactly(corrected);
    }

    @Test
    void putsAForcedScoreInThePlaceOfTheComputedOne() {
        JudgedHealth judged = JudgedHealth.of(GOOD, List.of(says("kim", 1, ScoreOverride.Kind.FORCE, 0.3)), DAY);
        assertThat(judged.effective().toOptional()).contains(Health.of(0.3));
        assertThat(terms(judged)).extracting(Contribution::name).containsExactly("computed", "force by kim");
        assertThat(judged.isOverridden()).isTrue();
        assertThat(judged.computed()).isEqualTo(GOOD);
    }

    @Test
    void putsAForcedScoreWhereThereIsNoComputedOne() {
        JudgedHealth judged = JudgedHealth.of(NONE, List.of(says("kim", 1, ScoreOverride.Kind.FORCE, 0.3)), DAY);
        assertThat(judged.effective().toOptional()).contains(Health.of(0.3));
        assertThat(terms(judged)).containsExactly(new Contribution("force by kim", 0.3));
    }

    @Test
    void hasNothingToCapWithoutAScore() {
        JudgedHealth judged = JudgedHealth.of(NONE, List.of(says("kim", 1, ScoreOverride.Kind.CAP, 0.3)), DAY);
        assertThat(judged.effective()).isEqualTo(NONE);
        assertThat(judged.stated()).isEmpty();
    }

    @Test
    void letsTheLowestCapWinOverTheHighestFloor() {
        JudgedHealth judged = JudgedHealth.of(
                Answer.known(Health.of(0.1)),
                List.of(
                        says("a", 1, ScoreOverride.Kind.FLOOR, 0.5),
                        says("b", 2, ScoreOverride.Kind.FLOOR, 0.6),
                        says("c", 3, ScoreOverride.Kind.CAP, 0.4),
                        says("d", 4, ScoreOverride.Kind.CAP, 0.9)),
                DAY);
        assertThat(judged.effective().toOptional()).contains(Health.of(0.4));
        assertThat(terms(judged)).extracting(Contribution::name).containsExactly("computed", "floor by b", "cap by c");
    }

    @Test
    void rejectsOverridesOfSeveralAccountsAndInTheWrongList() {
        ScoreOverride other = ScoreOverride.builder(AccountId.of("bolt"), DAY, DAY.plusDays(1))
                .author("kim")
                .reason("x")
                .sentiment("calm")
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        JudgedHealth.of(GOOD, List.of(other, says("kim", 1, ScoreOverride.Kind.CAP, 0.3)), DAY))
                .withMessage("overrides must be of one account");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JudgedHealth(DAY.plusDays(1), GOOD, List.of(other), List.of()))
                .withMessageStartingWith("an override in force must hold on 2026-03-16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JudgedHealth(DAY, GOOD, List.of(), List.of(other)))
                .withMessageStartingWith("an expired override must have ended by 2026-03-15");
    }

    @Property(seed = "20261122")
    void explainsTheHealthInEffectByTermsThatAddUpToIt(
            @ForAll("answers") Answer<Health> computed, @ForAll("overrides") List<ScoreOverride> overrides) {
        JudgedHealth judged = JudgedHealth.of(computed, overrides, DAY);
        Answer<Health> effective = judged.effective();
        boolean forced = judged.inForce().stream().anyMatch(one -> one.kind() == ScoreOverride.Kind.FORCE);
        assertThat(effective.isKnown()).isEqualTo(computed.isKnown() || forced);
        if (effective.isKnown()) {
            double health = effective.toOptional().orElseThrow().value();
            double sum = terms(judged).stream().mapToDouble(Contribution::value).sum();
            assertThat(sum).isCloseTo(health, within(1e-12));
            judged.inForce().stream()
                    .filter(one -> one.kind() == ScoreOverride.Kind.CAP)
                    .forEach(cap -> assertThat(health)
                            .isLessThanOrEqualTo(cap.score().orElseThrow().value()));
        }
        List<ScoreOverride> reversed = new ArrayList<>(overrides);
        Collections.reverse(reversed);
        assertThat(JudgedHealth.of(computed, reversed, DAY)).isEqualTo(judged);
    }

    private static List<Contribution> terms(JudgedHealth judged) {
        return judged.effective()
                .fold(Answer.Known::explanation, unknown -> Explanation.given())
                .terms();
    }

    @Provide
    Arbitrary<Answer<Health>> answers() {
        return Arbitraries.integers()
                .between(0, 100)
                .map(value -> Answer.known(Health.of(value / 100.0)))
                .optional(0.9)
                .map(answer -> answer.orElse(NONE));
    }

    /** Overrides that begin on different days, of any kind. */
    @Provide
    Arbitrary<List<ScoreOverride>> overrides() {
        Arbitrary<Integer> begun = Arbitraries.integers().between(-3, 40);
        Arbitrary<ScoreOverride.Kind> kinds = Arbitraries.of(ScoreOverride.Kind.class);
        Arbitrary<Double> scores = Arbitraries.integers().between(0, 100).map(value -> value / 100.0);
        return Combinators.combine(begun, kinds, scores)
                .as((daysAgo, kind, score) -> says("kim", daysAgo, kind, score))
                .list()
                .ofMaxSize(8)
                .uniqueElements(ScoreOverride::from);
    }
}

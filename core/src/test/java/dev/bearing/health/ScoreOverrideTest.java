package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ScoreOverrideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 4, 1);

    private final ScoreOverride worried = override().sentiment("worried").build();

    @Test
    void holdsFromItsFirstDayUntilTheDayBeforeItsEnd() {
        assertThat(worried.holdsOn(FROM.minusDays(1))).isFalse();
        assertThat(worried.holdsOn(FROM)).isTrue();
        assertThat(worried.holdsOn(UNTIL.minusDays(1))).isTrue();
        assertThat(worried.holdsOn(UNTIL)).isFalse();
    }

    @Test
    void isDatedByItsBeginningAndNeverByItsPlannedEnd() {
        assertThat(worried.recordedOn()).isEqualTo(FROM);
        assertThat(worried.newestDay()).isEqualTo(FROM);
        assertThat(worried.asKnownOn(FROM)).isEqualTo(worried);
        assertThat(override()
                        .sentiment("x")
                        .recordedOn(FROM.plusDays(2))
                        .build()
                        .newestDay())
                .isEqualTo(FROM.plusDays(2));
    }

    @Test
    void isTheSameFactWhateverItSays() {
        ScoreOverride calm = override().score(Health.of(0.9)).build();
        assertThat(calm.key()).isEqualTo(worried.key());
        assertThat(calm.score()).contains(Health.of(0.9));
        assertThat(calm.sentiment()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithIt() {
        rejects(override(), "an override must have a score or a sentiment");
        rejects(override().sentiment(" "), "sentiment must not be blank");
        rejects(override().sentiment("x").author(""), "author must not be blank");
        rejects(override().sentiment("x").reason(" "), "reason must not be blank");
        rejects(
                ScoreOverride.builder(ACME, FROM, FROM).author("a").reason("b").sentiment("c"),
                "until must be after from = 2026-03-01, was 2026-03-01");
    }

    @Test
    void isAnOpinionUnlessItSaysWhatItsScoreDoes() {
        assertThat(worried.kind()).isEqualTo(ScoreOverride.Kind.OPINION);
        ScoreOverride cap =
                override().score(Health.of(0.4)).kind(ScoreOverride.Kind.CAP).build();
        assertThat(cap.kind()).isEqualTo(ScoreOverride.Kind.CAP);
        rejects(
                override().sentiment("worried").kind(ScoreOverride.Kind.CAP),
                "an override of kind CAP must have a score");
    }

    private static void rejects(ScoreOverride.Builder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }

    private static ScoreOverride.Builder override() {
        return ScoreOverride.builder(ACME, FROM, UNTIL).author("kim").reason("their champion left");
    }
}

package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthChangeTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate SECOND = FIRST.plusDays(30);

    private final Scorecard scorecard = Scorecard.builder("smb", "1")
            .minCoverage(0.1)
            .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                    .weight(60)
                    .windowDays(365)
                    .build())
            .measure(Measure.builder("nps", new Curve.Linear(-100, 100))
                    .weight(40)
                    .windowDays(365)
                    .halfLifeDays(30)
                    .expiresDays(100)
                    .build())
            .build();
    private final List<Signal> signals =
            new ArrayList<>(List.of(Signal.of(ACME, "logins", FIRST, 10), Signal.of(ACME, "nps", FIRST, 50)));

    @Test
    void blamesAHalfLifeOnAgeingAndOnItsMeasure() {
        HealthChange change = between(FIRST, SECOND);
        assertThat(change.before().value()).isCloseTo(0.6, within(1e-15));
        // weights 0.6 and 0.4 / 2, so 0.75 × 0.5 + 0.25 × 0.75
        assertThat(change.after().value()).isCloseTo(0.5625, within(1e-15));
        assertThat(change.part(ChangeCause.BEHAVIOUR)).isZero();
        assertThat(change.part(ChangeCause.AGEING)).isEqualTo(change.total());
        assertThat(change.measures(ChangeCause.AGEING)).containsExactly(new Contribution("nps", change.total()));
        assertThat(change.isUnderOneScorecard()).isTrue();
    }

    @Test
    void sharesWhatBehaviourAndAgeingDoTogetherEvenly() {
        signals.add(Signal.of(ACME, "logins", SECOND, 4));
        HealthChange change = between(FIRST, SECOND);
        // by hand: neither 0.6, behaviour alone 0.42, ageing alone 0.5625, both 0.3375
        assertThat(change.total()).isCloseTo(-0.2625, within(1e-15));
        assertThat(change.part(ChangeCause.BEHAVIOUR)).isCloseTo((-0.18 - 0.225) / 2, within(1e-15));
        assertThat(change.part(ChangeCause.AGEING)).isCloseTo((-0.0375 - 0.0825) / 2, within(1e-15));
        assertThat(change.measures(ChangeCause.BEHAVIOUR))
                .extracting(Contribution::name)
                .containsExactly("logins");
        assertThat(change.ofTheAccount()).isEqualTo(change.total());
    }

    @Test
    void takesAnExpiredObservationForAgeingAndAFirstOneForMissingData() {
        signals.add(Signal.of(ACME, "logins", FIRST.plusDays(101), 10));
        HealthChange expired = between(FIRST, FIRST.plusDays(101));
        assertThat(expired.total()).isCloseTo(0.5 - 0.6, within(1e-15));
        assertThat(expired.part(ChangeCause.AGEING)).isEqualTo(expired.total());
        HealthChange appeared =
                between(HealthSignals.of(signals.subList(0, 1), FIRST), HealthSignals.of(signals.subList(0, 2), FIRST));
        assertThat(appeared.total()).isCloseTo(0.6 - 0.5, within(1e-15));
        assertThat(appeared.part(ChangeCause.MISSING_DATA)).isEqualTo(appeared.total());
        assertThat(appeared.measures(ChangeCause.MISSING_DATA))
                .extracting(Contribution::name)
                .containsExactly("nps");
    }

    @Test
    void doesNotTakeSteadyUseInAMovingWindowForAChange() {
        Scorecard month = Scorecard.builder("month", "1")
                .measure(Measure.builder("logins", new Curve.Linear(0, 60))
                        .aggregate(Aggregate.SUM)
                        .build())
                .build();
        List<Signal> daily = new ArrayList<>();
        for (int day = -30; day <= 30; day++) {
            daily.add(Signal.of(ACME, "logins", FIRST.plusDays(day), 1));
        }
        HealthChange change = between(month, HealthSignals.of(daily, FIRST), HealthSignals.of(daily, SECOND));
        assertThat(change.parts().values()).containsOnly(0.0);
        HealthChange silence = between(
                month, HealthSignals.of(daily.subList(0, 31), FIRST), HealthSignals.of(daily.subList(0, 31), SECOND));
        assertThat(silence.part(ChangeCause.AGEING)).isEqualTo(-0.5);
        assertThat(silence.part(ChangeCause.BEHAVIOUR)).isZero();
    }

    @Test
    void neverTakesANewVersionForAChangeOfTheAccount() {
        Scorecard stricter = Scorecard.builder("smb", "2")
                .measure(Measure.builder("logins", new Curve.Linear(0, 40))
                        .windowDays(365)
                        .build())
                .build();
        HealthSignals today = HealthSignals.of(signals, FIRST);
        HealthChange change = HealthChange.between(
                        HealthSnapshot.of(scorecard, today), HealthSnapshot.of(stricter, today))
                .orElseThrow("change");
        assertThat(change.total()).isCloseTo(0.25 - 0.6, within(1e-15));
        assertThat(change.part(ChangeCause.MODEL)).isEqualTo(change.total());
        assertThat(change.ofTheAccount()).isZero();
        assertThat(change.isUnderOneScorecard()).isFalse();
    }

    @Test
    void keepsWhatAPersonSaysBesideTheComputedChange() {
        signals.add(Signal.of(ACME, "logins", SECOND, 4));
        ScoreOverride worried = ScoreOverride.builder(ACME, FIRST.plusDays(10), SECOND.plusDays(10))
                .score(Health.of(0.2))
                .kind(ScoreOverride.Kind.FORCE)
                .author("kim")
                .reason("the champion is leaving")
                .build();
        HealthChange change = HealthChange.between(
                        HealthSnapshot.of(scorecard, HealthSignals.of(signals, FIRST))
                                .withOverrides(List.of(worried)),
                        HealthSnapshot.of(scorecard, HealthSignals.of(signals, SECOND))
                                .withOverrides(List.of(worried)))
                .orElseThrow("change");
        assertThat(change.before().value()).isCloseTo(0.6, within(1e-15));
        assertThat(change.after().value()).isCloseTo(0.2, within(1e-15));
        assertThat(change.ofTheAccount()).isCloseTo(-0.2625, within(1e-15));
        assertThat(change.part(ChangeCause.OVERRIDE)).isCloseTo(0.2 - 0.3375, within(1e-15));
    }

    @Test
    void saysWhyThereIsNoneAndRefusesToGoBackInTime() {
        HealthSnapshot nothing = HealthSnapshot.of(scorecard, HealthSignals.empty(FIRST));
        HealthSnapshot today = HealthSnapshot.of(scorecard, HealthSignals.of(signals, SECOND));
        assertThat(HealthChange.between(nothing, today))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.INSUFFICIENT_DATA));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthChange.between(today, nothing))
                .withMessage("after must not be of an earlier day than before = 2026-03-31, was of 2026-03-01");
    }

    private HealthChange between(LocalDate from, LocalDate to) {
        return between(HealthSignals.of(signals, from), HealthSignals.of(signals, to));
    }

    private HealthChange between(HealthSignals before, HealthSignals after) {
        return between(scorecard, before, after);
    }

    private static HealthChange between(Scorecard scorecard, HealthSignals before, HealthSignals after) {
        return HealthChange.between(HealthSnapshot.of(scorecard, before), HealthSnapshot.of(scorecard, after))
                .orElseThrow("change");
    }
}

package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignalTableTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId BETA = AccountId.of("beta");

    private final Scorecard scorecard = Scorecard.builder("t", "1")
            .measure(Measure.builder("logins", new Curve.Linear(0, 20)).build())
            .measure(Measure.builder("nps", new Curve.Linear(-100, 100))
                    .halfLifeDays(10)
                    .expiresDays(30)
                    .build())
            .build();

    @Test
    void scoresAHostsOwnArrays() {
        SignalTable table = SignalTable.builder(DAY, 3)
                .column("logins", new double[] {20, 10, 0})
                .column("nps", new double[] {100, 0, Double.NaN}, missing(2))
                .column("more", new double[3])
                .build();
        HealthTable health = scorecard.assessAll(table);
        assertThat(health.accounts()).isEqualTo(3);
        assertThat(health.scores(-1)).containsExactly(1, 0.5, 0);
        assertThat(health.bandIndexes()).containsExactly(2, 1, 0);
        assertThat(health.accountsByBand())
                .containsExactly(Map.entry("low", 1L), Map.entry("middle", 1L), Map.entry("high", 1L));
        assertThat(health.unknown()).isZero();
        assertThat(health.reasons(1, 3)).containsExactly("logins", "nps");
        assertThat(health.reasons(0, 3)).isEmpty();
        assertThat(health.assess(2).orElseThrow("third").components().get(1).ageDays())
                .isEmpty();
        assertThat(table.measures()).containsExactly("logins", "more", "nps");
        assertThat(health).hasToString("health of 3 accounts as of 2026-03-31, 0 of them unknown");
    }

    @Test
    void agesAndExpiresTheNumbersOfAColumn() {
        SignalTable table = SignalTable.builder(DAY, 3)
                .column("logins", new double[] {20, 20, 20})
                .column("nps", new double[] {-100, -100, -100})
                .ages("nps", new int[] {0, 10, 31})
                .build();
        HealthTable health = scorecard.assessAll(table);
        // weights 1 : 1, 1 : 1/2 and, expired, 1 : 0
        assertThat(health.scores(-1)).containsExactly(0.5, 0.66666666666667, 1);
        assertThat(health.assess(2).orElseThrow("third").coverage()).isEqualTo(0.5);
    }

    @Test
    void readsWhatTheMeasuresReadOfEveryAccount() {
        TreeMap<AccountId, HealthSignals> signals = new TreeMap<>(HealthSignals.byAccount(
                List.of(Signal.of(BETA, "logins", DAY, 5), Signal.of(ACME, "nps", DAY.minusDays(5), 40)), DAY));
        SignalTable table = SignalTable.of(scorecard, signals);
        assertThat(table.accountIds()).containsExactly(ACME, BETA);
        HealthTable health = scorecard.assessAll(table);
        assertThat(health.accountIds()).containsExactly(ACME, BETA);
        assertThat(health.asOf()).isEqualTo(DAY);
        assertThat(health.assess(0)).isEqualTo(scorecard.assess(signals.get(ACME)));
        assertThat(health.assess(1)).isEqualTo(scorecard.assess(signals.get(BETA)));
    }

    @Test
    void knowsNothingWhereTooLittleWasObserved() {
        SignalTable table = SignalTable.builder(DAY, 1)
                .column("logins", new double[1], missing(0))
                .column("nps", new double[1], missing(0))
                .build();
        HealthTable health = scorecard.assessAll(table);
        assertThat(health.isKnown(0)).isFalse();
        assertThat(health.scores(-1)).containsExactly(-1);
        assertThat(health.bandIndexes()).containsExactly(HealthTable.NONE);
        assertThat(health.reasonIndexes(2)).containsExactly(HealthTable.NONE, HealthTable.NONE);
        assertThat(health.unknown()).isEqualTo(1);
    }

    @Test
    void takesNoNotANumberForMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalTable.builder(DAY, 2).column("nps", new double[] {1, Double.NaN}))
                .withMessage("nps of row 1 must be finite or missing, was NaN");
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        SignalTable.Builder two = SignalTable.builder(DAY, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.column("nps", new double[3]))
                .withMessage("column nps must have 2 rows, had 3");
        two.column("nps", new double[2]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.column("nps", new double[2]))
                .withMessage("column nps stands twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scorecard.assessAll(two.build()))
                .withMessage("the table must have a column logins, has [nps]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.accountIds(List.of(ACME)).build())
                .withMessage("accountIds must be 2, were 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SignalTable.builder(DAY, 1).ages("nps", new int[1]).build())
                .withMessage("ages of nps must have a column of numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalTable.builder(DAY, 1)
                        .column("nps", new double[1])
                        .ages("nps", new int[] {-1})
                        .build())
                .withMessage("age of nps of row 0 must be 0 or more, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignalTable.of(scorecard, new TreeMap<>()))
                .withMessage("signals must not be empty");
    }

    private static BitSet missing(int row) {
        BitSet missing = new BitSet();
        missing.set(row);
        return missing;
    }
}

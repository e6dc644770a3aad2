package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class DisagreementReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 15);
    private static final BandPolicy BANDS = BandPolicy.standard();

    private static JudgedHealth judged(double computed, ScoreOverride.Builder said) {
        Answer<Health> answer = Double.isNaN(computed)
                ? Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no signal")
                : Answer.known(Health.of(computed));
        return JudgedHealth.of(
                answer, List.of(said.author("kim").reason("a call").build()), DAY);
    }

    private static ScoreOverride.Builder says(String account, int daysAgo) {
        return ScoreOverride.builder(AccountId.of(account), DAY.minusDays(daysAgo), DAY.plusDays(30));
    }

    private static DisagreementReport.Builder five() {
        return DisagreementReport.builder(BANDS)
                .add(AccountId.of("a"), judged(0.9, says("a", 5).score(Health.of(0.2))))
                .add(AccountId.of("b"), judged(0.6, says("b", 9).sentiment(" HIGH ")))
                .add(AccountId.of("c"), judged(0.6, says("c", 9).score(Health.of(0.7))))
                .add(AccountId.of("d"), judged(Double.NaN, says("d", 9).sentiment("low")))
                .add(AccountId.of("e"), judged(0.6, says("e", 9).sentiment("so so")));
    }

    @Test
    void listsWhoIsInTwoBandsTheFurthestApartFirst() {
        DisagreementReport report = five().build();
        assertThat(report.disagreements())
                .extracting(one -> one.accountId().value())
                .containsExactly("a", "b");
        Disagreement worse = report.disagreements().get(0);
        assertThat(worse.direction()).isEqualTo(Disagreement.Direction.PERSON_WORSE);
        assertThat(worse.bandsApart()).isEqualTo(-2);
        assertThat(worse.pointsApart().orElseThrow()).isCloseTo(-0.7, within(1e-15));
        assertThat(worse.since()).isEqualTo(DAY.minusDays(5));
        assertThat(worse.computed().name()).isEqualTo("high");
        assertThat(worse.stated().name()).isEqualTo("low");
        Disagreement better = report.disagreements().get(1);
        assertThat(better.direction()).isEqualTo(Disagreement.Direction.PERSON_BETTER);
        assertThat(better.pointsApart()).isEqualTo(OptionalDouble.empty());
        assertThat(better.statement().author()).isEqualTo("kim");
    }

    @Test
    void countsHowOftenTheTwoAgreeAndWhoSaysNothing() {
        DisagreementReport report = five().build();
        assertThat(report.agreement().numerator()).isEqualTo(1);
        assertThat(report.agreement().denominator()).isEqualTo(3);
        assertThat(report.count("high", "low")).isEqualTo(1);
        assertThat(report.count("middle", "high")).isEqualTo(1);
        assertThat(report.count("middle", "middle")).isEqualTo(1);
        assertThat(report.count("low", "low")).isZero();
        assertThat(report.accounts(DisagreementReport.Standing.BOTH)).isEqualTo(3);
        assertThat(report.accounts(DisagreementReport.Standing.PERSON_ONLY)).isEqualTo(1);
        assertThat(report.accounts(DisagreementReport.Standing.SCORE_ONLY)).isEqualTo(1); // "so so" is no band
        assertThat(report.accounts(DisagreementReport.Standing.NEITHER)).isZero();
    }

    @Test
    void readsAWordAsTheBandThatItIsSaidToStandFor() {
        DisagreementReport report = five().sentiment("So so", "low").build();
        assertThat(report.disagreements())
                .extracting(one -> one.accountId().value())
                .containsExactly("a", "b", "e");
    }

    @Test
    void takesABoundForNoStatement() {
        DisagreementReport report = DisagreementReport.builder(BANDS)
                .add(
                        AccountId.of("a"),
                        judged(0.9, says("a", 5).score(Health.of(0.2)).kind(ScoreOverride.Kind.CAP)))
                .build();
        assertThat(report.accounts(DisagreementReport.Standing.SCORE_ONLY)).isEqualTo(1);
    }

    @Test
    void comparesWithTheSteadyBandWhereThatIsGiven() {
        BandTracker tracker = new BandTracker(BANDS, new BandStability(0.1, 0, 0));
        BandState high = tracker.next(BandState.initial(), DAY.minusDays(2), Answer.known(Health.of(0.8)));
        BandState still = tracker.next(high, DAY, Answer.known(Health.of(0.7)));
        JudgedHealth middle = judged(0.7, says("a", 9).score(Health.of(0.7)));
        DisagreementReport report = DisagreementReport.builder(BANDS)
                .add(AccountId.of("a"), middle, still)
                .build();
        assertThat(report.disagreements().get(0).computed().name()).isEqualTo("high");
        assertThat(report.disagreements().get(0).since()).isEqualTo(DAY.minusDays(2));
        BandState stale = tracker.next(still, DAY, Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no signal"));
        assertThat(DisagreementReport.builder(BANDS)
                        .add(AccountId.of("a"), middle, stale)
                        .build()
                        .accounts(DisagreementReport.Standing.PERSON_ONLY))
                .isEqualTo(1);
    }

    @Test
    void addsUpRevenueByDirectionAndCurrency() {
        Map<String, Mrr> pays = Map.of(
                "a", Mrr.of(CurrencyUnit.USD, new BigDecimal("100")), "b", Mrr.of(CurrencyUnit.EUR, BigDecimal.ONE));
        DisagreementReport report = five().mrr(account ->
                        Optional.ofNullable(pays.get(account.value())).stream().toList())
                .build();
        assertThat(report.mrr(Disagreement.Direction.PERSON_WORSE))
                .containsExactly(Map.entry(CurrencyUnit.USD, Mrr.of(CurrencyUnit.USD, new BigDecimal("100"))));
        assertThat(report.mrr(Disagreement.Direction.PERSON_BETTER)).containsOnlyKeys(CurrencyUnit.EUR);
        assertThat(report.disagreements().get(0).mrr()).hasSize(1);
    }

    @Test
    void countsWhoWasRightInEachDirectionWithItsInterval() {
        DisagreementReport.Builder builder = DisagreementReport.builder(BANDS);
        for (int i = 0; i < 40; i++) {
            String id = "worse " + i;
            builder.add(AccountId.of(id), judged(0.9, says(id, 5).score(Health.of(0.2))));
        }
        for (int i = 0; i < 12; i++) {
            String id = "better " + i;
            builder.add(AccountId.of(id), judged(0.2, says(id, 5).score(Health.of(0.9))));
        }
        builder.add(AccountId.of("open"), judged(0.2, says("open", 5).score(Health.of(0.9))));
        DisagreementReport.TrackRecord record = builder.build().against(account -> switch (account.value()
                .split(" ")[0]) {
            case "worse" -> Optional.of(Integer.parseInt(account.value().split(" ")[1]) < 30);
            case "better" -> Optional.of(true);
            default -> Optional.empty();
        });
        assertThat(record.personWorse().numerator()).isEqualTo(30);
        assertThat(record.personWorse().denominator()).isEqualTo(40);
        // scipy 1.17.1: binomtest(30, 40).proportion_ci(0.95, 'wilson')
        Interval interval = record.personWorse().interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(0.5980603857923197, within(1e-12));
        assertThat(interval.upper()).isCloseTo(0.858128813609037, within(1e-12));
        assertThat(record.personBetter().numerator()).isZero();
        assertThat(record.personBetter().denominator()).isEqualTo(12);
        assertThat(record.person().numerator()).isEqualTo(30);
        assertThat(record.person().denominator()).isEqualTo(52);
        assertThat(record.open()).isEqualTo(1);
    }

    @Test
    void rejectsABandThatItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> five().sentiment("worried", "red"))
                .withMessage("band must be one of [low, middle, high], was red");
        assertThatIllegalArgumentException().isThrownBy(() -> five().build().count("low", "red"));
    }
}

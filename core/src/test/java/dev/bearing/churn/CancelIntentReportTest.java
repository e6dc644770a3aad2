package dev.bearing.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.health.Signal;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CancelIntentReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = DAY.plusDays(200);

    /** A customer from the first day on, with signals so many days later; it leaves so many days later, or not. */
    private static CancelIntentReport.Watched watched(
            String name, Optional<Integer> left, ChurnEvent.Kind kind, int... signals) {
        AccountId id = AccountId.of(name);
        return new CancelIntentReport.Watched(
                id,
                List.of(left.map(days -> DateRange.of(DAY, DAY.plusDays(days))).orElse(DateRange.startingOn(DAY))),
                left.map(days -> List.of(
                                ChurnEvent.builder(id, DAY.plusDays(days), kind).build()))
                        .orElse(List.of()),
                IntStream.of(signals)
                        .mapToObj(day -> new CancelIntentSignal(id, "export", DAY.plusDays(day), 1))
                        .toList());
    }

    private static CancelIntentReport.Watched left(String name, int day, int... signals) {
        return watched(name, Optional.of(day), ChurnEvent.Kind.CANCELLATION, signals);
    }

    private static CancelIntentReport.Watched stays(String name, int... signals) {
        return watched(name, Optional.empty(), ChurnEvent.Kind.CANCELLATION, signals);
    }

    @Test
    void countsAlarmsThatCameTrueAndLossesThatWereForeseen() {
        CancelIntentReport report = CancelIntentReport.of(
                List.of(
                        left("foreseen", 100, 60, 90), // the second signal belongs to the first alarm
                        left("too-early", 100, 39),
                        left("silent", 100),
                        stays("false-alarm", 50),
                        stays("open", 150),
                        watched("unpaid", Optional.of(100), ChurnEvent.Kind.INVOLUNTARY_PAYMENT, 90)),
                TODAY,
                60);
        assertThat(report.precision()).hasToString("1/4 CANCEL_INTENT_ALARMS");
        assertThat(report.recall()).hasToString("1/3 LOSSES_BY_DECISION");
        assertThat(report.open())
                .extracting(signal -> signal.accountId().value())
                .containsExactly("open");
    }

    @Test
    void signalsDatedAfterTheDayDoNotCount() {
        int today = (int) ChronoUnit.DAYS.between(DAY, TODAY);
        CancelIntentReport before =
                CancelIntentReport.of(List.of(stays("open", today - 10), stays("quiet")), TODAY, 60);
        CancelIntentReport after = CancelIntentReport.of(
                List.of(stays("open", today - 10, today + 1), stays("quiet", today + 5)), TODAY, 60);
        assertThat(after.open()).isEqualTo(before.open());
        assertThat(after.precision()).isEqualTo(before.precision());
        assertThat(after.recall()).isEqualTo(before.recall());
    }

    @Test
    void leavesSoManyTimesAsOftenInTheDaysAfterASignal() {
        CancelIntentReport report = CancelIntentReport.of(List.of(left("a", 100, 50), left("b", 200)), TODAY, 60);
        // by hand: 1 loss in 50 days after a signal, 1 in 50 + 200 others: 5 times, exp(1.96 sqrt(2)) either way
        Estimate ratio = report.hazardRatio().orElseThrow("ratio");
        assertThat(ratio.value()).isCloseTo(5, within(1e-12));
        double width = Math.exp(1.959963984540054 * Math.sqrt(2));
        assertThat(ratio.interval().orElseThrow("interval").upper()).isCloseTo(5 * width, within(1e-9));
        assertThat(ratio.interval().orElseThrow("interval").lower()).isCloseTo(5 / width, within(1e-9));
        assertThat(CancelIntentReport.of(List.of(stays("a", 3)), TODAY, 60).hazardRatio())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "0 losses after a signal and 0 others, some of each are needed"));
    }

    @Test
    void anOrdinarySignalTellsOfIntentWhereARuleNamesIt() {
        AccountId acme = AccountId.of("acme");
        List<Signal> signals = List.of(
                Signal.of(acme, "exports", DAY.plusDays(1), 5),
                Signal.of(acme, "exports", DAY, 4),
                Signal.of(acme, "logins", DAY, 9));
        assertThat(CancelIntentSignal.of(signals, List.of(new CancelIntentSignal.Rule("exports", 5))))
                .containsExactly(new CancelIntentSignal(acme, "exports", DAY.plusDays(1), 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CancelIntentSignal.Rule("exports", Double.NaN))
                .withMessage("atLeast must be finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CancelIntentReport.of(List.of(), TODAY, 0))
                .withMessage("withinDays must be at least 1, was 0");
    }

    @Property(seed = "20261122")
    void aLongerTimeForeseesNoLessAndCountsStayWithinTheirBase(
            @ForAll("accounts") List<CancelIntentReport.Watched> accounts) {
        CancelIntentReport shorter = CancelIntentReport.of(accounts, TODAY, 20);
        CancelIntentReport longer = CancelIntentReport.of(accounts, TODAY, 50);
        assertThat(longer.recall().denominator()).isEqualTo(shorter.recall().denominator());
        assertThat(longer.recall().numerator())
                .isGreaterThanOrEqualTo(shorter.recall().numerator());
        assertThat(shorter.precision().numerator())
                .isLessThanOrEqualTo(shorter.precision().denominator());
        // every foreseen loss had an alarm that came true, and one alarm foresees one loss at most
        assertThat(longer.recall().numerator())
                .isGreaterThanOrEqualTo(longer.precision().numerator());
    }

    @Provide
    static Arbitrary<List<CancelIntentReport.Watched>> accounts() {
        Arbitrary<int[]> signals =
                Arbitraries.integers().between(0, 200).array(int[].class).ofMaxSize(5);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 200).optional(),
                        Arbitraries.of(ChurnEvent.Kind.CANCELLATION, ChurnEvent.Kind.INVOLUNTARY_PAYMENT),
                        signals)
                .as((left, kind, days) -> watched("x", left, kind, days))
                .list()
                .ofMaxSize(15)
                .map(ArrayList::new);
    }
}

package dev.bearing.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the windows say of trials that begin again, of young ones, and of parts that are different people; by hand. */
class TrialWindowsTest {

    private static final DateRange DECEMBER = DateRange.of(YearMonth.of(2024, 12));
    private static final DateRange JANUARY = DateRange.of(YearMonth.of(2025, 1));
    private static final DateRange MARCH = DateRange.of(YearMonth.of(2025, 3));

    /**
     * A trial of 1 to 15 December that expires; another one of 1 to 15 March, converted on the 20th if known by then.
     */
    private static final List<Trial> AGAIN = List.of(
            trial("a", "2024-12-01").endsOn(LocalDate.of(2024, 12, 15)).build(),
            trial("a", "2025-03-01")
                    .endsOn(LocalDate.of(2025, 3, 15))
                    .outcome(Trial.Outcome.CONVERTED)
                    .outcomeOn(LocalDate.of(2025, 3, 20))
                    .build());

    @ParameterizedTest
    @CsvSource({"2024-12-31", "2025-02-28", "2025-03-10", "2025-03-17", "2025-03-31"})
    void aTrialThatBeginsAgainLeavesTheWindowInWhichItWasLost(LocalDate asOf) {
        Rate december = TrialFunnel.of(AGAIN, asOf).endedWindow(DECEMBER);
        assertThat(december).hasToString("0/1 ENDED_WINDOW");
        boolean settled = !asOf.isBefore(LocalDate.of(2025, 1, 4)); // three days after 1 January
        assertThat(december.maturity()).isEqualTo(settled ? Rate.Maturity.FINAL : Rate.Maturity.PROVISIONAL);
    }

    @Test
    void itConvertsInTheWindowInWhichItDoesAndIsNotLostTwice() {
        TrialFunnel unpaid = TrialFunnel.of(AGAIN, LocalDate.of(2025, 3, 17)); // the second one expired, too
        assertThat(unpaid.endedWindow(MARCH)).hasToString("0/0 ENDED_WINDOW");
        TrialFunnel paid = TrialFunnel.of(AGAIN, LocalDate.of(2025, 3, 31));
        assertThat(paid.endedWindow(MARCH)).hasToString("1/1 ENDED_WINDOW");
        assertThat(paid.endedWindow(DateRange.of(LocalDate.of(2024, 12, 1), LocalDate.of(2025, 4, 1))))
                .hasToString("1/1 ENDED_WINDOW"); // one account, one trial
        assertThat(paid.cohort(DECEMBER)).hasToString("1/1 COHORT"); // that ever paid
    }

    @Test
    void whileItRunsAgainItIsOpen() {
        TrialFunnel again = TrialFunnel.of(AGAIN, LocalDate.of(2025, 3, 10));
        assertThat(again.progress(DECEMBER)).isEqualTo(new TrialProgress(0, 0, 1));
        assertThat(again.runs().get(0).firstLostOn()).contains(LocalDate.of(2024, 12, 15));
    }

    @Test
    void aPaymentSoonAfterTheFirstTrialReplacesItsLossAndOneInTheSecondDoesNot() {
        TrialFunnel again = TrialFunnel.of(AGAIN, LocalDate.of(2025, 3, 17));
        AccountId a = AccountId.of("a");
        assertThat(again.attributing(Map.of(a, LocalDate.of(2024, 12, 20)), 30).endedWindow(DECEMBER))
                .hasToString("1/1 ENDED_WINDOW");
        TrialFunnel inSecond = again.attributing(Map.of(a, LocalDate.of(2025, 3, 12)), 30);
        assertThat(inSecond.endedWindow(DECEMBER)).hasToString("0/1 ENDED_WINDOW");
        assertThat(inSecond.endedWindow(MARCH)).hasToString("1/1 ENDED_WINDOW");
        TrialFunnel tooLate = TrialFunnel.of(AGAIN, LocalDate.of(2025, 3, 31)).attributing(Map.of(), 4);
        assertThat(tooLate.endedWindow(DECEMBER)).hasToString("0/1 ENDED_WINDOW");
        assertThat(tooLate.endedWindow(MARCH)).hasToString("0/0 ENDED_WINDOW");
    }

    /** Eleven started on 20 January; one converts on the 25th, ten stay open; 3 February and three days to settle. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-31, 0/0, PROVISIONAL",
        "2025-02-02, 0/0, PROVISIONAL",
        "2025-02-03, 1/11, PROVISIONAL",
        "2025-02-05, 1/11, PROVISIONAL",
        "2025-02-06, 1/11, FINAL"
    })
    void whoDecidedEarlyWaitsForTheRest(LocalDate asOf, String expected, Rate.Maturity maturity) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            trials.add(trial("open " + i, "2025-01-20").build());
        }
        trials.add(trial("quick", "2025-01-20")
                .outcome(Trial.Outcome.CONVERTED)
                .outcomeOn(LocalDate.of(2025, 1, 25))
                .build());
        Rate rate = TrialFunnel.of(trials, asOf).cohort(JANUARY, 14);
        assertThat(rate).hasToString(expected + " COHORT_WITHIN_14_DAYS");
        assertThat(rate.maturity()).isEqualTo(maturity);
    }

    /** Eight of December's trials convert in January, in which ten others start: no share, and no interval of one. */
    @Test
    void conversionsOverStartsAreAFlow() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            trials.add(trial("december " + i, "2024-12-10")
                    .outcome(Trial.Outcome.CONVERTED)
                    .outcomeOn(LocalDate.of(2025, 1, 5))
                    .build());
        }
        for (int i = 0; i < 10; i++) {
            trials.add(trial("january " + i, "2025-01-10").build());
        }
        Rate rate = TrialFunnel.of(trials, LocalDate.of(2025, 1, 31)).flowWindow(JANUARY);
        assertThat(rate).hasToString("8/10 FLOW_WINDOW");
        assertThat(rate.form()).isEqualTo(Rate.Form.FLOW);
        assertThat(rate.interval().isKnown()).isFalse(); // ten members in the denominator are too few to draw from
    }

    private static Trial.Builder trial(String account, String started) {
        return Trial.builder(AccountId.of(account), LocalDate.parse(started));
    }
}

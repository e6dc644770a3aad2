package dev.bearing.evidence;

import static dev.bearing.evidence.Histories.LAST_H;
import static dev.bearing.evidence.Telco.known;
import static dev.bearing.evidence.Telco.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LeadTimesTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate LEFT = LocalDate.of(2025, 5, 10);

    /** One account with a health at the end of each month from January on, NaN for none. */
    private static LeadTimes of(double... healths) {
        AccountId acme = AccountId.of("acme");
        Histories history = Histories.until(LocalDate.of(2025, 6, 30)).stay(acme, START, LEFT);
        for (int month = 0; month < healths.length; month++) {
            if (!Double.isNaN(healths[month])) {
                history.signal(acme, "h", START.plusMonths(month).plusDays(25), healths[month]);
            }
        }
        return Backtest.of(LAST_H, history.build(), BacktestPlan.monthly()).leadTimes();
    }

    private static OptionalInt days(double... healths) {
        return of(healths).churns().get(0).daysBefore();
    }

    @Test
    void countsFromTheFirstDayOfTheLastBadRun() {
        // bad at the ends of March and April; it left on 10 May
        assertThat(days(0.9, 0.9, 0.2, 0.2)).hasValue(40);
        assertThat(days(0.2, 0.9, 0.9, 0.2)).hasValue(10);
        assertThat(days(0.2, 0.2, 0.2, 0.2)).hasValue(99);
    }

    @Test
    void neverWhereTheLastScoreWasNotBad() {
        assertThat(days(0.2, 0.2, 0.2, 0.6)).isEmpty();
        assertThat(of(0.2, 0.2, 0.2, 0.6).never()).isEqualTo(1);
    }

    @Test
    void aDayWithoutAScoreNeitherBeginsNorBreaksARun() {
        assertThat(days(0.9, 0.2, Double.NaN, 0.2)).hasValue(71);
        assertThat(days(0.9, 0.9, 0.2, Double.NaN)).hasValue(40);
    }

    @Test
    void tellsHowManyWereWarnedOf() {
        assertThat(of(0.9, 0.9, 0.2, 0.2).warned(40).numerator()).isEqualTo(1);
        assertThat(of(0.9, 0.9, 0.2, 0.2).warned(41).numerator()).isZero();
        assertThat(known(of(0.9, 0.9, 0.2, 0.2).days(0.5))).isEqualTo(40.0);
        assertThat(reason(of(0.9, 0.9, 0.9, 0.9).days(0.5))).isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void whoNeverHadAScoreIsNotAmongThem() {
        assertThat(of().churns()).isEmpty();
    }
}

package dev.bearing.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AdvocacyReportTest {

    private static final LocalDate MOMENT = LocalDate.of(2025, 1, 10);
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);

    private static AdvocacyReport report(List<AdvocacyHistory> accounts) {
        return AdvocacyReport.of(accounts, AdvocacyPolicy.standard(), TODAY);
    }

    /** An account with a moment that was asked after so many days and spoke after so many; negative is never. */
    private static AdvocacyHistory account(int number, int askedAfter, int spokeAfter) {
        AccountId id = AccountId.of("a" + number);
        List<AdvocacyAsk> asks = askedAfter < 0
                ? List.of()
                : List.of(AdvocacyAsk.of(id, AdvocacyKind.REVIEW, MOMENT.plusDays(askedAfter)));
        List<AdvocacyEvent> events = spokeAfter < 0
                ? List.of()
                : List.of(AdvocacyEvent.builder(id, AdvocacyKind.REVIEW, MOMENT.plusDays(spokeAfter))
                        .build());
        return new AdvocacyHistory(id, true, Optional.empty(), List.of(MOMENT), asks, events);
    }

    /** 45 of 60 asked and 60 of 120 not asked spoke: +25 points, Newcombe 0.0993 to 0.3775. */
    @Test
    void comparesTheMomentsWithAnAskWithThoseWithout() {
        List<AdvocacyHistory> accounts = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            boolean asked = i < 60;
            boolean spoke = asked ? i < 45 : i < 120;
            accounts.add(account(i, asked ? 5 : -1, spoke ? 20 : -1));
        }
        AdvocacyReport report = report(accounts);
        assertThat(report.askedYield().numerator()).isEqualTo(45);
        assertThat(report.unaskedYield().numerator()).isEqualTo(60);
        Estimate difference = report.difference().orElseThrow("difference");
        assertThat(difference.value()).isCloseTo(0.25, within(1e-12));
        Interval ends = difference.interval().orElseThrow("interval");
        assertThat(ends.lower()).isCloseTo(0.0993, within(5e-5));
        assertThat(ends.upper()).isCloseTo(0.3775, within(5e-5));
    }

    @Test
    void whatWasSaidBeforeTheAskIsNotItsYield() {
        AdvocacyReport report = report(List.of(account(1, 30, 10)));
        assertThat(report.askedYield().numerator()).isZero();
        assertThat(report.askedYield().denominator()).isEqualTo(1);
    }

    @Test
    void withoutRecordedAsksWhatAskingYieldsIsUnknown() {
        AccountId id = AccountId.of("a");
        AdvocacyEvent answered = AdvocacyEvent.builder(id, AdvocacyKind.REVIEW, MOMENT.plusDays(9))
                .asked(true)
                .build();
        AdvocacyHistory account =
                new AdvocacyHistory(id, true, Optional.empty(), List.of(MOMENT), List.of(), List.of(answered));
        AdvocacyReport report = report(List.of(account));
        assertThat(report.askedYield().fraction().isKnown()).isFalse();
        assertThat(report.unaskedYield().denominator()).isZero();
        assertThat(report.difference())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.EMPTY_BASE));
    }

    @Test
    void aMomentNotLongAgoIsNotCountedYet() {
        AdvocacyReport early =
                AdvocacyReport.of(List.of(account(1, 5, 6)), AdvocacyPolicy.standard(), MOMENT.plusDays(89));
        assertThat(early.askedYield().denominator()).isZero();
        AdvocacyReport due =
                AdvocacyReport.of(List.of(account(1, 5, 6)), AdvocacyPolicy.standard(), MOMENT.plusDays(90));
        assertThat(due.askedYield().denominator()).isEqualTo(1);
    }

    @Test
    void anAskForAReferralYieldsWhereAnAccountCameInTime() {
        AccountId id = AccountId.of("a");
        AdvocacyHistory account = new AdvocacyHistory(
                id,
                true,
                Optional.empty(),
                List.of(),
                List.of(
                        AdvocacyAsk.of(id, AdvocacyKind.REFERRAL, MOMENT),
                        AdvocacyAsk.of(id, AdvocacyKind.REFERRAL, MOMENT.plusDays(200)),
                        AdvocacyAsk.of(id, AdvocacyKind.REVIEW, MOMENT),
                        AdvocacyAsk.of(id, AdvocacyKind.REFERRAL, TODAY.minusDays(3))),
                List.of(
                        AdvocacyEvent.builder(id, AdvocacyKind.REFERRAL, MOMENT.plusDays(90))
                                .resultingAccount(AccountId.of("b"))
                                .build(),
                        AdvocacyEvent.builder(id, AdvocacyKind.REFERRAL, MOMENT.plusDays(210))
                                .build()));
        assertThat(report(List.of(account)).referralYield().numerator()).isEqualTo(1);
        assertThat(report(List.of(account)).referralYield().denominator()).isEqualTo(2);
    }

    @Test
    void theRateIsOfTodaysCustomersWithAMomentBehindThem() {
        AdvocacyHistory gone = new AdvocacyHistory(
                AccountId.of("gone"), false, Optional.of(TODAY), List.of(MOMENT), List.of(), List.of());
        AdvocacyHistory never =
                new AdvocacyHistory(AccountId.of("never"), true, Optional.empty(), List.of(), List.of(), List.of());
        AdvocacyReport report = report(List.of(account(1, -1, 20), account(2, -1, -1), gone, never));
        assertThat(report.advocacyRate().numerator()).isEqualTo(1);
        assertThat(report.advocacyRate().denominator()).isEqualTo(2);
        assertThat(report.counts()).containsEntry(AdvocacyKind.REVIEW, 1L).containsEntry(AdvocacyKind.REFERRAL, 0L);
    }

    /** Open from 10 January 2025 to 8 July 2025: of a year that begins on 9 July it is none. */
    @Test
    void whoseMomentWasOverBeforeTheYearBeganCouldNotBeAskedInIt() {
        List<AdvocacyHistory> accounts = List.of(account(1, -1, 20));
        AdvocacyPolicy standard = AdvocacyPolicy.standard();
        assertThat(AdvocacyReport.of(accounts, standard, LocalDate.of(2026, 7, 7))
                        .advocacyRate()
                        .denominator())
                .isEqualTo(1);
        assertThat(AdvocacyReport.of(accounts, standard, LocalDate.of(2026, 7, 8))
                        .advocacyRate()
                        .denominator())
                .isZero();
    }

    @Test
    void theTimeFromTheMomentCountsThoseWhoHaveNotSpokenAsCensored() {
        AdvocacyReport report = report(List.of(account(1, -1, 10), account(2, -1, 20), account(3, -1, 30)));
        assertThat(report.timeFromMilestone().medianDays().orElseThrow("median"))
                .isEqualTo(20.0);
        assertThat(report(List.of(account(1, -1, 10), account(2, -1, -1)))
                        .timeFromMilestone()
                        .censored())
                .isEqualTo(1);
    }

    @Property(seed = "20261122")
    void everyMaturedMomentIsInOneGroup(
            @ForAll @Size(max = 20) List<@IntRange(min = -1, max = 120) Integer> asks,
            @ForAll @Size(min = 20, max = 20) List<@IntRange(min = -1, max = 120) Integer> speaks) {
        List<AdvocacyHistory> accounts = new ArrayList<>();
        for (int i = 0; i < asks.size(); i++) {
            accounts.add(account(i, asks.get(i), speaks.get(i)));
        }
        AdvocacyReport report = report(accounts);
        assertThat(report.askedYield().denominator() + report.unaskedYield().denominator())
                .isEqualTo(accounts.size());
        assertThat(report.askedYield().numerator())
                .isLessThanOrEqualTo(report.askedYield().denominator());
        assertThat(report.unaskedYield().numerator())
                .isLessThanOrEqualTo(report.unaskedYield().denominator());
    }
}

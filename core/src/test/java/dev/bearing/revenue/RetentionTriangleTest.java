package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RetentionTriangleTest {

    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final AccountId ACME = AccountId.of("acme");

    /** Cohorts of January 10, 8, 7; February 20, 17; March 30: by hand 25/30 = 83.3 %, and 25/30 * 7/8 = 72.9 %. */
    private static List<PriceState> threeCohorts() {
        List<PriceState> states = new ArrayList<>();
        add(states, JANUARY, 10, 2, 1);
        add(states, JANUARY.plusMonths(1), 20, 3);
        add(states, JANUARY.plusMonths(2), 30);
        return states;
    }

    /** Accounts that begin on the first of a month; of them so many leave in each month that follows. */
    private static void add(List<PriceState> states, YearMonth month, int size, int... leaving) {
        int left = 0;
        for (int k = 0; k < leaving.length; k++) {
            for (int i = 0; i < leaving[k]; i++) {
                states.add(state(month + "-" + left++, month.atDay(1))
                        .to(month.plusMonths(k + 1L).atDay(15))
                        .build());
            }
        }
        while (left < size) {
            states.add(state(month + "-" + left++, month.atDay(1)).build());
        }
    }

    @Test
    void poolsOnlyTheCohortsObservedAtAnAge() {
        RetentionTriangle triangle = calendar(threeCohorts(), LocalDate.of(2025, 3, 31), logo());
        assertThat(numerators(triangle)).isEqualTo(List.of(List.of(10L, 8L, 7L), List.of(20L, 17L), List.of(30L)));
        assertThat(triangle.pooled())
                .extracting(Rate::numerator, Rate::denominator)
                .containsExactly(tuple(60, 60), tuple(25, 30), tuple(7, 10));
        assertThat(fraction(triangle.pooled().get(1))).isCloseTo(0.8333333333333334, within(1e-15));
        assertThat(triangle.chainLadder(2).orElseThrow("three ages"))
                .isCloseTo(25.0 / 30 * 7 / 8, within(1e-15))
                .isCloseTo(0.729, within(5e-4));
        assertThat(((Answer.Unknown<Double>) triangle.chainLadder(3)).reason())
                .isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
    }

    /** By hand: March is over on 1 April and settled on the 4th; April is running. */
    @Test
    void aCellIsProvisionalUntilItsMonthHasSettledAndHasThePolicysMinimum() {
        for (int day = 1; day <= 5; day++) {
            LocalDate asOf = LocalDate.of(2025, 4, day);
            Rate.Maturity march = day < 4 ? Rate.Maturity.PROVISIONAL : Rate.Maturity.FINAL;
            CurrencyLedger ledger = RevenueLedger.of(
                            threeCohorts(),
                            RevenuePolicy.strict().toBuilder("small")
                                    .minimumBase(1)
                                    .build(),
                            asOf)
                    .in(CurrencyUnit.USD);
            RetentionTriangle triangle = ledger.triangle(logo(), RetentionTriangle.Age.CALENDAR);
            assertThat(triangle.cohorts().get(0).cells())
                    .extracting(cell -> cell.rate().maturity())
                    .containsExactly(Rate.Maturity.FINAL, Rate.Maturity.FINAL, march, Rate.Maturity.PROVISIONAL);
            assertThat(triangle.pooled()).allMatch(rate -> rate.maturity() == march);
            assertThat(triangle.development()).allMatch(rate -> rate.maturity() == march);
            assertThat(triangle.pooled()).allMatch(rate -> rate.flags().isEmpty());
            assertThat(new RetentionTriangles(logo(), RetentionTriangle.Age.CALENDAR, ledger).build())
                    .isEqualTo(triangle);
            assertThat(triangle.cohorts().get(0).cells().get(3).rate().flags())
                    .containsExactly(Rate.Flag.PARTIAL_PERIOD);
        }
    }

    /** March and April as known in May: every cell and sum is of that day, whichever way it is added up. */
    @Test
    void everyRateSaysFromWhichKnowledgeItIs() {
        LocalDate knownAt = LocalDate.of(2025, 5, 20);
        CurrencyLedger ledger = RevenueLedger.of(
                        threeCohorts(), RevenuePolicy.strict(), LocalDate.of(2025, 4, 10), knownAt)
                .in(CurrencyUnit.USD);
        List<Rate> rates = new ArrayList<>();
        for (RetentionTriangle.Age age : RetentionTriangle.Age.values()) {
            RetentionTriangle triangle = ledger.triangle(logo(), age);
            rates.addAll(triangle.pooled());
            rates.addAll(triangle.development());
            triangle.cohorts().forEach(cohort -> cohort.cells().forEach(cell -> rates.add(cell.rate())));
        }
        assertThat(rates).hasSizeGreaterThan(30).extracting(Rate::asOf).containsOnly(Optional.of(knownAt));
    }

    /** A partial cell counts as ages are reached, so it and what is pooled is settled when the month of the last is. */
    @Test
    void anAnniversaryIsProvisionalUntilItsMonthHasSettled() {
        CurrencyLedger ledger = RevenueLedger.of(threeCohorts(), RevenuePolicy.strict(), LocalDate.of(2025, 4, 2))
                .in(CurrencyUnit.USD);
        RetentionTriangle triangle = ledger.triangle(logo(), RetentionTriangle.Age.ANNIVERSARY);
        assertThat(triangle.cohorts().get(0).cells())
                .extracting(cell -> cell.rate().maturity())
                .containsExactly(
                        Rate.Maturity.FINAL, Rate.Maturity.FINAL, Rate.Maturity.PROVISIONAL, Rate.Maturity.PROVISIONAL);
        assertThat(new RetentionTriangles(logo(), RetentionTriangle.Age.ANNIVERSARY, ledger).build())
                .isEqualTo(triangle);
    }

    @Test
    void saysHowManyACellIsAboutAndHowSureItIs() {
        RetentionTriangle.Cell cell = calendar(threeCohorts(), LocalDate.of(2025, 3, 31), logo())
                .cohorts()
                .get(0)
                .cells()
                .get(1);
        assertThat(cell.rate().base()).isEqualTo(10);
        Interval wilson = cell.rate().interval().orElseThrow("ten");
        // Wilson (1927) for 8 of 10: (8 + z²/2 ± z √(8·2/10 + z²/4)) / (10 + z²) with z = 1.959964
        assertThat(wilson.lower()).isCloseTo(0.4901625, within(1e-6));
        assertThat(wilson.upper()).isCloseTo(0.9433178, within(1e-6));
    }

    @Test
    void aMonthThatIsNotOverIsPartialAndPoolsNothing() {
        RetentionTriangle triangle = calendar(threeCohorts(), LocalDate.of(2025, 3, 16), logo());
        RetentionTriangle.Cohort january = triangle.cohorts().get(0);
        assertThat(january.cells())
                .extracting(RetentionTriangle.Cell::status)
                .containsExactly(
                        RetentionTriangle.Status.OBSERVED,
                        RetentionTriangle.Status.OBSERVED,
                        RetentionTriangle.Status.PARTIAL);
        assertThat(january.cells().get(2).rate().flags()).contains(Rate.Flag.PARTIAL_PERIOD);
        assertThat(triangle.pooled()).extracting(Rate::denominator).containsExactly(30L, 10L);
    }

    @Test
    void anAgeThatNobodyReachedHasNoPooledRate() {
        RetentionTriangle triangle = calendar(threeCohorts(), LocalDate.of(2025, 3, 16), logo());
        assertThat(triangle.pooled(1)).isEqualTo(Answer.known(triangle.pooled().get(1)));
        assertThat(triangle.pooled(6))
                .isEqualTo(Answer.unknown(Answer.Reason.EMPTY_BASE, "no cohort was observed at an age of 6 months"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> triangle.pooled(-1))
                .withMessage("months must not be negative, was -1");
    }

    @Test
    void survivalNeverComesBackAndAPauseIsNoLoss() {
        List<PriceState> states = List.of(
                state("back", JANUARY.atDay(1)).to(LocalDate.of(2025, 2, 10)).build(),
                state("back", LocalDate.of(2025, 3, 10)).build(),
                state("paused", JANUARY.atDay(1)).to(LocalDate.of(2025, 2, 10)).build(),
                state("paused", LocalDate.of(2025, 2, 10))
                        .status(PriceStatus.PAUSED)
                        .to(LocalDate.of(2025, 3, 10))
                        .build(),
                state("paused", LocalDate.of(2025, 3, 10)).build());
        LocalDate asOf = LocalDate.of(2025, 3, 31);
        assertThat(numerators(calendar(states, asOf, logo()))).containsExactly(List.of(2L, 0L, 2L));
        assertThat(numerators(calendar(states, asOf, RetentionTriangle.Measure.LOGO_SURVIVAL)))
                .containsExactly(List.of(2L, 1L, 1L));
    }

    @Test
    void monotoneGrossNeverRises() {
        List<PriceState> states = List.of(
                priced("100", JANUARY.atDay(1), JANUARY.plusMonths(1).atDay(5)),
                priced(
                        "60",
                        JANUARY.plusMonths(1).atDay(5),
                        JANUARY.plusMonths(2).atDay(5)),
                priced("130", JANUARY.plusMonths(2).atDay(5), LocalDate.of(2026, 1, 1)));
        LocalDate asOf = LocalDate.of(2025, 3, 31);
        assertThat(fractions(states, asOf, RetentionTriangle.Measure.GROSS_POINTWISE))
                .containsExactly(1.0, 0.6, 1.0);
        assertThat(fractions(states, asOf, RetentionTriangle.Measure.GROSS_MONOTONE))
                .containsExactly(1.0, 0.6, 0.6);
        assertThat(fractions(states, asOf, RetentionTriangle.Measure.NET)).containsExactly(1.0, 0.6, 1.3);
    }

    /** Who begins on 31 January has its first anniversary on 28 February, and the second one on 31 March. */
    @Test
    void anniversariesCountEachAccountsOwnMonths() {
        List<PriceState> states = List.of(
                state("first", LocalDate.of(2025, 1, 31))
                        .to(LocalDate.of(2025, 2, 28))
                        .build(),
                state("stays", LocalDate.of(2025, 1, 2)).build());
        RetentionTriangle early = anniversary(states, LocalDate.of(2025, 2, 27));
        assertThat(early.cohorts().get(0).cells())
                .extracting(
                        RetentionTriangle.Cell::status,
                        cell -> cell.rate().numerator(),
                        cell -> cell.rate().base())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(RetentionTriangle.Status.OBSERVED, 2L, 2L),
                        org.assertj.core.api.Assertions.tuple(RetentionTriangle.Status.PARTIAL, 1L, 1L));
        assertThat(early.pooled()).extracting(Rate::denominator).containsExactly(2L, 1L);
        RetentionTriangle later = anniversary(states, LocalDate.of(2025, 3, 30));
        assertThat(later.cohorts().get(0).cells())
                .extracting(cell -> cell.rate().numerator(), cell -> cell.rate().base())
                .containsExactly(tuple(2, 2), tuple(1, 2), tuple(1, 1));
        assertThat(numerators(calendar(states, LocalDate.of(2025, 2, 28), logo())))
                .containsExactly(List.of(2L, 1L));
    }

    @Test
    void ageNoughtOfACalendarMonthMayShowLosses() {
        List<PriceState> states = List.of(
                state("gone", JANUARY.atDay(3)).to(JANUARY.atDay(20)).build(),
                state("stays", JANUARY.atDay(3)).build());
        LocalDate asOf = LocalDate.of(2025, 1, 31);
        assertThat(numerators(calendar(states, asOf, logo()))).containsExactly(List.of(1L));
        assertThat(numerators(anniversary(states, asOf))).containsExactly(List.of(2L));
    }

    @Test
    void aLadderEndsWhereNothingIsLeft() {
        List<PriceState> states =
                List.of(state("gone", JANUARY.atDay(3)).to(JANUARY.atDay(20)).build());
        RetentionTriangle triangle = calendar(states, LocalDate.of(2025, 3, 31), logo());
        assertThat(triangle.chainLadder(0).orElseThrow("age 0")).isZero();
        assertThat(((Answer.Unknown<Double>) triangle.chainLadder(1)).reason()).isEqualTo(Answer.Reason.EMPTY_BASE);
        assertThat(calendar(List.of(), LocalDate.of(2025, 3, 31), logo()).pooled())
                .isEmpty();
    }

    private static RetentionTriangle.Measure logo() {
        return RetentionTriangle.Measure.LOGO_POINT_IN_TIME;
    }

    private static RetentionTriangle calendar(
            List<PriceState> states, LocalDate asOf, RetentionTriangle.Measure measure) {
        return RevenueLedger.of(states, RevenuePolicy.strict(), asOf)
                .in(CurrencyUnit.USD)
                .triangle(measure, RetentionTriangle.Age.CALENDAR);
    }

    private static RetentionTriangle anniversary(List<PriceState> states, LocalDate asOf) {
        return RevenueLedger.of(states, RevenuePolicy.strict(), asOf)
                .in(CurrencyUnit.USD)
                .triangle(logo(), RetentionTriangle.Age.ANNIVERSARY);
    }

    private static List<List<Long>> numerators(RetentionTriangle triangle) {
        return triangle.cohorts().stream()
                .map(cohort -> cohort.cells().stream()
                        .map(cell -> cell.rate().numerator())
                        .toList())
                .toList();
    }

    private static List<Double> fractions(List<PriceState> states, LocalDate asOf, RetentionTriangle.Measure measure) {
        return calendar(states, asOf, measure).cohorts().get(0).cells().stream()
                .map(cell -> fraction(cell.rate()))
                .toList();
    }

    private static double fraction(Rate rate) {
        return rate.fraction().orElseThrow("expected a value");
    }

    private static org.assertj.core.groups.Tuple tuple(long numerator, long denominator) {
        return org.assertj.core.api.Assertions.tuple(numerator, denominator);
    }

    private static PriceState.Builder state(String account, LocalDate from) {
        return PriceState.builder(account, AccountId.of(account), from).price("100", CurrencyUnit.USD);
    }

    private static PriceState priced(String price, LocalDate from, LocalDate to) {
        return PriceState.builder("s", ACME, from)
                .price(price, CurrencyUnit.USD)
                .to(to)
                .build();
    }
}

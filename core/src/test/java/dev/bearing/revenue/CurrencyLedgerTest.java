package dev.bearing.revenue;

import static dev.bearing.revenue.GoldenMonth.AS_OF;
import static dev.bearing.revenue.GoldenMonth.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class CurrencyLedgerTest {

    private final CurrencyLedger ledger = RevenueLedger.of(GoldenMonth.states(), RevenuePolicy.strict(), AS_OF)
            .in(CurrencyUnit.USD);
    private final DateRange january = DateRange.of(MONTH);

    @Test
    void bridgesOpeningToClosingByEveryMovement() {
        RevenueBridge bridge = ledger.bridge(january);
        assertThat(bridge.opening().multipliedBy(3)).isEqualTo(usd("3100"));
        assertThat(bridge.closing().multipliedBy(3)).isEqualTo(usd("2500"));
        assertThat(bridge.openingCustomers()).isEqualTo(9);
        assertThat(bridge.closingCustomers()).isEqualTo(9);
        assertThat(bridge.complete()).isTrue();
        assertThat(bridge.line(MovementKind.NEW)).isEqualTo(line("180", 3));
        assertThat(bridge.line(MovementKind.REACTIVATION)).isEqualTo(line("210", 2));
        assertThat(bridge.line(MovementKind.EXPANSION)).isEqualTo(line("50", 1));
        assertThat(bridge.line(MovementKind.CONTRACTION)).isEqualTo(line("-120", 2));
        assertThat(bridge.line(MovementKind.PAUSE)).isEqualTo(line("-40", 1));
        assertThat(bridge.line(MovementKind.CHURN)).isEqualTo(line("-480", 4));
        assertThat(bridge.line(MovementKind.RESUME)).isEqualTo(line("0", 0));
        assertThat(bridge.line(MovementKind.FX)).isEqualTo(line("0", 0));
    }

    @Test
    void countsAsLostWhoPaidBeforeAndNeitherPaysNorIsPaused() {
        Rate churn = ledger.logoChurn(january);
        assertThat(churn.numerator()).isEqualTo(2);
        assertThat(churn.denominator()).isEqualTo(9);
        assertThat(churn.members())
                .filteredOn(member -> member.numerator() == 1)
                .extracting(Rate.Member::id)
                .containsExactly("D", "M");
        assertThat(churn.population()).isEqualTo("CLOSED_COHORT");
        assertThat(churn.flags()).containsExactly(Rate.Flag.LOW_BASE);
    }

    @Test
    void capsEachAccountInGrossRetention() {
        assertThat(fraction(ledger.grossRevenueRetention(january))).isCloseTo(157.0 / 310, within(1e-15));
    }

    @Test
    void leavesNewRevenueOutOfNetRetention() {
        assertThat(fraction(ledger.netRevenueRetention(january))).isCloseTo(86.0 / 155, within(1e-15));
    }

    @Test
    void givesAverages() {
        assertThat(value(ledger.arpaOn(AS_OF))).isEqualByComparingTo(new BigDecimal("92.5925925926"));
        assertThat(value(ledger.averageSellingPrice(january))).isEqualByComparingTo("60");
        assertThat(value(ledger.quickRatio(january))).isEqualTo(0.6875);
    }

    @Test
    void saysThatAnEmptyMonthHasNoBase() {
        Rate churn = ledger.logoChurn(DateRange.of(YearMonth.of(2024, 11)));
        assertThat(churn.fraction())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.EMPTY_BASE));
    }

    @Test
    void flagsAPeriodThatIsNotOver() {
        CurrencyLedger early = RevenueLedger.of(GoldenMonth.states(), RevenuePolicy.strict(), GoldenMonth.january(10))
                .in(CurrencyUnit.USD);
        RevenueBridge bridge = early.bridge(january);
        assertThat(bridge.complete()).isFalse();
        assertThat(bridge.closing()).isEqualTo(early.mrrOn(GoldenMonth.january(10)));
        assertThat(early.logoChurn(january).flags()).contains(Rate.Flag.PARTIAL_PERIOD);
    }

    @Test
    void refusesAPeriodThatHasNotBegun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.logoChurn(DateRange.of(YearMonth.of(2025, 3))))
                .withMessageContaining("period must begin by asOf = 2025-01-31");
    }

    @Test
    void measuresCohortsByTheFirstPayingDay() {
        RetentionTriangle net = ledger.triangle(RetentionTriangle.Measure.NET, RetentionTriangle.Age.CALENDAR);
        RetentionTriangle.Cohort november = net.cohorts().get(0);
        assertThat(november.month()).isEqualTo(YearMonth.of(2024, 11));
        assertThat(november.size()).isEqualTo(10); // A B C D E I J L M O
        assertThat(november.cells()).hasSize(3);
        // base 100+100+200+50+100+90+100+130/3+300+40; at the end of January A 100, B 150, C 120, E 60, I 110, J 100, L
        // 130/3
        assertThat(fraction(november.cells().get(2).rate()))
                .isCloseTo((640 + 130 / 3.0) / (1080 + 130 / 3.0), within(1e-15));
        RetentionTriangle gross =
                ledger.triangle(RetentionTriangle.Measure.GROSS_POINTWISE, RetentionTriangle.Age.CALENDAR);
        // B and I grew: capped at 100 and 90
        assertThat(fraction(gross.cohorts().get(0).cells().get(2).rate()))
                .isCloseTo((570 + 130 / 3.0) / (1080 + 130 / 3.0), within(1e-15));
        RetentionTriangle logo =
                ledger.triangle(RetentionTriangle.Measure.LOGO_POINT_IN_TIME, RetentionTriangle.Age.CALENDAR);
        assertThat(logo.cohorts().get(0).cells().get(1).rate().numerator()).isEqualTo(9); // without I in December
        RetentionTriangle.Cohort joined = logo.cohorts().get(1);
        assertThat(joined.size()).isEqualTo(3); // F G H
        assertThat(joined.cells().get(0).rate().numerator()).isEqualTo(2); // H left in its first month
    }

    @Test
    void dividesArpaByPooledChurn() {
        // two months with a base: December 10 -> I lost, January 9 -> D, M lost: 3 of 19 account-months
        Rate pooled = ledger.pooledMonthlyLogoChurn(MONTH, 12);
        assertThat(pooled.numerator()).isEqualTo(3);
        assertThat(pooled.denominator()).isEqualTo(19);
        assertThat(ledger.lifetimeValueChurn()).isEqualTo(pooled);
        LifetimeValue value = value(ledger.lifetimeValue());
        double arpa = 2500.0 / 27;
        assertThat(value(value.value()).amount()).isCloseTo(arpa / (3.0 / 19), within(1e-9));
        Interval wilson = value(pooled.interval());
        assertThat(value(value.lower()).amount()).isCloseTo(arpa / wilson.upper(), within(1e-9));
        assertThat(value(value.upper()).amount()).isCloseTo(arpa / wilson.lower(), within(1e-9));
    }

    @Test
    void isUnboundedWhereNobodyWasLost() {
        List<PriceState> loyal =
                List.of(PriceState.builder("s", dev.bearing.account.AccountId.of("a"), LocalDate.of(2025, 1, 1))
                        .price("100", CurrencyUnit.USD)
                        .build());
        LifetimeValue value = value(RevenueLedger.of(loyal, RevenuePolicy.strict(), LocalDate.of(2025, 11, 30))
                .in(CurrencyUnit.USD)
                .lifetimeValue());
        assertThat(value).isInstanceOf(LifetimeValue.Unbounded.class);
        // 0 of 10 account-months: Wilson's upper end is 0.2775
        assertThat(value(value.lower()).amount()).isCloseTo(100 / 0.2775, within(0.1));
        assertThat(value.upper().isKnown()).isFalse();
    }

    @Test
    void splitsIntoSegmentsThatAddUp() {
        CurrencyLedger few = ledger.where(id -> id.value().compareTo("E") < 0);
        CurrencyLedger rest = ledger.where(id -> id.value().compareTo("E") >= 0);
        assertThat(few.logoChurn(january).plus(rest.logoChurn(january))).isEqualTo(ledger.logoChurn(january));
        assertThat(few.netRevenueRetention(january)
                        .plus(rest.netRevenueRetention(january))
                        .numerator())
                .isEqualTo(ledger.netRevenueRetention(january).numerator());
    }

    private static RevenueBridge.Line line(String amount, long count) {
        return new RevenueBridge.Line(usd(amount), count);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }

    private static double fraction(Rate rate) {
        return value(rate.fraction());
    }

    private static <T> T value(Answer<T> answer) {
        return answer.orElseThrow("expected a value");
    }
}

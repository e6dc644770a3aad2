package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.Discount;
import dev.bearing.revenue.LifetimeValue;
import dev.bearing.revenue.Movement;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.MovementReason;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.revenue.RetentionTriangle;
import dev.bearing.revenue.RevenueBridge;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.UsageBill;
import dev.bearing.revenue.UsageRevenue;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The code of the pages on revenue, rates and cohorts. */
class RevenueGuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 31);

    @Test
    void aPriceIsAMonthlyAmount() {
        // snippet: monthly-amount
        PriceState price = PriceState.builder("s-1", AccountId.of("acme"), LocalDate.of(2026, 1, 1))
                .price("130", USD)
                .every(BillingInterval.QUARTER)
                .quantity(3)
                .build();

        Mrr monthly = price.mrr(); // exactly 130 USD: 3 × 130 / 3
        Money edge = monthly.toMoney(RoundingMode.HALF_EVEN); // rounded once, here
        // end

        assertThat(monthly.toDecimal()).isEqualByComparingTo("130");
        assertThat(edge).hasToString("USD 130.00");
    }

    @Test
    void everyChangeIsAMovement() {
        AccountId acme = ACME;

        // snippet: movements
        List<PriceState> prices = List.of(
                PriceState.builder("s-1", acme, JANUARY)
                        .price("100", USD)
                        .to(MARCH)
                        .build(),
                PriceState.builder("s-1", acme, MARCH)
                        .price("160", USD)
                        .to(JUNE)
                        .build());
        CurrencyLedger usd =
                RevenueLedger.of(prices, RevenuePolicy.strict(), DECEMBER).in(USD);

        List<Movement> movements = usd.movements(); // NEW +100, EXPANSION +60 (PRICE), CHURN −160
        RevenueBridge year = usd.bridge(DateRange.of(Year.of(2026)));
        year.line(MovementKind.EXPANSION).amount(); // USD 60.00 a month
        year.closing(); // opening + all movements, to the last unit
        // end

        assertThat(movements)
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.EXPANSION, MovementKind.CHURN);
        assertThat(movements.get(1).reason()).isEqualTo(MovementReason.PRICE);
        assertThat(year.line(MovementKind.EXPANSION).amount()).hasToString("USD 60.00 a month");
        assertThat(year.closing().isZero()).isTrue();
    }

    @Test
    void aDiscountEnds() {
        AccountId acme = ACME;

        // snippet: discount
        PriceState discounted = PriceState.builder("s-1", acme, JANUARY)
                .price("100", USD)
                .discount(Discount.percent(BigDecimal.valueOf(20)).forBills(2))
                .build();
        List<Movement> movements = RevenueLedger.of(List.of(discounted), RevenuePolicy.strict(), DECEMBER)
                .in(USD)
                .movements(); // 1 January NEW +80; 1 March EXPANSION +20, DISCOUNT_EXPIRED
        // end

        assertThat(movements).hasSize(2);
        assertThat(movements.get(0).amount()).hasToString("USD 80.00 a month");
        assertThat(movements.get(1).on()).isEqualTo(MARCH);
        assertThat(movements.get(1).reason()).isEqualTo(MovementReason.DISCOUNT_EXPIRED);
    }

    @Test
    void aPauseAndAnUnpaidBill() {
        AccountId acme = ACME;

        // snippet: pause
        List<PriceState> prices = List.of(
                PriceState.builder("s-1", acme, JANUARY)
                        .price("100", USD)
                        .to(MARCH)
                        .build(),
                PriceState.builder("s-1", acme, MARCH)
                        .price("100", USD)
                        .status(PriceStatus.PAUSED)
                        .to(JUNE)
                        .build(),
                PriceState.builder("s-1", acme, JUNE)
                        .price("100", USD)
                        .status(PriceStatus.PAST_DUE)
                        .build());
        RevenuePolicy house =
                RevenuePolicy.strict().toBuilder("house").pauseTimeoutDays(120).build();
        CurrencyLedger usd = RevenueLedger.of(prices, house, DECEMBER).in(USD);
        // NEW 1 January, PAUSE 1 March, RESUME 1 June, CHURN 1 July (INVOLUNTARY, after 30 days)
        // end

        assertThat(usd.movements())
                .extracting(Movement::kind)
                .containsExactly(MovementKind.NEW, MovementKind.PAUSE, MovementKind.RESUME, MovementKind.CHURN);
        assertThat(usd.movements().get(3).on()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(usd.movements().get(3).reason()).isEqualTo(MovementReason.INVOLUNTARY);
    }

    @Test
    void aPauseThatLastsTooLongIsChurnUnderTheDefault() {
        List<PriceState> prices = List.of(
                PriceState.builder("s-1", ACME, JANUARY)
                        .price("100", USD)
                        .to(MARCH)
                        .build(),
                PriceState.builder("s-1", ACME, MARCH)
                        .price("100", USD)
                        .status(PriceStatus.PAUSED)
                        .build());

        assertThat(RevenueLedger.of(prices, RevenuePolicy.strict(), DECEMBER)
                        .in(USD)
                        .movements())
                .extracting(Movement::kind, Movement::on)
                .endsWith(org.assertj.core.api.Assertions.tuple(MovementKind.CHURN, MARCH.plusDays(90)));
    }

    @Test
    void ratesAddAndKnowHowSureTheyAre() {
        // snippet: rates-add
        Rate north = Rate.ofCounts(1, 10);
        Rate south = Rate.ofCounts(50, 1000);
        Rate both = north.plus(south); // 51 of 1,010 is 5.05 %; the mean of the two would be 7.5 %

        Answer<Double> fraction = both.fraction();
        Answer<Interval> interval = both.interval(); // Wilson, 95 %
        String text = fraction.fold(
                known -> String.format("%.2f %%", 100 * known.value()), unknown -> "not known: " + unknown.message());
        // end

        assertThat(text).isEqualTo("5.05 %");
        assertThat(interval.orElseThrow("interval").contains(0.0505)).isTrue();
        assertThat(Rate.ofCounts(0, 0).fraction().isKnown()).isFalse();
    }

    @Test
    void aRateSaysWhoWasCounted() {
        CurrencyLedger usd = Example.REVIEW.revenue().in(USD);

        // snippet: rate-members
        Rate churn = usd.logoChurn(DateRange.of(YearMonth.of(2026, 8)));
        List<String> lost = churn.members().stream()
                .filter(member -> member.numerator() > 0)
                .map(Rate.Member::id)
                .toList();
        churn.population(); // CLOSED_COHORT
        churn.policy(); // the fingerprint of the policy
        churn.flags(); // PARTIAL_PERIOD, LOW_BASE
        // end

        assertThat(lost).hasSize((int) churn.numerator()).isNotEmpty();
        assertThat(churn.policy()).isEqualTo(RevenuePolicy.strict().fingerprint());
        assertThat(churn.flags()).isEmpty();
    }

    @Test
    void whatIsLeftOfEachMonthsNewcomers() {
        CurrencyLedger usd = Example.REVIEW.revenue().in(USD);

        // snippet: cohorts
        RetentionTriangle net = usd.triangle(RetentionTriangle.Measure.NET, RetentionTriangle.Age.CALENDAR);
        for (RetentionTriangle.Cohort cohort : net.cohorts()) {
            for (RetentionTriangle.Cell cell : cohort.cells()) {
                cell.age(); // months since the cohort's own month
                cell.rate(); // what they pay then, out of what they paid first
            }
        }
        // end

        assertThat(net.cohorts().get(0).month()).isEqualTo(YearMonth.of(2023, 9));
        assertThat(net.cohorts().get(0).cells()).hasSize(36);
    }

    @Test
    void lifetimeValueNeverDividesByZero() {
        PriceState only =
                PriceState.builder("s-1", ACME, JANUARY).price("100", USD).build();

        // snippet: lifetime-value
        CurrencyLedger usd = RevenueLedger.of(List.of(only), RevenuePolicy.strict(), DECEMBER)
                .in(USD);
        LifetimeValue value = usd.lifetimeValue().orElseThrow("lifetime value");
        value.value(); // Unknown: ZERO_CHURN, nobody of 11 account-months was lost
        value.lower(); // 100 / the upper end of churn's 95 % interval: still an answer
        // end

        assertThat(value).isInstanceOf(LifetimeValue.Unbounded.class);
        assertThat(value.value()).isInstanceOfSatisfying(Answer.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(Answer.Reason.ZERO_CHURN);
            assertThat(unknown.message()).isEqualTo("nobody of 11 account-months was lost");
        });
        assertThat(value.lower().orElseThrow("lower").amount()).isCloseTo(100 / 0.2588, within(1.0));
    }

    @Test
    void usageIsASeriesOfItsOwn() {
        // snippet: usage
        AccountId acme = AccountId.of("acme");
        UsageRevenue usage = UsageRevenue.of(List.of(
                new UsageBill(acme, DateRange.of(YearMonth.of(2026, 1)), Money.parse("USD 62")),
                new UsageBill(acme, DateRange.of(YearMonth.of(2026, 2)), Money.parse("USD 84"))));
        Mrr monthly = usage.on(LocalDate.of(2026, 3, 1), USD); // 2 a day, then 3: USD 76.04 a month
        // end
        assertThat(monthly.toString()).isEqualTo("USD 76.04 a month");
    }
}

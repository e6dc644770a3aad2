package dev.bearing.review;

import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.book;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.pays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.FxPolicy;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.MissingFxRateException;
import dev.bearing.revenue.Order;
import dev.bearing.revenue.OrderLedger;
import dev.bearing.revenue.OrderPolicy;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.SegmentBridge;
import dev.bearing.revenue.SegmentedRevenue;
import dev.bearing.value.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RevenuePartsTest {

    private static final CurrencyUnit EUR = CurrencyUnit.EUR;
    private static final LocalDate TODAY = day("2026-06-30");
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    /** One pays 100 dollars, two 50 euros; a euro was worth 1.1 dollars in December and 1.2 from June on. */
    private static final CustomerBook BOOK = book(
            account("one"),
            account("two"),
            pays("one", "team", "2026-01-10").build(),
            PriceState.builder("sub-two", id("two"), day("2026-01-10"))
                    .price("50", EUR)
                    .build(),
            rate("2025-12-01", "1.1"),
            rate("2026-06-01", "1.2"),
            tier("one", "2026-01-01", "small"),
            tier("one", "2026-06-15", "large"),
            Contract.builder("c1", id("one"), day("2026-01-10"), day("2026-07-10"))
                    .build(),
            order("o1", "2026-03-01"),
            order("o2", "2026-03-21"));

    private static SuccessReview review(RevenueSettings settings) {
        return SuccessReview.of(BOOK, Playbook.builder().revenue(settings).build(), TODAY);
    }

    private static RevenueSettings reporting(ReportingCurrency currency) {
        return RevenueSettings.defaults().withReporting(currency);
    }

    @Test
    void withoutSettingsNothingIsConvertedOrSegmented() {
        SuccessReview review = SuccessReview.of(BOOK, Playbook.empty(), TODAY);

        assertThat(review.convertedRevenue()).isEmpty();
        assertThat(review.segments()).isEmpty();
    }

    @Test
    void allCurrenciesAreAddedUpAtTheRatesOfTheDayUnlessOthersAreNamed() {
        assertThat(mrr(reporting(ReportingCurrency.of(USD)))).isEqualByComparingTo("160"); // 100 + 50 · 1.2
        assertThat(mrr(reporting(ReportingCurrency.of(USD).withPolicy(FxPolicy.constant(day("2026-02-01"))))))
                .isEqualByComparingTo("155");
        assertThat(mrr(reporting(ReportingCurrency.of(USD).withPolicy(FxPolicy.eventDate()))))
                .isEqualByComparingTo("155");
        ReportingCurrency monthEnds = ReportingCurrency.of(USD).withPolicy(FxPolicy.periodEnd());
        assertThat(mrr(reporting(monthEnds))).isEqualByComparingTo("160");
        assertThatExceptionOfType(MissingFxRateException.class) // what a euro was on 31 January is not known
                .isThrownBy(() -> mrr(reporting(monthEnds.withMaxRateAgeDays(40))))
                .withMessage("no exchange rate from EUR to USD on 2026-01-31");
    }

    private static BigDecimal mrr(RevenueSettings settings) {
        CurrencyLedger all = review(settings).convertedRevenue().orElseThrow();
        return all.mrrOn(TODAY).toDecimal();
    }

    @Test
    void aMissingRateIsNamedAndAnInverseIsAskedFor() {
        SuccessReview euros = review(reporting(ReportingCurrency.of(EUR)));

        assertThatExceptionOfType(MissingFxRateException.class)
                .isThrownBy(euros::convertedRevenue)
                .withMessage("no exchange rate from USD to EUR on 2026-06-30");
        // 50 + 100 / 1.2, rounded to a unit of 1/166320 of a cent
        assertThat(mrr(reporting(ReportingCurrency.of(EUR).withInverses())).doubleValue())
                .isBetween(133.33333332, 133.33333334);
    }

    @Test
    void ratesOfALaterDayAreRefused() {
        Playbook playbook = Playbook.builder()
                .revenue(reporting(ReportingCurrency.of(USD).withPolicy(FxPolicy.constant(day("2026-07-01")))))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuccessReview.of(BOOK, playbook, TODAY))
                .withMessage("revenue.fx.rateDate must not be after the day of the review, 2026-06-30, was 2026-07-01");
    }

    @Test
    void segmentsOfEachCurrencyAndOfTheWholeAddUp() {
        List<SegmentedRevenue> all = review(reporting(ReportingCurrency.of(USD)).withSegmentBy("tier"))
                .segments();

        assertThat(all)
                .extracting(revenue -> revenue.ledger().fingerprint().contains("+fx"))
                .containsExactly(false, false, true);
        SegmentBridge large = all.get(2).bridges(JUNE).get("large");
        assertThat(large.entered().amount().toDecimal()).isEqualByComparingTo("100");
        assertThat(all.get(2).bridges(JUNE).get("(none)").closing().toDecimal()).isEqualByComparingTo("60");
    }

    @Test
    void renewalsHaveTheGraceOfThePlaybook() {
        SuccessReview review = review(RevenueSettings.defaults().withRenewalGraceDays(5));

        assertThat(review.renewals().graceDays()).isEqualTo(5);
        assertThat(review.renewals().upcomingWithinDays(90)).hasSize(1);
    }

    @Test
    void theRepurchaseWindowIsTheWrittenOneElseDerived() {
        OrderLedger derived = review(RevenueSettings.defaults()).orders().get(0);
        SuccessReview written = review(RevenueSettings.defaults().withOrders(OrderPolicy.ofWindow(45)));

        assertThat(derived.policy().windowDays()).isEqualTo(20);
        assertThat(review(RevenueSettings.defaults()).derived())
                .contains("orders in USD: a buyer is active for 20 days, the time within which nine of ten repurchases"
                        + " came");
        assertThat(written.orders().get(0).policy().windowDays()).isEqualTo(45);
        assertThat(written.derived()).noneMatch(sentence -> sentence.startsWith("orders"));
        assertThat(written.orders().get(0).logoChurn(DateRange.of(YearMonth.of(2026, 5))))
                .hasToString("1/1 CLOSED_COHORT");
    }

    @Test
    void whoBoughtOnceTellsNoWindow() {
        SuccessReview review =
                SuccessReview.of(book(account("one"), order("o1", "2026-03-01")), Playbook.empty(), TODAY);

        assertThat(review.orders()).isEmpty();
        assertThat(review.derived())
                .contains("orders in USD: none, since nobody has bought twice and no repurchase window is written");
    }

    @Test
    void factsThatArriveAreInTheParts() {
        SuccessReview later = review(reporting(ReportingCurrency.of(USD))).plus(rate("2026-07-01", "1.3"));

        assertThat(later.asOf()).isEqualTo(day("2026-07-01"));
        assertThat(later.convertedRevenue().orElseThrow().mrrOn(later.asOf()).toDecimal())
                .isEqualByComparingTo("165"); // 100 + 50 · 1.3
    }

    private static FxRate rate(String on, String rate) {
        return FxRate.of(EUR, USD, day(on), new BigDecimal(rate));
    }

    private static AttributeChange tier(String account, String from, String value) {
        return AttributeChange.of(id(account), "tier", day(from), new AttributeValue.Text(value));
    }

    private static Order order(String id, String on) {
        return Order.builder(id, id("one"), day(on), USD).amount(BigDecimal.TEN).build();
    }
}

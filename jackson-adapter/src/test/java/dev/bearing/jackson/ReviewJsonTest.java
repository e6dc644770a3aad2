package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.Order;
import dev.bearing.revenue.OrderPolicy;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.review.Playbook;
import dev.bearing.review.ReportingCurrency;
import dev.bearing.review.RevenueSettings;
import dev.bearing.review.SuccessReview;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The parts of a review that are there only where the playbook asks for them or the book has such facts. */
class ReviewJsonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final LocalDate START = LocalDate.of(2026, 1, 10);
    private static final AccountId PAYS = AccountId.of("pays");
    private static final AccountId PAUSED = AccountId.of("paused");
    private static final AccountId PROMISED = AccountId.of("promised");

    private static final CustomerBook BARE = CustomerBook.builder()
            .add(Account.builder(PAYS).name("Pays Ltd").build())
            .add(Account.of(PAUSED))
            .add(Account.of(PROMISED))
            .add(price(PAYS, "100", CurrencyUnit.EUR).build())
            .add(price(PAUSED, "30", CurrencyUnit.USD)
                    .to(LocalDate.of(2026, 6, 1))
                    .build())
            .add(PriceState.builder("s-paused", PAUSED, LocalDate.of(2026, 6, 1))
                    .price("30", CurrencyUnit.USD)
                    .status(PriceStatus.PAUSED)
                    .build())
            .build();

    private static PriceState.Builder price(AccountId account, String amount, CurrencyUnit currency) {
        return PriceState.builder("s-" + account.value(), account, START).price(amount, currency);
    }

    private static Contract term(AccountId account, LocalDate end) {
        return Contract.builder("c-" + account.value(), account, START, end).build();
    }

    private static JsonNode review(CustomerBook book, RevenueSettings settings) {
        Playbook playbook = Playbook.builder().revenue(settings).build();
        return ReviewJson.tree(SuccessReview.of(book, playbook, TODAY));
    }

    @Test
    void whatNobodyAskedForIsAbsent() {
        JsonNode review = review(BARE, RevenueSettings.defaults());

        assertThat(List.of("converted", "segments", "renewals", "renewalMonths", "renewalRates", "orders"))
                .noneMatch(review::has);
    }

    @Test
    void theCalendarNamesWhatEachAccountPaysToday() {
        CustomerBook book = BARE.plus(
                term(PAYS, LocalDate.of(2026, 9, 13)), // the 90th day
                term(PAUSED, LocalDate.of(2026, 7, 1)),
                term(PROMISED, LocalDate.of(2026, 8, 1)));
        JsonNode renewals = review(book, RevenueSettings.defaults()).get("renewals");

        assertThat(renewals.findValuesAsText("accountId")).containsExactly("paused", "promised", "pays");
        assertThat(renewals.findValuesAsText("mrr")).containsExactly("0", "0", "100");
        assertThat(renewals.get(0).get("currency").asText()).isEqualTo("USD"); // what it last paid in
        assertThat(renewals.get(1).get("currency").isNull()).isTrue();
        assertThat(renewals.get(1).get("currencyReason").asText()).isEqualTo("EMPTY_BASE");
        assertThat(renewals.get(2).get("name").asText()).isEqualTo("Pays Ltd");
        assertThat(renewals.get(2).get("actionReason").asText()).isEqualTo("OUTSIDE_MODEL_RANGE");
    }

    @Test
    void aBookWithContractsHasRatesOfItsCompleteMonths() {
        CustomerBook book = BARE.plus(term(PAYS, LocalDate.of(2026, 5, 1)));
        JsonNode rates = review(book, RevenueSettings.defaults().withRenewalGraceDays(10))
                .get("renewalRates");

        assertThat(rates.findValuesAsText("currency")).containsExactly("EUR", "USD");
        JsonNode euros = rates.get(0);
        assertThat(euros.get("graceDays").asInt()).isEqualTo(10);
        assertThat(StreamSupport.stream(euros.get("months").spliterator(), false)
                        .map(month -> month.get("month").asText()))
                .containsExactly("2026-01", "2026-02", "2026-03", "2026-04", "2026-05");
        assertThat(euros.get("months").get(4).get("gross").get("value").asDouble())
                .isEqualTo(1);
        assertThat(euros.get("trailingTwelveMonths").get("month").asText()).isEqualTo("2026-05");
        assertThat(rates.get(1)
                        .get("trailingTwelveMonths")
                        .get("logo")
                        .get("valueReason")
                        .asText())
                .isEqualTo("EMPTY_BASE"); // the account of that term never paid dollars
    }

    @Test
    void withinTheFirstMonthNoRateIsThereYet() {
        CustomerBook book = BARE.plus(term(PAYS, LocalDate.of(2026, 5, 1)));
        JsonNode review = ReviewJson.tree(SuccessReview.of(book, Playbook.empty(), LocalDate.of(2026, 1, 20)));

        assertThat(review.get("renewalRates").get(0).get("months")).isEmpty();
        assertThat(review.get("renewalRates").get(0).has("trailingTwelveMonths"))
                .isFalse();
    }

    @Test
    void allCurrenciesInOneStandBesideTheNativeOnes() {
        CustomerBook book = BARE.plus(
                FxRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, LocalDate.of(2026, 6, 1), new BigDecimal("1.1")),
                AttributeChange.of(PAYS, "tier", START, new AttributeValue.Text("big")));
        JsonNode review = review(
                book,
                RevenueSettings.defaults()
                        .withReporting(ReportingCurrency.of(CurrencyUnit.USD))
                        .withSegmentBy("tier"));

        assertThat(review.get("revenue").findValuesAsText("currency")).containsExactly("EUR", "USD");
        JsonNode converted = review.get("converted");
        assertThat(converted.get("fx").asText()).isEqualTo("CONSTANT 2026-06-15");
        assertThat(converted.get("months").get(5).get("closingMrr").asText()).isEqualTo("110");
        JsonNode segments = review.get("segments");
        assertThat(segments).hasSize(3);
        assertThat(segments.get(2).get("converted").asBoolean()).isTrue();
        assertThat(segments.get(2).get("segments").findValuesAsText("segment")).containsExactly("(none)", "big");
        assertThat(segments.get(2).has("schemaVersion")).isFalse();
    }

    @Test
    void ordersHaveTheirWindowAndGaps() {
        CustomerBook book = BARE.plus(Order.builder("o", PAYS, LocalDate.of(2026, 6, 1), CurrencyUnit.USD)
                .amount(BigDecimal.TEN)
                .build());
        JsonNode orders = review(book, RevenueSettings.defaults().withOrders(OrderPolicy.ofWindow(30)))
                .get("orders")
                .get(0);

        assertThat(orders.get("windowDays").asInt()).isEqualTo(30);
        assertThat(orders.get("gaps").get("count").asInt()).isZero();
        assertThat(orders.get("gaps").get("medianDaysReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        JsonNode june = orders.get("months").get(5);
        assertThat(june.get("complete").asBoolean()).isFalse();
        assertThat(june.get("movements").get("new").toString()).isEqualTo("{\"amount\":\"10\",\"count\":1}");
    }
}

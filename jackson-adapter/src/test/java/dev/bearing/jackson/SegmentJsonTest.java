package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.SegmentedRevenue;
import java.time.LocalDate;
import java.time.YearMonth;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class SegmentJsonTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2024, 1, 10);
    private static final LocalDate AS_OF = LocalDate.of(2025, 2, 27);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);

    private final CustomerBook book = CustomerBook.builder()
            .add(Account.builder(ACME).attribute("tier", "person").build())
            .add(AttributeChange.of(ACME, "tier", LocalDate.of(2025, 2, 5), new AttributeValue.Text("business")))
            .add(PriceState.builder("s", ACME, START)
                    .price("100", CurrencyUnit.USD)
                    .build())
            .build();

    private final JsonNode document = SegmentJson.tree(
            SegmentedRevenue.of(
                    book.revenue(RevenuePolicy.strict(), AS_OF, AS_OF).in(CurrencyUnit.USD),
                    book.segmentation("tier", AS_OF)),
            YearMonth.of(2024, 1),
            FEBRUARY);

    @Test
    void hasEverySegmentAndMonth() {
        assertThat(document.get("schemaVersion").asText()).isEqualTo("1.0");
        assertThat(document.get("asOf").asText()).isEqualTo("2025-02-27");
        assertThat(document.get("currency").asText()).isEqualTo("USD");
        assertThat(document.get("segmentation").asText()).isEqualTo("tier");
        assertThat(document.get("policy").get("fingerprint").asText())
                .isEqualTo(RevenuePolicy.strict().fingerprint());
        assertThat(document.get("segments")).hasSize(2);
        assertThat(document.get("segments").findValuesAsText("segment")).containsExactly("business", "person");
        assertThat(document.get("segments").get(0).get("months")).hasSize(14);
    }

    @Test
    void showsWhatCrossedBetweenSegments() {
        JsonNode business = document.get("segments").get(0).get("months").get(13);
        JsonNode person = document.get("segments").get(1).get("months").get(13);
        assertThat(business.get("month").asText()).isEqualTo("2025-02");
        assertThat(business.get("complete").asBoolean()).isFalse();
        assertThat(business.get("enteredSegment").toString()).isEqualTo("{\"amount\":\"100\",\"count\":1}");
        assertThat(business.get("closingMrr").asText()).isEqualTo("100");
        assertThat(business.get("arpa").asText()).isEqualTo("100");
        assertThat(person.get("leftSegment").toString()).isEqualTo("{\"amount\":\"-100\",\"count\":1}");
        assertThat(person.get("movements").get("churn").toString()).isEqualTo("{\"amount\":\"0\",\"count\":0}");
        assertThat(person.get("arpa").isNull()).isTrue();
        assertThat(person.get("arpaReason").asText()).isEqualTo("EMPTY_BASE");
    }

    @Test
    void ratesKeepTheirPartsAndOnlyCountsAnInterval() {
        JsonNode person = document.get("segments").get(1).get("months").get(13);
        assertThat(person.get("netRevenueRetention").toString())
                .isEqualTo(
                        "{\"value\":1.0,\"numerator\":\"100\",\"denominator\":\"100\""
                                + ",\"population\":\"CLOSED_COHORT\",\"maturity\":\"PROVISIONAL\",\"flags\":[\"PARTIAL_PERIOD\",\"LOW_BASE\"]}");
        assertThat(person.get("logoChurn").get("interval")).hasSize(2);
        assertThat(person.get("trailingTwelveMonths")
                        .get("logoChurn")
                        .get("denominator")
                        .asInt())
                .isEqualTo(1);
        assertThat(document.get("segments").get(1).get("months").get(10).has("trailingTwelveMonths"))
                .isFalse();
    }

    @Test
    void hasWhatPoliciesTakeByMovementsToo() {
        JsonNode person = document.get("segments").get(1).get("months").get(0);
        assertThat(person.get("newCustomerChurn").get("numerator").asInt()).isZero();
        assertThat(person.get("newCustomerChurn").get("denominator").asInt()).isEqualTo(1);
        assertThat(person.get("grossRevenueChurn").get("valueReason").asText()).isEqualTo("EMPTY_BASE");
        JsonNode last = document.get("segments").get(1).get("months").get(13);
        assertThat(last.get("grossRevenueChurn").get("numerator").asText()).isEqualTo("0");
        assertThat(last.get("netRevenueChurn").get("denominator").asText()).isEqualTo("100");
    }

    @Test
    void tellsWhatACustomerOfEachSegmentIsWorth() {
        JsonNode business = document.get("segments").get(0).get("lifetimeValue");
        assertThat(business.get("value").isNull()).isTrue();
        assertThat(business.get("valueReason").asText()).isEqualTo("EMPTY_BASE");
        assertThat(document.get("segments").get(1).get("lifetimeValue").has("lower"))
                .isTrue();
    }
}

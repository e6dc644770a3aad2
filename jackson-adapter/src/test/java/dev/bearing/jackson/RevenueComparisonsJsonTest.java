package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.AccountId;
import dev.bearing.revenue.PolicyDiff;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.revenue.Restatement;
import dev.bearing.revenue.RetentionTriangle;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@link PolicyDiffJson}, {@link RestatementJson} and {@link TriangleJson}: each document in one call. */
class RevenueComparisonsJsonTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId BOLT = AccountId.of("bolt");
    private static final LocalDate START = LocalDate.of(2025, 1, 10);
    private static final DateRange FEBRUARY = DateRange.of(YearMonth.of(2025, 2));
    private static final LocalDate FEBRUARY_END = LocalDate.of(2025, 2, 28);
    private static final LocalDate MARCH_END = LocalDate.of(2025, 3, 31);

    private static PriceState.Builder state(AccountId account, LocalDate from, String price) {
        return PriceState.builder("s-" + account.value(), account, from).price(price, USD);
    }

    @Nested
    class TwoPolicies {

        /** Bolt's bill is unpaid from 1 February: for 30 days it still counts, or it does not. */
        private final PolicyDiff diff = PolicyDiff.of(
                List.of(
                        state(ACME, START, "100").build(),
                        state(BOLT, START, "50").to(LocalDate.of(2025, 2, 1)).build(),
                        state(BOLT, LocalDate.of(2025, 2, 1), "50")
                                .status(PriceStatus.PAST_DUE)
                                .build()),
                RevenuePolicy.strict(),
                RevenuePolicy.strict().toBuilder("hard").pastDueGraceDays(0).build(),
                FEBRUARY_END);

        @Test
        void differInSwitches() {
            JsonNode document = PolicyDiffJson.tree(diff);

            assertThat(document.get("schemaVersion").asText()).isEqualTo("1.0");
            assertThat(document.get("asOf").asText()).isEqualTo("2025-02-28");
            assertThat(document.get("first").get("name").asText()).isEqualTo("strict");
            assertThat(document.get("second").get("fingerprint").asText()).startsWith("hard:");
            assertThat(document.get("switches").toString())
                    .isEqualTo("[{\"name\":\"pastDueGraceDays\",\"first\":\"30\",\"second\":\"0\"}]");
        }

        @Test
        void differInARateByAccounts() {
            JsonNode document = PolicyDiffJson.tree(diff.rate(USD, ledger -> ledger.logoChurn(FEBRUARY)));

            assertThat(document.get("first").get("value").asDouble()).isZero();
            assertThat(document.get("second").get("value").asDouble()).isEqualTo(0.5);
            assertThat(document.get("second").get("policy").asText()).startsWith("hard:");
            assertThat(document.get("difference").asDouble()).isEqualTo(-0.5);
            assertThat(document.get("accounts").toString())
                    .isEqualTo("[{\"accountId\":\"bolt\",\"first\":{\"numerator\":0,\"denominator\":1},\"second\":"
                            + "{\"numerator\":1,\"denominator\":1},\"share\":-0.5}]");
        }

        @Test
        void differInARateOfAmountsInMajorUnits() {
            JsonNode document = PolicyDiffJson.tree(diff.rate(USD, ledger -> ledger.netRevenueRetention(FEBRUARY)));

            assertThat(document.get("accounts").get(0).get("first").toString())
                    .isEqualTo("{\"numerator\":\"50\",\"denominator\":\"50\"}");
        }

        @Test
        void haveNothingToSplitWithoutABase() {
            JsonNode document = PolicyDiffJson.tree(
                    diff.rate(USD, ledger -> ledger.logoChurn(DateRange.of(YearMonth.of(2025, 1)))));

            assertThat(document.get("difference").isNull()).isTrue();
            assertThat(document.get("differenceReason").asText()).isEqualTo("EMPTY_BASE");
        }

        @Test
        void differInAnAmountByAccounts() {
            JsonNode document = PolicyDiffJson.tree(diff.amount(USD, ledger -> ledger.mrrOn(FEBRUARY_END)));

            assertThat(document.toString())
                    .isEqualTo("{\"schemaVersion\":\"1.0\",\"currency\":\"USD\",\"first\":\"150\",\"second\":\"100\","
                            + "\"difference\":\"50\",\"accounts\":[{\"accountId\":\"bolt\",\"first\":\"50\","
                            + "\"second\":\"0\",\"difference\":\"50\"}]}");
        }
    }

    @Nested
    class ARestatement {

        /** That Acme left on 10 February became known in March. */
        private final List<PriceState> states = List.of(
                state(ACME, START, "100").build(),
                state(ACME, START, "100")
                        .to(LocalDate.of(2025, 2, 10))
                        .recordedOn(LocalDate.of(2025, 3, 5))
                        .build());

        private final Restatement restatement = Restatement.between(
                RevenueLedger.of(states, RevenuePolicy.strict(), FEBRUARY_END, FEBRUARY_END),
                RevenueLedger.of(states, RevenuePolicy.strict(), FEBRUARY_END, MARCH_END),
                ledger -> ledger.in(USD));

        @Test
        void listsTheFactsThatAreKnownOtherwise() {
            JsonNode acme = RestatementJson.tree(restatement).get("accounts").get(0);

            assertThat(acme.get("accountId").asText()).isEqualTo("acme");
            JsonNode change = acme.get("facts").get(0);
            assertThat(change.get("then").get("subscription_id").asText()).isEqualTo("s-acme");
            assertThat(change.get("then").has("to")).isFalse();
            assertThat(change.get("now").get("to").asText()).isEqualTo("2025-02-10");
        }

        @Test
        void ofABridgeHasRowsThatAddUp() {
            JsonNode document = RestatementJson.tree(restatement.bridge(FEBRUARY));

            assertThat(document.get("from").asText()).isEqualTo("2025-02-01");
            assertThat(document.get("to").asText()).isEqualTo("2025-03-01");
            assertThat(document.get("then").get("closingMrr").asText()).isEqualTo("100");
            assertThat(document.get("now").get("closingMrr").asText()).isEqualTo("0");
            assertThat(document.get("now").get("movements").get("churn").toString())
                    .isEqualTo("{\"amount\":\"-100\",\"count\":1}");
            assertThat(document.get("rows").findValuesAsText("item")).containsExactly("churn", "closing");
            JsonNode churn = document.get("rows").get(0);
            assertThat(churn.get("difference").asText()).isEqualTo("-100");
            assertThat(churn.get("facts")).hasSize(1);
        }

        @Test
        void ofARateHasTheAccountsParts() {
            JsonNode document = RestatementJson.tree(restatement.rate(ledger -> ledger.logoChurn(FEBRUARY)));

            assertThat(document.get("then").get("value").asDouble()).isZero();
            assertThat(document.get("now").get("value").asDouble()).isEqualTo(1);
            JsonNode row = document.get("rows").get(0);
            assertThat(row.get("then").toString()).isEqualTo("{\"numerator\":0,\"denominator\":1}");
            assertThat(row.get("now").toString()).isEqualTo("{\"numerator\":1,\"denominator\":1}");
        }

        @Test
        void ofTheOpeningNamesIt() {
            JsonNode document = RestatementJson.tree(Restatement.between(
                            RevenueLedger.of(states.subList(0, 1), RevenuePolicy.strict(), FEBRUARY_END),
                            RevenueLedger.of(List.of(), RevenuePolicy.strict(), FEBRUARY_END),
                            ledger -> ledger.in(USD))
                    .bridge(FEBRUARY));

            assertThat(document.get("rows").findValuesAsText("item")).containsExactly("opening", "closing");
        }
    }

    @Nested
    class ATriangle {

        /** Both come in January; Bolt leaves in February, Acme grows in March. */
        private final RevenueLedger ledger = RevenueLedger.of(
                List.of(
                        state(ACME, START, "100").to(LocalDate.of(2025, 3, 1)).build(),
                        state(ACME, LocalDate.of(2025, 3, 1), "120").build(),
                        state(BOLT, START, "50").to(LocalDate.of(2025, 2, 20)).build()),
                RevenuePolicy.strict(),
                MARCH_END);

        @Test
        void ofCustomersHasCellsPoolsAndTheChainLadder() {
            JsonNode document = TriangleJson.tree(ledger.in(USD)
                    .triangle(RetentionTriangle.Measure.LOGO_POINT_IN_TIME, RetentionTriangle.Age.CALENDAR));

            assertThat(document.get("measure").asText()).isEqualTo("logo_point_in_time");
            assertThat(document.get("age").asText()).isEqualTo("calendar");
            JsonNode cohort = document.get("cohorts").get(0);
            assertThat(cohort.get("cohort").asText()).isEqualTo("2025-01");
            assertThat(cohort.get("size").asInt()).isEqualTo(2);
            assertThat(cohort.get("cells").get(1).toString())
                    .isEqualTo("{\"age\":1,\"status\":\"observed\",\"value\":0.5,\"numerator\":1,\"denominator\":2}");
            assertThat(document.get("pooled").get(2).get("value").asDouble()).isEqualTo(0.5);
            assertThat(document.get("pooled").get(2).get("interval")).hasSize(2);
            assertThat(document.get("development").get(2).get("numerator").asInt())
                    .isEqualTo(1);
            assertThat(document.get("development").get(2).get("denominator").asInt())
                    .isEqualTo(1);
            assertThat(document.get("chainLadder").toString())
                    .isEqualTo("[{\"age\":0,\"value\":1.0},{\"age\":1,\"value\":0.5},{\"age\":2,\"value\":0.5}]");
        }

        @Test
        void ofAmountsHasDecimalsAndNoIntervals() {
            JsonNode document = TriangleJson.tree(
                    ledger.in(USD).triangle(RetentionTriangle.Measure.NET, RetentionTriangle.Age.CALENDAR));

            assertThat(document.get("cohorts").get(0).get("cells").get(2).toString())
                    .isEqualTo("{\"age\":2,\"status\":\"observed\",\"value\":0.8,\"numerator\":\"120\","
                            + "\"denominator\":\"150\"}");
            assertThat(document.get("pooled").get(0).has("interval")).isFalse();
        }
    }
}

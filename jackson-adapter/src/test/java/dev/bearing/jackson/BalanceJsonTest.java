package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.balance.Target;
import dev.bearing.book.CustomerBook;
import dev.bearing.interaction.Task;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Motion;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.BalanceSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalanceJsonTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    /** Ten customers at 100 a month; one left in May; 1.0 is planned. */
    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            AccountId id = AccountId.of("a" + i);
            facts.add(Account.of(id));
            PriceState.Builder price =
                    PriceState.builder("s" + i, id, LocalDate.of(2024, 1, 1)).price("100", CurrencyUnit.USD);
            facts.add(i == 0 ? price.to(LocalDate.of(2026, 5, 10)).build() : price.build());
        }
        facts.add(Target.of("netRevenueRetention", YearMonth.of(2026, 1), BigDecimal.ONE));
        facts.add(ExpansionLead.builder(AccountId.of("a1"), "seats", Motion.SELF_SERVE, LocalDate.of(2026, 6, 2))
                .wonOn(LocalDate.of(2026, 6, 3))
                .build());
        return facts;
    }

    private static ObjectNode tree(Playbook playbook) {
        return ReviewJson.tree(SuccessReview.of(CustomerBook.of(facts()), playbook, AS_OF));
    }

    private static List<String> names(JsonNode node) {
        Iterable<String> names = node::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    @TempDir
    Path folder;

    private Playbook read(String json) throws IOException {
        Path file = folder.resolve("playbook.json");
        Files.writeString(file, json);
        return PlaybookFormat.standard().read(file);
    }

    @Test
    void theBalanceStandsOncePerCurrencyWithBothSides() {
        JsonNode balance = tree(Playbook.empty()).path("balance");
        assertThat(balance).hasSize(1);
        JsonNode usd = balance.get(0);
        assertThat(usd.path("currency").asText()).isEqualTo("USD");
        assertThat(names(usd))
                .contains(
                        "customerAttainment",
                        "vendorAttainment",
                        "mutual",
                        "imbalance",
                        "finding",
                        "more",
                        "proven",
                        "faster");
        assertThat(usd.path("vendorAttainment").asDouble()).isCloseTo(0.9, within(1e-12));
        assertThat(usd.path("retentionAttainment").asDouble()).isCloseTo(0.9, within(1e-12));
        assertThat(usd.path("customerAttainment").isNull()).isTrue();
        assertThat(usd.path("customerAttainmentReason").asText()).isEqualTo("EMPTY_BASE");
        assertThat(usd.path("mutual").isNull()).isTrue();
        assertThat(usd.path("finding").isNull()).isTrue();
        assertThat(usd.path("findings").path("unknown").asInt()).isEqualTo(9);
        assertThat(usd.path("accounts")).hasSize(9);
        assertThat(usd.path("monthEnds").path("pValue").isNull()).isTrue();
    }

    @Test
    void workThatHasNoPlaceInTheRankingIsCountedByReason() {
        List<Fact> facts = new ArrayList<>(facts());
        // what comes of a task is not known
        facts.add(Task.builder(AccountId.of("a2"), Task.Party.VENDOR, "call back", LocalDate.of(2026, 6, 20))
                .build());
        SuccessReview review = SuccessReview.of(CustomerBook.of(facts), Playbook.empty(), AS_OF);
        JsonNode usd = ReviewJson.tree(review).path("balance").get(0);

        assertThat(usd.path("work")).isEmpty();
        int items = 0;
        for (JsonNode one : usd.path("workNotRanked")) {
            assertThat(Answer.Reason.valueOf(one.path("reason").asText())).isNotNull();
            items += one.path("items").asInt();
        }
        assertThat(items)
                .isEqualTo(review.actions()
                        .work(CurrencyUnit.USD, review.balance().ranking(CurrencyUnit.USD))
                        .apart()
                        .size())
                .isPositive();
    }

    @Test
    void theRolesScorecardHoldsItsRatesAgainstTheTargets() {
        JsonNode role = tree(Playbook.empty()).path("roleScorecard");
        // one lost of 10 × 11 + 9 customer months
        assertThat(role.path("logoChurn").path("numerator").asInt()).isEqualTo(1);
        assertThat(role.path("logoChurn").path("denominator").asInt()).isEqualTo(119);
        assertThat(role.path("netRevenueChurn").path("value").asDouble()).isCloseTo(1 / 119.0, within(1e-12));
        assertThat(role.path("from").asText()).isEqualTo("2025-07");
        assertThat(role.path("to").asText()).isEqualTo("2026-06");
        assertThat(role.path("leads").path("won").path("self_serve").asInt()).isEqualTo(1);
        assertThat(role.path("leads").path("opened").path("full_serve").asInt()).isZero();
        // bought at a checkout: nobody accepted it, and it was taken up all the same
        assertThat(role.path("leads").path("accepted").path("self_serve").asInt())
                .isEqualTo(1);
        assertThat(role.path("leads").path("accepted").path("full_serve").isIntegralNumber())
                .isTrue();
        // 119 account months, but of eleven accounts at most: an account is drawn once, whatever months it counts in
        assertThat(role.path("netRevenueChurn").path("interval").isNull()).isTrue();
        assertThat(role.path("netRevenueChurn").path("intervalReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(role.path("referrals").asInt()).isZero();
        assertThat(role.path("testimonials").asInt()).isZero();
        JsonNode target = role.path("benchmarks").get(0);
        assertThat(target.path("key").asText()).isEqualTo("account-churn-target");
        assertThat(target.path("standing").asText()).isEqualTo("WITHIN"); // 0.84 % is less than 1 %
        assertThat(target.path("clear").asBoolean()).isFalse(); // of 119, with one lost
        assertThat(target.path("grade").asText()).isEqualTo("S");
    }

    @Test
    void capacityAndValuationAreThereOnlyWhereThePlaybookAsksForThem() throws IOException {
        ObjectNode without = tree(Playbook.empty());
        assertThat(without.has("capacity")).isFalse();
        assertThat(without.has("valuation")).isFalse();

        Playbook written = read("""
            {"schemaVersion": "1.0",
             "desiredOutcomes": [{"metrics": ["hours"], "experience": [{"requirement": "calls", "necessity": "required"}]}],
             "coverage": {"hoursPerPerson": 6, "segments": [
               {"id": "guided", "hoursPerMonth": 2, "experience": [{"requirement": "calls", "necessity": "required"}]}]},
             "balance": {"costCurrency": "USD", "costOfRevenue": 0.2, "valuation": {"multiple": 5, "acquisitionCost": 800}}}
            """);
        ObjectNode with = tree(written);
        assertThat(with.path("capacity").path("people").asInt()).isEqualTo(3); // 9 customers × 2 hours / 6
        assertThat(with.path("capacity").path("revenuePerPerson").asDouble()).isCloseTo(9 * 1200 / 3.0, within(1e-9));
        assertThat(with.path("capacity").path("revenuePerPersonCurrency").asText())
                .isEqualTo("USD");
        JsonNode valuation = with.path("valuation").get(0);
        assertThat(valuation.path("annualRecurringRevenue")).hasToString("\"10800\"");
        assertThat(valuation.path("netRevenueRetention").path("interval").isNull())
                .isTrue(); // of ten accounts there is no bootstrap
        assertThat(valuation.path("netRevenueRetention").path("intervalReason").asText())
                .isEqualTo("INSUFFICIENT_DATA");
        assertThat(valuation.path("value").asDouble()).isCloseTo(9 * 1200 * 5, within(1e-9));
        assertThat(valuation.path("ofOnePointLessChurn").asDouble()).isCloseTo(540, within(1e-9));
        assertThat(valuation.path("paybackMonths").asDouble()).isCloseTo(10, within(1e-9));
    }

    @Test
    void allPeopleStandOverAllRevenueInOneCurrencyOrOverNone() throws IOException {
        String playbook = """
            {"schemaVersion": "1.0", %s
             "desiredOutcomes": [{"metrics": ["hours"], "experience": [{"requirement": "calls", "necessity": "required"}]}],
             "coverage": {"hoursPerPerson": 6, "segments": [
               {"id": "guided", "hoursPerMonth": 2, "experience": [{"requirement": "calls", "necessity": "required"}]}]}}
            """;
        AccountId abroad = AccountId.of("abroad");
        CustomerBook book = CustomerBook.of(facts())
                .plus(
                        Account.of(abroad),
                        PriceState.builder("s-abroad", abroad, LocalDate.of(2024, 1, 1))
                                .price("100", CurrencyUnit.EUR)
                                .build(),
                        FxRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, LocalDate.of(2024, 1, 1), new BigDecimal("1.1")));
        JsonNode apart = ReviewJson.tree(SuccessReview.of(book, read(playbook.formatted("")), AS_OF))
                .path("capacity");
        assertThat(apart.path("people").asInt()).isEqualTo(4); // 10 customers × 2 hours / 6
        assertThat(apart.path("revenuePerPerson").isNull()).isTrue();
        assertThat(apart.path("revenuePerPersonReason").asText()).isEqualTo("NOT_CONFIGURED");
        assertThat(apart.has("revenuePerPersonCurrency")).isFalse();
        String fx = "\"revenue\": {\"fx\": {\"reporting\": \"USD\", \"policy\": \"event_date\"}},";
        JsonNode together = ReviewJson.tree(SuccessReview.of(book, read(playbook.formatted(fx)), AS_OF))
                .path("capacity");
        assertThat(together.path("revenuePerPerson").asDouble()).isCloseTo((900 + 110) * 12 / 4.0, within(1e-9));
        assertThat(together.path("revenuePerPersonCurrency").asText()).isEqualTo("USD");
    }

    @Test
    void thePartIsWrittenAsItWasRead() throws IOException {
        Playbook playbook = Playbook.builder()
                .balance(BalanceSettings.builder()
                        .months(6)
                        .changeMonths(2)
                        .limit(0.3)
                        .netRevenueRetention(1.1)
                        .margin(0.6)
                        .costOfRevenue(0.1)
                        .costCurrency(CurrencyUnit.EUR)
                        .firstValueDays(45)
                        .monthEndDays(4)
                        .benchmarks(List.of("account-churn-target"))
                        .valuation(BalanceSettings.Valuation.of(4).withAcquisitionCost(100))
                        .build())
                .build();
        Path file = folder.resolve("written.json");
        PlaybookFormat.standard().write(playbook, file);
        assertThat(PlaybookFormat.standard().read(file)).isEqualTo(playbook);
        PlaybookFormat.standard().write(Playbook.empty(), file);
        assertThat(Files.readString(file)).doesNotContain("balance");
    }

    @Test
    void whatIsOutOfRangeIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> read("{\"schemaVersion\": \"1.0\", \"balance\": {\"limit\": 2}}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("balance: limit must be in [0, 1], was 2.0");
        assertThatThrownBy(() -> read("{\"schemaVersion\": \"1.0\", \"balance\": {\"costCurrency\": \"XYZ1\"}}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("balance.costCurrency");
        assertThatThrownBy(() -> read("{\"schemaVersion\": \"1.0\", \"balance\": {\"valuation\": {}}}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("balance.valuation.multiple is missing");
    }
}

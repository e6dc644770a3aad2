package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.ValueDriver;
import dev.bearing.health.Signal;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.Interaction.Function;
import dev.bearing.interaction.InternalRequest;
import dev.bearing.interaction.MeaningfulContact;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.InteractionSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class InteractionJsonTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2026, 9, 1);
    private static final InteractionSettings SETTINGS = InteractionSettings.defaults()
            .withMeaningful(MeaningfulContact.any()
                    .named("support")
                    .ofFunctions(Function.SUPPORT)
                    .begunBy(Interaction.Initiator.CUSTOMER))
            .withCadences(List.of(ContactCadence.every(30, "monthly contact")))
            .withOwnerAttribute("csm")
            .withDrivers(
                    List.of(
                            ValueDriver.signal("reports", 5.5),
                            ValueDriver.interactions(Function.KNOWLEDGE, 2).named("trained")),
                    100);

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(List.of(
                Account.of(ACME),
                PriceState.builder("s", ACME, START)
                        .price("100", CurrencyUnit.USD)
                        .build(),
                AttributeChange.of(ACME, "csm", START, new AttributeValue.Text("mia")),
                MilestoneEvent.of(ACME, "connected", MilestoneLevel.OUTCOME, START.plusDays(9)),
                InternalRequest.opened(ACME, START).withResolvedOn(START.plusDays(4)),
                Interaction.builder(ACME, START.plusDays(2))
                        .function(Function.SUPPORT)
                        .initiator(Interaction.Initiator.CUSTOMER)
                        .stage(Interaction.Stage.ONBOARDING)
                        .channel("email")
                        .cost(new BigDecimal("12.50"))
                        .build(),
                Interaction.builder(ACME, START.plusDays(20)).build()));
        for (int i = 0; i < 12; i++) {
            AccountId id = AccountId.of("c" + i);
            facts.add(Account.of(id));
            PriceState.Builder price = PriceState.builder("s" + i, id, START).price("10", CurrencyUnit.USD);
            facts.add((i < 6 ? price : price.to(LocalDate.of(2026, 8, 1))).build());
            facts.add(Signal.of(id, "reports", START, i < 6 ? 9 : 1));
        }
        return facts;
    }

    private static JsonNode review() {
        Playbook playbook = Playbook.builder()
                .path(SuccessPath.of(
                        "p", List.of(SuccessMilestone.builder("connected").build())))
                .desiredOutcome(DesiredOutcome.of(
                        List.of(OutcomeMetric.of("hours", Direction.UP)),
                        AppropriateExperience.of(Requirement.required("monthly contact"))))
                .interactions(SETTINGS)
                .build();
        return ReviewJson.tree(SuccessReview.of(CustomerBook.of(facts()), playbook, AS_OF));
    }

    @Test
    void writesCountsAndCostsByFunctionAndTheTimeToFirstValue() {
        JsonNode done = review().path("interactions");
        assertThat(done.path("count").asInt()).isEqualTo(2);
        assertThat(done.path("cost").asText()).isEqualTo("12.5");
        assertThat(done.path("unknownCosts").asInt()).isEqualTo(1);
        assertThat(done.path("perFunction")).hasSize(5);
        assertThat(done.path("perFunction").get(1).toString())
                .isEqualTo("{\"function\":\"support\",\"count\":1,\"cost\":\"12.5\",\"unknownCosts\":0}");
        assertThat(done.path("perFunction").get(4).toString())
                .isEqualTo("{\"function\":null,\"functionReason\":\"INSUFFICIENT_DATA\",\"count\":1,\"cost\":\"0\","
                        + "\"unknownCosts\":1}");
        assertThat(done.path("perChannel").get(0).path("channel").asText()).isEqualTo("email");
        assertThat(done.path("phases").path("customer").path("count").asInt()).isEqualTo(2);
        assertThat(done.path("timeToFirstValue").path("n").asInt()).isEqualTo(13);
        assertThat(done.path("costToFirstValue").path("reached").path("cost").asText())
                .isEqualTo("12.5");
        assertThat(done.path("requests").path("medianDays").asDouble()).isEqualTo(4);
        assertThat(done.path("onTime").path("vendor").path("valueReason").asText())
                .isEqualTo("EMPTY_BASE");
    }

    @Test
    void writesEachCustomersContact() {
        JsonNode done = review().path("interactions");
        assertThat(done.path("meaningful").asText()).isEqualTo("support");
        JsonNode acme = done.path("accounts").get(0);
        assertThat(acme.path("accountId").asText()).isEqualTo("acme");
        assertThat(acme.path("daysSinceMeaningful").asInt()).isEqualTo(241);
        assertThat(acme.path("cadences").get(0).path("daysLate").asInt()).isEqualTo(243 - 20 - 30);
        assertThat(acme.path("toFirstValue").path("days").asInt()).isEqualTo(9);
        assertThat(done.path("accounts")
                        .get(1)
                        .path("daysSinceMeaningfulReason")
                        .asText())
                .isEqualTo("INSUFFICIENT_DATA");
        JsonNode leg = done.path("legs").get(0);
        assertThat(leg.path("accounts").asInt()).isEqualTo(13);
        assertThat(leg.path("coverage").path("support").path("numerator").asInt())
                .isEqualTo(1);
        assertThat(leg.path("crossingReason").asText()).isEqualTo("INSUFFICIENT_DATA");
    }

    @Test
    void writesDriversOfValueWithWhatGoesWithThem() {
        JsonNode drivers = review().path("valueDrivers");
        assertThat(drivers.path("from").asText()).isEqualTo("2026-05-24");
        assertThat(drivers.path("customers").asInt()).isEqualTo(13);
        JsonNode reports = drivers.path("drivers").get(0);
        assertThat(reports.path("source").asText()).isEqualTo("signal");
        assertThat(reports.path("unknown").asInt()).isEqualTo(1);
        assertThat(reports.path("retention").path("difference").asDouble()).isEqualTo(1);
        assertThat(reports.path("retention").path("liftReason").asText()).isEqualTo("UNBOUNDED");
        assertThat(drivers.path("drivers").get(1).path("retention").isNull()).isTrue();
    }

    @Test
    void writesTheBookOfEachOwner() {
        JsonNode owners = review().path("owners");
        assertThat(owners.path("attribute").asText()).isEqualTo("csm");
        assertThat(owners.path("books")).hasSize(2);
        JsonNode mia = owners.path("books").get(1);
        assertThat(mia.path("owner").asText()).isEqualTo("mia");
        assertThat(mia.path("customers").asInt()).isEqualTo(1);
        assertThat(mia.path("revenue").get(0).path("mrr").asText()).isEqualTo("100");
        assertThat(mia.path("states").path("arrived").asInt()).isEqualTo(1);
        assertThat(mia.path("interactions").path("count").asInt()).isEqualTo(2);
        assertThat(mia.path("trailingTwelveMonths").get(0).path("currency").asText())
                .isEqualTo("USD");
    }

    @Test
    void hasNoOwnersWhereNobodyHasOne() {
        JsonNode review =
                ReviewJson.tree(SuccessReview.of(CustomerBook.of(List.of(Account.of(ACME))), Playbook.empty(), AS_OF));
        assertThat(review.has("owners")).isFalse();
        assertThat(review.path("interactions").path("count").asInt()).isZero();
    }

    @Test
    void aPlaybookKeepsTheSettings() {
        Playbook playbook = Playbook.builder().interactions(SETTINGS).build();
        PlaybookFormat format = PlaybookFormat.standard();
        assertThat(format.parseJson(format.toJson(playbook)).interactions()).isEqualTo(SETTINGS);
        assertThat(format.toJson(Playbook.empty())).doesNotContain("interactions");
        assertThatThrownBy(() -> format.parseJson(
                        "{\"schemaVersion\": \"1.0\", \"interactions\": {\"valueDrivers\": [{\"source\": \"magic\","
                                + " \"metric\": \"m\"}]}}"))
                .hasMessageContaining("interactions.valueDrivers[0].source must be one of signal, milestone,"
                        + " interactions, outcome, was magic");
    }
}

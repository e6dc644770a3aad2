package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.interaction.Task;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class JourneyJsonTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);

    private static JsonNode review() {
        SuccessPath path = SuccessPath.of(
                        "analytics",
                        List.of(
                                SuccessMilestone.builder("connected")
                                        .expectedDays(14)
                                        .build(),
                                SuccessMilestone.builder("imported").build(),
                                SuccessMilestone.builder("decided")
                                        .afterAny("connected", "imported")
                                        .expectedDays(20)
                                        .build()))
                .asVersion("3", DateRange.startingOn(START))
                .onTrack("reports");
        CustomerBook book = CustomerBook.of(List.of(
                Account.of(ACME),
                PriceState.builder("s", ACME, START)
                        .price("100", CurrencyUnit.USD)
                        .build(),
                MilestoneEvent.of(ACME, "connected", MilestoneLevel.OUTCOME, START.plusDays(9)),
                Task.builder(ACME, Task.Party.CUSTOMER, "name an owner", START.plusDays(20))
                        .milestone("decided")
                        .build()));
        return ReviewJson.tree(
                SuccessReview.of(book, Playbook.builder().path(path).build(), AS_OF));
    }

    @Test
    void writesAPathWithItsLegs() {
        JsonNode path = review().path("paths").path(0);
        assertThat(path.path("path").asText()).isEqualTo("analytics");
        assertThat(path.path("version").asText()).isEqualTo("3");
        assertThat(path.path("track").asText()).isEqualTo("reports");
        assertThat(path.path("from").asText()).isEqualTo("2026-01-01");
        assertThat(path.has("to")).isFalse();
        assertThat(path.path("states").toString())
                .isEqualTo("{\"arrived\":0,\"onTrack\":0,\"behind\":0,\"stuck\":1,\"notKnown\":0}");
        assertThat(path.path("timeToFirstValue").toString())
                .isEqualTo("{\"medianDays\":9.0,\"p90Days\":9.0,\"n\":1,\"reached\":1,\"churned\":0,\"censored\":0}");
        JsonNode decided = path.path("legs").path(2);
        assertThat(decided.path("milestone").asText()).isEqualTo("decided");
        assertThat(decided.path("after")).isEmpty();
        assertThat(decided.path("afterAny").toString()).isEqualTo("[\"connected\",\"imported\"]");
        assertThat(decided.path("arrivals").asInt()).isEqualTo(1);
        assertThat(decided.path("crossed").asInt()).isZero();
        assertThat(decided.path("waiting").asInt()).isEqualTo(1);
        assertThat(decided.path("medianDays").isNull()).isTrue();
        assertThat(decided.path("medianDaysReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(decided.path("late").path("customer").asInt()).isEqualTo(1);
        assertThat(decided.path("onTime").path("customer").path("denominator").asInt())
                .isEqualTo(1);
        assertThat(decided.path("onTime").path("vendor").path("valueReason").asText())
                .isEqualTo("EMPTY_BASE");
        assertThat(path.path("legs").path(0).path("fromStart")).isEqualTo(path.path("timeToFirstValue"));
        assertThat(decided.path("fromStart").path("censored").asInt()).isEqualTo(1);
        assertThat(path.path("legs").path(1).path("expectedDaysReason").asText())
                .isEqualTo("NOT_CONFIGURED");
    }

    @Test
    void writesWhereEachCustomerStandsAndWhatIsLeft() {
        JsonNode journey = review().path("journeys").path(0);
        assertThat(journey.path("accountId").asText()).isEqualTo("acme");
        assertThat(journey.path("path").asText()).isEqualTo("analytics");
        assertThat(journey.path("state").asText()).isEqualTo("STUCK");
        assertThat(journey.path("openSide").asText()).isEqualTo("CUSTOMER");
        assertThat(journey.path("reasons").toString())
                .isEqualTo("[\"decided: 50 days waited, 20 expected; open is the customer's task\"]");
        assertThat(journey.path("route").toString()).isEqualTo("[\"decided\"]");
        assertThat(journey.path("daysLeft").asDouble()).isEqualTo(20);
    }
}

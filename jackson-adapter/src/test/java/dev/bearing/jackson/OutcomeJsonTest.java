package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.EffortPolicy;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.OutcomeSource;
import dev.bearing.journey.OutcomeStatement;
import dev.bearing.journey.RequirementKind;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.OutcomeSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** What review.json says of desired outcomes and coverage. */
class OutcomeJsonTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JAN = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private static final AppropriateExperience EXPERIENCE =
            AppropriateExperience.of(Requirement.required("phone").withValue("german"), Requirement.preferred("visit"));

    private static final Playbook PLAYBOOK = Playbook.builder()
            .desiredOutcome(DesiredOutcome.builder(
                            List.of(
                                    OutcomeMetric.of("orders", Direction.UP),
                                    OutcomeMetric.of("errors", Direction.DOWN)),
                            EXPERIENCE)
                    .id("growth")
                    .jobToBeDone("sell to more shops")
                    .build())
            .outcomes(OutcomeSettings.defaults()
                    .withSegment(CoverageSegment.of("people", EXPERIENCE, 0.25).withCadenceDays(30))
                    .withEffort(EffortPolicy.of(73, 1))
                    .withCapacityHours(1))
            .build();

    private static final CustomerBook BOOK = CustomerBook.of(List.of(
            Account.of(ACME),
            PriceState.builder("s", ACME, JAN).price("10", CurrencyUnit.USD).build(),
            OutcomeGoal.builder(ACME, "orders", JAN)
                    .baseline(0)
                    .target(10)
                    .dueOn(LocalDate.of(2026, 3, 1))
                    .build(),
            OutcomeMeasurement.of(ACME, "orders", LocalDate.of(2026, 2, 1), 10),
            OutcomeMeasurement.of(ACME, "orders", LocalDate.of(2026, 5, 1), 5),
            ExperienceObservation.of(ACME, "phone", LocalDate.of(2026, 6, 1), true),
            OutcomeStatement.of(ACME, LocalDate.of(2025, 6, 1), OutcomeSource.CUSTOMER),
            Interaction.builder(ACME, TODAY).build()));

    private final JsonNode review = ReviewJson.tree(SuccessReview.of(BOOK, PLAYBOOK, TODAY));

    @Test
    void tellsEachMetricInBothHalves() {
        JsonNode orders = review.path("outcomes").path(1);
        assertThat(orders.path("accountId").asText()).isEqualTo("acme");
        assertThat(orders.path("metric").asText()).isEqualTo("orders");
        assertThat(orders.path("attainment").asDouble()).isEqualTo(0.5);
        assertThat(orders.path("met").isBoolean()).isTrue();
        assertThat(orders.path("met").asBoolean()).isFalse();
        assertThat(orders.path("experienceFulfilment").asDouble()).isEqualTo(1);
        assertThat(orders.path("success").asBoolean(true)).isFalse();
        assertThat(orders.path("desiredOutcome").asText()).isEqualTo("growth");
        assertThat(orders.path("jobToBeDone").asText()).isEqualTo("sell to more shops");
        assertThat(orders.path("standing").asText()).isEqualTo("REGRESSED");
        assertThat(orders.path("firstMetOn").asText()).isEqualTo("2026-02-01");
        assertThat(orders.path("lostOn").asText()).isEqualTo("2026-05-01");
        assertThat(orders.path("dueOn").asText()).isEqualTo("2026-03-01");
        assertThat(orders.path("measurementAgeDays").asInt()).isEqualTo(60);
        assertThat(orders.path("stale").asBoolean()).isTrue();
        assertThat(orders.path("statedBy").asText()).isEqualTo("CUSTOMER");
        assertThat(orders.path("derived").asBoolean(true)).isFalse();
    }

    @Test
    void anUnmeasuredMetricIsNullWithItsReason() {
        JsonNode errors = review.path("outcomes").path(0);
        assertThat(errors.path("metric").asText()).isEqualTo("errors");
        assertThat(errors.path("attainment").isNull()).isTrue();
        assertThat(errors.path("attainmentReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(errors.path("met").isNull()).isTrue();
        assertThat(errors.has("standing")).isFalse();
    }

    @Test
    void tellsEachRequirementWithTheAgeOfItsObservation() {
        JsonNode phone = review.path("experience").path(0);
        assertThat(phone.path("fulfilment").asText()).isEqualTo("MET");
        assertThat(phone.path("value").asText()).isEqualTo("german");
        assertThat(phone.path("ageDays").asInt()).isEqualTo(29);
        assertThat(review.path("experience").path(1).path("fulfilment").asText())
                .isEqualTo("UNKNOWN");
        assertThat(review.path("experience").path(1).has("ageDays")).isFalse();
    }

    @Test
    void knowledgeEnablementIsTrainingCommunityAndWhatTheCustomerDoesByItself() {
        Requirement guides = Requirement.required("guides").about(RequirementKind.SELF_SERVICE);
        Playbook alone = Playbook.builder()
                .desiredOutcome(DesiredOutcome.of(
                        List.of(OutcomeMetric.of("orders", Direction.UP)), AppropriateExperience.of(guides)))
                .build();
        List<Fact> facts = new ArrayList<>();
        facts.add(ExperienceObservation.of(ACME, "guides", LocalDate.of(2026, 6, 2), false));
        for (String channel : List.of("training", "community", "help centre")) {
            facts.add(Interaction.builder(ACME, TODAY.minusDays(facts.size()))
                    .function(Interaction.Function.KNOWLEDGE)
                    .channel(channel)
                    .build());
        }
        JsonNode tree = ReviewJson.tree(SuccessReview.of(BOOK.plus(facts), alone, TODAY));
        assertThat(tree.path("experience")).hasSize(1);
        assertThat(tree.path("experience").path(0).path("kind").asText()).isEqualTo("SELF_SERVICE");
        assertThat(tree.path("experience").path(0).path("fulfilment").asText()).isEqualTo("VIOLATED");
        assertThat(tree.path("outcomes").path(0).path("experienceMet").asBoolean(true))
                .isFalse();
        assertThat(StreamSupport.stream(
                                tree.path("interactions").path("perFunction").spliterator(), false)
                        .filter(one -> one.path("function").asText().equalsIgnoreCase("knowledge"))
                        .map(one -> one.path("count").asLong()))
                .containsExactly(3L);
    }

    @Test
    void summarisesBothHalves() {
        JsonNode summary = review.path("outcomeSummary");
        assertThat(summary.path("customers").asInt()).isEqualTo(1);
        assertThat(summary.path("outcomeMet").path("denominator").asInt()).isEqualTo(1);
        assertThat(summary.path("table")).hasSize(9);
        JsonNode cell = summary.path("table").path(3);
        assertThat(cell.path("outcomeMet").asText()).isEqualTo("no");
        assertThat(cell.path("experienceMet").asText()).isEqualTo("yes");
        assertThat(cell.path("accounts").asInt()).isEqualTo(1);
        assertThat(summary.path("regressed").asInt()).isEqualTo(1);
        assertThat(summary.path("stale").asInt()).isEqualTo(1);
        assertThat(summary.path("staleness").path("policy").asText()).isEqualTo("yearly");
    }

    @Test
    void tellsWhoServesWhomAndWhoTakesMoreThanTheNorm() {
        JsonNode coverage = review.path("coverage");
        JsonNode segment = coverage.path("segments").path(0);
        assertThat(segment.path("segment").asText()).isEqualTo("people");
        assertThat(segment.path("customers").asInt()).isEqualTo(1);
        assertThat(segment.path("cadenceDays").asInt()).isEqualTo(30);
        assertThat(segment.path("overDelivered").asInt()).isEqualTo(1);
        JsonNode account = coverage.path("accounts").path(0);
        assertThat(account.path("segment").asText()).isEqualTo("people");
        assertThat(account.path("distance").asDouble(1)).isZero();
        assertThat(account.path("overDelivered").asBoolean()).isTrue();
        assertThat(coverage.path("capacityUsed").asDouble()).isEqualTo(0.25);
    }

    @Test
    void withoutSegmentsThereIsNoCoverage() {
        JsonNode plain = ReviewJson.tree(SuccessReview.of(BOOK, Playbook.empty(), TODAY));
        assertThat(plain.has("coverage")).isFalse();
        assertThat(plain.path("outcomes")).isEmpty();
        assertThat(plain.path("outcomeSummary").path("customersWithoutOutcome").asInt())
                .isEqualTo(1);
    }
}

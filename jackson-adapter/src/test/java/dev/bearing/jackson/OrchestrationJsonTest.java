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
import dev.bearing.churn.ChurnReason;
import dev.bearing.evidence.ValueDriver;
import dev.bearing.fit.FitAssessment;
import dev.bearing.fit.FitVerdict;
import dev.bearing.health.Signal;
import dev.bearing.interaction.ExpectationSet;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.StatementOfWork;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExpansionSignalled;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.GapSettings;
import dev.bearing.review.InteractionSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** What was agreed on, said early and signalled before; drivers' worth; gaps and fit of an owner. */
class OrchestrationJsonTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2026, 8, 31);
    private static final ValueDriver USE = ValueDriver.signal("use", 5).worth("hours", -0.5);

    private static final Playbook PLAYBOOK = Playbook.builder()
            .path(SuccessPath.of(
                    "p", List.of(SuccessMilestone.builder("connected").build())))
            .desiredOutcome(DesiredOutcome.of(
                    List.of(OutcomeMetric.of("hours", Direction.DOWN)),
                    AppropriateExperience.of(Requirement.contactEvery(30, "monthly contact"))))
            .interactions(InteractionSettings.defaults().withDrivers(List.of(USE), 30))
            .gaps(GapSettings.defaults().againstShare(0.5))
            .build();

    /** Twelve accounts of mia's, of which nobody connects; one leaves for a competitor. */
    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            AccountId id = AccountId.of("c" + (10 + i));
            facts.add(Account.of(id));
            PriceState.Builder price = PriceState.builder("s" + i, id, START).price("10", CurrencyUnit.USD);
            facts.add((i < 11 ? price : price.to(LocalDate.of(2026, 8, 1))).build());
            facts.add(AttributeChange.of(id, "owner", START, new AttributeValue.Text("mia")));
            facts.add(Interaction.builder(id, AS_OF.minusDays(i)).build());
            facts.add(FitAssessment.builder(id, START)
                    .allFits(FitVerdict.MET)
                    .initialValueNow(true)
                    .futureValueBy(START)
                    .requiredBy(AS_OF)
                    .build());
            ExpansionLead.Builder lead = ExpansionLead.builder(id, "seats", Motion.SELF_SERVE, START.plusDays(50));
            facts.add((i % 3 == 0 ? lead.wonOn(START.plusDays(60)) : lead.lostOn(START.plusDays(60))).build());
            if (i < 6) {
                facts.add(ExpansionSignalled.of(id, "seats", START.plusDays(20)));
                facts.add(ExpectationSet.of(id, START.plusDays(20L * i), "report"));
            }
        }
        AccountId first = AccountId.of("c10");
        facts.add(ChurnReason.of(AccountId.of("c21"), LocalDate.of(2026, 8, 1), "competitor"));
        facts.add(StatementOfWork.builder(first, "set-up", START)
                .dueOn(START.plusDays(30))
                .deliverables("all")
                .deliveredOn(START.plusDays(20))
                .build());
        facts.add(StatementOfWork.builder(first, "add-on", START)
                .dueOn(START.plusDays(40))
                .deliverables("all")
                .build());
        facts.add(OutcomeGoal.builder(first, "hours", START)
                .baseline(30)
                .target(10)
                .build());
        facts.add(OutcomeMeasurement.of(first, "hours", AS_OF.minusDays(1), 20));
        facts.add(Signal.of(first, "use", START, 2));
        facts.add(Signal.of(first, "use", AS_OF.minusDays(5), 10));
        return facts;
    }

    private final JsonNode review = ReviewJson.tree(SuccessReview.of(CustomerBook.of(facts()), PLAYBOOK, AS_OF));

    @Test
    void writesWhatWasAgreedOnSaidEarlyAndSignalled() {
        JsonNode done = review.path("interactions");
        JsonNode work = done.path("statementsOfWork");
        assertThat(work.path("n").asInt()).isEqualTo(2);
        assertThat(work.path("open").asInt()).isEqualTo(1);
        assertThat(work.path("overdue").asInt()).isEqualTo(1);
        assertThat(work.path("onTime").path("value").asDouble()).isEqualTo(0.5);
        assertThat(work.path("medianDays").isNumber()).isTrue();
        JsonNode told = done.path("expectations");
        assertThat(told).hasSize(3);
        assertThat(told.get(0).path("days").asInt()).isEqualTo(30);
        assertThat(told.get(0).path("told").path("numerator").asInt()).isEqualTo(2);
        assertThat(told.get(2).path("told").path("numerator").asInt()).isEqualTo(5);
        JsonNode signalled = done.path("signalledExpansions");
        assertThat(signalled.path("all").path("with").path("denominator").asInt())
                .isEqualTo(6);
        assertThat(signalled.path("byExpansion").get(0).path("expansion").asText())
                .isEqualTo("seats");
        assertThat(signalled
                        .path("byExpansion")
                        .get(0)
                        .path("takes")
                        .path("difference")
                        .asDouble())
                .isZero();
        assertThat(done.path("cadenceMet").path("denominator").asInt()).isEqualTo(11);
    }

    @Test
    void leavesOutWhatNothingIsKnownOf() {
        JsonNode done = ReviewJson.tree(SuccessReview.of(CustomerBook.of(List.of()), PLAYBOOK, AS_OF))
                .path("interactions");
        assertThat(done.has("statementsOfWork")).isFalse();
        assertThat(done.has("expectations")).isFalse();
        assertThat(done.has("signalledExpansions")).isFalse();
    }

    @Test
    void writesWhatDriversAccountFor() {
        JsonNode drivers = review.path("valueDrivers");
        assertThat(drivers.path("drivers").get(0).path("valuePerUnit").asDouble())
                .isEqualTo(-0.5);
        JsonNode hours = drivers.path("attribution").get(0);
        assertThat(hours.path("outcome").asText()).isEqualTo("hours");
        assertThat(hours.path("delta").asDouble()).isEqualTo(-10);
        assertThat(hours.path("drivers").get(0).path("value").asDouble()).isEqualTo(-4);
        assertThat(hours.path("unexplained").asDouble()).isEqualTo(-6);
    }

    @Test
    void writesTheGapsAndTheFitOfAnOwner() {
        JsonNode mia = review.path("owners").path("books").get(0);
        assertThat(mia.path("fitClasses").path("GOOD").asInt()).isEqualTo(11);
        assertThat(mia.path("gaps").get(0).path("to").asText()).isEqualTo("connected");
        assertThat(mia.path("gaps").get(0).path("accounts").asInt()).isEqualTo(11);
        JsonNode whole = review.path("gaps").get(0);
        assertThat(whole.path("left").asInt()).isEqualTo(1);
        assertThat(whole.path("leftToCompetitor").asInt()).isEqualTo(1);
    }

    @Test
    void aPlaybookSaysWhatADriverIsWorth() {
        PlaybookFormat format = PlaybookFormat.standard();
        assertThat(format.parseJson(format.toJson(PLAYBOOK)).interactions()).isEqualTo(PLAYBOOK.interactions());
        assertThatThrownBy(() -> format.parseJson(
                        "{\"schemaVersion\": \"1.0\", \"interactions\": {\"valueDrivers\": [{\"metric\": \"m\","
                                + " \"valuePerUnit\": 2}]}}"))
                .hasMessageContaining("interactions.valueDrivers[0].outcome is missing");
    }
}

package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.expansion;
import static dev.bearing.review.Facts.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.action.LeadPolicy;
import dev.bearing.action.LeadSignal;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.TierId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class UnknownNamesTest {

    @Test
    void aTierThatNoLadderHasIsTold() {
        LogicalExpansion mistyped = new LogicalExpansion(
                "seats",
                Money.parse("USD 1200"),
                Motion.SELF_SERVE,
                Optional.of(new TierId("solo")),
                Optional.of(new TierId("taem")));
        Playbook playbook = Playbook.builder()
                .path(path(SuccessMilestone.builder("a").expansion(mistyped).build()))
                .ladder(SOLO_AND_TEAM)
                .build();

        assertThat(notes(playbook)).containsExactly("expansion seats names tier taem, which no ladder has");
    }

    @Test
    void anExpansionThatNoPathHasIsTold() {
        LeadSignal signal =
                LeadSignal.of(new InterventionTrigger.SignalIs("seats", InterventionTrigger.Side.ABOVE, 0.8, 30));
        LeadPolicy leads =
                LeadPolicy.standard().withSignals(signal, signal.forExpansion("seats"), signal.forExpansion("seast"));
        Playbook playbook = Playbook.builder()
                .path(path(SuccessMilestone.builder("a")
                        .expansion(expansion("seats", "USD 1200"))
                        .build()))
                .actions(ActionSettings.defaults().withLeads(leads))
                .build();

        assertThat(notes(playbook)).containsExactly("a lead signal names expansion seast, which no path has");
    }

    @Test
    void aBandThatNoScorecardHasIsTold() {
        Scorecard scorecard = Scorecard.builder("smb", "1")
                .measure(Measure.builder("logins", new Curve.Linear(0, 20)).build())
                .build();
        HealthSettings words = HealthSettings.defaults()
                .withSentiment("happy", scorecard.bands().bands().get(0).name())
                .withSentiment("sad", "rde");

        assertThat(notes(Playbook.builder().scorecard(scorecard).health(words).build()))
                .containsExactly("sentiment sad stands for band rde, which no scorecard has");
    }

    @Test
    void aRequirementThatNoDesiredOutcomeHasIsTold() {
        DesiredOutcome outcome = DesiredOutcome.of(
                List.of(OutcomeMetric.of("hours", Direction.UP)),
                AppropriateExperience.of(AppropriateExperience.Requirement.required("call")));
        InteractionSettings cadences = InteractionSettings.defaults()
                .withCadences(List.of(ContactCadence.every(30, "call"), ContactCadence.every(90, "review")));

        assertThat(notes(Playbook.builder()
                        .desiredOutcome(outcome)
                        .interactions(cadences)
                        .build()))
                .containsExactly("a cadence is of requirement review, which no desired outcome of the playbook has");
    }

    private static List<String> notes(Playbook playbook) {
        return SuccessReview.of(CustomerBook.of(List.of(Facts.account("a"))), playbook, LocalDate.of(2026, 6, 30))
                .notes()
                .stream()
                .filter(note -> note.contains(", which no "))
                .toList();
    }
}

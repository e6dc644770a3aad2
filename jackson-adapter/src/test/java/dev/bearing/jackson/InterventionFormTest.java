package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bearing.account.AttributeCondition;
import dev.bearing.journey.GapPolicy;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionKind;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.review.GapSettings;
import dev.bearing.review.Playbook;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts {@code interventions} and {@code gaps} of a playbook. */
class InterventionFormTest {

    private final PlaybookFormat format = PlaybookFormat.standard();

    @Test
    void readsEveryKindOfTriggerAndWritesItBack() {
        Playbook playbook = format.parseYaml("""
                schemaVersion: "1.0"
                interventions:
                  - {id: guide, kind: self_serve, gap: connected, trigger: {waitedDays: 14}, cost: 0, escalatesTo: call}
                  - {id: call, kind: human, gap: connected, trigger: {milestone: connected, level: regressed, withinDays: 7}, cost: "120.50"}
                  - {id: course, kind: paid_service, trigger: {signal: logins, below: 5, withinDays: 21}, cost: 300, price: 900}
                  - {id: partner, kind: third_party, trigger: {signal: tickets, above: 20}, cost: 1}
                """);
        assertThat(playbook.interventions().interventions())
                .containsExactly(
                        Intervention.builder("guide", InterventionKind.SELF_SERVE)
                                .gap("connected")
                                .trigger(new InterventionTrigger.Waited("connected", 14))
                                .escalatesTo("call")
                                .build(),
                        Intervention.builder("call", InterventionKind.HUMAN)
                                .gap("connected")
                                .trigger(new InterventionTrigger.Happened("connected", MilestoneLevel.REGRESSED, 7))
                                .cost(new BigDecimal("120.5"))
                                .build(),
                        Intervention.builder("course", InterventionKind.PAID_SERVICE)
                                .trigger(new InterventionTrigger.SignalIs(
                                        "logins", InterventionTrigger.Side.BELOW, 5, 21))
                                .cost(new BigDecimal("300"))
                                .price(new BigDecimal("900"))
                                .build(),
                        Intervention.builder("partner", InterventionKind.THIRD_PARTY)
                                .trigger(new InterventionTrigger.SignalIs(
                                        "tickets", InterventionTrigger.Side.ABOVE, 20, 30))
                                .cost(BigDecimal.ONE)
                                .build());
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
    }

    @Test
    void readsHowGapsAreLookedForAndWritesItBack() {
        Playbook playbook = format.parseYaml("""
                schemaVersion: "1.0"
                gaps: {share: 0.6, withinDays: 60, confirmDays: 20, minimumAccounts: 15, exactBelow: 50, falseDiscoveryRate: 0.1}
                """);
        assertThat(playbook.gaps())
                .isEqualTo(GapSettings.defaults().againstShare(0.6).withPolicy(new GapPolicy(60, 20, 15, 50, 0.1)));
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
        assertThat(format.parseYaml("schemaVersion: 1.0\ngaps: {segment: enterprise}")
                        .gaps())
                .isEqualTo(GapSettings.defaults().againstSegment(new AttributeCondition("segment", "enterprise")));
        assertThat(format.parseYaml("schemaVersion: 1.0\ngaps: {priorDays: 180}")
                        .gaps())
                .isEqualTo(GapSettings.defaults().againstEarlierThan(180));
        Playbook lost =
                format.parseYaml("schemaVersion: 1.0\ngaps: {competitorReasons: [tender lost, bought elsewhere]}");
        assertThat(lost.gaps())
                .isEqualTo(GapSettings.defaults().withCompetitorReasons("bought elsewhere", "tender lost"));
        assertThat(format.parseJson(format.toJson(lost))).isEqualTo(lost);
        assertThat(format.toJson(Playbook.empty())).doesNotContain("gaps", "interventions");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            interventions: [{id: a, cost: 1}]                                       | interventions[0].kind is missing
            interventions: [{id: a, kind: magic, cost: 1}]                          | interventions[0].kind must be one of self_serve, paid_service, third_party, human, product_change, was magic
            interventions: [{id: a, kind: human}]                                   | interventions[0].cost is missing
            interventions: [{id: a, kind: human, cost: -1}]                         | interventions[0]: cost must not be negative, was -1
            interventions: [{id: a, kind: human, cost: 1, escalatesTo: b}]          | interventions: intervention a escalates to b, which the plan does not have
            interventions: [{id: a, kind: human, cost: 1, escalatesTo: a}]          | interventions: interventions escalate in a circle: a -> a
            interventions: [{id: a, kind: human, cost: 1, trigger: {waitedDays: 3}}] | interventions[0].trigger.milestone is missing
            interventions: [{id: a, kind: human, cost: 1, trigger: {signal: x}}]    | interventions[0].trigger must have one of below and above
            interventions: [{id: a, kind: human, cost: 1, trigger: {below: 3}}]     | interventions[0].trigger must be one of waitedDays with or without milestone, signal with below or above, and milestone with level; withinDays goes with the last two
            gaps: {share: 1.5}                                                      | gaps: share must be in (0, 1), was 1.5
            gaps: {minimumAccounts: 0}                                              | gaps: minimumAccounts must be at least 1, was 0
            """)
    void refusesWhatItCannotUse(String part, String message) {
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\n" + part))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage(message);
    }
}

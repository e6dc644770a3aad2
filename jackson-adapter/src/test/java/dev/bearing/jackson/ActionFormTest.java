package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bearing.action.AdvocacyPolicy;
import dev.bearing.action.LeadPolicy;
import dev.bearing.action.LeadRoute;
import dev.bearing.action.LeadRouting;
import dev.bearing.action.LeadSignal;
import dev.bearing.action.RoutingCase;
import dev.bearing.action.RoutingRules;
import dev.bearing.action.WorkItem;
import dev.bearing.action.WorkKind;
import dev.bearing.action.WorkPolicy;
import dev.bearing.action.WorkRanking;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.review.ActionSettings;
import dev.bearing.review.Playbook;
import dev.bearing.value.Answer;
import dev.bearing.value.StrategySpec;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionFormTest {

    private static final String DOCUMENT = """
            schemaVersion: "1.0"
            leads:
              signals:
                - {expansion: more-seats, signal: utilisation, above: 0.8, withinDays: 14}
                - {milestone: first-outcome, level: confirmed}
              routing: {fullServeFrom: {USD: "5000"}, selfServeRequirements: [no_calls], fullServeComplications: 3}
              expireDays: 60
            advocacy: {answerDays: 45, momentDays: 120}
            work:
              hours: {lead: 2, advocacy_ask: 0.5}
              hoursBySubject: {workshop: 6}
              today: 5
            """;

    private final PlaybookFormat format = PlaybookFormat.standard();

    /** Sells everything to nobody but by a person. */
    private record AlwaysAPerson(double least) implements LeadRouting {

        @Override
        public LeadRoute route(RoutingCase lead) {
            return new LeadRoute(Motion.FULL_SERVE, "always");
        }

        @Override
        public Optional<StrategySpec> spec() {
            return Optional.of(StrategySpec.of("always-a-person").with("least", least));
        }
    }

    private record ByKind() implements WorkRanking {

        @Override
        public Answer<Double> priority(WorkItem item) {
            return Answer.known(item.kind() == WorkKind.RENEWAL_SAVE ? 2.0 : 1.0);
        }

        @Override
        public Optional<StrategySpec> spec() {
            return Optional.of(StrategySpec.of("by-kind"));
        }
    }

    @Test
    void readsEveryPart() {
        ActionSettings actions = format.parseYaml(DOCUMENT).actions();
        LeadPolicy leads = actions.leads();
        assertThat(leads.signals())
                .containsExactly(
                        LeadSignal.of(new InterventionTrigger.SignalIs(
                                        "utilisation", InterventionTrigger.Side.ABOVE, 0.8, 14))
                                .forExpansion("more-seats"),
                        LeadSignal.of(new InterventionTrigger.Happened("first-outcome", MilestoneLevel.CONFIRMED, 30)));
        RoutingRules rules = (RoutingRules) leads.routing();
        assertThat(rules.fullServeFrom()).containsEntry(CurrencyUnit.USD, new BigDecimal("5000").stripTrailingZeros());
        assertThat(rules.selfServeRequirements()).containsExactly("no_calls");
        assertThat(rules.fullServeComplications()).isEqualTo(3);
        assertThat(leads.expireDays()).isEqualTo(60);
        assertThat(leads.retryDays()).isEqualTo(LeadPolicy.standard().retryDays());
        assertThat(actions.advocacy()).isEqualTo(new AdvocacyPolicy(45, 365, 120));
        assertThat(actions.work().hours(WorkKind.ADVOCACY_ASK, "review")).isEqualTo(0.5);
        assertThat(actions.work().hours(WorkKind.INTERVENTION, "workshop")).isEqualTo(6);
        assertThat(actions.work().today()).isEqualTo(5);
    }

    @Test
    void writesWhatItReads() {
        Playbook playbook = format.parseYaml(DOCUMENT);
        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
        assertThat(format.parseYaml(format.toYaml(playbook))).isEqualTo(playbook);
    }

    @Test
    void whatIsAsUsualIsNotWritten() {
        assertThat(format.toJson(Playbook.empty())).doesNotContain("leads", "advocacy", "work\"");
    }

    @Test
    void strategiesOfTheHostAreReadByWhatItRegistered() {
        ActionSettings own = ActionSettings.defaults()
                .withLeads(LeadPolicy.standard().withRouting(new AlwaysAPerson(7)))
                .withWork(WorkPolicy.standard().withRanking(new ByKind()));
        Playbook playbook = Playbook.builder().actions(own).build();
        PlaybookFormat hosts = format.withLeadRouting(
                        "always-a-person", spec -> new AlwaysAPerson(spec.number("least")))
                .withWorkRanking("by-kind", spec -> new ByKind());
        assertThat(hosts.parseJson(hosts.toJson(playbook))).isEqualTo(playbook);
        assertThatExceptionOfType(PlaybookFormatException.class)
                .isThrownBy(() -> format.parseJson(hosts.toJson(playbook)))
                .withMessageContaining("leads.routing.strategy must be one of routing-rules, was always-a-person")
                .withMessageContaining("work.ranking.strategy must be one of gain-per-hour, was by-kind");
    }

    @Test
    void aLambdaCannotBeSaved() {
        Playbook playbook = Playbook.builder()
                .actions(ActionSettings.defaults()
                        .withWork(WorkPolicy.standard().withRanking(item -> Answer.known(1.0))))
                .build();
        assertThatExceptionOfType(PlaybookFormatException.class)
                .isThrownBy(() -> format.toJson(playbook))
                .withMessage("work cannot be saved: the strategy has no name and parameters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    leads: {expireDays: 0}                               | leads: expireDays must be at least 1, was 0
                    leads: {signals: [{signal: a}]}                      | leads.signals[0] must have one of below and above
                    leads: {signals: [{milestone: a}]}                   | leads.signals[0] must be one of waitedDays with or without milestone, signal with below or above, and milestone with level; withinDays goes with the last two
                    leads: {routing: {colour: red}}                      | leads.routing.colour is unknown, known are fullServeComplications, fullServeFrom, fullServeRequirements, selfServeRequirements
                    leads: {routing: {fullServeFrom: {usd: 5}}}          | leads.routing.fullServeFrom must name a currency of ISO 4217 such as EUR, was usd
                    leads: {routing: {fullServeFrom: {USD: -5}}}         | leads.routing: fullServeFrom of USD must not be negative, was -5
                    advocacy: {momentDays: 0}                            | advocacy: momentDays must be at least 1, was 0
                    advocacy: {answerDays: 0}                            | advocacy: answerDays must be at least 1, was 0
                    work: {hours: {sleep: 8}}                            | work.hours must be one of lead, advocacy_ask, intervention, renewal_save, cancel_intent, task, stale_outcome, was sleep
                    work: {hours: {lead: 0}}                             | work: hours of LEAD must be positive and finite, was 0.0
                    work: {ranking: {colour: red}}                       | work.ranking gain-per-hour has no parameter colour
                    """)
    void refusesWithThePlace(String part, String message) {
        assertThatExceptionOfType(PlaybookFormatException.class)
                .isThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\n" + part))
                .withMessage(message);
    }
}

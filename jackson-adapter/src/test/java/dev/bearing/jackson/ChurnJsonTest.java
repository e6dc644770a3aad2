package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.ChurnReason;
import dev.bearing.churn.RootCause;
import dev.bearing.churn.StatedCauses;
import dev.bearing.health.Signal;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.ChurnSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.review.TrialSettings;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialModel;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** {@code causes}, {@code churn}, {@code cancelFlows}, {@code cancelIntent} and the models of {@code trials}. */
class ChurnJsonTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate LEFT = LocalDate.of(2025, 10, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final String PLAYBOOK = """
        schemaVersion: "1.0"
        idealCustomerProfiles:
          - {version: "1", from: 2024-01-01, goal: logos, gates: {successPotential: {attribute: seats, atLeast: 10}}}
        churn:
          reasons: {Went bust: closed, too small: no_success_potential, unused: outcome_not_achieved}
          reasonDays: 30
          durableDays: 60
          intents: [{signal: exports}, {signal: visits, atLeast: 3}]
          intentDays: 45
        trials:
          attributionDays: 20
          activityDays: 5
          minimum: 2
          falseDiscoveryRate: 0.3
          activities: [{signal: invited, atLeast: 2}]
          qualifiedFrom: 0.4
          freemiumDays: 120
        """;

    private final List<Fact> facts = new ArrayList<>();

    private AccountId customer(String name, int seats, Optional<LocalDate> left) {
        AccountId id = AccountId.of(name);
        facts.add(Account.builder(id)
                .attribute("seats", AttributeValue.parse(String.valueOf(seats)))
                .build());
        PriceState.Builder price = PriceState.builder("s-" + name, id, START).price("100", CurrencyUnit.EUR);
        left.ifPresent(price::to);
        facts.add(price.build());
        return id;
    }

    private JsonNode tree() throws PlaybookFormatException {
        return ReviewJson.tree(SuccessReview.of(
                CustomerBook.of(facts), PlaybookFormat.standard().parseYaml(PLAYBOOK), TODAY));
    }

    @Test
    void everyKindOfCauseStandsThereWithWhatWasStated() {
        customer("stays", 20, Optional.empty());
        AccountId unfit = customer("unfit", 5, Optional.of(LEFT));
        facts.add(ChurnReason.of(unfit, LEFT, "unused"));
        AccountId closed = customer("closed", 20, Optional.of(LEFT));
        facts.add(ChurnReason.of(closed, LEFT, "went bust"));
        AccountId back = customer("back", 20, Optional.of(LEFT));
        facts.add(PriceState.builder("s-again", back, LEFT.plusDays(20))
                .price("100", CurrencyUnit.EUR)
                .build());
        customer("silent", 20, Optional.of(LEFT.plusDays(1)));
        JsonNode tree = tree();
        assertThat(tree.path("causes").findValuesAsText("rootCause"))
                .containsExactly("NO_SUCCESS_POTENTIAL", "OUTCOME_NOT_ACHIEVED", "EXOGENOUS", "UNKNOWN");
        assertThat(tree.path("causes").get(0))
                .hasToString(
                        "{\"rootCause\":\"NO_SUCCESS_POTENTIAL\",\"accounts\":1,\"fitNotKnown\":0,\"revenue\":{\"EUR\":\"100\"},"
                                + "\"statedAs\":{\"unused\":1},\"details\":{\"success_potential\":1}}");
        assertThat(tree.path("causes").get(1).path("accounts").asLong()).isZero();
        assertThat(tree.path("reasonCoverage").path("numerator").asLong()).isEqualTo(2);
        assertThat(tree.path("reasonCoverage").path("denominator").asLong()).isEqualTo(3);
        JsonNode churn = tree.path("churn");
        assertThat(churn.path("agreement").path("value").asDouble()).isZero(); // it says unused, and was too small
        assertThat(churn.path("naturalRetention").path("from").asText()).isEqualTo("2025-04-01");
        assertThat(churn.path("naturalRetention").path("numerator").asLong()).isEqualTo(4);
        assertThat(churn.path("kinds").path("CANCELLATION").asLong()).isEqualTo(4);
        assertThat(churn.path("returned").asLong()).isEqualTo(1); // 4 losses, 3 of customers that are gone
        assertThat(churn.path("costs").get(0).path("lostLifetimeValueOf").asLong())
                .isEqualTo(3);
        assertThat(churn.path("costs")
                        .get(0)
                        .path("unrecoveredAcquisitionReason")
                        .asText())
                .isEqualTo("INSUFFICIENT_DATA");
        assertThat(churn.path("accounts").get(0).path("event").asText()).isEqualTo("CLOSED");
        assertThat(churn.path("accounts").get(1).path("unmet")).hasToString("[\"success_potential\"]");
        assertThat(churn.path("accounts").get(1).path("statedCause").asText()).isEqualTo("OUTCOME_NOT_ACHIEVED");
        assertThat(churn.path("accounts").get(2).path("reason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(churn.path("accounts").findValuesAsText("fitKnown")).containsExactly("true", "true", "true");
    }

    @Test
    void repeatedReasonsFlowsAndIntentStandThereWhereThereAreSuchFacts() {
        customer("stays", 20, Optional.empty());
        AccountId first = customer("first", 20, Optional.of(LEFT));
        facts.add(ChurnReason.of(first, LEFT, "price"));
        AccountId second = customer("second", 20, Optional.of(LEFT.plusDays(30)));
        facts.add(CancelFlow.of(second, LEFT.plusDays(10), CancelFlow.Outcome.CANCELLED)
                .withReason("price"));
        AccountId leaving = AccountId.of("leaving");
        facts.add(Account.of(leaving));
        facts.add(PriceState.builder("s-leaving", leaving, START)
                .price("100", CurrencyUnit.EUR)
                .to(TODAY.plusDays(8))
                .cancelRequestedOn(TODAY)
                .build());
        facts.add(CancelFlow.of(leaving, TODAY, CancelFlow.Outcome.CANCELLED).withReason("moved"));
        facts.add(CancelFlow.of(AccountId.of("stays"), TODAY, CancelFlow.Outcome.CANCELLED));
        facts.add(Signal.of(second, "visits", LEFT.plusDays(5), 3));
        facts.add(Signal.of(first, "visits", LEFT.minusDays(5), 2));
        facts.add(Signal.of(AccountId.of("stays"), "exports", TODAY.minusDays(2), 1));
        JsonNode tree = tree();
        assertThat(tree.path("churn").path("repeatedReasons"))
                .hasToString("[{\"reason\":\"price\",\"firstOn\":\"2025-10-01\",\"lastOn\":\"2025-10-31\","
                        + "\"again\":[{\"accountId\":\"second\",\"on\":\"2025-10-31\"}]}]");
        JsonNode flows = tree.path("cancelFlows");
        assertThat(flows.path("outcomes")).hasToString("{\"kept\":0,\"paused\":0,\"downgraded\":0,\"cancelled\":3}");
        assertThat(flows.path("durableDays").asInt()).isEqualTo(60);
        assertThat(flows.path("lastingShareReason").asText()).isEqualTo("EMPTY_BASE");
        assertThat(flows.path("lastingShareIntervalReason").asText()).isEqualTo("EMPTY_BASE");
        assertThat(flows.path("open"))
                .hasToString("[{\"accountId\":\"leaving\",\"on\":\"2026-03-31\",\"reason\":\"moved\","
                        + "\"endsOn\":\"2026-04-08\"},{\"accountId\":\"stays\",\"on\":\"2026-03-31\","
                        + "\"endsOn\":null,\"endsOnReason\":\"CENSORED\"}]");
        JsonNode intent = tree.path("cancelIntent");
        assertThat(intent.path("recall").path("value").asDouble()).isEqualTo(0.5);
        assertThat(intent.path("hazardRatio").path("interval")).hasSize(2);
        assertThat(intent.path("open").get(0).path("accountId").asText()).isEqualTo("stays");
        facts.removeIf(fact -> fact instanceof CancelFlow);
        assertThat(tree().has("cancelFlows")).isFalse();
        assertThat(ReviewJson.tree(SuccessReview.of(CustomerBook.of(facts), Playbook.empty(), TODAY))
                        .has("cancelIntent"))
                .isFalse();
    }

    @Test
    void trialsStandByModelWithActivitiesBenchmarksAndLeads() {
        for (int i = 0; i < 8; i++) {
            AccountId id = AccountId.of("t" + i);
            facts.add(Account.of(id));
            facts.add(Trial.builder(id, START)
                    .endsOn(START.plusDays(14))
                    .cardUpFront(false)
                    .outcome(i < 4 ? Trial.Outcome.CONVERTED : Trial.Outcome.EXPIRED)
                    .build());
            if (i < 4) {
                facts.add(Signal.of(id, "invited", START.plusDays(1), 2));
            }
        }
        AccountId open = AccountId.of("open");
        facts.add(Account.builder(open)
                .attribute("seats", AttributeValue.parse("30"))
                .build());
        facts.add(Trial.builder(open, TODAY.minusDays(6))
                .product("team")
                .endsOn(TODAY.plusDays(9))
                .cardUpFront(false)
                .build());
        facts.add(Signal.of(open, "invited", TODAY.minusDays(5), 2));
        JsonNode trials = tree().path("trials");
        JsonNode model = trials.path("models").get(0);
        assertThat(model.path("model").asText()).isEqualTo("NO_CARD");
        assertThat(model.path("conversion").path("value").asDouble()).isEqualTo(0.5);
        assertThat(model.path("open").asLong()).isEqualTo(1);
        assertThat(model.path("conversion").path("maturity").asText()).isEqualTo("PROVISIONAL");
        assertThat(model.path("benchmarks").findValuesAsText("key"))
                .containsExactly(
                        "trial-without-card", "trial-without-card-convention", "trial-without-card-lean-analytics");
        assertThat(model.path("benchmarks").get(0).path("standing").asText()).isEqualTo("ABOVE");
        assertThat(model.path("selfServe").path("benchmarks").findValuesAsText("key"))
                .containsExactly("trial-unassisted-median", "trial-unassisted-quartiles");
        assertThat(model.path("selfServe")
                        .path("benchmarks")
                        .get(1)
                        .path("standing")
                        .asText())
                .isEqualTo("ABOVE"); // 4 of 8, where 4 % is the median
        assertThat(model.path("assisted").path("benchmarks")).isEmpty(); // nobody was helped
        JsonNode activity = model.path("activities").get(0);
        assertThat(activity.path("activity").asText()).isEqualTo("invited");
        assertThat(activity.path("found").asBoolean()).isTrue();
        assertThat(activity.path("liftReason").asText()).isEqualTo("UNBOUNDED");
        JsonNode lead = trials.path("leads").get(0);
        assertThat(lead.path("accountId").asText()).isEqualTo("open");
        assertThat(lead.path("product").asText()).isEqualTo("team");
        assertThat(lead.path("done")).hasToString("[\"invited\"]");
        assertThat(lead.path("qualified").asBoolean()).isTrue();
    }

    @Test
    void aMonthIsOfAllModelsWithAnEndTogether() {
        for (TrialModel kind : List.of(TrialModel.NO_CARD, TrialModel.CARD_UP_FRONT, TrialModel.REVERSE)) {
            trial(kind, START.plusDays(14));
        }
        facts.add(Account.of(AccountId.of("FREEMIUM")));
        facts.add(Trial.builder(AccountId.of("FREEMIUM"), START)
                .model(TrialModel.FREEMIUM)
                .build());
        JsonNode trials = tree().path("trials");
        assertThat(trials.path("months").get(0).path("month").asText()).isEqualTo("2025-01");
        assertThat(trials.path("months").get(0).path("converted").asLong()).isEqualTo(3);
        assertThat(trials.path("months")
                        .get(0)
                        .path("cohort")
                        .path("denominator")
                        .asLong())
                .isEqualTo(3);
        assertThat(trials.path("models")).hasSize(4);
        assertThat(trials.path("models").findValuesAsText("converted")).containsExactlyInAnyOrder("1", "1", "1", "0");
    }

    private void trial(TrialModel kind, LocalDate end) {
        AccountId id = AccountId.of(kind.name());
        facts.add(Account.of(id));
        facts.add(Trial.builder(id, START)
                .model(kind)
                .endsOn(end)
                .outcome(Trial.Outcome.CONVERTED)
                .build());
    }

    @Test
    void settingsAreWrittenAndReadBack() throws PlaybookFormatException {
        PlaybookFormat format = PlaybookFormat.standard();
        Playbook read = format.parseYaml(PLAYBOOK);
        assertThat(read.churn().stated().meaning("WENT BUST")).contains(StatedCauses.Meaning.CLOSED);
        assertThat(read.churn().intents()).hasSize(2);
        assertThat(read.trials().attributionDays()).contains(20);
        assertThat(read.trials().signals()).containsExactly(new TrialSettings.SignalActivity("invited", 2));
        assertThat(format.parseYaml(format.toYaml(read))).isEqualTo(read);
        Playbook noWords = Playbook.builder()
                .churn(ChurnSettings.defaults().withStated(new StatedCauses(new TreeMap<>())))
                .build();
        assertThat(format.parseYaml(format.toYaml(noWords))).isEqualTo(noWords);
    }

    @Test
    void refusesWordsItDoesNotKnowAndClassifiersItCannotSave() {
        PlaybookFormat format = PlaybookFormat.standard();
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\nchurn: {reasons: {price: expensive}}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage("churn.reasons.price must be one of acquired, closed, no_success_potential,"
                        + " outcome_not_achieved, was expensive");
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\ntrials: {qualifiedFrom: 2}"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage("trials: qualifiedFrom must be in [0, 1], was 2.0");
        Playbook own = Playbook.builder()
                .churn(ChurnSettings.defaults()
                        .withClassifier(
                                customer -> new RootCause.Unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody knows")))
                .build();
        assertThatThrownBy(() -> format.toYaml(own))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessage("churn cannot be saved: the classifier of causes is not built in");
    }
}

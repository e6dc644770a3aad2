package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.action.EffectGroup;
import dev.bearing.action.InterventionComparison;
import dev.bearing.action.InterventionEffect;
import dev.bearing.action.TouchPolicy;
import dev.bearing.health.HealthSignals;
import dev.bearing.journey.GapReference;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.InterventionKind;
import dev.bearing.journey.InterventionPlan;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessGap;
import dev.bearing.journey.SuccessGaps;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The code of the pages on success gaps and interventions. */
class SuccessGapsGuideTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final SuccessPath PATH = SuccessPath.of(
            "analytics",
            List.of(
                    SuccessMilestone.builder("connected").build(),
                    SuccessMilestone.builder("decided").after("connected").build(),
                    SuccessMilestone.builder("renowned").after("decided").build()));

    /** 200 accounts, of which 150 connect, 60 decide and 50 go on. */
    private static Map<AccountId, List<MilestoneEvent>> accounts() {
        Map<AccountId, List<MilestoneEvent>> all = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            AccountId id = AccountId.of("account-" + i);
            List<MilestoneEvent> events = new ArrayList<>();
            int reached = i < 50 ? 3 : i < 60 ? 2 : i < 150 ? 1 : 0;
            for (int m = 0; m < reached; m++) {
                String milestone = PATH.milestones().get(m).id();
                events.add(MilestoneEvent.of(id, milestone, MilestoneLevel.OUTCOME, START.plusDays(20 * (m + 1))));
            }
            all.put(id, events);
        }
        return all;
    }

    @Test
    void whereCustomersGetLost() {
        Map<AccountId, List<MilestoneEvent>> accounts = accounts();
        LocalDate asOf = AS_OF;

        // snippet: success-gaps
        SuccessGaps.Builder search = SuccessGaps.builder(GapReference.share(0.6));
        accounts.forEach((id, events) -> search.add(id, JourneyProgress.of(PATH, events, START, asOf), events));
        SuccessGaps gaps = search.find().valuedBy(account -> Answer.known(4_800.0));

        SuccessGap worst = gaps.found().get(0);
        worst.to(); // decided
        worst.counts(); // of 150 that connected, 60 decided within 90 days
        worst.test(); // 20 points missing, 95 % interval 12 to 28, p-value 0.0000003
        worst.valueAtRisk(); // 90 accounts wait, worth 432,000
        // end

        Set<AccountId> mine = Set.of(AccountId.of("account-0"), AccountId.of("account-199"));
        Set<AccountId> toCompetitor = mine;

        // snippet: success-gaps-cut
        SuccessGaps ours = gaps.among(mine);
        SuccessGaps known = gaps.leftTo(toCompetitor::contains);
        known.found().get(0).toCompetitor(); // of those who left while they waited
        // end

        assertThat(ours.all()).allMatch(gap -> gap.counts().arrived() <= 2);
        assertThat(known.found().get(0).toCompetitor()).as("nobody left").isEmpty();
        assertThat(gaps.found()).hasSize(1);
        assertThat(worst.to()).isEqualTo("decided");
        assertThat(worst.counts().crossed()).isEqualTo(60);
        assertThat(worst.test().orElseThrow("test").pValue()).isCloseTo(2.9e-7, within(1e-8));
        assertThat(worst.valueAtRisk().orElseThrow("value")).isEqualTo(432_000);
    }

    @Test
    void whatIsDue() {
        List<MilestoneEvent> events = List.of();
        List<InterventionEvent> done = List.of(InterventionEvent.of(AccountId.of("acme"), "guide", START.plusDays(15)));
        HealthSignals signals = HealthSignals.empty(START.plusDays(30));
        JourneyProgress progress = JourneyProgress.of(PATH, events, START, START.plusDays(30));

        // snippet: interventions
        InterventionPlan plan = InterventionPlan.of(List.of(
                Intervention.builder("guide", InterventionKind.SELF_SERVE)
                        .gap("connected")
                        .trigger(new InterventionTrigger.Waited("connected", 14))
                        .escalatesTo("setup_call")
                        .build(),
                Intervention.builder("setup_call", InterventionKind.HUMAN)
                        .gap("connected")
                        .cost(new BigDecimal("120"))
                        .build()));
        plan.dueFor(progress, events, signals, done); // the call: the guide was sent, and the leg is still open
        // end

        assertThat(plan.dueFor(progress, events, signals, done))
                .extracting(Intervention::id)
                .containsExactly("setup_call");
    }

    @Test
    void howCrossingGoesWithIt() {
        Map<AccountId, List<MilestoneEvent>> accounts = accounts();

        // snippet: intervention-effect
        InterventionEffect effect = InterventionEffect.of(new EffectGroup(45, 60), new EffectGroup(60, 120));
        effect.difference(); // +0.25, 95 % interval 0.0993 to 0.3775

        EstimatedMoney promotion = EstimatedMoney.of(CurrencyUnit.USD, 13_030.30); // one step up the ladder
        effect.costCeiling(promotion); // 3,257.58 for each account, no more
        effect.expectedValue(40, promotion, EstimatedMoney.of(CurrencyUnit.USD, 4_800)); // 125,503
        // end

        Map<AccountId, List<InterventionEvent>> calls = new HashMap<>();
        accounts.keySet().stream()
                .filter(id -> id.value().endsWith("5"))
                .forEach(id -> calls.put(id, List.of(InterventionEvent.of(id, "setup_call", START.plusDays(10)))));

        // snippet: intervention-strata
        InterventionComparison comparison =
                new InterventionComparison("setup_call", "connected", 90, TouchPolicy.FIRST_TOUCH);
        accounts.forEach((id, events) -> comparison.add(
                JourneyProgress.of(PATH, events, START, AS_OF),
                calls.getOrDefault(id, List.of()), // what was done for it
                id.value().endsWith("0") ? "good fit" : "other"));
        comparison.effect().treated(); // other, after 10 days: 15 of 20 crossed within 90 days of the call
        comparison.effect().untreated(); // as many days after they came, 80 others were still waiting and uncalled
        comparison.effect().stratifiedDifference(); // with Sato's interval
        // end

        assertThat(effect.difference().orElseThrow("difference").value()).isEqualTo(0.25);
        assertThat(effect.costCeiling(promotion).orElseThrow("ceiling").amount())
                .isCloseTo(3_257.58, within(0.01));
        assertThat(effect.expectedValue(40, promotion, EstimatedMoney.of(CurrencyUnit.USD, 4_800))
                        .orElseThrow("value")
                        .value())
                .isCloseTo(125_503, within(0.01));
        assertThat(comparison.effect().treated())
                .containsOnly(Map.entry("other, after 10 days", new EffectGroup(15, 20)));
        assertThat(comparison.effect().allUntreated().accounts()).isEqualTo(80);
        assertThat(comparison.effect().stratifiedDifference().isKnown()).isTrue();
    }
}

package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Signal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterventionPlanTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 3, 1);
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("a").build(),
                    SuccessMilestone.builder("b").after("a").build()));

    private static final Intervention CALL = Intervention.builder("call", InterventionKind.HUMAN)
            .gap("a")
            .trigger(new InterventionTrigger.Waited("a", 20))
            .escalatesTo("visit")
            .build();
    private static final Intervention VISIT = Intervention.builder("visit", InterventionKind.HUMAN)
            .gap("a")
            .trigger(new InterventionTrigger.Waited("a", 40))
            .escalatesTo("audit")
            .build();
    private static final Intervention AUDIT = Intervention.builder("audit", InterventionKind.PAID_SERVICE)
            .gap("a")
            .build();

    private final InterventionPlan plan = InterventionPlan.of(List.of(CALL, VISIT, AUDIT));

    private static List<Intervention> due(
            InterventionPlan plan, int day, List<MilestoneEvent> events, InterventionEvent... done) {
        LocalDate asOf = START.plusDays(day);
        return plan.dueFor(
                JourneyProgress.of(PATH, events, START, asOf), events, HealthSignals.empty(asOf), List.of(done));
    }

    private static InterventionEvent done(String id, int day) {
        return InterventionEvent.of(ACME, id, START.plusDays(day));
    }

    private static MilestoneEvent reached(String milestone, int day) {
        return MilestoneEvent.of(ACME, milestone, MilestoneLevel.OUTCOME, START.plusDays(day));
    }

    @Test
    void timeTriggersOnTheDayThatTheWaitIsLongEnough() {
        assertThat(due(plan, 19, List.of())).isEmpty();
        assertThat(due(plan, 20, List.of())).containsExactly(CALL);
        assertThat(due(plan, 30, List.of(reached("a", 25)))).isEmpty();
        assertThat(due(plan, 24, List.of(reached("a", 25)))).containsExactly(CALL); // not known yet
    }

    @Test
    void whatWasDoneEscalatesOnceTheNextIsDue() {
        assertThat(due(plan, 30, List.of(), done("call", 22))).isEmpty();
        assertThat(due(plan, 40, List.of(), done("call", 22))).containsExactly(VISIT);
        assertThat(due(plan, 45, List.of(), done("call", 22), done("visit", 41)))
                .containsExactly(AUDIT);
        assertThat(due(plan, 50, List.of(), done("call", 22), done("visit", 41), done("audit", 46)))
                .isEmpty();
        assertThat(due(plan, 21, List.of(), done("call", 22))).containsExactly(CALL);
    }

    @Test
    void dataTriggersWhileASignalIsLow() {
        Intervention guide = Intervention.builder("guide", InterventionKind.SELF_SERVE)
                .trigger(new InterventionTrigger.SignalIs("logins", InterventionTrigger.Side.BELOW, 5, 30))
                .build();
        LocalDate asOf = START.plusDays(40);
        JourneyProgress progress = JourneyProgress.of(PATH, List.of(), START, asOf);
        InterventionPlan data = InterventionPlan.of(List.of(guide));
        for (int daysAgo : new int[] {0, 29, 30}) {
            for (double value : new double[] {4, 5}) {
                HealthSignals signals =
                        HealthSignals.of(List.of(Signal.of(ACME, "logins", asOf.minusDays(daysAgo), value)), asOf);
                assertThat(data.dueFor(progress, List.of(), signals, List.of()).contains(guide))
                        .as("%s, %s days ago", value, daysAgo)
                        .isEqualTo(value < 5 && daysAgo < 30);
            }
        }
        assertThat(data.dueFor(progress, List.of(), HealthSignals.empty(asOf), List.of()))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.dueFor(progress, List.of(), HealthSignals.empty(START), List.of()))
                .withMessage("signals must be as of 2026-04-10, were as of 2026-03-01");
    }

    @Test
    void anEventTriggersForAsManyDays() {
        Intervention rescue = Intervention.builder("rescue", InterventionKind.HUMAN)
                .trigger(new InterventionTrigger.Happened("a", MilestoneLevel.REGRESSED, 7))
                .build();
        InterventionPlan event = InterventionPlan.of(List.of(rescue));
        List<MilestoneEvent> lost = List.of(MilestoneEvent.of(ACME, "a", MilestoneLevel.REGRESSED, START.plusDays(10)));
        assertThat(due(event, 9, lost)).isEmpty();
        assertThat(due(event, 10, lost)).containsExactly(rescue);
        assertThat(due(event, 16, lost)).containsExactly(rescue);
        assertThat(due(event, 17, lost)).isEmpty();
        assertThat(due(event, 12, List.of(reached("a", 3), reached("b", 5)))).isEmpty();
    }

    @Test
    void rejectsEscalationsInACircleOrToNothing() {
        Intervention back = Intervention.builder("audit", InterventionKind.HUMAN)
                .escalatesTo("call")
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterventionPlan.of(List.of(CALL, VISIT, back)))
                .withMessage("interventions escalate in a circle: call -> visit -> audit -> call");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterventionPlan.of(List.of(CALL)))
                .withMessage("intervention call escalates to visit, which the plan does not have");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterventionPlan.of(List.of(AUDIT, AUDIT)))
                .withMessage("two interventions have the id audit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Intervention.builder("x", InterventionKind.HUMAN)
                        .cost(new BigDecimal("-1"))
                        .build())
                .withMessage("cost must not be negative, was -1");
    }

    @Test
    void warnsOfMilestonesThatNoPathHas() {
        SuccessPath other =
                SuccessPath.of("q", List.of(SuccessMilestone.builder("z").build()));
        assertThat(plan.warnings(List.of(PATH))).isEmpty();
        assertThat(InterventionPlan.of(List.of(AUDIT)).warnings(List.of(other)))
                .containsExactly("intervention audit names milestone a, which no path has");
    }

    @Test
    void plansAreEqualByWhatIsInThem() {
        assertThat(plan)
                .isEqualTo(InterventionPlan.of(List.of(CALL, VISIT, AUDIT)))
                .hasSameHashCodeAs(InterventionPlan.of(List.of(CALL, VISIT, AUDIT)))
                .isNotEqualTo(InterventionPlan.none())
                .hasToString("call, visit, audit");
        assertThat(plan.intervention("visit")).contains(VISIT);
    }
}

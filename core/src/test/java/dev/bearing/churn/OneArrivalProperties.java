package dev.bearing.churn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Accountability;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.JourneyStanding;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.LegTimes;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.Route;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Answer;
import dev.bearing.vector.Heading;
import dev.bearing.vector.PathVector;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.VectorInputs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The progress, its route, how the account stands, its vector and the cause of its loss tell one arrival. */
class OneArrivalProperties {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = START.plusDays(200);
    private static final List<String> IDS = List.of("a", "b", "c", "d");

    @Property(seed = "20261122")
    void allPartsTellTheSameArrival(@ForAll("accounts") JourneyProgress progress) {
        boolean arrived = progress.arrived();
        boolean nowhere = progress.isWaivedThroughout();
        LegModel none = LegModel.builder(progress.path()).build();

        Route route = Route.of(progress, LegTimes.planned());
        assertThat(route.isEmpty()).isEqualTo(arrived || nowhere);
        Answer<JourneyState> state = standing(progress, none);
        assertThat(state.toOptional().filter(JourneyState.ARRIVED::equals).isPresent())
                .isEqualTo(arrived);
        SuccessVector vector = vector(progress, none);
        assertThat(vector.direction() == Heading.ARRIVED).isEqualTo(arrived);
        assertThat(vector.milestone().isEmpty()).isEqualTo(arrived || nowhere);
        RootCause cause = cause(progress);
        assertThat(cause instanceof RootCause.OutcomeNotAchieved).isEqualTo(!arrived && !nowhere);
        if (nowhere) {
            assertThat(state.isKnown()).isFalse();
            assertThat(vector.direction()).isEqualTo(Heading.UNKNOWN);
        }
    }

    /** Either of two ways leads to the decision: typed in, and decided. */
    @Test
    void whoTookOneBranchToTheGoalHadWhatThePathPromises() {
        JourneyProgress there = JourneyProgress.of(
                SuccessPath.of(
                        "branches",
                        List.of(
                                SuccessMilestone.builder("cleaned").build(),
                                SuccessMilestone.builder("typed").build(),
                                SuccessMilestone.builder("decided")
                                        .afterAny("cleaned", "typed")
                                        .build())),
                List.of(reached("typed", 10), reached("decided", 30)),
                START,
                AS_OF);

        assertThat(cause(there).kind()).isEqualTo(RootCause.Kind.UNKNOWN);
        SuccessVector vector = vector(there, LegModel.builder(there.path()).build());
        assertThat(vector.direction()).isEqualTo(Heading.ARRIVED);
        assertThat(vector.milestone()).isEmpty();
    }

    @Test
    void anAccountForWhichEverythingIsWaivedIsNowhereAndIsToldSo() {
        JourneyProgress nowhere = JourneyProgress.of(
                        SuccessPath.of(
                                "p", List.of(SuccessMilestone.builder("a").build())),
                        List.of(),
                        START,
                        AS_OF)
                .withWaivers(List.of(MilestoneWaiver.of(ACME, "a", START.plusDays(9))));
        LegModel none = LegModel.builder(nowhere.path()).build();

        assertThat(vector(nowhere, none).pace())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        "every milestone of the path is waived, and none is reached"));
        assertThat(standing(nowhere, none))
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA, "every milestone of path p is waived, and none is reached"));
        assertThat(cause(nowhere).kind()).isEqualTo(RootCause.Kind.UNKNOWN);
    }

    private static Answer<JourneyState> standing(JourneyProgress progress, LegModel legs) {
        return JourneyStanding.of(progress, legs, Accountability.of(List.of(), AS_OF))
                .state();
    }

    private static SuccessVector vector(JourneyProgress progress, LegModel legs) {
        return PathVector.DEFAULT.evaluate(
                VectorInputs.builder(ACME, progress, legs).build());
    }

    private static RootCause cause(JourneyProgress progress) {
        ChurnEvent left = ChurnEvent.builder(ACME, AS_OF.plusDays(1), ChurnEvent.Kind.CANCELLATION)
                .build();
        return CauseClassifier.standard().classify(ChurnCase.of(left).withProgress(progress));
    }

    private static MilestoneEvent reached(String milestone, int day) {
        return MilestoneEvent.of(ACME, milestone, MilestoneLevel.OUTCOME, START.plusDays(day));
    }

    @Provide
    Arbitrary<JourneyProgress> accounts() {
        Arbitrary<List<Integer>> masks =
                Arbitraries.integers().between(0, 15).list().ofSize(IDS.size());
        Arbitrary<List<MilestoneEvent>> events = Combinators.combine(
                        Arbitraries.of(IDS),
                        Arbitraries.of(MilestoneLevel.values()),
                        Arbitraries.integers().between(0, 200))
                .as((id, level, day) -> MilestoneEvent.of(ACME, id, level, START.plusDays(day)))
                .list()
                .ofMaxSize(8);
        Arbitrary<List<MilestoneWaiver>> waivers = Combinators.combine(
                        Arbitraries.of(IDS), Arbitraries.integers().between(0, 200))
                .as((id, day) -> MilestoneWaiver.of(ACME, id, START.plusDays(day)))
                .list()
                .ofMaxSize(5);
        return Combinators.combine(masks, masks, events, waivers)
                .as((all, any, reached, waived) -> JourneyProgress.of(path(all, any), reached, START, AS_OF)
                        .withWaivers(waived));
    }

    private static SuccessPath path(List<Integer> all, List<Integer> any) {
        List<SuccessMilestone> milestones = new ArrayList<>();
        for (int i = 0; i < IDS.size(); i++) {
            milestones.add(SuccessMilestone.builder(IDS.get(i))
                    .after(before(i, all.get(i) & any.get(i)))
                    .afterAny(before(i, any.get(i) & ~all.get(i)))
                    .build());
        }
        return SuccessPath.of("p", milestones);
    }

    private static String[] before(int index, int mask) {
        return IDS.subList(0, index).stream()
                .filter(id -> (mask >> IDS.indexOf(id) & 1) == 1)
                .toArray(String[]::new);
    }
}

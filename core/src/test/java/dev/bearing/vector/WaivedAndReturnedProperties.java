package dev.bearing.vector;

import static dev.bearing.vector.Journeys.ACCOUNT;
import static dev.bearing.vector.Journeys.PATH;
import static dev.bearing.vector.Journeys.START;
import static dev.bearing.vector.Journeys.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.value.DateRange;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws of a vector hold for accounts that may go on without some milestones, and for those that came back. */
class WaivedAndReturnedProperties {

    private static final LegModel LEGS = Journeys.legs();

    /**
     * What became of an account up to day 300.
     *
     * @param left the day it left
     * @param away for how many days
     */
    private record Life(List<MilestoneEvent> events, List<MilestoneWaiver> waivers, int left, int away) {

        JourneyProgress progress(int asOf) {
            return JourneyProgress.of(PATH, events, START, day(asOf))
                    .withWaivers(waivers)
                    .withSpells(List.of(DateRange.of(START, day(left)), DateRange.startingOn(day(left + away))));
        }

        Life knownOn(int asOf) {
            return new Life(
                    events.stream()
                            .filter(event -> !event.on().isAfter(day(asOf)))
                            .toList(),
                    waivers.stream()
                            .filter(waiver -> !waiver.on().isAfter(day(asOf)))
                            .toList(),
                    left,
                    away);
        }
    }

    @Property(seed = "20261122", tries = 300)
    void silenceNeverImprovesDirectionOrPace(
            @ForAll("lives") Life life, @ForAll @IntRange(min = 0, max = 400) int silence) {
        SuccessVector now = vector(life, 300);
        SuccessVector later = vector(life, 300 + silence);
        rank(now.direction())
                .ifPresent(before -> rank(later.direction())
                        .ifPresent(after -> assertThat(after).isLessThanOrEqualTo(before)));
        now.pace()
                .toOptional()
                .ifPresent(before -> later.pace()
                        .toOptional()
                        .ifPresent(after -> assertThat(after).isLessThanOrEqualTo(before + 1e-12)));
    }

    @Property(seed = "20261122", tries = 200)
    void whatHappensLaterChangesNothing(@ForAll("lives") Life life, @ForAll @IntRange(min = 0, max = 299) int asOf) {
        assertThat(vector(life, asOf)).isEqualTo(vector(life.knownOn(asOf), asOf));
    }

    @Property(seed = "20261122", tries = 200)
    void whatIsWaivedIsNoMilestoneAhead(@ForAll("lives") Life life) {
        JourneyProgress progress = life.progress(300);
        SuccessVector vector = vector(life, 300);
        assertThat(vector.reaches())
                .noneMatch(reach -> progress.waivedOn(reach.milestone()).isPresent());
        vector.milestone().ifPresent(next -> assertThat(progress.waivedOn(next)).isEmpty());
        assertThat(vector.direction() == Heading.ARRIVED).isEqualTo(progress.arrived());
        progress.openLegs().forEach(leg -> assertThat(leg.beganOn()).isAfterOrEqualTo(day(life.left() + life.away())));
    }

    private static SuccessVector vector(Life life, int asOf) {
        return SuccessVectorStrategy.standard()
                .evaluate(VectorInputs.builder(ACCOUNT, life.progress(asOf), LEGS)
                        .dueOn(day(500))
                        .build());
    }

    /** The lower, the worse; who lost ground and who stalled are both at the bottom. */
    private static OptionalInt rank(Heading heading) {
        return switch (heading) {
            case ARRIVED -> OptionalInt.of(3);
            case ADVANCING -> OptionalInt.of(2);
            case DRIFTING -> OptionalInt.of(1);
            case STALLED, REGRESSING -> OptionalInt.of(0);
            case UNKNOWN -> OptionalInt.empty();
        };
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<String> milestones = Arbitraries.of("connected", "used", "decided");
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 300);
        Arbitrary<List<MilestoneEvent>> events = Combinators.combine(
                        milestones, Arbitraries.of(MilestoneLevel.values()), days)
                .as((milestone, level, on) -> MilestoneEvent.of(ACCOUNT, milestone, level, day(on)))
                .list()
                .ofMaxSize(8);
        Arbitrary<List<MilestoneWaiver>> waivers = Combinators.combine(milestones, days)
                .as((milestone, on) -> MilestoneWaiver.of(ACCOUNT, milestone, day(on)))
                .list()
                .ofMaxSize(3);
        return Combinators.combine(
                        events,
                        waivers,
                        Arbitraries.integers().between(1, 250),
                        Arbitraries.integers().between(1, 50))
                .as(Life::new);
    }
}

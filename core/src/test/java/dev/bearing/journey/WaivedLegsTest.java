package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Who may go on without a milestone waits for it no longer, in everything that is learnt of the waits of many. */
class WaivedLegsTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = START.plusDays(300);
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            List.of(
                    SuccessMilestone.builder("a").expectedDays(10).build(),
                    SuccessMilestone.builder("b").after("a").expectedDays(40).build()));

    /**
     * An account by its days.
     *
     * @param a when it reached the first milestone, -1 for never
     * @param b when it reached the second, -1 for never
     * @param waived when the first was waived, -1 for never
     */
    private record Life(int a, int b, int waived) {

        List<MilestoneEvent> events(AccountId id) {
            List<MilestoneEvent> events = new ArrayList<>();
            if (a >= 0) {
                events.add(MilestoneEvent.of(id, "a", MilestoneLevel.OUTCOME, START.plusDays(a)));
            }
            if (b >= 0) {
                events.add(MilestoneEvent.of(id, "b", MilestoneLevel.OUTCOME, START.plusDays(b)));
            }
            return events;
        }

        JourneyProgress progress(AccountId id) {
            List<MilestoneWaiver> waivers =
                    waived < 0 ? List.of() : List.of(MilestoneWaiver.of(id, "a", START.plusDays(waived)));
            return JourneyProgress.of(PATH, events(id), START, AS_OF).withWaivers(waivers);
        }
    }

    private static AccountId id(int number) {
        return AccountId.of(String.format(Locale.ROOT, "account-%02d", number));
    }

    /** Twelve that reach the first milestone after 10 days, and twelve for which it is waived on day 2. */
    private static List<Life> twelveAndTwelve() {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            lives.add(i < 12 ? new Life(10, 40, -1) : new Life(-1, 40, 2));
        }
        return lives;
    }

    private static LegModel legs(List<Life> lives) {
        LegModel.Builder legs = LegModel.builder(PATH);
        for (int i = 0; i < lives.size(); i++) {
            legs.add(lives.get(i).progress(id(i)));
        }
        return legs.build();
    }

    /** Kaplan-Meier by hand: after ten days 12 are at risk, and all of them cross. */
    @Test
    void whoGoesOnWithoutAMilestoneTakesNothingFromTheChanceOfTheOthers() {
        LegModel legs = legs(twelveAndTwelve());

        assertThat(legs.entered("a")).isEqualTo(24);
        assertThat(legs.reachWithin("a", 0, 30).orElseThrow("reach")).isEqualTo(1);
        assertThat(legs.medianDays("a").orElseThrow("median")).isEqualTo(10);
        assertThat(legs.dwellShare("a", 20).orElseThrow("share")).isEqualTo(1);
        assertThat(legs.incidence("b").events(LegModel.REACHED))
                .as("the next leg begins with the waiver")
                .isEqualTo(24);
    }

    @Test
    void aMilestoneWaivedAsItsLegBeginsIsNotWaitedFor() {
        assertThat(legs(List.of(new Life(-1, 40, 0))).entered("a")).isZero();
    }

    @Test
    void aWaiverOfWhatWasReachedChangesNothing() {
        LegModel legs = legs(List.of(new Life(10, 40, 10), new Life(10, 40, 11), new Life(10, 40, -1)));

        assertThat(legs.incidence("a").events(LegModel.REACHED)).isEqualTo(3);
    }

    @Test
    void whoGoesOnWithoutAMilestoneLeavesNoGapAtIt() {
        SuccessGaps.Builder search = SuccessGaps.builder(GapReference.share(0.9));
        List<Life> lives = twelveAndTwelve();
        for (int i = 0; i < lives.size(); i++) {
            AccountId id = id(i);
            search.add(id, lives.get(i).progress(id), lives.get(i).events(id));
        }
        List<SuccessGap> at = search.find().all().stream()
                .filter(gap -> gap.to().equals("a"))
                .filter(gap -> gap.kind() == GapKind.DROP_OFF || gap.kind() == GapKind.DWELL)
                .toList();

        assertThat(at).hasSize(2);
        for (SuccessGap gap : at) {
            assertThat(gap.isGap()).isFalse();
            assertThat(gap.waiting()).isEmpty();
            assertThat(gap.counts()).isEqualTo(new LegCounts(24, 12, 12));
        }
    }

    @Test
    void contactsAndTimesAreCountedUpToTheWaiver() {
        JourneyProgress waived = new Life(-1, 40, 2).progress(id(0));

        LegContacts.OnLeg leg =
                LegContacts.OnLeg.of(id(0), waived, "a", List.of()).orElseThrow();
        assertThat(leg.until()).isEqualTo(START.plusDays(2));
        assertThat(leg.crossedOn()).isEmpty();
        assertThat(TimeToValue.toMilestone(id(0), waived, "a"))
                .isEqualTo(new TimeToValue.Wait(id(0), START, 2, TimeToValue.End.WAITING));
        assertThat(LegContacts.OnLeg.of(id(0), new Life(-1, 40, 0).progress(id(0)), "a", List.of()))
                .isEmpty();
    }

    @Test
    void aCrossingAfterTheWaiverIsNotSeenEither() {
        List<TimeToValue.Wait> waits = new ArrayList<>();
        for (int i = 0; i < 10; i++) { // all waived on day 60, five of them there on day 90
            JourneyProgress progress = new Life(i < 5 ? 90 : -1, -1, 60).progress(id(i));
            waits.add(TimeToValue.toMilestone(id(i), progress, "a"));
        }
        assertThat(waits).allSatisfy(wait -> {
            assertThat(wait.days()).isEqualTo(60);
            assertThat(wait.end()).isEqualTo(TimeToValue.End.WAITING);
        });
        JourneyProgress before = new Life(59, -1, 60).progress(id(0));
        assertThat(TimeToValue.toMilestone(id(0), before, "a", START.plusDays(9)))
                .isEqualTo(new TimeToValue.Wait(id(0), START.plusDays(9), 50, TimeToValue.End.REACHED));
    }

    @Test
    void aWaitEndsWithItsSpell() {
        JourneyProgress progress = new Life(120, -1, -1)
                .progress(id(0))
                .withSpells(List.of(DateRange.of(START, START.plusDays(30)), DateRange.startingOn(START.plusDays(90))));
        TimeToValue.Wait lost = new TimeToValue.Wait(id(0), START, 30, TimeToValue.End.CHURNED);
        assertThat(TimeToValue.toMilestone(id(0), progress, "a")).isEqualTo(lost);
        assertThat(TimeToValue.toMilestone(id(0), progress, "a", START.plusDays(95)))
                .isEqualTo(new TimeToValue.Wait(id(0), START.plusDays(95), 25, TimeToValue.End.REACHED));
    }

    /** Nothing is known of a wait after the waiver: the same leg as if nobody had looked any longer. */
    @Property(seed = "20261122")
    void aWaiverCutsAWaitOffAsTheDayOfObservationDoes(@ForAll("lives") List<Life> lives) {
        LegModel.Builder cut = LegModel.builder(PATH);
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            LocalDate until = life.waived() > 0 ? START.plusDays(life.waived()) : AS_OF;
            if (life.waived() != 0 || life.a() == 0) {
                cut.add(JourneyProgress.of(PATH, life.events(id(i)), START, until));
            }
        }
        LegModel expected = cut.minimumAccounts(1).build();
        LegModel legs = legs(lives);

        assertThat(legs.entered("a")).isEqualTo(expected.entered("a"));
        for (int cause : new int[] {LegModel.REACHED, LegModel.CHURNED}) {
            assertThat(legs.incidence("a").events(cause))
                    .isEqualTo(expected.incidence("a").events(cause));
        }
        if (legs.entered("a") >= LegModel.Builder.DEFAULT_MINIMUM_ACCOUNTS) {
            for (int days : new int[] {0, 5, 10, 20}) {
                assertThat(legs.reachWithin("a", 0, days).toOptional())
                        .isEqualTo(expected.reachWithin("a", 0, days).toOptional());
            }
        }
    }

    @Provide
    Arbitrary<List<Life>> lives() {
        Arbitrary<Integer> day = Arbitraries.integers().between(-1, 30);
        return Combinators.combine(day, day, day).as(Life::new).list().ofMaxSize(20);
    }
}

package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CustomerSpellsTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = START.plusDays(300);
    private static final LocalDate BACK = START.plusDays(200);
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
     * @param left when it left, before it came back on day 200
     */
    private record Life(int a, int b, int left) {

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
            return JourneyProgress.of(PATH, events(id), START, AS_OF);
        }

        LocalDate leftOn() {
            return START.plusDays(left);
        }

        List<DateRange> spells() {
            return List.of(DateRange.startingOn(BACK), DateRange.of(START, leftOn()));
        }
    }

    private static AccountId id(int number) {
        return AccountId.of(String.format(Locale.ROOT, "account-%02d", number));
    }

    @Test
    void everySpellEndsForItself() {
        JourneyProgress progress = new Life(-1, -1, 50).progress(id(0)).withSpells(new Life(-1, -1, 50).spells());
        assertThat(progress.lostAfter(START)).contains(START.plusDays(50));
        assertThat(progress.lostAfter(START.minusDays(9))).contains(START.plusDays(50));
        assertThat(progress.lostAfter(START.plusDays(199))).contains(START.plusDays(50));
        assertThat(progress.lostAfter(BACK)).isEmpty();
        assertThat(progress.withSpells(List.of()).lostAfter(START)).isEmpty();
    }

    @Test
    void whoCameBackWaitsAnew() {
        Life life = new Life(30, -1, 50);
        JourneyProgress.Leg leg = life.progress(id(0))
                .withSpells(life.spells())
                .withFunctionalCredit(0.1)
                .nextLeg()
                .orElseThrow();
        assertThat(leg.milestone().id()).isEqualTo("b");
        assertThat(leg.beganOn()).isEqualTo(BACK);
        assertThat(leg.daysWaited()).isEqualTo(100);
        JourneyProgress before = JourneyProgress.of(PATH, life.events(id(0)), START, BACK.minusDays(1));
        assertThat(before.withSpells(life.spells()).nextLeg()).isEqualTo(before.nextLeg());
    }

    /** Whatever an account does once it is back, on the legs it was on when it left it is one that left. */
    @Property(seed = "20261122")
    void comingBackUndoesNoChurn(@ForAll("lives") List<Life> lives) {
        LegModel.Builder returned = LegModel.builder(PATH).minimumAccounts(1);
        LegModel.Builder gone = LegModel.builder(PATH).minimumAccounts(1);
        SuccessGaps.Builder gapsOfReturned = SuccessGaps.builder(GapReference.share(0.5));
        SuccessGaps.Builder gapsOfGone = SuccessGaps.builder(GapReference.share(0.5));
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            JourneyProgress progress = life.progress(id(i));
            returned.add(progress.withSpells(life.spells()));
            gone.addChurned(progress, life.leftOn());
            gapsOfReturned.add(id(i), progress.withSpells(life.spells()), life.events(id(i)));
            gapsOfGone.addLost(id(i), progress, life.events(id(i)), life.leftOn());
        }
        assertThat(curve(returned.build())).isEqualTo(curve(gone.build()));
        assertThat(places(gapsOfReturned)).isEqualTo(places(gapsOfGone));
    }

    private static List<Object> curve(LegModel model) {
        List<Object> numbers = new ArrayList<>();
        numbers.add(model.entered("a"));
        for (int day = 0; day <= 200; day += 10) {
            numbers.add(model.reachWithin("a", 0, day).toOptional());
            numbers.add(model.churnWithin("a", 0, day).toOptional());
        }
        return numbers;
    }

    private static List<Object> places(SuccessGaps.Builder search) {
        Optional<SuccessGap> leg = search.find().all().stream()
                .filter(gap -> gap.to().equals("a") && gap.kind() == GapKind.DROP_OFF)
                .findFirst();
        return leg.<List<Object>>map(gap -> List.of(gap.counts(), gap.left(), gap.waiting()))
                .orElse(List.of());
    }

    @Provide
    Arbitrary<List<Life>> lives() {
        Arbitrary<Integer> day = Arbitraries.integers().between(-1, 299);
        return Combinators.combine(day, day, Arbitraries.integers().between(1, 199))
                .as(Life::new)
                .list()
                .ofMaxSize(15);
    }
}

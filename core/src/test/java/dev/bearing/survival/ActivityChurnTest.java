package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.survival.ActivityChurn.Mode;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ActivityChurnTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 4, 30);
    private static final DateRange MARCH = DateRange.of(YearMonth.of(2026, 3));

    /** A window of 10 days: active before March is who did something from 19 to 28 February. */
    private final ActivityChurn churn = ActivityChurn.of(
            Map.of(
                    AccountId.of("steady"), days("2026-02-20", "2026-03-01", "2026-03-10", "2026-03-19", "2026-03-28"),
                    AccountId.of("gone"), days("2026-02-19"),
                    AccountId.of("back"), days("2026-02-28", "2026-03-25"),
                    AccountId.of("on time"), days("2026-02-25", "2026-03-07", "2026-03-17", "2026-03-27"),
                    AccountId.of("idle"), days("2026-02-18"),
                    AccountId.of("new"), days("2026-03-02"),
                    AccountId.of("never"), days()),
            10,
            AS_OF);

    @Test
    void theWindowModeMissesALapseThatIsOverByTheEnd() {
        Rate window = churn.rate(MARCH, Mode.WINDOW);
        Rate spells = churn.rate(MARCH, Mode.SPELLS);

        assertThat(window).hasToString("1/4 ACTIVE_AT_OPENING");
        assertThat(spells).hasToString("2/4 ACTIVE_AT_OPENING");
        assertThat(lost(window)).containsExactly("gone");
        assertThat(lost(spells)).containsExactly("back", "gone");
        assertThat(window.policy()).isEqualTo("activity:mode=WINDOW;windowDays=10");
    }

    @Test
    void everyRateSaysFromWhichKnowledgeItIs() {
        for (Mode mode : Mode.values()) {
            assertThat(churn.rate(MARCH, mode).asOf()).contains(AS_OF);
        }
    }

    /** By hand: March is over on 1 April, and settled three days later. */
    @Test
    void isProvisionalUntilThreeDaysAfterThePeriod() {
        for (int day = 1; day <= 30; day++) {
            ActivityChurn early = ActivityChurn.of(
                    Map.of(AccountId.of("steady"), days("2026-02-20")), 10, LocalDate.of(2026, 4, day));
            assertThat(early.rate(MARCH, Mode.WINDOW).maturity())
                    .isEqualTo(day < 4 ? Rate.Maturity.PROVISIONAL : Rate.Maturity.FINAL);
        }
    }

    @Test
    void anAccountIsActiveForTheWindowAndItsOwnDayCounts() {
        assertThat(churn.activeOn(LocalDate.of(2026, 2, 28)))
                .extracting(AccountId::value)
                .containsExactly("back", "gone", "on time", "steady");
        assertThat(churn.activeSpells().get(AccountId.of("back")))
                .containsExactly(
                        DateRange.of(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 10)),
                        DateRange.of(LocalDate.of(2026, 3, 25), LocalDate.of(2026, 4, 4)));
        assertThat(churn.activeSpells().get(AccountId.of("on time"))).hasSize(1);
        assertThat(churn.spells()).hasToString("7 spells, 7 ended");
        assertThat(churn.gaps().size()).isEqualTo(8);
    }

    @Test
    void doesNotSeeWhatHappensLater() {
        Map<AccountId, List<LocalDate>> activity = new TreeMap<>();
        activity.put(AccountId.of("back"), days("2026-02-28", "2026-03-25"));
        ActivityChurn early = ActivityChurn.of(activity, 10, LocalDate.of(2026, 3, 9));

        Rate rate = early.rate(MARCH, Mode.SPELLS);
        assertThat(rate).hasToString("0/1 ACTIVE_AT_OPENING"); // its window runs out on the 10th
        assertThat(rate.flags()).contains(Rate.Flag.PARTIAL_PERIOD);
        assertThat(early.activeSpells().get(AccountId.of("back")))
                .containsExactly(DateRange.startingOn(LocalDate.of(2026, 2, 28)));
        assertThat(early.spells()).hasToString("1 spells, 0 ended");
        assertThatIllegalArgumentException().isThrownBy(() -> early.activeOn(AS_OF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> early.rate(DateRange.of(YearMonth.of(2026, 4)), Mode.WINDOW));
    }

    @Test
    void refusesAWindowOfNoDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityChurn.of(Map.of(), 0, AS_OF))
                .withMessage("windowDays must be at least 1, was 0");
    }

    @Property(seed = "20261122")
    void whatTheWindowFindsTheSpellsFindToo(
            @ForAll @Size(min = 1, max = 6) List<@Size(max = 12) List<@IntRange(max = 119) Integer>> drawn,
            @ForAll @IntRange(min = 1, max = 40) int window) {
        Map<AccountId, List<LocalDate>> activity = new TreeMap<>();
        for (int i = 0; i < drawn.size(); i++) {
            activity.put(
                    AccountId.of("a" + i),
                    drawn.get(i).stream()
                            .map(LocalDate.of(2026, 1, 1)::plusDays)
                            .toList());
        }
        ActivityChurn random = ActivityChurn.of(activity, window, AS_OF);
        Rate byWindow = random.rate(MARCH, Mode.WINDOW);
        Rate bySpells = random.rate(MARCH, Mode.SPELLS);
        assertThat(bySpells.denominator()).isEqualTo(byWindow.denominator());
        assertThat(lost(bySpells)).containsAll(lost(byWindow));
        // a second reckoning of the at-risk set and of who is silent at the end, event by event
        LocalDate opening = LocalDate.of(2026, 2, 28);
        LocalDate closing = LocalDate.of(2026, 3, 31);
        assertThat(byWindow.denominator())
                .isEqualTo(activity.values().stream()
                        .filter(days -> active(days, opening, window))
                        .count());
        assertThat(byWindow.numerator())
                .isEqualTo(activity.values().stream()
                        .filter(days -> active(days, opening, window) && !active(days, closing, window))
                        .count());
    }

    private static boolean active(List<LocalDate> days, LocalDate day, int window) {
        return days.stream().anyMatch(event -> !event.isAfter(day) && event.isAfter(day.minusDays(window)));
    }

    private static List<String> lost(Rate rate) {
        return rate.members().stream()
                .filter(member -> member.numerator() == 1)
                .map(Rate.Member::id)
                .toList();
    }

    private static List<LocalDate> days(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).toList();
    }
}

package dev.bearing.journey;

import static dev.bearing.journey.MilestoneLevel.FUNCTIONAL;
import static dev.bearing.journey.MilestoneLevel.OUTCOME;
import static dev.bearing.journey.MilestoneLevel.REGRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathDerivationTest {

    private static final AccountId A = AccountId.of("a");
    private static final AccountId B = AccountId.of("b");
    private static final AccountId C = AccountId.of("c");
    private static final AccountId NEVER_PAID = AccountId.of("never");
    private static final LocalDate AS_OF = LocalDate.of(2026, 12, 31);
    private static final Map<AccountId, LocalDate> FIRST_PAYING = Map.of(
            A, LocalDate.of(2026, 1, 1),
            B, LocalDate.of(2026, 2, 1),
            C, LocalDate.of(2026, 3, 1));

    private static MilestoneEvent event(AccountId account, String milestone, MilestoneLevel level, int day) {
        LocalDate start = FIRST_PAYING.getOrDefault(account, LocalDate.of(2026, 1, 1));
        return MilestoneEvent.of(account, milestone, level, start.plusDays(day));
    }

    private final List<MilestoneEvent> events = List.of(
            event(A, "value", OUTCOME, 60),
            event(A, "value", FUNCTIONAL, 1),
            event(A, "value", OUTCOME, 90),
            event(B, "value", OUTCOME, 40),
            event(A, "setup", OUTCOME, 5),
            event(B, "setup", OUTCOME, 50),
            event(C, "setup", OUTCOME, 7),
            event(C, "drafted", FUNCTIONAL, 20),
            event(C, "drafted", REGRESSED, 2),
            event(NEVER_PAID, "free", OUTCOME, 3));

    @Test
    void ordersMilestonesByTheirMedianDay() {
        Answer<SuccessPath> derived = PathDerivation.derive(FIRST_PAYING, events, AS_OF);
        SuccessPath path = derived.orElseThrow("path");
        assertThat(path.id()).isEqualTo("derived");
        assertThat(path.milestones())
                .containsExactly(
                        SuccessMilestone.builder("setup").build(),
                        SuccessMilestone.builder("drafted").after("setup").build(),
                        SuccessMilestone.builder("value").after("drafted").build());
        assertThat(((Answer.Known<SuccessPath>) derived).explanation().terms())
                .containsExactly(
                        new Contribution("setup", 7), new Contribution("drafted", 20), new Contribution("value", 50));
    }

    @Test
    void theOrderOfEventsDoesNotMatter() {
        List<MilestoneEvent> reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        reversed.addAll(events);
        assertThat(PathDerivation.derive(FIRST_PAYING, reversed, AS_OF))
                .isEqualTo(PathDerivation.derive(FIRST_PAYING, events, AS_OF));
    }

    @Test
    void tiesAreOrderedById() {
        List<MilestoneEvent> tied = List.of(event(A, "y", OUTCOME, 5), event(B, "x", OUTCOME, 5));
        assertThat(PathDerivation.derive(FIRST_PAYING, tied, AS_OF)
                        .orElseThrow("path")
                        .milestones())
                .extracting(SuccessMilestone::id)
                .containsExactly("x", "y");
    }

    @Test
    void doesNotLookAhead() {
        LocalDate early = LocalDate.of(2026, 1, 10);
        assertThat(PathDerivation.derive(FIRST_PAYING, events, early)
                        .orElseThrow("path")
                        .milestones())
                .extracting(SuccessMilestone::id)
                .containsExactly("value", "setup");
        MilestoneEvent late = event(A, "setup", OUTCOME, 2).withRecordedOn(AS_OF);
        assertThat(PathDerivation.derive(FIRST_PAYING, List.of(late), early).isKnown())
                .isFalse();
        assertThat(PathDerivation.derive(Map.of(A, early.plusDays(1)), List.of(event(A, "setup", OUTCOME, 2)), early)
                        .isKnown())
                .isFalse();
    }

    @Test
    void isUnknownWhereNoPayingAccountHasMetAMilestone() {
        Answer<SuccessPath> none = PathDerivation.derive(
                FIRST_PAYING, List.of(event(NEVER_PAID, "free", OUTCOME, 3), event(A, "m", REGRESSED, 3)), AS_OF);
        assertThat(none)
                .isEqualTo(Answer.unknown(
                        Answer.Reason.EMPTY_BASE, "no paying account has met a milestone by 2026-12-31"));
    }
}

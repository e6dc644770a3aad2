package dev.bearing.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Task.Party;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountabilityTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId BOLT = AccountId.of("bolt");
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    private static Task.Builder due(Party party, String task, int daysFromNow) {
        return Task.builder(ACME, party, task, AS_OF.plusDays(daysFromNow)).milestone("m");
    }

    private static Accountability of(Task... tasks) {
        return Accountability.of(List.of(tasks), AS_OF);
    }

    @Test
    void countsDoneTasksAndOverdueOnesByParty() {
        Accountability tasks = of(
                due(Party.CUSTOMER, "on the day", -10)
                        .doneOn(AS_OF.minusDays(10))
                        .build(),
                due(Party.CUSTOMER, "a day late", -10)
                        .doneOn(AS_OF.minusDays(9))
                        .build(),
                due(Party.CUSTOMER, "overdue", -1).build(),
                due(Party.CUSTOMER, "due today", 0).build(),
                due(Party.CUSTOMER, "early", 5).doneOn(AS_OF.minusDays(1)).build(),
                due(Party.VENDOR, "not due yet", 30).build());
        Rate customer = tasks.onTime(Party.CUSTOMER);
        assertThat(customer.numerator()).isEqualTo(2);
        assertThat(customer.denominator()).isEqualTo(4);
        assertThat(customer.members()).containsExactly(new Rate.Member("acme", 2, 4));
        assertThat(tasks.onTime(Party.VENDOR).denominator()).isZero();
        assertThat(tasks.onTime(Party.VENDOR).fraction().isKnown()).isFalse();
        assertThat(tasks.open()).extracting(Task::task).containsExactly("overdue", "due today", "not due yet");
        assertThat(tasks.overdue()).extracting(Task::task).containsExactly("overdue");
    }

    @Test
    void attributesALegToTheSideWhoseTaskIsOpen() {
        Task vendor = due(Party.VENDOR, "v", 5).build();
        Task customer = due(Party.CUSTOMER, "c", 5).build();
        Task third = due(Party.THIRD_PARTY, "t", 5).build();
        assertThat(of(customer).openSide()).isEqualTo(OpenSide.CUSTOMER);
        assertThat(of(vendor).openSide()).isEqualTo(OpenSide.VENDOR);
        assertThat(of(vendor, customer).openSide()).isEqualTo(OpenSide.BOTH);
        assertThat(of(third).openSide()).isEqualTo(OpenSide.THIRD_PARTY);
        assertThat(of(third, customer).openSide()).isEqualTo(OpenSide.CUSTOMER);
        assertThat(of().openSide()).isEqualTo(OpenSide.NONE_KNOWN);
        assertThat(of(due(Party.VENDOR, "v", -5).doneOn(AS_OF).build()).openSide())
                .isEqualTo(OpenSide.NONE_KNOWN);
    }

    @Test
    void anOverdueTaskCountsBeforeOneThatIsNotDueYet() {
        assertThat(of(
                                due(Party.CUSTOMER, "c", -1).build(),
                                due(Party.VENDOR, "v", 20).build())
                        .openSide())
                .isEqualTo(OpenSide.CUSTOMER);
    }

    @Test
    void seesNothingThatHappenedOrBecameKnownLater() {
        Accountability tasks = of(
                due(Party.CUSTOMER, "done later", -1).doneOn(AS_OF.plusDays(1)).build(),
                due(Party.VENDOR, "agreed later", -1)
                        .recordedOn(AS_OF.plusDays(1))
                        .build());
        assertThat(tasks.open()).extracting(Task::task).containsExactly("done later");
        assertThat(tasks.onTime(Party.CUSTOMER).numerator()).isZero();
    }

    @Test
    void cutsByMilestone() {
        Task other = Task.builder(BOLT, Party.VENDOR, "v", AS_OF).milestone("n").build();
        Task none = Task.builder(BOLT, Party.VENDOR, "w", AS_OF).build();
        Accountability tasks = of(due(Party.CUSTOMER, "c", -1).build(), other, none);
        assertThat(tasks.milestones()).containsExactly("m", "n");
        assertThat(tasks.ofMilestone("n").tasks()).containsExactly(other);
        assertThat(tasks.ofMilestone("unheard of").tasks()).isEmpty();
    }
}

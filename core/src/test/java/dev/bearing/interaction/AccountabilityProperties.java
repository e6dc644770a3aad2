package dev.bearing.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Task.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AccountabilityProperties {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    @Provide
    Arbitrary<List<Task>> tasks() {
        return Combinators.combine(
                        Arbitraries.of(Party.values()),
                        Arbitraries.integers().between(-30, 30),
                        Arbitraries.integers().between(-40, 20).injectNull(0.4),
                        Arbitraries.integers().between(0, 9))
                .as((party, due, done, name) -> {
                    Task.Builder task = Task.builder(AccountId.of("a" + name), party, "t" + name, AS_OF.plusDays(due));
                    if (done != null) {
                        task.doneOn(AS_OF.plusDays(done));
                    }
                    return task.build();
                })
                .list()
                .ofMaxSize(15)
                .map(drawn -> {
                    List<Task> unique = new ArrayList<>();
                    drawn.stream()
                            .filter(task -> unique.stream()
                                    .noneMatch(other -> other.key().equals(task.key())))
                            .forEach(unique::add);
                    return unique;
                });
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void sharesStayBetweenZeroAndOne(@ForAll("tasks") List<Task> tasks) {
        Accountability all = Accountability.of(tasks, AS_OF);
        long decided = 0;
        for (Party party : Party.values()) {
            all.onTime(party)
                    .fraction()
                    .toOptional()
                    .ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));
            decided += all.onTime(party).denominator();
        }
        long undecided = all.open().size() - all.overdue().size();
        assertThat(decided + undecided).isEqualTo(tasks.size());
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void onlyCustomerTasksOpenIsTheCustomers(@ForAll("tasks") List<Task> tasks) {
        List<Task> customers = tasks.stream()
                .filter(task -> task.party() == Party.CUSTOMER || task.doneOn().isPresent())
                .filter(task -> task.doneOn().filter(day -> day.isAfter(AS_OF)).isEmpty())
                .toList();
        Accountability all = Accountability.of(customers, AS_OF);
        assertThat(all.openSide()).isEqualTo(all.open().isEmpty() ? OpenSide.NONE_KNOWN : OpenSide.CUSTOMER);
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void orderAndDuplicatesNeverMatter(@ForAll("tasks") List<Task> tasks, @ForAll Random random) {
        List<Task> again = new ArrayList<>(tasks);
        again.addAll(tasks);
        Collections.shuffle(again, random);
        assertThat(Accountability.of(again, AS_OF).tasks())
                .isEqualTo(Accountability.of(tasks, AS_OF).tasks());
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void twoPartsTogetherAreTheWhole(@ForAll("tasks") List<Task> tasks) {
        int half = tasks.size() / 2;
        Accountability parts = Accountability.of(tasks.subList(0, half), AS_OF)
                .plus(Accountability.of(tasks.subList(half, tasks.size()), AS_OF));
        assertThat(parts.tasks()).isEqualTo(Accountability.of(tasks, AS_OF).tasks());
        for (Party party : Party.values()) {
            assertThat(parts.onTime(party))
                    .isEqualTo(Accountability.of(tasks, AS_OF).onTime(party));
        }
    }
}

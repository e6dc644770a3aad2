package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How the sides keep what they have taken on, as of a day: the share of tasks on time by party, what is open, and whose
 * task it is. A task is decided once it is done, or overdue: its due day has passed and it is not. Immutable.
 *
 * <pre>{@code
 * Accountability tasks = Accountability.of(allTasks, asOf);
 * tasks.onTime(Task.Party.CUSTOMER);                     // 31 of 40
 * tasks.ofMilestone("data_connected").openSide();        // CUSTOMER
 * tasks.ofMilestone("data_connected").open();            // "grant access to the data", due last Friday
 * }</pre>
 */
public final class Accountability {

    private static final Comparator<Task> ORDER = Comparator.comparing(Task::dueOn)
            .thenComparing(Task::accountId)
            .thenComparing(Task::party)
            .thenComparing(Task::task);

    private final List<Task> tasks;
    private final LocalDate asOf;

    private Accountability(List<Task> tasks, LocalDate asOf) {
        this.tasks = tasks;
        this.asOf = asOf;
    }

    /**
     * Returns how some tasks stand.
     *
     * @param tasks of any accounts, in any order; two equal ones are one
     * @param asOf the day; what was done or became known later is ignored
     */
    public static Accountability of(Collection<Task> tasks, LocalDate asOf) {
        requireNonNull(tasks, "tasks");
        requireNonNull(asOf, "asOf");
        return new Accountability(
                tasks.stream()
                        .filter(task -> !task.recordedOn().isAfter(asOf))
                        .map(task -> task.asKnownOn(asOf))
                        .distinct()
                        .sorted(ORDER)
                        .toList(),
                asOf);
    }

    /**
     * Returns these and other tasks together; one that is in both counts once.
     *
     * @param other as of the same day
     */
    public Accountability plus(Accountability other) {
        checkArgument(asOf.equals(other.asOf), "both must be as of %s, the other was of %s", asOf, other.asOf);
        return of(Stream.concat(tasks.stream(), other.tasks.stream()).toList(), asOf);
    }

    /** Returns those of a milestone. */
    public Accountability ofMilestone(String milestone) {
        return new Accountability(
                tasks.stream()
                        .filter(task ->
                                task.milestone().filter(milestone::equals).isPresent())
                        .toList(),
                asOf);
    }

    /** Returns the milestones that any of them serves, each once, sorted. */
    public List<String> milestones() {
        return tasks.stream()
                .flatMap(task -> task.milestone().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns all tasks, by the day they are due. */
    public List<Task> tasks() {
        return tasks;
    }

    /** Returns those that are not done, by the day they are due. */
    public List<Task> open() {
        return tasks.stream().filter(task -> task.doneOn().isEmpty()).toList();
    }

    /** Returns those that are not done though their due day has passed. */
    public List<Task> overdue() {
        return open().stream().filter(task -> task.dueOn().isBefore(asOf)).toList();
    }

    /** Returns the share of a party's decided tasks that was done by the due day, with the accounts as members. */
    public Rate onTime(Task.Party party) {
        List<Task> decided = tasks.stream()
                .filter(task -> task.party() == party)
                .filter(task -> task.doneOn().isPresent() || task.dueOn().isBefore(asOf))
                .toList();
        long onTime = decided.stream().filter(Accountability::isOnTime).count();
        return Rate.ofCounts(onTime, decided.size(), () -> members(decided))
                .named("DECIDED_TASKS", "done by the due day");
    }

    private static boolean isOnTime(Task task) {
        return task.doneOn().filter(day -> !day.isAfter(task.dueOn())).isPresent();
    }

    private static List<Rate.Member> members(List<Task> decided) {
        SortedMap<String, List<Task>> byAccount = new TreeMap<>();
        decided.forEach(task -> byAccount
                .computeIfAbsent(task.accountId().value(), id -> new ArrayList<>())
                .add(task));
        List<Rate.Member> members = new ArrayList<>();
        byAccount.forEach((id, own) -> members.add(new Rate.Member(
                id, own.stream().filter(Accountability::isOnTime).count(), own.size())));
        return members;
    }

    /**
     * Returns whose task is open: of the overdue ones if there are any, since a task that is not due yet holds nothing
     * up, else of all open ones. A third party's counts only where neither of the two sides has one.
     */
    public OpenSide openSide() {
        List<Task> overdue = overdue();
        Set<Task.Party> parties = EnumSet.noneOf(Task.Party.class);
        (overdue.isEmpty() ? open() : overdue).forEach(task -> parties.add(task.party()));
        boolean vendor = parties.contains(Task.Party.VENDOR);
        boolean customer = parties.contains(Task.Party.CUSTOMER);
        if (vendor && customer) {
            return OpenSide.BOTH;
        }
        if (vendor || customer) {
            return vendor ? OpenSide.VENDOR : OpenSide.CUSTOMER;
        }
        return parties.isEmpty() ? OpenSide.NONE_KNOWN : OpenSide.THIRD_PARTY;
    }
}

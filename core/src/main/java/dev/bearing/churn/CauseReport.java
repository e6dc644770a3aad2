package dev.bearing.churn;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Why customers left, every one of them: the causes that the facts tell beside the reasons that were stated.
 *
 * <pre>{@code
 * CauseReport report = CauseReport.of(losses, customersToday);
 * report.groups();          // how many, and how much revenue, for each kind of cause
 * report.reasonCoverage();  // of how many the cause is known at all
 * report.repeatedReasons(); // nobody should leave for these again
 * }</pre>
 *
 * <p>A customer that came back is not churned: its earlier losses count for {@link #repeatedReasons} alone. The causes
 * are told from the facts under a convention; a different {@link CauseClassifier} tells others.
 */
public final class CauseReport {

    private static final Comparator<ClassifiedChurn> BY_DAY = Comparator.comparing(
                    (ClassifiedChurn loss) -> loss.event().on())
            .thenComparing(loss -> loss.event().accountId());

    private final List<ClassifiedChurn> losses;
    private final List<ClassifiedChurn> churned;
    private final Spellings spellings;

    private CauseReport(List<ClassifiedChurn> losses, List<ClassifiedChurn> churned) {
        this.losses = losses;
        this.churned = churned;
        this.spellings = Spellings.of(losses);
    }

    /**
     * Returns the report of some losses.
     *
     * @param losses every loss of every account; order does not matter
     * @param customers who is a customer on the day of the report
     */
    public static CauseReport of(Collection<ClassifiedChurn> losses, Set<AccountId> customers) {
        requireNonNull(losses, "losses");
        requireNonNull(customers, "customers");
        List<ClassifiedChurn> sorted = losses.stream().sorted(BY_DAY).toList();
        Map<AccountId, ClassifiedChurn> last = new TreeMap<>();
        sorted.stream()
                .filter(loss -> !customers.contains(loss.event().accountId()))
                .forEach(loss -> last.put(loss.event().accountId(), loss));
        return new CauseReport(sorted, last.values().stream().sorted(BY_DAY).toList());
    }

    /** Returns who is gone, each with its last loss, the earliest first. */
    public List<ClassifiedChurn> churned() {
        return churned;
    }

    /** Returns every loss, also of customers that came back, the earliest first. */
    public List<ClassifiedChurn> losses() {
        return losses;
    }

    /**
     * Returns the losses after which the customer came back, whether or not it left again, the earliest first: with who
     * {@link #churned} they are all {@link #losses}, and they count for no cause.
     */
    public List<ClassifiedChurn> returned() {
        Set<ClassifiedChurn> last = Collections.newSetFromMap(new IdentityHashMap<>());
        last.addAll(churned);
        return losses.stream().filter(loss -> !last.contains(loss)).toList();
    }

    /**
     * Returns one group for each kind of cause, in the order of the kinds; together they are who {@link #churned}. A
     * reason is spelt in all of them as in the earliest loss that it was stated at, upper and lower case being the
     * same.
     */
    public List<CauseGroup> groups() {
        List<CauseGroup> groups = new ArrayList<>();
        for (RootCause.Kind kind : RootCause.Kind.values()) {
            groups.add(CauseGroup.of(kind, churned, spellings));
        }
        return groups;
    }

    /** Returns of how many who churned the cause is known. */
    public Rate reasonCoverage() {
        return rate(churned, one -> one.cause().kind() != RootCause.Kind.UNKNOWN, "CHURNED");
    }

    /** Returns how many who churned stated a reason. */
    public Rate statedCoverage() {
        return rate(churned, one -> !one.event().stated().isEmpty(), "CHURNED");
    }

    /**
     * Returns how often the stated and the inferred kind of cause are the same, among those for whom both are known. An
     * outside event is inferred from what was stated, and so agrees by itself; it is left out.
     */
    public Rate agreement() {
        List<ClassifiedChurn> both = churned.stream()
                .filter(one -> one.stated().isPresent() && one.cause().isControllable())
                .toList();
        return rate(
                both, one -> one.stated().filter(one.cause().kind()::equals).isPresent(), "STATED_AND_CONTROLLABLE");
    }

    /** Returns how many of those whose cause is known left for one that the vendor could have done something about. */
    public Rate controllable() {
        List<ClassifiedChurn> known = churned.stream()
                .filter(one -> one.cause().kind() != RootCause.Kind.UNKNOWN)
                .toList();
        return rate(known, one -> one.cause().isControllable(), "CHURNED_FOR_A_KNOWN_CAUSE");
    }

    /**
     * Returns the reasons for which customers left again, the one with the most losses first. Reasons that stand for an
     * outside event raise no alarm: nobody could have prevented them. A reason that was heard only on the same day is
     * not repeated. Upper and lower case are the same, and the first spelling stands for all.
     *
     * @param words what stated reasons stand for
     * @param since the first day of the losses that raise the alarm; those before only make a reason known
     */
    public List<RepeatedReason> repeatedReasons(StatedCauses words, LocalDate since) {
        Map<String, List<RepeatedReason.Loss>> byReason = new HashMap<>();
        for (ClassifiedChurn loss : losses) {
            loss.event()
                    .statedLast()
                    .filter(reason -> words.outside(List.of(reason)).isEmpty())
                    .ifPresent(reason -> byReason.computeIfAbsent(spellings.show(reason), key -> new ArrayList<>())
                            .add(new RepeatedReason.Loss(
                                    loss.event().accountId(), loss.event().on())));
        }
        List<RepeatedReason> repeated = new ArrayList<>();
        byReason.forEach((reason, all) -> {
            LocalDate first = all.get(0).on();
            List<RepeatedReason.Loss> again = all.stream()
                    .filter(loss -> loss.on().isAfter(first) && !loss.on().isBefore(since))
                    .toList();
            if (!again.isEmpty()) {
                repeated.add(new RepeatedReason(reason, first, again));
            }
        });
        repeated.sort(Comparator.comparing(RepeatedReason::times).reversed().thenComparing(RepeatedReason::reason));
        return List.copyOf(repeated);
    }

    /**
     * Returns natural retention: the share of the customers at the start of a period that would be there at its end if
     * nobody but those acquired or closed down had left. Above it no success of the customers can lift retention; 1
     * less it is the floor under churn. Who left for another cause counts as one that would have stayed, and so does
     * who left for a cause that is unknown: it is an upper end, the less so the better {@link #reasonCoverage} is.
     *
     * @param period the period
     * @param opening who was a customer on the day before it began
     */
    public Rate naturalRetention(DateRange period, Set<AccountId> opening) {
        Set<AccountId> gone = new TreeSet<>();
        losses.stream()
                .filter(loss -> period.contains(loss.event().on()))
                .filter(loss -> loss.cause().kind() == RootCause.Kind.EXOGENOUS)
                .map(loss -> loss.event().accountId())
                .filter(opening::contains)
                .forEach(gone::add);
        List<AccountId> all = opening.stream().sorted().toList();
        return Rate.ofCounts(
                        all.size() - (long) gone.size(),
                        all.size(),
                        () -> all.stream()
                                .map(id -> new Rate.Member(id.value(), gone.contains(id) ? 0 : 1, 1))
                                .toList())
                .named("NATURAL_RETENTION", "");
    }

    private static Rate rate(List<ClassifiedChurn> of, Predicate<ClassifiedChurn> counted, String population) {
        return Rate.ofCounts(
                        of.stream().filter(counted).count(),
                        of.size(),
                        () -> of.stream()
                                .map(one ->
                                        new Rate.Member(one.event().accountId().value(), counted.test(one) ? 1 : 0, 1))
                                .toList())
                .named(population, "");
    }

    /** Returns how many losses of each kind there are, also of customers that came back. */
    public Map<ChurnEvent.Kind, Long> kinds() {
        Map<ChurnEvent.Kind, Long> kinds = new EnumMap<>(ChurnEvent.Kind.class);
        losses.forEach(loss -> kinds.merge(loss.event().kind(), 1L, Long::sum));
        return kinds;
    }
}

package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.KnownFacts;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the statements of work stand, as of a day: the share delivered on time, what is open, and how long delivery
 * takes. A statement is decided once it is delivered, or overdue: its due day has passed and it is not. Immutable.
 *
 * <pre>{@code
 * WorkDelivery work = WorkDelivery.of(book.facts(StatementOfWork.class), asOf);
 * work.onTime();       // 18 of 25
 * work.overdue();      // "data warehouse connection", due last Friday
 * work.medianDays();   // Known 34.0
 * }</pre>
 */
public final class WorkDelivery {

    private static final int DELIVERED = 1;
    private static final double MEDIAN = 0.5;
    private static final double NINTH_DECILE = 0.9;
    private static final Comparator<StatementOfWork> ORDER = Comparator.comparing(StatementOfWork::dueOn)
            .thenComparing(StatementOfWork::accountId)
            .thenComparing(StatementOfWork::statement);

    private final List<StatementOfWork> statements;
    private final LocalDate asOf;
    private final CumulativeIncidence incidence;

    private WorkDelivery(List<StatementOfWork> statements, LocalDate asOf) {
        this.statements = statements;
        this.asOf = asOf;
        Spells.Builder spells = Spells.builder();
        for (StatementOfWork one : statements) {
            spells.add(
                    ChronoUnit.DAYS.between(one.agreedOn(), one.deliveredOn().orElse(asOf)),
                    one.deliveredOn().isPresent() ? DELIVERED : 0);
        }
        incidence = CumulativeIncidence.of(spells.build(), DELIVERED);
    }

    /**
     * Returns how some statements stand.
     *
     * @param statements of any accounts, in any order and in any versions: of each the one recorded last by the day
     *     counts
     * @param asOf the day; what happened or became known later is ignored
     */
    public static WorkDelivery of(Collection<StatementOfWork> statements, LocalDate asOf) {
        requireNonNull(statements, "statements");
        requireNonNull(asOf, "asOf");
        List<StatementOfWork> known =
                new ArrayList<>(KnownFacts.asOf(KnownFacts.distinct(List.copyOf(statements)), asOf));
        known.sort(ORDER);
        return new WorkDelivery(List.copyOf(known), asOf);
    }

    /**
     * Returns these and the other's statements together; one that is in both counts once.
     *
     * @param other as of the same day
     */
    public WorkDelivery plus(WorkDelivery other) {
        checkArgument(asOf.equals(other.asOf), "both must be as of %s, the other was of %s", asOf, other.asOf);
        List<StatementOfWork> all = new ArrayList<>(statements);
        all.addAll(other.statements);
        return of(all, asOf);
    }

    /** Returns all statements, by the day they are due. */
    public List<StatementOfWork> statements() {
        return statements;
    }

    /** Returns those that are not delivered, by the day they are due. */
    public List<StatementOfWork> open() {
        return statements.stream().filter(one -> one.deliveredOn().isEmpty()).toList();
    }

    /** Returns those that are not delivered though their due day has passed. */
    public List<StatementOfWork> overdue() {
        return open().stream().filter(one -> one.dueOn().isBefore(asOf)).toList();
    }

    /** Returns the share of the decided statements that was delivered by the due day, with the accounts as members. */
    public Rate onTime() {
        SortedMap<String, List<StatementOfWork>> byAccount = new TreeMap<>();
        statements.stream()
                .filter(one -> one.deliveredOn().isPresent() || one.dueOn().isBefore(asOf))
                .forEach(one -> byAccount
                        .computeIfAbsent(one.accountId().value(), id -> new ArrayList<>())
                        .add(one));
        List<Rate.Member> members = new ArrayList<>();
        byAccount.forEach((id, own) -> members.add(
                new Rate.Member(id, own.stream().filter(WorkDelivery::isOnTime).count(), own.size())));
        return Rate.ofMembers(members).named("DECIDED_STATEMENTS", "delivered by the due day");
    }

    private static boolean isOnTime(StatementOfWork one) {
        return one.deliveredOn().filter(day -> !day.isAfter(one.dueOn())).isPresent();
    }

    /**
     * Returns the days from the agreement within which half of the statements are delivered, open ones counted as long
     * as they have been; CENSORED where too many are open to tell, EMPTY_BASE where there is none.
     */
    public Answer<Double> medianDays() {
        return incidence.quantile(DELIVERED, MEDIAN);
    }

    /** Returns the days within which nine in ten are delivered; unknown as {@link #medianDays}. */
    public Answer<Double> p90Days() {
        return incidence.quantile(DELIVERED, NINTH_DECILE);
    }
}

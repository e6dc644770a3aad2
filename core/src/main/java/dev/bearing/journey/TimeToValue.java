package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How long accounts wait for a value: their first, or a milestone. Accounts that have not got there yet count as long
 * as they were observed, and those that churned first never get there (cumulative incidence with churn as the competing
 * risk). Ask for the median and the ninth decile; a mean of the finished waits would leave out the slow ones. Either
 * may be unknown: where too many still wait or have left, nobody can tell when half will have got there. Immutable.
 *
 * <pre>{@code
 * TimeToValue time = TimeToValue.of(List.of(
 *         TimeToValue.toFirstValue(acme, progressOfAcme),
 *         TimeToValue.toFirstValue(globex, progressOfGlobex).withChurn(churnedOn)));
 * time.medianDays(); // Known 23.0: the days within which half of all accounts got there
 * time.p90Days();    // Unknown CENSORED while nine in ten have not
 * TimeToValue.by(waits, TimeToValue.Wait::startMonth); // the same by the month they set out in
 * }</pre>
 *
 * <p>Without anybody waiting or churned, the two are the plain median and ninth decile of the waits.
 */
public final class TimeToValue {

    /** The cause, in {@link #incidence}, of getting there. */
    public static final int REACHED = 1;

    /** The cause, in {@link #incidence}, of churning first. */
    public static final int CHURNED = 2;

    private static final double MEDIAN = 0.5;
    private static final double NINTH_DECILE = 0.9;

    /** How a wait stands. */
    public enum End {
        /** The account got there. */
        REACHED,
        /** It churned before it did. */
        CHURNED,
        /** It still waits. */
        WAITING
    }

    /**
     * The wait of one account.
     *
     * @param accountId the account
     * @param startedOn the day it set out
     * @param days the days from then until it got there, churned, or was last looked at; 0 where it was there before it
     *     set out, as with milestones taken over from another system
     * @param end how it stands
     */
    public record Wait(AccountId accountId, LocalDate startedOn, long days, End end) {

        /** @throws IllegalArgumentException if the days are negative */
        public Wait {
            requireNonNull(accountId, "accountId");
            requireNonNull(startedOn, "startedOn");
            checkArgument(days >= 0, "days must not be negative, was %s", days);
            requireNonNull(end, "end");
        }

        /**
         * Returns this wait, of an account that churned on a day; unchanged if it had got there by then, or was last
         * looked at before.
         *
         * @param churnedOn the first day it was no customer any more
         */
        public Wait withChurn(LocalDate churnedOn) {
            long until = Math.max(0, ChronoUnit.DAYS.between(startedOn, churnedOn));
            boolean first = until < days || (until == days && end == End.WAITING);
            return first ? new Wait(accountId, startedOn, until, End.CHURNED) : this;
        }

        /** Returns the month it set out in. */
        public YearMonth startMonth() {
            return YearMonth.from(startedOn);
        }
    }

    private final List<Wait> waits;
    private final CumulativeIncidence incidence;

    private TimeToValue(List<Wait> waits) {
        this.waits = Collections.unmodifiableList(waits);
        Spells.Builder spells = Spells.builder();
        waits.forEach(wait -> spells.add(wait.days(), cause(wait.end())));
        incidence = CumulativeIncidence.of(spells.build(), CHURNED);
    }

    private static int cause(End end) {
        return switch (end) {
            case REACHED -> REACHED;
            case CHURNED -> CHURNED;
            case WAITING -> 0;
        };
    }

    /** Returns the time to value of some accounts, in any order. */
    public static TimeToValue of(Collection<Wait> waits) {
        requireNonNull(waits, "waits");
        return new TimeToValue(List.copyOf(waits));
    }

    /**
     * Returns the time to value of each group, by the groups' order.
     *
     * @param group a wait's group, such as {@link Wait#startMonth} or its account's segment
     */
    public static <K extends Comparable<? super K>> SortedMap<K, TimeToValue> by(
            Collection<Wait> waits, Function<? super Wait, ? extends K> group) {
        requireNonNull(waits, "waits");
        requireNonNull(group, "group");
        SortedMap<K, List<Wait>> groups = new TreeMap<>();
        waits.forEach(wait -> groups.computeIfAbsent(group.apply(wait), key -> new ArrayList<>())
                .add(wait));
        SortedMap<K, TimeToValue> times = new TreeMap<>();
        groups.forEach((key, members) -> times.put(key, of(members)));
        return Collections.unmodifiableSortedMap(times);
    }

    /**
     * Returns an account's wait for the first outcome of its own, see {@link JourneyProgress#daysToFirstValue}; whether
     * it lost that again later does not matter. It ends with the {@linkplain JourneyProgress#withSpells spell} in which
     * it began, where spells were told.
     */
    public static Wait toFirstValue(AccountId accountId, JourneyProgress progress) {
        requireNonNull(progress, "progress");
        Wait wait = progress.daysToFirstValue()
                .fold(
                        known -> new Wait(accountId, progress.start(), known.value(), End.REACHED),
                        unknown -> wait(accountId, progress.start(), progress.asOf(), End.WAITING));
        return withinSpell(wait, progress);
    }

    /**
     * Returns an account's wait for the outcome of a milestone, counted from the day the account set out, as
     * {@link #toMilestone(AccountId, JourneyProgress, String, LocalDate)} has it.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public static Wait toMilestone(AccountId accountId, JourneyProgress progress, String milestone) {
        requireNonNull(progress, "progress");
        return toMilestone(accountId, progress, milestone, progress.start());
    }

    /**
     * Returns an account's wait for the outcome of a milestone, counted from a day; whether it lost it again later does
     * not matter. It is looked at no further than the day the milestone was waived, whatever came after, and ends with
     * the {@linkplain JourneyProgress#withSpells spell} in which it began, where spells were told.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public static Wait toMilestone(
            AccountId accountId, JourneyProgress progress, String milestone, LocalDate startedOn) {
        requireNonNull(progress, "progress");
        requireNonNull(startedOn, "startedOn");
        LocalDate last = progress.waivedOn(milestone).orElse(progress.asOf());
        Wait wait = progress.firstReachedOn(milestone)
                .filter(day -> !day.isAfter(last))
                .map(day -> wait(accountId, startedOn, day, End.REACHED))
                .orElseGet(() -> wait(accountId, startedOn, last, End.WAITING));
        return withinSpell(wait, progress);
    }

    private static Wait wait(AccountId accountId, LocalDate from, LocalDate until, End end) {
        return new Wait(accountId, from, Math.max(0, ChronoUnit.DAYS.between(from, until)), end);
    }

    private static Wait withinSpell(Wait wait, JourneyProgress progress) {
        return progress.lostAfter(wait.startedOn()).map(wait::withChurn).orElse(wait);
    }

    /** Returns the time to value of these accounts and the other's together; no account may be in both. */
    public TimeToValue plus(TimeToValue other) {
        List<Wait> all = new ArrayList<>(waits);
        all.addAll(other.waits);
        return new TimeToValue(all);
    }

    /** Returns the waits it was made of. */
    public List<Wait> waits() {
        return waits;
    }

    /** Returns how many accounts set out. */
    public int n() {
        return waits.size();
    }

    /** Returns how many of them got there. */
    public long reached() {
        return incidence.events(REACHED);
    }

    /** Returns how many churned before they got there. */
    public long churned() {
        return incidence.events(CHURNED);
    }

    /** Returns how many still wait: their time is known only to be longer than so far. */
    public long censored() {
        return n() - reached() - churned();
    }

    /**
     * Returns the days within which half of all accounts get there; CENSORED where that is not known, or half never do;
     * EMPTY_BASE where nobody set out.
     */
    public Answer<Double> medianDays() {
        return quantileDays(MEDIAN);
    }

    /** Returns the days within which nine in ten of all accounts get there; unknown as {@link #medianDays}. */
    public Answer<Double> p90Days() {
        return quantileDays(NINTH_DECILE);
    }

    /**
     * Returns the days within which a share of all accounts gets there; unknown as {@link #medianDays}.
     *
     * @param share in (0, 1)
     */
    public Answer<Double> quantileDays(double share) {
        return incidence.quantile(REACHED, share);
    }

    /** Returns the curves, in days: cause {@link #REACHED} against {@link #CHURNED}. */
    public CumulativeIncidence incidence() {
        return incidence;
    }
}

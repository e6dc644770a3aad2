package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * How far one account is along a path, as of a day: its position in [0, 1], what it has reached and when, and the legs
 * it is on. The position is the weighted mean of the milestones' credit: 1 for an outcome, {@code functionalCredit} for
 * a task that is only done, 0 otherwise. A regression takes the credit back until the milestone is achieved again; one
 * dated the same day as an achievement withdraws that achievement. Milestones achieved out of order keep their credit.
 * A milestone that is waived and not reached is off the account's path from the waiver's day on: it counts neither
 * above nor below the line.
 *
 * <p>The order and duplicates of the events never matter, nor does anything that happened or became known after the
 * day. Immutable.
 *
 * <pre>{@code
 * JourneyProgress progress = JourneyProgress.of(path, events, firstPayingDay, asOf);
 * progress.position();                              // 0.4
 * progress.position(asOf.minusDays(90));            // 0.15, so it is moving
 * progress.nextLeg().map(JourneyProgress.Leg::daysWaited); // 17
 * }</pre>
 */
public final class JourneyProgress {

    /** The credit of a milestone whose task is done but whose outcome is not there. */
    public static final double DEFAULT_FUNCTIONAL_CREDIT = 0.5;

    private final SuccessPath path;
    private final LocalDate start;
    private final LocalDate asOf;
    private final double functionalCredit;
    /** One per milestone, in the path's order. */
    private final MilestoneHistory[] histories;
    /** {@code long[milestones]}: the epoch day since which one is waived, or NEVER. */
    private final long[] waived;

    /** When the account was a customer, ascending; empty where that is not told. */
    private final List<DateRange> spells;

    private final OwnPath own;

    private JourneyProgress(
            SuccessPath path,
            LocalDate start,
            LocalDate asOf,
            double functionalCredit,
            MilestoneHistory[] histories,
            long[] waived,
            List<DateRange> spells) {
        checkArgument(
                functionalCredit >= 0 && functionalCredit < 1,
                "functionalCredit must be in [0, 1), was %s",
                functionalCredit);
        this.path = path;
        this.start = start;
        this.asOf = asOf;
        this.functionalCredit = functionalCredit;
        this.histories = histories;
        this.waived = waived;
        this.spells = spells;
        this.own = new OwnPath(path, histories, waived, functionalCredit);
    }

    /**
     * Returns the progress of one account, with the {@linkplain #DEFAULT_FUNCTIONAL_CREDIT default} credit for a task
     * that is only done.
     *
     * @param path the path; events of milestones it does not have are ignored
     * @param events the account's events, in any order, all of one account
     * @param start the day the account set out, its first paying day say; not after {@code asOf}
     * @param asOf the day; what happened or became known later is ignored
     */
    public static JourneyProgress of(
            SuccessPath path, Collection<MilestoneEvent> events, LocalDate start, LocalDate asOf) {
        requireNonNull(events, "events");
        requireNonNull(start, "start");
        requireNonNull(asOf, "asOf");
        requireNonNull(path, "path");
        checkArgument(!start.isAfter(asOf), "start must not be after asOf = %s, was %s", asOf, start);
        checkOneAccount(events);
        long[] waived = new long[path.milestones().size()];
        Arrays.fill(waived, NEVER);
        return new JourneyProgress(
                path,
                start,
                asOf,
                DEFAULT_FUNCTIONAL_CREDIT,
                MilestoneHistory.all(path, events, asOf),
                waived,
                List.of());
    }

    private static void checkOneAccount(Collection<? extends AccountFact> facts) {
        AccountId first = null;
        for (AccountFact fact : facts) {
            if (first == null) {
                first = fact.accountId();
            }
            checkArgument(
                    first.equals(fact.accountId()),
                    "events must be of one account, were of %s and %s",
                    first,
                    fact.accountId());
        }
    }

    /**
     * Returns this progress of an account that may go on without some milestones: what comes after them may begin, no
     * leg leads to them, and from the waiver's day on the position is the mean of the others. One that is reached all
     * the same keeps its credit and weight.
     *
     * @param waivers all of this account, in any order; those of milestones that the path does not have, and what
     *     happened or became known after the as-of day, are ignored
     */
    public JourneyProgress withWaivers(Collection<MilestoneWaiver> waivers) {
        requireNonNull(waivers, "waivers");
        checkOneAccount(waivers);
        long[] days = waived.clone();
        for (MilestoneWaiver waiver : waivers) {
            int index = path.indexOrNone(waiver.milestone());
            if (index >= 0 && MilestoneHistory.isKnown(waiver, waiver.on(), asOf)) {
                days[index] = earlier(days[index], waiver.on().toEpochDay());
            }
        }
        return new JourneyProgress(path, start, asOf, functionalCredit, histories, days, spells);
    }

    /**
     * Returns this progress with another credit for a task that is only done.
     *
     * @param credit in [0, 1)
     */
    public JourneyProgress withFunctionalCredit(double credit) {
        return new JourneyProgress(path, start, asOf, credit, histories, waived, spells);
    }

    /**
     * Returns this progress of an account that was a customer over some stretches of days. Each is a spell of its own:
     * a wait that began in one ends with it, as churn, though the account came back and crossed later; and who came
     * back waits anew on every leg that is open, from the day it did.
     *
     * @param customerSpells in any order, not overlapping; empty where it was always one, as far as is known
     */
    public JourneyProgress withSpells(Collection<DateRange> customerSpells) {
        requireNonNull(customerSpells, "customerSpells");
        List<DateRange> sorted = customerSpells.stream()
                .sorted(Comparator.comparing(DateRange::from))
                .toList();
        return new JourneyProgress(path, start, asOf, functionalCredit, histories, waived, sorted);
    }

    /**
     * Returns the day the account was lost that was a customer on a day: the first day after that spell; empty where it
     * has no end, or no spells were told. Of a day between two spells it is the end of the earlier one, and before all
     * of them that of the first.
     */
    public Optional<LocalDate> lostAfter(LocalDate day) {
        requireNonNull(day, "day");
        return spells.isEmpty()
                ? Optional.empty()
                : spells.get(Math.max(0, spell(day))).end();
    }

    /** Returns the epoch day on which who came to a wait on a day was lost, or NEVER. */
    long lostAfter(long epochDay) {
        return spells.isEmpty()
                ? NEVER
                : lostAfter(LocalDate.ofEpochDay(epochDay))
                        .map(LocalDate::toEpochDay)
                        .orElse(NEVER);
    }

    /** Returns the place of the last spell that had begun by a day, or -1. */
    private int spell(LocalDate day) {
        int last = -1;
        while (last + 1 < spells.size() && !spells.get(last + 1).from().isAfter(day)) {
            last++;
        }
        return last;
    }

    /** Returns the epoch day on which the account came back last, or NEVER. */
    private long cameBackOn() {
        int last = spell(asOf);
        return last < 1 ? NEVER : spells.get(last).from().toEpochDay();
    }

    /** Returns the path. */
    public SuccessPath path() {
        return path;
    }

    /** Returns the day the account set out. */
    public LocalDate start() {
        return start;
    }

    /** Returns the day this progress is as of. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns the credit of a milestone whose task is done but whose outcome is not there. */
    public double functionalCredit() {
        return functionalCredit;
    }

    /**
     * Returns the position, in [0, 1]: 1 exactly when all milestones are reached or waived, and at least one reached; 0
     * where all are waived.
     */
    public double position() {
        return position(asOf);
    }

    /**
     * Returns the position at the end of an earlier day, told by what is known now, on the path as it was that day: a
     * milestone waived later counts.
     *
     * @param day not after {@link #asOf}
     */
    public double position(LocalDate day) {
        return own.position(epoch(day), epoch(day));
    }

    /**
     * Returns the position at the end of an earlier day on the path as it is at the as-of day: what is waived by now,
     * and not reached, counts on no day. The difference of two such positions is what the account did, and not what was
     * waived for it.
     *
     * @param day not after {@link #asOf}
     */
    public double positionOnTodaysPath(LocalDate day) {
        return own.position(epoch(day), asOf.toEpochDay());
    }

    private long epoch(LocalDate day) {
        requireNonNull(day, "day");
        checkArgument(!day.isAfter(asOf), "day must not be after asOf = %s, was %s", asOf, day);
        return day.toEpochDay();
    }

    /** Returns the days up to the as-of day on which a milestone was achieved or lost, ascending, each once. */
    public List<LocalDate> changeDays() {
        long[] days = new long[0];
        for (MilestoneHistory history : histories) {
            days = history.addChanges(days);
        }
        Arrays.sort(days);
        List<LocalDate> changes = new ArrayList<>(days.length);
        for (int i = 0; i < days.length; i++) {
            if (i == 0 || days[i] != days[i - 1]) {
                changes.add(LocalDate.ofEpochDay(days[i]));
            }
        }
        return Collections.unmodifiableList(changes);
    }

    /**
     * Returns how the position comes about: one term per milestone that is not left out as waived, its share of their
     * weight times its credit.
     */
    public Explanation explanation() {
        return own.explanation(asOf.toEpochDay());
    }

    /**
     * Returns the credit of a milestone: 1 for its outcome, {@link #functionalCredit} for its task only, 0 otherwise.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public double credit(String milestone) {
        return own.credit(state(milestone));
    }

    /**
     * Returns the day since which a milestone's outcome is there; empty while it is not, or no longer.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public Optional<LocalDate> reachedOn(String milestone) {
        return day(reachedOn(path.index(milestone)));
    }

    /**
     * Returns the day a milestone's outcome was there for the first time, whether or not it was lost later.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public Optional<LocalDate> firstReachedOn(String milestone) {
        return day(firstReachedOn(path.index(milestone)));
    }

    /**
     * Returns the day since which a milestone's task is done, which its outcome implies; empty while it is not, or no
     * longer.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public Optional<LocalDate> doneOn(String milestone) {
        return day(histories[path.index(milestone)].since(MilestoneHistory.FUNCTIONAL));
    }

    /**
     * Returns the day since which the customer says that a milestone's outcome is there; empty while it has not, or it
     * was lost.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public Optional<LocalDate> confirmedOn(String milestone) {
        return day(histories[path.index(milestone)].since(MilestoneHistory.CONFIRMED));
    }

    /**
     * Returns the highest level a milestone has; {@link MilestoneLevel#REGRESSED} where it had one and lost it; empty
     * where nothing ever happened.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public Optional<MilestoneLevel> level(String milestone) {
        MilestoneHistory history = histories[path.index(milestone)];
        return switch (state(milestone)) {
            case MilestoneHistory.CONFIRMED -> Optional.of(MilestoneLevel.CONFIRMED);
            case MilestoneHistory.OUTCOME -> Optional.of(MilestoneLevel.OUTCOME);
            case MilestoneHistory.FUNCTIONAL -> Optional.of(MilestoneLevel.FUNCTIONAL);
            default -> history.isEmpty() ? Optional.empty() : Optional.of(MilestoneLevel.REGRESSED);
        };
    }

    /**
     * Returns the day since which the account may go on without a milestone; empty where it may not.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public Optional<LocalDate> waivedOn(String milestone) {
        return day(waived[path.index(milestone)]);
    }

    /**
     * Returns the days on which a milestone's outcome was lost again, ascending.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public List<LocalDate> regressions(String milestone) {
        return histories[path.index(milestone)]
                .losses()
                .mapToObj(LocalDate::ofEpochDay)
                .toList();
    }

    /**
     * Returns the day the account first came to the leg to a milestone: all before it were reached, or waived, for the
     * first time; empty where that has not happened.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public Optional<LocalDate> firstEnteredOn(String milestone) {
        return day(firstEnteredOn(path.index(milestone)));
    }

    private static Optional<LocalDate> day(long epochDay) {
        return epochDay == NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(epochDay));
    }

    private byte state(String milestone) {
        return histories[path.index(milestone)].state(asOf.toEpochDay());
    }

    /**
     * Returns whether the account is where its path leads: every milestone on which it ends is reached, and something
     * is. The path ends where nothing comes after, and, where that is waived, with what came before it; of several
     * branches one is enough. What was skipped on the way, and nothing needs any more, does not matter.
     */
    public boolean arrived() {
        return own.arrived(asOf.toEpochDay());
    }

    /** Returns whether every milestone of the path is waived and none is reached: there is no way to be on. */
    public boolean isWaivedThroughout() {
        return own.isEmpty(asOf.toEpochDay());
    }

    /** Returns the places of the milestones on which the account's path ends and that are not reached. */
    int[] goalsLeft() {
        return own.goalsLeft(asOf.toEpochDay());
    }

    /**
     * A way an account is on: from the milestones it has reached to one it has not.
     *
     * @param milestone where it leads
     * @param beganOn the day the last of the milestones before it was reached or waived, or the account set out where
     *     there is none or they were reached earlier; or the day the milestone itself was lost, where it had been
     *     reached; never before the day it came back as a customer, where it did
     * @param daysWaited the days from then to the as-of day
     */
    public record Leg(SuccessMilestone milestone, LocalDate beganOn, long daysWaited) {

        /** Refuses null. */
        public Leg {
            requireNonNull(milestone, "milestone");
            requireNonNull(beganOn, "beganOn");
        }
    }

    /**
     * Returns the leg to the first milestone, in the path's order, that is open; empty once the account has
     * {@linkplain #arrived arrived}, or when all are waived.
     */
    public Optional<Leg> nextLeg() {
        return arrived() ? Optional.empty() : openLegs().stream().findFirst();
    }

    /**
     * Returns the first milestone, in the path's order, that is neither reached nor waived though all before it are;
     * empty once the account has {@linkplain #arrived arrived}.
     */
    public Optional<SuccessMilestone> nextMilestone() {
        return nextLeg().map(Leg::milestone);
    }

    /**
     * Returns the legs to all milestones that are neither reached nor waived though those before them are, in the
     * path's order.
     */
    public List<Leg> openLegs() {
        List<Leg> legs = new ArrayList<>();
        long cameBack = cameBackOn();
        for (int i = 0; i < histories.length; i++) {
            long entered = entered(i, this::metOn);
            if (metOn(i) == NEVER && entered != NEVER) {
                long lost = histories[i].losses().max().orElse(NEVER);
                long began = Math.max(cameBack, Math.max(entered, lost));
                legs.add(new Leg(path.milestones().get(i), LocalDate.ofEpochDay(began), asOf.toEpochDay() - began));
            }
        }
        return List.copyOf(legs);
    }

    /**
     * Returns the epoch day on which the leg to the milestone at a place began: all that comes before it was met, or
     * the account set out, whichever is later; NEVER where it did not.
     */
    private long entered(int index, IntToLongFunction metOn) {
        long entered = start.toEpochDay();
        for (int before : path.prerequisites(index)) {
            long met = metOn.applyAsLong(before);
            if (met == NEVER) {
                return NEVER;
            }
            entered = Math.max(entered, met);
        }
        int[] alternatives = path.alternatives(index);
        long first = NEVER;
        for (int before : alternatives) {
            first = earlier(first, metOn.applyAsLong(before));
        }
        if (alternatives.length > 0 && first == NEVER) {
            return NEVER;
        }
        return Math.max(entered, first);
    }

    private static long earlier(long a, long b) {
        if (a == NEVER || b == NEVER) {
            return Math.max(a, b);
        }
        return Math.min(a, b);
    }

    /**
     * Returns the days from setting out to the first outcome of the customer's own: the earliest day on which a
     * CUSTOMER milestone was reached, 0 where that was before it set out; CENSORED until then.
     */
    public Answer<Long> daysToFirstValue() {
        long first = Long.MAX_VALUE;
        String which = "";
        for (int i = 0; i < histories.length; i++) {
            long day = firstReachedOn(i);
            boolean own = path.milestones().get(i).beneficiary() == Beneficiary.CUSTOMER;
            if (own && day != NEVER && day < first) {
                first = day;
                which = path.milestones().get(i).id();
            }
        }
        if (first == Long.MAX_VALUE) {
            return Answer.unknown(
                    Answer.Reason.CENSORED, "no milestone of the customer's was reached from " + start + " to " + asOf);
        }
        long waited = Math.max(0, first - start.toEpochDay());
        return Answer.known(
                waited,
                Explanation.sum("days to the first outcome", List.of(new Contribution(which, (double) waited))));
    }

    /** No day. */
    static final long NEVER = MilestoneHistory.NEVER;

    /** Returns the epoch day since which the milestone at a place is reached, or NEVER. */
    private long reachedOn(int index) {
        return histories[index].since(MilestoneHistory.OUTCOME);
    }

    /** Returns the epoch day on which the milestone at a place was reached for the first time, or NEVER. */
    long firstReachedOn(int index) {
        return histories[index].first(MilestoneHistory.OUTCOME);
    }

    /** Returns the epoch day since which the milestone at a place is reached or waived, or NEVER. */
    private long metOn(int index) {
        return earlier(reachedOn(index), waived[index]);
    }

    /** Returns whether what comes after a milestone may begin as far as it is concerned. */
    boolean isMet(int index) {
        return metOn(index) != NEVER;
    }

    /** Returns the epoch day on which the leg to the milestone at a place began for the first time, or NEVER. */
    long firstEnteredOn(int index) {
        return entered(index, before -> earlier(firstReachedOn(before), waived[before]));
    }

    /**
     * Returns the epoch day up to which waits for the milestone at a place are observed: the day of its waiver, since
     * who may go on without it waits no longer, or the as-of day where it has none or was reached by then.
     */
    long observedUntil(int index) {
        return isWaivedUnreached(index) ? waived[index] : asOf.toEpochDay();
    }

    /** Returns whether a wait for the milestone at a place that begins on a day is over before: waived on that day. */
    boolean isWaivedBy(int index, long epochDay) {
        return isWaivedUnreached(index) && waived[index] <= epochDay;
    }

    private boolean isWaivedUnreached(int index) {
        long reached = firstReachedOn(index);
        return waived[index] != NEVER && (reached == NEVER || waived[index] < reached);
    }
}

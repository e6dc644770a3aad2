package dev.bearing.journey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How far one account is along a path, as of a day: its position in [0, 1], what it has reached and when, and the legs
 * it is on. The position is the weighted mean of the milestones' credit: 1 for an outcome, {@code functionalCredit} for
 * a task that is only done, 0 otherwise. A regression takes the credit back until the milestone is achieved again; one
 * dated the same day as an achievement withdraws that achievement. Milestones achieved out of order keep their credit.
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

    private static final byte NOTHING = 0;
    private static final byte FUNCTIONAL = 1;
    private static final byte REACHED = 2;
    /** A code, and never a state: it comes last on its day. */
    private static final byte LOST = 3;

    private static final int CODES = 4;

    private final SuccessPath path;
    private final LocalDate start;
    private final LocalDate asOf;
    private final double functionalCredit;
    /** {@code long[milestones][changes]}: the epoch days on which a milestone's state changed, ascending. */
    private final long[][] days;
    /** {@code byte[milestones][changes]}: the state from that day on. */
    private final byte[][] states;

    private JourneyProgress(
            SuccessPath path,
            LocalDate start,
            LocalDate asOf,
            double functionalCredit,
            long[][] days,
            byte[][] states) {
        checkArgument(
                functionalCredit >= 0 && functionalCredit < 1,
                "functionalCredit must be in [0, 1), was %s",
                functionalCredit);
        this.path = path;
        this.start = start;
        this.asOf = asOf;
        this.functionalCredit = functionalCredit;
        this.days = days;
        this.states = states;
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
        requireNonNull(path, "path");
        checkArgument(!start.isAfter(asOf), "start must not be after asOf = %s, was %s", asOf, start);
        checkOneAccount(events);
        int milestones = path.milestones().size();
        int[] counts = new int[milestones];
        for (MilestoneEvent event : events) {
            int index = path.indexOrNone(event.milestone());
            if (index >= 0 && isKnown(event, asOf)) {
                counts[index]++;
            }
        }
        long[][] codes = new long[milestones][];
        for (int i = 0; i < milestones; i++) {
            codes[i] = new long[counts[i]];
        }
        for (MilestoneEvent event : events) {
            int index = path.indexOrNone(event.milestone());
            if (index >= 0 && isKnown(event, asOf)) {
                codes[index][--counts[index]] = event.on().toEpochDay() * CODES + code(event.level());
            }
        }
        long[][] days = new long[milestones][];
        byte[][] states = new byte[milestones][];
        for (int i = 0; i < milestones; i++) {
            Arrays.sort(codes[i]);
            days[i] = new long[codes[i].length];
            states[i] = new byte[codes[i].length];
            int changes = changes(codes[i], days[i], states[i]);
            days[i] = Arrays.copyOf(days[i], changes);
            states[i] = Arrays.copyOf(states[i], changes);
        }
        return new JourneyProgress(path, start, asOf, DEFAULT_FUNCTIONAL_CREDIT, days, states);
    }

    /** Fills in the days on which the state changed and the new states; returns how many there are. */
    private static int changes(long[] sortedCodes, long[] days, byte[] states) {
        int changes = 0;
        byte state = NOTHING;
        for (int i = 0; i < sortedCodes.length; ) {
            long day = sortedCodes[i] / CODES;
            byte before = state;
            for (; i < sortedCodes.length && sortedCodes[i] / CODES == day; i++) {
                byte code = (byte) (sortedCodes[i] % CODES);
                state = code == LOST ? NOTHING : (byte) Math.max(state, code);
            }
            if (state != before) {
                days[changes] = day;
                states[changes] = state;
                changes++;
            }
        }
        return changes;
    }

    private static byte code(MilestoneLevel level) {
        return switch (level) {
            case FUNCTIONAL -> FUNCTIONAL;
            case OUTCOME, CONFIRMED -> REACHED;
            case REGRESSED -> LOST;
        };
    }

    private static boolean isKnown(MilestoneEvent event, LocalDate asOf) {
        return !event.on().isAfter(asOf) && !event.recordedOn().isAfter(asOf);
    }

    private static void checkOneAccount(Collection<MilestoneEvent> events) {
        AccountId first = null;
        for (MilestoneEvent event : events) {
            if (first == null) {
                first = event.accountId();
            }
            checkArgument(
                    first.equals(event.accountId()),
                    "events must be of one account, were of %s and %s",
                    first,
                    event.accountId());
        }
    }

    /**
     * Returns this progress with another credit for a task that is only done.
     *
     * @param credit in [0, 1)
     */
    public JourneyProgress withFunctionalCredit(double credit) {
        return new JourneyProgress(path, start, asOf, credit, days, states);
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

    /** Returns the position, in [0, 1]: 1 exactly when all milestones are reached. */
    public double position() {
        return position(asOf);
    }

    /**
     * Returns the position at the end of an earlier day, told by what is known now.
     *
     * @param day not after {@link #asOf}
     */
    public double position(LocalDate day) {
        checkArgument(!day.isAfter(asOf), "day must not be after asOf = %s, was %s", asOf, day);
        double sum = 0;
        boolean all = true;
        for (int i = 0; i < days.length; i++) {
            byte state = state(i, day.toEpochDay());
            sum += path.weight(i) * credit(state);
            all &= state == REACHED;
        }
        return all ? 1 : Math.min(sum / path.totalWeight(), Math.nextDown(1.0));
    }

    /** Returns the days up to the as-of day on which a milestone was achieved or lost, ascending, each once. */
    public List<LocalDate> changeDays() {
        return Arrays.stream(days)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .distinct()
                .mapToObj(LocalDate::ofEpochDay)
                .toList();
    }

    /** Returns how the position comes about: one term per milestone, its share of the weight times its credit. */
    public Explanation explanation() {
        List<Contribution> terms = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            SuccessMilestone milestone = path.milestones().get(i);
            terms.add(new Contribution(
                    milestone.id(), path.weight(i) / path.totalWeight() * credit(state(i, asOf.toEpochDay()))));
        }
        return Explanation.sum("weighted mean of milestone credit", terms);
    }

    /**
     * Returns the credit of a milestone: 1 for its outcome, {@link #functionalCredit} for its task only, 0 otherwise.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public double credit(String milestone) {
        return credit(state(path.index(milestone), asOf.toEpochDay()));
    }

    /**
     * Returns the day since which a milestone's outcome is there; empty while it is not, or no longer.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public Optional<LocalDate> reachedOn(String milestone) {
        long day = reachedOn(path.index(milestone));
        return day == NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    /**
     * Returns the day a milestone's outcome was there for the first time, whether or not it was lost later.
     *
     * @throws IllegalArgumentException if the path has no such milestone
     */
    public Optional<LocalDate> firstReachedOn(String milestone) {
        long day = firstReachedOn(path.index(milestone));
        return day == NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    /** Returns whether all milestones of the path are reached. */
    public boolean arrived() {
        for (int i = 0; i < days.length; i++) {
            if (reachedOn(i) == NEVER) {
                return false;
            }
        }
        return true;
    }

    /**
     * A way an account is on: from the milestones it has reached to one it has not.
     *
     * @param milestone where it leads
     * @param beganOn the day the last of the milestones before it was reached, or the account set out where there is
     *     none or they were reached earlier; or the day the milestone itself was lost, where it had been reached
     * @param daysWaited the days from then to the as-of day
     */
    public record Leg(SuccessMilestone milestone, LocalDate beganOn, long daysWaited) {

        /** Refuses null. */
        public Leg {
            requireNonNull(milestone, "milestone");
            requireNonNull(beganOn, "beganOn");
        }
    }

    /** Returns the leg to the first milestone, in the path's order, that is open; empty when all are reached. */
    public Optional<Leg> nextLeg() {
        return openLegs().stream().findFirst();
    }

    /** Returns the first milestone, in the path's order, that is not reached though all before it are. */
    public Optional<SuccessMilestone> nextMilestone() {
        return nextLeg().map(Leg::milestone);
    }

    /** Returns the legs to all milestones that are not reached though all before them are, in the path's order. */
    public List<Leg> openLegs() {
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            if (reachedOn(i) != NEVER) {
                continue;
            }
            long began = start.toEpochDay();
            boolean open = true;
            for (int before : path.prerequisites(i)) {
                long reached = reachedOn(before);
                open &= reached != NEVER;
                began = Math.max(began, reached);
            }
            if (open) {
                began = Math.max(began, lostOn(i));
                legs.add(new Leg(path.milestones().get(i), LocalDate.ofEpochDay(began), asOf.toEpochDay() - began));
            }
        }
        return List.copyOf(legs);
    }

    /**
     * Returns the days from setting out to the first outcome of the customer's own: the earliest day on which a
     * CUSTOMER milestone was reached (a SHARED one in a path without), 0 where that was before it set out; CENSORED
     * until then.
     */
    public Answer<Long> daysToFirstValue() {
        boolean own = path.milestones().stream().anyMatch(m -> m.beneficiary() == Beneficiary.CUSTOMER);
        Beneficiary whose = own ? Beneficiary.CUSTOMER : Beneficiary.SHARED;
        long first = Long.MAX_VALUE;
        String which = "";
        for (int i = 0; i < days.length; i++) {
            long day = firstReachedOn(i);
            if (path.milestones().get(i).beneficiary() == whose && day != NEVER && day < first) {
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
    static final long NEVER = Long.MIN_VALUE;

    /** Returns the epoch day since which the milestone at a place is reached, or NEVER. */
    private long reachedOn(int index) {
        int last = days[index].length - 1;
        return last >= 0 && states[index][last] == REACHED ? days[index][last] : NEVER;
    }

    /** Returns the epoch day on which the milestone at a place was reached for the first time, or NEVER. */
    long firstReachedOn(int index) {
        for (int i = 0; i < days[index].length; i++) {
            if (states[index][i] == REACHED) {
                return days[index][i];
            }
        }
        return NEVER;
    }

    /** Returns the epoch day on which the milestone at a place, now not reached, was last lost, or NEVER. */
    private long lostOn(int index) {
        for (int i = days[index].length - 1; i > 0; i--) {
            if (states[index][i - 1] == REACHED) {
                return days[index][i];
            }
        }
        return NEVER;
    }

    private byte state(int index, long epochDay) {
        for (int i = days[index].length - 1; i >= 0; i--) {
            if (days[index][i] <= epochDay) {
                return states[index][i];
            }
        }
        return NOTHING;
    }

    private double credit(byte state) {
        if (state == REACHED) {
            return 1;
        }
        return state == FUNCTIONAL ? functionalCredit : 0;
    }
}

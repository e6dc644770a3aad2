package dev.bearing.testkit;

import dev.bearing.testkit.KnownTruth.MilestoneTruth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An account's way along its success path. Its clock runs on days in service only. On each of them the milestone that
 * is next is reached with the same probability, so that the wait for it is geometric; the functional part comes
 * somewhere on the way there.
 */
final class Journey {

    /** How far a milestone has come. */
    enum Level {
        FUNCTIONAL,
        OUTCOME,
        CONFIRMED,
        REGRESSED
    }

    /**
     * A milestone came to a level.
     *
     * @param milestone the milestone's index in the path
     * @param level the level
     * @param on the day
     */
    record Step(int milestone, Level level, LocalDate on) {}

    /**
     * Something was done for the account because a milestone took long.
     *
     * @param milestone the milestone's index in the path
     * @param on the day
     */
    record Help(int milestone, LocalDate on) {}

    /** The milestone that stands for the customer's first outcome. */
    static final int FIRST_OUTCOME = 3;

    /** The milestone most likely to be lost again. */
    static final int TEAM_ACTIVE = 2;

    private static final double DAYS_A_MONTH = 30;
    private static final int[] EXPECTED_DAYS = {12, 30, 45, 75, 120, 180};

    private final Dice dice;
    private final KnownTruth truth;
    private final boolean experienceMet;
    private final Tally tally;
    private final Window window;
    private final int[] order;
    private final boolean[] reached;
    private final List<Step> steps = new ArrayList<>();
    private final List<Help> helps = new ArrayList<>();
    private final TreeMap<LocalDate, List<Integer>> confirmations = new TreeMap<>();
    private int next = -1;
    private int waited;
    private int wait;
    private int functionalAt;
    private boolean functional;
    private boolean helped;

    Journey(Dice dice, KnownTruth truth, boolean experienceMet, Window window, Tally tally) {
        this.dice = dice;
        this.truth = truth;
        this.experienceMet = experienceMet;
        this.window = window;
        this.tally = tally;
        this.reached = new boolean[truth.milestones().size()];
        this.order = new int[reached.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (dice.chance(0.07)) {
            order[1] = 2;
            order[2] = 1;
        }
    }

    /** Lives through days of service, in which milestones up to an index are open to the account. */
    void live(LocalDate from, LocalDate to, int lastMilestone) {
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            confirm(day);
            int leg = nextOpen(lastMilestone);
            if (leg < 0) {
                next = -1;
            } else {
                if (leg != next) {
                    arrive(leg);
                }
                move(day);
            }
            if (reached[TEAM_ACTIVE] && dice.chance(0.0003)) {
                lose(TEAM_ACTIVE, day);
            }
        }
    }

    private void confirm(LocalDate day) {
        List<Integer> due = confirmations.remove(day);
        if (due != null) {
            for (int milestone : due) {
                if (reached[milestone]) {
                    steps.add(new Step(milestone, Level.CONFIRMED, day));
                }
            }
        }
    }

    private int nextOpen(int lastMilestone) {
        for (int milestone : order) {
            if (milestone <= lastMilestone && !reached[milestone]) {
                return milestone;
            }
        }
        return -1;
    }

    private void arrive(int leg) {
        next = leg;
        waited = 0;
        helped = false;
        functional = false;
        wait = dice.trialsUntil(daily());
        functionalAt = 1 + (int) (wait * (0.15 + 0.75 * dice.uniform()));
    }

    private double daily() {
        MilestoneTruth leg = truth.milestones().get(next);
        double day = 1 - StrictMath.pow(1 - leg.reach(experienceMet), 1 / DAYS_A_MONTH);
        return Math.min(1, helped ? day * truth.interventionFactor() : day);
    }

    private void move(LocalDate day) {
        waited++;
        wait--;
        boolean crossed = wait <= 0;
        if (!functional && (waited >= functionalAt || crossed)) {
            functional = true;
            steps.add(new Step(next, Level.FUNCTIONAL, day));
        }
        if (window.contains(day)) {
            String kind = truth.milestones().get(next).milestone()
                    + (experienceMet ? " met" : " unmet")
                    + (helped ? " helped" : "");
            tally.count("reach " + kind, daily(), crossed);
        }
        if (crossed) {
            reached[next] = true;
            steps.add(new Step(next, Level.OUTCOME, day));
            if (dice.chance(next < 2 ? 0.35 : 0.6)) {
                confirmations
                        .computeIfAbsent(day.plusDays(dice.between(4, 30)), any -> new ArrayList<>())
                        .add(next);
            }
            next = -1;
        } else if (!helped && waited > 2 * EXPECTED_DAYS[next] && dice.chance(0.006)) {
            helped = true;
            helps.add(new Help(next, day));
            wait = dice.trialsUntil(daily());
        }
    }

    /** Loses a milestone that was reached. */
    void lose(int milestone, LocalDate day) {
        if (reached[milestone] && day.isAfter(lastOn(milestone))) {
            reached[milestone] = false;
            steps.add(new Step(milestone, Level.REGRESSED, day));
        }
    }

    private LocalDate lastOn(int milestone) {
        LocalDate last = LocalDate.MIN;
        for (Step step : steps) {
            if (step.milestone() == milestone && step.on().isAfter(last)) {
                last = step.on();
            }
        }
        return last;
    }

    /** Returns everything that was reached and lost, in the order it was found. */
    List<Step> steps() {
        return steps;
    }

    /** Returns what was done for the account. */
    List<Help> helps() {
        return helps;
    }

    /** Returns the day the outcome of a milestone was first reached before {@code day}, or empty. */
    Optional<LocalDate> outcomeBefore(int milestone, LocalDate day) {
        return steps.stream()
                .filter(step -> step.milestone() == milestone
                        && step.level() == Level.OUTCOME
                        && step.on().isBefore(day))
                .map(Step::on)
                .findFirst();
    }

    /** Returns whether any outcome was reached in the {@code days} days up to {@code day}. */
    boolean advanced(LocalDate day, int days) {
        return steps.stream()
                .anyMatch(step -> step.level() == Level.OUTCOME
                        && !step.on().isAfter(day)
                        && step.on().isAfter(day.minusDays(days)));
    }

    /** Returns how many outcomes stood on a day. */
    int outcomesOn(LocalDate day) {
        int count = 0;
        for (int milestone = 0; milestone < reached.length; milestone++) {
            boolean stands = false;
            for (Step step : steps) {
                if (step.milestone() == milestone && !step.on().isAfter(day)) {
                    stands = step.level() == Level.OUTCOME
                            || step.level() == Level.CONFIRMED
                            || (stands && step.level() == Level.FUNCTIONAL);
                }
            }
            count += stands ? 1 : 0;
        }
        return count;
    }
}

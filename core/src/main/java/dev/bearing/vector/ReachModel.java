package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How likely accounts reach the milestones ahead of them within a horizon, by how long others took for the legs of the
 * path. Accounts that wait alike have the same chances, so one model serves many accounts: it remembers what it has
 * worked out. Immutable in what it answers, and thread-safe.
 *
 * <pre>{@code
 * ReachModel reach = ReachModel.of(legs, 3);
 * reach.ahead(progress).get(0).probability(); // 0.62 to reach the next milestone within three months
 * reach.ahead(progress).get(2).interval();    // [0.08, 0.21] for the third
 * }</pre>
 *
 * <p>An open leg continues from the days already waited: (F(a + h) - F(a)) / S(a), with churn as a competing risk; a
 * wait longer than that of all but four others counts as the longest after which at least five were still observed. A
 * later one begins when the last milestone before it is reached; the legs are taken as independent. The variance of a
 * chance is Aalen's, by the delta method: what each observed event moves it by, over all legs on the way. For horizons
 * above 31 days those effects are worked out on 31 steps. The interval is Wilson's for as many accounts as would give
 * that variance; of an open leg, at most those that waited as long.
 *
 * @see <a href="https://doi.org/10.1002/sim.2712">Putter, Fiocco and Geskus (2007)</a>, for reach with competing risks
 */
public final class ReachModel {

    /** How many different waits are remembered; a bound on memory, some 40 MB. */
    private static final int REMEMBERED = 10_000;

    private final int horizonMonths;
    private final ReachPlan plan;
    private final Map<Waits, ReachAhead> chances = new ConcurrentHashMap<>();
    private final Map<Wait, LegStand> stands = new ConcurrentHashMap<>();
    private final Map<Credits, Answer<Double>> positions = new ConcurrentHashMap<>();

    /** The credit of each milestone of the path; less than nothing for what is waived and not reached. */
    private static final class Credits {

        private final double[] credits;

        Credits(JourneyProgress progress) {
            credits = progress.path().milestones().stream()
                    .mapToDouble(
                            milestone -> isLeftOut(progress, milestone.id()) ? -1 : progress.credit(milestone.id()))
                    .toArray();
        }

        private static boolean isLeftOut(JourneyProgress progress, String milestone) {
            return progress.waivedOn(milestone).isPresent()
                    && progress.reachedOn(milestone).isEmpty();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Credits that && Arrays.equals(credits, that.credits);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(credits);
        }
    }

    /** How long an account waits on each leg. */
    private static final class Waits {

        private final int[] state;

        Waits(int[] state) {
            this.state = state;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Waits that && Arrays.equals(state, that.state);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(state);
        }
    }

    /** How long an account waits on one leg. */
    private record Wait(String milestone, long days) {}

    private ReachModel(LegModel legs, int horizonMonths, long horizonDays) {
        this.horizonMonths = horizonMonths;
        this.plan = new ReachPlan(requireNonNull(legs, "legs"), Math.toIntExact(horizonDays));
    }

    /**
     * Returns the model of a path's legs.
     *
     * @param horizonMonths how many months ahead to look, 1 or more; of 365/12 days each
     */
    public static ReachModel of(LegModel legs, int horizonMonths) {
        checkArgument(horizonMonths > 0, "horizonMonths must be positive, was %s", horizonMonths);
        return new ReachModel(legs, horizonMonths, Days.ofMonths(horizonMonths));
    }

    /** Returns the model of a horizon of days. */
    static ReachModel ofDays(LegModel legs, int horizonDays) {
        return new ReachModel(legs, 1, horizonDays);
    }

    /** Returns how long the legs of the path take. */
    public LegModel legs() {
        return plan.legs();
    }

    /** Returns how many months ahead it looks. */
    public int horizonMonths() {
        return horizonMonths;
    }

    /** Returns the horizon in days: months of 365/12 days, so that the calendar makes no difference. */
    public int horizonDays() {
        return plan.horizonDays();
    }

    /**
     * Returns the milestones that an account has neither reached nor may go on without, in the path's order, each with
     * the chance to reach it within the horizon.
     *
     * @throws IllegalArgumentException if the account is on another path
     */
    public List<MilestoneReach> ahead(JourneyProgress progress) {
        checkArgument(
                progress.path().equals(plan.path()),
                "progress must be on path %s, was on %s",
                plan.path(),
                progress.path());
        return chances(progress, progress.openLegs()).reaches();
    }

    ReachPlan plan() {
        return plan;
    }

    ReachAhead chances(JourneyProgress progress, List<JourneyProgress.Leg> open) {
        Waits waits = new Waits(plan.state(progress, open));
        ReachAhead known = chances.get(waits);
        if (known == null) {
            known = ReachAhead.of(plan, waits.state);
            if (chances.size() < REMEMBERED) {
                chances.put(waits, known);
            }
        }
        return known;
    }

    LegStand stand(JourneyProgress.Leg leg) {
        Wait wait = new Wait(leg.milestone().id(), leg.daysWaited());
        LegStand known = stands.get(wait);
        if (known == null) {
            known = LegStand.of(plan, leg);
            if (stands.size() < REMEMBERED) {
                stands.put(wait, known);
            }
        }
        return known;
    }

    /** Returns the position of an account with what each milestone adds to it. */
    Answer<Double> position(JourneyProgress progress) {
        Credits credits = new Credits(progress);
        Answer<Double> known = positions.get(credits);
        if (known == null) {
            known = Answer.known(progress.position(), progress.explanation());
            if (positions.size() < REMEMBERED) {
                positions.put(credits, known);
            }
        }
        return known;
    }
}

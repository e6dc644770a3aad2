package dev.bearing.vector;

import dev.bearing.journey.LegModel;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The chances of an account to have reached each milestone ahead, after each step of a horizon. A leg that is open
 * continues from the days already waited; a later one begins on the day the last milestone before it is reached (for
 * several open ones, taken as independent), so that no milestone is likelier than the ones before it; where one of
 * several is enough, on the day the first of those is.
 */
final class ReachNetwork {

    private static final double[] NOTHING = {};

    private final ReachPlan plan;
    private final int[] state;
    private final int steps;
    /** By milestone, the chance to have crossed its leg after each step since coming to it. */
    private final double[][] legs;
    /** By milestone, the chance to have come to its leg after each step; nothing for an open one. */
    private final double[][] entered;
    /** By milestone, the chance to have reached it after each step; nothing where it is met or not known. */
    private final double[][] reached;
    /** By milestone, why its chance is not known. */
    private final List<Optional<Answer.Unknown<Double>>> obstacles = new ArrayList<>();

    /**
     * Works out the chances.
     *
     * @param steps into how many the horizon is cut, at most its days
     */
    ReachNetwork(ReachPlan plan, int[] state, int steps) {
        this.plan = plan;
        this.state = state;
        this.steps = steps;
        int size = plan.size();
        legs = new double[size][];
        entered = new double[size][];
        reached = new double[size][];
        for (int i = 0; i < size; i++) {
            Optional<Answer.Unknown<Double>> obstacle = state[i] == ReachPlan.MET ? Optional.empty() : obstacle(i);
            obstacles.add(obstacle);
            boolean known = state[i] != ReachPlan.MET && obstacle.isEmpty();
            legs[i] = known ? leg(i) : NOTHING;
            entered[i] = known && state[i] == ReachPlan.LATER ? entered(i) : NOTHING;
            reached[i] = known && state[i] == ReachPlan.LATER ? convolved(entered[i], legs[i]) : legs[i];
        }
    }

    private Optional<Answer.Unknown<Double>> obstacle(int milestone) {
        if (state[milestone] == ReachPlan.LATER) {
            for (int[] before : List.of(plan.missing(milestone, state), plan.branches(milestone, state))) {
                for (int i : before) {
                    if (obstacles.get(i).isPresent()) {
                        return obstacles.get(i);
                    }
                }
            }
        }
        long waited = Math.max(0, state[milestone]);
        return plan.legs().reachWithin(plan.id(milestone), waited, plan.horizonDays())
                        instanceof Answer.Unknown<Double> unknown
                ? Optional.of(unknown)
                : Optional.empty();
    }

    /** Returns the day of a step. */
    private int day(int step) {
        return steps == 0 ? 0 : (int) ((long) step * plan.horizonDays() / steps);
    }

    private double[] leg(int milestone) {
        LegCurve curve = plan.curve(milestone);
        int from = state[milestone];
        double[] shares = new double[steps + 1];
        for (int step = 0; step <= steps; step++) {
            shares[step] = curve.within(from, Math.max(0, from) + day(step));
        }
        return shares;
    }

    /** Returns the chance to have reached all that comes before a milestone, after each step. */
    private double[] entered(int milestone) {
        double[] all = product(plan.missing(milestone, state));
        int[] branches = plan.branches(milestone, state);
        if (branches.length > 0) {
            double[] none = noneOf(branches);
            for (int step = 0; step <= steps; step++) {
                all[step] *= 1 - none[step];
            }
        }
        return all;
    }

    private double[] product(int[] milestones) {
        double[] product = new double[steps + 1];
        Arrays.fill(product, 1);
        for (int i : milestones) {
            for (int step = 0; step <= steps; step++) {
                product[step] *= reached[i][step];
            }
        }
        return product;
    }

    private double[] noneOf(int[] milestones) {
        double[] none = new double[steps + 1];
        Arrays.fill(none, 1);
        for (int i : milestones) {
            for (int step = 0; step <= steps; step++) {
                none[step] *= 1 - reached[i][step];
            }
        }
        return none;
    }

    private static double[] convolved(double[] entry, double[] leg) {
        double[] sum = new double[entry.length];
        for (int from = 0; from < entry.length; from++) {
            double enters = increase(entry, from);
            for (int step = from; step < entry.length && enters > 0; step++) {
                sum[step] += enters * leg[step - from];
            }
        }
        return sum;
    }

    private static double increase(double[] shares, int step) {
        return step == 0 ? shares[0] : shares[step] - shares[step - 1];
    }

    /** Returns why the chance to reach a milestone is not known; empty where it is. */
    Optional<Answer.Unknown<Double>> obstacleOf(int milestone) {
        return obstacles.get(milestone);
    }

    /** Returns the chance to reach a milestone within the horizon. */
    double chance(int milestone) {
        return reached[milestone][steps];
    }

    /** Returns the chance to cross a leg within the horizon, from now on if it is open, from its start if not. */
    double legAlone(int milestone) {
        return legs[milestone][steps];
    }

    /**
     * Returns how the chance to reach a milestone within the horizon moves with the chances of each leg: for each
     * milestone, the slope against its leg's chance at each step; nothing where it does not matter.
     */
    double[][] slopes(int target) {
        double[][] slopes = new double[plan.size()][];
        Arrays.fill(slopes, NOTHING);
        double[][] weights = new double[plan.size()][];
        Arrays.fill(weights, NOTHING);
        weights[target] = new double[steps + 1];
        weights[target][steps] = 1;
        for (int i = target; i >= 0; i--) {
            if (weights[i].length == 0) {
                continue;
            }
            if (state[i] == ReachPlan.LATER) {
                slopes[i] = new double[steps + 1];
                handDown(i, weightsOfEntry(i, weights[i], slopes[i]), weights);
            } else {
                slopes[i] = weights[i];
            }
        }
        return slopes;
    }

    /** Puts the slopes against a leg's chances into {@code slopes}; returns those against the chances to enter it. */
    private double[] weightsOfEntry(int milestone, double[] weights, double[] slopes) {
        double[] ofIncrease = new double[steps + 2];
        for (int step = 0; step <= steps; step++) {
            if (weights[step] != 0) {
                for (int from = 0; from <= step; from++) {
                    slopes[step - from] += weights[step] * increase(entered[milestone], from);
                    ofIncrease[from] += weights[step] * legs[milestone][step - from];
                }
            }
        }
        double[] ofEntry = new double[steps + 1];
        for (int step = 0; step <= steps; step++) {
            ofEntry[step] = ofIncrease[step] - ofIncrease[step + 1];
        }
        return ofEntry;
    }

    private void handDown(int milestone, double[] ofEntry, double[][] weights) {
        int[] missing = plan.missing(milestone, state);
        int[] branches = plan.branches(milestone, state);
        double[] any = new double[steps + 1];
        Arrays.fill(any, 1);
        if (branches.length > 0) {
            double[] none = noneOf(branches);
            for (int step = 0; step <= steps; step++) {
                any[step] -= none[step];
            }
        }
        for (int before : missing) {
            double[] rest = product(without(missing, before));
            add(weights, before, step -> ofEntry[step] * rest[step] * any[step]);
        }
        double[] all = product(missing);
        for (int before : branches) {
            double[] rest = noneOf(without(branches, before));
            add(weights, before, step -> ofEntry[step] * all[step] * rest[step]);
        }
    }

    private static int[] without(int[] milestones, int one) {
        return Arrays.stream(milestones).filter(i -> i != one).toArray();
    }

    private void add(double[][] weights, int milestone, IntToDoubleFunction more) {
        if (weights[milestone].length == 0) {
            weights[milestone] = new double[steps + 1];
        }
        for (int step = 0; step <= steps; step++) {
            weights[milestone][step] += more.applyAsDouble(step);
        }
    }

    /**
     * Returns the errors of the chance to reach a milestone within the horizon, one row for each leg it depends on: the
     * sum of their squares is its variance, and of their products with another's its covariance. An event on day s
     * moves a sum of w(t) over the days t of reaching, φ, by S(before s) / n times φ(s) - R(s) / S(s) if it is one of
     * reaching and - R(s) / S(s) if one of churning first, with R(s) what lies after s: Aalen's variance where φ is 1.
     */
    double[][] errors(int target) {
        double[][] slopes = slopes(target);
        double[][] errors = new double[plan.size()][];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = slopes[i].length == 0 ? NOTHING : errorsOf(i, daily(slopes[i]));
        }
        return errors;
    }

    /** Returns what one more that reaches on each day since coming to the leg is worth: the slopes from there on. */
    private double[] daily(double[] slopes) {
        double[] worth = new double[plan.horizonDays() + 1];
        double sum = 0;
        int step = steps;
        for (int day = worth.length - 1; day >= 0; day--) {
            for (; step >= 0 && day(step) >= day; step--) {
                sum += slopes[step];
            }
            worth[day] = sum;
        }
        return worth;
    }

    private double[] errorsOf(int milestone, double[] worth) {
        LegCurve curve = plan.curve(milestone);
        int from = state[milestone];
        int origin = Math.max(0, from);
        double start = curve.waiting(from);
        double[] errors = new double[2 * worth.length];
        double later = 0;
        for (int t = worth.length - 1; t >= 0; t--) {
            int day = origin + t;
            if (day == from) {
                continue;
            }
            double waiting = curve.waiting(day) / start;
            double lost = waiting > 0 ? later / waiting : 0;
            errors[2 * t] = Math.sqrt(curve.own(day)) / start * (worth[t] - lost);
            errors[2 * t + 1] = Math.sqrt(curve.other(day)) / start * -lost;
            later += worth[t] * (curve.reached(day) - curve.reached(day - 1)) / start;
        }
        return errors;
    }

    /** Returns the covariance of two chances by their {@link #errors}. */
    static double covariance(double[][] one, double[][] other) {
        double sum = 0;
        for (int leg = 0; leg < one.length; leg++) {
            int length = Math.min(one[leg].length, other[leg].length);
            for (int i = 0; i < length; i++) {
                sum += one[leg][i] * other[leg][i];
            }
        }
        return sum;
    }

    /** Returns the milestones that the chance to reach one depends on, itself the last. */
    List<Integer> dependencies(int target) {
        boolean[] needed = new boolean[plan.size()];
        needed[target] = true;
        List<Integer> all = new ArrayList<>();
        for (int i = target; i >= 0; i--) {
            if (needed[i]) {
                all.add(0, i);
                if (state[i] == ReachPlan.LATER) {
                    Arrays.stream(plan.missing(i, state)).forEach(before -> needed[before] = true);
                    Arrays.stream(plan.branches(i, state)).forEach(before -> needed[before] = true);
                }
            }
        }
        return all;
    }

    /** Returns how many accounts a leg was learnt from: those that waited as long, or all that came to it. */
    long accounts(int milestone) {
        LegModel model = plan.legs();
        String id = plan.id(milestone);
        return state[milestone] == ReachPlan.LATER
                ? model.entered(id)
                : model.incidence(id).atRisk(state[milestone] + 1L);
    }
}

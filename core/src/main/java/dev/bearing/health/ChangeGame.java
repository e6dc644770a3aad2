package dev.bearing.health;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The scores of all mixtures of two days of one account: some causes of change as they were, the others as they are.
 * {@link HealthChange} says what the causes are and how they share the change.
 */
final class ChangeGame {

    /** The causes that this game is about; what a person says lies beside the computed score. */
    static final List<ChangeCause> CAUSES =
            List.of(ChangeCause.BEHAVIOUR, ChangeCause.AGEING, ChangeCause.MISSING_DATA, ChangeCause.MODEL);

    private static final int BEHAVIOUR = bit(ChangeCause.BEHAVIOUR);
    private static final int AGEING = bit(ChangeCause.AGEING);
    private static final int MISSING = bit(ChangeCause.MISSING_DATA);
    private static final int MODEL = bit(ChangeCause.MODEL);
    private static final int NOBODY = 0;

    /** Both days under one scorecard. */
    private static final class Side {

        private final Readings before;
        private final Readings after;
        /** Which cause turns a measure's number from that of the first day into that of the second. */
        private final int[] causes;

        Side(Scorecard scorecard, HealthSignals before, HealthSignals after) {
            // a mixture may lack what each day has: it still has a score, of whatever is there
            Scorecard lenient =
                    scorecard.toBuilder().minCoverage(Double.MIN_NORMAL).build();
            this.before = Readings.of(lenient, before);
            this.after = Readings.of(lenient, after);
            Readings aged = Readings.of(lenient, before.seenFrom(after.asOf()));
            causes = new int[this.after.size()];
            for (int i = 0; i < causes.length; i++) {
                causes[i] = cause(this.before.observed(i), aged.observed(i), this.after.observed(i));
            }
        }

        private static int cause(double before, double aged, double after) {
            if (same(before, after)) {
                return NOBODY;
            }
            if (same(aged, after)) {
                return AGEING;
            }
            return Double.isNaN(before) || Double.isNaN(after) ? MISSING : BEHAVIOUR;
        }

        /** Returns the causes that change a measure's number or its age. */
        int causesOf(int measure) {
            return causes[measure] | (before.age(measure) == after.age(measure) ? NOBODY : causeOfAge(measure));
        }

        private int causeOfAge(int measure) {
            return causes[measure] == MISSING ? MISSING : AGEING;
        }

        /** Returns the score with the causes of {@code mask} as on the second day, for each measure its own mask. */
        double score(IntUnaryOperator mask) {
            Readings mixed = before.copy();
            for (int i = 0; i < causes.length; i++) {
                int asAfter = mask.applyAsInt(i);
                if ((asAfter & causes[i]) != 0) {
                    mixed.observe(i, after.observed(i));
                }
                if ((asAfter & causeOfAge(i)) != 0) {
                    mixed.age(i, after.age(i));
                }
            }
            return mixed.score();
        }
    }

    private final Side before;
    private final Side after;
    private final double start;
    private final double[] scores = new double[1 << CAUSES.size()];

    ChangeGame(HealthSnapshot first, HealthSnapshot second) {
        before = new Side(first.scorecard(), first.signals(), second.signals());
        boolean sameModel = first.scorecard().equals(second.scorecard());
        after = sameModel ? before : new Side(second.scorecard(), first.signals(), second.signals());
        int causes = sameModel ? NOBODY : MODEL;
        for (Side side : List.of(before, after)) {
            for (int i = 0; i < side.causes.length; i++) {
                causes |= side.causesOf(i);
            }
        }
        int active = causes;
        start = before.score(measure -> NOBODY);
        for (int mask = 0; mask < scores.length; mask++) {
            int causesAfter = mask;
            // a cause that changes nothing changes no mixture
            scores[mask] =
                    (mask & ~active) == 0 ? known(side(mask).score(measure -> causesAfter)) : scores[mask & active];
        }
    }

    static int bit(ChangeCause cause) {
        return 1 << CAUSES.indexOf(cause);
    }

    private static boolean same(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    private Side side(int mask) {
        return (mask & MODEL) == 0 ? before : after;
    }

    /** A mixture of which nothing is observed counts as the first day. */
    private double known(double score) {
        return Double.isNaN(score) ? start : score;
    }

    double start() {
        return start;
    }

    double end() {
        return scores[scores.length - 1];
    }

    /** Returns the score with these causes, a bit each, as on the second day and the others as on the first. */
    double mixture(int causes) {
        return scores[causes];
    }

    /** Returns the cause's Shapley value: what it adds, averaged over every order in which causes may come in. */
    double share(ChangeCause cause) {
        double share = 0;
        for (int others = 0; others < scores.length; others++) {
            if ((others & bit(cause)) == 0) {
                share += chance(others) * (scores[others | bit(cause)] - scores[others]);
            }
        }
        return share;
    }

    /** Returns the share of orders in which exactly these causes come before a further one: s! (n − 1 − s)! / n!. */
    private static double chance(int others) {
        return switch (Integer.bitCount(others)) {
            case 0, 3 -> 1.0 / 4;
            default -> 1.0 / 12;
        };
    }

    /** Returns the measures at which the cause is at work with their parts in it, which add up to about its share. */
    SortedMap<String, Double> shares(ChangeCause cause) {
        TreeMap<String, Double> shares = new TreeMap<>();
        names(cause).forEach(name -> shares.put(name, 0.0));
        for (int others = 0; others < scores.length; others++) {
            if ((others & bit(cause)) == 0) {
                double chance = chance(others);
                split(cause, others).forEach((name, part) -> shares.merge(name, chance * part, Double::sum));
            }
        }
        return shares;
    }

    private SortedSet<String> names(ChangeCause cause) {
        SortedSet<String> names = new TreeSet<>();
        for (Side side : List.of(before, after)) {
            touched(side, cause)
                    .forEach(i ->
                            names.add(side.before.scorecard().measureNames().get(i)));
        }
        return names;
    }

    private static List<Integer> touched(Side side, ChangeCause cause) {
        List<Integer> touched = new ArrayList<>();
        for (int i = 0; i < side.causes.length; i++) {
            if ((side.causesOf(i) & bit(cause)) != 0) {
                touched.add(i);
            }
        }
        return touched;
    }

    /** Returns what each measure adds, the mean of coming in first and coming in last, scaled to what all add. */
    private SortedMap<String, Double> split(ChangeCause cause, int others) {
        Side side = side(others);
        List<Integer> touched = touched(side, cause);
        double without = scores[others];
        double with = scores[others | bit(cause)];
        double[] parts = new double[touched.size()];
        double sum = 0;
        double size = 0;
        for (int k = 0; k < parts.length; k++) {
            int measure = touched.get(k);
            double first = score(side, cause, others, i -> i == measure) - without;
            double last = with - score(side, cause, others, i -> i != measure);
            parts[k] = (first + last) / 2;
            sum += parts[k];
            size += Math.abs(parts[k]);
        }
        double rest = with - without - sum;
        TreeMap<String, Double> split = new TreeMap<>();
        for (int k = 0; k < parts.length; k++) {
            double share = size > 0 ? Math.abs(parts[k]) / size : 1.0 / parts.length;
            split.put(side.before.scorecard().measureNames().get(touched.get(k)), parts[k] + rest * share);
        }
        return split;
    }

    private double score(Side side, ChangeCause cause, int others, IntPredicate in) {
        return known(side.score(i -> in.test(i) ? others | bit(cause) : others));
    }
}

package dev.bearing.health;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The search of {@link BandPaths} for one account and one band. */
final class BandPathSearch {

    /** How finely a health is solved for. */
    private static final double FINE = 1e-14;

    /** How finely it is solved for while paths are only compared. */
    private static final double COARSE = 1e-7;

    /** How many corners of a curve are tried while another measure is solved for; a staircase may have thousands. */
    private static final int CORNERS = 12;

    /** How often a pair of measures is balanced in turn. */
    private static final int ROUNDS = 3;

    /** Trials of a golden-section search: 0.618^30 is a millionth. */
    private static final int TRIALS = 30;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final PeerFit peers;
    private final Situation now;
    private final HealthBand target;
    private final List<Lever> levers;
    private final boolean straight;

    /** The readings of the account with some measures at other numbers. */
    private record Situation(Readings readings, LocalDate asOf) {

        Readings with(List<Lever> set, Lever.Move[] moves) {
            Readings changed = readings.copy();
            List<Measure> measures = readings.scorecard().measures();
            for (int k = 0; k < moves.length; k++) {
                Measure measure = measures.get(set.get(k).measure());
                boolean counted = measure.aggregate() == Aggregate.DAYS_SINCE;
                refresh(changed, measure.signal(), counted ? (int) Math.max(0, moves[k].value()) : 0);
            }
            for (int k = 0; k < moves.length; k++) {
                changed.observe(set.get(k).measure(), moves[k].value());
            }
            return changed;
        }

        private static void refresh(Readings changed, String signal, int age) {
            List<Measure> measures = changed.scorecard().measures();
            for (int i = 0; i < measures.size(); i++) {
                boolean older = changed.age(i) < 0 || changed.age(i) > age;
                if (older && measures.get(i).signal().equals(signal)) {
                    changed.age(i, age);
                    if (measures.get(i).aggregate() == Aggregate.DAYS_SINCE) {
                        changed.observe(i, age);
                    }
                }
            }
        }
    }

    BandPathSearch(PeerFit peers, HealthSignals signals, HealthBand target) {
        this.peers = peers;
        Scorecard scorecard = peers.moving(Readings.of(peers.fitted(), signals));
        this.now = new Situation(Readings.of(scorecard, signals), signals.asOf());
        this.target = target;
        this.levers = IntStream.range(0, scorecard.measures().size())
                .mapToObj(i -> Lever.of(now.readings(), i))
                .flatMap(Optional::stream)
                .toList();
        this.straight = scorecard.aggregation() != Scorecard.Aggregation.GEOMETRIC
                && scorecard.groups().stream()
                        .allMatch(group -> group.aggregation() == Scorecard.Aggregation.ARITHMETIC)
                && scorecard.measures().stream().noneMatch(measure -> measure.curve() instanceof Curve.Logistic);
    }

    /** Returns the score with every measure at its best. */
    HealthScore best() {
        return after(levers, best(levers));
    }

    /** Returns the score of the account among its peers once it has moved. */
    private HealthScore after(List<Lever> set, Lever.Move[] moves) {
        Readings then = now.with(set, moves);
        return then.by(peers.after(now.readings(), then)).assess(now.asOf());
    }

    private static Lever.Move[] best(List<Lever> set) {
        return set.stream().map(Lever::best).toArray(Lever.Move[]::new);
    }

    /** Returns the paths in their order. */
    List<BandPath> paths(int maxMeasures) {
        List<BandPath> found = new ArrayList<>();
        for (int size = 1; size <= Math.min(maxMeasures, levers.size()); size++) {
            if (size > 2 && !found.isEmpty()) {
                break;
            }
            List<BandPath> ofSize = new ArrayList<>();
            combine(size, 0, new ArrayList<>(), ofSize);
            ofSize.removeIf(path -> found.stream().anyMatch(shorter -> isNoWorse(shorter, path)));
            ofSize.sort(Comparator.comparingDouble(BandPath::effort)
                    .thenComparing(path -> path.steps().get(0).measure())
                    .thenComparing(BandPath::text));
            found.addAll(ofSize);
        }
        return found;
    }

    private static boolean isNoWorse(BandPath shorter, BandPath path) {
        return shorter.effort() <= path.effort() + COARSE && measures(path).containsAll(measures(shorter));
    }

    private static Set<String> measures(BandPath path) {
        Set<String> names = new HashSet<>();
        path.steps().forEach(step -> names.add(step.measure()));
        return names;
    }

    private void combine(int size, int from, List<Lever> chosen, List<BandPath> found) {
        if (chosen.size() == size) {
            solve(List.copyOf(chosen)).ifPresent(found::add);
            return;
        }
        for (int i = from; i <= levers.size() - (size - chosen.size()); i++) {
            chosen.add(levers.get(i));
            combine(size, i + 1, chosen, found);
            chosen.remove(chosen.size() - 1);
        }
    }

    /** Returns the path of the least effort that changes these measures and no others. */
    private Optional<BandPath> solve(List<Lever> set) {
        Lever.Move[] all = best(set);
        if (!reaches(set, all)) {
            return Optional.empty();
        }
        Lever.Move[] cheapest = all;
        for (int free = 0; free < set.size(); free++) {
            cheapest = cheaper(cheapest, corners(set, free, all));
        }
        if (!straight) {
            cheapest = balanced(set, cheapest);
        }
        return path(set, finished(set, cheapest));
    }

    private static double effort(Lever.Move[] moves) {
        double effort = 0;
        for (Lever.Move move : moves) {
            effort += move.effort();
        }
        return effort;
    }

    private static Lever.Move[] cheaper(Lever.Move[] a, Lever.Move[] b) {
        return effort(b) < effort(a) ? b : a;
    }

    private boolean reaches(List<Lever> set, Lever.Move[] moves) {
        return now.with(set, moves).score() >= target.from();
    }

    /** Returns the cheapest of all ways with every measure but one at a corner of its curve. */
    private Lever.Move[] corners(List<Lever> set, int free, Lever.Move[] all) {
        List<List<Lever.Move>> candidates = new ArrayList<>();
        for (int k = 0; k < set.size(); k++) {
            List<Lever.Move> moves = new ArrayList<>();
            if (k != free) {
                moves.addAll(set.get(k).corners(CORNERS));
                // what it must be at least, however good the others are
                moves.add(solved(set, all, k, COARSE)[k]);
                moves.add(all[k]);
            }
            candidates.add(moves.stream().distinct().toList());
        }
        return tried(set, free, candidates, all);
    }

    private Lever.Move[] tried(List<Lever> set, int free, List<List<Lever.Move>> candidates, Lever.Move[] all) {
        Lever.Move[] cheapest = all;
        int[] at = new int[set.size()];
        Lever.Move[] moves = all.clone();
        while (true) {
            for (int k = 0; k < moves.length; k++) {
                moves[k] = k == free ? all[k] : candidates.get(k).get(at[k]);
            }
            if (reaches(set, moves)) {
                cheapest = cheaper(cheapest, solved(set, moves, free, COARSE));
            }
            int k = 0;
            while (k < at.length && (k == free || ++at[k] == candidates.get(k).size())) {
                at[k++] = 0;
            }
            if (k == at.length) {
                return cheapest;
            }
        }
    }

    /** Returns the moves with one of them as small as the others allow; the others and its own must reach the band. */
    private Lever.Move[] solved(List<Lever> set, Lever.Move[] moves, int free, double precision) {
        Lever lever = set.get(free);
        Lever.Move[] result = moves.clone();
        result[free] = lever.origin();
        if (reaches(set, result)) {
            return result;
        }
        result[free] = moves[free];
        double low = lever.healthAtOrigin();
        double high = moves[free].health();
        while (high - low > precision) {
            double middle = low + (high - low) / 2;
            Optional<Lever.Move> move = lever.to(middle);
            if (middle == low || middle == high || move.isEmpty()) {
                break;
            }
            Lever.Move[] trial = result.clone();
            trial[free] = move.get();
            if (reaches(set, trial)) {
                result = trial;
                high = middle;
            } else {
                low = Math.max(middle, Math.min(high, move.get().health()));
            }
        }
        return result;
    }

    /** Trades one measure against another, pair by pair, where the least effort may lie between the corners. */
    private Lever.Move[] balanced(List<Lever> set, Lever.Move[] start) {
        Lever.Move[] cheapest = start;
        for (int round = 0; round < (set.size() > 2 ? ROUNDS : 1); round++) {
            for (int a = 0; a < set.size(); a++) {
                for (int b = a + 1; b < set.size(); b++) {
                    cheapest = cheaper(cheapest, balanced(set, cheapest, a, b));
                }
            }
        }
        return cheapest;
    }

    private Lever.Move[] balanced(List<Lever> set, Lever.Move[] moves, int a, int b) {
        Lever.Move[] open = moves.clone();
        open[b] = set.get(b).best();
        double low = set.get(a).healthAtOrigin();
        double high = set.get(a).best().health();
        Lever.Move[] cheapest = moves;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        Lever.Move[] atLeft = traded(set, open, new int[] {a, b}, left);
        Lever.Move[] atRight = traded(set, open, new int[] {a, b}, right);
        for (int trial = 0; trial < TRIALS && high - low > COARSE; trial++) {
            // with too little of the one the other cannot make up for it: more of the one
            if (atLeft.length > 0 && (atRight.length == 0 || effort(atLeft) <= effort(atRight))) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = traded(set, open, new int[] {a, b}, left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = traded(set, open, new int[] {a, b}, right);
            }
            for (Lever.Move[] one : List.of(atLeft, atRight)) {
                cheapest = one.length > 0 ? cheaper(cheapest, one) : cheapest;
            }
        }
        return cheapest;
    }

    /**
     * Returns the moves with the first of the pair at a health and the second solved for; empty if that is too little.
     */
    private Lever.Move[] traded(List<Lever> set, Lever.Move[] open, int[] pair, double health) {
        Optional<Lever.Move> move = set.get(pair[0]).to(health);
        Lever.Move[] moves = open.clone();
        if (move.isEmpty()) {
            return new Lever.Move[0];
        }
        moves[pair[0]] = move.get();
        return reaches(set, moves) ? solved(set, moves, pair[1], COARSE) : new Lever.Move[0];
    }

    /** Returns the moves each as small as the others allow, in numbers of few digits where those do. */
    private Lever.Move[] finished(List<Lever> set, Lever.Move[] moves) {
        Lever.Move[] result = moves;
        int[] dearestFirst = IntStream.range(0, moves.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -moves[k].effort()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k : dearestFirst) {
            result = solved(set, result, k, FINE);
        }
        for (int k : dearestFirst) {
            Optional<Lever.Move> few = set.get(k).withFewDigits(result[k]);
            if (few.isPresent()) {
                Lever.Move[] trial = result.clone();
                trial[k] = few.get();
                result = reaches(set, trial) ? trial : result;
            }
        }
        return result;
    }

    private Optional<BandPath> path(List<Lever> set, Lever.Move[] moves) {
        HealthScore after = after(set, moves);
        List<String> names = now.readings().scorecard().measureNames();
        List<BandPath.Step> steps = IntStream.range(0, moves.length)
                .mapToObj(k -> new BandPath.Step(
                        names.get(set.get(k).measure()), set.get(k).from(), moves[k].value(), moves[k].effort()))
                .toList();
        return Optional.of(new BandPath(target, steps, after));
    }
}

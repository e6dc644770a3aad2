package dev.bearing.vector;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The milestones ahead of all accounts that wait alike, with the chance to reach each within the horizon, how far each
 * chance may be off, and how the errors go together.
 */
final class ReachAhead {

    /** Enough steps that the spread of a chance is told to a few percent of itself. */
    private static final int COARSE_STEPS = 31;

    /** How many outlooks are remembered for each wait. */
    private static final int MOST_OUTLOOKS = 16;

    private final int[] places;
    private final List<MilestoneReach> reaches;
    private final double[] ofTheNext;
    private final double[][] covariances;
    private final Map<Offer, ExpansionOutlook> outlooks = new ConcurrentHashMap<>();

    /** What the outlook of accounts that wait alike still depends on. */
    private record Offer(TakeHistory takes, TakeStratum stratum, SortedSet<String> owned) {

        @Override
        @SuppressWarnings("ReferenceEquality") // one history is fitted once
        public boolean equals(@Nullable Object other) {
            return other instanceof Offer that
                    && takes == that.takes
                    && stratum.equals(that.stratum)
                    && owned.equals(that.owned);
        }

        @Override
        public int hashCode() {
            return 31 * stratum.hashCode() + owned.hashCode();
        }
    }

    private ReachAhead(int[] places, List<MilestoneReach> reaches, double[] ofTheNext, double[][] covariances) {
        this.places = places;
        this.reaches = List.copyOf(reaches);
        this.ofTheNext = ofTheNext;
        this.covariances = covariances;
    }

    static ReachAhead of(ReachPlan plan, int[] state) {
        int days = plan.horizonDays();
        ReachNetwork daily = new ReachNetwork(plan, state, days);
        ReachNetwork coarse = days <= COARSE_STEPS ? daily : new ReachNetwork(plan, state, COARSE_STEPS);
        int[] ahead = IntStream.range(0, state.length)
                .filter(i -> state[i] != ReachPlan.MET)
                .toArray();
        List<MilestoneReach> reaches = new ArrayList<>();
        double[][][] errors = new double[ahead.length][][];
        double[] ofTheNext = new double[ahead.length];
        double[][] covariances = new double[ahead.length][ahead.length];
        for (int i = 0; i < ahead.length; i++) {
            int milestone = ahead[i];
            Optional<Answer.Unknown<Double>> obstacle = daily.obstacleOf(milestone);
            if (obstacle.isPresent()) {
                errors[i] = new double[0][];
                reaches.add(unknown(plan.id(milestone), obstacle.get()));
                continue;
            }
            errors[i] = coarse.errors(milestone);
            double variance = ReachNetwork.covariance(errors[i], errors[i]);
            List<Integer> legs = daily.dependencies(milestone);
            double accounts = accounts(daily, legs, variance);
            Answer<Double> chance = answer(plan, state, daily, legs);
            double share = chance.orElseThrow("reach");
            Interval interval = EstimatedShare.interval(share, variance, accounts);
            ofTheNext[i] = days == 0 ? share : EstimatedShare.ofTheNext(share, fewest(daily, legs));
            reaches.add(new MilestoneReach(plan.id(milestone), chance, Answer.known(interval)));
            covariances[i][i] = variance > 0 ? variance : EstimatedShare.variance(interval);
            for (int j = 0; j < i; j++) {
                if (errors[j].length > 0 && plan.hasExpansion(milestone) && plan.hasExpansion(ahead[j])) {
                    covariances[i][j] = ReachNetwork.covariance(errors[i], errors[j]);
                    covariances[j][i] = covariances[i][j];
                }
            }
        }
        return new ReachAhead(ahead, reaches, ofTheNext, covariances);
    }

    /**
     * Returns the most accounts that a chance can be worth: those its leg was learnt from. A product of several well
     * known chances may be worth more, so that it has no such bound unless nothing was seen of one of them.
     */
    private static double accounts(ReachNetwork network, List<Integer> legs, double variance) {
        return legs.size() > 1 && variance > 0 ? Double.POSITIVE_INFINITY : fewest(network, legs);
    }

    private static double fewest(ReachNetwork network, List<Integer> legs) {
        return (double) legs.stream().mapToLong(network::accounts).min().orElseThrow();
    }

    private static MilestoneReach unknown(String milestone, Answer.Unknown<Double> why) {
        return new MilestoneReach(milestone, why, Answer.unknown(why.reason(), why.message()));
    }

    /** Returns the chance of the last of some milestones: that of its open leg, or that of the legs on its way. */
    private static Answer<Double> answer(ReachPlan plan, int[] state, ReachNetwork network, List<Integer> legs) {
        int milestone = legs.get(legs.size() - 1);
        if (state[milestone] != ReachPlan.LATER) {
            return plan.legs().reachWithin(plan.id(milestone), state[milestone], plan.horizonDays());
        }
        return Answer.known(
                Math.min(1, network.chance(milestone)),
                Explanation.inputs(
                        "each leg begins where those before it end; each alone within the horizon",
                        legs.stream()
                                .map(leg -> new Contribution(plan.id(leg), network.legAlone(leg)))
                                .toList()));
    }

    /** Returns the milestones ahead, in the path's order. */
    List<MilestoneReach> reaches() {
        return reaches;
    }

    /** Returns the expansions ahead of one of the accounts that wait alike. */
    ExpansionOutlook outlook(VectorInputs inputs, TakeStratum stratum, List<JourneyProgress.Leg> open) {
        Offer offer = new Offer(inputs.takes(), stratum, inputs.owned());
        ExpansionOutlook known = outlooks.get(offer);
        if (known == null) {
            known = ExpansionOutlook.of(inputs, this, stratum, open);
            if (outlooks.size() < MOST_OUTLOOKS) {
                outlooks.put(offer, known);
            }
        }
        return known;
    }

    /** Returns the chance to reach a milestone by its place in the path; empty where it is met. */
    Optional<MilestoneReach> at(int place) {
        int i = index(place);
        return i < 0 ? Optional.empty() : Optional.of(reaches.get(i));
    }

    /**
     * Returns the covariance of the chances of two milestones ahead by their places, as far as they are estimated; 0
     * for two of which one has no expansion.
     */
    double covariance(int one, int other) {
        return covariances[index(one)][index(other)];
    }

    /**
     * Returns the probability to reach a known milestone by its place with what is not known of it: the chance, but
     * neither 0 nor 1, however few were seen.
     */
    double ofTheNext(int place) {
        return ofTheNext[index(place)];
    }

    private int index(int place) {
        return Arrays.binarySearch(places, place);
    }
}

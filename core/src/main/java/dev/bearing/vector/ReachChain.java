package dev.bearing.vector;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The probability that an account reaches each milestone ahead within a horizon. A leg that is open continues from the
 * days already waited; a later one begins on the day the last milestone before it is reached (for several open ones,
 * taken as independent), so that no milestone is likelier than the ones before it; where one of several is enough, on
 * the day the first of those is.
 */
final class ReachChain {

    private final JourneyProgress progress;
    private final LegModel legs;
    private final int horizonDays;
    private final Map<String, JourneyProgress.Leg> open = new HashMap<>();
    private final Map<String, Answer<double[]>> reached = new HashMap<>();

    ReachChain(JourneyProgress progress, LegModel legs, long horizonDays) {
        this.progress = progress;
        this.legs = legs;
        this.horizonDays = Math.toIntExact(horizonDays);
        progress.openLegs().forEach(leg -> open.put(leg.milestone().id(), leg));
    }

    /** Returns the probability of reaching a milestone that is not reached yet within the horizon. */
    Answer<Double> within(SuccessMilestone milestone) {
        JourneyProgress.Leg leg = open.get(milestone.id());
        return leg == null
                ? cumulative(milestone).map(days -> days[horizonDays])
                : legs.reachWithin(milestone.id(), leg.daysWaited(), horizonDays);
    }

    /** Returns {@code double[horizon + 1]}: the probability of having reached the milestone after each day. */
    private Answer<double[]> cumulative(SuccessMilestone milestone) {
        Answer<double[]> known = reached.get(milestone.id());
        if (known == null) {
            JourneyProgress.Leg leg = open.get(milestone.id());
            known = leg == null ? later(milestone) : continued(leg);
            reached.put(milestone.id(), known);
        }
        return known;
    }

    private Answer<double[]> continued(JourneyProgress.Leg leg) {
        String id = leg.milestone().id();
        return legs.reachWithin(id, leg.daysWaited(), horizonDays)
                .map(end -> days(day -> legs.reachWithin(id, leg.daysWaited(), day)));
    }

    private Answer<double[]> later(SuccessMilestone milestone) {
        Answer<double[]> entered = entered(milestone);
        return entered.flatMap(entry -> legs.reachWithin(milestone.id(), 0, horizonDays)
                .map(end -> convolve(
                        entry, days(day -> legs.incidence(milestone.id()).incidence(LegModel.REACHED, day)))));
    }

    /** Returns the probability of having reached all that comes before a milestone, after each day. */
    private Answer<double[]> entered(SuccessMilestone milestone) {
        double[] all = new double[horizonDays + 1];
        Arrays.fill(all, 1);
        Answer<double[]> entry = Answer.known(all);
        for (String before : milestone.after()) {
            if (!isMet(before)) {
                SuccessMilestone ahead = progress.path().milestone(before).orElseThrow();
                entry = entry.flatMap(sofar -> cumulative(ahead).map(own -> times(sofar, own)));
            }
        }
        return milestone.afterAny().isEmpty() || milestone.afterAny().stream().anyMatch(this::isMet)
                ? entry
                : entry.flatMap(sofar -> anyOf(milestone.afterAny()).map(one -> times(sofar, one)));
    }

    private boolean isMet(String milestone) {
        return progress.reachedOn(milestone).isPresent()
                || progress.waivedOn(milestone).isPresent();
    }

    /** Returns the probability of having reached at least one of some milestones, after each day. */
    private Answer<double[]> anyOf(Collection<String> branches) {
        Answer<double[]> none = Answer.known(days(day -> Answer.known(1.0)));
        for (String branch : branches) {
            SuccessMilestone ahead = progress.path().milestone(branch).orElseThrow();
            none = none.flatMap(sofar -> cumulative(ahead).map(own -> times(sofar, complement(own))));
        }
        return none.map(ReachChain::complement);
    }

    private static double[] complement(double[] shares) {
        return Arrays.stream(shares).map(share -> 1 - share).toArray();
    }

    private double[] days(IntFunction<Answer<Double>> question) {
        double[] share = new double[horizonDays + 1];
        for (int day = 0; day <= horizonDays; day++) {
            share[day] = question.apply(day).orElseThrow("a share within the observed range");
        }
        return share;
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    private static double[] convolve(double[] entry, double[] leg) {
        double[] sum = new double[entry.length];
        for (int from = 0; from < entry.length; from++) {
            double enters = from == 0 ? entry[0] : entry[from] - entry[from - 1];
            for (int day = from; day < entry.length && enters > 0; day++) {
                sum[day] += enters * leg[day - from];
            }
        }
        return sum;
    }
}

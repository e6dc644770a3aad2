package dev.bearing.vector;

import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The probability that one account has reached each milestone ahead by each day of a horizon. A leg that is open
 * continues from the days already waited; a later one begins on the day the last milestone before it is reached (for
 * several open ones, taken as independent), or the first, where one is enough.
 */
final class DueChain {

    /** What is not known of the first month is not known; further ahead a share stays as it was last seen. */
    private static final int MONTH = 30;

    private final JourneyProgress progress;
    private final LegModel legs;
    private final List<DayCurve> curves;
    private final int days;
    private final Map<String, JourneyProgress.Leg> open = new HashMap<>();
    private final Map<String, Answer<double[]>> reached = new HashMap<>();

    DueChain(JourneyProgress progress, LegModel legs, List<DayCurve> curves, int days) {
        this.progress = progress;
        this.legs = legs;
        this.curves = curves;
        this.days = days;
        progress.openLegs().forEach(leg -> open.put(leg.milestone().id(), leg));
    }

    /** Returns {@code double[days + 1]}: the probability of having reached a milestone after each day. */
    Answer<double[]> cumulative(SuccessMilestone milestone) {
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
        long waited = Math.min(leg.daysWaited(), ComparableWait.longest(legs.incidence(id)));
        return legs.reachWithin(id, waited, Math.min(days, MONTH)).map(none -> {
            DayCurve curve = curve(id);
            double[] share = new double[days + 1];
            for (int day = 0; day <= days; day++) {
                share[day] = curve.within(waited, day);
            }
            return share;
        });
    }

    private Answer<double[]> later(SuccessMilestone milestone) {
        return entered(milestone)
                .flatMap(entry -> legs.reachWithin(milestone.id(), 0, Math.min(days, MONTH))
                        .map(none -> passed(entry, milestone.id())));
    }

    private double[] passed(double[] entry, String milestone) {
        DayCurve curve = curve(milestone);
        double[] leg = new double[days + 1];
        for (int day = 0; day <= days; day++) {
            leg[day] = curve.share(day);
        }
        double[] sum = new double[days + 1];
        for (int from = 0; from <= days; from++) {
            double enters = from == 0 ? entry[0] : entry[from] - entry[from - 1];
            if (enters > 0) {
                for (int day = from; day <= days; day++) {
                    sum[day] += enters * leg[day - from];
                }
            }
        }
        return sum;
    }

    /** Returns the probability of having reached all that comes before a milestone, after each day. */
    private Answer<double[]> entered(SuccessMilestone milestone) {
        double[] all = new double[days + 1];
        Arrays.fill(all, 1);
        Answer<double[]> entry = Answer.known(all);
        for (String before : milestone.after()) {
            if (!isMet(before)) {
                entry = entry.flatMap(sofar -> ahead(before).map(own -> times(sofar, own)));
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

    private Answer<double[]> ahead(String milestone) {
        return cumulative(progress.path().milestone(milestone).orElseThrow());
    }

    /** Returns the probability of having reached at least one of some milestones, after each day. */
    private Answer<double[]> anyOf(Collection<String> branches) {
        double[] all = new double[days + 1];
        Arrays.fill(all, 1);
        Answer<double[]> none = Answer.known(all);
        for (String branch : branches) {
            none = none.flatMap(sofar -> ahead(branch).map(own -> times(sofar, complement(own))));
        }
        return none.map(DueChain::complement);
    }

    private DayCurve curve(String milestone) {
        List<SuccessMilestone> milestones = progress.path().milestones();
        int i = 0;
        while (!milestones.get(i).id().equals(milestone)) {
            i++;
        }
        return curves.get(i);
    }

    private static double[] complement(double[] shares) {
        return Arrays.stream(shares).map(share -> 1 - share).toArray();
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }
}

package dev.bearing.vector;

import dev.bearing.internal.stats.ThreeMoments;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mean and variance of the sum of all expansions taken, in closed form. Accounts are independent but for an estimated
 * take rate that they share: with θ the rate, r the reach and d the share that has decided, Cov(T1, T2) = r1 d1 r2 d2
 * Var(θ) for two accounts, and for one account's two expansions d1 d2 (min(r1, r2) E(θ1 θ2) - r1 r2 E(θ1) E(θ2)).
 *
 * @param mean the mean in major units
 * @param variance the variance
 * @param chained the part of the variance that comes from one account's milestones lying on one chain
 * @param third the third central moment, as if milestones of one account were reached independently of one another
 */
record ForecastMoments(double mean, double variance, double chained, double third) {

    static ForecastMoments of(List<ForecastUnit> units) {
        double mean = 0;
        double own = 0;
        double chained = 0;
        Map<String, Stratum> strata = new TreeMap<>();
        MixedSum known = new MixedSum();
        for (ForecastUnit unit : units) {
            List<CohortMember> members = unit.members();
            for (int i = 0; i < members.size(); i++) {
                CohortMember member = members.get(i);
                double p = member.takes();
                double value = member.amount();
                mean += p * value;
                own += p * (1 - p) * value * value;
                if (member.take() instanceof TakeRate.Estimated rate) {
                    strata.computeIfAbsent(rate.stratum(), name -> new Stratum(rate))
                            .add(member.due(), value);
                } else {
                    known.add(p, value);
                }
                for (int j = 0; j < i; j++) {
                    chained += 2 * value * members.get(j).amount() * coupling(members.get(j), member);
                }
            }
        }
        double shared = 0;
        double third = known.moments().third();
        for (Stratum stratum : strata.values()) {
            shared += stratum.covariance();
            third += stratum.all.under(stratum.rate).third();
        }
        return new ForecastMoments(mean, Math.max(0, own + shared + chained), chained, third);
    }

    /** Returns the three moments. */
    ThreeMoments three() {
        return new ThreeMoments(mean, variance, third);
    }

    /** Returns E(T1 T2) less what it would be if the two milestones were reached independently of one another. */
    private static double coupling(CohortMember nearer, CohortMember later) {
        double both = (later.reach() - nearer.reach() * later.reach()) * nearer.decided() * later.decided();
        double product = nearer.take().mean() * later.take().mean();
        boolean same = nearer.take() instanceof TakeRate.Estimated a
                && later.take() instanceof TakeRate.Estimated b
                && a.stratum().equals(b.stratum());
        return both * (same ? product + nearer.take().variance() : product);
    }

    /** Adds up the covariance of members that share an estimated rate. */
    private static final class Stratum {

        private final TakeRate.Estimated rate;
        private final MixedSum all = new MixedSum();
        private double sum;
        private double squares;

        Stratum(TakeRate.Estimated rate) {
            this.rate = rate;
        }

        void add(double due, double value) {
            all.add(due, value);
            sum += due * value;
            squares += due * value * due * value;
        }

        double covariance() {
            return rate.variance() * (sum * sum - squares);
        }
    }
}

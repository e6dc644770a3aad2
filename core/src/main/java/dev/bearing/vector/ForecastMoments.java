package dev.bearing.vector;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mean and variance of the sum of all expansions taken, in closed form. Accounts are independent but for an estimated
 * take rate that they share: with θ the rate, Cov(T1, T2) = r1 r2 Var(θ) for two accounts, and for one account's two
 * expansions min(r1, r2) E(θ1 θ2) - r1 r2 E(θ1) E(θ2).
 *
 * @param mean the mean in major units
 * @param variance the variance
 * @param chained the part of the variance that comes from one account's milestones lying on one chain
 */
record ForecastMoments(double mean, double variance, double chained) {

    static ForecastMoments of(List<ForecastUnit> units) {
        double mean = 0;
        double own = 0;
        double chained = 0;
        Map<String, Stratum> strata = new TreeMap<>();
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
                            .add(member.reach() * value);
                }
                for (int j = 0; j < i; j++) {
                    chained += 2 * value * members.get(j).amount() * coupling(members.get(j), member);
                }
            }
        }
        double shared = 0;
        for (Stratum stratum : strata.values()) {
            shared += stratum.covariance();
        }
        return new ForecastMoments(mean, Math.max(0, own + shared + chained), chained);
    }

    /** Returns E(T1 T2) less what it would be if the two milestones were reached independently of one another. */
    private static double coupling(CohortMember nearer, CohortMember later) {
        double both = later.reach() - nearer.reach() * later.reach();
        double product = nearer.take().mean() * later.take().mean();
        boolean same = nearer.take() instanceof TakeRate.Estimated a
                && later.take() instanceof TakeRate.Estimated b
                && a.stratum().equals(b.stratum());
        return both * (same ? product + nearer.take().variance() : product);
    }

    /** Adds up the covariance of members that share an estimated rate. */
    private static final class Stratum {

        private final double variance;
        private double sum;
        private double squares;

        Stratum(TakeRate.Estimated rate) {
            variance = rate.variance();
        }

        void add(double weight) {
            sum += weight;
            squares += weight * weight;
        }

        double covariance() {
            return variance * (sum * sum - squares);
        }
    }
}

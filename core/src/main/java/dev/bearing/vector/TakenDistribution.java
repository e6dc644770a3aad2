package dev.bearing.vector;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.joda.money.Money;

/** Chooses how the distribution of all expansions taken is reckoned, and reads quantiles from it. */
final class TakenDistribution {

    /** The greatest number of multiplications that a distribution on a lattice may cost. */
    static final double MAX_COST = 1 << 27;

    /** The greatest number of points of a lattice. */
    static final int MAX_POINTS = 1 << 20;

    /** The greatest number of multiplications that drawing rates may cost. */
    static final double MAX_DRAWN_COST = 1 << 26;

    /** From so many members on a sum given its rates is as good as normal. */
    private static final int MANY_MEMBERS = 5_000;

    private static final int POINTS_PER_MEMBER = 16;

    private final ExpansionForecast.Method method;
    private final DoubleUnaryOperator quantile;
    private final double shift;
    private final double most;
    private final double errorBound;

    private TakenDistribution(
            ExpansionForecast.Method method,
            DoubleUnaryOperator quantile,
            double shift,
            double most,
            double errorBound) {
        this.method = method;
        this.quantile = quantile;
        this.shift = shift;
        this.most = most;
        this.errorBound = errorBound;
    }

    static TakenDistribution of(List<ForecastUnit> units) {
        ForecastMoments moments = ForecastMoments.of(units);
        List<CohortMember> members =
                units.stream().flatMap(unit -> unit.members().stream()).toList();
        double most = members.stream().mapToDouble(CohortMember::amount).sum();
        if (most == 0) {
            return new TakenDistribution(ExpansionForecast.Method.EXACT, p -> 0, 0, 0, 0);
        }
        List<ForecastBlock> blocks = ForecastBlock.of(units);
        long common = 0;
        double minor = 0;
        for (CohortMember member : members) {
            common = gcd(common, member.value().getAmountMinorLong());
            minor += member.value().getAmountMinorLong();
        }
        double points = minor / common;
        double end = end(members, moments);
        double limit = points * Math.min(1, end / most);
        if (limit < MAX_POINTS && LatticeKernel.cost(blocks, points, limit, false) <= MAX_COST) {
            return onLattice(ExpansionForecast.Method.EXACT, blocks, members, new Lattice(common, limit));
        }
        double affordable = MAX_POINTS;
        while (affordable >= (double) POINTS_PER_MEMBER * members.size()
                && LatticeKernel.cost(blocks, affordable, affordable, false) > MAX_COST) {
            affordable /= 2;
        }
        if (affordable >= (double) POINTS_PER_MEMBER * members.size()) {
            return rounded(blocks, members, moments.mean(), most / affordable);
        }
        if (limit < MAX_POINTS && LatticeKernel.cost(blocks, points, limit, true) <= MAX_DRAWN_COST) {
            return onLattice(ExpansionForecast.Method.DRAWN, blocks, members, new Lattice(common, limit));
        }
        if (members.size() < MANY_MEMBERS && moments.variance() > 0) {
            return new TakenDistribution(
                    ExpansionForecast.Method.SHAPED, moments.three()::quantile, 0, most, Double.POSITIVE_INFINITY);
        }
        return moments.variance() > 0
                ? new TakenDistribution(
                        ExpansionForecast.Method.NORMAL,
                        NormalKernel.of(units, moments)::quantile,
                        0,
                        most,
                        Double.POSITIVE_INFINITY)
                : new TakenDistribution(ExpansionForecast.Method.EXACT, p -> moments.mean(), 0, most, 0);
    }

    /** The exact lattice: the values' greatest common divisor in minor units, and after how many steps it is cut. */
    private record Lattice(long common, double limit) {}

    /**
     * Returns the amount above which the sum lies with a probability below 1e-10 or so: ten standard deviations and ten
     * of the largest values above its mean (Bernstein's inequality for the independent part).
     */
    private static double end(List<CohortMember> members, ForecastMoments moments) {
        double largest =
                members.stream().mapToDouble(CohortMember::amount).max().orElse(0);
        return moments.mean() + 10 * Math.sqrt(moments.variance()) + 10 * largest;
    }

    private static TakenDistribution onLattice(
            ExpansionForecast.Method method, List<ForecastBlock> blocks, List<CohortMember> members, Lattice lattice) {
        long common = lattice.common();
        boolean drawn = method == ExpansionForecast.Method.DRAWN;
        double[] distribution = new LatticeKernel(
                        blocks,
                        member -> (int) (member.value().getAmountMinorLong() / common),
                        (int) Math.ceil(lattice.limit()),
                        drawn)
                .distribution();
        double step = Money.ofMinor(members.get(0).value().getCurrencyUnit(), common)
                .getAmount()
                .doubleValue();
        double most = members.stream().mapToDouble(CohortMember::amount).sum();
        return new TakenDistribution(
                method,
                new GridDistribution(0, step, distribution)::quantile,
                0,
                most,
                drawn ? Double.POSITIVE_INFINITY : 0);
    }

    private static TakenDistribution rounded(
            List<ForecastBlock> blocks, List<CohortMember> members, double mean, double step) {
        double[] near = new LatticeKernel(
                        blocks, member -> (int) Math.rint(member.amount() / step), MAX_POINTS + members.size(), false)
                .distribution();
        GridDistribution grid = new GridDistribution(0, step, near);
        double off = 0;
        double most = 0;
        for (CohortMember member : members) {
            off += Math.abs(member.amount() - step * Math.rint(member.amount() / step));
            most += member.amount();
        }
        double shift = mean - grid.mean();
        return new TakenDistribution(
                ExpansionForecast.Method.ROUNDED, grid::quantile, shift, most, off + Math.abs(shift));
    }

    ExpansionForecast.Method method() {
        return method;
    }

    /** Returns how far a quantile may be off in major units; infinite where only the probability can be bounded. */
    double errorBound() {
        return errorBound;
    }

    double quantile(double p) {
        return Math.min(most, Math.max(0, quantile.applyAsDouble(p) + shift));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}

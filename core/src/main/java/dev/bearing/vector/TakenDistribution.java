package dev.bearing.vector;

import dev.bearing.internal.stats.ThreeMoments;
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

    /** The greatest number of multiplications that a distribution may cost that is to cost next to nothing. */
    static final double QUICK_COST = 1 << 21;

    /** From so many members on a lattice is not even tried where it is to cost next to nothing. */
    private static final int TOO_MANY_TO_TRY = 1_000;

    /** How far a shaped quantile was off at most: this times the standard deviation, and half the largest value. */
    static final double SHAPED_SD_SHARE = 0.08;

    private final ExpansionForecast.Method method;
    private final DoubleUnaryOperator quantile;
    private final DoubleUnaryOperator cumulative;
    private final double shift;
    private final double most;
    private final double errorBound;

    private TakenDistribution(
            ExpansionForecast.Method method,
            DoubleUnaryOperator quantile,
            DoubleUnaryOperator cumulative,
            double shift,
            double most,
            double errorBound) {
        this.method = method;
        this.quantile = quantile;
        this.cumulative = cumulative;
        this.shift = shift;
        this.most = most;
        this.errorBound = errorBound;
    }

    /** Returns the distribution by the best method that is affordable. */
    static TakenDistribution of(List<ForecastUnit> units) {
        ForecastMoments moments = ForecastMoments.of(units);
        List<CohortMember> members = members(units);
        if (!(moments.variance() > 0)) {
            return certain(members, moments.mean());
        }
        List<ForecastBlock> blocks = ForecastBlock.of(units);
        Lattice lattice = Lattice.of(members, moments);
        if (lattice.costs(blocks, false) <= MAX_COST) {
            return onLattice(ExpansionForecast.Method.EXACT, blocks, members, lattice);
        }
        double affordable = MAX_POINTS;
        while (affordable >= (double) POINTS_PER_MEMBER * members.size()
                && LatticeKernel.cost(blocks, affordable, affordable, false) > MAX_COST) {
            affordable /= 2;
        }
        if (affordable >= (double) POINTS_PER_MEMBER * members.size()) {
            return rounded(blocks, members, moments.mean(), most(members) / affordable);
        }
        if (lattice.costs(blocks, true) <= MAX_DRAWN_COST) {
            return onLattice(ExpansionForecast.Method.DRAWN, blocks, members, lattice);
        }
        if (members.size() < MANY_MEMBERS) {
            return shaped(members, moments);
        }
        GridDistribution normal = NormalKernel.of(units, moments);
        return new TakenDistribution(
                ExpansionForecast.Method.NORMAL,
                normal::quantile,
                normal::cumulative,
                0,
                most(members),
                Double.POSITIVE_INFINITY);
    }

    /** Returns the distribution exactly where that costs next to nothing, else shaped by its moments. */
    static TakenDistribution quick(List<ForecastUnit> units, ForecastMoments moments) {
        List<CohortMember> members = members(units);
        if (!(moments.variance() > 0)) {
            return certain(members, moments.mean());
        }
        if (members.size() < TOO_MANY_TO_TRY) {
            List<ForecastBlock> blocks = ForecastBlock.of(units);
            Lattice lattice = Lattice.of(members, moments);
            if (lattice.costs(blocks, false) <= QUICK_COST) {
                return onLattice(ExpansionForecast.Method.EXACT, blocks, members, lattice);
            }
        }
        return shaped(members, moments);
    }

    private static TakenDistribution certain(List<CohortMember> members, double mean) {
        return new TakenDistribution(
                ExpansionForecast.Method.EXACT, p -> mean, x -> x >= mean ? 1 : 0, 0, most(members), 0);
    }

    private static TakenDistribution shaped(List<CohortMember> members, ForecastMoments moments) {
        ThreeMoments three = moments.three();
        return new TakenDistribution(
                ExpansionForecast.Method.SHAPED,
                three::quantile,
                three::cumulative,
                0,
                most(members),
                SHAPED_SD_SHARE * three.sd() + largest(members) / 2);
    }

    private static List<CohortMember> members(List<ForecastUnit> units) {
        return units.stream().flatMap(unit -> unit.members().stream()).toList();
    }

    private static double most(List<CohortMember> members) {
        return members.stream().mapToDouble(CohortMember::amount).sum();
    }

    private static double largest(List<CohortMember> members) {
        return members.stream().mapToDouble(CohortMember::amount).max().orElse(0);
    }

    /**
     * The exact lattice.
     *
     * @param common the values' greatest common divisor in minor units
     * @param points how many steps of it all values make
     * @param limit after how many steps it is cut
     */
    private record Lattice(long common, double points, double limit) {

        static Lattice of(List<CohortMember> members, ForecastMoments moments) {
            long common = 0;
            double minor = 0;
            for (CohortMember member : members) {
                common = gcd(common, member.value().getAmountMinorLong());
                minor += member.value().getAmountMinorLong();
            }
            double points = minor / common;
            return new Lattice(common, points, points * Math.min(1, end(members, moments) / most(members)));
        }

        double costs(List<ForecastBlock> blocks, boolean drawn) {
            return limit < MAX_POINTS ? LatticeKernel.cost(blocks, points, limit, drawn) : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Returns the amount above which the sum lies with a probability below 1e-10 or so: ten standard deviations and ten
     * of the largest values above its mean (Bernstein's inequality for the independent part).
     */
    private static double end(List<CohortMember> members, ForecastMoments moments) {
        return moments.mean() + 10 * Math.sqrt(moments.variance()) + 10 * largest(members);
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
        GridDistribution grid = new GridDistribution(0, step, distribution);
        return new TakenDistribution(
                method, grid::quantile, grid::cumulative, 0, most(members), drawn ? Double.POSITIVE_INFINITY : 0);
    }

    private static TakenDistribution rounded(
            List<ForecastBlock> blocks, List<CohortMember> members, double mean, double step) {
        double[] near = new LatticeKernel(
                        blocks, member -> (int) Math.rint(member.amount() / step), MAX_POINTS + members.size(), false)
                .distribution();
        GridDistribution grid = new GridDistribution(0, step, near);
        double off = 0;
        for (CohortMember member : members) {
            off += Math.abs(member.amount() - step * Math.rint(member.amount() / step));
        }
        double shift = mean - grid.mean();
        return new TakenDistribution(
                ExpansionForecast.Method.ROUNDED,
                grid::quantile,
                grid::cumulative,
                shift,
                most(members),
                off + Math.abs(shift));
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

    /** Returns the probability of at most an amount. */
    double cumulative(double amount) {
        return amount < 0 ? 0 : amount >= most ? 1 : cumulative.applyAsDouble(amount - shift);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}

package dev.bearing.vector;

import dev.bearing.internal.stats.BetaQuadrature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * The distribution of a sum of very many expansions: given its take rate, the sum of a stratum is taken as normal; the
 * rate is integrated over its posterior; the strata are convolved on a grid of 1/{@value #CELLS_PER_SD} standard
 * deviations of the whole. What one account's chained milestones add to the variance comes in as one normal term more,
 * so that mean and variance are exact.
 */
final class NormalKernel {

    static final int CELLS_PER_SD = 200;

    private static final double REACH = 8;

    private final double step;

    private NormalKernel(double step) {
        this.step = step;
    }

    /** Returns the distribution; its moments must have a variance above 0. */
    static GridDistribution of(List<ForecastUnit> units, ForecastMoments moments) {
        NormalKernel kernel = new NormalKernel(Math.sqrt(moments.variance()) / CELLS_PER_SD);
        SortedMap<String, List<CohortMember>> strata = new TreeMap<>();
        for (ForecastUnit unit : units) {
            for (CohortMember member : unit.members()) {
                String name =
                        member.take() instanceof TakeRate.Estimated rate ? "estimated " + rate.stratum() : "known";
                strata.computeIfAbsent(name, key -> new ArrayList<>()).add(member);
            }
        }
        GridDistribution sum = new GridDistribution(0, kernel.step, new double[] {1});
        for (List<CohortMember> members : strata.values()) {
            sum = sum.plus(kernel.stratum(members));
        }
        if (moments.chained() > 0) {
            sum = sum.plus(kernel.cells(List.of(new Normal(1, 0, Math.sqrt(moments.chained())))));
        }
        return sum;
    }

    private GridDistribution stratum(List<CohortMember> members) {
        double reach = 0;
        double squares = 0;
        double reachSquares = 0;
        double known = 0;
        double knownVariance = 0;
        for (CohortMember member : members) {
            double value = member.amount();
            double p = member.takes();
            reach += member.due() * value;
            squares += member.due() * value * value;
            reachSquares += member.due() * member.due() * value * value;
            known += p * value;
            knownVariance += p * (1 - p) * value * value;
        }
        if (!(members.get(0).take() instanceof TakeRate.Estimated rate)) {
            return cells(List.of(new Normal(1, known, Math.sqrt(knownVariance))));
        }
        int points = (int) Math.min(1_024, Math.ceil(4 * Math.sqrt(members.size())) + 8);
        BetaQuadrature posterior = BetaQuadrature.of(rate.a(), rate.b(), points);
        List<Normal> parts = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double share = posterior.point(i);
            double variance = share * squares - share * share * reachSquares;
            parts.add(new Normal(posterior.weight(i), share * reach, Math.sqrt(Math.max(0, variance))));
        }
        return cells(parts);
    }

    /** Returns the mixture of normal distributions by the cells of the grid. */
    private GridDistribution cells(List<Normal> parts) {
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        for (Normal part : parts) {
            if (part.weight > 1e-15) {
                lower = Math.min(lower, part.mean - REACH * part.sd);
                upper = Math.max(upper, part.mean + REACH * part.sd);
            }
        }
        int size = (int) Math.ceil((upper - lower) / step) + 2;
        double[] cells = new double[size];
        for (Normal part : parts) {
            if (part.weight > 1e-15) {
                part.addTo(cells, lower, step);
            }
        }
        double total = Arrays.stream(cells).sum();
        for (int i = 0; i < size; i++) {
            cells[i] /= total;
        }
        return new GridDistribution(lower, step, cells);
    }

    /** A weighted normal distribution. */
    private record Normal(double weight, double mean, double sd) {

        void addTo(double[] cells, double lower, double step) {
            if (sd < step * 1e-3) {
                double at = (mean - lower) / step;
                int below = (int) Math.floor(at);
                cells[below] += weight * (1 - (at - below));
                cells[below + 1] += weight * (at - below);
                return;
            }
            int first = (int) Math.max(0, Math.floor((mean - REACH * sd - lower) / step));
            int last = (int) Math.min(cells.length - 1, Math.ceil((mean + REACH * sd - lower) / step));
            double before = 0;
            for (int i = first; i <= last; i++) {
                double up = i == last ? 1 : cdf(lower + (i + 0.5) * step);
                cells[i] += weight * (up - before);
                before = up;
            }
        }

        private double cdf(double x) {
            return 0.5 * Erfc.value((mean - x) / (sd * Math.sqrt(2)));
        }
    }
}

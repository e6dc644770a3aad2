package dev.bearing.vector;

import dev.bearing.internal.stats.BetaQuadrature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accounts that share estimated take rates, directly or through one another: independent of all other blocks. The block
 * without rates holds the accounts whose rates are all known.
 *
 * @param rates the rates shared, by stratum
 * @param units the accounts
 */
record ForecastBlock(SortedMap<String, TakeRate.Estimated> rates, List<ForecastUnit> units) {

    /** Returns the blocks in a fixed order. */
    static List<ForecastBlock> of(List<ForecastUnit> units) {
        Map<String, String> leader = new TreeMap<>();
        for (ForecastUnit unit : units) {
            List<String> names = List.copyOf(ratesOf(unit).keySet());
            for (String name : names) {
                leader.putIfAbsent(name, name);
                leader.put(find(leader, name), find(leader, names.get(0)));
            }
        }
        Map<String, ForecastBlock> blocks = new LinkedHashMap<>();
        ForecastBlock known = new ForecastBlock(new TreeMap<>(), new ArrayList<>());
        for (ForecastUnit unit : units) {
            SortedMap<String, TakeRate.Estimated> rates = ratesOf(unit);
            ForecastBlock block = rates.isEmpty()
                    ? known
                    : blocks.computeIfAbsent(
                            find(leader, rates.firstKey()),
                            name -> new ForecastBlock(new TreeMap<>(), new ArrayList<>()));
            block.rates.putAll(rates);
            block.units.add(unit);
        }
        List<ForecastBlock> all = new ArrayList<>(blocks.values());
        if (!known.units.isEmpty()) {
            all.add(known);
        }
        return all;
    }

    /** Returns how many expansions the accounts may take. */
    int members() {
        int members = 0;
        for (ForecastUnit unit : units) {
            members += unit.members().size();
        }
        return members;
    }

    /** Returns the points over which each rate is integrated, in the order of strata. */
    List<BetaQuadrature> quadratures() {
        return rates.values().stream()
                .map(rate -> BetaQuadrature.of(rate.a(), rate.b(), points(rate)))
                .toList();
    }

    /** Returns at how many combinations of rates the block has to be evaluated. */
    double combinations() {
        return rates.values().stream().mapToDouble(this::points).reduce(1, (a, b) -> a * b);
    }

    /**
     * Returns how many points integrate a probability of this block over one rate. Half as many as there are members
     * are exact, since the probability is a polynomial of that degree; for many members 4 √n points lie closer than
     * half a standard deviation of their share, where the sum over points converges geometrically.
     */
    private int points(TakeRate.Estimated rate) {
        int members = (int) units.stream()
                .flatMap(unit -> unit.members().stream())
                .filter(member -> member.take().equals(rate))
                .count();
        return (int) Math.min(members / 2 + 1, Math.min(1_024, Math.ceil(4 * Math.sqrt(members)) + 8));
    }

    private static SortedMap<String, TakeRate.Estimated> ratesOf(ForecastUnit unit) {
        SortedMap<String, TakeRate.Estimated> rates = new TreeMap<>();
        for (CohortMember member : unit.members()) {
            if (member.take() instanceof TakeRate.Estimated rate) {
                rates.put(rate.stratum(), rate);
            }
        }
        return rates;
    }

    private static String find(Map<String, String> leader, String name) {
        String at = name;
        while (!leader.getOrDefault(at, at).equals(at)) {
            at = leader.getOrDefault(at, at);
        }
        return at;
    }
}

package dev.bearing.journey;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What searches of many simulated companies found.
 *
 * @param right how many of the things found were true ones
 * @param falseShare the mean share of false ones among those found, a search that found nothing counting as 0
 */
record Discoveries(int right, double falseShare) {

    static Discoveries of(int rounds, Supplier<List<String>> search, Predicate<String> isTrue) {
        int right = 0;
        double falseShares = 0;
        for (int round = 0; round < rounds; round++) {
            List<String> found = search.get();
            long hits = found.stream().filter(isTrue).count();
            right += (int) hits;
            falseShares += found.isEmpty() ? 0 : (double) (found.size() - hits) / found.size();
        }
        return new Discoveries(right, falseShares / rounds);
    }
}

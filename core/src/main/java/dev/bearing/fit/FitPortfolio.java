package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many customers are of each fit class. Stretch-fits need more attention than others, so a vendor can carry only so
 * many of them.
 *
 * @param classes how many are of each class; all five are there
 * @param unclassified how many have no class: never assessed, or too little is known
 */
public record FitPortfolio(SortedMap<FitClass, Long> classes, long unclassified) {

    /** @throws IllegalArgumentException if a count is negative */
    public FitPortfolio {
        requireNonNull(classes, "classes");
        TreeMap<FitClass, Long> all = new TreeMap<>();
        for (FitClass fitClass : FitClass.values()) {
            long count = classes.getOrDefault(fitClass, 0L);
            checkArgument(count >= 0, "%s must be 0 or more, was %s", fitClass, count);
            all.put(fitClass, count);
        }
        checkArgument(unclassified >= 0, "unclassified must be 0 or more, was %s", unclassified);
        classes = Collections.unmodifiableSortedMap(all);
    }

    /** Returns the portfolio of accounts, each once, by the classes they have. */
    public static FitPortfolio of(Collection<Answer<FitClass>> accounts) {
        requireNonNull(accounts, "accounts");
        TreeMap<FitClass, Long> classes = new TreeMap<>();
        accounts.forEach(one -> one.toOptional().ifPresent(known -> classes.merge(known, 1L, Long::sum)));
        long classified = classes.values().stream().mapToLong(Long::longValue).sum();
        return new FitPortfolio(classes, accounts.size() - classified);
    }

    /** Returns the stretch-fits out of all that have a class. */
    public Rate stretchShare() {
        long classified = classes.values().stream().mapToLong(Long::longValue).sum();
        return Rate.ofCounts(classes.getOrDefault(FitClass.STRETCH, 0L), classified)
                .named("customers with a fit class", "");
    }

    /**
     * Returns whether the share of stretch-fits is above a limit, or EMPTY_BASE where nobody has a class.
     *
     * @param mostStretch the limit, in [0, 1]
     */
    public Answer<Boolean> isOverstretched(double mostStretch) {
        checkArgument(mostStretch >= 0 && mostStretch <= 1, "mostStretch must be in [0, 1], was %s", mostStretch);
        return stretchShare().fraction().map(share -> share > mostStretch);
    }
}

package dev.bearing.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is compared with whom. The helped are taken in the order of how long they had waited; each gets others of its
 * stratum that were on the leg after as many days, not helped and not taken yet, those that came at about the same time
 * first. Taking them in that order leaves whoever is still waiting later as good as drawn by lot: nobody is taken or
 * left for what it does afterwards.
 */
final class LandmarkMatching {

    /** A day that never comes. */
    static final long NEVER = Long.MAX_VALUE;

    /** To how many others one account is compared at most; more than four tell little more (Ury 1975). */
    static final int MOST = 4;

    /**
     * An account on the leg; days since 1970, {@link #NEVER} for what did not happen.
     *
     * @param number its place among those added
     * @param entered when it came to the leg
     * @param crossed when it crossed
     * @param lost when it was no customer any more
     * @param helped when it was first helped on the leg
     * @param touched when another intervention was first done on the leg, where that counts
     * @param asOf the last day that is known
     */
    record Waiting(
            int number, String stratum, long entered, long crossed, long lost, long helped, long touched, long asOf) {

        /** Returns whether after so many days it was on the leg, and what came of it can be told. */
        boolean waitsAfter(long days, int withinDays) {
            long day = entered + days;
            return crossed > day && lost > day && touched >= day && day + withinDays <= asOf;
        }

        boolean crossesAfter(long days, int withinDays) {
            return crossed <= entered + days + withinDays;
        }

        long waitedForHelp() {
            return helped - entered;
        }
    }

    private final SortedMap<String, EffectGroup> treated = new TreeMap<>();
    private final SortedMap<String, EffectGroup> untreated = new TreeMap<>();
    private final int withinDays;
    private long leftOut;

    private LandmarkMatching(int withinDays) {
        this.withinDays = withinDays;
    }

    static LandmarkMatching of(Collection<Waiting> accounts, int withinDays) {
        LandmarkMatching matching = new LandmarkMatching(withinDays);
        Map<String, List<Waiting>> strata = new TreeMap<>();
        accounts.forEach(one ->
                strata.computeIfAbsent(one.stratum(), name -> new ArrayList<>()).add(one));
        strata.values().forEach(matching::match);
        return matching;
    }

    private void match(List<Waiting> all) {
        SortedMap<Long, List<Waiting>> helped = new TreeMap<>();
        for (Waiting one : all) {
            if (one.helped() == NEVER) {
                continue;
            }
            if (one.waitsAfter(one.waitedForHelp(), withinDays)) {
                helped.computeIfAbsent(one.waitedForHelp(), days -> new ArrayList<>())
                        .add(one);
            } else {
                leftOut++;
            }
        }
        Set<Integer> taken = new HashSet<>();
        long ahead = helped.values().stream().mapToLong(List::size).sum();
        for (Map.Entry<Long, List<Waiting>> landmark : helped.entrySet()) {
            compare(landmark.getValue(), landmark.getKey(), others(all, landmark.getKey(), taken), ahead, taken);
            ahead -= landmark.getValue().size();
        }
    }

    private List<Waiting> others(List<Waiting> all, long days, Set<Integer> taken) {
        return all.stream()
                .filter(one -> one.helped() > one.entered() + days
                        && one.waitsAfter(days, withinDays)
                        && !taken.contains(one.number()))
                .toList();
    }

    /**
     * Gives the helped of one landmark their share of those that wait, as large as theirs in all helped from now on.
     */
    private void compare(List<Waiting> helped, long days, List<Waiting> others, long ahead, Set<Integer> taken) {
        if (others.isEmpty()) {
            leftOut += helped.size();
            return;
        }
        long share = (others.size() * (long) helped.size() + ahead - 1) / ahead;
        NavigableSet<Long> entries = new TreeSet<>();
        helped.forEach(one -> entries.add(one.entered()));
        String name = helped.get(0).stratum() + ", after " + days + (days == 1 ? " day" : " days");
        helped.forEach(one -> count(treated, name, one, days));
        others.stream()
                .sorted(Comparator.comparingLong((Waiting one) -> distance(entries, one.entered()))
                        .thenComparingInt(Waiting::number))
                .limit(Math.min(share, (long) MOST * helped.size()))
                .forEach(one -> {
                    taken.add(one.number());
                    count(untreated, name, one, days);
                });
    }

    private static long distance(NavigableSet<Long> entries, long entered) {
        @Nullable Long before = entries.floor(entered);
        @Nullable Long after = entries.ceiling(entered);
        return Math.min(before == null ? NEVER : entered - before, after == null ? NEVER : after - entered);
    }

    private void count(Map<String, EffectGroup> groups, String name, Waiting one, long days) {
        groups.merge(name, new EffectGroup(0, 0).with(one.crossesAfter(days, withinDays)), EffectGroup::plus);
    }

    InterventionEffect effect() {
        return new InterventionEffect(treated, untreated);
    }

    long leftOut() {
        return leftOut;
    }
}

package dev.bearing.health;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.Attributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How scorecards share out accounts: to how many each applies and how many it judges, where several apply, where none
 * does, and which of them never gets its turn.
 */
public final class ResolverReport {

    private final SortedMap<AccountId, ScorecardResolver.Resolution> resolutions;
    private final List<Use> uses;

    ResolverReport(ScorecardResolver resolver, Map<AccountId, Attributes> accounts) {
        TreeMap<AccountId, ScorecardResolver.Resolution> all = new TreeMap<>();
        accounts.forEach((account, attributes) -> all.put(account, resolver.resolve(attributes)));
        resolutions = Collections.unmodifiableSortedMap(all);
        Map<Scorecard, int[]> counts = new LinkedHashMap<>();
        resolver.scorecards().forEach(scorecard -> counts.put(scorecard, new int[2]));
        for (ScorecardResolver.Resolution resolution : all.values()) {
            resolution.scorecard().ifPresent(winner -> {
                requireNonNull(counts.get(winner))[0]++;
                requireNonNull(counts.get(winner))[1]++;
            });
            resolution.others().forEach(other -> requireNonNull(counts.get(other))[0]++);
        }
        List<Use> list = new ArrayList<>();
        counts.forEach((scorecard, count) -> list.add(new Use(scorecard, count[0], count[1])));
        uses = List.copyOf(list);
    }

    /**
     * How often a scorecard has its turn.
     *
     * @param scorecard the scorecard
     * @param applies the accounts it is for
     * @param judges the accounts it judges
     */
    public record Use(Scorecard scorecard, int applies, int judges) {

        /** Refuses null. */
        public Use {
            requireNonNull(scorecard, "scorecard");
        }

        /** Returns whether it is for some accounts, and another comes before it for each of them. */
        public boolean neverWins() {
            return applies > 0 && judges == 0;
        }
    }

    /** Returns which scorecard judges each account, and why. */
    public SortedMap<AccountId, ScorecardResolver.Resolution> resolutions() {
        return resolutions;
    }

    /** Returns the accounts for which several scorecards are, see {@link ScorecardResolver.Resolution#isConflict}. */
    public SortedMap<AccountId, ScorecardResolver.Resolution> conflicts() {
        TreeMap<AccountId, ScorecardResolver.Resolution> conflicts = new TreeMap<>(resolutions);
        conflicts.values().removeIf(resolution -> !resolution.isConflict());
        return Collections.unmodifiableSortedMap(conflicts);
    }

    /** Returns the accounts for which no scorecard is, in the order of their ids. */
    public List<AccountId> unresolved() {
        return resolutions.entrySet().stream()
                .filter(entry -> entry.getValue().scorecard().equals(Optional.empty()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns each scorecard's use, in the order in which they were written. */
    public List<Use> uses() {
        return uses;
    }

    /** Returns the scorecards that are for some accounts and judge none, since another always comes before them. */
    public List<Scorecard> neverWin() {
        return uses.stream().filter(Use::neverWins).map(Use::scorecard).toList();
    }

    /** Returns the scorecards that are for none of the accounts. */
    public List<Scorecard> withoutAccounts() {
        return uses.stream()
                .filter(use -> use.applies() == 0)
                .map(Use::scorecard)
                .toList();
    }
}

package dev.bearing.vector;

import dev.bearing.account.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The expansions that one account may take, nearest first. They are taken as a chain: whoever reaches a later milestone
 * has reached the earlier ones. For milestones on parallel branches of a path that is the strongest coupling there can
 * be, and the spread errs to the wide side.
 *
 * @param members at least one, the likeliest to be reached first
 */
record ForecastUnit(List<CohortMember> members) {

    /** Returns the members of each account, in the order of account ids. */
    static List<ForecastUnit> of(Collection<CohortMember> members) {
        Map<AccountId, List<CohortMember>> byAccount = new TreeMap<>();
        for (CohortMember member : members) {
            byAccount
                    .computeIfAbsent(member.accountId(), account -> new ArrayList<>(1))
                    .add(member);
        }
        List<ForecastUnit> units = new ArrayList<>(byAccount.size());
        byAccount.values().forEach(own -> {
            own.sort(Comparator.comparingDouble(CohortMember::reach).reversed());
            units.add(new ForecastUnit(List.copyOf(own)));
        });
        return units;
    }
}

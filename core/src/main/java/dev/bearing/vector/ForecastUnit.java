package dev.bearing.vector;

import dev.bearing.account.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The expansions that one account may take, nearest first. They are taken as a chain: whoever reaches a later milestone
 * has reached the earlier ones. For milestones on parallel branches of a path that is the strongest coupling there can
 * be, and the spread errs to the wide side.
 *
 * @param members at least one, the likeliest to be reached first
 */
record ForecastUnit(List<CohortMember> members) {

    /** Returns the members of each account, in the order in which the accounts first come. */
    static List<ForecastUnit> of(Collection<CohortMember> members) {
        Map<AccountId, List<CohortMember>> byAccount = new LinkedHashMap<>();
        for (CohortMember member : members) {
            byAccount
                    .computeIfAbsent(member.accountId(), account -> new ArrayList<>(1))
                    .add(member);
        }
        List<ForecastUnit> units = new ArrayList<>(byAccount.size());
        byAccount.values().forEach(own -> {
            if (own.size() > 1) {
                own.sort(Comparator.comparingDouble(CohortMember::reach).reversed());
            }
            units.add(new ForecastUnit(List.copyOf(own)));
        });
        return units;
    }

    /** Returns the members of one cohort, in which every account stands once. */
    static List<ForecastUnit> ofCohort(Collection<CohortMember> members) {
        List<ForecastUnit> units = new ArrayList<>(members.size());
        members.forEach(member -> units.add(new ForecastUnit(List.of(member))));
        return units;
    }
}

package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What came of looking for leads: who should be offered what, who has been, and who should not and why. No customer is
 * in more than one of the lists with one expansion.
 *
 * @param qualified new leads to open
 * @param open leads that are open already
 * @param refused candidates that are none
 */
public record LeadFindings(List<QualifiedLead> qualified, List<OpenLead> open, List<RefusedLead> refused) {

    /** Copies the lists. */
    public LeadFindings {
        requireNonNull(qualified, "qualified");
        requireNonNull(open, "open");
        requireNonNull(refused, "refused");
        qualified = List.copyOf(qualified);
        open = List.copyOf(open);
        refused = List.copyOf(refused);
    }

    /** Returns the findings of nobody. */
    public static LeadFindings none() {
        return new LeadFindings(List.of(), List.of(), List.of());
    }

    private record Key(AccountId accountId, String expansion) {}

    /**
     * Returns several findings as one, in their order. Where an account is on several paths that lead to the same
     * expansion, an open lead stands for it, else the first that qualifies, else the first refusal.
     */
    public static LeadFindings of(Collection<LeadFindings> parts) {
        requireNonNull(parts, "parts");
        Set<Key> seen = new HashSet<>();
        List<OpenLead> open = parts.stream()
                .flatMap(part -> part.open.stream())
                .filter(lead -> seen.add(
                        new Key(lead.lead().accountId(), lead.expansion().id())))
                .toList();
        List<QualifiedLead> qualified = parts.stream()
                .flatMap(part -> part.qualified.stream())
                .filter(lead ->
                        seen.add(new Key(lead.accountId(), lead.expansion().id())))
                .toList();
        List<RefusedLead> refused = parts.stream()
                .flatMap(part -> part.refused.stream())
                .filter(lead ->
                        seen.add(new Key(lead.accountId(), lead.expansion().id())))
                .toList();
        return new LeadFindings(qualified, open, refused);
    }
}

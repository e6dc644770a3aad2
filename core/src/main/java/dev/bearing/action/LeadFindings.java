package dev.bearing.action;

import java.util.Collection;
import java.util.List;

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
        qualified = List.copyOf(qualified);
        open = List.copyOf(open);
        refused = List.copyOf(refused);
    }

    /** Returns the findings of nobody. */
    public static LeadFindings none() {
        return new LeadFindings(List.of(), List.of(), List.of());
    }

    /** Returns several findings as one, in their order. */
    public static LeadFindings of(Collection<LeadFindings> parts) {
        return new LeadFindings(
                parts.stream().flatMap(part -> part.qualified.stream()).toList(),
                parts.stream().flatMap(part -> part.open.stream()).toList(),
                parts.stream().flatMap(part -> part.refused.stream()).toList());
    }
}

package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.KnownFacts;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Motion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What became of the leads that were opened, by motion, as of a day. A renewal is no expansion and is not counted; nor
 * is a second lead for an expansion for which the account has one that may still be won. Funnels of disjoint accounts
 * add.
 *
 * <pre>{@code
 * LeadFunnel funnel = LeadFunnel.of(leads, LeadPolicy.standard(), asOf, lead -> true);
 * funnel.of(Motion.FULL_SERVE).conversion(); // won out of accepted, 95 % by Wilson
 * }</pre>
 */
public final class LeadFunnel {

    private static final Comparator<ExpansionLead> ORDER = Comparator.comparing(ExpansionLead::openedOn)
            .thenComparing(lead -> lead.accountId().value())
            .thenComparing(ExpansionLead::expansion)
            .thenComparing(ExpansionLead::motion);

    private final Map<Motion, LeadCounts> counts;
    private final List<ExpansionLead> counted;
    private final List<ExpansionLead> duplicates;
    private final List<ExpansionLead> noExpansions;

    private LeadFunnel(
            Map<Motion, LeadCounts> counts,
            List<ExpansionLead> counted,
            List<ExpansionLead> duplicates,
            List<ExpansionLead> noExpansions) {
        this.counts = counts;
        this.counted = List.copyOf(counted);
        this.duplicates = List.copyOf(duplicates);
        this.noExpansions = List.copyOf(noExpansions);
    }

    /**
     * Returns the funnel of leads as of a day.
     *
     * @param leads the leads in any order and with all their versions, of which the last recorded by the day counts;
     *     those opened or recorded later are not seen
     * @param policy when a lead expires
     * @param asOf the day
     * @param isExpansion whether a lead is for an expansion that the vendor has; what is none is not counted
     */
    public static LeadFunnel of(
            Collection<ExpansionLead> leads,
            LeadPolicy policy,
            LocalDate asOf,
            Predicate<? super ExpansionLead> isExpansion) {
        requireNonNull(leads, "leads");
        requireNonNull(asOf, "asOf");
        requireNonNull(isExpansion, "isExpansion");
        requireNonNull(policy, "policy");
        Map<Motion, LeadCounts> counts = none();
        List<ExpansionLead> counted = new ArrayList<>();
        List<ExpansionLead> duplicates = new ArrayList<>();
        List<ExpansionLead> others = new ArrayList<>();
        Set<List<Object>> alive = new HashSet<>();
        List<ExpansionLead> known = KnownFacts.asOf(KnownFacts.distinct(leads), asOf).stream()
                .sorted(ORDER)
                .toList();
        for (ExpansionLead lead : known) {
            LeadStatus status = policy.statusOn(lead, asOf);
            if (LeadPolicy.isRenewal(lead.expansion()) || !isExpansion.test(lead)) {
                others.add(lead);
            } else if (status.isAlive() && !alive.add(List.of(lead.accountId(), lead.expansion()))) {
                duplicates.add(lead);
            } else {
                boolean takenUp = lead.takenUpOn().isPresent();
                counted.add(lead);
                counts.computeIfPresent(lead.motion(), (motion, own) -> own.with(status, takenUp));
            }
        }
        return new LeadFunnel(counts, counted, duplicates, others);
    }

    private static Map<Motion, LeadCounts> none() {
        Map<Motion, LeadCounts> counts = new EnumMap<>(Motion.class);
        for (Motion motion : Motion.values()) {
            counts.put(motion, LeadCounts.none());
        }
        return counts;
    }

    /** Returns the counts of a motion. */
    public LeadCounts of(Motion motion) {
        return requireNonNull(counts.get(motion), "motion");
    }

    /** Returns the counts of all motions. */
    public LeadCounts all() {
        return counts.values().stream().reduce(LeadCounts.none(), LeadCounts::plus);
    }

    /** Returns the leads that are counted, as known on the day, by the day they were opened. */
    public List<ExpansionLead> counted() {
        return counted;
    }

    /** Returns the leads that were left out since an earlier one of the same account and expansion is open. */
    public List<ExpansionLead> duplicates() {
        return duplicates;
    }

    /** Returns the leads that were left out since they are for no expansion: renewals, and what no path names. */
    public List<ExpansionLead> noExpansions() {
        return noExpansions;
    }

    /** Returns the funnel of both; no account may be in both. */
    public LeadFunnel plus(LeadFunnel other) {
        Map<Motion, LeadCounts> sum = new EnumMap<>(counts);
        other.counts.forEach((motion, own) -> sum.merge(motion, own, LeadCounts::plus));
        List<ExpansionLead> both = new ArrayList<>(counted);
        both.addAll(other.counted);
        both.sort(ORDER);
        List<ExpansionLead> twice = new ArrayList<>(duplicates);
        twice.addAll(other.duplicates);
        List<ExpansionLead> others = new ArrayList<>(noExpansions);
        others.addAll(other.noExpansions);
        return new LeadFunnel(Collections.unmodifiableMap(sum), both, twice, others);
    }
}

package dev.bearing.journey;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.stats.Quantiles;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a first path from what was seen, for a vendor that has not written one down yet. */
public final class PathDerivation {

    /** The id of a derived path. */
    public static final String DERIVED = "derived";

    private PathDerivation() {}

    /**
     * Returns a chain of the milestones seen, in the order of the median day, counted from the account's first paying
     * day, on which accounts met them; ties by id. All are the customer's, weigh the same and carry no expansion. An
     * account meets a milestone on the first day its outcome was there, or, where it never was, on the first day its
     * task was done. EMPTY_BASE where no paying account has met any.
     *
     * @param firstPayingDays the first paying day by account; accounts that are missing, or set out after {@code asOf},
     *     do not count
     * @param events milestone events of all accounts, in any order
     * @param asOf the day; what happened or became known later is ignored
     */
    public static Answer<SuccessPath> derive(
            Map<AccountId, LocalDate> firstPayingDays, Collection<MilestoneEvent> events, LocalDate asOf) {
        requireNonNull(firstPayingDays, "firstPayingDays");
        requireNonNull(events, "events");
        requireNonNull(asOf, "asOf");
        Map<String, Map<AccountId, MilestoneEvent>> met = new TreeMap<>();
        for (MilestoneEvent event : events) {
            LocalDate firstPayingDay = firstPayingDays.get(event.accountId());
            if (event.level() == MilestoneLevel.REGRESSED
                    || event.on().isAfter(asOf)
                    || event.recordedOn().isAfter(asOf)
                    || firstPayingDay == null
                    || firstPayingDay.isAfter(asOf)) {
                continue;
            }
            met.computeIfAbsent(event.milestone(), key -> new TreeMap<>())
                    .merge(event.accountId(), event, PathDerivation::nearer);
        }
        if (met.isEmpty()) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "no paying account has met a milestone by " + asOf);
        }
        List<Contribution> medians = new ArrayList<>();
        met.forEach((milestone, byAccount) -> medians.add(new Contribution(
                milestone,
                Quantiles.median(byAccount.values().stream()
                        .mapToLong(event -> event.on().toEpochDay()
                                - requireNonNull(firstPayingDays.get(event.accountId()))
                                        .toEpochDay())
                        .sorted()
                        .toArray()))));
        medians.sort(Comparator.comparingDouble(Contribution::value).thenComparing(Contribution::name));
        List<SuccessMilestone> chain = new ArrayList<>();
        for (Contribution median : medians) {
            SuccessMilestone.Builder milestone = SuccessMilestone.builder(median.name());
            if (!chain.isEmpty()) {
                milestone.after(chain.get(chain.size() - 1).id());
            }
            chain.add(milestone.build());
        }
        return Answer.known(
                SuccessPath.of(DERIVED, chain),
                Explanation.inputs("milestones by their median day since the first paying day", medians));
    }

    /** Returns the event by which an account met a milestone: an outcome before a task, then the earlier. */
    private static MilestoneEvent nearer(MilestoneEvent a, MilestoneEvent b) {
        if (a.level().reaches() != b.level().reaches()) {
            return a.level().reaches() ? a : b;
        }
        return b.on().isBefore(a.on()) ? b : a;
    }
}

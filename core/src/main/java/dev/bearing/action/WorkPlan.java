package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * All that could be done, in the order of a {@link WorkRanking}; what has no known priority stands apart, by account,
 * and not at the end. Items of one plan are in one currency. The order in which items are given does not matter.
 * Immutable.
 *
 * <pre>{@code
 * WorkPlan plan = WorkPlan.of(items, WorkRanking.standard());
 * plan.today(10);  // the ten accounts to act on, each with its best item
 * plan.apart();    // what may matter as much, and nobody can say how much
 * }</pre>
 */
public final class WorkPlan {

    private final List<RankedWork> ranked;
    private final List<WorkItem> apart;

    private record Scored(WorkItem item, double priority) {}

    private WorkPlan(List<RankedWork> ranked, List<WorkItem> apart) {
        this.ranked = List.copyOf(ranked);
        this.apart = List.copyOf(apart);
    }

    /**
     * Returns the plan of some items; an item given twice counts once.
     *
     * @throws IllegalArgumentException if they are in several currencies
     */
    public static WorkPlan of(Collection<WorkItem> items, WorkRanking ranking) {
        requireNonNull(items, "items");
        requireNonNull(ranking, "ranking");
        long currencies = items.stream().map(WorkItem::currency).distinct().count();
        checkArgument(currencies <= 1, "items must be in one currency, were in %s", currencies);
        List<Scored> known = new ArrayList<>();
        List<WorkItem> apart = new ArrayList<>();
        for (WorkItem item : new LinkedHashSet<>(items)) {
            Answer<Double> priority = ranking.priority(item);
            if (priority instanceof Answer.Known<Double> value) {
                known.add(new Scored(item, value.value()));
            } else {
                apart.add(item);
            }
        }
        known.sort(
                Comparator.comparingDouble(Scored::priority).reversed().thenComparing(Scored::item, WorkItem.BY_KEY));
        apart.sort(WorkItem.BY_KEY);
        List<RankedWork> ranked = new ArrayList<>();
        known.forEach(scored -> ranked.add(new RankedWork(ranked.size() + 1, scored.item(), scored.priority())));
        return new WorkPlan(ranked, apart);
    }

    /** Returns the items whose priority is known, the most urgent first. */
    public List<RankedWork> ranked() {
        return ranked;
    }

    /** Returns the items whose priority is not known, by account. */
    public List<WorkItem> apart() {
        return apart;
    }

    /**
     * Returns the accounts to act on first, each with its most urgent item; only items with a priority above 0, so that
     * there may be fewer.
     *
     * @param most how many accounts at most, 0 or more
     */
    public List<RankedWork> today(int most) {
        checkArgument(most >= 0, "most must not be negative, was %s", most);
        Map<AccountId, RankedWork> first = new LinkedHashMap<>();
        for (RankedWork work : ranked) {
            if (work.priority() > 0) {
                first.putIfAbsent(work.item().accountId(), work);
            }
        }
        return first.values().stream().limit(most).toList();
    }

    /** Returns all items for an account: those ranked in their order, then those that stand apart. */
    public List<WorkItem> of(AccountId account) {
        List<WorkItem> own = new ArrayList<>();
        ranked.stream()
                .map(RankedWork::item)
                .filter(item -> item.accountId().equals(account))
                .forEach(own::add);
        apart.stream().filter(item -> item.accountId().equals(account)).forEach(own::add);
        return own;
    }
}

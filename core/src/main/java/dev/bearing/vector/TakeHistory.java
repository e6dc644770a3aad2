package dev.bearing.vector;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who took which expansion when it was offered, by milestone and {@link TakeStratum}: the source of
 * {@linkplain TakeRate take rates}. An offer counts once it is won or lost; an open one is not resolved and does not
 * count either way. Histories of disjoint leads {@linkplain #plus add}.
 *
 * <pre>{@code
 * TakeHistory history = TakeHistory.fit(leads, TakeHistory.milestones(path.milestones()), asOf, stratumOnDay);
 * history.rate("ten-users", new TakeStratum(Heading.ADVANCING, false)); // takes + 1 of offers + 2
 * }</pre>
 */
public final class TakeHistory {

    /** How many offers the other strata of a milestone are worth to one at most; a convention. */
    static final int POOLED_OFFERS = 10;

    private static final Comparator<TakeStratum> BY_NAME = Comparator.comparing(TakeStratum::toString);

    private static final SortedMap<TakeStratum, Count> NO_OFFERS =
            Collections.unmodifiableSortedMap(new TreeMap<>(BY_NAME));

    private static final TakeHistory NONE = new TakeHistory(new TreeMap<>(), Optional.empty());

    /** Takes and offers of one milestone and stratum. */
    private record Count(long takes, long offers) {

        Count plus(Count other) {
            return new Count(takes + other.takes, offers + other.offers);
        }
    }

    /** A question that is asked of many accounts. */
    private record Cell(String milestone, TakeStratum stratum) {}

    private final SortedMap<String, SortedMap<TakeStratum, Count>> counts;
    private final Optional<BetaPrior> prior;
    /** What was asked already: there are few strata and many accounts. */
    private final Map<Cell, Taking> known = new ConcurrentHashMap<>();
    /** The rates of strata, by milestone. */
    private final Map<String, TakeOrder> inOrder = new ConcurrentHashMap<>();

    /** A rate, and what is told of it. */
    record Taking(Answer<TakeRate> rate, Answer<Double> mean, Answer<Interval> interval) {

        static Taking of(Answer<TakeRate> rate) {
            return new Taking(rate, rate.map(TakeRate::mean), rate.map(TakeRate::interval));
        }
    }

    private TakeHistory(SortedMap<String, SortedMap<TakeStratum, Count>> counts, Optional<BetaPrior> prior) {
        this.counts = counts;
        this.prior = prior;
    }

    /** Returns a history without any offer. */
    public static TakeHistory empty() {
        return NONE;
    }

    /**
     * Returns what is known of offers by a day. The offer's day is the day it was offered, or opened where that is not
     * told; the stratum is asked for as of that day and must not look beyond it.
     *
     * @param leads the leads, in any order and with all their versions, of which the one recorded last by {@code asOf}
     *     counts as it stood then; leads of expansions that {@code milestones} does not name are ignored
     * @param milestones the milestone's id by the id of the expansion that follows it; see {@link #milestones}
     * @param asOf the day
     * @param stratumOn the account's stratum on the day of the offer
     */
    public static TakeHistory fit(
            Collection<ExpansionLead> leads,
            Map<String, String> milestones,
            LocalDate asOf,
            BiFunction<AccountId, LocalDate, TakeStratum> stratumOn) {
        requireNonNull(leads, "leads");
        requireNonNull(milestones, "milestones");
        requireNonNull(asOf, "asOf");
        requireNonNull(stratumOn, "stratumOn");
        SortedMap<String, SortedMap<TakeStratum, Count>> counts = new TreeMap<>();
        for (ExpansionLead known : KnownFacts.asOf(KnownFacts.distinct(leads), asOf)) {
            String milestone = milestones.get(known.expansion());
            if (milestone == null || known.isOpen()) {
                continue;
            }
            LocalDate offered = known.offeredOn().orElse(known.openedOn());
            TakeStratum stratum = requireNonNull(stratumOn.apply(known.accountId(), offered), "stratum");
            counts.computeIfAbsent(milestone, id -> new TreeMap<>(BY_NAME))
                    .merge(stratum, new Count(known.isTaken() ? 1 : 0, 1), Count::plus);
        }
        return new TakeHistory(counts, Optional.empty());
    }

    /** Returns the milestone's id by the id of its expansion, for the milestones that have one. */
    public static Map<String, String> milestones(Collection<SuccessMilestone> milestones) {
        requireNonNull(milestones, "milestones");
        SortedMap<String, String> byExpansion = new TreeMap<>();
        milestones.forEach(milestone -> milestone
                .expansion()
                .map(LogicalExpansion::id)
                .ifPresent(expansion -> byExpansion.putIfAbsent(expansion, milestone.id())));
        return Collections.unmodifiableSortedMap(byExpansion);
    }

    /** Returns this history with a prior that the vendor has set, so that a rate is known even without offers. */
    public TakeHistory withPrior(BetaPrior value) {
        return new TakeHistory(counts, Optional.of(value));
    }

    /**
     * Returns the take rate of a stratum, or INSUFFICIENT_DATA where nobody was ever offered the milestone's expansion
     * and no prior was set. Without a prior set, the uniform one serves.
     *
     * <p>Where other strata were offered the milestone's expansion too, what they did is the stratum's prior, worth as
     * many offers as they had, but at most {@value #POOLED_OFFERS} (or the prior's own worth, if that is more): a
     * stratum without an offer is given their rate, and one with many keeps its own.
     *
     * <p>Who heads worse does not take more readily: silence never improves a rate. Where the offers say otherwise,
     * both strata are taken together, and share one rate and its uncertainty; where the worse one had no offers, it is
     * so given the better one's rate. From better to worse: ADVANCING, DRIFTING, REGRESSING, STALLED; UNKNOWN after
     * ADVANCING; each with its experience violated after the same without. ARRIVED is compared with no other heading.
     *
     * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer and others (1955)</a>
     */
    public Answer<TakeRate> rate(String milestone, TakeStratum stratum) {
        return taking(milestone, stratum).rate();
    }

    /** Returns that rate with its mean and its 95 % interval. */
    Taking taking(String milestone, TakeStratum stratum) {
        return known.computeIfAbsent(new Cell(milestone, stratum), cell -> Taking.of(estimate(cell)));
    }

    private Answer<TakeRate> estimate(Cell cell) {
        String milestone = cell.milestone();
        if (!counts.containsKey(milestone) && prior.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "no offer of the expansion at " + milestone + " was won or lost yet, and no prior is set");
        }
        TakeRate.Estimated rate = inOrder.computeIfAbsent(milestone, this::order)
                .rate(cell.stratum(), together(milestone, Set.of(cell.stratum())));
        return Answer.known(
                rate,
                Explanation.quotient(
                        "(takes + a) / (offers + a + b)" + origin(cell, rate),
                        new Contribution("takes + a", rate.a()),
                        new Contribution("offers + a + b", rate.a() + rate.b())));
    }

    private String origin(Cell cell, TakeRate.Estimated rate) {
        String whose = rate.stratum().equals(label(cell.milestone(), Set.of(cell.stratum())))
                ? ""
                : " of those that head no worse, " + rate.stratum();
        return offers(cell.milestone()) == rate.offers()
                ? whose
                : whose + ", with a and b by the milestone's other offers";
    }

    private TakeOrder order(String milestone) {
        return new TakeOrder(strata(milestone).keySet(), strata -> together(milestone, strata));
    }

    /** Returns the rate of some strata of a milestone taken together. */
    private TakeRate.Estimated together(String milestone, Set<TakeStratum> strata) {
        SortedMap<TakeStratum, Count> all = strata(milestone);
        Count own = new Count(0, 0);
        for (TakeStratum stratum : strata) {
            own = own.plus(all.getOrDefault(stratum, new Count(0, 0)));
        }
        Count others = new Count(takes(milestone) - own.takes, offers(milestone) - own.offers);
        return new TakeRate.Estimated(label(milestone, strata), own.takes, own.offers, pooled(others));
    }

    /** Returns the prior that the other strata of a milestone give. */
    private BetaPrior pooled(Count others) {
        BetaPrior base = prior.orElse(BetaPrior.UNIFORM);
        if (others.offers == 0) {
            return base;
        }
        double all = others.offers + base.a() + base.b();
        double mean = (others.takes + base.a()) / all;
        double worth = Math.min(all, Math.max(POOLED_OFFERS, base.a() + base.b()));
        return new BetaPrior(worth * mean, worth * (1 - mean));
    }

    /** Returns how many offers of a milestone's expansion were won or lost, all strata together. */
    public long offers(String milestone) {
        return strata(milestone).values().stream().mapToLong(Count::offers).sum();
    }

    /** Returns how many of them were won. */
    public long takes(String milestone) {
        return strata(milestone).values().stream().mapToLong(Count::takes).sum();
    }

    private SortedMap<TakeStratum, Count> strata(String milestone) {
        return counts.getOrDefault(milestone, NO_OFFERS);
    }

    /** Returns the history of both, with the prior of this one, or else of the other. */
    public TakeHistory plus(TakeHistory other) {
        SortedMap<String, SortedMap<TakeStratum, Count>> sum = new TreeMap<>();
        for (TakeHistory part : List.of(this, other)) {
            part.counts.forEach((milestone, strata) -> {
                SortedMap<TakeStratum, Count> own = sum.computeIfAbsent(milestone, id -> new TreeMap<>(BY_NAME));
                strata.forEach((stratum, count) -> own.merge(stratum, count, Count::plus));
            });
        }
        return new TakeHistory(sum, prior.or(() -> other.prior));
    }

    private static String label(String milestone, Set<TakeStratum> strata) {
        return milestone + ": "
                + strata.stream().sorted(BY_NAME).map(TakeStratum::toString).collect(Collectors.joining("; "));
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof TakeHistory that && counts.equals(that.counts) && prior.equals(that.prior);
    }

    @Override
    public int hashCode() {
        return Objects.hash(counts, prior);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}

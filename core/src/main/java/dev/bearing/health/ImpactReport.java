package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * What a new version of a scorecard would do to the same accounts on the same day, before it is released: who moves
 * from which band to which, with how much recurring revenue, and whose score moves most. None of it is a change of a
 * customer.
 *
 * <pre>{@code
 * ImpactReport impact = ImpactReport.of(current, proposed, HealthSignals.byAccount(observations, today), mrrOf);
 * impact.moved(); // the accounts that change band
 * impact.cells(); // 12 accounts, 34,000 USD from green to yellow
 * }</pre>
 *
 * <p>Every account is in exactly one cell, so the accounts of all cells add up to all accounts, and their revenue to
 * all revenue, exactly and per currency.
 */
public final class ImpactReport {

    private final LocalDate asOf;
    private final List<HealthBand> bandsBefore;
    private final List<HealthBand> bandsAfter;
    private final List<AccountImpact> accounts;

    private ImpactReport(LocalDate asOf, Scorecard before, Scorecard after, List<AccountImpact> accounts) {
        this.asOf = asOf;
        this.bandsBefore = before.bands().bands();
        this.bandsAfter = after.bands().bands();
        this.accounts = List.copyOf(accounts);
    }

    /**
     * One account under both scorecards.
     *
     * @param accountId the account
     * @param before its health under the current scorecard, or why it has none
     * @param after its health under the proposed one, or why it has none
     * @param mrr its monthly recurring revenue
     */
    public record AccountImpact(AccountId accountId, Answer<HealthScore> before, Answer<HealthScore> after, Mrr mrr) {

        /** Refuses null. */
        public AccountImpact {
            requireNonNull(accountId, "accountId");
            requireNonNull(before, "before");
            requireNonNull(after, "after");
            requireNonNull(mrr, "mrr");
        }

        /** Returns the name of the band under the current scorecard; empty without a score. */
        public Optional<String> from() {
            return band(before);
        }

        /** Returns the name of the band under the proposed scorecard; empty without a score. */
        public Optional<String> to() {
            return band(after);
        }

        private static Optional<String> band(Answer<HealthScore> health) {
            return health.toOptional().map(score -> score.band().name());
        }

        /** Returns whether the band is another, or the account gains or loses its score. */
        public boolean movesBand() {
            return !from().equals(to());
        }

        /** Returns by how much the score changes, in score points; empty where there is none on one side. */
        public OptionalDouble change() {
            return before.isKnown() && after.isKnown()
                    ? OptionalDouble.of(value(after) - value(before))
                    : OptionalDouble.empty();
        }

        private static double value(Answer<HealthScore> health) {
            return health.orElseThrow("score").score().value();
        }
    }

    /**
     * The accounts that go from one band to another, or stay.
     *
     * @param from the band under the current scorecard; empty for those without a score
     * @param to the band under the proposed scorecard; empty for those without a score
     * @param accounts how many, at least 1
     * @param mrr their revenue, by currency
     */
    public record Cell(Optional<String> from, Optional<String> to, int accounts, SortedMap<CurrencyUnit, Mrr> mrr) {

        /** Copies the map. */
        public Cell {
            requireNonNull(mrr, "mrr");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            checkArgument(accounts >= 1, "accounts must be at least 1, was %s", accounts);
            mrr = Collections.unmodifiableSortedMap(new TreeMap<>(mrr));
        }

        /** Returns whether the accounts change band. */
        public boolean isMove() {
            return !from.equals(to);
        }
    }

    /**
     * Returns what changes when {@code after} takes the place of {@code before}. A scorecard that needs peers is fitted
     * to these accounts.
     *
     * @param before the scorecard in use
     * @param after the scorecard that is proposed
     * @param accounts the signals of the accounts that it is for, all as of one day, at least one account
     * @param mrr the monthly recurring revenue of an account on that day
     * @throws IllegalArgumentException if there is no account, or the signals are of several days
     */
    public static ImpactReport of(
            Scorecard before, Scorecard after, Map<AccountId, HealthSignals> accounts, Function<AccountId, Mrr> mrr) {
        checkArgument(!accounts.isEmpty(), "accounts must not be empty");
        SortedMap<AccountId, HealthSignals> sorted = new TreeMap<>(accounts);
        LocalDate day = sorted.values().iterator().next().asOf();
        sorted.forEach((id, signals) -> checkArgument(
                signals.asOf().equals(day), "signals must all be as of %s, those of %s were not", day, id));
        Scorecard current = before.fittedTo(sorted.values());
        Scorecard proposed = after.fittedTo(sorted.values());
        List<AccountImpact> impacts = new ArrayList<>();
        sorted.forEach((id, signals) ->
                impacts.add(new AccountImpact(id, current.assess(signals), proposed.assess(signals), mrr.apply(id))));
        return new ImpactReport(day, current, proposed, impacts);
    }

    /** Returns the day. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns every account, sorted by id. */
    public List<AccountImpact> accounts() {
        return accounts;
    }

    /** Returns the accounts that change band, or gain or lose their score, sorted by id. */
    public List<AccountImpact> moved() {
        return accounts.stream().filter(AccountImpact::movesBand).toList();
    }

    /** Returns the accounts without a score under the current scorecard and with one under the proposed, by id. */
    public List<AccountImpact> gainedScore() {
        return accounts.stream()
                .filter(account ->
                        !account.before().isKnown() && account.after().isKnown())
                .toList();
    }

    /** Returns the accounts with a score under the current scorecard and without one under the proposed, by id. */
    public List<AccountImpact> lostScore() {
        return accounts.stream()
                .filter(account ->
                        account.before().isKnown() && !account.after().isKnown())
                .toList();
    }

    /** Returns the accounts whose score changes most, up or down, at most {@code atMost}; of equals by id. */
    public List<AccountImpact> largestMovers(int atMost) {
        checkArgument(atMost >= 0, "atMost must be 0 or more, was %s", atMost);
        return accounts.stream()
                .filter(account -> account.change().orElse(0) != 0)
                .sorted(Comparator.comparingDouble((AccountImpact account) ->
                                -Math.abs(account.change().orElse(0)))
                        .thenComparing(AccountImpact::accountId))
                .limit(atMost)
                .toList();
    }

    /** Returns the matrix of bands: each cell that holds an account, from the worst band on, without a score last. */
    public List<Cell> cells() {
        Map<List<Optional<String>>, List<AccountImpact>> byBands = new HashMap<>();
        accounts.forEach(
                account -> byBands.computeIfAbsent(List.of(account.from(), account.to()), bands -> new ArrayList<>())
                        .add(account));
        List<Cell> cells = new ArrayList<>();
        for (Optional<String> from : names(bandsBefore)) {
            for (Optional<String> to : names(bandsAfter)) {
                List<AccountImpact> in = byBands.getOrDefault(List.of(from, to), List.of());
                if (!in.isEmpty()) {
                    cells.add(new Cell(from, to, in.size(), mrr(in)));
                }
            }
        }
        return List.copyOf(cells);
    }

    /** Returns the revenue of the accounts that change band, or gain or lose their score, by currency. */
    public SortedMap<CurrencyUnit, Mrr> movedMrr() {
        return mrr(moved());
    }

    /** Returns the revenue of all accounts, by currency. */
    public SortedMap<CurrencyUnit, Mrr> totalMrr() {
        return mrr(accounts);
    }

    private static SortedMap<CurrencyUnit, Mrr> mrr(List<AccountImpact> accounts) {
        SortedMap<CurrencyUnit, Mrr> sums = new TreeMap<>();
        accounts.forEach(account -> sums.merge(account.mrr().currency(), account.mrr(), Mrr::plus));
        return Collections.unmodifiableSortedMap(sums);
    }

    private static List<Optional<String>> names(List<HealthBand> bands) {
        List<Optional<String>> names = new ArrayList<>();
        bands.forEach(band -> names.add(Optional.of(band.name())));
        names.add(Optional.empty());
        return names;
    }

    /** Returns the day and how many accounts move. */
    @Override
    public String toString() {
        return moved().size() + " of " + accounts.size() + " accounts move band as of " + asOf;
    }
}

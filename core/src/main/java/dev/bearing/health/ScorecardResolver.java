package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.Attributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which scorecard judges an account where several are for it: by a named precedence, never by the order of chance,
 * and with the reason.
 *
 * <pre>{@code
 * ScorecardResolver resolver = ScorecardResolver.of(List.of(enterprise, onboarding, everybody));
 * resolver.resolve(attributes).scorecard();
 * resolver.report(attributesByAccount).conflicts(); // accounts for which several are, and why one won
 * }</pre>
 */
public final class ScorecardResolver {

    private final Precedence precedence;
    private final List<Scorecard> written;
    private final List<Scorecard> order;

    private ScorecardResolver(Precedence precedence, List<Scorecard> written) {
        this.precedence = precedence;
        this.written = List.copyOf(written);
        Set<String> ids = new HashSet<>();
        this.written.forEach(
                scorecard -> checkArgument(ids.add(scorecard.id()), "two scorecards have the id %s", scorecard.id()));
        List<Scorecard> sorted = new ArrayList<>(this.written);
        if (precedence == Precedence.HIGHEST_PRIORITY) {
            sorted.sort(Comparator.comparingInt(Scorecard::priority).reversed()); // stable: ties as written
        }
        this.order = List.copyOf(sorted);
    }

    /** How it is decided which of several scorecards judges an account. */
    public enum Precedence {
        /** The one with the highest {@linkplain Scorecard#priority priority}; of equal ones, the one written first. */
        HIGHEST_PRIORITY,
        /** The one written first, whatever the priorities. */
        WRITTEN_FIRST
    }

    /**
     * Which scorecard judges an account, and why.
     *
     * @param scorecard the one that judges it; empty where none is for it
     * @param others the others that are for it, in the order in which they would have their turn
     * @param reason a sentence for a person
     */
    public record Resolution(Optional<Scorecard> scorecard, List<Scorecard> others, String reason) {

        /** Copies the others. */
        public Resolution {
            requireNonNull(others, "others");
            requireNonNull(scorecard, "scorecard");
            others = List.copyOf(others);
            requireNonNull(reason, "reason");
        }

        /**
         * Returns whether the precedence had to decide between scorecards of which another could be meant: another one
         * with a condition is for the account as well. A scorecard for all that comes last is a default and no
         * conflict.
         */
        public boolean isConflict() {
            return others.stream().anyMatch(other -> other.when().isPresent());
        }
    }

    /**
     * Returns the resolver of scorecards by the highest priority; where nobody set one, that is the one written first.
     *
     * @throws IllegalArgumentException if two scorecards have one id
     */
    public static ScorecardResolver of(List<Scorecard> scorecards) {
        requireNonNull(scorecards, "scorecards");
        return of(scorecards, Precedence.HIGHEST_PRIORITY);
    }

    /**
     * Returns the resolver of scorecards by a precedence.
     *
     * @throws IllegalArgumentException if two scorecards have one id
     */
    public static ScorecardResolver of(List<Scorecard> scorecards, Precedence precedence) {
        requireNonNull(scorecards, "scorecards");
        return new ScorecardResolver(requireNonNull(precedence, "precedence"), scorecards);
    }

    /** Returns the precedence. */
    public Precedence precedence() {
        return precedence;
    }

    /** Returns the scorecards in the order in which they were written. */
    public List<Scorecard> scorecards() {
        return written;
    }

    /** Returns the scorecard of accounts for which no other is: the first by precedence that is for all. */
    public Optional<Scorecard> defaultScorecard() {
        return order.stream().filter(scorecard -> scorecard.when().isEmpty()).findFirst();
    }

    /** Returns which scorecard judges an account with these attributes, and why. */
    public Resolution resolve(Attributes attributes) {
        List<Scorecard> applicable = order.stream()
                .filter(scorecard -> scorecard.appliesTo(attributes))
                .toList();
        if (applicable.isEmpty()) {
            return new Resolution(Optional.empty(), List.of(), "no scorecard is for this account");
        }
        Scorecard winner = applicable.get(0);
        List<Scorecard> others = applicable.subList(1, applicable.size());
        return new Resolution(Optional.of(winner), others, reason(winner, others));
    }

    /** Returns how the scorecards share these accounts out: conflicts, accounts without one, scorecards without any. */
    public ResolverReport report(Map<AccountId, Attributes> accounts) {
        return new ResolverReport(this, accounts);
    }

    private String reason(Scorecard winner, List<Scorecard> others) {
        String why = winner.when().map(condition -> condition + " holds").orElse("it is for all accounts");
        if (others.isEmpty()) {
            return winner.id() + ": " + why + ", and no other is for this account";
        }
        Scorecard next = others.get(0);
        boolean byPriority = precedence == Precedence.HIGHEST_PRIORITY && winner.priority() != next.priority();
        return winner.id() + ": " + why + ", and "
                + (byPriority
                        ? "its priority " + winner.priority() + " is above " + next.priority() + " of " + next.id()
                        : "it is written before " + next.id());
    }
}

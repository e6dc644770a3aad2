package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InteractionTotals;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What it takes to get customers to an outcome: the interactions and their cost, and the time. The vendor's effort for
 * an account counts from its first interaction, before any contract, to the day it got there; of one that has not got
 * there, to the last day it was looked at. Immutable.
 *
 * <pre>{@code
 * CostToOutcome cost = review.interactions().costToMilestone().get("data_connected");
 * cost.reached();          // 48 interactions, $3,120.00, of 31 accounts that got there
 * cost.notReached();       // 17 interactions, $1,900.00, of those that have not
 * cost.costPerOutcome();   // Known 161.94: all that was spent over the accounts that got there
 * cost.time().medianDays();
 * }</pre>
 */
public final class CostToOutcome {

    /**
     * What it took with one account.
     *
     * @param waited how long it waited, and whether it got there
     * @param spent its interactions until then
     */
    public record Spent(TimeToValue.Wait waited, InteractionTotals spent) {

        /** Refuses null. */
        public Spent {
            requireNonNull(waited, "waited");
            requireNonNull(spent, "spent");
        }

        /**
         * Returns what it took with an account.
         *
         * @param wait how long it waited; an outcome from before it set out counts as one on the first day
         * @param interactions the account's, in any order; of several versions of one the last counts
         */
        public static Spent of(TimeToValue.Wait wait, Collection<Interaction> interactions) {
            requireNonNull(wait, "wait");
            requireNonNull(interactions, "interactions");
            LocalDate until = wait.startedOn().plusDays(wait.days());
            List<Interaction> before = KnownFacts.latest(KnownFacts.distinct(interactions)).stream()
                    .filter(interaction -> !interaction.on().isAfter(until))
                    .toList();
            before.forEach(interaction -> checkArgument(
                    interaction.accountId().equals(wait.accountId()),
                    "interactions must be of %s, one was of %s",
                    wait.accountId(),
                    interaction.accountId()));
            return new Spent(wait, InteractionTotals.of(before));
        }

        /** Returns the account. */
        public AccountId accountId() {
            return waited.accountId();
        }
    }

    private final List<Spent> accounts;

    private CostToOutcome(List<Spent> accounts) {
        this.accounts = accounts;
    }

    /** Returns what it took with some accounts, in any order, each of which is there once. */
    public static CostToOutcome of(Collection<Spent> accounts) {
        requireNonNull(accounts, "accounts");
        return new CostToOutcome(
                accounts.stream().sorted(Comparator.comparing(Spent::accountId)).toList());
    }

    /** Returns what it took with these accounts and the other's together; no account may be in both. */
    public CostToOutcome plus(CostToOutcome other) {
        List<Spent> all = new ArrayList<>(accounts);
        all.addAll(other.accounts);
        return of(all);
    }

    /** Returns what it took with each account, sorted by id. */
    public List<Spent> accounts() {
        return accounts;
    }

    /** Returns how long it took, with those that wait as censored and those that left as a competing risk. */
    public TimeToValue time() {
        return TimeToValue.of(accounts.stream().map(Spent::waited).toList());
    }

    /** Returns what was done with the accounts that got there, until they did. */
    public InteractionTotals reached() {
        return sum(TimeToValue.End.REACHED, true);
    }

    /** Returns what was done with the accounts that still wait or left first, until now or until they left. */
    public InteractionTotals notReached() {
        return sum(TimeToValue.End.REACHED, false);
    }

    private InteractionTotals sum(TimeToValue.End end, boolean is) {
        return accounts.stream()
                .filter(account -> (account.waited().end() == end) == is)
                .map(Spent::spent)
                .reduce(InteractionTotals.zero(), InteractionTotals::plus);
    }

    /**
     * Returns all that was spent, also with the accounts that did not get there, over the number that did, rounded to
     * 34 digits; EMPTY_BASE where none did, INSUFFICIENT_DATA where the cost of an interaction is not known.
     */
    public Answer<BigDecimal> costPerOutcome() {
        long there = accounts.stream()
                .filter(account -> account.waited().end() == TimeToValue.End.REACHED)
                .count();
        if (there == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "none of " + accounts.size() + " accounts got there");
        }
        return reached()
                .plus(notReached())
                .wholeCost()
                .flatMap(cost -> Answer.known(
                        cost.divide(BigDecimal.valueOf(there), MathContext.DECIMAL128),
                        Explanation.quotient(
                                "cost per outcome",
                                new Contribution("cost", cost.doubleValue()),
                                new Contribution("accounts that got there", there))));
    }
}

package dev.bearing.monitor;

import static dev.bearing.internal.Checks.checkArgument;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.KnownFacts;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.ScoreOverride;
import dev.bearing.internal.Days;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneWaiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The facts of an account that are no observations: of each the version that counts, and those that are not known yet.
 */
final class FactLog {

    private static final List<Class<? extends AccountFact>> KEPT =
            List.of(Account.class, MilestoneEvent.class, MilestoneWaiver.class, CancelFlow.class, ScoreOverride.class);

    private final List<AccountFact> facts = new ArrayList<>();

    /**
     * Takes a fact in and returns whether it was news.
     *
     * @throws IllegalArgumentException if another fact has the same key and recordedOn and differs
     */
    boolean add(AccountFact fact, LocalDate today) {
        if (!KEPT.contains(fact.getClass())) {
            return false;
        }
        for (AccountFact other : facts) {
            if (!isVersionOf(other, fact)) {
                continue;
            }
            if (other.recordedOn().equals(fact.recordedOn())) {
                checkArgument(
                        other.equals(fact),
                        "two facts have the key %s, were recorded on %s and differ: %s and %s",
                        fact.key(),
                        fact.recordedOn(),
                        other,
                        fact);
                return false;
            }
            if (other.recordedOn().isAfter(fact.recordedOn())
                    && !other.recordedOn().isAfter(today)) {
                return false; // superseded
            }
        }
        facts.add(fact);
        prune(today);
        return true;
    }

    /** Forgets versions that are superseded by one that is recorded. */
    void prune(LocalDate today) {
        facts.removeIf(fact -> facts.stream()
                .anyMatch(other -> isVersionOf(other, fact)
                        && !other.recordedOn().isAfter(today)
                        && other.recordedOn().isAfter(fact.recordedOn())));
    }

    private static boolean isVersionOf(AccountFact other, AccountFact fact) {
        return other.getClass() == fact.getClass() && other.key().equals(fact.key());
    }

    /** Returns the facts of a class as known today. */
    <F extends AccountFact> List<F> known(Class<F> type, LocalDate today) {
        List<F> own = facts.stream().filter(type::isInstance).map(type::cast).toList();
        return KnownFacts.asOf(KnownFacts.distinct(own), today);
    }

    /** Returns since when the account is a customer, also where that lies ahead; empty where it is not known. */
    Optional<LocalDate> customerSince(LocalDate today) {
        Optional<Account> latest = Optional.empty();
        for (AccountFact fact : facts) {
            if (fact instanceof Account account
                    && !account.recordedOn().isAfter(today)
                    && latest.filter(other -> other.recordedOn().isAfter(account.recordedOn()))
                            .isEmpty()) {
                latest = Optional.of(account);
            }
        }
        return latest.flatMap(Account::customerSince);
    }

    /** Returns the first day after today on which more is known. */
    int nextKnown(LocalDate today) {
        int next = Integer.MAX_VALUE;
        for (AccountFact fact : facts) {
            if (fact.newestDay().isAfter(today)) {
                next = Math.min(next, Days.epoch(fact.newestDay()));
            }
        }
        Optional<LocalDate> since = customerSince(today).filter(day -> day.isAfter(today));
        return since.isPresent() ? Math.min(next, Days.epoch(since.get())) : next;
    }

    /** Returns what is kept, class by class. */
    List<AccountFact> snapshot() {
        List<AccountFact> snapshot = new ArrayList<>();
        for (Class<? extends AccountFact> type : KEPT) {
            facts.stream().filter(type::isInstance).forEach(snapshot::add);
        }
        return snapshot;
    }

    void restore(List<AccountFact> snapshot) {
        snapshot.stream().filter(fact -> KEPT.contains(fact.getClass())).forEach(facts::add);
    }
}

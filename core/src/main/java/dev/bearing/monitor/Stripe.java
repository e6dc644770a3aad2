package dev.bearing.monitor;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.health.BandState;
import dev.bearing.health.HealthScore;
import dev.bearing.health.JudgedHealth;
import dev.bearing.internal.Days;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Some of the accounts, under one lock: this object. Nothing is called from in here that is not the monitor's own. */
final class Stripe {

    private final Watched.Rules rules;
    private final Map<AccountId, Long> taken;
    private final Map<AccountId, Watched> accounts = new HashMap<>();
    /** By day, the accounts that have to be looked at then and not before; each stands in it once at most. */
    private final TreeMap<Integer, Set<Watched>> queue = new TreeMap<>();

    /** Makes an empty stripe; {@code taken} says which events of an account need not be told again. */
    Stripe(Watched.Rules rules, Map<AccountId, Long> taken) {
        this.rules = rules;
        this.taken = taken;
    }

    /** Takes facts of one account in, and looks at it once if any is news. */
    synchronized void feed(AccountId id, Collection<? extends AccountFact> facts, LocalDate today, Round round) {
        Watched account = accounts.get(id);
        if (account == null) {
            account = new Watched(rules, id, today, taken.getOrDefault(id, 0L));
            accounts.put(id, account);
        }
        boolean anyNews = false;
        for (AccountFact fact : facts) {
            try {
                if (account.add(fact, today)) {
                    anyNews = true;
                    round.isNews();
                }
            } catch (IllegalArgumentException contradiction) {
                round.failed(contradiction);
            }
        }
        if (anyNews) {
            look(account, today, round);
        }
    }

    private void look(Watched account, LocalDate today, Round round) {
        account.look(today);
        queue(account);
        if (account.hasEvents()) {
            round.tells(account);
        }
    }

    private void queue(Watched account) {
        int day = account.dueOn();
        if (day >= account.queuedFor()) {
            return; // it is found earlier, and then stands itself in again
        }
        if (account.queuedFor() != Integer.MAX_VALUE) {
            Set<Watched> before = queue.get(account.queuedFor());
            if (before != null) {
                before.remove(account);
            }
        }
        account.queueFor(day);
        queue.computeIfAbsent(day, key -> new LinkedHashSet<>()).add(account);
    }

    /** Returns the first day on which somebody has to be looked at; {@link Integer#MAX_VALUE} if there is none. */
    synchronized int firstDue() {
        return queue.isEmpty() ? Integer.MAX_VALUE : queue.firstKey();
    }

    /** Looks at the accounts that are due today. */
    synchronized void lookAtDue(LocalDate today, Round round) {
        Set<Watched> due = queue.remove(Days.epoch(today));
        if (due == null) {
            return;
        }
        for (Watched account : due) {
            account.queueFor(Integer.MAX_VALUE);
            if (account.dueOn() <= Days.epoch(today)) {
                look(account, today, round);
            } else {
                queue(account);
            }
        }
    }

    synchronized Answer<HealthScore> assess(AccountId id, LocalDate today) {
        return findOrEmpty(id, today).assess(today);
    }

    synchronized JudgedHealth judged(AccountId id, LocalDate today) {
        return findOrEmpty(id, today).judged(today);
    }

    private Watched findOrEmpty(AccountId id, LocalDate today) {
        Watched account = accounts.get(id);
        return account == null ? new Watched(rules, id, today, 0) : account;
    }

    synchronized BandState band(AccountId id) {
        Watched account = accounts.get(id);
        return account == null ? BandState.initial() : account.band();
    }

    synchronized @Nullable MonitorEvent beginHanding(Watched account) {
        return account.beginHanding();
    }

    synchronized void endHanding(Watched account, boolean taken) {
        account.endHanding(taken);
    }

    /** Finds the accounts with something to tell. */
    synchronized void findTelling(Round round) {
        accounts.values().stream().filter(Watched::hasEvents).forEach(round::tells);
    }

    synchronized List<AccountId> accountIds() {
        return new ArrayList<>(accounts.keySet());
    }

    synchronized List<AccountSnapshot> snapshot() {
        return accounts.values().stream().map(Watched::snapshot).toList();
    }

    synchronized void restore(AccountSnapshot snapshot, LocalDate today) {
        Watched account = Watched.restore(rules, snapshot, today, taken.getOrDefault(snapshot.accountId(), 0L));
        accounts.put(account.id(), account);
        queue(account);
    }
}

package dev.bearing.monitor;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

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
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Watches the health of many accounts while their facts come in, and tells a listener once per episode what happened.
 * It has a day and no clock: {@link #advanceTo} moves the day, and finds who ran dry or is overdue without looking at
 * anybody else.
 *
 * <pre>{@code
 * HealthMonitor monitor = HealthMonitor.of(policy, today, event -> alerts.save(event.id(), event));
 * monitor.feed(Signal.of(acme, "logins", today, 3));
 * monitor.advanceTo(today.plusDays(1));
 * store(monitor.snapshot());
 * }</pre>
 *
 * <p><b>Facts.</b> {@link dev.bearing.health.Signal Signals} make the score; {@link dev.bearing.account.Account} says
 * since when one is a customer; {@link dev.bearing.journey.MilestoneEvent}, {@link dev.bearing.journey.MilestoneWaiver}
 * and {@link dev.bearing.churn.CancelFlow} are watched; {@link dev.bearing.health.ScoreOverride} stands
 * {@linkplain #judged beside} the score. Others are ignored, so that a host may feed whatever it has. A fact that is
 * there already changes nothing; of versions the one recorded last counts; one that is dated or was recorded after the
 * monitor's day waits for its day. So at any time {@link #health} is what {@link dev.bearing.health.Scorecard#assess}
 * says, as of the day, of all the observations that were ever fed, in whatever order they came.
 *
 * <p><b>Memory.</b> Of a signal it keeps the observations in the longest window that the scorecard reads, and the
 * newest one; of other facts the version that counts; of an account's scores those a fall is measured over.
 *
 * <p><b>Episodes.</b> A condition is told when it begins to hold, and not again until it has ended and begins anew, nor
 * within its {@linkplain MonitorPolicy#coolDownDays cool-down}. Facts fed in one call count together: an account is
 * looked at once after all of them. The first score of an account is told by nothing, so that a history is best fed in
 * one call.
 *
 * <p><b>Delivery.</b> An event is handed over as soon as it is found, before the call that found it returns, unless
 * another thread is handing over an earlier one of the same account; then that thread does. An event that the listener
 * has taken, by returning, is never handed over again by this monitor. Where the listener throws, the call throws the
 * same; the facts have been taken in all the same, and the event waits, before any later one of its account, for the
 * next call that finds an event of the account, or {@link #deliver}.
 *
 * <p><b>Restart.</b> A snapshot holds everything, the events not taken yet included. A host that was killed restores
 * its last snapshot and repeats the calls it made since: the same facts of each account in the same order and grouping,
 * and the same days. That gives the same events with the same numbers. Those that were taken between the snapshot and
 * the end are handed over again, unless {@link #restore} is told their numbers; then nothing is lost and nothing
 * repeated. Repeating calls from before the snapshot as well does no harm: their facts are there already, and the day
 * does not go back.
 *
 * <p>Thread-safe. Accounts are fed in parallel; moving the day and taking a snapshot wait for calls under way.
 */
public final class HealthMonitor {

    private static final int STRIPE_BITS = 6;
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final MonitorPolicy policy;
    private final MonitorListener listener;
    private final List<Stripe> stripes = new ArrayList<>();
    /** Shared by those who feed, held alone by those who move the day or look at all accounts at once. */
    private final ReadWriteLock dayLock = new ReentrantReadWriteLock();

    private LocalDate today;

    private HealthMonitor(MonitorPolicy policy, LocalDate day, Map<AccountId, Long> taken, MonitorListener listener) {
        Days.check("day", day);
        this.policy = requireNonNull(policy, "policy");
        this.listener = requireNonNull(listener, "listener");
        this.today = day;
        Watched.Rules rules = Watched.Rules.of(policy);
        for (int i = 0; i < 1 << STRIPE_BITS; i++) {
            stripes.add(new Stripe(rules, taken));
        }
    }

    /** Returns a monitor that knows of no account, on a day. */
    public static HealthMonitor of(MonitorPolicy policy, LocalDate day, MonitorListener listener) {
        return new HealthMonitor(policy, day, Map.of(), listener);
    }

    /**
     * Returns a monitor that goes on where another one was. It hands nothing over before the next call;
     * {@link #deliver} hands over what waits.
     *
     * @param policy the same scorecard; what is told and its cool-downs may be others
     * @param taken by account, the number of the last event that the host has taken for good, at the time of the
     *     restart; an account that is absent has taken none after the snapshot
     * @throws IllegalArgumentException if the snapshot was taken under another scorecard or version: a change of the
     *     scorecard is no change of an account, so that a new monitor has to be fed the history
     */
    public static HealthMonitor restore(
            MonitorPolicy policy, MonitorSnapshot snapshot, Map<AccountId, Long> taken, MonitorListener listener) {
        requireNonNull(policy, "policy");
        checkArgument(
                snapshot.scorecardId().equals(policy.scorecard().id())
                        && snapshot.scorecardVersion().equals(policy.scorecard().version()),
                "the scorecard must be %s %s as in the snapshot, was %s %s",
                snapshot.scorecardId(),
                snapshot.scorecardVersion(),
                policy.scorecard().id(),
                policy.scorecard().version());
        HealthMonitor monitor = new HealthMonitor(policy, snapshot.day(), Map.copyOf(taken), listener);
        for (AccountSnapshot account : snapshot.accounts()) {
            monitor.stripe(account.accountId()).restore(account, snapshot.day());
        }
        return monitor;
    }

    /** Returns what this monitor looks at. */
    public MonitorPolicy policy() {
        return policy;
    }

    /** Returns the day up to which everything is known. */
    public LocalDate day() {
        dayLock.readLock().lock();
        try {
            return today;
        } finally {
            dayLock.readLock().unlock();
        }
    }

    /**
     * Takes a fact in, looks at its account, hands over what that gives, and returns whether it was news: not if it was
     * there already, in this or a later version, or is of no interest any more.
     *
     * @throws IllegalArgumentException if it contradicts one that is there: the same key and recordedOn, another
     *     content; it then changes nothing
     */
    public boolean feed(AccountFact fact) {
        Round round = new Round();
        dayLock.readLock().lock();
        try {
            stripe(fact.accountId()).feed(fact.accountId(), List.of(fact), today, round);
        } finally {
            dayLock.readLock().unlock();
        }
        end(round);
        return round.news() > 0;
    }

    /**
     * Takes facts in, in their order, looks once at each account they are about, hands over what that gives, and
     * returns how many were news.
     *
     * @throws IllegalArgumentException if a fact contradicts one that is there: the same key and recordedOn, another
     *     content; it then changes nothing, the other facts count, and what they give has been handed over
     */
    public int feed(Collection<? extends AccountFact> facts) {
        Map<AccountId, List<AccountFact>> byAccount = new LinkedHashMap<>();
        for (AccountFact fact : facts) {
            byAccount.computeIfAbsent(fact.accountId(), id -> new ArrayList<>()).add(fact);
        }
        Round round = new Round();
        dayLock.readLock().lock();
        try {
            byAccount.forEach((id, own) -> stripe(id).feed(id, own, today, round));
        } finally {
            dayLock.readLock().unlock();
        }
        end(round);
        return round.news();
    }

    /**
     * Moves the day on, day by day, looks on each at the accounts for which it makes a difference, and hands over what
     * that gives; to an earlier day it does nothing. Two days at once are the same as one after the other. A day costs
     * the accounts that are due on it, for which see {@link dev.bearing.health.RunningHealth#nextChange}: all of them
     * where a measure ages daily, as one with a half-life does.
     *
     * @param day the last day of which everything is known from now on
     */
    public void advanceTo(LocalDate day) {
        Days.check("day", day);
        Round round = new Round();
        dayLock.writeLock().lock();
        try {
            while (today.isBefore(day)) {
                int due = Integer.MAX_VALUE;
                for (Stripe stripe : stripes) {
                    due = Math.min(due, stripe.firstDue());
                }
                today = due < Days.epoch(day) ? LocalDate.ofEpochDay(due) : day;
                for (Stripe stripe : stripes) {
                    stripe.lookAtDue(today, round);
                }
            }
        } finally {
            dayLock.writeLock().unlock();
        }
        end(round);
    }

    /** Hands over every event that waits because the listener threw, or since the monitor was restored. */
    public void deliver() {
        Round round = new Round();
        stripes.forEach(stripe -> stripe.findTelling(round));
        end(round);
    }

    /** Returns the account's health on the monitor's day with all its parts, or why there is none. */
    public Answer<HealthScore> health(AccountId accountId) {
        dayLock.readLock().lock();
        try {
            return stripe(accountId).assess(accountId, today);
        } finally {
            dayLock.readLock().unlock();
        }
    }

    /**
     * Returns the account's health on the monitor's day beside what people state, as far as it was fed: overrides
     * change no event.
     */
    public JudgedHealth judged(AccountId accountId) {
        dayLock.readLock().lock();
        try {
            return stripe(accountId).judged(accountId, today);
        } finally {
            dayLock.readLock().unlock();
        }
    }

    /** Returns where the account stands among the bands; the initial state if nothing was fed of it. */
    public BandState band(AccountId accountId) {
        return stripe(accountId).band(accountId);
    }

    /** Returns the accounts of which anything was fed, sorted by id. */
    public SortedSet<AccountId> accountIds() {
        TreeSet<AccountId> ids = new TreeSet<>();
        stripes.forEach(stripe -> ids.addAll(stripe.accountIds()));
        return Collections.unmodifiableSortedSet(ids);
    }

    /**
     * Returns all that this monitor holds, as it is between two calls: of a call it holds everything or nothing. An
     * event is in it until the listener has taken it.
     */
    public MonitorSnapshot snapshot() {
        List<AccountSnapshot> accounts = new ArrayList<>();
        LocalDate day;
        dayLock.writeLock().lock();
        try {
            day = today;
            stripes.forEach(stripe -> accounts.addAll(stripe.snapshot()));
        } finally {
            dayLock.writeLock().unlock();
        }
        accounts.sort(Comparator.comparing(AccountSnapshot::accountId));
        return new MonitorSnapshot(
                day, policy.scorecard().id(), policy.scorecard().version(), accounts);
    }

    private Stripe stripe(AccountId id) {
        return stripes.get((id.hashCode() * GOLDEN_RATIO) >>> (Integer.SIZE - STRIPE_BITS));
    }

    /** Hands over what a call has found, outside all locks, and says what went wrong. */
    private void end(Round round) {
        for (Watched account : round.telling()) {
            try {
                handOver(account);
            } catch (RuntimeException notTaken) {
                round.failed(notTaken);
            }
        }
        round.throwIfFailed();
    }

    private void handOver(Watched account) {
        Stripe stripe = stripe(account.id());
        MonitorEvent event = stripe.beginHanding(account);
        while (event != null) {
            boolean taken = false;
            try {
                listener.onEvent(event);
                taken = true;
            } finally {
                stripe.endHanding(account, taken);
            }
            event = stripe.beginHanding(account);
        }
    }
}

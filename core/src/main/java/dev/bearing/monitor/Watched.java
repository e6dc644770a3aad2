package dev.bearing.monitor;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.BandState;
import dev.bearing.health.BandTracker;
import dev.bearing.health.Health;
import dev.bearing.health.HealthScore;
import dev.bearing.health.JudgedHealth;
import dev.bearing.health.RunningHealth;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Signal;
import dev.bearing.internal.Days;
import dev.bearing.internal.Thresholds;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account under watch: a deterministic machine that is fed facts and days, and puts events into an outbox. Guarded
 * by the lock of its {@link Stripe}.
 */
final class Watched {

    /** What all accounts have in common. */
    record Rules(MonitorPolicy policy, BandTracker tracker, RunningHealth prototype) {

        static Rules of(MonitorPolicy policy) {
            return new Rules(
                    policy,
                    BandTracker.of(policy.scorecard()),
                    RunningHealth.of(policy.scorecard(), AccountId.of("prototype"), AccountFact.FIRST_DAY));
        }
    }

    private final Rules rules;
    private final AccountId id;
    private final RunningHealth health;
    private final FactLog facts = new FactLog();
    private final ScoreSteps scores;
    private final Episodes episodes;
    private BandState band = BandState.initial();
    private List<Milestones.Due> dues = List.of();
    /** The first day on which more of the facts is known; to be looked into at once after news. */
    private int factsKnownOn = Integer.MAX_VALUE;

    private boolean newFacts;
    private long events;
    /** The number of the last event that the host took before this monitor was made. */
    private final long taken;

    private final ArrayDeque<MonitorEvent> outbox = new ArrayDeque<>();
    /** Whether the first event of the outbox is being handed over. */
    private boolean handing;

    private int dueOn = Integer.MAX_VALUE;
    /** The day under which the account stands in the queue, not after the one it is due on. */
    private int queuedFor = Integer.MAX_VALUE;

    Watched(Rules rules, AccountId id, LocalDate day, long taken) {
        this.rules = rules;
        this.id = id;
        this.taken = taken;
        health = rules.prototype().sibling(id);
        health.advanceTo(day);
        scores = new ScoreSteps(
                rules.policy().drop().map(MonitorPolicy.Drop::days).orElse(1));
        episodes = new Episodes(rules.policy());
    }

    AccountId id() {
        return id;
    }

    int queuedFor() {
        return queuedFor;
    }

    void queueFor(int day) {
        queuedFor = day;
    }

    /** Takes a fact in and returns whether it was news, so that the account has to be looked at. */
    boolean add(AccountFact fact, LocalDate today) {
        health.advanceTo(today);
        if (fact instanceof Signal signal) {
            return health.add(signal);
        }
        boolean news = facts.add(fact, today);
        newFacts |= news;
        return news;
    }

    /** Looks at the account as it is today, and puts into the outbox what has to be told. */
    void look(LocalDate today) {
        health.advanceTo(today);
        if (newFacts || factsKnownOn <= Days.epoch(today)) {
            readFacts(today);
            lookForIntents(today);
        }
        Answer<Health> score = health.score();
        lookAtBand(today, score);
        lookForFall(today, score);
        lookForOverdue(today);
        dueOn = nextLook(today);
    }

    /** Returns the first day on which the account has to be looked at again though nothing is fed. */
    int dueOn() {
        return dueOn;
    }

    private void readFacts(LocalDate today) {
        newFacts = false;
        facts.prune(today);
        factsKnownOn = facts.nextKnown(today);
        health.customerSince(facts.customerSince(today));
        rules.policy().path().ifPresent(path -> dues = Milestones.of(path, facts, today));
    }

    private void lookForIntents(LocalDate today) {
        for (CancelFlow flow : facts.known(CancelFlow.class, today)) {
            boolean isNews = !flow.on().isBefore(today.minusDays(MonitorPolicy.INTENT_NEWS_DAYS));
            if (isNews
                    && episodes.happened(
                            MonitorEvent.Kind.CANCEL_INTENT, flow.on().toString(), Days.epoch(today))) {
                tell(number -> new MonitorEvent.CancelIntent(id, number, today, flow));
            }
        }
    }

    private void lookAtBand(LocalDate today, Answer<Health> score) {
        if (isQuiet(score)) {
            return; // the tracker would say the same again
        }
        band = rules.tracker().next(band, today, score);
        if (band.isAlert()) {
            String from = band.alertedFrom().orElseThrow();
            String to = band.band().orElseThrow();
            Health now = score.orElseThrow("a changed band");
            tell(number -> new MonitorEvent.BandChanged(id, number, today, from, to, now));
        }
        if (episodes.update(MonitorEvent.Kind.STALE, "", band.isStale(), Days.epoch(today))) {
            String last = band.band().orElseThrow();
            String why = health.assess().fold(known -> "", Answer.Unknown::message);
            tell(number -> new MonitorEvent.Stale(id, number, today, last, why));
        }
    }

    /** Returns whether the score lies in the band that counts, and nothing was on its way or has just happened. */
    private boolean isQuiet(Answer<Health> score) {
        return score instanceof Answer.Known<Health> known
                && band.current().isPresent()
                && band.pending().isEmpty()
                && band.unknownSince().isEmpty()
                && !band.isChange()
                && !band.isAlert()
                && band.told().equals(band.band())
                && rules.tracker()
                        .bands()
                        .bandOf(known.value())
                        .name()
                        .equals(band.current().get().band());
    }

    private void lookForFall(LocalDate today, Answer<Health> answer) {
        if (rules.policy().drop().isEmpty()) {
            return;
        }
        if (answer instanceof Answer.Known<Health> known) {
            Health score = known.value();
            ScoreSteps.@Nullable Height height = scores.highest(today);
            boolean fell = height != null
                    && isFall(height.score(), score, rules.policy().drop().get());
            if (episodes.update(MonitorEvent.Kind.DROPPED, "", fell, Days.epoch(today))) {
                ScoreSteps.Height from = requireNonNull(height);
                tell(number -> new MonitorEvent.Dropped(id, number, today, from.score(), from.on(), score));
            }
        }
        scores.put(today, answer);
    }

    /** The difference is rounded as a score is: 0.9 is lower than 1 by 0.1. */
    static boolean isFall(Health from, Health to, MonitorPolicy.Drop drop) {
        return Thresholds.isAtLeast(from.value() - to.value(), drop.points());
    }

    private void lookForOverdue(LocalDate today) {
        Set<String> overdue = new HashSet<>();
        for (Milestones.Due due : dues) {
            if (due.on().isBefore(today)) {
                overdue.add(due.milestone());
                if (episodes.update(MonitorEvent.Kind.MILESTONE_OVERDUE, due.milestone(), true, Days.epoch(today))) {
                    tell(number -> new MonitorEvent.MilestoneOverdue(id, number, today, due.milestone(), due.on()));
                }
            }
        }
        for (String milestone : episodes.subjects(MonitorEvent.Kind.MILESTONE_OVERDUE)) {
            if (!overdue.contains(milestone)) {
                episodes.update(MonitorEvent.Kind.MILESTONE_OVERDUE, milestone, false, Days.epoch(today));
            }
        }
    }

    /** Makes an event of the next number. */
    private interface Numbered {
        MonitorEvent event(long number);
    }

    private void tell(Numbered event) {
        events++;
        if (events > taken) {
            outbox.addLast(event.event(events));
        }
    }

    private int nextLook(LocalDate today) {
        int day = Days.epoch(today);
        int next = health.nextChange().map(Days::epoch).orElse(Integer.MAX_VALUE);
        next = Math.min(next, factsKnownOn);
        next = Math.min(next, nextStepOfBand());
        next = Math.min(next, episodes.nextLook());
        if (episodes.holds(MonitorEvent.Kind.DROPPED)) {
            next = Math.min(next, scores.nextLook(day));
        }
        next = Math.min(next, Milestones.nextLook(dues, today));
        return next == Integer.MAX_VALUE ? next : Math.max(next, day + 1);
    }

    private int nextStepOfBand() {
        if (band.unknownSince().isPresent()) {
            return Integer.MAX_VALUE;
        }
        int next = band.pending()
                .map(spell -> plus(spell.since(), rules.tracker().stability().dwellDays()))
                .orElse(Integer.MAX_VALUE);
        if (band.alertedOn().isPresent() && !band.told().equals(band.band())) {
            int cool = plus(band.alertedOn().get(), rules.tracker().stability().coolDownDays());
            next = Math.min(next, cool);
        }
        return next;
    }

    private static int plus(LocalDate day, int days) {
        return (int) Math.min(Integer.MAX_VALUE, Days.epoch(day) + (long) days);
    }

    /** Returns the event to hand over now, or null: there is none, or somebody is at it. */
    @Nullable MonitorEvent beginHanding() {
        if (handing || outbox.isEmpty()) {
            return null;
        }
        handing = true;
        return outbox.peekFirst();
    }

    /** Ends what {@link #beginHanding} began; what was not taken stays first. */
    void endHanding(boolean wasTaken) {
        handing = false;
        if (wasTaken) {
            outbox.removeFirst();
        }
    }

    boolean hasEvents() {
        return !outbox.isEmpty();
    }

    Answer<HealthScore> assess(LocalDate today) {
        health.advanceTo(today);
        return health.assess();
    }

    JudgedHealth judged(LocalDate today) {
        health.advanceTo(today);
        return JudgedHealth.of(health.score(), facts.known(ScoreOverride.class, today), today);
    }

    BandState band() {
        return band;
    }

    AccountSnapshot snapshot() {
        List<AccountFact> kept = new ArrayList<>(facts.snapshot());
        kept.addAll(health.waiting());
        return new AccountSnapshot(
                id, health.kept(), kept, band, scores.snapshot(), episodes.snapshot(), events, new ArrayList<>(outbox));
    }

    /**
     * Returns the account as it was.
     *
     * @param today the day of the snapshot
     * @param taken the number of the last event that the host has taken since
     */
    static Watched restore(Rules rules, AccountSnapshot snapshot, LocalDate today, long taken) {
        Watched account = new Watched(rules, snapshot.accountId(), today, taken);
        account.health.restore(snapshot.signals());
        for (AccountFact fact : snapshot.facts()) {
            if (fact instanceof Signal signal) {
                account.health.add(signal);
            }
        }
        account.facts.restore(snapshot.facts());
        account.band = snapshot.band();
        account.scores.restore(snapshot.scores());
        account.episodes.restore(snapshot.episodes());
        account.events = snapshot.events();
        snapshot.waiting().stream().filter(event -> event.sequence() > taken).forEach(account.outbox::addLast);
        account.readFacts(today);
        account.dueOn = account.nextLook(today);
        return account;
    }
}

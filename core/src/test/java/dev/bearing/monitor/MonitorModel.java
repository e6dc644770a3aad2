package dev.bearing.monitor;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.BandState;
import dev.bearing.health.BandTracker;
import dev.bearing.health.Health;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.JudgedHealth;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Signal;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a monitor should say of one account, the slow way: it keeps every fact, looks at everything on every day and
 * after every call, and remembers whole histories.
 */
final class MonitorModel {

    private final MonitorPolicy policy;
    private final AccountId id;
    private final List<AccountFact> facts = new ArrayList<>();
    private final TreeMap<LocalDate, Optional<Health>> closing = new TreeMap<>();
    private final Map<String, Boolean> told = new HashMap<>();
    private final Map<String, LocalDate> toldOn = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private BandState band = BandState.initial();
    private LocalDate day;

    MonitorModel(MonitorPolicy policy, AccountId id, LocalDate day) {
        this.policy = policy;
        this.id = id;
        this.day = day;
    }

    void feed(List<? extends AccountFact> more) {
        facts.addAll(more);
        look();
    }

    void advanceTo(LocalDate target) {
        while (day.isBefore(target)) {
            day = day.plusDays(1);
            look();
        }
    }

    List<String> said() {
        return said;
    }

    Answer<HealthScore> health() {
        HealthSignals signals = HealthSignals.of(known(Signal.class), day);
        Optional<LocalDate> since = customerSince();
        return policy.scorecard().assess(since.map(signals::withCustomerSince).orElse(signals));
    }

    JudgedHealth judged() {
        List<ScoreOverride> overrides = facts.stream()
                .filter(ScoreOverride.class::isInstance)
                .map(ScoreOverride.class::cast)
                .toList();
        return JudgedHealth.of(health().map(HealthScore::score), overrides, day);
    }

    private Optional<LocalDate> customerSince() {
        return known(Account.class).stream().findFirst().flatMap(Account::customerSince);
    }

    private <F extends AccountFact> List<F> known(Class<F> type) {
        List<F> own = facts.stream().filter(type::isInstance).map(type::cast).toList();
        return KnownFacts.asOf(KnownFacts.distinct(own), day);
    }

    private void look() {
        if (facts.isEmpty()) {
            return; // nobody knows of it
        }
        for (CancelFlow flow : known(CancelFlow.class)) {
            if (flow.on().isBefore(day.minusDays(30)) || told.containsKey("intent " + flow.on())) {
                continue;
            }
            told.put("intent " + flow.on(), true);
            LocalDate last = toldOn.get("intent");
            if (last == null || !day.isBefore(last.plusDays(policy.coolDown(MonitorEvent.Kind.CANCEL_INTENT)))) {
                toldOn.put("intent", day);
                say("intent " + flow);
            }
        }
        Answer<Health> score = health().map(HealthScore::score);
        band = BandTracker.of(policy.scorecard()).next(band, day, score);
        if (band.isAlert()) {
            say("band " + band.alertedFrom().get() + " to " + band.band().get());
        }
        condition(MonitorEvent.Kind.STALE, "", band.isStale(), "stale");
        lookForFall(score);
        lookForOverdue();
    }

    private void lookForFall(Answer<Health> score) {
        if (policy.drop().isEmpty()) {
            return;
        }
        if (score.isKnown()) {
            Health now = score.orElseThrow("now");
            Optional<Map.Entry<LocalDate, Optional<Health>>> highest =
                    closing.subMap(day.minusDays(policy.drop().get().days()), day).entrySet().stream()
                            .filter(entry -> entry.getValue().isPresent())
                            .max(Comparator.<Map.Entry<LocalDate, Optional<Health>>, Health>comparing(
                                            entry -> entry.getValue().get())
                                    .thenComparing(Map.Entry::getKey));
            boolean fell = highest.isPresent()
                    && highest.get().getValue().get().value() - now.value()
                            > policy.drop().get().points() - 1e-11;
            condition(
                    MonitorEvent.Kind.DROPPED,
                    "",
                    fell,
                    fell ? "drop since " + highest.get().getKey() : "");
        }
        closing.put(day, score.toOptional());
    }

    private void lookForOverdue() {
        if (policy.path().isEmpty()) {
            return;
        }
        List<MilestoneEvent> events = known(MilestoneEvent.class);
        Optional<LocalDate> start =
                customerSince().or(() -> events.stream().map(MilestoneEvent::on).min(Comparator.naturalOrder()));
        policy.path().get().milestones().forEach(milestone -> {
            Optional<LocalDate> due = start.flatMap(
                            first -> JourneyProgress.of(policy.path().get(), events, first, day)
                                    .withWaivers(known(MilestoneWaiver.class))
                                    .openLegs()
                                    .stream()
                                    .filter(leg -> leg.milestone().equals(milestone))
                                    .findFirst())
                    .map(leg -> leg.beganOn().plusDays(milestone.expectedDays().orElse(1_000_000)));
            condition(
                    MonitorEvent.Kind.MILESTONE_OVERDUE,
                    milestone.id(),
                    due.isPresent() && due.get().isBefore(day),
                    "overdue " + milestone.id() + " since " + due.orElse(day));
        });
    }

    private void condition(MonitorEvent.Kind kind, String subject, boolean holds, String words) {
        String key = kind + subject;
        if (!holds) {
            told.remove(key);
        } else if (!told.containsKey(key)
                && (!toldOn.containsKey(key) || !day.isBefore(toldOn.get(key).plusDays(policy.coolDown(kind))))) {
            told.put(key, true);
            toldOn.put(key, day);
            say(words);
        }
    }

    private void say(String what) {
        said.add(id + "#" + (said.size() + 1) + " on " + day + ": " + what);
    }

    /** What the model says of an event. */
    static String words(MonitorEvent event) {
        String what;
        if (event instanceof MonitorEvent.BandChanged changed) {
            what = "band " + changed.from() + " to " + changed.to();
        } else if (event instanceof MonitorEvent.Dropped dropped) {
            what = "drop since " + dropped.fromOn();
        } else if (event instanceof MonitorEvent.MilestoneOverdue overdue) {
            what = "overdue " + overdue.milestone() + " since " + overdue.dueOn();
        } else if (event instanceof MonitorEvent.CancelIntent intent) {
            what = "intent " + intent.flow();
        } else {
            what = "stale";
        }
        return event.id() + " on " + event.on() + ": " + what;
    }
}

package dev.bearing.monitor;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.Aggregate;
import dev.bearing.health.BandPolicy;
import dev.bearing.health.BandStability;
import dev.bearing.health.Curve;
import dev.bearing.health.Health;
import dev.bearing.health.Measure;
import dev.bearing.health.MissingPolicy;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a host does with a monitor, drawn at random. */
final class MonitorCalls {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /**
     * One call.
     *
     * @param facts what is fed; nothing where the day moves
     * @param day where the day moves to
     */
    record Call(List<AccountFact> facts, LocalDate day) {

        void on(HealthMonitor monitor) {
            if (facts.isEmpty()) {
                monitor.advanceTo(day);
            } else {
                monitor.feed(facts);
            }
        }
    }

    private MonitorCalls() {}

    static AccountId account(int number) {
        return AccountId.of("account-" + number);
    }

    static MonitorPolicy policy(Random random) {
        Scorecard.Builder scorecard = Scorecard.builder("drawn", "1")
                .minCoverage(0.4)
                .bands(BandPolicy.builder()
                        .band("red", 0)
                        .band("yellow", 0.4)
                        .band("green", 0.7)
                        .build())
                .bandStability(new BandStability(
                        random.nextInt(3) * 0.05, random.nextInt(3) * random.nextInt(5), random.nextInt(2) * 6));
        scorecard.measure(Measure.builder("logins", new Curve.Linear(0, 12))
                .windowDays(3 + random.nextInt(12))
                .aggregate(random.nextBoolean() ? Aggregate.MEAN : Aggregate.LAST)
                .weight(2)
                .build());
        Measure.Builder tickets = Measure.builder("tickets", new Curve.Linear(20, 0))
                .windowDays(5)
                .aggregate(Aggregate.SUM)
                .missing(random.nextBoolean() ? new MissingPolicy.Redistribute() : new MissingPolicy.Neutral(0.5));
        if (random.nextInt(3) == 0) {
            tickets.halfLifeDays(5).expiresDays(15);
        }
        scorecard.measure(tickets.build());
        if (random.nextInt(3) == 0) {
            scorecard.measure(Measure.builder("visits", new Curve.Linear(0, 40))
                    .windowDays(10)
                    .aggregate(Aggregate.SUM)
                    .scaledToTenure(3)
                    .build());
        }
        MonitorPolicy.Builder policy = MonitorPolicy.builder(scorecard.build())
                .path(SuccessPath.of(
                        "path",
                        List.of(
                                SuccessMilestone.builder("connected")
                                        .expectedDays(random.nextInt(10))
                                        .build(),
                                SuccessMilestone.builder("used")
                                        .after("connected")
                                        .expectedDays(5)
                                        .build(),
                                SuccessMilestone.builder("loved").after("used").build())));
        if (random.nextInt(4) > 0) {
            policy.drop(0.1 + 0.1 * random.nextInt(3), 1 + random.nextInt(10));
        }
        for (MonitorEvent.Kind kind : MonitorEvent.Kind.values()) {
            if (kind != MonitorEvent.Kind.BAND_CHANGED && random.nextBoolean()) {
                policy.coolDownDays(kind, random.nextInt(9));
            }
        }
        return policy.build();
    }

    /** Draws calls: facts of today, late ones, corrections, ones of tomorrow, ones that were fed before. */
    static List<Call> draw(Random random, int accounts, int calls) {
        List<Call> drawn = new ArrayList<>();
        List<AccountFact> fed = new ArrayList<>();
        LocalDate today = FIRST;
        for (int i = 0; i < calls; i++) {
            if (random.nextInt(5) == 0) {
                today = today.plusDays(1 + random.nextInt(random.nextInt(6) == 0 ? 20 : 3));
                drawn.add(new Call(List.of(), today));
                continue;
            }
            List<AccountFact> facts = new ArrayList<>();
            for (int n = random.nextInt(4) == 0 ? 4 : 1; n > 0; n--) {
                boolean again = !fed.isEmpty() && random.nextInt(8) == 0;
                facts.add(
                        again
                                ? fed.get(random.nextInt(fed.size()))
                                : fact(random, account(random.nextInt(accounts)), today));
            }
            fed.addAll(facts);
            drawn.add(new Call(facts, today));
        }
        return drawn;
    }

    private static AccountFact fact(Random random, AccountId id, LocalDate today) {
        int offset = random.nextInt(4) > 0 ? 0 : random.nextInt(14) - 10;
        LocalDate on = later(FIRST, today.plusDays(offset));
        int late = random.nextInt(4) > 0 ? 0 : random.nextInt(12);
        LocalDate recordedOn = on.plusDays(late);
        switch (random.nextInt(16)) {
            case 0 -> {
                MilestoneLevel level = MilestoneLevel.values()[random.nextInt(MilestoneLevel.values().length)];
                String milestone = random.nextBoolean() ? "connected" : "used";
                return MilestoneEvent.of(id, milestone, level, on).withRecordedOn(recordedOn);
            }
            case 4 -> {
                return MilestoneWaiver.of(id, random.nextBoolean() ? "connected" : "used", on)
                        .withRecordedOn(recordedOn);
            }
            case 1 -> {
                CancelFlow.Outcome outcome = late == 0 ? CancelFlow.Outcome.KEPT : CancelFlow.Outcome.CANCELLED;
                return CancelFlow.of(id, on, outcome).withRecordedOn(recordedOn);
            }
            case 2 -> {
                // one version a day of recording, its content following from it
                return Account.builder(id)
                        .customerSince(recordedOn.minusDays(recordedOn.getDayOfMonth() % 5))
                        .recordedOn(recordedOn)
                        .build();
            }
            case 3 -> {
                return ScoreOverride.builder(id, on, on.plusDays(1 + late))
                        .score(Health.of(late / 20.0))
                        .author("ann")
                        .reason("a visit")
                        .recordedOn(recordedOn)
                        .build();
            }
            default -> {
                String signal = List.of("logins", "tickets", "visits", "unread").get(random.nextInt(4));
                int value = Math.floorMod(
                        31 * id.hashCode() + 17 * signal.hashCode() + 7 * (int) (on.toEpochDay() / 3) + 5 * late, 13);
                return new Signal(id, signal, on, value, recordedOn);
            }
        }
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}

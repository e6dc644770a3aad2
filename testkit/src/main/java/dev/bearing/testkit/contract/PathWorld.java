package dev.bearing.testkit.contract;

import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joda.money.Money;

/** A path of three milestones, events drawn along it, and others who went it before. */
final class PathWorld {

    static final AccountId ACCOUNT = AccountId.of("account");
    static final LocalDate START = LocalDate.of(2026, 1, 1);
    static final int DAYS = 300;
    static final List<String> MILESTONES = List.of("connected", "used", "decided");
    static final SuccessPath PATH = SuccessPath.of(
            "path",
            List.of(
                    SuccessMilestone.builder("connected").expectedDays(20).build(),
                    SuccessMilestone.builder("used")
                            .after("connected")
                            .expansion(LogicalExpansion.of("seats", Money.parse("USD 1000"), Motion.SELF_SERVE))
                            .build(),
                    SuccessMilestone.builder("decided").after("used").weight(2).build()));

    private PathWorld() {}

    /** Up to eight events of any milestone and level within {@link #DAYS}. */
    static List<MilestoneEvent> events(Random random) {
        MilestoneLevel[] levels = MilestoneLevel.values();
        List<MilestoneEvent> events = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            events.add(MilestoneEvent.of(
                    ACCOUNT,
                    MILESTONES.get(random.nextInt(MILESTONES.size())),
                    levels[random.nextInt(levels.length)],
                    START.plusDays(random.nextInt(DAYS + 1))));
        }
        return events;
    }

    /** Five hundred others, each of whom waits for the first milestone a geometric number of days. */
    static LegModel drawnLegs(Random random, double daily) {
        LegModel.Builder builder = LegModel.builder(PATH);
        for (int i = 0; i < 500; i++) {
            int wait = 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - daily));
            List<MilestoneEvent> reached = wait > DAYS
                    ? List.of()
                    : List.of(MilestoneEvent.of(ACCOUNT, "connected", MilestoneLevel.OUTCOME, START.plusDays(wait)));
            builder.add(JourneyProgress.of(PATH, reached, START, START.plusDays(DAYS)));
        }
        return builder.build();
    }

    /** Ten others wait d, 2d and 3d days for the three milestones, d = 10, 20, …, 100. */
    static LegModel legs() {
        LegModel.Builder builder = LegModel.builder(PATH);
        for (int d = 10; d <= 100; d += 10) {
            List<MilestoneEvent> events = List.of(
                    MilestoneEvent.of(ACCOUNT, "connected", MilestoneLevel.OUTCOME, START.plusDays(d)),
                    MilestoneEvent.of(ACCOUNT, "used", MilestoneLevel.OUTCOME, START.plusDays(3L * d)),
                    MilestoneEvent.of(ACCOUNT, "decided", MilestoneLevel.CONFIRMED, START.plusDays(6L * d)));
            builder.add(JourneyProgress.of(PATH, events, START, START.plusDays(600)));
        }
        return builder.build();
    }
}

package dev.bearing.vector;

import dev.bearing.account.AccountId;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.TierId;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;

/** A path of three milestones, and what others did on it. */
final class Journeys {

    static final LocalDate START = LocalDate.of(2026, 1, 1);
    static final AccountId ACCOUNT = AccountId.of("a");

    static final LogicalExpansion SEATS = LogicalExpansion.of("seats", Money.parse("USD 1000"), Motion.SELF_SERVE);
    static final LogicalExpansion COMPANY = LogicalExpansion.of("company", Money.parse("USD 2500"), Motion.FULL_SERVE)
            .between(TierId.of("person"), TierId.of("business"));

    static final SuccessPath PATH = SuccessPath.of(
            "path",
            List.of(
                    SuccessMilestone.builder("connected").expectedDays(20).build(),
                    SuccessMilestone.builder("used")
                            .after("connected")
                            .expansion(SEATS)
                            .build(),
                    SuccessMilestone.builder("decided")
                            .after("used")
                            .weight(2)
                            .expansion(COMPANY)
                            .build()));

    private Journeys() {}

    static LocalDate day(int days) {
        return START.plusDays(days);
    }

    static MilestoneEvent event(String milestone, MilestoneLevel level, int day) {
        return MilestoneEvent.of(ACCOUNT, milestone, level, day(day));
    }

    static JourneyProgress progress(int asOf, MilestoneEvent... events) {
        return JourneyProgress.of(PATH, List.of(events), START, day(asOf));
    }

    /**
     * Ten accounts: each waits d days for the first milestone, 2d for the second and 3d for the third, d = 10, 20, …,
     * 100, seen until the last has arrived.
     */
    static LegModel legs() {
        return legs(1);
    }

    /** The same with so many accounts alike. */
    static LegModel legs(int alike) {
        LegModel.Builder builder = LegModel.builder(PATH);
        for (int d = 10; d <= 100; d += 10) {
            for (int i = 0; i < alike; i++) {
                builder.add(progress(
                        600,
                        event("connected", MilestoneLevel.OUTCOME, d),
                        event("used", MilestoneLevel.OUTCOME, 3 * d),
                        event("decided", MilestoneLevel.CONFIRMED, 6 * d)));
            }
        }
        return builder.build();
    }

    static LegModel nobody() {
        return LegModel.builder(PATH).build();
    }
}

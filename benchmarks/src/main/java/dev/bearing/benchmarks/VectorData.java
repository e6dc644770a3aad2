package dev.bearing.benchmarks;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.TierMoves;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Accounts on a path of ten milestones, three of which an expansion follows, over three years: when each set out, what
 * happened since, what it was offered, and whether it was lost. A milestone's task is done before its outcome is there;
 * every fiftieth outcome is lost again for a while.
 */
final class VectorData {

    static final int MILESTONES = 10;
    static final int DAYS = 1096;
    static final LocalDate FIRST = LocalDate.of(2023, 11, 1);
    static final LocalDate TODAY = FIRST.plusDays(DAYS - 1);
    static final SuccessPath PATH = path();

    private static final double DAILY_LOSS = 0.01 / 30;
    private static final double MEAN_DAYS = 60;

    /** One account. */
    record Member(AccountId id, LocalDate start, List<MilestoneEvent> events, int lostAfter, TierId tier) {

        boolean isLost() {
            return lostAfter < DAYS;
        }

        LocalDate lostOn() {
            return FIRST.plusDays(lostAfter);
        }
    }

    private final List<Member> members = new ArrayList<>();
    private final List<ExpansionLead> leads = new ArrayList<>();
    private final LocalDate[] days = new LocalDate[DAYS + 1];
    private final List<TierId> tiers = List.of(TierId.of("person"), TierId.of("business"), TierId.of("enterprise"));

    private VectorData(int accounts, long seed) {
        for (int day = 0; day < days.length; day++) {
            days[day] = FIRST.plusDays(day);
        }
        Random random = new Random(seed);
        for (int i = 0; i < accounts; i++) {
            members.add(member(AccountId.of("account-" + i), random));
        }
    }

    static VectorData draw(int accounts, long seed) {
        return new VectorData(accounts, seed);
    }

    private static SuccessPath path() {
        List<SuccessMilestone> milestones = new ArrayList<>();
        for (int i = 0; i < MILESTONES; i++) {
            SuccessMilestone.Builder milestone =
                    SuccessMilestone.builder("milestone-" + i).weight(1 + i % 3).expectedDays((int) MEAN_DAYS);
            if (i > 0) {
                milestone.after("milestone-" + (i - 1));
            }
            if (i % 3 == 2) {
                LogicalExpansion expansion =
                        LogicalExpansion.of("expansion-" + i, Money.parse("USD " + 500 * i), Motion.SELF_SERVE);
                milestone.expansion(i == 5 ? expansion.between(TierId.of("person"), TierId.of("business")) : expansion);
            }
            milestones.add(milestone.build());
        }
        return SuccessPath.of("path", milestones);
    }

    private Member member(AccountId id, Random random) {
        int start = random.nextInt(DAYS);
        int lost = start + 1 + (int) exponential(random, 1 / DAILY_LOSS);
        List<MilestoneEvent> events = new ArrayList<>();
        int day = start;
        for (int i = 0; i < MILESTONES; i++) {
            int wait = 1 + (int) exponential(random, MEAN_DAYS);
            String milestone = PATH.milestones().get(i).id();
            add(events, id, milestone, MilestoneLevel.FUNCTIONAL, day + wait * 3 / 4, lost);
            day += wait;
            add(events, id, milestone, MilestoneLevel.OUTCOME, day, lost);
            if (random.nextInt(50) == 0) {
                add(events, id, milestone, MilestoneLevel.REGRESSED, day + 20, lost);
                add(events, id, milestone, MilestoneLevel.OUTCOME, day + 50, lost);
            }
            if (i % 3 == 2 && day + 10 < Math.min(DAYS, lost) && random.nextInt(4) == 0) {
                ExpansionLead.Builder lead = ExpansionLead.builder(id, "expansion-" + i, Motion.SELF_SERVE, days[day]);
                leads.add((random.nextInt(10) < 6 ? lead.wonOn(days[day + 10]) : lead.lostOn(days[day + 10])).build());
            }
        }
        return new Member(id, days[start], List.copyOf(events), lost, tiers.get(random.nextInt(tiers.size())));
    }

    private void add(
            List<MilestoneEvent> events, AccountId id, String milestone, MilestoneLevel level, int day, int lost) {
        if (day < Math.min(DAYS, lost)) {
            events.add(MilestoneEvent.of(id, milestone, level, days[day]));
        }
    }

    private static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    List<Member> members() {
        return members;
    }

    List<ExpansionLead> leads() {
        return leads;
    }

    long events() {
        return members.stream().mapToLong(member -> member.events().size()).sum();
    }

    LadderModel ladder() {
        Ladder ladder = Ladder.of(
                ValueTier.of("person", 1, TierRule.everybody()),
                ValueTier.of("business", 2, TierRule.everybody()),
                ValueTier.of("enterprise", 3, TierRule.everybody()));
        YearMonth month = YearMonth.of(2026, 9);
        TierMoves moves = TierMoves.builder()
                .moved(month, tiers.get(0), tiers.get(0), 9_300)
                .moved(month, tiers.get(0), tiers.get(1), 300)
                .lost(month, tiers.get(0), 400)
                .moved(month, tiers.get(1), tiers.get(1), 4_800)
                .moved(month, tiers.get(1), tiers.get(2), 100)
                .lost(month, tiers.get(1), 100)
                .moved(month, tiers.get(2), tiers.get(2), 990)
                .lost(month, tiers.get(2), 10)
                .build();
        return LadderModel.fit(
                ladder,
                moves,
                CurrencyUnit.USD,
                Map.of(tiers.get(0), 10.0, tiers.get(1), 100.0, tiers.get(2), 1_000.0));
    }
}

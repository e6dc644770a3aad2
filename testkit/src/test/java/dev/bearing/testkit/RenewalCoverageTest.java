package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.action.PastTerm;
import dev.bearing.action.RenewalCalendar;
import dev.bearing.action.RenewalHistory;
import dev.bearing.action.RenewalLoss;
import dev.bearing.action.RenewalOutlook;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.UpcomingRenewal;
import dev.bearing.testkit.Dice.Purpose;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Terms of four groups within two are renewed with chances that are known: the chance of each group lies in its
 * interval as often as that says, whether groups are alike, differ or are far apart, and so does what the terms to come
 * lose. As {@link IntervalCoverageTest}, few worlds in the normal build and 2,000 with {@code -Pcoverage}.
 */
class RenewalCoverageTest {

    private static final int REPLICATES = Integer.getInteger("bearing.coverage.replicates", 60);

    /** Each loss is drawn two thousand times, so fewer worlds. */
    private static final int LOSSES = Math.min(REPLICATES, 400);

    /** How far the interval of a share of a few dozen terms may lie from its level. */
    private static final double SLACK = 0.03;

    private static final List<List<String>> GROUPS = List.of(
            List.of("renews by itself", "person"),
            List.of("renews by itself", "business"),
            List.of("is renewed by hand", "person"),
            List.of("is renewed by hand", "business"));

    private static final int[] TERMS = {60, 80, 50, 70};
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    /** The true chance of each group to be renewed. */
    enum World {
        ALIKE(0.83, 0.83, 0.83, 0.83),
        DIFFERENT(0.88, 0.93, 0.70, 0.80),
        FAR_APART(0.88, 0.97, 0.45, 0.75);

        private final double[] chances;

        World(double... chances) {
            this.chances = chances;
        }
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void ofTheChanceToRenew(World world) {
        for (int group = 0; group < GROUPS.size(); group++) {
            List<String> own = GROUPS.get(group);
            check(
                    IntervalCoverage.of(
                            REPLICATES,
                            world.chances[group],
                            seed -> history(world, Dice.of(seed, 0, Purpose.STAYS))
                                    .chance(own, false)
                                    .flatMap(chance -> chance.interval())),
                    own.toString());
        }
    }

    /** The interval is one of what will be lost, of whole accounts, at 90 %. */
    @ParameterizedTest
    @EnumSource(World.class)
    void ofWhatIsLostOfTheTermsToCome(World world) {
        int known = 0;
        int covered = 0;
        for (int seed = 1; seed <= LOSSES; seed++) {
            Dice dice = Dice.of(seed, 0, Purpose.STAYS);
            RenewalHistory history = history(world, dice);
            List<RenewalOutlook> outlooks = new ArrayList<>();
            double lost = 0;
            for (int i = 0; i < 60; i++) {
                int group = i % GROUPS.size();
                double amount = Math.round(100 + 900 * dice.uniform());
                outlooks.add(outlook(i, amount, history, GROUPS.get(group)));
                lost += dice.uniform() < world.chances[group] ? 0 : amount;
            }
            RenewalLoss loss = RenewalCalendar.of(90, outlooks).total(CurrencyUnit.USD);
            known++;
            covered += loss.interval().orElseThrow("interval").contains(lost) ? 1 : 0;
        }
        check(new IntervalCoverage(LOSSES, known, covered, 0.9), "loss");
    }

    private static void check(IntervalCoverage coverage, String what) {
        assertThat(coverage.known()).isEqualTo(coverage.replicates());
        assertThat(coverage.share().orElseThrow("share"))
                .as("share of %d intervals that hold the truth of %s", coverage.known(), what)
                .isCloseTo(
                        coverage.level(),
                        within(SLACK + 4 * coverage.deviation().orElseThrow("deviation")));
    }

    private static RenewalHistory history(World world, Dice dice) {
        List<PastTerm> past = new ArrayList<>();
        for (int group = 0; group < GROUPS.size(); group++) {
            for (int i = 0; i < TERMS[group]; i++) {
                past.add(new PastTerm(GROUPS.get(group), false, dice.uniform() < world.chances[group]));
            }
        }
        return RenewalHistory.of(past, 20, 10);
    }

    private static RenewalOutlook outlook(int i, double amount, RenewalHistory history, List<String> group) {
        AccountId account = AccountId.of("a" + i);
        Mrr atStake = Mrr.of(CurrencyUnit.USD, BigDecimal.valueOf(amount));
        Contract contract = Contract.builder("c" + i, account, DAY.minusYears(1), DAY.plusDays(30))
                .build();
        return new RenewalOutlook(
                new UpcomingRenewal(contract, List.of(atStake), false),
                Optional.of(atStake),
                Optional.empty(),
                history.chance(group, false),
                Optional.empty());
    }
}

package dev.bearing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.balance.PlanEntry;
import dev.bearing.balance.PlanMetric;
import dev.bearing.balance.PlanPolicy;
import dev.bearing.balance.PlanProgress;
import dev.bearing.balance.Target;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a plan says of a target is as likely as it says, in worlds drawn from known rates: of the targets that are met
 * with a probability of 70 %, about 70 % are met, and the interval holds the outcome in nine cases of ten. The normal
 * build draws few worlds and catches what is far off; with {@code -Pcoverage} it draws 300 of each kind.
 */
class PlanCalibrationTest {

    private static final int REPLICATES = Math.min(300, Integer.getInteger("bearing.coverage.replicates", 30));
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final int HISTORY = 13;
    private static final List<Integer> AHEAD = List.of(1, 3);
    private static final List<PlanMetric> METRICS = List.of(
            PlanMetric.MRR,
            PlanMetric.NET_NEW_MRR,
            PlanMetric.CHURNED_MRR,
            PlanMetric.EXPANSION_MRR,
            PlanMetric.CUSTOMERS,
            PlanMetric.NEW_CUSTOMERS,
            PlanMetric.LOGO_CHURN,
            PlanMetric.GROSS_REVENUE_RETENTION,
            PlanMetric.NET_REVENUE_RETENTION);

    /** A company whose months are alike, or differ by a common shock, or whose customers differ a hundredfold. */
    enum World {
        STEADY(0, 0.3),
        COMMON_SHOCKS(0.25, 0.3),
        UNEQUAL_CUSTOMERS(0, 1.2);

        private final double shock;
        private final double spread;

        World(double shock, double spread) {
            this.shock = shock;
            this.spread = spread;
        }

        /** The price states of a company over so many months. */
        List<PriceState> draw(int months, SplittableRandom random) {
            List<PriceState> states = new ArrayList<>();
            double[] losses = shocks(months, random);
            double[] gains = shocks(months, random);
            int accounts = 0;
            for (; accounts < 200; accounts++) {
                live(states, accounts, FIRST.minusMonths(1).atDay(10), losses, random);
            }
            for (int month = 0; month < months; month++) {
                long arriving = poisson(5 * gains[month], random);
                for (long i = 0; i < arriving; i++) {
                    live(states, accounts++, FIRST.plusMonths(month).atDay(5), losses, random);
                }
            }
            return states;
        }

        /** How much better or worse each month is than the mean of them. */
        private double[] shocks(int months, SplittableRandom random) {
            double[] shocks = new double[months];
            for (int month = 0; month < months; month++) {
                shocks[month] = Math.exp(Math.sqrt(shock) * random.nextGaussian() - shock / 2);
            }
            return shocks;
        }

        private void live(
                List<PriceState> states, int account, LocalDate from, double[] losses, SplittableRandom random) {
            double mrr = 100 * Math.exp(spread * random.nextGaussian());
            LocalDate since = from;
            YearMonth month = YearMonth.from(from).plusMonths(1);
            for (; month.isBefore(FIRST.plusMonths(losses.length)); month = month.plusMonths(1)) {
                double lost = 0.02 * losses[(int) ChronoUnit.MONTHS.between(FIRST, month)];
                double dice = random.nextDouble() - lost;
                LocalDate day = month.atDay(15);
                if (dice < 0) {
                    states.add(state(account, since, mrr).to(day).build());
                    return;
                } else if (dice < 0.03) {
                    states.add(state(account, since, mrr).to(day).build());
                    mrr += 20 + 60 * random.nextDouble();
                    since = day;
                } else if (dice < 0.04) {
                    states.add(state(account, since, mrr).to(day).build());
                    mrr *= 0.7;
                    since = day;
                }
            }
            states.add(state(account, since, mrr).build());
        }

        private static PriceState.Builder state(int account, LocalDate from, double mrr) {
            return PriceState.builder("s" + account, AccountId.of("a" + account), from)
                    .price(
                            BigDecimal.valueOf(mrr)
                                    .setScale(2, RoundingMode.HALF_EVEN)
                                    .toPlainString(),
                            USD);
        }

        private static long poisson(double mean, SplittableRandom random) {
            long count = 0;
            for (double at = -Math.log(1 - random.nextDouble()); at < mean; at -= Math.log(1 - random.nextDouble())) {
                count++;
            }
            return count;
        }
    }

    /** How often targets were met, how likely that was said to be, and how often intervals held. */
    private static final class Tally {

        private double said;
        private double spread;
        private long met;
        private long held;
        private long targets;

        void add(double probability, boolean wasMet, boolean isHeld) {
            targets++;
            said += probability;
            spread += probability * (1 - probability);
            met += wasMet ? 1 : 0;
            held += isHeld ? 1 : 0;
        }

        /** By how many standard deviations more were met than was said. */
        double off() {
            return (met - said) / Math.sqrt(spread);
        }

        double coverage() {
            return (double) held / targets;
        }
    }

    @ParameterizedTest
    @EnumSource(World.class)
    void aTargetIsMetAsOftenAsIsSaid(World world) {
        Map<PlanMetric, Tally> tallies = new EnumMap<>(PlanMetric.class);
        Tally all = new Tally();
        double squares = 0;
        for (int i = 0; i < REPLICATES; i++) {
            SplittableRandom random = new SplittableRandom(7_001L + i);
            List<PriceState> states = world.draw(HISTORY + 3, random);
            YearMonth last = FIRST.plusMonths(HISTORY - 1L);
            RevenueLedger then = RevenueLedger.of(states, RevenuePolicy.strict(), last.atEndOfMonth());
            RevenueLedger later = RevenueLedger.of(
                    states, RevenuePolicy.strict(), last.plusMonths(3).atEndOfMonth());
            for (PlanEntry entry : entries(then, last, random)) {
                PlanMetric metric = entry.metric().orElseThrow();
                double outcome = PlanProgress.of(List.of(target(entry)), later, USD, PlanPolicy.standard())
                        .entries()
                        .get(0)
                        .actual()
                        .orElseThrow("outcome")
                        .doubleValue();
                double probability = entry.probability().orElseThrow("probability");
                boolean met = metric.isMet(outcome, entry.target().doubleValue());
                boolean held =
                        entry.forecast().orElseThrow("forecast").interval().contains(outcome);
                tallies.computeIfAbsent(metric, key -> new Tally()).add(probability, met, held);
                all.add(probability, met, held);
                squares += (probability - (met ? 1 : 0)) * (probability - (met ? 1 : 0));
            }
        }
        assertThat(squares / all.targets).as("Brier score").isLessThan(0.25); // of always saying a half
        // targets of one company are not independent of one another: few companies vary more than their targets say
        double slack = REPLICATES < 200 ? 0.1 : 0;
        assertThat(all.coverage()).as("coverage in " + world).isBetween(0.85 - slack, 0.95 + slack);
        tallies.forEach((metric, tally) -> {
            assertThat(tally.off()).as(metric + " in " + world).isBetween(-4.5, 4.5);
            assertThat(tally.coverage())
                    .as("coverage of " + metric + " in " + world)
                    .isBetween(0.83 - slack, 0.98 + slack);
        });
    }

    /** Targets that lie about as far above what is expected as below it. */
    private static List<PlanEntry> entries(RevenueLedger then, YearMonth last, SplittableRandom random) {
        List<Target> probes = new ArrayList<>();
        for (PlanMetric metric : METRICS) {
            for (int ahead : AHEAD) {
                probes.add(Target.of(metric.toString(), last.plusMonths(ahead), BigDecimal.ONE));
            }
        }
        List<Target> targets = new ArrayList<>();
        for (PlanEntry probe :
                PlanProgress.of(probes, then, USD, PlanPolicy.standard()).entries()) {
            double point = probe.forecast().orElseThrow("forecast").quantile(0.1 + 0.8 * random.nextDouble());
            targets.add(Target.of(probe.name(), probe.month(), BigDecimal.valueOf(point)));
        }
        return PlanProgress.of(targets, then, USD, PlanPolicy.standard()).entries();
    }

    private static Target target(PlanEntry entry) {
        return Target.of(entry.name(), entry.month(), entry.target());
    }
}

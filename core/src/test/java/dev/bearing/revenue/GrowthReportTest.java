package dev.bearing.revenue;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrowthReportTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final DateRange YEAR = DateRange.of(LocalDate.of(2025, 7, 1), AS_OF.plusDays(1));

    private final List<PriceState> prices = new ArrayList<>();

    /** A monthly price from one day to another; the next state of the subscription follows on. */
    private PriceState.Builder state(String account, LocalDate from, int amount, int quantity) {
        return PriceState.builder(account + "-s", AccountId.of(account), from)
                .price(BigDecimal.valueOf(amount), CurrencyUnit.USD)
                .quantity(quantity)
                .plan("team");
    }

    private void changes(String account, LocalDate on, int[] before, int[] after) {
        prices.add(state(account, START, before[0], before[1]).to(on).build());
        if (after.length > 0) {
            prices.add(state(account, on, after[0], after[1]).build());
        }
    }

    private GrowthReport report() {
        return GrowthReport.of(
                RevenueLedger.of(prices, RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD), YEAR);
    }

    /** Of the same period, known on two days: nobody knows of which day a sum of both would be. */
    @Test
    void whatWasMadeUpForSaysFromWhichKnowledge() {
        changes("less", LocalDate.of(2025, 10, 1), new int[] {10, 10}, new int[] {10, 7});
        LocalDate later = AS_OF.plusDays(40);
        Rate then = report().offset();
        Rate now = GrowthReport.of(
                        RevenueLedger.of(prices, RevenuePolicy.strict(), AS_OF, later)
                                .in(CurrencyUnit.USD),
                        YEAR)
                .offset();
        assertThat(then.asOf()).contains(AS_OF);
        assertThat(now.asOf()).contains(later);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then.plus(now))
                .withMessage("rates as of 2026-06-30 and as of 2026-08-09 do not add");
        assertThat(then.maturity()).isEqualTo(Rate.Maturity.PROVISIONAL);
        assertThat(now.maturity()).isEqualTo(Rate.Maturity.FINAL);
        assertThat(then.flags()).containsExactly(Rate.Flag.LOW_BASE); // one account lost something
    }

    @Test
    void whatIsLostIsReplacedFirstAndByWhatIsTold() {
        LocalDate on = LocalDate.of(2025, 10, 1);
        changes("price", on, new int[] {10, 10}, new int[] {12, 10}); // +20
        changes("seats", on, new int[] {10, 10}, new int[] {10, 14}); // +40
        changes("less", on, new int[] {10, 10}, new int[] {10, 7}); // -30
        changes("gone", on, new int[] {10, 10}, new int[] {}); // -100
        prices.add(state("new", on, 10, 30).build());
        GrowthReport growth = report();
        assertThat(growth.lost()).isEqualTo(Mrr.ofUnits(CurrencyUnit.USD, 130L * 100 * Mrr.UNITS_PER_MINOR));
        assertThat(growth.offset().fraction().orElseThrow("offset")).isCloseTo(60 / 130.0, within(1e-12));
        assertThat(growth.expansions().keySet()).containsExactly(MovementReason.SEATS, MovementReason.PRICE);
        assertThat(growth.expansions().get(MovementReason.PRICE).amount().toDouble())
                .isEqualTo(20.0);
        assertThat(growth.contractions().get(MovementReason.SEATS).amount().toDouble())
                .isEqualTo(-30.0);
        // today 120 + 140 + 70 + 300 = 630; of 400 a year ago 330 are left
        assertThat(growth.netNewToStandStill().orElseThrow("needed").value()).isCloseTo(630 * 70 / 400.0, within(1e-9));
        assertThat(growth.grossNewToStandStill().orElseThrow("needed").value())
                .isCloseTo(630 * 130 / 400.0, within(1e-9)); // the two that grew do not make up for it
        assertThat(growth.netNewToStandStill().orElseThrow("needed").interval().isKnown())
                .isFalse();
        Estimate customers = growth.customersToStandStill().orElseThrow("customers");
        assertThat(customers.value()).isCloseTo(4 / 4.0, within(1e-12));
        Interval wilson = customers.interval().orElseThrow("interval");
        // Wilson of 1 of 4: .0456 to .6994, times 4 customers today
        assertThat(wilson.lower()).isCloseTo(4 * 0.04559, within(1e-4));
        assertThat(wilson.upper()).isCloseTo(4 * 0.69936, within(1e-4));
    }

    @Test
    void whereTheBaseGrowsByItselfNothingMustBeWon() {
        changes("price", LocalDate.of(2025, 10, 1), new int[] {10, 10}, new int[] {30, 10});
        GrowthReport growth = report();
        assertThat(growth.netNewToStandStill().orElseThrow("needed").value()).isZero();
        assertThat(growth.grossNewToStandStill().orElseThrow("needed").value()).isZero();
        assertThat(reason(growth.offset().fraction())).isEqualTo(Answer.Reason.EMPTY_BASE); // nothing was lost
    }

    @ParameterizedTest
    @EnumSource(RevenuePolicy.Population.class)
    void customersToStandStillAreThoseOfThePeriodInEveryPopulation(RevenuePolicy.Population population) {
        for (int i = 0; i < 120; i++) {
            LocalDate on = LocalDate.of(2025, 8 + i % 5, 15);
            changes("a" + i, on, new int[] {10, 10}, i < 24 ? new int[] {} : new int[] {10, 10});
        }
        RevenuePolicy policy = RevenuePolicy.strict().toBuilder("of a population")
                .logoPopulation(population)
                .build();
        GrowthReport growth =
                GrowthReport.of(RevenueLedger.of(prices, policy, AS_OF).in(CurrencyUnit.USD), YEAR);
        // 24 of 120 left in the year, a fifth; 96 are left
        assertThat(growth.customersToStandStill().orElseThrow("needed").value()).isCloseTo(19.2, within(1e-12));
    }

    @Test
    void whatIsLostIsBetweenTheOpeningAndTheClosingOfTheBridge() {
        prices.add(state("first", START, 100, 5).to(LocalDate.of(2025, 6, 1)).build());
        prices.add(state("next", START, 10, 7).to(LocalDate.of(2025, 7, 1)).build());
        prices.add(state("stays", START, 10, 7).build());
        DateRange june = DateRange.of(YearMonth.of(2025, 6));
        CurrencyLedger gold =
                RevenueLedger.of(prices, RevenuePolicies.goldBook(), AS_OF).in(CurrencyUnit.USD);
        // it compares 1 June with 1 July
        assertThat(GrowthReport.of(gold, june).lost().toDouble()).isEqualTo(70);
        CurrencyLedger strict =
                RevenueLedger.of(prices, RevenuePolicy.strict(), AS_OF).in(CurrencyUnit.USD);
        assertThat(GrowthReport.of(strict, june).lost().toDouble()).isEqualTo(500);
    }

    @Provide
    Arbitrary<RevenuePolicy> presets() {
        return Arbitraries.of(RevenuePolicies.all());
    }

    @Property(seed = "20261122", tries = 60)
    void thePartsAddUpAndTheIntervalsHoldTheirNumbers(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int accounts,
            @ForAll("presets") RevenuePolicy policy) {
        prices.clear();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < accounts; i++) {
            LocalDate on = LocalDate.of(2025, 7, 1).plusDays(random.nextInt(300));
            int[] after =
                    random.nextInt(4) == 0 ? new int[] {} : new int[] {5 + random.nextInt(10), 5 + random.nextInt(10)};
            changes("a" + i, on, new int[] {5 + random.nextInt(10), 5 + random.nextInt(10)}, after);
        }
        CurrencyLedger ledger = RevenueLedger.of(prices, policy, AS_OF).in(CurrencyUnit.USD);
        DateRange period = random.nextBoolean() ? YEAR : DateRange.of(YearMonth.of(2025, 8 + random.nextInt(5)));
        GrowthReport growth = GrowthReport.of(ledger, period);
        RevenueBridge bridge = ledger.bridge(period, RevenuePolicy.BridgeMode.EVENT);
        assertThat(growth.lost()).isEqualTo(bridge.losses());
        assertThat(sum(growth.expansions().values()))
                .isEqualTo(bridge.line(MovementKind.EXPANSION).amount().units());
        assertThat(sum(growth.contractions().values()))
                .isEqualTo(bridge.line(MovementKind.CONTRACTION).amount().units());
        assertThat(growth.offset().members().stream()
                        .mapToLong(member -> member.denominator())
                        .sum())
                .isEqualTo(growth.lost().units());
        growth.grossNewToStandStill().toOptional().ifPresent(GrowthReportTest::holds);
        growth.netNewToStandStill().toOptional().ifPresent(GrowthReportTest::holds);
        growth.customersToStandStill().toOptional().ifPresent(GrowthReportTest::holds);
    }

    private static long sum(Iterable<RevenueBridge.Line> lines) {
        long units = 0;
        for (RevenueBridge.Line line : lines) {
            units += line.amount().units();
        }
        return units;
    }

    private static void holds(Estimate estimate) {
        assertThat(estimate.value()).isGreaterThanOrEqualTo(0);
        estimate.interval()
                .toOptional()
                .ifPresent(range -> assertThat(range.lower())
                        .isLessThanOrEqualTo(range.upper())
                        .isGreaterThanOrEqualTo(0));
    }
}

package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.BridgeMode;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Rate;
import dev.bearing.value.RatePeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lifetime value under every preset, where churn is at its extremes. */
class PresetLifetimeValueTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    static Stream<RevenuePolicy> presets() {
        return RevenuePolicies.all().stream();
    }

    /** One old account, and 40 that join in 2025 and leave after three weeks. */
    @ParameterizedTest
    @MethodSource("presets")
    void moreLossesThanThereWereCustomersAreNoExceptionUnderAnyPreset(RevenuePolicy policy) {
        List<PriceState> book = new ArrayList<>(List.of(price("old", START).build()));
        for (int i = 0; i < 40; i++) {
            LocalDate from = LocalDate.of(2025, 1 + i % 12, 2);
            book.add(price("a" + i, from).to(from.plusDays(21)).build());
        }
        CurrencyLedger ledger = ledger(book, policy);
        Answer<LifetimeValue> answer = ledger.lifetimeValue();
        double churn = ledger.pooledMonthlyLogoChurn(YearMonth.of(2025, 12), 12)
                .fraction()
                .toOptional()
                .orElse(0.0);
        if (policy.logoPopulation() == Population.FLOW_OVER_OPENING && policy.bridge() == BridgeMode.EVENT) {
            assertThat(churn).isCloseTo(40 / 12.0, within(1e-12)); // each of the 12 months opens with the old one
            assertThat(reason(answer)).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
            assertThat(message(answer)).startsWith("churn of 3.33").contains("a month is above 1");
        } else {
            assertThat(churn).isLessThanOrEqualTo(1);
            assertThat(answer.isKnown()).isTrue();
        }
    }

    /** A hundred that pay 100 a month and stay: 1,200 account-months, 36,500 account-days. */
    @ParameterizedTest
    @MethodSource("presets")
    void whereNobodyWasLostThereIsALowerEndUnderEveryPreset(RevenuePolicy policy) {
        LifetimeValue value = ledger(loyal(), policy).lifetimeValue().orElseThrow("value");
        assertThat(reason(value.value())).isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThat(message(value.value())).isEqualTo("nobody of 1200 account-months was lost");
        assertThat(value.flags()).doesNotContain(Rate.Flag.PARTIAL_PERIOD);
        // Wilson of 0 of 1,200 is [0, 3.8415 / 1203.8415]
        assertThat(amount(value.lower())).isCloseTo(100 * 1203.841458820694 / 3.841458820694, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(Population.class)
    void whereNobodyWasLostThereIsALowerEndInEveryPopulation(Population population) {
        RevenuePolicy policy = RevenuePolicy.strict().toBuilder("of a population")
                .logoPopulation(population)
                .build();
        CurrencyLedger ledger = ledger(loyal(), policy);
        LifetimeValue value = ledger.lifetimeValue().orElseThrow("value");
        if (population == Population.EXPOSURE_PERSON_TIME) {
            assertThat(message(value.value())).isEqualTo("nobody was lost in 36500 account-days");
            // the rule of three: 3 / 36,500 a day, .0025 in 365/12 days
            assertThat(amount(value.lower())).isCloseTo(100 / -Math.expm1(-0.0025), within(1e-6));
        } else {
            assertThat(message(value.value())).isEqualTo("nobody of 1200 account-months was lost");
            assertThat(amount(value.lower())).isCloseTo(100 * 1203.841458820694 / 3.841458820694, within(1e-6));
        }
    }

    @Test
    void noRateOfAYearWithoutALossClaimsToBeCertain() {
        for (RevenuePolicy policy : RevenuePolicies.all()) {
            CurrencyLedger ledger = ledger(loyal(), policy);
            DateRange year = DateRange.ofMonthsEnding(YearMonth.of(2025, 12), 12);
            Stream.of(
                            ledger.logoChurn(year),
                            ledger.grossRevenueRetention(year),
                            ledger.netRevenueRetention(year),
                            ledger.grossRevenueChurn(year),
                            ledger.netRevenueChurn(year))
                    .flatMap(rate -> rate.interval().toOptional().stream())
                    .forEach(range -> assertThat(range.upper() - range.lower()).isGreaterThan(0.02));
            // each of a hundred equal ones: exp(-3 / 100)
            assertThat(ledger.grossRevenueRetention(year)
                            .interval()
                            .orElseThrow("interval")
                            .lower())
                    .isCloseTo(Math.exp(-0.03), within(1e-12));
        }
    }

    @Test
    void netRetentionOfOneHasALowerEndOfLifetimeValue() {
        CurrencyLedger ledger = ledger(loyal(), RevenuePolicy.strict());
        Rate kept = ledger.netRevenueRetention(DateRange.of(YearMonth.of(2025, 12)));
        LifetimeValue value = ConstantChurn.ofRetention(kept, RatePeriod.MONTH)
                .value(EstimatedMoney.of(CurrencyUnit.USD, 100), RatePeriod.MONTH)
                .orElseThrow("value");
        assertThat(reason(value.value())).isEqualTo(Answer.Reason.ZERO_CHURN);
        assertThat(amount(value.lower())).isCloseTo(100 / -Math.expm1(-0.03), within(1e-6));
    }

    private static List<PriceState> loyal() {
        return IntStream.range(0, 100)
                .mapToObj(i -> price("a" + i, START).build())
                .toList();
    }

    private static CurrencyLedger ledger(List<PriceState> book, RevenuePolicy policy) {
        return RevenueLedger.of(book, policy, AS_OF).in(CurrencyUnit.USD);
    }

    private static PriceState.Builder price(String account, LocalDate from) {
        return PriceState.builder(account + "-s", AccountId.of(account), from)
                .price(BigDecimal.valueOf(100), CurrencyUnit.USD);
    }

    private static <T> Answer.Reason reason(Answer<T> answer) {
        return ((Answer.Unknown<T>) answer).reason();
    }

    private static <T> String message(Answer<T> answer) {
        return ((Answer.Unknown<T>) answer).message();
    }

    private static double amount(Answer<EstimatedMoney> answer) {
        return answer.orElseThrow("amount").amount();
    }
}

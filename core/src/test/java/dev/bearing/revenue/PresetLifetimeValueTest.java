package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.Bridge;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lifetime value under every preset, where churn is at its extremes. */
class PresetLifetimeValueTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    static Stream<RevenuePolicy> presets() {
        return RevenuePolicy.presets().stream();
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
        if (policy.logoPopulation() == Population.FLOW_OVER_OPENING && policy.bridge() == Bridge.EVENT) {
            assertThat(churn).isCloseTo(40 / 12.0, within(1e-12)); // each of the 12 months opens with the old one
            assertThat(reason(answer)).isEqualTo(Answer.Reason.OUTSIDE_MODEL_RANGE);
            assertThat(message(answer)).startsWith("churn of 3.33").contains("a month is above 1");
        } else {
            assertThat(churn).isLessThanOrEqualTo(1);
            assertThat(answer.isKnown()).isTrue();
        }
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

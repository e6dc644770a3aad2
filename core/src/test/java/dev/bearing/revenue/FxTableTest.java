package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class FxTableTest {

    private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);
    private static final FxRate FIRST = FxRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, MARCH, new BigDecimal("1.25"));
    private static final FxRate LATER =
            FxRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, MARCH.plusDays(10), new BigDecimal("1.60"));

    private final FxTable table = FxTable.of(List.of(LATER, FIRST, FIRST), MARCH.plusDays(30));

    @Test
    void hasTheLatestRateOnOrBeforeTheDay() {
        assertThat(eurToUsd(table, MARCH.minusDays(1))).isEmpty();
        assertThat(eurToUsd(table, MARCH)).contains(new BigDecimal("1.25"));
        assertThat(eurToUsd(table, MARCH.plusDays(9))).contains(new BigDecimal("1.25"));
        assertThat(eurToUsd(table, MARCH.plusDays(10))).contains(new BigDecimal("1.6"));
        assertThat(eurToUsd(table, MARCH.plusDays(376))).contains(new BigDecimal("1.6"));
    }

    @Test
    void aRateStandsInForAYearUnlessOtherwiseSaid() {
        assertThat(eurToUsd(table, MARCH.plusDays(377))).isEmpty(); // 367 days after the last one
        assertThat(eurToUsd(table.notOlderThan(367), MARCH.plusDays(377))).contains(new BigDecimal("1.6"));
        assertThat(eurToUsd(table.notOlderThan(0), MARCH)).contains(new BigDecimal("1.25"));
        assertThat(eurToUsd(table.notOlderThan(0), MARCH.plusDays(1))).isEmpty();
        assertThat(eurToUsd(table.notOlderThan(Integer.MAX_VALUE), MARCH.plusYears(900)))
                .contains(new BigDecimal("1.6"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.notOlderThan(-1))
                .withMessage("days must not be negative, was -1");
    }

    @Test
    void anOldRateIsAMissingOne() {
        RevenueLedger euros = RevenueLedger.of(
                List.of(PriceState.builder("e", AccountId.of("acme"), LocalDate.of(2025, 1, 1))
                        .price("100", CurrencyUnit.EUR)
                        .build()),
                RevenuePolicy.strict(),
                LocalDate.of(2025, 2, 28));
        FxTable old = FxTable.of(
                List.of(FxRate.of(
                        CurrencyUnit.EUR, CurrencyUnit.USD, LocalDate.of(2020, 1, 1), new BigDecimal("1.12"))),
                LocalDate.of(2025, 2, 28));
        assertThatExceptionOfType(MissingFxRateException.class)
                .isThrownBy(() -> euros.convertedTo(CurrencyUnit.USD, FxPolicy.periodEnd(), old))
                .withMessage("no exchange rate from EUR to USD on 2024-12-31");
    }

    @Test
    void anInverseIsAsOldAsItsRate() {
        FxTable inverses = table.withInverses();
        assertThat(inverses.rate(CurrencyUnit.USD, CurrencyUnit.EUR, MARCH.plusDays(376)))
                .isPresent();
        assertThat(inverses.rate(CurrencyUnit.USD, CurrencyUnit.EUR, MARCH.plusDays(377)))
                .isEmpty();
        assertThat(inverses.notOlderThan(400).rate(CurrencyUnit.USD, CurrencyUnit.EUR, MARCH.plusDays(377)))
                .isPresent();
    }

    @Test
    void dividesOnlyWhereAsked() {
        assertThat(table.rate(CurrencyUnit.USD, CurrencyUnit.EUR, MARCH)).isEmpty();
        assertThat(table.withInverses().rate(CurrencyUnit.USD, CurrencyUnit.EUR, MARCH))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.8"));
        FxRate own = FxRate.of(CurrencyUnit.USD, CurrencyUnit.EUR, MARCH, new BigDecimal("0.79"));
        assertThat(FxTable.of(List.of(FIRST, own), MARCH)
                        .withInverses()
                        .rate(CurrencyUnit.USD, CurrencyUnit.EUR, MARCH))
                .contains(new BigDecimal("0.79"));
    }

    @Test
    void knowsOnlyWhatWasKnown() {
        FxRate corrected =
                new FxRate(CurrencyUnit.EUR, CurrencyUnit.USD, MARCH, new BigDecimal("1.30"), MARCH.plusDays(5));
        List<FxRate> both = List.of(corrected, FIRST);
        assertThat(eurToUsd(FxTable.of(both, MARCH.plusDays(4)), MARCH)).contains(new BigDecimal("1.25"));
        assertThat(eurToUsd(FxTable.of(both, MARCH.plusDays(5)), MARCH)).contains(new BigDecimal("1.3"));
    }

    private static java.util.Optional<BigDecimal> eurToUsd(FxTable table, LocalDate day) {
        return table.rate(CurrencyUnit.EUR, CurrencyUnit.USD, day);
    }
}

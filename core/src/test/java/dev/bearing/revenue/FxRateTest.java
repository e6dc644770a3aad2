package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class FxRateTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    void isKeyedByCurrenciesAndDay() {
        FxRate rate = FxRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, DAY, new BigDecimal("1.10"));

        assertThat(rate.key()).isEqualTo(List.of(CurrencyUnit.EUR, CurrencyUnit.USD, DAY));
        assertThat(rate.rate()).isEqualTo(new BigDecimal("1.1"));
        assertThat(rate.withRecordedOn(DAY.plusDays(1)).key()).isEqualTo(rate.key());
        assertThat(rate.withRecordedOn(DAY.plusDays(1)).newestDay()).isEqualTo(DAY.plusDays(1));
        assertThat(rate.effectiveOn()).isEqualTo(DAY);
        assertThat(rate.asKnownOn(DAY)).isEqualTo(rate);
    }

    @Test
    void refusesARateOfZeroAndOneWithinACurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FxRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, DAY, BigDecimal.ZERO))
                .withMessage("rate must be positive, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FxRate.of(CurrencyUnit.EUR, CurrencyUnit.EUR, DAY, BigDecimal.ONE))
                .withMessage("toCurrency must not be fromCurrency = EUR");
    }
}

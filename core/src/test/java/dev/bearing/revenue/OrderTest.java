package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    void anAmountHasNoTrailingZeros() {
        assertThat(order("12.50")).isEqualTo(order("12.5"));
        assertThat(order("0.00").amount()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void isKnownSinceItsDayUnlessSaidOtherwise() {
        assertThat(order("1").recordedOn()).isEqualTo(DAY);
        assertThat(order("1").effectiveOn()).isEqualTo(DAY);
        assertThat(order("1").key()).isEqualTo("o1");
        assertThat(order("1").asKnownOn(DAY)).isEqualTo(order("1"));
        assertThat(Order.builder("o1", AccountId.of("acme"), DAY, CurrencyUnit.USD)
                        .recordedOn(DAY.plusDays(2))
                        .build()
                        .newestDay())
                .isEqualTo(DAY.plusDays(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | amount must not be negative, was -1",
                "1e100000000 | the exponent of amount must be from -18 to 18",
                "1e-100000000 | the exponent of amount must be from -18 to 18"
            })
    void refusesAnAmountOutOfReach(String amount, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> order(amount)).withMessage(message);
    }

    private static Order order(String amount) {
        return Order.builder("o1", AccountId.of("acme"), DAY, CurrencyUnit.USD)
                .amount(new BigDecimal(amount))
                .build();
    }
}

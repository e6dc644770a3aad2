package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ArrTest {

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }

    @Test
    void isTwelveTimesAMonthToTheLastDigit() {
        // 130 a quarter is 43.33… a month, and 520 a year
        Mrr month = Mrr.ofUnits(CurrencyUnit.USD, usd("130").units() / 3);
        Arr year = Arr.of(month);
        assertThat(year.toDecimal()).isEqualByComparingTo("520");
        assertThat(year.toMoney(RoundingMode.UNNECESSARY)).isEqualTo(Money.parse("USD 520"));
        assertThat(year.toDouble()).isEqualTo(520);
        assertThat(year.currency()).isEqualTo(CurrencyUnit.USD);
        assertThat(year.monthly()).isEqualTo(month);
    }

    @Test
    void saysThatItIsOfAYear() {
        assertThat(Arr.of(usd("205700.34"))).hasToString("USD 2468404.08 a year");
    }

    @Test
    void isSortedByAmount() {
        assertThat(Arr.of(usd("2"))).isGreaterThan(Arr.of(usd("1"))).isEqualByComparingTo(Arr.of(usd("2")));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Mrr most = Mrr.ofUnits(CurrencyUnit.USD, Long.MAX_VALUE / 11);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Arr.of(most));
    }
}

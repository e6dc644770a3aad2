package dev.bearing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrrTest {

    private static final Mrr THIRD_OF_130 = Mrr.ofUnits(CurrencyUnit.USD, 130L * 100 * Mrr.UNITS_PER_MINOR / 3);

    @Test
    void threeTimesAThirdIsTheWhole() {
        assertThat(THIRD_OF_130.multipliedBy(3)).isEqualTo(usd("130"));
        assertThat(THIRD_OF_130
                        .plus(THIRD_OF_130)
                        .plus(THIRD_OF_130)
                        .minus(usd("130"))
                        .isZero())
                .isTrue();
    }

    @Test
    void becomesMoneyOnceByTheRoundingThatIsNamed() {
        assertThat(THIRD_OF_130.toMoney(RoundingMode.DOWN)).isEqualTo(Money.parse("USD 43.33"));
        assertThat(THIRD_OF_130.toMoney(RoundingMode.UP)).isEqualTo(Money.parse("USD 43.34"));
        assertThat(Mrr.of(Money.parse("JPY 500")).toMoney(RoundingMode.UNNECESSARY))
                .isEqualTo(Money.parse("JPY 500"));
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 831600, 0.05",
        "USD, 83160, 0.005",
        "USD, 166320, 0.01",
        "USD, 1, 0.0000000601",
        "USD, 10395, 0.000625",
        "USD, 55440, 0.0033333333",
        "USD, -55440, -0.0033333333",
        "USD, 0, 0.00",
        "JPY, 166320, 1",
        "JPY, 55440, 0.3333333333",
        "JPY, 16632000, 100",
        "KWD, 166320, 0.001"
    })
    void isADecimalWhereThereIsAFiniteOneElseRoundedToTenDigits(String currency, long units, String expected) {
        assertThat(Mrr.ofUnits(CurrencyUnit.of(currency), units).toDecimal()).isEqualTo(new BigDecimal(expected));
    }

    @Test
    void isDividedByACount() {
        assertThat(usd("1500").dividedBy(5)).isEqualTo(new BigDecimal("300.00"));
        assertThat(usd("100").dividedBy(3)).isEqualTo(new BigDecimal("33.3333333333"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usd("1").dividedBy(0))
                .withMessage("count must be positive, was 0");
    }

    @Test
    void printsMoneyAMonth() {
        assertThat(THIRD_OF_130).hasToString("USD 43.33 a month");
        assertThat(Mrr.zero(CurrencyUnit.JPY)).hasToString("JPY 0 a month");
    }

    @Test
    void failsRatherThanOverflow() {
        Mrr most = Mrr.ofUnits(CurrencyUnit.USD, Long.MAX_VALUE);
        Mrr one = Mrr.ofUnits(CurrencyUnit.USD, 1);
        String limit = "an amount in USD must be below 5.5e13 of the currency's smallest units to be held exactly";
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(one))
                .withMessage(limit);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.multipliedBy(2))
                .withMessage(limit);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.negated().minus(one).minus(one));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Mrr.ofUnits(CurrencyUnit.USD, Long.MIN_VALUE).negated());
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> usd("600000000000"))
                .withMessage(limit); // 6e11
        assertThat(usd("550000000000").units()).isPositive(); // 5.5e13 cents
    }

    @ParameterizedTest
    @CsvSource({"1E+18", "1E+2147483647", "-1E+18", "1E-401"})
    void refusesNumbersThatWouldTakeForever(BigDecimal amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mrr.of(CurrencyUnit.USD, amount))
                .withMessage("amount must have at most 18 digits before its point and 400 after it");
    }

    @Test
    void roundsWhatIsFinerThanAUnitHalfEven() {
        BigDecimal unit = BigDecimal.ONE.divide(new BigDecimal("16632000"), 40, RoundingMode.DOWN);
        assertThat(Mrr.of(CurrencyUnit.USD, unit.multiply(new BigDecimal("2.4")))
                        .units())
                .isEqualTo(2);
        assertThat(Mrr.of(CurrencyUnit.USD, unit.multiply(new BigDecimal("2.6")))
                        .units())
                .isEqualTo(3);
        assertThat(Mrr.of(CurrencyUnit.USD, new BigDecimal("1E-30")).isZero()).isTrue();
        // 0.0000003125 cents of 166,320 units are 5.1975: an exact half does not occur in cents; in yen it does
        assertThat(Mrr.of(CurrencyUnit.JPY, new BigDecimal("0.00003125")).units())
                .isEqualTo(5);
    }

    @Test
    void currenciesNeverMix() {
        Mrr euro = Mrr.zero(CurrencyUnit.EUR);
        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> usd("1").plus(euro));
        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> usd("1").minus(euro));
        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> usd("1").min(euro));
        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> usd("1").compareTo(euro));
    }

    @Test
    void compares() {
        assertThat(usd("1")).isLessThan(usd("2"));
        assertThat(usd("1").min(usd("2"))).isEqualTo(usd("1"));
        assertThat(usd("2").min(usd("1"))).isEqualTo(usd("1"));
        assertThat(usd("1").isPositive()).isTrue();
        assertThat(usd("-1").isPositive()).isFalse();
        assertThat(usd("12.34").toDouble()).isCloseTo(12.34, within(1e-15));
    }

    @Property(seed = "20261122")
    void aDecimalOfTwoDigitsReadsBack(
            @ForAll @LongRange(min = -5_000_000_000_000L, max = 5_000_000_000_000L) long cents) {
        BigDecimal amount = BigDecimal.valueOf(cents, 2);
        Mrr mrr = Mrr.of(CurrencyUnit.USD, amount);
        assertThat(mrr.toDecimal()).isEqualTo(amount);
        assertThat(mrr.units()).isEqualTo(cents * Mrr.UNITS_PER_MINOR);
        assertThat(Mrr.of(mrr.toMoney(RoundingMode.UNNECESSARY))).isEqualTo(mrr);
    }

    @Property(seed = "20261122")
    void theDecimalIsExactOrWithinHalfOfItsLastDigit(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long units) {
        BigDecimal decimal = Mrr.ofUnits(CurrencyUnit.USD, units).toDecimal();
        BigDecimal error =
                decimal.multiply(BigDecimal.valueOf(Mrr.UNITS_PER_MINOR * 100)).subtract(BigDecimal.valueOf(units));
        BigDecimal half = new BigDecimal("0.00000000005").multiply(BigDecimal.valueOf(Mrr.UNITS_PER_MINOR * 100));
        assertThat(error.abs()).isLessThanOrEqualTo(half);
        // 16,632,000 = 2^6 3^3 5^3 7 11: finite exactly where 3^3 7 11 = 2079 divides
        assertThat(error.signum() == 0).isEqualTo(units % 2079 == 0);
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}

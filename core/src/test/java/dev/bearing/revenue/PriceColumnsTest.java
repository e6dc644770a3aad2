package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PriceColumnsTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Test
    void whatIsNotGivenIsAsInAPriceState() {
        PriceState state = row().add().build().get(0);
        assertThat(state)
                .isEqualTo(PriceState.builder("7", dev.bearing.account.AccountId.of("12"), DAY)
                        .price("12.50", CurrencyUnit.USD)
                        .build());
    }

    @Test
    void aRowIsForgottenWhenItEnds() {
        PriceColumns.Builder rows = row().to(DAY.plusDays(1))
                .quantity(3)
                .status(PriceStatus.PAUSED)
                .plan("pro")
                .every(2, BillingInterval.WEEK)
                .reason("asked")
                .discount(Discount.percent(BigDecimal.TEN))
                .cancelRequestedOn(DAY)
                .recordedOn(DAY.plusDays(4))
                .add();
        rows.account(12)
                .subscription(7)
                .from(DAY.plusDays(1))
                .price(1, CurrencyUnit.USD)
                .add();
        PriceColumns columns = rows.build();
        assertThat(columns.size()).isEqualTo(2);
        assertThat(columns.get(0).quantity()).isEqualTo(3);
        assertThat(columns.get(0).recordedOn()).isEqualTo(DAY.plusDays(4));
        assertThat(columns.get(1))
                .isEqualTo(PriceState.builder("7", dev.bearing.account.AccountId.of("12"), DAY.plusDays(1))
                        .price("0.01", CurrencyUnit.USD)
                        .build());
    }

    @Test
    void aPriceMayHaveMoreDigitsThanItsCurrencyOrThanALongHolds() {
        BigDecimal fine = new BigDecimal("0.0125");
        BigDecimal odd = new BigDecimal("123456789.0123456789012345");
        PriceColumns columns = row().price(fine, CurrencyUnit.USD)
                .add()
                .account(1)
                .subscription(1)
                .from(DAY)
                .price(odd, CurrencyUnit.USD)
                .add()
                .build();
        assertThat(columns.get(0).amount()).isEqualTo(fine);
        assertThat(columns.get(1).amount()).isEqualTo(odd);
    }

    @Test
    void manyTermsAndTextsAreKeptApart() {
        PriceColumns.Builder rows = PriceColumns.builder();
        for (int i = 0; i < 3000; i++) {
            rows.account("a" + i % 1000)
                    .subscription("s" + i)
                    .from(DAY)
                    .price(100, CurrencyUnit.USD)
                    .plan("plan " + i % 500)
                    .add();
        }
        PriceColumns columns = rows.build();
        assertThat(columns.get(2999).accountId().value()).isEqualTo("a999");
        assertThat(columns.get(2999).plan()).contains("plan 499");
        assertThat(columns.get(1234).subscriptionId()).isEqualTo("s1234");
    }

    static Stream<Arguments> badRows() {
        return Stream.of(
                bad(rows -> rows.to(DAY), "to must be after from = 2025-01-01, was 2025-01-01"),
                bad(rows -> rows.from(-1), "from must be from 1970 to 9999, was 1969-12-31"),
                bad(rows -> rows.price(-1, CurrencyUnit.USD), "amount must not be negative, was -1"),
                bad(rows -> rows.quantity(-1), "quantity must not be negative, was -1"),
                bad(rows -> rows.every(0, BillingInterval.DAY), "intervalCount must be at least 1, was 0"),
                bad(rows -> rows.account(" "), "accountId must not be blank"));
    }

    private static Arguments bad(Consumer<PriceColumns.Builder> change, String message) {
        return Arguments.of(change, message);
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void refusesWhatAPriceStateRefuses(Consumer<PriceColumns.Builder> change, String message) {
        PriceColumns.Builder rows = PriceColumns.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    rows.subscription(7).from(DAY).price(1250, CurrencyUnit.USD);
                    change.accept(rows);
                    rows.account(12).add();
                })
                .withMessage(message);
    }

    @Test
    void refusesAnAmountTooLargeAndGoesOn() {
        PriceColumns.Builder rows = row().quantity(1_000_000_000_000_000L);
        assertThatIllegalArgumentException()
                .isThrownBy(rows::add)
                .withMessage(
                        "a price must come to less than USD 60125060125.06 a month to be held exactly, was amount 12.50"
                                + " times quantity 1000000000000000");
        assertThatIllegalArgumentException().isThrownBy(rows::add).withMessage("accountId must be given");
        assertThat(rows.build().size()).isZero();
    }

    @Test
    void aNumberAndItsDecimalTextAreOneId() {
        PriceColumns columns = row().add()
                .account("12")
                .subscription("07")
                .from(DAY)
                .price(1, CurrencyUnit.USD)
                .add()
                .account("acme")
                .subscription(7)
                .from(DAY)
                .price(1, CurrencyUnit.USD)
                .add()
                .account(12)
                .subscription("x")
                .from(DAY)
                .price(1, CurrencyUnit.USD)
                .add()
                .build();
        List<PriceState> states = List.of(columns.get(0), columns.get(1), columns.get(2), columns.get(3));
        assertThat(states).extracting(state -> state.accountId().value()).containsExactly("12", "12", "acme", "12");
        assertThat(states).extracting(PriceState::subscriptionId).containsExactly("7", "07", "7", "x");
        assertThat(ColumnarLedger.of(columns, RevenuePolicy.strict(), DAY).accounts())
                .isEqualTo(2);
    }

    @Test
    void aRowMayBeDropped() {
        PriceColumns columns = row().quantity(5)
                .plan("pro")
                .drop()
                .account(1)
                .subscription(2)
                .from(DAY)
                .price(3, CurrencyUnit.USD)
                .add()
                .build();
        assertThat(columns.size()).isEqualTo(1);
        assertThat(columns.get(0).quantity()).isEqualTo(1);
        assertThat(columns.get(0).plan()).isEmpty();
    }

    @Test
    void aQuantityTooGreatToStandBesideItsAmountIsKeptApart() {
        PriceColumns columns = row().quantity(3)
                .add()
                .account(1)
                .subscription(2)
                .from(DAY)
                .price(4, CurrencyUnit.USD)
                .quantity(1L << 30)
                .add()
                .account(1)
                .subscription(3)
                .from(DAY)
                .price(1L << 41, CurrencyUnit.USD)
                .add()
                .build();
        assertThat(columns.get(0).quantity()).isEqualTo(3);
        assertThat(columns.get(0).amount()).isEqualByComparingTo("12.50");
        assertThat(columns.get(1).quantity()).isEqualTo(1L << 30);
        assertThat(columns.get(1).amount()).isEqualByComparingTo("0.04");
        assertThat(columns.get(2).quantity()).isEqualTo(1);
        assertThat(columns.get(2).amount()).isEqualByComparingTo(BigDecimal.valueOf(1L << 41, 2));
    }

    @Test
    void isBuiltOnce() {
        PriceColumns.Builder rows = row().add();
        PriceColumns columns = rows.build();
        assertThatIllegalStateException().isThrownBy(rows::build);
        assertThatIllegalStateException().isThrownBy(rows::add);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns.get(1))
                .withMessage("row must be in [0, 1), was 1");
    }

    private static PriceColumns.Builder row() {
        return PriceColumns.builder(1).account(12).subscription(7).from(DAY).price(1250, CurrencyUnit.USD);
    }
}

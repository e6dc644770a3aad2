package dev.bearing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.EUR;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RepeatPurchasesTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Test
    void agreesWithThePublishedSummaryOfTheCdnowLog() {
        List<Order> orders = new ArrayList<>();
        for (String[] row : SharedReference.rows("cdnow_sample_log.csv")) {
            orders.add(Order.builder(
                            "o-" + orders.size(),
                            AccountId.of(String.format(Locale.ROOT, "%05d", Integer.parseInt(row[0]))),
                            LocalDate.parse(row[1], DateTimeFormatter.BASIC_ISO_DATE),
                            USD)
                    .amount(new BigDecimal(row[3]))
                    .build());
        }
        RepeatPurchases weeks = RepeatPurchases.ofOrders(orders, USD, LocalDate.of(1997, 9, 30), 7);
        assertThat(weeks).hasToString("2357 customers, 946 came back");
        double repeats = 0;
        double recencies = 0;
        double ages = 0;
        double spend = 0;
        for (int i = 0; i < weeks.size(); i++) {
            repeats += weeks.get(i).repeats();
            recencies += weeks.get(i).recency();
            ages += weeks.get(i).age();
            spend += weeks.meanSpend(i);
        }
        assertThat(repeats).isEqualTo(2_457);
        assertThat(recencies).isCloseTo(16135.57142857143, within(1e-6));
        assertThat(ages).isCloseTo(77111.28571428571, within(1e-6));
        assertThat(spend / 946).isCloseTo(35.077847533689834, within(1e-9));
        assertThat(weeks.get(0)).isEqualTo(new PurchaseHistory(2, 213 / 7.0, 272 / 7.0));
        assertThat(weeks.meanSpend(0)).isCloseTo(22.345, within(1e-12));
    }

    @Test
    void countsDaysAndNotOrdersAndLooksNoFurtherThanTheDay() {
        List<Order> orders = List.of(
                order("1", "b", 0, "10", USD),
                order("2", "b", 14, "20", USD),
                order("3", "b", 14, "5", USD),
                order("4", "b", 30, "100", USD),
                order("5", "a", 7, "8", USD),
                order("6", "c", 3, "8", EUR));
        RepeatPurchases weeks = RepeatPurchases.ofOrders(orders, USD, NEW_YEAR.plusDays(28), 7);
        assertThat(weeks.size()).isEqualTo(2);
        assertThat(weeks.get(0)).isEqualTo(new PurchaseHistory(0, 0, 3));
        assertThat(weeks.get(1)).isEqualTo(new PurchaseHistory(1, 2, 4));
        assertThat(weeks.meanSpend(0)).isZero();
        assertThat(weeks.meanSpend(1)).isEqualTo(25);
    }

    private static Order order(String id, String account, int day, String amount, CurrencyUnit currency) {
        return Order.builder(id, AccountId.of(account), NEW_YEAR.plusDays(day), currency)
                .amount(new BigDecimal(amount))
                .build();
    }

    @Test
    void refusesAUnitThatIsNoTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatPurchases.ofOrders(List.of(), USD, NEW_YEAR, Double.NaN))
                .withMessage("daysPerUnit must be positive and finite, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatPurchases.builder().add(1, 1, 2, Double.NaN));
    }
}

package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.CurrencyUnit;

/**
 * Fifteen accounts in January 2025, each one edge case: the same month gives churn rates from 22 % to 44 % under the
 * conventions of well-known products. The expected figures in the tests were worked out by hand.
 */
final class GoldenMonth {

    static final LocalDate AS_OF = LocalDate.of(2025, 1, 31);
    static final YearMonth MONTH = YearMonth.of(2025, 1);

    private GoldenMonth() {}

    static List<PriceState> states() {
        LocalDate old = LocalDate.of(2024, 11, 1);
        return List.of(
                state("A", old, "100").build(),
                state("B", old, "1200")
                        .every(BillingInterval.YEAR)
                        .to(january(15))
                        .build(),
                state("B", january(15), "1800").every(BillingInterval.YEAR).build(),
                state("C", old, "200").to(january(10)).build(),
                state("C", january(10), "120").build(),
                state("D", old, "50")
                        .to(january(20))
                        .cancelRequestedOn(january(5))
                        .build(),
                state("E", old, "60").build(),
                PriceState.builder("E2", AccountId.of("E"), old)
                        .price("40", CurrencyUnit.USD)
                        .to(january(12))
                        .build(),
                state("F", january(8), "80").build(),
                state("G", january(3), "70").build(),
                state("H", january(6), "30").to(january(25)).build(),
                state("I", old, "90").to(LocalDate.of(2024, 12, 10)).build(),
                state("I", january(18), "110").build(),
                state("J", old, "100").to(january(4)).build(),
                state("J", january(11), "100").build(),
                state("L", old, "130").every(BillingInterval.QUARTER).build(),
                state("M", old, "300").to(LocalDate.of(2024, 12, 25)).build(),
                state("M", LocalDate.of(2024, 12, 25), "300")
                        .status(PriceStatus.PAST_DUE)
                        .build(),
                state("N", old, "0").status(PriceStatus.FREE).build(),
                state("O", old, "40").to(january(16)).build(),
                state("O", january(16), "40").status(PriceStatus.PAUSED).build());
    }

    static LocalDate january(int day) {
        return MONTH.atDay(day);
    }

    private static PriceState.Builder state(String account, LocalDate from, String price) {
        return PriceState.builder(account + "1", AccountId.of(account), from).price(price, CurrencyUnit.USD);
    }
}

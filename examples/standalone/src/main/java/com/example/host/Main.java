package com.example.host;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;

/** Pools the churn of two regions, and says what a quarterly price is a month. */
public final class Main {

    private Main() {}

    /** Prints a line for each. */
    public static void main(String[] args) {
        Rate churn = List.of(Rate.ofCounts(9, 300), Rate.ofCounts(3, 100)).stream()
                .reduce(Rate.ofCounts(0, 0), Rate::plus);
        String text = churn.interval()
                .fold(
                        known -> String.format(
                                Locale.ROOT,
                                "churn %d of %d, 95 %% interval %.4f to %.4f",
                                churn.numerator(),
                                churn.denominator(),
                                known.value().lower(),
                                known.value().upper()),
                        unknown -> "churn is not known: " + unknown.message());
        System.out.println(text);

        PriceState quarterly = PriceState.builder("s-1", AccountId.of("acme"), LocalDate.of(2026, 1, 1))
                .price("130.00", CurrencyUnit.EUR)
                .every(BillingInterval.QUARTER)
                .build();
        System.out.println("130 a quarter is " + quarterly.mrr());
    }
}

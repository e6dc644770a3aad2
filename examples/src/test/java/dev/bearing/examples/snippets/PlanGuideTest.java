package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.action.PastTerm;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalHistory;
import dev.bearing.balance.PastBook;
import dev.bearing.balance.PlanCut;
import dev.bearing.balance.PlanEntry;
import dev.bearing.balance.PlanForecast;
import dev.bearing.balance.PlanMetric;
import dev.bearing.balance.PlanPolicy;
import dev.bearing.balance.PlanProgress;
import dev.bearing.balance.PlanSplit;
import dev.bearing.balance.Target;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** The code of the pages about the plan and the chance of a renewal. */
class PlanGuideTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;

    /** 40 accounts pay 100 a month; another comes every month, and one leaves every month from the fourth on. */
    private static List<PriceState> prices() {
        List<PriceState> prices = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            PriceState.Builder price = PriceState.builder("s" + i, AccountId.of("old-" + i), LocalDate.of(2025, 3, 1))
                    .price("100", USD);
            prices.add((i < 9 ? price.to(LocalDate.of(2025, 9, 10).plusMonths(i)) : price).build());
        }
        for (int i = 0; i < 12; i++) {
            prices.add(PriceState.builder(
                            "n" + i,
                            AccountId.of("new-" + i),
                            LocalDate.of(2025, 6, 20).plusMonths(i))
                    .price("100", USD)
                    .build());
        }
        return prices;
    }

    @Test
    void aTargetIsHeldAgainstWhatIsExpected() {
        List<PriceState> prices = prices();
        PlanCut byAge = new PlanCut("age", (account, day) -> account.value().substring(0, 3));
        // snippet: plan
        RevenueLedger ledger = RevenueLedger.of(prices, RevenuePolicy.strict(), LocalDate.of(2026, 5, 31));
        List<Target> targets = List.of(
                Target.of("mrr", YearMonth.of(2026, 5), new BigDecimal("4500")),
                Target.of("mrr", YearMonth.of(2026, 8), new BigDecimal("4500")));
        PlanProgress plan =
                PlanProgress.of(targets, ledger, USD, PlanPolicy.standard().withCuts(List.of(byAge)));

        PlanEntry may = plan.entries().get(0); // 4,300 of 4,500: missed
        PlanSplit carriedBy = plan.split(may, "age").orElseThrow("split"); // old -248.84, new +48.84
        PlanEntry august = plan.entries().get(1);
        PlanForecast expected = august.forecast().orElseThrow("forecast"); // 4,347, from 4,000 to 4,800
        double chance = august.probability().orElseThrow("probability"); // about 1 in 3
        // end

        // snippet: plan-past
        PlanProgress replayed = plan.withPast(12, day -> {
            List<PriceState> known = prices.stream()
                    .filter(price -> !price.recordedOn().isAfter(day))
                    .toList();
            RevenueLedger then = RevenueLedger.of(known, RevenuePolicy.strict(), day);
            return new PastBook(day, then.accounts(), PlanCut.whole());
        });
        replayed.forecastBefore(may); // what was expected of May on 30 April: 4,300
        replayed.track(PlanMetric.MRR).outcomes(); // beside what came true, and the month before repeated
        // end

        assertThat(replayed.forecastBefore(may).orElseThrow("forecast").mean()).isBetween(4250.0, 4350.0);
        assertThat(replayed.track(PlanMetric.MRR).outcomes()).hasSize(1);
        assertThat(may.actual().orElseThrow("actual")).isEqualByComparingTo("4300");
        assertThat(may.onTrack().orElseThrow("met")).isFalse();
        assertThat(carriedBy.difference()).isEqualByComparingTo("-200");
        assertThat(carriedBy.parts().get(0).difference()).isBetween(new BigDecimal("48.83"), new BigDecimal("48.84"));
        assertThat(expected.mean()).isBetween(4346.0, 4347.0);
        assertThat(expected.interval().lower()).isBetween(3900.0, 4100.0);
        assertThat(expected.interval().upper()).isBetween(4700.0, 4900.0);
        assertThat(chance).isBetween(0.25, 0.4);
    }

    @Test
    void theChanceOfARenewalIsShrunk() {
        List<PastTerm> past = new ArrayList<>();
        past.addAll(Collections.nCopies(80, new PastTerm(List.of("business", "green"), false, true)));
        past.addAll(Collections.nCopies(20, new PastTerm(List.of("business", "green"), false, false)));
        past.addAll(Collections.nCopies(3, new PastTerm(List.of("business", "red"), false, true)));
        past.addAll(Collections.nCopies(7, new PastTerm(List.of("business", "red"), false, false)));
        past.addAll(Collections.nCopies(6, new PastTerm(List.of(), true, false)));
        // snippet: renewal-chance
        RenewalHistory history = RenewalHistory.of(past, 20, 10);
        RenewalChance green =
                history.chance(List.of("business", "green"), false).orElseThrow("chance"); // 80 of 100
        RenewalChance red = history.chance(List.of("business", "red"), false).orElseThrow("chance"); // 3 of 10
        RenewalChance noticed = history.chance(List.of(), true).orElseThrow("chance"); // 0 of 6
        // 0.79, 0.38 and 0.06: where groups differ so much, little is borrowed from the others
        // end
        assertThat(green.probability()).isBetween(0.79, 0.80);
        assertThat(red.probability()).isBetween(0.38, 0.39);
        assertThat(noticed.probability()).isEqualTo(0.0625);
    }
}

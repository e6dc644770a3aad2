package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Usage a month is the mean of the last closed bills, each per day times 365/12 days, by exact fractions. */
class UsageRevenueProperties {

    private static final List<CurrencyUnit> CURRENCIES = List.of(CurrencyUnit.USD, CurrencyUnit.JPY);

    /** One bill: how many days after the one before, how long, how much. */
    private record Step(int gap, int length, int amount) {}

    @Provide
    Arbitrary<List<UsageBill>> bills() {
        Arbitrary<List<Step>> chain = Combinators.combine(
                        Arbitraries.of(0, 0, 0, 1, 40),
                        Arbitraries.of(1, 28, 30, 31, 73, 365),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(Step::new)
                .list()
                .ofMaxSize(7);
        return chain.list().ofSize(4).map(UsageRevenueProperties::bills);
    }

    /** Two accounts, each in two currencies. */
    private static List<UsageBill> bills(List<List<Step>> chains) {
        List<UsageBill> bills = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            LocalDate from = RandomBooks.FIRST;
            for (Step step : chains.get(i)) {
                from = from.plusDays(step.gap());
                LocalDate to = from.plusDays(step.length());
                bills.add(new UsageBill(
                        AccountId.of("a" + i / 2),
                        DateRange.of(from, to),
                        Money.ofMinor(CURRENCIES.get(i % 2), step.amount())));
                from = to;
            }
        }
        return bills;
    }

    @Property(seed = "20261122", tries = 200)
    void usageIsTheMeanOfTheLastClosedBills(
            @ForAll("bills") List<UsageBill> bills,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @IntRange(max = 900) int days,
            @ForAll @IntRange(max = 120) int maxAge) {
        LocalDate day = RandomBooks.FIRST.plusDays(days);
        List<UsageBill> shuffled = new ArrayList<>(bills);
        Collections.shuffle(shuffled, new Random(count));
        UsageRevenue usage = UsageRevenue.of(shuffled).withBills(count).notOlderThan(maxAge);
        for (CurrencyUnit currency : CURRENCIES) {
            long sum = 0;
            for (AccountId account : List.of(AccountId.of("a0"), AccountId.of("a1"))) {
                LocalDate end = lastEnd(bills, account, currency, day);
                long own = end.plusDays(maxAge).isBefore(day) ? 0 : perMonth(bills, account, currency, day, count);
                assertThat(usage.on(account, day, currency).units()).isEqualTo(own);
                sum += own;
            }
            assertThat(usage.on(day, currency)).isEqualTo(Mrr.ofUnits(currency, sum));
        }
    }

    /** The day on which the last closed bill closed; the day itself where there is none. */
    private static LocalDate lastEnd(List<UsageBill> bills, AccountId account, CurrencyUnit currency, LocalDate day) {
        return bills.stream()
                .filter(bill -> bill.accountId().equals(account)
                        && bill.amount().getCurrencyUnit().equals(currency))
                .map(bill -> bill.period().to())
                .filter(end -> !end.isAfter(day))
                .max(Comparator.naturalOrder())
                .orElse(day);
    }

    private static long perMonth(
            List<UsageBill> bills, AccountId account, CurrencyUnit currency, LocalDate day, int count) {
        List<UsageBill> last = bills.stream()
                .filter(bill -> bill.accountId().equals(account)
                        && bill.amount().getCurrencyUnit().equals(currency))
                .filter(bill -> !bill.period().to().isAfter(day))
                .sorted(Comparator.comparing((UsageBill bill) -> bill.period().from())
                        .reversed())
                .limit(count)
                .toList();
        Fraction sum = Fraction.ZERO;
        for (UsageBill bill : last) {
            long length = bill.period().from().datesUntil(bill.period().to()).count();
            sum = sum.plus(Fraction.of(BigDecimal.valueOf(bill.amount().getAmountMinorLong()))
                    .times(Fraction.of(365, 12 * length)));
        }
        return last.isEmpty()
                ? 0
                : sum.times(Fraction.of(Mrr.UNITS_PER_MINOR, last.size())).halfEven();
    }
}

package dev.bearing.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class NetForecastTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final double EXACT = 1e-9;

    /**
     * Twenty accounts of 100 a month from the first of 2025 on. One is lost in each of January to May 2026; one goes
     * from 100 to 60 in February, another from 100 to 150 in April, of which 20 are a milestone's.
     */
    private static final BaseHistory HISTORY = BaseHistory.of(
            revenues(),
            USD,
            TODAY,
            (account, month) -> account.equals(AccountId.of("a11")) && month.getMonthValue() == 4 ? 20 : 0);

    private static List<AccountRevenue> revenues() {
        List<AccountRevenue> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            AccountId id = AccountId.of("a" + i);
            List<PriceState> states = new ArrayList<>();
            if (i < 5) {
                states.add(price(id, "2025-01-01", "100")
                        .to(LocalDate.of(2026, i + 1, 15))
                        .build());
            } else if (i == 10 || i == 11) {
                LocalDate change = LocalDate.parse(i == 10 ? "2026-02-10" : "2026-04-10");
                states.add(price(id, "2025-01-01", "100").to(change).build());
                states.add(price(id, change.toString(), i == 10 ? "60" : "150").build());
            } else {
                states.add(price(id, "2025-01-01", "100").build());
            }
            all.add(AccountRevenue.of(id, states, RevenuePolicy.strict(), TODAY));
        }
        return all;
    }

    private static PriceState.Builder price(AccountId id, String from, String amount) {
        return PriceState.builder("sub-" + id.value(), id, LocalDate.parse(from))
                .price(amount, USD);
    }

    @Test
    void ratesAreOfTheBaseOfTheLastTwelveMonths() {
        // openings July 2025 to January 2026: 2000 each; then 1900, 1760, 1660, 1610, 1510
        double exposure = 7 * 2000 + 1900 + 1760 + 1660 + 1610 + 1510;
        assertThat(HISTORY.months()).isEqualTo(17);
        assertThat(HISTORY.churnRate()).isCloseTo(500 / exposure, within(1e-12));
        assertThat(HISTORY.contractionRate()).isCloseTo(40 / exposure, within(1e-12));
        assertThat(HISTORY.expansionRate()).isCloseTo(30 / exposure, within(1e-12));
        assertThat(HISTORY.netRevenueRetention()).hasSize(17).endsWith(1510.0 / 1610, 1.0);
    }

    @Test
    void theMeanIsTheSumOfItsParts() {
        NetForecast forecast = of(base(10, 0.02, 0.04), 2);
        double stays = 1000 * 0.96 / 0.98 + 1000 * 0.98; // whoever leaves in the second month takes along the first's
        assertThat(forecast.opening().amount()).isEqualTo(1000);
        assertThat(forecast.churn().amount()).isCloseTo(40, within(EXACT));
        assertThat(forecast.contraction().amount()).isCloseTo(HISTORY.contractionRate() * stays, within(EXACT));
        assertThat(forecast.otherExpansion().amount()).isCloseTo(HISTORY.expansionRate() * stays, within(EXACT));
        assertThat(forecast.milestoneExpansion().amount()).isCloseTo(0.5 * 1200 / 12, within(EXACT));
        assertThat(forecast.explanation().terms().stream()
                        .mapToDouble(Contribution::value)
                        .sum())
                .isCloseTo(forecast.mean().amount(), within(EXACT));
        Estimate retention = forecast.netRevenueRetention();
        assertThat(retention.value()).isCloseTo(forecast.mean().amount() / 1000, within(1e-12));
        assertThat(retention.interval().orElseThrow("known").contains(retention.value()))
                .isTrue();
    }

    @Test
    void whatIsKnownToEndEndsWithoutSpread() {
        NetForecast sure = of(List.of(BaseAccount.of(AccountId.of("x"), 100, List.of(1.0))), 1);
        NetForecast unsure = of(List.of(BaseAccount.of(AccountId.of("x"), 100, List.of(0.5))), 1);
        assertThat(sure.churn().amount()).isEqualTo(100);
        assertThat(sure.sd()).isLessThan(unsure.sd());
        assertThat(of(
                                List.of(BaseAccount.of(AccountId.of("x"), 100, List.of(1.0))
                                        .multipliedBy(0, 1, 1)),
                                1)
                        .churn()
                        .amount())
                .isEqualTo(100);
    }

    /** 60 of 100 end for sure; churn of a half takes half of the 40 left, and only those contract and grow. */
    @Test
    void whatIsKnownToEndInPartIsContractionForSureAndChurnTakesTheRest() {
        BaseAccount plain = BaseAccount.of(AccountId.of("x"), 100, List.of(0.0, 0.5));
        NetForecast forecast = of(List.of(plain.withEnding(List.of(60.0, 60.0))), 2);
        double stays = 100 * 0.5 + 40; // whoever leaves in the second month takes along the first's
        assertThat(forecast.churn().amount()).isCloseTo(20, within(EXACT));
        assertThat(forecast.contraction().amount()).isCloseTo(60 + HISTORY.contractionRate() * stays, within(EXACT));
        assertThat(forecast.otherExpansion().amount()).isCloseTo(HISTORY.expansionRate() * stays, within(EXACT));
        assertThat(forecast.sd()).isLessThan(of(List.of(plain), 2).sd());
        assertThat(forecast.explanation().terms().stream()
                        .mapToDouble(Contribution::value)
                        .sum())
                .isCloseTo(forecast.mean().amount(), within(EXACT));
        assertThat(of(List.of(plain.withEnding(List.of(60.0, 60.0)).multipliedBy(1, 0, 1)), 2)
                        .contraction()
                        .amount())
                .isCloseTo(60, within(EXACT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.withEnding(List.of(60.0, 50.0)))
                .withMessageContaining("ending must be in [0, mrr = 100.0] and not decrease");
        assertThatIllegalArgumentException().isThrownBy(() -> plain.withEnding(List.of(60.0)));
    }

    @Test
    void needsABaseAndAHistory() {
        ExpansionForecast none = ExpansionForecast.builder(USD, 1).build();
        assertThat(reason(NetForecast.of(HISTORY, List.of(), none))).isEqualTo(Answer.Reason.EMPTY_BASE);
        BaseHistory young = BaseHistory.of(revenues(), USD, LocalDate.of(2025, 3, 31), (account, month) -> 0);
        assertThat(reason(NetForecast.of(young, base(3, 0.1), none))).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetForecast.of(
                        HISTORY, base(3, 0.1), ExpansionForecast.builder(USD, 2).build()))
                .withMessageContaining("must have the churn of 2 months");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetForecast.of(
                        HISTORY,
                        base(3, 0.1),
                        ExpansionForecast.builder(CurrencyUnit.EUR, 1).build()));
    }

    @Property(seed = "20261122", tries = 100)
    void disjointBasesAdd(
            @ForAll @IntRange(min = 1, max = 12) int accounts,
            @ForAll @IntRange(min = 0, max = 11) int cut,
            @ForAll @DoubleRange(min = 0, max = 1) double churn) {
        NetForecast whole = of(base(accounts + 12, churn), 1);
        Predicate<AccountId> left = id -> Integer.parseInt(id.value().substring(1)) <= cut;
        NetForecast one = whole.where(left).orElseThrow("a part");
        NetForecast other = whole.where(left.negate()).orElseThrow("a part");

        assertThat(one.mean().plus(other.mean()).amount())
                .isCloseTo(whole.mean().amount(), within(1e-9 * whole.opening().amount()));
        NetForecast sum = one.plus(other);
        assertThat(sum.mean().amount()).isCloseTo(whole.mean().amount(), within(1e-6));
        assertThat(sum.sd()).isCloseTo(whole.sd(), within(1e-6));
        // what both share makes the spread of the whole wider than that of independent parts
        assertThat(whole.sd() * whole.sd())
                .isGreaterThanOrEqualTo((one.sd() * one.sd() + other.sd() * other.sd()) * (1 - 1e-9));
    }

    @Property(seed = "20261122", tries = 100)
    void everythingScalesWithRevenueAndLaterIsNeverMore(
            @ForAll @DoubleRange(min = 0, max = 0.5) double first,
            @ForAll @DoubleRange(min = 0, max = 0.5) double more) {
        NetForecast month = of(base(8, first, first + more), 1);
        NetForecast later = of(base(8, first, first + more), 2);
        assertThat(later.churn().amount()).isGreaterThanOrEqualTo(month.churn().amount() - EXACT);
        assertThat(month.quantile(0.05).amount())
                .isLessThanOrEqualTo(month.quantile(0.5).amount());
        assertThat(month.quantile(0.5).amount())
                .isLessThanOrEqualTo(month.quantile(0.95).amount());
        assertThat(month.probabilityOfAtMost(-1)).isZero();
        assertThat(month.probabilityOfAtMost(1e9)).isCloseTo(1, within(1e-9));
    }

    @Property(seed = "20261122", tries = 50)
    void factorsOfAWhatIfMultiply(@ForAll @DoubleRange(min = 0, max = 3) double factor) {
        NetForecast as = of(base(8, 0.1), 1);
        List<BaseAccount> multiplied = base(8, 0.1).stream()
                .map(account -> account.multipliedBy(factor, factor, factor))
                .toList();
        NetForecast what = of(multiplied, 1);
        assertThat(what.churn().amount()).isCloseTo(factor * as.churn().amount(), within(1e-9));
        assertThat(what.contraction().amount())
                .isCloseTo(factor * as.contraction().amount(), within(1e-9));
        assertThat(what.otherExpansion().amount())
                .isCloseTo(factor * as.otherExpansion().amount(), within(1e-9));
        assertThat(what.milestoneExpansion()).isEqualTo(as.milestoneExpansion());
    }

    private static NetForecast of(List<BaseAccount> base, int months) {
        ExpansionForecast.Builder milestones = ExpansionForecast.builder(USD, months);
        milestones.add("m", new CohortMember(base.get(0).accountId(), 0.5, TakeRate.known(1), Money.parse("USD 1200")));
        return NetForecast.of(HISTORY, base, milestones.build()).orElseThrow("known");
    }

    private static List<BaseAccount> base(int accounts, Double... churn) {
        List<BaseAccount> base = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            base.add(BaseAccount.of(AccountId.of("b" + i), 100, List.of(churn)));
        }
        return base;
    }

    private static Answer.Reason reason(Answer<?> answer) {
        return answer.fold(
                known -> {
                    throw new AssertionError(known);
                },
                Answer.Unknown::reason);
    }
}

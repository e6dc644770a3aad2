package dev.bearing.revenue;

import static dev.bearing.Unknowns.reason;
import static dev.bearing.revenue.GoldenMonth.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class PolicyDiffTest extends OnRandomBooks {

    private static final DateRange JANUARY = DateRange.of(MONTH);

    @Test
    void namesWhoIsCountedDifferentlyInLogoChurn() {
        PolicyDiff.OfRates churn = golden(populations(Population.EXPOSURE_COUNT))
                .rate(CurrencyUnit.USD, ledger -> ledger.logoChurn(JANUARY));
        assertThat(churn.first().toString()).isEqualTo("2/9 CLOSED_COHORT");
        assertThat(churn.second().toString()).isEqualTo("4/12 EXPOSURE_COUNT");
        assertThat(churn.accounts())
                .extracting(account -> account.accountId().value())
                .containsExactly("F", "G", "H", "J");
        // J is one more lost: half of 1/9 + 1/12 less. F is one more in the base: half of 2 + 4 over 9 × 12 more.
        assertThat(churn.sharesPerOne()).isEqualTo(2 * 9 * 12);
        assertThat(churn.accounts())
                .extracting(PolicyDiff.RateDifference::share)
                .extracting(BigInteger::intValueExact)
                .containsExactly(6, 6, 6 - 21, -21);
        assertThat(value(churn.difference())).isCloseTo(2.0 / 9 - 4.0 / 12, within(1e-15));
    }

    @Test
    void namesWhoseAmountsDiffer() {
        RevenuePolicy merged =
                RevenuePolicy.strict().toBuilder("merged").mergeGapDays(7).build();
        PolicyDiff diff = golden(merged);
        PolicyDiff.OfAmounts churn = diff.amount(
                CurrencyUnit.USD,
                ledger -> ledger.bridge(JANUARY).line(MovementKind.CHURN).amount());
        assertThat(churn.accounts())
                .containsExactly(new PolicyDiff.AmountDifference(AccountId.of("J"), usd("-100"), usd("0")));
        assertThat(churn.difference()).isEqualTo(usd("-100"));
        assertThat(diff.switches()).containsExactly(new PolicyDiff.SwitchDifference("mergeGapDays", "0", "7"));
        PolicyDiff.OfAmounts closing = diff.amount(CurrencyUnit.USD, ledger -> ledger.mrrOn(GoldenMonth.AS_OF));
        assertThat(closing.accounts()).isEmpty();
        assertThat(closing.difference()).isEqualTo(usd("0"));
    }

    @Test
    void personTimeHasSharesOfEveryAccountThatAddUp() {
        PolicyDiff.OfRates churn = golden(populations(Population.EXPOSURE_PERSON_TIME))
                .rate(CurrencyUnit.USD, ledger -> ledger.logoChurn(JANUARY));
        double hazard = 1 - Math.exp(-4.0 / 322 * 365 / 12);
        assertThat(churn.sharesPerOne()).isEqualTo(BigInteger.TEN.pow(15));
        assertThat(value(churn.difference())).isCloseTo(2.0 / 9 - hazard, within(1e-15));
        assertThat(churn.accounts()).hasSize(13); // all that lived a day in January
        // by hand: H is 1 event in 19 days; the hazard is 4 over 4 / hazard months, of which 322 days are so many
        double months = 4 / hazard;
        double ofH = -1 * (1.0 / 9 + 1 / months) / 2 + 19 * months / 322 * (2 + 4) / (2 * 9 * months);
        PolicyDiff.RateDifference h = churn.accounts().stream()
                .filter(account -> account.accountId().value().equals("H"))
                .findFirst()
                .orElseThrow();
        assertThat(h.share().doubleValue() / 1e15).isCloseTo(ofH, within(1e-14));
    }

    @Test
    void twoHazardsDifferByWhoIsCountedDifferently() {
        RevenuePolicy.Builder hazard =
                RevenuePolicy.strict().toBuilder("hazard").logoPopulation(Population.EXPOSURE_PERSON_TIME);
        RevenuePolicy merged =
                hazard.build().toBuilder("merged").mergeGapDays(7).build();
        PolicyDiff.OfRates churn = PolicyDiff.of(GoldenMonth.states(), hazard.build(), merged, GoldenMonth.AS_OF)
                .rate(CurrencyUnit.USD, ledger -> ledger.logoChurn(JANUARY));
        assertThat(churn.accounts())
                .extracting(account -> account.accountId().value())
                .containsExactly("J");
        assertThat(value(churn.difference()))
                .isCloseTo(Math.exp(-3.0 / 329 * 365 / 12) - Math.exp(-4.0 / 322 * 365 / 12), within(1e-15));
    }

    @Test
    void aRateWithoutABaseHasNoDifference() {
        PolicyDiff.OfRates churn = golden(populations(Population.FLOW_OVER_OPENING))
                .rate(CurrencyUnit.USD, ledger -> ledger.logoChurn(DateRange.of(YearMonth.of(2024, 11))));
        assertThat(reason(churn.difference())).isEqualTo(Answer.Reason.EMPTY_BASE);
    }

    @Test
    void refusesAnAmountThatIsNoSumOverAccounts() {
        PolicyDiff diff = golden(RevenuePolicies.stripeLike());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diff.amount(
                        CurrencyUnit.USD,
                        ledger -> ledger.mrrOn(GoldenMonth.AS_OF)
                                .multipliedBy(ledger.accountIds().size())))
                .withMessageStartingWith("the amount must be a sum over accounts");
    }

    @Property(seed = "20261122", tries = 150)
    void whatTheAccountsMakeAddsUpToTheDifference(
            @ForAll("books") List<PriceState> book,
            @ForAll("days") LocalDate asOf,
            @ForAll("policies") RevenuePolicy one,
            @ForAll("policies") RevenuePolicy other) {
        PolicyDiff diff = PolicyDiff.of(book, one, other, asOf);
        DateRange quarter = DateRange.ofMonthsEnding(YearMonth.from(asOf), 3);
        List<Function<CurrencyLedger, Rate>> rates = List.of(
                ledger -> ledger.logoChurn(quarter),
                ledger -> ledger.grossRevenueChurn(quarter),
                ledger -> ledger.netRevenueChurn(quarter),
                ledger -> ledger.pooledMonthlyLogoChurn(YearMonth.from(asOf), 4));
        for (CurrencyUnit currency : diff.first().currencies()) {
            for (Function<CurrencyLedger, Rate> rate : rates) {
                PolicyDiff.OfRates split = diff.rate(currency, rate);
                BigInteger sum = split.accounts().stream()
                        .map(PolicyDiff.RateDifference::share)
                        .reduce(BigInteger.ZERO, BigInteger::add);
                boolean hazard = split.first().form() == Rate.Form.MONTHLY_HAZARD
                        || split.second().form() == Rate.Form.MONTHLY_HAZARD;
                if (split.sharesPerOne().signum() > 0 && hazard) {
                    assertThat(sum.doubleValue() / 1e15)
                            .isCloseTo(
                                    value(split.first().fraction())
                                            - value(split.second().fraction()),
                                    within(1e-14));
                } else if (split.sharesPerOne().signum() > 0) {
                    BigInteger crosswise = times(
                                    split.first().numerator(), split.second().denominator())
                            .subtract(times(
                                    split.second().numerator(), split.first().denominator()));
                    assertThat(sum).isEqualTo(crosswise.shiftLeft(1));
                } else {
                    assertThat(sum).isZero();
                }
            }
            for (Population a : Population.values()) {
                for (Population b : Population.values()) {
                    assertSharesAddUp(new PolicyDiffRates(diff, currency, quarter), a, b);
                }
            }
            for (MovementKind kind : MovementKind.values()) {
                PolicyDiff.OfAmounts split = diff.amount(
                        currency, ledger -> ledger.bridge(quarter).line(kind).amount());
                assertThat(split.accounts())
                        .allMatch(account -> !account.difference().isZero());
            }
        }
    }

    /** Two ledgers, a currency and a period to ask them about. */
    private record PolicyDiffRates(PolicyDiff diff, CurrencyUnit currency, DateRange period) {}

    /** Of one population under the first policy and another under the second. */
    private static void assertSharesAddUp(PolicyDiffRates of, Population a, Population b) {
        CurrencyLedger first = of.diff().first().in(of.currency());
        PolicyDiff.OfRates split =
                of.diff().rate(of.currency(), ledger -> ledger.logoChurn(of.period(), ledger == first ? a : b));
        if (split.sharesPerOne().signum() == 0) {
            assertThat(split.difference().isKnown()).isFalse();
            return;
        }
        double expected = value(split.first().fraction()) - value(split.second().fraction());
        assertThat(value(split.difference())).isCloseTo(expected, within(1e-12));
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static PolicyDiff golden(RevenuePolicy other) {
        return PolicyDiff.of(GoldenMonth.states(), RevenuePolicy.strict(), other, GoldenMonth.AS_OF);
    }

    private static RevenuePolicy populations(Population population) {
        return RevenuePolicy.strict().toBuilder("other")
                .logoPopulation(population)
                .build();
    }

    private static Mrr usd(String amount) {
        return Mrr.of(CurrencyUnit.USD, new BigDecimal(amount));
    }

    private static <T> T value(Answer<T> answer) {
        return answer.orElseThrow("expected a value");
    }
}

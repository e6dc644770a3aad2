package dev.bearing.revenue;

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
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {

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
    void aMonthlyHazardHasADifferenceButNoShares() {
        PolicyDiff.OfRates churn = golden(populations(Population.EXPOSURE_PERSON_TIME))
                .rate(CurrencyUnit.USD, ledger -> ledger.logoChurn(JANUARY));
        assertThat(churn.sharesPerOne()).isZero();
        assertThat(churn.accounts())
                .isNotEmpty()
                .allMatch(account -> account.share().signum() == 0);
        assertThat(value(churn.difference())).isCloseTo(2.0 / 9 - (1 - Math.exp(-4.0 / 322 * 365 / 12)), within(1e-15));
    }

    @Test
    void aRateWithoutABaseHasNoDifference() {
        PolicyDiff.OfRates churn = golden(populations(Population.FLOW_OVER_OPENING))
                .rate(CurrencyUnit.USD, ledger -> ledger.logoChurn(DateRange.of(YearMonth.of(2024, 11))));
        assertThat(churn.difference()).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void refusesAnAmountThatIsNoSumOverAccounts() {
        PolicyDiff diff = golden(RevenuePolicy.stripeLike());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diff.amount(
                        CurrencyUnit.USD,
                        ledger -> ledger.mrrOn(GoldenMonth.AS_OF)
                                .multipliedBy(ledger.accountIds().size())))
                .withMessageStartingWith("the amount must be a sum over accounts");
    }

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Provide
    Arbitrary<RevenuePolicy> policies() {
        return RandomPolicies.policies();
    }

    @Property(tries = 150)
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
                if (split.sharesPerOne().signum() > 0) {
                    BigInteger crosswise = times(
                                    split.first().numerator(), split.second().denominator())
                            .subtract(times(
                                    split.second().numerator(), split.first().denominator()));
                    assertThat(sum).isEqualTo(crosswise.shiftLeft(1));
                } else {
                    assertThat(sum).isZero();
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

package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** A book of yearly contracts: only those whose term ends in March can leave in March. */
class AvailableToRenewTest {

    private static final LocalDate SIGNED = LocalDate.of(2025, 3, 10);
    private static final LocalDate ENDS = LocalDate.of(2026, 3, 10);
    private static final DateRange MARCH = DateRange.of(YearMonth.of(2026, 3));
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private final List<PriceState> states = List.of(
            price("renews", Optional.empty()),
            price("leaves", Optional.of(ENDS)),
            price("bound", Optional.empty()),
            price("free", Optional.of(SIGNED.plusDays(30))),
            price("monthly", Optional.of(ENDS)));

    private final List<Contract> contracts = List.of(
            Contract.builder("1", AccountId.of("renews"), SIGNED, ENDS).build(),
            Contract.builder("2", AccountId.of("leaves"), SIGNED, ENDS).build(),
            Contract.builder("3", AccountId.of("bound"), SIGNED, ENDS.plusYears(2))
                    .build(),
            Contract.builder("4", AccountId.of("free"), SIGNED, ENDS).build());

    @Test
    void whoIsBoundForLongerOrByNothingIsInNoPart() {
        Rate churn = ledger(AS_OF).logoChurn(MARCH);
        assertThat(churn.toString()).isEqualTo("1/2 AVAILABLE_TO_RENEW"); // renews, leaves
        assertThat(churn.members()).extracting(Rate.Member::id).containsExactly("leaves", "renews");
        assertThat(churn.policy()).endsWith(";renewalGraceDays=30");
        assertThat(ledger(AS_OF).logoChurn(MARCH, Population.CLOSED_COHORT).toString())
                .isEqualTo("2/4 CLOSED_COHORT");
        assertThat(ledger(AS_OF).logoChurn(DateRange.of(YearMonth.of(2026, 4))).denominator())
                .isZero();
    }

    /** By hand: one of two terms was renewed, so one was not. */
    @Test
    void isWhatLogoRenewalLeavesWhereEveryAccountPaysAndHasOneTerm() {
        RevenueLedger ledger = RevenueLedger.of(states.subList(0, 3), policy(), AS_OF);
        Rate renewal = Renewals.of(contracts.subList(0, 3), ledger).logoRenewal(MARCH);
        Rate churn = ledger.withContracts(contracts.subList(0, 3))
                .in(CurrencyUnit.USD)
                .logoChurn(MARCH);
        assertThat(renewal.denominator()).isEqualTo(churn.denominator());
        assertThat(renewal.numerator()).isEqualTo(churn.denominator() - churn.numerator());
    }

    /** Somebody wrote the renewal down late; the next term began the day after. */
    @Test
    void aTermThatAnotherFollowsInTimeIsRenewedWhenItFollowsHoweverLateThatIsStated() {
        AccountId renews = AccountId.of("renews");
        List<Contract> followed = List.of(
                Contract.builder("1", renews, SIGNED, ENDS)
                        .outcome(Contract.Outcome.RENEWED)
                        .outcomeOn(ENDS.plusDays(40))
                        .build(),
                Contract.builder("2", renews, ENDS.plusDays(1), ENDS.plusYears(1))
                        .build());
        RevenueLedger ledger = RevenueLedger.of(states, policy(), AS_OF);
        assertThat(ledger.withContracts(followed)
                        .in(CurrencyUnit.USD)
                        .logoChurn(MARCH)
                        .toString())
                .isEqualTo("0/1 AVAILABLE_TO_RENEW");
        assertThat(Renewals.of(followed, ledger).terms(MARCH).get(0).decidedOn())
                .contains(ENDS.plusDays(1));
        assertThat(Renewals.of(followed.subList(0, 1), ledger)
                        .logoRenewal(MARCH)
                        .numerator())
                .isZero();
    }

    @Test
    void aTermThatIsOpenFlagsTheRate() {
        Rate churn = ledger(ENDS.plusDays(25)).logoChurn(MARCH);
        assertThat(churn.denominator()).isZero();
        assertThat(churn.flags()).contains(Rate.Flag.PARTIAL_PERIOD);
    }

    @Test
    void withoutContractsNobodyIsInIt() {
        Rate churn =
                RevenueLedger.of(states, policy(), AS_OF).in(CurrencyUnit.USD).logoChurn(MARCH);
        assertThat(churn.fraction()).isInstanceOf(Answer.Unknown.class);
        assertThat(churn.population()).isEqualTo("AVAILABLE_TO_RENEW");
    }

    @Test
    void holdsForConvertedLedgersAndSegmentsToo() {
        CurrencyLedger euros = RevenueLedger.of(states, policy(), AS_OF)
                .withContracts(contracts)
                .convertedTo(
                        CurrencyUnit.EUR,
                        FxPolicy.constant(SIGNED),
                        (from, to, day) -> Optional.of(new BigDecimal("0.5")));
        assertThat(euros.logoChurn(MARCH).toString()).isEqualTo("1/2 AVAILABLE_TO_RENEW");
        assertThat(euros.where(id -> id.value().equals("leaves"))
                        .logoChurn(MARCH)
                        .toString())
                .isEqualTo("1/1 AVAILABLE_TO_RENEW");
    }

    /** Churn per renewal is no churn per month: lifetime value divides by that of the closed cohort. */
    @Test
    void lifetimeValueStaysPerMonth() {
        RevenueLedger closed = RevenueLedger.of(states, RevenuePolicy.strict(), AS_OF);
        assertThat(ledger(AS_OF).lifetimeValue().orElseThrow("ltv"))
                .hasToString(closed.in(CurrencyUnit.USD)
                        .lifetimeValue()
                        .orElseThrow("ltv")
                        .toString()
                        .replace(RevenuePolicy.strict().fingerprint(), policy().fingerprint()));
    }

    @Test
    void aDifferenceOfPoliciesNamesWhoIsBound() {
        PolicyDiff diff =
                PolicyDiff.of(states, RevenuePolicy.strict(), policy(), AS_OF).withContracts(contracts);
        PolicyDiff.OfRates churn = diff.rate(CurrencyUnit.USD, ledger -> ledger.logoChurn(MARCH));
        assertThat(churn.accounts())
                .extracting(account -> account.accountId().value())
                .containsExactly("bound", "monthly");
        assertThat(churn.difference().orElseThrow("difference")).isEqualTo(2.0 / 4 - 1.0 / 2);
    }

    private CurrencyLedger ledger(LocalDate asOf) {
        return RevenueLedger.of(states, policy(), asOf).withContracts(contracts).in(CurrencyUnit.USD);
    }

    private static RevenuePolicy policy() {
        return RevenuePolicy.strict().toBuilder("terms")
                .logoPopulation(Population.AVAILABLE_TO_RENEW)
                .build();
    }

    private static PriceState price(String account, Optional<LocalDate> to) {
        PriceState.Builder state = PriceState.builder(account, AccountId.of(account), SIGNED)
                .price("1200", CurrencyUnit.USD)
                .every(BillingInterval.YEAR);
        return to.map(state::to).orElse(state).build();
    }
}

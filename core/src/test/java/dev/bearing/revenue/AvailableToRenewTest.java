package dev.bearing.revenue;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
import java.util.concurrent.atomic.AtomicInteger;
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
            price("stopped", Optional.of(SIGNED.plusDays(30))),
            price("monthly", Optional.of(ENDS)));

    private final List<Contract> contracts = List.of(
            Contract.builder("1", AccountId.of("renews"), SIGNED, ENDS).build(),
            Contract.builder("2", AccountId.of("leaves"), SIGNED, ENDS).build(),
            Contract.builder("3", AccountId.of("bound"), SIGNED, ENDS.plusYears(2))
                    .build(),
            Contract.builder("4", AccountId.of("stopped"), SIGNED, ENDS).build(),
            Contract.builder("5", AccountId.of("never paid"), SIGNED, ENDS).build());

    @Test
    void whoIsBoundForLongerOrByNothingIsInNoPart() {
        Rate churn = ledger(AS_OF).logoChurn(MARCH);
        assertThat(churn.toString()).isEqualTo("2/3 AVAILABLE_TO_RENEW"); // of renews, leaves and stopped
        assertThat(churn.members()).extracting(Rate.Member::id).containsExactly("leaves", "renews", "stopped");
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
        assertThat(churn.maturity()).isEqualTo(Rate.Maturity.PROVISIONAL);
        assertThat(ledger(AS_OF).logoChurn(MARCH).maturity()).isEqualTo(Rate.Maturity.FINAL);
    }

    /**
     * By hand: of two terms that end on 10 March one is renewed; that the other ended is recorded on 2 April, and that
     * the first account pays on is known when its grace is over on 9 April.
     */
    @Test
    void asKnownLaterCountsWhatIsKnownLater() {
        LocalDate lastOfMarch = LocalDate.of(2026, 3, 31);
        List<Contract> known = List.of(
                contracts.get(0),
                Contract.builder("2", AccountId.of("leaves"), SIGNED, ENDS)
                        .outcome(Contract.Outcome.ENDED)
                        .recordedOn(LocalDate.of(2026, 4, 2))
                        .build());
        RevenueLedger then = RevenueLedger.of(states, policy(), lastOfMarch).withContracts(known);
        RevenueLedger now =
                RevenueLedger.of(states, policy(), lastOfMarch, AS_OF).withContracts(known);

        Restatement.RestatedRate restated = Restatement.between(then, now, ledger -> ledger.in(CurrencyUnit.USD))
                .rate(ledger -> ledger.logoChurn(MARCH));
        assertThat(restated.then().toString()).isEqualTo("0/0 AVAILABLE_TO_RENEW");
        assertThat(restated.then().maturity()).isEqualTo(Rate.Maturity.PROVISIONAL);
        assertThat(restated.now().toString()).isEqualTo("1/2 AVAILABLE_TO_RENEW");
        assertThat(restated.now().maturity()).isEqualTo(Rate.Maturity.FINAL);
        assertThat(restated.now().flags()).containsExactly(Rate.Flag.LOW_BASE);
        assertThat(restated.rows()).extracting(row -> row.accountId().value()).containsExactly("leaves", "renews");
        assertThat(Renewals.of(known, now)
                        .revenueRenewal(MARCH, CurrencyUnit.USD)
                        .toString())
                .isEqualTo("USD 100.00/200.00 AVAILABLE_TO_RENEW");
    }

    /** What happens after the ledger's last day is not in it, though it is known: the term is ahead, at stake, open. */
    @Test
    void asKnownLaterATermStillToEndIsOpen() {
        LocalDate before = LocalDate.of(2026, 3, 5);
        RevenueLedger now = RevenueLedger.of(states, policy(), before, AS_OF).withContracts(contracts);
        Rate churn = now.in(CurrencyUnit.USD).logoChurn(MARCH);
        assertThat(churn.toString()).isEqualTo("0/0 AVAILABLE_TO_RENEW");
        assertThat(churn.flags()).contains(Rate.Flag.PARTIAL_PERIOD);
        Contract noticed = Contract.builder("2", AccountId.of("leaves"), SIGNED, ENDS)
                .noticeOn(before.plusDays(1))
                .build();
        List<UpcomingRenewal> calendar = Renewals.of(List.of(noticed), now).upcoming(1);
        assertThat(calendar).hasSize(1);
        assertThat(calendar.get(0).noticeGiven()).isFalse();
        assertThat(calendar.get(0).atStake()).hasSize(1);
    }

    /** By hand: gone from 10 March, back on 4 April, which is 25 days: renewed in 30 days of grace, lost in 20. */
    @Test
    void takesAGraceOfOnesOwn() {
        List<PriceState> back = List.of(
                price("back", Optional.of(ENDS)),
                PriceState.builder("back", AccountId.of("back"), ENDS.plusDays(25))
                        .price("1200", CurrencyUnit.USD)
                        .every(BillingInterval.YEAR)
                        .build());
        List<Contract> one = List.of(
                Contract.builder("1", AccountId.of("back"), SIGNED, ENDS).build());
        RevenueLedger ledger = RevenueLedger.of(back, policy(), AS_OF);

        assertThat(ledger.withContracts(one).in(CurrencyUnit.USD).logoChurn(MARCH))
                .hasToString("0/1 AVAILABLE_TO_RENEW");
        Rate churn = ledger.withContracts(() -> one, 20).in(CurrencyUnit.USD).logoChurn(MARCH);
        assertThat(churn).hasToString("1/1 AVAILABLE_TO_RENEW");
        assertThat(churn.policy()).endsWith(";renewalGraceDays=20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.withContracts(() -> one, -1))
                .withMessage("graceDays must not be negative, was -1");
    }

    @Test
    void contractsAreAskedForOnlyWhenSomebodyWantsThem() {
        AtomicInteger asked = new AtomicInteger();
        CurrencyLedger ledger = RevenueLedger.of(states, policy(), AS_OF)
                .withContracts(
                        () -> {
                            asked.incrementAndGet();
                            return contracts;
                        },
                        30)
                .in(CurrencyUnit.USD);

        ledger.logoChurn(MARCH, Population.CLOSED_COHORT);
        assertThat(asked).hasValue(0);
        ledger.logoChurn(MARCH);
        ledger.logoChurn(MARCH);
        assertThat(asked).hasValue(1);
    }

    @Test
    void withoutContractsNobodyIsInIt() {
        Rate churn =
                RevenueLedger.of(states, policy(), AS_OF).in(CurrencyUnit.USD).logoChurn(MARCH);
        assertThat(reason(churn.fraction())).isEqualTo(Answer.Reason.EMPTY_BASE);
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
        assertThat(euros.logoChurn(MARCH).toString()).isEqualTo("2/3 AVAILABLE_TO_RENEW");
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
                .containsExactly("bound", "monthly", "stopped");
        assertThat(churn.difference().orElseThrow("difference")).isCloseTo(2.0 / 4 - 2.0 / 3, within(1e-15));
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

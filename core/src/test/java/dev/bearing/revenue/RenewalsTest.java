package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.Contract.Outcome;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalsTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final DateRange MARCH = DateRange.of(YearMonth.of(2026, 3));
    private static final LocalDate END = LocalDate.of(2026, 3, 15);
    private static final LocalDate START = LocalDate.of(2025, 3, 15);

    private final List<Contract> contracts = new ArrayList<>();
    private final List<PriceState> prices = new ArrayList<>();

    @Test
    void aTermIsRenewedInTimeEarlyLateOrNotAtAll() {
        pays("in time", "100", START, Optional.empty());
        term("in time", contract -> contract.outcome(Outcome.RENEWED));
        // signed in January at a higher price: counts in March, and what it was worth is what it paid before
        pays("early", "100", START, Optional.of(LocalDate.of(2026, 1, 10)));
        pays("early", "150", LocalDate.of(2026, 1, 10), Optional.empty());
        term("early", contract -> contract.outcome(Outcome.RENEWED).outcomeOn(LocalDate.of(2026, 1, 10)));
        // lapsed for 20 days, back at less
        pays("late", "100", START, Optional.of(END));
        pays("late", "80", LocalDate.of(2026, 4, 4), Optional.empty());
        term("late", contract -> contract.outcome(Outcome.RENEWED).outcomeOn(LocalDate.of(2026, 4, 4)));
        // 31 days after the end is a loss and a reactivation
        pays("too late", "100", START, Optional.of(END));
        pays("too late", "100", LocalDate.of(2026, 4, 15), Optional.empty());
        term("too late", contract -> contract.outcome(Outcome.RENEWED).outcomeOn(LocalDate.of(2026, 4, 15)));
        pays("gone", "100", START, Optional.of(END));
        term("gone", contract -> contract.outcome(Outcome.ENDED));

        Rate logos = renewals().logoRenewal(MARCH);
        assertThat(logos).hasToString("3/5 AVAILABLE_TO_RENEW");
        assertThat(logos.members().stream()
                        .filter(member -> member.numerator() == 0)
                        .map(Rate.Member::id))
                .containsExactly("gone", "too late");
        assertThat(logos.policy()).endsWith(";renewalGraceDays=30");
        assertThat(logos.flags()).containsExactly(Rate.Flag.LOW_BASE);
        // 100 + min(100, 150) + min(100, 80) + 0 + 0 of 500
        assertThat(renewals().revenueRenewal(MARCH, USD)).hasToString("USD 280.00/500.00 AVAILABLE_TO_RENEW");
        assertThat(renewals().netRevenueRenewal(MARCH, USD)).hasToString("USD 330.00/500.00 AVAILABLE_TO_RENEW");
        assertThat(renewals().logoRenewal(MARCH, USD)).hasToString("3/5 AVAILABLE_TO_RENEW");
        assertThat(renewals().logoRenewal(MARCH, CurrencyUnit.EUR).denominator())
                .isZero();
        assertThat(renewals().withGraceDays(31).logoRenewal(MARCH)).hasToString("4/5 AVAILABLE_TO_RENEW");
        assertThat(renewals().withGraceDays(0).logoRenewal(MARCH)).hasToString("2/5 AVAILABLE_TO_RENEW");
        assertThat(renewals().logoRenewal(DateRange.of(YearMonth.of(2026, 1))).denominator())
                .isZero();
    }

    @Test
    void theNextTermTellsThatOneWasRenewed() {
        pays("a", "100", START, Optional.empty());
        term("a", contract -> contract);
        contracts.add(Contract.builder("next", AccountId.of("a"), LocalDate.of(2026, 4, 1), LocalDate.of(2027, 4, 1))
                .build());

        assertThat(renewals().terms(MARCH))
                .containsExactly(new RenewalTerm(
                        contracts.get(0), RenewalTerm.Standing.RENEWED, Optional.of(LocalDate.of(2026, 4, 1))));
    }

    @Test
    void whereNothingIsStatedWhoPaysOnAfterTheGraceHasRenewed() {
        pays("on", "100", START, Optional.empty());
        term("on", contract -> contract);
        pays("off", "100", START, Optional.of(END));
        term("off", contract -> contract);

        assertThat(renewals().logoRenewal(MARCH)).hasToString("1/2 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(MARCH, USD)).hasToString("USD 100.00/200.00 AVAILABLE_TO_RENEW");
    }

    @Test
    void isOpenUntilTheGraceIsOverUnlessItRenewsByItself() {
        LocalDate end = LocalDate.of(2026, 6, 10);
        DateRange june = DateRange.of(YearMonth.of(2026, 6));
        pays("open", "100", START, Optional.empty());
        contracts.add(Contract.builder("c1", AccountId.of("open"), START, end).build());
        pays("self", "70", START, Optional.empty());
        contracts.add(Contract.builder("c2", AccountId.of("self"), START, end)
                .autoRenews(true)
                .build());

        Rate rate = renewals().logoRenewal(june);
        assertThat(rate).hasToString("1/1 AVAILABLE_TO_RENEW");
        assertThat(rate.flags()).contains(Rate.Flag.PARTIAL_PERIOD);
        assertThat(renewals().revenueRenewal(june, USD)).hasToString("USD 70.00/70.00 AVAILABLE_TO_RENEW");
        assertThat(renewals().terms(june))
                .extracting(RenewalTerm::standing)
                .containsExactly(RenewalTerm.Standing.OPEN, RenewalTerm.Standing.RENEWED);
    }

    @Test
    void anAccountWithSeveralTermsCountsItsMoneyOnce() {
        pays("two", "100", START, Optional.of(END));
        pays("two", "60", END, Optional.empty());
        term("two", contract -> contract.outcome(Outcome.RENEWED));
        contracts.add(Contract.builder("second", AccountId.of("two"), START, END.plusDays(3))
                .outcome(Outcome.ENDED)
                .build());
        pays("other", "50", START, Optional.of(END));
        pays("other", "20", END, Optional.empty());
        term("other", contract -> contract.outcome(Outcome.ENDED));
        contracts.add(Contract.builder("running", AccountId.of("other"), START.plusDays(9), END.plusYears(2))
                .build());

        assertThat(renewals().logoRenewal(MARCH)).hasToString("1/3 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(MARCH, USD)).hasToString("USD 80.00/150.00 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(MARCH, USD).members()).hasSize(2);
    }

    @Test
    void whoPaysNothingIsInNoPartOfTheMoney() {
        term("silent", contract -> contract.outcome(Outcome.RENEWED));

        assertThat(renewals().logoRenewal(MARCH)).hasToString("1/1 AVAILABLE_TO_RENEW");
        assertThat(renewals().logoRenewal(MARCH, USD).denominator()).isZero();
        assertThat(renewals().revenueRenewal(MARCH, USD).fraction().isKnown()).isFalse();
    }

    @Test
    void theCalendarListsWhatIsAtStake() {
        pays("overdue", "100", START, Optional.empty());
        contracts.add(Contract.builder("c1", AccountId.of("overdue"), START, LocalDate.of(2026, 6, 20))
                .build());
        pays("soon", "40", START, Optional.empty());
        contracts.add(Contract.builder("c2", AccountId.of("soon"), START, LocalDate.of(2026, 7, 31))
                .noticeOn(LocalDate.of(2026, 6, 1))
                .build());
        contracts.add(Contract.builder("c3", AccountId.of("soon"), START, LocalDate.of(2026, 7, 5))
                .build());
        pays("done", "500", START, Optional.empty());
        contracts.add(Contract.builder("c4", AccountId.of("done"), START, LocalDate.of(2026, 8, 1))
                .outcome(Outcome.RENEWED)
                .outcomeOn(LocalDate.of(2026, 5, 1))
                .build());
        pays("far", "9", START, Optional.empty());
        contracts.add(Contract.builder("c5", AccountId.of("far"), START, LocalDate.of(2026, 10, 1))
                .build());

        List<UpcomingRenewal> upcoming = renewals().upcoming(3);
        assertThat(upcoming)
                .extracting(renewal -> renewal.contract().contractId())
                .containsExactly("c1", "c3", "c2");
        assertThat(upcoming.get(0).overdue()).isTrue();
        assertThat(upcoming.get(1).overdue()).isFalse();
        assertThat(upcoming.get(2).noticeGiven()).isTrue();
        assertThat(upcoming.get(2).atStake()).containsExactly(usd("40"));
        assertThat(renewals().atStakeByMonth(3, USD))
                .containsOnlyKeys(YearMonth.of(2026, 6), YearMonth.of(2026, 7))
                .containsEntry(YearMonth.of(2026, 7), usd("40"));
        assertThat(renewals().upcoming(4)).hasSize(4);
        assertThat(renewals().upcomingWithinDays(5)).hasSize(2); // 5 July is the fifth day
        assertThat(renewals().upcomingWithinDays(4)).hasSize(1);
    }

    @Test
    void doesNotKnowWhatWasNotKnownYet() {
        pays("late", "100", START, Optional.empty());
        term("late", contract -> contract.outcome(Outcome.RENEWED).outcomeOn(LocalDate.of(2026, 4, 4)));

        Renewals before = Renewals.of(contracts, ledger(LocalDate.of(2026, 4, 3)));
        assertThat(before.terms(MARCH)).extracting(RenewalTerm::standing).containsExactly(RenewalTerm.Standing.OPEN);
        assertThat(renewals().terms(MARCH)).extracting(RenewalTerm::isRenewed).containsExactly(true);
    }

    /** By hand: pays until 15 March and again from the 25th, in the grace of both: 100 of 100 were renewed. */
    @Test
    void aGapWithinTheGraceIsALateRenewalInLogosAndInMoney() {
        pays("gap", "100", START, Optional.of(END));
        pays("gap", "100", END.plusDays(10), Optional.empty());
        term("gap", contract -> contract);
        // said to be renewed in time, and the money came later
        pays("stated", "60", START, Optional.of(END));
        pays("stated", "50", END.plusDays(20), Optional.empty());
        term("stated", contract -> contract.outcome(Outcome.RENEWED));

        assertThat(renewals().terms(MARCH).get(0).decidedOn()).contains(END.plusDays(10));
        assertThat(renewals().logoRenewal(MARCH)).hasToString("2/2 AVAILABLE_TO_RENEW");
        assertThat(renewals().logoRenewal(MARCH, USD)).hasToString("2/2 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(MARCH, USD)).hasToString("USD 150.00/160.00 AVAILABLE_TO_RENEW");
        assertThat(renewals().withGraceDays(9).logoRenewal(MARCH)).hasToString("1/2 AVAILABLE_TO_RENEW");
        assertThat(renewals().withGraceDays(9).revenueRenewal(MARCH, USD))
                .hasToString("USD 0.00/160.00 AVAILABLE_TO_RENEW");
    }

    /**
     * By hand: ten pay 100; four ask in December to leave when their terms end in March. Whenever the policy recognises
     * it, four of ten terms are not renewed, and 600 of 1,000.
     */
    @Test
    void whoLeavesBeforeTheTermEndsIsLostWhenItEnds() {
        for (int i = 0; i < 10; i++) {
            String account = "a" + i;
            PriceState.Builder price = PriceState.builder("s-" + account, AccountId.of(account), START)
                    .price("100", USD);
            prices.add(
                    i < 4
                            ? price.to(END)
                                    .cancelRequestedOn(LocalDate.of(2025, 12, 10))
                                    .build()
                            : price.build());
            term(account, contract -> contract);
        }
        for (RevenuePolicy.Recognition recognition : RevenuePolicy.Recognition.values()) {
            RevenuePolicy policy = RevenuePolicy.strict().toBuilder("recognition")
                    .recognition(recognition)
                    .build();
            RevenueLedger ledger = RevenueLedger.of(prices, policy, AS_OF);
            Renewals renewals = Renewals.of(contracts, ledger);
            assertThat(renewals.logoRenewal(MARCH)).hasToString("6/10 AVAILABLE_TO_RENEW");
            assertThat(renewals.logoRenewal(MARCH, USD)).hasToString("6/10 AVAILABLE_TO_RENEW");
            assertThat(renewals.revenueRenewal(MARCH, USD)).hasToString("USD 600.00/1000.00 AVAILABLE_TO_RENEW");
            assertThat(ledger.withContracts(contracts)
                            .in(USD)
                            .logoChurn(MARCH, RevenuePolicy.Population.AVAILABLE_TO_RENEW))
                    .hasToString("4/10 AVAILABLE_TO_RENEW");
        }
    }

    /** By hand: 100 until September, then 40 until December: what it last paid in the term is 40. */
    @Test
    void aTermWithoutPaymentAtItsEndWasWorthWhatWasLastPaidInIt() {
        pays("left", "100", START, Optional.of(LocalDate.of(2025, 9, 1)));
        pays("left", "40", LocalDate.of(2025, 9, 1), Optional.of(LocalDate.of(2025, 12, 1)));
        term("left", contract -> contract);
        // paid before the term only
        pays("before", "70", START.minusYears(1), Optional.of(START));
        term("before", contract -> contract);
        // pays in euros since June: in the dollars of its last days it is not
        pays("moved", "30", START, Optional.of(LocalDate.of(2025, 6, 1)));
        prices.add(PriceState.builder("s-moved-eur", AccountId.of("moved"), LocalDate.of(2025, 6, 1))
                .price("30", CurrencyUnit.EUR)
                .build());
        term("moved", contract -> contract);

        assertThat(renewals().logoRenewal(MARCH)).hasToString("1/3 AVAILABLE_TO_RENEW");
        assertThat(renewals().logoRenewal(MARCH, USD)).hasToString("0/1 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(MARCH, USD)).hasToString("USD 0.00/40.00 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(MARCH, CurrencyUnit.EUR))
                .hasToString("EUR 30.00/30.00 AVAILABLE_TO_RENEW");
    }

    /** A pause is no churn: the customer is kept, and its money is not there. */
    @Test
    void whoIsPausedWhenTheGraceIsOverIsKeptWithoutItsMoney() {
        pays("paused", "100", START, Optional.of(LocalDate.of(2026, 2, 20)));
        prices.add(PriceState.builder("s-paused", AccountId.of("paused"), LocalDate.of(2026, 2, 20))
                .price("100", USD)
                .status(PriceStatus.PAUSED)
                .build());
        term("paused", contract -> contract);

        assertThat(renewals().logoRenewal(MARCH)).hasToString("1/1 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(MARCH, USD)).hasToString("USD 0.00/100.00 AVAILABLE_TO_RENEW");
    }

    /**
     * By hand: signed on 15 February for a year while the old term runs until 15 March: renewed, whatever is stated.
     */
    @Test
    void aTermThatBeginsShortlyBeforeTheEndAndOutlastsItIsAnEarlyRenewal() {
        pays("early", "100", START, Optional.empty());
        term("early", contract -> contract.outcome(Outcome.ENDED));
        contracts.add(Contract.builder("next", AccountId.of("early"), END.minusDays(28), END.plusYears(1))
                .build());

        assertThat(renewals().terms(MARCH))
                .containsExactly(new RenewalTerm(
                        contracts.get(0), RenewalTerm.Standing.RENEWED, Optional.of(END.minusDays(28))));
        assertThat(renewals().logoRenewal(MARCH)).hasToString("1/1 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(MARCH, USD)).hasToString("USD 100.00/100.00 AVAILABLE_TO_RENEW");
        assertThat(Renewals.of(
                                List.of(
                                        Contract.builder("c", AccountId.of("early"), START, END)
                                                .build(),
                                        contracts.get(1)),
                                ledger(LocalDate.of(2026, 3, 5)))
                        .upcoming(1))
                .isEmpty();
    }

    @Test
    void aTermThatBeganLongBeforeOrFollowsAnotherIsNoEarlyRenewal() {
        AccountId id = AccountId.of("two");
        pays("two", "100", START, Optional.empty());
        term("two", contract -> contract);
        Contract half = Contract.builder("half", id, END.minusDays(NextTerms.EARLY_DAYS + 1), END.plusMonths(9))
                .build();
        Contract before = Contract.builder("before", id, START.minusDays(20), END.minusDays(20))
                .build();
        Contract after = Contract.builder("after", id, END.minusDays(20), END.plusDays(345))
                .build();
        RevenueLedger onTheDay = ledger(END);

        assertThat(standing(onTheDay, half)).isEqualTo(RenewalTerm.Standing.OPEN);
        assertThat(standing(onTheDay, before, after)).isEqualTo(RenewalTerm.Standing.OPEN);
        assertThat(standing(onTheDay, after)).isEqualTo(RenewalTerm.Standing.RENEWED);
    }

    private RenewalTerm.Standing standing(RevenueLedger ledger, Contract... others) {
        List<Contract> all = new ArrayList<>(List.of(others));
        all.add(contracts.get(0));
        return Renewals.of(all, ledger).terms(MARCH).stream()
                .filter(term -> term.contract().termEndsOn().equals(END))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    /**
     * By hand: pays 100 for A until 15 January, when it is stated to end, and 50 for B, renewed a day early, on the day
     * or a day late. In January nothing is renewed, 50 of 150 go on; in December all of 150.
     */
    @ParameterizedTest
    @ValueSource(strings = {"2024-11-30", "2024-12-01", "2024-12-02"})
    void aTermIsTheEarlyRenewalOfTheOneThatEndsFirst(String renewed) {
        AccountId id = AccountId.of("two");
        LocalDate endA = LocalDate.of(2025, 1, 15);
        LocalDate endB = LocalDate.of(2024, 12, 1);
        LocalDate next = LocalDate.parse(renewed);
        pays("two", "100", endA.minusYears(1), Optional.of(endA));
        prices.add(PriceState.builder("s-b", id, endB.minusYears(1))
                .price("50", USD)
                .build());
        contracts.add(Contract.builder("A1", id, endA.minusYears(1), endA)
                .outcome(Outcome.ENDED)
                .build());
        contracts.add(Contract.builder("B1", id, endB.minusYears(1), endB).build());
        contracts.add(Contract.builder("B2", id, next, endB.plusYears(1)).build());
        DateRange december = DateRange.of(YearMonth.of(2024, 12));
        DateRange january = DateRange.of(YearMonth.of(2025, 1));

        assertThat(renewals().terms(january))
                .containsExactly(
                        new RenewalTerm(contracts.get(0), RenewalTerm.Standing.NOT_RENEWED, Optional.of(endA)));
        assertThat(renewals().terms(december))
                .containsExactly(new RenewalTerm(contracts.get(1), RenewalTerm.Standing.RENEWED, Optional.of(next)));
        assertThat(renewals().logoRenewal(january)).hasToString("0/1 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(january, USD)).hasToString("USD 50.00/150.00 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(december, USD)).hasToString("USD 150.00/150.00 AVAILABLE_TO_RENEW");
    }

    /**
     * By hand: A of USD 50 is stated to end on 1 March, B of 100 ends on {@code endB} and goes on with the next term. 1
     * of 2 terms is renewed; the account pays 150 before and 100 after, since B goes on.
     */
    @ParameterizedTest
    @CsvSource({"2025-03-10, 2025-03-10", "2025-03-01, 2025-03-01", "2025-03-10, 2025-03-28", "2025-03-10, 2025-02-20"})
    void whatFollowsANearerTermDoesNotRenewOneStatedToHaveEnded(LocalDate endB, LocalDate next) {
        AccountId id = AccountId.of("two");
        LocalDate endA = LocalDate.of(2025, 3, 1);
        pays("two", "50", endA.minusYears(1), Optional.of(endA));
        prices.add(PriceState.builder("s-b", id, endA.minusYears(1))
                .price("100", USD)
                .build());
        contracts.add(Contract.builder("A", id, endA.minusYears(1), endA)
                .outcome(Outcome.ENDED)
                .build());
        contracts.add(Contract.builder("B", id, endB.minusYears(1), endB).build());
        contracts.add(Contract.builder("B2", id, next, next.plusYears(1)).build());
        DateRange month = DateRange.of(YearMonth.of(2025, 3));

        assertThat(renewals().terms(month))
                .containsExactlyInAnyOrder(
                        new RenewalTerm(contracts.get(0), RenewalTerm.Standing.NOT_RENEWED, Optional.of(endA)),
                        new RenewalTerm(contracts.get(1), RenewalTerm.Standing.RENEWED, Optional.of(next)));
        assertThat(renewals().logoRenewal(month)).hasToString("1/2 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(month, USD)).hasToString("USD 100.00/150.00 AVAILABLE_TO_RENEW");
    }

    /** By hand: beside a yearly term that was given up runs an add-on from month to month, each month renewed. */
    @Test
    void anAddOnFromMonthToMonthDoesNotRenewTheYearlyTermBesideIt() {
        LocalDate end = LocalDate.of(2025, 4, 15);
        AccountId id = AccountId.of("y");
        pays("y", "500", end.minusYears(1), Optional.of(end));
        prices.add(PriceState.builder("s-add", id, end.minusYears(1))
                .price("20", USD)
                .build());
        contracts.add(Contract.builder("Y", id, end.minusYears(1), end)
                .outcome(Outcome.ENDED)
                .build());
        for (int month = 1; month <= 6; month++) {
            LocalDate from = LocalDate.of(2025, month, 1);
            contracts.add(
                    Contract.builder("m" + month, id, from, from.plusMonths(1)).build());
        }
        DateRange april = DateRange.of(YearMonth.of(2025, 4));

        assertThat(renewals().terms(april))
                .extracting(term -> term.contract().contractId(), RenewalTerm::isRenewed)
                .containsExactly(tuple("m3", true), tuple("Y", false));
        assertThat(renewals().logoRenewal(april)).hasToString("1/2 AVAILABLE_TO_RENEW");
        assertThat(renewals().revenueRenewal(april, USD)).hasToString("USD 20.00/520.00 AVAILABLE_TO_RENEW");
    }

    /** By hand: on 1 February both A and B are at stake; once B's next is signed A is, until its own is. */
    @Test
    void aSignedNextTermTakesOneTermOffTheCalendar() {
        AccountId id = AccountId.of("x");
        LocalDate endA = LocalDate.of(2025, 3, 1);
        LocalDate endB = LocalDate.of(2025, 3, 10);
        pays("x", "600", endA.minusYears(1), Optional.empty());
        Contract a = Contract.builder("A", id, endA.minusYears(1), endA).build();
        Contract b = Contract.builder("B", id, endB.minusYears(1), endB).build();
        Contract ofB = signed("B2", endB);
        Contract alsoOnThatDay = signed("A2", endB);
        Contract restated = Contract.builder("A", id, endA.minusYears(1), endA)
                .outcome(Outcome.RENEWED)
                .outcomeOn(LocalDate.of(2025, 1, 15))
                .build();

        assertThat(calendar(a, b)).containsExactly("A", "B");
        assertThat(calendar(a, b, ofB)).containsExactly("A");
        assertThat(calendar(a, b, ofB, alsoOnThatDay)).isEmpty();
        // both became B2
        assertThat(calendar(restated, b, ofB)).isEmpty();
    }

    private static Contract signed(String contractId, LocalDate from) {
        return Contract.builder(contractId, AccountId.of("x"), from, from.plusYears(1))
                .recordedOn(LocalDate.of(2025, 1, 15))
                .build();
    }

    private List<String> calendar(Contract... some) {
        Renewals renewals = Renewals.of(List.of(some), ledger(LocalDate.of(2025, 2, 1)));
        List<String> ids = renewals.upcoming(3).stream()
                .map(renewal -> renewal.contract().contractId())
                .toList();
        assertThat(renewals.atStakeByMonth(3, USD))
                .isEqualTo(ids.isEmpty() ? Map.of() : Map.of(YearMonth.of(2025, 3), usd("600")));
        return ids;
    }

    /** Stated to be renewed too late for that to count, and renewed in time by what also renewed another. */
    @Test
    void whatIsStatedToBeRenewedWasByWhateverFollows() {
        AccountId id = AccountId.of("two");
        pays("two", "100", START, Optional.empty());
        contracts.add(Contract.builder("A", id, START, END.minusDays(9))
                .outcome(Outcome.RENEWED)
                .outcomeOn(END.plusDays(60))
                .build());
        contracts.add(Contract.builder("B", id, START, END).build());
        contracts.add(Contract.builder("B2", id, END, END.plusYears(1)).build());

        assertThat(renewals().terms(MARCH)).extracting(RenewalTerm::decidedOn).containsOnly(Optional.of(END));
    }

    /** Two terms that end on one day are both renewed by the one that takes the place of both, as on the day itself. */
    @Test
    void aTermMayRenewTwoThatEndOnOneDay() {
        AccountId id = AccountId.of("both");
        pays("both", "100", START, Optional.empty());
        contracts.add(Contract.builder("1", id, START, END).build());
        contracts.add(Contract.builder("2", id, START.plusMonths(3), END).build());
        contracts.add(
                Contract.builder("3", id, END.minusDays(20), END.plusYears(1)).build());

        assertThat(renewals().logoRenewal(MARCH)).hasToString("2/2 AVAILABLE_TO_RENEW");
    }

    /** The outcome came in too late, but the next term began in time. */
    @Test
    void aNextTermWithinTheGraceTellsMoreThanALateOutcome() {
        pays("a", "100", START, Optional.empty());
        term("a", contract -> contract.outcome(Outcome.RENEWED).outcomeOn(END.plusDays(60)));
        contracts.add(Contract.builder("next", AccountId.of("a"), END, END.plusYears(1))
                .build());

        assertThat(renewals().terms(MARCH).get(0).decidedOn()).contains(END);
    }

    /** By hand: grace over on 14 April for the term, on 1 May for all that could end in March. */
    @Test
    void ratesAreProvisionalUntilTheGraceIsOver() {
        pays("gone", "100", START, Optional.of(END));
        term("gone", contract -> contract.outcome(Outcome.ENDED));

        assertThat(maturity(LocalDate.of(2026, 3, 20))).isEqualTo(Rate.Maturity.PROVISIONAL);
        assertThat(maturity(LocalDate.of(2026, 4, 30))).isEqualTo(Rate.Maturity.PROVISIONAL);
        assertThat(maturity(LocalDate.of(2026, 5, 1))).isEqualTo(Rate.Maturity.FINAL);
        RevenuePolicy lenient =
                RevenuePolicy.strict().toBuilder("lenient").minimumBase(1).build();
        assertThat(Renewals.of(contracts, RevenueLedger.of(prices, lenient, AS_OF))
                        .revenueRenewal(MARCH, USD)
                        .flags())
                .isEmpty();
    }

    /** What was known on 31 March of March, and what is known of it in June, are two rates. */
    @Test
    void ratesSayFromWhichKnowledgeTheyAre() {
        pays("on", "100", START, Optional.empty());
        term("on", contract -> contract.outcome(Outcome.RENEWED));
        LocalDate lastOfMarch = LocalDate.of(2026, 3, 31);
        Renewals now = asKnownToday(lastOfMarch);
        Renewals then = Renewals.of(contracts, ledger(lastOfMarch));

        assertThat(List.of(
                        now.logoRenewal(MARCH),
                        now.logoRenewal(MARCH, USD),
                        now.revenueRenewal(MARCH, USD),
                        now.netRevenueRenewal(MARCH, USD)))
                .extracting(Rate::asOf)
                .containsOnly(Optional.of(AS_OF));
        assertThat(then.logoRenewal(MARCH).asOf()).contains(lastOfMarch);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then.logoRenewal(MARCH).plus(now.logoRenewal(MARCH)))
                .withMessage("rates as of 2026-03-31 and as of 2026-06-30 do not add");
    }

    private Rate.Maturity maturity(LocalDate asOf) {
        Renewals renewals = Renewals.of(contracts, ledger(asOf));
        assertThat(renewals.revenueRenewal(MARCH, USD).maturity())
                .isEqualTo(renewals.logoRenewal(MARCH).maturity());
        return renewals.logoRenewal(MARCH).maturity();
    }

    /** By hand: pays 100 until 1 March 2026; the next year, from 1 March or 20 February, is signed on 10 January. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-02-20", "2026-03-25"})
    void aTermWhoseNextIsSignedIsNotAtStake(String begins) {
        AccountId id = AccountId.of("signed");
        LocalDate end = LocalDate.of(2026, 3, 1);
        LocalDate signed = LocalDate.of(2026, 1, 10);
        LocalDate next = LocalDate.parse(begins);
        pays("signed", "100", end.minusYears(1), Optional.empty());
        contracts.add(Contract.builder("c1", id, end.minusYears(1), end).build());
        contracts.add(Contract.builder("c2", id, next, end.plusYears(1))
                .recordedOn(signed)
                .build());

        Renewals before = Renewals.of(contracts, ledger(signed.minusDays(1)));
        assertThat(before.upcoming(3))
                .extracting(term -> term.contract().contractId())
                .containsExactly("c1");
        assertThat(before.atStakeByMonth(3, USD)).containsExactly(Map.entry(YearMonth.of(2026, 3), usd("100")));
        for (int days : new int[] {0, 5, 40, 50, 60}) {
            Renewals after = Renewals.of(contracts, ledger(signed.plusDays(days)));
            assertThat(after.upcoming(3)).isEmpty();
            assertThat(after.atStakeByMonth(3, USD)).isEmpty();
            assertThat(after.terms(MARCH))
                    .containsExactly(
                            new RenewalTerm(contracts.get(0), RenewalTerm.Standing.RENEWED, Optional.of(next)));
            assertThat(after.revenueRenewal(MARCH, USD)).hasToString("USD 100.00/100.00 AVAILABLE_TO_RENEW");
        }
    }

    /** Known in June: of 5 January the signature was still to come, of 15 January it was there. */
    @Test
    void ofADayInThePastANextTermCountsIfItWasSignedByThen() {
        AccountId id = AccountId.of("signed");
        pays("signed", "100", START, Optional.empty());
        term("signed", contract -> contract.outcome(Outcome.RENEWED).outcomeOn(END));
        contracts.add(Contract.builder("next", id, END, END.plusYears(1))
                .recordedOn(LocalDate.of(2026, 1, 10))
                .build());

        assertThat(asKnownToday(LocalDate.of(2026, 1, 5)).upcoming(3)).hasSize(1);
        assertThat(asKnownToday(LocalDate.of(2026, 1, 15)).upcoming(3)).isEmpty();
        assertThat(asKnownToday(LocalDate.of(2026, 1, 15)).terms(MARCH).get(0).decidedOn())
                .contains(END);
    }

    private Renewals asKnownToday(LocalDate asOf) {
        return Renewals.of(contracts, RevenueLedger.of(prices, RevenuePolicy.strict(), asOf, AS_OF));
    }

    @Test
    void refusesANegativeGraceAndNoMonths() {
        assertThatIllegalArgumentException().isThrownBy(() -> renewals().withGraceDays(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> renewals().upcoming(0))
                .withMessage("months must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> renewals().upcomingWithinDays(0))
                .withMessage("days must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RenewalTerm(
                        Contract.builder("c", AccountId.of("a"), START, END).build(),
                        RenewalTerm.Standing.RENEWED,
                        Optional.empty()));
    }

    private Renewals renewals() {
        return Renewals.of(contracts, ledger(AS_OF));
    }

    private RevenueLedger ledger(LocalDate asOf) {
        return RevenueLedger.of(prices, RevenuePolicy.strict(), asOf);
    }

    private void term(String account, UnaryOperator<Contract.Builder> outcome) {
        contracts.add(outcome.apply(Contract.builder("c-" + account, AccountId.of(account), START, END))
                .build());
    }

    private void pays(String account, String amount, LocalDate from, Optional<LocalDate> to) {
        PriceState.Builder state =
                PriceState.builder("s-" + account, AccountId.of(account), from).price(amount, USD);
        prices.add(to.map(state::to).orElse(state).build());
    }

    private static Mrr usd(String amount) {
        return Mrr.of(USD, new BigDecimal(amount));
    }
}

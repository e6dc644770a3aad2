package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

/** What holds of the renewals of any contracts, whatever the accounts pay. */
class RenewalLawsProperties {

    private static final List<CurrencyUnit> CURRENCIES = List.of(CurrencyUnit.USD, CurrencyUnit.EUR, CurrencyUnit.JPY);

    /** A term of an account of the book, in days. */
    private record Drawn(int account, int from, int length, Optional<Contract.Outcome> outcome, int outcomeDay) {}

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<RevenuePolicy> conventions() {
        return RandomPolicies.policies();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Provide
    Arbitrary<List<Drawn>> terms() {
        Arbitrary<Optional<Contract.Outcome>> outcomes =
                Arbitraries.of(Contract.Outcome.class).optional(0.4);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.of(30, 60, 90, 181, 365),
                        outcomes,
                        Arbitraries.of(-40, -5, 0, 0, 0, 10, 29, 30, 31, 80))
                .as(Drawn::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Drawn>> dense() {
        Arbitrary<Optional<Contract.Outcome>> outcomes =
                Arbitraries.of(Contract.Outcome.class).optional(0.3);
        return Combinators.combine(
                        Arbitraries.of(0, 0, 0, 1),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 200), Arbitraries.of(0, 30, 60, 90, 120, 150)),
                        Arbitraries.of(30, 31, 60, 90, 180),
                        outcomes,
                        Arbitraries.of(-20, 0, 0, 0, 10, 45))
                .as(Drawn::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(10);
    }

    /** Who renewed whom among many terms side by side, told once more day by day. */
    @Property(seed = "20261122", tries = 400, edgeCases = EdgeCasesMode.NONE)
    void eachTermIsRenewedByTheOneFoundDayByDay(
            @ForAll("dense") List<Drawn> drawn, @ForAll @IntRange(min = 40, max = 500) int days) {
        List<PriceState> book = List.of(
                PriceState.builder("s", AccountId.of("a"), RandomBooks.FIRST)
                        .price("10", CurrencyUnit.USD)
                        .to(RandomBooks.FIRST.plusDays(100))
                        .build(),
                PriceState.builder("t", AccountId.of("b"), RandomBooks.FIRST.plusDays(30))
                        .price("20", CurrencyUnit.USD)
                        .build());
        List<Contract> contracts = contracts(book, drawn);
        LocalDate asOf = RandomBooks.FIRST.plusDays(days);
        RevenuePolicy policy = RevenuePolicy.strict();
        DayByDayTerms told =
                new DayByDayTerms(new DayByDayOracle(book, policy, asOf), contracts, Renewals.DEFAULT_GRACE_DAYS);

        List<RenewalTerm> terms = Renewals.of(contracts, RevenueLedger.of(book, policy, asOf))
                .terms(DateRange.of(LocalDate.EPOCH, asOf.plusDays(1)));

        assertThat(terms)
                .allSatisfy(term -> assertThat(term.decidedOn().filter(on -> term.isRenewed()))
                        .isEqualTo(told.renewed(find(contracts, term))));
    }

    private static Contract find(List<Contract> contracts, RenewalTerm term) {
        return contracts.stream()
                .filter(one -> one.contractId().equals(term.contract().contractId()))
                .findFirst()
                .orElseThrow();
    }

    /** What the ledger up to the later day shows of the terms that had ended by the earlier one is what it shows. */
    @Property(seed = "20261122", tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whatIsKnownLaterOfTermsThatHadEndedIsWhatTheLaterLedgerShows(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("terms") List<Drawn> drawn,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other) {
        LocalDate asOf = one.isBefore(other) ? one : other;
        LocalDate knownAt = one.isBefore(other) ? other : one;
        List<Contract> contracts = contracts(book, drawn);
        DateRange ended = DateRange.of(LocalDate.EPOCH, asOf.plusDays(1));
        Renewals restated = Renewals.of(contracts, RevenueLedger.of(book, conventions, asOf, knownAt));
        Renewals later = Renewals.of(contracts, RevenueLedger.of(book, conventions, knownAt));

        assertThat(restated.terms(ended)).isEqualTo(later.terms(ended));
        for (CurrencyUnit currency : CURRENCIES) {
            assertThat(restated.logoRenewal(ended, currency)).hasToString(text(later.logoRenewal(ended, currency)));
            assertThat(restated.netRevenueRenewal(ended, currency))
                    .hasToString(text(later.netRevenueRenewal(ended, currency)));
        }
        assertThat(restated.upcoming(600))
                .allSatisfy(term -> assertThat(term.contract().from()).isBeforeOrEqualTo(asOf));
    }

    /** Day by day: what a term was worth is what was last paid in it before it was decided or ended, or at all. */
    @Property(seed = "20261122", tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aTermIsWorthWhatWasLastPaidInIt(
            @ForAll("books") List<PriceState> book,
            @ForAll("conventions") RevenuePolicy conventions,
            @ForAll("terms") List<Drawn> drawn,
            @ForAll("days") LocalDate asOf) {
        List<Contract> contracts = contracts(book, drawn).stream()
                .collect(Collectors.toMap(Contract::accountId, contract -> contract, (first, second) -> first))
                .values()
                .stream()
                .toList();
        RevenueLedger ledger = RevenueLedger.of(book, conventions, asOf).withContracts(contracts);
        Renewals renewals = Renewals.of(contracts, ledger);
        DateRange ended = DateRange.of(LocalDate.EPOCH, asOf.plusDays(1));
        for (CurrencyUnit currency : CURRENCIES) {
            Map<String, Long> worth = renewals.netRevenueRenewal(ended, currency).members().stream()
                    .collect(Collectors.toMap(Rate.Member::id, Rate.Member::denominator));
            long kept = 0;
            for (RenewalTerm term : renewals.terms(ended)) {
                long expected = term.standing() == RenewalTerm.Standing.OPEN ? 0 : lastPaid(term, ledger, currency);
                assertThat(worth.getOrDefault(term.contract().accountId().value(), 0L))
                        .isEqualTo(expected);
                kept += expected > 0 && term.isRenewed() ? 1 : 0;
            }
            assertThat(renewals.logoRenewal(ended, currency).numerator()).isEqualTo(kept);
            assertThat(renewals.revenueRenewal(ended, currency).numerator())
                    .isBetween(
                            0L,
                            Math.min(
                                    renewals.netRevenueRenewal(ended, currency).numerator(),
                                    renewals.revenueRenewal(ended, currency).denominator()));
            lostPayNothingMore(ledger.in(currency), renewals, ended);
        }
    }

    private static void lostPayNothingMore(CurrencyLedger ledger, Renewals renewals, DateRange ended) {
        Map<String, Long> after = renewals.netRevenueRenewal(ended, ledger.currency()).members().stream()
                .collect(Collectors.toMap(Rate.Member::id, Rate.Member::numerator));
        assertThat(ledger.logoChurn(ended, Population.AVAILABLE_TO_RENEW).members())
                .allSatisfy(member -> assertThat(member.numerator() == 0 || after.getOrDefault(member.id(), 0L) == 0)
                        .isTrue());
    }

    private static long lastPaid(RenewalTerm term, RevenueLedger ledger, CurrencyUnit currency) {
        Contract contract = term.contract();
        LocalDate end = contract.termEndsOn();
        LocalDate decided = term.decidedOn().orElse(end);
        LocalDate before = (decided.isBefore(end) ? decided : end).minusDays(1);
        for (LocalDate until : List.of(before.isBefore(contract.from()) ? contract.from() : before, end.minusDays(1))) {
            for (LocalDate day = until; !day.isBefore(contract.from()); day = day.minusDays(1)) {
                if (paysOn(contract.accountId(), day, ledger)) {
                    return ledger.account(contract.accountId())
                            .orElseThrow()
                            .mrrOn(day, currency)
                            .units();
                }
            }
        }
        return 0;
    }

    private static boolean paysOn(AccountId id, LocalDate day, RevenueLedger ledger) {
        return ledger.account(id).stream()
                .anyMatch(account -> account.currencies().stream()
                        .anyMatch(currency -> account.mrrOn(day, currency).isPositive()));
    }

    private static List<Contract> contracts(List<PriceState> book, List<Drawn> drawn) {
        List<AccountId> ids =
                book.stream().map(PriceState::accountId).distinct().sorted().toList();
        List<Contract> contracts = new ArrayList<>();
        for (Drawn term : drawn) {
            if (!ids.isEmpty()) {
                LocalDate from = RandomBooks.FIRST.plusDays(term.from());
                Contract.Builder contract = Contract.builder(
                        "c" + contracts.size(),
                        ids.get(term.account() % ids.size()),
                        from,
                        from.plusDays(term.length()));
                term.outcome()
                        .ifPresent(outcome -> contract.outcome(outcome)
                                .outcomeOn(from.plusDays(term.length() + (long) term.outcomeDay())));
                contracts.add(contract.autoRenews(term.from() % 3 == 0)
                        .recordedOn(from.minusDays(term.from() % 4 == 0 ? 40 : 0))
                        .build());
            }
        }
        return contracts;
    }

    private static String text(Rate rate) {
        return rate.toString();
    }
}

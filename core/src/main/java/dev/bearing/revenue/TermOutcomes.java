package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.internal.Lazy;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * How the terms of contracts went and what they were worth, as known on the day whose knowledge a ledger is made of.
 */
final class TermOutcomes {

    private final RevenueLedger ledger;
    private final int graceDays;
    private final Map<AccountId, List<Contract>> contracts;
    private final TermPayments payments;

    TermOutcomes(RevenueLedger ledger, int graceDays, Map<AccountId, List<Contract>> contracts) {
        this.ledger = ledger;
        this.graceDays = graceDays;
        this.contracts = contracts;
        this.payments = new TermPayments(ledger);
    }

    /** The terms begun by the ledger's last day that end in a period, by their end and the account. */
    List<RenewalTerm> terms(DateRange period) {
        List<RenewalTerm> terms = new ArrayList<>();
        for (List<Contract> ofAccount : contracts.values()) {
            Lazy<NextTerms> nexts = Lazy.of(() -> new NextTerms(ofAccount, graceDays));
            Lazy<NextTerms> nextsThen = Lazy.of(() -> new NextTerms(asOf(ofAccount), graceDays));
            for (Contract contract : ofAccount) {
                if (period.contains(contract.termEndsOn()) && !contract.from().isAfter(ledger.asOf())) {
                    terms.add(term(contract, nexts, nextsThen));
                }
            }
        }
        terms.sort(Comparator.comparing((RenewalTerm term) -> term.contract().termEndsOn())
                .thenComparing(term -> term.contract().accountId())
                .thenComparing(term -> term.contract().contractId()));
        return terms;
    }

    /**
     * What is known later of a term that was still to end is not known yet: the ledger ends before. A next term that
     * was recorded by then is.
     */
    private RenewalTerm term(Contract contract, Lazy<NextTerms> nexts, Lazy<NextTerms> nextsThen) {
        RenewalTerm term = decided(contract, nexts);
        boolean ahead = contract.termEndsOn().isAfter(ledger.asOf())
                && term.decidedOn().filter(on -> !on.isAfter(ledger.asOf())).isEmpty();
        return ahead
                ? nextsThen
                        .get()
                        .of(contract.contractId())
                        .map(on -> renewed(contract, on))
                        .orElseGet(() -> open(contract))
                : term;
    }

    /** What was known of terms on the ledger's last day. */
    private List<Contract> asOf(List<Contract> ofAccount) {
        return ofAccount.stream()
                .filter(contract -> !contract.recordedOn().isAfter(ledger.asOf()))
                .map(contract -> contract.asKnownOn(ledger.asOf()))
                .toList();
    }

    private RenewalTerm decided(Contract contract, Lazy<NextTerms> nexts) {
        LocalDate end = contract.termEndsOn();
        LocalDate graceEnds = end.plusDays(graceDays);
        Optional<LocalDate> renewedOn = contract.outcome()
                .filter(Contract.Outcome.RENEWED::equals)
                .map(outcome -> contract.outcomeOn().orElse(end))
                .filter(on -> !on.isAfter(graceEnds))
                .or(() -> nexts.get().of(contract.contractId()));
        if (renewedOn.isPresent()) {
            return renewed(contract, renewedOn.get());
        } else if (contract.outcome().isPresent()) {
            boolean ended = contract.outcome().get() == Contract.Outcome.ENDED;
            return notRenewed(contract, ended ? contract.outcomeOn().orElse(end) : end);
        } else if (contract.autoRenews().orElse(false) && payments.pays(contract.accountId(), end)) {
            return renewed(contract, end);
        } else if (ledger.knownAt().isBefore(graceEnds)) {
            return open(contract);
        }
        return payments.isCustomer(contract.accountId(), graceEnds)
                ? renewed(
                        contract,
                        payments.firstPaid(contract.accountId(), end, graceEnds).orElse(end))
                : notRenewed(contract, end);
    }

    private static RenewalTerm open(Contract contract) {
        return new RenewalTerm(contract, RenewalTerm.Standing.OPEN, Optional.empty());
    }

    private static RenewalTerm renewed(Contract contract, LocalDate on) {
        return new RenewalTerm(contract, RenewalTerm.Standing.RENEWED, Optional.of(on));
    }

    private static RenewalTerm notRenewed(Contract contract, LocalDate on) {
        return new RenewalTerm(contract, RenewalTerm.Standing.NOT_RENEWED, Optional.of(on));
    }

    private List<Contract> ofAccount(Contract contract) {
        return contracts.getOrDefault(contract.accountId(), List.of());
    }

    /** Whether an account is still under contract after some of its terms: one was renewed, or another is in force. */
    boolean goesOn(List<RenewalTerm> terms) {
        return terms.stream()
                .anyMatch(term -> term.isRenewed()
                        || ofAccount(term.contract()).stream()
                                .anyMatch(other -> NextTerms.outlasts(other, term.contract())));
    }

    /** What an account paid before some of its terms ended, in units; 0 where it paid nothing in any of them. */
    long before(List<RenewalTerm> terms, CurrencyUnit currency) {
        return lastDay(terms, payments::lastPaid)
                .map(day -> payments.units(account(terms), day, currency))
                .orElse(0L);
    }

    /** The last day before some terms of an account ended on which it was active; empty where it was in none. */
    Optional<LocalDate> lastActive(List<RenewalTerm> terms) {
        return lastDay(terms, payments::lastActive);
    }

    /** What an account pays once its terms are renewed, in units; 0 where none is and no other goes on. */
    long after(List<RenewalTerm> terms, CurrencyUnit currency) {
        if (!goesOn(terms)) {
            return 0;
        }
        LocalDate settled = latest(terms, term -> term.decidedOn().orElseThrow());
        LocalDate graceEnds = latest(terms, term -> term.contract().termEndsOn().plusDays(graceDays));
        LocalDate paid = payments.firstPaid(account(terms), settled, graceEnds).orElse(settled);
        return payments.units(account(terms), paid, currency);
    }

    private static LocalDate latest(List<RenewalTerm> terms, Function<RenewalTerm, LocalDate> day) {
        return terms.stream()
                .map(term -> Days.later(term.contract().termEndsOn(), day.apply(term)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static AccountId account(List<RenewalTerm> terms) {
        return terms.get(0).contract().accountId();
    }

    /** Finds a last day between two. */
    @FunctionalInterface
    private interface LastDay {

        Optional<LocalDate> of(AccountId id, LocalDate from, LocalDate until);
    }

    /**
     * The last day of its kind in each term before it was decided or ended, whichever came first; in the term at all
     * where there is none before. Of several terms the earliest.
     */
    private Optional<LocalDate> lastDay(List<RenewalTerm> terms, LastDay last) {
        return terms.stream().flatMap(term -> lastDay(term, last).stream()).min(Comparator.naturalOrder());
    }

    private Optional<LocalDate> lastDay(RenewalTerm term, LastDay last) {
        Contract contract = term.contract();
        LocalDate end = contract.termEndsOn();
        LocalDate decided = term.decidedOn().orElse(end);
        LocalDate before = (decided.isBefore(end) ? decided : end).minusDays(1);
        LocalDate atEnd = end.isAfter(ledger.asOf()) ? ledger.asOf() : end.minusDays(1);
        return last.of(contract.accountId(), contract.from(), Days.later(before, contract.from()))
                .or(() -> last.of(contract.accountId(), contract.from(), atEnd));
    }
}

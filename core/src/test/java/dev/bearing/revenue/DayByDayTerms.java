package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.DayByDayOracle.Parts;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;

/** Whose term ended, and who is under none any more: what {@link Renewals} says of itself, read once more. */
final class DayByDayTerms {

    private final DayByDayOracle oracle;
    private final List<Contract> known;
    private final int graceDays;

    DayByDayTerms(DayByDayOracle oracle, Collection<Contract> contracts, int graceDays) {
        this.oracle = oracle;
        this.graceDays = graceDays;
        LocalDate asOf = oracle.asOf();
        known = contracts.stream()
                .filter(contract -> !contract.recordedOn().isAfter(asOf))
                .toList();
    }

    /** Those active in a decided term of theirs that ended in the period, and of them those under no term any more. */
    Parts churn(CurrencyUnit currency, DateRange period) {
        long lost = 0;
        long could = 0;
        for (AccountId account : oracle.accounts(currency)) {
            List<Contract> ended = ending(period).stream()
                    .filter(contract -> contract.accountId().equals(account) && !isOpen(contract))
                    .toList();
            Optional<LocalDate> lastDay = ended.stream()
                    .flatMap(contract -> lastDay(contract).stream())
                    .min(Comparator.naturalOrder());
            if (lastDay.isPresent() && DayByDayOracle.active(oracle.on(account, currency, lastDay.get()))) {
                could++;
                lost += ended.stream().noneMatch(this::goesOn) ? 1 : 0;
            }
        }
        return new Parts(lost, could);
    }

    /** Whether it is not known yet of some term that ended how. */
    boolean anyOpen(DateRange period) {
        return ending(period).stream().anyMatch(this::isOpen);
    }

    private List<Contract> ending(DateRange period) {
        return known.stream()
                .filter(contract -> !contract.from().isAfter(oracle.asOf()))
                .filter(contract -> !contract.termEndsOn().isBefore(period.from())
                        && contract.termEndsOn().isBefore(period.to()))
                .toList();
    }

    private LocalDate graceEnds(Contract contract) {
        return contract.termEndsOn().plusDays(graceDays);
    }

    /** The day of a stated outcome, where it is one that has come. */
    private Optional<LocalDate> stated(Contract contract, Contract.Outcome outcome) {
        return contract.outcome().equals(Optional.of(outcome))
                ? contract.outcomeOn().filter(day -> !day.isAfter(oracle.asOf()))
                : Optional.empty();
    }

    private boolean hasOutcome(Contract contract) {
        return stated(contract, Contract.Outcome.RENEWED).isPresent()
                || stated(contract, Contract.Outcome.ENDED).isPresent();
    }

    private List<Contract> ofSameAccount(Contract contract) {
        return known.stream()
                .filter(other -> other.accountId().equals(contract.accountId()) && !other.equals(contract))
                .toList();
    }

    private boolean follows(Contract term, Contract ended) {
        return !term.from().isBefore(ended.termEndsOn()) && !term.from().isAfter(graceEnds(ended));
    }

    private static boolean outlasts(Contract term, Contract ended) {
        return term.from().isBefore(ended.termEndsOn()) && term.termEndsOn().isAfter(ended.termEndsOn());
    }

    /** One that begins in another's last 90 days and outlasts it. */
    private static boolean isEarly(Contract term, Contract ended) {
        return outlasts(term, ended)
                && term.from().isAfter(ended.from())
                && !term.from().plusDays(90).isBefore(ended.termEndsOn());
    }

    /** Day by day each term that begins goes to the one that it suits best of those that have no next one yet. */
    private Map<Contract, Contract> nexts(AccountId account) {
        List<Contract> own = known.stream()
                .filter(contract -> contract.accountId().equals(account))
                .sorted(Comparator.comparing(Contract::from)
                        .thenComparing(Contract::termEndsOn)
                        .thenComparing(Contract::contractId))
                .toList();
        Map<Contract, Contract> nexts = new HashMap<>();
        for (LocalDate day : new TreeSet<>(own.stream().map(Contract::from).toList())) {
            for (Contract term : own) {
                Optional<Contract> best = Optional.empty();
                for (Contract ended : term.from().equals(day) ? own : List.<Contract>of()) {
                    if (!nexts.containsKey(ended)
                            && cost(term, ended)
                                    < best.map(other -> cost(term, other)).orElse(Long.MAX_VALUE)) {
                        best = Optional.of(ended);
                    }
                }
                best.ifPresent(ended -> nexts.put(ended, term));
            }
        }
        return nexts;
    }

    /** How badly a term suits as the next one of another; the most where it is none. */
    private long cost(Contract term, Contract ended) {
        if (!follows(term, ended) && !isEarly(term, ended)) {
            return Long.MAX_VALUE;
        }
        long days = ended.termEndsOn().toEpochDay() - term.from().toEpochDay();
        long statedToHaveEnded = stated(ended, Contract.Outcome.ENDED).isPresent() ? 1_000_000 : 0;
        return statedToHaveEnded + (days > 0 ? 1_000 + days : -days);
    }

    /** The next term of its own, or that of one which ended on the same day and is stated to have no less often. */
    private Optional<Contract> next(Contract contract) {
        Map<Contract, Contract> nexts = nexts(contract.accountId());
        boolean ended = stated(contract, Contract.Outcome.ENDED).isPresent();
        return Optional.ofNullable(nexts.get(contract))
                .or(() -> nexts.keySet().stream()
                        .filter(other -> other.termEndsOn().equals(contract.termEndsOn()))
                        .filter(other ->
                                !ended || stated(other, Contract.Outcome.ENDED).isPresent())
                        .map(nexts::get)
                        .filter(term -> cost(term, contract) < Long.MAX_VALUE)
                        .min(Comparator.comparing(Contract::from)))
                .or(() -> ofSameAccount(contract).stream()
                        .filter(term ->
                                stated(contract, Contract.Outcome.RENEWED).isPresent() && follows(term, contract))
                        .min(Comparator.comparing(Contract::from)));
    }

    /** The day of the renewal, the first way of several: stated, by another term, by itself, by paying on. */
    Optional<LocalDate> renewed(Contract contract) {
        LocalDate end = contract.termEndsOn();
        AccountId account = contract.accountId();
        Optional<LocalDate> stated =
                stated(contract, Contract.Outcome.RENEWED).filter(day -> !day.isAfter(graceEnds(contract)));
        Optional<LocalDate> next = next(contract).map(Contract::from);
        if (stated.isPresent() || next.isPresent()) {
            return stated.or(() -> next);
        } else if (hasOutcome(contract)) {
            return Optional.empty();
        } else if (contract.autoRenews().orElse(false) && is(account, end, day -> day.units() > 0)) {
            return Optional.of(end);
        } else if (!is(account, graceEnds(contract), day -> !DayByDayOracle.lost(day))) {
            return Optional.empty();
        }
        return Optional.of(end.datesUntil(graceEnds(contract).plusDays(1))
                .filter(date -> is(account, date, day -> day.units() > 0))
                .findFirst()
                .orElse(end));
    }

    private boolean isOpen(Contract contract) {
        return renewed(contract).isEmpty()
                && !hasOutcome(contract)
                && oracle.asOf().isBefore(graceEnds(contract));
    }

    private boolean goesOn(Contract contract) {
        return renewed(contract).isPresent()
                || ofSameAccount(contract).stream().anyMatch(other -> outlasts(other, contract));
    }

    /** The last active day before the renewal or the end, whichever came first; else the last in the term. */
    private Optional<LocalDate> lastDay(Contract contract) {
        LocalDate end = contract.termEndsOn();
        LocalDate decided = renewed(contract)
                .or(() -> stated(contract, Contract.Outcome.ENDED))
                .filter(end::isAfter)
                .orElse(end);
        LocalDate first =
                decided.isAfter(contract.from()) ? decided : contract.from().plusDays(1);
        return lastActive(contract, first).or(() -> lastActive(contract, end));
    }

    private Optional<LocalDate> lastActive(Contract contract, LocalDate before) {
        return contract.from()
                .datesUntil(before)
                .filter(date -> is(contract.accountId(), date, DayByDayOracle::active))
                .reduce((earlier, later) -> later);
    }

    /** Whether an account is something in any currency on a day that has come. */
    private boolean is(AccountId account, LocalDate date, Predicate<DayByDayLife.Day> what) {
        return !date.isAfter(oracle.asOf())
                && oracle.currencies().stream()
                        .filter(currency -> oracle.accounts(currency).contains(account))
                        .anyMatch(currency -> what.test(oracle.on(account, currency, date)));
    }
}

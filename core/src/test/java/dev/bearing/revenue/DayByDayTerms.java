package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.DayByDayOracle.Parts;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
                .filter(contract ->
                        !contract.recordedOn().isAfter(asOf) && !contract.from().isAfter(asOf))
                .toList();
    }

    /** Those active until a decided term of theirs ended in the period, and of them those under no term any more. */
    Parts churn(CurrencyUnit currency, DateRange period) {
        long lost = 0;
        long could = 0;
        for (AccountId account : oracle.accounts(currency)) {
            List<Contract> ended = ending(period).stream()
                    .filter(contract -> contract.accountId().equals(account) && !isOpen(contract))
                    .toList();
            Optional<LocalDate> lastDay = ended.stream().map(this::lastDay).min(Comparator.naturalOrder());
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

    /** The day of the renewal, the first way of several: stated, followed by another, by itself, paid on. */
    private Optional<LocalDate> renewed(Contract contract) {
        LocalDate end = contract.termEndsOn();
        Optional<LocalDate> stated =
                stated(contract, Contract.Outcome.RENEWED).filter(day -> !day.isAfter(graceEnds(contract)));
        Optional<LocalDate> next = known.stream()
                .filter(other -> other.accountId().equals(contract.accountId()))
                .map(Contract::from)
                .filter(from -> !from.isBefore(end) && !from.isAfter(graceEnds(contract)))
                .min(Comparator.naturalOrder());
        if (stated.isPresent() || next.isPresent()) {
            return stated.or(() -> next);
        }
        boolean byItself = contract.autoRenews().orElse(false) && pays(contract.accountId(), end);
        boolean goesOnPaying = pays(contract.accountId(), graceEnds(contract));
        return !hasOutcome(contract) && (byItself || goesOnPaying) ? Optional.of(end) : Optional.empty();
    }

    private boolean isOpen(Contract contract) {
        return renewed(contract).isEmpty()
                && !hasOutcome(contract)
                && oracle.asOf().isBefore(graceEnds(contract));
    }

    private boolean goesOn(Contract contract) {
        return renewed(contract).isPresent()
                || known.stream()
                        .filter(other -> other.accountId().equals(contract.accountId()))
                        .anyMatch(other -> other.from().isBefore(contract.termEndsOn())
                                && other.termEndsOn().isAfter(contract.termEndsOn()));
    }

    /** The day before the renewal or the end, whichever came first, but not before the term began. */
    private LocalDate lastDay(Contract contract) {
        LocalDate end = contract.termEndsOn();
        LocalDate decided = renewed(contract)
                .or(() -> stated(contract, Contract.Outcome.ENDED))
                .filter(end::isAfter)
                .orElse(end);
        LocalDate before = decided.minusDays(1);
        return before.isBefore(contract.from()) ? contract.from() : before;
    }

    private boolean pays(AccountId account, LocalDate day) {
        return !day.isAfter(oracle.asOf())
                && oracle.currencies().stream()
                        .filter(currency -> oracle.accounts(currency).contains(account))
                        .anyMatch(currency -> oracle.on(account, currency, day).units() > 0);
    }
}

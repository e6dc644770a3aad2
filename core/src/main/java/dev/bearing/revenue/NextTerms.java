package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of a customer's terms renewed which: each next term one, and those that ended on the same day where no other
 * term is there for them.
 */
final class NextTerms {

    /** A term that begins so many days before another ends, or fewer, may be its early renewal. */
    static final int EARLY_DAYS = 90;

    private static final Comparator<Contract> IN_ORDER = Comparator.comparing(Contract::from)
            .thenComparing(Contract::termEndsOn)
            .thenComparing(Contract::contractId);

    private final List<Contract> terms;
    private final int graceDays;
    /** The next term of each that has one, by the key of the contract. */
    private final Map<String, Contract> nexts = new HashMap<>();

    /** @param terms all of one customer, in any order */
    NextTerms(List<Contract> terms, int graceDays) {
        this.terms = terms.stream().sorted(IN_ORDER).toList();
        this.graceDays = graceDays;
        for (Contract next : this.terms) {
            this.terms.stream()
                    .filter(term -> renews(next, term) && !nexts.containsKey(term.contractId()))
                    .min(preference(next))
                    .ifPresent(term -> nexts.put(term.contractId(), next));
        }
        Map<String, Contract> taken = Map.copyOf(nexts);
        for (Contract term : this.terms) {
            if (!taken.containsKey(term.contractId())) {
                shared(term, taken).ifPresent(next -> nexts.put(term.contractId(), next));
            }
        }
    }

    /** The first day of a term's next one; what is stated to have been renewed was by whatever follows it. */
    Optional<LocalDate> of(String contractId) {
        return Optional.ofNullable(nexts.get(contractId))
                .or(() -> terms.stream()
                        .filter(term -> term.contractId().equals(contractId) && is(term, Contract.Outcome.RENEWED))
                        .flatMap(term -> terms.stream().filter(next -> follows(next, term)))
                        .findFirst())
                .map(Contract::from);
    }

    /**
     * Which of several terms a next one renews: one that is not stated to have ended before one that is, one that has
     * ended before one that it would renew early, and of these the one whose end is nearest.
     */
    private Comparator<Contract> preference(Contract next) {
        return Comparator.comparing((Contract term) -> is(term, Contract.Outcome.ENDED))
                .thenComparing(term -> !follows(next, term))
                .thenComparing(term -> Math.abs(ChronoUnit.DAYS.between(term.termEndsOn(), next.from())))
                .thenComparing(IN_ORDER);
    }

    /** The next term of another that ended on the same day and is as good: what takes the place of both. */
    private Optional<Contract> shared(Contract term, Map<String, Contract> taken) {
        return terms.stream()
                .filter(other -> other.termEndsOn().equals(term.termEndsOn()) && taken.containsKey(other.contractId()))
                .filter(other -> !is(term, Contract.Outcome.ENDED) || is(other, Contract.Outcome.ENDED))
                .map(other -> requireNonNull(taken.get(other.contractId())))
                .filter(next -> renews(next, term))
                .min(IN_ORDER);
    }

    private boolean renews(Contract next, Contract term) {
        return follows(next, term) || isEarly(next, term);
    }

    /** Whether a term begins on another's end or within the grace. */
    private boolean follows(Contract next, Contract term) {
        return !next.from().isBefore(term.termEndsOn())
                && !next.from().isAfter(term.termEndsOn().plusDays(graceDays));
    }

    /** Whether a term begins in the last days of another and outlasts it. */
    private static boolean isEarly(Contract next, Contract term) {
        return outlasts(next, term)
                && next.from().isAfter(term.from())
                && !next.from().isBefore(term.termEndsOn().minusDays(EARLY_DAYS));
    }

    /** Whether a term is in force when another ends, and after. */
    static boolean outlasts(Contract term, Contract ended) {
        return term.from().isBefore(ended.termEndsOn()) && term.termEndsOn().isAfter(ended.termEndsOn());
    }

    private static boolean is(Contract term, Contract.Outcome outcome) {
        return term.outcome().filter(outcome::equals).isPresent();
    }
}

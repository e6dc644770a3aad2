package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random terms of the accounts of {@link RandomBooks}: early, late, side by side, with words about their ends. */
final class RandomContracts {

    /** One term: who, when, how long, and what is said of it. */
    private record Term(int account, int start, int length, Optional<Boolean> byItself, Words words) {}

    /** How it ended and how long after its end that was, and how many days after its start the term was recorded. */
    private record Words(Optional<Contract.Outcome> outcome, int afterEnd, int late) {}

    private RandomContracts() {}

    /** Up to eight terms. */
    static Arbitrary<List<Contract>> contracts() {
        Arbitrary<Integer> starts = Arbitraries.oneOf(
                Arbitraries.of(0, 30, 60, 90, 91, 120, 150, 180),
                Arbitraries.integers().between(0, 500));
        Arbitrary<Words> words = Combinators.combine(
                        Arbitraries.of(Contract.Outcome.values()).optional(0.4),
                        Arbitraries.of(-20, -1, 0, 10, 29, 30, 31, 60),
                        Arbitraries.of(0, 0, 0, -25, 45))
                .as(Words::new);
        return Combinators.combine(
                        Arbitraries.of(0, 0, 0, 1, 1, 2, 3),
                        starts,
                        Arbitraries.of(30, 60, 90, 365, 1, 200),
                        Arbitraries.of(true, false).optional(0.4),
                        words)
                .as(Term::new)
                .list()
                .ofMaxSize(8)
                .map(RandomContracts::contracts);
    }

    private static List<Contract> contracts(List<Term> terms) {
        List<Contract> contracts = new ArrayList<>();
        for (Term term : terms) {
            LocalDate from = RandomBooks.FIRST.plusDays(term.start());
            LocalDate end = from.plusDays(term.length());
            Contract.Builder contract = Contract.builder(
                            "c" + contracts.size(), AccountId.of("a" + term.account()), from, end)
                    .recordedOn(from.plusDays(term.words().late()));
            term.byItself().ifPresent(contract::autoRenews);
            term.words()
                    .outcome()
                    .ifPresent(outcome -> contract.outcome(outcome)
                            .outcomeOn(end.plusDays(term.words().afterEnd())));
            contracts.add(contract.build());
        }
        return contracts;
    }
}

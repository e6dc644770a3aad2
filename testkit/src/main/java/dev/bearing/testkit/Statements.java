package dev.bearing.testkit;

import dev.bearing.account.AccountId;
import dev.bearing.journey.OutcomeSource;
import dev.bearing.journey.OutcomeStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** When somebody said what an account wants. Nothing is thrown for it, so that all else stays as it was drawn. */
final class Statements {

    private static final int CONCLUDED = 4;

    private Statements() {}

    /** Said when the goal was set and a year after it; of one in four it is the vendor's own conclusion. */
    static List<OutcomeStatement> of(Life life, AccountId id, LocalDate goalFrom, LocalDate last) {
        OutcomeSource source =
                Math.floorMod(id.value().hashCode(), CONCLUDED) == 0 ? OutcomeSource.INFERRED : OutcomeSource.CUSTOMER;
        List<OutcomeStatement> statements = new ArrayList<>();
        statements.add(OutcomeStatement.of(id, goalFrom, source));
        LocalDate again = goalFrom.plusYears(1);
        if (!again.isAfter(last) && life.spellOn(again).isPresent()) {
            statements.add(OutcomeStatement.of(id, again, source));
        }
        return statements;
    }
}

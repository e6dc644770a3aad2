package dev.bearing.revenue;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;

/** Recurring revenue per account. */
final class Averages {

    private Averages() {}

    /** What recurring revenue comes to an account, in major units; EMPTY_BASE, for the reason given, where none is. */
    static Answer<BigDecimal> perAccount(String method, Mrr amount, long count, String otherwise) {
        return count == 0
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, otherwise)
                : Answer.known(
                        amount.dividedBy(count),
                        Explanation.quotient(
                                method,
                                new Contribution("recurring revenue", amount.toDouble()),
                                new Contribution("accounts", count)));
    }
}

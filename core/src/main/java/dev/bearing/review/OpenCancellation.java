package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.churn.CancelFlow;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * A customer that has cancelled and is still one: its churn lies ahead, and no count of churn has it before its day.
 *
 * @param flow the cancellation, its last flow
 * @param endsOn the first day on which it will pay nothing if nothing else becomes known; CENSORED where something that
 *     it pays for has no end yet, EMPTY_BASE where it pays nothing today
 */
public record OpenCancellation(CancelFlow flow, Answer<LocalDate> endsOn) {

    /** @throws IllegalArgumentException if the flow did not end in a cancellation */
    public OpenCancellation {
        requireNonNull(flow, "flow");
        requireNonNull(endsOn, "endsOn");
        checkArgument(
                flow.outcome() == CancelFlow.Outcome.CANCELLED,
                "flow must have ended in a cancellation, was %s",
                flow.outcome());
    }

    static OpenCancellation of(CancelFlow flow, AccountCase account) {
        return new OpenCancellation(flow, endsOn(account.revenue()));
    }

    private static Answer<LocalDate> endsOn(AccountRevenue revenue) {
        Optional<LocalDate> last = Optional.empty();
        for (CurrencyUnit currency : revenue.currencies()) {
            if (revenue.mrrOn(revenue.asOf(), currency).isPositive()) {
                Optional<LocalDate> ends = revenue.leavesOn(currency);
                if (ends.isEmpty()) {
                    return Answer.unknown(Answer.Reason.CENSORED, "something that it pays for has no end yet");
                }
                last = last.filter(ends.get()::isBefore).or(() -> ends);
            }
        }
        return last.map(Answer::known)
                .orElseGet(() -> Answer.unknown(Answer.Reason.EMPTY_BASE, "it pays nothing today"));
    }
}

package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.revenue.RevenuePolicy.RevenueChurn;
import dev.bearing.value.Rate;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** Revenue kept, lost and won back, as closed cohorts and as sums of movements. */
final class RevenueFlow {

    private final CurrencyUnit currency;
    private final List<AccountLine> lines;
    private final PeriodSpan span;
    private final RevenuePolicy policy;

    RevenueFlow(CurrencyUnit currency, List<AccountLine> lines, PeriodSpan span, RevenuePolicy policy) {
        this.currency = currency;
        this.lines = lines;
        this.span = span;
        this.policy = policy;
    }

    Rate grossRetention() {
        return money(gross());
    }

    Rate netRetention() {
        return money(net());
    }

    /** What each account that paid pays at most of it. */
    Tally gross() {
        return new Tally(line -> Math.min(opening(line), closing(line)), this::opening);
    }

    /** What each account that paid pays. */
    Tally net() {
        return new Tally(line -> opening(line) > 0 ? closing(line) : 0, this::opening);
    }

    Rate grossChurn(RevenueChurn form) {
        return form == RevenueChurn.CLOSED_COHORT
                ? money(new Tally(line -> opening(line) - Math.min(opening(line), closing(line)), this::opening))
                : money(new Tally(this::losses, this::opening)).asFlow();
    }

    Rate netChurn(RevenueChurn form) {
        return form == RevenueChurn.CLOSED_COHORT
                ? money(new Tally(line -> opening(line) > 0 ? opening(line) - closing(line) : 0, this::opening))
                : money(new Tally(line -> losses(line) - offsets(line), this::opening))
                        .asFlow();
    }

    /** Everything won: new, expanded, and what the policy counts of reactivated and resumed. */
    long gains() {
        return ColumnLines.inAnyOrder(lines).stream()
                .mapToLong(line -> ExactAmounts.plus(sum(line, MovementKind.NEW), offsets(line)))
                .reduce(0, ExactAmounts::plus);
    }

    long losses() {
        return ColumnLines.inAnyOrder(lines).stream().mapToLong(this::losses).reduce(0, ExactAmounts::plus);
    }

    private long losses(AccountLine line) {
        long lost = ExactAmounts.plus(sum(line, MovementKind.CHURN), sum(line, MovementKind.CONTRACTION));
        return -ExactAmounts.plus(lost, policy.pauseIsLoss() ? sum(line, MovementKind.PAUSE) : 0);
    }

    private long offsets(AccountLine line) {
        long won = sum(line, MovementKind.EXPANSION);
        won = ExactAmounts.plus(won, policy.reactivationIsGain() ? sum(line, MovementKind.REACTIVATION) : 0);
        return ExactAmounts.plus(won, policy.pauseIsLoss() ? sum(line, MovementKind.RESUME) : 0);
    }

    private long sum(AccountLine line, MovementKind wanted) {
        long[] sum = new long[1];
        Moves.each(
                line,
                span,
                policy.bridge(),
                (kind, units) -> sum[0] = kind == wanted ? ExactAmounts.plus(sum[0], units) : sum[0]);
        return sum[0];
    }

    private long opening(AccountLine line) {
        return line.unitsOn(span.opening());
    }

    /** At the exchange rates of the opening, where amounts were converted. */
    private long closing(AccountLine line) {
        return line.unitsOn(span.opening()) > 0 ? line.unitsAtRatesOf(span.opening(), span.closing()) : 0;
    }

    private Rate money(Tally tally) {
        return tally.money(currency, lines);
    }
}

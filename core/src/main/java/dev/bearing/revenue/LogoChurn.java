package dev.bearing.revenue;

import dev.bearing.revenue.RevenuePolicy.BridgeMode;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Customers lost, in every population. */
final class LogoChurn {

    private final List<AccountLine> lines;
    private final PeriodSpan span;
    private final BridgeMode bridge;
    private final EndingTerms terms;

    LogoChurn(List<AccountLine> lines, PeriodSpan span, BridgeMode bridge) {
        this(lines, span, bridge, EndingTerms.NONE);
    }

    /** @param terms those that ended in the period */
    LogoChurn(List<AccountLine> lines, PeriodSpan span, BridgeMode bridge, EndingTerms terms) {
        this.lines = lines;
        this.span = span;
        this.bridge = bridge;
        this.terms = terms;
    }

    Rate in(Population population) {
        return switch (population) {
            case CLOSED_COHORT -> new Tally(this::lost, this::opening).counts(lines);
            case FLOW_OVER_OPENING ->
                new Tally(this::events, this::opening).counts(lines).asFlow();
            case EXPOSURE_COUNT ->
                new Tally(this::events, line -> opening(line) + entries(line))
                        .counts(lines)
                        .asFlow();
            case EXPOSURE_PERSON_TIME ->
                new Tally(this::events, this::days).counts(lines).asMonthlyHazard();
            case AVERAGE ->
                new Tally(line -> 2 * events(line), line -> opening(line) + closing(line))
                        .counts(lines)
                        .asFlowOverAverage();
            case AVAILABLE_TO_RENEW -> availableToRenew();
        };
    }

    private Rate availableToRenew() {
        Rate rate = new Tally(line -> terms.left(line) ? 1 : 0, line -> terms.couldLeave(line) ? 1 : 0).counts(lines);
        return terms.open() ? rate.flagged(Rate.Flag.PARTIAL_PERIOD) : rate;
    }

    /** Of the accounts active when the period opens, those not lost when it closes. */
    Tally retained() {
        return new Tally(line -> opening(line) - lost(line), this::opening);
    }

    /** Of the accounts new in the period, those gone when it closes. */
    Rate ofNewCustomers() {
        return new Tally(
                        line -> entries(line) > 0 && line.isLostOn(span.closing()) ? 1 : 0,
                        line -> entries(line) > 0 ? 1 : 0)
                .counts(lines);
    }

    /** The sum over the days of what churned on each out of those active before it. */
    Answer<Double> sumOfDays() {
        double sum = 0;
        boolean anybody = false;
        List<Contribution> terms = new ArrayList<>();
        for (int day = span.opening() + 1; day <= span.closing(); day++) {
            PeriodSpan one = new PeriodSpan(day - 1, day, true, span.maturity());
            Rate rate = new LogoChurn(lines, one, BridgeMode.EVENT).in(Population.FLOW_OVER_OPENING);
            anybody |= rate.denominator() > 0;
            if (rate.numerator() > 0 && rate.denominator() > 0) {
                double share = (double) rate.numerator() / rate.denominator();
                terms.add(new Contribution(LocalDate.ofEpochDay(day).toString(), share));
                sum += share;
            }
        }
        return anybody
                ? Answer.known(sum, Explanation.sum("sum of daily churn", terms))
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was active on any day of the period");
    }

    private long opening(AccountLine line) {
        return line.isActiveOn(span.opening()) ? 1 : 0;
    }

    private long closing(AccountLine line) {
        return line.isActiveOn(span.closing()) ? 1 : 0;
    }

    private long lost(AccountLine line) {
        return line.isActiveOn(span.opening()) && line.isLostOn(span.closing()) ? 1 : 0;
    }

    private long events(AccountLine line) {
        return Moves.count(MovementKind.CHURN, line, span, bridge);
    }

    private long entries(AccountLine line) {
        return Moves.count(MovementKind.NEW, line, span, bridge);
    }

    private long days(AccountLine line) {
        long days = 0;
        int from = span.opening() + 1;
        for (int step = line.stepOn(from); from <= span.closing(); step++) {
            int next = step + 1 < line.size() ? Math.min(line.day(step + 1), span.closing() + 1) : span.closing() + 1;
            days += line.isActiveOn(from) ? next - from : 0;
            from = next;
        }
        return days;
    }
}

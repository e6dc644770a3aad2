package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One account over one period in one currency: what a {@link Metric} reads. The opening is the state on the day before
 * the period, the closing the state on its last day, or on the evaluation day where that is earlier; a policy may say
 * otherwise by its {@link RevenuePolicy#opening()}.
 */
public final class AccountPeriod {

    private final AccountLine line;
    private final DateRange period;
    private final int opening;
    private final int closing;

    AccountPeriod(AccountLine line, DateRange period, PeriodSpan span) {
        this.line = line;
        this.period = period;
        this.opening = span.opening();
        this.closing = span.closing();
    }

    /** Returns the account. */
    public AccountId accountId() {
        return line.accountId();
    }

    /** Returns the period. */
    public DateRange period() {
        return period;
    }

    /** Returns what it paid a month before the period. */
    public Mrr opening() {
        return amount(line.unitsOn(opening));
    }

    /** Returns what it pays a month at the end. */
    public Mrr closing() {
        return amount(line.unitsOn(closing));
    }

    /**
     * Returns what it pays a month at the end, at the exchange rates of the opening: what to compare with the opening.
     * The same as {@link #closing()} where nothing was converted.
     */
    public Mrr closingAtOpeningRates() {
        return amount(line.unitsAtRatesOf(opening, closing));
    }

    /** Returns where it stood before the period. */
    public CustomerState openingState() {
        return line.stateOn(opening);
    }

    /** Returns where it stands at the end. */
    public CustomerState closingState() {
        return line.stateOn(closing);
    }

    /** Returns whether it was active before the period: it paid, or the policy counts it without. */
    public boolean wasActive() {
        return line.isActiveOn(opening);
    }

    /** Returns whether it is lost at the end: neither active nor paused. */
    public boolean isLost() {
        return line.isLostOn(closing);
    }

    /** Returns its movements in the period, the earliest first. */
    public List<Movement> movements() {
        List<Movement> all = new ArrayList<>();
        for (int i = line.stepOn(opening) + 1; i < line.size() && line.day(i) <= closing; i++) {
            if (line.isMovement(i)) {
                all.add(line.movement(i));
            }
        }
        return List.copyOf(all);
    }

    /**
     * Returns the first day on which it paid, by the end of the period, as the price states tell, whatever
     * {@link RevenueLedger#withFirstPaid} was told; empty if it never did until then.
     */
    public Optional<LocalDate> firstPaidOn() {
        int first = line.firstPaying();
        return first >= 0 && line.day(first) <= closing
                ? Optional.of(LocalDate.ofEpochDay(line.day(first)))
                : Optional.empty();
    }

    private Mrr amount(long units) {
        return Mrr.ofUnits(line.currency(), units);
    }
}

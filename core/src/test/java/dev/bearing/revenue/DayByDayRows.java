package dev.bearing.revenue;

import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What every price state stands for on one day, by exact fractions: the rows under {@link DayByDayOracle}. */
final class DayByDayRows {

    private final List<PriceState> known;
    private final RevenuePolicy policy;
    private final LocalDate asOf;

    DayByDayRows(Collection<PriceState> states, RevenuePolicy policy, LocalDate asOf) {
        this(knownOn(states, asOf), asOf, policy);
    }

    private DayByDayRows(List<PriceState> known, LocalDate asOf, RevenuePolicy policy) {
        this.known = known;
        this.policy = policy;
        this.asOf = asOf;
    }

    /** Rows of which all is known, also of those that begin later. */
    static DayByDayRows foreknown(List<PriceState> rows, RevenuePolicy policy, LocalDate asOf) {
        return new DayByDayRows(rows, asOf, policy);
    }

    LocalDate asOf() {
        return asOf;
    }

    List<PriceState> known() {
        return known;
    }

    /** The version recorded last by the day of every row that had begun by it. */
    private static List<PriceState> knownOn(Collection<PriceState> states, LocalDate day) {
        return states.stream()
                .filter(state ->
                        !state.recordedOn().isAfter(day) && !state.from().isAfter(day))
                .filter(state -> states.stream()
                        .noneMatch(other -> other.subscriptionId().equals(state.subscriptionId())
                                && other.from().equals(state.from())
                                && !other.recordedOn().isAfter(day)
                                && other.recordedOn().isAfter(state.recordedOn())))
                .distinct()
                .toList();
    }

    /**
     * What a state counts for on a day, as a fraction of units: amount × quantity, less a discount, × bills a month.
     */
    static Fraction exactUnits(PriceState state, boolean discounted) {
        return exactUnits(state, discounted, IntervalFactors.YEAR_365);
    }

    private static Fraction exactUnits(PriceState state, boolean discounted, IntervalFactors factors) {
        Fraction bill = Fraction.of(state.amount()).times(Fraction.of(state.quantity(), 1));
        if (discounted && state.discount().isPresent()) {
            Discount discount = state.discount().get();
            if (discount.percentOff().isPresent()) {
                Fraction kept = Fraction.of(100, 1)
                        .minus(Fraction.of(discount.percentOff().get()));
                bill = bill.times(kept).times(Fraction.of(1, 100));
            }
            if (discount.amountOff().isPresent()) {
                bill = bill.minus(Fraction.of(discount.amountOff().get())).max(Fraction.ZERO);
            }
        }
        Fraction billsAMonth = switch (state.interval()) {
            case DAY -> daysAMonth(factors);
            case WEEK -> weeksAMonth(factors);
            case MONTH -> Fraction.of(1, 1);
            case QUARTER -> Fraction.of(1, 3);
            case HALF_YEAR -> Fraction.of(1, 6);
            case YEAR -> Fraction.of(1, 12);
        };
        long minorPerMajor = (long) Math.pow(10, state.currency().getDecimalPlaces());
        return bill.times(billsAMonth)
                .times(Fraction.of(1, state.intervalCount()))
                .times(Fraction.of(minorPerMajor, 1))
                .times(Fraction.of(Mrr.UNITS_PER_MINOR, 1));
    }

    private static Fraction daysAMonth(IntervalFactors factors) {
        return switch (factors) {
            case YEAR_365, YEAR_52W -> Fraction.of(365, 12);
            case PADDLE, THIRTY_DAY -> Fraction.of(30, 1);
            case MEAN_GREGORIAN -> Fraction.of(new BigDecimal("30.436875"));
        };
    }

    private static Fraction weeksAMonth(IntervalFactors factors) {
        return switch (factors) {
            case YEAR_365, MEAN_GREGORIAN -> daysAMonth(factors).times(Fraction.of(1, 7));
            case YEAR_52W -> Fraction.of(52, 12);
            case PADDLE -> Fraction.of(new BigDecimal("4.33"));
            case THIRTY_DAY -> Fraction.of(4, 1);
        };
    }

    /** A row whose end is not known yet ends where the next one begins: a subscription has one price at a time. */
    boolean inForce(PriceState state, LocalDate day) {
        return !day.isBefore(state.from())
                && state.to().map(day::isBefore).orElse(true)
                && !cancelled(state, day)
                && known.stream()
                        .noneMatch(other -> other.subscriptionId().equals(state.subscriptionId())
                                && other.from().isAfter(state.from())
                                && !other.from().isAfter(day));
    }

    /** Whether the request, or the end of billing, ended it by a day: what the last row of its chain says counts. */
    private boolean cancelled(PriceState state, LocalDate day) {
        PriceState last = lastOfChain(state);
        Optional<LocalDate> asked = last.cancelRequestedOn().filter(request -> !request.isAfter(asOf));
        Optional<LocalDate> ends = switch (policy.recognition()) {
            case END_OF_SERVICE -> Optional.empty();
            case ON_REQUEST -> asked;
            case BILLING_END -> last.billingEndsOn().filter(end -> asked.isPresent() || !end.isAfter(asOf));
        };
        return ends.filter(end -> !end.isAfter(day)).isPresent();
    }

    /** The row that tells whether the end of a row was asked for. */
    PriceState asking(PriceState state) {
        return policy.recognition() == RevenuePolicy.Recognition.ON_REQUEST ? lastOfChain(state) : state;
    }

    /** The last of the rows that follow one another without a gap. */
    private PriceState lastOfChain(PriceState state) {
        PriceState last = state;
        for (Optional<PriceState> next = after(last); next.isPresent(); next = after(last)) {
            last = next.get();
        }
        return last;
    }

    /** The next row, if no day lies between: a row whose end is not known yet ends where the next one begins. */
    private Optional<PriceState> after(PriceState state) {
        return known.stream()
                .filter(other -> other.subscriptionId().equals(state.subscriptionId())
                        && other.from().isAfter(state.from()))
                .min(Comparator.comparing(PriceState::from))
                .filter(next ->
                        state.to().map(end -> !end.isBefore(next.from())).orElse(true));
    }

    /** What a row adds to its account's total on a day on which it is in force. */
    long units(PriceState state, LocalDate day) {
        return switch (state.status()) {
            case ACTIVE -> own(state, day);
            case FREE -> 0;
            case PAST_DUE -> inGrace(state, day) ? own(state, day) : 0;
            case PAUSED -> policy.pauses() == RevenuePolicy.Pauses.KEEP_MRR ? kept(state, day) : 0;
        };
    }

    private long own(PriceState state, LocalDate day) {
        return exactUnits(state, discountHolds(state, day), policy.intervalFactors())
                .halfEven();
    }

    private boolean inGrace(PriceState state, LocalDate day) {
        return policy.pastDueGraceDays().isEmpty()
                || day.isBefore(
                        pastDueSince(state).plusDays(policy.pastDueGraceDays().getAsInt()));
    }

    /** A paused row at no price of its own keeps what was paid on the day before it began. */
    private long kept(PriceState state, LocalDate day) {
        LocalDate before = state.from().minusDays(1);
        return own(state, day) > 0
                ? own(state, day)
                : known.stream()
                        .filter(other ->
                                other.subscriptionId().equals(state.subscriptionId()) && inForce(other, before))
                        .mapToLong(other -> units(other, before))
                        .sum();
    }

    /** Whether a row stands for a pause on a day on which it is in force. */
    boolean isPause(PriceState state, LocalDate day) {
        return state.status() == PriceStatus.PAUSED
                && policy.pauses() != RevenuePolicy.Pauses.CHURN
                && units(state, day) == 0;
    }

    /** Whether a row stands for a free plan on a day on which it is in force. */
    boolean isFree(PriceState state, LocalDate day) {
        return switch (state.status()) {
            case FREE -> true;
            case ACTIVE -> own(state, day) == 0;
            case PAST_DUE -> inGrace(state, day) && own(state, day) == 0;
            case PAUSED -> false;
        };
    }

    /** Past-due rows that follow one another without a gap are one spell. */
    LocalDate pastDueSince(PriceState state) {
        return known.stream()
                .filter(other -> other.subscriptionId().equals(state.subscriptionId())
                        && other.status() == PriceStatus.PAST_DUE
                        && inForce(other, state.from().minusDays(1)))
                .findAny()
                .map(this::pastDueSince)
                .orElse(state.from());
    }

    private boolean discountHolds(PriceState state, LocalDate day) {
        if (state.discount().isEmpty()) {
            return false;
        }
        if (!policy.discounts().foreverCounts()) {
            return false;
        }
        if (state.discount().get().bills().isEmpty()) {
            return true;
        }
        if (policy.discounts().fewestBills().isEmpty()) {
            return false;
        }
        int bills = state.discount().get().bills().getAsInt();
        long intervals = (long) bills * state.intervalCount();
        LocalDate end = switch (state.interval()) {
            case DAY -> state.from().plusDays(intervals);
            case WEEK -> state.from().plusWeeks(intervals);
            case MONTH -> state.from().plusMonths(intervals);
            case QUARTER -> state.from().plusMonths(3 * intervals);
            case HALF_YEAR -> state.from().plusMonths(6 * intervals);
            case YEAR -> state.from().plusMonths(12 * intervals);
        };
        return bills >= policy.discounts().fewestBills().getAsInt() && day.isBefore(end);
    }
}

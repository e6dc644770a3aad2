package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the rows of a churn model come from: on which days accounts are observed, and what counts as churn.
 * Subscriptions at most {@code gapDays} apart are one active stretch; an account is observed on {@code start + k ×
 * interval - leadDays}, k = 1, 2, …, while it is active, so early before each renewal that something can still be done;
 * a row is labelled by what happens until the next one.
 *
 * <pre>{@code
 * ObservationPlan plan = ObservationPlan.every(Period.ofMonths(1)).withLeadDays(14);
 * List<ChurnObservation> rows = plan.observations(ledger);
 * }</pre>
 *
 * <p>There is one row for each account and day. Rows of one account are not independent: keep them together in
 * cross-validation, and test on later days than those trained on. A stretch that ends before its first observation has
 * no row.
 *
 * <p>The end of a stretch is churn once no return can bridge it any more: {@code gapDays} after it. Until then, and for
 * stretches that go on, the last row is {@link ChurnObservation.Label#CENSORED}; it is left out unless
 * {@link #withCensored()} asks for it.
 *
 * <p>Departure from Gold's listings: the end of a stretch, the first day without a subscription, belongs to the row
 * before it if it falls on an observation day. In the listings it would be in no row.
 *
 * @param interval between observations, positive
 * @param leadDays how long before the end of each interval an account is observed, 0 or more, shorter than the interval
 * @param gapDays a pause of at most so many days is none, 0 or more
 * @param keepsCensored whether rows whose label is not known yet are kept, and marked
 * @see <a href="https://www.manning.com/books/fighting-churn-with-data">Gold, Fighting Churn with Data (2020), listings
 *     4.1 to 4.4</a>
 */
public record ObservationPlan(Period interval, int leadDays, int gapDays, boolean keepsCensored) {

    private static final LocalDate SHORTEST_MONTH = LocalDate.of(2001, 2, 1);

    /** @throws IllegalArgumentException if a part is out of its range */
    public ObservationPlan {
        requireNonNull(interval, "interval");
        long shortest = ChronoUnit.DAYS.between(SHORTEST_MONTH, SHORTEST_MONTH.plus(interval));
        checkArgument(!interval.isNegative() && shortest > 0, "interval must be positive, was %s", interval);
        checkArgument(
                leadDays >= 0 && leadDays < shortest,
                "leadDays must be at least 0 and shorter than the interval, was %s of %s",
                leadDays,
                interval);
        checkArgument(gapDays >= 0, "gapDays must not be negative, was %s", gapDays);
    }

    /** Returns the plan of an interval, without lead, gap and censored rows. */
    public static ObservationPlan every(Period interval) {
        return new ObservationPlan(interval, 0, 0, false);
    }

    /** Returns this plan with a lead. */
    public ObservationPlan withLeadDays(int days) {
        return new ObservationPlan(interval, days, gapDays, keepsCensored);
    }

    /** Returns this plan with a gap that is bridged. */
    public ObservationPlan withGapDays(int days) {
        return new ObservationPlan(interval, leadDays, days, keepsCensored);
    }

    /** Returns this plan, keeping the rows whose label is not known yet. */
    public ObservationPlan withCensored() {
        return new ObservationPlan(interval, leadDays, gapDays, true);
    }

    /** Returns the rows of the accounts of a ledger: active is who pays or is paused, in any currency. */
    public List<ChurnObservation> observations(RevenueLedger ledger) {
        TreeMap<AccountId, List<DateRange>> active = new TreeMap<>();
        for (AccountRevenue account : ledger.accounts()) {
            active.put(account.accountId(), account.spells());
        }
        return observations(active, ledger.asOf());
    }

    /**
     * Returns the rows of accounts, sorted by account and day.
     *
     * @param active the days on which each account was active, of one or several subscriptions, in any order
     * @param asOf the day of evaluation: what begins or ends after it has not happened yet
     */
    public List<ChurnObservation> observations(Map<AccountId, ? extends Collection<DateRange>> active, LocalDate asOf) {
        Days.check("asOf", asOf);
        List<ChurnObservation> rows = new ArrayList<>();
        new TreeMap<>(active).forEach((id, ranges) -> {
            for (DateRange stretch : bridged(ranges, asOf)) {
                addRows(id, stretch, asOf, rows);
            }
        });
        return rows;
    }

    /**
     * Returns the active stretches of one account: overlapping ranges, and those at most {@link #gapDays} apart, are
     * one.
     *
     * @param ranges in any order
     * @param asOf the day of evaluation: ranges that begin after it are left out, ends after it are open
     */
    public List<DateRange> bridged(Collection<DateRange> ranges, LocalDate asOf) {
        List<DateRange> known = ranges.stream()
                .filter(range -> !range.from().isAfter(asOf))
                .map(range -> range.to().isAfter(asOf) ? DateRange.startingOn(range.from()) : range)
                .sorted(Comparator.comparing(DateRange::from).thenComparing(DateRange::to))
                .toList();
        List<DateRange> bridged = new ArrayList<>();
        for (DateRange range : known) {
            int last = bridged.size() - 1;
            if (last >= 0 && ChronoUnit.DAYS.between(bridged.get(last).to(), range.from()) <= gapDays) {
                DateRange before = bridged.get(last);
                bridged.set(last, DateRange.of(before.from(), Days.later(before.to(), range.to())));
            } else {
                bridged.add(range);
            }
        }
        return bridged;
    }

    private void addRows(AccountId id, DateRange stretch, LocalDate asOf, List<ChurnObservation> rows) {
        for (int k = 1; ; k++) {
            LocalDate on = day(stretch, k);
            if (on.isAfter(asOf) || !on.isBefore(stretch.to())) {
                return;
            }
            LocalDate until = day(stretch, k + 1);
            ChurnObservation.Label label = label(stretch, until, asOf);
            if (keepsCensored || label != ChurnObservation.Label.CENSORED) {
                rows.add(new ChurnObservation(id, on, until, label));
            }
        }
    }

    private LocalDate day(DateRange stretch, int k) {
        return stretch.from().plus(interval.multipliedBy(k)).minusDays(leadDays);
    }

    private ChurnObservation.Label label(DateRange stretch, LocalDate until, LocalDate asOf) {
        if (until.isBefore(stretch.to())) {
            return until.isAfter(asOf) ? ChurnObservation.Label.CENSORED : ChurnObservation.Label.STAYED;
        }
        return stretch.to().plusDays(gapDays).isAfter(asOf)
                ? ChurnObservation.Label.CENSORED
                : ChurnObservation.Label.CHURNED;
    }
}

package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.DayByDayOracle.Change;
import dev.bearing.revenue.DayByDayOracle.Parts;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** Further numbers of the slow ledger: of tenures, new customers and whatever a policy leaves in or out. */
final class DayByDayNumbers {

    private final DayByDayOracle oracle;
    private final RevenuePolicy policy;

    DayByDayNumbers(DayByDayOracle oracle) {
        this.oracle = oracle;
        this.policy = oracle.policy();
    }

    /** The days on which an account was a customer in any currency, in stretches with gaps of more than some days. */
    List<DateRange> stretches(AccountId account, int gapDays) {
        List<DateRange> stretches = new ArrayList<>();
        LocalDate began = null;
        LocalDate lastThere = LocalDate.MIN;
        for (LocalDate day = oracle.firstDay(); !day.isAfter(oracle.asOf()); day = day.plusDays(1)) {
            if (isCustomer(account, day)) {
                began = began == null ? day : began;
                lastThere = day;
            } else if (began != null && lastThere.plusDays(gapDays).isBefore(day)) {
                stretches.add(DateRange.of(began, lastThere.plusDays(1)));
                began = null;
            }
        }
        if (began != null && lastThere.equals(oracle.asOf())) {
            stretches.add(DateRange.startingOn(began));
        } else if (began != null) {
            stretches.add(DateRange.of(began, lastThere.plusDays(1)));
        }
        return stretches;
    }

    private boolean isCustomer(AccountId account, LocalDate day) {
        return oracle.currencies().stream()
                .filter(currency -> oracle.accounts(currency).contains(account))
                .anyMatch(currency -> !DayByDayOracle.lost(oracle.on(account, currency, day)));
    }

    /** What was won and what was lost, as the policy counts them. */
    Parts gainsAndLosses(CurrencyUnit currency, DateRange period) {
        Map<MovementKind, Parts> bridge = oracle.bridge(currency, period);
        long gains = bridge.get(MovementKind.NEW).numerator()
                + bridge.get(MovementKind.EXPANSION).numerator();
        long losses = bridge.get(MovementKind.CHURN).numerator()
                + bridge.get(MovementKind.CONTRACTION).numerator();
        gains += policy.reactivationIsGain()
                ? bridge.get(MovementKind.REACTIVATION).numerator()
                : 0;
        gains += policy.pauseIsLoss() ? bridge.get(MovementKind.RESUME).numerator() : 0;
        losses += policy.pauseIsLoss() ? bridge.get(MovementKind.PAUSE).numerator() : 0;
        return new Parts(gains, -losses);
    }

    /** Of the accounts with a NEW in the period, those that are neither active nor paused when it closes. */
    Parts newCustomerChurn(CurrencyUnit currency, DateRange period) {
        List<AccountId> won = oracle.changes(currency).stream()
                .filter(change -> change.kind() == MovementKind.NEW)
                .filter(change -> change.on().isAfter(oracle.openingDay(period))
                        && !change.on().isAfter(oracle.lastDay(period)))
                .map(Change::account)
                .distinct()
                .toList();
        long gone = won.stream()
                .filter(account -> DayByDayOracle.lost(oracle.on(account, currency, oracle.lastDay(period))))
                .count();
        return new Parts(gone, won.size());
    }

    /** Revenue lost in the policy's own form. */
    Parts revenueChurn(CurrencyUnit currency, DateRange period, boolean net) {
        if (policy.revenueChurn() == RevenuePolicy.RevenueChurn.FLOW_OVER_OPENING) {
            return oracle.flowChurn(currency, period, net);
        }
        Parts kept = net ? oracle.netRetention(currency, period) : oracle.grossRetention(currency, period);
        return new Parts(kept.denominator() - kept.numerator(), kept.denominator());
    }

    /** The period of a headline: so many months, of which this is the last. */
    DateRange headline(YearMonth last) {
        YearMonth first = last;
        for (int i = 1; i < policy.headlineMonths(); i++) {
            first = first.minusMonths(1);
        }
        return DateRange.of(first.atDay(1), last.plusMonths(1).atDay(1));
    }

    /**
     * Whether the days of settling after a period have passed, and those in which a gap may yet turn out to be none.
     */
    boolean isFinal(DateRange period) {
        LocalDate asOf = oracle.asOf();
        return !asOf.isBefore(period.to().plusDays(policy.settleDays()))
                && !asOf.isBefore(period.to().plusDays(policy.mergeGapDays()));
    }

    /** How many accounts pay when a period opens. */
    long paying(CurrencyUnit currency, DateRange period) {
        return oracle.customers(currency, oracle.openingDay(period));
    }
}

package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.health.HealthBand;
import dev.bearing.internal.stats.Quantiles;
import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * How long before each churn the score had turned bad: the first day of the last unbroken run of observations in the
 * worst band, if that run reaches up to the last observation before the churn; never otherwise. An observation without
 * a score neither begins nor breaks a run. A warning that was there from the first observation on counts from it, so
 * that the days are no more than the stay was observed for.
 *
 * @param churns one entry for each churn of a customer that had a score before, by account and day
 */
public record LeadTimes(List<Warning> churns) {

    /** Copies the list. */
    public LeadTimes {
        requireNonNull(churns, "churns");
        churns = List.copyOf(churns);
    }

    /**
     * One churn.
     *
     * @param accountId the account
     * @param churnedOn the first day it was gone
     * @param daysBefore how many days before the band had turned bad; empty = it had not
     */
    public record Warning(AccountId accountId, LocalDate churnedOn, OptionalInt daysBefore) {

        /** Refuses null. */
        public Warning {
            requireNonNull(accountId, "accountId");
            requireNonNull(churnedOn, "churnedOn");
            requireNonNull(daysBefore, "daysBefore");
        }
    }

    /** Returns the share of churns that were warned of at least {@code leastDays} before. */
    public Rate warned(int leastDays) {
        long warned = churns.stream()
                .filter(churn ->
                        churn.daysBefore().isPresent() && churn.daysBefore().getAsInt() >= leastDays)
                .count();
        return Rate.ofCounts(warned, churns.size()).named("CHURNS", "");
    }

    /** Returns how many churns came while the last score before them was not in the worst band. */
    public int never() {
        return (int)
                churns.stream().filter(churn -> churn.daysBefore().isEmpty()).count();
    }

    /**
     * Returns the quantile of the days of warning, of the churns that were warned of.
     *
     * @param probability in [0, 1]: 0.5 for the median
     */
    public Answer<Double> days(double probability) {
        double[] days = churns.stream()
                .flatMapToInt(churn -> churn.daysBefore().stream())
                .asDoubleStream()
                .sorted()
                .toArray();
        return days.length == 0
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, "of " + churns.size() + " churns none was warned of")
                : Answer.known(Quantiles.of(days, probability));
    }

    static LeadTimes of(BacktestRows rows, HealthBand worst) {
        List<List<Integer>> byAccount = new ArrayList<>();
        rows.accounts().forEach(account -> byAccount.add(new ArrayList<>()));
        for (int row = 0; row < rows.size(); row++) {
            if (rows.isScored(row) && rows.leaves(row) && rows.on(row).isBefore(rows.churnedOn(row))) {
                byAccount.get(rows.account(row)).add(row);
            }
        }
        List<Warning> churns = new ArrayList<>();
        for (List<Integer> own : byAccount) {
            int from = 0;
            while (from < own.size()) {
                int end = from + 1;
                while (end < own.size() && rows.churnKey(own.get(end)) == rows.churnKey(own.get(from))) {
                    end++;
                }
                churns.add(warning(rows, own.subList(from, end), worst));
                from = end;
            }
        }
        churns.sort(Comparator.comparing(Warning::accountId).thenComparing(Warning::churnedOn));
        return new LeadTimes(churns);
    }

    private static Warning warning(BacktestRows rows, List<Integer> stay, HealthBand worst) {
        int first = stay.size();
        while (first > 0 && rows.isIn(worst, stay.get(first - 1))) {
            first--;
        }
        LocalDate churn = rows.churnedOn(stay.get(0));
        return new Warning(
                rows.accounts().get(rows.account(stay.get(0))),
                churn,
                first == stay.size()
                        ? OptionalInt.empty()
                        : OptionalInt.of((int) ChronoUnit.DAYS.between(rows.on(stay.get(first)), churn)));
    }
}

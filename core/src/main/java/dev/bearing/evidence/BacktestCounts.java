package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a back-test rests on. An observation is a customer on a day; it is judged if it was still a customer at the end
 * of the lead and its window is over.
 *
 * @param days on how many days customers were observed and judged
 * @param accounts how many different accounts have a judged observation with a score
 * @param observations how many judged observations have a score: what every figure but the counts is about
 * @param churned how many of them left in the window
 * @param churns how many different churns these led up to: the events
 * @param unscored how many judged observations have no score; they are in no other figure
 * @param unscoredChurned how many of those left in the window
 * @param unscoredReasons how many have no score for which reason
 * @param leftTooSoon how many observed customers left during the lead, or had left unnoticed; judged neither way
 */
public record BacktestCounts(
        int days,
        int accounts,
        int observations,
        int churned,
        int churns,
        int unscored,
        int unscoredChurned,
        Map<Answer.Reason, Integer> unscoredReasons,
        int leftTooSoon) {

    /** Copies the reasons. */
    public BacktestCounts {
        requireNonNull(unscoredReasons, "unscoredReasons");
        unscoredReasons = Collections.unmodifiableMap(new TreeMap<>(unscoredReasons));
    }

    /** Returns how many judged observations with a score stayed until the window closed. */
    public int stayed() {
        return observations - churned;
    }

    static BacktestCounts of(BacktestRows rows) {
        Set<Integer> days = new HashSet<>();
        Set<Integer> accounts = new HashSet<>();
        Set<Long> churns = new HashSet<>();
        int observations = 0;
        int churned = 0;
        int unscored = 0;
        int unscoredChurned = 0;
        int leftTooSoon = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.outcome(row) == BacktestPlan.Outcome.LEFT_TOO_SOON) {
                leftTooSoon++;
            } else if (rows.isJudged(row)) {
                days.add(rows.day(row));
                int left = rows.churned(row) ? 1 : 0;
                if (rows.isScored(row)) {
                    accounts.add(rows.account(row));
                    observations++;
                    churned += left;
                    if (left == 1) {
                        churns.add(rows.churnKey(row));
                    }
                } else {
                    unscored++;
                    unscoredChurned += left;
                }
            }
        }
        return new BacktestCounts(
                days.size(),
                accounts.size(),
                observations,
                churned,
                churns.size(),
                unscored,
                unscoredChurned,
                rows.unscored(),
                leftTooSoon);
    }
}

package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.health.HealthBand;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What became of the customers that were in a band: one line of the confusion table of a back-test.
 *
 * @param band the band
 * @param observations in how many observations, an account on a day, a customer was in it
 * @param churned how many of these left in the window
 * @param accounts how many different accounts the observations are of
 * @param churns how many different churns they led up to: one is seen from several days
 * @param share churned / observations with its 95 % interval, in which the observations of one account are not taken
 *     for independent; EMPTY_BASE where there are none
 */
public record BandOutcome(
        HealthBand band, int observations, int churned, int accounts, int churns, Answer<Estimate> share) {

    /** Refuses null. */
    public BandOutcome {
        requireNonNull(band, "band");
        requireNonNull(share, "share");
    }

    /** Returns how many stayed until the window closed. */
    public int stayed() {
        return observations - churned;
    }

    static BandOutcome of(HealthBand band, BacktestRows rows, int... judged) {
        int[] all = new int[rows.accounts().size()];
        int[] left = new int[all.length];
        Set<Long> churns = new HashSet<>();
        int observations = 0;
        int churned = 0;
        for (int row : judged) {
            if (rows.isIn(band, row)) {
                observations++;
                all[rows.account(row)]++;
                if (rows.churned(row)) {
                    churned++;
                    left[rows.account(row)]++;
                    churns.add(rows.churnKey(row));
                }
            }
        }
        int accounts = (int) Arrays.stream(all).filter(n -> n > 0).count();
        Answer<Estimate> share = observations == 0
                ? Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was in band " + band.name())
                : Answer.known(Estimate.of((double) churned / observations, GroupedShare.interval(left, all)));
        return new BandOutcome(band, observations, churned, accounts, churns.size(), share);
    }
}

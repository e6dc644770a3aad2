package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.OpenSide;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One leg of a path, over all accounts. An account arrives at a leg once it has what comes before the milestone; one
 * that had the milestone earlier never does. Of those that arrived and neither crossed nor churned, some wait.
 *
 * @param milestone where the leg leads
 * @param arrivals how many accounts came to it
 * @param crossed how many of them reached the milestone
 * @param churned how many of them churned first
 * @param waiting how many customers are on it now, those that lost the milestone again included
 * @param regressions how many customers have lost the milestone and do not have it now
 * @param medianDays the days within which half of the arrivals cross, or why that is not known
 * @param p90Days the days within which nine in ten of them do, or why that is not known
 * @param late of those waiting, how many are behind or stuck, by whose task is open
 * @param tasks the tasks of this leg
 */
public record LegReview(
        SuccessMilestone milestone,
        long arrivals,
        long crossed,
        long churned,
        long waiting,
        long regressions,
        Answer<Double> medianDays,
        Answer<Double> p90Days,
        SortedMap<OpenSide, Long> late,
        Accountability tasks) {

    /** Copies the map. */
    public LegReview {
        requireNonNull(late, "late");
        requireNonNull(milestone, "milestone");
        requireNonNull(medianDays, "medianDays");
        requireNonNull(p90Days, "p90Days");
        late = Collections.unmodifiableSortedMap(new TreeMap<>(late));
        requireNonNull(tasks, "tasks");
    }
}

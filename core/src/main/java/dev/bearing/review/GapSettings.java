package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AttributeCondition;
import dev.bearing.journey.GapPolicy;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a review looks for success gaps, and against what: a stated share, else the accounts of another segment, else
 * those that entered a leg earlier.
 *
 * @param policy times, least numbers and the rate of false discoveries
 * @param share the share that should cross in time, in (0, 1); absent: others are the reference
 * @param segment the accounts that are the reference; absent: an earlier period is
 * @param priorDays who entered a leg so many days before the review's day or earlier is the earlier period, at least 1
 * @param competitorReasons the reasons for leaving which say that a competitor won the account; where empty, those in
 *     which the word competitor stands
 */
public record GapSettings(
        GapPolicy policy,
        Optional<Double> share,
        Optional<AttributeCondition> segment,
        int priorDays,
        Set<String> competitorReasons) {

    private static final GapSettings DEFAULTS =
            new GapSettings(GapPolicy.standard(), Optional.empty(), Optional.empty(), 365, Set.of());

    /** @throws IllegalArgumentException if a number is out of its range, or both a share and a segment are given */
    public GapSettings {
        requireNonNull(share, "share");
        requireNonNull(segment, "segment");
        requireNonNull(competitorReasons, "competitorReasons");
        requireNonNull(policy, "policy");
        share.ifPresent(value -> checkArgument(value > 0 && value < 1, "share must be in (0, 1), was %s", value));
        checkArgument(share.isEmpty() || segment.isEmpty(), "reference must be a share or a segment, not both");
        checkArgument(priorDays >= 1, "priorDays must be at least 1, was %s", priorDays);
        competitorReasons = Collections.unmodifiableSortedSet(new TreeSet<>(competitorReasons));
    }

    /** Returns the standard policy against those who entered a leg 365 days ago or earlier. */
    public static GapSettings defaults() {
        return DEFAULTS;
    }

    /** Returns these settings with another policy. */
    public GapSettings withPolicy(GapPolicy value) {
        return new GapSettings(value, share, segment, priorDays, competitorReasons);
    }

    /** Returns these settings against a stated share, in (0, 1). */
    public GapSettings againstShare(double value) {
        return new GapSettings(policy, Optional.of(value), Optional.empty(), priorDays, competitorReasons);
    }

    /** Returns these settings against the accounts of a segment. */
    public GapSettings againstSegment(AttributeCondition condition) {
        return new GapSettings(policy, Optional.empty(), Optional.of(condition), priorDays, competitorReasons);
    }

    /** Returns these settings against those who entered a leg {@code days} days ago or earlier. */
    public GapSettings againstEarlierThan(int days) {
        return new GapSettings(policy, Optional.empty(), Optional.empty(), days, competitorReasons);
    }

    /** Returns these settings with the reasons for leaving which say that a competitor won the account. */
    public GapSettings withCompetitorReasons(String... reasons) {
        return new GapSettings(policy, share, segment, priorDays, Set.of(reasons));
    }

    /** Returns whether a reason for leaving says that a competitor won the account. */
    boolean isCompetitor(String reason) {
        return competitorReasons.isEmpty()
                ? reason.toLowerCase(Locale.ROOT).contains("competitor")
                : competitorReasons.contains(reason);
    }
}

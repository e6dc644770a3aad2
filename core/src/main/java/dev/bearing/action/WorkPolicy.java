package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How work is ranked and what it takes.
 *
 * @param ranking decides what to do first
 * @param hours the hours of effort by kind of work, positive; a kind that is absent takes an hour
 * @param hoursBySubject the hours of a particular intervention or expansion by its id, positive; these go before those
 *     of the kind
 * @param today how many accounts to name for today, 1 or more
 * @param renewalDays how many days ahead the end of a term is looked for, 1 or more
 */
public record WorkPolicy(
        WorkRanking ranking,
        SortedMap<WorkKind, Double> hours,
        SortedMap<String, Double> hoursBySubject,
        int today,
        int renewalDays) {

    private static final WorkPolicy STANDARD =
            new WorkPolicy(WorkRanking.standard(), new TreeMap<>(), new TreeMap<>(), 10, 90);

    /** @throws IllegalArgumentException if a number is out of its range */
    public WorkPolicy {
        requireNonNull(hours, "hours");
        requireNonNull(hoursBySubject, "hoursBySubject");
        requireNonNull(ranking, "ranking");
        hours = checked(hours);
        hoursBySubject = checked(hoursBySubject);
        checkArgument(today >= 1, "today must be at least 1, was %s", today);
        checkArgument(renewalDays >= 1, "renewalDays must be at least 1, was %s", renewalDays);
    }

    private static <K> SortedMap<K, Double> checked(Map<K, Double> hours) {
        hours.forEach((key, value) -> checkArgument(
                value > 0 && value < Double.POSITIVE_INFINITY,
                "hours of %s must be positive and finite, was %s",
                key,
                value));
        return Collections.unmodifiableSortedMap(new TreeMap<>(hours));
    }

    /** Returns gain per hour, an hour for everything, ten accounts, terms within 90 days: conventions, not findings. */
    public static WorkPolicy standard() {
        return STANDARD;
    }

    /** Returns this policy with another ranking. */
    public WorkPolicy withRanking(WorkRanking other) {
        return new WorkPolicy(other, hours, hoursBySubject, today, renewalDays);
    }

    /** Returns this policy with the hours that a kind of work takes. */
    public WorkPolicy withHours(WorkKind kind, double value) {
        SortedMap<WorkKind, Double> more = new TreeMap<>(hours);
        more.put(kind, value);
        return new WorkPolicy(ranking, more, hoursBySubject, today, renewalDays);
    }

    /** Returns this policy with the hours that a particular intervention or expansion takes. */
    public WorkPolicy withHours(String subject, double value) {
        SortedMap<String, Double> more = new TreeMap<>(hoursBySubject);
        more.put(requireNonNull(subject, "subject"), value);
        return new WorkPolicy(ranking, hours, more, today, renewalDays);
    }

    /** Returns the hours that an item takes. */
    public double hours(WorkKind kind, String subject) {
        return hoursBySubject.getOrDefault(subject, hours.getOrDefault(kind, 1.0));
    }
}

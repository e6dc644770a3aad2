package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Days.DAYS_A_MONTH;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.KnownFacts;
import dev.bearing.interaction.Interaction;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many hours of people's work interactions stand for: a convention, since hours are seldom written down.
 *
 * @param windowDays how many days back are looked at; positive
 * @param hoursPerInteraction the hours of an interaction whose channel is not listed; 0 or more, finite
 * @param hoursByChannel the hours of an interaction by its channel; 0 or more, finite
 */
public record EffortPolicy(int windowDays, double hoursPerInteraction, SortedMap<String, Double> hoursByChannel) {

    /** @throws IllegalArgumentException if a number is out of its range */
    public EffortPolicy {
        requireNonNull(hoursByChannel, "hoursByChannel");
        checkArgument(windowDays > 0, "windowDays must be positive, was %s", windowDays);
        checkHours("hoursPerInteraction", hoursPerInteraction);
        hoursByChannel = Collections.unmodifiableSortedMap(new TreeMap<>(hoursByChannel));
        hoursByChannel.forEach((channel, hours) -> checkHours("hoursByChannel of " + channel, hours));
    }

    private static void checkHours(String name, double hours) {
        checkArgument(
                hours >= 0 && hours < Double.POSITIVE_INFINITY, "%s must be 0 or more and finite, was %s", name, hours);
    }

    /** Returns a policy by which each interaction of the last {@code windowDays} takes the same hours. */
    public static EffortPolicy of(int windowDays, double hoursPerInteraction) {
        return new EffortPolicy(windowDays, hoursPerInteraction, new TreeMap<>());
    }

    /** Returns this policy with the hours of an interaction of one channel. */
    public EffortPolicy withChannel(String channel, double hours) {
        SortedMap<String, Double> more = new TreeMap<>(hoursByChannel);
        more.put(channel, hours);
        return new EffortPolicy(windowDays, hoursPerInteraction, more);
    }

    /**
     * Returns the hours per month (365/12 days) that one account took in the window that ends with a day; what happened
     * or became known after the day is ignored, and of several versions of one the last counts.
     */
    public double hoursPerMonth(Collection<Interaction> interactions, LocalDate asOf) {
        LocalDate since = asOf.minusDays(windowDays);
        double[] hours = KnownFacts.asOf(KnownFacts.distinct(interactions), asOf).stream()
                .filter(interaction -> interaction.on().isAfter(since))
                .mapToDouble(this::hours)
                .sorted()
                .toArray();
        double sum = 0;
        for (double each : hours) {
            sum += each;
        }
        return sum / windowDays * DAYS_A_MONTH;
    }

    private double hours(Interaction interaction) {
        return interaction
                .channel()
                .map(channel -> hoursByChannel.getOrDefault(channel, hoursPerInteraction))
                .orElse(hoursPerInteraction);
    }
}

package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.health.HealthSignals;
import java.time.LocalDate;
import java.util.Collection;

/** The condition on which an intervention is due: time, data or an event. */
public sealed interface InterventionTrigger {

    /**
     * Returns whether the condition holds at the end of the progress's day; nothing dated or recorded later is seen.
     *
     * @param progress how far the account is
     * @param events its milestone events
     * @param signals its signals as of the same day
     */
    boolean holds(JourneyProgress progress, Collection<MilestoneEvent> events, HealthSignals signals);

    /**
     * Time: the account has waited so long on the leg to a milestone.
     *
     * @param milestone the milestone that the leg leads to
     * @param days how many days, 0 or more
     */
    record Waited(String milestone, int days) implements InterventionTrigger {

        /** @throws IllegalArgumentException if the milestone is blank or the days negative */
        public Waited {
            checkText("milestone", milestone);
            checkArgument(days >= 0, "days must not be negative, was %s", days);
        }

        @Override
        public boolean holds(JourneyProgress progress, Collection<MilestoneEvent> events, HealthSignals signals) {
            return progress.openLegs().stream()
                    .anyMatch(leg -> leg.milestone().id().equals(milestone) && leg.daysWaited() >= days);
        }
    }

    /** On which side of a threshold a value lies. */
    enum Side {
        /** The value is less than the threshold. */
        BELOW,
        /** The value is more than the threshold. */
        ABOVE
    }

    /**
     * Data: the last value of a signal lies on one side of a threshold; a signal that was not seen lately holds
     * nothing.
     *
     * @param signal the signal
     * @param side on which side
     * @param threshold the threshold, finite
     * @param withinDays how many days back a value still counts, the day itself being the first; at least 1
     */
    record SignalIs(String signal, Side side, double threshold, int withinDays) implements InterventionTrigger {

        /** @throws IllegalArgumentException if the signal is blank, the threshold not finite or the days below 1 */
        public SignalIs {
            checkText("signal", signal);
            requireNonNull(side, "side");
            checkArgument(Double.isFinite(threshold), "threshold must be finite, was %s", threshold);
            checkArgument(withinDays >= 1, "withinDays must be at least 1, was %s", withinDays);
        }

        @Override
        public boolean holds(JourneyProgress progress, Collection<MilestoneEvent> events, HealthSignals signals) {
            checkArgument(
                    signals.asOf().equals(progress.asOf()),
                    "signals must be as of %s, were as of %s",
                    progress.asOf(),
                    signals.asOf());
            LocalDate first = progress.asOf().minusDays(withinDays - 1L);
            boolean lately =
                    signals.lastOn(signal).filter(day -> !day.isBefore(first)).isPresent();
            double value = signals.last(signal).orElse(threshold);
            return lately && (side == Side.BELOW ? value < threshold : value > threshold);
        }
    }

    /**
     * Event: something was said of a milestone lately.
     *
     * @param milestone the milestone
     * @param level what was said
     * @param withinDays for how many days it counts, the day itself being the first; at least 1
     */
    record Happened(String milestone, MilestoneLevel level, int withinDays) implements InterventionTrigger {

        /** @throws IllegalArgumentException if the milestone is blank or the days below 1 */
        public Happened {
            checkText("milestone", milestone);
            requireNonNull(level, "level");
            checkArgument(withinDays >= 1, "withinDays must be at least 1, was %s", withinDays);
        }

        @Override
        public boolean holds(JourneyProgress progress, Collection<MilestoneEvent> events, HealthSignals signals) {
            LocalDate asOf = progress.asOf();
            LocalDate first = asOf.minusDays(withinDays - 1L);
            return events.stream()
                    .anyMatch(event -> event.milestone().equals(milestone)
                            && event.level() == level
                            && !event.on().isBefore(first)
                            && !event.on().isAfter(asOf)
                            && !event.recordedOn().isAfter(asOf));
        }
    }
}

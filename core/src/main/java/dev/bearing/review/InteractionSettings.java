package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.evidence.ValueDriver;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.interaction.MeaningfulContact;
import java.util.List;

/**
 * What a review shows of interactions, of owners and of drivers of value.
 *
 * @param meaningful which interactions count as being in touch
 * @param cadences how often contact is required, by the name of the requirement in a desired outcome, each once; one
 *     that no desired outcome names is for nobody
 * @param ownerAttribute the dated attribute that says who owns an account
 * @param drivers what may go together with customers staying, with different keys; where empty, every signal at its
 *     median and every milestone
 * @param driverDays over how many days, up to that of the review, customers are followed for that, positive
 */
public record InteractionSettings(
        MeaningfulContact meaningful,
        List<ContactCadence> cadences,
        String ownerAttribute,
        List<ValueDriver> drivers,
        int driverDays) {

    private static final int HALF_A_YEAR = 180;
    private static final InteractionSettings DEFAULT =
            new InteractionSettings(MeaningfulContact.any(), List.of(), "owner", List.of(), HALF_A_YEAR);

    /** @throws IllegalArgumentException if a name stands twice or is blank, or the days are not positive */
    public InteractionSettings {
        requireNonNull(cadences, "cadences");
        requireNonNull(ownerAttribute, "ownerAttribute");
        requireNonNull(drivers, "drivers");
        requireNonNull(meaningful, "meaningful");
        cadences = List.copyOf(cadences);
        drivers = List.copyOf(drivers);
        checkText("ownerAttribute", ownerAttribute);
        checkArgument(
                cadences.stream().map(ContactCadence::requirement).distinct().count() == cadences.size(),
                "two cadences are of one requirement");
        checkArgument(
                drivers.stream().map(ValueDriver::key).distinct().count() == drivers.size(),
                "two drivers have one key");
        checkArgument(driverDays > 0, "driverDays must be positive, was %s", driverDays);
    }

    /**
     * Returns that any interaction counts, no cadence, the attribute {@code owner}, and derived drivers over 180 days.
     */
    public static InteractionSettings defaults() {
        return DEFAULT;
    }

    /** Returns these settings with another convention of what counts as being in touch. */
    public InteractionSettings withMeaningful(MeaningfulContact contact) {
        return new InteractionSettings(contact, cadences, ownerAttribute, drivers, driverDays);
    }

    /** Returns these settings with these cadences. */
    public InteractionSettings withCadences(List<ContactCadence> values) {
        return new InteractionSettings(meaningful, values, ownerAttribute, drivers, driverDays);
    }

    /** Returns these settings with another attribute that says who owns an account. */
    public InteractionSettings withOwnerAttribute(String attribute) {
        return new InteractionSettings(meaningful, cadences, attribute, drivers, driverDays);
    }

    /** Returns these settings with these drivers of value, over {@code days} days. */
    public InteractionSettings withDrivers(List<ValueDriver> values, int days) {
        return new InteractionSettings(meaningful, cadences, ownerAttribute, values, days);
    }
}

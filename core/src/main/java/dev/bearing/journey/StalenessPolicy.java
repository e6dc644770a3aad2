package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * When what is known of a desired outcome is too old: a convention with a name, for there is no right number of days.
 *
 * @param name its name, not blank
 * @param statedDays how many days after somebody last said what the account wants that is stale; positive
 * @param evidenceDays how many days a measurement or an observation counts before it is unknown again; positive, or
 *     empty where it counts until there is another
 */
public record StalenessPolicy(String name, int statedDays, OptionalInt evidenceDays) {

    private static final StalenessPolicy YEARLY = of("yearly", 365);

    /** @throws IllegalArgumentException if the name is blank or a number of days not positive */
    public StalenessPolicy {
        checkText("name", name);
        checkArgument(statedDays > 0, "statedDays must be positive, was %s", statedDays);
        requireNonNull(evidenceDays, "evidenceDays");
        evidenceDays.ifPresent(days -> checkArgument(days > 0, "evidenceDays must be positive, was %s", days));
    }

    /** Returns a policy by which evidence never grows too old. */
    public static StalenessPolicy of(String name, int statedDays) {
        return new StalenessPolicy(name, statedDays, OptionalInt.empty());
    }

    /** Returns "yearly": stale after 365 days, evidence never too old. */
    public static StalenessPolicy yearly() {
        return YEARLY;
    }

    /** Returns this policy, by which a measurement or an observation counts for {@code days} days; positive. */
    public StalenessPolicy withEvidenceDays(int days) {
        return new StalenessPolicy(name, statedDays, OptionalInt.of(days));
    }

    /** Returns whether what was said on a day is stale on another: more than {@code statedDays} days later. */
    public boolean isStale(LocalDate statedOn, LocalDate asOf) {
        return ChronoUnit.DAYS.between(statedOn, asOf) > statedDays;
    }

    /** Returns whether evidence of a day no longer counts on another: more than {@code evidenceDays} days later. */
    boolean isExpired(LocalDate seenOn, LocalDate asOf) {
        return evidenceDays.isPresent() && ChronoUnit.DAYS.between(seenOn, asOf) > evidenceDays.getAsInt();
    }
}

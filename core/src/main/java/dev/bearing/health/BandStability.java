package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;

/**
 * What keeps a band from flip-flopping: how far a score must leave its band, how long it must stay away, and how soon
 * another alert may follow. {@link BandTracker} applies it; {@link BandReplay} says what each setting would have done
 * to last quarter's alerts.
 *
 * @param margin how far the score must be past the edge of its band to leave it (hysteresis), in points of the score,
 *     in {@code [0, 1)}: with 0.05, a score leaves the band {@code [0.5, 0.75)} below 0.45 or at 0.8 and above; 0 = at
 *     the edge itself
 * @param dwellDays for how many days a new band must hold before it counts, 0 or more: with 7, a score that leaves its
 *     band on the 1st and stays away changes band on the 8th; 0 = at once
 * @param coolDownDays the least number of days between two alerts of one account, 0 or more; what changes meanwhile is
 *     told when they have passed, if it still holds; 0 = every change is an alert
 */
public record BandStability(double margin, int dwellDays, int coolDownDays) {

    private static final BandStability NONE = new BandStability(0, 0, 0);

    /** @throws IllegalArgumentException if a number is out of its range */
    public BandStability {
        checkArgument(margin >= 0 && margin < 1, "margin must be in [0, 1), was %s", margin);
        checkArgument(dwellDays >= 0, "dwellDays must not be negative, was %s", dwellDays);
        checkArgument(coolDownDays >= 0, "coolDownDays must not be negative, was %s", coolDownDays);
        margin = margin + 0.0;
    }

    /** Returns that nothing is held back: the band is the one in which the score lies, and every change is an alert. */
    public static BandStability none() {
        return NONE;
    }

    /** Returns this stability with another margin, in points of the score. */
    public BandStability withMargin(double points) {
        return new BandStability(points, dwellDays, coolDownDays);
    }

    /** Returns this stability with another dwell time. */
    public BandStability withDwellDays(int days) {
        return new BandStability(margin, days, coolDownDays);
    }

    /** Returns this stability with another cool-down. */
    public BandStability withCoolDownDays(int days) {
        return new BandStability(margin, dwellDays, days);
    }

    /** Returns the three numbers in words, such as {@code margin 0.05, dwell 7 d, cool-down 14 d}. */
    @Override
    public String toString() {
        return "margin " + margin + ", dwell " + dwellDays + " d, cool-down " + coolDownDays + " d";
    }
}

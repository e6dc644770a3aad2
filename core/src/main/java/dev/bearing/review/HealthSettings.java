package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.health.HealthRollUp;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a review shows of health besides each account's score.
 *
 * @param rollUpBy the attribute that names an account's parent, or the product or site it belongs to
 * @param rollUpMethod how the accounts make the health of their parent; {@link HealthRollUp.Method#WEIGHTED} weighs
 *     them by what they pay
 * @param sentiments the name of the band that a person's word stands for, by word; a band's own name stands for itself
 */
public record HealthSettings(String rollUpBy, HealthRollUp.Method rollUpMethod, SortedMap<String, String> sentiments) {

    private static final HealthSettings DEFAULT =
            new HealthSettings("parent_id", HealthRollUp.Method.MEAN, new TreeMap<>());

    /** @throws IllegalArgumentException if the attribute, a word or a band's name is blank */
    public HealthSettings {
        requireNonNull(rollUpBy, "rollUpBy");
        requireNonNull(sentiments, "sentiments");
        checkText("rollUpBy", rollUpBy);
        requireNonNull(rollUpMethod, "rollUpMethod");
        sentiments = Collections.unmodifiableSortedMap(new TreeMap<>(sentiments));
        sentiments.forEach((word, band) -> checkArgument(
                !word.isBlank() && !band.isBlank(), "sentiments must not be blank, were %s = %s", word, band));
    }

    /** Returns a roll-up to the attribute {@code parent_id} by the mean, and no words but the bands' own. */
    public static HealthSettings defaults() {
        return DEFAULT;
    }

    /** Returns these settings with another roll-up. */
    public HealthSettings withRollUp(String attribute, HealthRollUp.Method method) {
        return new HealthSettings(attribute, method, sentiments);
    }

    /** Returns these settings with one word more, and the band that it stands for. */
    public HealthSettings withSentiment(String word, String band) {
        TreeMap<String, String> more = new TreeMap<>(sentiments);
        more.put(word, band);
        return new HealthSettings(rollUpBy, rollUpMethod, more);
    }
}

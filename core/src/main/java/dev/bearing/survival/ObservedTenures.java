package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.DateRange;
import java.util.List;

/**
 * Tenures as a model takes them, and what was left out on the way.
 *
 * @param spells one per tenure observed
 * @param tenures the tenures themselves, in the order of the spells
 * @param window the days observed
 * @param zeros how many tenures were of no tick, whatever became of them
 * @param leftOut how many were left out: those over before they could be observed for a whole tick, and those of no
 *     tick where the plan excludes them
 */
public record ObservedTenures(Spells spells, List<Tenure> tenures, DateRange window, long zeros, long leftOut) {

    /** @throws IllegalArgumentException if there are not as many spells as tenures */
    public ObservedTenures {
        requireNonNull(spells, "spells");
        requireNonNull(tenures, "tenures");
        tenures = List.copyOf(tenures);
        checkArgument(
                spells.size() == tenures.size(),
                "there must be one spell per tenure, were %s of %s",
                spells.size(),
                tenures.size());
        requireNonNull(window, "window");
    }

    /** Returns where a model fitted to these comes from, with the days they cover. */
    public FitProvenance provenance(RetentionModel model) {
        return model.provenance().withWindow(window);
    }
}

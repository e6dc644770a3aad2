package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How health is cut into bands: {@code [from, to)}, the last one closed, without a gap or an overlap, so that every
 * health lies in exactly one of them.
 *
 * @param bands the bands from the worst to the best: the first begins at 0, each ends where the next begins, the last
 *     ends at 1
 */
public record BandPolicy(List<HealthBand> bands) {

    private static final BandPolicy STANDARD =
            builder().band("low", 0).band("middle", 0.5).band("high", 0.75).build();

    /** @throws IllegalArgumentException if there is no band, a gap, an overlap or a name twice */
    public BandPolicy {
        requireNonNull(bands, "bands");
        bands = List.copyOf(bands);
        checkArgument(!bands.isEmpty(), "bands must not be empty");
        Set<String> names = new HashSet<>();
        double end = 0;
        for (HealthBand band : bands) {
            checkArgument(band.from() == end, "band %s must begin at %s, was %s", band.name(), end, band.from());
            checkArgument(names.add(band.name()), "band %s stands twice", band.name());
            end = band.to();
        }
        checkArgument(end == 1, "the last band must end at 1, was %s", end);
    }

    /** Returns the bands low {@code [0, 0.5)}, middle {@code [0.5, 0.75)} and high {@code [0.75, 1]}. */
    public static BandPolicy standard() {
        return STANDARD;
    }

    /** Returns a builder that takes the bands from the worst to the best. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the band in which {@code health} lies. */
    public HealthBand bandOf(Health health) {
        int last = bands.size() - 1;
        while (last > 0 && health.value() < bands.get(last).from()) {
            last--;
        }
        return bands.get(last);
    }

    /** Builds a band policy from each band's name and lower end. */
    public static final class Builder {

        private final List<String> names = new ArrayList<>();
        private final List<Double> starts = new ArrayList<>();

        private Builder() {}

        /**
         * Adds the next better band, which begins at {@code from}: the first at 0, a later one above the one before it
         * and below 1.
         *
         * @throws IllegalArgumentException if it begins elsewhere
         */
        public Builder band(String name, double from) {
            double previous = starts.isEmpty() ? 0 : starts.get(starts.size() - 1);
            checkArgument(
                    starts.isEmpty() ? from == 0 : from > previous && from < 1,
                    "from of band %s must be %s, was %s",
                    name,
                    starts.isEmpty() ? "0, since it is the first" : "in (" + previous + ", 1)",
                    from);
            names.add(requireNonNull(name, "name"));
            starts.add(from);
            return this;
        }

        /** Returns the policy. */
        public BandPolicy build() {
            List<HealthBand> bands = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                bands.add(new HealthBand(names.get(i), starts.get(i), i + 1 < names.size() ? starts.get(i + 1) : 1));
            }
            return new BandPolicy(bands);
        }
    }
}

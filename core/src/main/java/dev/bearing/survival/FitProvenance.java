package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Where the numbers of a fitted model come from, so that a reader can tell what they stand on and make them again.
 *
 * @param model the model's stable name, such as {@code kaplan-meier}, {@code cox} or {@code sbg}
 * @param version which revision of the method computed it; rises when the same data would give other numbers
 * @param rows how many rows it was fitted to, those of weight zero left out
 * @param events how many of them ended in the event
 * @param parameters what was estimated or set, by name, in the model's order
 * @param iterations how many steps an iterative fit took; 0 for a closed form
 * @param converged whether it reached its stopping rule; true for a closed form
 * @param flags what a reader must know of the fit, in plain words, sorted: a limit that was reached, a column left out
 * @param window the days the data cover, where the rows came with dates
 * @param seed the seed of its random draws, where it has any
 */
public record FitProvenance(
        String model,
        int version,
        long rows,
        long events,
        Map<String, Double> parameters,
        int iterations,
        boolean converged,
        List<String> flags,
        Optional<DateRange> window,
        OptionalLong seed) {

    /** @throws IllegalArgumentException if the name is blank or a count negative */
    public FitProvenance {
        requireNonNull(model, "model");
        requireNonNull(parameters, "parameters");
        requireNonNull(flags, "flags");
        requireNonNull(window, "window");
        requireNonNull(seed, "seed");
        checkArgument(!model.isBlank(), "model must not be blank");
        checkArgument(version >= 1, "version must be at least 1, was %s", version);
        checkArgument(rows >= 0, "rows must not be negative, was %s", rows);
        checkArgument(events >= 0, "events must not be negative, was %s", events);
        checkArgument(iterations >= 0, "iterations must not be negative, was %s", iterations);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        flags = List.copyOf(new TreeSet<>(flags));
    }

    /** Returns a builder of a fit in closed form, without parameters. */
    public static Builder builder(String model, long rows, long events) {
        requireNonNull(model, "model");
        return new Builder(model, rows, events);
    }

    /** Returns this provenance with the days the data cover. */
    public FitProvenance withWindow(DateRange days) {
        return new FitProvenance(
                model, version, rows, events, parameters, iterations, converged, flags, Optional.of(days), seed);
    }

    /** Returns how a number of a model follows from its parameters. */
    Explanation explained(String name) {
        return Explanation.inputs(
                name,
                parameters.entrySet().stream()
                        .map(entry -> new Contribution(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /** Returns model, counts and parameters in a line, such as {@code cox, 6 rows, 4 events, {x=0.75}}. */
    String inALine() {
        return model + ", " + rows + " rows, " + events + " events" + (parameters.isEmpty() ? "" : ", " + parameters);
    }

    /** Builds a provenance; the order of calls does not matter, but for that of the parameters. */
    public static final class Builder {

        private final String model;
        private final long rows;
        private final long events;
        private final Map<String, Double> parameters = new LinkedHashMap<>();
        private final List<String> flags = new ArrayList<>();
        private int version = 1;
        private int iterations;
        private boolean converged = true;
        private Optional<DateRange> window = Optional.empty();
        private OptionalLong seed = OptionalLong.empty();

        private Builder(String model, long rows, long events) {
            this.model = model;
            this.rows = rows;
            this.events = events;
        }

        /** Sets the revision of the method. */
        public Builder version(int value) {
            version = value;
            return this;
        }

        /** Adds a parameter. */
        public Builder parameter(String name, double value) {
            requireNonNull(name, "name");
            parameters.put(name, value);
            return this;
        }

        /** Sets how an iterative fit ended. */
        public Builder iterations(int steps, boolean reached) {
            iterations = steps;
            converged = reached;
            return this;
        }

        /** Adds what a reader must know, in plain words. */
        public Builder flag(String text) {
            requireNonNull(text, "flag");
            flags.add(text);
            return this;
        }

        /** Sets the days the data cover. */
        public Builder window(DateRange days) {
            requireNonNull(days, "days");
            window = Optional.of(days);
            return this;
        }

        /** Sets the seed. */
        public Builder seed(long value) {
            seed = OptionalLong.of(value);
            return this;
        }

        /** Returns the provenance. */
        public FitProvenance build() {
            return new FitProvenance(
                    model, version, rows, events, parameters, iterations, converged, flags, window, seed);
        }
    }
}

package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.action.LeadRouting;
import dev.bearing.action.WorkRanking;
import dev.bearing.value.StrategySpec;
import dev.bearing.vector.SuccessVectorStrategy;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The strategies of the host's own that a playbook may name, each with what makes it of its saved form. */
record HostStrategies(
        SortedMap<String, Function<StrategySpec, SuccessVectorStrategy>> vector,
        SortedMap<String, Function<StrategySpec, LeadRouting>> routing,
        SortedMap<String, Function<StrategySpec, WorkRanking>> ranking) {

    private static final HostStrategies NONE = new HostStrategies(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    HostStrategies {
        vector = Collections.unmodifiableSortedMap(vector);
        routing = Collections.unmodifiableSortedMap(routing);
        ranking = Collections.unmodifiableSortedMap(ranking);
    }

    static HostStrategies none() {
        return NONE;
    }

    HostStrategies withVector(String name, Function<StrategySpec, SuccessVectorStrategy> reader) {
        return new HostStrategies(with(vector, name, reader), routing, ranking);
    }

    HostStrategies withRouting(String name, Function<StrategySpec, LeadRouting> reader) {
        return new HostStrategies(vector, with(routing, name, reader), ranking);
    }

    HostStrategies withRanking(String name, Function<StrategySpec, WorkRanking> reader) {
        return new HostStrategies(vector, routing, with(ranking, name, reader));
    }

    private static <S> SortedMap<String, Function<StrategySpec, S>> with(
            SortedMap<String, Function<StrategySpec, S>> readers, String name, Function<StrategySpec, S> reader) {
        checkArgument(!name.isBlank(), "a strategy's name must not be blank");
        TreeMap<String, Function<StrategySpec, S>> more = new TreeMap<>(readers);
        more.put(name, requireNonNull(reader, "reader"));
        return more;
    }

    /** Returns what the reader registered under a name makes of a saved form; complains of a name nobody registered. */
    static <S> S read(
            Place place, SortedMap<String, Function<StrategySpec, S>> readers, StrategySpec spec, String builtIn) {
        Function<StrategySpec, S> reader = readers.get(spec.name());
        if (reader == null) {
            String known = String.join(
                    ", ",
                    Stream.concat(Stream.of(builtIn), readers.keySet().stream()).toList());
            throw place.property(PlaybookReader.STRATEGY).complaint("must be one of " + known + ", was " + spec.name());
        }
        return reader.apply(spec);
    }
}

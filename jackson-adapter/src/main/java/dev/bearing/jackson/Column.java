package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;

import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a file of facts.
 *
 * @param index its place among the columns of its file
 * @param name its name
 * @param required whether every row has a value in it
 * @param cell how its cells are read and written
 * @param value what a fact has in it
 * @param <F> the fact
 * @param <T> what a cell holds
 */
record Column<F, T>(int index, String name, boolean required, Cell<T> cell, Function<F, Optional<T>> value) {

    /** Receives what a fact has in one column. */
    interface Sink<X extends Exception> {
        void accept(String column, Cell.Kind kind, String text) throws X;
    }

    /** @throws IllegalArgumentException if what the fact has would be refused when it is read */
    <X extends Exception> void write(F fact, Sink<X> sink) throws X {
        Optional<T> present = value.apply(fact);
        if (present.isPresent()) {
            Cell.Kind kind = cell.kindOf(present.get());
            String text = cell.format(present.get());
            checkArgument(
                    text.isEmpty() || cell.parse(kind, text).isPresent(),
                    "%s cannot be written: expected %s, was %s",
                    name,
                    cell.expected(),
                    text);
            sink.accept(name, kind, text);
        }
    }
}

package dev.bearing.benchmarks;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A model that both engines fit to the same columns.
 *
 * @param text what is done, for a reader
 * @param fit the library's way, from plain columns to the model
 * @param numbers of the model, those that are compared
 * @param inR what to ask R for, given the model, to get the same numbers
 * @param tolerance how far two numbers may be from each other, relative to the greater of R's and 1
 * @param check fails where the model is wrong, whatever R says
 * @param goal what was promised
 */
record ModelQuestion<M>(
        String text,
        Callable<M> fit,
        Function<M, double[]> numbers,
        Function<M, String> inR,
        double tolerance,
        Consumer<M> check,
        Goal goal) {

    /** What was promised of a task. */
    sealed interface Goal {

        /** Nothing. */
        record None() implements Goal {}

        /** R takes at least so many times as long. */
        record TimesR(double times) implements Goal {}

        /** The library takes at most so long, whatever others do. */
        record AtMost(double millis) implements Goal {}

        /**
         * A program that is not run here took at least so many times as long; R only checks the answer.
         *
         * @param millisAMillionRows what it took, on another day
         */
        record TimesStated(String program, double millisAMillionRows, double times) implements Goal {}
    }

    /** Returns whether R does all that the library does, so that its time can stand beside the library's. */
    boolean isTimedInR() {
        return !(goal instanceof Goal.TimesStated);
    }
}

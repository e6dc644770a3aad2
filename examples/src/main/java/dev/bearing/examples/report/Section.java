package dev.bearing.examples.report;

/** One part of the page. A new part is one class like this, named in {@link ReviewPage}, and a script if it draws. */
@FunctionalInterface
interface Section {

    /** Writes the part, or nothing where the review does not hold it. */
    void write(Scope scope, Html html);
}

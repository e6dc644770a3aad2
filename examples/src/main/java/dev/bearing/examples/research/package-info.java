/**
 * The research desk: fits, compares and simulates on the command line, for people who study churn models. It reads one
 * CSV, prints a table and writes stable JSON.
 */
@NullMarked
package dev.bearing.examples.research;

import org.jspecify.annotations.NullMarked;

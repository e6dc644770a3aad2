/**
 * The words every other package speaks: an answer that may be unknown, its explanation, a rate that keeps its counts,
 * an exact monthly amount, a range of days and a value that changes over time. Nothing here knows what a customer is.
 */
@NullMarked
package dev.bearing.value;

import org.jspecify.annotations.NullMarked;

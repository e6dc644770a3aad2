/** The logistic likelihood of many rows, block by block on standardised columns. Not exported. */
@NullMarked
package dev.bearing.internal.logistic;

import org.jspecify.annotations.NullMarked;

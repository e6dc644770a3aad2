/** Order and counts of many numbers. Not exported. */
@NullMarked
package dev.bearing.internal.sort;

import org.jspecify.annotations.NullMarked;

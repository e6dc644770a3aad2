/**
 * Cox regression on arrays: risk sets, the partial likelihood and its maximum, baseline, robust errors, and the pairs
 * that concordance counts. Not exported.
 */
@NullMarked
package dev.bearing.internal.cox;

import org.jspecify.annotations.NullMarked;

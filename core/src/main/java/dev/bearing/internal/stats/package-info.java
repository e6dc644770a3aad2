/** Numeric kernels that more than one package needs: intervals and resampling. Not exported. */
@NullMarked
package dev.bearing.internal.stats;

import org.jspecify.annotations.NullMarked;
